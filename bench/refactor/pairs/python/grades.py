# --- original
def letter(score: int) -> str:
    if score < 0 or score > 100:
        raise ValueError("score out of range")
    if score >= 90:
        return "A"
    elif score >= 80:
        return "B"
    elif score >= 70:
        return "C"
    elif score >= 60:
        return "D"
    else:
        return "F"


def average(scores: list[int]) -> float:
    if len(scores) == 0:
        raise ValueError("no scores")
    total = 0
    for score in scores:
        total += score
    return total / len(scores)


def median(scores: list[int]) -> float:
    if len(scores) == 0:
        raise ValueError("no scores")
    ordered = sorted(scores)
    middle = len(ordered) // 2
    if len(ordered) % 2 == 1:
        return float(ordered[middle])
    return (ordered[middle - 1] + ordered[middle]) / 2


def drop_lowest(scores: list[int], count: int = 1) -> list[int]:
    if count < 0 or count >= len(scores):
        raise ValueError("cannot drop " + str(count))
    kept = list(scores)
    for _ in range(count):
        kept.remove(min(kept))
    return kept


def ranking(scores: dict[str, int]) -> list[tuple[int, str]]:
    names = sorted(scores, key=lambda name: (-scores[name], name))
    places: list[tuple[int, str]] = []
    for i in range(len(names)):
        if i > 0 and scores[names[i]] == scores[names[i - 1]]:
            place = places[i - 1][0]
        else:
            place = i + 1
        places.append((place, names[i]))
    return places


# --- equivalent: grades by bisection, the average by sum
from bisect import bisect_right

BOUNDS = (60, 70, 80, 90)


def letter(score: int) -> str:
    if not 0 <= score <= 100:
        raise ValueError("score out of range")
    return "FDCBA"[bisect_right(BOUNDS, score)]


def average(scores: list[int]) -> float:
    if not scores:
        raise ValueError("no scores")
    return sum(scores) / len(scores)


def median(scores: list[int]) -> float:
    if len(scores) == 0:
        raise ValueError("no scores")
    ordered = sorted(scores)
    middle = len(ordered) // 2
    if len(ordered) % 2 == 1:
        return float(ordered[middle])
    return (ordered[middle - 1] + ordered[middle]) / 2


def drop_lowest(scores: list[int], count: int = 1) -> list[int]:
    if count < 0 or count >= len(scores):
        raise ValueError("cannot drop " + str(count))
    kept = list(scores)
    for _ in range(count):
        kept.remove(min(kept))
    return kept


def ranking(scores: dict[str, int]) -> list[tuple[int, str]]:
    names = sorted(scores, key=lambda name: (-scores[name], name))
    places: list[tuple[int, str]] = []
    for i in range(len(names)):
        if i > 0 and scores[names[i]] == scores[names[i - 1]]:
            place = places[i - 1][0]
        else:
            place = i + 1
        places.append((place, names[i]))
    return places


# --- equivalent: a table of grades, one check of emptiness
GRADES = {90: "A", 80: "B", 70: "C", 60: "D"}


def letter(score: int) -> str:
    if score < 0 or score > 100:
        raise ValueError("score out of range")
    return next((grade for least, grade in GRADES.items() if score >= least), "F")


def _require_scores(scores: list[int]) -> None:
    if not scores:
        raise ValueError("no scores")


def average(scores: list[int]) -> float:
    _require_scores(scores)
    return sum(scores) / len(scores)


def median(scores: list[int]) -> float:
    _require_scores(scores)
    ordered = sorted(scores)
    half = len(ordered) // 2
    if len(ordered) % 2 == 0:
        return sum(ordered[half - 1 : half + 1]) / 2
    return float(ordered[half])


def drop_lowest(scores: list[int], count: int = 1) -> list[int]:
    if count < 0 or count >= len(scores):
        raise ValueError("cannot drop " + str(count))
    kept = list(scores)
    for _ in range(count):
        kept.remove(min(kept))
    return kept


def ranking(scores: dict[str, int]) -> list[tuple[int, str]]:
    names = sorted(scores, key=lambda name: (-scores[name], name))
    places: list[tuple[int, str]] = []
    for i in range(len(names)):
        if i > 0 and scores[names[i]] == scores[names[i - 1]]:
            place = places[i - 1][0]
        else:
            place = i + 1
        places.append((place, names[i]))
    return places


# --- equivalent: positions of the lowest found by one sort
def letter(score: int) -> str:
    if score < 0 or score > 100:
        raise ValueError("score out of range")
    if score >= 90:
        return "A"
    elif score >= 80:
        return "B"
    elif score >= 70:
        return "C"
    elif score >= 60:
        return "D"
    else:
        return "F"


def average(scores: list[int]) -> float:
    if len(scores) == 0:
        raise ValueError("no scores")
    total = 0
    for score in scores:
        total += score
    return total / len(scores)


def median(scores: list[int]) -> float:
    if len(scores) == 0:
        raise ValueError("no scores")
    ordered = sorted(scores)
    middle = len(ordered) // 2
    if len(ordered) % 2 == 1:
        return float(ordered[middle])
    return (ordered[middle - 1] + ordered[middle]) / 2


def drop_lowest(scores: list[int], count: int = 1) -> list[int]:
    if not 0 <= count < len(scores):
        raise ValueError(f"cannot drop {count}")
    by_score = sorted(range(len(scores)), key=scores.__getitem__)
    dropped = set(by_score[:count])
    return [score for i, score in enumerate(scores) if i not in dropped]


def ranking(scores: dict[str, int]) -> list[tuple[int, str]]:
    names = sorted(scores, key=lambda name: (-scores[name], name))
    places: list[tuple[int, str]] = []
    for i in range(len(names)):
        if i > 0 and scores[names[i]] == scores[names[i - 1]]:
            place = places[i - 1][0]
        else:
            place = i + 1
        places.append((place, names[i]))
    return places


# --- equivalent: enumerate, and the first place of a score remembered
def letter(score: int) -> str:
    if score < 0 or score > 100:
        raise ValueError("score out of range")
    if score >= 90:
        return "A"
    elif score >= 80:
        return "B"
    elif score >= 70:
        return "C"
    elif score >= 60:
        return "D"
    else:
        return "F"


def average(scores: list[int]) -> float:
    if len(scores) == 0:
        raise ValueError("no scores")
    total = 0
    for score in scores:
        total += score
    return total / len(scores)


def median(scores: list[int]) -> float:
    if len(scores) == 0:
        raise ValueError("no scores")
    ordered = sorted(scores)
    middle = len(ordered) // 2
    if len(ordered) % 2 == 1:
        return float(ordered[middle])
    return (ordered[middle - 1] + ordered[middle]) / 2


def drop_lowest(scores: list[int], count: int = 1) -> list[int]:
    if count < 0 or count >= len(scores):
        raise ValueError("cannot drop " + str(count))
    kept = list(scores)
    for _ in range(count):
        kept.remove(min(kept))
    return kept


def ranking(scores: dict[str, int]) -> list[tuple[int, str]]:
    first: dict[int, int] = {}
    places = []
    for place, name in enumerate(sorted(scores, key=lambda name: (-scores[name], name)), start=1):
        places.append((first.setdefault(scores[name], place), name))
    return places


# --- equivalent: places by counting those who are better, sorted by place and name
def letter(score: int) -> str:
    if score < 0 or score > 100:
        raise ValueError("score out of range")
    if score >= 90:
        return "A"
    elif score >= 80:
        return "B"
    elif score >= 70:
        return "C"
    elif score >= 60:
        return "D"
    else:
        return "F"


def average(scores: list[int]) -> float:
    if len(scores) == 0:
        raise ValueError("no scores")
    total = 0
    for score in scores:
        total += score
    return total / len(scores)


def median(scores: list[int]) -> float:
    if not scores:
        raise ValueError("no scores")
    ordered = sorted(scores)
    middle, is_odd = divmod(len(ordered), 2)
    return float(ordered[middle]) if is_odd else (ordered[middle - 1] + ordered[middle]) / 2


def drop_lowest(scores: list[int], count: int = 1) -> list[int]:
    if count < 0 or count >= len(scores):
        raise ValueError("cannot drop " + str(count))
    kept = list(scores)
    for _ in range(count):
        kept.remove(min(kept))
    return kept


def ranking(scores: dict[str, int]) -> list[tuple[int, str]]:
    values = list(scores.values())
    places = []
    for name, score in scores.items():
        better = sum(value > score for value in values)
        places.append((better + 1, name))
    return sorted(places)


# --- wrong arithmetic: median([1, 4])
def letter(score: int) -> str:
    if score < 0 or score > 100:
        raise ValueError("score out of range")
    if score >= 90:
        return "A"
    elif score >= 80:
        return "B"
    elif score >= 70:
        return "C"
    elif score >= 60:
        return "D"
    else:
        return "F"


def average(scores: list[int]) -> float:
    if len(scores) == 0:
        raise ValueError("no scores")
    total = 0
    for score in scores:
        total += score
    return total / len(scores)


def median(scores: list[int]) -> float:
    if not scores:
        raise ValueError("no scores")
    ordered = sorted(scores)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return float(ordered[middle])
    return float((ordered[middle - 1] + ordered[middle]) // 2)


def drop_lowest(scores: list[int], count: int = 1) -> list[int]:
    if count < 0 or count >= len(scores):
        raise ValueError("cannot drop " + str(count))
    kept = list(scores)
    for _ in range(count):
        kept.remove(min(kept))
    return kept


def ranking(scores: dict[str, int]) -> list[tuple[int, str]]:
    names = sorted(scores, key=lambda name: (-scores[name], name))
    places: list[tuple[int, str]] = []
    for i in range(len(names)):
        if i > 0 and scores[names[i]] == scores[names[i - 1]]:
            place = places[i - 1][0]
        else:
            place = i + 1
        places.append((place, names[i]))
    return places


# --- wrong boundary: letter(90)
from bisect import bisect_left

BOUNDS = (60, 70, 80, 90)


def letter(score: int) -> str:
    if not 0 <= score <= 100:
        raise ValueError("score out of range")
    return "FDCBA"[bisect_left(BOUNDS, score)]


def average(scores: list[int]) -> float:
    if not scores:
        raise ValueError("no scores")
    return sum(scores) / len(scores)


def median(scores: list[int]) -> float:
    if len(scores) == 0:
        raise ValueError("no scores")
    ordered = sorted(scores)
    middle = len(ordered) // 2
    if len(ordered) % 2 == 1:
        return float(ordered[middle])
    return (ordered[middle - 1] + ordered[middle]) / 2


def drop_lowest(scores: list[int], count: int = 1) -> list[int]:
    if count < 0 or count >= len(scores):
        raise ValueError("cannot drop " + str(count))
    kept = list(scores)
    for _ in range(count):
        kept.remove(min(kept))
    return kept


def ranking(scores: dict[str, int]) -> list[tuple[int, str]]:
    names = sorted(scores, key=lambda name: (-scores[name], name))
    places: list[tuple[int, str]] = []
    for i in range(len(names)):
        if i > 0 and scores[names[i]] == scores[names[i - 1]]:
            place = places[i - 1][0]
        else:
            place = i + 1
        places.append((place, names[i]))
    return places


# --- wrong collection: drop_lowest([3, 1, 1, 2])
def letter(score: int) -> str:
    if score < 0 or score > 100:
        raise ValueError("score out of range")
    if score >= 90:
        return "A"
    elif score >= 80:
        return "B"
    elif score >= 70:
        return "C"
    elif score >= 60:
        return "D"
    else:
        return "F"


def average(scores: list[int]) -> float:
    if len(scores) == 0:
        raise ValueError("no scores")
    total = 0
    for score in scores:
        total += score
    return total / len(scores)


def median(scores: list[int]) -> float:
    if len(scores) == 0:
        raise ValueError("no scores")
    ordered = sorted(scores)
    middle = len(ordered) // 2
    if len(ordered) % 2 == 1:
        return float(ordered[middle])
    return (ordered[middle - 1] + ordered[middle]) / 2


def drop_lowest(scores: list[int], count: int = 1) -> list[int]:
    if not 0 <= count < len(scores):
        raise ValueError(f"cannot drop {count}")
    dropped = set(sorted(scores)[:count])
    return [score for score in scores if score not in dropped]


def ranking(scores: dict[str, int]) -> list[tuple[int, str]]:
    names = sorted(scores, key=lambda name: (-scores[name], name))
    places: list[tuple[int, str]] = []
    for i in range(len(names)):
        if i > 0 and scores[names[i]] == scores[names[i - 1]]:
            place = places[i - 1][0]
        else:
            place = i + 1
        places.append((place, names[i]))
    return places


# --- wrong mutation: scores = [3, 1, 2]; drop_lowest(scores); scores
def letter(score: int) -> str:
    if score < 0 or score > 100:
        raise ValueError("score out of range")
    if score >= 90:
        return "A"
    elif score >= 80:
        return "B"
    elif score >= 70:
        return "C"
    elif score >= 60:
        return "D"
    else:
        return "F"


def average(scores: list[int]) -> float:
    if len(scores) == 0:
        raise ValueError("no scores")
    total = 0
    for score in scores:
        total += score
    return total / len(scores)


def median(scores: list[int]) -> float:
    if len(scores) == 0:
        raise ValueError("no scores")
    ordered = sorted(scores)
    middle = len(ordered) // 2
    if len(ordered) % 2 == 1:
        return float(ordered[middle])
    return (ordered[middle - 1] + ordered[middle]) / 2


def drop_lowest(scores: list[int], count: int = 1) -> list[int]:
    if not 0 <= count < len(scores):
        raise ValueError(f"cannot drop {count}")
    kept = scores
    for _ in range(count):
        del kept[kept.index(min(kept))]
    return kept


def ranking(scores: dict[str, int]) -> list[tuple[int, str]]:
    names = sorted(scores, key=lambda name: (-scores[name], name))
    places: list[tuple[int, str]] = []
    for i in range(len(names)):
        if i > 0 and scores[names[i]] == scores[names[i - 1]]:
            place = places[i - 1][0]
        else:
            place = i + 1
        places.append((place, names[i]))
    return places


# --- wrong order: ranking({"ann": 5, "bob": 5})
def letter(score: int) -> str:
    if score < 0 or score > 100:
        raise ValueError("score out of range")
    if score >= 90:
        return "A"
    elif score >= 80:
        return "B"
    elif score >= 70:
        return "C"
    elif score >= 60:
        return "D"
    else:
        return "F"


def average(scores: list[int]) -> float:
    if len(scores) == 0:
        raise ValueError("no scores")
    total = 0
    for score in scores:
        total += score
    return total / len(scores)


def median(scores: list[int]) -> float:
    if len(scores) == 0:
        raise ValueError("no scores")
    ordered = sorted(scores)
    middle = len(ordered) // 2
    if len(ordered) % 2 == 1:
        return float(ordered[middle])
    return (ordered[middle - 1] + ordered[middle]) / 2


def drop_lowest(scores: list[int], count: int = 1) -> list[int]:
    if count < 0 or count >= len(scores):
        raise ValueError("cannot drop " + str(count))
    kept = list(scores)
    for _ in range(count):
        kept.remove(min(kept))
    return kept


def ranking(scores: dict[str, int]) -> list[tuple[int, str]]:
    first: dict[int, int] = {}
    places = []
    pairs = sorted(((score, name) for name, score in scores.items()), reverse=True)
    for place, (score, name) in enumerate(pairs, start=1):
        places.append((first.setdefault(score, place), name))
    return places


# --- wrong state: ranking({"ann": 5, "bob": 5, "cid": 3})
def letter(score: int) -> str:
    if score < 0 or score > 100:
        raise ValueError("score out of range")
    if score >= 90:
        return "A"
    elif score >= 80:
        return "B"
    elif score >= 70:
        return "C"
    elif score >= 60:
        return "D"
    else:
        return "F"


def average(scores: list[int]) -> float:
    if len(scores) == 0:
        raise ValueError("no scores")
    total = 0
    for score in scores:
        total += score
    return total / len(scores)


def median(scores: list[int]) -> float:
    if not scores:
        raise ValueError("no scores")
    ordered = sorted(scores)
    middle, is_odd = divmod(len(ordered), 2)
    return float(ordered[middle]) if is_odd else (ordered[middle - 1] + ordered[middle]) / 2


def drop_lowest(scores: list[int], count: int = 1) -> list[int]:
    if count < 0 or count >= len(scores):
        raise ValueError("cannot drop " + str(count))
    kept = list(scores)
    for _ in range(count):
        kept.remove(min(kept))
    return kept


def ranking(scores: dict[str, int]) -> list[tuple[int, str]]:
    places = []
    place = 0
    last = None
    for name in sorted(scores, key=lambda name: (-scores[name], name)):
        if scores[name] != last:
            place += 1
            last = scores[name]
        places.append((place, name))
    return places


# --- wrong exception: average([])
GRADES = {90: "A", 80: "B", 70: "C", 60: "D"}


def letter(score: int) -> str:
    if score < 0 or score > 100:
        raise ValueError("score out of range")
    return next((grade for least, grade in GRADES.items() if score >= least), "F")


def _require_scores(scores: list[int]) -> None:
    if not scores:
        raise ValueError("no scores")


def average(scores: list[int]) -> float:
    return sum(scores) / len(scores)


def median(scores: list[int]) -> float:
    _require_scores(scores)
    ordered = sorted(scores)
    half = len(ordered) // 2
    if len(ordered) % 2 == 0:
        return sum(ordered[half - 1 : half + 1]) / 2
    return float(ordered[half])


def drop_lowest(scores: list[int], count: int = 1) -> list[int]:
    if count < 0 or count >= len(scores):
        raise ValueError("cannot drop " + str(count))
    kept = list(scores)
    for _ in range(count):
        kept.remove(min(kept))
    return kept


def ranking(scores: dict[str, int]) -> list[tuple[int, str]]:
    names = sorted(scores, key=lambda name: (-scores[name], name))
    places: list[tuple[int, str]] = []
    for i in range(len(names)):
        if i > 0 and scores[names[i]] == scores[names[i - 1]]:
            place = places[i - 1][0]
        else:
            place = i + 1
        places.append((place, names[i]))
    return places


# --- wrong guard: letter(101)
GRADES = {90: "A", 80: "B", 70: "C", 60: "D"}


def letter(score: int) -> str:
    if not 0 <= score:
        raise ValueError("score out of range")
    return next((grade for least, grade in GRADES.items() if score >= least), "F")


def _require_scores(scores: list[int]) -> None:
    if not scores:
        raise ValueError("no scores")


def average(scores: list[int]) -> float:
    _require_scores(scores)
    return sum(scores) / len(scores)


def median(scores: list[int]) -> float:
    _require_scores(scores)
    ordered = sorted(scores)
    half = len(ordered) // 2
    if len(ordered) % 2 == 0:
        return sum(ordered[half - 1 : half + 1]) / 2
    return float(ordered[half])


def drop_lowest(scores: list[int], count: int = 1) -> list[int]:
    if count < 0 or count >= len(scores):
        raise ValueError("cannot drop " + str(count))
    kept = list(scores)
    for _ in range(count):
        kept.remove(min(kept))
    return kept


def ranking(scores: dict[str, int]) -> list[tuple[int, str]]:
    names = sorted(scores, key=lambda name: (-scores[name], name))
    places: list[tuple[int, str]] = []
    for i in range(len(names)):
        if i > 0 and scores[names[i]] == scores[names[i - 1]]:
            place = places[i - 1][0]
        else:
            place = i + 1
        places.append((place, names[i]))
    return places
