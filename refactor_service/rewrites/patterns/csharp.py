"""C#."""

from refactor_service.rewrites.patterns.pattern import PatternRewrite
from refactor_service.rewrites.rewrite import Aim
from syntax.parsing import within

_RETURNED, _HELD = "class A { object F() { return {}; } }", "class A { void F() { {} } }"

REWRITES = (
    PatternRewrite(
        name="any",
        aim=Aim.PERFORMANCE,
        what="Ask whether there is any.",
        why="All are counted to learn whether there is one.",
        matcher=within(_RETURNED, "binary_expression", "$C.Count() > 0", "$C.Count() != 0", "$C.Count() >= 1"),
        template="$C.Any()",
        bad="class A { bool F(IEnumerable<int> all) { return all.Count() > 0; } }",
        good="class A { bool F(IEnumerable<int> all) { return all.Any(); } }",
        untouched=(
            "class A { bool F(IEnumerable<int> all) { return all.Count() > 1; } }",
            "class A { bool F(List<int> all) { return all.Count > 0; } }",
        ),
        assumption="Count() is that of LINQ",
    ),
    PatternRewrite(
        name="none",
        aim=Aim.PERFORMANCE,
        what="Ask whether there is none.",
        why="All are counted to learn whether there is one.",
        matcher={"any": [{"pattern": "$C.Count() == 0"}, {"pattern": "$C.Count() < 1"}]},
        constraints={"C": {"not": {"regex": r"\?\."}}},
        template="!$C.Any()",
        bad="class A { bool F(IEnumerable<int> all) { return all.Count() == 0; } }",
        good="class A { bool F(IEnumerable<int> all) { return !all.Any(); } }",
        untouched=("class A { bool F(IEnumerable<int> all) { return all.Count() == 1; } }",),
        assumption="Count() is that of LINQ",
    ),
    *(
        PatternRewrite(
            name=f"where_{name.lower()}",
            aim=Aim.READABILITY,
            what=f"Ask {name} for it.",
            why="What is looked for is chosen in one step and asked for in the next.",
            matcher={"pattern": f"$C.Where($P).{name}()"},
            template=f"$C.{name}($P)",
            bad=f"class A {{ object F(IEnumerable<int> all) {{ return all.Where(n => n > 1).{name}(); }} }}",
            good=f"class A {{ object F(IEnumerable<int> all) {{ return all.{name}(n => n > 1); }} }}",
            untouched=(f"class A {{ object F(B all) {{ return all.Where(n => n > 1).{name}(m => m); }} }}",),
            assumption="Where() is that of LINQ, and what it is given takes no index",
        )
        for name in ("First", "FirstOrDefault", "Any", "Count", "Single")
    ),
    PatternRewrite(
        name="coalesce",
        aim=Aim.READABILITY,
        what="Name what stands for null by ??.",
        why="The name stands twice.",
        matcher=within(_RETURNED, "conditional_expression", "$X != null ? $X : $Y", "$X == null ? $Y : $X"),
        constraints={"X": {"kind": "identifier"}},
        template="$X ?? $Y",
        bad='class A { string F(string name) { return name == null ? "none" : name; } }',
        good='class A { string F(string name) { return name ?? "none"; } }',
        untouched=('class A { string F(string name, string other) { return name == null ? "none" : other; } }',),
        assumption="its type compares with null as the language does",
    ),
    PatternRewrite(
        name="conditional_call",
        aim=Aim.READABILITY,
        what="Call it where it is there by ?.",
        why="The name stands twice.",
        matcher=within(_HELD, "if_statement", "if ($X != null) { $X.$M($$$ARGS); }", "if ($X != null) $X.$M($$$ARGS);"),
        unless=r"\belse\b",
        constraints={"X": {"kind": "identifier"}},
        template="$X?.$M($$$ARGS);",
        bad="class A { void F(Log log, int n) { if (log != null) { log.Write(n); } } }",
        good="class A { void F(Log log, int n) { log?.Write(n); } }",
        untouched=(
            "class A { void F(Log log, int n) { if (log != null) { log.Write(n); } else { G(); } } }",
            "class A { void F(Log log, Log other) { if (log != null) { other.Write(1); } } }",
        ),
        assumption="its type compares with null as the language does",
    ),
    PatternRewrite(
        name="answer_itself",
        aim=Aim.READABILITY,
        what="Return the condition itself.",
        why="The condition is true or false already.",
        matcher={
            "any": [
                {"pattern": "if ($C) { return true; } else { return false; }"},
                {"pattern": "if ($C) return true; else return false;"},
            ]
        },
        template="return $C;",
        bad="class A { bool F(int n) { if (n > 3) { return true; } else { return false; } } }",
        good="class A { bool F(int n) { return n > 3; } }",
        untouched=("class A { bool F(int n) { if (n > 3) { return false; } else { return true; } } }",),
    ),
)
