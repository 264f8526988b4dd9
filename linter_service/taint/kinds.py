"""What untrusted data can do where it arrives, one rule each, in one table."""

from dataclasses import dataclass
from enum import StrEnum

from linter_service.finding import Severity


class Kind(StrEnum):
    """The end of the rule's name; a mark that is cured of a kind may arrive there."""

    SQL = "SQL"
    NOSQL = "NOSQL"
    COMMAND = "COMMAND"
    CODE = "CODE"
    TEMPLATE = "TEMPLATE"
    PATH = "PATH"
    ARCHIVE = "ARCHIVE"
    XSS = "XSS"
    HEADER = "HEADER"
    REDIRECT = "REDIRECT"
    SSRF = "SSRF"
    LDAP = "LDAP"
    XPATH = "XPATH"
    XXE = "XXE"
    DESERIALIZE = "DESERIALIZE"
    LOG = "LOG"
    PROTOTYPE = "PROTOTYPE"
    ASSIGN = "ASSIGN"
    TRUST = "TRUST"
    REGEX = "REGEX"


ALL_KINDS = frozenset(Kind)


@dataclass(frozen=True, slots=True)
class Harm:
    """``what`` follows "Untrusted data from ... reaches X(), which"; ``advice`` says what to do."""

    cwe: int
    severity: Severity
    title: str
    what: str
    advice: str


_ERROR, _WARNING = Severity.ERROR, Severity.WARNING

HARMS = {
    Kind.SQL: Harm(
        89,
        _ERROR,
        "SQL made of untrusted data",
        "reads it as SQL",
        "Pass the data as parameters beside a constant statement",
    ),
    Kind.NOSQL: Harm(
        943,
        _ERROR,
        "A query with operators of a stranger",
        "reads operators such as $ne in it",
        "Make text or a number of it first, or check it against a schema",
    ),
    Kind.COMMAND: Harm(
        78,
        _ERROR,
        "A command made of untrusted data",
        "starts what it says",
        "Give a fixed program a list of arguments, without a shell",
    ),
    Kind.CODE: Harm(
        95,
        _ERROR,
        "Untrusted data run as code",
        "runs it",
        "Parse the data instead, such as with ast.literal_eval or JSON.parse",
    ),
    Kind.TEMPLATE: Harm(
        1336,
        _ERROR,
        "A template made of untrusted data",
        "reads it as a template, which can reach what the program can",
        "Keep the template constant and pass the data as a variable",
    ),
    Kind.PATH: Harm(
        22,
        _ERROR,
        "A path made of untrusted data",
        "follows it out of its folder, as by ../",
        "Resolve the path and check that it lies below its folder before it is opened",
    ),
    Kind.ARCHIVE: Harm(
        22,
        _ERROR,
        "Entries of an untrusted archive written where their names say",
        "writes where the names of its entries lead",
        "Resolve each entry's path and check that it lies below the folder; in Python say filter='data'",
    ),
    Kind.XSS: Harm(
        79,
        _ERROR,
        "Untrusted data in a page",
        "gives it to a browser as HTML",
        "Escape it, or use a template or textContent, which do",
    ),
    Kind.HEADER: Harm(
        113,
        _WARNING,
        "Untrusted data in a header",
        "writes it into a header, where line breaks begin another",
        "Take line breaks out, or look the value up in a list of those allowed",
    ),
    Kind.REDIRECT: Harm(
        601,
        _WARNING,
        "A redirect to where a stranger says",
        "sends the visitor there",
        "Redirect to paths of your own, or to hosts of a list",
    ),
    Kind.SSRF: Harm(
        918,
        _ERROR,
        "A request to where a stranger says",
        "asks the server that it names, also inside the network",
        "Fix the host, or compare it with a list of those allowed",
    ),
    Kind.LDAP: Harm(
        90,
        _ERROR,
        "An LDAP filter made of untrusted data",
        "reads it as part of a filter",
        "Escape it for filters, such as with escape_filter_chars",
    ),
    Kind.XPATH: Harm(
        643,
        _ERROR,
        "An XPath expression made of untrusted data",
        "reads it as part of the expression",
        "Pass the data as a variable of a constant expression",
    ),
    Kind.XXE: Harm(
        611,
        _ERROR,
        "Untrusted XML read with entities",
        "follows external entities in it",
        "Turn external entities off, or use a parser that has none, such as defusedxml",
    ),
    Kind.DESERIALIZE: Harm(
        502,
        _ERROR,
        "Untrusted data deserialised",
        "makes objects of any class out of it",
        "Use a format of plain data, such as JSON, or a safe loader",
    ),
    Kind.LOG: Harm(
        117,
        _WARNING,
        "Untrusted data in a log",
        "writes it to the log, where line breaks make entries of their own",
        "Take line breaks out, or log it as a field of a structured entry",
    ),
    Kind.PROTOTYPE: Harm(
        1321,
        _ERROR,
        "Keys of a stranger's choice",
        "sets keys such as __proto__ that it names",
        "Refuse __proto__, constructor and prototype, or use a Map or Object.create(null)",
    ),
    Kind.ASSIGN: Harm(
        915,
        _WARNING,
        "All fields of a request set on a record",
        "sets every field that it names",
        "Take the fields by name that a visitor may set",
    ),
    Kind.TRUST: Harm(
        501,
        _WARNING,
        "Untrusted data in the session",
        "keeps it among what the program trusts",
        "Check it before it is kept",
    ),
    Kind.REGEX: Harm(
        1333,
        _WARNING,
        "A pattern of a stranger's",
        "reads it as a pattern, which can take for ever to match",
        "Escape it, or match literally",
    ),
}
