"""The events of the domain as messages."""

from cognicode.refactor.v1 import refactor_service_pb2 as pb

from chassis.progress import Plan, Progress, Rejected
from proof import wire
from refactor_service.matching import Change
from refactor_service.refactor import Ended, RefactorEvent
from refactor_service.rewrites.rewrite import Aim
from refactor_service.suggestion import Impact, Suggestion
from refactor_service.verdict import ChangeJudged, ChangeVerdict, FunctionVerdict
from refactor_service.verify import VerifyEvent

AIMS = {
    Aim.PERFORMANCE: pb.AIM_PERFORMANCE,
    Aim.READABILITY: pb.AIM_READABILITY,
    Aim.MAINTAINABILITY: pb.AIM_MAINTAINABILITY,
}
_IMPACTS = {Impact.LOW: pb.IMPACT_LOW, Impact.MEDIUM: pb.IMPACT_MEDIUM, Impact.HIGH: pb.IMPACT_HIGH}
_CHANGES = {
    Change.UNCHANGED: pb.CHANGE_UNCHANGED,
    Change.MODIFIED: pb.CHANGE_MODIFIED,
    Change.RENAMED: pb.CHANGE_RENAMED,
    Change.MOVED: pb.CHANGE_MOVED,
    Change.ADDED: pb.CHANGE_ADDED,
    Change.REMOVED: pb.CHANGE_REMOVED,
    Change.SIGNATURE_CHANGED: pb.CHANGE_SIGNATURE_CHANGED,
}
_VERDICTS = {
    ChangeVerdict.EXHAUSTED: pb.CHANGE_VERDICT_EXHAUSTED,
    ChangeVerdict.NO_DIFFERENCE_FOUND: pb.CHANGE_VERDICT_NO_DIFFERENCE_FOUND,
    ChangeVerdict.UNKNOWN: pb.CHANGE_VERDICT_UNKNOWN,
    ChangeVerdict.DIFFERS: pb.CHANGE_VERDICT_DIFFERS,
}


def verified(event: VerifyEvent) -> list[pb.VerifyResponse]:
    """An event of a verification."""
    match event:
        case Plan():
            return [pb.VerifyResponse(plan=wire.plan(event))]
        case Progress():
            return [pb.VerifyResponse(progress=wire.progress(event))]
        case FunctionVerdict():
            return [pb.VerifyResponse(verdict=_verdict(event))]
        case ChangeJudged():
            return [pb.VerifyResponse(summary=_judged(event))]


def _verdict(verdict: FunctionVerdict) -> pb.FunctionVerdict:
    found = verdict.counterexample
    return pb.FunctionVerdict(
        name=verdict.name,
        file=verdict.file,
        change=_CHANGES[verdict.change],
        behaviour=wire.behaviour(verdict.behaviour),
        reason=verdict.reason,
        counterexample=wire.counterexample(found) if found is not None else None,
        evidence=wire.evidence(verdict.evidence),
    )


def _judged(event: ChangeJudged) -> pb.VerifySummary:
    ending = event.ending
    return pb.VerifySummary(
        verdict=_VERDICTS[event.verdict],
        functions=event.functions,
        proof=wire.proof(event.proof),
        engines=wire.engines(ending.engines),
        skipped=wire.skipped(ending.skipped),
        clock_cut=ending.clock_cut,
    )


def suggested(event: RefactorEvent) -> list[pb.SuggestResponse]:
    """An event of a refactoring."""
    match event:
        case Plan():
            return [pb.SuggestResponse(plan=wire.plan(event))]
        case Progress():
            return [pb.SuggestResponse(progress=wire.progress(event))]
        case Suggestion():
            return [pb.SuggestResponse(suggestion=_suggestion(event))]
        case Rejected():
            return [pb.SuggestResponse(rejected=wire.rejected(event))]
        case Ended():
            return [pb.SuggestResponse(summary=_summary(event))]


def _suggestion(suggestion: Suggestion) -> pb.Suggestion:
    return pb.Suggestion(
        id=suggestion.id,
        path=suggestion.path,
        aim=AIMS[suggestion.aim],
        title=suggestion.title,
        description=suggestion.description,
        original_code=suggestion.original_code,
        refactored_text=suggestion.refactored_text,
        line_start=suggestion.line_start,
        line_end=suggestion.line_end,
        impact=_IMPACTS[suggestion.impact],
        impact_score=suggestion.impact_score,
        confidence=suggestion.confidence,
        benefits=suggestion.benefits,
        estimated_improvement=str(suggestion.measurement),
        diff=suggestion.diff,
        edits=wire.edits(suggestion.edits),
        rewrite=suggestion.rewrite,
        proof=wire.proof(suggestion.proof),
    )


def _summary(event: Ended) -> pb.RefactorSummary:
    ending = event.ending
    return pb.RefactorSummary(
        suggestions=event.suggestions,
        engines=wire.engines(ending.engines),
        skipped=wire.skipped(ending.skipped),
        rejected=[wire.rejected(item) for item in ending.rejected],
        clock_cut=ending.clock_cut,
    )
