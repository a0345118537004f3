"""Stands for the measurements: replace it by what your stations do."""

import json
import time

from src.config import Config


def run(config: Config) -> None:
    while True:
        print(json.dumps(reading(config, time.time())), flush=True)
        time.sleep(config.barometer.seconds_per_reading)


def reading(config: Config, now: float) -> dict[str, float | int]:
    """One reading, as it is stored."""
    measured: dict[str, float | int] = {"time": int(now), "pressure_pa": 101_325}
    if config.anemometer is not None:
        measured["wind_m"] = config.anemometer.metres_per_turn
    return measured
