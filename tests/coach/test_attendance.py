"""What became of the planned sessions, day by day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.attendance import Attended
from midstance.coach.planning import Choice
from midstance.coach.schedule import Term, planned_in, terms
from midstance.domain.attendance import Attendance, Day, Entry
from midstance.domain.program import DoneSession
from midstance.domain.record import Ending, WorkoutRecord
from midstance.domain.week import Week
from tests.coach.gym import LIBRARY, MONDAY, day, logs, workout

WEEK = Week(MONDAY)
(TERM,) = terms([Choice("base", MONDAY)])
PLAN = planned_in(TERM, LIBRARY)


def attended(
    *workouts: WorkoutRecord, today: int, later: tuple[DoneSession, ...] = ()
) -> tuple[Day, ...]:
    """The first week of the program with these workouts, seen on a day."""
    ended = [each for each in workouts if each.ending is not Ending.UNDER_WAY]
    done = [DoneSession(each.session, each.week, each.local_date) for each in ended]
    return Attended(PLAN, [*later, *done], day(today)).days(WEEK, workouts, {})


def told(days: tuple[Day, ...]) -> list[tuple[int, str, str]]:
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
    days = attended(today=20, later=(DoneSession("base/B", 1, day(9)),))
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
    going = workout(1, day(1), ending=Ending.UNDER_WAY)
    assert told(attended(going, today=1))[:2] == [
        (0, "base/A", "moved"),
        (1, "base/A", "under-way"),
    ]


def test_a_workout_finished_early_is_done_and_says_so() -> None:
    """It counts as done, marked as early."""
    (entry,) = attended(workout(1, MONDAY, ending=Ending.FINISHED_EARLY), today=1)[0].entries
    assert (entry.attendance, entry.is_early) == (Attendance.DONE, True)


def test_a_workout_that_was_thrown_away_is_not_shown() -> None:
    """It leaves the plan as it was."""
    thrown = workout(1, day(1), ending=Ending.THROWN_AWAY)
    days = Attended(PLAN, (), day(1)).days(WEEK, [thrown], {})
    assert told(days) == [(0, "base/A", "missed"), (3, "base/B", "planned")]


def test_the_days_hold_their_sets() -> None:
    """The number of sets of each day is the one that was counted."""
    days = Attended((), (), MONDAY).days(WEEK, (), {day(2): 12, date(2020, 1, 1): 5})
    assert [each.sets for each in days] == [0, 0, 12, 0, 0, 0, 0]


def test_only_what_has_a_workout_was_done() -> None:
    """Planned, missed and moved away are not done."""
    assert {each for each in Attendance if not each.was_done} == {
        Attendance.PLANNED,
        Attendance.MISSED,
        Attendance.MOVED_AWAY,
    }


A, B = "base/A", "base/B"
UNDER_WAY = Ending.UNDER_WAY


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
    early = workout(1, day(5), session="core-5", ending=Ending.FINISHED_EARLY)
    (entry,) = attended(early, today=6)[5].entries
    assert (entry.attendance, entry.is_early) == (Attendance.EXTRA, True)


def test_the_week_of_a_program_tells_two_sessions_of_one_name_apart() -> None:
    """A of week 2 done in the first week leaves A of week 1 open."""
    days = attended(workout(1, MONDAY, week=2), today=0)
    assert told(days)[:2] == [(0, A, "done-moved"), (0, A, "planned")]
    assert [entry.week for entry in days[0].entries] == [2, 1]


def test_a_program_that_gave_way_is_planned_no_further() -> None:
    """From the day on which the next one begins, only its sessions are asked for."""
    chosen = terms([Choice("short", day(2)), Choice("base", MONDAY)])
    plans = [each for term in chosen for each in planned_in(term, LIBRARY)]
    days = Attended(plans, (), MONDAY).days(WEEK, (), {})
    assert told(days) == [(0, A, "planned"), (2, "short/A", "planned")]


def test_a_week_over_new_year_is_one_week() -> None:
    """Monday's session done on Sunday, which is in the next year, has only been moved."""
    monday, sunday = date(2026, 12, 28), date(2027, 1, 3)
    plan = planned_in(Term("base", monday, None), LIBRARY)
    late = workout(1, sunday)
    days = Attended(plan, [DoneSession(A, 1, sunday)], sunday).days(Week(monday), [late], {})
    assert told(days) == [(0, A, "moved"), (3, B, "missed"), (6, A, "done-moved")]


@given(logs(), st.integers(-3, 16), st.data())
def test_the_order_of_reading_changes_nothing(
    workouts: tuple[WorkoutRecord, ...], today: int, data: st.DataObject
) -> None:
    """However the log hands out its workouts, each day shows the same in the order of the clock."""
    shuffled = data.draw(st.permutations(workouts))
    here = [each for each in shuffled if each.local_date in WEEK]
    done = [DoneSession(each.session, each.week, each.local_date) for each in workouts]
    plain = [each for each in workouts if each.local_date in WEEK]
    one = Attended(PLAN, done[::-1], day(today)).days(WEEK, here, {})
    other = Attended(PLAN, done, day(today)).days(WEEK, plain, {})
    for mine, theirs in zip(one, other, strict=True):
        assert sorted(map(shape, mine.entries)) == sorted(map(shape, theirs.entries))


def shape(entry: Entry) -> tuple[str, int, str, str]:
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
