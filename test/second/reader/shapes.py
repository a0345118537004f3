"""What statements hold, by key and type (R-4 to R-10). A key that isn't named here is ignored (R-3)."""

import re

from .envelope import text_of
from .refusal import Refused, shown
from .text import DIGEST, MAX_INTEGER, check_path, decode_base64, parse_time
from .versions import parse_version


def text(value, where):
    if not isinstance(value, str):
        raise Refused("R-4", f"{where} is {shown(value)} instead of a text")
    return value


def name(value, where):
    if text(value, where) == "":
        raise Refused("R-4", f"{where} is empty")
    return value


def digest(value, where):
    if not DIGEST.fullmatch(text(value, where)):
        raise Refused("R-7", f"{where} is {shown(value)} instead of a SHA-256")
    return value


def time(value, where):
    parse_time(text(value, where))
    return value


def path(value, where):
    return check_path(text(value, where))


def version(value, where):
    parse_version(name(value, where))
    return value


def commit(value, where):
    if not re.fullmatch("[0-9a-f]{40}|[0-9a-f]{64}", text(value, where)):
        raise Refused("R-4", f"{where} is {shown(value)} instead of a commit")
    return value


def only_true(value, where):
    if value is not True:
        raise Refused("R-4", f"{where} is {shown(value)} instead of true")
    return value


def number(least=0, most=MAX_INTEGER):
    def check(value, where):
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise Refused("R-4", f"{where} is {shown(value)} instead of a number from {least}")
        return value

    return check


def public_key(value, where):
    decode_base64(text(value, where))
    return value


def either_null(shape):
    return lambda value, where: None if value is None else shape(value, where)


def items(shape, least=0):
    def check(value, where):
        if not isinstance(value, list) or len(value) < least:
            raise Refused("R-4", f"{where} is {shown(value)} instead of a list of {least} or more")
        return [shape(item, f"{where}[{at}]") for at, item in enumerate(value)]

    return check


def record(needed, optional=None):
    """An object with keys that must be there and keys that may: the rest is dropped."""

    def check(value, where):
        if not isinstance(value, dict):
            raise Refused("R-4", f"{where} is {shown(value)} instead of an object")
        for key in needed:
            if key not in value:
                raise Refused("R-4", f"{where} lacks {key}")
        shapes = {**needed, **(optional or {})}
        return {key: shape(value[key], f"{where}.{key}") for key, shape in shapes.items() if key in value}

    return check


def hex_signature(value, where):
    if not re.fullmatch("[0-9a-f]{128}", text(value, where)):
        raise Refused("R-4", f"{where} is {shown(value)} instead of a signature in hex")
    return value


def both(first, second):
    """What the first shape takes of a value, where the second takes it as well."""

    def check(value, where):
        second(value, where)
        return first(value, where)

    return check


SHA256 = record({"sha256": digest})
BUNDLE = record({"path": path, "size": number(), "sha256": digest})
BARRIER = record({"reason": text})
FILE = record({"path": path, "sha256": digest, "size": number(), "family": name})
NAMED_DIGESTS = record({}, {"config": digest, "foreignConfig": digest, "template": digest})
ROLLOUT = record({}, {"percent": number(0, 100), "start": time, "hours": number(1), "paused": only_true, "pausedAt": time})
ENTRY = record(
    {"version": version, "upgradeObject": SHA256, "bundle": BUNDLE},
    {
        "upgradeFrom": text,
        "barrier": BARRIER,
        "schemas": NAMED_DIGESTS,
        "policy": text,
        "rollout": ROLLOUT,
        "sealedFiles": items(FILE),
        "yanked": record({"reason": text, "at": time}),
        "trust": number(),
        "record": SHA256,
    },
)
SUBJECTS = items(record({"name": text, "digest": SHA256}))
TRUSTED = record({"keyid": digest, "publicKey": public_key}, {"since": number(1), "replaces": digest})
RETIRED = record({"keyid": digest, "publicKey": public_key, "since": number(1)})
TRUST_SET = record({"keyids": items(digest, 1), "threshold": number(1)})
INDEX = record(
    {
        "product": name,
        "channel": name,
        "counter": number(1),
        "previous": either_null(digest),
        "created": time,
        "expires": time,
        "trustedKeys": items(TRUSTED, 1),
        "threshold": number(1),
        "latest": either_null(name),
        "releases": items(ENTRY),
    },
    {
        "archive": record({"path": path, "sha256": digest, "releases": number(1)}),
        "trustSets": items(TRUST_SET),
        "retiredKeys": items(RETIRED),
        "page": BUNDLE,
    },
)
# An auditor uses what only people, publishers and families need, too.
HEX_SIGNATURES = items(record({"keyid": digest, "sig": hex_signature}))
CHANGE = record({"kind": name}, {"version": name, "what": name, "reason": name, "by": name})
TUF = record(
    {
        "root": record({"version": number(1), "sha256": digest}),
        "signatures": record({"timestamp": HEX_SIGNATURES, "snapshot": HEX_SIGNATURES, "targets": HEX_SIGNATURES}),
    },
    {"latest": record({"size": number(1)})},
)
FAMILIES = {"releases": items(record({}, {"families": record({})}))}
WHOLE_INDEX = both(INDEX, record(FAMILIES, {"families": record({}), "change": CHANGE, "tuf": TUF}))
PLACED = record({"path": path, "sha256": digest})
ATTACHMENT = record({"name": name, "path": path, "mediaType": name, "size": number(), "sha256": digest})
RELEASE = record(
    {
        "product": name,
        "models": items(name, 1),
        "version": version,
        "channel": name,
        "tag": name,
        "commit": commit,
        "created": time,
        "bundle": BUNDLE,
        "attachments": items(ATTACHMENT),
    },
    {
        "upgradeFrom": text,
        "barrier": BARRIER,
        "schemas": record({}, {"config": PLACED, "foreignConfig": PLACED, "template": PLACED}),
        "notes": text,
        "policy": text,
        "zos": record({}, {"flist": text, "storage": text}),
        "deviceFiles": items(FILE),
        "reissuedFrom": record({"channel": name, "version": name, "upgradeObject": SHA256}, {"site": name}),
    },
)
RECORD = record(
    {
        "product": name,
        "version": name,
        "channel": name,
        "tag": name,
        "commit": commit,
        "attachments": items(record({"path": path})),
    },
    {"provenance": BUNDLE},
)
PAGE = both(record({"releases": items(ENTRY, 1)}), record(FAMILIES))
DIRECTORY = record(
    {
        "pages": items(record({"path": path, "sha256": digest, "first": version, "last": version, "releases": number(1)})),
        "groups": items(record({"versions": items(version, 1)}, {"schemas": NAMED_DIGESTS, "trust": number()})),
    },
    {"pruned": items(version, 1)},
)


def statement(opened, shape):
    """(subjects, predicate) of a statement in the shape of its kind."""
    for key in ("subject", "predicate"):
        if key not in opened.statement:
            raise Refused("R-4", f"the statement lacks {key}")
    return SUBJECTS(opened.statement["subject"], "subject"), shape(opened.statement["predicate"], "predicate")


def envelope_text(opened, key):
    """A text beside an envelope, as upgrade objects have them."""
    return text_of(opened.envelope, key)
