"""Numbers and counts as a reader expects them in a sentence."""

from math import floor, isfinite, isnan, log10

MINUS = "\u2212"
NARROW_SPACE = "\u202f"


def decimal(number: float, digits: int = 2) -> str:
    """Write a number with so many decimals, up to four more where it would read as 0.

    A number that is smaller still, or 10^6 and more, is written with a power of ten.
    """
    if isnan(number):
        return "not a number"
    if not isfinite(number):
        return "beyond all bounds"
    size = abs(number)
    if 0 < size < 10**-digits:
        digits = min(digits + 4, 1 - floor(log10(size)))
    rounded = round(size, digits)
    if 0 < size < 10**-digits or rounded >= 1e6:
        mantissa, _, exponent = f"{size:.1e}".partition("e")
        power = str(int(exponent)).translate(SUPERSCRIPTS)
        return _sign(number) + f"{mantissa}·10{power}"
    if rounded >= 1e5:
        return _sign(number) + thousands(round(size))
    return _sign(number if rounded else 0.0) + f"{size:.{digits}f}"


SUPERSCRIPTS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def percent(share: float) -> str:
    """Write a share of 1 in whole per cent; only a sure one reads 0 or 100."""
    whole = round(share * 100)
    if whole == 0 and share > 0:
        return f"under 1{NARROW_SPACE}%"
    if whole == 100 and share < 1:
        return f"over 99{NARROW_SPACE}%"
    return f"{whole}{NARROW_SPACE}%"


def thousands(count: int) -> str:
    """Write a whole number in groups of three."""
    return f"{count:,}".replace(",", NARROW_SPACE)


def counted(count: int, one: str, many: str | None = None) -> str:
    """Write a count with its noun: "1 step", "2 steps"."""
    return f"{thousands(count)} {one if count == 1 else many or one + 's'}"


def _sign(number: float) -> str:
    return MINUS if number < 0 else ""
