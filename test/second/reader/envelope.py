"""DSSE envelopes over in-toto statements (R-11 to R-18)."""

from .refusal import Refused, shown
from .text import decode_base64, parse_json

PAYLOAD_TYPE = "application/vnd.in-toto+json"
STATEMENT_TYPE = "https://in-toto.io/Statement/v1"
KEYS = {"payloadType", "payload", "signatures"}
MAX_SIGNATURES = 64


def pae(payload_type, payload):
    """What is signed: the pre-authentication encoding."""
    kind = payload_type.encode("utf-8")
    return b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(payload), payload)


def text_of(value, key):
    """A text of an object; Refused where it is missing or something else (R-4)."""
    found = value.get(key)
    if not isinstance(found, str):
        raise Refused("R-4", f"{key} is {shown(found)} instead of a text")
    return found


def _signatures(envelope, auditor):
    listed = envelope.get("signatures")
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        raise Refused("R-4", "signatures is no list of objects")
    if not listed:
        raise Refused("R-12", "nobody signed it")
    if auditor:
        _strict(listed)
    return listed


def _strict(listed):
    if len(listed) > MAX_SIGNATURES:
        raise Refused("R-12", f"{len(listed)} signatures")
    names = [text_of(one, "keyid") for one in listed]
    if len(set(names)) < len(names):
        raise Refused("R-12", "two signatures name the same key")
    for one in listed:
        text_of(one, "sig")
        if set(one) - {"keyid", "sig"}:
            raise Refused("R-11", f"a signature has the keys {shown(sorted(one))}")


def _signers(listed, message, ring):
    """The ids of the trusted keys that signed. One of them that made no good signature is refused (R-17)."""
    good = set()
    for one in listed:
        # what stands under the id of an unknown key doesn't count, whatever it holds.
        key = ring.get(one["keyid"]) if isinstance(one.get("keyid"), str) else None
        if key is None:
            continue
        if not key.verifies(message, decode_base64(text_of(one, "sig"))):
            raise Refused("R-17", f"the signature of the trusted key {key.keyid} doesn't verify")
        good.add(key.keyid)
    return good


class Opened:
    """An envelope that verifies: its object, its statement, who signed."""

    def __init__(self, envelope, statement, signers):
        self.envelope = envelope
        self.statement = statement
        self.signers = signers


def verified_payload(raw, ring, threshold, auditor=True, extra_keys=False):
    """(envelope, payload, signers) of an envelope by at least `threshold` of the keys; Refused otherwise."""
    envelope = parse_json(raw)
    if not isinstance(envelope, dict):
        raise Refused("R-4", "is no object")
    if auditor and not extra_keys and set(envelope) - KEYS:
        raise Refused("R-11", f"has the keys {shown(sorted(set(envelope) - KEYS))} beside an envelope's")
    kind, payload_text = text_of(envelope, "payloadType"), text_of(envelope, "payload")
    listed = _signatures(envelope, auditor)
    if kind != PAYLOAD_TYPE:
        raise Refused("R-13", f"payloadType is {shown(kind)}")
    # decoded once; these very bytes are verified, then parsed.
    payload = decode_base64(payload_text)
    signers = _signers(listed, pae(kind, payload), ring)
    if len(signers) < threshold:
        raise Refused("R-16", f"{len(signers)} trusted signatures, {threshold} needed")
    return envelope, payload, signers


def open_envelope(raw, ring, threshold, predicate_type, rule, auditor=True, extra_keys=False):
    """An envelope that verifies, over a statement of a type; Refused with `rule` where the types are others."""
    envelope, payload, signers = verified_payload(raw, ring, threshold, auditor, extra_keys)
    statement = parse_json(payload)
    if not isinstance(statement, dict):
        raise Refused("R-4", "the payload is no object")
    found = text_of(statement, "_type"), text_of(statement, "predicateType")
    if found != (STATEMENT_TYPE, predicate_type):
        raise Refused(rule, f"is a {shown(found)} instead of a {predicate_type}")
    return Opened(envelope, statement, signers)
