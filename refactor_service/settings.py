"""Settings of the refactorer agent."""

from chassis.settings import AgentSettings


class RefactorSettings(AgentSettings):
    """Nothing beyond what every agent has."""
