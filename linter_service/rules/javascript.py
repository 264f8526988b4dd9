"""What reviewers of JavaScript and TypeScript look for where no other engine here does."""

from linter_service.rules.rule import BUG, ERROR, SECURITY, WARNING, Matcher, Rule, any_pattern


def _pair(name: str, value: str) -> Matcher:
    """A property of an object, by regular expressions for its name and value as they are written."""
    return {
        "kind": "pair",
        "all": [{"has": {"field": "key", "regex": name}}, {"has": {"field": "value", "regex": value}}],
    }


def _named(name: str, value: Matcher) -> Matcher:
    """A variable, property or assignment by that name that is given something like ``value``."""
    return {
        "any": [
            {"kind": kind, "all": [{"has": {"field": left, "regex": name}}, {"has": {"field": right, **value}}]}
            for kind, left, right in (
                ("variable_declarator", "name", "value"),
                ("pair", "key", "value"),
                ("assignment_expression", "left", "right"),
            )
        ]
    }


# Letters and digits without a break, as people do not write them.
_SECRET: Matcher = {
    "kind": "string",
    "all": [{"regex": r"""^["'`][A-Za-z0-9+/_.=-]{16,}["'`]$"""}, {"regex": "[0-9]"}, {"regex": "[A-Za-z]"}],
}
_KEPT_UNDER = r"(?i)(?:password|passwd|secret|api_?key|access_?key|private_?key|auth_?token)[\"']?$"
_HIDDEN = r"(?i)^(?:[\w.]*\.)?\w*(?:hmac|signature|digest|password|secret|api_?key)\w*$"

RULES: tuple[Rule, ...] = (
    Rule(
        "JS-TLS-OFF",
        ERROR,
        SECURITY,
        "Certificates are not checked",
        "Leave the check on, and give a certificate of your own as `ca`",
        "Whoever stands between the two may read and change everything, although the connection is encrypted.",
        "https.request({ host, rejectUnauthorized: false });",
        "https.request({ host, ca });",
        {
            "any": [
                _pair("rejectUnauthorized", "^(?:false|0)$"),
                {"pattern": "process.env.NODE_TLS_REJECT_UNAUTHORIZED = $OFF"},
            ]
        },
        cwe=(295,),
    ),
    Rule(
        "JS-WEAK-HASH",
        WARNING,
        SECURITY,
        "The hash can be forged",
        "Use sha256, and for passwords scrypt or argon2",
        "For MD5 and SHA-1 two texts with the same hash can be made.",
        "const sum = crypto.createHash('md5').update(text);",
        "const sum = crypto.createHash('sha256').update(text);",
        any_pattern("$C.createHash($H)", "$C.createHmac($H, $K)", "createHash($H)"),
        {"H": {"regex": r"(?i)^[\"'`](?:md[245]|sha-?1)[\"'`]$"}},
        cwe=(328,),
        limits="Also told where nothing depends on it, such as of a key of a cache.",
    ),
    Rule(
        "JS-WEAK-CIPHER",
        ERROR,
        SECURITY,
        "The cipher does not hide what it should",
        "Use aes-256-gcm with a fresh nonce for each message",
        "DES and RC4 are broken; ECB shows which blocks are alike; createCipher makes its key of the password alone.",
        "crypto.createCipheriv('aes-128-ecb', key, null);",
        "crypto.createCipheriv('aes-256-gcm', key, nonce);",
        {
            "any": [
                {"pattern": "$C.createCipheriv($H, $$$)"},
                {"pattern": "$C.createDecipheriv($H, $$$)"},
                {"pattern": "$C.createCipher($H, $K)"},
            ]
        },
        {"H": {"regex": r"(?i)^[\"'`](?:des|rc[24]|bf|.*-ecb)"}},
        cwe=(327,),
    ),
    Rule(
        "JS-GUESSABLE-SECRET",
        ERROR,
        SECURITY,
        "A secret is made of numbers that can be guessed",
        "Use crypto.randomBytes() or crypto.randomUUID()",
        "Who has seen a few numbers of Math.random() can work out all that follow.",
        "const token = Math.random().toString(36).slice(2);",
        "const token = crypto.randomBytes(16).toString('hex');",
        _named(
            r"(?i)(?:token|secret|passw|nonce|otp|csrf|salt|api_?key|session_?id)",
            {"has": {"pattern": "Math.random()", "stopBy": "end"}},
        ),
        cwe=(338,),
    ),
    Rule(
        "JS-JWT-UNSIGNED",
        ERROR,
        SECURITY,
        "Tokens without a signature are accepted",
        "Name the algorithm that you sign with, and no other",
        "With the algorithm none anybody can write a token for anybody.",
        "jwt.verify(token, key, { algorithms: ['HS256', 'none'] });",
        "jwt.verify(token, key, { algorithms: ['HS256'] });",
        _pair("algorithms?", r"(?i)[\"'`]none[\"'`]"),
        cwe=(347,),
    ),
    Rule(
        "JS-COOKIE-OPEN",
        WARNING,
        SECURITY,
        "A cookie can be read by scripts, or goes over connections that are not encrypted",
        "Say httpOnly: true, secure: true and sameSite",
        "A script that gets into a page, or somebody on the way, can take the cookie over.",
        "res.cookie('sid', id, { httpOnly: false, maxAge });",
        "res.cookie('sid', id, { httpOnly: true, secure: true, sameSite: 'lax' });",
        {
            "any": [_pair(r"^[\"']?httpOnly[\"']?$", "^false$"), _pair(r"^[\"']?secure[\"']?$", "^false$")],
            "inside": {
                "any": [
                    {"kind": "call_expression", "has": {"field": "function", "regex": r"(?i)cookie|session"}},
                    _pair(r"(?i)cookie", "."),
                ],
                "stopBy": "end",
            },
        },
        cwe=(614, 1004),
    ),
    Rule(
        "JS-CORS-EVERYBODY",
        ERROR,
        SECURITY,
        "Pages of every site may ask with the visitor's cookies",
        "List the origins that may",
        "With the origin sent back as it came and credentials allowed, any page can act as its visitor.",
        "app.use(cors({ origin: true, credentials: true }));",
        "app.use(cors({ origin: ['https://app.example.com'], credentials: true }));",
        {
            "kind": "object",
            "all": [
                {"has": _pair("^[\"']?origin[\"']?$", r"^(?:true|[\"'`]\*[\"'`])$")},
                {"has": _pair("^[\"']?credentials[\"']?$", "^true$")},
            ],
        },
        cwe=(942,),
    ),
    Rule(
        "JS-SECRET-IN-CODE",
        WARNING,
        SECURITY,
        "A secret stands in the code",
        "Read it from the environment or a store of secrets, and change it: it is known now",
        "Whoever reads the code, or its history, has it.",
        "const apiKey = 'sk4f9a8b7c6d5e4f3a2b1c';",
        "const apiKey = process.env.API_KEY;",
        _named(_KEPT_UNDER, _SECRET),
        cwe=(798,),
        limits="Sixteen letters and digits in a row at least; words and examples are let be.",
    ),
    Rule(
        "JS-MESSAGE-TO-ANYBODY",
        WARNING,
        SECURITY,
        "The message goes to whatever page is there",
        "Name the origin that it is for",
        "The other window may have gone elsewhere meanwhile.",
        "frame.contentWindow.postMessage({ user }, '*');",
        "frame.contentWindow.postMessage({ user }, 'https://app.example.com');",
        any_pattern("$W.postMessage($M, '*')", '$W.postMessage($M, "*")'),
        cwe=(346,),
    ),
    Rule(
        "JS-TIMED-COMPARISON",
        WARNING,
        SECURITY,
        "How long the comparison takes tells how much of it was right",
        "Use crypto.timingSafeEqual on buffers of one length",
        "It ends at the first difference, so that a secret can be found letter by letter.",
        "if (req.headers.signature === expected) next();",
        "if (crypto.timingSafeEqual(given, expected)) next();",
        {"kind": "binary_expression", "pattern": "$A === $B"},
        {
            "A": {"regex": _HIDDEN},
            "B": {"regex": r"^[\w.]+$", "not": {"regex": r"^(?:undefined|null|true|false)$|^\d"}},
        },
        cwe=(208,),
    ),
    Rule(
        "JS-TIMER-OF-TEXT",
        WARNING,
        SECURITY,
        "A text is run as code later",
        "Give it a function",
        "It is evaluated where it stands in no scope of yours; what is put into it is run.",
        "setTimeout('refresh()', 100);",
        "setTimeout(() => refresh(), 100);",
        {
            "any": [{"pattern": f"{name}($T, $$$)"} for name in ("setTimeout", "setInterval")],
        },
        {"T": {"any": [{"kind": "string"}, {"kind": "template_string"}]}},
        cwe=(95,),
    ),
    Rule(
        "JS-FILE-FOR-ANYBODY",
        WARNING,
        SECURITY,
        "Every user of the machine may write the file",
        "Give rights to its owner: 0o600, or 0o640 for a group",
        "What the program reads later may have been written by somebody else.",
        "fs.chmodSync(path, 0o777);",
        "fs.chmodSync(path, 0o600);",
        any_pattern("$F.chmod($P, $M, $$$)", "$F.chmodSync($P, $M)", "$F.chmod($P, $M)"),
        {"M": {"regex": r"^(?:0o?|[\"'])[0-7]*[2367][\"']?$"}},
        cwe=(732,),
    ),
    Rule(
        "JS-ASYNC-FOREACH",
        ERROR,
        BUG,
        "Nobody waits for what is done for each",
        "Use `for (const x of xs) await f(x)`, or `await Promise.all(xs.map(f))`",
        "forEach does not look at what its function gives: it is over before anything is done, and an error is nobody's.",
        "rows.forEach(async (row) => { await save(row); });",
        "for (const row of rows) { await save(row); }",
        {
            "pattern": "$A.forEach($F)",
        },
        {"F": {"regex": r"^async\b"}},
    ),
    Rule(
        "JS-AWAIT-ARRAY",
        ERROR,
        BUG,
        "A list of promises is awaited, which waits for none of them",
        "Put Promise.all around it",
        "await looks at the list, which is no promise, and gives it back.",
        "const pages = await urls.map(async (url) => fetch(url));",
        "const pages = await Promise.all(urls.map(async (url) => fetch(url)));",
        {"pattern": "await $A.map($F)"},
        {"F": {"regex": r"^async\b"}},
    ),
    Rule(
        "JS-INDEX-AS-TRUTH",
        ERROR,
        BUG,
        "What is not there counts as there, and the first as missing",
        "Use includes(), or compare with -1",
        "indexOf gives -1 for what is missing, which is true, and 0 for the first, which is false.",
        "if (names.indexOf(name)) { greet(name); }",
        "if (names.includes(name)) { greet(name); }",
        {
            "pattern": "$A.indexOf($$$)",
            "inside": {
                "any": [
                    {"kind": "parenthesized_expression", "inside": {"kind": "if_statement", "field": "condition"}},
                    {"kind": "unary_expression", "regex": "^!"},
                ]
            },
        },
    ),
    Rule(
        "JS-SHARED-FILL",
        ERROR,
        BUG,
        "All places hold the same object",
        "Use Array.from({ length }, () => [])",
        "fill puts one object everywhere: what changes in one row changes in all.",
        "const grid = new Array(3).fill([]);",
        "const grid = Array.from({ length: 3 }, () => []);",
        any_pattern("new Array($N).fill([])", "Array($N).fill([])", "new Array($N).fill({})", "Array($N).fill({})"),
    ),
    Rule(
        "JS-MONTH-TWELVE",
        ERROR,
        BUG,
        "Month 12 is January of the next year",
        "Months count from 0: December is 11",
        "Date takes months from 0 to 11 and carries what is more into the year.",
        "const end = new Date(2026, 12, 31);",
        "const end = new Date(2026, 11, 31);",
        any_pattern("new Date($Y, 12, $$$)", "new Date($Y, 12)", "Date.UTC($Y, 12, $$$)"),
    ),
)
