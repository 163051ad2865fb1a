"""The whole review, against plain loops over the log's own JSON."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from statistics import mean, pstdev
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.review import tally
from midstance.coach.review.week import (
    PlannedAttendance,
    review_week,
    week_facts,
    with_past_plans,
    with_plans,
)
from midstance.coach.schedule.joining import followed_choices
from midstance.coach.schedule.program_periods import (
    ProgramPeriod,
    planned_sessions,
    program_periods,
)
from midstance.coach.schedule.program_standing import current_standing
from midstance.domain.attendance import (
    Attendance,
    AttendanceDay,
    CompletedSession,
    Enrolment,
    Pause,
    WeekEntry,
)
from midstance.domain.calendar import Week
from midstance.domain.record import Pain, Timestamp, WorkoutRecord, WorkoutStatus
from midstance.domain.runner import Level
from midstance.domain.session import Version
from midstance.domain.settings import WeekStart
from midstance.domain.volume import LegClass
from midstance.domain.weeks.plan import (
    DayToPlan,
    PastWeek,
    Placement,
    PlannedWeek,
    WeekPlan,
    WeekPlans,
    WeekToPlan,
)
from midstance.domain.weeks.review import WeekReview
from midstance.exchange.exporters.json import set_to_json
from tests.coach.gym import EXERCISES, LIBRARY, MONDAY, day, done, held, logs, sets_of, workout
from tests.coach.plain_log import PlainLog

BASE = Enrolment("base", MONDAY)
WEEK = Week(MONDAY)
Json = dict[str, Any]


def reviewed(
    workouts: tuple[WorkoutRecord, ...], *chosen: Enrolment, week: Week = WEEK, today: int = 20
) -> WeekReview:
    """The review of a week of this log."""
    facts = week_facts(PlainLog(workouts, *chosen), LIBRARY, week, day(today))
    return review_week(facts, LIBRARY)


def sets_in(found: WeekReview) -> int:
    """All sets done, of the plan and besides it."""
    return found.work.sets_done + found.work.sets_extra


def exported(workouts: Iterable[WorkoutRecord], week: Week) -> list[Json]:
    """The week's sets that count, as the log's JSON has them."""
    every: list[Json] = [dict(set_to_json(each)) for workout in workouts for each in workout.sets]
    first, last = week.first.isoformat(), week.last.isoformat()
    return [
        each
        for each in every
        if first <= each["local_date"] <= last and each["counts"] and not each["skipped"]
    ]


def sets_by_exercise(rows: Iterable[Json]) -> dict[str, int]:
    """Sets, counted as a person would with a pencil: both sides of a set are one."""
    tallied: dict[tuple[str, str, int], dict[str | None, int]] = {}
    for row in rows:
        sides = tallied.setdefault((row["workout_id"], row["exercise"], row["set_number"]), {})
        sides[row["side"]] = sides.get(row["side"], 0) + 1
    total: dict[str, int] = defaultdict(int)
    for (_, name, _), sides in tallied.items():
        total[name] += sides.get(None, 0) + max(sides.get("left", 0), sides.get("right", 0))
    return dict(total)


def volume_by_group(rows: list[Json]) -> dict[str, float]:
    """Sets of each muscle group, muscle by muscle."""
    total: dict[str, float] = defaultdict(float)
    for name, number in sets_by_exercise(rows).items():
        if name not in EXERCISES or EXERCISES[name].plyo_factor or name == "jog":
            continue
        first = {m.group.value for m in EXERCISES[name].primary if m.value != "forearms"}
        second = {m.group.value for m in EXERCISES[name].secondary if m.value != "forearms"}
        for group in first:
            total[group] += number
        for group in second - first:
            total[group] += number / 2
    return {group: sets for group, sets in total.items() if sets}


WEEKS = st.sampled_from([Week.of(day(2), start) for start in WeekStart])


@given(logs(), WEEKS)
def test_the_sums_are_those_of_the_export(workouts: tuple[WorkoutRecord, ...], week: Week) -> None:
    """Sets, repetitions, seconds, contacts and tonnage agree with loops over the JSON."""
    rows = exported(workouts, week)
    work = reviewed(workouts, BASE, week=week).work
    assert work.sets_done + work.sets_extra == sum(sets_by_exercise(rows).values())
    assert work.sets_done <= work.sets_planned
    assert work.reps == sum(row["reps"] for row in rows if row["target"]["unit"] == "reps")
    seconds = sum(row["seconds"] or 0 for row in rows)
    assert work.hold_seconds + work.moving_seconds == seconds
    held_ = {"plank", "side-plank", "ghost"}
    assert work.hold_seconds == sum(r["seconds"] or 0 for r in rows if r["exercise"] in held_)
    contacts = [row for row in rows if row["target"]["unit"] == "contacts"]
    assert work.landings.contacts == sum(row["reps"] for row in contacts)
    factors = {"pogo": 0.25, "ghost": 1}
    units = sum(row["reps"] * factors.get(row["exercise"], 0) for row in contacts)
    assert work.landings.units == pytest.approx(units)
    lifted = (row for row in rows if row["target"]["unit"] == "reps" and row["load_kg"])
    assert work.tonnage.grams == sum(round(r["load_kg"] * 1000) * r["reps"] for r in lifted)


@given(logs(), WEEKS)
def test_the_volume_is_that_of_the_export(workouts: tuple[WorkoutRecord, ...], week: Week) -> None:
    """One set for each muscle that works first, half for each that works second."""
    found = reviewed(workouts, week=week).volume
    assert {e.group.value: e.sets for e in found if e.sets} == volume_by_group(
        exported(workouts, week)
    )


@given(logs(), WEEKS)
def test_effort_and_sides_are_those_of_the_export(
    workouts: tuple[WorkoutRecord, ...], week: Week
) -> None:
    """Mean and spread of ratings, and the exercises that were done by side."""
    rows = exported(workouts, week)
    found = reviewed(workouts, week=week)
    ratings = [row["effort"] for row in rows if row["effort"] is not None]
    assert (found.effort is None) == (not ratings)
    if found.effort is not None:
        assert found.effort.mean == pytest.approx(mean(ratings))
        assert found.effort.spread == pytest.approx(pstdev(ratings), abs=1e-9)
    sided = {(r["exercise"], r["target"]["unit"]) for r in rows if r["side"]}
    assert {(each.exercise, each.unit.value) for each in found.balance} == sided


@given(logs(), st.integers(-10, 25))
def test_every_workout_stands_on_one_day_and_every_plan_somewhere(
    workouts: tuple[WorkoutRecord, ...], today: int
) -> None:
    """No workout is lost or shown twice; each planned session is on its day unless done there."""
    found = reviewed(workouts, BASE, today=today)
    entries = [(each.date, entry) for each in found.days for entry in each.entries]
    here = {each.id for each in workouts if each.local_date in WEEK}
    shown = [entry.workout for _, entry in entries if entry.workout]
    counted = {each.id for each in workouts if each.is_done(each.sets)}
    assert all(entry.attendance.was_done == (entry.workout in counted) for _, entry in entries)
    assert sorted(shown, key=str) == sorted(here, key=str)
    asked = [
        e
        for on, e in entries
        if e.attendance in {Attendance.PLANNED, Attendance.MISSED, Attendance.MOVED_AWAY}
        or e.attendance is Attendance.DONE
    ]
    assert found.work.sessions_planned == len(asked)
    if followed_choices(PlainLog(workouts, BASE), LIBRARY) == (BASE,):
        assert {e.session for e in asked} == {"base/A", "base/B"}


def test_an_empty_log_has_a_review() -> None:
    """Seven empty days, all muscle groups below their minimum, no standing."""
    found = reviewed(())
    assert found.is_empty
    assert [each.date for each in found.days] == list(WEEK.days)
    assert (found.work.sets_done, found.effort, found.bests, found.standing) == (0, None, (), None)
    assert (found.streak.weeks, found.streak.wanted) == (0, 2)
    assert (found.runs, found.next_week) == ((), ())


def test_a_chosen_program_without_a_workout_is_not_empty() -> None:
    """The plan alone fills a week."""
    found = reviewed((), BASE, today=0)
    assert not found.is_empty
    assert (found.work.sessions_planned, found.work.sessions_done) == (2, 0)
    assert found.work.sets_planned == 9
    assert found.standing is not None
    assert found.standing.text == "week 1 of 4, on plan"


def test_one_set_is_a_week() -> None:
    """A single set without rating, load or side shows in sums and days, and is no best."""
    found = reviewed((workout(1, day(2), done("squat", 8)),))
    assert sets_in(found) == 1
    assert [each.sets for each in found.days] == [0, 0, 1, 0, 0, 0, 0]
    assert (found.effort, found.balance, found.loads, found.bests) == (None, (), (), ())


def test_two_workouts_a_day_are_both_there() -> None:
    """Each stands as an entry, and their sets add up."""
    both = (
        workout(1, MONDAY, done("squat", 8)),
        workout(2, MONDAY, held("plank", 40), session="core-5"),
    )
    found = reviewed(both, BASE)
    assert [entry.attendance.value for entry in found.days[0].entries] == ["done", "extra"]
    assert found.days[0].sets == 2
    assert (found.work.sessions_done, found.work.sessions_extra) == (1, 1)
    assert (found.work.sets_done, found.work.sets_extra) == (1, 1)


def test_the_runners_date_decides_over_midnight_and_on_flights() -> None:
    """A workout that began on Sunday evening is last week's, whatever any clock said later."""
    sunday = workout(1, day(6), done("squat", 8))
    assert sunday.started_at.utc.date() == day(6)
    flown = workout(2, day(6), done("squat", 8), started_at=sunday.ended_at)
    assert sets_in(reviewed((sunday, flown))) == 2
    assert sets_in(reviewed((sunday, flown), week=WEEK.shifted(1))) == 0


def test_a_week_may_begin_on_sunday() -> None:
    """Sunday's workout then belongs to the week that follows."""
    sunday = (workout(1, day(6), done("squat", 8)),)
    next_week = Week.of(day(8), WeekStart.SUNDAY)
    assert sets_in(reviewed(sunday, week=next_week)) == 1
    assert sets_in(reviewed(sunday, week=next_week.shifted(-1))) == 0


def test_what_grew_is_measured_against_the_last_time() -> None:
    """The newest day before the week counts, not an older and better one."""
    found = reviewed(
        (
            workout(1, day(-9), done("squat", 8, kg=80)),
            workout(2, day(-2), done("squat", 8, kg=60)),
            workout(3, MONDAY, done("squat", 8, kg=62.5)),
        )
    )
    assert [(each.before, each.now, each.since) for each in found.growth] == [
        (60_000, 62_500, day(-2))
    ]


def test_the_review_names_what_the_library_does_not_hold() -> None:
    """Strange exercises are listed once, and count in the sums."""
    found = reviewed((workout(1, MONDAY, done("ghost", 8), done("ghost", 8, set_number=2)),))
    assert (found.unknown_exercises, sets_in(found)) == (("ghost",), 2)


def test_pains_swaps_and_gaps_are_shown() -> None:
    """They come from the workouts of the week alone."""
    hurt = workout(
        1,
        MONDAY,
        done("squat", 8),
        done("dead-bug", 10, prescribed_exercise="plank"),
        ending=WorkoutStatus.FINISHED_EARLY,
        pains=(Pain("knee", 3, "squat"),),
    )
    found = reviewed((hurt,), BASE)
    assert [note.pain.region for note in found.pains] == ["knee"]
    assert [(each.exercise, each.sets) for each in found.left_out] == [
        ("squat", 2),
        ("lunge", 2),
        ("plank", 1),
    ]
    assert [each.prescribed for each in found.swaps] == ["plank"]


def test_a_program_that_is_not_in_the_library_plans_nothing() -> None:
    """The week is still reviewed."""
    found = reviewed((workout(1, MONDAY, done("squat", 8)),), Enrolment("gone", MONDAY))
    assert (found.standing, found.work.sessions_planned, sets_in(found)) == (None, 0, 1)


def test_the_program_of_the_day_is_the_one_that_stands() -> None:
    """A program that begins later in the week does not hide the one that is followed now."""
    choices = (Enrolment("short", day(5)), BASE)
    early = reviewed((), *choices, today=2).standing
    late = reviewed((), *choices, today=6).standing
    assert early is not None
    assert late is not None
    assert (early.program, late.program) == ("base", "short")
    coming = reviewed((), Enrolment("base", day(4)), today=1).standing
    assert coming is not None
    assert coming.text == "begins on 2026-11-27"


@pytest.mark.parametrize(
    ("utc", "offset", "lived_on", "in_week"),
    [
        (datetime(2026, 11, 29, 22, 30, tzinfo=UTC), 60, date(2026, 11, 29), 0),
        (datetime(2026, 11, 29, 23, 30, tzinfo=UTC), 60, date(2026, 11, 30), 1),
        (datetime(2026, 11, 30, 3, 0, tzinfo=UTC), -300, date(2026, 11, 29), 0),
        (datetime(2026, 11, 29, 12, 0, tzinfo=UTC), 840, date(2026, 11, 30), 1),
        (datetime(2026, 11, 23, 1, 0, tzinfo=UTC), -480, date(2026, 11, 22), -1),
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), 60, date(2027, 1, 1), 5),
    ],
    ids=["before midnight", "after midnight", "New York", "Kiritimati", "Los Angeles", "new year"],
)
def test_a_workout_belongs_to_the_week_in_which_the_runner_lived(
    utc: datetime, offset: int, lived_on: date, in_week: int
) -> None:
    """The runner's own date decides, wherever the sun stood elsewhere."""
    began = Timestamp(utc, offset, "")
    late = workout(1, lived_on, done("squat", 8), started_at=began, ended_at=None)
    shown = [
        number
        for number in range(-2, 8)
        if sets_in(reviewed((late,), week=WEEK.shifted(number), today=60))
    ]
    assert shown == [in_week]
    days = reviewed((late,), week=WEEK.shifted(in_week), today=60).days
    assert [each.date for each in days if each.sets] == [lived_on]


@given(logs())
def test_three_weeks_add_up_to_the_whole(workouts: tuple[WorkoutRecord, ...]) -> None:
    """No set, repetition or kilogram is lost or counted twice between two weeks."""
    parts = [reviewed(workouts, week=WEEK.shifted(number)).work for number in (-1, 0, 1)]
    whole = tally.countable_sets(sets_of(*workouts))
    records = [each.set for each in whole]
    assert sum(each.sets_done + each.sets_extra for each in parts) == sum(
        tally.sets_of_days(whole).values()
    )
    assert sum(each.reps for each in parts) == tally.repetitions(records)
    assert sum(each.tonnage.grams for each in parts) == tally.tonnage(records).grams
    counted = [each for each in workouts if each.is_done(each.sets)]
    sessions = [each.sessions_done + each.sessions_extra for each in parts]
    assert sum(sessions) == len(counted)


@given(logs(), st.integers(-14, 30))
def test_the_day_on_which_it_is_read_changes_no_work(
    workouts: tuple[WorkoutRecord, ...], today: int
) -> None:
    """Only what is missed or still to come, and the standing, depend on today."""
    then, now = reviewed(workouts, BASE), reviewed(workouts, BASE, today=today)
    assert (then.work, then.bests, then.growth) == (now.work, now.bests, now.growth)
    assert (then.balance, then.pains, then.left_out) == (now.balance, now.pains, now.left_out)


@pytest.mark.parametrize(
    ("number", "planned", "text"),
    [
        (-1, 0, None),
        (0, 2, "week 1 of 4, two sessions behind"),
        (1, 2, "week 2 of 4, two sessions behind"),
        (3, 2, "week 4 of 4, two sessions behind"),
        (4, 0, "after its 4 weeks, two sessions behind"),
    ],
)
def test_each_week_of_a_program_nobody_did(number: int, planned: int, text: str | None) -> None:
    """Before the program there is no standing; after it one of each session is owed."""
    found = reviewed((), BASE, week=WEEK.shifted(number), today=90)
    assert found.work.sessions_planned == planned
    assert (found.standing.text if found.standing else None) == text


def test_a_lighter_week_asks_for_less_and_says_so() -> None:
    """The standing of a deload week is marked as one."""
    marks = [
        found.is_deload
        for number in range(4)
        if (found := reviewed((), BASE, week=WEEK.shifted(number), today=90).standing)
    ]
    assert marks == [False, False, False, True]


def test_a_program_given_up_in_the_week_leaves_only_what_it_had_asked_for() -> None:
    """On Tuesday another one is chosen: Thursday's session is not missed."""
    choices = (Enrolment("short", day(1)), BASE)
    found = reviewed((), *choices)
    missed = [(each.date, entry.session) for each in found.days for entry in each.entries]
    assert missed == [(MONDAY, "base/A"), (day(1), "short/A")]
    assert found.work.sessions_planned == 2


def test_the_session_of_a_program_given_up_is_extra() -> None:
    """Done after the change, it was asked for by nobody."""
    choices = (Enrolment("short", day(1)), BASE)
    found = reviewed((workout(1, day(3), done("squat", 8), session="base/B"),), *choices)
    (entry,) = found.days[3].entries
    assert entry.attendance is Attendance.EXTRA


def test_the_week_of_new_year_has_seven_days() -> None:
    """From Monday, 28 December, to Sunday, 3 January."""
    week = Week(date(2026, 12, 28))
    workouts = (
        workout(1, date(2026, 12, 31), done("squat", 8)),
        workout(2, date(2027, 1, 1), done("squat", 8)),
    )
    found = reviewed(workouts, week=week, today=60)
    assert [each.date for each in found.days] == [week.first + timedelta(days=n) for n in range(7)]
    assert [each.sets for each in found.days] == [0, 0, 0, 1, 1, 0, 0]
    assert (found.streak.weeks, found.streak.this_week) == (1, 2)


def test_the_facts_are_of_the_week_alone() -> None:
    """Sets and workouts of other weeks are not asked for."""
    log = PlainLog([workout(i + 9, day(7 * i), done("squat", 8)) for i in range(-2, 3) if i])
    facts = week_facts(log, LIBRARY, WEEK.shifted(1), day(30))
    assert [each.local_date for each in facts.sets] == [day(7)]
    assert [each.id.int for each in facts.workouts] == [10]
    assert [each.day for each in facts.before["squat"]] == [day(-7)]


def test_only_counting_exercises_are_looked_up_in_the_past() -> None:
    """Warm-up exercises have no bests to compare with."""
    log = PlainLog(
        [workout(1, day(-3), held("jog", 60)), workout(2, MONDAY, held("jog", 60, counts=False))]
    )
    assert week_facts(log, LIBRARY, WEEK, day(1)).before == {}


def test_a_choice_outside_of_the_week_is_left_out() -> None:
    """Terms that do not touch the week are not read."""
    log = PlainLog([], Enrolment("short", day(7)), BASE, Enrolment("short", day(-70)))
    facts = week_facts(log, LIBRARY, WEEK, day(1))
    assert [each.period.program for each in facts.followed] == ["base"]


def test_a_term_knows_what_was_done_in_it() -> None:
    """Not before its start, and not after the next program began."""
    log = PlainLog(
        [workout(number, day(on), done("squat", 8)) for number, on in enumerate((-1, 0, 6, 7), 1)],
        Enrolment("short", day(7)),
        BASE,
    )
    (followed,) = week_facts(log, LIBRARY, WEEK, day(8)).followed
    assert [each.local_date for each in followed.done] == [MONDAY, day(6)]


def test_a_broken_row_is_not_followed_further() -> None:
    """However old the log is, the streak asks no more than it needs."""
    log = PlainLog(
        [workout(i + 1, day(-7 * i), done("squat", 8)) for i in range(60)],
        Enrolment("base", day(-700)),
    )
    assert week_facts(log, LIBRARY, WEEK, MONDAY).streak.weeks == 0
    assert log.days.asked == {"sessions": 1, "last_of": 1}


def plan_of(
    days: Mapping[str, int | None],
    week: int = 1,
    number: int = 0,
    moved_from: Mapping[str, int] = MappingProxyType({}),
    program: str = "base",
) -> PlannedWeek:
    """The plan of a week, counted from this one: the days of sessions of a program's week."""
    placed = tuple(
        Placement(each, on, Version.FULL, LegClass.LIGHT, 30, has_jumps=False, price=0)
        for each, on in days.items()
    )
    empty = WeekToPlan(Level.BEGINNER, tuple(DayToPlan() for _ in range(7)), ())
    return PlannedWeek(
        MONDAY + timedelta(days=7 * number),
        program,
        empty,
        WeekPlans(1, ()),
        WeekPlan(placed, {}),
        dict.fromkeys([*days, *moved_from], week),
        moved_from=moved_from,
    )


def planned_review(
    *plans: PlannedWeek,
    chosen: Iterable[Enrolment] = (BASE,),
    workouts: Iterable[WorkoutRecord] = (),
    today: int = 1,
    week: Week = WEEK,
) -> WeekReview:
    """The review of a week whose strength is planned around runs."""
    facts = week_facts(PlainLog(tuple(workouts), *chosen), LIBRARY, week, day(today))
    return review_week(with_plans(facts, plans, LIBRARY), LIBRARY)


def attendances(found: WeekReview) -> dict[int, str]:
    """Letter and attendance of the first entry of each day that has one, by its number."""
    return {
        number: f"{each.entries[0].session[-1]} {each.entries[0].attendance}"
        for number, each in enumerate(found.days)
        if each.entries
    }


def test_sessions_stand_on_the_days_of_the_plan() -> None:
    """The program alone has Monday and Thursday; nobody is behind before the plan's day is over."""
    assert attendances(planned_review()) == {0: "A missed", 3: "B planned"}
    found = planned_review(plan_of({"A": 2, "B": 4}))
    assert attendances(found) == {2: "A planned", 4: "B planned"}
    assert found.standing is not None
    assert (found.standing.behind, found.standing.total) == (0, 8)


def test_a_plan_of_another_program_changes_nothing() -> None:
    """Nor does one of a program that the library does not hold."""
    asked = planned_review()
    for program in ("short", "gone"):
        assert planned_review(plan_of({"A": 2}, program=program)) == asked


def test_what_a_plan_leaves_out_is_not_planned() -> None:
    """A race week with one session wants one; done, the week counts for the streak."""
    race_week = plan_of({"A": 1, "B": None})
    found = planned_review(race_week)
    assert attendances(found) == {1: "A planned"}
    assert (found.work.sessions_planned, found.streak.wanted, found.streak.weeks) == (1, 1, 0)
    once = workout(1, day(1), done("squat", 8))
    found = planned_review(race_week, workouts=(once,))
    assert (found.work.sessions_done, found.streak.weeks) == (1, 1)


def test_a_missed_session_stands_on_its_day_and_comes_again() -> None:
    """A was shown on Tuesday and has no day left: from there it moves on to next week's Monday."""
    plans = (
        plan_of({"B": 5}, moved_from={"A": 1}),
        plan_of({"A": 0}, number=1),
    )
    found = planned_review(*plans, today=4)
    assert attendances(found) == {1: "A moves-on", 5: "B planned"}
    assert found.days[1].entries[0].other_day == day(7)
    assert found.work.sessions_planned == 2
    assert found.standing is not None
    assert found.standing.behind == 1
    later = planned_review(*plans, today=4, week=WEEK.shifted(1))
    assert attendances(later) == {0: "A planned"}
    assert later.streak.wanted == 2


def test_a_session_that_moves_on_within_its_week_is_planned_once() -> None:
    """It stands on both days, is not behind, and the week still has its two sessions."""
    plan = plan_of({"A": 3, "B": 5}, moved_from={"A": 1})
    found = planned_review(plan, today=3)
    assert attendances(found) == {1: "A moves-on", 3: "A planned", 5: "B planned"}
    assert found.days[1].entries[0].other_day == day(3)
    assert (found.work.sessions_planned, found.streak.wanted) == (2, 2)
    assert found.work.sets_planned == reviewed((), BASE, today=0).work.sets_planned
    assert found.standing is not None
    assert found.standing.text == "week 1 of 4, on plan"


def test_a_session_that_moved_on_and_was_done_names_both_days() -> None:
    """Planned on Tuesday first, then on Thursday, and done there: of the plan, and moved."""
    plan = plan_of({"A": 3, "B": 5}, moved_from={"A": 1})
    plan = replace(plan, week=replace(plan.week, fixed={"A": (3, Version.FULL)}))
    found = planned_review(plan, workouts=(workout(1, day(3), done("squat", 8)),), today=3)
    assert attendances(found) == {1: "A moved", 3: "A done-moved", 5: "B planned"}
    assert (found.work.sessions_done, found.work.sessions_extra) == (1, 0)


@given(
    st.fixed_dictionaries({"A": st.integers(0, 6), "B": st.integers(0, 6)}),
    st.dictionaries(st.sampled_from("AB"), st.integers(0, 6)),
    st.sets(st.sampled_from("AB")),
    st.integers(0, 6),
)
def test_a_week_never_doubles_what_moves_on(
    days: dict[str, int], before: dict[str, int], did: set[str], today: int
) -> None:
    """Wherever its two sessions were and are: planned once each, open on one day to come each."""
    placed = {each: day if each in did else max(day, today) for each, day in days.items()}
    did = {each for each in did if placed[each] <= today}
    moved_from = {each: day for each, day in before.items() if day < min(today, placed[each])}
    week_plan = plan_of(placed, moved_from=moved_from)
    fixed = {each: (placed[each], Version.FULL) for each in did}
    week_plan = replace(week_plan, week=replace(week_plan.week, fixed=fixed))
    workouts = [
        workout(number, day(placed[each]), done("squat", 8), session=f"base/{each}")
        for number, each in enumerate(sorted(did), 1)
    ]
    found = planned_review(week_plan, workouts=workouts, today=today)
    entries = [(each.date, entry) for each in found.days for entry in each.entries]
    kinds = [entry.attendance for _, entry in entries]
    assert Attendance.MISSED not in kinds
    assert found.work.sessions_planned == 2
    assert found.work.sessions_done == len(did)
    open_ = {e.session[-1]: on for on, e in entries if e.attendance is Attendance.PLANNED}
    assert open_ == {each: day(at) for each, at in placed.items() if each not in did}
    moving = {e.session[-1]: e for _, e in entries if e.attendance is Attendance.MOVES_ON}
    assert set(moving) == set(moved_from) - did
    assert all(each.other_day == open_[letter] for letter, each in moving.items())
    assert kinds.count(Attendance.MOVED_AWAY) == len(did & set(moved_from))
    assert kinds.count(Attendance.MOVED_HERE) == len(did & set(moved_from))
    assert kinds.count(Attendance.DONE) == len(did - set(moved_from))


def test_what_a_pause_found_open_waits_for_its_end() -> None:
    """Nothing has a day while the program is paused, and nothing was missed."""
    paused = replace(BASE, pauses=(Pause(day(2)),))
    found = planned_review(chosen=(paused,), today=4)
    assert attendances(found) == {0: "A moves-on"}
    assert found.days[0].entries[0].other_day is None
    over = planned_review(chosen=(paused,), today=8)
    assert attendances(over) == {0: "A missed"}


def test_a_taper_that_a_race_ended_is_missed() -> None:
    """It does not come again."""
    tapered = replace(LIBRARY.programs["base"], taper=(1,))
    library = replace(LIBRARY, programs={**LIBRARY.programs, "base": tapered})
    facts = week_facts(PlainLog((), BASE), library, WEEK, day(6))
    plan = plan_of({}, moved_from={"A": 1})
    assert attendances(review_week(with_plans(facts, (plan,), library), library)) == {1: "A missed"}


@pytest.mark.parametrize(
    ("did", "today", "behind"),
    [
        ((), 7, 2),
        ((("A", 1, 7),), 8, 1),
        ((("A", 1, 7), ("B", 1, 9)), 10, 0),
        ((("A", 1, 0),), 7, 1),
        ((("A", 1, 0), ("B", 1, 3)), 7, 0),
    ],
    ids=["nothing done", "one made up", "both made up", "one done in time", "both done"],
)
def test_what_an_earlier_week_left_open_is_behind_until_it_is_done(
    did: tuple[tuple[str, int, int], ...], today: int, behind: int
) -> None:
    """Though the plan of this week has a day for it: it was due before."""
    done_now = {letter: on - 7 for letter, _, on in did if on >= 7}
    open_ = {letter: 5 for letter in "AB" if letter not in done_now}
    numbers = {letter: 1 + (letter in {each for each, _, on in did if on < 7}) for letter in "AB"}
    week_plan = plan_of({**done_now, **open_}, number=1)
    week_plan = replace(week_plan, program_weeks=numbers)
    fixed = {letter: (day_, Version.FULL) for letter, day_ in done_now.items()}
    week_plan = replace(week_plan, week=replace(week_plan.week, fixed=fixed))
    workouts = [
        workout(number, day(on), done("squat", 8), session=f"base/{letter}", week=week)
        for number, (letter, week, on) in enumerate(did, 1)
    ]
    found = planned_review(week_plan, workouts=workouts, today=today, week=WEEK.shifted(1))
    assert found.standing is not None
    assert (found.standing.behind, found.standing.total) == (behind, 8)
    log = PlainLog(tuple(workouts), BASE)
    same = current_standing(log, LIBRARY, day(today), (week_plan,))
    assert same is not None
    assert same.behind == behind


def test_an_older_period_of_the_program_ends_before_the_plans() -> None:
    """Chosen again on Wednesday: what the first choice had this week gives way to the plan."""
    again = (Enrolment("base", day(2)), Enrolment("base", day(-7)))
    found = planned_review(plan_of({"A": 4}), chosen=again, today=2)
    assert attendances(found) == {4: "A planned"}


def test_a_past_week_keeps_its_days_beside_the_plans_of_the_next() -> None:
    """What was planned before the first plan was made stays where the program had it."""
    found = planned_review(plan_of({"A": 2, "B": 4}, week=2, number=1), today=8)
    assert attendances(found) == {0: "A missed", 3: "B missed"}
    assert found.streak.wanted == 2


def test_a_week_that_is_over_has_the_days_of_its_plan() -> None:
    """Of the program that was followed then; the plan of another one is not read."""
    squats = workout(1, day(2), done("squat", 8))
    facts = week_facts(PlainLog((squats,), BASE), LIBRARY, WEEK, day(9))
    plan = PastWeek(MONDAY, "base", {"A": 2, "B": 4})
    found = review_week(with_past_plans(facts, (plan,), LIBRARY), LIBRARY)
    assert attendances(found) == {2: "A done", 4: "B missed"}
    assert (found.work.sessions_done, found.work.sessions_planned) == (1, 2)
    for program in ("short", "gone"):
        assert with_past_plans(facts, (replace(plan, program=program),), LIBRARY) == facts


(TERM,) = program_periods([Enrolment("base", MONDAY)])
PLAN = planned_sessions(TERM, LIBRARY)


def attended(
    *workouts: WorkoutRecord, today: int, later: tuple[CompletedSession, ...] = ()
) -> tuple[AttendanceDay, ...]:
    """The first week of the program with these workouts, seen on a day."""
    ended = [each for each in workouts if each.ending is not WorkoutStatus.UNDER_WAY]
    done = [CompletedSession(each.session, each.week, each.local_date) for each in ended]
    return PlannedAttendance(PLAN, [*later, *done], day(today)).days(WEEK, workouts, {})


def told(days: tuple[AttendanceDay, ...]) -> list[tuple[int, str, str]]:
    """Each entry in short: the day's number, the session, what became of it."""
    return [
        (number, entry.session, entry.attendance.value)
        for number, each in enumerate(days)
        for entry in each.entries
    ]


def test_a_new_week_is_planned() -> None:
    """Before anything is done, each session stands on its day."""
    days = attended(today=0)
    assert told(days) == [(0, "base/A", "planned"), (3, "base/B", "planned")]
    assert [each.date for each in days] == list(WEEK.days)


def test_a_session_done_on_its_day_is_done() -> None:
    """The entry names the workout behind it."""
    days = attended(workout(7, MONDAY), today=1)
    (entry,) = days[0].entries
    assert entry.attendance is Attendance.DONE
    assert (entry.workout and entry.workout.int, entry.other_day, entry.is_early) == (
        7,
        None,
        False,
    )


def test_a_session_done_on_another_day_is_moved() -> None:
    """Both days show it, and each names the other."""
    days = attended(workout(7, day(1)), today=2)
    assert told(days)[:2] == [(0, "base/A", "moved"), (1, "base/A", "done-moved")]
    assert (days[0].entries[0].other_day, days[1].entries[0].other_day) == (day(1), MONDAY)


def test_a_session_may_be_moved_ahead() -> None:
    """Done before its day, it is not planned there any more."""
    days = attended(workout(7, day(1), session="base/B"), today=2)
    assert told(days) == [
        (0, "base/A", "missed"),
        (1, "base/B", "done-moved"),
        (3, "base/B", "moved"),
    ]


def test_what_was_not_done_in_time_is_missed() -> None:
    """Today's own session is still planned; the one of an earlier day is missed."""
    assert told(attended(today=3)) == [(0, "base/A", "missed"), (3, "base/B", "planned")]


def test_a_session_done_in_a_later_week_is_moved_there() -> None:
    """The week in which it was planned names the day on which it was done at last."""
    days = attended(today=20, later=(CompletedSession("base/B", 1, day(9)),))
    assert told(days) == [(0, "base/A", "missed"), (3, "base/B", "moved")]
    assert days[3].entries[0].other_day == day(9)


def test_a_session_from_another_week_is_moved_here() -> None:
    """What this week's days hold of another week's plan says from where it came."""
    days = attended(workout(7, day(2), week=2), today=3)
    assert days[2].entries[0].attendance is Attendance.MOVED_HERE
    assert days[2].entries[0].other_day == day(7)


def test_what_no_plan_asked_for_is_extra() -> None:
    """A routine, another program's session, and a second time count as extra."""
    routine = workout(1, MONDAY, session="core-5")
    days = attended(routine, workout(2, MONDAY), workout(3, MONDAY), today=1)
    assert told(days)[:3] == [
        (0, "core-5", "extra"),
        (0, "base/A", "done"),
        (0, "base/A", "extra"),
    ]


def test_the_first_of_two_fulfils_the_plan() -> None:
    """A session done again on its planned day stays moved to where it was done first."""
    first, second = workout(1, day(1), session="base/B"), workout(2, day(3), session="base/B")
    days = attended(first, second, today=4)
    assert told(days)[1:] == [
        (1, "base/B", "done-moved"),
        (3, "base/B", "extra"),
        (3, "base/B", "moved"),
    ]


def test_a_workout_under_way_is_neither_missed_nor_planned() -> None:
    """It stands on its own day, also where it was planned for another."""
    going = workout(1, day(1), ending=WorkoutStatus.UNDER_WAY)
    assert told(attended(going, today=1))[:2] == [
        (0, "base/A", "moved"),
        (1, "base/A", "under-way"),
    ]


def test_a_workout_finished_early_is_done_and_says_so() -> None:
    """It counts as done, marked as early."""
    (entry,) = attended(workout(1, MONDAY, ending=WorkoutStatus.FINISHED_EARLY), today=1)[0].entries
    assert (entry.attendance, entry.is_early) == (Attendance.DONE, True)


def test_a_workout_that_was_thrown_away_is_not_shown() -> None:
    """It leaves the plan as it was."""
    thrown = workout(1, day(1), ending=WorkoutStatus.THROWN_AWAY)
    days = PlannedAttendance(PLAN, (), day(1)).days(WEEK, [thrown], {})
    assert told(days) == [(0, "base/A", "missed"), (3, "base/B", "planned")]


def test_the_days_hold_their_sets() -> None:
    """The number of sets of each day is the one that was counted."""
    days = PlannedAttendance((), (), MONDAY).days(WEEK, (), {day(2): 12, date(2020, 1, 1): 5})
    assert [each.sets for each in days] == [0, 0, 12, 0, 0, 0, 0]


def test_only_what_has_a_workout_was_done() -> None:
    """What is planned, missed, moved, under way or only begun is not done."""
    assert {each for each in Attendance if not each.was_done} == {
        Attendance.PLANNED,
        Attendance.MISSED,
        Attendance.MOVED_AWAY,
        Attendance.UNDER_WAY,
        Attendance.BEGUN,
        Attendance.MOVES_ON,
    }


A, B = "base/A", "base/B"
UNDER_WAY = WorkoutStatus.UNDER_WAY


@pytest.mark.parametrize(
    ("did", "today", "expected"),
    [
        ([(0, A), (3, B)], 6, [(0, A, "done"), (3, B, "done")]),
        ([(3, A), (3, B)], 6, [(0, A, "moved"), (3, A, "done-moved"), (3, B, "done")]),
        ([(0, B), (0, A)], 6, [(0, B, "done-moved"), (0, A, "done"), (3, B, "moved")]),
        ([(6, B)], 6, [(0, A, "missed"), (3, B, "moved"), (6, B, "done-moved")]),
        (
            [(0, A), (1, A), (3, A)],
            2,
            [(0, A, "done"), (1, A, "extra"), (3, A, "extra"), (3, B, "planned")],
        ),
        ([(1, "short/A")], 0, [(0, A, "planned"), (1, "short/A", "extra"), (3, B, "planned")]),
        ([(3, "gone/Z"), (3, B)], 4, [(0, A, "missed"), (3, "gone/Z", "extra"), (3, B, "done")]),
    ],
    ids=[
        "as planned",
        "both on one day",
        "in the wrong order",
        "on the last day",
        "three times",
        "another program",
        "a program that is gone",
    ],
)
def test_a_week_as_it_may_go(
    did: list[tuple[int, str]], today: int, expected: list[tuple[int, str, str]]
) -> None:
    """Each workout and each planned session stand where a diary would have them."""
    workouts = [workout(i + 1, day(on), session=id_) for i, (on, id_) in enumerate(did)]
    assert told(attended(*workouts, today=today)) == expected


@pytest.mark.parametrize("on", range(7))
def test_a_session_may_move_to_any_day_of_its_week(on: int) -> None:
    """On its own day it is done; on any other day both days point to each other."""
    days = attended(workout(7, day(on), session=B), today=6)
    entries = {
        number: entry
        for number, each in enumerate(days)
        for entry in each.entries
        if entry.session == B
    }
    if on == 3:
        assert (entries[3].attendance, entries[3].other_day) == (Attendance.DONE, None)
    else:
        assert entries[on].other_day == day(3)
        assert entries[3].other_day == day(on)
        assert entries[3].workout is None


def test_a_workout_under_way_on_its_own_day_stands_there_once() -> None:
    """The plan of the day is not told beside it."""
    going = workout(1, MONDAY, ending=UNDER_WAY)
    assert told(attended(going, today=0)) == [(0, A, "under-way"), (3, B, "planned")]


def test_doing_it_again_leaves_the_first_time_done() -> None:
    """What was done on its day stays done while a second time is under way."""
    again = workout(2, day(2), ending=UNDER_WAY)
    assert told(attended(workout(1, MONDAY), again, today=2)) == [
        (0, A, "done"),
        (2, A, "under-way"),
        (3, B, "planned"),
    ]


def test_an_entry_bears_the_name_that_the_workout_had() -> None:
    """A session that was renamed since is shown as it was called on that day."""
    days = attended(workout(1, MONDAY, name="Old name"), today=0)
    assert [entry.name for entry in days[0].entries] == ["Old name"]
    assert [entry.name for entry in days[3].entries] == ["Calf day"]


def test_an_extra_one_may_be_finished_early_too() -> None:
    """Early is said of any workout, asked for or not."""
    early = workout(1, day(5), session="core-5", ending=WorkoutStatus.FINISHED_EARLY)
    (entry,) = attended(early, today=6)[5].entries
    assert (entry.attendance, entry.is_early) == (Attendance.EXTRA, True)


def test_the_week_of_a_program_tells_two_sessions_of_one_name_apart() -> None:
    """A of week 2 done in the first week leaves A of week 1 open."""
    days = attended(workout(1, MONDAY, week=2), today=0)
    assert told(days)[:2] == [(0, A, "done-moved"), (0, A, "planned")]
    assert [entry.week for entry in days[0].entries] == [2, 1]


def test_a_program_that_gave_way_is_planned_no_further() -> None:
    """From the day on which the next one begins, only its sessions are asked for."""
    chosen = program_periods([Enrolment("short", day(2)), Enrolment("base", MONDAY)])
    plans = [each for term in chosen for each in planned_sessions(term, LIBRARY)]
    days = PlannedAttendance(plans, (), MONDAY).days(WEEK, (), {})
    assert told(days) == [(0, A, "planned"), (2, "short/A", "planned")]


def test_a_week_over_new_year_is_one_week() -> None:
    """Monday's session done on Sunday, which is in the next year, has only been moved."""
    monday, sunday = date(2026, 12, 28), date(2027, 1, 3)
    plan = planned_sessions(ProgramPeriod("base", monday, None), LIBRARY)
    late = workout(1, sunday)
    days = PlannedAttendance(plan, [CompletedSession(A, 1, sunday)], sunday).days(
        Week(monday), [late], {}
    )
    assert told(days) == [(0, A, "moved"), (3, B, "missed"), (6, A, "done-moved")]


@given(logs(), st.integers(-3, 16), st.data())
def test_the_order_of_reading_changes_nothing(
    workouts: tuple[WorkoutRecord, ...], today: int, data: st.DataObject
) -> None:
    """However the log hands out its workouts, each day shows the same in the order of the clock."""
    shuffled = data.draw(st.permutations(workouts))
    here = [each for each in shuffled if each.local_date in WEEK]
    done = [CompletedSession(each.session, each.week, each.local_date) for each in workouts]
    plain = [each for each in workouts if each.local_date in WEEK]
    one = PlannedAttendance(PLAN, done[::-1], day(today)).days(WEEK, here, {})
    other = PlannedAttendance(PLAN, done, day(today)).days(WEEK, plain, {})
    for mine, theirs in zip(one, other, strict=True):
        assert sorted(map(shape, mine.entries)) == sorted(map(shape, theirs.entries))


def shape(entry: WeekEntry) -> tuple[str, int, str, str]:
    """What an entry says, whichever workout stands behind it."""
    return entry.session, entry.week, entry.attendance.value, str(entry.other_day)


@given(logs(), st.integers(-3, 16))
def test_moved_sessions_have_two_ends(workouts: tuple[WorkoutRecord, ...], today: int) -> None:
    """What left a day for another day of the week arrives there, and the other way about."""
    here = [each for each in workouts if each.local_date in WEEK]
    days = attended(*here, today=today)
    ends = [(each.date, entry) for each in days for entry in each.entries if entry.other_day]
    away = {
        (entry.session, entry.week, on, entry.other_day)
        for on, entry in ends
        if entry.attendance is Attendance.MOVED_AWAY
    }
    arrived = {
        (entry.session, entry.week, entry.other_day, on)
        for on, entry in ends
        if entry.attendance is Attendance.MOVED_HERE and entry.other_day and entry.other_day in WEEK
    }
    assert away == arrived


@given(logs(), st.integers(-3, 16))
def test_a_planned_session_is_fulfilled_once(
    workouts: tuple[WorkoutRecord, ...], today: int
) -> None:
    """Doing a session again never makes it done, or moved here, a second time."""
    here = [each for each in workouts if each.local_date in WEEK]
    kept = [
        (entry.session, entry.week)
        for each in attended(*here, today=today)
        for entry in each.entries
        if entry.attendance in {Attendance.DONE, Attendance.MOVED_HERE}
    ]
    assert len(kept) == len(set(kept))


def test_growth_is_measured_outside_of_lighter_weeks() -> None:
    """After a deload of 50 kg the 60 kg of the week before are what counts."""
    before = workout(1, day(-14), done("squat", 8, kg=60), week=3)
    deload = workout(2, day(-7), done("squat", 8, kg=50), week=4)
    again = workout(3, day(1), done("squat", 8, kg=60))
    more = workout(3, day(1), done("squat", 8, kg=62.5))
    assert reviewed((before, deload, again), BASE).growth == ()
    (gain,) = reviewed((before, deload, more), BASE).growth
    assert (gain.before, gain.now, gain.since) == (60_000, 62_500, day(-14))
