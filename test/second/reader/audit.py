"""The conformance class "auditor": judges a whole site, its history included ("What an auditor does")."""

import hashlib
import re

from .archive import MAX_JSON, Archive, check_apart, read_archive
from .contents import audit_releases
from .index import check_fresh, latest_of, open_index, prefix_of, versions_of
from .keys import Key, keyring
from .page import audit_page
from .refusal import Refused, Unreachable, shown
from .shapes import INDEX, record
from .versions import parse_version
from .text import decode_base64, parse_json, parse_time

SOON = 30 * 24 * 3600
# Revisions in a row that may be missing before the log is given up.
MAX_MISSED = 100
CHANNEL = re.compile(r"channels/([a-z][a-z0-9-]{0,31})/")
MUTABLE = ("index.json", "versions", "latest")


class Audit:
    """What is found of a site so far."""

    def __init__(self, store, keys, threshold, now):
        self.store = store
        self.ring = keyring(keys)
        self.threshold = threshold
        self.now = now
        self.problems = []
        self.reports = []
        self.channels = []
        self.product = None
        self.named = set()
        self.checked = {}
        self.bytes = 0

    def refuse(self, rule, path, text):
        """Notes something that is refused, once."""
        found = {"requirement": rule, "path": path, "text": text}
        if found not in self.problems:
            self.problems.append(found)

    def report(self, rule, path, text):
        """Notes something that leaves the site sound, once."""
        found = {"requirement": rule, "path": path, "text": text}
        if found not in self.reports:
            self.reports.append(found)

    def attempt(self, path, work):
        """What work gives back; None where it is refused, which is noted."""
        try:
            return work()
        except Refused as refused:
            self.refuse(refused.rule, getattr(refused, "path", path), refused.text)
        except Unreachable as error:
            self.refuse("R-60", path, str(error))
        return None

    def get(self, path, rule="R-60"):
        """The bytes of an object that has to be there."""
        raw = self.find(path)
        if raw is None:
            raise Refused(rule, "is missing")
        return raw

    def find(self, path):
        """The bytes of an object, None where there is none."""
        self.named.add(path)
        return self.store.get(path, MAX_JSON)

    def result(self):
        """All of it for JSON."""
        return {
            "ok": not self.problems,
            "product": self.product,
            "problems": self.problems,
            "reports": self.reports,
            "channels": self.channels,
        }


def revision_path(prefix, counter):
    """Where a revision lies."""
    return f"{prefix}revisions/{counter:08}.json"


def _open(audit, channel, raw):
    revision = open_index(raw, audit.ring, audit.threshold, channel, audit.product)
    if audit.product is None:
        # all channels and revisions are of one product.
        audit.product = revision.index["product"]
    return revision


def _newest(audit, channel, index):
    """The newest revision, by the log (R-48): `index.json`, and what is there above its counter."""
    prefix, newest = prefix_of(channel), index
    listed = _listed_counters(audit, prefix)
    counter = index.counter
    while True:
        counter += 1
        # Where the site can be listed, what stands higher counts too: a gap is a revision that is missing.
        if counter not in listed and max(listed, default=0) > counter:
            counter = min(one for one in listed if one > counter)
        path = revision_path(prefix, counter)
        raw = audit.attempt(path, lambda: audit.find(path))
        if raw is None:
            return newest
        above = audit.attempt(path, lambda: _open(audit, channel, raw))
        if above is not None and above.counter != counter:
            audit.refuse("R-44", path, f"has the counter {above.counter}")
        elif above is not None:
            newest = above


def _listed_counters(audit, prefix):
    """The counters of the revisions that a listing shows."""
    names = re.compile(re.escape(prefix) + r"revisions/([0-9]{8})\.json")
    return {int(match.group(1)) for path in audit.store.list() or [] if (match := names.fullmatch(path))}


def _check_copy(audit, channel, index, newest):
    path = prefix_of(channel) + "index.json"
    if newest.counter > index.counter:
        audit.refuse("R-48", path, f"is revision {index.counter}, the newest is {newest.counter}")
        return
    own = revision_path(prefix_of(channel), index.counter)
    raw = audit.attempt(own, lambda: audit.get(own, "R-48"))
    if raw is None or raw == index.raw:
        return
    audit.refuse("R-48", path, f"isn't byte for byte {own}")
    other = audit.attempt(own, lambda: _open(audit, channel, raw))
    if other is not None and other.counter == index.counter:
        audit.refuse("R-49", own, f"revision {index.counter} is told in two ways: the log is forked")


def _check_index(audit, index, path, min_counter):
    if index.counter < min_counter:
        audit.refuse("R-23", path, f"has the counter {index.counter}, {min_counter} was seen")
    audit.attempt(path, lambda: check_fresh(index, audit.now))
    left = parse_time(index.index["expires"]) - audit.now
    if 0 < left <= SOON:
        audit.report("R-24", path, f"expires at {index.index['expires']}, within 30 days")


def _check_latest(audit, revision, path):
    follows = latest_of(revision)
    if revision.index["latest"] != follows:
        audit.refuse("R-26", path, f"latest is {shown(revision.index['latest'])}, {shown(follows)} follows from the entries")


def _check_pointers(audit, prefix, newest, archive):
    def versions():
        found = parse_json(audit.get(prefix + "versions", "R-54"))
        follows = versions_of(newest, archive.listed())
        if found != follows:
            raise Refused("R-54", f"is {shown(found)} instead of {shown(follows)}")

    def latest():
        raw, follows = audit.find(prefix + "latest"), newest.index["latest"]
        if raw is None and follows is not None:
            raise Refused("R-55", f"is missing; {shown(follows)} follows")
        if raw is not None and (follows is None or parse_json(raw) != follows):
            raise Refused("R-55", f"isn't {shown(follows)}")

    if archive is not None:
        audit.attempt(prefix + "versions", versions)
    audit.attempt(prefix + "latest", latest)


def keys_of(listed):
    """The keys of a list of the index that may be trusted."""
    found = []
    for one in listed:
        try:
            found.append(Key(decode_base64(one["publicKey"])))
        except Refused:
            continue
    return found


def _open_old(audit, channel, raw, path, vouched):
    """A revision of the log, by the trusted keys, or by those of its time where something that verifies names it (R-50)."""
    try:
        return _open(audit, channel, raw)
    except Refused as refused:
        if not vouched or refused.rule not in ("R-16", "R-17"):
            raise
        claimed = _claimed(raw)
        revision = open_index(raw, keyring(keys_of(claimed["trustedKeys"])), claimed["threshold"], channel, audit.product)
        audit.report("R-50", path, "verifies by the keys of its time, not by the trusted ones")
        return revision


def _claimed(raw):
    """What a revision that doesn't verify says of keys. Its digest is vouched for by one that does: R-18 is kept by that."""
    # The envelope was read as far as its signatures before, so that it has this text.
    stated = parse_json(decode_base64(parse_json(raw)["payload"]))
    return record({"predicate": INDEX})(stated, "statement")["predicate"]


def _check_step(audit, older, newer, archives, path):
    """One step of the log: R-46 and R-47."""
    if older.index["created"] > newer.index["created"]:
        audit.report("R-46", path(newer), "was created before the one before it")
    old, new = archives(older), archives(newer)
    if old is None or new is None:
        return
    there = {**new.entries, **{entry["version"]: entry for entry in newer.entries}}
    for entry in [*old.entries.values(), *older.entries]:
        kept = there.get(entry["version"])
        if kept is None:
            audit.refuse("R-47", path(newer), f"{entry['version']} is lost")
        elif kept["upgradeObject"] != entry["upgradeObject"]:
            audit.refuse("R-47", path(newer), f"{entry['version']} has another upgrade object than before")


def _walk_log(audit, channel, newest, archives):
    """From the newest revision back to the first (R-44 to R-47, R-50). What is missing or refused is gone over."""
    prefix, newer, missed = prefix_of(channel), newest, 0
    for counter in range(newest.counter - 1, 0, -1):
        place = revision_path(prefix, counter)
        older = audit.attempt(place, lambda: _older(audit, channel, counter, newer, archives))
        missed = 0 if older else missed + 1
        if missed == MAX_MISSED:
            return
        newer = older or newer
    if newer.counter == 1 and newer.index["previous"] is not None:
        audit.refuse("R-45", revision_path(prefix, 1), "previous isn't null in the first revision")


def _older(audit, channel, counter, newer, archives):
    """The revision of a counter, which a newer one follows."""
    prefix = prefix_of(channel)
    path = lambda revision: revision_path(prefix, revision.counter)
    place = revision_path(prefix, counter)
    raw = audit.get(place, "R-44")
    follows = newer.counter == counter + 1
    vouched = follows and newer.index["previous"] == hashlib.sha256(raw).hexdigest()
    if follows and not vouched:
        audit.refuse("R-45", path(newer), f"previous isn't the SHA-256 of revision {counter}")
    older = _open_old(audit, channel, raw, place, vouched)
    if older.counter != counter:
        raise Refused("R-44", f"has the counter {older.counter}")
    _check_latest(audit, older, place)
    _check_step(audit, older, newer, archives, path)
    if "page" in older.index:
        audit.named.add(older.index["page"]["path"])
    return older


def audit_channel(audit, channel, min_counter=0):
    """Judges one channel; what is found is added to the audit."""
    prefix = prefix_of(channel)
    path = prefix + "index.json"
    raw = audit.attempt(path, lambda: audit.get(path))
    index = None if raw is None else audit.attempt(path, lambda: _open(audit, channel, raw))
    if index is None:
        return
    _check_index(audit, index, path, min_counter)
    newest = _newest(audit, channel, index)
    _check_copy(audit, channel, index, newest)
    read = {None: Archive()}

    def archives(revision):
        named = revision.index.get("archive")
        key = tuple(named.values()) if named else None
        place = revision_path(prefix, revision.counter)
        if key not in read:
            read[key] = audit.attempt(place, lambda: read_archive(audit.store, named))
        if read[key] is not None:
            audit.attempt(place, lambda: check_apart(revision, read[key]))
        return read[key]

    _check_latest(audit, newest, path)
    archive = archives(newest)
    _check_pointers(audit, prefix, newest, archive)
    audit_page(audit, prefix, newest)
    _walk_log(audit, channel, newest, archives)
    releases = audit_releases(audit, prefix, newest, archive or Archive(), keys_of(newest.index.get("retiredKeys", [])))
    audit.channels.append(
        {
            "channel": channel,
            "counter": newest.counter,
            "created": newest.index["created"],
            "expires": newest.index["expires"],
            "latest": newest.index["latest"],
            "releases": releases,
        }
    )


def _shows_channel(path):
    """Whether an object of this path below a channel shows that there is, or was, a release."""
    if path in MUTABLE or path.startswith("revisions/"):
        return True
    try:
        return bool(parse_version(path))
    except Refused:
        return False


def channels_of(store):
    """The channels of a site that can be listed; the stable one alone of one that can't."""
    paths = store.list()
    if paths is None:
        return ["stable"]
    beside = {match.group(1) for path in paths if (match := CHANNEL.match(path)) and _shows_channel(path[match.end() :])}
    stable = any(_shows_channel(path) for path in paths)
    return (["stable"] if stable or not beside else []) + sorted(beside)


def _report_strays(audit):
    """What nothing signed accounts for (R-59), where the site can be listed."""
    for path in audit.store.list() or []:
        if path not in audit.named and path not in audit.store.read and not path.startswith(("metadata/", "releases/")):
            audit.report("R-59", path, "nothing signed accounts for it")


def audit_site(store, keys, threshold, now, channels=None, min_counter=0):
    """The result of the audit of a site, for JSON."""
    audit = Audit(store, keys, threshold, now)
    if not 1 <= threshold <= len(audit.ring):
        raise ValueError(f"a threshold of {threshold} with {len(audit.ring)} keys")
    asked = channels or channels_of(store)
    for channel in asked:
        audit_channel(audit, channel, min_counter)
    if channels is None or set(channels_of(store)) <= set(channels):
        _report_strays(audit)
    return audit.result()
