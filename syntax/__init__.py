"""Languages, parsing, functions, metrics, ranges and text edits. Reads a user's text, never runs it."""
