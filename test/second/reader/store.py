"""Where a site lies: a directory, an http(s) server, or either with changes. Nothing is read without a bound (R-1)."""

import hashlib
import http.client
import os
import stat
import urllib.parse

from .refusal import Refused, Unreachable

BLOCK = 64 * 1024
TIMEOUT = 30
REDIRECTS = 9


class Digests:
    """What was read of an object: length, SHA-256 and BLAKE2b-512."""

    def __init__(self, size, sha256, blake2b):
        self.size = size
        self.sha256 = sha256
        self.blake2b = blake2b


class Store:
    """Objects of a site by path. `blocks(path)` is what a kind of store adds: an iterator, or None where nothing is."""

    def __init__(self):
        self.read = set()

    def get(self, path, limit, rule="R-1"):
        """The bytes of an object of at most `limit` bytes; None where there is none."""
        blocks = self._blocks(path)
        if blocks is None:
            return None
        held, size = [], 0
        for block in blocks:
            size += len(block)
            if size > limit:
                blocks.close()
                raise Refused(rule, f"larger than {limit} bytes")
            held.append(block)
        return b"".join(held)

    def digests(self, path, limit, rule="R-1"):
        """Length and digests of an object of at most `limit` bytes, block by block; None where there is none."""
        blocks = self._blocks(path)
        if blocks is None:
            return None
        sha, blake, size = hashlib.sha256(), hashlib.blake2b(), 0
        for block in blocks:
            size += len(block)
            if size > limit:
                blocks.close()
                raise Refused(rule, f"longer than {limit} bytes")
            sha.update(block)
            blake.update(block)
        return Digests(size, sha.hexdigest(), blake.digest())

    def _blocks(self, path):
        self.read.add(path)
        return self.blocks(path)

    def list(self):
        """The paths of all objects, or None where a site can't be listed."""
        return None

    def close(self):
        """Ends what is open."""


class Directory(Store):
    """A site in a directory."""

    def __init__(self, root):
        super().__init__()
        self.root = os.path.realpath(root)

    def blocks(self, path):
        place = os.path.join(self.root, *path.split("/"))
        try:
            found = os.stat(place)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise Unreachable(str(error)) from None
        if not os.path.realpath(place).startswith(self.root + os.sep):
            raise Refused("R-9", "leads out of the site")
        # A directory, as a server answers 404 to it without an index; a pipe or a device would never end.
        return self._file(place) if stat.S_ISREG(found.st_mode) else None

    def _file(self, place):
        try:
            with open(place, "rb") as file:
                while block := file.read(BLOCK):
                    yield block
        except OSError as error:
            raise Unreachable(str(error)) from None

    def list(self):
        found = []
        for folder, _, files in os.walk(self.root):
            inside = os.path.relpath(folder, self.root)
            found += [name if inside == "." else "/".join([*inside.split(os.sep), name]) for name in files]
        return sorted(found)


class Overlay(Store):
    """Another store with some objects put in place of what is there; None takes one away."""

    def __init__(self, below, changes):
        super().__init__()
        self.below = below
        self.changes = changes

    def blocks(self, path):
        if path not in self.changes:
            return self.below.blocks(path)
        raw = self.changes[path]
        return None if raw is None else (block for block in [raw])

    def list(self):
        there = self.below.list()
        if there is None:
            return None
        return sorted((set(there) | set(self.changes)) - {path for path, raw in self.changes.items() if raw is None})


class Server(Store):
    """A site on a server; one connection is kept for all objects. Proxies of the environment are not asked."""

    def __init__(self, base):
        super().__init__()
        self.base = base.rstrip("/") + "/"
        self.connections = {}

    def blocks(self, path):
        # a path may hold %, ? and #, which mean something else in a URL.
        url = self.base + "/".join(urllib.parse.quote(part, safe="") for part in path.split("/"))
        answer = self._follow(url)
        if answer.status in (404, 410):
            answer.read()
            return None
        if answer.status != 200:
            self.close()
            raise Unreachable(f"the server answers {answer.status}")
        if answer.getheader("Content-Encoding", "identity").lower() != "identity":
            self.close()
            raise Unreachable("the server compresses, which nobody asked for")
        return self._body(answer)

    def _body(self, answer):
        declared = answer.length
        size = 0
        try:
            while block := answer.read(BLOCK):
                size += len(block)
                yield block
            if declared is not None and size != declared:
                raise Unreachable(f"the answer ends after {size} of {declared} bytes")
        except (OSError, http.client.HTTPException) as error:
            raise Unreachable(f"the answer breaks off: {error!r}") from None
        finally:
            if not answer.isclosed():
                self.close()

    def _follow(self, url):
        for _ in range(REDIRECTS + 1):
            answer = self._ask(url)
            if answer.status not in (301, 302, 303, 307, 308):
                return answer
            answer.read(BLOCK)
            self.close()
            # to http(s) alone, and not from https to http.
            further = urllib.parse.urljoin(url, answer.getheader("Location", ""))
            schemes = urllib.parse.urlsplit(url).scheme, urllib.parse.urlsplit(further).scheme
            if schemes not in (("http", "http"), ("http", "https"), ("https", "https")):
                raise Unreachable(f"is redirected to {further}")
            url = further
        raise Unreachable("is redirected more than nine times")

    def _ask(self, url):
        parts = urllib.parse.urlsplit(url)
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        for attempt in (1, 2):
            connection = self._connection(parts.scheme, parts.netloc)
            try:
                connection.request("GET", target or "/", headers={"Accept-Encoding": "identity"})
                return connection.getresponse()
            except (OSError, http.client.HTTPException) as error:
                # A server may have closed a connection that was kept: that is worth one new one.
                self.close()
                if attempt == 2:
                    raise Unreachable(f"{url}: {error!r}") from None
        raise AssertionError("not reached")

    def _connection(self, scheme, host):
        if (scheme, host) not in self.connections:
            kind = http.client.HTTPSConnection if scheme == "https" else http.client.HTTPConnection
            self.connections[scheme, host] = kind(host, timeout=TIMEOUT)
        return self.connections[scheme, host]

    def close(self):
        for connection in self.connections.values():
            connection.close()
        self.connections.clear()


def open_store(site):
    """The store of a directory or URL; ValueError where there is neither."""
    scheme = urllib.parse.urlsplit(site).scheme
    if scheme in ("http", "https"):
        return Server(site)
    if not os.path.isdir(site):
        raise ValueError(f"{site} is neither a directory nor an http(s) URL")
    return Directory(site)
