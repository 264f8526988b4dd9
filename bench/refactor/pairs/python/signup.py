# --- original
class Invalid(Exception):
    pass


def clean_name(name: str) -> str:
    name = name.strip()
    if len(name) < 3:
        raise Invalid("name too short")
    if len(name) > 20:
        raise Invalid("name too long")
    for char in name:
        if not char.isalnum() and char != "-" and char != "_":
            raise Invalid("bad character " + char)
    return name.lower()


def clean_email(email: str) -> str:
    local, at, domain = email.strip().rpartition("@")
    if at == "" or local == "" or "." not in domain:
        raise Invalid("not an address")
    return local + at + domain.lower()


def clean_age(age: int | None, least: int = 18) -> int | None:
    if age is None:
        return None
    if age < least:
        raise Invalid("too young")
    return age


def register(form):
    cleaned = {}
    errors = []
    try:
        cleaned["name"] = clean_name(form["name"])
    except Invalid as error:
        errors.append("name: " + str(error))
    try:
        cleaned["email"] = clean_email(form["email"])
    except Invalid as error:
        errors.append("email: " + str(error))
    try:
        cleaned["age"] = clean_age(form.get("age"))
    except Invalid as error:
        errors.append("age: " + str(error))
    return cleaned, errors


def too_long(limits, values):
    checks = {}
    for field, limit in limits.items():
        checks[field] = lambda text, limit=limit: len(text) > limit
    return [field for field, text in values.items() if field in checks and checks[field](text)]


# --- equivalent: the first bad character found by a pattern
import re


class Invalid(Exception):
    pass


BAD_CHARACTER = re.compile(r"[^\w-]")


def clean_name(name: str) -> str:
    name = name.strip()
    if len(name) < 3:
        raise Invalid("name too short")
    if len(name) > 20:
        raise Invalid("name too long")
    if bad := BAD_CHARACTER.search(name):
        raise Invalid(f"bad character {bad[0]}")
    return name.lower()


def clean_email(email: str) -> str:
    local, at, domain = email.strip().rpartition("@")
    if at == "" or local == "" or "." not in domain:
        raise Invalid("not an address")
    return local + at + domain.lower()


def clean_age(age: int | None, least: int = 18) -> int | None:
    if age is None:
        return None
    if age < least:
        raise Invalid("too young")
    return age


def register(form):
    cleaned = {}
    errors = []
    try:
        cleaned["name"] = clean_name(form["name"])
    except Invalid as error:
        errors.append("name: " + str(error))
    try:
        cleaned["email"] = clean_email(form["email"])
    except Invalid as error:
        errors.append("email: " + str(error))
    try:
        cleaned["age"] = clean_age(form.get("age"))
    except Invalid as error:
        errors.append("age: " + str(error))
    return cleaned, errors


def too_long(limits, values):
    checks = {}
    for field, limit in limits.items():
        checks[field] = lambda text, limit=limit: len(text) > limit
    return [field for field, text in values.items() if field in checks and checks[field](text)]


# --- equivalent: one loop over the fields, their values fetched as they are needed
class Invalid(Exception):
    pass


def clean_name(name: str) -> str:
    name = name.strip()
    if len(name) < 3:
        raise Invalid("name too short")
    if len(name) > 20:
        raise Invalid("name too long")
    for char in name:
        if not char.isalnum() and char != "-" and char != "_":
            raise Invalid("bad character " + char)
    return name.lower()


def clean_email(email: str) -> str:
    local, at, domain = email.strip().rpartition("@")
    if at == "" or local == "" or "." not in domain:
        raise Invalid("not an address")
    return local + at + domain.lower()


def clean_age(age: int | None, least: int = 18) -> int | None:
    if age is None:
        return None
    if age < least:
        raise Invalid("too young")
    return age


FIELDS = (
    ("name", lambda form: clean_name(form["name"])),
    ("email", lambda form: clean_email(form["email"])),
    ("age", lambda form: clean_age(form.get("age"))),
)


def register(form):
    cleaned = {}
    errors = []
    for field, clean in FIELDS:
        try:
            cleaned[field] = clean(form)
        except Invalid as error:
            errors.append(f"{field}: {error}")
    return cleaned, errors


def too_long(limits, values):
    checks = {}
    for field, limit in limits.items():
        checks[field] = lambda text, limit=limit: len(text) > limit
    return [field for field, text in values.items() if field in checks and checks[field](text)]


# --- equivalent: the repeated blocks merged
class Invalid(Exception):
    pass


def clean_name(name: str) -> str:
    name = name.strip()
    if len(name) < 3:
        raise Invalid("name too short")
    if len(name) > 20:
        raise Invalid("name too long")
    for char in name:
        if not char.isalnum() and char != "-" and char != "_":
            raise Invalid("bad character " + char)
    return name.lower()


def clean_email(email: str) -> str:
    local, at, domain = email.strip().rpartition("@")
    if at == "" or local == "" or "." not in domain:
        raise Invalid("not an address")
    return local + at + domain.lower()


def clean_age(age: int | None, least: int = 18) -> int | None:
    if age is None:
        return None
    if age < least:
        raise Invalid("too young")
    return age


def _attempt(field, clean, value, cleaned, errors):
    try:
        cleaned[field] = clean(value)
    except Invalid as error:
        errors.append(f"{field}: {error}")


def register(form):
    cleaned = {}
    errors = []
    _attempt("name", clean_name, form["name"], cleaned, errors)
    _attempt("email", clean_email, form["email"], cleaned, errors)
    _attempt("age", clean_age, form.get("age"), cleaned, errors)
    return cleaned, errors


def too_long(limits, values):
    checks = {}
    for field, limit in limits.items():
        checks[field] = lambda text, limit=limit: len(text) > limit
    return [field for field, text in values.items() if field in checks and checks[field](text)]


# --- equivalent: limits compared directly, De Morgan
class Invalid(Exception):
    pass


def clean_name(name: str) -> str:
    name = name.strip()
    if len(name) < 3:
        raise Invalid("name too short")
    if len(name) > 20:
        raise Invalid("name too long")
    for char in name:
        if not char.isalnum() and char != "-" and char != "_":
            raise Invalid("bad character " + char)
    return name.lower()


def clean_email(email: str) -> str:
    local, at, domain = email.strip().rpartition("@")
    if at and local and "." in domain:
        return f"{local}@{domain.lower()}"
    raise Invalid("not an address")


def clean_age(age: int | None, least: int = 18) -> int | None:
    if age is None:
        return None
    if age < least:
        raise Invalid("too young")
    return age


def register(form):
    cleaned = {}
    errors = []
    try:
        cleaned["name"] = clean_name(form["name"])
    except Invalid as error:
        errors.append("name: " + str(error))
    try:
        cleaned["email"] = clean_email(form["email"])
    except Invalid as error:
        errors.append("email: " + str(error))
    try:
        cleaned["age"] = clean_age(form.get("age"))
    except Invalid as error:
        errors.append("age: " + str(error))
    return cleaned, errors


def too_long(limits, values):
    return [field for field, text in values.items() if field in limits and len(text) > limits[field]]


# --- equivalent: the bad character by next, length in one comparison
class Invalid(Exception):
    pass


ALLOWED = frozenset("-_")


def _check_length(name: str, least: int, most: int) -> None:
    if least <= len(name) <= most:
        return
    raise Invalid("name too short" if len(name) < least else "name too long")


def clean_name(name: str) -> str:
    stripped = name.strip()
    _check_length(stripped, 3, 20)
    bad = next((char for char in stripped if not (char.isalnum() or char in ALLOWED)), None)
    if bad is not None:
        raise Invalid("bad character " + bad)
    return stripped.lower()


def clean_email(email: str) -> str:
    local, at, domain = email.strip().rpartition("@")
    if at == "" or local == "" or "." not in domain:
        raise Invalid("not an address")
    return local + at + domain.lower()


def clean_age(age: int | None, least: int = 18) -> int | None:
    if age is not None and age < least:
        raise Invalid("too young")
    return age


def register(form):
    cleaned = {}
    errors = []
    try:
        cleaned["name"] = clean_name(form["name"])
    except Invalid as error:
        errors.append("name: " + str(error))
    try:
        cleaned["email"] = clean_email(form["email"])
    except Invalid as error:
        errors.append("email: " + str(error))
    try:
        cleaned["age"] = clean_age(form.get("age"))
    except Invalid as error:
        errors.append("age: " + str(error))
    return cleaned, errors


def too_long(limits, values):
    checks = {}
    for field, limit in limits.items():
        checks[field] = lambda text, limit=limit: len(text) > limit
    return [field for field, text in values.items() if field in checks and checks[field](text)]


# --- wrong string: clean_name("Zoë-1")
import re


class Invalid(Exception):
    pass


BAD_CHARACTER = re.compile(r"[^A-Za-z0-9_-]")


def clean_name(name: str) -> str:
    name = name.strip()
    if len(name) < 3:
        raise Invalid("name too short")
    if len(name) > 20:
        raise Invalid("name too long")
    if bad := BAD_CHARACTER.search(name):
        raise Invalid(f"bad character {bad[0]}")
    return name.lower()


def clean_email(email: str) -> str:
    local, at, domain = email.strip().rpartition("@")
    if at == "" or local == "" or "." not in domain:
        raise Invalid("not an address")
    return local + at + domain.lower()


def clean_age(age: int | None, least: int = 18) -> int | None:
    if age is None:
        return None
    if age < least:
        raise Invalid("too young")
    return age


def register(form):
    cleaned = {}
    errors = []
    try:
        cleaned["name"] = clean_name(form["name"])
    except Invalid as error:
        errors.append("name: " + str(error))
    try:
        cleaned["email"] = clean_email(form["email"])
    except Invalid as error:
        errors.append("email: " + str(error))
    try:
        cleaned["age"] = clean_age(form.get("age"))
    except Invalid as error:
        errors.append("age: " + str(error))
    return cleaned, errors


def too_long(limits, values):
    checks = {}
    for field, limit in limits.items():
        checks[field] = lambda text, limit=limit: len(text) > limit
    return [field for field, text in values.items() if field in checks and checks[field](text)]


# --- wrong string: clean_name("Weiß")
class Invalid(Exception):
    pass


ALLOWED = frozenset("-_")


def _check_length(name: str, least: int, most: int) -> None:
    if least <= len(name) <= most:
        return
    raise Invalid("name too short" if len(name) < least else "name too long")


def clean_name(name: str) -> str:
    stripped = name.strip()
    _check_length(stripped, 3, 20)
    bad = next((char for char in stripped if not (char.isalnum() or char in ALLOWED)), None)
    if bad is not None:
        raise Invalid("bad character " + bad)
    return stripped.casefold()


def clean_email(email: str) -> str:
    local, at, domain = email.strip().rpartition("@")
    if at == "" or local == "" or "." not in domain:
        raise Invalid("not an address")
    return local + at + domain.lower()


def clean_age(age: int | None, least: int = 18) -> int | None:
    if age is not None and age < least:
        raise Invalid("too young")
    return age


def register(form):
    cleaned = {}
    errors = []
    try:
        cleaned["name"] = clean_name(form["name"])
    except Invalid as error:
        errors.append("name: " + str(error))
    try:
        cleaned["email"] = clean_email(form["email"])
    except Invalid as error:
        errors.append("email: " + str(error))
    try:
        cleaned["age"] = clean_age(form.get("age"))
    except Invalid as error:
        errors.append("age: " + str(error))
    return cleaned, errors


def too_long(limits, values):
    checks = {}
    for field, limit in limits.items():
        checks[field] = lambda text, limit=limit: len(text) > limit
    return [field for field, text in values.items() if field in checks and checks[field](text)]


# --- wrong scope: too_long({"name": 3, "city": 10}, {"name": "Frank", "city": "Rome"})
class Invalid(Exception):
    pass


def clean_name(name: str) -> str:
    name = name.strip()
    if len(name) < 3:
        raise Invalid("name too short")
    if len(name) > 20:
        raise Invalid("name too long")
    for char in name:
        if not char.isalnum() and char != "-" and char != "_":
            raise Invalid("bad character " + char)
    return name.lower()


def clean_email(email: str) -> str:
    local, at, domain = email.strip().rpartition("@")
    if at == "" or local == "" or "." not in domain:
        raise Invalid("not an address")
    return local + at + domain.lower()


def clean_age(age: int | None, least: int = 18) -> int | None:
    if age is None:
        return None
    if age < least:
        raise Invalid("too young")
    return age


def register(form):
    cleaned = {}
    errors = []
    try:
        cleaned["name"] = clean_name(form["name"])
    except Invalid as error:
        errors.append("name: " + str(error))
    try:
        cleaned["email"] = clean_email(form["email"])
    except Invalid as error:
        errors.append("email: " + str(error))
    try:
        cleaned["age"] = clean_age(form.get("age"))
    except Invalid as error:
        errors.append("age: " + str(error))
    return cleaned, errors


def too_long(limits, values):
    checks = {field: lambda text: len(text) > limit for field, limit in limits.items()}
    return [field for field, text in values.items() if field in checks and checks[field](text)]


# --- wrong duplicate: register({"name": "anna", "email": "a@b.c"})
class Invalid(Exception):
    pass


def clean_name(name: str) -> str:
    name = name.strip()
    if len(name) < 3:
        raise Invalid("name too short")
    if len(name) > 20:
        raise Invalid("name too long")
    for char in name:
        if not char.isalnum() and char != "-" and char != "_":
            raise Invalid("bad character " + char)
    return name.lower()


def clean_email(email: str) -> str:
    local, at, domain = email.strip().rpartition("@")
    if at == "" or local == "" or "." not in domain:
        raise Invalid("not an address")
    return local + at + domain.lower()


def clean_age(age: int | None, least: int = 18) -> int | None:
    if age is None:
        return None
    if age < least:
        raise Invalid("too young")
    return age


def _attempt(field, clean, value, cleaned, errors):
    try:
        cleaned[field] = clean(value)
    except Invalid as error:
        errors.append(f"{field}: {error}")


CLEANERS = {"name": clean_name, "email": clean_email, "age": clean_age}


def register(form):
    cleaned = {}
    errors = []
    for field, clean in CLEANERS.items():
        try:
            cleaned[field] = clean(form[field])
        except Invalid as error:
            errors.append(f"{field}: {error}")
    return cleaned, errors


def too_long(limits, values):
    checks = {}
    for field, limit in limits.items():
        checks[field] = lambda text, limit=limit: len(text) > limit
    return [field for field, text in values.items() if field in checks and checks[field](text)]


# --- wrong exception: register({"name": "anna", "email": "a@b.c", "age": 3})
class Invalid(Exception):
    pass


def clean_name(name: str) -> str:
    name = name.strip()
    if len(name) < 3:
        raise Invalid("name too short")
    if len(name) > 20:
        raise Invalid("name too long")
    for char in name:
        if not char.isalnum() and char != "-" and char != "_":
            raise Invalid("bad character " + char)
    return name.lower()


def clean_email(email: str) -> str:
    local, at, domain = email.strip().rpartition("@")
    if at == "" or local == "" or "." not in domain:
        raise Invalid("not an address")
    return local + at + domain.lower()


def clean_age(age: int | None, least: int = 18) -> int | None:
    if age is None:
        return None
    if age < least:
        raise Invalid("too young")
    return age


def register(form):
    cleaned = {}
    errors = []
    try:
        cleaned["name"] = clean_name(form["name"])
        cleaned["email"] = clean_email(form["email"])
    except Invalid as error:
        field = "email" if "name" in cleaned else "name"
        errors.append(f"{field}: {error}")
    cleaned["age"] = clean_age(form.get("age"))
    return cleaned, errors


def too_long(limits, values):
    checks = {}
    for field, limit in limits.items():
        checks[field] = lambda text, limit=limit: len(text) > limit
    return [field for field, text in values.items() if field in checks and checks[field](text)]


# --- wrong truthiness: clean_age(0)
class Invalid(Exception):
    pass


def clean_name(name: str) -> str:
    name = name.strip()
    if len(name) < 3:
        raise Invalid("name too short")
    if len(name) > 20:
        raise Invalid("name too long")
    for char in name:
        if not char.isalnum() and char != "-" and char != "_":
            raise Invalid("bad character " + char)
    return name.lower()


def clean_email(email: str) -> str:
    local, at, domain = email.strip().rpartition("@")
    if at == "" or local == "" or "." not in domain:
        raise Invalid("not an address")
    return local + at + domain.lower()


def clean_age(age: int | None, least: int = 18) -> int | None:
    if age and age < least:
        raise Invalid("too young")
    return age


def register(form):
    cleaned = {}
    errors = []
    try:
        cleaned["name"] = clean_name(form["name"])
    except Invalid as error:
        errors.append("name: " + str(error))
    try:
        cleaned["email"] = clean_email(form["email"])
    except Invalid as error:
        errors.append("email: " + str(error))
    try:
        cleaned["age"] = clean_age(form.get("age"))
    except Invalid as error:
        errors.append("age: " + str(error))
    return cleaned, errors


def too_long(limits, values):
    checks = {}
    for field, limit in limits.items():
        checks[field] = lambda text, limit=limit: len(text) > limit
    return [field for field, text in values.items() if field in checks and checks[field](text)]


# --- wrong boundary: clean_name("bob")
class Invalid(Exception):
    pass


ALLOWED = frozenset("-_")


def _check_length(name: str, least: int, most: int) -> None:
    if len(name) > most:
        raise Invalid("name too long")
    if len(name) <= least:
        raise Invalid("name too short")


def clean_name(name: str) -> str:
    stripped = name.strip()
    _check_length(stripped, 3, 20)
    bad = next((char for char in stripped if not (char.isalnum() or char in ALLOWED)), None)
    if bad is not None:
        raise Invalid("bad character " + bad)
    return stripped.lower()


def clean_email(email: str) -> str:
    local, at, domain = email.strip().rpartition("@")
    if at == "" or local == "" or "." not in domain:
        raise Invalid("not an address")
    return local + at + domain.lower()


def clean_age(age: int | None, least: int = 18) -> int | None:
    if age is not None and age < least:
        raise Invalid("too young")
    return age


def register(form):
    cleaned = {}
    errors = []
    try:
        cleaned["name"] = clean_name(form["name"])
    except Invalid as error:
        errors.append("name: " + str(error))
    try:
        cleaned["email"] = clean_email(form["email"])
    except Invalid as error:
        errors.append("email: " + str(error))
    try:
        cleaned["age"] = clean_age(form.get("age"))
    except Invalid as error:
        errors.append("age: " + str(error))
    return cleaned, errors


def too_long(limits, values):
    checks = {}
    for field, limit in limits.items():
        checks[field] = lambda text, limit=limit: len(text) > limit
    return [field for field, text in values.items() if field in checks and checks[field](text)]


# --- wrong guard: clean_email("@example.org")
class Invalid(Exception):
    pass


def clean_name(name: str) -> str:
    name = name.strip()
    if len(name) < 3:
        raise Invalid("name too short")
    if len(name) > 20:
        raise Invalid("name too long")
    for char in name:
        if not char.isalnum() and char != "-" and char != "_":
            raise Invalid("bad character " + char)
    return name.lower()


def clean_email(email: str) -> str:
    local, at, domain = email.strip().rpartition("@")
    if at and "." in domain:
        return f"{local}@{domain.lower()}"
    raise Invalid("not an address")


def clean_age(age: int | None, least: int = 18) -> int | None:
    if age is None:
        return None
    if age < least:
        raise Invalid("too young")
    return age


def register(form):
    cleaned = {}
    errors = []
    try:
        cleaned["name"] = clean_name(form["name"])
    except Invalid as error:
        errors.append("name: " + str(error))
    try:
        cleaned["email"] = clean_email(form["email"])
    except Invalid as error:
        errors.append("email: " + str(error))
    try:
        cleaned["age"] = clean_age(form.get("age"))
    except Invalid as error:
        errors.append("age: " + str(error))
    return cleaned, errors


def too_long(limits, values):
    return [field for field, text in values.items() if field in limits and len(text) > limits[field]]


# --- wrong duplicate: register({"name": "x", "email": "bad"})
class Invalid(Exception):
    pass


def clean_name(name: str) -> str:
    name = name.strip()
    if len(name) < 3:
        raise Invalid("name too short")
    if len(name) > 20:
        raise Invalid("name too long")
    for char in name:
        if not char.isalnum() and char != "-" and char != "_":
            raise Invalid("bad character " + char)
    return name.lower()


def clean_email(email: str) -> str:
    local, at, domain = email.strip().rpartition("@")
    if at == "" or local == "" or "." not in domain:
        raise Invalid("not an address")
    return local + at + domain.lower()


def clean_age(age: int | None, least: int = 18) -> int | None:
    if age is None:
        return None
    if age < least:
        raise Invalid("too young")
    return age


def register(form):
    cleaned = {}
    errors = []
    fields = [("name", clean_name, form["name"]), ("email", clean_email, form["email"])]
    fields.append(("age", clean_age, form.get("age")))
    for field, clean, value in fields:
        try:
            cleaned[field] = clean(value)
        except Invalid as error:
            errors.append(f"{field}: {error}")
            break
    return cleaned, errors


def too_long(limits, values):
    checks = {}
    for field, limit in limits.items():
        checks[field] = lambda text, limit=limit: len(text) > limit
    return [field for field, text in values.items() if field in checks and checks[field](text)]
