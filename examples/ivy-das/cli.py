"""The program of the station: python3 cli.py version | check-config FILE | check-foreign FILE | gate | run"""

import sys
from pathlib import Path

from src import gate, station
from src.config import Config, ConfigError, ForeignConfig
from src.constants import VERSION

HERE = Path(__file__).resolve().parent


def main(arguments: list[str]) -> int:
    match arguments:
        case ["version"]:
            print(VERSION)
        case ["check-config", file]:
            Config.parse(Path(file).read_text(encoding="utf-8"))
        case ["check-foreign", file]:
            ForeignConfig.parse(Path(file).read_text(encoding="utf-8"))
        case ["gate"]:
            gate.check(HERE)
        case ["run"]:
            station.run(Config.parse((HERE / "config/config.json").read_text(encoding="utf-8")))
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (ConfigError, gate.GateError, OSError) as error:
        sys.exit(f"{type(error).__name__}: {error}")
