"""Programs that nobody here wrote, read in place: pure modules of the standard library, of PyPI and of npm packages."""

import importlib.util
import sysconfig
from pathlib import Path

from edge.cli import files
from edge.cli.imports import in_its_place
from syntax.languages import language_of
from syntax.source import Source

NODE_MODULES = Path(__file__).parents[2] / "node_modules"
LIBRARY = (
    *("bisect", "calendar", "colorsys", "copy", "difflib", "fnmatch", "fractions", "genericpath", "graphlib"),
    *("heapq", "html", "keyword", "nturl2path", "numbers", "opcode", "posixpath", "quopri", "reprlib", "sched"),
    *("shlex", "statistics", "string", "stringprep", "textwrap", "token"),
)
PYPI = (
    *("annotated_types", "attr._version_info", "bidict._dup", "click.parser", "h11._util", "idna.core"),
    *("iniconfig._parse", "jsonschema._utils", "markdown_it.common.utils", "mdurl._decode", "mdurl._encode"),
    *("mdurl._parse", "packaging._structures", "packaging.utils", "packaging.version", "pathspec.util"),
    *("pluggy._tracing", "prometheus_client.utils"),
    *("referencing._attrs", "rich._ratio", "rich.cells", "typing_inspection.introspection"),
    *("wsproto.utilities", "yarl._path", "yarl._query"),
)
NPM = (
    *("ansi-regex/index.js", "balanced-match/dist/commonjs/index.js", "brace-expansion/dist/commonjs/index.js"),
    *("camelcase/index.js", "char-regex/index.js", "convert-source-map/index.js", "dedent/dist/dedent.js"),
    *("deepmerge/dist/cjs.js", "escape-string-regexp/index.js", "fast-json-stable-stringify/index.js"),
    *("html-escaper/cjs/index.js", "imurmurhash/imurmurhash.js", "is-arrayish/index.js", "is-extglob/index.js"),
    *("is-fullwidth-code-point/index.js", "is-stream/index.js", "jsesc/jsesc.js", "leven/index.js"),
    *("lines-and-columns/build/index.js", "ms/index.js", "natural-compare/index.js", "node-int64/Int64.js"),
    *("normalize-path/index.js", "slash/index.js", "sprintf-js/src/sprintf.js", "strip-bom/index.js"),
    *("strip-json-comments/index.js", "yocto-queue/index.js"),
)
# A sample for every day: half an hour for all generators.
EVERYDAY = (
    *("library:fnmatch", "library:graphlib", "library:heapq", "library:textwrap", "pypi:h11._util"),
    *("task:duration_text", "task:lru_store", "npm:camelcase/index.js", "npm:leven/index.js", "npm:ms/index.js"),
    *("npm:natural-compare/index.js", "npm:yocto-queue/index.js", "task:calc", "task:lru-cache"),
)
# Of a copy, so that nobody tests the original in its place.
PREFIX = "copied_"


def library(name: str) -> Source:
    """A copy of a module of the standard library under another name."""
    folder = Path(sysconfig.get_path("stdlib"))
    paths = (folder / f"{name}.py", folder / name / "__init__.py")
    text = next(path for path in paths if path.exists()).read_text()
    return Source(f"{PREFIX}{name}.py", language_of("python", ""), text)


def package(name: str) -> Source:
    """A module of an installed package, by its dotted name, with what it imports beside it."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise LookupError(name)
    return _in_place(Path(spec.origin))


def npm(name: str) -> Source:
    """A file below ``node_modules``, with what it imports beside it."""
    return _in_place(NODE_MODULES / name)


def all_programs() -> dict[str, Source]:
    """By a name that says where each is from."""
    found = {f"library:{name}": library(name) for name in LIBRARY}
    found |= {f"pypi:{name}": package(name) for name in PYPI}
    return found | {f"npm:{name}": npm(name) for name in NPM}


def _in_place(path: Path) -> Source:
    path_below, context = in_its_place(files.read(str(path)))
    text, beside = path.read_text(), tuple((one.path, one.text) for one in context)
    return Source(path_below, language_of("", path.name), text, beside)
