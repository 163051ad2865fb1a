"""Weeks that leave strength little room, at the prompt: a plan or the reason, never silence."""

import pytest

from tests.cli.conftest import Type

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WEEKS = {
    "seven easy runs": ", ".join(f"{day} easy" for day in DAYS),
    "seven fast runs": ", ".join(f"{day} tempo" for day in DAYS),
    "doubles every day": ", ".join(f"{day} easy, {day} easy" for day in DAYS),
    "two long runs": "Sat long 20km, Sun long 18km",
}


@pytest.mark.parametrize("runs", WEEKS.values(), ids=WEEKS)
def test_any_week_of_runs_has_a_plan_or_a_reason(typed: Type, runs: str) -> None:
    """Today and the plan answer in words, in JSON too, whatever is run."""
    typed("use", "power-5k10k")
    assert typed("run", "template", runs).code == 0
    answer = typed("plan", "--why")
    assert answer.code == 0
    assert "WHY" in answer.out
    assert typed("today", "--why").code == 0
    weeks = typed("plan", "--json").json["weeks"]
    assert all(len(week["days"]) == 7 for week in weeks)
    for week in weeks:
        placed = [each for day in week["days"] for each in day["sessions"]]
        assert placed or week["excluded"]
        assert all(each["why"] for each in placed)


@pytest.mark.parametrize("day", ["tomorrow", "today", "2028-02-29"])
def test_a_race_is_planned_around(typed: Type, day: str) -> None:
    """Tomorrow, today, in a month or on a leap day; nothing heavy lies right before it."""
    typed("use", "power-5k10k")
    assert typed("run", "add", day, "race", "10km").code == 0
    weeks = typed("plan", "--json").json["weeks"]
    for week in weeks:
        for first, second in zip(week["days"], week["days"][1:], strict=False):
            if any(run["kind"] == "race" for run in second["runs"]):
                assert all(each["leg_class"] == "none" for each in first["sessions"])
    assert typed("today", "--why").code == 0


def test_two_races_three_weeks_apart_are_reported(typed: Type) -> None:
    """The plan says what that leaves room for."""
    typed("use", "durable-marathon")
    typed("run", "add", "2026-12-06", "race", "21km")
    typed("run", "add", "2026-12-27", "race", "42km")
    answer = typed("plan", "--weeks", "6")
    assert answer.code == 0
    assert "race" in answer.out.lower()


def test_no_day_at_all_is_said(typed: Type) -> None:
    """Away for three weeks: nothing is due, and the plan says so."""
    typed("use", "foundations")
    typed("run", "away", "2026-11-23", "2026-12-20")
    answer = typed("today")
    assert answer.code == 0
    assert "No day of the next weeks has room" in answer.out
    assert typed("plan", "--why").code == 0


@pytest.mark.parametrize("day", ["2026-02-29", "2026-13-01", "0000-01-01", "someday"])
def test_days_that_there_are_not_are_refused(typed: Type, day: str) -> None:
    """With what was typed and how a day is written."""
    answer = typed("run", "add", day, "easy", "8km")
    assert answer.code == 2
    assert day in answer.err


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2020-12-31", "2026-03-29"])
def test_days_far_off_break_nothing(typed: Type, day: str) -> None:
    """The first and the last day there are, week 53, and a day on which clocks change."""
    typed("use", "foundations")
    assert typed("run", "add", day, "easy", "8km").code == 0
    for words in (("today",), ("runs", "--since", day, "--until", day)):
        assert typed(*words).code == 0
