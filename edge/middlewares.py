"""What happens to every HTTP request before and after its handler."""

from collections.abc import Awaitable, Callable
from http import HTTPStatus

import structlog
from aiohttp import web
from aiohttp.typedefs import Middleware

from edge import errors, shapes
from edge.origins import Origins

log = structlog.get_logger()
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_SECURITY_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:",
}


def error_response(error: errors.ClientError) -> web.Response:
    """An error in JSON, with Retry-After when waiting helps."""
    headers = {"Retry-After": str(-(-error.retry_after_ms // 1000))} if error.retry_after_ms else {}
    return web.json_response(shapes.dump(error.shape()), status=error.status, headers=headers)


@web.middleware
async def errors_as_json(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Every error leaves as JSON, and none with the text of an exception."""
    try:
        return await handler(request)
    except errors.ClientError as error:
        return error_response(error)
    except web.HTTPRequestEntityTooLarge:
        return error_response(errors.too_large(request.client_max_size))
    except web.HTTPException as error:
        if error.status < HTTPStatus.BAD_REQUEST:
            raise
        status = HTTPStatus(error.status)
        return error_response(errors.ClientError(status.phrase.lower().replace(" ", "_"), status.phrase, status=status))
    except Exception:
        log.exception("request broke", path=request.path)
        return error_response(errors.INTERNAL)


def guard(origins: Origins) -> Middleware:
    """Refuse foreign hosts and origins, answer preflights, and name the allowed origin in every answer."""

    @web.middleware
    async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
        origin = request.headers.get("Origin", "")
        if not origins.knows_host(request.host):
            raise errors.ClientError(
                "forbidden_host", "Unknown Host header", "Use the address that was printed.", HTTPStatus.FORBIDDEN
            )
        if not origins.allows(origin, request.host):
            raise errors.ClientError(
                "forbidden_origin",
                "This origin is not allowed",
                "List it in COGNICODE_CORS_ORIGINS.",
                HTTPStatus.FORBIDDEN,
            )
        if request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers:
            response: web.StreamResponse = web.Response(status=HTTPStatus.NO_CONTENT)
        else:
            response = await handler(request)
        return response

    return check


async def headers(request: web.Request, response: web.StreamResponse) -> None:
    """Security headers for every answer, errors and streams included, and the origin that the guard let through."""
    # engine.io names the origin itself.
    if request.path.startswith("/socket.io/"):
        return
    refused = response.status == HTTPStatus.FORBIDDEN
    response.headers.update(_cors("" if refused else request.headers.get("Origin", "")) | _SECURITY_HEADERS)


def _cors(origin: str) -> dict[str, str]:
    if not origin:
        return {}
    return {
        "Access-Control-Allow-Origin": origin,
        "Access-Control-Allow-Methods": "GET, POST, DELETE, OPTIONS",
        "Access-Control-Allow-Headers": "Content-Type, Accept",
        "Access-Control-Expose-Headers": "X-Job-Id, Retry-After",
        "Vary": "Origin",
    }


@web.middleware
async def refuse_compression(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Drop a websocket's offer of permessage-deflate: it costs four times the memory of a connection."""
    if "Sec-WebSocket-Extensions" in request.headers:
        headers = request.headers.copy()
        headers.popall("Sec-WebSocket-Extensions")
        request = request.clone(headers=headers)
    return await handler(request)
