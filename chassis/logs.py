"""Structured logs on standard error: JSON in production, readable in development, the request id on every line."""

import logging
import sys

import structlog

from chassis.settings import Environment


def configure(environment: Environment, service: str, level: int = logging.INFO) -> None:
    """Set up structlog for this process; every line carries ``service`` and the bound request id."""
    renderer: structlog.typing.Processor = (
        structlog.processors.JSONRenderer()
        if environment is Environment.PRODUCTION
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=True,
    )
    structlog.contextvars.bind_contextvars(service=service)
