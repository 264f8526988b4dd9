"""Nothing to find here."""


def first(items: list[int]) -> int:
    """The first item."""
    return items[0]
