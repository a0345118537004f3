"""What must hold before a station switches to this version. Needs Python alone, so that update.sh can ask it too."""

import tomllib
from pathlib import Path

from src.config import Config, ForeignConfig
from src.constants import NAME, VERSION


class GateError(Exception):
    """This version must not run here."""


def check(tree: Path) -> None:
    """Checks the tree of this version, and the configuration that the updater has put into it."""
    check_version(tree)
    check_config(tree / "config/config.template.json")
    written = tree / "config/config.json"
    if written.exists():
        check_config(written)


def check_version(tree: Path) -> None:
    project = tomllib.loads((tree / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    if (project["name"], project["version"]) != (NAME, VERSION):
        raise GateError(f"pyproject.toml says {project['name']} {project['version']}, the program {NAME} {VERSION}")


def check_config(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    config = Config.parse(text)
    ForeignConfig.parse(text)
    if config.general.software_version != VERSION:
        raise GateError(f"{file.name} is for {config.general.software_version}, this is {VERSION}")
