"""What reviewers of C and C++ look for."""

from linter_service.rules.rule import (
    BUG,
    ERROR,
    INFO,
    PERFORMANCE,
    SECURITY,
    WARNING,
    Rule,
    call,
)
from syntax.parsing import within

RULES: tuple[Rule, ...] = (
    Rule(
        "CPP-UNBOUNDED-COPY",
        ERROR,
        SECURITY,
        "Nothing bounds how much is written",
        "Use a function that takes the size, or std::string",
        "What is longer than the buffer overwrites what lies behind it.",
        "void f(char *a, const char *b) { strcpy(a, b); }",
        'void f(char *a, size_t n, const char *b) { snprintf(a, n, "%s", b); }',
        call(r"^(?:std::)?(?:strcpy|strcat|sprintf|vsprintf|gets|stpcpy|wcscpy|wcscat)$"),
        cwe=(120,),
    ),
    Rule(
        "CPP-SCANF-UNBOUNDED",
        ERROR,
        SECURITY,
        "A word of any length is read into a buffer",
        "Give the width, such as %15s",
        "What is longer than the buffer overwrites what lies behind it.",
        'void f() { char a[9]; scanf("%s", a); }',
        'void f() { char a[9]; scanf("%8s", a); }',
        {
            "kind": "call_expression",
            "all": [
                {"has": {"field": "function", "regex": r"^(?:std::)?[fs]?scanf$"}},
                {"has": {"field": "arguments", "has": {"kind": "string_literal", "regex": r"%(?:s|\[)"}}},
            ],
        },
        cwe=(120,),
    ),
    Rule(
        "CPP-FORMAT-FROM-VALUE",
        ERROR,
        SECURITY,
        "What is printed is taken for a format",
        'Give "%s" as the format',
        "A text that holds %n writes to memory, one that holds %s reads it.",
        "void f(const char *s) { printf(s); }",
        'void f(const char *s) { printf("%s", s); }',
        {
            "kind": "call_expression",
            "any": [
                {
                    "all": [
                        {"has": {"field": "function", "regex": r"^(?:std::)?printf$"}},
                        {"has": {"field": "arguments", "regex": r"^\(\s*[A-Za-z_]\w*\s*\)$"}},
                    ]
                },
                {
                    "all": [
                        {"has": {"field": "function", "regex": r"^(?:std::)?(?:fprintf|syslog)$"}},
                        {"has": {"field": "arguments", "regex": r"^\([^,()]+,\s*[A-Za-z_]\w*\s*\)$"}},
                    ]
                },
            ],
        },
        cwe=(134,),
    ),
    Rule(
        "CPP-SHELL",
        ERROR,
        SECURITY,
        "A command line that is no constant is given to a shell",
        "Use execv() or posix_spawn() with one argument for each word",
        "A value that holds a semicolon becomes another command.",
        "void f(const char *s) { system(s); }",
        'void f() { system("ls"); }',
        {
            "kind": "call_expression",
            "all": [
                {"has": {"field": "function", "regex": r"^(?:std::)?(?:system|popen)$"}},
                {"not": {"has": {"field": "arguments", "regex": r'^\(\s*"[^"]*"\s*[,)]'}}},
            ],
        },
        cwe=(78,),
    ),
    Rule(
        "CPP-TEMPORARY-NAME",
        WARNING,
        SECURITY,
        "Somebody else may make the file before this program opens it",
        "Use mkstemp()",
        "Between the name and the opening a link to another file can be put in its place.",
        "void f() { char *n = tmpnam(0); }",
        "void f(char *t) { int h = mkstemp(t); }",
        call(r"^(?:std::)?(?:tmpnam|tempnam|mktemp)$"),
        cwe=(377,),
    ),
    Rule(
        "CPP-ALLOC-WITHOUT-END",
        ERROR,
        BUG,
        "There is no room for the character that ends the text",
        "Add one to the length",
        "strlen() does not count it, and a copy writes it behind the block.",
        "void f(const char *s) { char *c = malloc(strlen(s)); }",
        "void f(const char *s) { char *c = malloc(strlen(s) + 1); }",
        {
            "kind": "call_expression",
            "all": [
                {"has": {"field": "function", "regex": r"^(?:std::)?malloc$"}},
                {"has": {"field": "arguments", "regex": r"^\(\s*(?:std::)?strlen\(\w+\)\s*\)$"}},
            ],
        },
        cwe=(131,),
    ),
    Rule(
        "CPP-FREED-TWICE",
        ERROR,
        BUG,
        "The same block is given back twice",
        "Leave one out, or set the pointer to null behind the first",
        "The second call breaks the heap, which can be made use of.",
        "void f(char *p) { free(p); free(p); }",
        "void f(char *p, char *q) { free(p); free(q); }",
        {
            "any": [
                {"pattern": "free($P);", "follows": {"pattern": "free($P);"}},
                {"pattern": "delete $P;", "follows": {"pattern": "delete $P;"}},
            ]
        },
        cwe=(415,),
    ),
    Rule(
        "CPP-ASSIGNED-CONDITION",
        WARNING,
        BUG,
        "The condition assigns and does not compare",
        "Write ==, or parentheses of its own around it where it is meant",
        "It is true for every value but zero, and the variable has changed.",
        "void f(int a) { if (a = 1) g(); }",
        "void f(int a) { if (a == 1) g(); }",
        {
            "kind": "condition_clause",
            "has": {"kind": "assignment_expression", "has": {"field": "operator", "regex": "^=$"}},
        },
        cwe=(481,),
    ),
    Rule(
        "CPP-CAUGHT-BY-VALUE",
        WARNING,
        BUG,
        "The exception is copied, and loses what its own class added",
        "Catch it by const reference",
        "A copy of the base class is what is left: what() says something else.",
        "void f() { try { g(); } catch (std::exception e) { h(); } }",
        "void f() { try { g(); } catch (const std::exception &e) { h(); } }",
        {
            "kind": "catch_clause",
            "has": {
                "field": "parameters",
                "regex": r"^\(\s*(?:const\s+)?[A-Za-z_][\w:]*\s+\w+\s*\)$",
                "not": {"regex": r"^\(\s*(?:const\s+)?(?:int|char|long|bool|double|float|unsigned)\b"},
            },
        },
    ),
    Rule(
        "CPP-EMPTY-CATCH",
        WARNING,
        BUG,
        "An exception is caught and nothing is done about it",
        "Handle it, let it go on, or say in a comment why it does not matter",
        "What went wrong is lost, and what follows goes on with half of the work done.",
        "void f() { try { g(); } catch (const E &e) { } }",
        "void f() { try { g(); } catch (const E &e) { log(e); } }",
        {"kind": "catch_clause", "has": {"field": "body", "regex": r"^\{\s*\}$"}},
        cwe=(390,),
    ),
    Rule(
        "CPP-THROWN-POINTER",
        WARNING,
        BUG,
        "A pointer is thrown",
        "Throw the object, and catch it by reference",
        "catch (const E &) does not catch it, and nobody knows who deletes it.",
        "void f() { throw new E(); }",
        "void f() { throw E(); }",
        {"kind": "throw_statement", "has": {"kind": "new_expression"}},
    ),
    Rule(
        "CPP-LOST-QUESTION",
        ERROR,
        BUG,
        "Whether it is empty is asked, and the answer is lost",
        "clear() is what empties it",
        "empty() changes nothing.",
        "void f(std::vector<int> &v) { v.empty(); }",
        "void f(std::vector<int> &v) { v.clear(); }",
        {
            "kind": "expression_statement",
            "has": {
                "kind": "call_expression",
                "has": {"field": "function", "kind": "field_expression", "regex": r"\.empty$"},
            },
        },
        cwe=(252,),
    ),
    Rule(
        "CPP-FIND-AS-TRUTH",
        ERROR,
        BUG,
        "A place is taken for a truth value: not found is true, and found at the beginning is false",
        "Compare with npos, or use contains()",
        "find() gives npos, the largest number there is, where there is nothing.",
        "void f(std::string s) { if (s.find('x')) g(); }",
        "void f(std::string s) { if (s.find('x') != std::string::npos) g(); }",
        {
            "kind": "condition_clause",
            "has": {
                "kind": "call_expression",
                "has": {"field": "function", "kind": "field_expression", "regex": r"\.r?find$"},
            },
        },
        cwe=(253,),
    ),
    Rule(
        "CPP-NEGATED-LEFT",
        WARNING,
        BUG,
        "Only the left side is negated",
        "Put parentheses around the comparison",
        "! binds stronger: !a == b compares whether a is zero with b.",
        "void f(int a, int b) { if (!a == b) g(); }",
        "void f(int a, int b) { if (!(a == b)) g(); }",
        {
            "kind": "binary_expression",
            "all": [
                {"has": {"field": "operator", "regex": "^[!=]=$"}},
                {
                    "has": {
                        "field": "left",
                        "kind": "unary_expression",
                        "regex": r"^!\s*\w",
                        "not": {"regex": r"^!\s*operator\b"},
                    }
                },
            ],
        },
        cwe=(783,),
    ),
    Rule(
        "CPP-SAME-OPERANDS",
        ERROR,
        BUG,
        "Both sides are the same",
        "One of them was meant to be another",
        "The result is always the same, so the comparison says nothing.",
        "bool f(int a, int b) { return a == a; }",
        "bool f(int a, int b) { return a == b; }",
        within(
            "void f() { int x = ({}); }", "binary_expression", "$A == $A", "$A < $A", "$A > $A", "$A && $A", "$A || $A"
        ),
        {"A": {"not": {"has": {"kind": "call_expression", "stopBy": "end"}}}},
        cwe=(570, 571),
    ),
    Rule(
        "CPP-SELF-ASSIGNED",
        WARNING,
        BUG,
        "A variable is assigned to itself",
        "One of the two was meant to be another, such as a field",
        "Nothing changes.",
        "void f(int a) { a = a; }",
        "void f(int a) { this->a = a; }",
        within("void f() { {}; }", "assignment_expression", "$A = $A"),
        cwe=(480,),
    ),
    Rule(
        "CPP-ASSERT-CHANGES",
        ERROR,
        BUG,
        "What is asserted changes something, and is left out of a release",
        "Do it before, and assert the result",
        "With NDEBUG nothing of the line is compiled.",
        "void f(int a) { assert(a = 1); }",
        "void f(int a) { assert(a == 1); }",
        {
            "kind": "call_expression",
            "all": [
                {"has": {"field": "function", "regex": "^assert$"}},
                {
                    "has": {
                        "field": "arguments",
                        "has": {
                            "any": [{"kind": "assignment_expression"}, {"kind": "update_expression"}],
                            "stopBy": "end",
                        },
                    }
                },
            ],
        },
        cwe=(617,),
    ),
    Rule(
        "CPP-FLOAT-COUNTER",
        WARNING,
        BUG,
        "A loop is counted in fractions",
        "Count in whole numbers, and multiply",
        "The sum is rounded at each turn, so there is one turn too many or one too few.",
        "void f() { for (float x = 0; x < 1; x += 0.1f) g(x); }",
        "void f() { for (int i = 0; i < 10; ++i) g(i * 0.1f); }",
        {
            "kind": "for_statement",
            "has": {"field": "initializer", "regex": r"^(?:float|double)\b"},
        },
        cwe=(1339,),
    ),
    Rule(
        "CPP-RETURN-MOVE",
        INFO,
        PERFORMANCE,
        "The move keeps the compiler from leaving the copy out",
        "Return the variable by its name",
        "A local variable that is returned is built where the caller wants it; a move makes a second one.",
        "std::string f() { std::string s; return std::move(s); }",
        "std::string f() { std::string s; return s; }",
        {"kind": "return_statement", "regex": r"^return\s+std::move\(\w+\);$"},
    ),
    Rule(
        "CPP-SHARED-TOKENS",
        INFO,
        BUG,
        "All callers share the place where it goes on",
        "Use strtok_r(), or std::string_view",
        "Two threads, or a call inside of the loop, disturb each other.",
        'void f(char *s) { strtok(s, ","); }',
        'void f(char *s) { strtok_r(s, ",", &p); }',
        call(r"^(?:std::)?(?:strtok|localtime|gmtime|asctime|ctime)$"),
        cwe=(663,),
    ),
)

_OF_CPP_ALONE = frozenset({
    "CPP-CAUGHT-BY-VALUE", "CPP-EMPTY-CATCH", "CPP-THROWN-POINTER", "CPP-LOST-QUESTION", "CPP-FIND-AS-TRUTH",
    "CPP-ASSIGNED-CONDITION", "CPP-FREED-TWICE", "CPP-RETURN-MOVE",
})  # fmt: skip
C_RULES = tuple(rule for rule in RULES if rule.id not in _OF_CPP_ALONE)
