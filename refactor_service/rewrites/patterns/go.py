"""Go."""

from refactor_service.rewrites.patterns.pattern import PatternRewrite
from refactor_service.rewrites.rewrite import Aim
from syntax.parsing import within

_WALK = "package a\n\nfunc f(all, more []int) []int {\n\t%s {\n\t\tall = append(all, %s)\n\t}\n\treturn all\n}\n"
_ASK = "package a\n\nfunc f() error {\n\terr := g()\n\tif err != nil {\n\t\treturn err\n\t}\n\treturn %s\n}\n"

REWRITES = (
    PatternRewrite(
        name="contains",
        aim=Aim.READABILITY,
        what="Ask whether the text contains it.",
        why="Where it stands is asked for only to learn that it does.",
        matcher={"any": [{"pattern": "strings.Index($S, $T) != -1"}, {"pattern": "strings.Index($S, $T) >= 0"}]},
        template="strings.Contains($S, $T)",
        bad='package a\n\nfunc f(s string) bool {\n\treturn strings.Index(s, "x") != -1\n}\n',
        good='package a\n\nfunc f(s string) bool {\n\treturn strings.Contains(s, "x")\n}\n',
        untouched=('package a\n\nfunc f(s string) bool {\n\treturn strings.Index(s, "x") > 0\n}\n',),
    ),
    PatternRewrite(
        name="since",
        aim=Aim.READABILITY,
        what="Ask for the time since then.",
        why="The library has a word for it.",
        matcher={"pattern": "time.Now().Sub($T)"},
        template="time.Since($T)",
        bad="package a\n\nfunc f(start time.Time) time.Duration {\n\treturn time.Now().Sub(start)\n}\n",
        good="package a\n\nfunc f(start time.Time) time.Duration {\n\treturn time.Since(start)\n}\n",
        untouched=("package a\n\nfunc f(a, b time.Time) time.Duration {\n\treturn a.Sub(b)\n}\n",),
    ),
    PatternRewrite(
        name="error_format",
        aim=Aim.READABILITY,
        what="Let the error be formatted as it is made.",
        why="Two calls do what one is there for.",
        matcher=within("package a\n\nfunc f() {\n\t{}\n}\n", "call_expression", "errors.New(fmt.Sprintf($$$ARGS))"),
        template="fmt.Errorf($$$ARGS)",
        still_used="errors.",
        bad='package a\n\nfunc f(n int) error {\n\treturn errors.Join(errors.New(fmt.Sprintf("bad %d", n)))\n}\n',
        good='package a\n\nfunc f(n int) error {\n\treturn errors.Join(fmt.Errorf("bad %d", n))\n}\n',
        untouched=('package a\n\nfunc f(n int) error {\n\treturn errors.New(fmt.Sprintf("bad %d", n))\n}\n',),
    ),
    PatternRewrite(
        name="append_all",
        aim=Aim.PERFORMANCE,
        what="Append all items at once.",
        why="Each item is appended by itself; together they grow the slice once.",
        matcher={"pattern": "for _, $V := range $B { $A = append($A, $V) }"},
        template="$A = append($A, $B...)",
        bad=_WALK % ("for _, n := range more", "n"),
        good="package a\n\nfunc f(all, more []int) []int {\n\tall = append(all, more...)\n\treturn all\n}\n",
        untouched=(
            _WALK % ("for _, n := range more", "n+1"),
            _WALK % ("for i, n := range more", "n+i"),
        ),
        assumption="what is walked through is a slice of the same type, and no map, channel or text",
    ),
    PatternRewrite(
        name="return_error",
        aim=Aim.READABILITY,
        what="Return the error itself.",
        why="It is returned where there is one, and nil where there is none, which is what it is then.",
        matcher={
            "pattern": "if $E != nil { return $E }",
            "precedes": {"pattern": "return nil", "stopBy": "neighbor"},
        },
        template="return $E",
        takes_next=True,
        bad=_ASK % "nil",
        good="package a\n\nfunc f() error {\n\terr := g()\n\treturn err\n}\n",
        untouched=(_ASK % "h()",),
        assumption="what is returned is of the type that the function gives back",
    ),
    PatternRewrite(
        name="count_up",
        aim=Aim.READABILITY,
        what="Count it up.",
        why="It is named twice to be made one more.",
        matcher={"pattern": "$X = $X + 1"},
        constraints={"X": {"kind": "identifier"}},
        template="$X++",
        bad="package a\n\nfunc f(n int) int {\n\tn = n + 1\n\treturn n\n}\n",
        good="package a\n\nfunc f(n int) int {\n\tn++\n\treturn n\n}\n",
        untouched=("package a\n\nfunc f(n, m int) int {\n\tn = m + 1\n\treturn n\n}\n",),
    ),
    PatternRewrite(
        name="second_unused",
        aim=Aim.READABILITY,
        what="Leave out what is not used.",
        why="The value of each round is asked for and thrown away.",
        matcher={"pattern": "for $I, _ := range $B { $$$BODY }"},
        template="for $I := range $B { $$$BODY }",
        bad="package a\n\nfunc f(all []int) {\n\tfor i, _ := range all { g(i) }\n}\n",
        good="package a\n\nfunc f(all []int) {\n\tfor i := range all { g(i) }\n}\n",
        untouched=("package a\n\nfunc f(all []int) {\n\tfor i, n := range all { g(i, n) }\n}\n",),
    ),
)
