"""Expected errors of an agent, each with the status it becomes.

AgentError
├── InvalidArgument      INVALID_ARGUMENT     a field of the request is wrong; carries BadRequest
├── FailedPrecondition   FAILED_PRECONDITION  this machine lacks something; carries how to get it
├── Unsupported          UNIMPLEMENTED        a language or framework we do not serve; lists those we do
├── Overloaded           RESOURCE_EXHAUSTED   no room now; carries RetryInfo
└── Draining             UNAVAILABLE          shutting down; carries RetryInfo
"""

from collections.abc import Sequence
from typing import ClassVar

import grpc
from google.protobuf import any_pb2, duration_pb2
from google.protobuf.message import Message
from google.rpc import code_pb2, error_details_pb2, status_pb2

DOMAIN = "cognicode"
STATUS_DETAILS_KEY = "grpc-status-details-bin"


class AgentError(Exception):
    """An error a caller may see: its text names no path, secret or exception of the server."""

    code: ClassVar[grpc.StatusCode]
    reason: ClassVar[str]

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def details(self) -> list[Message]:
        """The google.rpc messages that travel with the status."""
        metadata = {"hint": self.hint} if self.hint else {}
        return [error_details_pb2.ErrorInfo(reason=self.reason, domain=DOMAIN, metadata=metadata)]


class InvalidArgument(AgentError):
    """A field of the request is missing, malformed or too large."""

    code = grpc.StatusCode.INVALID_ARGUMENT
    reason = "INVALID_ARGUMENT"

    def __init__(self, field: str, description: str) -> None:
        super().__init__(f"{field}: {description}")
        self.field = field
        self.description = description

    def details(self) -> list[Message]:
        violation = error_details_pb2.BadRequest.FieldViolation(field=self.field, description=self.description)
        return [*super().details(), error_details_pb2.BadRequest(field_violations=[violation])]


class FailedPrecondition(AgentError):
    """This machine lacks something the job needs."""

    code = grpc.StatusCode.FAILED_PRECONDITION
    reason = "FAILED_PRECONDITION"


class Unsupported(AgentError):
    """A language or framework that this operation does not serve."""

    code = grpc.StatusCode.UNIMPLEMENTED
    reason = "UNSUPPORTED"

    def __init__(self, what: str, supported: Sequence[str]) -> None:
        super().__init__(f"{what} is not supported", hint=f"Supported: {', '.join(supported)}")


class Overloaded(AgentError):
    """No room for another job now."""

    code = grpc.StatusCode.RESOURCE_EXHAUSTED
    reason = "OVERLOADED"

    def __init__(self, message: str, retry_after_ms: int = 1000) -> None:
        super().__init__(message, hint="Try again shortly.")
        self.retry_after_ms = retry_after_ms

    def details(self) -> list[Message]:
        delay = duration_pb2.Duration()
        delay.FromMilliseconds(self.retry_after_ms)
        return [*super().details(), error_details_pb2.RetryInfo(retry_delay=delay)]


class Draining(Overloaded):
    """The agent is shutting down and takes no new job."""

    code = grpc.StatusCode.UNAVAILABLE
    reason = "DRAINING"


def trailing_metadata(error: AgentError) -> tuple[tuple[str, bytes], ...]:
    """The google.rpc.Status of ``error`` as gRPC carries it."""
    status = status_pb2.Status(code=_number(error.code), message=error.message)
    for detail in error.details():
        packed = any_pb2.Any()
        packed.Pack(detail)
        status.details.append(packed)
    return ((STATUS_DETAILS_KEY, status.SerializeToString()),)


def _number(code: grpc.StatusCode) -> int:
    return int(code_pb2.Code.Value(code.name))
