"""The world around a call, held still in a Python test by the means of its framework."""

import re
from collections.abc import Collection, Iterable, Sequence

from probe.setting import FOLDER, HELPERS, Setting, SettingKind
from testgen_service.cases import Case
from testgen_service.render.suite import free, is_stateful, slug

# Modules that literals, stand-ins and helpers name.
_MODULES = (
    *(
        "asyncio",
        "collections",
        "contextlib",
        "copy",
        "datetime",
        "decimal",
        "fractions",
        "httpx",
        "io",
        "itertools",
        "math",
    ),
    *("os", "pathlib", "re", "requests", "tempfile", "unittest", "urllib.error", "urllib.response", "uuid"),
)
_OTHERS = frozenset({"httpx", "requests"})
_FROM = (
    ("deepcopy", "from copy import deepcopy\n"),
    ("Path", "from pathlib import Path\n"),
    ("patch", "from unittest.mock import patch\n"),
)


def imports(body: str) -> str:
    """The lines that import what ``body`` uses besides pytest and the module under test."""
    used = [name for name in _MODULES if re.search(rf"(?<![\w.'\"]){re.escape(name)}\.", body)]
    own = [f"import {name}\n" for name in used if name not in _OTHERS]
    own += [line for name, line in _FROM if re.search(rf"(?<![\w.]){name}[.(]", body)]
    others = [f"import {name}\n" for name in used if name in _OTHERS]
    return "".join([*own, "\n" * bool(own and others), *others])


def helpers(cases: Iterable[Case]) -> str:
    """The functions that the stand-ins of ``cases`` are made with, each once."""
    values = [setting.value or "" for case in cases for setting in case.call.surroundings]
    return "".join(
        f"\n\n{helper.text.strip()}\n" for name, helper in HELPERS.items() if any(name in value for value in values)
    )


# Before each test what a module holds becomes a copy of what it held when it was loaded.
_LOADED = """

{loaded} = deepcopy({{name: getattr({module}, name) for name in {names}}})
"""
_FIXTURE = """

@pytest.fixture(autouse=True)
def module_as_loaded(monkeypatch):
    for name, value in deepcopy({loaded}).items():
        monkeypatch.setattr({module}, name, value)
"""
AS_LOADED = "ModuleAsLoaded"
_TEST_CASE = """

class ModuleAsLoaded(unittest.TestCase):
    def setUp(self):
        for name, value in deepcopy({loaded}).items():
            self.enterContext(patch.object({module}, name, value))
"""


def as_loaded(
    module: str, held: Sequence[str], names: Collection[str], cases: Iterable[Case], *, is_unittest: bool
) -> tuple[str, str]:
    """What makes every test meet the module as it was when it was loaded: a line that imports that, and the code; both
    empty where no case depends on it. ``held`` are its variables, ``names`` those that the file uses otherwise.
    """
    if not is_stateful(cases):
        return "", ""
    own = {"module": free("module", names), "loaded": free("LOADED", names), "names": tuple(held)}
    code = (_LOADED + (_TEST_CASE if is_unittest else _FIXTURE)).format(**own)
    return f"import {module} as {own['module']}\n", code


def in_pytest(settings: Sequence[Setting]) -> list[str]:
    """Lines of a test that has the fixtures of ``fixtures``."""
    return [line for setting in settings for line in _in_pytest(setting)]


def _in_pytest(setting: Setting) -> list[str]:
    match setting.kind:
        case SettingKind.STAND_IN | SettingKind.CLOCK:
            return [f'monkeypatch.setattr("{setting.target}", {setting.value})']
        case SettingKind.ENVIRONMENT if setting.value is None:
            return [f'monkeypatch.delenv("{setting.target}", raising=False)']
        case SettingKind.ENVIRONMENT:
            return [f'monkeypatch.setenv("{setting.target}", {setting.value!r})']
        case SettingKind.FILE:
            return _file(setting)
        case SettingKind.HERE:
            return [f"monkeypatch.chdir({FOLDER})"]


def fixtures(case: Case) -> list[str]:
    """What pytest has to give a test of ``case``."""
    kinds = {setting.kind for setting in case.call.surroundings}
    needed = [("capsys", bool(case.outcome.printed)), ("monkeypatch", bool(kinds - {SettingKind.FILE}))]
    return [name for name, is_needed in (*needed, (FOLDER, SettingKind.FILE in kinds)) if is_needed]


def in_unittest(settings: Sequence[Setting]) -> list[str]:
    """Lines of a method of a TestCase."""
    has_files = any(setting.kind is SettingKind.FILE for setting in settings)
    opening = [f"{FOLDER} = Path(self.enterContext(tempfile.TemporaryDirectory()))"] if has_files else []
    return [*opening, *(line for setting in settings for line in _in_unittest(setting))]


def _in_unittest(setting: Setting) -> list[str]:
    match setting.kind:
        case SettingKind.STAND_IN | SettingKind.CLOCK:
            return [f'self.enterContext(patch("{setting.target}", {setting.value}))']
        case SettingKind.ENVIRONMENT if setting.value is None:
            return ["self.enterContext(patch.dict(os.environ))", f'os.environ.pop("{setting.target}", None)']
        case SettingKind.ENVIRONMENT:
            return [f'self.enterContext(patch.dict(os.environ, {{"{setting.target}": {setting.value!r}}}))']
        case SettingKind.FILE:
            return _file(setting)
        case SettingKind.HERE:
            return [f"self.enterContext(contextlib.chdir({FOLDER}))"]


def _file(setting: Setting) -> list[str]:
    above, _, _ = setting.target.rpartition("/")
    made = [f'({FOLDER} / "{above}").mkdir({"parents=True" * ("/" in above)})'] if above else []
    if setting.value is None:
        return made
    return [*made, f'({FOLDER} / "{setting.target}").write_text({setting.value!r}, encoding="utf-8")']


def left(case: Case, names: Sequence[str]) -> list[tuple[str, str]]:
    """What to look at, and what to find there, of arguments with these names after the call."""
    given = zip(names, case.call.arguments, case.after, strict=True)
    return [(f"{n}.getvalue()" if v.startswith("io.StringIO(") else n, w) for n, v, w in given if w is not None]


def written(case: Case) -> list[tuple[str, str]]:
    """(actual, expected) of the files that the call writes."""
    return [
        (f"({FOLDER} / {name!r}).read_bytes()", repr(text.encode()))
        if "\r" in text
        else (f'({FOLDER} / {name!r}).read_text(encoding="utf-8")', repr(text))
        for name, text in case.outcome.files
    ]


def in_words(setting: Setting, case: Case) -> str:
    """What a test's name says of what it holds still."""
    match setting.kind:
        case SettingKind.STAND_IN | SettingKind.CLOCK:
            return f"with_a_known_{slug(setting.target.rsplit('.', 1)[-1])}"
        case SettingKind.ENVIRONMENT if setting.value is None:
            return f"without_{slug(setting.target)}"
        case SettingKind.ENVIRONMENT:
            return f"with_{slug(setting.target)}_{slug(setting.value or '')[:20] or 'empty'}"
        case SettingKind.FILE if setting.value is None and not case.outcome.files:
            return "without_its_file"
        case SettingKind.FILE | SettingKind.HERE:
            return "writes_its_file" if case.outcome.files else "reads_its_file"
