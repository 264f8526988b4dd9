"""Rewrites of Python, through LibCST: what they do not touch stays as it is, comments and spaces included."""
