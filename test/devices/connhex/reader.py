"""Takes a release as a Connhex Edge device does: HEAD, GET where the version is different, the rest by Range after a cut.

usage: reader.py URL CURRENT_VERSION DIRECTORY [--cut BYTES]

Prints one JSON object: what HEAD said, what came of it, and what is in the archive. Exits with 1 where a device would be wronged.
Nothing but the standard library; written from the contract alone.
"""

import argparse
import base64
import hashlib
import http.client
import json
import os
import re
import stat
import subprocess
import sys
import urllib.parse
import zipfile

HEADERS = ("Version", "Min-Version", "Max-Version", "Content-Disposition", "Repr-Digest", "Content-Type", "Accept-Ranges")


class Wronged(Exception):
    pass


def ask(url, method, headers=None):
    parts = urllib.parse.urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=20)
    connection.request(method, parts.path, headers={"User-Agent": "connhex-edge", **(headers or {})})
    return connection, connection.getresponse()


def head(url):
    connection, response = ask(url, "HEAD")
    response.read()
    connection.close()
    if response.status == 404:
        return None
    if response.status != 200:
        raise Wronged(f"HEAD answers {response.status}")
    if response.getheader("Content-Length") is None:
        raise Wronged("HEAD tells no length")
    return response


def precedence(version):
    numbers, _, pre = version.partition("+")[0].partition("-")
    parts = [(0, int(each), "") if each.isdigit() else (1, 0, each) for each in pre.split(".")] if pre else [(2, 0, "")]
    return [int(each) for each in numbers.split(".")], parts


def is_offered(response, current):
    version = response.getheader("Version")
    if version == current:
        return False
    lowest, below = response.getheader("Min-Version"), response.getheader("Max-Version")
    if lowest is not None and precedence(current) < precedence(lowest):
        return False
    return below is None or precedence(current) < precedence(below)


def download(url, file, cut):
    """Breaks off after so many bytes, and takes it up again from there as at the next check."""
    connection, response = ask(url, "GET")
    if response.status != 200:
        raise Wronged(f"GET answers {response.status}")
    with open(file, "wb") as out:
        out.write(response.read(cut) if cut else response.read())
    connection.close()
    if not cut:
        return "whole"
    connection, response = ask(url, "GET", {"Range": f"bytes={cut}-"})
    if response.status == 206:
        first = re.match(r"bytes (\d+)-", response.getheader("Content-Range", ""))
        if not first or int(first.group(1)) != cut:
            raise Wronged(f"another range: {response.getheader('Content-Range')}")
        mode, how = "ab", "resumed"
    elif response.status == 200:
        mode, how = "wb", "from the beginning"
    else:
        raise Wronged(f"the rest is answered {response.status}")
    repeated = {name: response.getheader(name) for name in ("Version", "Repr-Digest")}
    with open(file, mode) as out:
        out.write(response.read())
    connection.close()
    return how, repeated


def check_file(file, told):
    size = os.path.getsize(file)
    if size != int(told.getheader("Content-Length")):
        raise Wronged(f"{size} bytes, where HEAD says {told.getheader('Content-Length')}")
    with open(file, "rb") as data:
        digest = hashlib.sha256(data.read())
    claimed = told.getheader("Repr-Digest")
    if claimed is not None and claimed != f"sha-256=:{base64.b64encode(digest.digest()).decode()}:":
        raise Wronged(f"the digest is {claimed}")
    return digest.hexdigest()


def check_archive(file, target):
    names = []
    with zipfile.ZipFile(file) as archive:
        if archive.testzip() is not None:
            raise Wronged("a file of the archive is damaged")
        for entry in archive.infolist():
            name = entry.filename
            kind = stat.S_IFMT(entry.external_attr >> 16)
            if name.startswith("/") or "\\" in name or ".." in name.split("/"):
                raise Wronged(f"{name} leads out of the archive")
            if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
                raise Wronged(f"{name} is no file")
            if entry.flag_bits & 0x1 or entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise Wronged(f"{name} is encrypted, or packed otherwise than by deflate")
            if entry.create_version >= 45 and entry.file_size < 0xFFFFFFFF:
                raise Wronged(f"{name} needs zip64")
            names.append(name)
        archive.extractall(target)
    if "update.sh" not in names:
        raise Wronged("there is no update.sh at the root")
    with open(os.path.join(target, "update.sh"), "rb") as script:
        if b"\r" in script.read():
            raise Wronged("update.sh has CRLF")
    return sorted(names)


def update(target, current, version):
    """Run as `sh update.sh` from within the archive."""
    environment = {
        "PATH": os.environ["PATH"],
        "DEVICE_ROOT": os.path.join(target, "..", "root"),
        "CHX_OTA_PAYLOAD_DIR": target,
        "CHX_OTA_VERSION_CURRENT": current,
        "CHX_OTA_VERSION_TARGET": version or "",
        "CHX_OTA_TIMEOUT_SEC": "60",
    }
    return subprocess.run(["sh", "update.sh"], cwd=target, env=environment, timeout=60, capture_output=True).returncode


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("url")
    parser.add_argument("current")
    parser.add_argument("directory")
    parser.add_argument("--cut", type=int, default=0)
    given = parser.parse_args()
    told = head(given.url)
    if told is None:
        return {"offered": False, "why": "no firmware"}
    report = {name: told.getheader(name) for name in HEADERS if told.getheader(name) is not None}
    if not is_offered(told, given.current):
        return {"offered": False, "headers": report}
    file = os.path.join(given.directory, ".store", "ota", "release.zip")
    target = os.path.join(given.directory, ".store", "ota", "current")
    os.makedirs(target)
    how = download(given.url, file, given.cut)
    return {
        "offered": True,
        "headers": report,
        "download": how,
        "sha256": check_file(file, told),
        "names": check_archive(file, target),
        "exit": update(target, given.current, told.getheader("Version")),
    }


try:
    print(json.dumps(main()))
except Wronged as wrong:
    print(json.dumps({"wronged": str(wrong)}))
    sys.exit(1)
