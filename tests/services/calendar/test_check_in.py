"""Check-ins and sessions that wait, saved, read and used by what today asks for."""

from dataclasses import replace
from datetime import date, timedelta

from midstance.coach.day_changes import AS_PLANNED, DayChanges
from midstance.domain.attendance import Enrolment
from midstance.domain.record import Pain
from midstance.domain.runner import Level, Runner
from midstance.domain.session import Version
from midstance.domain.weeks.check_in import CheckIn, CheckInResult, SkipReason
from midstance.domain.weeks.run_calendar import EntryKind
from midstance.presentation.planning.run_text import parse_weekly_runs
from midstance.presentation.planning.today import check_in_lines
from midstance.services.calendar.check_in import (
    PAINFUL_DAY,
    RECOVERY_ROUTINE,
    RED_DAY,
    check_ins,
    days_closed_by_answers,
    decision_on,
    save_check_in,
    skip_session,
    skipped_on,
    take_skip_back,
)
from midstance.services.calendar.run_calendar import RunCalendar
from midstance.services.log_client import LogClient
from midstance.services.today import TodayPlan, today_plan
from tests.tui.laptop import Laptop
from tests.tui.runners import know

MONDAY = date(2026, 11, 23)
THURSDAY, FRIDAY = MONDAY + timedelta(days=3), MONDAY + timedelta(days=4)


def plan_of(client: LogClient, day: date, changes: DayChanges = AS_PLANNED) -> TodayPlan:
    """What a day asks for."""
    return client.ask(lambda log: today_plan(log, client.library, day, changes))


def check_in(client: LogClient, day: date, answer: CheckIn) -> None:
    """Say how a day is."""
    client.ask(lambda log: save_check_in(log, day, answer, client.now()))


def ten_km_runner(client: LogClient) -> None:
    """The runner of the example with intervals on Tuesday and the long run on Sunday."""
    runner = Runner(level=Level.INTERMEDIATE)
    weekly = parse_weekly_runs("Tue intervals, Wed easy, Fri easy, Sun long")
    client.ask(lambda log: log.save_runner(Runner(), runner, client.now()))
    client.ask(lambda log: log.enrol(Enrolment("power-5k10k", MONDAY), client.now()))
    client.ask(
        lambda log: RunCalendar(log, client.context.ids, client.now()).set_weekly(weekly, MONDAY)
    )


async def test_a_day_has_one_check_in(client: LogClient) -> None:
    """The second answer of a day takes the place of the first, and undo brings that back."""
    check_in(client, MONDAY, CheckIn(2, 1))
    check_in(client, MONDAY, CheckIn(4, 6, 3, "knee"))
    assert client.ask(lambda log: check_ins(log, MONDAY, FRIDAY)) == {
        MONDAY: CheckIn(4, 6, 3, "knee")
    }
    client.ask(lambda log: log.corrections.undo(client.now()))
    assert client.ask(lambda log: check_ins(log, MONDAY, FRIDAY)) == {MONDAY: CheckIn(2, 1)}
    client.ask(lambda log: log.corrections.undo(client.now()))
    assert client.ask(lambda log: decision_on(log, MONDAY)) is None


async def test_amber_before_an_easy_run_makes_today_lighter(client: LogClient) -> None:
    """Thursday's session of the example: amber, and an easy run on Friday (E12)."""
    ten_km_runner(client)
    usual = plan_of(client, THURSDAY)
    assert usual.session is not None
    assert not usual.due.is_rest_day
    check_in(client, THURSDAY, CheckIn(4, 3))
    amber = plan_of(client, THURSDAY)
    assert amber.session is not None
    assert amber.due == usual.due
    assert amber.session.load_share < 1
    assert len(amber.planned_sets) < len(usual.planned_sets)
    assert amber.differences[0].startswith("Amber today: a leg set less")
    original = plan_of(client, THURSDAY, DayChanges(is_original=True))
    assert original.session == usual.session


async def test_a_strong_pain_in_a_workout_is_as_red_as_a_check_in(
    client: LogClient, laptop: Laptop
) -> None:
    """Nothing more that day; legs wait until a check-in says that it is better."""
    ten_km_runner(client)
    for level, is_red in ((5, False), (6, True)):
        hurt = replace(
            laptop.workout(1), local_date=THURSDAY, pains=(Pain("knee", level, "back-squat"),)
        )
        client.ask(lambda log, hurt=hurt: log.corrections.add_workouts((hurt,), client.now()))  # type: ignore[misc]  # bound at once
        decision = client.ask(lambda log: decision_on(log, THURSDAY))
        assert (decision is not None and decision.is_strong_pain) is is_red
    lines = check_in_lines(plan_of(client, THURSDAY).decision, is_original=False)
    assert list(lines) == ["Pain 6 of 10 (knee) in today's workout."]
    red = plan_of(client, THURSDAY)
    said = (red.due.reason, *red.differences)
    assert red.due.is_rest_day
    assert sum("See a doctor" in each for each in said) == 1
    friday = plan_of(client, FRIDAY).due
    assert (friday.is_rest_day, PAINFUL_DAY in friday.reason) == (True, True)
    check_in(client, FRIDAY, CheckIn(2, 1))
    assert not plan_of(client, FRIDAY).due.is_rest_day


async def test_red_rests_and_the_session_moves(laptop: Laptop, client: LogClient) -> None:
    """Today is for recovery, tomorrow waits for a better answer, as it was stays out on the eve."""
    know(laptop, "power-5k10k")
    ten_km_runner(client)
    missed = plan_of(client, THURSDAY).due
    check_in(client, THURSDAY, CheckIn(5, 6))
    red = plan_of(client, THURSDAY)
    assert (red.due.session, red.due.is_rest_day) == (RECOVERY_ROUTINE, False)
    said = (red.due.reason, *red.differences)
    assert sum("Red today: rest or easy mobility" in each for each in said) == 1
    assert red.due.reason.startswith("Today is free of strength")
    assert plan_of(client, FRIDAY).due.is_rest_day
    assert RED_DAY in plan_of(client, FRIDAY).due.reason
    check_in(client, FRIDAY, CheckIn(3, 3))
    friday = plan_of(client, FRIDAY).due
    assert (friday.session, friday.is_rest_day) == (missed.session, False)
    assert plan_of(client, FRIDAY + timedelta(days=1)).due.version is not Version.FULL


async def test_a_day_away_says_so(client: LogClient) -> None:
    """Today is free since the runner is away; what comes next is said with it."""
    ten_km_runner(client)
    client.ask(
        lambda log: RunCalendar(log, client.context.ids, client.now()).add_absence(
            EntryKind.AWAY, MONDAY, FRIDAY
        )
    )
    reason = plan_of(client, THURSDAY).due.reason
    assert "You are away today, or keep the day free." in reason
    assert reason.startswith("Today is free of strength: B comes on Saturday, lighter. ")


async def test_strong_pain_is_not_overruled(client: LogClient) -> None:
    """Nothing is due, what to look out for is said, and the original session spares the region."""
    check_in(client, MONDAY, CheckIn(1, 0, 7, "knee"))
    pain = plan_of(client, MONDAY)
    assert pain.due.is_rest_day
    said = (pain.due.reason, *pain.differences)
    assert sum("See a doctor" in each for each in said) == 1
    assert not any("No more" in each for each in said)
    original = plan_of(client, MONDAY, DayChanges(is_original=True))
    assert original.session is not None
    assert original.session.blocks != client.library.session("foundations/A").blocks


async def test_some_pain_replaces_what_loads_the_region(client: LogClient) -> None:
    """The exercises are named, and the plan goes on."""
    check_in(client, MONDAY, CheckIn(2, 0, 4, "knee"))
    plan = plan_of(client, MONDAY)
    assert not plan.due.is_rest_day
    assert any(line.startswith("Pain 4 of 10, knee: without ") for line in plan.differences)


async def test_red_closes_three_days_at_most(client: LogClient) -> None:
    """Its own and the next two, unless a better answer opens them."""
    check_in(client, MONDAY, CheckIn(1, 8))

    def closed(today: date) -> list[date]:
        return sorted(
            client.ask(
                lambda log: days_closed_by_answers(log, MONDAY, MONDAY + timedelta(days=6), today)
            )
        )

    assert closed(MONDAY) == [MONDAY + timedelta(days=number) for number in range(3)]
    check_in(client, MONDAY + timedelta(days=1), CheckIn(3, 5))
    assert closed(MONDAY + timedelta(days=1)) == [MONDAY]


async def test_a_skipped_session_moves_by_the_plan(client: LogClient) -> None:
    """Its day is closed with the reason, the plan finds another, and that is taken back."""
    ten_km_runner(client)
    due = plan_of(client, THURSDAY).due
    now = client.now()
    client.ask(lambda log: skip_session(log, due.session, THURSDAY, SkipReason.NO_TIME, now))
    skipped = plan_of(client, THURSDAY)
    assert skipped.is_skipped
    assert skipped.due.is_rest_day
    assert skipped.due.next_on != THURSDAY
    found = client.ask(lambda log: skipped_on(log, THURSDAY))
    assert found is not None
    assert (found.session, found.reason) == (due.session, SkipReason.NO_TIME)
    assert client.ask(lambda log: take_skip_back(log, THURSDAY, now))
    assert plan_of(client, THURSDAY).due == due
    assert not client.ask(lambda log: take_skip_back(log, THURSDAY, now))


async def test_what_the_plan_made_lighter_is_not_made_lighter_again(client: LogClient) -> None:
    """An amber day leaves a session alone that the week's plan cut already."""
    check_in(client, MONDAY, CheckIn(4, 0))
    plan = plan_of(client, MONDAY)
    assert plan.decision is not None
    assert plan.decision.result is CheckInResult.AMBER
    assert plan.session is not None
    assert plan.session.version is Version.FULL
