"""The weeks ahead of a program: in step with an A race, and as they come without one."""

from datetime import date, timedelta

import pytest

from midstance.domain.attendance import Enrolment
from midstance.domain.calendar import Week
from midstance.domain.runner import Level, Runner
from midstance.domain.weeks.plan import PlannedWeek
from midstance.domain.weeks.run import RacePriority, Run, RunKind
from midstance.domain.weeks.run_calendar import CalendarEntry, EntryKind
from midstance.services.calendar.day_plan import is_planned_around_runs
from midstance.services.calendar.month import season_weeks
from midstance.services.calendar.weeks_ahead import plan_weeks
from midstance.services.log_client import LogClient
from midstance.services.today import today_plan
from tests.tui.house import House, record

MONDAY = date(2026, 11, 23)
SUNDAYS = {week: MONDAY + timedelta(days=7 * week - 1) for week in range(1, 30)}
"""The last day of the first week, of the second, and so on."""


def follow(client: LogClient, race: date | None, priority: RacePriority = RacePriority.A) -> None:
    """A runner who follows the 10K program of eight weeks from Monday on, up to a race."""
    now = client.now()
    client.ask(lambda log: log.save_runner(Runner(), Runner(level=Level.ADVANCED), now))
    client.ask(lambda log: log.enrol(Enrolment("power-5k10k", MONDAY), now))
    if race is not None:
        run = Run(RunKind.RACE, metres=10_000, priority=priority)
        entry = CalendarEntry(client.context.ids(), EntryKind.RUN, race, run)
        client.ask(lambda log: log.calendar.change("race", now, (entry,)))


def plans(client: LogClient, today: date = MONDAY, number: int = 9) -> tuple[PlannedWeek, ...]:
    """The weeks from this one on."""
    return client.ask(lambda log: plan_weeks(log, client.library, today, number))


def program_weeks(weeks: tuple[PlannedWeek, ...]) -> list[set[int]]:
    """Which weeks of the program stand in each."""
    return [set(each.program_weeks.values()) for each in weeks]


@pytest.mark.parametrize(
    ("race", "weeks"),
    [
        (None, [1, 2, 3, 4, 5, 6, 7, 8]),
        (SUNDAYS[8], [1, 2, 3, 4, 5, 6, 7, 8]),
        (SUNDAYS[5], [1, 5, 6, 7, 8]),
        (SUNDAYS[2], [1, 8]),
        (SUNDAYS[9], [1, 1, 2, 3, 4, 5, 6, 7, 8]),
    ],
)
async def test_the_taper_of_the_program_ends_on_the_race(
    client: LogClient, race: date | None, weeks: list[int]
) -> None:
    """Weeks are dropped after the entry week, or the first comes once more."""
    follow(client, race)
    assert program_weeks(plans(client)) == [{each} for each in weeks]


async def test_a_race_that_is_trained_through_shifts_nothing(client: LogClient) -> None:
    """A B race closes its days, and the program goes on."""
    follow(client, SUNDAYS[3], RacePriority.B)
    assert [min(each) for each in program_weeks(plans(client))][:4] == [1, 2, 3, 4]


async def test_a_race_long_after_the_program_is_named_with_what_to_do(client: LogClient) -> None:
    """The weeks stay as they are."""
    follow(client, SUNDAYS[20])
    first, *_ = weeks = plans(client)
    assert program_weeks(weeks)[:2] == [{1}, {2}]
    assert "ends 12 weeks before it; home-maintain may hold your strength" in first.advice


async def test_what_was_begun_this_week_is_ended_before_the_program_is_shifted(
    house: House, client: LogClient
) -> None:
    """A of week 1 is done on Monday, and the race is seen on Tuesday: B of week 1 comes too."""
    follow(client, SUNDAYS[5])
    done = house.workout(0, record("plank", 30), session="power-5k10k/A", week=1)
    client.ask(lambda log: log.corrections.add_workouts((done,), client.now()))
    first, second, *_ = plans(client, MONDAY + timedelta(days=1))
    assert set(first.program_weeks.values()) == {1}
    assert set(second.program_weeks.values()) == {5}
    assert first.advice == ""
    assert second.advice == (
        "The race is in 3 weeks: week 5 of 8 comes now, so that the taper ends on the race."
    )


async def test_today_and_the_season_are_in_step_with_the_race(
    house: House, client: LogClient
) -> None:
    """Today begins the week that the race asks for, and the season shows where the taper lies."""
    follow(client, SUNDAYS[5])
    done = house.workout(0, record("plank", 30), session="power-5k10k/A", week=1)
    client.ask(lambda log: log.corrections.add_workouts((done,), client.now()))
    day = MONDAY + timedelta(days=7)
    assert client.ask(lambda log: is_planned_around_runs(log, day))
    due = client.ask(lambda log: today_plan(log, client.library, day)).due
    assert due.week == 5
    season = client.ask(lambda log: season_weeks(log, client.library, Week(MONDAY)))
    phases = {each.week.first: each.phase for each in season}
    assert phases[SUNDAYS[5] - timedelta(days=6)].endswith("week 8, taper")
    assert phases[day].endswith("week 5")
