# --- original
def chunks(items, size: int):
    if size < 1:
        raise ValueError("size must be positive")
    batch = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if len(batch) > 0:
        yield batch


def unique(items, key=None):
    seen = set()
    for item in items:
        mark = item if key is None else key(item)
        if mark not in seen:
            seen.add(mark)
            yield item


def pairs(items):
    previous = None
    started = False
    for item in items:
        if started:
            yield previous, item
        previous = item
        started = True


def first(items, accept, default=None):
    for item in items:
        if accept(item):
            return item
    return default


def merge(left: list[tuple[int, str]], right: list[tuple[int, str]]):
    i = 0
    j = 0
    while i < len(left) and j < len(right):
        if right[j][0] < left[i][0]:
            yield right[j]
            j += 1
        else:
            yield left[i]
            i += 1
    yield from left[i:]
    yield from right[j:]


def until(items, stop):
    for item in items:
        yield item
        if item == stop:
            return


# --- equivalent: islice for batches
from itertools import islice


def chunks(items, size: int):
    if size < 1:
        raise ValueError("size must be positive")
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def unique(items, key=None):
    seen = set()
    for item in items:
        mark = item if key is None else key(item)
        if mark not in seen:
            seen.add(mark)
            yield item


def pairs(items):
    previous = None
    started = False
    for item in items:
        if started:
            yield previous, item
        previous = item
        started = True


def first(items, accept, default=None):
    for item in items:
        if accept(item):
            return item
    return default


def merge(left: list[tuple[int, str]], right: list[tuple[int, str]]):
    i = 0
    j = 0
    while i < len(left) and j < len(right):
        if right[j][0] < left[i][0]:
            yield right[j]
            j += 1
        else:
            yield left[i]
            i += 1
    yield from left[i:]
    yield from right[j:]


def until(items, stop):
    for item in items:
        yield item
        if item == stop:
            return


# --- equivalent: next with a default, and a break
def chunks(items, size: int):
    if size < 1:
        raise ValueError("size must be positive")
    batch = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if len(batch) > 0:
        yield batch


def unique(items, key=None):
    seen = set()
    for item in items:
        mark = item if key is None else key(item)
        if mark not in seen:
            seen.add(mark)
            yield item


def pairs(items):
    previous = None
    started = False
    for item in items:
        if started:
            yield previous, item
        previous = item
        started = True


def first(items, accept, default=None):
    return next((item for item in items if accept(item)), default)


def merge(left: list[tuple[int, str]], right: list[tuple[int, str]]):
    i = 0
    j = 0
    while i < len(left) and j < len(right):
        if right[j][0] < left[i][0]:
            yield right[j]
            j += 1
        else:
            yield left[i]
            i += 1
    yield from left[i:]
    yield from right[j:]


def until(items, stop):
    for item in items:
        yield item
        if item == stop:
            break


# --- equivalent: the head of the stream taken apart
def chunks(items, size: int):
    if size < 1:
        raise ValueError("size must be positive")
    batch = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if len(batch) > 0:
        yield batch


def unique(items, key=None):
    seen = set()
    for item in items:
        mark = item if key is None else key(item)
        if mark not in seen:
            seen.add(mark)
            yield item


def pairs(items):
    iterator = iter(items)
    try:
        previous = next(iterator)
    except StopIteration:
        return
    for item in iterator:
        yield previous, item
        previous = item


def first(items, accept, default=None):
    for item in items:
        if accept(item):
            return item
    return default


def merge(left: list[tuple[int, str]], right: list[tuple[int, str]]):
    i = 0
    j = 0
    while i < len(left) and j < len(right):
        if right[j][0] < left[i][0]:
            yield right[j]
            j += 1
        else:
            yield left[i]
            i += 1
    yield from left[i:]
    yield from right[j:]


def until(items, stop):
    for item in items:
        yield item
        if item == stop:
            return


# --- equivalent: a for loop over one side of the merge
def chunks(items, size: int):
    if size < 1:
        raise ValueError("size must be positive")
    batch = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if len(batch) > 0:
        yield batch


def unique(items, key=None):
    seen = set()
    for item in items:
        mark = key(item) if key is not None else item
        if mark in seen:
            continue
        seen.add(mark)
        yield item


def pairs(items):
    previous = None
    started = False
    for item in items:
        if started:
            yield previous, item
        previous = item
        started = True


def first(items, accept, default=None):
    for item in items:
        if accept(item):
            return item
    return default


def merge(left: list[tuple[int, str]], right: list[tuple[int, str]]):
    taken = 0
    for item in left:
        while taken < len(right) and right[taken][0] < item[0]:
            yield right[taken]
            taken += 1
        yield item
    yield from right[taken:]


def until(items, stop):
    for item in items:
        yield item
        if item == stop:
            return


# --- equivalent: pairwise, and a function for the mark
from itertools import pairwise


def chunks(items, size: int):
    if size < 1:
        raise ValueError("size must be positive")
    batch = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if len(batch) > 0:
        yield batch


def _itself(item):
    return item


def unique(items, key=None):
    mark_of = _itself if key is None else key
    seen = set()
    for item in items:
        mark = mark_of(item)
        if mark not in seen:
            yield item
            seen.add(mark)


def pairs(items):
    yield from pairwise(items)


def first(items, accept, default=None):
    for item in items:
        if accept(item):
            return item
    return default


def merge(left: list[tuple[int, str]], right: list[tuple[int, str]]):
    i = 0
    j = 0
    while i < len(left) and j < len(right):
        if right[j][0] < left[i][0]:
            yield right[j]
            j += 1
        else:
            yield left[i]
            i += 1
    yield from left[i:]
    yield from right[j:]


def until(items, stop):
    for item in items:
        yield item
        if item == stop:
            return


# --- wrong laziness: g = chunks([1], 0); 1
def chunks(items, size: int):
    if size < 1:
        raise ValueError("size must be positive")
    return _chunks(items, size)


def _chunks(items, size):
    batch = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def unique(items, key=None):
    seen = set()
    for item in items:
        mark = item if key is None else key(item)
        if mark not in seen:
            seen.add(mark)
            yield item


def pairs(items):
    previous = None
    started = False
    for item in items:
        if started:
            yield previous, item
        previous = item
        started = True


def first(items, accept, default=None):
    for item in items:
        if accept(item):
            return item
    return default


def merge(left: list[tuple[int, str]], right: list[tuple[int, str]]):
    i = 0
    j = 0
    while i < len(left) and j < len(right):
        if right[j][0] < left[i][0]:
            yield right[j]
            j += 1
        else:
            yield left[i]
            i += 1
    yield from left[i:]
    yield from right[j:]


def until(items, stop):
    for item in items:
        yield item
        if item == stop:
            return


# --- wrong mutation: list(chunks([1, 2, 3], 2))
def chunks(items, size: int):
    if size < 1:
        raise ValueError("size must be positive")
    batch = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch.clear()
    if batch:
        yield batch


def unique(items, key=None):
    seen = set()
    for item in items:
        mark = item if key is None else key(item)
        if mark not in seen:
            seen.add(mark)
            yield item


def pairs(items):
    previous = None
    started = False
    for item in items:
        if started:
            yield previous, item
        previous = item
        started = True


def first(items, accept, default=None):
    for item in items:
        if accept(item):
            return item
    return default


def merge(left: list[tuple[int, str]], right: list[tuple[int, str]]):
    i = 0
    j = 0
    while i < len(left) and j < len(right):
        if right[j][0] < left[i][0]:
            yield right[j]
            j += 1
        else:
            yield left[i]
            i += 1
    yield from left[i:]
    yield from right[j:]


def until(items, stop):
    for item in items:
        yield item
        if item == stop:
            return


# --- wrong laziness: i = iter([1, 2, 3]); next(unique(i)); next(i)
def chunks(items, size: int):
    if size < 1:
        raise ValueError("size must be positive")
    batch = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if len(batch) > 0:
        yield batch


def unique(items, key=None):
    if key is None:
        yield from dict.fromkeys(items)
        return
    seen = set()
    for item in items:
        mark = key(item)
        if mark not in seen:
            seen.add(mark)
            yield item


def pairs(items):
    previous = None
    started = False
    for item in items:
        if started:
            yield previous, item
        previous = item
        started = True


def first(items, accept, default=None):
    for item in items:
        if accept(item):
            return item
    return default


def merge(left: list[tuple[int, str]], right: list[tuple[int, str]]):
    i = 0
    j = 0
    while i < len(left) and j < len(right):
        if right[j][0] < left[i][0]:
            yield right[j]
            j += 1
        else:
            yield left[i]
            i += 1
    yield from left[i:]
    yield from right[j:]


def until(items, stop):
    for item in items:
        yield item
        if item == stop:
            return


# --- wrong exception: list(pairs([]))
def chunks(items, size: int):
    if size < 1:
        raise ValueError("size must be positive")
    batch = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if len(batch) > 0:
        yield batch


def unique(items, key=None):
    seen = set()
    for item in items:
        mark = item if key is None else key(item)
        if mark not in seen:
            seen.add(mark)
            yield item


def pairs(items):
    iterator = iter(items)
    previous = next(iterator)
    for item in iterator:
        yield previous, item
        previous = item


def first(items, accept, default=None):
    for item in items:
        if accept(item):
            return item
    return default


def merge(left: list[tuple[int, str]], right: list[tuple[int, str]]):
    i = 0
    j = 0
    while i < len(left) and j < len(right):
        if right[j][0] < left[i][0]:
            yield right[j]
            j += 1
        else:
            yield left[i]
            i += 1
    yield from left[i:]
    yield from right[j:]


def until(items, stop):
    for item in items:
        yield item
        if item == stop:
            return


# --- wrong truthiness: list(pairs([None, 1, None]))
def chunks(items, size: int):
    if size < 1:
        raise ValueError("size must be positive")
    batch = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if len(batch) > 0:
        yield batch


def unique(items, key=None):
    seen = set()
    for item in items:
        mark = item if key is None else key(item)
        if mark not in seen:
            seen.add(mark)
            yield item


def pairs(items):
    previous = None
    for item in items:
        if previous is not None:
            yield previous, item
        previous = item


def first(items, accept, default=None):
    for item in items:
        if accept(item):
            return item
    return default


def merge(left: list[tuple[int, str]], right: list[tuple[int, str]]):
    i = 0
    j = 0
    while i < len(left) and j < len(right):
        if right[j][0] < left[i][0]:
            yield right[j]
            j += 1
        else:
            yield left[i]
            i += 1
    yield from left[i:]
    yield from right[j:]


def until(items, stop):
    for item in items:
        yield item
        if item == stop:
            return


# --- wrong truthiness: first([3, 0], lambda n: n < 1, 9)
def chunks(items, size: int):
    if size < 1:
        raise ValueError("size must be positive")
    batch = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if len(batch) > 0:
        yield batch


def unique(items, key=None):
    seen = set()
    for item in items:
        mark = item if key is None else key(item)
        if mark not in seen:
            seen.add(mark)
            yield item


def pairs(items):
    previous = None
    started = False
    for item in items:
        if started:
            yield previous, item
        previous = item
        started = True


def first(items, accept, default=None):
    return next((item for item in items if accept(item)), None) or default


def merge(left: list[tuple[int, str]], right: list[tuple[int, str]]):
    i = 0
    j = 0
    while i < len(left) and j < len(right):
        if right[j][0] < left[i][0]:
            yield right[j]
            j += 1
        else:
            yield left[i]
            i += 1
    yield from left[i:]
    yield from right[j:]


def until(items, stop):
    for item in items:
        yield item
        if item == stop:
            break


# --- wrong collection: list(unique(["a", "B", "A"], str.lower))
def chunks(items, size: int):
    if size < 1:
        raise ValueError("size must be positive")
    batch = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if len(batch) > 0:
        yield batch


def unique(items, key=None):
    if key is None:
        key = lambda item: item
    chosen = {}
    for item in items:
        chosen[key(item)] = item
    yield from chosen.values()


def pairs(items):
    previous = None
    started = False
    for item in items:
        if started:
            yield previous, item
        previous = item
        started = True


def first(items, accept, default=None):
    for item in items:
        if accept(item):
            return item
    return default


def merge(left: list[tuple[int, str]], right: list[tuple[int, str]]):
    i = 0
    j = 0
    while i < len(left) and j < len(right):
        if right[j][0] < left[i][0]:
            yield right[j]
            j += 1
        else:
            yield left[i]
            i += 1
    yield from left[i:]
    yield from right[j:]


def until(items, stop):
    for item in items:
        yield item
        if item == stop:
            return


# --- wrong order: list(merge([(1, "a")], [(1, "b")]))
def chunks(items, size: int):
    if size < 1:
        raise ValueError("size must be positive")
    batch = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if len(batch) > 0:
        yield batch


def unique(items, key=None):
    seen = set()
    for item in items:
        mark = key(item) if key is not None else item
        if mark in seen:
            continue
        seen.add(mark)
        yield item


def pairs(items):
    previous = None
    started = False
    for item in items:
        if started:
            yield previous, item
        previous = item
        started = True


def first(items, accept, default=None):
    for item in items:
        if accept(item):
            return item
    return default


def merge(left: list[tuple[int, str]], right: list[tuple[int, str]]):
    taken = 0
    for item in left:
        while taken < len(right) and right[taken][0] <= item[0]:
            yield right[taken]
            taken += 1
        yield item
    yield from right[taken:]


def until(items, stop):
    for item in items:
        yield item
        if item == stop:
            return


# --- wrong boundary: list(until([1, 2, 3], 2))
from itertools import takewhile


def chunks(items, size: int):
    if size < 1:
        raise ValueError("size must be positive")
    batch = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if len(batch) > 0:
        yield batch


def unique(items, key=None):
    seen = set()
    for item in items:
        mark = item if key is None else key(item)
        if mark not in seen:
            seen.add(mark)
            yield item


def pairs(items):
    previous = None
    started = False
    for item in items:
        if started:
            yield previous, item
        previous = item
        started = True


def first(items, accept, default=None):
    for item in items:
        if accept(item):
            return item
    return default


def merge(left: list[tuple[int, str]], right: list[tuple[int, str]]):
    i = 0
    j = 0
    while i < len(left) and j < len(right):
        if right[j][0] < left[i][0]:
            yield right[j]
            j += 1
        else:
            yield left[i]
            i += 1
    yield from left[i:]
    yield from right[j:]


def until(items, stop):
    yield from takewhile(lambda item: item != stop, items)
