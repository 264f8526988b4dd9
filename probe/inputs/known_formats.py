"""What the standard libraries read from text, how code that does so looks, and what such texts look like."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """``reader`` is what code looks like that reads it, ``texts`` are in it or nearly, the most telling first, and
    ``tokens`` are what its texts are put together with.
    """

    reader: re.Pattern[str]
    texts: tuple[str, ...]
    tokens: tuple[str, ...] = ()


FORMATS: tuple[Format, ...] = (
    # Queries.
    Format(
        re.compile(r"\bURLSearchParams\(|\bparse_qsl?\(|\b(?:de|en)codeURIComponent\b|\bun?quote(?:_plus)?\("),
        (
            *("a=1&b=2", "a=1&a=2&a=3", "?q=x+y", "a=b=c", "a", "a=", "b=%2B%26&a=%20", "x=1&&y=2", "a=1&b=2&a=3"),
            "a+b=c%3D",
        ),
        ("&", "=", "+", "%2B", "?"),
    ),
    # Addresses.
    Format(
        re.compile(r"\bnew URL\(|\burl(?:split|parse)\("),
        (
            *("https://example.com/a/b?x=1#top", "http://user:secret@example.com:8080/", "https://example.com"),
            *("/a/b", "mailto:a@example.com", "//example.com/x", "example.com"),
        ),
        ("/", "?", "#", ":", "@"),
    ),
    # JSON.
    Format(
        re.compile(r"\bJSON\.parse\(|\bjson\.loads\("),
        ('{"a": 1, "b": [2, null]}', '[1, "a", true]', '"text"', "12", '{"a": {"b": {}}}', "{", "null", "[]"),
    ),
    # Numbers.
    Format(
        re.compile(r"\bparse(?:Int|Float)\(|\bNumber\(|(?<![\w.])(?:int|float|Decimal|Fraction)\(\s*[A-Za-z_]"),
        ("12", "-3", "1.5", " 7 ", "007", "1e3", "abc", "+4", "1_000", "0x1F"),
        (".", "-", "e"),
    ),
    # Dates and times.
    Format(
        re.compile(r"\bDate\.parse\(|\bnew Date\(\s*\w|\.fromisoformat\(|\bstrptime\("),
        ("2024-02-29", "2023-12-31T23:59:59Z", "2025-01-01T00:00:00", "1999-07-05", "12:30", "2023-02-29"),
        ("-", ":", "T"),
    ),
    # Paths.
    Format(
        re.compile(r"\bos\.path\.\w|\bposixpath\.|\bPurePosixPath\(|\bpath\.(?:join|dirname|basename|extname|normalize|parse)\("),
        ("/a/b/c.txt", "a/b/../c", "./x.tar.gz", "/", "a//b/", ".hidden", "dir/", "file"),
        ("/", ".", ".."),
    ),
    # Regular expressions.
    Format(
        re.compile(r"\bre\.(?:compile|search|match|fullmatch|sub|split)\(\s*[a-z]\w*\s*[,)]|\bnew RegExp\(\s*\w"),
        ("a+", "[0-9]{2}", "^b", "a|b", "(a)(b)?", "("),
    ),
    # Base64.
    Format(
        re.compile(r"\batob\(|\bb64decode\(|[\"']base64[\"']"),
        ("aGVsbG8=", "YQ==", "YWI=", "YWJj", "####"),
    ),
    # HTML and XML.
    Format(
        re.compile(r"\bhtml\.(?:un)?escape\(|\bDOMParser\(|\bHTMLParser\b|\bET\.fromstring\(|&(?:amp|lt|quot);"),
        ('<a b="1">t</a>', "&lt;a&gt;", "a & b", "<p>x</p><br/>", "\"it's\"", "&amp;amp;"),
        ("<", ">", "&", '"', "'"),
    ),
    # Rows of fields.
    Format(
        re.compile(r"\bcsv\.(?:reader|DictReader)\("),
        ("a,b\n1,2", '"x, y",3', "a,b\n1,2\n3,4\n", "a;b", '"say ""hi"""'),
        (",", "\n", '"'),
    ),
    # Command lines.
    Format(
        re.compile(r"\bshlex\.split\("),
        ('a "b c" d', "a\\ b", "'x' y", "-v --name=z"),
        ('"', "'", " "),
    ),
    # Addresses of hosts.
    Format(
        re.compile(r"\bip_(?:address|network|interface)\(|\bisIP(?:v[46])?\("),
        ("192.168.0.1", "::1", "10.0.0.0/8", "256.1.1.1", "1.2.3"),
        (".", ":", "/"),
    ),
)  # fmt: skip


def formats_in(code: str) -> tuple[Format, ...]:
    """Those that it reads."""
    return tuple(known for known in FORMATS if known.reader.search(code))
