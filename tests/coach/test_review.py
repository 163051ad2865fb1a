"""The whole review, against plain loops over the log's own JSON."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from statistics import mean, pstdev
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.coach import tally
from midstance.coach.planning import Choice
from midstance.coach.review import review
from midstance.coach.week_facts import week_facts
from midstance.domain.attendance import Attendance
from midstance.domain.bests import BestKind
from midstance.domain.record import Ending, Pain, WorkoutRecord
from midstance.domain.review import WeekReview
from midstance.domain.settings import WeekStart
from midstance.domain.stamp import Stamp
from midstance.domain.week import Week
from midstance.storage.set_json import set_to_json
from tests.coach.gym import EXERCISES, LIBRARY, MONDAY, day, done, held, logs, sets_of, workout
from tests.coach.plain_log import PlainLog

BASE = Choice("base", MONDAY)
WEEK = Week(MONDAY)
Json = dict[str, Any]


def reviewed(
    workouts: tuple[WorkoutRecord, ...], *chosen: Choice, week: Week = WEEK, today: int = 20
) -> WeekReview:
    """The review of a week of this log."""
    facts = week_facts(PlainLog(workouts, *chosen), LIBRARY, week, day(today))
    return review(facts, LIBRARY)


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
        if name not in EXERCISES or EXERCISES[name].plyo_factor:
            continue
        first = {m.group.value for m in EXERCISES[name].primary if m.value != "forearms"}
        second = {m.group.value for m in EXERCISES[name].secondary if m.value != "forearms"}
        for group in first:
            total[group] += number
        for group in second - first:
            total[group] += number / 2
    return {group: sets for group, sets in total.items() if sets}


def best_estimate(rows: Iterable[Json]) -> int:
    """The best estimated maximum in grams, by Epley with the reserve."""
    best = 0
    for row in rows:
        if row["target"]["unit"] != "reps" or not row["load_kg"] or not row["reps"]:
            continue
        reserve = 0 if row["effort"] is None else min(5, 10 - row["effort"])
        r = row["reps"] + reserve
        if r <= 10:
            grams = round(row["load_kg"] * 1000)
            best = max(best, grams if r == 1 else round(grams * (30 + r) / 30))
    return best


WEEKS = st.sampled_from([Week.of(day(2), start) for start in WeekStart])


@given(logs(), WEEKS)
def test_the_sums_are_those_of_the_export(workouts: tuple[WorkoutRecord, ...], week: Week) -> None:
    """Sets, repetitions, seconds, contacts and tonnage agree with loops over the JSON."""
    rows = exported(workouts, week)
    work = reviewed(workouts, BASE, week=week).work
    assert work.sets_done == sum(sets_by_exercise(rows).values())
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
def test_effort_bests_and_sides_are_those_of_the_export(
    workouts: tuple[WorkoutRecord, ...], week: Week
) -> None:
    """Mean and spread of ratings, best estimate, and what each side did."""
    rows = exported(workouts, week)
    found = reviewed(workouts, week=week)
    ratings = [row["effort"] for row in rows if row["effort"] is not None]
    assert (found.effort is None) == (not ratings)
    if found.effort is not None:
        assert found.effort.mean == pytest.approx(mean(ratings))
        assert found.effort.spread == pytest.approx(pstdev(ratings), abs=1e-9)
    bests = {each.kind: each for each in found.bests}
    strongest = bests.get(BestKind.ESTIMATED_MAXIMUM)
    shown = strongest.estimate.load.grams if strongest and strongest.estimate else 0
    assert shown == best_estimate(rows)
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
    shown = [entry.workout for _, entry in entries if entry.attendance.was_done]
    assert sorted(shown, key=str) == sorted(here, key=str)
    asked = [
        e
        for on, e in entries
        if e.attendance in {Attendance.PLANNED, Attendance.MISSED, Attendance.MOVED_AWAY}
        or e.attendance is Attendance.DONE
    ]
    assert {e.session for e in asked} == {"base/A", "base/B"}
    assert found.work.sessions_planned == len(asked) == 2


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
    """A single set without rating, load or side shows in sums, days and bests."""
    found = reviewed((workout(1, day(2), done("squat", 8)),))
    assert found.work.sets_done == 1
    assert [each.sets for each in found.days] == [0, 0, 1, 0, 0, 0, 0]
    assert [each.kind for each in found.bests] == [BestKind.MOST_REPETITIONS]
    assert (found.effort, found.balance, found.loads) == (None, (), ())


def test_two_workouts_a_day_are_both_there() -> None:
    """Each stands as an entry, and their sets add up."""
    both = (
        workout(1, MONDAY, done("squat", 8)),
        workout(2, MONDAY, held("plank", 40), session="core-5"),
    )
    found = reviewed(both, BASE)
    assert [entry.attendance.value for entry in found.days[0].entries] == ["done", "extra"]
    assert (found.days[0].sets, found.work.sessions_done) == (2, 2)


def test_the_runners_date_decides_over_midnight_and_on_flights() -> None:
    """A workout that began on Sunday evening is last week's, whatever any clock said later."""
    sunday = workout(1, day(6), done("squat", 8))
    assert sunday.started_at.utc.date() == day(6)
    flown = workout(2, day(6), done("squat", 8), started_at=sunday.ended_at)
    assert reviewed((sunday, flown)).work.sets_done == 2
    assert reviewed((sunday, flown), week=WEEK.shifted(1)).work.sets_done == 0


def test_a_week_may_begin_on_sunday() -> None:
    """Sunday's workout then belongs to the week that follows."""
    sunday = (workout(1, day(6), done("squat", 8)),)
    next_week = Week.of(day(8), WeekStart.SUNDAY)
    assert reviewed(sunday, week=next_week).work.sets_done == 1
    assert reviewed(sunday, week=next_week.shifted(-1)).work.sets_done == 0


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
    assert (found.strange, found.work.sets_done) == (("ghost",), 2)


def test_pains_swaps_and_gaps_are_told() -> None:
    """They come from the workouts of the week alone."""
    hurt = workout(
        1,
        MONDAY,
        done("squat", 8),
        done("dead-bug", 10, prescribed_exercise="plank"),
        ending=Ending.FINISHED_EARLY,
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
    found = reviewed((workout(1, MONDAY, done("squat", 8)),), Choice("gone", MONDAY))
    assert (found.standing, found.work.sessions_planned, found.work.sets_done) == (None, 0, 1)


def test_the_program_of_the_day_is_the_one_that_stands() -> None:
    """A program that begins later in the week does not hide the one that is followed now."""
    choices = (Choice("short", day(5)), BASE)
    early = reviewed((), *choices, today=2).standing
    late = reviewed((), *choices, today=6).standing
    assert early is not None
    assert late is not None
    assert (early.program, late.program) == ("base", "short")
    coming = reviewed((), Choice("base", day(4)), today=1).standing
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
    began = Stamp(utc, offset, "")
    late = workout(1, lived_on, done("squat", 8), started_at=began, ended_at=None)
    shown = [
        number
        for number in range(-2, 8)
        if reviewed((late,), week=WEEK.shifted(number), today=60).work.sets_done
    ]
    assert shown == [in_week]
    days = reviewed((late,), week=WEEK.shifted(in_week), today=60).days
    assert [each.date for each in days if each.sets] == [lived_on]


@given(logs())
def test_three_weeks_add_up_to_the_whole(workouts: tuple[WorkoutRecord, ...]) -> None:
    """No set, repetition or kilogram is lost or counted twice between two weeks."""
    parts = [reviewed(workouts, week=WEEK.shifted(number)).work for number in (-1, 0, 1)]
    whole = tally.counting(sets_of(*workouts))
    records = [each.set for each in whole]
    assert sum(each.sets_done for each in parts) == sum(tally.sets_of_days(whole).values())
    assert sum(each.reps for each in parts) == tally.repetitions(records)
    assert sum(each.tonnage.grams for each in parts) == tally.tonnage(records).grams
    assert sum(each.sessions_done for each in parts) == len(workouts)


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
        (1, 2, "week 2 of 4, four sessions behind"),
        (3, 2, "week 4 of 4, eight sessions behind"),
        (4, 0, "after its 4 weeks, eight sessions behind"),
    ],
)
def test_each_week_of_a_program_nobody_did(number: int, planned: int, text: str | None) -> None:
    """Before the program there is no standing; after it nothing is planned and all is owed."""
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
    choices = (Choice("short", day(1)), BASE)
    found = reviewed((), *choices)
    missed = [(each.date, entry.session) for each in found.days for entry in each.entries]
    assert missed == [(MONDAY, "base/A"), (day(1), "short/A")]
    assert found.work.sessions_planned == 2


def test_the_session_of_a_program_given_up_is_extra() -> None:
    """Done after the change, it was asked for by nobody."""
    choices = (Choice("short", day(1)), BASE)
    found = reviewed((workout(1, day(3), session="base/B"),), *choices)
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
