"""The plan that was shown: kept, compared with what holds now, and what moved is reported."""

from datetime import date, timedelta

import pytest

from midstance.domain.attendance import Enrolment
from midstance.domain.runner import Level, Runner
from midstance.domain.weeks.check_in import CheckIn, SkipReason
from midstance.domain.weeks.plan import PlannedWeek
from midstance.presentation.planning.run_text import parse_weekly_runs
from midstance.presentation.planning.weeks import moved_lines, weeks_to_plain
from midstance.services.calendar.check_in import save_check_in, skip_session, take_skip_back
from midstance.services.calendar.day_plan import save_todays_plan, weeks_around_runs
from midstance.services.calendar.run_calendar import RunCalendar
from midstance.services.calendar.shown_plan import SHOWN_PLAN_KEY, read_shown_plan
from midstance.services.log_client import LogClient
from tests.tui.laptop import Laptop
from tests.tui.runners import know

MONDAY = date(2026, 11, 23)
TUESDAY, THURSDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=3)


def follow(client: LogClient) -> None:
    """A runner with four runs who follows the 10K program."""
    runner, now = Runner(level=Level.INTERMEDIATE), client.now()
    weekly = parse_weekly_runs("Tue intervals, Wed easy, Fri easy, Sun long")
    client.ask(lambda log: log.save_runner(Runner(), runner, now))
    client.ask(lambda log: log.enrol(Enrolment("power-5k10k", MONDAY), now))
    client.ask(lambda log: RunCalendar(log, client.context.ids, now).set_weekly(weekly, MONDAY))


def this_week(client: LogClient, today: date) -> PlannedWeek:
    """The plan of this week as it is on a day."""
    return client.ask(lambda log: weeks_around_runs(log, client.library, today))[0]


def keep(client: LogClient, today: date) -> None:
    """See the plan on a day."""
    client.ask(lambda log: save_todays_plan(log, client.library, today, client.now()))


def days(week: PlannedWeek) -> dict[str, int | None]:
    """The day of each session."""
    assert week.plan is not None
    return {each.session: each.day for each in week.plan.placements}


async def test_a_plan_seen_before_moves_nothing_by_itself(client: LogClient) -> None:
    """The same week seen again on the same day has no moves, and nothing new is written."""
    follow(client)
    before = days(this_week(client, MONDAY))
    keep(client, MONDAY)
    again = this_week(client, MONDAY)
    assert (days(again), again.moves) == (before, ())
    written = client.ask(lambda log: log.profile()[SHOWN_PLAN_KEY])
    keep(client, MONDAY)
    assert client.ask(lambda log: log.profile()[SHOWN_PLAN_KEY]) == written


async def test_what_was_missed_moves_and_is_reported_all_day(client: LogClient) -> None:
    """The next day it has another day with the reason, also when Today is opened again."""
    follow(client)
    first = days(this_week(client, MONDAY))
    keep(client, MONDAY)
    missed = next(session for session, day in first.items() if day == 0)
    week = this_week(client, TUESDAY)
    assert days(week)[missed] != 0
    (line,) = (each for each in moved_lines(week) if each.startswith(f"Moved: {missed} "))
    assert "was missed on Monday" in line
    keep(client, TUESDAY)
    assert line in set(moved_lines(this_week(client, TUESDAY)))
    told = weeks_to_plain((this_week(client, TUESDAY),))
    assert f"'power-5k10k/{missed}'" in str(told)
    later = this_week(client, TUESDAY + timedelta(days=1))
    assert line not in set(moved_lines(later))


async def test_a_skipped_session_moves_with_its_reason(client: LogClient) -> None:
    """Taken back, the week is again as it was."""
    follow(client)
    before = days(this_week(client, MONDAY))
    keep(client, MONDAY)
    session, now = next(name for name, day in before.items() if day == 0), client.now()
    client.ask(
        lambda log: skip_session(log, f"power-5k10k/{session}", MONDAY, SkipReason.NO_TIME, now)
    )
    week = this_week(client, MONDAY)
    assert any("no time" in move.why for move in week.moves if move.session == session)
    keep(client, MONDAY)
    client.ask(lambda log: take_skip_back(log, MONDAY, now))
    assert days(this_week(client, MONDAY)) == before


async def test_a_better_answer_brings_the_plan_back(client: LogClient) -> None:
    """A red check-in that was a mistake leaves no trace in the plan."""
    follow(client)
    before = days(this_week(client, MONDAY))
    keep(client, MONDAY)
    client.ask(lambda log: save_check_in(log, MONDAY, CheckIn(5, 8), client.now()))
    assert days(this_week(client, MONDAY)) != before
    keep(client, MONDAY)
    client.ask(lambda log: save_check_in(log, MONDAY, CheckIn(2, 1), client.now()))
    assert days(this_week(client, MONDAY)) == before


async def test_a_session_without_a_day_left_is_reported(laptop: Laptop, client: LogClient) -> None:
    """On Saturday before the long run nothing else is open: its turn comes next week."""
    know(laptop, "power-5k10k")
    follow(client)
    saturday = MONDAY + timedelta(days=5)
    first = days(this_week(client, saturday))
    keep(client, saturday)
    (session,) = (name for name, day in first.items() if day == 5)
    now = client.now()
    client.ask(
        lambda log: skip_session(log, f"power-5k10k/{session}", saturday, SkipReason.TIRED, now)
    )
    told = " ".join(moved_lines(this_week(client, saturday)))
    assert f"Moved: {session} has no day left this week" in told


@pytest.mark.parametrize(
    "stored", [7, "x", {}, {"monday": "x"}, {"monday": "2026-11-23", "program": "power-5k10k"}]
)
async def test_what_cannot_be_read_counts_as_never_shown(client: LogClient, stored: object) -> None:
    """A value of another version breaks nothing."""
    follow(client)
    before = days(this_week(client, MONDAY))
    client.ask(lambda log: log.set_profile_value(SHOWN_PLAN_KEY, stored, client.now()))
    assert client.ask(lambda log: read_shown_plan(log, MONDAY, "power-5k10k")) is None
    assert days(this_week(client, MONDAY)) == before


async def test_a_plan_of_another_week_or_program_is_not_this_one(client: LogClient) -> None:
    """Next week begins without it, and so does another program."""
    follow(client)
    keep(client, MONDAY)
    next_monday = MONDAY + timedelta(days=7)
    for monday, program, is_there in (
        (MONDAY, "power-5k10k", True),
        (next_monday, "power-5k10k", False),
        (MONDAY, "foundations", False),
    ):
        found = client.ask(lambda log, m=monday, p=program: read_shown_plan(log, m, p))  # type: ignore[misc]  # bound here
        assert (found is not None) is is_there
