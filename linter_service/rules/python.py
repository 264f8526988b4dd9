"""What reviewers of Python look for where neither ruff nor ty does."""

from linter_service.rules.rule import BUG, ERROR, SECURITY, WARNING, Matcher, Rule


def _keyword(name: str, value: str) -> Matcher:
    """An argument by its name, by regular expressions for both as they are written."""
    return {
        "kind": "keyword_argument",
        "all": [{"has": {"field": "name", "regex": name}}, {"has": {"field": "value", "regex": value}}],
    }


_HIDDEN = r"(?i)^(?:[\w.]*\.)?\w*(?:hmac|signature|digest|password|secret|api_?key)\w*$"
_SECRETS = r"(?i)(?:token|secret|passw|nonce|otp|csrf|salt|api_?key|session_?id)"
_RANDOM = r"\brandom\.(?:random|randint|randrange|choice|choices|sample|getrandbits|uniform|shuffle)\("
_TEXT = r"""[rbf]?["'][^"']*["']"""

RULES: tuple[Rule, ...] = (
    Rule(
        "PY-GUESSABLE-SECRET",
        ERROR,
        SECURITY,
        "A secret is made of numbers that can be guessed",
        "Use the module secrets",
        "Who has seen enough numbers of the module random can work out all that follow.",
        'token = "".join(random.choice(letters) for _ in range(16))',
        "token = secrets.token_hex(16)",
        {
            "kind": "assignment",
            "all": [
                {"has": {"field": "left", "regex": _SECRETS}},
                {"has": {"field": "right", "regex": _RANDOM}},
            ],
        },
        cwe=(338,),
        limits="By the name of what it is kept as.",
    ),
    Rule(
        "PY-COOKIE-OPEN",
        WARNING,
        SECURITY,
        "A cookie can be read by scripts, or goes over connections that are not encrypted",
        "Say httponly=True, secure=True and samesite",
        "A script that gets into a page, or somebody on the way, can take the cookie over.",
        'response.set_cookie("sid", sid, secure=False)',
        'response.set_cookie("sid", sid, secure=True, httponly=True, samesite="Lax")',
        {
            "any": [_keyword("^(?:secure|httponly)$", "^False$")],
            "inside": {
                "kind": "call",
                "has": {"field": "function", "regex": r"set_(?:signed_)?cookie$"},
                "stopBy": "end",
            },
        },
        cwe=(614, 1004),
    ),
    Rule(
        "PY-JWT-UNSIGNED",
        ERROR,
        SECURITY,
        "Tokens are believed without a look at their signature",
        "Leave the check on, and name the algorithm that you sign with",
        "Anybody can write a token for anybody.",
        'jwt.decode(token, options={"verify_signature": False})',
        'jwt.decode(token, key, algorithms=["HS256"])',
        {
            "any": [
                {"kind": "pair", "regex": r"^[\"']verify_signature[\"']\s*:\s*False$"},
                _keyword("^verify_signature$", "^False$"),
                _keyword("^algorithms$", r"(?i)[\"']none[\"']"),
            ]
        },
        cwe=(347,),
    ),
    Rule(
        "PY-CORS-EVERYBODY",
        ERROR,
        SECURITY,
        "Pages of every site may ask with the visitor's cookies",
        "List the origins that may",
        "With the origin sent back as it came and credentials allowed, any page can act as its visitor.",
        'CORS(app, origins="*", supports_credentials=True)',
        'CORS(app, origins=["https://app.example.com"], supports_credentials=True)',
        {
            "kind": "argument_list",
            "all": [
                {"has": _keyword("^(?:origins|allow_origins)$", r"^\[?[\"']\*[\"']\]?$")},
                {"has": _keyword("^(?:supports_credentials|allow_credentials)$", "^True$")},
            ],
        },
        cwe=(942,),
    ),
    Rule(
        "PY-TIMED-COMPARISON",
        WARNING,
        SECURITY,
        "How long the comparison takes tells how much of it was right",
        "Use hmac.compare_digest",
        "It ends at the first difference, so that a secret can be found letter by letter.",
        "if request.signature == expected:\n    accept()",
        "if hmac.compare_digest(request.signature, expected):\n    accept()",
        {"kind": "comparison_operator", "pattern": "$A == $B"},
        {
            "A": {"regex": _HIDDEN},
            "B": {"regex": r"^[a-z][\w.]*$", "not": {"regex": r"^(?:None|True|False|other\.\w+)$"}},
        },
        cwe=(208,),
    ),
    Rule(
        "PY-INDEX-OF-LENGTH",
        ERROR,
        BUG,
        "There is no item at the length",
        "The last one is at -1, or at the length less one",
        "Items count from 0, so that this raises IndexError whatever the list.",
        "last = items[len(items)]",
        "last = items[len(items) - 1]",
        {
            "pattern": "$A[len($A)]",
            "not": {"inside": {"kind": "assignment", "has": {"field": "left", "pattern": "$A[len($A)]"}}},
        },
        limits="Not where something is kept there, as in a mapping that is numbered.",
    ),
    Rule(
        "PY-NOTHING-KEPT",
        ERROR,
        BUG,
        "What is kept is None",
        "Call it on a line of its own, or use what gives a new one, such as sorted()",
        "The method changes what it is called on and gives nothing back.",
        "ordered = names.sort()",
        "ordered = sorted(names)",
        {
            "kind": "assignment",
            "has": {
                "field": "right",
                "kind": "call",
                "all": [
                    {"has": {"field": "function", "regex": r"\.(?:sort|reverse)$"}},
                    {"has": {"field": "arguments", "regex": r"^\(\s*(?:(?:key|reverse)\s*=(?s:.*))?\)$"}},
                ],
            },
            "not": {
                "has": {"field": "right", "regex": r"(?i)^(?:df|pd|np|frame|series|table|query|qs|queryset|objects)\b"}
            },
        },
        limits="sort and reverse, with what a list's takes: hardly anything else has them.",
    ),
    Rule(
        "PY-TEXT-NOT-KEPT",
        ERROR,
        BUG,
        "The changed text is thrown away",
        "Keep what the method gives",
        "Texts never change: the method gives another one, and this stays as it was.",
        'name.replace("-", "_")',
        'name = name.replace("-", "_")',
        {
            "kind": "expression_statement",
            "has": {
                "kind": "call",
                "all": [
                    {"has": {"field": "function", "regex": r"\.replace$"}},
                    {"has": {"field": "arguments", "regex": rf"^\(\s*{_TEXT}\s*,\s*{_TEXT}\s*\)$"}},
                ],
            },
        },
        limits="replace with two texts: other things have a replace of their own.",
    ),
    Rule(
        "PY-ALWAYS-TRUE",
        ERROR,
        BUG,
        "The test always holds",
        "Compare with each: `x == 1 or x == 2`, or `x in (1, 2)`",
        "or does not spread the comparison: what stands behind it is looked at by itself, and is true.",
        'if mode == "r" or "rb":\n    read()',
        'if mode in ("r", "rb"):\n    read()',
        {
            "kind": "boolean_operator",
            "all": [
                {"has": {"field": "left", "kind": "comparison_operator"}},
                {"has": {"field": "operator", "regex": "^or$"}},
                {"has": {"field": "right", "any": [{"kind": "string", "regex": "..."}, {"kind": "integer"}]}},
            ],
            "inside": {"any": [{"kind": "if_statement"}, {"kind": "while_statement"}, {"kind": "elif_clause"}]},
        },
    ),
    Rule(
        "PY-SHARED-ROWS",
        ERROR,
        BUG,
        "All rows are the same list",
        "Use [[0] * n for _ in range(m)]",
        "The star repeats the one inner list: what changes in one row changes in all.",
        "grid = [[0] * 3] * 4",
        "grid = [[0] * 3 for _ in range(4)]",
        {
            "kind": "binary_operator",
            "all": [
                {"has": {"field": "operator", "regex": r"^\*$"}},
                {"has": {"field": "left", "regex": r"^\[\s*(?:\[\s*\]|\{\s*\}|\[[^\[\]]*\]\s*\*[^\[\]]*)\s*\]$"}},
            ],
        },
    ),
    Rule(
        "PY-CHANGED-WHILE-GONE-THROUGH",
        WARNING,
        BUG,
        "A dictionary changes while it is gone through",
        "Go through list(d)",
        "The loop raises RuntimeError as soon as a key goes or comes.",
        "for key in table:\n    del table[key]",
        "for key in list(table):\n    del table[key]",
        {"pattern": "for $K in $D:\n    del $D[$K]"},
    ),
    Rule(
        "PY-DEBUG-ON",
        ERROR,
        SECURITY,
        "Whoever makes the server fail gets a console on it",
        "Leave debug off but on your own machine, such as by the environment",
        "The page of an error that a debugger shows can run code.",
        "uvicorn.run(Starlette(debug=True))",
        "uvicorn.run(Starlette(debug=settings.debug))",
        {
            **_keyword("^debug$", "^True$"),
            "inside": {
                "kind": "call",
                "has": {
                    "field": "function",
                    "regex": r"^(?:Starlette|FastAPI|Sanic|Litestar|tornado\.web\.Application)$",
                },
                "stopBy": "end",
            },
        },
        cwe=(489,),
    ),
)
