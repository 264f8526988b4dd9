"""Two versions of a file, by whomever, driven with the same calls: what each did with each call."""

import asyncio
import random
import re
from collections.abc import Awaitable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from probe.aftermath import aftermath
from probe.alike import alike
from probe.call import ANYHOW, Call, CallOutcome, OutcomeKind
from probe.compare import Difference, can_be_compared
from probe.donors import behind, behind_functions, donors, refuses, texts_that_go
from probe.inputs.generate import SEED, Plan, make_calls
from probe.inputs.kinds import Kind, is_count
from probe.inputs.mined import Mined, mine, related
from probe.inputs.neighbours import neighbours
from probe.inputs.planning import plan_calls
from probe.inputs.sequences import with_texts
from probe.inputs.unusual import NAMES, STRINGS, unusual
from probe.promises import promised_calls
from probe.record import HASH_SEED, Detail, Names, NotRecorded, Recording, record
from probe.row import Row
from probe.scenarios import asked_of_classes
from probe.shape import shape
from probe.shrink import shrunk, size
from probe.solver import SOLVER, Solved, is_solvable, is_straight, solve, solver_version
from probe.targets import Drivable, Target
from sandbox.sandbox import Sandbox
from syntax.source import Source

# Rounds without a new way, after which breeding ends; and calls that bred for no way of their own, of each target.
_FRUITLESS_ROUNDS, _OTHERS = 4, 12
_CALLS_PER_ROUND = 300
# Node takes longer to start than to make hundreds of calls, so that it makes more.
_MORE = {"python": 1.0, "javascript": 1.5}
_CALLS_AT_ONCE = 1_500
# Errors of the language about values of kinds that nobody meant.
_STUMBLES = frozenset({"TypeError", "AttributeError"})
# Functions that symbolic execution is asked about: each takes seconds.
_MOST_SOLVED = 2
# How often a neighbour is one of a call that gave something.
_GIVING = 0.7
# How often a method is called behind one that went well.
_BEHIND = 0.4
# Functions that are asked which texts they take, and how many calls of each.
_MOST_ASKED, _CALLS_ASKED = 4, 60
# Methods of instances that are called behind a function which was given one.
_MOST_FOLLOWING = 6
_WORD = re.compile(r"[A-Za-z_$][\w$]*")


@dataclass(frozen=True, slots=True)
class Effort:
    """Calls that are made of each target first, and rounds of neighbours of these, at most as many each."""

    calls_each: int
    rounds: int


@dataclass(frozen=True)
class Driven:
    """``obstacle`` says why nothing was compared; ``load_error`` that the changed version no longer loads; ``whole`` of
    which functions every path was followed, by name with how.
    """

    rows: tuple[Row, ...] = ()
    whole: Mapping[str, str] = field(default_factory=dict)
    obstacle: str = ""
    load_error: str = ""


class Versions:
    """``changed`` holds, under the names of the original, what became of its functions; by ``names`` the driver finds
    them there.
    """

    def __init__(
        self,
        sandbox: Sandbox,
        original: Source,
        changed: Source,
        drivable: Drivable,
        names: Names,
        others: Sequence[Target] = (),
    ) -> None:
        self._sandbox = sandbox
        # Functions of the original that nobody asks about, and that may know what those take that are asked about.
        self._others = others
        self._original = original
        self._changed = changed
        self._drivable = drivable
        self._names = names
        # Data of the module is compared where both versions have it.
        self._words = frozenset(_WORD.findall(original.text)) & frozenset(_WORD.findall(changed.text))

    async def drive(self, new_texts: Mapping[str, str], effort: Effort) -> Driven:
        """Both versions on the same calls: those that a plan makes, then, round by round, neighbours of calls that went
        ways of their own in either version. ``new_texts`` holds the changed text of each target, whose values are tried
        as well.
        """
        try:
            plans = await plan_calls(self._sandbox, self._original, self._drivable, for_others=True)
            solving = asyncio.gather(*(self._solved(plan) for plan in self._solvable(plans, new_texts)))
            try:
                return await self._tried([self._with_new_values(plan, new_texts) for plan in plans], effort, solving)
            finally:
                solving.cancel()
        except NotRecorded as error:
            return Driven(obstacle=str(error))

    async def _tried(
        self, plans: Sequence[Plan], effort: Effort, solving: Awaitable[list[tuple[Plan, Solved]]]
    ) -> Driven:
        chance = random.Random(SEED)
        made = [(plan, call) for plan in plans for call in self._calls(plan, effort, chance)]
        by_name = {plan.target.name: plan for plan in plans}
        asked = asked_of_classes([plan.target for plan in plans], self._original.language.family)
        made += [(by_name[one.target.name], _anyhow(one.call)) for one in asked]
        driven = await self._driven(made)
        if driven.obstacle or driven.load_error:
            return driven
        texts = await self._texts_taken(plans, driven.rows)
        rows = await self._bred(plans, list(driven.rows), effort, texts)
        rows = (*rows, *await self._seen_later(rows))
        solved = await solving
        rows = (*rows, *(await self._driven([(plan, call) for plan, found in solved for call in found.calls])).rows)
        return replace(driven, rows=rows, whole=_followed(solved))

    def _solvable(self, plans: Sequence[Plan], new_texts: Mapping[str, str]) -> list[Plan]:
        """The first ones of those that were changed, and go along every line once at most in either version."""
        old = self._original.text
        changed = [p for p in plans if new_texts.get(p.target.name) not in (None, p.target.function.text_in(old))]
        fit = [plan for plan in changed if is_solvable(plan, self._original)]
        new = self._changed.text
        return [p for p in fit if is_straight(new_texts[p.target.name], new, p.target.plain_name)][:_MOST_SOLVED]

    async def _solved(self, plan: Plan) -> tuple[Plan, Solved]:
        texts = [self._original.text, self._changed.text]
        return plan, await solve(self._sandbox, self._original, plan, self._drivable.names.module, texts)

    def _calls(self, plan: Plan, effort: Effort, chance: random.Random) -> list[Call]:
        """What a plan makes, and what is unusual about it."""
        made = [_anyhow(call) for call in make_calls(plan, self._original, int(_MORE[plan.family] * effort.calls_each))]
        # On those that a name is known for, mistakes show.
        made = list(dict.fromkeys((*promised_calls(plan), *made)))
        return [*made, *unusual(plan, made, plan.target.function.text_in(self._original.text), chance)]

    async def smallest(self, rows: Sequence[Row]) -> Difference | None:
        """The difference on the smallest call that those of ``rows`` lead to; None where none of them differs."""
        found = _smallest(rows)
        if found is None:
            return None
        function = found.function

        async def smallest_of(proposals: Sequence[Call]) -> Row | None:
            return _smallest(await self._rows([(function, call) for call in proposals]))

        return _told(await shrunk(found, self._original.language.family, smallest_of))

    def _with_new_values(self, plan: Plan, new_texts: Mapping[str, str]) -> Plan:
        text = new_texts.get(plan.target.subject, "")
        mined = _joined(plan.mined, mine(related(text, self._changed.text)))
        names = NAMES if plan.family == "javascript" else ()
        is_divided = plan.family != "python"
        return replace(
            _widened(plan), divides=is_divided, mined=replace(mined, strings=(*mined.strings, *STRINGS, *names))
        )

    async def _texts_taken(self, plans: Sequence[Plan], rows: Sequence[Row]) -> list[str]:
        """Where a function refuses most of what it is given: texts that functions which it calls take, of those that
        refuse some.
        """
        text = self._original.text
        refusing = [plan for plan in plans if refuses([row for row in rows if row.function == plan.target.name])]
        called = " ".join(related(plan.target.function.text_in(text), text) for plan in refusing)
        asked = [one for one in self._others if not one.needs_instance and f"{one.plain_name}(" in called]
        if not asked:
            return []
        drivable = replace(self._drivable, targets=tuple(asked[:_MOST_ASKED]))
        helping = await plan_calls(self._sandbox, self._original, drivable)
        calls = [call for plan in helping for call in make_calls(plan, self._original, _CALLS_ASKED)]
        recorded = await record(self._sandbox, self._original, drivable.names, [text], calls, detail=Detail.PLAIN)
        outcomes = zip(calls, recorded[0].outcomes, strict=True)
        return texts_that_go([(call.function, call, outcome) for call, outcome in outcomes if outcome is not None])

    async def _seen_later(self, rows: Sequence[Row]) -> list[Row]:
        """What instances do that functions were given, where these differ in nothing else: what was registered with one
        is called by it later.
        """
        differing = {row.function for row in rows if row.differs}
        own = [row for row in rows if row.function not in differing and not row.call.receiver]
        given = " ".join({value for row in own for value in row.call.arguments})
        asked = [one for one in self._others if one.needs_instance and f"{one.owner}(" in given][:_MOST_FOLLOWING]
        if not asked:
            return []
        plans = await plan_calls(self._sandbox, self._original, replace(self._drivable, targets=tuple(asked)))
        methods = [(plan.target, make_calls(plan, self._original, _CALLS_ASKED)) for plan in plans]
        calls = behind_functions(own, methods, _CALLS_ASKED, random.Random(SEED))
        found = (await self._driven_by_name(calls)).rows
        # What is gone answers for itself.
        return [row for row in found if row.after.kind is not OutcomeKind.UNREACHABLE]

    async def _bred(
        self, plans: Sequence[Plan], rows: list[Row], effort: Effort, texts: Sequence[str]
    ) -> tuple[Row, ...]:
        """``rows`` with those of the rounds, which end when several of them showed no new way, and one after a
        difference: the change as a whole is judged by then.
        """
        source, fruitless, judged = random.Random(SEED), 0, 0
        known = {row.call.text for row in rows}
        for number in range(effort.rounds):
            judged += any(row.differs for row in rows)
            calls = self._neighbours(plans, rows, effort.calls_each, source, known, texts)
            if number == 0:
                calls += aftermath(plans, rows, source)
            if not calls or fruitless == _FRUITLESS_ROUNDS or judged > 1:
                break
            known |= {call.text for _, call in calls}
            ways = {(row.function, *row.way) for row in rows}
            found = (await self._driven(calls)).rows
            fruitless = 0 if {(row.function, *row.way) for row in found} - ways else fruitless + 1
            rows += found
        return tuple(rows)

    def _neighbours(
        self,
        plans: Sequence[Plan],
        rows: Sequence[Row],
        count: int,
        source: random.Random,
        known: Set[str],
        texts: Sequence[str],
    ) -> list[tuple[Plan, Call]]:
        """At most ``count`` new calls of each target that nothing is known against, fewer where these are many."""
        made: dict[str, tuple[Plan, Call]] = {}
        differing = {row.function for row in rows if row.differs}
        open_plans = [plan for plan in plans if plan.target.name not in differing]
        more = _MORE[self._original.language.family]
        count = int(more * min(count, _CALLS_PER_ROUND // max(1, len(open_plans))))
        for plan in open_plans:
            own = [row for row in rows if row.function == plan.target.name]
            if not own:
                continue
            ways = list({row.way: row for row in reversed(own)}.values())
            others = list({row.before.behaviour: row for row in own}.values())
            parents = [*ways, *source.sample(others, min(len(others), max(_OTHERS, len(ways))))]
            giving = [row for row in parents if row.before.kind is not OutcomeKind.RAISED] or parents
            leading = donors(plan, rows)
            ended = [(row.function, row.call, row.before) for row in rows if row.function != plan.target.name]
            wanted = [*texts, *texts_that_go(ended)] if refuses(own) else []
            for _ in range(count):
                parent = source.choice(giving if source.random() < _GIVING else parents)
                if wanted and source.random() < _BEHIND:
                    call = _anyhow(with_texts(parent.call, wanted, source))
                elif leading and source.random() < _BEHIND:
                    call = behind(source.choice(source.choice(leading)), parent.call, source)
                else:
                    call = _anyhow(neighbours(plan, parent.call, self._original.language.family, source))
                if call.text not in known:
                    made.setdefault(call.text, (plan, call))
        return list(made.values())

    async def _driven(self, calls: Sequence[tuple[Plan, Call]]) -> Driven:
        """Each call for the function of its plan."""
        return await self._driven_by_name([(plan.target.name, call) for plan, call in calls])

    async def _driven_by_name(self, named: Sequence[tuple[str, Call]]) -> Driven:
        """In portions, which a run has room for."""
        found: list[Row] = []
        for start in range(0, len(named), _CALLS_AT_ONCE):
            part = named[start : start + _CALLS_AT_ONCE]
            before, after = await self._recorded([call for _, call in part])
            if before.obstacle or after.missing:
                return Driven(obstacle=before.obstacle or after.obstacle)
            if after.load_error:
                return Driven(load_error=after.load_error)
            found += await self._stable(list(self._paired(part, before.outcomes, after.outcomes)))
        return Driven(tuple(found))

    async def _rows(self, calls: Sequence[tuple[str, Call]]) -> list[Row]:
        before, after = await self._recorded([call for _, call in calls])
        return await self._stable(list(self._paired(calls, before.outcomes, after.outcomes)))

    def _paired(
        self,
        calls: Sequence[tuple[str, Call]],
        before: Sequence[CallOutcome | None],
        after: Sequence[CallOutcome | None],
    ) -> Iterator[Row]:
        """What can be seen into, be waited for, and was meant to be called so."""
        for (function, call), one, other in zip(calls, before, after, strict=True):
            if one is None or other is None or not _tells(one, other) or _is_amiss(one):
                continue
            way = one.arcs, other.arcs, one.kind, shape((one.state or (None,))[0])
            yield Row(function, call, one, other, differs=not alike(one, other, self._words), way=way)

    async def _stable(self, rows: list[Row]) -> list[Row]:
        """Without those that differ where the original differs from itself under another hash seed."""
        doubtful = [row for row in rows if row.differs]
        if not doubtful:
            return rows
        again = await self._record(self._original, self._drivable.names, [row.call for row in doubtful], "1")
        unstable = {
            row.call.text
            for row, outcome in zip(doubtful, again.outcomes or [None] * len(doubtful), strict=True)
            if outcome is None or outcome.behaviour != row.before.behaviour
        }
        return [row for row in rows if row.call.text not in unstable]

    async def _recorded(self, calls: Sequence[Call]) -> tuple[Recording, Recording]:
        return await asyncio.gather(
            self._record(self._original, self._drivable.names, calls),
            self._record(self._changed, self._names, calls),
        )

    async def _record(
        self, version: Source, names: Names, calls: Sequence[Call], hash_seed: str = HASH_SEED
    ) -> Recording:
        return (await record(self._sandbox, version, names, [version.text], calls, hash_seed=hash_seed))[0]


def _followed(solved: Sequence[tuple[Plan, Solved]]) -> dict[str, str]:
    """Functions whose every path was followed for all that they are declared to take."""
    return {
        plan.target.name: f"every path was followed by {SOLVER} {solver_version()}, for {plan.kinds[0]}"
        for plan, found in solved
        if found.is_whole and plan.is_declared and len(plan.combinations) == 1
    }


def _smallest(rows: Sequence[Row]) -> Row | None:
    return min((row for row in rows if row.differs), key=lambda row: size(row.call), default=None)


def _tells(before: CallOutcome, after: CallOutcome) -> bool:
    """Whether something can be seen; the end of the whole process where the other version does not end so."""
    if before.kind is OutcomeKind.DIED:
        return after.kind is not OutcomeKind.DIED
    return can_be_compared(before)


def _is_amiss(outcome: CallOutcome) -> bool:
    """Whether the call could not be made, or was given what the code stumbles over without a word of its own."""
    stumbles = outcome.kind is OutcomeKind.RAISED and not outcome.explicit and outcome.type in _STUMBLES
    return stumbles or outcome.kind is OutcomeKind.UNREACHABLE


def _widened(plan: Plan) -> Plan:
    """JavaScript has one kind of number: what counts nothing may be a fraction."""
    names = [parameter.name for parameter in plan.target.parameters]
    wide = [
        tuple(Kind.FLOAT if k is Kind.INT and not is_count(n) else k for n, k in zip(names, kinds, strict=True))
        for kinds in plan.combinations
        if plan.family != "python" and len(kinds) == len(names)
    ]
    return replace(plan, combinations=tuple(dict.fromkeys((*plan.combinations, *wide))))


def _anyhow(call: Call) -> Call:
    """The same; what is made first may be refused, as a caller's calls may be."""
    return replace(call, before=tuple(replace(first, refused=ANYHOW) for first in call.before))


def _told(row: Row) -> Difference:
    """What both did, in words; what they left behind where nothing else tells them apart."""
    before, after = (replace(outcome, state=None).describe() for outcome in (row.before, row.after))
    if before == after:
        before, after = row.before.describe(), row.after.describe()
    if before == after and row.before.mutated != row.after.mutated:
        before, after = (f"{before}: {_shortened(o.mutated)}" for o in (row.before, row.after))
    if more := [words for words in row.after.shared if words not in row.before.shared]:
        after = f"{after}, and {', '.join(more)}"
    return Difference(row.call.text, before, after)


def _shortened(value: object) -> str:
    return str(value)[-120:]


def _joined(one: Mined, other: Mined) -> Mined:
    """Both, those of the first in front, without repetition."""
    return Mined(
        tuple(dict.fromkeys((*one.numbers, *other.numbers))),
        tuple(dict.fromkeys((*one.strings, *other.strings))),
        tuple(dict.fromkeys((*one.patterns, *other.patterns))),
        tuple(dict.fromkeys((*one.keys, *other.keys))),
        tuple(dict.fromkeys((*one.formats, *other.formats))),
        tuple(dict((*other.fields, *one.fields)).items()),
    )
