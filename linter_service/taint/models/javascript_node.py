"""Node's own modules, the language itself and the browser's page."""

from collections.abc import Iterable

from linter_service.taint.kinds import ALL_KINDS, Kind
from linter_service.taint.model import RECEIVER, Cleaner, Ender, Given, Model, Passes, Route, Source
from linter_service.taint.models.writing import (
    DEPLOYED,
    OWN,
    Marks,
    deep,
    elsewhere,
    paths,
    picked,
    sinks,
)
from linter_service.taint.told import is_fixed_host
from linter_service.taint.values import NOTHING, Value

_SHELLS = frozenset(("sh", "bash", "/bin/sh", "/bin/bash", "cmd", "cmd.exe", "powershell", "zsh"))
_FILES = [
    "readFile",
    "readFileSync",
    "writeFile",
    "writeFileSync",
    "appendFile",
    "appendFileSync",
    "createReadStream",
    "createWriteStream",
    "unlink",
    "unlinkSync",
    "rm",
    "rmSync",
    "rmdir",
    "rmdirSync",
    "mkdir",
    "mkdirSync",
    "readdir",
    "readdirSync",
    "open",
    "openSync",
    "truncate",
    "chmod",
    "readlink",
    "outputFile",
    "readJson",
    "readJsonSync",
    "writeJson",
    "remove",
    "removeSync",
    "emptyDir",
    "ensureDir",
    "opendir",
    "lstat",
    "stat",
    "statSync",
]
_TWO = ["rename", "renameSync", "copyFile", "copyFileSync", "link", "symlink", "copy", "move", "cp", "cpSync"]
_BASE64 = frozenset((Kind.XSS, Kind.HEADER, Kind.LOG))
_ADDRESSES = ("url", "uri", "href", "hostname", "host", "baseURL", "prefixUrl", "origin")


def _started(given: Given) -> Iterable[Marks]:
    """The program; all of its words where a shell reads them."""
    program, words = given.value(0), given.value(1)
    is_shell = bool(program.known) and program.known[0] in _SHELLS
    if given.option("shell") or is_shell:
        return [program.marks, given.state.deep(words)]
    return [program.marks]


def _code(given: Given) -> Iterable[Marks]:
    """Text; a function given in its place is none."""
    return [given.value(0).marks] if given.value(0).function is None else []


def asked(given: Given) -> Iterable[Marks]:
    """The address, or the parts of one in an object."""
    return [marks for value in given.placed[:2] for marks in _addresses(given, value)]


def _addresses(given: Given, value: Value) -> Iterable[Marks]:
    record = given.state.record(value.record)
    if record is None or record.of_class is not None:
        yield () if is_fixed_host(value.start) else value.marks
        return
    for name in _ADDRESSES:
        part = record.items.get(name, NOTHING)
        yield () if is_fixed_host(part.start) else part.marks


def _first_asked(given: Given) -> Iterable[Marks]:
    return _addresses(given, given.value(0))


def _written(given: Given) -> Iterable[Marks]:
    return [value.marks for value in given.placed]


def _matched(given: Given) -> Iterable[Marks]:
    """A text that is read as a pattern."""
    return [] if given.value(0).name == "RegExp()" else [given.value(0).marks]


def _searched(given: Given) -> Iterable[Marks]:
    return _matched(given) if given.target.known or given.target.name.endswith(("Sync()", "corpus")) else []


def _logs(names: str) -> str:
    levels = ("log", "info", "warn", "error", "debug", "trace", "fatal", "verbose", "http", "silly", "notice")
    return " ".join(f"{name}.{level}" for name in names.split() for level in levels)


MODEL = Model(
    sources=(
        Source("process.argv", "the command line", OWN),
        Source("process.env", "the environment", DEPLOYED),
        Source("process.stdin", "standard input", OWN),
        Source("*.question()", "what is typed in", OWN, is_fresh=True),
    ),
    sinks=(
        *sinks(
            Kind.COMMAND,
            """
            child_process.exec child_process.execSync shelljs.exec execa.command execa.execaCommand
            """,
        ),
        *sinks(Kind.COMMAND, "execa.commandSync execa.execaCommandSync shell.exec *.execCommand"),
        *picked(
            Kind.COMMAND,
            """
            child_process.spawn child_process.spawnSync child_process.execFile child_process.execFileSync
            """,
            _started,
        ),
        *picked(
            Kind.COMMAND,
            """
            child_process.fork execa execa.execa execa.sync execa.execaSync cross-spawn cross-spawn.sync
            """,
            _started,
        ),
        *sinks(
            Kind.CODE,
            """
            eval globalThis.eval window.eval global.eval vm.runInNewContext vm.runInThisContext vm.runInContext
            """,
        ),
        *sinks(
            Kind.CODE,
            """
            vm.Script vm.compileFunction *._compile require execScript safe-eval static-eval vm.SourceTextModule
            """,
        ),
        *picked(Kind.CODE, "Function AsyncFunction GeneratorFunction", deep()),
        *picked(Kind.CODE, "setTimeout setInterval setImmediate window.setTimeout window.setInterval", _code),
        *(
            sink
            for name in _FILES
            for sink in paths(f"fs.{name} fs.promises.{name} fs-extra.{name} graceful-fs.{name}")
        ),
        *(sink for name in _TWO for sink in paths(f"fs.{name} fs.promises.{name} fs-extra.{name}", 0, 1)),
        *picked(
            Kind.SSRF,
            """
            http.get http.request https.get https.request fetch node-fetch undici.fetch undici.request needle
            needle.request
            """,
            asked,
        ),
        *picked(
            Kind.SSRF,
            """
            axios axios.get axios.post axios.put axios.delete axios.head axios.patch axios.request
            """,
            _first_asked,
        ),
        *picked(
            Kind.SSRF,
            """
            axios.create().get axios.create().post axios.create().request got got.get got.post got.stream
            """,
            _first_asked,
        ),
        *picked(
            Kind.SSRF,
            """
            needle.get needle.post request request.get request.post superagent.get superagent.post
            """,
            _first_asked,
        ),
        *picked(Kind.SSRF, "ky ky.get ky.post bent phin *.goto net.connect net.createConnection", _first_asked),
        *picked(Kind.SSRF, "net.connect net.createConnection tls.connect", elsewhere(0, 1)),
        *picked(
            Kind.SSRF,
            """
            window.fetch globalThis.fetch global.fetch undici.stream undici.pipeline *.WebSocket WebSocket ws
            """,
            _first_asked,
        ),
        *picked(
            Kind.LOG,
            _logs("""
            console logger log *.log *.logger winston winston.createLogger() pino() bunyan.createLogger()
            *.Logger()
            """),
            _written,
        ),
        *picked(
            Kind.LOG,
            _logs("""
            log4js.getLogger() loglevel consola signale debug() *.getLogger() tslog.Logger()
            """),
            _written,
        ),
        *sinks(Kind.LOG, "*.stdout.write *.stderr.write util.log debug()"),
        *sinks(Kind.REGEX, "RegExp"),
        *picked(Kind.REGEX, "*.match", _matched),
        *picked(Kind.REGEX, "*.search", _searched),
        *sinks(Kind.CODE, "Object.getPrototypeOf().constructor *.constructor.constructor", 0, 1),
    ),
    cleaners=(
        *(
            Cleaner(name)
            for name in (
                "parseInt",
                "parseFloat",
                "Number",
                "BigInt",
                "Boolean",
                "Number.parseInt",
                "Number.parseFloat",
                "isNaN",
                "Date",
            )
        ),
        *(
            Cleaner(name)
            for name in (
                "Math.*",
                "*.digest",
                "*.codePointAt",
                "*.charCodeAt",
                "*.startsWith",
                "*.endsWith",
                "*.includes",
                "*.test",
                "*.indexOf",
                "*.getTime",
            )
        ),
        Cleaner(
            "encodeURIComponent",
            frozenset((Kind.XSS, Kind.HEADER, Kind.LOG, Kind.REDIRECT, Kind.SSRF, Kind.PATH, Kind.ARCHIVE)),
        ),
        Cleaner("encodeURI", frozenset((Kind.XSS, Kind.HEADER, Kind.LOG))),
        Cleaner("querystring.escape", frozenset((Kind.XSS, Kind.HEADER, Kind.LOG, Kind.PATH))),
        Cleaner(
            "decodeURIComponent",
            frozenset(),
            frozenset((Kind.XSS, Kind.HEADER, Kind.LOG, Kind.REDIRECT, Kind.SSRF, Kind.PATH)),
        ),
        Cleaner("JSON.stringify", frozenset((Kind.LOG, Kind.HEADER, Kind.NOSQL, Kind.ASSIGN, Kind.CODE))),
        Cleaner("JSON.parse", frozenset(), frozenset((Kind.NOSQL, Kind.ASSIGN, Kind.PROTOTYPE))),
        Cleaner("String", frozenset((Kind.NOSQL, Kind.ASSIGN))),
        Cleaner("*.toString", frozenset((Kind.NOSQL, Kind.ASSIGN))),
        *(
            Cleaner(f"{module}.{name}")
            for module in ("fs", "fs.promises", "fs-extra", "graceful-fs")
            for name in (
                "readFile",
                "readFileSync",
                "readdir",
                "readdirSync",
                "stat",
                "statSync",
                "existsSync",
                "createReadStream",
                "readJson",
                "readJsonSync",
            )
        ),
        *(
            Cleaner(f"path.{prefix}basename", frozenset((Kind.PATH, Kind.ARCHIVE)))
            for prefix in ("", "posix.", "win32.")
        ),
        *(
            Cleaner(f"path.{name}", frozenset(), resolves=True)
            for name in ("resolve", "normalize", "join", "relative", "posix.normalize", "posix.join")
        ),
        *(
            Cleaner(f"fs.{name}", frozenset(), resolves=True)
            for name in ("realpath", "realpathSync", "promises.realpath")
        ),
        Cleaner("util.inspect", frozenset((Kind.LOG, Kind.HEADER))),
        Cleaner("lodash.escape", frozenset((Kind.XSS,))),
        Cleaner("lodash.escapeRegExp", frozenset((Kind.REGEX,))),
        Cleaner("escape-string-regexp", frozenset((Kind.REGEX,))),
        Cleaner("regexp.escape", frozenset((Kind.REGEX,))),
        Cleaner("RegExp.escape", frozenset((Kind.REGEX,))),
        *(
            Cleaner(name, frozenset((Kind.XSS,)))
            for name in (
                "validator.escape",
                "*.sanitize",
                "he.encode",
                "he.escape",
                "sanitize-html",
                "xss",
                "escape-html",
                "html-escaper.escape",
                "entities.encode*",
                "entities.escape*",
                "striptags",
                "xss.filterXSS",
                "html-entities.encode",
            )
        ),
        *(
            Cleaner(name, frozenset((Kind.COMMAND,)))
            for name in ("shell-quote.quote", "shell-escape", "shescape.*", "shlex.quote")
        ),
        *(
            Cleaner(name, ALL_KINDS)
            for name in (
                "zod.*.parse",
                "zod.*.parseAsync",
                "joi.*.validate",
                "joi.attempt",
                "yup.*.validate",
                "z.*.parse",
                "Joi.*.validate",
            )
        ),
        *(Cleaner(f"validator.is{name}") for name in ("Alpha", "Alphanumeric", "Int", "UUID", "Email", "In")),
        *(Cleaner(name) for name in ("jsonwebtoken.verify", "jwt.verify", "jose.jwtVerify", "jose.*.jwtVerify")),
        *(
            Cleaner(name, frozenset((Kind.HEADER,)))
            for name in ("content-disposition", "cookie.serialize", "cookie.stringifySetCookie")
        ),
        Cleaner("mongo-sanitize", frozenset((Kind.NOSQL,))),
    ),
    passes=(
        Passes("util.promisify", 0),
        Passes("Object.freeze", 0),
        Passes("structuredClone", 0),
        Passes("Promise.resolve", 0),
        Passes("*.bind", RECEIVER),
        Passes("Array.from", 0),
    ),
    enders=tuple(Ender(name) for name in ("process.exit", "process.abort", "next.navigation.notFound", "*.throw")),
    routes=(
        *(
            Route(f"{name}.on", "", "a message of a client", only="message|data|line|[a-z]+:[a-z]+")
            for name in ("socket", "ws", "sock", "conn", "connection", "client", "peer", "*.connect()")
        ),
        Route("*createInterface().on", "", "standard input", only="line"),
        Route("*.on", "", "an entry of an archive", only="entry", cured=ALL_KINDS - {Kind.ARCHIVE}),
        Route("express.request.on", "", "the body of the request", only="data"),
    ),
)
