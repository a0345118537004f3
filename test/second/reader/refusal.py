"""What is said where something is refused."""


class Refused(Exception):
    """An object is refused: the requirement that says so, and what was found."""

    def __init__(self, rule, text):
        super().__init__(f"{rule}: {text}")
        self.rule = rule
        self.text = text


class Unreachable(Exception):
    """An object could not be read now (R-60): neither there nor missing."""


def shown(value, width=80):
    """A value for a message: quoted, bounded."""
    text = ascii(value)
    return text if len(text) <= width else text[: width - 3] + "..."
