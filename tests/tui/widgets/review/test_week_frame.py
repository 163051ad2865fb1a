"""The row above the week, and the tip below it."""

from dataclasses import replace
from datetime import date

import pytest

from midstance.domain.calendar import Week
from midstance.tui.widgets.review.week_frame import WeekHead, draw_tip, draw_week_head, week_span
from tests.tui.widgets.review.drawn import MONDAY, SUNDAY, TIP, inks, texts

HEAD = WeekHead(Week(MONDAY), None, SUNDAY, "20:15")


@pytest.mark.parametrize(
    ("first", "expected"),
    [(date(2026, 11, 23), "23-29 Nov"), (date(2026, 11, 30), "30 Nov - 6 Dec")],
)
def test_a_week_by_its_days(first: date, expected: str) -> None:
    """The month once, or both where it ends in another."""
    assert week_span(Week(first)) == expected


def test_the_head() -> None:
    """The week on the left, the week before and the time on the right."""
    (line,) = texts(draw_week_head(HEAD, 120))
    assert line.split("   ")[0].strip() == "MIDSTANCE"
    assert "Week 23-29 Nov" in line
    assert line.endswith("← 16-22 Nov    Sun 29 Nov  20:15")
    (narrow,) = texts(draw_week_head(HEAD, 80))
    assert narrow.endswith("← 16-22    Sun 20:15")
    (small,) = texts(draw_week_head(HEAD, 40))
    assert small.split()[0] == "Week"


def test_another_year_is_named() -> None:
    """A week of this year is not."""
    (line,) = texts(draw_week_head(replace(HEAD, today=date(2027, 3, 1)), 120))
    assert "Week 23-29 Nov 2026" in line


def test_a_notice_takes_the_row() -> None:
    """A notice stands alone beside the name of the program."""
    (line,) = texts(draw_week_head(replace(HEAD, notice="Copied"), 120))
    assert line.split() == ["MIDSTANCE", "Copied"]


def test_the_tip() -> None:
    """What is short, what to do about it, and the key; the bar at the left is the cursor."""
    rows = draw_tip(TIP, 120, is_chosen=True, is_high=True)
    assert len(rows) == 3
    text = texts(rows)[1]
    assert "Pull is short for the fourth week.  Add Single-arm cable row to B?" in text
    assert text.endswith("Enter do it")
    assert "ready" in inks(rows, 0)
    assert "ready" not in inks(draw_tip(TIP, 120, is_chosen=False, is_high=True), 0)


def test_a_tip_that_was_followed_can_be_undone() -> None:
    """It says what was added where."""
    (line,) = texts(draw_tip(replace(TIP, is_taken=True), 120, is_chosen=True, is_high=False))
    assert "Single-arm cable row is added to B." in line
    assert line.endswith("Enter undo it")


@pytest.mark.parametrize("width", [40, 60, 80, 120, 250])
def test_a_tip_is_never_cut(width: int) -> None:
    """It takes as many lines as it needs."""
    rows = draw_tip(TIP, width, is_chosen=True, is_high=False)
    words = " ".join(texts(rows)).replace("▌", "").split()
    assert "Pull" in words
    assert "B?" in words
    assert {len(row) for row in rows} == {width}


def test_no_tip_takes_no_row() -> None:
    """There is nothing to do."""
    assert draw_tip(None, 120, is_chosen=False, is_high=True) == ()
