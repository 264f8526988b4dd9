"""Rewrites of JavaScript and TypeScript: exact text edits at the positions of the parser."""
