"""What the newest revision names: releases with all their objects (R-33 to R-42, R-50, R-56 to R-58)."""

from .envelope import verified_payload
from .keys import MAX_MINISIG, check_minisig, keyring
from .refusal import Refused
from .release import check_provenance, check_record, open_release

MAX_SCHEMA = 64 * 1024 * 1024


class _Keys:
    """The trusted keys, and those together with the retired ones under a release's own threshold (R-50)."""

    def __init__(self, audit, newest, retired, entry):
        self.audit = audit
        self.ring = audit.ring
        self.wider = {**keyring(retired), **audit.ring}
        sets = newest.index.get("trustSets", [])
        at = entry.get("trust", 0)
        own = sets[at]["threshold"] if at < len(sets) else newest.index["threshold"]
        self.lower = min(audit.threshold, own)

    def open(self, path, work):
        """What work gives back with the trusted keys, or, reported, with the wider ones."""
        try:
            return work(self.ring, self.audit.threshold)
        except Refused as refused:
            if refused.rule not in ("R-16", "R-17", "R-42"):
                raise
            try:
                found = work(self.wider, self.lower)
            except Refused:
                raise refused from None
            self.audit.report("R-50", path, "verifies by retired keys or the threshold of its time, not by the trusted ones")
            return found


class _Place:
    """One release under audit."""

    def __init__(self, audit, prefix, entry, keys):
        self.audit = audit
        self.entry = entry
        self.keys = keys
        self.path = prefix + entry["version"]

    def file(self, path, sha256, size, rules=("R-57", "R-57"), limit=MAX_SCHEMA):
        """Holds an object against its digest and size; its digests."""
        self.audit.named.add(path)
        key = (path, sha256, size)
        if key not in self.audit.checked:
            self.audit.checked[key] = self._digests(path, sha256, size, rules, limit)
        return self.audit.checked[key]

    def _digests(self, path, sha256, size, rules, limit):
        found = self.audit.store.digests(path, limit if size is None else size, rules[0])
        if found is None:
            raise Refused("R-60", "is missing")
        if size is not None and found.size != size:
            raise Refused(rules[0], f"is {found.size} bytes long instead of {size}")
        if found.sha256 != sha256:
            raise Refused(rules[1], "doesn't have the signed SHA-256")
        return found


def _bundle(place, path, bundle):
    found = place.audit.attempt(path, lambda: place.file(path, bundle["sha256"], bundle["size"], ("R-40", "R-41")))
    if found is None:
        return

    def signature():
        raw = place.audit.store.get(path + ".minisig", MAX_MINISIG, "R-42")
        place.audit.named.add(path + ".minisig")
        if raw is None:
            raise Refused("R-42", "is missing")
        place.keys.open(path + ".minisig", lambda ring, _threshold: check_minisig(raw, found.blake2b, ring.values()))

    place.audit.attempt(path + ".minisig", signature)


def _files(place, release):
    entry = place.entry
    named = [(one["path"], one["sha256"], None) for one in release.get("schemas", {}).values()]
    named += [(one["path"], one["sha256"], one["size"]) for one in release["attachments"]]
    named += [(one["path"], one["sha256"], one["size"]) for one in release.get("deviceFiles", []) + entry.get("sealedFiles", [])]
    for path, sha256, size in named:
        place.audit.attempt(path, lambda: place.file(path, sha256, size))


def _record(place, release):
    path = f"records/{place.entry['record']['sha256']}.json"

    def record():
        raw = place.audit.get(path)
        opened = place.keys.open(path, lambda ring, threshold: check_record(raw, place.entry, release, ring, threshold))
        if "provenance" in opened:
            named = opened["provenance"]
            place.audit.attempt(named["path"], lambda: _provenance(place, named, release))

    place.audit.attempt(path, record)


def _provenance(place, named, release):
    raw = place.audit.get(named["path"])

    def verified(raw):
        return place.keys.open(named["path"], lambda ring, threshold: verified_payload(raw, ring, threshold)[1])

    check_provenance(raw, named, place.entry, release, verified)


def _release(audit, prefix, newest, entry, retired, pruned):
    keys = _Keys(audit, newest, retired, entry)
    place = _Place(audit, prefix, entry, keys)
    # Of a withdrawn release whose upgrade object is gone nothing else is needed.
    if "yanked" in entry and audit.attempt(place.path, lambda: audit.find(place.path) is None):
        return

    def opened():
        raw = audit.get(place.path)
        return keys.open(place.path, lambda ring, threshold: open_release(raw, entry, newest.index, ring, threshold))

    release = audit.attempt(place.path, opened)
    # Of a pruned one only what tells of it is needed: upgrade object, record and provenance.
    bundle = entry["bundle"]
    if not pruned:
        audit.attempt(bundle["path"], lambda: _bundle(place, bundle["path"], bundle))
    if release is None:
        return
    if not pruned:
        _files(place, release)
    if "record" in entry:
        _record(place, release)


def audit_releases(audit, prefix, newest, archive, retired):
    """Judges every release of the newest revision and its archive; a list of them for the result."""
    listed = []
    for entry in [*archive.entries.values(), *newest.entries]:
        version = entry["version"]
        pruned = version in archive.pruned
        before = len(audit.problems)
        _release(audit, prefix, newest, entry, retired, pruned)
        state = "withdrawn" if "yanked" in entry else "pruned" if pruned else "archived" if version in archive.entries else "listed"
        listed.append({"version": version, "state": state, "ok": len(audit.problems) == before})
    return listed
