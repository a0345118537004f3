"""Texts of the format: JSON (R-2), base64 (R-6), digests (R-7), times (R-8), paths (R-9)."""

import base64
import datetime
import json
import re

from .refusal import Refused, shown

MAX_INTEGER = 2**53 - 1
MAX_DEPTH = 128
DIGEST = re.compile(r"[0-9a-f]{64}")
PATH = re.compile(r"[!-\[\]-~]+")
BASE64 = re.compile(r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")
SURROGATE = re.compile("[\ud800-\udfff]")
TIME = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})Z")


def _object(pairs):
    found = {}
    for key, value in pairs:
        if key in found:
            raise Refused("R-2", f"the key {shown(key)} stands twice in one object")
        found[key] = value
    return found


def _integer(text):
    # A longer text is beyond the bound whatever it says; int() of a megabyte of digits would take long.
    if len(text) > 17 or abs(int(text)) > MAX_INTEGER:
        raise Refused("R-2", f"the integer {shown(text)} is beyond 2^53 - 1")
    return int(text)


def _number(text):
    value = float(text)
    if value != value or abs(value) > MAX_INTEGER:
        raise Refused("R-2", f"the number {shown(text)} is beyond 2^53 - 1")
    return value


def _constant(text):
    raise Refused("R-2", f"{text} is no JSON")


def _check(value, depth=0):
    if depth > MAX_DEPTH:
        raise Refused("R-2", "nested deeper than 128")
    if isinstance(value, str):
        if SURROGATE.search(value):
            raise Refused("R-2", "a lone surrogate")
    elif isinstance(value, list):
        for item in value:
            _check(item, depth + 1)
    elif isinstance(value, dict):
        for key, item in value.items():
            _check(key, depth)
            _check(item, depth + 1)


def parse_json(raw):
    """The value of JSON in UTF-8 (R-2); Refused otherwise."""
    if raw.startswith(b"\xef\xbb\xbf"):
        raise Refused("R-2", "begins with a byte order mark")
    try:
        text = raw.decode("utf-8")
        value = json.loads(
            text, object_pairs_hook=_object, parse_int=_integer, parse_float=_number, parse_constant=_constant
        )
    except UnicodeDecodeError:
        raise Refused("R-2", "is no UTF-8") from None
    except RecursionError:
        raise Refused("R-2", "nested deeper than 128") from None
    except ValueError as error:
        raise Refused("R-2", f"is no JSON: {error}") from None
    _check(value)
    return value


def decode_base64(text):
    """The bytes of strict base64 (R-6); Refused otherwise."""
    if not BASE64.fullmatch(text):
        raise Refused("R-6", f"{shown(text)} is no base64")
    raw = base64.b64decode(text)
    # The unused bits of the last digit: only the spelling that encoding makes is taken.
    if base64.b64encode(raw).decode() != text:
        raise Refused("R-6", f"{shown(text)} has bits set that belong to no byte")
    return raw


def parse_time(text):
    """Seconds since 1970 of a time as the format spells it (R-8); Refused otherwise."""
    match = TIME.fullmatch(text)
    try:
        if match is None:
            raise ValueError
        moment = datetime.datetime(*map(int, match.groups()), tzinfo=datetime.timezone.utc)
    except ValueError:
        raise Refused("R-8", f"{shown(text)} is no time like 2026-01-31T12:00:00Z") from None
    return round((moment - datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)).total_seconds())


def check_path(text):
    """A path of a statement (R-9); Refused otherwise."""
    if not PATH.fullmatch(text) or any(part in ("", ".", "..") for part in text.split("/")):
        raise Refused("R-9", f"{shown(text)} is no path within a site")
    return text
