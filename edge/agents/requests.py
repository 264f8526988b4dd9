"""Requests of clients as requests to the agents."""

from cognicode.common.v1 import source_pb2
from cognicode.linter.v1 import linter_service_pb2
from cognicode.refactor.v1 import refactor_service_pb2
from cognicode.testgen.v1 import testgen_service_pb2

from edge import shapes

_LEVELS = {
    shapes.LevelName.QUICK: source_pb2.LEVEL_QUICK,
    shapes.LevelName.STANDARD: source_pb2.LEVEL_STANDARD,
    shapes.LevelName.DEEP: source_pb2.LEVEL_DEEP,
}


def _files(request: shapes.CodeRequest) -> list[source_pb2.SourceFile]:
    return [source_pb2.SourceFile(path=request.filename, language=request.language, text=request.code)]


def _context(request: shapes.CodeRequest) -> list[source_pb2.SourceFile]:
    return [source_pb2.SourceFile(path=file.path, text=file.text) for file in request.context]


def analyze(request: shapes.CodeRequest) -> linter_service_pb2.AnalyzeRequest:
    return linter_service_pb2.AnalyzeRequest(files=_files(request), level=_LEVELS[request.level])


def suggest(request: shapes.RefactorRequest) -> refactor_service_pb2.SuggestRequest:
    return refactor_service_pb2.SuggestRequest(
        files=_files(request),
        level=_LEVELS[request.level],
        context=_context(request),
        hints=[refactor_service_pb2.IssueHint(line=hint.line, rule=hint.rule) for hint in request.analysis],
    )


def generate(request: shapes.TestsRequest) -> testgen_service_pb2.GenerateRequest:
    return testgen_service_pb2.GenerateRequest(
        files=[*_files(request), *_context(request)],
        level=_LEVELS[request.level],
        framework=request.framework,
        budget_s=request.budget,
        functions=[hint.name for hint in request.functions if hint.name],
    )
