"""Reviews and histories for the tests of what goes out."""

from midstance.coach.review.history import exercise_history, year_history
from midstance.coach.review.week import review_week, week_facts
from midstance.domain.attendance import Enrolment
from midstance.domain.calendar import Week
from midstance.domain.history import ExerciseHistory, YearHistory
from midstance.domain.quantity import Unit
from midstance.domain.record import Pain, WorkoutRecord, WorkoutStatus
from midstance.domain.weeks.review import WeekReview
from tests.coach.gym import LIBRARY, MONDAY, day, done, held, sides, workout
from tests.coach.plain_log import PlainLog

BASE = Enrolment("base", MONDAY)
NASTY = "<script>alert('x')</script> | [a](http://b) \x1b[31m\u202e=1+1"

FULL = (
    workout(1, day(-7), done("squat", 8, kg=60)),
    workout(
        2,
        day(1),
        *(done("squat", 5, kg=62.5, effort=8, set_number=n) for n in (1, 2)),
        *sides(done("lunge", 10, kg=20), 8),
        done("calf-raise", 15, effort=6),
        done("pogo", 20, Unit.CONTACTS),
        held("jog", 60),
        done("ghost", 3),
        done("dead-bug", 10, prescribed_exercise="plank"),
        pains=(Pain("left knee", 4, "squat"), Pain("left knee", 1, "ghost")),
        ending=WorkoutStatus.FINISHED_EARLY,
    ),
    workout(3, day(2), held("plank", 95, effort=7), session="core-5", name="Core"),
)
"""A week with something in every part of the review."""
WITH_LESS_EFFORT = (
    workout(1, day(-7), done("squat", 5, kg=62.5, effort=10)),
    workout(2, day(1), done("squat", 5, kg=62.5, effort=8)),
)
"""The same set twice, the second time with two repetitions in reserve: the estimate is new."""


def review_of(*workouts: WorkoutRecord, chosen: tuple[Enrolment, ...] = (BASE,)) -> WeekReview:
    """The review of the first week, seen at its end."""
    facts = week_facts(PlainLog(workouts, *chosen), LIBRARY, Week(MONDAY), day(6))
    return review_week(facts, LIBRARY)


def histories(*workouts: WorkoutRecord) -> tuple[YearHistory, tuple[ExerciseHistory, ...]]:
    """The year and the exercises of these workouts."""
    log = PlainLog(workouts, BASE)
    names = dict.fromkeys(each.set.exercise for held_ in workouts for each in held_.sets)
    found = tuple(exercise_history(log, LIBRARY, name) for name in [*names, "soleus-raise"])
    return year_history(log, LIBRARY, day(30)), found
