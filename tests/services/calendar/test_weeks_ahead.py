"""The weeks ahead of a program: in step with an A race, and as they come without one."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from midstance.coach.schedule.planner.calendar_week import WeeklyHabits
from midstance.domain.attendance import Enrolment
from midstance.domain.calendar import Week
from midstance.domain.runner import Level, Priority, Runner
from midstance.domain.weeks.plan import PlannedWeek
from midstance.domain.weeks.run import RacePriority, Run, RunKind
from midstance.domain.weeks.run_calendar import CalendarEntry, EntryKind
from midstance.presentation.planning.weeks import planned_week_title
from midstance.services.calendar.day_plan import is_planned_around_runs
from midstance.services.calendar.habits import HABITS_KEY, habits_to_plain
from midstance.services.calendar.month import season_weeks
from midstance.services.calendar.weeks_ahead import plan_weeks
from midstance.services.log_client import LogClient
from midstance.services.today import today_plan
from tests.tui.laptop import Laptop, record

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
    """Weeks are dropped after the entry week, or the first comes again."""
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
    assert "ends 12 weeks before it; Home maintenance may hold your strength" in first.advice


async def test_what_was_begun_this_week_is_ended_before_the_program_is_shifted(
    laptop: Laptop, client: LogClient
) -> None:
    """A of week 1 is done on Monday, and the race is seen on Tuesday: B of week 1 comes too."""
    follow(client, SUNDAYS[5])
    done = laptop.workout(0, record("plank", 30), session="power-5k10k/A", week=1)
    client.ask(lambda log: log.corrections.add_workouts((done,), client.now()))
    first, second, *_ = plans(client, MONDAY + timedelta(days=1))
    assert set(first.program_weeks.values()) == {1}
    assert set(second.program_weeks.values()) == {5}
    assert first.advice == ""
    assert second.advice == (
        "The race is in 3 weeks: week 5 of 8 comes now, so that the taper ends on the race."
    )


async def test_today_and_the_season_are_in_step_with_the_race(
    laptop: Laptop, client: LogClient
) -> None:
    """Today begins the week that the race asks for, and the season shows where the taper lies."""
    follow(client, SUNDAYS[5])
    done = laptop.workout(0, record("plank", 30), session="power-5k10k/A", week=1)
    client.ask(lambda log: log.corrections.add_workouts((done,), client.now()))
    day = MONDAY + timedelta(days=7)
    assert client.ask(lambda log: is_planned_around_runs(log, day))
    due = client.ask(lambda log: today_plan(log, client.library, day)).due
    assert due.week == 5
    season = client.ask(lambda log: season_weeks(log, client.library, Week(MONDAY)))
    phases = {each.week.first: each.phase for each in season}
    assert phases[SUNDAYS[5] - timedelta(days=6)].endswith("week 8, taper")
    assert phases[day].endswith("week 5")


def add_race(client: LogClient, race: date, metres: int = 10_000) -> None:
    """One more A race."""
    run = Run(RunKind.RACE, metres=metres, priority=RacePriority.A)
    entry = CalendarEntry(client.context.ids(), EntryKind.RUN, race, run)
    client.ask(lambda log: log.calendar.change("race", client.now(), (entry,)))


async def test_the_program_builds_up_again_for_a_race_ten_weeks_later(client: LogClient) -> None:
    """First its entry week, and its last week ends on the second race as it did on the first."""
    follow(client, SUNDAYS[8])
    add_race(client, SUNDAYS[16])
    weeks = plans(client, number=17)
    assert program_weeks(weeks) == [{each} for each in (*range(1, 9), *range(1, 9))]
    season = client.ask(lambda log: season_weeks(log, client.library, Week.of(MONDAY)))
    phases = [each.phase.partition("week ")[2] for each in season[4:20]]
    assert [each[0] for each in phases] == [*"12345678"] * 2


@pytest.mark.parametrize("has_race", [True, False])
async def test_race_week_has_its_primer_four_or_five_days_before(
    client: LogClient, has_race: bool
) -> None:
    """Without a race in the calendar the last week of the program is like any other."""
    now = client.now()
    client.ask(lambda log: log.save_runner(Runner(), Runner(level=Level.INTERMEDIATE), now))
    client.ask(lambda log: log.enrol(Enrolment("durable-marathon", MONDAY), now))
    if has_race:
        add_race(client, SUNDAYS[12], 42_195)
    last = plans(client, number=12)[11]
    (primer,) = last.week.sessions
    assert primer.is_primer == has_race
    (day,) = last.days.values()
    assert day in {1, 2} if has_race else {0}


async def test_a_session_done_without_its_legs_comes_first(
    laptop: Laptop, client: LogClient
) -> None:
    """By the sets of last week: B was done in full, as far as anyone knows, and A without legs."""
    follow(client, None)
    sets = [record("push-up", 8, set_number=each) for each in range(1, 9)]
    done = [
        replace(laptop.workout(ago, *of, session=f"power-5k10k/{letter}", week=1), by_word=True)
        for ago, letter, of in ((0, "A", sets), (-2, "B", []))
    ]
    client.ask(lambda log: log.corrections.add_workouts(done, client.now()))
    (week,) = plans(client, MONDAY + timedelta(days=7), 1)
    owed = {each.id: each.owed for each in week.week.sessions}
    assert owed == {"A": 2, "B": 0}


@pytest.mark.parametrize("has_done", [False, True])
async def test_every_program_is_planned_to_its_end(
    laptop: Laptop, client: LogClient, has_done: bool
) -> None:
    """Also one with a session that its first week has not, such as a test at the end."""
    for ago, (program, known) in enumerate(client.library.programs.items()):
        now = client.now()
        client.ask(lambda log, id_=program, now=now: log.enrol(Enrolment(id_, MONDAY), now))  # type: ignore[misc]  # bound at once
        if has_done:
            done = laptop.workout(-ago % 3, session=f"{program}/A", week=1)
            done = replace(done, by_word=True, work_sets=None)
            client.ask(lambda log, done=done, now=now: log.corrections.add_workouts((done,), now))  # type: ignore[misc]  # bound at once
        weeks = plans(client, MONDAY + timedelta(days=7 * has_done), 26)
        last = {each.id for each in client.library.week_sessions(known, known.weeks)}
        planned = {
            (f"{program}/{letter}", week)
            for each in weeks
            for letter, week in each.program_weeks.items()
        }
        assert {(each, known.weeks) for each in last} <= planned


async def test_a_session_that_waits_keeps_its_week_in_the_title(client: LogClient) -> None:
    """Two of three sessions fit a week: C of week 1 comes with A of week 2."""
    now = client.now()
    client.ask(lambda log: log.enrol(Enrolment("bootcamp-3", MONDAY), now))
    habits = habits_to_plain(WeeklyHabits(Level.INTERMEDIATE, available=frozenset({0, 2, 4})))
    client.ask(lambda log: log.set_profile_value(HABITS_KEY, habits, now))
    running_first = Runner(level=Level.INTERMEDIATE, priority=Priority.RUNNING)
    client.ask(lambda log: log.save_runner(Runner(), running_first, now))
    titles = [planned_week_title(each, "Boot camp") for each in plans(client, number=3)]
    assert [each.partition(": ")[2] for each in titles] == [
        "A, B of Boot camp, week 1",
        "C, A of Boot camp, weeks 1 and 2",
        "B, C of Boot camp, week 2",
    ]


async def test_an_illness_adds_no_debt(client: LogClient) -> None:
    """A week of which days were closed leaves what was owed as it was."""
    follow(client, None)
    now, ids = client.now(), client.context.ids
    ill = CalendarEntry(ids(), EntryKind.ILL, MONDAY, until=MONDAY + timedelta(days=2))
    client.ask(lambda log: log.calendar.change("ill", now, (ill,)))
    first, second, *_ = plans(client)
    assert first.program_weeks == {"A": 1, "B": 1}
    assert [each.owed for each in second.week.sessions] == [0, 0]


async def test_the_next_week_knows_the_last_days_of_this_one(client: LogClient) -> None:
    """What is planned for a week stands before the next one, as if it were done."""
    follow(client, None)
    first, second, *_ = plans(client)
    assert second.week.before is not None
    trained = {number for number, day in enumerate(second.week.before) if day.trained}
    assert trained == set(first.days.values())


async def test_three_weeks_between_races_take_light_sessions(client: LogClient) -> None:
    """One or two a week, none moderate or heavy, no jumps: those of the taper, which are known."""
    follow(client, SUNDAYS[8])
    add_race(client, SUNDAYS[11])
    weeks = plans(client, number=12)
    assert program_weeks(weeks)[8:] == [{8}, {8}, {8}]
    between = [each for week in weeks[8:11] for each in (week.plan.placements if week.plan else ())]
    placed = [each for each in between if each.day is not None]
    assert len(placed) >= 4
    assert all(each.legs.value in {"none", "light"} and not each.has_jumps for each in placed)


async def test_between_two_near_races_today_asks_for_light_sessions_again(laptop: Laptop) -> None:
    """Though each session of the taper was done before the first race, and once after it."""
    async with laptop.opened() as user:
        follow(user.client, SUNDAYS[1])
        add_race(user.client, SUNDAYS[5])
        letters = ("A", "B")
        for ago, letter in zip((0, -9, -11), (*letters, "A"), strict=True):
            done = laptop.workout(ago, record("plank", 30), session=f"power-5k10k/{letter}", week=8)
            laptop.keep(replace(done, by_word=True))
        library, day = user.client.library, SUNDAYS[2] + timedelta(days=1)
        found = user.client.ask(lambda log: today_plan(log, library, day)).due
        assert (found.session, found.week) == ("power-5k10k/A", 8)
        assert found.next_on is not None
        assert found.next_on >= day


async def test_after_a_marathon_the_program_waits_eleven_days(client: LogClient) -> None:
    """A week without strength, which says when it begins; the race stays in sight in the next."""
    follow(client, None)
    add_race(client, SUNDAYS[8], 42_195)
    add_race(client, SUNDAYS[18], 42_195)
    weeks = plans(client, number=11)
    assert weeks[8].plan is None
    begins = SUNDAYS[8] + timedelta(days=11)
    assert weeks[8].advice.endswith(f"begins on {begins.isoformat()}.")
    first = weeks[9].plan
    assert first is not None
    days = [each.day for each in first.placements if each.day is not None]
    assert days
    assert weeks[9].monday + timedelta(days=min(days)) >= begins


async def test_today_begins_again_when_the_recovery_is_over(laptop: Laptop) -> None:
    """The day after the race says from when on; then the first session of the first week is due."""
    laptop.clock.move(24 * 3600 * 56)
    async with laptop.opened() as user:
        follow(user.client, SUNDAYS[8])
        add_race(user.client, SUNDAYS[16])
        laptop.keep(laptop.workout(60, record("plank", 30), session="power-5k10k/A", week=8))
        after = SUNDAYS[8] + timedelta(days=1)
        library = user.client.library
        plan = user.client.ask(lambda log: today_plan(log, library, after))
        assert (plan.due.session, plan.due.week, plan.due.is_rest_day) == ("power-5k10k/A", 1, True)
        begins = SUNDAYS[8] + timedelta(days=3)
        assert plan.due.next_on is not None
        assert plan.due.next_on >= begins
        later = user.client.ask(lambda log: today_plan(log, library, begins + timedelta(days=4)))
        assert (later.due.session, later.due.week) == ("power-5k10k/A", 1)


async def test_a_program_that_begins_later_asks_for_nothing_before(client: LogClient) -> None:
    """Not even where runs are known: the days until then are closed, and the plan says why."""
    follow(client, SUNDAYS[8])
    start = MONDAY + timedelta(days=9)
    client.ask(lambda log: log.enrol(Enrolment("power-5k10k", start), client.now()))
    weeks = plans(client, number=3)
    assert weeks[0].plan is None
    assert weeks[0].advice.endswith(f"begins on {start.isoformat()}.")
    second = weeks[1].plan
    assert second is not None
    assert min(each.day for each in second.placements if each.day is not None) >= 2
