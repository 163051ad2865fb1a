"""A week that allows no session gets one change proposed, and it is never made."""

import pytest

from midstance.coach.schedule.planner.search import plan_week
from midstance.coach.schedule.planner.ways_out import propose_change
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
