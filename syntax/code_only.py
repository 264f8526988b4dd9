"""The text of a file without what it says in words."""

import re

_PYTHON = re.compile(
    r"""(?P<kept>\b[rR]?[fF][rR]?(?:\"\"\"[\s\S]*?\"\"\"|'''[\s\S]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'))"""
    r"""|\"\"\"[\s\S]*?\"\"\"|'''[\s\S]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\#[^\n]*"""
)
_JAVASCRIPT = re.compile(
    r"""//[^\n]*|/\*[\s\S]*?\*/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|(?P<template>`(?:\\.|[^`\\])*`)"""
)
_HELD = re.compile(r"(\$\{[^{}]*\})|[^\n]")


def code_only(text: str, family: str) -> str:
    """The same text, each place where it was, with blanks for comments and for what strings say; what stands in the
    braces of one stays.
    """
    if family == "python":
        return _PYTHON.sub(lambda found: found[0] if found["kept"] else _blank(found[0]), text)
    return _JAVASCRIPT.sub(lambda found: _of_template(found[0]) if found["template"] else _blank(found[0]), text)


def _blank(words: str) -> str:
    return re.sub(r"[^\n]", " ", words)


def _of_template(words: str) -> str:
    return _HELD.sub(lambda found: found[1] or " ", words)
