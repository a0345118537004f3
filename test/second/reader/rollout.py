"""Roll-outs: how much of a fleet is offered a release, and whether one device is (R-28)."""

import hashlib

from .text import parse_time


def offered(rollout, at):
    """The parts of the fleet, of 100, that a roll-out offers a release to at a time in seconds."""
    if rollout is None:
        return 100
    percent = rollout.get("percent", 100)
    if rollout.get("paused") is True:
        return 0
    if "hours" not in rollout:
        return percent
    if "start" not in rollout:
        return 0
    start, seconds = parse_time(rollout["start"]), rollout["hours"] * 3600
    if at < start:
        return 0
    return percent if at >= start + seconds else percent * (at - start) // seconds


def part_of(text):
    """The part of the fleet, of 100, that a text is in."""
    return int(hashlib.sha256(text.encode("utf-8")).hexdigest()[:8], 16) % 100


def takes(identity, release, share):
    """Whether a device of this id (None: it has none) is offered a release by `product/channel/version`."""
    if identity is None:
        return share >= 100
    return (part_of(identity) + part_of(release)) % 100 < share
