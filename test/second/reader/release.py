"""Upgrade objects, and records of releases, held against the index (R-33 to R-39, R-56, R-58)."""

import hashlib
import re

from .envelope import open_envelope
from .index import prefix_of
from .refusal import Refused, shown
from .shapes import RECORD, RELEASE, envelope_text, statement
from .text import decode_base64, parse_json
from .versions import parse_version

RELEASE_TYPE = "urn:ota-release:predicate:release:v1"
RECORD_TYPE = "urn:ota-release:predicate:record:v1"
ZOS_KEYS = ("flist", "transaction_id", "signature", "storage")
ENVELOPE_KEYS = {"payloadType", "payload", "signatures"}
SCHEMA_NAMES = {"config": "config.json", "foreignConfig": "foreign-config.json", "template": "template.json"}
# Simple case folding: beside A to Z, only these two fold to a letter of ASCII.
FOLDS = {0x17F: "s", 0x212A: "k", **{ord(char): char.lower() for char in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}}


def must(rule, holds, text):
    """Refused with a rule unless something holds."""
    if not holds:
        raise Refused(rule, text)


def open_release(raw, entry, index, ring, threshold, auditor=True):
    """What the upgrade object of an entry states; Refused where it doesn't fit (R-33 to R-36, an auditor also R-37 to R-39)."""
    must("R-33", hashlib.sha256(raw).hexdigest() == entry["upgradeObject"]["sha256"], "doesn't have the SHA-256 of its entry")
    opened = open_envelope(raw, ring, threshold, RELEASE_TYPE, "R-34", auditor, extra_keys=True)
    subjects, release = statement(opened, RELEASE)
    for key, wanted in (("product", index["product"]), ("channel", index["channel"]), ("version", entry["version"])):
        must("R-35", release[key] == wanted, f"{key} is {shown(release[key])} instead of {shown(wanted)}")
    must("R-36", release["bundle"] == entry["bundle"], "states another bundle than the index")
    bundle = release["bundle"]
    must("R-36", subjects == [{"name": bundle["path"], "digest": {"sha256": bundle["sha256"]}}], "its subject isn't its bundle")
    if auditor:
        _check_zos(opened, release)
        _check_entry(release, entry)
    return release


def _check_zos(opened, release):
    envelope, zos = opened.envelope, release.get("zos", {})
    # what matches keys without regard to case sees these as one.
    for key in envelope:
        folded = key.translate(FOLDS)
        must("R-38", key == folded or folded not in ZOS_KEYS, f"the key {shown(key)} folds to {folded}")
    first = opened_signature(envelope)
    must("R-37", envelope_text(opened, "signature") == first, "signature isn't the hex form of the first signature")
    must("R-37", envelope_text(opened, "transaction_id") == release["commit"], "transaction_id isn't the commit")
    must("R-37", envelope.get("storage") == zos.get("storage"), "storage isn't what is signed")
    must("R-37", "storage" not in envelope or "storage" in zos, "storage isn't what is signed")
    flist = envelope_text(opened, "flist")
    if "flist" in zos:
        must("R-37", flist == zos["flist"], "flist isn't what is signed")
        return
    fits = re.fullmatch(r"https?://[!-\[\]-~]+", flist) and flist.endswith("/" + release["bundle"]["path"])
    must("R-37", fits, f"flist doesn't lead to the bundle: {shown(flist)}")


def opened_signature(envelope):
    """`signatures[0].sig` in hex; Refused where it is no base64."""
    return decode_base64(envelope["signatures"][0]["sig"]).hex()


def _check_entry(release, entry):
    # absent ones included.
    for key in ("upgradeFrom", "barrier", "policy"):
        must("R-39", release.get(key) == entry.get(key), f"{key} isn't that of the index")
    stated = {name: one["sha256"] for name, one in release.get("schemas", {}).items()}
    must("R-39", stated == entry.get("schemas", {}), "schemas aren't those of the index")
    version = release["version"]
    must("R-39", release["tag"] == f"v{version}" or release["tag"].endswith(f"/v{version}"), f"tag is {shown(release['tag'])}")
    _check_paths(release)


def _check_paths(release):
    bundle, product = release["bundle"], release["product"]
    start, end = f"bundles/{bundle['sha256']}.{product}-", ".zip"
    path = bundle["path"]
    must("R-39", path.startswith(start) and path.endswith(end), f"bundle.path is {shown(path)}")
    packed = path[len(start) : -len(end)]
    if "reissuedFrom" in release:
        # only the version may be another.
        try:
            parse_version(packed)
        except Refused:
            raise Refused("R-58", f"bundle.path has no version in it: {shown(path)}") from None
    else:
        must("R-39", packed == release["version"], f"bundle.path has the version {shown(packed)}")
    for name, one in release.get("schemas", {}).items():
        must("R-39", one["path"] == f"schemas/{one['sha256']}.{SCHEMA_NAMES[name]}", f"the path of {name} is {shown(one['path'])}")
    for one in release["attachments"]:
        must("R-39", one["path"] == f"attachments/{one['sha256']}.{one['name']}", f"the path of an attachment is {shown(one['path'])}")


def check_record(raw, entry, release, ring, threshold):
    """What the record of an entry states; Refused where it isn't of that release (R-56)."""
    must("R-56", hashlib.sha256(raw).hexdigest() == entry["record"]["sha256"], "doesn't have the SHA-256 of its entry")
    opened = open_envelope(raw, ring, threshold, RECORD_TYPE, "R-56")
    subjects, record = statement(opened, RECORD)
    place = prefix_of(release["channel"]) + release["version"]
    wanted = [(place, entry["upgradeObject"]["sha256"]), (entry["bundle"]["path"], entry["bundle"]["sha256"])]
    must("R-56", [(one["name"], one["digest"]["sha256"]) for one in subjects] == wanted, "its subjects aren't the release's")
    for key in ("product", "version", "channel", "tag", "commit"):
        must("R-56", record[key] == release[key], f"{key} is {shown(record[key])} instead of {shown(release[key])}")
    attached = [one["path"] for one in record["attachments"]]
    must("R-56", attached == [one["path"] for one in release["attachments"]], "its attachments aren't the release's")
    return record


def check_provenance(raw, named, entry, release, verified):
    """Refused unless a provenance is of that release (R-56). `verified` opens an envelope to its payload."""
    place = f"provenance/{named['sha256']}.{release['product']}-{release['version']}.intoto.jsonl"
    must("R-56", named["path"] == place, f"isn't where the provenance lies: {shown(named['path'])}")
    must("R-56", hashlib.sha256(raw).hexdigest() == named["sha256"], "doesn't have the SHA-256 that the record names")
    statement_of = parse_json(verified(raw))
    try:
        subjects = {one["digest"]["sha256"] for one in statement_of["subject"]}
        sources = statement_of["predicate"]["buildDefinition"]["resolvedDependencies"]
        commits = [one["digest"]["gitCommit"] for one in sources if "gitCommit" in one.get("digest", {})]
    except (KeyError, TypeError, AttributeError):
        raise Refused("R-56", "is no SLSA Provenance v1") from None
    both = {entry["upgradeObject"]["sha256"], entry["bundle"]["sha256"]}
    must("R-56", both <= subjects, "its subjects lack the bundle or the upgrade object")
    must("R-56", commits[:1] == [release["commit"]], "its first gitCommit isn't the commit")
