"""The gate: the updater runs what is marked here in the new version, and switches only if all of it passes.

Which marker it runs is decided by the version before; both names are given, so that no version finds an empty gate.
"""

from pathlib import Path

import pytest

from src import gate, station
from src.config import Config

pytestmark = [pytest.mark.version_change, pytest.mark.integration]

TREE = Path(__file__).resolve().parent.parent


def test_the_version_is_the_same_everywhere() -> None:
    gate.check_version(TREE)


def test_the_template_is_one_that_this_version_takes() -> None:
    gate.check_config(TREE / "config/config.template.json")


def test_the_configuration_of_this_station_is_one_that_this_version_takes() -> None:
    gate.check(TREE)


def test_a_reading_can_be_made() -> None:
    config = Config.parse((TREE / "config/config.template.json").read_text(encoding="utf-8"))
    assert station.reading(config, now=1.5)["time"] == 1
