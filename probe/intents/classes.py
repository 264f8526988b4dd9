"""Names of classes, and what their methods, by their names, have to give behind each other."""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Any


class Expected(Enum):
    """What a call has to give where that is no value of its own."""

    YES = "true"
    NO = "false"
    # Absent, by any of the usual signs, or refused.
    NOTHING = "nothing"


Step = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Scenario:
    """``steps`` are made first, each a role and its arguments; then ``asked`` has to give ``expected``."""

    steps: tuple[Step, ...]
    asked: Step
    expected: Any


@dataclass(frozen=True, slots=True)
class ClassIntent:
    """``names`` matches the words of a class's name, ``roles`` those of its methods. An instance is made of ``given``,
    as much of it as the constructor asks for.
    """

    names: re.Pattern[str]
    roles: dict[str, re.Pattern[str]]
    scenarios: tuple[Scenario, ...]
    given: tuple[Any, ...] = ()
    # Whether nothing can be told of it without its capacity.
    needs_room: bool = False


def _roles(**names: str) -> dict[str, re.Pattern[str]]:
    return {role: re.compile(pattern) for role, pattern in names.items()}


def _behind(*steps: Step, asked: str | Step, gives: Any) -> Scenario:
    return Scenario(steps, (asked,) if isinstance(asked, str) else asked, gives)


_EMPTY, _SIZE = "(?:is_)?empty", "(?:get_)?(?:size|length|len|count)"
_LISTED = "(?:to|as)_(?:list|array)|values|items|traverse|toarray|tolist"
_FIND = "contains|has|search|find|includes|exists"

_STACK = ClassIntent(
    re.compile(r"(?:\w+_)?stack"),
    _roles(push="push", pop="pop", peek="peek|top", empty=_EMPTY, size=_SIZE, clear="clear", least="(?:get_)?min"),
    (
        _behind(("push", 1), ("push", 2), asked="pop", gives=2),
        _behind(("push", 1), ("push", 2), ("pop",), asked="pop", gives=1),
        _behind(("push", 1), ("push", 2), asked="peek", gives=2),
        _behind(("push", 1), ("push", 2), ("peek",), asked="pop", gives=2),
        _behind(("push", 1), ("push", 2), ("pop",), asked="peek", gives=1),
        _behind(asked="empty", gives=Expected.YES),
        _behind(("push", 1), asked="empty", gives=Expected.NO),
        _behind(("push", 1), ("pop",), asked="empty", gives=Expected.YES),
        _behind(("push", 1), ("push", 1), asked="size", gives=2),
        _behind(("push", 1), ("push", 2), ("pop",), asked="size", gives=1),
        _behind(("push", 1), ("clear",), asked="size", gives=0),
        _behind(("push", 3), ("push", 1), ("push", 2), asked="least", gives=1),
        _behind(("push", 3), ("push", 1), ("pop",), asked="least", gives=3),
    ),
    (10,),
)
_QUEUE = ClassIntent(
    re.compile(r"(?!.*(?:priority|lifo|double|deque|work|job|task))(?:\w+_)?queue"),
    _roles(
        put="enqueue|push|add|put|offer", take="dequeue|pop|shift|poll|get|remove|take", first="front|peek|first",
        empty=_EMPTY, size=_SIZE,
    ),
    (
        _behind(("put", 1), ("put", 2), asked="take", gives=1),
        _behind(("put", 1), ("put", 2), ("take",), asked="take", gives=2),
        _behind(("put", 1), ("take",), ("put", 2), ("put", 3), asked="take", gives=2),
        _behind(("put", 1), ("put", 2), asked="first", gives=1),
        _behind(("put", 1), ("put", 2), ("take",), asked="first", gives=2),
        _behind(asked="empty", gives=Expected.YES),
        _behind(("put", 1), asked="empty", gives=Expected.NO),
        _behind(("put", 1), ("take",), asked="empty", gives=Expected.YES),
        _behind(("put", 1), ("put", 1), asked="size", gives=2),
        _behind(("put", 1), ("put", 2), ("take",), asked="size", gives=1),
    ),
    (10,),
)  # fmt: skip
_HEAP_ROLES = _roles(
    put="push|insert|add|enqueue|offer", take="pop|extract(?:_min|_max)?|poll|dequeue|remove(?:_min|_max)?",
    first="peek|top|(?:get_)?(?:min|max)", size=_SIZE,
)  # fmt: skip


def _heap(names: str, *order: int) -> ClassIntent:
    put = tuple(("put", n) for n in (5, 2, 8, 1, 9, 3))
    scenarios = [_behind(*put, *[("take",)] * n, asked="take", gives=value) for n, value in enumerate(order)]
    scenarios += [
        _behind(*put, asked="first", gives=order[0]),
        _behind(*put, ("take",), asked="first", gives=order[1]),
        _behind(*put, ("take",), asked="size", gives=5),
    ]
    return ClassIntent(re.compile(names), _HEAP_ROLES, tuple(scenarios), (10,))


_LRU = ClassIntent(
    re.compile(r"(?:\w+_)?lru(?:_\w+)?"),
    _roles(put="put|set|add|insert", get="get", has="has|contains", size=_SIZE),
    (
        _behind(("put", 1, 10), asked=("get", 1), gives=10),
        _behind(("put", 1, 10), ("put", 1, 11), asked=("get", 1), gives=11),
        _behind(("put", 1, 10), ("put", 2, 20), ("put", 3, 30), asked=("get", 1), gives=Expected.NOTHING),
        _behind(("put", 1, 10), ("put", 2, 20), ("put", 3, 30), asked=("get", 2), gives=20),
        _behind(("put", 1, 10), ("put", 2, 20), ("put", 3, 30), asked=("get", 3), gives=30),
        _behind(("put", 1, 10), ("put", 2, 20), ("get", 1), ("put", 3, 30), asked=("get", 1), gives=10),
        _behind(("put", 1, 10), ("put", 2, 20), ("get", 1), ("put", 3, 30), asked=("get", 2), gives=Expected.NOTHING),
        _behind(("put", 1, 10), ("put", 2, 20), ("put", 1, 11), ("put", 3, 30), asked=("get", 1), gives=11),
        _behind(("put", 1, 10), ("put", 2, 20), ("put", 1, 11), asked=("get", 2), gives=20),
        _behind(("put", 1, 10), ("put", 2, 20), ("put", 3, 30), asked="size", gives=2),
        _behind(("put", 1, 10), asked=("has", 1), gives=Expected.YES),
        _behind(("put", 1, 10), asked=("has", 2), gives=Expected.NO),
    ),
    (2,),
    needs_room=True,
)
_MAPPING = ClassIntent(
    re.compile(r"(?!.*lru)(?:\w+_)?(?:map|table|dict|dictionary|key_value_store|kv_store|hash)"),
    _roles(
        put="set|put|insert|add|setitem", get="get|getitem|lookup", has="has|contains|contains_key",
        remove="remove|delete|delitem", size=_SIZE,
    ),
    (
        _behind(("put", "a", 1), asked=("get", "a"), gives=1),
        _behind(("put", "a", 1), ("put", "b", 2), asked=("get", "a"), gives=1),
        _behind(("put", "a", 1), ("put", "a", 2), asked=("get", "a"), gives=2),
        _behind(("put", "a", 1), asked=("get", "b"), gives=Expected.NOTHING),
        _behind(("put", "a", 1), asked=("has", "a"), gives=Expected.YES),
        _behind(("put", "a", 1), asked=("has", "b"), gives=Expected.NO),
        _behind(("put", "a", 1), ("remove", "a"), asked=("get", "a"), gives=Expected.NOTHING),
        _behind(("put", "a", 1), ("put", "b", 2), ("remove", "a"), asked=("get", "b"), gives=2),
        _behind(("put", "a", 1), ("put", "a", 2), asked="size", gives=1),
        _behind(("put", "a", 1), ("put", "b", 2), asked="size", gives=2),
        _behind(("put", "a", 1), ("put", "b", 2), ("remove", "a"), asked="size", gives=1),
    ),
    (8,),
)  # fmt: skip
_SET = ClassIntent(
    re.compile(r"(?:hash_|ordered_|my_|simple_|custom_|int_|integer_)?set"),
    _roles(add="add|insert", has=_FIND, remove="remove|delete|discard", size=_SIZE),
    (
        _behind(("add", 1), asked=("has", 1), gives=Expected.YES),
        _behind(("add", 1), asked=("has", 2), gives=Expected.NO),
        _behind(("add", 1), ("add", 1), asked="size", gives=1),
        _behind(("add", 1), ("add", 2), asked="size", gives=2),
        _behind(("add", 1), ("add", 2), ("remove", 1), asked=("has", 1), gives=Expected.NO),
        _behind(("add", 1), ("add", 2), ("remove", 1), asked=("has", 2), gives=Expected.YES),
        _behind(("add", 1), ("add", 2), ("remove", 1), asked="size", gives=1),
    ),
)
_TRIE = ClassIntent(
    re.compile(r"(?:\w+_)?trie|prefix_tree"),
    _roles(add="insert|add|put", has=_FIND, starts="starts_with|has_prefix|is_prefix"),
    (
        _behind(("add", "apple"), asked=("has", "apple"), gives=Expected.YES),
        _behind(("add", "apple"), asked=("has", "app"), gives=Expected.NO),
        _behind(("add", "apple"), asked=("has", "apples"), gives=Expected.NO),
        _behind(("add", "apple"), ("add", "app"), asked=("has", "app"), gives=Expected.YES),
        _behind(("add", "apple"), asked=("starts", "app"), gives=Expected.YES),
        _behind(("add", "apple"), asked=("starts", "apple"), gives=Expected.YES),
        _behind(("add", "apple"), asked=("starts", "b"), gives=Expected.NO),
    ),
)
_UNION = ClassIntent(
    re.compile(r"(?:\w+_)?(?:union_find|disjoint_sets?(?:_union)?|dsu)"),
    _roles(join="union|merge|join|connect", same="(?:is_|are_)?(?:connected|same|same_set|joined)"),
    (
        _behind(("join", 1, 2), asked=("same", 1, 2), gives=Expected.YES),
        _behind(("join", 1, 2), asked=("same", 1, 3), gives=Expected.NO),
        _behind(("join", 1, 2), ("join", 2, 3), asked=("same", 1, 3), gives=Expected.YES),
        _behind(("join", 1, 2), ("join", 3, 4), asked=("same", 1, 4), gives=Expected.NO),
        _behind(("join", 1, 2), ("join", 3, 4), ("join", 2, 4), asked=("same", 1, 3), gives=Expected.YES),
        _behind(("join", 4, 3), ("join", 2, 1), ("join", 3, 1), asked=("same", 4, 2), gives=Expected.YES),
    ),
    (10,),
)
_TREE = ClassIntent(
    re.compile(r"(?:\w+_)?(?:bst|binary_search_tree|search_tree)"),
    _roles(
        add="insert|add", has=_FIND, ordered="in_?order(?:_traversal)?|to_(?:sorted_)?(?:list|array)", size=_SIZE,
        least="(?:get_|find_)?min(?:imum)?", most="(?:get_|find_)?max(?:imum)?",
    ),
    tuple(
        _behind(("add", 5), ("add", 3), ("add", 8), ("add", 1), ("add", 9), asked=asked, gives=gives)
        for asked, gives in (
            ("ordered", [1, 3, 5, 8, 9]), ("least", 1), ("most", 9), ("size", 5), (("has", 5), Expected.YES),
            (("has", 1), Expected.YES), (("has", 9), Expected.YES), (("has", 4), Expected.NO),
        )
    ),
)  # fmt: skip
_LINKED = ClassIntent(
    re.compile(r"(?:\w+_)?linked_list"),
    _roles(
        add="append|add|push|push_back|add_last|insert_at_end", first="prepend|push_front|unshift|add_first",
        listed=_LISTED, size=_SIZE, turn="reverse", has=_FIND, remove="remove|delete",
    ),
    (
        _behind(("add", 1), ("add", 2), ("add", 3), asked="listed", gives=[1, 2, 3]),
        _behind(("add", 1), ("add", 2), ("first", 0), asked="listed", gives=[0, 1, 2]),
        _behind(("add", 1), ("add", 2), ("add", 3), ("turn",), asked="listed", gives=[3, 2, 1]),
        _behind(("add", 1), ("add", 2), asked="size", gives=2),
        _behind(("add", 1), ("add", 2), ("remove", 2), asked="size", gives=1),
        _behind(("add", 1), ("add", 2), asked=("has", 2), gives=Expected.YES),
        _behind(("add", 1), ("add", 2), asked=("has", 3), gives=Expected.NO),
    ),
)  # fmt: skip
_COUNTER = ClassIntent(
    re.compile(r"(?:\w+_)?counter"),
    _roles(
        up="increment|inc|increase", down="decrement|dec|decrease", value="(?:get_)?(?:value|count|total)", zero="reset"
    ),
    (
        _behind(("up",), asked="value", gives=1),
        _behind(("up",), ("up",), asked="value", gives=2),
        _behind(("up",), ("up",), ("down",), asked="value", gives=1),
        _behind(("up",), ("up",), ("zero",), asked="value", gives=0),
    ),
)
_ACCOUNT = ClassIntent(
    re.compile(r"(?:\w+_)?account"),
    _roles(more="deposit|credit", less="withdraw|debit", value="(?:get_|check_)?balance"),
    (
        _behind(("more", 100), asked="value", gives=100),
        _behind(("more", 100), ("more", 50), asked="value", gives=150),
        _behind(("more", 100), ("less", 30), asked="value", gives=70),
        _behind(("more", 100), ("less", 100), asked="value", gives=0),
        _behind(("more", 100), ("less", 30), ("less", 20), asked="value", gives=50),
    ),
    ("Ann",),
)

CLASSES = (
    _STACK,
    _QUEUE,
    _heap(r"(?!.*max)(?:\w+_)?(?:min_heap|heap|priority_queue)", 1, 2, 3, 5, 8, 9),
    _heap(r"(?:\w+_)?max_(?:heap|priority_queue)", 9, 8, 5, 3, 2, 1),
    _LRU,
    _MAPPING,
    _SET,
    _TRIE,
    _UNION,
    _TREE,
    _LINKED,
    _COUNTER,
    _ACCOUNT,
)
