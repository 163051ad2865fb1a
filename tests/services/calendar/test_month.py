"""The month and the week place strength where Today and the plan place it."""

from collections.abc import Iterable
from datetime import date, timedelta

from midstance.coach.schedule.program_standing import current_standing
from midstance.domain.attendance import Attendance, Enrolment, WeekEntry
from midstance.domain.calendar import Week
from midstance.domain.runner import Level, Runner
from midstance.domain.weeks.review import WeekReview
from midstance.domain.weeks.run import RacePriority, Run, RunKind
from midstance.domain.weeks.run_calendar import CalendarEntry, EntryKind
from midstance.presentation.planning.run_text import parse_weekly_runs
from midstance.services.calendar.day_plan import (
    save_todays_plan,
    weeks_planned_until,
    weeks_to_show,
)
from midstance.services.calendar.month import month_week
from midstance.services.calendar.reviews import reviewed_week
from midstance.services.calendar.run_calendar import RunCalendar
from midstance.services.calendar.shown_plan import SHOWN_PLAN_KEY
from midstance.services.calendar.weeks_ahead import plan_weeks
from midstance.services.log_client import LogClient
from midstance.services.today import today_plan
from tests.tui.laptop import Laptop
from tests.tui.runners import know

MONDAY = date(2026, 11, 23)
WEEK = Week(MONDAY)
DAYS = tuple(MONDAY + timedelta(days=number) for number in range(7))


def follow(client: LogClient, race: date | None = None) -> None:
    """A runner with four runs, and perhaps a race, who follows the 10K program."""
    runner, now = Runner(level=Level.INTERMEDIATE), client.now()
    weekly = parse_weekly_runs("Tue intervals, Thu easy, Fri easy, Sun long")
    client.ask(lambda log: log.save_runner(Runner(), runner, now))
    client.ask(lambda log: log.enrol(Enrolment("power-5k10k", MONDAY), now))
    client.ask(lambda log: RunCalendar(log, client.context.ids, now).set_weekly(weekly, MONDAY))
    if race is not None:
        run = Run(RunKind.RACE, metres=10_000, priority=RacePriority.B)
        entry = CalendarEntry(client.context.ids(), EntryKind.RUN, race, run)
        client.ask(lambda log: log.calendar.change("race", now, (entry,)))


def review(client: LogClient, today: date, week: Week = WEEK) -> WeekReview:
    """The week as it is shown on a day."""
    return client.ask(lambda log: reviewed_week(log, client.library, week, today))


def places(found: WeekReview) -> dict[str, tuple[date, Attendance]]:
    """The day and the state of each session, by its letter."""
    return {
        each.session.rpartition("/")[2]: (day.date, each.attendance)
        for day in found.days
        for each in day.entries
    }


async def test_week_month_plan_and_today_name_the_same_days(client: LogClient) -> None:
    """On the day of a race, where the program alone would have one, nobody has a session."""
    follow(client, race=MONDAY)
    (plan, *_) = client.ask(lambda log: plan_weeks(log, client.library, MONDAY, 1))
    planned = {session: MONDAY + timedelta(days=day) for session, day in plan.days.items()}
    shown = places(review(client, MONDAY))
    assert shown == {session: (day, Attendance.PLANNED) for session, day in planned.items()}
    assert MONDAY not in planned.values()
    plans = client.ask(lambda log: weeks_planned_until(log, client.library, MONDAY, DAYS[-1]))
    month = client.ask(lambda log: month_week(log, client.library, WEEK, MONDAY, plans))
    in_month = {each.session[-1]: day.day for day in month.days for each in day.strength}
    assert in_month == planned
    today = client.ask(lambda log: today_plan(log, client.library, MONDAY))
    assert (today.due.next_on, today.streak.wanted) == (min(planned.values()), len(planned))


async def test_nobody_is_behind_before_the_planned_day_is_over(client: LogClient) -> None:
    """The program alone begins on Monday, the plan on Wednesday; next week is the plan's too."""
    follow(client)
    found = review(client, DAYS[1])
    assert places(found)["A"] == (DAYS[2], Attendance.PLANNED)
    assert found.standing is not None
    assert found.standing.text == "week 1 of 8, on plan"
    assert found.next_week == ("Wed 2: A Jump and squat", "Fri 4: B React and hinge")


async def test_a_session_without_a_day_left_moves_on_from_the_day_it_was_shown(
    client: LogClient,
) -> None:
    """Seen on Monday and not done; on Sunday, the day of the long run, there is no room left.

    Once the week is over, it was missed there.
    """
    follow(client)
    client.ask(lambda log: save_todays_plan(log, client.library, MONDAY, client.now()))
    found = review(client, DAYS[6])
    assert places(found) == {
        "A": (DAYS[2], Attendance.MOVES_ON),
        "B": (DAYS[4], Attendance.MOVES_ON),
    }
    assert (found.work.sessions_done, found.work.sessions_planned) == (0, 2)
    assert found.standing is not None
    assert found.standing.behind == 2
    assert told((day.date, each) for day in found.days for each in day.entries) == [
        (2, "A", "moves-on", 9),
        (4, "B", "moves-on", 11),
    ]
    over = review(client, DAYS[6] + timedelta(days=1))
    assert told((day.date, each) for day in over.days for each in day.entries) == [
        (2, "A", "missed", None),
        (4, "B", "missed", None),
    ]


def told(found: Iterable[tuple[date, WeekEntry]]) -> list[tuple[int, str, str, int | None]]:
    """Each entry: its day, letter, what became of it, and the other day, counted from Monday."""
    return [
        (
            (day - MONDAY).days,
            each.session[-1],
            each.attendance.value,
            (each.other_day - MONDAY).days if each.other_day else None,
        )
        for day, each in found
    ]


async def test_a_week_that_is_over_keeps_the_days_that_were_planned_in_it(
    laptop: Laptop, client: LogClient
) -> None:
    """The program alone had Monday and Thursday; the runs are deleted since, and change nothing.

    A was to be done on Wednesday first and on Saturday then: it was missed once.
    """
    know(laptop, "power-5k10k")
    follow(client)
    client.ask(lambda log: save_todays_plan(log, client.library, MONDAY, client.now()))
    client.ask(lambda log: save_todays_plan(log, client.library, DAYS[3], client.now()))
    later, now = DAYS[6] + timedelta(days=3), client.now()
    client.ask(lambda log: RunCalendar(log, client.context.ids, now).set_weekly((), MONDAY))
    expected = [(4, "B", "missed", None), (5, "A", "missed", None)]
    found = review(client, later)
    assert told((day.date, each) for day in found.days for each in day.entries) == expected
    assert found.work.sessions_planned == 2
    month = client.ask(lambda log: month_week(log, client.library, WEEK, later))
    assert told((day.day, each) for day in month.days for each in day.strength) == expected
    client.ask(lambda log: log.set_profile_value(SHOWN_PLAN_KEY, {"monday": 7}, now))
    assert review(client, later).days == found.days


async def test_without_runs_every_page_says_where_a_session_goes_that_was_not_done(
    client: LogClient,
) -> None:
    """On Saturday nothing of the week is done: A comes today and B on Monday, and none was missed.

    The week, the month, Today and the plan say the same; the plan has them for these days.
    """
    client.ask(lambda log: log.enrol(Enrolment("foundations", MONDAY), client.now()))
    saturday, after = DAYS[5], DAYS[6] + timedelta(days=1)
    expected = [(0, "A", "moves-on", 5), (3, "B", "moves-on", 7), (5, "A", "planned", None)]
    found = review(client, saturday)
    assert told((day.date, each) for day in found.days for each in day.entries) == expected
    assert (found.work.sessions_planned, found.streak.wanted) == (2, 2)
    assert found.standing is not None
    assert found.standing.text == "week 1 of 6, one session behind"
    assert found.next_week[0].startswith("Mon 30: B ")
    plans = client.ask(lambda log: weeks_planned_until(log, client.library, saturday, after))
    month = client.ask(lambda log: month_week(log, client.library, WEEK, saturday, plans))
    assert told((day.day, each) for day in month.days for each in day.strength) == expected
    today = client.ask(lambda log: today_plan(log, client.library, saturday))
    assert (today.due.session, today.due.next_on) == ("foundations/A", saturday)
    moved = [(each.session[-1], each.day, to) for each, to in today.ahead.moved_on]
    assert moved == [("A", MONDAY, saturday), ("B", DAYS[3], after)]
    assert today.streak == found.streak
    this, following = client.ask(lambda log: plan_weeks(log, client.library, saturday, 2))
    assert (this.day_of("A"), following.day_of("B")) == (saturday, after)
    weeks = client.ask(lambda log: weeks_to_show(log, client.library, saturday))
    standing = client.ask(lambda log: current_standing(log, client.library, saturday, weeks))
    assert standing is not None
    assert standing.text == found.standing.text


async def test_a_week_that_is_over_was_missed(client: LogClient) -> None:
    """On Monday the week before has nothing that still moves on, and this one begins with A."""
    client.ask(lambda log: log.enrol(Enrolment("foundations", MONDAY), client.now()))
    monday = DAYS[6] + timedelta(days=1)
    found = review(client, monday)
    assert told((day.date, each) for day in found.days for each in day.entries) == [
        (0, "A", "missed", None),
        (3, "B", "missed", None),
    ]
    found = review(client, monday, WEEK.shifted(1))
    assert places(found)["A"] == (monday, Attendance.PLANNED)
    assert found.standing is not None
    assert found.standing.text == "week 2 of 6, two sessions behind"
    today = client.ask(lambda log: today_plan(log, client.library, monday))
    assert (today.due.session, today.due.week, today.ahead.moved_on) == ("foundations/A", 1, ())
