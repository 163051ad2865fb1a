"""What became of the planned sessions, day by day."""

from datetime import date

from midstance.coach.attendance import Attended
from midstance.coach.planning import Choice
from midstance.coach.schedule import planned_in, terms
from midstance.domain.attendance import Attendance, Day, DoneSession
from midstance.domain.record import Ending, WorkoutRecord
from midstance.domain.week import Week
from tests.coach.gym import LIBRARY, MONDAY, day, workout

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
