"""A week that allows no session gets one change proposed, and it is never made."""

from dataclasses import replace

import pytest

from midstance.coach.schedule.planner.search import plan_week
from midstance.coach.schedule.week_changes import propose_change, waiting_for_legs
from midstance.domain.session import Version
from midstance.domain.weeks.plan import WeekToPlan
from tests.coach.schedule.planner.weeks import week

BUSY = "Mon tempo, Tue tempo, Wed tempo, Thu tempo, Fri tempo, Sat tempo, Sun tempo"


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        (week("Tue easy", "A heavy", available=""), "If you had time on Monday, A fits."),
        (
            week("Tue easy", "A heavy legs, B light", available="Tue", two_slots="all"),
            None,
        ),
        (
            week("Tue tempo, Wed long", "A moderate legs hiit", available="Tue Wed"),
            "If you had time on Thursday, A fits.",
        ),
        (
            week(BUSY, "A heavy legs"),
            "If Monday had room for strength six hours after the run, A fits.",
        ),
        (
            week("Mon tempo, Tue tempo, Wed long, Thu tempo, Fri tempo", "A heavy legs hiit"),
            "If you left out the tempo run on Monday, A fits.",
        ),
    ],
)
def test_the_smallest_change_that_helps_is_proposed(asked: WeekToPlan, text: str | None) -> None:
    """A day, then hours on a day, then one run less."""
    found = propose_change(asked)
    assert bool(plan_week(asked).plans) is (text is None)
    if text is not None:
        assert found is not None
        assert found.text == text


def test_where_no_change_helps_none_is_proposed() -> None:
    """Seven races are nobody's week."""
    races = week(
        "Mon race, Tue race, Wed race, Thu race, Fri race, Sat race, Sun race", "A heavy legs"
    )
    assert propose_change(races) is None


def owing(asked: WeekToPlan, points: int) -> WeekToPlan:
    """The same week; each session owes this many points."""
    return replace(
        asked,
        sessions=tuple(
            replace(each, owed=points, last_version=Version.LEG_FREE) for each in asked.sessions
        ),
    )


FAST = week(
    "Mon intervals, Tue easy, Wed intervals, Thu intervals, Sat long",
    "A light, B heavy",
    "beginner",
)


def test_a_session_that_waits_for_its_legs_is_named_once_it_owes_most() -> None:
    """One that gets them, or still waits for its turn, is not named."""

    def waiting(asked: WeekToPlan) -> tuple[str, ...]:
        return waiting_for_legs(asked, plan_week(asked).plans[0])

    assert waiting(owing(FAST, 4)) == ("B",)
    assert waiting(owing(FAST, 3)) == ()
    assert waiting(owing(week("", "A heavy, B none"), 4)) == ()


def test_a_change_is_proposed_that_gives_it_its_legs() -> None:
    """One run less; without legs it has a day already, which is not enough."""
    change = propose_change(owing(FAST, 4), "B")
    assert change is not None
    assert change.text.endswith("B fits.")
    assert propose_change(FAST, "C") is None


def test_no_change_is_proposed_for_a_day_that_is_over() -> None:
    """On the eve of a race neither time on Monday nor a run less on Tuesday helps any more."""
    asked = week("Tue easy, Sun race", "A heavy legs", available="Sat")
    gone = tuple(replace(each, is_over=number < 5) for number, each in enumerate(asked.days))
    assert propose_change(asked) is not None
    assert propose_change(replace(asked, days=gone)) is None
