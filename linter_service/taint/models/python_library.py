"""The standard library of Python, and what stands close to it."""

from collections.abc import Iterable

from linter_service.taint.kinds import ALL_KINDS, Kind
from linter_service.taint.model import Cleaner, Ender, Given, Handler, Model, Passes, Sink, Source
from linter_service.taint.models.writing import (
    DEPLOYED,
    OWN,
    Marks,
    by_keys,
    deep,
    elsewhere,
    followed,
    logged,
    paths,
    picked,
    picked_paths,
    sinks,
)
from linter_service.taint.values import NOTHING

_SHELLS = frozenset(("sh", "bash", "/bin/sh", "/bin/bash", "cmd", "cmd.exe", "powershell", "zsh"))
_NUMBERS = """
            int float bool len ord abs round hash id complex sum max min bool range enumerate_index isinstance
            issubclass
            """
_TIMES = """
            datetime.datetime.fromisoformat datetime.date.fromisoformat datetime.datetime.strptime
            datetime.strptime
            """


def _program(given: Given) -> Iterable[Marks]:
    """With a shell all that it is given; without one the program, or what a shell that is the program is told."""
    first = given.value(0) if given.placed else given.value("args")
    record = given.state.record(first.record)
    if given.option("shell") is True or record is None or record.order is None:
        return [given.state.deep(first)]
    words = record.order
    told = words[2:3] if words and words[0].known and words[0].known[0] in _SHELLS else ()
    return [value.marks for value in (*words[:1], *told)]


def _arguments(given: Given) -> Iterable[Marks]:
    """The program's words one by one: the first, and what a shell is told."""
    words = given.placed
    told = words[2:3] if words and words[0].known and words[0].known[0] in _SHELLS else ()
    return [value.marks for value in (*words[:1], *told, *given.spread[:1])]


def _has_filter(given: Given) -> bool:
    """Whether something looks at the names."""
    record = given.state.record(given.target.record)
    is_given = given.has_option("filter") and given.option("filter") not in ("fully_trusted", None)
    return is_given or (record is not None and "extraction_filter" in record.items)


def _unpacked(given: Given) -> Iterable[Marks]:
    """Those members that are named, else all."""
    if _has_filter(given):
        return []
    members = given.value("members")
    return [given.target.marks] if members == NOTHING else [given.state.deep(members)]


def _unpacked_one(given: Given) -> Iterable[Marks]:
    """A member by its name, which may have been looked at, or set anew."""
    if _has_filter(given):
        return []
    member = given.value(0)
    record = given.state.record(member.record)
    if record is not None and "name" in record.items:
        return [record.items["name"].marks]
    return [tuple(mark.below("name") for mark in member.marks)]


def _unpacked_file(given: Given) -> Iterable[Marks]:
    return [] if given.option("filter") in ("data", "tar") else [given.value(0).marks]


def _saved(given: Given) -> Iterable[Marks]:
    """An upload, under a name."""
    return [given.value(0).marks] if given.target.marks or "file" in given.target.name.lower() else []


def _below(given: Given) -> Iterable[Marks]:
    """A path, called on itself; something else that can be read has no path."""
    is_path = given.target.name.startswith("pathlib.") or not given.target.name.endswith(("[]", ".files"))
    return [given.target.marks] if is_path else []


def _located(given: Given) -> Iterable[Marks]:
    """Where the header says that the browser should go."""
    return followed(given.value(0), given.value(1))


_UNPACKERS = """
            zipfile.ZipFile tarfile.open tarfile.TarFile tarfile.TarFile.open py7zr.SevenZipFile rarfile.RarFile
            """

MODEL = Model(
    sources=(
        Source("sys.argv", "the command line", OWN),
        Source("input()", "what is typed in", OWN, is_fresh=True),
        Source("sys.stdin", "standard input", OWN),
        Source("os.environ", "the environment", DEPLOYED),
        Source("os.getenv()", "the environment", DEPLOYED),
        Source("argparse.ArgumentParser().parse_args()", "the command line", OWN),
        Source("argparse.ArgumentParser().parse_known_args()", "the command line", OWN),
        Source("*.recv()", "a connection", frozenset((Kind.NOSQL, Kind.LOG)), is_fresh=True),
        Source("socket.socket().accept()", "a connection", frozenset((Kind.NOSQL, Kind.LOG)), is_fresh=True),
        Source("*.recvfrom()", "a connection", frozenset((Kind.NOSQL, Kind.LOG)), is_fresh=True),
        Source("wsgi.environ", "the request", frozenset((Kind.NOSQL,))),
        Source("*BaseHTTPRequestHandler().path", "the address of the request", frozenset((Kind.NOSQL,))),
        Source("*BaseHTTPRequestHandler().headers", "a header of the request", frozenset((Kind.NOSQL,))),
        Source("*BaseHTTPRequestHandler().rfile", "the body of the request", frozenset((Kind.NOSQL,))),
    ),
    sinks=(
        *sinks(
            Kind.COMMAND,
            """
            os.system os.popen subprocess.getoutput subprocess.getstatusoutput os.startfile commands.getoutput
            """,
        ),
        *sinks(
            Kind.COMMAND, "asyncio.create_subprocess_shell *.exec_command platform.popen popen2.popen2", 0, "command"
        ),
        *picked(Kind.COMMAND, "subprocess.run subprocess.call subprocess.Popen subprocess.check_call", _program),
        *picked(Kind.COMMAND, "subprocess.check_output pty.spawn pexpect.spawn pexpect.run *.sudo", _program),
        *picked(Kind.COMMAND, "asyncio.create_subprocess_exec os.execl os.execlp os.execle sh.Command", _arguments),
        *sinks(Kind.COMMAND, "os.execv os.execvp os.execve os.posix_spawn", 0),
        *sinks(Kind.COMMAND, "os.spawnl os.spawnlp os.spawnv os.spawnvp", 1),
        *sinks(
            Kind.CODE,
            """
            eval exec compile builtins.eval builtins.exec code.interact *.runsource *.runcode __import__
            """,
        ),
        *sinks(
            Kind.CODE,
            """
            importlib.import_module runpy.run_path runpy.run_module timeit.timeit sympy.sympify sympy.parse_expr
            cProfile.run profile.run pdb.run
            """,
            0,
            "stmt",
        ),
        *sinks(Kind.CODE, "numexpr.evaluate pandas.eval *.DataFrame().eval *.DataFrame().query"),
        *paths("""
            open io.open codecs.open os.open os.remove os.unlink os.rmdir os.mkdir os.makedirs os.listdir
            os.scandir
            """),
        *paths("""
            os.walk os.chmod os.chown os.truncate os.utime os.readlink shutil.rmtree linecache.getlines
            aiofiles.open
            """),
        *paths("gzip.open bz2.open lzma.open fileinput.input shelve.open dbm.open"),
        *paths(
            """
            os.rename os.replace os.link os.symlink shutil.copy shutil.copyfile shutil.copy2 shutil.move
            shutil.copytree
            """,
            0,
            1,
        ),
        *picked_paths(
            """
            *.read_text *.read_bytes *.write_text *.write_bytes *.iterdir *.unlink *.rmdir *.touch
            """,
            _below,
        ),
        *picked_paths("pathlib.*.open pathlib.*.mkdir", _below),
        *picked_paths("*.save", _saved),
        *picked(Kind.ARCHIVE, "tarfile.*.extractall *.extractall", _unpacked),
        *picked(Kind.ARCHIVE, "tarfile.*.extract", _unpacked_one),
        *picked(Kind.ARCHIVE, "shutil.unpack_archive", _unpacked_file),
        *sinks(
            Kind.DESERIALIZE,
            """
            pickle.loads pickle.load pickle.Unpickler cPickle.loads cPickle.load dill.loads dill.load
            """,
        ),
        *sinks(
            Kind.DESERIALIZE,
            """
            cloudpickle.loads cloudpickle.load marshal.loads marshal.load jsonpickle.decode joblib.load
            """,
        ),
        *sinks(
            Kind.DESERIALIZE,
            """
            pandas.read_pickle yaml.unsafe_load yaml.unsafe_load_all yaml.full_load_all shelve.open
            """,
        ),
        Sink("yaml.load", Kind.DESERIALIZE, when=lambda given: not _is_safe_loader(given)),
        Sink("yaml.load_all", Kind.DESERIALIZE, when=lambda given: not _is_safe_loader(given)),
        Sink("torch.load", Kind.DESERIALIZE, when=lambda given: given.option("weights_only") is not True),
        Sink("numpy.load", Kind.DESERIALIZE, when=lambda given: given.option("allow_pickle") is True),
        *picked(
            Kind.LOG,
            " ".join(
                f"{logger}.{level}"
                for logger in (
                    "logging",
                    "*logging.getLogger()",
                    "*.logger",
                    "logger",
                    "log",
                    "LOG",
                    "LOGGER",
                    "*._logger",
                    "*.log",
                    "_logger",
                )
                for level in ("debug", "info", "warning", "warn", "error", "critical", "exception")
            ),
            logged,
        ),
        *(
            Sink(f"{logger}.log", Kind.LOG, pick=logged)
            for logger in ("logging", "*logging.getLogger()", "*.logger", "logger")
        ),
        *picked(Kind.LOG, "syslog.syslog warnings.warn", logged),
        *sinks(
            Kind.REGEX,
            """
            re.compile re.match re.search re.fullmatch re.findall re.finditer re.sub re.subn re.split
            """,
            0,
            "pattern",
        ),
        *sinks(
            Kind.REGEX, "regex.compile regex.match regex.search regex.fullmatch regex.findall regex.sub", 0, "pattern"
        ),
        *sinks(Kind.ASSIGN, "setattr object.__setattr__ builtins.setattr", 1),
        Sink("*.__setattr__", Kind.ASSIGN, (0,)),
        *picked(Kind.ASSIGN, "*.__dict__.update", by_keys()),
        *picked(
            Kind.SSRF,
            """
            urllib.request.urlopen urllib.request.urlretrieve urllib2.urlopen
            """,
            elsewhere(0, "url"),
        ),
        *picked(
            Kind.SSRF,
            """
            http.client.HTTPConnection http.client.HTTPSConnection socket.create_connection *.HTTPConnection
            """,
            elsewhere(0, "host"),
        ),
        *picked(
            Kind.SSRF,
            """
            socket.socket().connect ftplib.FTP smtplib.SMTP telnetlib.Telnet asyncio.open_connection
            """,
            elsewhere(0, "host"),
        ),
        *picked(Kind.HEADER, "start_response", deep(1)),
        *sinks(Kind.XSS, "*BaseHTTPRequestHandler().wfile.write"),
        *sinks(Kind.HEADER, "*BaseHTTPRequestHandler().send_header", 0, 1),
        *picked(Kind.REDIRECT, "*BaseHTTPRequestHandler().send_header", _located),
    ),
    cleaners=(
        *(Cleaner(name, ALL_KINDS, checks=name in ("int", "float", "complex")) for name in _NUMBERS.split()),
        *(Cleaner(name, ALL_KINDS, checks=True) for name in _TIMES.split()),
        *(Cleaner(f"ipaddress.{name}", ALL_KINDS, checks=True) for name in ("ip_address", "ip_network", "IPv4Address")),
        *(Cleaner(f"uuid.{name}", ALL_KINDS, checks=True) for name in ("UUID",)),
        *(Cleaner(f"decimal.{name}", ALL_KINDS, checks=True) for name in ("Decimal",)),
        *(Cleaner(f"hashlib.{name}") for name in ("md5", "sha1", "sha256", "sha512", "blake2b", "new")),
        *(
            Cleaner(f"{name}.{end}")
            for name in ("*", "?")
            for end in ("hexdigest", "isdigit", "isalnum", "startswith", "endswith", "count", "index", "tell")
        ),
        *(
            Cleaner(name)
            for name in (
                "hmac.new",
                "zlib.crc32",
                "ast.literal_eval_number",
                "enum.Enum",
                "bin",
                "hex",
                "oct",
                "type",
                "callable",
            )
        ),
        *(
            Cleaner(name)
            for name in (
                "open",
                "io.open",
                "codecs.open",
                "gzip.open",
                "*.read_text",
                "*.read_bytes",
                "os.listdir",
                "os.scandir",
                "os.stat",
            )
        ),
        Cleaner("html.escape", frozenset((Kind.XSS,))),
        Cleaner("cgi.escape", frozenset((Kind.XSS,))),
        Cleaner("xml.sax.saxutils.escape", frozenset((Kind.XSS, Kind.XXE))),
        Cleaner("xml.sax.saxutils.quoteattr", frozenset((Kind.XSS,))),
        Cleaner("shlex.quote", frozenset((Kind.COMMAND,))),
        Cleaner("pipes.quote", frozenset((Kind.COMMAND,))),
        Cleaner("re.escape", frozenset((Kind.REGEX,))),
        Cleaner("glob.escape", frozenset()),
        Cleaner("repr", frozenset((Kind.LOG, Kind.HEADER))),
        Cleaner("ascii", frozenset((Kind.LOG, Kind.HEADER))),
        Cleaner("json.dumps", frozenset((Kind.LOG, Kind.HEADER))),
        *(
            Cleaner(f"urllib.parse.{name}", frozenset((Kind.XSS, Kind.HEADER, Kind.LOG, Kind.REDIRECT, Kind.SSRF)))
            for name in ("quote", "quote_plus", "urlencode")
        ),
        Cleaner("urllib.parse.unquote", frozenset()),
        Cleaner("urllib.parse.unquote_plus", frozenset()),
        *(
            Cleaner(name, frozenset((Kind.PATH, Kind.ARCHIVE)))
            for name in ("os.path.basename", "ntpath.basename", "posixpath.basename")
        ),
        *(
            Cleaner(name, frozenset(), resolves=True)
            for name in (
                "os.path.realpath",
                "os.path.abspath",
                "os.path.normpath",
                "posixpath.normpath",
                "*.resolve",
                "*.absolute",
            )
        ),
        *(
            Cleaner(
                name, ALL_KINDS - {Kind.ARCHIVE, Kind.XSS, Kind.SQL, Kind.COMMAND, Kind.LOG}, frozenset((Kind.ARCHIVE,))
            )
            for name in _UNPACKERS.split()
        ),
        *(
            Cleaner(f"base64.{name}")
            for name in ("b64encode", "urlsafe_b64encode", "b32encode", "b16encode", "encodebytes")
        ),
        *(
            Cleaner(f"base64.{name}", frozenset(), ALL_KINDS - {Kind.NOSQL, Kind.ARCHIVE, Kind.ASSIGN})
            for name in ("b64decode", "urlsafe_b64decode", "b32decode", "b16decode", "decodebytes")
        ),
        Cleaner("html.unescape", frozenset(), frozenset((Kind.XSS,))),
        Cleaner("*.relative_to", frozenset((Kind.PATH, Kind.ARCHIVE)), checks=True),
        Cleaner("json.loads", frozenset(), frozenset((Kind.NOSQL,))),
        Cleaner("json.load", frozenset(), frozenset((Kind.NOSQL,))),
        Cleaner("str", frozenset((Kind.NOSQL,))),
        Cleaner("ast.literal_eval", frozenset()),
        Cleaner("secrets.compare_digest"),
        Cleaner("hmac.compare_digest"),
    ),
    enders=tuple(
        Ender(name)
        for name in (
            "sys.exit",
            "exit",
            "quit",
            "os._exit",
            "os.abort",
            "abort",
            "flask.abort",
            "werkzeug.exceptions.abort",
            "*.abort",
            "*.fail",
        )
    ),
    handlers=(Handler(("environ|env", "start_response"), ("wsgi.environ",)),),
    passes=(
        Passes("asyncio.to_thread", 0),
        Passes("functools.partial", 0),
        Passes("typing.cast", 1),
        Passes("copy.copy", 0),
        Passes("copy.deepcopy", 0),
    ),
)


def _is_safe_loader(given: Given) -> bool:
    """``Loader`` is one that makes plain data only."""
    loader = given.value("Loader") if given.value("Loader") != NOTHING else given.value(1)
    return loader.name.rpartition(".")[2] in ("SafeLoader", "CSafeLoader", "BaseLoader")
