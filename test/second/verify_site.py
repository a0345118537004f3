#!/usr/bin/env python3
"""Verifies a published site, or says what a device would take of it, from docs/site-format.md alone.

    verify_site.py SITE ... --key KEY [--key KEY ...] [--threshold N] [--now TIME] [--channel C ...] [--min-counter N]
    verify_site.py decide SITE --key KEY --installed V [--id ID] [--product P] [--model M] [--channel C] [--min-counter N]

SITE is a directory or an http(s) URL; of several, each has a line of its own. KEY is a file or a text: PEM, minisign's form, base64 or hex. One JSON on a line of
standard output. Exit codes: 0 sound (or something to take, or nothing to do), 3 something is refused, 2 wrong arguments.
"""

import argparse
import json
import os
import sys
import time

# Nothing is left beside the source, unless a place is named for it.
sys.dont_write_bytecode = sys.pycache_prefix is None

from reader.audit import audit_site  # noqa: E402
from reader.device import Device, decide  # noqa: E402
from reader.keys import parse_key  # noqa: E402
from reader.refusal import Refused  # noqa: E402
from reader.store import open_store  # noqa: E402
from reader.text import check_path, parse_time  # noqa: E402
from reader.versions import parse_version  # noqa: E402

MAX_KEY = 64 * 1024


def arguments(argv):
    """The arguments, by argparse: wrong ones end with 2."""
    parser = argparse.ArgumentParser(description="A second reader of the published format.")
    deciding = argv[:1] == ["decide"]
    parser.add_argument("site", nargs=1 if deciding else "+")
    parser.add_argument("--key", action="append", required=True)
    parser.add_argument("--threshold", type=int, default=1)
    parser.add_argument("--now")
    parser.add_argument("--channel", action="append")
    parser.add_argument("--min-counter", type=int, default=0)
    if deciding:
        parser.add_argument("--installed", required=True)
        for name in ("--id", "--product", "--model"):
            parser.add_argument(name)
    options = parser.parse_args(argv[1:] if deciding else argv)
    options.decide = deciding
    return options


def key_of(text):
    """A key from a file, or from the text itself."""
    if not os.path.isfile(text):
        return parse_key(text)
    with open(text, "rb") as file:
        return parse_key(file.read(MAX_KEY).decode("utf-8", "replace"))


def run(options, site):
    """The result for JSON."""
    store = open_store(site)
    keys = [key_of(text) for text in options.key]
    now = parse_time(options.now) if options.now else int(time.time())
    channels = options.channel
    for channel in channels or []:
        check_path(channel)
    try:
        if not options.decide:
            return audit_site(store, keys, options.threshold, now, channels, options.min_counter)
        parse_version(options.installed)
        device = Device(
            keys, options.threshold, options.installed, now, (channels or ["stable"])[0],
            options.product, options.model, options.min_counter, options.id,
        )
        return decide(store, device)
    finally:
        store.close()


def main(argv):
    """The exit code."""
    options = arguments(argv)
    ends = 0
    for site in options.site:
        try:
            result = run(options, site)
        except (Refused, ValueError, OSError) as error:
            print(f"verify_site.py: {error}", file=sys.stderr)
            return 2
        print(json.dumps({"site": site, **result}, ensure_ascii=False))
        ends = ends if result["ok"] else 3
    return ends


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
