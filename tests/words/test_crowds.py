"""What is said of the crowds: a comparison that its own numbers bear out."""

import pytest

from network_playground.datasets.columns import Column, Outcome
from network_playground.words.crowds import of_classes, of_numbers

CUSTOMERS = (
    Outcome("stays", "will stay", "stayed", "those who stayed"),
    Outcome("leaves", "will leave", "left", "those who left"),
)
COLOURS = tuple(Outcome(name, name, f"is {name}") for name in ("red", "blue", "green"))
MILES = Column("mpg", "Miles per gallon", "number", unit="mpg", decimals=1)


def plain_of(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("found", "plain", "technical"),
    [
        (
            (798, 6),
            "80 % right, as many as by always saying “stays”; finds 3 % of those who "
            "left.",
            "Accuracy 80 %, as much as the majority class “stays”; recall of “leaves” "
            "3 %.",
        ),
        (
            (790, 80),
            "87 % right, more than the 80 % by always saying “stays”; finds 40 % of "
            "those who left.",
            "Accuracy 87 %, above the 80 % of the majority class “stays”; recall of "
            "“leaves” 40 %.",
        ),
        (
            (500, 200),
            "70 % right, fewer than the 80 % by always saying “stays”; finds 100 % of "
            "those who left.",
            "Accuracy 70 %, below the 80 % of the majority class “stays”; recall of "
            "“leaves” 100 %.",
        ),
        (
            (800, 200),
            "100 % right, more than the 80 % by always saying “stays”.",
            "Accuracy 100 %, above the 80 % of the majority class “stays”.",
        ),
    ],
)
def test_two_classes_are_held_against_always_saying_the_same(found, plain, technical):
    words = of_classes(CUSTOMERS, 0, found, (800, 200))
    assert plain_of(words["plain"]) == plain
    assert plain_of(words["technical"]) == technical


def test_of_more_classes_the_one_that_is_found_least_is_named():
    words = of_classes(COLOURS, 2, (5, 1, 10), (10, 10, 10))
    assert plain_of(words["plain"]) == (
        "53 % right, more than the 33 % by always saying “green”; of “blue” it finds "
        "least: 10 %."
    )


def test_a_class_without_examples_is_not_told_of():
    words = of_classes(COLOURS, 0, (3, 0, 1), (4, 0, 2))
    assert "of “green” it finds least" in words["plain"]
    words = of_classes(CUSTOMERS, 0, (3, 0), (4, 0))
    assert plain_of(words["plain"]) == (
        "75 % right, fewer than the 100 % by always saying “stays”."
    )


@pytest.mark.parametrize(
    ("off", "plain"),
    [
        (2.31, "Off by 2.3 mpg on average, less than the 6.8 mpg by always saying"),
        (6.76, "Off by 6.8 mpg on average, as much as by always saying"),
        (9.0, "Off by 9.0 mpg on average, more than the 6.8 mpg by always saying"),
    ],
)
def test_a_number_is_held_against_always_saying_the_mean(off, plain):
    words = of_numbers(MILES, off, 23.3, 6.84, is_alone=True)
    assert plain_of(words["plain"]) == f"{plain} the mean, 23.3 mpg."


def test_a_number_without_decimals_of_its_own_shows_two_digits_of_a_miss():
    column = Column("price", "Price", "number")
    words = of_numbers(column, 43.4567, 151.2345, 68.1234, is_alone=False)
    assert words["plain"] == (
        "Price: off by 43 on average, less than the 68 by always saying the mean, 151."
    )
