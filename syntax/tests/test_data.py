"""What a file sets up once: its tables and constants, and nothing else."""

import pytest

from syntax.data import module_data
from syntax.languages import language_of


@pytest.mark.parametrize(
    ("path", "text", "values"),
    [
        ("a.py", "import os\n__all__ = ['f']\nLIMIT = 10\ndef f(x):\n    y = 1\n    return y\n", ["10"]),
        ("a.py", "TABLE: dict[str, int] = {'a': 1}\n", ["{'a': 1}"]),
        ("a.mjs", "import fs from 'fs';\nexport const MAX = 5;\nconst f = (x) => x;\nlet y = [1];\nclass A {}\n", ["5", "[1]"]),
        ("a.cjs", "const fs = require('fs');\nvar names = { a: 1 };\nmodule.exports = { names };\n", ["{ a: 1 }"]),
        ("a.ts", "export const size: number = 3;\ntype T = string;\n", ["3"]),
    ],
)  # fmt: skip
def test_only_values_of_names_are_data(path: str, text: str, values: list[str]) -> None:
    assert [text[start:end] for start, end in module_data(text, language_of("", path))] == values
