"""Ed25519 verification after RFC 8032, section 5.1, with what R-14 and R-15 of the format add.

Points are extended coordinates (X, Y, Z, T), x = X/Z, y = Y/Z, x*y = T/Z. A point that is multiplied often, the base
point or a trusted key, has a table of its multiples by digit: a verification is then about 128 additions.
"""

import functools
import hashlib

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
D2 = 2 * D % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)
NEUTRAL = (0, 1, 1, 0)


class WeakKey(ValueError):
    """A public key that nobody may trust (R-14)."""


def add(p, q):
    """The sum of two points (RFC 8032, section 5.1.4)."""
    x1, y1, z1, t1 = p
    x2, y2, z2, t2 = q
    a = (y1 - x1) * (y2 - x2) % P
    b = (y1 + x1) * (y2 + x2) % P
    c = t1 * D2 * t2 % P
    d = 2 * z1 * z2 % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def double(p):
    """The double of a point."""
    x, y, z, _ = p
    a = x * x % P
    b = y * y % P
    h = a + b
    e = h - (x + y) * (x + y)
    g = a - b
    f = 2 * z * z + g
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def negate(p):
    """The point of opposite sign."""
    x, y, z, t = p
    return (P - x, y, z, P - t)


def encode(p):
    """The 32 bytes of a point."""
    x, y, z, _ = p
    inverse = pow(z, P - 2, P)
    x, y = x * inverse % P, y * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def is_neutral(p):
    """Whether a point is the neutral one."""
    return p[0] % P == 0 and (p[1] - p[2]) % P == 0


def decode(raw):
    """The point that 32 bytes stand for (section 5.1.3); WeakKey where there is none."""
    number = int.from_bytes(raw, "little")
    sign, y = number >> 255, number & (1 << 255) - 1
    if y >= P:
        raise WeakKey("its y coordinate isn't below 2^255 - 19")
    u, v = (y * y - 1) % P, (D * y * y + 1) % P
    x = u * pow(v, 3, P) * pow(u * pow(v, 7, P), (P - 5) // 8, P) % P
    if (v * x * x - u) % P != 0:
        x = x * ROOT_OF_MINUS_ONE % P
        if (v * x * x - u) % P != 0:
            raise WeakKey("it is not on the curve")
    if x == 0 and sign:
        raise WeakKey("it spells x = 0 with a sign")
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


def table_of(point):
    """The multiples 1..15 of 16^i times a point, for the 64 digits of a scalar."""
    rows = []
    for _ in range(64):
        row = [NEUTRAL, point]
        for _ in range(14):
            row.append(add(row[-1], point))
        rows.append(row)
        point = add(row[-1], point)
    return rows


def sum_of(table, scalar, start):
    """start + scalar times the point of a table, for a scalar below 2^256."""
    total = start
    for row in table:
        digit = scalar & 15
        if digit:
            total = add(total, row[digit])
        scalar >>= 4
    return total


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE = decode(BASE_Y.to_bytes(32, "little"))
_tables = {}


def _table(raw, point):
    if raw not in _tables:
        if len(_tables) > 64:
            _tables.clear()
        _tables[raw] = table_of(point)
    return _tables[raw]


def check_key(raw):
    """The point of a public key that may be trusted; WeakKey otherwise (R-14)."""
    if len(raw) != 32:
        raise WeakKey(f"it has {len(raw)} bytes instead of 32")
    number = int.from_bytes(raw, "little") & (1 << 255) - 1
    # Order 1, 2 and 4 have y = 1, -1, 0; "however it is spelled" takes in the spellings with y >= p.
    if number % P in (0, 1, P - 1):
        raise WeakKey("it is of small order")
    point = decode(raw)
    if is_neutral(double(double(double(point)))):
        raise WeakKey("it is of small order")
    return point


def verify(raw, message, signature):
    """Whether a signature verifies under a public key (RFC 8032, section 5.1.7; without the cofactor, R-15)."""
    if len(signature) != 64:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + raw + message).digest(), "little") % ORDER
    return _holds(raw, k, signature)


@functools.lru_cache(maxsize=4096)
def _holds(raw, k, signature):
    # An index and its revision are the same bytes: what was computed once is kept.
    r, s = signature[:32], int.from_bytes(signature[32:], "little")
    if s >= ORDER:
        return False
    try:
        point = check_key(raw)
    except WeakKey:
        return False
    # [S]B = R + [k]A, as [S]B + [k](-A) = R: the comparison of the bytes refuses every other spelling of R.
    total = sum_of(_table(b"", BASE), s, NEUTRAL)
    total = sum_of(_table(raw, negate(point)), k, total)
    return encode(total) == r
