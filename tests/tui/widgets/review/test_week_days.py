"""The strip of seven days."""

from dataclasses import replace
from datetime import date

import pytest

from midstance.domain.attendance import Attendance
from midstance.domain.weeks.review import WeekReview
from midstance.tui.widgets.review.week_days import SIGNS, days_of_week
from midstance.tui.widgets.week_strip import draw_strip
from midstance.tui.widgets.workout.canvas import Canvas
from tests.tui.widgets.review.drawn import days, entry, inks, review, scheduled, texts

FRIDAY = date(2026, 11, 27)


def strip(width: int = 120, today: date | None = None, cursor: int | None = None) -> Canvas:
    """A week with one session done, one missed and one to come."""
    shown = review(
        days=days(
            tue=entry(Attendance.DONE, is_done=True),
            wed=entry(Attendance.MISSED),
            sun=entry(Attendance.PLANNED, session="core-5"),
        )
    )
    return drawn(shown, width, today or FRIDAY, cursor)


def drawn(shown: WeekReview, width: int, today: date = FRIDAY, cursor: int | None = None) -> Canvas:
    """The strip of a review, with two rows for a run from 110 columns on."""
    canvas, is_wide = Canvas(width, 8), width >= 110
    shown_days = days_of_week(shown, today, cursor, is_wide=is_wide)
    draw_strip(canvas, 3, shown_days, is_wide=is_wide)
    return canvas


def test_each_day_says_what_became_of_it() -> None:
    """Sign, session, minutes and sets; a day without anything is a dot."""
    rows = texts(strip().rows())
    assert rows[2].split()[:4] == ["Mon", "23", "Tue", "24"]
    assert "✓ strength A" in rows[3]
    assert "○ strength A" in rows[3]
    assert "○ Jump and squat" in rows[3] or "○ Jump and s…" in rows[3]
    assert rows[4].split() == ["51", "min"]
    assert rows[5].split() == ["17", "sets"]


def test_a_run_stands_over_the_strength_of_its_day() -> None:
    """What for, and how far with a bar; in a narrow terminal how far comes first."""
    runs = (scheduled(1, "9km", is_done=True), scheduled(6, "12km", is_done=False))
    wide = drawn(review(scheduled_runs=runs), 120).rows()
    assert "✓ easy" in texts(wide)[3]
    assert "○ easy" in texts(wide)[3]
    assert "9 km  ━" in texts(wide)[4]
    assert {"run", "quiet"} <= inks(wide, 4)
    narrow = drawn(review(scheduled_runs=runs), 80).rows()
    assert "✓ 9 km" in texts(narrow)[3]
    assert texts(narrow)[4].split() == ["easy", "51", "min", "easy"]


def test_a_missed_day_is_a_hollow_dot() -> None:
    """It is quiet: no cross, no red."""
    assert SIGNS[Attendance.MISSED] == ("○", "quiet")
    assert not {ink for _, ink in SIGNS.values()} & {"hurt", "ready"}


def test_a_session_that_was_not_done_says_where_it_goes() -> None:
    """Its hollow dot stands on the day that is over, and points to the day on which it comes."""
    on = entry(Attendance.MOVES_ON)
    for other_day, text in (
        (FRIDAY, "→ today"),
        (date(2026, 11, 30), "→ Mon 30"),
        (None, "→ next"),
    ):
        rows = texts(drawn(review(days=days(tue=replace(on, other_day=other_day))), 120).rows())
        assert "○ strength A" in rows[3]
        assert rows[4].strip() == text


@pytest.mark.parametrize("width", [76, 80, 100, 120, 200, 250])
def test_today_and_the_cursor_are_raised(width: int) -> None:
    """Each in a column of its own; nothing is written beside the strip."""
    rows = strip(width, cursor=0).rows()
    raised = [x for x, (_, look) in enumerate(rows[3]) if look.ground == "raised"]
    assert min(raised) < width // 7
    assert max(raised) > width * 4 // 7
    assert {look.ground for _, look in rows[3]} == {"plane", "raised"}


def test_a_narrow_day_has_the_letter_of_its_session() -> None:
    """The word has no room beside it, and a day without anything is a day of rest."""
    rows = texts(strip(76).rows())
    assert rows[2].split()[:2] == ["M", "23"]
    assert "✓ A" in rows[3]
    assert "strength" not in rows[3]
    assert "· rest" in rows[3]
