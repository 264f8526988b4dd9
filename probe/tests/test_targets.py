import pytest

from probe.targets import find_targets
from syntax.languages import language_of
from syntax.source import Source

DATA = """
from dataclasses import dataclass
@dataclass
class Base:
    x: int
class Sub(Base):
    def double(self): return 2 * self.x
    def __add__(self, other): return self.x + other.x
"""
EXTENDS = """
class Base { constructor(x) { this.x = x; } }
export class Sub extends Base { double() { return 2 * this.x; } }
"""


@pytest.mark.parametrize(("path", "text"), [("a.py", DATA), ("a.mjs", EXTENDS)])
def test_what_makes_an_instance_is_inherited(path: str, text: str) -> None:
    targets = {target.name: target for target in find_targets(Source(path, language_of("", path), text)).targets}
    assert [parameter.name for parameter in targets["Sub.double"].constructor] == ["x"]


def test_an_operator_is_used_as_one() -> None:
    targets = {target.name: target for target in find_targets(Source("a.py", language_of("", "a.py"), DATA)).targets}
    assert targets["Sub.__add__"].form == "({receiver} + {0})"


@pytest.mark.parametrize(
    ("path", "packages", "root", "module"),
    [
        ("a.py", (), ".", "a"),
        ("src/a.py", (), "src", "a"),
        ("src/shop/a.py", ("src/shop/__init__.py",), "src", "shop.a"),
        ("shop/core/a.py", ("shop/__init__.py", "shop/core/__init__.py"), ".", "shop.core.a"),
        ("shop/__init__.py", (), ".", "shop"),
        ("lib/a.mjs", ("lib/__init__.py",), "lib", "a"),
    ],
)
def test_imports_begin_above_the_packages(path: str, packages: tuple[str, ...], root: str, module: str) -> None:
    source = Source(path, language_of("", path), "", tuple((name, "") for name in packages))
    assert (str(source.import_root), source.module) == (root, module)
