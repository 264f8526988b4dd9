"""Trial typing: which kinds of arguments a function is for, by what became of calls with each combination of them."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from probe.call import ENDED, CallOutcome, OutcomeKind
from probe.inputs.evidence import used_as
from probe.inputs.generate import Combination
from probe.inputs.kinds import Kind, candidates, declared, is_count, of_name
from probe.inputs.rest import LISTS, is_rest
from syntax.functions import Parameter

MAX_COMBINATIONS, MOST_RANKED = 60, 5000
# A kind that nothing speaks for is tried so much later where something speaks for another.
UNLIKELY_COST = 12
# Below this share of calls that end well, a combination is taken for outside the function's domain.
MIN_WELL = 0.5
# Combinations that reach this share of the lines that the best one does are equals.
ENOUGH_REACH = 0.75
# More different outcomes than these say nothing more about a kind.
ENOUGH_VARIETY = 3
# Combinations kept: a function of several kinds deserves more than one.
KEPT_COMBINATIONS = 3
# Of those that come along other lines.
OTHER_COMBINATIONS = 2
# For a parameter that nothing is known of, a truth value is as good as any only where nothing else is.
ANYTHING = frozenset(Kind) - {Kind.BOOL, Kind.CALLABLE}
# What is called like a function is one where it is called, or kept for somebody who calls it.
_CALLED_OR_KEPT = (
    r"(?<![\w.])NAME\(|\bNAME\.(?:apply|call|bind)\(|\.(?:push|add|append|unshift|insert|set)\([^()]{0,80}\bNAME\b"
    r"|[=({,]\s{0,8}\[?\s{0,8}NAME\s{0,8}[,})\]]"
)
# Nobody asks whether two functions are one.
_COMPARED = r"[=!]==?\s*NAME\b(?![.(\[])|(?<!typeof )(?<![.\w])NAME\s*[=!]==?(?!\s*(?:None|null|undefined|[\"']))"
# A field of it by its name, which is no method of every object's.
_HAS_FIELD = (
    r"\bNAME(?:\??\.(?!length\b|size\b|hasOwnProperty\b)[A-Za-z_]\w*\b(?!\s*\()|\[[\"']\w+[\"']\]|\.get\([\"'])"
)
_HAS_ITEMS = r"\blen\(NAME\)|\bNAME\.length\b|\bNAME\[\w+\]|\bNAME\.(?:insert|extend|splice|charAt|charCodeAt)\("
_OF_ANYTHING = re.compile(r"\b(?:[Aa]ny|unknown|object|\*)|^(?:dict|Mapping)$")
AKIN = (frozenset({Kind.INT, Kind.FLOAT}), frozenset({Kind.INTS, Kind.FLOATS, Kind.STRS}))


def kinds_of(parameter: Parameter, body: str) -> tuple[Kind, ...]:
    """The kinds that the code declares; text that is used as the name of a file is that."""
    found, used = declared(parameter), used_as(parameter.name, body)
    if found == (Kind.DICT,) and _OF_ANYTHING.search(parameter.annotation) and Kind.RECORD in used:
        # Of what may hold anything, what the code goes into holds more of the same.
        return Kind.RECORD, Kind.DICT
    return (Kind.FILENAME,) if found == (Kind.STR,) and Kind.FILENAME in used else found


def _likely(parameter: Parameter, body: str) -> tuple[Kind, ...]:
    """The kinds that the uses of a parameter speak for, then those that its name does."""
    named, own = of_name(parameter.name), _behind_head(body)
    called, compared = (known.replace("NAME", re.escape(parameter.name)) for known in (_CALLED_OR_KEPT, _COMPARED))
    if Kind.CALLABLE in named and (not re.search(called, own) or re.search(compared, own)):
        named = ()
    if named and AKIN[0].issuperset(named) and re.search(_HAS_ITEMS.replace("NAME", re.escape(parameter.name)), own):
        # A letter stands for a number, unless it has a length or items.
        named = (Kind.INTS, Kind.STRS, Kind.STR)
    found = tuple(dict.fromkeys((*used_as(parameter.name, body), *named)))
    # Of what may be either, what has a field that the code names is a record.
    is_record = found[:2] == (Kind.DICT, Kind.RECORD) and re.search(
        _HAS_FIELD.replace("NAME", re.escape(parameter.name)), own
    )
    return (Kind.RECORD, Kind.DICT, *found[2:]) if is_record else found


def _behind_head(body: str) -> str:
    """What stands behind the names of a function's parameters."""
    return re.sub(r"^[^\n]{0,400}?\)\s{0,8}(?:->[^\n:]{0,80})?(?::|\{|=>)", "", body.lstrip(), count=1)


def combinations(parameters: Sequence[Parameter], body: str) -> list[Combination]:
    """Combinations of kinds, the likeliest first, at most MAX_COMBINATIONS."""
    said = [kinds_of(parameter, body) for parameter in parameters]
    known = [kinds or _likely(parameter, body) for kinds, parameter in zip(said, parameters, strict=True)]
    pools = [
        _lists(kinds or candidates(likely)) if is_rest(parameter) else kinds or candidates(likely)
        for kinds, likely, parameter in zip(said, known, parameters, strict=True)
    ]
    # Where something speaks for a kind, the others are tried last; where nothing does, many are.
    unlikely = [
        frozenset(kind for kind in pool if likely and kind not in likely)
        for pool, likely in zip(pools, known, strict=True)
    ]

    def cost(ranks: tuple[int, ...]) -> tuple[int, tuple[int, ...]]:
        chosen = [pool[rank] for pool, rank in zip(pools, ranks, strict=True)]
        # What is not what one of them is called may well be so of all.
        astray = {kind for kind, unthought in zip(chosen, unlikely, strict=True) if kind in unthought}
        return sum(ranks) + UNLIKELY_COST * len(astray), ranks

    ranked = sorted(itertools.islice(itertools.product(*(range(len(pool)) for pool in pools)), MOST_RANKED), key=cost)
    return [tuple(pool[rank] for pool, rank in zip(pools, ranks, strict=True)) for ranks in ranked[:MAX_COMBINATIONS]]


def _lists(kinds: Sequence[Kind]) -> tuple[Kind, ...]:
    """Those that have items, or all that there are."""
    return tuple(kind for kind in kinds if kind in LISTS) or LISTS


def best_combinations(
    trials: list[tuple[Combination, CallOutcome]],
    parameters: Sequence[Parameter],
    body: str,
    otherwise: Sequence[Combination],
) -> list[Combination]:
    """The combination whose calls end well and reach most, where several do the one that the names suggest; those of
    its family that reach as much, and those that the code refuses by a line of its own.
    """
    likely = [kinds_of(parameter, body) or _likely(parameter, body) for parameter in parameters]
    by_combination: dict[Combination, list[CallOutcome]] = {}
    for combination, outcome in trials:
        by_combination.setdefault(combination, []).append(outcome)
    tried = [_trial(combination, outcomes, likely) for combination, outcomes in by_combination.items()]
    fit = [trial for trial in tried if trial.well >= MIN_WELL]
    # A constructor that nobody wrote has no lines.
    fit = [trial for trial in fit if trial.reach] or [trial for trial in fit if all(not one.reach for one in tried)]
    if not fit:
        return list(otherwise[:KEPT_COMBINATIONS])
    most = max(len(trial.reach) for trial in fit)
    # A few lines more do not make up for kinds that nobody would think of.
    fit = [trial for trial in fit if len(trial.reach) >= ENOUGH_REACH * most]
    best = min(fit, key=_rank)
    scored = [best, *(trial for trial in fit if trial is not best and trial.unlikely == best.unlikely)]
    whole = frozenset(n for n, p in enumerate(parameters) if is_count(p.name) or Kind.FLOAT not in (likely[n] or ()))
    counted = frozenset(n for n, p in enumerate(parameters) if is_count(p.name))
    akin = (trial.combination for trial in scored if _is_akin(trial.combination, best.combination, whole))
    alike = [combination for combination in akin if not _is_mixed(combination, counted)][:KEPT_COMBINATIONS]
    alike = alike or [best.combination]
    known = frozenset[object]().union(*(_reach_all(by_combination[c]) for c in alike))
    # Where the code takes one kind of thing or another, as likely, it comes along different lines with each.
    fit = [trial for trial in tried if trial.well >= MIN_WELL and trial.unlikely == best.unlikely]
    fit = [trial for trial in fit if trial.combination not in alike and trial.variety > 1]
    else_where = [t.combination for t in fit if _reach_all(by_combination[t.combination]) - known][:OTHER_COMBINATIONS]
    others = [c for c in by_combination if c not in alike and _refuses_more(by_combination[c], known)]
    return list(dict.fromkeys([*alike, *else_where, *others[:1]]))


@dataclass(frozen=True, slots=True)
class _Trial:
    """What became of one combination: the share of calls that ended well, the lines these reached, outcomes that are
    different, and parameters of kinds that nothing speaks for.
    """

    combination: Combination
    well: float
    reach: frozenset[int]
    variety: int
    unlikely: int
    # Whether what they give is mostly no number, or words for nothing: JavaScript takes anything.
    is_meaningless: bool


def _trial(combination: Combination, outcomes: Sequence[CallOutcome], likely: Sequence[tuple[Kind, ...]]) -> _Trial:
    returned = [outcome for outcome in outcomes if outcome.kind in ENDED and outcome.kind is not OutcomeKind.RAISED]
    refused = [outcome for outcome in outcomes if outcome.kind is OutcomeKind.RAISED and outcome.explicit]
    is_likely = all(kind in known for kind, known in zip(combination, likely, strict=True))
    return _Trial(
        combination,
        well=(len(returned) + len(refused)) / len(outcomes),
        # What is refused whatever its value is not what the function is for, unless something speaks for it.
        reach=frozenset().union(*(o.lines for o in (*returned, *refused))) if returned or is_likely else frozenset(),
        is_meaningless=sum(outcome.is_meaningless for outcome in returned) > len(outcomes) / 2,
        variety=min(ENOUGH_VARIETY, len({outcome.behaviour for outcome in returned})),
        unlikely=sum(kind not in (known or ANYTHING) for kind, known in zip(combination, likely, strict=True)),
    )


def _rank(trial: _Trial) -> tuple[float, ...]:
    """The less the better."""
    return trial.unlikely, trial.is_meaningless, -len(trial.reach), -round(trial.well, 1), -trial.variety


def _reached(outcome: CallOutcome) -> frozenset[object]:
    """Lines, and ways, because a guard may stand on one line."""
    return frozenset((*outcome.lines, *outcome.arcs))


def _reach_all(outcomes: Sequence[CallOutcome]) -> frozenset[object]:
    return frozenset[object]().union(*map(_reached, outcomes))


def _refuses_more(outcomes: Sequence[CallOutcome], known: frozenset[object]) -> bool:
    """Whether every call is refused on purpose, for its type, and where no other kind of argument comes along."""
    is_refused = all(outcome.kind is OutcomeKind.RAISED and outcome.explicit for outcome in outcomes)
    is_refused = is_refused and all(outcome.type == "TypeError" for outcome in outcomes)
    return is_refused and any(_reached(outcome) - known for outcome in outcomes)


def _is_akin(combination: Combination, best: Combination, whole: frozenset[int]) -> bool:
    """Whether the kinds differ only as numbers do, but not in ``whole`` places, or as lists of one thing or another."""
    return all(
        a is b or (any({a, b} <= family for family in AKIN) and not (place in whole and a is Kind.FLOAT))
        for place, (a, b) in enumerate(zip(combination, best, strict=True))
    )


def _is_mixed(combination: Combination, counted: frozenset[int]) -> bool:
    """Whether words come with a number that is no count: what is looked for in a list is of the list's kind."""
    numbers = [kind for place, kind in enumerate(combination) if kind in AKIN[0] and place not in counted]
    return Kind.STRS in combination and bool(numbers)
