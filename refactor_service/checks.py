"""What can be said of a rewrite without running it."""

from collections import Counter
from difflib import SequenceMatcher

from proof.claim import Check, CheckName, held
from refactor_service.rewrites.rewrite import Candidate, Metric, Rewrite
from refactor_service.suggestion import Measurement
from syntax.edits import replacement
from syntax.functions import Function, find_functions
from syntax.metrics import FileMetrics, measure
from syntax.parsing import parse, walk
from syntax.source import Source

_COMMENTS = frozenset({"comment", "line_comment", "block_comment"})


def changed_span(source: Source, candidate: Candidate) -> tuple[int, int]:
    """First and last line of the original that the change touches, without a line it only adds an import before."""
    edit = replacement(source.text, candidate.changed)
    if candidate.adds_head:
        return candidate.first_line, candidate.last_line
    return edit.range.start.line, max(edit.range.start.line, edit.range.end.line)


def changed_lines(source: Source, candidate: Candidate) -> frozenset[int]:
    """The lines of the original that the change replaces, removes or puts something before."""
    first, last = changed_span(source, candidate)
    if candidate.adds_head:
        return frozenset(range(first, last + 1))
    old, new = source.text.splitlines(), candidate.changed.splitlines()
    grown = len(new) - len(old)
    inside = old[first - 1 : last], new[first - 1 : last + grown]
    found: set[int] = set()
    for kind, start, end, *_ in SequenceMatcher(None, *inside, autojunk=False).get_opcodes():
        if kind != "equal":
            found.update(range(first + start, first + max(end, start + 1)))
    return frozenset(found)


def static_checks(source: Source, candidate: Candidate, rewrite: Rewrite, again: list[Candidate]) -> list[Check]:
    """IDEMPOTENT, UNTOUCHED_OUTSIDE, INTERFACE_KEPT and DETECTOR_SILENT; ``again`` is what the rewrite finds on the
    changed text.
    """
    changed = Source(source.path, source.language, candidate.changed)
    grown = candidate.changed.count("\n") - source.text.count("\n")
    same_place = [
        c
        for c in again
        if candidate.first_line <= c.first_line <= max(candidate.first_line, candidate.last_line + grown)
    ]
    repeated = any(c.title == candidate.title for c in same_place)
    return [
        held(
            CheckName.IDEMPOTENT,
            not any(c.changed == candidate.changed for c in same_place),
            "it changes its own result",
        ),
        _outside(source, changed, candidate),
        held(
            CheckName.INTERFACE_KEPT,
            _keeps_interface(source, changed, candidate.interface),
            "a name or signature changed",
        ),
        held(CheckName.DETECTOR_SILENT, not repeated, f"{rewrite.name} would apply again to its own result"),
    ]


def _outside(source: Source, changed: Source, candidate: Candidate) -> Check:
    first, last = changed_span(source, candidate)
    inside = candidate.first_line <= first and last <= candidate.last_line + 1
    lost = _comments(source) - _comments(changed)
    reason = "it touches lines it is not about" if not inside else f"it loses a comment: {next(iter(lost), '')[:60]}"
    return held(CheckName.UNTOUCHED_OUTSIDE, inside and not lost, reason)


def _comments(source: Source) -> Counter[str]:
    root = parse(source.text, source.language)
    return Counter(node.text().strip() for node in walk(root) if node.kind() in _COMMENTS)


def _keeps_interface(source: Source, changed: Source, meant: frozenset[str]) -> bool:
    """Whether everything that can be reached from outside is called as before; a parameter may get a default."""
    old, new = ([f for f in _reachable(text) if f.name not in meant] for text in (source, changed))
    return len(old) == len(new) and all(_is_called_alike(one, other) for one, other in zip(old, new, strict=True))


def _reachable(source: Source) -> list[Function]:
    found = find_functions(source.text, source.language)
    return sorted((f for f in found if f.is_top_level), key=lambda f: (f.name, f.start))


def _is_called_alike(old: Function, new: Function) -> bool:
    if (old.name, old.is_async, len(old.parameters)) != (new.name, new.is_async, len(new.parameters)):
        return False
    pairs = zip(old.parameters, new.parameters, strict=True)
    return all((p.prefix, p.name) == (q.prefix, q.name) and p.default in ("", q.default) for p, q in pairs)


def _hardest(metrics: FileMetrics, other: FileMetrics) -> int:
    """The highest cognitive complexity of the functions that are not in the other file as they are in this one."""
    here, there = (Counter((one.function.name, one.cognitive) for one in file.functions) for file in (metrics, other))
    return max((cognitive for _, cognitive in here - there), default=0)


def measured(
    source: Source, candidate: Candidate, rewrite: Rewrite, before: int, again: list[Candidate]
) -> Measurement:
    """The rewrite's metric on both texts; ``before`` counts the places the rewrite found in the original."""
    if rewrite.metric is Metric.OCCURRENCES:
        return Measurement(f"{rewrite.name} places", before, len(again))
    old = measure(source.text, source.language)
    new = measure(candidate.changed, source.language)
    if rewrite.metric is Metric.FUNCTION:
        return Measurement(rewrite.metric.value, _hardest(old, new), _hardest(new, old))
    if rewrite.metric is Metric.COGNITIVE:
        return Measurement(rewrite.metric.value, old.cognitive, new.cognitive)
    return Measurement(Metric.LINES.value, old.lines_of_code, new.lines_of_code)
