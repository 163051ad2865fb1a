"""A month in coloured text: teal for what was run, grey for what is to come, a word for each."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from midstance.domain.attendance import Attendance, WeekEntry
from midstance.domain.quantity import DistanceUnit
from midstance.domain.weeks.run import Run, RunKind
from midstance.domain.weeks.run_calendar import (
    CalendarEntry,
    EntryKind,
    RunState,
    ScheduledRun,
)
from midstance.presentation.planning.month import (
    SHORT_ROWS,
    TALL_ROWS,
    MonthDay,
    MonthFrame,
    day_lines,
    phases_in_short,
    week_rows,
    week_total,
)

MONDAY = date(2026, 11, 23)
FRAME = MonthFrame(13, TALL_ROWS, 20_000, date(2026, 11, 1), MONDAY, MONDAY)


def a_day(number: int, *runs: Run, done: bool = False, **more: object) -> MonthDay:
    """A day of the week with runs."""
    day = MONDAY + timedelta(days=number)
    state = RunState.DONE if done else RunState.PLANNED
    scheduled = tuple(
        ScheduledRun(CalendarEntry(UUID(int=1), EntryKind.RUN, day, run, state), run, False)
        for run in runs
    )
    return replace(MonthDay(day, scheduled, ()), **more)  # type: ignore[arg-type]  # fields of it


def entry(attendance: Attendance) -> WeekEntry:
    """A session of a program."""
    return WeekEntry("foundations/A", "Squat, push", 1, attendance)


LONG = Run(RunKind.LONG, None, 20_000)
WEEK = [a_day(number) for number in range(7)]


def lines(days: list[MonthDay], frame: MonthFrame = FRAME) -> list[str]:
    """The rows of a week without colour."""
    return ["".join(text for text, _ in row) for row in week_rows(days, frame)]


def styles(days: list[MonthDay], word: str) -> set[str]:
    """The styles of the parts that hold a word."""
    return {style for row in week_rows(days, FRAME) for text, style in row if word in text}


def test_a_day_has_its_kilometres_its_kind_a_bar_and_its_strength() -> None:
    """Its strength is a filled label once it was done; the longest run of a month fills the bar."""
    done = a_day(1, LONG, done=True, strength=(entry(Attendance.DONE),), has_best=True)
    shown = lines([WEEK[0], done, *WEEK[2:]])
    assert shown[0].startswith("▌▸23         ")
    assert shown[0][13:25] == " 24   20 km "
    assert shown[1][13:25].strip() == "✓ long"
    assert shown[2].count("▀") == 10
    assert "✓ A squat★" in shown[3]
    assert shown[4].strip() == ""
    assert all(len(each) == 7 * 13 for each in shown)


def test_what_is_planned_is_grey_and_what_was_done_is_teal() -> None:
    """A tick stands before what was run; the label of strength has its own ground."""
    planned = a_day(2, LONG, strength=(entry(Attendance.PLANNED),))
    done = a_day(3, LONG, done=True, strength=(entry(Attendance.DONE),))
    assert [lines([each])[1][1:].strip() for each in (planned, done)] == ["long", "✓ long"]
    assert styles([planned], "20 km") == {"bold $quiet on $plane"}
    assert styles([done], "20 km") == {"bold $run on $plane"}
    assert styles([planned], "○ A squat") == {"bold $text on $track"}
    assert styles([done], "✓ A squat") == {"bold $ink on $go"}
    missed = a_day(3, strength=(entry(Attendance.MISSED),))
    assert "○ A squat" in lines([missed])[3]
    assert styles([missed], "○ A squat") == {"$text-muted on $plane"}
    moved = replace(entry(Attendance.MOVED_AWAY), other_day=MONDAY + timedelta(days=4))
    assert "○ A → Fri" in lines([a_day(3, strength=(moved,))])[3]
    on = replace(entry(Attendance.MOVES_ON), other_day=MONDAY)
    assert "○ A → today" in lines([a_day(3, strength=(on,))], replace(FRAME, column=14))[3]
    assert "○ A → Mon" in lines([a_day(3, strength=(on,))])[3]
    assert "○ A → next" in lines([a_day(3, strength=(entry(Attendance.MOVES_ON),))])[3]
    extra = replace(entry(Attendance.EXTRA), session="core-5", name="5-minute core")
    assert (
        "✓ 5-minute core"
        in lines([a_day(3, strength=(moved, extra))], replace(FRAME, column=20))[3]
    )


def test_today_has_a_bar_over_it_and_the_cursor_one_beside_it() -> None:
    """What is due is blue; the bar lies in the gap below the week before."""
    frame = replace(FRAME, cursor=MONDAY + timedelta(days=2))
    due = a_day(0, strength=(entry(Attendance.PLANNED),))
    rows = list(week_rows([due, *WEEK[1:]], frame))
    assert ("▸ A squat ", "bold $ink on $next") in rows[3]
    assert [text for text, _ in rows[0] if text == "▌"] == ["▌"]
    before = list(week_rows([a_day(number - 7) for number in range(7)], frame))
    assert before[4][0] == ("▄" * 12, "$next")
    assert "▄" not in before[4][2][0]


def test_a_kind_fits_into_little_room() -> None:
    """Without an ellipsis; the star of a best lies beside the label."""
    frame = replace(FRAME, rows=SHORT_ROWS, column=9)
    fast = a_day(1, Run(RunKind.INTERVALS, None, 9_000), done=True)
    assert "✓interv " in lines([fast], frame)[1]
    planned = a_day(1, Run(RunKind.INTERVALS, None, 9_000))
    assert "interv. " in lines([planned], frame)[1]
    best = a_day(1, strength=(entry(Attendance.DONE),), has_best=True)
    (row,) = [row for row in week_rows([best], frame) if ("★", "$best on $plane") in row]
    assert ("✓ A", "bold $ink on $go") in row


def test_days_of_another_month_have_no_plane() -> None:
    """They stand beside it, faint."""
    other = a_day(8, LONG)
    assert styles([other], "20 km") == {"bold $quiet"}


def test_a_small_terminal_has_three_rows_a_week_and_letters() -> None:
    """Without bars; a distance gives up its space before it is cut."""
    frame = replace(FRAME, rows=SHORT_ROWS, column=8, unit=DistanceUnit.MILES)
    shown = lines([a_day(1, LONG, strength=(entry(Attendance.DONE),))], frame)
    assert shown[0] == " 24  12 "
    assert "✓ A" in shown[2]
    assert "squat" not in shown[2]


def test_two_runs_of_a_day_are_added_and_counted() -> None:
    """The longer one gives the kind; minutes stand where no distance is known."""
    two = a_day(1, LONG, Run(RunKind.EASY, 30, 5000))
    assert "25 km" in lines([two])[0]
    assert "long +1" in lines([two])[1]
    assert "40 min" in lines([a_day(1, Run(RunKind.EASY, 40))])[0]


def test_days_away_and_ill_are_named() -> None:
    """Beside the run, or in its place."""
    ill = CalendarEntry(UUID(int=2), EntryKind.ILL, MONDAY, until=MONDAY)
    assert "ill" in lines([a_day(1, absence=ill)])[1]
    assert "long ill" in lines([a_day(1, LONG, absence=ill)])[1]


def test_the_totals_of_a_week() -> None:
    """Its phase, kilometres and sets, and two bars; of a week to come what is planned, grey."""
    days = [a_day(0, LONG, done=True), a_day(3, LONG)]
    phase, amounts, run_bar, set_bar = week_total(days, (25, 44), "Base, week 3", FRAME, 25)
    assert [text for text, _ in phase] == ["Base, week 3"]
    assert [text.strip() for text, _ in amounts] == ["20 of 40 km", "25 of 44 sets"]
    assert [len(text) for text, _ in run_bar] == [12, 13]
    assert [len(text) for text, _ in set_bar] == [14, 11]
    narrow = week_total(days, (25, 44), "Base, week 3", FRAME, 22)
    assert narrow[1][1][0].strip() == "25 of 44"
    ahead = week_total([a_day(7, LONG)], (0, 44), "", FRAME, 25)
    assert [(text.strip(), style) for text, style in ahead[1]] == [
        ("20 km", "$quiet"),
        ("44 sets", "$quiet"),
    ]
    short = week_total(days, (0, 0), "Base, week 3, deload", replace(FRAME, rows=SHORT_ROWS), 13)
    assert [row[0][0] for row in short] == ["3, deload", "20 of 40 km", ""]


def test_plain_characters_draw_the_same() -> None:
    """For terminals that show no others."""
    frame = replace(FRAME, in_ascii=True)
    shown = lines([a_day(0, LONG, done=True)], frame)
    assert shown[0].startswith(">>23")
    assert "=========" in shown[2]
    assert week_total([a_day(0, LONG)], (1, 2), "", frame, 10)[3][1][0] == "-----"


def test_a_day_is_said_in_words() -> None:
    """Runs, strength, and whether it is a day away."""
    away = CalendarEntry(UUID(int=2), EntryKind.AWAY, MONDAY, until=MONDAY)
    run = Run(RunKind.RACE, 100, 21_098, name="Spring")
    day = a_day(1, run, strength=(entry(Attendance.PLANNED),), absence=away)
    assert list(day_lines(day)) == [
        "A race Spring 21.1 km 1 h 40 min planned",
        "strength Squat, push planned",
        "away",
    ]


def test_a_program_is_named_where_it_begins_and_fits() -> None:
    """Below it stand the weeks alone, so that what a week is, is not cut."""
    phases = ["Base, week 6", "5K power, week 1", "5K power, week 2, deload", ""]
    assert list(phases_in_short(phases, 22)) == [
        "Base, week 6",
        "5K power, week 1",
        "week 2, deload",
        "",
    ]
    assert list(phases_in_short(["A long name of a program, week 3"], 22)) == ["week 3"]
