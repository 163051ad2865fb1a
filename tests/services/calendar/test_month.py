"""The month and the week place strength where Today and the plan place it."""

from datetime import date, timedelta

from midstance.domain.attendance import Attendance, Enrolment
from midstance.domain.calendar import Week
from midstance.domain.runner import Level, Runner
from midstance.domain.weeks.review import WeekReview
from midstance.domain.weeks.run import RacePriority, Run, RunKind
from midstance.domain.weeks.run_calendar import CalendarEntry, EntryKind
from midstance.presentation.planning.run_text import parse_weekly_runs
from midstance.services.calendar.day_plan import save_todays_plan, weeks_planned_until
from midstance.services.calendar.month import month_week
from midstance.services.calendar.reviews import reviewed_week
from midstance.services.calendar.run_calendar import RunCalendar
from midstance.services.calendar.weeks_ahead import plan_weeks
from midstance.services.log_client import LogClient
from midstance.services.today import today_plan

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


async def test_a_session_without_a_day_left_was_missed_on_the_day_it_was_shown(
    client: LogClient,
) -> None:
    """Seen on Monday and not done; on Sunday, the day of the long run, there is no room left."""
    follow(client)
    client.ask(lambda log: save_todays_plan(log, client.library, MONDAY, client.now()))
    found = review(client, DAYS[6])
    assert places(found) == {
        "A": (DAYS[2], Attendance.MISSED),
        "B": (DAYS[4], Attendance.MISSED),
    }
    assert (found.work.sessions_done, found.work.sessions_planned) == (0, 2)
    assert found.standing is not None
    assert found.standing.behind == 2
