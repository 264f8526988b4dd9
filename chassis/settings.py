"""Settings every agent has, read once from the environment under the prefix ``COGNICODE_``."""

import argparse
import os
import sys
from enum import StrEnum
from typing import Any, TypeVar

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "COGNICODE_"
MAX_SOURCE_BYTES = 16 * 1024 * 1024


class Environment(StrEnum):
    """Where the product runs; production is stricter about what it shows."""

    DEVELOPMENT = "development"
    PRODUCTION = "production"


class AgentSettings(BaseSettings):
    """How one agent serves; a subclass adds what only that agent needs."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="ignore")

    environment: Environment = Environment.DEVELOPMENT
    host: str = "127.0.0.1"
    port: int = Field(default=0, ge=0, le=65535, description="0 takes a free port")
    max_jobs: int = Field(default=max(4, 2 * (os.cpu_count() or 1)), ge=1)
    max_source_bytes: int = Field(default=MAX_SOURCE_BYTES, ge=1)
    drain_s: float = Field(default=20.0, ge=0)
    heartbeat_s: float = Field(default=1.5, gt=0)
    parent_pid: int = Field(default=0, ge=0, description="end when this process is gone; 0: never")
    reflection: bool | None = Field(default=None, description="unset: on in development only")

    @property
    def shows_reflection(self) -> bool:
        if self.reflection is None:
            return self.environment is Environment.DEVELOPMENT
        return self.reflection


S = TypeVar("S", bound=BaseSettings)


def load(kind: type[S], **overrides: Any) -> S:
    """Read settings, or stop the start with the name of the variable that is wrong."""
    try:
        return kind(**overrides)
    except ValidationError as error:
        for problem in error.errors():
            name = PREFIX + "_".join(str(part) for part in problem["loc"]).upper()
            print(f"{name}: {problem['msg']}", file=sys.stderr)
        raise SystemExit(2) from None


def from_arguments(kind: type[S], description: str) -> S:
    """Settings with ``--host`` and ``--port`` of the command line laid over the environment."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--host", help="address to listen on")
    parser.add_argument("--port", type=int, help="port to listen on; 0 takes a free one")
    given = {name: value for name, value in vars(parser.parse_args()).items() if value is not None}
    return load(kind, **given)
