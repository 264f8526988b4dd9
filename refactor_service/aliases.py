"""The changed version under the names of the original: what was renamed or moved is given its former name beside."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from probe.record import Names
from probe.targets import find_targets
from refactor_service.matching import Pair, Place
from syntax.languages import PYTHON
from syntax.modules import ModuleStyle
from syntax.source import Source


def under_former_names(former: Names, original: Source, changed: Source, pairs: Sequence[Pair]) -> tuple[str, Names]:
    """The text of ``changed`` with the names that ``pairs``, all within its reach, have in the original, and what the
    driver has to know of it; ``former`` is what that had to know of the original.
    """
    names = find_targets(changed).names
    # A file that everything has left is as little a module as any empty one.
    style = former.style if names.style is ModuleStyle.SCRIPT else names.style
    lines = list(dict.fromkeys(line for pair in pairs for line in _lines(pair, original, changed, style)))
    text = changed.text + "".join(f"\n{line}" for line in lines) + ("\n" if lines else "")
    top_level = tuple(dict.fromkeys((*names.top_level, *former.top_level)))
    return text, replace(names, top_level=top_level, style=style)


def _lines(pair: Pair, original: Source, changed: Source, style: ModuleStyle) -> Iterator[str]:
    old, new = pair.old, pair.new
    if old is None or new is None or old.source.path != original.path:
        return
    owner, name = _split(old)
    new_owner, new_name = _split(new)
    if new.source.path != changed.path:
        # A class that has moved brings all its methods.
        there, here = (new_owner, owner) if owner and new_owner else (new_name, name)
        yield _imported(there, here, changed, new.source, style)
    elif owner != new_owner and owner and new_owner:
        yield f"{_declared(original)}{owner} = {new_owner}{_end(original)}"
    if name == new_name or "#" in name:
        return
    if not owner and not new_owner and new.source.path == changed.path:
        yield f"{_declared(original)}{name} = {new_name}{_end(original)}"
    elif owner and new_owner:
        yield _method(original, old, owner, name, new_name)


def _split(place: Place) -> tuple[str, str]:
    """The class or object, and the plain name."""
    owner, _, name = place.function.name.rpartition(".")
    return owner, name


def _declared(source: Source) -> str:
    return "" if source.language is PYTHON else "var "


def _end(source: Source) -> str:
    return "" if source.language is PYTHON else ";"


def _method(source: Source, old: Place, owner: str, name: str, new_name: str) -> str:
    if source.language is PYTHON:
        return f"{owner}.{name} = vars({owner})[{new_name!r}]"
    holder = owner if old.function.is_static else f"{owner}.prototype"
    return f"{holder}.{name} = {holder}.{new_name};"


def is_within_reach(pair: Pair, changed: Source) -> bool:
    """Whether ``changed`` can import what the function has become."""
    if pair.new is None or pair.new.source.path == changed.path:
        return pair.new is not None
    holder = pair.new.source
    if changed.language is PYTHON:
        return PurePosixPath(holder.path).is_relative_to(PurePosixPath(changed.path).parent)
    module = find_targets(holder).javascript
    return module is not None and (_split(pair.new)[0] or _split(pair.new)[1]) in module.exports


def _imported(there: str, here: str, changed: Source, holder: Source, style: ModuleStyle) -> str:
    """What brings a name of ``holder`` into ``changed``, unless that brings it in itself."""
    folder = PurePosixPath(changed.path).parent
    if changed.language is PYTHON:
        module = PurePosixPath(holder.path).with_suffix("").relative_to(folder)
        return f"from {'.'.join(module.parts)} import {there} as {here}"
    if re.search(rf"\b(?:import|const|let|var)\b[^;\n]*\b{re.escape(here)}\b", changed.text):
        return ""
    path = _relative(PurePosixPath(holder.path), folder)
    if style is ModuleStyle.MODULE:
        return f'import * as moved_{here} from "{path}"; var {here} = moved_{here}.{there};'
    return f'var {here} = require("{path}").{there};'


def _relative(path: PurePosixPath, folder: PurePosixPath) -> str:
    if path.is_relative_to(folder):
        return f"./{path.relative_to(folder)}"
    return f"{'../' * len(folder.parts)}{path}"
