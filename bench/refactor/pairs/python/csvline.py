# --- original
def split_line(line, sep=","):
    fields = []
    current = ""
    quoted = False
    i = 0
    while i < len(line):
        char = line[i]
        if quoted:
            if char == '"':
                if i + 1 < len(line) and line[i + 1] == '"':
                    current += '"'
                    i += 1
                else:
                    quoted = False
            else:
                current += char
        elif char == '"':
            quoted = True
        elif char == sep:
            fields.append(current)
            current = ""
        else:
            current += char
        i += 1
    if quoted:
        raise ValueError("unterminated quote")
    fields.append(current)
    return fields


def quote_field(value, sep=","):
    if value is None:
        return ""
    text = str(value)
    if sep in text or '"' in text or "\n" in text or text == "":
        return '"' + text.replace('"', '""') + '"'
    return text


def join_line(values, sep=","):
    out = ""
    first = True
    for value in values:
        if not first:
            out += sep
        first = False
        out += quote_field(value, sep)
    return out


def read_records(text, sep=","):
    lines = text.split("\n")
    header = split_line(lines[0], sep)
    records = []
    for line in lines[1:]:
        if line == "":
            continue
        fields = split_line(line, sep)
        record = {}
        for i in range(len(header)):
            record[header[i]] = fields[i] if i < len(fields) else None
        records.append(record)
    return records


# --- equivalent: join in place of +=
def split_line(line, sep=","):
    fields = []
    current = ""
    quoted = False
    i = 0
    while i < len(line):
        char = line[i]
        if quoted:
            if char == '"':
                if i + 1 < len(line) and line[i + 1] == '"':
                    current += '"'
                    i += 1
                else:
                    quoted = False
            else:
                current += char
        elif char == '"':
            quoted = True
        elif char == sep:
            fields.append(current)
            current = ""
        else:
            current += char
        i += 1
    if quoted:
        raise ValueError("unterminated quote")
    fields.append(current)
    return fields


def quote_field(value, sep=","):
    if value is None:
        return ""
    text = str(value)
    if sep in text or '"' in text or "\n" in text or text == "":
        return '"' + text.replace('"', '""') + '"'
    return text


def join_line(values, sep=","):
    return sep.join([quote_field(value, sep) for value in values])


def read_records(text, sep=","):
    lines = text.split("\n")
    header = split_line(lines[0], sep)
    records = []
    for line in lines[1:]:
        if line == "":
            continue
        fields = split_line(line, sep)
        record = {}
        for i in range(len(header)):
            record[header[i]] = fields[i] if i < len(fields) else None
        records.append(record)
    return records


# --- equivalent: characters gathered in a list, look-ahead by slice
def split_line(line, sep=","):
    fields = []
    current = []
    quoted = False
    position = 0
    while position < len(line):
        char = line[position]
        position += 1
        if quoted and char == '"' and line[position : position + 1] == '"':
            current.append('"')
            position += 1
        elif char == '"':
            quoted = not quoted
        elif char == sep and not quoted:
            fields.append("".join(current))
            current.clear()
        else:
            current.append(char)
    if quoted:
        raise ValueError("unterminated quote")
    fields.append("".join(current))
    return fields


def quote_field(value, sep=","):
    if value is None:
        return ""
    text = str(value)
    if sep in text or '"' in text or "\n" in text or text == "":
        return '"' + text.replace('"', '""') + '"'
    return text


def join_line(values, sep=","):
    out = ""
    first = True
    for value in values:
        if not first:
            out += sep
        first = False
        out += quote_field(value, sep)
    return out


def read_records(text, sep=","):
    lines = text.split("\n")
    header = split_line(lines[0], sep)
    records = []
    for line in lines[1:]:
        if line == "":
            continue
        fields = split_line(line, sep)
        record = {}
        for i in range(len(header)):
            record[header[i]] = fields[i] if i < len(fields) else None
        records.append(record)
    return records


# --- equivalent: records by zip, missing fields filled up
def split_line(line, sep=","):
    fields = []
    current = ""
    quoted = False
    i = 0
    while i < len(line):
        char = line[i]
        if quoted:
            if char == '"':
                if i + 1 < len(line) and line[i + 1] == '"':
                    current += '"'
                    i += 1
                else:
                    quoted = False
            else:
                current += char
        elif char == '"':
            quoted = True
        elif char == sep:
            fields.append(current)
            current = ""
        else:
            current += char
        i += 1
    if quoted:
        raise ValueError("unterminated quote")
    fields.append(current)
    return fields


def quote_field(value, sep=","):
    if value is None:
        return ""
    text = str(value)
    if sep in text or '"' in text or "\n" in text or text == "":
        return '"' + text.replace('"', '""') + '"'
    return text


def join_line(values, sep=","):
    out = ""
    first = True
    for value in values:
        if not first:
            out += sep
        first = False
        out += quote_field(value, sep)
    return out


def read_records(text, sep=","):
    first, *rest = text.split("\n")
    header = split_line(first, sep)
    records = []
    for line in rest:
        if line:
            fields = split_line(line, sep)
            fields += [None] * (len(header) - len(fields))
            records.append(dict(zip(header, fields)))
    return records


# --- equivalent: the need for quotes decided by any
def split_line(line, sep=","):
    fields = []
    current = ""
    quoted = False
    i = 0
    while i < len(line):
        char = line[i]
        if quoted:
            if char == '"':
                if i + 1 < len(line) and line[i + 1] == '"':
                    current += '"'
                    i += 1
                else:
                    quoted = False
            else:
                current += char
        elif char == '"':
            quoted = True
        elif char == sep:
            fields.append(current)
            current = ""
        else:
            current += char
        i += 1
    if quoted:
        raise ValueError("unterminated quote")
    fields.append(current)
    return fields


def quote_field(value, sep=","):
    if value is None:
        return ""
    text = str(value)
    if text and not any(special in text for special in (sep, '"', "\n")):
        return text
    escaped = text.replace('"', '""')
    return f'"{escaped}"'


def join_line(values, sep=","):
    out = ""
    first = True
    for value in values:
        if not first:
            out += sep
        first = False
        out += quote_field(value, sep)
    return out


def read_records(text, sep=","):
    lines = text.split("\n")
    header = split_line(lines[0], sep)
    records = []
    for line in lines[1:]:
        if line == "":
            continue
        fields = split_line(line, sep)
        record = {}
        for i in range(len(header)):
            record[header[i]] = fields[i] if i < len(fields) else None
        records.append(record)
    return records


# --- equivalent: one record as a function of its own
def split_line(line, sep=","):
    fields = []
    current = ""
    quoted = False
    i = 0
    while i < len(line):
        char = line[i]
        if quoted:
            if char == '"':
                if i + 1 < len(line) and line[i + 1] == '"':
                    current += '"'
                    i += 1
                else:
                    quoted = False
            else:
                current += char
        elif char == '"':
            quoted = True
        elif char == sep:
            fields.append(current)
            current = ""
        else:
            current += char
        i += 1
    if quoted:
        raise ValueError("unterminated quote")
    fields.append(current)
    return fields


def quote_field(value, sep=","):
    if value is None:
        return ""
    text = str(value)
    if sep in text or '"' in text or "\n" in text or text == "":
        return '"' + text.replace('"', '""') + '"'
    return text


def join_line(values, sep=","):
    out = ""
    first = True
    for value in values:
        if not first:
            out += sep
        first = False
        out += quote_field(value, sep)
    return out


def _record(header, fields):
    return {name: fields[i] if i < len(fields) else None for i, name in enumerate(header)}


def read_records(text, sep=","):
    lines = text.split("\n")
    header = split_line(lines[0], sep)
    return [_record(header, split_line(line, sep)) for line in lines[1:] if line != ""]


# --- equivalent: branches turned around, sep told apart first outside quotes
def split_line(line, sep=","):
    fields = []
    current = ""
    quoted = False
    size = len(line)
    i = 0
    while i < size:
        char = line[i]
        doubled = i + 1 < size and line[i + 1] == '"'
        i += 1
        if char != '"':
            if char == sep and not quoted:
                fields.append(current)
                current = ""
                continue
            current += char
            continue
        if not quoted:
            quoted = True
            continue
        if doubled:
            current += char
            i += 1
            continue
        quoted = False
    if quoted:
        raise ValueError("unterminated quote")
    return [*fields, current]


def quote_field(value, sep=","):
    if value is None:
        return ""
    text = str(value)
    if sep in text or '"' in text or "\n" in text or text == "":
        return '"' + text.replace('"', '""') + '"'
    return text


def join_line(values, sep=","):
    out = ""
    first = True
    for value in values:
        if not first:
            out += sep
        first = False
        out += quote_field(value, sep)
    return out


def read_records(text, sep=","):
    lines = text.split("\n")
    header = split_line(lines[0], sep)
    records = []
    for line in lines[1:]:
        if line == "":
            continue
        fields = split_line(line, sep)
        record = {}
        for i in range(len(header)):
            record[header[i]] = fields[i] if i < len(fields) else None
        records.append(record)
    return records


# --- wrong collection: read_records("a,b\n1,2\n3")
def split_line(line, sep=","):
    fields = []
    current = ""
    quoted = False
    i = 0
    while i < len(line):
        char = line[i]
        if quoted:
            if char == '"':
                if i + 1 < len(line) and line[i + 1] == '"':
                    current += '"'
                    i += 1
                else:
                    quoted = False
            else:
                current += char
        elif char == '"':
            quoted = True
        elif char == sep:
            fields.append(current)
            current = ""
        else:
            current += char
        i += 1
    if quoted:
        raise ValueError("unterminated quote")
    fields.append(current)
    return fields


def quote_field(value, sep=","):
    if value is None:
        return ""
    text = str(value)
    if sep in text or '"' in text or "\n" in text or text == "":
        return '"' + text.replace('"', '""') + '"'
    return text


def join_line(values, sep=","):
    out = ""
    first = True
    for value in values:
        if not first:
            out += sep
        first = False
        out += quote_field(value, sep)
    return out


def read_records(text, sep=","):
    lines = text.split("\n")
    header = split_line(lines[0], sep)
    return [dict(zip(header, split_line(line, sep))) for line in lines[1:] if line]


# --- wrong truthiness: join_line([0, 1, None])
def split_line(line, sep=","):
    fields = []
    current = ""
    quoted = False
    i = 0
    while i < len(line):
        char = line[i]
        if quoted:
            if char == '"':
                if i + 1 < len(line) and line[i + 1] == '"':
                    current += '"'
                    i += 1
                else:
                    quoted = False
            else:
                current += char
        elif char == '"':
            quoted = True
        elif char == sep:
            fields.append(current)
            current = ""
        else:
            current += char
        i += 1
    if quoted:
        raise ValueError("unterminated quote")
    fields.append(current)
    return fields


def quote_field(value, sep=","):
    text = str(value or "")
    if value is not None and (sep in text or '"' in text or "\n" in text or not text):
        return '"' + text.replace('"', '""') + '"'
    return text


def join_line(values, sep=","):
    out = ""
    first = True
    for value in values:
        if not first:
            out += sep
        first = False
        out += quote_field(value, sep)
    return out


def read_records(text, sep=","):
    lines = text.split("\n")
    header = split_line(lines[0], sep)
    records = []
    for line in lines[1:]:
        if line == "":
            continue
        fields = split_line(line, sep)
        record = {}
        for i in range(len(header)):
            record[header[i]] = fields[i] if i < len(fields) else None
        records.append(record)
    return records


# --- wrong default: join_line(["a;b", "c,d"], ";")
def split_line(line, sep=","):
    fields = []
    current = ""
    quoted = False
    i = 0
    while i < len(line):
        char = line[i]
        if quoted:
            if char == '"':
                if i + 1 < len(line) and line[i + 1] == '"':
                    current += '"'
                    i += 1
                else:
                    quoted = False
            else:
                current += char
        elif char == '"':
            quoted = True
        elif char == sep:
            fields.append(current)
            current = ""
        else:
            current += char
        i += 1
    if quoted:
        raise ValueError("unterminated quote")
    fields.append(current)
    return fields


def quote_field(value, sep=","):
    if value is None:
        return ""
    text = str(value)
    if sep in text or '"' in text or "\n" in text or text == "":
        return '"' + text.replace('"', '""') + '"'
    return text


def join_line(values, sep=","):
    return sep.join(quote_field(value) for value in values)


def read_records(text, sep=","):
    lines = text.split("\n")
    header = split_line(lines[0], sep)
    records = []
    for line in lines[1:]:
        if line == "":
            continue
        fields = split_line(line, sep)
        record = {}
        for i in range(len(header)):
            record[header[i]] = fields[i] if i < len(fields) else None
        records.append(record)
    return records


# --- wrong string: read_records("a\n1\x0b2\n3")
def split_line(line, sep=","):
    fields = []
    current = ""
    quoted = False
    i = 0
    while i < len(line):
        char = line[i]
        if quoted:
            if char == '"':
                if i + 1 < len(line) and line[i + 1] == '"':
                    current += '"'
                    i += 1
                else:
                    quoted = False
            else:
                current += char
        elif char == '"':
            quoted = True
        elif char == sep:
            fields.append(current)
            current = ""
        else:
            current += char
        i += 1
    if quoted:
        raise ValueError("unterminated quote")
    fields.append(current)
    return fields


def quote_field(value, sep=","):
    if value is None:
        return ""
    text = str(value)
    if sep in text or '"' in text or "\n" in text or text == "":
        return '"' + text.replace('"', '""') + '"'
    return text


def join_line(values, sep=","):
    out = ""
    first = True
    for value in values:
        if not first:
            out += sep
        first = False
        out += quote_field(value, sep)
    return out


def read_records(text, sep=","):
    first, *rest = text.splitlines() or [""]
    header = split_line(first, sep)
    records = []
    for line in rest:
        if line:
            fields = split_line(line, sep)
            fields += [None] * (len(header) - len(fields))
            records.append(dict(zip(header, fields)))
    return records


# --- wrong string: read_records("a,b\n1,2\n ")
def split_line(line, sep=","):
    fields = []
    current = ""
    quoted = False
    i = 0
    while i < len(line):
        char = line[i]
        if quoted:
            if char == '"':
                if i + 1 < len(line) and line[i + 1] == '"':
                    current += '"'
                    i += 1
                else:
                    quoted = False
            else:
                current += char
        elif char == '"':
            quoted = True
        elif char == sep:
            fields.append(current)
            current = ""
        else:
            current += char
        i += 1
    if quoted:
        raise ValueError("unterminated quote")
    fields.append(current)
    return fields


def quote_field(value, sep=","):
    if value is None:
        return ""
    text = str(value)
    if sep in text or '"' in text or "\n" in text or text == "":
        return '"' + text.replace('"', '""') + '"'
    return text


def join_line(values, sep=","):
    out = ""
    first = True
    for value in values:
        if not first:
            out += sep
        first = False
        out += quote_field(value, sep)
    return out


def _record(header, fields):
    return {name: fields[i] if i < len(fields) else None for i, name in enumerate(header)}


def read_records(text, sep=","):
    lines = text.split("\n")
    header = split_line(lines[0], sep)
    return [_record(header, split_line(line, sep)) for line in lines[1:] if line.strip()]


# --- wrong guard: split_line('a,"')
def split_line(line, sep=","):
    fields = []
    current = []
    quoted = False
    position = 0
    while position < len(line):
        char = line[position]
        position += 1
        if quoted and char == '"' and line[position : position + 1] == '"':
            current.append('"')
            position += 1
        elif char == '"':
            quoted = not quoted
        elif char == sep and not quoted:
            fields.append("".join(current))
            current.clear()
        else:
            current.append(char)
    if quoted and current:
        raise ValueError("unterminated quote")
    fields.append("".join(current))
    return fields


def quote_field(value, sep=","):
    if value is None:
        return ""
    text = str(value)
    if sep in text or '"' in text or "\n" in text or text == "":
        return '"' + text.replace('"', '""') + '"'
    return text


def join_line(values, sep=","):
    out = ""
    first = True
    for value in values:
        if not first:
            out += sep
        first = False
        out += quote_field(value, sep)
    return out


def read_records(text, sep=","):
    lines = text.split("\n")
    header = split_line(lines[0], sep)
    records = []
    for line in lines[1:]:
        if line == "":
            continue
        fields = split_line(line, sep)
        record = {}
        for i in range(len(header)):
            record[header[i]] = fields[i] if i < len(fields) else None
        records.append(record)
    return records


# --- wrong order: split_line('""')
def split_line(line, sep=","):
    fields = []
    current = []
    quoted = False
    position = 0
    while position < len(line):
        char = line[position]
        position += 1
        if char == '"' and line[position : position + 1] == '"':
            current.append('"')
            position += 1
        elif char == '"':
            quoted = not quoted
        elif char == sep and not quoted:
            fields.append("".join(current))
            current.clear()
        else:
            current.append(char)
    if quoted:
        raise ValueError("unterminated quote")
    fields.append("".join(current))
    return fields


def quote_field(value, sep=","):
    if value is None:
        return ""
    text = str(value)
    if sep in text or '"' in text or "\n" in text or text == "":
        return '"' + text.replace('"', '""') + '"'
    return text


def join_line(values, sep=","):
    out = ""
    first = True
    for value in values:
        if not first:
            out += sep
        first = False
        out += quote_field(value, sep)
    return out


def read_records(text, sep=","):
    lines = text.split("\n")
    header = split_line(lines[0], sep)
    records = []
    for line in lines[1:]:
        if line == "":
            continue
        fields = split_line(line, sep)
        record = {}
        for i in range(len(header)):
            record[header[i]] = fields[i] if i < len(fields) else None
        records.append(record)
    return records


# --- wrong laziness: read_records('a\n1\n"')
def split_line(line, sep=","):
    fields = []
    current = ""
    quoted = False
    i = 0
    while i < len(line):
        char = line[i]
        if quoted:
            if char == '"':
                if i + 1 < len(line) and line[i + 1] == '"':
                    current += '"'
                    i += 1
                else:
                    quoted = False
            else:
                current += char
        elif char == '"':
            quoted = True
        elif char == sep:
            fields.append(current)
            current = ""
        else:
            current += char
        i += 1
    if quoted:
        raise ValueError("unterminated quote")
    fields.append(current)
    return fields


def quote_field(value, sep=","):
    if value is None:
        return ""
    text = str(value)
    if sep in text or '"' in text or "\n" in text or text == "":
        return '"' + text.replace('"', '""') + '"'
    return text


def join_line(values, sep=","):
    out = ""
    first = True
    for value in values:
        if not first:
            out += sep
        first = False
        out += quote_field(value, sep)
    return out


def _record(header, fields):
    return {name: fields[i] if i < len(fields) else None for i, name in enumerate(header)}


def read_records(text, sep=","):
    lines = text.split("\n")
    header = split_line(lines[0], sep)
    for line in lines[1:]:
        if line:
            yield _record(header, split_line(line, sep))
