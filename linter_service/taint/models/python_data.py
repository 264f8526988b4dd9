"""Databases, directories and clients of HTTP for Python."""

import re
from collections.abc import Iterable

from linter_service.taint.kinds import ALL_KINDS, Kind
from linter_service.taint.model import Cleaner, Given, Model
from linter_service.taint.models.conditions import operators, script
from linter_service.taint.models.writing import Marks, deep, elsewhere, picked, sinks

_VERBS = ("get", "post", "put", "patch", "delete", "head", "options", "request", "stream", "ws_connect")
_COLLECTION = re.compile(r"mongo|pymongo|motor|collection|coll\b|\bdb\b|db[.\[]|database", re.IGNORECASE)


def _query(given: Given) -> Iterable[Marks]:
    """An object of conditions, or what may be one."""
    named = [value for name, value in given.named if name in ("filter", "pipeline", "update")]
    found: list[Marks] = []
    for value in (*given.placed[:2], *named):
        if given.state.record(value.record) is not None or _COLLECTION.search(given.target.name):
            found += operators(given, value)
    return found


def _found(given: Given) -> Iterable[Marks]:
    """``find`` is a method of texts, too."""
    has_record = bool(given.placed) and given.state.record(given.placed[0].record) is not None
    return _query(given) if has_record or _COLLECTION.search(given.target.name) else []


def _filter(given: Given) -> Iterable[Marks]:
    """The filter of a search in a directory; patterns have a method of that name, which takes no text behind."""
    if given.target.name in ("re", "regex") or given.target.name.startswith(("re.", "regex.")):
        return []
    return [given.value(1).marks, given.value(2).marks, given.value("search_filter").marks, *_base(given)]


def _base(given: Given) -> Iterable[Marks]:
    is_directory = "ldap" in given.target.name.lower()
    return [given.value(0).marks, given.value("search_base").marks] if is_directory else []


_ONE = """
            find_one find_one_and_update find_one_and_delete find_one_and_replace update_one update_many
            delete_one delete_many
            """

MODEL = Model(
    sinks=(
        *sinks(
            Kind.SQL,
            """
            *.execute *.executemany *.executescript *.mogrify *.exec_driver_sql *.execute_sql
            """,
            0,
            "query",
            "sql",
        ),
        *sinks(
            Kind.SQL,
            """
            *.raw *.RawSQL *.extra *.fetchrow *.fetchval *.read_sql *.read_sql_query *.execute_query
            """,
            0,
            "sql",
        ),
        *sinks(
            Kind.SQL,
            """
            sqlalchemy.text sqlalchemy.sql.text text sqlalchemy.literal_column
            django.db.models.expressions.RawSQL
            """,
        ),
        *sinks(
            Kind.SQL,
            """
            pandas.read_sql pandas.read_sql_query *.from_statement *.copy_expert asyncpg.*.fetch *conn*.fetch
            """,
        ),
        *picked(Kind.SQL, "*.objects.extra", deep()),
        *picked(Kind.NOSQL, " ".join(f"*.{name}" for name in _ONE.split()), _query),
        *picked(
            Kind.NOSQL,
            """
            *.count_documents *.replace_one *.aggregate *.distinct *.map_reduce *.find_raw_batches
            """,
            _query,
        ),
        *picked(Kind.NOSQL, "*.find", _found),
        *sinks(Kind.NOSQL, "*.objects", "__raw__"),
        *picked(Kind.NOSQL, "*.find().where", script),
        *picked(Kind.LDAP, "*.search_s *.search_ext_s *.search_st *.search_ext", deep(0, 2, "base", "filterstr")),
        *picked(Kind.LDAP, "*.search *.paged_search *.extend.standard.paged_search", _filter),
        *sinks(Kind.LDAP, "*.simple_bind_s *.bind_s *.delete_s *.modify_s *.add_s *.compare_s *.whoami_s", 0),
        *sinks(Kind.LDAP, "ldap3.ObjectDef ldap3.Reader", 2),
        *(
            sink
            for verb in _VERBS
            for sink in picked(
                Kind.SSRF,
                f"requests.{verb} requests.Session().{verb} requests.session().{verb} httpx.{verb} "
                f"httpx.Client().{verb} "
                f"httpx.AsyncClient().{verb} *ClientSession().{verb} urllib3.PoolManager().{verb}",
                elsewhere(*((1, "url") if verb in ("request", "stream") else (0, "url"))),
            )
        ),
        *picked(
            Kind.SSRF,
            """
            session.get session.post client.get client.post http.request pycurl.Curl().setopt
            """,
            elsewhere(0, "url"),
        ),
        *picked(Kind.SSRF, "urllib3.request *.PoolManager().urlopen", elsewhere(1, "url")),
        *picked(Kind.SSRF, "pandas.read_csv pandas.read_json wget.download feedparser.parse", elsewhere(0, "url")),
        *sinks(Kind.COMMAND, "fabric.Connection().run invoke.run *.Context().run"),
    ),
    cleaners=(
        Cleaner("bson.json_util.loads", frozenset(), frozenset((Kind.NOSQL,))),
        Cleaner("*Schema().load", frozenset((Kind.ASSIGN,))),
        Cleaner("ldap.filter.escape_filter_chars", frozenset((Kind.LDAP,))),
        Cleaner("ldap3.utils.conv.escape_filter_chars", frozenset((Kind.LDAP,))),
        Cleaner("ldap.dn.escape_dn_chars", frozenset((Kind.LDAP,))),
        Cleaner("ldap3.utils.dn.escape_rdn", frozenset((Kind.LDAP,))),
        Cleaner("ldap.filter.filter_format", frozenset((Kind.LDAP,))),
        Cleaner("sqlalchemy.text", frozenset((Kind.SQL,))),
        Cleaner("sqlalchemy.sql.text", frozenset((Kind.SQL,))),
        Cleaner("text", frozenset((Kind.SQL,))),
        Cleaner("*.bindparams", frozenset()),
        Cleaner("bson.ObjectId", ALL_KINDS, checks=True),
        Cleaner("bson.objectid.ObjectId", ALL_KINDS, checks=True),
        Cleaner("psycopg2.sql.Identifier", frozenset((Kind.SQL,))),
        Cleaner("psycopg2.sql.Literal", frozenset((Kind.SQL,))),
        Cleaner("psycopg.sql.Identifier", frozenset((Kind.SQL,))),
        Cleaner("psycopg.sql.Literal", frozenset((Kind.SQL,))),
        Cleaner("sqlalchemy.*"),
        Cleaner("*.quote_name", frozenset((Kind.SQL,))),
    ),
)
