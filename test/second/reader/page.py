"""The page for people that an index names, and its copy `index.html` (R-68)."""

import hashlib
import json

from .archive import MAX_JSON
from .refusal import Refused, shown
from .text import parse_json

OPEN = b'<script type="application/json" id="ota-objects">'
CLOSE = b"</script>"


def audit_page(audit, prefix, revision):
    """Judges the page that a revision names, if it names one."""
    named = revision.index.get("page")
    if named is None:
        return
    audit.attempt(named["path"], lambda: _object(audit, named))
    path = prefix + "index.html"
    audit.attempt(path, lambda: _copy(audit, path, named))


def _object(audit, named):
    audit.named.add(named["path"])
    found = audit.store.digests(named["path"], named["size"], "R-68")
    if found is None:
        raise Refused("R-68", "is missing")
    if (found.size, found.sha256) != (named["size"], named["sha256"]):
        raise Refused("R-68", "doesn't have the signed size and SHA-256")


def _copy(audit, path, named):
    audit.named.add(path)
    raw = audit.store.get(path, named["size"] + MAX_JSON, "R-68")
    if raw is None:
        raise Refused("R-68", "is missing")
    if hashlib.sha256(raw).hexdigest() == named["sha256"]:
        return
    start = raw.find(OPEN) + len(OPEN)
    end = raw.find(CLOSE, start)
    if start < len(OPEN) or end < 0 or hashlib.sha256(raw[:start] + raw[end:]).hexdigest() != named["sha256"]:
        raise Refused("R-68", "isn't the page that the index names")
    _carried(audit, raw[start:end])


def _carried(audit, text):
    """Objects of the site that a page carries: by path, in one spelling, and the same as on the site."""
    objects = parse_json(text)
    if not isinstance(objects, dict) or not all(isinstance(one, str) for one in objects.values()):
        raise Refused("R-68", "carries no objects by their paths")
    if json.dumps(objects, ensure_ascii=False, separators=(",", ":"), sort_keys=True).replace("<", "\\u003c").encode() != text:
        raise Refused("R-68", "carries objects in another spelling than the published one")
    for path, held in objects.items():
        if audit.store.get(path, MAX_JSON) != held.encode("utf-8"):
            raise Refused("R-68", f"carries another {shown(path)} than the site has")
