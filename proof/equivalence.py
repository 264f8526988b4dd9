"""Whether a rewrite keeps behaviour: both versions driven with the same calls, in the sandbox."""

from chassis.errors import FailedPrecondition
from probe.compare import Comparer, VersionComparison
from proof.claim import Behaviour, Comparison, Counterexample, Evidence
from sandbox.selftest import SandboxState
from syntax.source import Source


class Equivalence:
    """Compares rewrites of one file with it; without a sandbox every comparison says so."""

    def __init__(self, source: Source, state: SandboxState) -> None:
        self._source = source
        self._state = state
        self._comparer: Comparer | None = None
        self._obstacle = ""

    async def compare(
        self, changed: str, lines: frozenset[int], ruled_out: str = ""
    ) -> tuple[Comparison, VersionComparison]:
        """The comparison as a proof carries it, and in its own words; ``ruled_out`` as for a candidate."""
        if self._comparer is None and not self._obstacle:
            await self._prepare()
        if self._comparer is None:
            return Comparison(Behaviour.NOT_RUN, self._obstacle), VersionComparison(self._obstacle)
        found = await self._comparer.compare(changed, lines, ruled_out)
        return _as_claimed(found, self._comparer.seed, self._state.name), found

    async def _prepare(self) -> None:
        """On first use: a file without candidates costs no run."""
        try:
            sandbox = await self._state.get()
        except FailedPrecondition as error:
            self._obstacle = f"{error.message}. {error.hint}"
            return
        comparer = Comparer(sandbox, self._source)
        await comparer.prepare()
        self._comparer = comparer


def _as_claimed(found: VersionComparison, seed: int, sandbox: str) -> Comparison:
    evidence = Evidence(
        inputs=found.inputs,
        runs=found.runs,
        seeds=(seed,),
        input_kinds=found.kinds,
        lines_covered=found.lines_covered,
        lines_total=found.lines_total,
    )
    if found.reason:
        return Comparison(Behaviour.NOT_RUN, found.reason, sandbox="")
    if found.difference is not None:
        difference = Counterexample(found.difference.call, found.difference.before, found.difference.after)
        return Comparison(Behaviour.DIFFERS, "", evidence, sandbox, difference)
    return Comparison(Behaviour.NO_DIFFERENCE_FOUND, "", evidence, sandbox)
