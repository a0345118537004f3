"""Versions in their order (R-10) and ranges of versions (R-30), after "Versions and ranges"."""

import functools
import re

from .refusal import Refused, shown

MAX_NUMBER = 2**53 - 1
NUMBER = r"(?:0|[1-9][0-9]*)"
IDENTIFIER = rf"(?:{NUMBER}|[0-9]*[A-Za-z-][0-9A-Za-z-]*)"
PRE = rf"{IDENTIFIER}(?:\.{IDENTIFIER})*"
BUILD = r"[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*"
VERSION = re.compile(rf"({NUMBER})\.({NUMBER})\.({NUMBER})(?:-({PRE}))?")
XR = rf"[xX*]|{NUMBER}"
PARTIAL = rf"v?({XR})(?:\.({XR})(?:\.({XR})(?:-({PRE}))?(?:\+{BUILD})?)?)?"
SIMPLE = re.compile(rf"(>=|<=|>|<|=|~>|~|\^)? *{PARTIAL}")
HYPHEN = re.compile(rf"{PARTIAL} +- +{PARTIAL}")
LOWEST_PRE = ((0, 0, ""),)
RELEASE = ((2, 0, ""),)


def _identifiers(pre):
    # Numeric identifiers before all others; a release, which has none, after every pre-release.
    if pre is None:
        return RELEASE
    parts = pre.split(".")
    return tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts)



@functools.lru_cache(maxsize=4096)
def parse_version(text):
    """What orders a version: a key for sorting and comparing. Refused where a text is no version (R-10)."""
    match = VERSION.fullmatch(text) if len(text) <= 64 else None
    numbers = match.groups()[:3] if match else ()
    pre = match.group(4) if match else None
    spelled = list(numbers) + (pre or "").split(".")
    if match is None or any(part.isdigit() and int(part) > MAX_NUMBER for part in spelled):
        raise Refused("R-10", f"{shown(text)} is no version")
    return (*map(int, numbers), _identifiers(pre))


def _partial(groups):
    """(numbers, pre): as many numbers as stand before the first x; None where something follows an x."""
    *given, pre = groups
    numbers = []
    for part in given:
        if part is None or part in "xX*":
            break
        numbers.append(int(part))
    rest = given[len(numbers) :]
    if any(part is not None and part not in "xX*" for part in rest) or (pre is not None and len(numbers) < 3):
        return None
    if any(number > MAX_NUMBER for number in numbers):
        return None
    return numbers, pre


def _low(numbers):
    """The lowest version that begins with these numbers, pre-releases included."""
    return (*numbers, *[0] * (3 - len(numbers)), LOWEST_PRE)


def _after(numbers):
    """The lowest version that is above all that begin with these numbers."""
    return _low([*numbers[:-1], numbers[-1] + 1])


def _whole(numbers, pre):
    return (*numbers, _identifiers(pre))


def _simple(operator, numbers, pre):
    """Comparisons (operator, version) of one part, None for none that can hold."""
    if not numbers:
        return None if operator in (">", "<") else []
    if len(numbers) == 3:
        version = _whole(numbers, pre)
        if operator in (">=", ">", "<", "<=", "="):
            return [(operator, version)]
        return [(">=", version), ("<", _after(numbers[:2]) if operator == "~" else _caret(numbers))]
    if operator in ("=", "~"):
        return [(">=", _low(numbers)), ("<", _after(numbers))]
    if operator == "^":
        return [(">=", _low(numbers)), ("<", _after(numbers[:1] if numbers[0] > 0 else numbers))]
    return [{">=": (">=", _low(numbers)), ">": (">=", _after(numbers)),
             "<": ("<", _low(numbers)), "<=": ("<", _after(numbers))}[operator]]


def _caret(numbers):
    major, minor, patch = numbers
    if major > 0:
        return _after([major])
    return _after([0, minor]) if minor > 0 else _after([0, 0, patch])


def _hyphen(low, high):
    (numbers, pre), (ends, end_pre) = low, high
    parts = []
    if pre is not None:
        parts.append((">=", _whole(numbers, pre)))
    elif numbers:
        parts.append((">=", _low(numbers)))
    if end_pre is not None:
        parts.append(("<=", _whole(ends, end_pre)))
    elif ends:
        parts.append(("<", _after(ends)))
    return parts


def _set(text):
    """The comparisons of one set; None where nothing is in it. ValueError where it isn't of the grammar."""
    match = HYPHEN.fullmatch(text)
    if match:
        sides = _partial(match.groups()[:4]), _partial(match.groups()[4:])
        if None in sides:
            raise ValueError(text)
        return _hyphen(*sides)
    parts, empty, at = [], False, 0
    while at < len(text):
        match = SIMPLE.match(text, at)
        partial = _partial(match.groups()[1:]) if match else None
        if partial is None or (match.end() < len(text) and text[match.end()] != " "):
            raise ValueError(text)
        found = _simple({None: "=", "~>": "~"}.get(match.group(1), match.group(1)), *partial)
        empty, parts, at = empty or found is None, parts + (found or []), match.end()
        while at < len(text) and text[at] == " ":
            at += 1
    return None if empty else parts


@functools.lru_cache(maxsize=1024)
def _range(text):
    try:
        return [found for part in text.split("||") if (found := _set(part.strip(" "))) is not None]
    except ValueError:
        return []


def _holds(operator, left, right):
    return {"=": left == right, ">=": left >= right, "<=": left <= right, ">": left > right, "<": left < right}[operator]


def in_range(text, version):
    """Whether a version is in a range; a text that is no range holds none."""
    key = parse_version(version)
    return any(all(_holds(operator, key, bound) for operator, bound in part) for part in _range(text))
