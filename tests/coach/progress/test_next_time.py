"""What comes the next time: which sessions follow, what they ask for, and a log with a workout."""

from dataclasses import replace
from datetime import timedelta

import pytest

from midstance.coach.adapt.situation import Situation
from midstance.coach.progress.book import ExposureBook
from midstance.coach.progress.change import Change, ChangeKind, NextTargets
from midstance.coach.progress.next_time import (
    LogWithWorkout,
    NextTime,
    find_next_times,
    lighter_week_word,
    sessions_after,
)
from midstance.coach.progress.plan import Progression
from midstance.domain.library import Library
from midstance.domain.quantity import Load, Target, Unit
from midstance.domain.record import SetRecord, WorkoutRecord, WorkoutStatus
from midstance.domain.runner import Level, Runner
from midstance.domain.session import Block, Item, Prescription, Purpose, Session, Style
from tests.coach.gym import MONDAY, done, workout
from tests.coach.plain_log import PlainLog


class LogOfRunner(PlainLog):
    """Workouts, and who did them."""

    def runner(self) -> Runner:
        """Somebody of usual experience."""
        return Runner(level=Level.INTERMEDIATE)


def days_after(days: int, session: str, week: int, *records: SetRecord) -> WorkoutRecord:
    """A workout of a session this many days after the first Monday, that counts as done."""
    fields = {"session": session, "week": week, "by_word": True}
    return workout(days + 1, MONDAY + timedelta(days=days), *records, **fields)


def squats(kg: float, effort: int = 7) -> list[SetRecord]:
    """Three sets of eight, done as asked."""
    return [
        done("back-squat", 8, kg=kg, set_number=n, effort=effort, target=Target(8, Unit.REPS))
        for n in (1, 2, 3)
    ]


PLANK = done("plank", 30, Unit.SECONDS)


def targets(*items: Item, changes: tuple[Change, ...] = ()) -> NextTargets:
    """A planned session of some items."""
    warm_up = Block(Purpose.WARM_UP, (Item("plank", Prescription.parse("1x10 s")),))
    return NextTargets(Session("base/A", "A", (warm_up, Block(Purpose.STRENGTH, items))), changes)


def squat_change(exercise: str, before: str = "") -> Change:
    """A change of an exercise."""
    return Change(exercise, ChangeKind.RUNG_UP, MONDAY, "Why.", "Where.", before=before)


def test_the_sessions_until_its_own_comes_again(library: Library) -> None:
    """The others of the week, then the same letter in the next one, spread over seven days."""
    after = list(sessions_after(library, days_after(0, "foundations/A", 2, PLANK)))
    assert [each[:2] for each in after] == [("foundations/B", 2), ("foundations/A", 3)]
    assert [(day - MONDAY).days for *_, day in after] == [4, 7]
    after = list(sessions_after(library, days_after(0, "foundations/B", 2, PLANK)))
    assert [each[:2] for each in after] == [("foundations/A", 3), ("foundations/B", 3)]


def test_the_last_session_of_a_program_comes_again(library: Library) -> None:
    """Nothing else is known to follow it."""
    weeks = library.programs["power-5k10k"].weeks
    last = library.week_sessions(library.programs["power-5k10k"], weeks)[-1].id
    after = list(sessions_after(library, days_after(0, last, weeks, PLANK)))
    assert [each[:2] for each in after] == [(last, weeks)]
    before = list(sessions_after(library, days_after(0, "foundations/A", 6, PLANK)))
    assert [each[:2] for each in before] == [
        ("foundations/B", 6),
        ("foundations/T", 6),
        ("foundations/A", 6),
    ]


def test_a_session_left_out_in_the_next_week_comes_the_week_after(library: Library) -> None:
    """The trail program leaves A out in its last week: then only B follows, and A as it was."""
    program = library.programs["trail-stability"]
    week = program.weeks - 1
    after = list(sessions_after(library, days_after(0, "trail-stability/A", week, PLANK)))
    assert after[-1][:2] == ("trail-stability/A", week)
    assert ("trail-stability/B", program.weeks) in [each[:2] for each in after]


def test_what_does_not_count_as_done_comes_again(library: Library) -> None:
    """A session of which too little was done, and a routine, are followed by themselves."""
    little = replace(days_after(0, "foundations/A", 2, PLANK), by_word=False, work_sets=16)
    assert [each[:2] for each in sessions_after(library, little)] == [("foundations/A", 2)]
    routine = days_after(0, "core-5", 1, PLANK)
    ((name, week, day),) = sessions_after(library, routine)
    assert (name, week, (day - MONDAY).days) == ("core-5", 1, 7)


def test_the_word_of_a_week(library: Library) -> None:
    """Deload and taper weeks have one; other weeks, routines and what is gone have none."""
    power = library.programs["power-5k10k"]
    assert lighter_week_word(library, "power-5k10k/A", power.deload[0]) == "deload"
    assert lighter_week_word(library, "power-5k10k/B", power.taper[0]) == "taper"
    assert lighter_week_word(library, "power-5k10k/A", 1) == ""
    assert lighter_week_word(library, "core-5", 1) == ""
    assert lighter_week_word(library, "gone/A", 4) == ""


def test_the_first_session_that_has_it_says_it() -> None:
    """In the order in which they were done; with the change of this exercise alone."""
    first = Item("plank", Prescription.parse("2x40 s"))
    again = Item("back-squat", Prescription.parse("3x8 @7"))
    later = Item("back-squat", Prescription.parse("3x5 @8"))
    change = squat_change("back-squat")
    planned = [("", targets(first)), ("deload", targets(again, changes=(change,)))]
    planned.append(("", targets(later)))
    ended = days_after(0, "base/A", 1, *squats(60), PLANK)
    assert list(find_next_times(ended, planned)) == [
        NextTime("back-squat", again, change, "deload"),
        NextTime("plank", first, is_as_now=False),
    ]


def test_what_stands_in_its_place_says_it() -> None:
    """The rung above; a substitute that was done again for what the program has."""
    rung = Item("front-squat", Prescription.parse("3x8 @7"), prescribed="back-squat")
    change = squat_change("front-squat", before="back-squat")
    planned = (("", targets(rung, changes=(change,))),)
    ended = days_after(0, "base/A", 1, *squats(60))
    assert list(find_next_times(ended, planned)) == [NextTime("back-squat", rung, change)]
    swapped = replace(squats(60)[0], exercise="goblet-squat", prescribed_exercise="back-squat")
    after = list(find_next_times(days_after(0, "base/A", 1, swapped), planned))
    assert after == [NextTime("goblet-squat", rung, change, is_as_now=False)]


@pytest.mark.parametrize(
    ("asked", "load", "is_as_now"),
    [
        ("3x8 @7", None, True),
        ("3x8 @8", 60, True),
        ("3x8 @7", 62.5, False),
        ("4x8 @7", 60, False),
        ("3x6 @7", 60, False),
        ("3x30 s", None, False),
    ],
)
def test_more_or_less_than_now_is_known(asked: str, load: float | None, *, is_as_now: bool) -> None:
    """Sets, their amount and the load are compared with what was done; the effort is not."""
    row = replace(Prescription.parse(asked), load=None if load is None else Load.of(load))
    planned = (("", targets(Item("back-squat", row))),)
    (found,) = find_next_times(days_after(0, "base/A", 1, *squats(60)), planned)
    assert found.is_as_now is is_as_now


def test_rounds_are_sets() -> None:
    """A circuit of three rounds asks for three sets; one against the clock for as many as fit."""
    row = Item("back-squat", Prescription.parse("1x8 @7"))
    session = targets(row).session
    rounds = replace(session.blocks[-1], style=Style.CIRCUIT, rounds=3)
    ended = days_after(0, "base/A", 1, *squats(60))
    for block in (rounds, replace(rounds, rounds=1, cap=600)):
        planned = (("", NextTargets(replace(session, blocks=(block,)))),)
        assert [each.is_as_now for each in find_next_times(ended, planned)] == [True]
    alone = (("", NextTargets(replace(session, blocks=(replace(rounds, rounds=1),)))),)
    assert [each.is_as_now for each in find_next_times(ended, alone)] == [False]


def test_what_comes_no_more_is_left_out() -> None:
    """So are warm-ups, of the workout and of the sessions ahead."""
    planned = (("", targets(Item("back-squat", Prescription.parse("3x8 @7")))),)
    warm = replace(squats(20)[0], block="warm-up", counts=False)
    assert list(find_next_times(days_after(0, "base/A", 1, PLANK), planned)) == []
    assert list(find_next_times(days_after(0, "base/A", 1, warm), planned)) == []


BEFORE = days_after(0, "base/A", 1, *squats(60), PLANK)
NOW = days_after(7, "base/A", 2, *squats(62.5))
WITH = LogWithWorkout(LogOfRunner((BEFORE,)), NOW)
SPANS = ((None, None), (NOW.local_date, None), (None, BEFORE.local_date), (BEFORE.local_date,) * 2)


@pytest.mark.parametrize("span", SPANS)
def test_a_log_with_a_workout_answers_as_if_it_were_saved(span: tuple[None, None]) -> None:
    """Whatever span and exercise are asked for."""
    saved = PlainLog((BEFORE, NOW))
    assert WITH.sets(*span) == saved.sets(*span)
    assert WITH.sets(*span, "plank") == saved.sets(*span, "plank")
    assert WITH.workouts_between(*span) == saved.workouts_between(*span)
    for of_programs in (False, True):
        found = WITH.days.sessions(*span, of_programs=of_programs)
        assert found == saved.days.sessions(*span, of_programs=of_programs)
    assert WITH.runner() == Runner(level=Level.INTERMEDIATE)


def test_what_the_log_has_of_the_workout_is_not_counted_twice() -> None:
    """The log may have some of its sets already, and it may still be under way there."""
    under_way = replace(NOW, ending=WorkoutStatus.UNDER_WAY, sets=NOW.sets[:1])
    twice = LogWithWorkout(LogOfRunner((BEFORE, under_way)), NOW)
    assert twice.sets() == (*BEFORE.sets, *NOW.sets)
    assert [each.id for each in twice.workouts_between()] == [BEFORE.id, NOW.id]
    assert twice.days.sessions() == {BEFORE.local_date: 1, NOW.local_date: 1}


def test_what_came_after_the_workout_is_not_known_yet() -> None:
    """A saved workout is counted once, and a later one not at all, as on its own day."""
    later = days_after(14, "base/A", 3, *squats(65))
    then = LogWithWorkout(LogOfRunner((BEFORE, NOW, later)), NOW)
    assert then.sets() == (*BEFORE.sets, *NOW.sets)
    assert [each.id for each in then.workouts_between(BEFORE.local_date)] == [BEFORE.id, NOW.id]
    assert then.days.sessions() == {BEFORE.local_date: 1, NOW.local_date: 1}
    assert then.sets(later.local_date) == ()


def test_a_routine_is_no_session_of_a_program() -> None:
    """Nor is a workout of which too little was done a session at all."""
    routine = LogWithWorkout(LogOfRunner(), replace(NOW, session="core-5"))
    assert routine.sessions(of_programs=True) == {}
    assert routine.sessions() == {NOW.local_date: 1}
    little = LogWithWorkout(LogOfRunner(), replace(NOW, by_word=False, work_sets=20))
    assert little.sessions() == {}


def test_the_rules_read_it_as_any_log(library: Library) -> None:
    """The squats that have just been done bring the next step."""
    day = NOW.local_date + timedelta(days=7)
    here = Situation(library, Runner(level=Level.INTERMEDIATE), day)
    book = ExposureBook(WITH, library, day, here.loading)
    session = targets(Item("back-squat", Prescription.parse("3x8 @7"))).session
    (squat,) = (i for i in Progression(here, book).plan(session).session.items[1:])
    assert squat.prescription.load == Load.of(65)
