"""Drives functions with inputs inside the sandbox, records what they did, compares two recordings."""
