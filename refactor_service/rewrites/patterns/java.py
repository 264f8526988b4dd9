"""Java."""

from refactor_service.rewrites.patterns.pattern import PatternRewrite
from refactor_service.rewrites.rewrite import Aim

REWRITES = (
    PatternRewrite(
        name="is_empty",
        aim=Aim.READABILITY,
        what="Ask whether it is empty.",
        why="Its size is counted only to be held against nought; some collections walk through all they have for that.",
        matcher={"any": [{"pattern": "$C.size() == 0"}, {"pattern": "$C.size() < 1"}]},
        template="$C.isEmpty()",
        bad="class A { boolean f(java.util.List<String> names) { return names.size() == 0; } }",
        good="class A { boolean f(java.util.List<String> names) { return names.isEmpty(); } }",
        untouched=(
            "class A { boolean f(java.util.List<String> names) { return names.size() == 1; } }",
            "class A { boolean f(java.util.List<String> names) { return names.size(2) == 0; } }",
        ),
        assumption="what is asked is a collection or a map",
    ),
    PatternRewrite(
        name="is_not_empty",
        aim=Aim.READABILITY,
        what="Ask whether it is empty.",
        why="Its size is counted only to be held against nought; some collections walk through all they have for that.",
        matcher={"any": [{"pattern": "$C.size() > 0"}, {"pattern": "$C.size() != 0"}, {"pattern": "$C.size() >= 1"}]},
        template="!$C.isEmpty()",
        bad="class A { void f(java.util.List<String> names) { if (names.size() > 0) { g(); } } }",
        good="class A { void f(java.util.List<String> names) { if (!names.isEmpty()) { g(); } } }",
        untouched=("class A { void f(java.util.List<String> names) { if (names.size() > 1) { g(); } } }",),
        assumption="what is asked is a collection or a map",
    ),
    PatternRewrite(
        name="empty_text",
        aim=Aim.READABILITY,
        what="Ask whether the text is empty.",
        why="What is asked is whether there is anything in it, and not how long it is.",
        matcher={"any": [{"pattern": "$S.length() == 0"}, {"pattern": '$S.equals("")'}]},
        constraints={"S": {"not": {"regex": "(?i)buil|buf"}}},
        template="$S.isEmpty()",
        bad='class A { boolean f(String name) { return name.equals(""); } }',
        good="class A { boolean f(String name) { return name.isEmpty(); } }",
        untouched=(
            'class A { boolean f(String name) { return "".equals(name); } }',
            "class A { boolean f(StringBuilder builder) { return builder.length() == 0; } }",
        ),
        assumption="what is asked is a String",
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
        bad="class A { boolean f(int n) { if (n > 3) { return true; } else { return false; } } }",
        good="class A { boolean f(int n) { return n > 3; } }",
        untouched=("class A { boolean f(int n) { if (n > 3) { return false; } else { return true; } } }",),
    ),
    PatternRewrite(
        name="merge_ifs",
        aim=Aim.READABILITY,
        what="Ask both conditions at once.",
        why="The one if holds nothing but the other one.",
        matcher={"pattern": "if ($A) { if ($B) { $$$BODY } }"},
        unless=r"\belse\b|if\s*\([^={};]*(?:[^={};!<>]=[^=]|;)",
        template="if ($A && $B) { $$$BODY }",
        bad="class A { void f(int a, int b) { if (a > 1 || b < 0) { if (b > 2) { g(); } } } }",
        good="class A { void f(int a, int b) { if ((a > 1 || b < 0) && (b > 2)) { g(); } } }",
        untouched=(
            "class A { void f(int a, int b) { if (a > 1) { if (b > 2) { g(); } else { h(); } } } }",
            "class A { void f(int a, int b) { if (a > 1) { if (b > 2) { g(); } } else { h(); } } }",
            "class A { void f(int a, int b) { if (a > 1) { if (b > 2) { g(); } h(); } } }",
        ),
    ),
    PatternRewrite(
        name="unequal",
        aim=Aim.READABILITY,
        what="Ask whether they are unequal.",
        why="A comparison that is turned over has to be read twice.",
        matcher={"pattern": "!($A == $B)"},
        template="$A != $B",
        falls_apart=True,
        bad="class A { boolean f(int a, int b) { return !(a == b); } }",
        good="class A { boolean f(int a, int b) { return a != b; } }",
        untouched=("class A { boolean f(int a, int b) { return !(a < b); } }",),
        others=(
            (
                'class A { String f(int a, int b) { return "not: " + !(a == b); } }',
                'class A { String f(int a, int b) { return "not: " + (a != b); } }',
            ),
        ),
    ),
)
