"""What a client is told when something did not work; the only words of ours that reach it besides results."""

from dataclasses import dataclass, replace
from http import HTTPStatus

from edge.shapes import Error


@dataclass(frozen=True)
class ClientError(Exception):
    """``code`` is stable; ``retry_after_ms`` is set when waiting helps."""

    code: str
    message: str
    hint: str = ""
    status: HTTPStatus = HTTPStatus.BAD_REQUEST
    retryable: bool = False
    retry_after_ms: int = 0
    job_id: str = ""

    def of(self, job_id: str) -> "ClientError":
        """The same error, told of a job."""
        return replace(self, job_id=job_id)

    def shape(self) -> Error:
        """Its JSON form."""
        return Error(
            message=self.message,
            error=self.message,
            code=self.code,
            retryable=self.retryable,
            hint=self.hint or None,
            job_id=self.job_id or None,
            retry_after_ms=self.retry_after_ms or None,
        )


def invalid(message: str, hint: str = "") -> ClientError:
    """The request is malformed."""
    return ClientError("invalid_argument", message, hint)


def unsupported(message: str, hint: str) -> ClientError:
    """A language or framework that the operation does not serve; the hint lists those it does."""
    return ClientError("unsupported", message, hint, HTTPStatus.UNPROCESSABLE_ENTITY)


def too_large(limit_bytes: int) -> ClientError:
    """The source exceeds the limit, counted in UTF-8 bytes."""
    return ClientError(
        "too_large",
        "Request entity too large",
        f"At most {limit_bytes} bytes of source are accepted.",
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    )


OVERLOADED = "overloaded"


def overloaded(message: str, retry_after_ms: int = 1000) -> ClientError:
    """No room now."""
    return ClientError(
        OVERLOADED,
        message,
        "Try again shortly.",
        HTTPStatus.TOO_MANY_REQUESTS,
        retryable=True,
        retry_after_ms=retry_after_ms,
    )


def agent_down(agent: str) -> ClientError:
    """An agent cannot be reached, or died."""
    return ClientError(
        "agent_unavailable",
        f"The {agent} agent is not available",
        "It is being restarted; try again shortly.",
        HTTPStatus.SERVICE_UNAVAILABLE,
        retryable=True,
        retry_after_ms=2000,
    )


def not_found(job_id: str) -> ClientError:
    """A job nobody knows (any more)."""
    return ClientError("not_found", "No such job", "It ended long ago, or never was.", HTTPStatus.NOT_FOUND).of(job_id)


INTERNAL = ClientError("internal", "Internal server error", status=HTTPStatus.INTERNAL_SERVER_ERROR, retryable=True)
SLOW = ClientError("timeout", "The request did not arrive in time", status=HTTPStatus.REQUEST_TIMEOUT, retryable=True)
CANCELLED = ClientError("cancelled", "The job was cancelled", status=HTTPStatus.CONFLICT)
DEADLINE = ClientError(
    "deadline_exceeded",
    "The job ran out of time",
    "Ask for a shallower level, or for less code at once.",
    HTTPStatus.GATEWAY_TIMEOUT,
    retryable=True,
)
