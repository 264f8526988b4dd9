"""What a call gave or kept that is the very thing it was given, so that whoever changes one changes the other. A part
of python_driver.py.
"""

from python_record import COLLECTIONS, fields_of, is_a

MUTABLE = (list, dict, set, bytearray)
MOST_HELD, MOST_SEEN, MOST_DEPTH = 200, 2_000, 5


def shared(args, receiver, result, world):
    """In words, sorted."""
    found = set()
    in_result = {id(value) for value in held(result)}
    in_receiver = {id(value) for value in held(receiver)}
    for number, value in enumerate(args, start=1):
        own = {id(inner) for inner in held(value)} if value is not receiver else set()
        top = {id(value)} & own
        for place, words in ((in_result, "in the result"), (in_receiver, "kept")):
            if top & place:
                found.add(f"argument {number} itself is {words}")
            elif own & place:
                found.add(f"something of argument {number} is {words}")
    if receiver is not None and in_result & (in_receiver - {id(receiver)}) and result is not receiver:
        found.add("something that the instance holds is in the result")
    if in_result & {id(value) for value in held(world)} - {id(world)}:
        found.add("something that the module holds is in the result")
    return sorted(found)


def held(value):
    """The value and all in it, as far as it can be changed."""
    found: dict[int, object] = {}
    waiting, seen = [(value, 0)], 0
    while waiting and len(found) < MOST_HELD and seen < MOST_SEEN:
        inner, depth = waiting.pop()
        seen += 1
        if id(inner) in found or depth > MOST_DEPTH:
            continue
        if is_a(inner, MUTABLE) or is_open(inner):
            found[id(inner)] = inner
        waiting += [(item, depth + 1) for item in inside(inner)[:MOST_HELD]]
    return found.values()


def inside(value):
    if is_a(value, dict):
        return list(dict.values(value))
    for base in COLLECTIONS:
        if is_a(value, base):
            # Whatever it says of itself.
            return list(base.__iter__(value))
    return list(dict.values(fields_of(value) or {})) if is_instance(value) else []


def is_instance(value):
    return fields_of(value) is not None and not is_a(value, type) and not callable(value)


def is_open(value):
    """An instance that is not frozen."""
    if not is_instance(value):
        return False
    return not getattr(getattr(type(value), "__dataclass_params__", None), "frozen", False)
