"""XML for Python: parsers and expressions."""

from collections.abc import Iterable

from linter_service.taint.kinds import Kind
from linter_service.taint.model import Cleaner, Given, Model
from linter_service.taint.models.writing import Marks, picked, sinks
from linter_service.taint.values import NOTHING, Value

_DANGEROUS = (("resolve_entities", True), ("load_dtd", True), ("no_network", False), ("dtd_validation", True))
_FEATURES = ("external-general-entities", "external-parameter-entities", "feature_external_ges", "feature_external_pes")


def _is_open(given: Given, parser: Value) -> bool:
    """Whether a parser was told to follow entities."""
    if any(option in parser.options for option in _DANGEROUS):
        return True
    record = given.state.record(parser.record)
    if record is None:
        return False
    said = [(str(key), value.known) for key, value in record.items.items()]
    return any(key.endswith(_FEATURES) and known and bool(known[0]) for key, known in said)


def _parsed(given: Given) -> Iterable[Marks]:
    """With a parser that is given along."""
    parser = given.value("parser") if given.value("parser") != NOTHING else given.value(1)
    is_open = _is_open(given, parser) or any(given.option(name) is value for name, value in _DANGEROUS)
    return [given.state.deep(given.value(0))] if is_open else []


def _fed(given: Given) -> Iterable[Marks]:
    """By a parser itself."""
    return [given.state.deep(given.value(0))] if _is_open(given, given.target) else []


def _searched(given: Given) -> Iterable[Marks]:
    """An expression for a tree; texts and patterns have methods of the same names."""
    is_tree = any(
        word in given.target.name.lower() for word in ("etree", "xml", "tree", "root", "doc", "parse", "element")
    )
    return [given.value(0).marks, given.value("path").marks] if is_tree else []


MODEL = Model(
    sinks=(
        *picked(
            Kind.XXE,
            """
            lxml.etree.parse lxml.etree.fromstring lxml.etree.XML lxml.etree.iterparse lxml.objectify.parse
            """,
            _parsed,
        ),
        *picked(
            Kind.XXE,
            """
            lxml.objectify.fromstring lxml.html.parse lxml.html.fromstring lxml.etree.fromstringlist
            """,
            _parsed,
        ),
        *picked(Kind.XXE, "xml.dom.minidom.parse xml.dom.minidom.parseString xml.dom.pulldom.parse", _parsed),
        *picked(Kind.XXE, "xml.dom.pulldom.parseString xml.sax.parse xml.sax.parseString", _parsed),
        *picked(Kind.XXE, "*.parse *.feed *.parseString *.fromstring", _fed),
        *sinks(
            Kind.XPATH,
            """
            *.xpath lxml.etree.XPath lxml.etree.ETXPath lxml.etree.XPathEvaluator() *.xpath_eval *.xpathEval
            """,
        ),
        *sinks(Kind.XPATH, "elementpath.select elementpath.Selector elementpath.iter_select", 1),
        *picked(Kind.XPATH, "*.find *.findall *.findtext *.iterfind *.evaluate", _searched),
    ),
    cleaners=(
        *(Cleaner(f"lxml.etree.{name}", frozenset((Kind.XPATH, Kind.XSS))) for name in ("fromstring", "parse", "XML")),
        Cleaner("defusedxml.*", frozenset((Kind.XXE,))),
    ),
)
