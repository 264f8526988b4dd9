"""The world around a call, held still in a JavaScript test by the means of its framework."""

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from probe.setting import Setting, SettingKind
from testgen_service.cases import Case
from testgen_service.render.dialects import Dialect
from testgen_service.render.suite import filled

_MOCKED = frozenset({SettingKind.STAND_IN, SettingKind.CLOCK})


def kinds_of(cases: Iterable[Case]) -> frozenset[SettingKind]:
    """What is held still for any of the cases."""
    return frozenset(setting.kind for case in cases for setting in case.call.surroundings)


def names(kinds: frozenset[SettingKind], dialect: Dialect) -> list[str]:
    """What of the framework the hooks and tests use, besides what all tests do."""
    hooked = [*(["afterEach"] if kinds else []), *(["beforeEach"] if SettingKind.FILE in kinds else [])]
    return [*hooked, *([dialect.means] if _MOCKED & kinds else [])]


def hooks(kinds: frozenset[SettingKind], dialect: Dialect) -> str:
    """What is done before and after each test, so that none sees what another one held."""
    head, before, after = [], [], list[str]()
    if _MOCKED & kinds:
        after += dialect.resets
    if SettingKind.ENVIRONMENT in kinds:
        head.append("const { env } = process;")
        after.append("process.env = env;")
    if SettingKind.FILE in kinds:
        head.append("let folder;")
        before.append("folder = fs.mkdtempSync(`${os.tmpdir()}/files-`);")
        after.append("fs.rmSync(folder, { recursive: true });")
    parts = ["\n".join(head), _hook("beforeEach", before), _hook("afterEach", after)]
    return "".join(f"\n{part}\n" for part in parts if part)


def _hook(name: str, lines: Sequence[str]) -> str:
    inside = "".join(f"  {line}\n" for line in lines)
    return f"{name}(() => {{\n{inside}}});" if lines else ""


def held(settings: Sequence[Setting], dialect: Dialect) -> list[str]:
    """Lines of a test."""
    return [line for setting in settings for line in _held(setting, dialect)]


def _held(setting: Setting, dialect: Dialect) -> list[str]:
    match setting.kind:
        case SettingKind.STAND_IN:
            owner, _, name = setting.target.rpartition(".")
            return [filled(dialect.stand_in, owner=owner, name=name, value=setting.value or "")]
        case SettingKind.CLOCK:
            return [filled(dialect.clock, now=setting.value or "")]
        case SettingKind.ENVIRONMENT if setting.value is None:
            return ["process.env = { ...process.env };", f"delete process.env.{setting.target};"]
        case SettingKind.ENVIRONMENT:
            return [f"process.env = {{ ...process.env, {setting.target}: {_text(setting.value)} }};"]
        case SettingKind.FILE if setting.value is None:
            return []
        case SettingKind.FILE:
            return [f"fs.writeFileSync(`${{folder}}/{setting.target}`, {_text(setting.value)});"]
        case SettingKind.HERE:
            return ["process.chdir(folder);"]


def in_words(setting: Setting) -> str:
    """What a test's title says of what it holds still."""
    match setting.kind:
        case SettingKind.STAND_IN:
            return f"with a known {setting.target.rpartition('.')[2]}"
        case SettingKind.CLOCK:
            return f"at {datetime.fromtimestamp(int(setting.value or 0) / 1000, UTC).strftime('%Y-%m-%dT%H:%M:%SZ')}"
        case SettingKind.ENVIRONMENT if setting.value is None:
            return f"without {setting.target}"
        case SettingKind.ENVIRONMENT:
            return f"where {setting.target} is {_text(setting.value)}"
        case SettingKind.FILE | SettingKind.HERE:
            return "with a file" if setting.value is not None else "without its file"


def written(case: Case) -> list[tuple[str, str]]:
    """(actual, expected) of the files that the call writes."""
    return [(f'fs.readFileSync(`${{folder}}/{name}`, "utf8")', _text(text)) for name, text in case.outcome.files]


def _text(value: str | None) -> str:
    return json.dumps(value, ensure_ascii=False)
