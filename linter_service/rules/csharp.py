"""What reviewers of C# look for."""

from linter_service.rules.rule import (
    BUG,
    ERROR,
    INFO,
    PERFORMANCE,
    SECURITY,
    WARNING,
    Rule,
    any_pattern,
    inside,
    named,
)

RULES: tuple[Rule, ...] = (
    Rule(
        "CS-SQL-CONCAT",
        ERROR,
        SECURITY,
        "A statement for the database is put together from text",
        "Use parameters, such as @name",
        "A value that holds a quote becomes a part of the statement.",
        'class A { void F(string n) { var c = new SqlCommand("select * from t where n = \'" + n + "\'", d); } }',
        'class A { void F(string n) { var c = new SqlCommand("select * from t where n = @n", d); } }',
        {
            "kind": "object_creation_expression",
            "all": [
                {"has": {"field": "type", "regex": r"(?:Sql|OleDb|Odbc|Npgsql|MySql|Sqlite)\w*Command$"}},
                {
                    "has": {
                        "field": "arguments",
                        "has": {
                            "kind": "argument",
                            "has": {
                                "any": [
                                    {"kind": "binary_expression", "has": {"kind": "string_literal", "stopBy": "end"}},
                                    {"kind": "interpolated_string_expression", "has": {"kind": "interpolation"}},
                                ]
                            },
                        },
                    }
                },
            ],
        },
        cwe=(89,),
    ),
    Rule(
        "CS-RAW-SQL-INTERPOLATED",
        ERROR,
        SECURITY,
        "Values are written into a statement for the database",
        "Use FromSqlInterpolated, which makes parameters of them",
        "FromSqlRaw takes the text as it is.",
        "class A { void F(string n) { db.T.FromSqlRaw($\"select * from t where n = '{n}'\"); } }",
        'class A { void F(string n) { db.T.FromSqlInterpolated($"select * from t where n = {n}"); } }',
        {
            "kind": "invocation_expression",
            "all": [
                {"has": {"field": "function", "regex": r"\.(?:FromSqlRaw|ExecuteSqlRaw)(?:Async)?$"}},
                {"has": {"field": "arguments", "has": {"kind": "interpolation", "stopBy": "end"}}},
            ],
        },
        cwe=(89,),
    ),
    Rule(
        "CS-COMMAND-CONCAT",
        ERROR,
        SECURITY,
        "A command line is put together from text",
        "Use ProcessStartInfo.ArgumentList",
        "A value that holds a space or a quote becomes another argument.",
        'class A { void F(string n) { Process.Start("cmd", "/c dir " + n); } }',
        'class A { void F(string n) { Process.Start("dir", new[] { n }); } }',
        {
            "kind": "invocation_expression",
            "all": [
                {"has": {"field": "function", "regex": r"^(?:\w+\.)*Process\.Start$"}},
                {
                    "has": {
                        "field": "arguments",
                        "has": {
                            "any": [{"kind": "binary_expression"}, {"kind": "interpolation"}],
                            "stopBy": "end",
                        },
                    }
                },
            ],
        },
        cwe=(78,),
    ),
    Rule(
        "CS-WEAK-HASH",
        WARNING,
        SECURITY,
        "This hash can be forged",
        "Use SHA256; for passwords Rfc2898DeriveBytes",
        "Two texts with the same MD5 or SHA-1 can be made on purpose.",
        "class A { void F() { var h = MD5.Create(); } }",
        "class A { void F() { var h = SHA256.Create(); } }",
        {
            "any": [
                {
                    "kind": "invocation_expression",
                    "has": {"field": "function", "regex": r"^(?:\w+\.)*(?:MD5|SHA1)\.(?:Create|HashData)$"},
                },
                {
                    "kind": "object_creation_expression",
                    "has": {"field": "type", "regex": r"^(?:MD5|SHA1)(?:CryptoServiceProvider|Managed)$"},
                },
            ]
        },
        cwe=(328,),
    ),
    Rule(
        "CS-WEAK-CIPHER",
        WARNING,
        SECURITY,
        "This cipher, or the way it is used, does not hide what it encrypts",
        "Use AesGcm",
        "DES and RC2 are broken; ECB encrypts equal blocks alike.",
        "class A { void F(Aes a) { a.Mode = CipherMode.ECB; } }",
        "class A { void F(byte[] k) { var a = new AesGcm(k, 16); } }",
        {
            "any": [
                {"kind": "member_access_expression", "regex": r"^CipherMode\.ECB$"},
                {
                    "kind": "invocation_expression",
                    "has": {"field": "function", "regex": r"^(?:\w+\.)*(?:DES|TripleDES|RC2)\.Create$"},
                },
            ]
        },
        cwe=(327,),
    ),
    Rule(
        "CS-BINARY-FORMATTER",
        ERROR,
        SECURITY,
        "Objects are made from bytes that decide their own type",
        "Use System.Text.Json",
        "The bytes decide which classes are made, and some run code when they are; .NET 9 has removed it.",
        "class A { void F() { var f = new BinaryFormatter(); } }",
        "class A { void F() { JsonSerializer.Deserialize<Order>(s); } }",
        {
            "kind": "object_creation_expression",
            "has": {
                "field": "type",
                "regex": r"(?:BinaryFormatter|NetDataContractSerializer|SoapFormatter|LosFormatter|ObjectStateFormatter)$",
            },
        },
        cwe=(502,),
    ),
    Rule(
        "CS-TRUST-ALL",
        ERROR,
        SECURITY,
        "Every certificate is accepted",
        "Leave the check to the platform",
        "Whoever stands between the two ends reads and changes what they say.",
        "class A { void F() { h.ServerCertificateCustomValidationCallback = (m, c, ch, e) => true; } }",
        "class A { void F() { h.CheckCertificateRevocationList = true; } }",
        {
            "kind": "assignment_expression",
            "all": [
                {"has": {"field": "left", "regex": r"Server(?:Certificate)\w*ValidationCallback$"}},
                {"has": {"field": "right", "regex": r"=>\s*true$|DangerousAcceptAny|return\s+true;\s*\}$"}},
            ],
        },
        cwe=(295,),
    ),
    Rule(
        "CS-EMPTY-CATCH",
        WARNING,
        BUG,
        "An exception is caught and nothing is done about it",
        "Handle it, let it go on, or say in a comment why it does not matter",
        "What went wrong is lost, and what follows goes on with half of the work done.",
        "class A { void F() { try { G(); } catch (Exception) { } } }",
        "class A { void F() { try { G(); } catch (Exception e) { Log(e); } } }",
        {"kind": "catch_clause", "has": {"field": "body", "regex": r"^\{\s*\}$"}},
        cwe=(390,),
    ),
    Rule(
        "CS-RETHROWN",
        WARNING,
        BUG,
        "The exception is thrown anew and loses where it came from",
        "Write throw; alone",
        "throw e; begins its stack trace here.",
        "class A { void F() { try { G(); } catch (Exception e) { Log(e); throw e; } } }",
        "class A { void F() { try { G(); } catch (Exception e) { Log(e); throw; } } }",
        {
            "kind": "throw_statement",
            "has": {"kind": "identifier"},
            **inside("catch_clause", up_to=("lambda_expression",)),
        },
    ),
    Rule(
        "CS-ASYNC-VOID",
        ERROR,
        BUG,
        "Nobody can wait for this, or catch what it throws",
        "Return Task",
        "An exception in an async void method ends the process.",
        "class A { async void F() { await G(); } }",
        "class A { async Task F() { await G(); } }",
        {
            "kind": "method_declaration",
            "all": [
                {"has": {"kind": "modifier", "regex": "^async$"}},
                {"has": {"field": "returns", "regex": "^void$"}},
                {"not": {"has": {"field": "parameters", "regex": r"EventArgs"}}},
            ],
        },
        limits="Handlers of events have to be void, and are left out by their EventArgs.",
    ),
    Rule(
        "CS-BLOCKED-TASK",
        WARNING,
        BUG,
        "The thread waits for a task that may need it to go on",
        "Await it",
        "Where there is a synchronisation context, the two wait for each other for ever.",
        "class A { int F() { return G().Result; } }",
        "class A { async Task<int> F() { return await G(); } }",
        {
            "any": [
                {
                    "kind": "member_access_expression",
                    "all": [
                        {"has": {"field": "name", "regex": "^Result$"}},
                        {"has": {"field": "expression", "kind": "invocation_expression"}},
                    ],
                },
                {"kind": "invocation_expression", "regex": r"\)\.(?:Wait\(\)|GetAwaiter\(\)\.GetResult\(\))$"},
            ]
        },
    ),
    Rule(
        "CS-SLEEP-IN-ASYNC",
        WARNING,
        PERFORMANCE,
        "A thread of the pool waits here",
        "Use await Task.Delay()",
        "It does nothing else meanwhile, and there are few of them.",
        "class A { async Task F() { Thread.Sleep(9); } }",
        "class A { async Task F() { await Task.Delay(9); } }",
        {
            "kind": "invocation_expression",
            "has": {"field": "function", "regex": r"^(?:\w+\.)*Thread\.Sleep$"},
            "inside": {
                "kind": "method_declaration",
                "has": {"kind": "modifier", "regex": "^async$"},
                "stopBy": "end",
            },
        },
    ),
    Rule(
        "CS-LOCK-ON-SHARED",
        WARNING,
        BUG,
        "Others can lock the same thing",
        "Lock a private object that is there for nothing else",
        "this, a type and a string are known to code that knows nothing of this one: the two wait for each other.",
        "class A { void F() { lock (this) { G(); } } }",
        "class A { readonly object gate = new(); void F() { lock (gate) { G(); } } }",
        {
            "kind": "lock_statement",
            "has": {
                "any": [{"regex": "^this$"}, {"kind": "typeof_expression"}, {"kind": "string_literal"}],
            },
        },
        cwe=(667,),
    ),
    Rule(
        "CS-LOST-RESULT",
        ERROR,
        BUG,
        "A string is never changed: the result of this call is lost",
        "Assign the result",
        "Strings are immutable, so the method gives a new one and leaves the old one as it is.",
        "class A { void F(string s) { s.Trim(); } }",
        "class A { string F(string s) { return s.Trim(); } }",
        {
            "kind": "expression_statement",
            "has": {
                "kind": "invocation_expression",
                "has": {
                    "field": "function",
                    "regex": r"^\w+\.(?:Trim|ToUpper|ToLower|Replace|Substring|PadLeft|PadRight)$",
                },
            },
        },
        cwe=(252,),
        limits="A class of your own with a Replace() that changes it is taken for a string.",
    ),
    Rule(
        "CS-EQUALS-WITHOUT-HASH",
        WARNING,
        BUG,
        "Equals() is overridden and GetHashCode() is not",
        "Override both from the same fields",
        "Equal objects with different hashes are not found again in a Dictionary or a HashSet.",
        "class A { public override bool Equals(object o) { return true; } }",
        "class A { public override bool Equals(object o) { return true; } public override int GetHashCode() { return 1; } }",
        {
            "all": [
                named("method_declaration", "Equals"),
                {"has": {"kind": "modifier", "regex": "^override$"}},
                {"not": {"inside": {"kind": "declaration_list", "has": named("method_declaration", "GetHashCode")}}},
            ]
        },
        cwe=(581,),
    ),
    Rule(
        "CS-CASE-BY-COPY",
        INFO,
        PERFORMANCE,
        "A copy is made to compare without regard to case",
        "Use string.Equals with StringComparison.OrdinalIgnoreCase",
        "It takes memory, and depends on the language of whoever runs it: the Turkish i is another letter.",
        "class A { bool F(string a, string b) { return a.ToLower() == b.ToLower(); } }",
        "class A { bool F(string a, string b) { return string.Equals(a, b, StringComparison.OrdinalIgnoreCase); } }",
        any_pattern("$A.ToLower() == $B", "$A.ToUpper() == $B"),
    ),
    Rule(
        "CS-COLLECTED-BY-HAND",
        INFO,
        PERFORMANCE,
        "The whole heap is collected here",
        "Leave it to the runtime",
        "It stops every thread, and moves what would have died young into the oldest generation.",
        "class A { void F() { GC.Collect(); } }",
        "class A { void F() { using var x = G(); } }",
        {"kind": "invocation_expression", "has": {"field": "function", "regex": r"^(?:System\.)?GC\.Collect$"}},
    ),
    Rule(
        "CS-SECRET-IN-CODE",
        WARNING,
        SECURITY,
        "A secret stands in the code",
        "Read it from the configuration or from a store for secrets",
        "Whoever reads the repository or the binary has it, and changing it means a release.",
        'class A { string password = "hunter2-prod"; }',
        'class A { string password = config["Db:Password"]; }',
        {
            "kind": "variable_declarator",
            "regex": r'(?i)^\w*(?:password|passwd|secret|apikey|token)\s*=\s*"[^"\s]{6,}"$',
            "not": {"regex": r"(?i)test|example|dummy|changeme"},
        },
        cwe=(798,),
    ),
)
