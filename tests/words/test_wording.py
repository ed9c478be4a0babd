"""Numbers are rounded rightly, and never read as what they are not."""

from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network_playground.words.wording import counted, decimal, percent, thousands

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def read(text: str) -> float:
    """Read a written number back."""
    plain = text.replace("\u2212", "-").replace("\u202f", "")
    return float(plain.replace("·10", "e").translate(SUPERSCRIPTS))


@pytest.mark.parametrize(
    ("number", "digits", "text"),
    [
        (0.0, 2, "0.00"),
        (-0.0, 2, "0.00"),
        (0.825, 1, "0.8"),
        (0.83, 2, "0.83"),
        (-1.2, 2, "−1.20"),
        (-0.004, 2, "−0.0040"),
        (0.0099999, 2, "0.0100"),
        (0.01, 2, "0.01"),
        (0.001, 2, "0.0010"),
        (0.00123, 2, "0.0012"),
        (0.0000123, 2, "0.000012"),
        (0.0000004, 2, "4.0·10⁻⁷"),
        (-1e-300, 2, "−1.0·10⁻³⁰⁰"),
        (9.999, 2, "10.00"),
        (12345.678, 2, "12345.68"),
        (99999.994, 2, "99999.99"),
        (99999.999, 2, "100\u202f000"),
        (123456.78, 2, "123\u202f457"),
        (1234567.8, 2, "1.2·10⁶"),
        (999_999.4, 2, "999\u202f999"),
        (2.2e7, 2, "2.2·10⁷"),
        (1e9, 2, "1.0·10⁹"),
        (-2.5e20, 2, "−2.5·10²⁰"),
        (1.0, 0, "1"),
        (0.4, 0, "0.40"),
        (0.12345, 4, "0.1235"),
        (inf, 2, "beyond all bounds"),
        (-inf, 2, "beyond all bounds"),
        (nan, 2, "not a number"),
    ],
)
def test_a_number_is_written_with_the_digits_that_it_needs(number, digits, text):
    assert decimal(number, digits) == text


@given(
    st.floats(allow_nan=False, allow_infinity=False).filter(
        lambda number: number == 0 or 1e-300 < abs(number) < 1e300
    ),
    st.integers(0, 4),
)
def test_a_written_number_is_near_the_number_and_keeps_its_sign(number, digits):
    text = decimal(number, digits)
    written = read(text)
    assert written == pytest.approx(number, rel=0.051, abs=0.5001 * 10**-digits)
    assert (written > 0) == (number > 0)
    assert (written < 0) == (number < 0)
    assert len(text) < 20


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.0, "0\u202f%"),
        (1e-17, "under 1\u202f%"),
        (0.004, "under 1\u202f%"),
        (0.006, "1\u202f%"),
        (0.425, "42\u202f%"),
        (0.829, "83\u202f%"),
        (0.994, "99\u202f%"),
        (0.996, "over 99\u202f%"),
        (1 - 1e-16, "over 99\u202f%"),
        (1.0, "100\u202f%"),
    ],
)
def test_only_what_is_sure_reads_0_or_100_per_cent(share, text):
    assert percent(share) == text


@given(st.floats(0, 1))
def test_a_share_reads_sure_exactly_where_it_is(share):
    assert (percent(share) == "0\u202f%") == (share == 0)
    assert (percent(share) == "100\u202f%") == (share == 1)


def test_counts_come_with_their_noun_in_the_right_number():
    assert counted(0, "step") == "0 steps"
    assert counted(1, "step") == "1 step"
    assert counted(2, "step") == "2 steps"
    assert counted(12000, "step") == "12\u202f000 steps"
    assert counted(1, "batch", "batches") == "1 batch"
    assert counted(2, "batch", "batches") == "2 batches"
    assert thousands(999) == "999"
    assert thousands(1234567) == "1\u202f234\u202f567"
