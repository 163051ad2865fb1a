"""The strip of seven days."""

from datetime import date

import pytest

from midstance.domain.attendance import Attendance
from midstance.tui.widgets.review.week_days import SIGNS, draw_days, entry_name
from midstance.tui.widgets.workout.canvas import Canvas
from tests.tui.widgets.review.drawn import days, entry, inks, review, scheduled, texts


def strip(width: int = 120, today: date | None = None, cursor: int | None = None) -> Canvas:
    """A week with one session done, one missed and one to come."""
    shown = review(
        days=days(
            tue=entry(Attendance.DONE, is_done=True),
            wed=entry(Attendance.MISSED),
            sun=entry(Attendance.PLANNED, session="core-5"),
        )
    )
    canvas = Canvas(width, 8)
    draw_days(canvas, 3, 4, shown, today or date(2026, 11, 27), cursor)
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
    """How far and what for, teal once it was done; in a narrow terminal the distance alone."""
    runs = (scheduled(1, "9km", is_done=True), scheduled(6, "12km", is_done=False))
    for width, shown in ((120, ("✓ 9 km easy", "○ 12 km easy")), (80, ("✓ 9 km", "○ 12 km"))):
        canvas = Canvas(width, 8)
        draw_days(canvas, 3, 4, review(scheduled_runs=runs), date(2026, 11, 27), None)
        rows = canvas.rows()
        assert all(text in texts(rows)[3] for text in shown)
        assert {"run", "quiet"} <= inks(rows, 3)


def test_a_missed_day_is_a_hollow_dot() -> None:
    """It is quiet: no cross, no red."""
    assert SIGNS[Attendance.MISSED] == ("○", "quiet")
    assert not {ink for _, ink in SIGNS.values()} & {"hurt", "ready"}


@pytest.mark.parametrize("width", [76, 80, 100, 120, 200, 250])
def test_today_and_the_cursor_are_raised(width: int) -> None:
    """Each in a column of its own; nothing is written beside the strip."""
    rows = strip(width, cursor=0).rows()
    raised = [x for x, (_, look) in enumerate(rows[3]) if look.ground == "raised"]
    assert min(raised) < width // 7
    assert max(raised) > width * 4 // 7
    assert {look.ground for _, look in rows[3]} == {"plane", "raised"}


def test_a_narrow_day_keeps_the_letter() -> None:
    """Where the word has no room."""
    rows = texts(strip(76).rows())
    assert rows[2].split()[:2] == ["M", "23"]
    assert "✓ A" in rows[3]


def test_more_than_there_is_room_for_is_counted() -> None:
    """The last line says how many more there are."""
    canvas = Canvas(120, 8)
    shown = review(days=days(mon=entry(Attendance.DONE, is_done=True)))
    draw_days(canvas, 3, 2, shown, date(2026, 11, 27), None)
    assert "and 2 more" in texts(canvas.rows())[4]


def test_a_hostile_name_is_harmless() -> None:
    """No control character reaches the screen."""
    nasty = entry(Attendance.DONE, session="a/\x1b[31m\u202e")
    assert "\x1b" not in entry_name(nasty)
