#!/usr/bin/env python3
"""Reads a site as the HTTP publisher of 0-OS did, and walks it as a node does. Written from the contract alone.

    zos-reader.py walk BASE [--current VERSION] [--reach FROM=TO]   asks the site, one JSON object on standard output
    zos-reader.py bodies                                           judges bodies: one JSON line in, one out

Exit code 1, with "error" in the object, where a node would stop with an error.
"""

import argparse
import base64
import gzip
import hashlib
import io
import json
import re
import sys
import urllib.error
import urllib.parse
import urllib.request
import zipfile

NUMBER = r"(?:0|[1-9][0-9]*)"
LABEL = r"(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)"
SEMVER = re.compile(rf"({NUMBER})\.({NUMBER})\.({NUMBER})(?:-({LABEL}(?:\.{LABEL})*))?(?:\+([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?")
KEYS = ("flist", "signature", "transaction_id", "storage")
HOOKS = ("pre-copy", "post-copy", "migrate", "post-start")
ASSUMED_VERSION = "0.0.1"
MAX_REDIRECTS = 9


class NodeStops(Exception):
    """What a node logs before it gives up until the next poll."""


class Redirects(urllib.request.HTTPRedirectHandler):
    max_redirections = MAX_REDIRECTS
    max_repeats = MAX_REDIRECTS


def precedence(version):
    """A key that sorts as SemVer 2.0, section 11, orders."""
    major, minor, patch, labels, _ = SEMVER.fullmatch(version).groups()
    release = (int(major), int(minor), int(patch))
    if labels is None:
        return (*release, 1, ())
    parts = tuple((0, int(label), "") if label.isdigit() else (1, 0, label) for label in labels.split("."))
    return (*release, 0, parts)


def decode(body, what):
    try:
        # A byte order mark stays, and json has no place for it.
        return json.loads(body.decode("utf-8"), object_pairs_hook=Members)
    except ValueError as error:
        raise NodeStops(f"{what} is not JSON: {error}") from error


class Members(list):
    """The members of an object in their order, those that come twice included."""


def strict(value, what):
    if not isinstance(value, str) or isinstance(value, Members) or not SEMVER.fullmatch(value):
        raise NodeStops(f"{what}: {json.dumps(value)} is no version")
    return value


def read_versions(body):
    value = decode(body, "versions")
    if isinstance(value, Members) or not isinstance(value, list):
        raise NodeStops("versions is no array")
    return [strict(one, "versions") for one in value]


def read_latest(body):
    return strict(decode(body, "latest"), "latest")


def read_upgrade(body):
    value = decode(body, "upgrade object")
    if not isinstance(value, Members):
        raise NodeStops("the upgrade object is no object")
    found = dict.fromkeys(KEYS, "")
    for key, member in value:
        # casefold also knows the long s, as Go's decoder does.
        known = key.casefold()
        if known not in found:
            continue
        if not isinstance(member, str):
            raise NodeStops(f"{key} is no string")
        found[known] = member
    target = urllib.parse.urlsplit(found["flist"])
    if target.scheme not in ("http", "https") or not target.netloc:
        raise NodeStops(f"flist {found['flist']!r} is no absolute http(s) URL")
    return found


class Site:
    def __init__(self, base, reach):
        parts = urllib.parse.urlsplit(base)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            raise NodeStops(f"{base!r} is no absolute http(s) URL")
        self.parts = parts
        self.reach = reach
        self.asked = []
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), Redirects)

    def url(self, name):
        path = re.sub(r"/+", "/", self.parts.path).rstrip("/")
        host = self.parts.netloc.rpartition("@")[2]
        return urllib.parse.urlunsplit((self.parts.scheme, host, f"{path}/{name}", self.parts.query, ""))

    def credentials(self):
        user, at, _ = self.parts.netloc.rpartition("@")
        if not at:
            return {}
        pair = urllib.parse.unquote(user if ":" in user else f"{user}:")
        return {"Authorization": "Basic " + base64.b64encode(pair.encode()).decode()}

    def get(self, url, headers=None):
        """The body of an answer with status 200; None for any other."""
        request = urllib.request.Request(url, headers={"Accept-Encoding": "gzip", **(headers or {})})
        try:
            with self.opener.open(request, timeout=20) as answer:
                body = answer.read()
                self.asked.append(f"{answer.status} {url}")
                if answer.status != 200:
                    return None
                encoding = answer.headers.get("Content-Encoding", "identity")
                return gzip.decompress(body) if encoding == "gzip" else body
        except urllib.error.HTTPError as error:
            self.asked.append(f"{error.code} {url}")
            return None
        except OSError as error:
            raise NodeStops(f"{url}: {error}") from error

    def need(self, name):
        body = self.get(self.url(name), self.credentials())
        if body is None:
            raise NodeStops(f"no {name}")
        return body

    def reached(self, flist):
        """Where the test serves what lies at a public address."""
        source, target = self.reach
        return target + flist[len(source):] if source and flist.startswith(source) else flist

    def install(self, version):
        upgrade = read_upgrade(self.need(version))
        address = self.reached(upgrade["flist"])
        md5 = self.get(f"{address}.md5")
        if md5 is not None and md5 == b"":
            raise NodeStops(f"{upgrade['flist']}.md5 is empty")
        artefact = self.get(address)
        if artefact is None:
            raise NodeStops(f"no {upgrade['flist']}")
        return {
            "version": version,
            **{key: upgrade[key] for key in KEYS},
            "md5": None if md5 is None else md5.decode("latin-1"),
            "artefactMd5": hashlib.md5(artefact).hexdigest(),
            "artefactSha256": hashlib.sha256(artefact).hexdigest(),
            "hooks": hooks_of(artefact),
        }


def hooks_of(artefact):
    """The hooks at the root of the artefact; one that its owner can't execute stops a node."""
    if not zipfile.is_zipfile(io.BytesIO(artefact)):
        return []
    with zipfile.ZipFile(io.BytesIO(artefact)) as archive:
        found = [entry for entry in archive.infolist() if entry.filename in HOOKS]
    for entry in found:
        if not (entry.external_attr >> 16) & 0o100:
            raise NodeStops(f"{entry.filename} is not executable")
    return [entry.filename for entry in found]


def walk(site, current):
    versions = read_versions(site.need("versions"))
    latest = read_latest(site.need("latest"))
    report = {"current": current, "latest": latest, "versions": versions, "installed": []}
    if precedence(latest) <= precedence(current):
        return report
    if latest not in versions:
        raise NodeStops(f"latest {latest} is not in versions")
    due = [one for one in versions if precedence(current) < precedence(one) <= precedence(latest)]
    for version in sorted(due, key=precedence):
        report["installed"].append(site.install(version))
    return report


def judge(line):
    """{"kind": "versions" | "latest" | "upgrade", "body": base64} into {"value"} or {"error"}."""
    asked = json.loads(line)
    read = {"versions": read_versions, "latest": read_latest, "upgrade": read_upgrade}[asked["kind"]]
    try:
        return {"value": read(base64.b64decode(asked["body"]))}
    except NodeStops as error:
        return {"error": str(error)}


def main():
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers(dest="command", required=True)
    walking = commands.add_parser("walk")
    walking.add_argument("base")
    walking.add_argument("--current", default=ASSUMED_VERSION)
    walking.add_argument("--reach", default="=")
    commands.add_parser("bodies")
    options = parser.parse_args()
    if options.command == "bodies":
        for line in sys.stdin:
            print(json.dumps(judge(line)))
        return 0
    site = None
    try:
        source, _, target = options.reach.partition("=")
        site = Site(options.base, (source, target))
        print(json.dumps({**walk(site, options.current), "asked": site.asked}))
        return 0
    except NodeStops as error:
        print(json.dumps({"error": str(error), "asked": site.asked if site else []}))
        return 1


sys.exit(main())
