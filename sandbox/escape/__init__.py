"""Attempts to break out of the sandbox, each shown to succeed without one."""
