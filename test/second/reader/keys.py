"""Trusted public keys in the forms that the format shows, and minisign signatures (R-14, R-42)."""

import hashlib
import re

from . import ed25519
from .refusal import Refused, shown
from .text import decode_base64

SPKI = bytes.fromhex("302a300506032b6570032100")
MAX_MINISIG = 16 * 1024
COMMENT = "trusted comment: "


class Key:
    """A public key that may be trusted: its 32 bytes, its id, and the id that minisign knows it by."""

    def __init__(self, raw, minisign=None):
        try:
            ed25519.check_key(raw)
        except ed25519.WeakKey as error:
            raise Refused("R-14", f"the public key {raw.hex()} can't be trusted: {error}") from None
        self.raw = raw
        self.keyid = hashlib.sha256(raw).hexdigest()
        derived = bytes.fromhex(self.keyid)[:8]
        self.minisign = minisign or derived
        self.brought = self.minisign != derived

    def verifies(self, message, signature):
        """Whether this key made a signature of a message (R-15)."""
        return ed25519.verify(self.raw, message, signature)


def parse_key(text):
    """A key from PEM, minisign's form (one or two lines), base64 or hex of the 32 bytes."""
    text = text.strip()
    if text.startswith("-----BEGIN PUBLIC KEY-----"):
        raw = decode_base64("".join(line for line in text.splitlines()[1:-1]))
        if len(raw) != 44 or raw[:12] != SPKI:
            raise Refused("R-14", "the PEM holds no Ed25519 key")
        return Key(raw[12:])
    line = text.splitlines()[-1].strip() if text else ""
    if re.fullmatch("[0-9a-fA-F]{64}", line):
        return Key(bytes.fromhex(line))
    raw = decode_base64(line)
    if len(raw) == 42 and raw[:2] == b"Ed":
        return Key(raw[10:], raw[2:10])
    return Key(raw)


def keyring(keys):
    """Keys by their id; the same key twice is one key (R-14)."""
    return {key.keyid: key for key in keys}


def _lines(raw):
    if len(raw) > MAX_MINISIG:
        raise Refused("R-42", "larger than 16 KiB")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused("R-42", "is no UTF-8") from None
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    if "\r" in text or len(lines) != 4:
        raise Refused("R-42", "hasn't four lines, ended by line feeds alone")
    if not lines[0].startswith("untrusted comment: ") or not lines[2].startswith(COMMENT):
        raise Refused("R-42", "lacks one of its comments")
    return lines


def check_minisig(raw, digest, keys):
    """The trusted comment of a minisign signature over a BLAKE2b-512 digest by one of the keys; Refused otherwise (R-42)."""
    _, first, comment, second = _lines(raw)
    try:
        head, tail = decode_base64(first), decode_base64(second)
    except Refused as error:
        raise Refused("R-42", error.text) from None
    if len(head) != 74 or head[:2] != b"ED" or len(tail) != 64:
        raise Refused("R-42", "isn't a prehashed minisign signature")
    comment = comment[len(COMMENT) :]
    named = [key for key in keys if _named(key, head[2:10], comment)]
    if not named:
        raise Refused("R-42", f"no trusted key has the minisign id {shown(head[2:10].hex())}")
    for key in named:
        if key.verifies(digest, head[10:]) and key.verifies(head[10:] + comment.encode("utf-8"), tail):
            return comment
    raise Refused("R-42", f"the signature under {head[2:10].hex()} doesn't verify")


def _named(key, identity, comment):
    # A key that brought an id of its own states it in the comment: who was given the bare key learns it there.
    stated = next((field[6:] for field in comment.split("\t") if field.startswith("keyid:")), None)
    return identity == key.minisign or (stated == identity.hex() and not key.brought)
