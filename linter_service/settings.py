"""Settings of the linter agent."""

from chassis.settings import AgentSettings


class LinterSettings(AgentSettings):
    """Nothing beyond what every agent has."""
