"""A device that takes an update from a server, as strict as the strictest of the clients: the updater in C.

usage: updater.py URL VERSION DIRECTORY [--base PUBLIC_URL] [--shape raw|bearer|x-token] [--agent]

URL is what the check path is appended to. Prints one JSON object: what the device was told, and where the downloaded file is.
Exit code 1, with the reason, where the C client would fail.
"""

import argparse
import hashlib
import json
import os
import re
import socket
import sys
from urllib.parse import urlsplit

CHECK_PATH = "/tok/provision/update"
MAX_HEADER_BYTES = 4095
MAX_IMAGE_BYTES = 104_857_600
TIMEOUT_SECONDS = 10


class Refused(Exception):
    pass


def exchange(url, method, path, headers, body=b""):
    """Sends one request and reads until the server closes: the client knows no other end."""
    with socket.create_connection((url.hostname, url.port or 80), TIMEOUT_SECONDS) as connection:
        lines = [f"{method} {path} HTTP/1.1", f"Host: {url.netloc}", *headers, "", ""]
        connection.sendall("\r\n".join(lines).encode() + body)
        received = b""
        while chunk := connection.recv(65536):
            received += chunk
            if len(received) > MAX_IMAGE_BYTES + MAX_HEADER_BYTES:
                raise Refused("the answer is too large")
    return received


def parsed(answer):
    """The body of an answer, by what the client looks for and nothing else."""
    head, end, body = answer.partition(b"\r\n\r\n")
    if not end or len(head) + len(end) > MAX_HEADER_BYTES:
        raise Refused("the headers have no end where they should")
    if not re.match(rb"HTTP/1\.1 200[ \r]", head):
        raise Refused(f"the status is not 200: {head[:40]!r}")
    # Looked for as a text, and its value read up to the next line end, of which the last header has none.
    length = re.search(rb"\r\nContent-Length: (\d+)\r\n", head)
    if not length:
        raise Refused("there is no Content-Length, or it is spelled otherwise, or it is the last header")
    if b"chunked" in head.lower():
        raise Refused("the answer is chunked")
    if len(body) != int(length.group(1)):
        raise Refused(f"the body has {len(body)} bytes, not {length.group(1).decode()}")
    return body


def scanned(body):
    """The four facts, found in the text one after another, as by a client without a JSON parser."""
    text = body.decode("ascii")
    if '"url":"' not in text:
        return None
    facts, at = {}, 0
    for name in ("url", "checksum", "update", "version"):
        found = text.find(f'"{name}":"', at)
        if found < 0:
            raise Refused(f"{name} is missing, or before what it should follow")
        start = found + len(name) + 4
        at = text.index('"', start)
        facts[name] = text[start:at]
    if "\\" in facts["url"] or not facts["url"].startswith("https://") or urlsplit(facts["url"]).port:
        raise Refused(f"the client can't take the url {facts['url']}")
    if not re.fullmatch(r"[0-9a-f]{64}", facts["checksum"]) or not facts["update"]:
        raise Refused("checksum or update is not as it should be")
    if json.loads(text)["url"] != facts["url"]:
        raise Refused("a parser reads another url")
    return facts


def check_in(args, url):
    token = {"raw": "Authorization: SECRET", "bearer": "Authorization: bearer SECRET", "x-token": "X-Token: SECRET"}[args.shape]
    told = {"id": "device-1", "product": args.product, "version": args.version, "memory": "256"}
    if args.agent:
        told.update(memory=256, iotoVersion="3.0.0")
    body = json.dumps(told).encode()
    headers = [token, "Content-Type: application/json", f"Content-Length: {len(body)}"]
    return scanned(parsed(exchange(url, "POST", f"{url.path.rstrip('/')}{CHECK_PATH}", headers, body)))


def download(args, url, facts):
    """A plain GET from the server under test, which stands in for the public one. No Range, no redirect, no second try."""
    path = facts["url"].removeprefix(args.base)
    if path == facts["url"]:
        raise Refused(f"the url doesn't begin with {args.base}")
    image = parsed(exchange(url, "GET", path, []))
    if len(image) > MAX_IMAGE_BYTES or hashlib.sha256(image).hexdigest() != facts["checksum"]:
        raise Refused("the image has another checksum")
    file = os.path.join(args.directory, "update.bin")
    with open(file, "wb") as out:
        out.write(image)
    return file


def report(url, facts):
    body = json.dumps({"success": True, "id": "device-1", "update": facts["update"]}).encode()
    headers = ["Content-Type: application/json", f"Content-Length: {len(body)}"]
    answer = parsed(exchange(url, "POST", f"{url.path.rstrip('/')}{CHECK_PATH}Report", headers, body))
    if answer != b"{}":
        raise Refused(f"the report is answered with {answer!r}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("url")
    parser.add_argument("version")
    parser.add_argument("directory")
    parser.add_argument("--base")
    parser.add_argument("--product", default="pump")
    parser.add_argument("--shape", choices=["raw", "bearer", "x-token"], default="raw")
    parser.add_argument("--agent", action="store_true")
    args = parser.parse_args()
    url = urlsplit(args.url)
    try:
        facts = check_in(args, url)
        file = None
        if facts:
            file = download(args, url, facts) if args.base else None
            report(url, facts)
        print(json.dumps({"told": facts, "file": file}))
    except (Refused, OSError) as error:
        print(f"the client fails: {error}", file=sys.stderr)
        sys.exit(1)


main()
