"""Text in, text out: what must not change comes first."""

import pytest

from refactor_service.rewrites import REWRITES
from refactor_service.rewrites.rewrite import Rewrite
from syntax.checker import python_problems
from syntax.languages import JAVASCRIPT, PYTHON
from syntax.parsing import error_spans, parse
from syntax.source import Source

BY_NAME = {rewrite.name: rewrite for rewrite in REWRITES}


def source(rewrite: Rewrite, text: str) -> Source:
    language = PYTHON if rewrite.family == "python" else JAVASCRIPT
    return Source(f"a{language.extensions[0]}", language, text)


UNTOUCHED = [
    ("any_all", "else on the loop", "def f(xs):\n    for x in xs:\n        if x:\n            return True\n    else:\n        g()\n    return False\n"),
    ("any_all", "same answer twice", "def f(xs):\n    for x in xs:\n        if x:\n            return True\n    return True\n"),
    ("any_all", "a generator", "def f(xs):\n    yield 1\n    for x in xs:\n        if x:\n            return True\n    return False\n"),
    ("comprehension", "the list is read in the loop", "def f(xs):\n    out = []\n    for x in xs:\n        out.append(len(out))\n    return out\n"),
    ("comprehension", "the loop variable is used later", "def f(xs):\n    out = []\n    for x in xs:\n        out.append(x)\n    return out, x\n"),
    ("comprehension", "await in the element", "async def f(xs):\n    out = []\n    for x in xs:\n        out.append(await x)\n    return out\n"),
    ("comprehension", "a comment", "def f(xs):\n    out = []\n    for x in xs:\n        # why\n        out.append(x)\n    return out\n"),
    ("comprehension", "a starred append", "def f(xs):\n    out = []\n    for x in xs:\n        out.append(*x)\n    return out\n"),
    ("comprehension", "the dictionary is read in the loop", "def f(xs):\n    out = {}\n    for x in xs:\n        out[x] = out.get(x, 0) + 1\n    return out\n"),
    ("comprehension", "a slice is assigned", "def f(xs):\n    out = {}\n    for x in xs:\n        out[x:1] = x\n    return out\n"),
    ("join_text", "it does not begin empty", "def f(xs):\n    out = 'a'\n    for x in xs:\n        out += x\n    return out\n"),
    ("join_text", "it is read in the loop", "def f(xs):\n    out = ''\n    for x in xs:\n        out += x + out\n    return out\n"),
    ("join_text", "it is put in front", "def f(xs):\n    out = ''\n    for x in xs:\n        out = x + out\n    return out\n"),
    ("context_manager", "a return in between", "def f(p):\n    h = open(p)\n    if p:\n        return 1\n    h.close()\n"),
    ("context_manager", "used after close", "def f(p):\n    h = open(p)\n    x = h.read()\n    h.close()\n    return h.closed\n"),
    ("direct_iteration", "the list is changed", "def f(xs):\n    for i in range(len(xs)):\n        xs.append(xs[i])\n"),
    ("direct_iteration", "an item is assigned", "def f(xs):\n    for i in range(len(xs)):\n        xs[i] = xs[i] + 1\n"),
    ("direct_iteration", "an item is counted up", "def f(xs):\n    for i in range(len(xs)):\n        xs[i] += 1\n"),
    ("direct_iteration", "the index is assigned", "def f(xs):\n    for i in range(len(xs)):\n        i = 0\n        g(xs[i])\n"),
    ("direct_iteration", "its neighbour is looked up", "def f(xs):\n    for i in range(len(xs)):\n        g(xs[i], xs[i - 1])\n"),
    ("direct_iteration", "nothing is looked up", "def f(xs):\n    for i in range(len(xs)):\n        g(i)\n"),
    ("direct_iteration", "a function is made", "def f(xs):\n    for i in range(len(xs)):\n        g(lambda: xs[i])\n"),
    ("seen_set", "its order is used", "def f(xs):\n    seen = []\n    for x in xs:\n        if x not in seen:\n            seen.append(x)\n    return seen\n"),
    ("seen_set", "it is never asked", "def f(xs):\n    seen = []\n    for x in xs:\n        seen.append(x)\n"),
    ("seen_set", "it is made twice", "def f(xs):\n    seen = []\n    for x in xs:\n        if x in seen:\n            seen = []\n        seen.append(x)\n"),
    ("f_string", "a format specification", '"{:>3}".format(a)\n'),
    ("f_string", "numbered fields", '"{0}".format(a)\n'),
    ("f_string", "a call as value", '"{}".format(a())\n'),
    ("f_string", "a backslash", '"\\n{}".format(a)\n'),
    ("flag_search", "the loop does more", "def f(xs):\n    found = False\n    for x in xs:\n        if x:\n            found = True\n            g(x)\n    return found\n"),
    ("flag_search", "the flag is not turned over", "def f(xs):\n    found = False\n    for x in xs:\n        if x:\n            found = False\n    return found\n"),
    ("flag_search", "what was found is used", "def f(xs):\n    found = False\n    for x in xs:\n        if x:\n            found = True\n            break\n    return x if found else None\n"),
    ("flag_search", "the flag is asked", "def f(xs):\n    odd = False\n    for x in xs:\n        if x and not odd:\n            odd = True\n    return odd\n"),
    ("flag_search", "an else on the loop", "def f(xs):\n    found = False\n    for x in xs:\n        if x:\n            found = True\n    else:\n        g()\n    return found\n"),
    ("guard_clause", "an elif", "def f(x):\n    if x:\n        a()\n        b()\n        c()\n    elif y:\n        return 1\n"),
    ("guard_clause", "a short body", "def f(x):\n    if x:\n        a()\n"),
    ("lookup_table", "two cases only", "def f(x):\n    if x == 1:\n        return 2\n    elif x == 2:\n        return 3\n    return 0\n"),
    ("lookup_table", "two names", "def f(x, y):\n    if x == 1:\n        return 2\n    elif y == 2:\n        return 3\n    elif x == 3:\n        return 4\n    return 0\n"),
    ("memoise", "one call only", "def f(n):\n    return f(n - 1) if n else 0\n"),
    ("memoise", "calls something else", "def f(n):\n    return f(n - 1) + f(n - 2) + g(n)\n"),
    ("memoise", "reads a name of the module", "def f(n):\n    return f(n - 1) + f(n - 2) + LIMIT\n"),
    ("memoise", "decorated", "@d\ndef f(n):\n    return f(n - 1) + f(n - 2)\n"),
    ("merge_ifs", "an else inside", "if a:\n    if b:\n        c()\n    else:\n        d()\n"),
    ("merge_ifs", "an elif outside", "if a:\n    pass\nelif b:\n    if c:\n        d()\n"),
    ("merge_ifs", "a walrus", "if a:\n    if (b := c):\n        d(b)\n"),
    ("array_method", "two pushes", "function f(xs) { const o = []; for (const x of xs) { o.push(x); o.push(1); } return o; }"),
    ("array_method", "for in", "function f(xs) { const o = []; for (const x in xs) { o.push(x * 2); } return o; }"),
    ("array_method", "await", "async function f(xs) { const o = []; for (const x of xs) { o.push(await x); } return o; }"),
    ("array_method", "spread", "function f(xs) { const o = []; for (const x of xs) { o.push(...x); } return o; }"),
    ("default_parameter", "arguments are counted", "function f(a) { if (a === undefined) a = 1; return arguments.length; }"),
    ("default_parameter", "it is not the first thing", "function f(a) { g(); if (a === undefined) a = 1; return a; }"),
    ("default_parameter", "the value names something", "function f(a) { if (a === undefined) a = g(); return a; }"),
    ("default_parameter", "the value names a later one", "function f(a, b) { if (a === undefined) a = b; return a; }"),
    ("default_parameter", "null is asked for", "function f(a) { if (a === null) a = 1; return a; }"),
    ("default_parameter", "an else", "function f(a) { if (a === undefined) { a = 1; } else { g(); } return a; }"),
    ("for_of", "the index is used", "for (let i = 0; i < xs.length; i++) { g(i, xs[i]); }"),
    ("for_of", "the array is changed", "for (let i = 0; i < xs.length; i++) { xs.push(xs[i]); }"),
    ("for_of", "an item is assigned", "for (let i = 0; i < xs.length; i++) { xs[i] = 1; }"),
    ("for_of", "an item is counted up", "for (let i = 0; i < xs.length; i++) { xs[i]++; }"),
    ("for_of", "an item is called", "for (let i = 0; i < xs.length; i++) { xs[i](); }"),
    ("for_of", "it begins with the second", "for (let i = 1; i < xs.length; i++) { g(xs[i]); }"),
    ("for_of", "the index is used later", "for (var i = 0; i < xs.length; i++) { g(xs[i]); } g(i);"),
    ("nullish", "one of the two alone", "const a = b === null ? 1 : b;"),
    ("nullish", "a call", "const a = b() == null ? 1 : b();"),
    ("nullish", "another value is kept", "const a = b == null ? 1 : c;"),
    ("nullish", "null twice", "const a = b === null || b === null ? 1 : b;"),
    ("guard_clause_js", "else if", "function f(x) { if (x) { a(); b(); c(); } else if (y) { d(); } }"),
    ("merge_ifs_js", "an else inside", "if (a) { if (b) { c(); } else { d(); } }"),
    ("merge_ifs_js", "a comment between", "if (a) { /* why */ if (b) { c(); } }"),
    ("object_spread", "a target that exists", "Object.assign(a, b);"),
    ("search_method", "no else value", "function f(xs) { for (const x of xs) { if (x) return true; } return 1; }"),
    ("switch_map", "null as a result", 'function f(x) { if (x === "a") { return null; } else if (x === "b") { return 1; } else if (x === "c") { return 2; } return 3; }'),
    ("switch_map", "loose equality", 'function f(x) { if (x == "a") { return 1; } else if (x == "b") { return 1; } else if (x == "c") { return 2; } return 3; }'),
    ("template_literal", "a number first", 'const s = 1 + 2 + "x" + y;'),
    ("template_literal", "a back-tick", 'const s = "`" + a + "x";'),
    ("var_declaration", "used before", "function f() { use(x); var x = 1; return x; }"),
    ("var_declaration", "used outside its block", "function f(a) { if (a) { var x = 1; } return x; }"),
    ("var_declaration", "captured in a loop", "function f() { for (;;) { var x = 1; g(() => x); } }"),
    ("var_declaration", "at the top of a script", "var x = 1;"),
    ("var_declaration", "without a value in a loop", "function f(a) { for (;;) { var x; if (a) x = 1; use(x); } }"),
    ("var_declaration", "used by a hoisted function", "function f() { g(); var x = 1; function g() { return x; } }"),
    ("inline_temporary", "the name is used again", "def f(a):\n    b = a + 1\n    return b\n    print(b)\n"),
    ("inline_temporary", "a function inside uses it", "def f(a):\n    g = lambda: b\n    b = a + 1\n    return b\n"),
    ("inline_temporary", "a comment", "def f(a):\n    b = a + 1  # why\n    return b\n"),
    ("inline_temporary", "two targets", "def f(a):\n    b = c = a\n    return b\n"),
    ("inline_temporary", "a global name", "def f(a):\n    global b\n    b = a\n    return b\n"),
    ("early_continue", "an else", "for x in xs:\n    if x:\n        a()\n        b()\n        c()\n    else:\n        d()\n"),
    ("early_continue", "a short body", "for x in xs:\n    if x:\n        a()\n"),
    ("early_continue", "something behind it", "for x in xs:\n    if x:\n        a()\n        b()\n        c()\n    d()\n"),
    ("counted_loop", "it is used behind the loop", "def f(xs):\n    i = 0\n    for x in xs:\n        g(x)\n        i += 1\n    return i\n"),
    ("counted_loop", "a continue", "def f(xs):\n    i = 0\n    for x in xs:\n        if x:\n            continue\n        g(x, i)\n        i += 1\n"),
    ("counted_loop", "it is not the last thing", "def f(xs):\n    i = 0\n    for x in xs:\n        i += 1\n        g(x, i)\n"),
    ("counted_loop", "it is changed twice", "def f(xs):\n    i = 0\n    for x in xs:\n        if x:\n            i = 0\n        g(x, i)\n        i += 1\n"),
    ("counted_loop", "by two", "def f(xs):\n    i = 0\n    for x in xs:\n        g(x, i)\n        i += 2\n"),
    ("counted_loop", "an else on the loop", "def f(xs):\n    i = 0\n    for x in xs:\n        g(x, i)\n        i += 1\n    else:\n        h()\n"),
    ("items_iteration", "the mapping is changed", "for k in d:\n    v = d[k]\n    d[k] = v + 1\n"),
    ("items_iteration", "the look-up is not first", "for k in d:\n    g(k)\n    v = d[k]\n"),
    ("items_iteration", "another key", "for k in d:\n    v = d[j]\n    g(v)\n"),
    ("items_iteration", "the key is assigned", "for k in d:\n    v = d[k]\n    k = g(v)\n"),
    ("get_default", "the default is a call", "if k in d:\n    x = d[k]\nelse:\n    x = g()\n"),
    ("get_default", "another key", "if k in d:\n    x = d[j]\nelse:\n    x = 0\n"),
    ("get_default", "two names", "if k in d:\n    x = d[k]\nelse:\n    y = 0\n"),
    ("get_default", "the key is a call", "if g() in d:\n    x = d[g()]\nelse:\n    x = 0\n"),
    ("get_default", "what is put in looks at the mapping", "if k not in d:\n    d[k] = []\nd[k].append(len(d))\n"),
    ("get_default", "something else is put in", "if k not in d:\n    d[k] = [1]\nd[k].append(2)\n"),
    ("swap", "the third is used later", "def f(a, b):\n    t = a\n    a = b\n    b = t\n    return t\n"),
    ("swap", "in another order", "def f(a, b):\n    t = a\n    b = t\n    a = b\n    return a, b\n"),
    ("swap", "a call among the places", "def f(a, b):\n    t = a\n    a = b()\n    b = t\n    return a, b\n"),
    ("arrow_callback", "this", "xs.map(function (x) { return this.a + x; });"),
    ("arrow_callback", "arguments", "xs.map(function () { return arguments.length; });"),
    ("arrow_callback", "a name of its own", "xs.map(function f(x) { return x ? f(x - 1) : 0; });"),
    ("arrow_callback", "two statements", "xs.map(function (x) { g(); return x; });"),
    ("arrow_callback", "a function that may be called with new", "make(function (x) { return x; });"),
    ("arrow_callback", "a generator", "xs.map(function* (x) { return x; });"),
    ("entries_iteration", "the object is changed", "for (const k of Object.keys(o)) { const v = o[k]; o[k] = v + 1; }"),
    ("entries_iteration", "the look-up is not first", "for (const k of Object.keys(o)) { g(k); const v = o[k]; h(v); }"),
    ("entries_iteration", "await", "async function f(o) { for (const k of Object.keys(o)) { const v = o[k]; await g(v); } }"),
    ("entries_iteration", "a variable that is assigned", "for (const k of Object.keys(o)) { let v = o[k]; v += 1; g(v); }"),
    ("early_continue_js", "an else", "for (const x of xs) {\n  if (x) {\n    a();\n    b();\n    c();\n  } else {\n    d();\n  }\n}"),
    ("early_continue_js", "a short body", "for (const x of xs) {\n  if (x) {\n    a();\n  }\n}"),
    ("early_continue_js", "names that would meet", "for (const x of xs) {\n  const y = x;\n  if (y) {\n    const z = y;\n    b(z);\n    c();\n  }\n}"),
    ("inline_temporary_js", "the name is used again", "function f(a) { const b = a + 1; return b; g(b); }"),
    ("inline_temporary_js", "a function inside uses it", "function f(a) { const g = () => b; const b = a; return b; }"),
    ("inline_temporary_js", "two names", "function f(a) { const b = a, c = 1; return b; }"),
    ("inline_temporary_js", "a comment", "function f(a) {\n  const b = a; // why\n  return b;\n}"),
    ("inline_temporary_js", "a type", "function f(a) { const { b } = a; return b; }"),
    ("optional_chaining", "its value is used", "const x = a && a.b;"),
    ("optional_chaining", "another owner", "if (a && c.b) { g(); }"),
    ("optional_chaining", "texts have it too", "if (a && a.trim) { g(); }"),
    ("optional_chaining", "a call", "if (a && a.b()) { g(); }"),
    ("optional_chaining", "a comparison", "if (a && a.b > 1) { g(); }"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text"), [pytest.param(n, t, id=f"{n}: {i}") for n, i, t in UNTOUCHED])
def test_must_not_change(name: str, text: str) -> None:
    assert not list(BY_NAME[name].find(source(BY_NAME[name], text)))


CHANGED = [
    ("any_all", "def f(xs):\n    for x in xs:\n        if not x:\n            return False\n    return True\n", "def f(xs):\n    return all(x for x in xs)\n"),
    ("comprehension", "out = []\nfor k, v in d.items():\n    if v:\n        out.append((k, v))\n", "out = [(k, v) for k, v in d.items() if v]\n"),
    ("comprehension", "out = {}\nfor k, v in d.items():\n    out[v] = k\n", "out = {v: k for k, v in d.items()}\n"),
    ("comprehension", "out = set()\nfor x in xs:\n    if x:\n        out.add(x)\n", "out = {x for x in xs if x}\n"),
    ("join_text", "out = ''\nfor x in xs:\n    out += x.name\n", 'out = "".join(x.name for x in xs)\n'),
    ("context_manager", "h = open(p)\nx = h.read()\nh.close()\n", "with open(p) as h:\n    x = h.read()\n"),
    ("direct_iteration", "def f(rows):\n    for i in range(len(rows)):\n        # each\n        g(rows[i].a, rows[i])\n", "def f(rows):\n    for row in rows:\n        # each\n        g(row.a, row)\n"),
    ("direct_iteration", "def f(xs):\n    for i in range(len(xs)):\n        g(i, xs[i])\n", "def f(xs):\n    for i, item in enumerate(xs):\n        g(i, item)\n"),
    ("seen_set", "def f(xs):\n    seen = []\n    for x in xs:\n        if x not in seen:\n            seen.append(x)\n            yield x\n", "def f(xs):\n    seen = set()\n    for x in xs:\n        if x not in seen:\n            seen.add(x)\n            yield x\n"),
    ("f_string", "x = 'a {} {{}} {}'.format(b, c.d)\n", "x = f'a {b} {{}} {c.d}'\n"),
    ("flag_search", "found = False\nfor x in xs:\n    if x < 0:\n        found = True\n        break\n", "found = any(x < 0 for x in xs)\n"),
    ("flag_search", "fine = True\nfor a, b in xs:\n    if a in b:\n        fine = False\n", "fine = all(a not in b for a, b in xs)\n"),
    ("guard_clause", "def f(x):\n    if x in y:\n        a()\n        b()\n        c()\n", "def f(x):\n    if x not in y:\n        return\n\n    a()\n    b()\n    c()\n"),
    ("merge_ifs", "if a or b:\n    if c:\n        d()\n", "if (a or b) and c:\n    d()\n"),
    ("memoise", "def f(n):\n    return n if n < 2 else f(n - 1) + f(n - 2)\n", "import functools\n\n\n@functools.lru_cache(maxsize=None, typed=True)\ndef f(n):\n    return n if n < 2 else f(n - 1) + f(n - 2)\n"),
    ("lookup_table", 'def f(x):\n    if x == "a":\n        return 1\n    elif x == "b":\n        return 2\n    elif x == "c":\n        return 3\n    else:\n        return 0\n', 'def f(x):\n    return {\n        "a": 1,\n        "b": 2,\n        "c": 3,\n    }.get(x, 0)\n'),
    ("array_method", "const o = [];\nfor (const x of xs) {\n  if (x > 1) {\n    o.push(x);\n  }\n}\n", "const o = xs.filter((x) => x > 1);\n"),
    ("default_parameter", "function f(a, b) {\n  if (b === undefined) {\n    b = a;\n  }\n  return a + b;\n}\n", "function f(a, b = a) {\n  return a + b;\n}\n"),
    ("default_parameter", "const f = (a) => {\n  a = typeof a === 'undefined' ? [] : a;\n  return a;\n};\n", "const f = (a = []) => {\n  return a;\n};\n"),
    ("for_of", "for (let i = 0; i < rows.length; i++) {\n  g(rows[i].a, rows[i]);\n}\n", "for (const row of rows) {\n  g(row.a, row);\n}\n"),
    ("for_of", "for (let i = 0; i < xs.length; i += 1) {\n  const one = xs[i];\n  g(one);\n}\n", "for (const one of xs) {\n  g(one);\n}\n"),
    ("nullish", "const a = b.c === null || b.c === undefined ? d || e : b.c;\n", "const a = b.c ?? (d || e);\n"),
    ("nullish", "const f = (a) => (a == null ? 1 : a);\n", "const f = (a) => a ?? 1;\n"),
    ("nullish", "const a = b != null ? b : 1;\n", "const a = b ?? 1;\n"),
    ("guard_clause_js", "function f(x) {\n  if (x === 1) {\n    a();\n    b();\n    c();\n  }\n}\n", "function f(x) {\n  if (x !== 1) {\n    return;\n  }\n  a();\n  b();\n  c();\n}\n"),
    ("merge_ifs_js", "if (a || b) {\n  if (c) {\n    d();\n  }\n}\n", "if ((a || b) && c) {\n  d();\n}\n"),
    ("object_spread", "const c = Object.assign({}, a, b);\n", "const c = { ...a, ...b };\n"),
    ("search_method", "function f(xs) {\n  for (const x of xs) {\n    if (!x) return false;\n  }\n  return true;\n}\n", "function f(xs) {\n  return xs.every((x) => x);\n}\n"),
    ("template_literal", "const s = 'a' + b + \"c\";\n", "const s = `a${b}c`;\n"),
    ("var_declaration", "function f() {\n  var x = 1;\n  return x;\n}\n", "function f() {\n  const x = 1;\n  return x;\n}\n"),
    ("var_declaration", "function f(a) {\n  var x = {}, y = 1;\n  y += 1;\n  var z = [];\n  x.k = a;\n  z[0] = x;\n  return z;\n}\n", "function f(a) {\n  let x = {}, y = 1;\n  y += 1;\n  const z = [];\n  x.k = a;\n  z[0] = x;\n  return z;\n}\n"),
    ("switch_map", 'function f(x) {\n  if (x === "a") return 1;\n  if (x === "b") return 2;\n  if (x === "c") return 3;\n  return 0;\n}\n', 'function f(x) {\n  return new Map([\n    ["a", 1],\n    ["b", 2],\n    ["c", 3],\n  ]).get(x) ?? 0;\n}\n'),
    ("inline_temporary", "def f(a):\n    total = a + 1\n    return total\n", "def f(a):\n    return a + 1\n"),
    ("early_continue", "for x in xs:\n    if x in y:\n        a()\n        b()\n        c()\n", "for x in xs:\n    if x not in y:\n        continue\n\n    a()\n    b()\n    c()\n"),
    ("counted_loop", "def f(xs):\n    i = 0\n    for x in xs:\n        g(i, x)\n        i += 1\n", "def f(xs):\n    for i, x in enumerate(xs):\n        g(i, x)\n"),
    ("counted_loop", "def f(xs):\n    line = 1\n    for a, b in xs:\n        g(line, a, b)\n        line += 1\n", "def f(xs):\n    for line, (a, b) in enumerate(xs, start=1):\n        g(line, a, b)\n"),
    ("items_iteration", "for k in d:\n    v = d[k]\n    g(k, v)\n", "for k, v in d.items():\n    g(k, v)\n"),
    ("items_iteration", "for k in d.keys():\n    v = d[k]\n    g(v)\n", "for k, v in d.items():\n    g(v)\n"),
    ("get_default", "if k in d:\n    x = d[k]\nelse:\n    x = 0\n", "x = d.get(k, 0)\n"),
    ("get_default", "if k not in d:\n    x = None\nelse:\n    x = d[k]\n", "x = d.get(k)\n"),
    ("get_default", "if k not in d:\n    d[k] = []\nd[k].append(v)\n", "d.setdefault(k, []).append(v)\n"),
    ("swap", "def f(xs, i, j):\n    t = xs[i]\n    xs[i] = xs[j]\n    xs[j] = t\n", "def f(xs, i, j):\n    xs[i], xs[j] = xs[j], xs[i]\n"),
    ("arrow_callback", "xs.map(function (x) { return { x }; });\n", "xs.map((x) => ({ x }));\n"),
    ("arrow_callback", "p.then(async function (a, b) {\n  return a + b;\n});\n", "p.then(async (a, b) => a + b);\n"),
    ("entries_iteration", "for (const k of Object.keys(o)) {\n  const v = o[k];\n  g(k, v);\n}\n", "for (const [k, v] of Object.entries(o)) {\n  g(k, v);\n}\n"),
    ("early_continue_js", "for (const x of xs) {\n  if (x === 1) {\n    a();\n    b();\n    c();\n  }\n}\n", "for (const x of xs) {\n  if (x !== 1) {\n    continue;\n  }\n  a();\n  b();\n  c();\n}\n"),
    ("inline_temporary_js", "function f(a) {\n  const total = a + 1;\n  return total;\n}\n", "function f(a) {\n  return a + 1;\n}\n"),
    ("optional_chaining", "if (a.b && a.b.c || d) {\n  g();\n}\n", "if (a.b?.c || d) {\n  g();\n}\n"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "before", "after"), [pytest.param(*case, id=case[0]) for case in CHANGED])
def test_changes(name: str, before: str, after: str) -> None:
    (candidate, *_) = BY_NAME[name].find(source(BY_NAME[name], before))
    assert candidate.changed == after
    assert candidate.title
    assert candidate.description


@pytest.mark.parametrize(("name", "before", "after"), [pytest.param(*case, id=case[0]) for case in CHANGED])
def test_the_result_parses_and_is_left_alone(name: str, before: str, after: str) -> None:
    del before
    changed = source(BY_NAME[name], after)
    if changed.language is PYTHON:
        assert not python_problems(after)
    else:
        assert not error_spans(parse(after, changed.language))
    assert not list(BY_NAME[name].find(changed))


def test_every_rewrite_is_in_the_table_once_and_has_a_test() -> None:
    assert len(BY_NAME) == len(REWRITES)
    run = {rewrite.name for rewrite in REWRITES if rewrite.family in ("python", "javascript")}
    assert run == {name for name, *_ in CHANGED} == {name for name, *_ in UNTOUCHED}


@pytest.mark.parametrize("rewrite", REWRITES, ids=lambda rewrite: rewrite.name)
@pytest.mark.parametrize(
    "text", ["", "\ufeff", "(((", "def f(:", "function (", "\x00", "x" * 10_000, "if 1:\n\tpass\r\n"]
)
def test_no_text_breaks_a_rewrite(rewrite: Rewrite, text: str) -> None:
    assert not list(rewrite.find(source(rewrite, text)))
