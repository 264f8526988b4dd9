"""Settings of the test writer agent."""

from chassis.settings import AgentSettings


class TestgenSettings(AgentSettings):
    """Nothing beyond what every agent has."""
