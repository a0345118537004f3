#!/usr/bin/env python3
"""Holds the second reader against every vector: vectors.py DIRECTORY. One JSON: cases by file, and what doesn't hold."""

import base64
import hashlib
import json
import os
import sys

sys.dont_write_bytecode = sys.pycache_prefix is None

from reader.audit import audit_site  # noqa: E402
from reader.device import Device, decide  # noqa: E402
from reader.envelope import pae, verified_payload  # noqa: E402
from reader.keys import Key, check_minisig, keyring, parse_key  # noqa: E402
from reader.refusal import Refused  # noqa: E402
from reader.rollout import offered, part_of, takes  # noqa: E402
from reader.store import Directory, Overlay  # noqa: E402
from reader.text import decode_base64, parse_json, parse_time  # noqa: E402
from reader.versions import in_range, parse_version  # noqa: E402


# Where several requirements fail it doesn't matter which is named: those that this reader finds first. An auditor has seen
# no counter before, so that an old index is one that isn't the newest revision.
NAMED_FIRST = {"R-15": "R-17", "R-19": "R-11", "R-23": "R-48"}


class Tally:
    """How many cases were held against what they say, and which don't hold."""

    def __init__(self, root):
        self.root = root
        self.cases = {}
        self.failures = []

    def load(self, name):
        with open(os.path.join(self.root, name), encoding="utf-8") as file:
            return json.load(file)

    def expect(self, name, case, found, *right):
        self.cases[name] = self.cases.get(name, 0) + 1
        if found not in right:
            self.failures.append({"file": name, "case": case, "found": found, "right": list(right)})


def refused(work):
    """The rule by which work is refused, None where it isn't."""
    try:
        work()
    except Refused as error:
        return error.rule
    return None


def keys(tally):
    document = tally.load("keys.json")
    found = {}
    for one in document["keys"]:
        key = found[one["name"]] = Key(bytes.fromhex(one["publicKey"]))
        tally.expect("keys.json", one["name"], [key.keyid, key.minisign.hex()], [one["keyid"], one["minisignKeyId"]])
        for form in ("base64", "pem", "minisign", "publicKey"):
            tally.expect("keys.json", f"{one['name']} as {form}", parse_key(one[form]).raw.hex(), one["publicKey"])
    for one in document["refused"]:
        tally.expect("keys.json", one["why"], refused(lambda: Key(bytes.fromhex(one["publicKey"]))), one["rule"])
    return found


def texts(tally):
    for case in tally.load("pae.json")["cases"]:
        tally.expect("pae.json", case["payloadType"], pae(case["payloadType"], bytes.fromhex(case["payload"])).hex(), case["pae"])
    document = tally.load("base64.json")
    for case in document["accepted"]:
        tally.expect("base64.json", case["text"], decode_base64(case["text"]).hex(), case["bytes"])
    for case in document["refused"]:
        tally.expect("base64.json", case["text"], refused(lambda: decode_base64(case["text"])), case["rule"])
    document = tally.load("json.json")
    for case in document["accepted"]:
        tally.expect("json.json", case["why"], refused(lambda: parse_json(bytes.fromhex(case["hex"]))), None)
    for case in document["refused"]:
        tally.expect("json.json", case["why"], refused(lambda: parse_json(bytes.fromhex(case["hex"]))), case["rule"])
    for case in document["either"]:
        tally.expect("json.json", case["why"], refused(lambda: parse_json(bytes.fromhex(case["hex"]))), None, "R-2")


def signatures(tally, ring):
    for case in tally.load("dsse.json")["cases"]:
        trusted, threshold = keyring(ring[name] for name in case.get("keys", ["release"])), case.get("threshold", 1)
        raw = case["text"].encode("utf-8")
        for auditor in (True, False):
            rule = refused(lambda: verified_payload(raw, trusted, threshold, auditor))
            found = "accept" if rule is None else "refuse"
            # An auditor refuses what a device may take.
            right = {"either": ["refuse"] if auditor else ["accept", "refuse"]}.get(case["verdict"], [case["verdict"]])
            tally.expect("dsse.json", f"{case['name']} ({'auditor' if auditor else 'device'})", found, *right)
    for case in tally.load("minisign.json")["cases"]:
        digest = hashlib.blake2b(bytes.fromhex(case["file"])).digest()
        rule = refused(lambda: check_minisig(case["signature"].encode("utf-8"), digest, [ring["release"]]))
        tally.expect("minisign.json", case["name"], "accept" if rule is None else "refuse", case["verdict"])


def versions(tally):
    document = tally.load("versions.json")
    ascending = [parse_version(text) for text in document["ascending"]]
    for at, text in enumerate(document["ascending"]):
        tally.expect("versions.json", text, at == 0 or ascending[at - 1] < ascending[at], True)
    for text in document["refused"]:
        tally.expect("versions.json", text, refused(lambda: parse_version(text)), "R-10")
    for case in tally.load("ranges.json")["cases"]:
        tally.expect("ranges.json", f"{case['version']} in {case['range']!r}", in_range(case["range"], case["version"]), case["in"])


def cohorts(tally):
    document = tally.load("cohorts.json")
    for case in document["parts"]:
        tally.expect("cohorts.json", case["id"], part_of(case["id"]), case["part"])
    for case in document["offered"]:
        tally.expect("cohorts.json", json.dumps(case), offered(case["rollout"], parse_time(case["at"])), case["offered"])
    for case in document["devices"]:
        release = case["release"] if "release" in case else f"{case['product']}/{case['channel']}/{case['version']}"
        tally.expect("cohorts.json", json.dumps(case), takes(case.get("id"), release, case["offered"]), case["takes"])


def device_of(values, ring):
    return Device(
        [ring[name] for name in values["keys"]], values["threshold"], values["installed"], parse_time(values["now"]),
        values["channel"], values["product"], values["model"], values["counter"], values.get("id"),
    )


def outcome(result):
    return {key: result[key] for key in ("take", "nothing", "refuse") if key in result}


def patched(store, patches):
    """A site with patches, made in their order."""
    changes = {}
    current = Overlay(store, changes)
    for patch in patches:
        path = patch["path"]
        if patch.get("remove"):
            changes[path] = None
        elif "text" in patch:
            changes[path] = patch["text"].encode("utf-8")
        elif "base64" in patch:
            changes[path] = base64.b64decode(patch["base64"])
        elif "copy" in patch:
            changes[path] = current.get(patch["copy"], 2**24)
        else:
            before, old = current.get(path, 2**24), patch["find"].encode("utf-8")
            assert before.count(old) == 1, path
            changes[path] = before.replace(old, patch["with"].encode("utf-8"))
    return Overlay(store, changes)


def sites(tally, ring):
    known = {site["name"]: site for site in tally.load("sites.json")["sites"]}

    def audit(store, site, name):
        found = audit_site(store, [ring[key] for key in site["keys"]], site["threshold"], parse_time(site["now"]), site["channels"])
        return found if name is None else "sound" if found["ok"] else "unsound"

    def store_of(name):
        return Directory(os.path.join(tally.root, known[name]["directory"]))

    for name, site in known.items():
        result = audit(store_of(name), site, None)
        tally.expect("sites.json", name, result["problems"], [])
        tally.expect("sites.json", f"{name}: nothing that nobody signed", [one for one in result["reports"] if one["requirement"] == "R-59"], [])
    document = tally.load("decisions.json")
    for case in document["cases"]:
        device = device_of({**document["device"], **case["device"]}, ring)
        tally.expect("decisions.json", f"{case['site']}: {case['why']}", outcome(decide(store_of(case["site"]), device)), case["outcome"])
    tampered(tally, ring, known, store_of, audit)


def tampered(tally, ring, known, store_of, audit):
    document = tally.load("tampered.json")
    for case in document["cases"]:
        device = device_of({**document["device"], **case["device"]}, ring)
        found = outcome(decide(patched(store_of(case["site"]), case["patches"]), device))
        tally.expect("tampered.json", f"{case['name']} (device)", found, *case["outcomes"])
        site = known[case["site"]]
        result = audit(patched(store_of(case["site"]), case["patches"]), site, None)
        verdict = "sound" if case["audit"] == "sound" else "unsound"
        tally.expect("tampered.json", f"{case['name']} (auditor)", "sound" if result["ok"] else "unsound", verdict)
        if verdict == "unsound":
            # The requirement that the case is about is among those that are cited.
            cited = sorted({one["requirement"] for one in result["problems"]})
            holds = case["rule"] in cited or NAMED_FIRST.get(case["rule"]) in cited
            tally.expect("tampered.json", f"{case['name']} (cites {case['rule']})", holds or cited, True)


def main(root):
    tally = Tally(root)
    ring = keys(tally)
    texts(tally)
    signatures(tally, ring)
    versions(tally)
    cohorts(tally)
    sites(tally, ring)
    print(json.dumps({"cases": tally.cases, "failures": tally.failures}, ensure_ascii=False))
    return 3 if tally.failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
