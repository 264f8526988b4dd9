# wrong: parse_duration('100s') raises ValueError, not 100
import re

PATTERN = re.compile("(?:([0-9]{1,2})d)?(?:([0-9]{1,2})h)?(?:([0-9]{1,2})m)?(?:([0-9]{1,2})s)?")


def parse_duration(text):
    match = PATTERN.fullmatch(text)
    if match is None or text == "":
        raise ValueError(f"not a duration: {text!r}")
    days, hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return ((days * 24 + hours) * 60 + minutes) * 60 + seconds
