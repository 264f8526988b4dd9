"""What the body of a function does with a parameter, and which kinds that speaks for."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from probe.inputs.kinds import Kind, words_of

_TEXT = (
    r"lower|upper|l?strip|rstrip|split|splitlines|startswith|endswith|isdigit|isalpha|isspace|encode|casefold|title"
    r"|toLowerCase|toUpperCase|trim|charAt|charCodeAt|codePointAt|padStart|padEnd|matchAll|replaceAll|substring"
)
# To the instance, or to something that it holds.
_ASSIGNS = re.compile(
    r"\b(?:self|this)\.[\w#.]+(?:\[[^\n]*?\])?(?:\.\w+)*\s*"
    r"(?:(?:[-+%^@]|\*\*?|//?|\|\|?|&&?|\?\?|<<|>>>?)?=(?![=>])|\+\+|--|,[^=\n]*\]?\s*=(?![=>]))"
    r"|(?:\+\+|--)(?:self|this)\.|\b(?:del|delete)\s+(?:self|this)\."
)
_HAS_CHANGED = re.compile(
    r"\b(?:self|this)\.[\w#.]+(?:\[[^\n]*?\])?\.(?:add|append|appendleft|clear|delete|discard|extend|fill|insert|move_to_end"
    r"|pop|popitem|popleft|push|put|remove|reverse|rotate|set|setdefault|shift|sort|splice|unshift|update|write)\("
)
# What it holds is handed to another method of its own.
_HANDS_ON = re.compile(r"\b(?:self|this)\.#?\w{1,60}\([^()\n]{0,80}\b(?:self|this)\.#?\w{1,60}\s*[,)]")
_TOUCHES = re.compile(
    r"\b(?:self|this)\.[\w#]{1,60}(?:\[[^\]\n]{0,60}\])?\.\w{1,60}\(|\w\([^()\n]{0,120}\b(?:self|this)\.|=\s{0,8}(?:self|this)\."
    r"|\b(?:setattr|vars|next)\("
)
_COPIES = re.compile(
    r"\breturn\s+(?:(?:list|dict|set)\(\s*self\.[\w.]+(?:\(\))?\)|sorted\(self\.|self\.[\w.]+(?:\[:\]|\.copy\(\))"
    r"|[\[{]\s*\*{1,2}self\.[\w.]+\s*[\]}]|\[[^\n]{1,80}\bfor\s+\w"
    r"|\[\s*\.\.\.this\.[\w#.]+(?:\(\))?\]|this\.[\w#.]+\.(?:slice\(\)|map\(|filter\()|Array\.from\(this\.[\w#.]+)"
)
_JOINED = re.compile(r"\.join\(")
# Where the items are copied as well, or made anew.
_COPIES_ITEMS = re.compile(
    r"\bdeepcopy\(|\[\s*(?:dict|list|replace)\(\w+|\[\s*(?:\w+(?:\[:\]|\.copy\(\))|\{[^{}\n]*\})\s+for\b|\bstructuredClone\("
    r"|\.map\(\s*\(?[\w\s,{}\[\]]*\)?\s*=>\s*(?:\(\s*\{|\[\s*\.\.\.|\w+\.slice\(|Object\.assign\(\s*\{|\{\s*return\s*[\[{])"
)
# In what the instance holds.
_UNDER = (
    r"\b(?:self|this)\.[\w#.]{1,60}(?:\[NAME\]|(?:\?\.)?\.(?:get|has|set|delete|pop|add|discard|remove|setdefault)\(\s*NAME\b)"
    r"|\bNAME\s+(?:not\s+)?in\s+(?:self|this)\.\w"
    # Or compared with what it holds, one by one.
    r"|\bfor\b[^\n]{1,80}\bself\.\w[^\n]{0,80}\n[^\n]{0,80}==\s*NAME\b"
    r"|\b(?:self|this)\.[\w#.]{1,60}\.(?:find|findIndex|findLast|some|filter)\([^\n]{1,80}===?\s*NAME\b"
)
_TABLES = frozenset({"matrix", "grid", "table", "board", "image", "pixels", "cells"})
# An element in the middle is asked for: a search by halves, which is only for what is in order.
_HALVING = re.compile(
    r"\[\s*mid\w*\s*\]|\bbisect(?:_left|_right)?\("
    r"|\b(?:mid\w*|half|m)\s*=[^\n=]*\(\s*\w+\s*[-+]\s*\w+\s*\)\s*(?://|>>>?|/)\s*[12]\b"
)
# What puts them in order itself.
_SORTING = re.compile(r"\bsorted\(|\.(?:sort|toSorted)\(")
_LISTS = (Kind.INTS, Kind.STRS, Kind.RECORDS)
# What is called so and asked as one is a mapping of JavaScript's.
_MAPS = frozenset({"map", "cache", "registry"})
# What stands for a field of a record where it stands in brackets.
_KEYS = frozenset({"key", "field", "prop", "property", "column", "attribute"})
# A parameter in brackets behind something that is none: a field of an item, by its name.
_NAMED_FIELD = re.compile(
    r"\([^()\n]{0,80}\b((?:\w{1,40}_)?(?:key|field|prop|property|column|attribute))\b[^()\n]{0,80}\)[\s\S]{0,600}?"
    r"\b\w{1,40}\[\1\]"
)
_OBJECTS = (Kind.RECORD, Kind.DICT)
_OPENS = (
    r"(?<![\w.])open\(\s*NAME\b|\bos\.path\.(?:exists|isfile|getsize|getmtime)\(NAME\b|(?<!\w)Path\(NAME\)"
    r"|\b(?:(?:read|write|append|copy)File(?:Sync)?|(?:exists|open|rename|rm|stat|truncate|unlink)Sync"
    r"|create(?:Read|Write)Stream|fs(?:\.promises)?\.\w+)\(\s*NAME\b"
)
# Of the standard libraries, what reads text.
_READERS = (
    r"URLSearchParams|parse_qsl?|(?:de|en)codeURIComponent|un?quote(?:_plus)?|URL|url(?:split|parse)|JSON\.parse"
    r"|json\.loads|Date\.parse|\w+\.fromisoformat|(?:datetime\.)+strptime|RegExp|atob|(?:base64\.)?b64decode|shlex\.split"
)
_CALLS = (
    r"(?<![\w.])NAME\(|typeof NAME\s*[!=]==?\s*['\"]function|\bNAME instanceof Function|\bcallable\(NAME\)"
    r"|\bNAME\.(?:apply|bind)\("
)
# What is done with the items is to call them.
_CALLS_ITEMS = (
    r"\bfor\s{0,8}\(?\s{0,8}(?:(?:const|let|var)\s{1,8})?(\w+)\s{1,8}(?:in|of)\s{1,8}(?:reversed\()?NAME\b[^\n]{0,120}\n[^\n]{0,120}(?<![\w.])\1\("
    r"|\bNAME\[\w+\]\(|\bNAME\.(?:map|forEach|some|every|find|reduce\w*)\(\s{0,8}(?:async\s{1,8})?\(?\s{0,8}(?:\w+,\s{0,8})?(\w+)\)?"
    r"\s{0,8}=>\s{0,8}(?:await\s{1,8})?\2\(|\((?:await\s{1,8})?(\w+)\([^()]{0,80}\)\s{1,8}for\s{1,8}\3\s{1,8}in\s{1,8}NAME\b"
)
# Step by step, into what is held by what is held.
_GOES_INTO = (
    r"\b(\w{1,60})\s{0,8}=\s{0,8}NAME\s{0,8}[;\n][\s\S]{0,400}?\b\1\s{0,8}=\s{0,8}\1\s{0,8}(?:\?\.)?(?:\[|\.get\()"
    r"|\bNAME\s*=\s*NAME\s*(?:\?\.)?(?:\[\s*[A-Za-z_]|\.get\()"
    r"|\.reduce\(\s{0,8}\(\s{0,8}(\w{1,60})\s{0,8},[^)]{0,80}\)\s{0,8}=>[^;]{0,120}?\2\s{0,8}(?:\?\.)?\[[^;]{0,120}?,\s{0,8}NAME\s{0,8}\)"
)
# What it holds may be an object as well: it is asked whether it is, where it stands or by a name it was given.
_HOLDS_OBJECTS = (
    r"isinstance\(NAME\[\w+\]\s*,\s*\(?dict\b|typeof NAME\[\w+\]\s*[!=]==?\s*['\"]object"
    r"|\bfor\b[^\n]{1,60}\b(\w+)\s+in\s+NAME\.(?:items|values)\(\)[\s\S]{0,200}?isinstance\(\1\s*,\s*\(?dict\b"
    r"|\b(\w+)\s*=\s*NAME\[\w+\][\s\S]{0,200}?(?:isinstance\(\2\s*,\s*\(?dict\b|typeof \2\s*[!=]==?\s*['\"]object)"
    r"|\b(\w+)\]?\s+of\s+Object\.(?:entries|values)\(NAME\)[\s\S]{0,200}?typeof \3\s*[!=]==?\s*['\"]object"
)
# What is held under a name leads on, one by one: to names with a number each, to pairs, to names alone.
_LEADS_TO_WEIGHTS = (
    r"\bNAME\[\w+\]\.items\(|\bNAME\.get\(\w+,\s*\{\}\)|Object\.(?:entries|keys)\(NAME\[\w+\]"
    r"|\bfor\s+\w+,\s*(\w+)\s+in\s+NAME\.items\(\)[\s\S]{0,160}?\bin\s+\1\.items\("
)
_LEADS_TO_PAIRS = (
    r"\bfor\s*\(?\s*(?:const|let)?\s*\[?\w+\s*,\s*\w+\]?\s+(?:in|of)\s+NAME(?:\[\w+\]|\.get\(\w+[^)\n]*\))"
)
_LEADS_ON = (
    r"\bfor\s*\(?\s*(?:const|let)?\s*\w+\s+(?:in|of)\s+\(?(?:reversed\(|sorted\()?NAME(?:\[\w+\]|\.get\(\w+)"
    r"|\bNAME\.get\(\w+,\s*(?:\[\]|\(\)|set\(\))\)|\bNAME\[\w+\]\s*\?\?\s*\[\]|\bNAME\[\w+\]\s*\|\|\s*\[\]"
    r"|\bfor\s+\w+,\s*(\w+)\s+in\s+NAME\.items\(\)[\s\S]{0,160}?\bfor\s+\w+\s+in\s+\1\b(?!\.)"
    r"|\bof\s+Object\.entries\(NAME\)[\s\S]{0,160}?\bfor\s*\(\s*const\s+\w+\s+of\s+\w+\)"
)
_MATCHES = (
    r"\bNAME\.(?:(?:fullmatch|match|search|findall|finditer|subn?|exec|test)\(|lastIndex\b)|\bNAME instanceof RegExp\b"
)
# A place by two numbers.
_TABULAR = r"\bNAME\[(?:[ijkmnrcxy]\w?|row\w*|col\w*|\w+\s*[-+]\s*1|len\([^()]*\)\s*-\s*1)\]\["
# By what stands around the name, written as NAME.
_USES: tuple[tuple[str, tuple[Kind, ...]], ...] = (
    (_OPENS, (Kind.FILENAME,)),
    (r"\bNAME\.(?:read_text|read_bytes|write_text|open|exists|is_file|is_dir|iterdir|suffix|stem)\b", (Kind.PATH,)),
    (r"\bNAME\.(?:getUTC|get(?:FullYear|Month|Date|Day|Hours|Time)|toISOString)", (Kind.DATE,)),
    (r"\bNAME\.(?:hour|minute|second|timestamp\(|date\(\))", (Kind.MOMENT,)),
    (r"\bNAME\.(?:weekday\(|isoweekday\(|toordinal\(|strftime\(|year\b|isocalendar\()", (Kind.DATE, Kind.MOMENT)),
    (r"\bNAME\.(?:total_seconds\()", (Kind.SPAN,)),
    (r"\bNAME\.(?:quantize|to_integral_value|as_tuple|normalize)\(", (Kind.DECIMAL,)),
    (_MATCHES, (Kind.PATTERN,)),
    (r"\bNAME\.(?:readlines?|read|getvalue)\(", (Kind.STREAM,)),
    (r"\bNAME\.write(?:lines)?\(|\bfile=NAME\b", (Kind.SINK, Kind.STREAM)),
    (r"\bfor\s+line\s+in\s+NAME\s*:", (Kind.STRS, Kind.STREAM)),
    (r"\bnext\(NAME\s*[,)]|\bNAME\.next\(\)", (Kind.ITERATOR,)),
    (r"\bNAME\.set\(|\bNAME instanceof Map", (Kind.MAP,)),
    (
        r"\bNAME\.(?:has|issubset|issuperset|isdisjoint|union|intersection|difference|discard)\(|\bNAME instanceof Set",
        (Kind.SET, Kind.MAP),
    ),
    (r"\bNAME\.(?:stack|cause|__traceback__|__cause__)\b|\bNAME instanceof \w*Error", (Kind.ERROR,)),
    (r"\bissubclass\(NAME\b|\bNAME\.__(?:mro|bases)__", (Kind.CLASS,)),
    (_CALLS, (Kind.CALLABLE,)),
    (_CALLS_ITEMS, (Kind.CALLABLES,)),
    (rf"\bNAME\??\.(?:{_TEXT})\b", (Kind.STR,)),
    (
        r"typeof NAME\s*[!=]==?\s*['\"]string|isinstance\(NAME,\s*\(?str\b|\.(?:exec|test|fullmatch|match)\(NAME\)",
        (Kind.STR,),
    ),
    (rf"(?<![\w.])(?:{_READERS})\(NAME\b", (Kind.STR,)),
    (r"typeof NAME\s*[!=]==?\s*['\"]number|isinstance\(NAME,\s*\(?(?:int|float)\b", (Kind.INT, Kind.FLOAT)),
    (r"typeof NAME\s*[!=]==?\s*['\"]boolean|isinstance\(NAME,\s*\(?bool\b", (Kind.BOOL,)),
    (_HOLDS_OBJECTS, (Kind.RECORD,)),
    (_LEADS_TO_PAIRS, (Kind.ARCS,)),
    (_LEADS_TO_WEIGHTS, (Kind.WEIGHTS,)),
    (_LEADS_ON, (Kind.GRAPH,)),
    (r"\bNAME\.(?:items|keys|values|get|setdefault)\(|Object\.\w+\(NAME\)|\*\*NAME\b", (Kind.DICT, Kind.RECORD)),
    (
        r"\{[^{}\n]*\.\.\.NAME\b|\bin\s+NAME\)\s*[{;]|isinstance\(NAME,\s*\(?dict\b",
        _OBJECTS,
    ),
    (r"typeof NAME\s*[!=]==?\s*['\"]object", _OBJECTS),
    (_GOES_INTO, (Kind.RECORD,)),
    (r"\brange\([^()]*\bNAME\b|\bNAME\s*%\s*\d|\bNAME\s*(?://|>>|<<)\s*\d|Number\.isInteger\(NAME\)", (Kind.INT,)),
    (r"\bNAME\.(?:toFixed|toPrecision)\b|\bmath\.\w+\(NAME\)|Math\.\w+\(NAME\)", (Kind.INT, Kind.FLOAT)),
    # A number that is divided, or met by a fraction, may be one.
    (r"(?<![\w/])NAME\s*/\s*[\w(]|[\w)]\s*/\s*NAME\b|\bNAME\s*[-+*/<>=]+\s*\d+\.\d", (Kind.INT, Kind.FLOAT)),
    (r"\bNAME\s*(?:\*\*|[-*])\s*[\w(]|[\w)]\s*(?:\*\*|[-*])\s*NAME\b|\b(?:abs|round)\(NAME", (Kind.INT,)),
    (_TABULAR, (Kind.LISTS, Kind.STRS)),
    (
        r"\bNAME\[0\]\[|\bfor\s*\(?\s*(?:const|let|var)?\s*[\[(]?\s*\w+\s*,\s*\w+\s*[\])]?\s+(?:in|of)\s+NAME\b",
        (Kind.SPANS, Kind.PAIRS, Kind.LISTS),
    ),
    (
        r"Array\.isArray\(NAME\)|isinstance\(NAME,\s*\(?list\b|\bNAME\.(?:map|filter|reduce|forEach|push|append|sort)\(",
        _LISTS,
    ),
)


@lru_cache(maxsize=512)
def used_as(name: str, text: str) -> tuple[Kind, ...]:
    """Kinds that the uses of a parameter in ``text`` speak for, the strongest first; empty when none is known. What a
    function of the text does with it, when it is given on as the first argument, counts as well.
    """
    given_on = [inner for helper in _helpers(name, text) if (inner := _first_parameter(helper, text)) not in ("", name)]
    found = [kind for known in (name, *given_on) for kind in _uses(known, text)]
    if Kind.RECORDS in found and _NAMED_FIELD.search(text):
        # What a caller names a field of has such.
        found.remove(Kind.RECORDS)
        found.insert(0, Kind.RECORDS)
    if Kind.RECORD in found and _calls_itself(text):
        # What goes into an object by calling itself meets objects there.
        found.remove(Kind.RECORD)
        found.insert(0, Kind.RECORD)
    return tuple(dict.fromkeys(found))


def _calls_itself(text: str) -> bool:
    named = re.search(r"\b(?:def|function|const|let)\s+(\w+)", text)
    return named is not None and bool(re.search(rf"(?<!def )(?<!function )\b{named[1]}\(", text))


def _uses(name: str, text: str) -> list[Kind]:
    found = [
        kind for pattern, kinds in _USES if re.search(pattern.replace("NAME", re.escape(name)), text) for kind in kinds
    ]
    is_key = words_of(name)[-1] in _KEYS and f"[{name}]" in text
    is_map = words_of(name)[-1] in _MAPS and re.search(rf"\b{re.escape(name)}\.(?:get|has|entries)\(", text)
    return [*([Kind.MAP] if is_map else []), *found, *([Kind.STR] if is_key else [])]


def _helpers(name: str, text: str) -> list[str]:
    """The functions that are given the parameter first."""
    return list(dict.fromkeys(re.findall(rf"(?<![\w.])(\w+)\(\s*{re.escape(name)}\s*[,)]", text)))


def _first_parameter(function: str, text: str) -> str:
    found = re.search(
        rf"(?:\bdef\s+|\bfunction\s+){re.escape(function)}\(\s*(\w+)|\b{re.escape(function)}\s*=\s*\(?\s*(\w+)\s*[,)=]",
        text,
    )
    return (found[1] or found[2]) if found else ""


def of_self(text: str, names: Iterable[str]) -> str:
    """The text of a function that shares variables with others, as if an instance held them."""
    shared = "|".join(map(re.escape, sorted(names)))
    return re.sub(rf"(?<![\w.$])(?=(?:{shared})\b)", "self.", text) if shared else text


def is_key(name: str, text: str) -> bool:
    """Whether a method keeps something under a parameter, or looks it up by that, whatever it is."""
    return bool(re.search(_UNDER.replace("NAME", re.escape(name)), text))


def changing_methods(texts: Mapping[str, str]) -> frozenset[str]:
    """Of methods, by name, those that change their instance: they assign to it, have something it holds change itself,
    hand that to another one, or call one that does.
    """
    speak = (_ASSIGNS, _HAS_CHANGED, _HANDS_ON)
    found = {name for name, text in texts.items() if any(pattern.search(text) for pattern in speak)}
    while True:
        calls = "|".join(map(re.escape, sorted(found))) or "(?!)"
        more = {name for name, text in texts.items() if re.search(rf"\b(?:self|this)\.(?:{calls})\(", text)} - found
        if not more:
            return frozenset(found)
        found |= more


def can_change(texts: Iterable[str]) -> bool:
    """Whether one of the methods of a class, besides what makes it, may change an instance: it assigns to it, asks what
    it holds for something, hands that on, or gives it another name.
    """
    return any(_ASSIGNS.search(text) or _HAS_CHANGED.search(text) or _TOUCHES.search(text) for text in texts)


def needs_table(text: str, names: Iterable[str]) -> bool:
    """Whether a parameter is a table: called so, or turned round, or taken to be as wide as its first row."""
    turned = r"zip\(\*NAME\b|len\(NAME\[0\]\)|\bNAME\[0\]\.length"
    return any(
        words_of(name)[-1] in _TABLES or re.search(turned.replace("NAME", re.escape(name)), text) for name in names
    )


def is_copy_given(text: str) -> bool:
    """Whether a method takes care to give a copy of what its instance holds, and not a text of it."""
    return bool(_COPIES.search(text)) and not _JOINED.search(text)


def are_copied_items_given(text: str) -> bool:
    """Whether a method takes care to give copies of what a list of its instance's holds."""
    return bool(_COPIES_ITEMS.search(text))


def needs_order(text: str) -> bool:
    """Whether the lists that the code is given have to be in order."""
    return bool(_HALVING.search(text)) and not _SORTING.search(text)
