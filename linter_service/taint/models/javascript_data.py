"""Databases, directories, XML, archives and templates for JavaScript."""

import re
from collections.abc import Iterable

from linter_service.taint.kinds import ALL_KINDS, Kind
from linter_service.taint.model import Cleaner, Given, Model, Sink
from linter_service.taint.models.conditions import operators, script
from linter_service.taint.models.writing import Marks, picked, sinks, whole
from linter_service.taint.values import NOTHING

_DATABASE = re.compile(
    r"\bdb\b|database|sqlite|conn|pool|knex|sequelize|\bpg\b|mysql|\btrx?\b|prisma|client", re.IGNORECASE
)
# Where a call that makes or changes a record has its fields.
_ROWS = ("data", "$set", "values", "update", "create")
_FIND = """
            find findOne findOneAndUpdate findOneAndDelete findOneAndReplace updateOne updateMany deleteOne
            deleteMany count
            """
_MORE = """
            countDocuments distinct replaceOne remove exists where aggregate findMany findFirst
            estimatedDocumentCount
            """
_MODELS = """
            create update insertMany insertOne updateOne updateMany findByIdAndUpdate findOneAndUpdate
            bulkCreate upsert set build fill insert merge save assign
            """


def _statement(given: Given) -> Iterable[Marks]:
    """Text, or the text of an object that has the values beside it."""
    first = given.value(0)
    record = given.state.record(first.record)
    if given.target.name.endswith("prepare()"):
        return []
    if record is None:
        return [first.marks]
    return [record.items.get(name, NOTHING).marks for name in ("text", "sql", "query")]


def _of_database(given: Given) -> Iterable[Marks]:
    """Of methods that much else has as well."""
    return _statement(given) if _DATABASE.search(given.target.name) else []


def _conditions(given: Given) -> Iterable[Marks]:
    """Conditions that may be operators; code in ``$where``."""
    found: list[Marks] = []
    for value in given.placed[:2]:
        if value.function is None:
            found += operators(given, value)
    return found


def _fields(given: Given) -> Iterable[Marks]:
    """All that a stranger names, as fields of a record; those of ``data`` and ``$set`` as well."""
    if given.target.record or given.target.name in (
        "Map()",
        "Set()",
        "express.response",
        "URLSearchParams()",
        "Headers()",
        "FormData()",
    ):
        return []
    if given.has_option("fields") or given.target.name.startswith(("lodash", "_", "Object", "object-path", "dot-prop")):
        return []
    if len(given.placed) > 2 or (given.placed and given.placed[0].known):
        return []
    found = []
    for value in given.placed[:2]:
        record = given.state.record(value.record)
        inner = [record.items.get(name, NOTHING) for name in _ROWS] if record is not None else []
        found += [whole(given, one) for one in (value, *inner)]
    return found


def _filter(given: Given) -> Iterable[Marks]:
    """The base, and the filter as text."""
    options = given.state.record(given.value(1).record)
    if options is None:
        return [given.value(1).marks] if "ldap" in given.target.name.lower() else []
    return [given.value(0).marks, options.items.get("filter", NOTHING).marks]


def _entities(given: Given) -> Iterable[Marks]:
    """With an option that follows them."""
    names = (
        "noent",
        "replaceEntities",
        "dtdload",
        "resolveExternals",
        "processEntities",
        "resolveEntities",
        "dtdvalid",
    )
    return [given.state.deep(given.value(0))] if any(given.option(name) is True for name in names) else []


def _untrusted_yaml(given: Given) -> Iterable[Marks]:
    """With a schema that has functions; without a word about the schema the first versions had them, too."""
    last = given.state.record(given.placed[-1].record) if given.placed else None
    schema = last.items.get("schema", NOTHING).name if last is not None else ""
    return [given.state.deep(given.value(0))] if re.search("full|unsafe|extend", schema, re.IGNORECASE) else []


def _template(given: Given) -> Iterable[Marks]:
    return [given.state.deep(given.value(0))]


def _paths_kept(given: Given) -> Iterable[Marks]:
    """Names are followed only where that is asked for."""
    return [given.state.deep(given.value(0))] if given.option("preservePaths") is True else []


def _tree(given: Given) -> Iterable[Marks]:
    """Documents have methods that arrays and maps have as well."""
    is_tree = re.search(r"doc|xml|tree|root|dom", given.target.name, re.IGNORECASE)
    return [given.value(0).marks] if is_tree else []


_ARCHIVES = """
            fflate.unzipSync node-stream-zip.async node-stream-zip adm-zip unzipper.Open.buffer
            unzipper.Open.file unzipper.Parse yauzl.fromBuffer yauzl.open jszip.loadAsync tar-stream.extract
            JSZip.loadAsync
            """

MODEL = Model(
    sinks=(
        *picked(
            Kind.SQL,
            """
            *.query *.execute *.raw *.whereRaw *.orderByRaw *.havingRaw *.selectRaw *.fromRaw *.joinRaw
            """,
            _statement,
        ),
        *sinks(
            Kind.SQL,
            """
            *.$queryRawUnsafe *.$executeRawUnsafe *.literal *.prepare *.createQueryBuilder().where *.unsafe
            *.queryRaw
            """,
        ),
        *picked(
            Kind.SQL,
            """
            *.all *.get *.run *.each *.exec *.any *.one *.none *.many *.oneOrNone *.manyOrNone *.batch
            """,
            _of_database,
        ),
        *picked(Kind.NOSQL, " ".join(f"*.{name}" for name in f"{_FIND} {_MORE}".split()), _conditions),
        *picked(Kind.NOSQL, "*.$where *.mapReduce *.session().run *.executeQuery", script),
        *picked(Kind.ASSIGN, " ".join(f"*.{name}" for name in _MODELS.split()), _fields),
        *picked(
            Kind.TEMPLATE,
            """
            handlebars.compile Handlebars.compile handlebars.precompile ejs.render ejs.compile pug.render
            pug.compile
            """,
            _template,
        ),
        *picked(
            Kind.TEMPLATE,
            """
            *.renderString nunjucks.compile lodash.template _.template underscore.template dot.template
            doT.template
            """,
            _template,
        ),
        *picked(
            Kind.TEMPLATE,
            """
            mustache.render Mustache.render hogan.js.compile eta.renderString *.parseAndRender swig.render
            twig.twig art-template.render
            """,
            _template,
        ),
        *picked(
            Kind.TEMPLATE,
            """
            twig.twig velocityjs.render velocity.render art-template.compile dot.compile doT.compile jade.render
            jade.compile dust.compile squirrelly.render sqrl.render liquidjs.* vm-template nunjucks.Template
            template7.compile
            """,
            _template,
        ),
        *picked(Kind.LDAP, "*.search *.searchAsync", _filter),
        *sinks(
            Kind.LDAP,
            """
            *.bind *.compare *.del *.modify *.modifyDN *.findUsers *.findUser *.findGroups ldapjs.parseFilter
            ldapts.FilterParser.parseString
            """,
            0,
        ),
        *sinks(Kind.XPATH, "xpath.select xpath.select1 xpath.parse xpath.evaluate xpath.useNamespaces()"),
        *sinks(
            Kind.XPATH,
            """
            document.evaluate *.evaluate fontoxpath.evaluateXPath* xpath.selectWithResolver
            """,
        ),
        *picked(Kind.XPATH, "*.find *.get *.selectNodes *.selectSingleNode *.xpath", _tree),
        *picked(
            Kind.XXE,
            """
            libxmljs.parseXml libxmljs.parseXmlString libxmljs2.parseXml libxmljs2.parseXmlString
            libxmljs.parseXmlAsync
            """,
            _entities,
        ),
        *picked(
            Kind.XXE,
            """
            libxmljs2.parseXmlAsync libxmljs.Document.fromXml *.parseXml *.parseXmlString *.fromXml
            *.parseFromString
            """,
            _entities,
        ),
        *picked(Kind.XXE, "*.parse *.parseString *.fromString libxml-xsd.parse libxslt.parse", _entities),
        *picked(Kind.ARCHIVE, "tar.x tar.extract", _paths_kept),
        *sinks(Kind.ARCHIVE, "*.extract", 1),
        *sinks(
            Kind.DESERIALIZE,
            """
            node-serialize.unserialize serialize-to-js.deserialize funcster.deepDeserialize cryo.parse
            """,
        ),
        *sinks(
            Kind.DESERIALIZE,
            """
            json-fn.parse jsonfn.parse json-fn v8.deserialize serialijse.deserialize notevil jsonpickle.decode
            node-serialize2.unserialize superjson_
            """,
        ),
        *(
            Sink(name, Kind.DESERIALIZE, when=lambda given: given.option("evalFunctions") is True)
            for name in ("bson.deserialize", "*.bson.deserialize")
        ),
        *picked(Kind.DESERIALIZE, "js-yaml.load js-yaml.loadAll yaml.load", _untrusted_yaml),
    ),
    cleaners=(
        *(
            Cleaner(name, frozenset((Kind.SQL,)))
            for name in (
                "mysql.escape",
                "mysql.escapeId",
                "mysql2.escape",
                "mysql2.escapeId",
                "sqlstring.escape",
                "*.escape",
                "*.escapeId",
                "*.escapeIdentifier",
                "*.escapeLiteral",
                "mysql.format",
                "mysql2.format",
                "sqlstring.format",
                "pg-format",
            )
        ),
        *(
            Cleaner(name, ALL_KINDS)
            for name in ("mongodb.ObjectId", "mongoose.Types.ObjectId", "mongodb.ObjectID", "ObjectId")
        ),
        *(
            Cleaner(
                name, ALL_KINDS - {Kind.ARCHIVE, Kind.XSS, Kind.SQL, Kind.COMMAND, Kind.LOG}, frozenset((Kind.ARCHIVE,))
            )
            for name in _ARCHIVES.split()
        ),
        *(Cleaner(name, ALL_KINDS) for name in ("*.render", "*.renderFile", "ejs.renderFile", "*.renderToString")),
        *(
            Cleaner(name, frozenset((Kind.LDAP,)))
            for name in (
                "ldap-escape.filter",
                "ldap-escape.dn",
                "ldapjs.escapeFilter",
                "ldap-escape",
                "*EqualityFilter",
                "*AndFilter",
                "*OrFilter",
                "*SubstringFilter",
                "*PresenceFilter",
                "*ApproximateFilter",
            )
        ),
    ),
)
