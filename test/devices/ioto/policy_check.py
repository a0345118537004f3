#!/usr/bin/env python3
"""Evaluates the rows of policies.json a second time, and compares with what the table says.

Written from the language's description (docs/devices/ioto-policy.md), not from its code: a policy becomes a Python expression over
values that carry the policy's rules, so that Python's own parser decides what belongs together. Rows with operators on texts, with
regular expressions, and with an error as their result are left out. Prints `checked N of M`, and a line for each difference; exit
code 1 if there is one.
"""
import json
import math
import re
import sys

TOKEN = re.compile(
    r"""\s*(?:(?P<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
    r"""|(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)"""
    r"""|(?P<name>[A-Za-z_]\w*(?:[-.]\w+)*)"""
    r"""|(?P<mark>\^!=|\$!=|\^=|\$=|><|<>|=~|&&|\|\||==|!=|<=|>=|[-+*/%^()<>!,]))"""
)
LEFT_OUT = {"^=", "^!=", "$=", "$!=", "><", "<>", "=~"}
PYTHON = {"&&": " and ", "||": " or ", "!": "~", "^": "**"}
NUMERIC = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?")
SEMVER = re.compile(
    r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)"
    r"(?:-((?:0|[1-9]\d*|\d*[A-Za-z-][0-9A-Za-z-]*)(?:\.(?:0|[1-9]\d*|\d*[A-Za-z-][0-9A-Za-z-]*))*))?"
    r"(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?"
)


class LeftOut(Exception):
    """The policy is not of the kind that this program knows."""


def precedence(version):
    """A key that orders SemVer versions; None for what is no version."""
    found = SEMVER.fullmatch(version) if isinstance(version, str) else None
    if not found:
        return None
    core = tuple(int(part) for part in found.group(1, 2, 3))
    if found[4] is None:
        return core, (1,)
    tail = tuple((0, int(i), "") if i.isdigit() else (1, 0, i) for i in found[4].split("."))
    return core, (0,) + tail


def number(value):
    if value is None:
        return None
    if isinstance(value, (bool, int, float)):
        return float(value)
    if value in ("true", "false"):
        return float(value == "true")
    return float(value) if NUMERIC.fullmatch(value) else None


def order(a, b):
    """Negative, 0 or positive; None where there is no order."""
    if isinstance(a, str) and isinstance(b, str) and not (NUMERIC.fullmatch(a) and NUMERIC.fullmatch(b)):
        x, y = precedence(a), precedence(b)
        if x is None or y is None:
            x, y = a, b
    else:
        x, y = number(a), number(b)
        if x is None or y is None:
            return None
    return (x > y) - (x < y)


class Value:
    """A value of the language, with its operators. `null` is the word, as against a value that is missing."""

    __hash__ = None

    def __init__(self, value, is_null_word=False):
        self.value = value
        self.is_null_word = is_null_word

    def __bool__(self):
        return self.value is not None and self.value != "" and number(self.value) != 0

    def __invert__(self):
        return Value(not self)

    def _arithmetic(self, other, operate):
        a, b = number(self.value), number(other.value)
        if a is None or b is None:
            return Value(None)
        try:
            result = operate(a, b)
        except (ArithmeticError, ValueError):
            return Value(None)
        return Value(None if isinstance(result, complex) or not math.isfinite(result) else result)

    def __add__(self, other):
        return self._arithmetic(other, lambda a, b: a + b)

    def __sub__(self, other):
        return self._arithmetic(other, lambda a, b: a - b)

    def __mul__(self, other):
        return self._arithmetic(other, lambda a, b: a * b)

    def __truediv__(self, other):
        return self._arithmetic(other, lambda a, b: a / b)

    def __mod__(self, other):
        return self._arithmetic(other, math.fmod)

    def __pow__(self, other):
        return self._arithmetic(other, lambda a, b: a**b)

    def __neg__(self):
        return Value(0) - self

    def _is(self, other):
        """Whether the two are equal; None where one is missing."""
        if self.is_null_word or other.is_null_word:
            return self.value is None and other.value is None
        if self.value is None or other.value is None:
            return None
        if isinstance(self.value, str) and isinstance(other.value, str):
            return self.value == other.value
        a = number(self.value)
        return a is not None and a == number(other.value)

    def __eq__(self, other):
        return Value(self._is(other) is True)

    def __ne__(self, other):
        return Value(self._is(other) is False)

    def _ordered(self, other, decide):
        if self.value is None or other.value is None:
            return Value(False)
        found = order(self.value, other.value)
        return Value(found is not None and decide(found))

    def __lt__(self, other):
        return self._ordered(other, lambda found: found < 0)

    def __le__(self, other):
        return self._ordered(other, lambda found: found <= 0)

    def __gt__(self, other):
        return self._ordered(other, lambda found: found > 0)

    def __ge__(self, other):
        return self._ordered(other, lambda found: found >= 0)


def semver(left, operator, right):
    a, b = precedence(left.value), precedence(right.value)
    if a is None or b is None:
        return Value(False)
    holds = {"<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b, "==": a == b, "=": a == b, "!=": a != b}
    return Value(holds[operator.value])


def unquoted(text):
    return re.sub(r"\\(.)", lambda found: {"n": "\n", "r": "\r", "t": "\t"}.get(found[1], found[1]), text[1:-1])


def translated(policy, variables):
    """The policy as a Python expression; `values` are what its names v0, v1 … stand for."""
    words, values, at = [], [], 0
    policy = policy.rstrip()
    while at < len(policy):
        found = TOKEN.match(policy, at)
        if not found or found["mark"] in LEFT_OUT:
            raise LeftOut
        # Where no value stands in front of it, a slash begins a regular expression.
        if found["mark"] == "/" and not (words and re.fullmatch(r"v\d+|\)", words[-1])):
            raise LeftOut
        at = found.end()
        if found["mark"]:
            words.append(PYTHON.get(found["mark"], found["mark"]))
        elif found["name"] == "semver":
            words.append("semver")
        else:
            words.append(f"v{len(values)}")
            values.append(valued(found, variables))
    return "".join(words), values


def valued(found, variables):
    if found["text"] is not None:
        return Value(unquoted(found["text"]))
    if found["number"] is not None:
        return Value(float(found["number"]))
    name = found["name"]
    if name in ("true", "false", "null"):
        return Value({"true": True, "false": False, "null": None}[name], is_null_word=name == "null")
    return Value(variables(name))


def variables_of(version, properties, new_version):
    found = SEMVER.fullmatch(version)
    built_in = {"version": version}
    for index, part in enumerate(("major", "minor", "patch")):
        built_in[part] = int(found[index + 1]) if found else None

    def look_up(name):
        if name in ("newVersion", "update.version"):
            return new_version
        bare = re.sub(r"^(?:device|value)\.", "", name)
        return built_in[bare] if bare in built_in else properties.get(bare)

    return look_up


def evaluate(policy, version, properties, new_version):
    policy = policy if policy.strip() else 'semver(version, "<", newVersion)'
    expression, values = translated(policy, variables_of(version, properties, new_version))
    names = {f"v{index}": value for index, value in enumerate(values)}
    # Nothing but names that were made here, operators and parentheses is left in it.
    if not re.fullmatch(r"(?:v\d+|semver| and | or |\*\*|[=!<>]=|[-+*/%()<>~,])*", expression):
        raise LeftOut
    return bool(eval(expression, {"__builtins__": {}, "semver": semver}, names))


def main(path):
    with open(path, encoding="utf-8") as file:
        rows = json.load(file)["rows"]
    checked = differences = 0
    for row in rows:
        *given, expected = row
        if not isinstance(expected, bool):
            continue
        try:
            outcome = evaluate(*given)
        except LeftOut:
            continue
        checked += 1
        if outcome != expected:
            differences += 1
            print(f"{outcome}: {json.dumps(row)}")
    print(f"checked {checked} of {len(rows)}")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
