"""Runs untrusted code in isolation, or not at all."""
