"""The strip of seven days: what of a day has room, and where its parts lie."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from midstance.domain.quantity import DistanceUnit
from midstance.domain.weeks.run_calendar import CalendarEntry, EntryKind, ScheduledRun
from midstance.presentation.planning.run_text import parse_run
from midstance.tui.widgets.week_strip import (
    DayLine,
    StripDay,
    brief_label,
    day_at,
    day_columns,
    draw_strip,
    run_lines,
    session_label,
)
from midstance.tui.widgets.workout.canvas import Canvas, Rows
from tests.tui.widgets.review.drawn import texts

MONDAY = date(2026, 11, 23)
BUSY = (
    DayLine("intervals", "✓"),
    DayLine("9 km", share=1.0),
    DayLine("strength A", "✓", brief="strength"),
    DayLine("50 min", is_extra=True),
    DayLine("5-minute core", "✓", brief="core"),
)


def strip(width: int, *lines: DayLine, in_ascii: bool = False) -> Rows:
    """A week with these lines on its Friday, which is today."""
    days = tuple(
        StripDay(
            MONDAY + timedelta(days=place),
            lines if place == 4 else (),
            "next" if place == 4 else "",
            "today" if place == 4 else "",
        )
        for place in range(7)
    )
    canvas = Canvas(width, 8)
    draw_strip(canvas, 1, days, is_wide=width >= 110, in_ascii=in_ascii)
    return canvas.rows()


def test_details_give_way_before_anything_else() -> None:
    """Then what has no room is counted."""
    rows = texts(strip(120, *BUSY))
    assert [row[69:].split() for row in rows[2:6]] == [
        ["✓", "intervals"],
        ["9", "km", "━━━━━━━"],
        ["✓", "strength", "A"],
        ["✓", "5-minute", "core"],
    ]
    rows = texts(strip(80, *BUSY))
    assert "✓ strength" not in rows[4]
    assert "and 2 more" in rows[4]


@pytest.mark.parametrize(
    ("typed", "narrow", "wide"),
    [
        ("intervals", "○ interv.", "○ intervals"),
        ("recovery", "○ recov.", "○ recovery"),
        ("easy", "○ easy", "○ easy"),
    ],
)
def test_no_kind_of_run_is_cut(typed: str, narrow: str, wide: str) -> None:
    """In a narrow strip it has its short form."""
    entry = CalendarEntry(UUID(int=1), EntryKind.RUN, MONDAY, parse_run(typed).run)
    run = ScheduledRun(entry, entry.run, is_guessed=False)
    for width, says in ((76, narrow), (110, wide)):
        rows = strip(width, *run_lines([run], 0, DistanceUnit.KM, is_wide=width >= 110))
        assert any(says in each for each in texts(rows))
        assert not any("…" in each for each in texts(rows))


@pytest.mark.parametrize("width", [76, 80, 109, 110, 250])
def test_a_line_stays_in_its_day(width: int) -> None:
    """Names that fill the day and bars end before the next one."""
    long = DayLine("a name that is far too long to fit anywhere at all", "✓", share=1.0)
    rows = strip(width, long)
    end = day_columns(width, 5)[0]
    assert not "".join(text for text, _ in rows[2][end - 1 : end + 3]).strip()


def test_today_has_a_bar_and_its_word() -> None:
    """Half a row over its raised column; without half blocks a line of hyphens."""
    rows = strip(120)
    assert "▄" * 10 in texts(rows)[0]
    assert "Fri 27   today" in texts(rows)[1]
    assert "-" * 10 in texts(strip(120, in_ascii=True))[0]


def test_a_day_is_found_by_its_column() -> None:
    """Everywhere in the strip, and nowhere beside it."""
    for width in (80, 120, 200):
        places = [day_at(width, day_columns(width, place)[0]) for place in range(7)]
        assert places == list(range(7))
    assert day_at(80, 80) is None


def test_a_session_has_a_name_for_each_room() -> None:
    """A program's by its letter, a routine's by its name; no control character is left in it."""
    assert session_label("power/B", "React and hinge") == "strength B"
    assert brief_label("power-5k10k/B", "React and hinge") == "B"
    assert brief_label("core-5", "5-minute core") == "core"
    assert brief_label("own", "strength and reach") == "reach"
    assert "\x1b" not in session_label("a/\x1b[31m\u202e", "")
