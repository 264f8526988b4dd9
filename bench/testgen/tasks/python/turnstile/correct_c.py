from functools import reduce

LOCKED, UNLOCKED, JAMMED = range(3)
NAMES = ("locked", "unlocked", "jammed")


def _coin(state, row, passed, returned):
    if state == LOCKED:
        return UNLOCKED, 0, passed, returned
    return state, row, passed, returned + 1


def _push(state, row, passed, returned):
    if state == UNLOCKED:
        return LOCKED, 0, passed + 1, returned
    if state == LOCKED and row == 2:
        return JAMMED, 0, passed, returned
    return state, row + 1, passed, returned


def _reset(state, row, passed, returned):
    return LOCKED, 0, passed, returned


def run_turnstile(events):
    actions = {"coin": _coin, "push": _push, "reset": _reset}
    known = [actions[event] for event in events if event in actions]
    end = reduce(lambda now, action: action(*now), known, (LOCKED, 0, 0, 0))
    return dict(zip(("state", "passed", "returned"), (NAMES[end[0]], end[2], end[3])))
