"""An Ivy device's updater, written from the contract alone, with nothing but Python's standard library.

usage: updater.py --provider gitlab|github --origin URL --repository NAME --root DIRECTORY --message FILE_OR_URL

ORIGIN stands for https://<host> (GitLab) or https://api.<host> (GitHub). The root has versions/<version> directories with
config/config.json in each, and the file `pointer` with the version that runs. Each message that the device would send is one
line of JSON. Exit code 0: nothing to do, or updated; 1: rejected; 3: the repository test fails.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

VERSION = re.compile(r"\d+\.\d+\.\d+(-(alpha|beta|rc)\.\d+)?")
NEEDED_DIRECTORIES = ("config", "src", "tests")
NEEDED_FILES = ("cli.py", "pdm.lock", "pyproject.toml")
MARKER = "version_change"


class Rejected(Exception):
    """What ends an update; the version before keeps running."""


def get(url, headers=()):
    """As curl does without --fail: whatever the server sends is the body."""
    request = urllib.request.Request(url, headers=dict(headers))
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def repository_test(options):
    """What the device's own test of the connection asks. An empty list of tags is success."""
    if options.provider == "github":
        headers = {"Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28"}
        return get(f"{options.origin}/repos/{options.repository}/readme", headers)[0] == 200
    project = options.repository.replace("/", "%2F")
    status, body = get(f"{options.origin}/api/v4/projects/{project}/repository/tags?search=v0.0.0")
    return status == 200 and isinstance(json.loads(body), list)


def foreign_config(document):
    """What any version reads of the configuration of any other: two keys, everything else free and kept."""
    general = document.get("general") if isinstance(document, dict) else None
    if not isinstance(general, dict):
        raise Rejected("no general")
    revision = general.get("config_revision")
    if isinstance(revision, bool) or not isinstance(revision, int) or revision < -1:
        raise Rejected("no general.config_revision")
    version = general.get("software_version")
    if not isinstance(version, str) or not VERSION.fullmatch(version):
        raise Rejected("no general.software_version")
    return document


def read_message(place):
    """The configuration in an envelope of Tenta or of ThingsBoard."""
    text = get(place)[1] if re.match(r"https?:", place) else Path(place).read_bytes()
    message = json.loads(text)
    message = message.get("shared", message)
    document = message["configuration"]
    if "revision" in message and isinstance(document.get("general"), dict):
        # Tenta's own count takes the place of the configuration's.
        document["general"]["config_revision"] = message["revision"]
    return foreign_config(document)


def own_config(tree, document):
    """Config of a version in its simple form: its template's keys, and no other at the top."""
    template = json.loads((tree / "config/config.template.json").read_text(encoding="utf-8"))
    unknown = set(document) - set(template)
    missing = set(template) - set(document)
    if unknown or missing:
        raise Rejected(f"Config: unknown {sorted(unknown)}, missing {sorted(missing)}")
    return document


def tar(*arguments, cwd):
    run = subprocess.run(["tar", *arguments], cwd=cwd, capture_output=True, text=True)
    if run.returncode != 0:
        raise Rejected(f"tar: {run.stderr.strip()}")
    return run.stdout


def download(options, versions, version):
    tree = versions / version
    if tree.is_dir():
        # `reuse`: what an attempt before has left is not downloaded again.
        return tree
    name = options.repository.rsplit("/", 1)[-1]
    tag = f"v{version}"
    if options.provider == "github":
        url = f"{options.origin}/repos/{options.repository}/tarball/{tag}"
    else:
        url = f"{options.origin}/{options.repository}/-/archive/{tag}/{name}-{tag}.tar.gz"
    archive = versions / f"{name}-{tag}.tar.gz"
    archive.write_bytes(get(url)[1])
    names = tar("-tf", archive.name, cwd=versions).splitlines()
    top = names[0].strip(" \n/")
    if any(each.split("/", 1)[0] != top for each in names):
        raise Rejected("more than one directory at the top")
    if (versions / top).exists():
        raise Rejected(f"{top} is there already")
    tar("-xf", archive.name, cwd=versions)
    (versions / top).rename(tree)
    archive.unlink()
    return tree


def gate(tree):
    """Stands for `pytest -m version_change tests/`: no marked test is exit code 5 there."""
    tests = [file.read_text(encoding="utf-8") for file in (tree / "tests").rglob("test_*.py")]
    if not any(re.search(rf"mark\.{MARKER}\b", text) for text in tests):
        raise Rejected("no test with the marker: pytest ends with 5")
    for file in (tree / "src").rglob("*.py"):
        compile(file.read_text(encoding="utf-8"), str(file), "exec")


def install(options, versions, document):
    tree = download(options, versions, document["general"]["software_version"])
    missing = [name for name in NEEDED_DIRECTORIES if not (tree / name).is_dir()]
    missing += [name for name in NEEDED_FILES if not (tree / name).is_file()]
    if missing:
        raise Rejected(f"the source lacks {missing}")
    written = tree / "config/config.json"
    # Parsed and written anew, with everything that this version doesn't know.
    written.write_text(json.dumps(document, indent=4), encoding="utf-8")
    own_config(tree, json.loads(written.read_text(encoding="utf-8")))
    gate(tree)


def update(options, send):
    root = Path(options.root)
    running = (root / "pointer").read_text(encoding="utf-8").strip()
    versions = root / "versions"
    own = json.loads((versions / running / "config/config.json").read_text(encoding="utf-8"))
    document = read_message(options.message)
    send("received", document)
    if document["general"]["config_revision"] <= own["general"]["config_revision"]:
        return 0
    try:
        version = document["general"]["software_version"]
        if version == own["general"]["software_version"]:
            if own_config(versions / running, document) == own:
                return 0
            (versions / running / "config/config.json").write_text(json.dumps(document, indent=4), encoding="utf-8")
        else:
            install(options, versions, document)
            pointer = root / "pointer.new"
            pointer.write_text(f"{version}\n", encoding="utf-8")
            pointer.replace(root / "pointer")
    except Rejected as error:
        print(error, file=sys.stderr)
        send("rejected", document)
        return 1
    send("accepted", document)
    return 0


def main():
    parser = argparse.ArgumentParser()
    for name in ("provider", "origin", "repository", "root", "message"):
        parser.add_argument(f"--{name}", required=True)
    options = parser.parse_args()
    if shutil.which("tar") is None:
        sys.exit("there is no tar")
    if not repository_test(options):
        print("the repository test fails", file=sys.stderr)
        return 3
    return update(options, lambda status, config: print(json.dumps({"status": status, "config": config}), flush=True))


if __name__ == "__main__":
    sys.exit(main())
