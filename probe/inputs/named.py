"""Texts of the form that a name asks for: an address for ``email``, a day for ``date``."""

from probe.inputs.kinds import words_of

_TEXTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("email mail", ("ann@example.com", "Bob.B@Example.org", "ann@example", "@example.com", "ann example.com")),
    ("url uri link href", ("https://example.com/a?b=1#c", "http://example.com", "/a/b", "example.com", "ftp://x")),
    ("host hostname domain", ("example.com", "localhost", "sub.example.org", "-a.com", "a..b")),
    ("ip", ("192.168.0.1", "256.1.1.1", "::1", "10.0.0", "1.2.3.4.5")),
    ("date day", ("2024-02-29", "2023-12-31", "2023-02-29", "29.02.2024", "2024-1-5")),
    ("time", ("12:30", "00:00", "23:59:59", "24:00", "9:05")),
    ("datetime timestamp", ("2024-02-29T12:30:15Z", "2023-12-31T23:59:59+02:00", "2024-02-29 12:30", "2024-13-01")),
    ("duration interval timeout", ("1h30m", "90s", "2 days", "PT1H", "1:30")),
    ("phone mobile", ("+1 555 0100", "555-0100", "(555) 0100", "0100", "+")),
    ("version", ("1.2.3", "1.10.0", "1.2.3-rc.1", "v2.0", "1.2")),
    ("color colour", ("#ff0000", "#abc", "red", "rgb(1, 2, 3)", "#ggg")),
    ("path filepath", ("/a/b.txt", "a/../b", "b.tar.gz", "/", "a//b/")),
    ("filename file", ("notes.txt", "archive.tar.gz", ".hidden", "no_ending", "a b.TXT")),
    ("expression expr formula", ("1 + 2 * 3", "(1 + 2) * 3", "2 - 3 - 4", "-2 * 3", "2 *")),
    ("json", ('{"a": [1, null]}', "[]", '"a"', "{a: 1}", "1")),
    ("html xml markup", ("<p>a &amp; b</p>", "<a href='x'>y</a>", "a < b", "<br/>", "plain")),
    ("csv row", ('a,"b, c",d', "a;b", 'a,"b""c"', ",,", "a")),
    ("currency", ("EUR", "USD", "eur", "", "XXX")),
    ("tz zone timezone", ("UTC", "Europe/Berlin", "America/New_York", "Mars/Base", "")),
    ("locale lang language", ("en", "de-AT", "en_US", "xx", "EN")),
)  # fmt: skip
_BY_WORD = {word: texts for words, texts in _TEXTS for word in words.split()}


def texts_of(name: str) -> tuple[str, ...]:
    """None where a name asks for nothing known; the first ones are such as are meant, the last ones such as are not."""
    return _BY_WORD.get(words_of(name)[-1], ())
