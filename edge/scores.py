"""The figures clients show at a glance, from the linter's measurements and findings; docs/metrics.md has them too."""

from collections.abc import Sequence

from edge import shapes

# Points a finding takes from the score, before it is spread over the size of the file.
_PENALTY = {"error": 10.0, "warning": 4.0, "info": 1.0}
_LONG_FUNCTION_LINES = 50
_COMPLEX_FUNCTION = 10
_MANY_PARAMETERS = 5


def metrics(
    measured: shapes.FileMetrics, functions: Sequence[shapes.FunctionInfo], issues: Sequence[shapes.Issue]
) -> shapes.Metrics:
    """``complexity`` is the worst function's cyclomatic number, halved; the score is the maintainability index and
    the freedom from findings in equal parts.
    """
    worst = max((function.complexity for function in functions), default=measured.cyclomatic)
    penalty = sum(_PENALTY[issue.severity] for issue in issues) * 100 / max(measured.lines_of_code, 50)
    score = round((measured.maintainability_index + max(0.0, 100 - penalty)) / 2)
    return shapes.Metrics(
        complexity=_clamp(-(-worst // 2), 10),
        maintainability=_clamp(round(measured.maintainability_index / 10), 10),
        code_quality_score=_clamp(score, 100),
        lines_of_code=measured.lines_of_code,
        cyclomatic_complexity=measured.cyclomatic,
        cognitive_complexity=measured.cognitive,
        maintainability_index=measured.maintainability_index,
        technical_debt="low" if score >= 70 else "medium" if score >= 40 else "high",
        readability_score=measured.readability,
        testability_score=measured.testability,
    )


def insights(issues: Sequence[shapes.Issue], functions: Sequence[shapes.FunctionInfo]) -> shapes.Insights:
    """What stands out among the real findings and measurements, in words."""
    smells = [
        *(
            f"{f.name} (line {f.start_line}) has cyclomatic complexity {f.complexity}"
            for f in functions
            if f.complexity > _COMPLEX_FUNCTION
        ),
        *(
            f"{f.name} (line {f.start_line}) is {f.line_count} lines long"
            for f in functions
            if f.line_count > _LONG_FUNCTION_LINES
        ),
        *(
            f"{f.name} (line {f.start_line}) takes {f.parameter_count} parameters"
            for f in functions
            if f.parameter_count > _MANY_PARAMETERS
        ),
    ]
    return shapes.Insights(
        semantic_issues=_lines(issues, ("bug", "type")),
        performance_suggestions=_lines(issues, ("performance",)),
        security_concerns=_lines(issues, ("security",)),
        code_smells=smells + _lines(issues, ("complexity",)),
    )


def _lines(issues: Sequence[shapes.Issue], categories: tuple[str, ...]) -> list[str]:
    return [f"Line {issue.line}: {issue.message}" for issue in issues if issue.category in categories]


def _clamp(value: int, high: int) -> int:
    return max(1, min(high, value))
