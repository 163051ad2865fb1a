"""The three numbers of a week, and what is said beside them."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from midstance.domain.attendance import Attendance, Streak
from midstance.domain.quantity import DistanceUnit, WeightUnit
from midstance.domain.record import HeartRate
from midstance.domain.weeks.review import (
    MovedTarget,
    SpacingBreak,
    SpacingRule,
    WeekSpacing,
    WorkoutHeartRate,
)
from midstance.presentation.week_findings import moved_target_text
from midstance.tui.widgets.review.week_facts import (
    facts_of_week,
    facts_text,
    hard_days_line,
    notes_of_week,
    targets_moved,
)
from tests.tui.widgets.review.drawn import (
    MONDAY,
    NO_TOTALS,
    TOTALS,
    days,
    eight_weeks,
    entry,
    review,
    scheduled,
)

KG = WeightUnit.KG


def test_a_week_as_planned() -> None:
    """Sessions of those planned, sets against the week before, minutes against what is usual."""
    sessions, sets, minutes = facts_of_week(review(), KG)
    assert (sessions.number, sessions.heading, sessions.share) == ("2/2", "strength sessions", 1)
    assert sessions.details == ("5 weeks in a row",)
    assert (sets.number, sets.brief) == ("35", "up 1")
    assert sets.details == ("last week 34", "6.1 t lifted in 102 min")
    assert sets.share == pytest.approx(35 / 36)
    assert (minutes.number, minutes.details) == ("102", ("usually 98",))


def test_what_was_done_besides_is_told_apart() -> None:
    """An extra session fulfils no plan."""
    more = replace(TOTALS, sessions_done=0, sessions_extra=2, sets_done=0, sets_extra=12)
    sessions, sets, _ = facts_of_week(review(more, streak=Streak(0, 2, 0)), KG)
    assert (sessions.number, sessions.details, sessions.share) == ("0/2", ("2 others",), 0)
    assert (sets.number, sets.share) == ("12", 0)


def test_without_a_plan() -> None:
    """The sessions are counted, and the rings close by what is usual."""
    free = replace(NO_TOTALS, sessions_extra=1, sets_extra=33)
    sessions, sets, _ = facts_of_week(review(free, streak=Streak(0, 2, 1)), KG)
    assert (sessions.number, sessions.heading) == ("1", "strength session")
    assert (sessions.details, sessions.share) == (("none planned",), 0.5)
    assert sets.share == pytest.approx(33 / 32.5)


def test_a_week_without_a_session_is_not_as_planned() -> None:
    """Nothing done is still to come, or was missed; what moves on is still to come."""
    none, streak = replace(TOTALS, sessions_done=0), Streak(0, 2, 0)
    for attendance, told in (
        (Attendance.PLANNED, "still to come"),
        (Attendance.MISSED, "1 missed"),
        (Attendance.MOVES_ON, "still to come"),
    ):
        week = review(none, streak=streak, days=days(fri=entry(attendance)))
        assert facts_of_week(week, KG)[0].details == (told,)
    half = replace(TOTALS, sessions_done=1)
    week = review(half, streak=streak, days=days(fri=entry(Attendance.MOVES_ON)))
    assert facts_of_week(week, KG)[0].details == ("1 still to come",)


def test_a_first_week_is_compared_with_nothing() -> None:
    """No week before, nothing usual."""
    _, sets, minutes = facts_of_week(review(eight_weeks=eight_weeks(35)), KG)
    assert sets.details == ("6.1 t lifted in 102 min",)
    assert (minutes.details, minutes.share) == ((), 1)


def test_how_far_was_run() -> None:
    """Kilometres, or miles, have the third number and ring, against what was planned."""
    ran, planned = (
        scheduled(place, text, is_done=not place) for place, text in enumerate(("9km", "16km"))
    )
    _, _, far = facts_of_week(review(scheduled_runs=(ran, planned)), KG)
    assert (far.number, far.heading, far.ink) == ("9", "km in 1 run", "run")
    assert (far.details, far.brief) == (("25 planned",), "of 25")
    assert far.share == pytest.approx(9 / 25)
    miles = review(scheduled_runs=(ran,), distance_unit=DistanceUnit.MILES)
    assert facts_of_week(miles, KG)[2].details[0] == "all that was planned"
    assert facts_text(miles, KG).endswith("6.1 t · 5.6 mi")


def test_an_empty_week() -> None:
    """Noughts, and open rings."""
    facts = facts_of_week(review(NO_TOTALS, eight_weeks=None, streak=Streak(0, 0, 0)), KG)
    assert [(each.number, each.share) for each in facts] == [("0", 0), ("0", 0), ("0", 0)]


def test_pounds() -> None:
    """The load is in the runner's unit."""
    _, sets, _ = facts_of_week(review(), WeightUnit.LB)
    assert "13492 lb lifted in 102 min" in sets.details
    assert facts_text(review(), KG) == "2/2 sessions · 35 sets · 102 min · 6.1 t"


def test_what_else_there_is_to_say() -> None:
    """Every label has something under it; the note only where there is one."""
    moved = days(fri=entry(Attendance.MOVED_HERE, is_done=True))
    notes = {label: texts for label, texts, _ in notes_of_week(review(days=moved, note="a\nb"), KG)}
    assert notes == {
        "NEXT WEEK": ("nothing planned",),
        "SKIPPED": ("none",),
        "PAIN": ("none",),
        "SIDES": ("nothing one-sided",),
        "MOVED": ("A to Fri",),
        "NOTE": ("a", "b"),
    }
    on = entry(Attendance.MOVES_ON)
    nowhere = replace(on, other_day=None)
    week = review(days=days(mon=replace(on, other_day=date(2026, 11, 27)), tue=nowhere))
    notes = {label: texts for label, texts, _ in notes_of_week(week, KG)}
    assert notes["MOVED"] == ("A to Fri 27", "A comes next")
    assert not {"NOTE", "HEART"} & {label for label, *_ in notes_of_week(review(), KG)}


def test_heart_rates_have_a_line_each() -> None:
    """With the session, the day, and what was noted."""
    rate = WorkoutHeartRate(UUID(int=1), "foundations/A", date(2026, 11, 27), HeartRate(132, 158))
    notes = {label: texts for label, texts, _ in notes_of_week(review(heart_rates=(rate,)), KG)}
    assert notes["HEART"] == ("A on Fri: mean 132, maximum 158 bpm",)


def test_a_week_with_runs_names_hard_days_and_what_lay_too_near() -> None:
    """In amber what was not kept; without runs nothing, as nothing else moves the days."""
    spacing = WeekSpacing((MONDAY, MONDAY + timedelta(days=4)))
    runs = (scheduled(4, "10km", is_done=True),)
    week = review(scheduled_runs=runs, spacing=spacing)
    notes = {label: (texts, ink) for label, texts, ink in notes_of_week(week, KG)}
    assert notes["HARD DAYS"] == (("2 (Mon, Fri)",), "text")
    assert notes["SPACING"] == (("legs and runs well apart",), "text")
    assert hard_days_line(week) == "hard days 2 (Mon, Fri) · legs and runs well apart"
    near = SpacingBreak(SpacingRule.BEFORE_LONG, MONDAY, MONDAY + timedelta(days=1))
    broken = review(scheduled_runs=runs, spacing=replace(spacing, breaks=(near,)))
    text = "legs on Mon 23, the long run or race on Tue 24"
    assert ("SPACING", (text,), "ready") in notes_of_week(broken, KG)
    assert hard_days_line(broken).endswith(f"too near: {text}")
    assert hard_days_line(review(spacing=spacing)) == ""
    assert "SPACING" not in {label for label, *_ in notes_of_week(review(spacing=spacing), KG)}


def test_targets_that_moved_stand_beside_the_bests() -> None:
    """Each with its sign and by how much its load changes; a week in which none moved has no line.

    The text for the prompt says the day and why.
    """
    squat = MovedTarget(MONDAY, "squat", "Squat", "load-up", True, 2500, "All sets done.", "Why.")
    plank = MovedTarget(MONDAY, "plank", "Plank", "rung-down", False, 0, "Too hard.", "Why.")
    week = replace(review(), moved=(squat, plank))
    assert targets_moved(week, KG) == ("▲ Squat 2.5 kg more", "▼ Plank")
    assert ("TARGETS", ("▲ 1  ▼ 1, why: below",), "text") in notes_of_week(week, KG)
    alone = replace(review(), moved=(squat,))
    assert ("TARGETS", ("▲ Squat 2.5 kg more",), "text") in notes_of_week(alone, KG)
    assert "TARGETS" not in {label for label, *_ in notes_of_week(review(), KG)}
    assert moved_target_text(squat, KG) == "Mon Squat: 2.5 kg more. All sets done."
    assert moved_target_text(plank, KG) == "Mon Plank: Too hard."
