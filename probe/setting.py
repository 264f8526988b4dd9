"""What of the world around a call is held still, so that what the call does depends on the call alone."""

from dataclasses import dataclass
from enum import StrEnum

# The folder of a call's files, as expressions name it.
FOLDER = "tmp_path"


class SettingKind(StrEnum):
    """What is held still."""

    STAND_IN = "stand_in"
    CLOCK = "clock"
    ENVIRONMENT = "environment"
    FILE = "file"
    # That the folder of the files is the one that the code works in.
    HERE = "here"


@dataclass(frozen=True, slots=True)
class Setting:
    """``target`` is the dotted path of a function or class for which the expression ``value`` stands in, the name of a
    variable of the environment, or that of a file with ``value`` as its text. A clock has no target, and milliseconds
    since 1970 as its value. A variable or a file without a value is not there; HERE has neither target nor value.
    """

    kind: SettingKind
    target: str
    value: str | None

    @property
    def text(self) -> str:
        """In words."""
        match self.kind:
            case SettingKind.CLOCK:
                return f"at {self.value} ms"
            case SettingKind.FILE:
                return f"file {self.target}: {self.value!r}" if self.value is not None else f"no file {self.target}"
            case SettingKind.HERE:
                return "in its folder"
            case _:
                return f"{self.target} = {self.value}" if self.value is not None else f"{self.target} not set"


@dataclass(frozen=True, slots=True)
class Helper:
    """A function that stand-ins are written with: its source, and the modules that this names."""

    text: str
    modules: tuple[str, ...]


HELPERS = {
    "datetime_at": Helper(
        '''
def datetime_at(*moment):
    """A class whose clock stands still."""

    class StoppedDatetime(datetime.datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.datetime(*moment, tzinfo=tz)

        @classmethod
        def utcnow(cls):
            return datetime.datetime(*moment)

        @classmethod
        def today(cls):
            return datetime.datetime(*moment)

    return StoppedDatetime
''',
        ("datetime",),
    ),
    "date_at": Helper(
        '''
def date_at(*moment):
    """A class whose calendar stands still."""

    class StoppedDate(datetime.date):
        @classmethod
        def today(cls):
            return datetime.date(*moment)

    return StoppedDate
''',
        ("datetime",),
    ),
    "opened": Helper(
        '''
def opened(status, body):
    """What opening an address gives, whatever that is."""

    def urlopen(*args, **kwargs):
        if status >= 400:
            raise urllib.error.HTTPError("http://localhost", status, body, {}, None)
        return urllib.response.addinfourl(io.BytesIO(body.encode()), {}, "http://localhost", status)

    return urlopen
''',
        ("io", "urllib.error", "urllib.response"),
    ),
    "responded": Helper(
        '''
def responded(status, body):
    """What a server responds with, whatever it is asked."""
    response = requests.Response()
    response.status_code = status
    response._content = body.encode()
    return lambda *args, **kwargs: response
''',
        ("requests",),
    ),
    "answered": Helper(
        '''
def answered(status, body):
    """What a server answers, whatever it is asked."""
    request = httpx.Request("GET", "http://localhost")
    return lambda *args, **kwargs: httpx.Response(status, text=body, request=request)
''',
        ("httpx",),
    ),
}
