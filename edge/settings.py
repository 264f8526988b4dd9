"""Settings of the edge. Names without the prefix are those that existing deployments set."""

from typing import Annotated

from pydantic import AliasChoices, Field, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from chassis.settings import MAX_SOURCE_BYTES, Environment

PRODUCTION_ORIGINS = ("http://localhost:3000", "https://*.vercel.app")


def _named(name: str) -> AliasChoices:
    """A field's own name, or the environment variable that existing deployments set."""
    return AliasChoices(name.lower(), name)


class EdgeSettings(BaseSettings):
    """Sizes in bytes, times in seconds."""

    model_config = SettingsConfigDict(
        env_prefix="COGNICODE_", frozen=True, extra="ignore", populate_by_name=True, case_sensitive=False
    )

    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535, validation_alias=_named("PORT"))
    environment: Environment = Field(
        default=Environment.DEVELOPMENT, validation_alias=AliasChoices("environment", "FLASK_ENV")
    )
    max_connections: int = Field(default=1000, ge=1, validation_alias=_named("MAX_CONNECTIONS"))
    agent_pool_size: int = Field(
        default=16, ge=1, validation_alias=_named("AGENT_POOL_SIZE"), description="jobs of this edge at one agent"
    )
    cache_timeout: float = Field(
        default=300.0, ge=0, validation_alias=_named("CACHE_TIMEOUT"), description="0 switches the result cache off"
    )
    max_content_length: int = Field(default=MAX_SOURCE_BYTES, ge=1, validation_alias=_named("MAX_CONTENT_LENGTH"))
    cors_origins: Annotated[tuple[str, ...], NoDecode] = ()
    linter_address: str = "127.0.0.1:50051"
    refactor_address: str = "127.0.0.1:50052"
    testgen_address: str = "127.0.0.1:50053"
    reconnect_grace_s: float = Field(default=10.0, ge=0)
    silence_s: float = Field(default=4.5, gt=0, description="an agent silent for longer is taken for dead")
    drain_s: float = Field(default=20.0, ge=0)
    parent_pid: int = Field(default=0, ge=0, description="end when this process is gone; 0: never")

    @field_validator("cors_origins", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @property
    def is_production(self) -> bool:
        return self.environment is Environment.PRODUCTION
