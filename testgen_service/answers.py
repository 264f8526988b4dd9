"""The events of the domain as messages."""

from collections.abc import Iterable

from cognicode.testgen.v1 import testgen_service_pb2 as pb

from chassis.progress import Plan, Progress
from probe.suspicion import Suspicion
from proof import wire
from testgen_service.cases import TestType
from testgen_service.evidence import TestCase
from testgen_service.generate import GenerateEvent, SuiteEnded
from testgen_service.judging import JudgeEvent, SuiteJudged, TestStatus, TestVerdict
from testgen_service.mutants.mutant import Mutant

_TYPES = {
    TestType.UNIT: pb.TEST_TYPE_UNIT,
    TestType.EDGE_CASE: pb.TEST_TYPE_EDGE_CASE,
    TestType.NEGATIVE: pb.TEST_TYPE_NEGATIVE,
    TestType.INTEGRATION: pb.TEST_TYPE_INTEGRATION,
    TestType.PROPERTY: pb.TEST_TYPE_PROPERTY,
}
_STATUSES = {
    TestStatus.STABLE: pb.TEST_STATUS_STABLE,
    TestStatus.FAILING: pb.TEST_STATUS_FAILING,
    TestStatus.FLAKY: pb.TEST_STATUS_FLAKY,
    TestStatus.ORDER_DEPENDENT: pb.TEST_STATUS_ORDER_DEPENDENT,
}


def generated(event: GenerateEvent) -> list[pb.GenerateResponse]:
    """An event of a generation."""
    match event:
        case Plan():
            return [pb.GenerateResponse(plan=wire.plan(event))]
        case Progress():
            return [pb.GenerateResponse(progress=wire.progress(event))]
        case TestCase():
            return [pb.GenerateResponse(test_case=_test_case(event))]
        case Suspicion():
            return [pb.GenerateResponse(suspicion=_suspicion(event))]
        case SuiteEnded():
            return [pb.GenerateResponse(summary=_summary(event))]


def _test_case(case: TestCase) -> pb.TestCase:
    return pb.TestCase(
        id=case.id,
        name=case.name,
        description=case.description,
        type=_TYPES[case.type],
        code=case.code,
        calls=case.calls,
        framework=case.framework,
        priority=case.priority,
        duration_ms=case.duration_ms,
        function=case.function,
        proof=wire.proof(case.proof),
    )


def _suspicion(item: Suspicion) -> pb.Suspicion:
    return pb.Suspicion(function=item.function, kind=item.kind, message=item.message, call=item.call)


def _share(pair: tuple[int, int]) -> float:
    """Nothing to cover is covered."""
    return pair[0] / pair[1] if pair[1] else 1.0


def _summary(event: SuiteEnded) -> pb.SuiteSummary:
    judgement, ending = event.judgement, event.ending
    covered = judgement.coverage
    summary = pb.SuiteSummary(
        file=event.file,
        filename=event.filename,
        tests=event.tests,
        line_coverage=_share(covered.lines) if covered is not None else 0.0,
        branch_coverage=_share(covered.branches) if covered is not None else 0.0,
        mutants_killed=len(judgement.killed),
        mutants_total=len(judgement.mutants),
        survivors=_survivors(event.survivors),
        probably_equivalent=_survivors(event.probably_equivalent),
        suspicions=[_suspicion(item) for item in event.suspicions],
        engines=wire.engines(ending.engines),
        skipped=wire.skipped(ending.skipped),
        rejected=[wire.rejected(item) for item in ending.rejected],
        clock_cut=ending.clock_cut,
    )
    if event.proof is not None:
        summary.proof.CopyFrom(wire.proof(event.proof))
    return summary


def _survivors(mutants: Iterable[Mutant]) -> list[pb.Survivor]:
    return [pb.Survivor(line=m.line, operator=m.operator, before=m.before, after=m.after) for m in mutants]


def judged(event: JudgeEvent) -> list[pb.JudgeResponse]:
    """An event of a judgement."""
    match event:
        case Plan():
            return [pb.JudgeResponse(plan=wire.plan(event))]
        case Progress():
            return [pb.JudgeResponse(progress=wire.progress(event))]
        case TestVerdict():
            return [pb.JudgeResponse(verdict=_verdict(event))]
        case SuiteJudged():
            return [pb.JudgeResponse(summary=_judge_summary(event))]


def _verdict(verdict: TestVerdict) -> pb.TestVerdict:
    return pb.TestVerdict(
        id=verdict.id,
        file=verdict.file,
        name=verdict.name,
        status=_STATUSES[verdict.status],
        reason=verdict.reason,
        mutants_killed=len(verdict.kills or ()),
        mutants_killed_alone=len(verdict.alone),
        was_tried=verdict.kills is not None,
        duration_ms=verdict.duration_ms,
    )


def _judge_summary(event: SuiteJudged) -> pb.JudgeSummary:
    covered, ending = event.coverage, event.ending
    summary = pb.JudgeSummary(
        tests=event.tests,
        mutants_killed=len(event.judgement.killed),
        mutants_total=len(event.judgement.mutants),
        survivors=_survivors(event.survivors),
        probably_equivalent=_survivors(event.probably_equivalent),
        proof=wire.proof(event.proof),
        engines=wire.engines(ending.engines),
        skipped=wire.skipped(ending.skipped),
        clock_cut=ending.clock_cut,
    )
    if covered is not None:
        summary.was_covered = True
        summary.line_coverage = _share(covered.lines)
        summary.branch_coverage = _share(covered.branches)
        summary.missed_lines.extend(covered.missed_lines)
        summary.missed_branches.extend(pb.MissedBranch(line=line, to_line=to) for line, to in covered.missed_branches)
    return summary
