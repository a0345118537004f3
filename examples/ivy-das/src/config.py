"""Reads what a station is sent: Config for this version, ForeignConfig for any version it is upgraded to.

The rules are those of config/*.schema.json. Where your project has pydantic, let these be its classes, and write the
schemas from them with model_json_schema().
"""

import json
import re
from dataclasses import dataclass
from typing import Any

# Ivy: no "v", three numbers, and at most one of three kinds of pre-release.
VERSION_PATTERN = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+(-(alpha|beta|rc)\.[0-9]+)?")


class ConfigError(ValueError):
    """A configuration that this version can't take."""


@dataclass(frozen=True)
class General:
    config_revision: int
    software_version: str


@dataclass(frozen=True)
class Barometer:
    i2c_bus: int
    seconds_per_reading: int


@dataclass(frozen=True)
class Anemometer:
    gpio_pin: int
    metres_per_turn: float


@dataclass(frozen=True)
class Config:
    """What this version needs to run. Unknown keys are refused at the top level, and dropped below it."""

    general: General
    barometer: Barometer
    anemometer: Anemometer | None

    @staticmethod
    def parse(text: str) -> "Config":
        document = _document(text)
        unknown = set(document) - {"general", "barometer", "anemometer"}
        if unknown:
            raise ConfigError(f"unknown keys: {', '.join(sorted(unknown))}")
        barometer = _section(document, "barometer")
        anemometer = document.get("anemometer")
        return Config(
            general=_general(document),
            barometer=Barometer(
                i2c_bus=_integer(barometer, "i2c_bus", 0, 31),
                seconds_per_reading=_integer(barometer, "seconds_per_reading", 1, 3600),
            ),
            anemometer=None if anemometer is None else _anemometer(_section(document, "anemometer")),
        )


@dataclass(frozen=True)
class ForeignConfig:
    """What this version needs of the configuration of the one it is upgraded to. Everything else is free, and kept."""

    general: General

    @staticmethod
    def parse(text: str) -> "ForeignConfig":
        return ForeignConfig(general=_general(_document(text)))


def _document(text: str) -> dict[str, Any]:
    try:
        document = json.loads(text, parse_constant=_no_constant, object_pairs_hook=_no_duplicates)
    except ValueError as error:
        raise ConfigError(f"not JSON: {error}") from error
    if not isinstance(document, dict):
        raise ConfigError("not an object")
    return document


def _no_constant(word: str) -> Any:
    raise ValueError(f"{word} is not a JSON value")


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice in one object")
    return found


def _general(document: dict[str, Any]) -> General:
    general = _section(document, "general")
    version = general.get("software_version")
    if not isinstance(version, str) or not VERSION_PATTERN.fullmatch(version):
        raise ConfigError("general.software_version is no version")
    return General(config_revision=_integer(general, "config_revision", -1, None), software_version=version)


def _anemometer(section: dict[str, Any]) -> Anemometer:
    metres = section.get("metres_per_turn", 0.9)
    if not isinstance(metres, (int, float)) or isinstance(metres, bool) or metres <= 0:
        raise ConfigError("anemometer.metres_per_turn is no positive number")
    return Anemometer(gpio_pin=_integer(section, "gpio_pin", 0, 27), metres_per_turn=float(metres))


def _section(document: dict[str, Any], key: str) -> dict[str, Any]:
    section = document.get(key)
    if not isinstance(section, dict):
        raise ConfigError(f"{key} is missing, or no object")
    return section


def _integer(section: dict[str, Any], key: str, minimum: int, maximum: int | None) -> int:
    value = section.get(key)
    # JSON Schema: 1.0 is an integer. Python: so would be true.
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool):
        raise ConfigError(f"{key} is no integer")
    if value < minimum or (maximum is not None and value > maximum):
        raise ConfigError(f"{key} is out of range")
    return value
