"""For developers and CI: not part of the gate."""

import pytest

from src.config import Config, ConfigError, ForeignConfig

GENERAL = '{"config_revision": 4, "software_version": "1.4.0"}'
BAROMETER = '{"i2c_bus": 1, "seconds_per_reading": 10}'


def test_unknown_keys_are_refused_at_the_top_and_dropped_below() -> None:
    with pytest.raises(ConfigError, match="unknown keys: extra"):
        Config.parse(f'{{"general": {GENERAL}, "barometer": {BAROMETER}, "extra": 1}}')
    deeper = BAROMETER.replace("}", ', "extra": 1}')
    assert Config.parse(f'{{"general": {GENERAL}, "barometer": {deeper}}}').barometer.i2c_bus == 1


def test_a_foreign_configuration_needs_revision_and_version_alone() -> None:
    foreign = ForeignConfig.parse(f'{{"general": {GENERAL}, "anything": {{"goes": true}}}}')
    assert foreign.general.config_revision == 4
