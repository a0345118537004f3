"""The signed index of a channel: what every reader asks of it (R-19 to R-22, R-26) and what follows from its entries."""

import hashlib

from .envelope import open_envelope
from .refusal import Refused, shown
from .rollout import offered
from .shapes import INDEX, WHOLE_INDEX, statement
from .text import parse_time
from .versions import parse_version

INDEX_TYPE = "urn:ota-release:predicate:index:v1"


class Revision:
    """A revision that verifies: its bytes’ digest, what it says, which keys signed it."""

    def __init__(self, raw, predicate, signers):
        self.sha256 = hashlib.sha256(raw).hexdigest()
        self.raw = raw
        self.index = predicate
        self.signers = signers
        self.counter = predicate["counter"]
        self.entries = sorted(predicate["releases"], key=lambda entry: parse_version(entry["version"]))

    def at(self):
        """Its `created` in seconds."""
        return parse_time(self.index["created"])


def prefix_of(channel):
    """Where the objects of a channel lie: the stable one at the root."""
    return "" if channel == "stable" else f"channels/{channel}/"


def _check_subjects(subjects, predicate, channel):
    # one for one and in the same order.
    named = [(one["name"], one["digest"]["sha256"]) for one in subjects]
    listed = [(prefix_of(channel) + one["version"], one["upgradeObject"]["sha256"]) for one in predicate["releases"]]
    if named != listed:
        raise Refused("R-21", "subject doesn't name the upgrade objects of releases, one for one")


def _check_latest(predicate):
    alive = [entry["version"] for entry in predicate["releases"] if "yanked" not in entry]
    if predicate["latest"] is not None and predicate["latest"] not in alive:
        raise Refused("R-26", f"latest is {shown(predicate['latest'])}, which isn't listed or is withdrawn")


def open_index(raw, ring, threshold, channel, product=None, auditor=True):
    """A revision of a channel (and of a product, where one is asked for); Refused where it isn't one."""
    opened = open_envelope(raw, ring, threshold, INDEX_TYPE, "R-19", auditor)
    subjects, predicate = statement(opened, WHOLE_INDEX if auditor else INDEX)
    if predicate["channel"] != channel:
        raise Refused("R-20", f"is of the channel {shown(predicate['channel'])}, not {channel}")
    if product is not None and predicate["product"] != product:
        raise Refused("R-20", f"is of the product {shown(predicate['product'])}, not {product}")
    _check_subjects(subjects, predicate, channel)
    versions = [entry["version"] for entry in predicate["releases"]]
    if len(set(versions)) < len(versions):
        raise Refused("R-22", "lists a version twice")
    _check_latest(predicate)
    return Revision(raw, predicate, opened.signers)


def check_fresh(revision, now):
    """Refuses an index from the second of `expires` on (R-24)."""
    expires = revision.index["expires"]
    if now >= parse_time(expires):
        raise Refused("R-24", f"has expired at {expires}")


def for_everybody(entry, at):
    """Whether everybody is offered a release at a time."""
    return offered(entry.get("rollout"), at) >= 100


def latest_of(revision):
    """The `latest` that follows from the entries of a revision (R-26)."""
    there = [one for one in revision.entries if "yanked" not in one and for_everybody(one, revision.at())]
    return there[-1]["version"] if there else None


def versions_of(revision, archived):
    """The pointer `versions` that follows from a revision and the archived versions that aren't pruned (R-54)."""
    latest = revision.index["latest"]
    held = list(archived)
    for entry in revision.entries:
        below = latest is not None and parse_version(entry["version"]) < parse_version(latest)
        if "yanked" not in entry and (not below or for_everybody(entry, revision.at())):
            held.append(entry["version"])
    return sorted(held, key=parse_version)
