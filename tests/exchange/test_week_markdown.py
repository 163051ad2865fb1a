"""A week as Markdown."""

from itertools import pairwise

from midstance.domain.quantity import WeightUnit
from midstance.exchange.week_markdown import week_markdown
from tests.exchange.weeks import FULL, reviewed


def test_a_week_is_headings_lists_and_tables() -> None:
    """It begins with the week, and each part has its heading."""
    lines = list(week_markdown(reviewed(*FULL)))
    assert lines[:3] == ["# Week 2026-11-23 to 2026-11-29", "", "## Days"]
    assert "- Sets: 9 done of 9 planned." in lines
    assert "| quads | 3 | 5 | 6-14 | below the minimum |" in lines
    assert not [line for line in lines if "\n" in line]


def test_pounds_are_pounds() -> None:
    """The unit is handed through."""
    assert "137.8 lb" in "\n".join(week_markdown(reviewed(*FULL), WeightUnit.LB))


def test_a_week_without_workouts_has_its_headings() -> None:
    """There is something to say of an empty week, and none of it is blank twice in a row."""
    lines = list(week_markdown(reviewed()))
    assert lines[0].startswith("# Week ")
    assert not any(not one and not other for one, other in pairwise(lines))
