"""Requests of clients as requests to the agents."""

from collections.abc import Sequence

from cognicode.common.v1 import source_pb2
from cognicode.linter.v1 import linter_service_pb2
from cognicode.refactor.v1 import refactor_service_pb2
from cognicode.testgen.v1 import testgen_service_pb2

from edge import asked

_LEVELS = {
    asked.LevelName.QUICK: source_pb2.LEVEL_QUICK,
    asked.LevelName.STANDARD: source_pb2.LEVEL_STANDARD,
    asked.LevelName.DEEP: source_pb2.LEVEL_DEEP,
}


def _files(request: asked.CodeRequest) -> list[source_pb2.SourceFile]:
    return [source_pb2.SourceFile(path=request.filename, language=request.language, text=request.code)]


def _all(files: Sequence[asked.ContextFile]) -> list[source_pb2.SourceFile]:
    return [source_pb2.SourceFile(path=file.path, text=file.text) for file in files]


def analyze(request: asked.AnalyzeRequest) -> linter_service_pb2.AnalyzeRequest:
    return linter_service_pb2.AnalyzeRequest(
        files=_files(request),
        level=_LEVELS[request.level],
        context=_all(request.context),
        skip_fixes=not request.fixes,
    )


def suggest(request: asked.RefactorRequest) -> refactor_service_pb2.SuggestRequest:
    return refactor_service_pb2.SuggestRequest(
        files=_files(request),
        level=_LEVELS[request.level],
        context=_all(request.context),
        hints=[refactor_service_pb2.IssueHint(line=hint.line, rule=hint.rule) for hint in request.analysis],
    )


def generate(request: asked.TestsRequest) -> testgen_service_pb2.GenerateRequest:
    return testgen_service_pb2.GenerateRequest(
        files=[*_files(request), *_all(request.context)],
        level=_LEVELS[request.level],
        framework=request.framework,
        budget_s=request.budget,
        functions=[hint.name for hint in request.functions if hint.name],
        existing_tests=_all(request.existing_tests),
    )


def judge(request: asked.JudgeRequest) -> testgen_service_pb2.JudgeRequest:
    return testgen_service_pb2.JudgeRequest(
        files=[*_files(request), *_all(request.context)],
        tests=_all(request.tests),
        level=_LEVELS[request.level],
        framework=request.framework,
        budget_s=request.budget,
    )


def verify(request: asked.VerifyRequest) -> refactor_service_pb2.VerifyRequest:
    return refactor_service_pb2.VerifyRequest(
        original=_version(request, request.original),
        changed=_version(request, request.changed),
        level=_LEVELS[request.level],
    )


def _version(request: asked.VerifyRequest, files: Sequence[asked.VersionFile]) -> list[source_pb2.SourceFile]:
    """The language of the request is that of a file without a path; others tell theirs by their endings."""
    return [
        source_pb2.SourceFile(
            path=file.path or request.filename,
            language="" if file.path else request.language,
            text=file.text,
        )
        for file in files
    ]
