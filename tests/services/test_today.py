"""What today asks for, decided once for both front ends."""

from datetime import date, timedelta

import pytest

from midstance.coach.day_changes import DayChanges
from midstance.coach.schedule.planner.calendar_week import WeeklyHabits
from midstance.domain.attendance import Enrolment
from midstance.domain.record import WorkoutStatus
from midstance.domain.runner import Level, Place, Runner
from midstance.domain.session import ADDITIONS_KEY, SessionAdditions
from midstance.services.calendar.habits import HABITS_KEY, habits_to_plain
from midstance.services.log_client import LogClient
from midstance.services.today import TodayPlan, fit_session, today_plan
from tests.tui.laptop import Laptop, record

TODAY = date(2026, 11, 23)


def plan_of(client: LogClient, day: date = TODAY) -> TodayPlan:
    """What a day asks for."""
    return client.ask(lambda log: today_plan(log, client.library, day))


def add(client: LogClient, *exercises: str) -> None:
    """Add exercises to the first session for today."""
    additions = SessionAdditions(TODAY, "foundations/A", 1, exercises)
    client.ask(lambda log: log.set_profile_value(ADDITIONS_KEY, additions.to_plain(), client.now()))


async def test_a_new_runner_has_a_first_session(client: LogClient) -> None:
    """Without a choice the first program is suggested, laid out set by set."""
    plan = plan_of(client)
    assert plan.session == client.library.session("foundations/A")
    assert (plan.due.session, plan.under_way, plan.differences) == ("foundations/A", None, ())
    assert {each.exercise for each in plan.planned_sets} == {
        item.exercise for item in plan.session.items
    }


async def test_the_session_is_the_one_that_the_runner_can_do(client: LogClient) -> None:
    """What does not fit the place is replaced, and each difference is a line."""
    hotel = Runner(places=(Place("hotel", frozenset()),))
    client.ask(lambda log: log.save_runner(Runner(), hotel, client.now()))
    plan = plan_of(client)
    assert plan.session is not None
    assert plan.session != client.library.session("foundations/A")
    assert any("because hotel has no" in line for line in plan.differences)


async def test_additions_of_the_day_are_part_of_it(client: LogClient) -> None:
    """They come with a line; what the library does not hold, and what is of yesterday, does not."""
    add(client, "side-plank", "gone")
    plan = plan_of(client)
    assert plan.session is not None
    assert "side-plank" in {item.exercise for item in plan.session.items}
    assert plan.differences == ("Also today: Side plank.",)
    assert plan_of(client, TODAY + timedelta(days=1)).differences == ()
    add(client, "gone")
    assert plan_of(client).differences == ()


async def test_a_program_that_is_gone_is_named(client: LogClient) -> None:
    """The reason says so, and the first program takes its place."""
    client.ask(lambda log: log.enrol(Enrolment("gone", TODAY), client.now()))
    plan = plan_of(client)
    assert (plan.missing_program, plan.due.session) == ("gone", "foundations/A")
    assert plan.due.reason.startswith("Your program cannot be used: there is no program 'gone'. ")
    client.ask(lambda log: log.enrol(Enrolment("foundations", TODAY), client.now()))
    assert plan_of(client).missing_program == ""


async def test_when_all_is_done_there_is_no_session(laptop: Laptop, client: LogClient) -> None:
    """The reason alone is left."""
    program = client.library.program("foundations")
    done = (
        laptop.workout(0, record("plank", 30), session=each.id, week=week)
        for week in range(1, program.weeks + 1)
        for each in client.library.week_sessions(program, week)
    )
    client.ask(lambda log: log.corrections.add_workouts(tuple(done), client.now()))
    client.ask(lambda log: log.enrol(Enrolment("foundations", TODAY), client.now()))
    plan = plan_of(client)
    assert (plan.session, plan.planned_sets) == (None, ())
    assert plan.due.reason.startswith("Foundations is complete")


async def test_a_workout_that_was_left_is_part_of_it(laptop: Laptop, client: LogClient) -> None:
    """Its head says which session, and since when."""
    left = {"ending": WorkoutStatus.UNDER_WAY, "ended_at": None, "active_seconds": None}
    client.ask(lambda log: log.corrections.add_workouts((laptop.workout(1, **left),), client.now()))
    active = plan_of(client).under_way
    assert active is not None
    assert (active.session, active.local_date) == ("core-5", date(2026, 11, 22))


def set_minutes(client: LogClient, minutes: dict[int, int]) -> None:
    """Follow foundations, and save how long strength may take on these days of the week."""
    habits = habits_to_plain(WeeklyHabits(Level.INTERMEDIATE, minutes=minutes))
    client.ask(lambda log: log.set_profile_value(HABITS_KEY, habits, client.now()))
    client.ask(lambda log: log.enrol(Enrolment("foundations", TODAY), client.now()))


@pytest.mark.parametrize("changes", [DayChanges(minutes=0), DayChanges(is_original=True)])
async def test_the_minutes_of_the_weekday_cut_the_session(
    client: LogClient, changes: DayChanges
) -> None:
    """Every day has 20 minutes: the session is cut and says so, until all of it is asked for."""
    set_minutes(client, dict.fromkeys(range(7), 20))
    cut = plan_of(client)
    assert cut.session is not None
    assert cut.differences[0].startswith("Your Mondays have 20 minutes: without ")
    assert "Monday has 20 minutes, so A is cut to fit." in cut.due.reason
    whole = client.ask(lambda log: today_plan(log, client.library, TODAY, changes))
    assert whole.session is not None
    assert len(whole.session.items) > len(cut.session.items)
    assert whole.differences == ()


async def test_what_comes_on_another_day_is_not_cut_to_the_minutes_of_today(
    client: LogClient,
) -> None:
    """Monday has too little time for a session that other days take whole: it comes on Tuesday."""
    set_minutes(client, {0: 15})
    plan = plan_of(client)
    assert (plan.due.is_rest_day, plan.due.next_on) == (True, TODAY + timedelta(days=1))
    assert plan.differences == ()


async def test_routines_are_not_cut_to_the_minutes_of_the_weekday(client: LogClient) -> None:
    """What is begun by its name and belongs to no program takes as long as it takes."""
    set_minutes(client, dict.fromkeys(range(7), 15))
    routine = client.library.session("active-recovery-25")
    fitted = client.ask(lambda log: fit_session(log, client.library, routine, TODAY))
    assert fitted.session == routine
