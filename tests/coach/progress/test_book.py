"""What the log shows of an exercise, session by session."""

from datetime import date, timedelta
from typing import Any

import pytest

from midstance.coach.progress.book import ExposureBook, asked_rows
from midstance.coach.progress.change import LOOK_BACK
from midstance.coach.progress.exposure import AskedRow, Exposure, SessionVerdict
from midstance.domain.exercise import Exercise
from midstance.domain.quantity import Load, LoadMeaning, Side, Target, Unit
from midstance.domain.record import Pain, SetRecord, WorkoutRecord, WorkoutStatus
from midstance.domain.runner import Loading
from tests.coach.gym import EXERCISES, LIBRARY, MONDAY, done, workout
from tests.coach.plain_log import PlainLog

SQUAT, LUNGE, PLANK = (EXERCISES[each] for each in ("squat", "lunge", "plank"))
TODAY = MONDAY + timedelta(days=10)
BAR = Loading(Load.of(2.5), Load.of(20), LoadMeaning.TOTAL)
PAIR = Loading(Load.of(2), None, LoadMeaning.EACH_HAND)


def squats(*amounts: int, kg: float = 60, **more: Any) -> list[SetRecord]:
    """Sets of squats for which eight were asked, the last one rated 7."""
    last = len(amounts)
    return [
        done(
            "squat",
            amount,
            set_number=number,
            kg=kg,
            target=Target(8, Unit.REPS),
            effort=7 if number == last else None,
            **more,
        )
        for number, amount in enumerate(amounts, 1)
    ]


def book(*workouts: WorkoutRecord, loading: Loading = BAR, **more: object) -> ExposureBook:
    """A book of some workouts, in a place where every load is made like this."""

    def made(exercise: Exercise) -> Loading | None:
        return loading if exercise.id == "squat" else None

    return ExposureBook(PlainLog(workouts), LIBRARY, TODAY, made, **more)  # type: ignore[arg-type]  # a test's words


def of_squats(*workouts: WorkoutRecord, **more: object) -> tuple[Exposure, ...]:
    """The sessions of the squat."""
    return book(*workouts, **more).of(SQUAT)  # type: ignore[arg-type]  # a test's words


def test_a_session_is_what_was_asked_and_done() -> None:
    """The sets and the effort of the program's table; amounts, ratings and loads as they were."""
    (found,) = of_squats(workout(1, MONDAY, *squats(8, 8, 8)))
    assert found.asked == AskedRow(3, 8, 7)
    assert [(each.amount, each.effort, each.grams) for each in found.sets] == [
        (8, None, 60_000),
        (8, None, 60_000),
        (8, 7, 60_000),
    ]
    assert (found.day, found.session, found.week) == (MONDAY, "base/A", 1)
    assert found.verdict is SessionVerdict.BEST


def test_too_few_sets_are_not_complete() -> None:
    """Two of the table's three."""
    (found,) = of_squats(workout(1, MONDAY, *squats(8, 8)))
    assert found.verdict is SessionVerdict.HOLD


def test_a_session_that_is_not_known_asks_for_what_was_done() -> None:
    """A program that is gone leaves the target; its effort is the one usual for the exercise."""
    (found,) = of_squats(workout(1, MONDAY, *squats(8, 8), session="gone/A"))
    assert found.asked == AskedRow(2, 8, 7)
    assert asked_rows(LIBRARY, "gone/A", 1) == {}
    assert set(asked_rows(LIBRARY, "base/A", 1)) == {"squat", "lunge", "plank"}


def test_of_two_sides_the_weaker_one_counts() -> None:
    """Fewer repetitions and the higher effort of both."""
    sides = [
        done("lunge", amount, set_number=number, side=side, effort=effort)
        for number in (1, 2)
        for side, amount, effort in ((Side.LEFT, 8, 6), (Side.RIGHT, 7, 8))
    ]
    (found,) = book(workout(1, MONDAY, *sides)).of(LUNGE)
    assert [(each.amount, each.effort) for each in found.sets] == [(7, 8), (7, 8)]


def test_the_load_is_counted_as_it_is_made_today() -> None:
    """60 kg on a bar are two dumbbells of 30 kg; a set without a load has none."""
    heavy = squats(8, 8, 8, load_is=LoadMeaning.TOTAL)
    (found,) = of_squats(workout(1, MONDAY, *heavy), loading=PAIR)
    assert {each.grams for each in found.sets} == {30_000}
    bare = [done("squat", 8, effort=7)]
    (found,) = of_squats(workout(1, MONDAY, *bare))
    assert found.grams is None


@pytest.mark.parametrize(
    "more",
    [
        {"ending": WorkoutStatus.UNDER_WAY},
        {"ending": WorkoutStatus.THROWN_AWAY},
    ],
)
def test_only_what_has_ended_counts(more: dict[str, object]) -> None:
    """Neither a workout under way nor one thrown away."""
    assert of_squats(workout(1, MONDAY, *squats(8, 8, 8), **more)) == ()


def test_a_workout_finished_early_counts() -> None:
    """What was done of it was done."""
    early = workout(1, MONDAY, *squats(8, 8, 8), ending=WorkoutStatus.FINISHED_EARLY)
    assert len(of_squats(early)) == 1


def test_what_is_no_work_is_passed_over() -> None:
    """Warm-up sets, ramp-ups and skipped sets; a set that fell short of counting is work."""
    warm = done("squat", 6, block="warm-up", counts=False, kg=30)
    ramp = done("squat", 6, block="ramp-up", counts=False, kg=45)
    skipped = done("squat", 0, skipped=True, kg=60)
    assert of_squats(workout(1, MONDAY, warm, ramp, skipped)) == ()
    short = done("squat", 1, short=True, counts=False, kg=60, target=Target(8, Unit.REPS))
    (found,) = of_squats(workout(2, MONDAY, short))
    assert [each.amount for each in found.sets] == [1]


def test_another_unit_is_another_thing() -> None:
    """A session that mixes seconds and repetitions of an exercise says nothing."""
    mixed = [done("plank", 30, Unit.SECONDS), done("plank", 10)]
    assert book(workout(1, MONDAY, *mixed)).of(PLANK) == ()


def test_pain_belongs_to_its_exercise() -> None:
    """The highest one noted at it."""
    pains = (Pain("knee", 2, "squat"), Pain("knee", 4, "squat"), Pain("calf", 7, "lunge"))
    (found,) = of_squats(workout(1, MONDAY, *squats(8, 8, 8), pains=pains))
    assert found.pain == 4


@pytest.mark.parametrize(
    ("week", "is_lighter"),
    [(1, False), (3, False), (4, True)],
)
def test_a_deload_week_is_lighter(week: int, is_lighter: bool) -> None:
    """So that it says nothing of the next load."""
    (found,) = of_squats(workout(1, MONDAY, *squats(8, 8, 8), week=week))
    assert found.is_lighter is is_lighter


def test_the_days_after_a_break_are_lighter() -> None:
    """Two sessions after two weeks or more; the third is as usual."""
    days = [MONDAY - timedelta(days=each) for each in (30, 14, 11, 7)]
    found = of_squats(*(workout(n, day, *squats(8, 8, 8)) for n, day in enumerate(days, 1)))
    assert [each.is_lighter for each in found] == [False, True, True, False]


def test_a_tired_day_is_lighter() -> None:
    """The days that the caller names."""
    found = of_squats(workout(1, MONDAY, *squats(8, 8, 8)), lighter_days={MONDAY})
    assert [each.is_lighter for each in found] == [True]


def test_the_sessions_stand_in_the_order_of_their_days() -> None:
    """The oldest first, as the rules read them."""
    days = [MONDAY + timedelta(days=each) for each in (0, 3, 7)]
    found = of_squats(*(workout(n, day, *squats(8, 8, 8)) for n, day in enumerate(days, 1)))
    assert [each.day for each in found] == days


def test_half_a_year_counts() -> None:
    """What is older says nothing; today's session is in the book, and not among the days before."""

    def day(back: int) -> date:
        return TODAY - timedelta(days=back)

    old = workout(1, day(LOOK_BACK.days + 1), *squats(8, 8, 8))
    edge = workout(2, day(LOOK_BACK.days), *squats(8, 8, 8))
    now = workout(3, TODAY, *squats(8, 8, 8))
    found = book(old, edge, now)
    assert [each.day for each in found.of(SQUAT)] == [edge.local_date, TODAY]
    assert found.days == (edge.local_date,)


def test_a_routine_is_no_strength_day() -> None:
    """A core routine ends no break."""
    routine = workout(1, MONDAY, done("plank", 40, Unit.SECONDS), session="core-5")
    assert book(routine).days == ()


def test_the_log_is_read_once_for_an_exercise() -> None:
    """The second question has the same answer."""
    asked = book(workout(1, MONDAY, *squats(8, 8, 8)))
    assert asked.of(SQUAT) is asked.of(SQUAT)
    assert asked.sets("squat") is asked.sets("squat")
