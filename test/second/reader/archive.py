"""The archive that a revision names: its directory and pages (R-51 to R-53)."""

import hashlib

from .refusal import Refused
from .shapes import DIRECTORY, PAGE
from .text import parse_json

MAX_JSON = 16 * 1024 * 1024


class Archive:
    """The entries of all pages by version, and the versions that are pruned."""

    def __init__(self, entries=None, pruned=()):
        self.entries = entries or {}
        self.pruned = set(pruned)

    def listed(self):
        """The versions that `versions` names."""
        return [version for version in self.entries if version not in self.pruned]


def _read(store, named, shape):
    path = named["path"]
    try:
        raw = store.get(path, MAX_JSON)
        if raw is None:
            raise Refused("R-51", "is missing")
        if hashlib.sha256(raw).hexdigest() != named["sha256"]:
            raise Refused("R-51", "doesn't have the SHA-256 that names it")
        return shape(parse_json(raw), "archive")
    except Refused as refused:
        refused.path = path
        raise


def _check_page(named, entries):
    versions = [entry["version"] for entry in entries]
    if (named["first"], named["last"], named["releases"]) != (versions[0], versions[-1], len(versions)):
        raise Refused("R-52", f"first, last or releases aren't those of the page {named['path']}")


def check_apart(revision, archive):
    """Refused where a version is both in the index and in its archive (R-53)."""
    both = archive.entries.keys() & {entry["version"] for entry in revision.index["releases"]}
    if both:
        raise Refused("R-53", f"{', '.join(sorted(both))} is in the index and in the archive")


def read_archive(store, named):
    """The archive that a revision names; Refused, with the path that is wrong, where it isn't whole."""
    directory = _read(store, named, DIRECTORY)
    entries = {}
    for page in directory["pages"]:
        listed = _read(store, page, PAGE)["releases"]
        _check_page(page, listed)
        for entry in listed:
            if entry["version"] in entries:
                raise Refused("R-52", f"{entry['version']} is in the archive twice")
            entries[entry["version"]] = entry
    pruned = directory.get("pruned", [])
    grouped = [version for group in directory["groups"] for version in group["versions"]] + pruned
    if sorted(grouped) != sorted(entries):
        raise Refused("R-52", "groups and pruned don't name each version of the pages once")
    if named["releases"] != len(entries):
        raise Refused("R-52", f"archive.releases is {named['releases']}, the pages hold {len(entries)}")
    return Archive(entries, pruned)
