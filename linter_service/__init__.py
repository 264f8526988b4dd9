"""The linter agent: finds problems and offers fixes that were tried."""
