"""The conformance class "device": what one would take of a site, and why ("What a device does")."""

from .index import check_fresh, open_index, prefix_of
from .keys import keyring
from .refusal import Refused, Unreachable, shown
from .release import open_release
from .rollout import offered, takes
from .versions import in_range, parse_version

# at least 1 MiB of an index and of an upgrade object.
MAX_INDEX = 4 * 1024 * 1024


class Device:
    """What a device knows: see "It keeps". `identity` and `product` are None where it has none or doesn't mind."""

    def __init__(self, keys, threshold, installed, now, channel="stable", product=None, model=None, counter=0, identity=None):
        self.ring = keyring(keys)
        self.threshold = threshold
        self.installed = installed
        self.now = now
        self.channel = channel
        self.product = product
        self.model = model
        self.counter = counter
        self.identity = identity
        if not 1 <= threshold <= len(self.ring):
            raise ValueError(f"a threshold of {threshold} with {len(self.ring)} keys")


def _get(store, path):
    raw = store.get(path, MAX_INDEX)
    if raw is None:
        raise Refused("R-60", "is missing")
    return raw


def _index(store, device, path):
    """Steps 1 and 2: an index that may be acted on."""
    revision = open_index(_get(store, path), device.ring, device.threshold, device.channel, device.product, auditor=False)
    if revision.counter < device.counter:
        raise Refused("R-23", f"has the counter {revision.counter}, {device.counter} was seen")
    check_fresh(revision, device.now)
    return revision


def choose(revision, device):
    """Step 3: (the entry to take or None, why each of the others is not taken)."""
    index, left, passed = revision.index, [], []
    own = parse_version(device.installed)
    # withdrawn barriers hold nobody up; others do, offered or not.
    barriers = [one for one in revision.entries if "barrier" in one and "yanked" not in one and parse_version(one["version"]) > own]
    for entry in revision.entries:
        version = entry["version"]
        share = offered(entry.get("rollout"), device.now)
        if "yanked" in entry:
            passed.append((version, "R-27", "is withdrawn"))
        elif parse_version(version) <= own:
            passed.append((version, "R-31", f"isn't above {device.installed}"))
        elif barriers and parse_version(version) > parse_version(barriers[0]["version"]):
            passed.append((version, "R-29", f"is above the barrier {barriers[0]['version']}"))
        elif not takes(device.identity, f"{index['product']}/{index['channel']}/{version}", share):
            passed.append((version, "R-28", f"isn't offered: to {share} of 100"))
        elif "upgradeFrom" in entry and not in_range(entry["upgradeFrom"], device.installed):
            passed.append((version, "R-30", f"is for {shown(entry['upgradeFrom'])}, which doesn't hold {device.installed}"))
        else:
            left.append(entry)
    # the highest that is left.
    passed += [(entry["version"], "R-32", "is lower than what is taken") for entry in left[:-1]]
    return (left[-1] if left else None), passed


def _object(store, device, revision, entry, path):
    """Step 4: the upgrade object, which fits the index and the device."""
    release = open_release(_get(store, path), entry, revision.index, device.ring, device.threshold, auditor=False)
    if device.model is not None and device.model not in release["models"]:
        raise Refused("R-35", f"is for {', '.join(release['models'])}, not for {device.model}")


def _bundle(store, entry):
    """Step 5: the bundle has the signed size and digest."""
    bundle = entry["bundle"]
    found = store.digests(bundle["path"], bundle["size"], "R-40")
    if found is None:
        raise Refused("R-60", "is missing")
    if found.size != bundle["size"]:
        raise Refused("R-40", f"is {found.size} bytes long instead of {bundle['size']}")
    if found.sha256 != bundle["sha256"]:
        raise Refused("R-41", "doesn't have the signed SHA-256")


def decide(store, device):
    """What a device does: `take`, `nothing` or `refuse` with a path, and why. For JSON."""
    prefix = prefix_of(device.channel)
    path = prefix + "index.json"
    try:
        revision = _index(store, device, path)
        entry, passed = choose(revision, device)
        why = [{"version": version, "requirement": rule, "text": text} for version, rule, text in passed]
        known = {"counter": revision.counter, "latest": revision.index["latest"], "why": why}
        if entry is None:
            return {"ok": True, "nothing": True, **known}
        path = prefix + entry["version"]
        _object(store, device, revision, entry, path)
        path = entry["bundle"]["path"]
        _bundle(store, entry)
        return {"ok": True, "take": entry["version"], "bundle": entry["bundle"], **known}
    except Refused as refused:
        return _refused(path, refused.rule, refused.text)
    except Unreachable as error:
        return _refused(path, "R-60", str(error))


def _refused(path, rule, text):
    return {"ok": False, "refuse": path, "problems": [{"requirement": rule, "path": path, "text": text}]}
