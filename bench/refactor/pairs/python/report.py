# --- original
def shorten(text, width):
    if len(text) <= width:
        return text
    if width < 2:
        return text[:width]
    return text[: width - 1] + "~"


def cell_text(value):
    if value is None:
        return "-"
    elif isinstance(value, bool):
        return "yes" if value else "no"
    elif isinstance(value, float):
        return "%.2f" % value
    else:
        return str(value)


def align(text, width, side="left"):
    missing = width - len(text)
    if missing <= 0:
        return text
    if side == "left":
        return text + " " * missing
    elif side == "right":
        return " " * missing + text
    elif side == "center":
        left = missing // 2
        return " " * left + text + " " * (missing - left)
    else:
        raise ValueError("unknown side: " + side)


def table(rows, columns, right=()):
    widths = {}
    sides = {}
    for name in columns:
        width = len(name)
        for row in rows:
            width = max(width, len(cell_text(row.get(name))))
        widths[name] = width
        sides[name] = "right" if name in right else "left"
    head = []
    for name in columns:
        head.append(align(name, widths[name], "center"))
    lines = [" | ".join(head).rstrip()]
    for row in rows:
        cells = []
        for name in columns:
            cells.append(align(cell_text(row.get(name)), widths[name], sides[name]))
        lines.append(" | ".join(cells).rstrip())
    return "\n".join(lines)


# --- equivalent: else after return removed, f-string in place of %
def shorten(text, width):
    if len(text) > width:
        return text[:width] if width < 2 else text[: width - 1] + "~"
    return text


def cell_text(value):
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.2f}"
    return str(value)


def align(text, width, side="left"):
    missing = width - len(text)
    if missing <= 0:
        return text
    if side == "left":
        return text + " " * missing
    elif side == "right":
        return " " * missing + text
    elif side == "center":
        left = missing // 2
        return " " * left + text + " " * (missing - left)
    else:
        raise ValueError("unknown side: " + side)


def table(rows, columns, right=()):
    widths = {}
    sides = {}
    for name in columns:
        width = len(name)
        for row in rows:
            width = max(width, len(cell_text(row.get(name))))
        widths[name] = width
        sides[name] = "right" if name in right else "left"
    head = []
    for name in columns:
        head.append(align(name, widths[name], "center"))
    lines = [" | ".join(head).rstrip()]
    for row in rows:
        cells = []
        for name in columns:
            cells.append(align(cell_text(row.get(name)), widths[name], sides[name]))
        lines.append(" | ".join(cells).rstrip())
    return "\n".join(lines)


# --- equivalent: ljust and rjust
def shorten(text, width):
    if len(text) <= width:
        return text
    if width < 2:
        return text[:width]
    return text[: width - 1] + "~"


def cell_text(value):
    if value is None:
        return "-"
    elif isinstance(value, bool):
        return "yes" if value else "no"
    elif isinstance(value, float):
        return "%.2f" % value
    else:
        return str(value)


def align(text, width, side="left"):
    missing = width - len(text)
    if missing <= 0:
        return text
    if side == "left":
        return text.ljust(width)
    if side == "right":
        return text.rjust(width)
    if side == "center":
        return text.rjust(len(text) + missing // 2).ljust(width)
    raise ValueError(f"unknown side: {side}")


def table(rows, columns, right=()):
    widths = {}
    sides = {}
    for name in columns:
        width = len(name)
        for row in rows:
            width = max(width, len(cell_text(row.get(name))))
        widths[name] = width
        sides[name] = "right" if name in right else "left"
    head = []
    for name in columns:
        head.append(align(name, widths[name], "center"))
    lines = [" | ".join(head).rstrip()]
    for row in rows:
        cells = []
        for name in columns:
            cells.append(align(cell_text(row.get(name)), widths[name], sides[name]))
        lines.append(" | ".join(cells).rstrip())
    return "\n".join(lines)


# --- equivalent: comprehensions in place of nested loops
def shorten(text, width):
    if len(text) <= width:
        return text
    if width < 2:
        return text[:width]
    return text[: width - 1] + "~"


def cell_text(value):
    if value is None:
        return "-"
    elif isinstance(value, bool):
        return "yes" if value else "no"
    elif isinstance(value, float):
        return "%.2f" % value
    else:
        return str(value)


def align(text, width, side="left"):
    missing = width - len(text)
    if missing <= 0:
        return text
    if side == "left":
        return text + " " * missing
    elif side == "right":
        return " " * missing + text
    elif side == "center":
        left = missing // 2
        return " " * left + text + " " * (missing - left)
    else:
        raise ValueError("unknown side: " + side)


def table(rows, columns, right=()):
    widths = {name: max([len(name), *(len(cell_text(row.get(name))) for row in rows)]) for name in columns}
    sides = {name: "right" if name in right else "left" for name in columns}
    lines = [" | ".join(align(name, widths[name], "center") for name in columns).rstrip()]
    for row in rows:
        cells = [align(cell_text(row.get(name)), widths[name], sides[name]) for name in columns]
        lines.append(" | ".join(cells).rstrip())
    return "\n".join(lines)


# --- equivalent: one line of the table and the width of a column extracted
def shorten(text, width):
    if len(text) <= width:
        return text
    if width < 2:
        return text[:width]
    return text[: width - 1] + "~"


def cell_text(value):
    if value is None:
        return "-"
    elif isinstance(value, bool):
        return "yes" if value else "no"
    elif isinstance(value, float):
        return "%.2f" % value
    else:
        return str(value)


def align(text, width, side="left"):
    missing = width - len(text)
    if missing <= 0:
        return text
    if side == "left":
        return text + " " * missing
    elif side == "right":
        return " " * missing + text
    elif side == "center":
        left = missing // 2
        return " " * left + text + " " * (missing - left)
    else:
        raise ValueError("unknown side: " + side)


def _line(cells):
    return " | ".join(cells).rstrip()


def _width(name, rows):
    width = len(name)
    for row in rows:
        length = len(cell_text(row.get(name)))
        if length > width:
            width = length
    return width


def table(rows, columns, right=()):
    widths = {}
    sides = {}
    for name in columns:
        widths[name] = _width(name, rows)
        sides[name] = "right" if name in right else "left"
    lines = [_line(align(name, widths[name], "center") for name in columns)]
    for row in rows:
        lines.append(_line(align(cell_text(row.get(name)), widths[name], sides[name]) for name in columns))
    return "\n".join(lines)


# --- equivalent: blanks before and after found first, in one place
def shorten(text, width):
    if len(text) <= width:
        return text
    if width < 2:
        return text[:width]
    return text[: width - 1] + "~"


def cell_text(value):
    if value is None:
        return "-"
    elif isinstance(value, bool):
        return "yes" if value else "no"
    elif isinstance(value, float):
        return "%.2f" % value
    else:
        return str(value)


def align(text, width, side="left"):
    missing = max(0, width - len(text))
    if missing == 0:
        return text
    if side == "left":
        before = 0
    elif side == "right":
        before = missing
    elif side == "center":
        before = missing // 2
    else:
        raise ValueError("unknown side: " + side)
    return " " * before + text + " " * (missing - before)


def table(rows, columns, right=()):
    widths = {}
    sides = {}
    for name in columns:
        width = len(name)
        for row in rows:
            width = max(width, len(cell_text(row.get(name))))
        widths[name] = width
        sides[name] = "right" if name in right else "left"
    head = []
    for name in columns:
        head.append(align(name, widths[name], "center"))
    lines = [" | ".join(head).rstrip()]
    for row in rows:
        cells = []
        for name in columns:
            cells.append(align(cell_text(row.get(name)), widths[name], sides[name]))
        lines.append(" | ".join(cells).rstrip())
    return "\n".join(lines)


# --- wrong string: align("ab", 5, "center")
def shorten(text, width):
    if len(text) <= width:
        return text
    if width < 2:
        return text[:width]
    return text[: width - 1] + "~"


def cell_text(value):
    if value is None:
        return "-"
    elif isinstance(value, bool):
        return "yes" if value else "no"
    elif isinstance(value, float):
        return "%.2f" % value
    else:
        return str(value)


def align(text, width, side="left"):
    missing = width - len(text)
    if missing <= 0:
        return text
    if side == "left":
        return text.ljust(width)
    if side == "right":
        return text.rjust(width)
    if side == "center":
        return text.center(width)
    raise ValueError(f"unknown side: {side}")


def table(rows, columns, right=()):
    widths = {}
    sides = {}
    for name in columns:
        width = len(name)
        for row in rows:
            width = max(width, len(cell_text(row.get(name))))
        widths[name] = width
        sides[name] = "right" if name in right else "left"
    head = []
    for name in columns:
        head.append(align(name, widths[name], "center"))
    lines = [" | ".join(head).rstrip()]
    for row in rows:
        cells = []
        for name in columns:
            cells.append(align(cell_text(row.get(name)), widths[name], sides[name]))
        lines.append(" | ".join(cells).rstrip())
    return "\n".join(lines)


# --- wrong order: cell_text(True)
def shorten(text, width):
    if len(text) <= width:
        return text
    if width < 2:
        return text[:width]
    return text[: width - 1] + "~"


def cell_text(value):
    if value is None:
        return "-"
    if isinstance(value, (int, str)):
        return str(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.2f}"
    return str(value)


def align(text, width, side="left"):
    missing = width - len(text)
    if missing <= 0:
        return text
    if side == "left":
        return text + " " * missing
    elif side == "right":
        return " " * missing + text
    elif side == "center":
        left = missing // 2
        return " " * left + text + " " * (missing - left)
    else:
        raise ValueError("unknown side: " + side)


def table(rows, columns, right=()):
    widths = {}
    sides = {}
    for name in columns:
        width = len(name)
        for row in rows:
            width = max(width, len(cell_text(row.get(name))))
        widths[name] = width
        sides[name] = "right" if name in right else "left"
    head = []
    for name in columns:
        head.append(align(name, widths[name], "center"))
    lines = [" | ".join(head).rstrip()]
    for row in rows:
        cells = []
        for name in columns:
            cells.append(align(cell_text(row.get(name)), widths[name], sides[name]))
        lines.append(" | ".join(cells).rstrip())
    return "\n".join(lines)


# --- wrong truthiness: table([{"n": 0}], ["n"])
def shorten(text, width):
    if len(text) > width:
        return text[:width] if width < 2 else text[: width - 1] + "~"
    return text


def cell_text(value):
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not value:
        return "-"
    if isinstance(value, float):
        return f"{value:.2f}"
    return str(value)


def align(text, width, side="left"):
    missing = width - len(text)
    if missing <= 0:
        return text
    if side == "left":
        return text + " " * missing
    elif side == "right":
        return " " * missing + text
    elif side == "center":
        left = missing // 2
        return " " * left + text + " " * (missing - left)
    else:
        raise ValueError("unknown side: " + side)


def table(rows, columns, right=()):
    widths = {}
    sides = {}
    for name in columns:
        width = len(name)
        for row in rows:
            width = max(width, len(cell_text(row.get(name))))
        widths[name] = width
        sides[name] = "right" if name in right else "left"
    head = []
    for name in columns:
        head.append(align(name, widths[name], "center"))
    lines = [" | ".join(head).rstrip()]
    for row in rows:
        cells = []
        for name in columns:
            cells.append(align(cell_text(row.get(name)), widths[name], sides[name]))
        lines.append(" | ".join(cells).rstrip())
    return "\n".join(lines)


# --- wrong exception: table([], ["name"])
def shorten(text, width):
    if len(text) <= width:
        return text
    if width < 2:
        return text[:width]
    return text[: width - 1] + "~"


def cell_text(value):
    if value is None:
        return "-"
    elif isinstance(value, bool):
        return "yes" if value else "no"
    elif isinstance(value, float):
        return "%.2f" % value
    else:
        return str(value)


def align(text, width, side="left"):
    missing = width - len(text)
    if missing <= 0:
        return text
    if side == "left":
        return text + " " * missing
    elif side == "right":
        return " " * missing + text
    elif side == "center":
        left = missing // 2
        return " " * left + text + " " * (missing - left)
    else:
        raise ValueError("unknown side: " + side)


def table(rows, columns, right=()):
    widths = {}
    sides = {name: "right" if name in right else "left" for name in columns}
    for name in columns:
        longest = max(len(cell_text(row.get(name))) for row in rows)
        widths[name] = max(len(name), longest)
    lines = [" | ".join(align(name, widths[name], "center") for name in columns).rstrip()]
    for row in rows:
        cells = []
        for name in columns:
            cells.append(align(cell_text(row.get(name)), widths[name], sides[name]))
        lines.append(" | ".join(cells).rstrip())
    return "\n".join(lines)


# --- wrong string: table([{"price": 5}], ["price"], ["price"])
def shorten(text, width):
    if len(text) <= width:
        return text
    if width < 2:
        return text[:width]
    return text[: width - 1] + "~"


def cell_text(value):
    if value is None:
        return "-"
    elif isinstance(value, bool):
        return "yes" if value else "no"
    elif isinstance(value, float):
        return "%.2f" % value
    else:
        return str(value)


def align(text, width, side="left"):
    missing = width - len(text)
    if missing <= 0:
        return text
    if side == "left":
        return text + " " * missing
    elif side == "right":
        return " " * missing + text
    elif side == "center":
        left = missing // 2
        return " " * left + text + " " * (missing - left)
    else:
        raise ValueError("unknown side: " + side)


def _line(cells):
    return " | ".join(cells).strip()


def _width(name, rows):
    width = len(name)
    for row in rows:
        length = len(cell_text(row.get(name)))
        if length > width:
            width = length
    return width


def table(rows, columns, right=()):
    widths = {}
    sides = {}
    for name in columns:
        widths[name] = _width(name, rows)
        sides[name] = "right" if name in right else "left"
    lines = [_line(align(name, widths[name], "center") for name in columns)]
    for row in rows:
        lines.append(_line(align(cell_text(row.get(name)), widths[name], sides[name]) for name in columns))
    return "\n".join(lines)


# --- wrong scope: table([{"aa": 1, "b": 22}], ["aa", "b"], ["aa"])
def shorten(text, width):
    if len(text) <= width:
        return text
    if width < 2:
        return text[:width]
    return text[: width - 1] + "~"


def cell_text(value):
    if value is None:
        return "-"
    elif isinstance(value, bool):
        return "yes" if value else "no"
    elif isinstance(value, float):
        return "%.2f" % value
    else:
        return str(value)


def align(text, width, side="left"):
    missing = width - len(text)
    if missing <= 0:
        return text
    if side == "left":
        return text + " " * missing
    elif side == "right":
        return " " * missing + text
    elif side == "center":
        left = missing // 2
        return " " * left + text + " " * (missing - left)
    else:
        raise ValueError("unknown side: " + side)


def table(rows, columns, right=()):
    widths = {}
    show = []
    for name in columns:
        widths[name] = max([len(name)] + [len(cell_text(row.get(name))) for row in rows])
        side = "right" if name in right else "left"
        show.append(lambda row, name=name: align(cell_text(row.get(name)), widths[name], side))
    lines = [" | ".join(align(name, widths[name], "center") for name in columns).rstrip()]
    for row in rows:
        lines.append(" | ".join(cell(row) for cell in show).rstrip())
    return "\n".join(lines)


# --- wrong boundary: shorten("abcd", 4)
def shorten(text, width):
    if len(text) < width:
        return text
    return text[:width] if width < 2 else text[: width - 1] + "~"


def cell_text(value):
    if value is None:
        return "-"
    elif isinstance(value, bool):
        return "yes" if value else "no"
    elif isinstance(value, float):
        return "%.2f" % value
    else:
        return str(value)


def align(text, width, side="left"):
    missing = width - len(text)
    if missing <= 0:
        return text
    if side == "left":
        return text + " " * missing
    elif side == "right":
        return " " * missing + text
    elif side == "center":
        left = missing // 2
        return " " * left + text + " " * (missing - left)
    else:
        raise ValueError("unknown side: " + side)


def table(rows, columns, right=()):
    widths = {}
    sides = {}
    for name in columns:
        width = len(name)
        for row in rows:
            width = max(width, len(cell_text(row.get(name))))
        widths[name] = width
        sides[name] = "right" if name in right else "left"
    head = []
    for name in columns:
        head.append(align(name, widths[name], "center"))
    lines = [" | ".join(head).rstrip()]
    for row in rows:
        cells = []
        for name in columns:
            cells.append(align(cell_text(row.get(name)), widths[name], sides[name]))
        lines.append(" | ".join(cells).rstrip())
    return "\n".join(lines)


# --- wrong guard: align("abc", 3, "middle")
def shorten(text, width):
    if len(text) <= width:
        return text
    if width < 2:
        return text[:width]
    return text[: width - 1] + "~"


def cell_text(value):
    if value is None:
        return "-"
    elif isinstance(value, bool):
        return "yes" if value else "no"
    elif isinstance(value, float):
        return "%.2f" % value
    else:
        return str(value)


def align(text, width, side="left"):
    missing = max(0, width - len(text))
    if side == "left":
        return text + " " * missing
    if side == "right":
        return " " * missing + text
    if side == "center":
        left = missing // 2
        return " " * left + text + " " * (missing - left)
    raise ValueError(f"unknown side: {side}")


def table(rows, columns, right=()):
    widths = {}
    sides = {}
    for name in columns:
        width = len(name)
        for row in rows:
            width = max(width, len(cell_text(row.get(name))))
        widths[name] = width
        sides[name] = "right" if name in right else "left"
    head = []
    for name in columns:
        head.append(align(name, widths[name], "center"))
    lines = [" | ".join(head).rstrip()]
    for row in rows:
        cells = []
        for name in columns:
            cells.append(align(cell_text(row.get(name)), widths[name], sides[name]))
        lines.append(" | ".join(cells).rstrip())
    return "\n".join(lines)
