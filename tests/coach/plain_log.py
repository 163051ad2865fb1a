"""A log that is a list: it answers the questions of reviews and histories by plain loops."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from midstance.domain.attendance import CompletedSession, Enrolment
from midstance.domain.quantity import NO_LOAD, Load, Unit
from midstance.domain.record import (
    NO_LIGHTER_WEEKS,
    ExerciseDay,
    LoggedSet,
    SetRecord,
    SetResult,
    WorkoutRecord,
)
from midstance.domain.strength.bests import results_of_sets
from midstance.domain.strength.one_rep_max import estimate_from_set
from midstance.domain.weeks.run import Run
from tests.coach.gym import heads


def lies_between(day: date, since: date | None, until: date | None) -> bool:
    """Whether a day lies in a span that may be open."""
    return (since is None or since <= day) and (until is None or day <= until)


class PlainDays:
    """What the list knows of days; ``asked`` counts the questions."""

    def __init__(self, workouts: Sequence[WorkoutRecord]) -> None:
        """Answer from ``workouts``."""
        self._workouts = workouts
        self.asked: Counter[str] = Counter()

    def _counting(self) -> list[LoggedSet]:
        every = [each for workout in self._workouts for each in workout.sets]
        return [each for each in every if each.set.counts and not each.set.skipped]

    def of_exercise(
        self,
        exercise: str,
        since: date | None = None,
        until: date | None = None,
        *,
        estimated_from: Load = NO_LOAD,
    ) -> tuple[ExerciseDay, ...]:
        """Each day with counting sets of an exercise, one entry for each unit."""
        found: dict[tuple[date, Unit], list[SetRecord]] = {}
        for each in self._counting():
            if each.set.exercise == exercise and lies_between(each.local_date, since, until):
                found.setdefault((each.local_date, each.set.target.unit), []).append(each.set)
        return tuple(_exercise_day(*key, found[key], estimated_from) for key in sorted(found))

    def last_of(
        self,
        exercises: Iterable[str],
        before: date,
        lighter: Mapping[str, Sequence[int]] = NO_LIGHTER_WEEKS,
    ) -> dict[str, date]:
        """The newest day before a date outside lighter weeks, of each exercise that has one."""
        self.asked["last_of"] += 1
        names = set(exercises)
        found: dict[str, date] = {}
        for workout in sorted(self._workouts, key=lambda each: each.local_date):
            is_lighter = workout.week in lighter.get(workout.session.partition("/")[0], ())
            if workout.local_date < before and not is_lighter:
                done = (each.set for each in workout.sets if each.set.exercise in names)
                counting = (each for each in done if each.counts and not each.skipped)
                found |= {each.exercise: workout.local_date for each in counting}
        return found

    def results(self, exercises: Iterable[str], before: date) -> dict[str, tuple[SetResult, ...]]:
        """Every set of each exercise before a date, as it is compared."""
        return {
            name: tuple(
                result
                for workout in self._workouts
                if workout.local_date < before
                for result in results_of_sets(
                    each.set for each in workout.sets if each.set.exercise == name
                )
            )
            for name in exercises
        }

    def of_program(
        self,
        program: str,
        since: date | None = None,
        until: date | None = None,
        weeks: Sequence[int] = (),
    ) -> tuple[CompletedSession, ...]:
        """The sessions of a program that were done in a span of dates."""
        return tuple(
            CompletedSession(each.session, each.week, each.local_date)
            for each in self._ended()
            if each.session.startswith(f"{program}/")
            and lies_between(each.local_date, since, until)
            and (not weeks or each.week in weeks)
        )

    def sets(self, since: date | None = None, until: date | None = None) -> dict[date, int]:
        """How many counting sets were done on each day; both sides of a set are one."""
        done = {
            (each.workout_id, each.set.place, each.set.set_number): each.local_date
            for each in self._counting()
        }
        return dict(Counter(day for day in done.values() if lies_between(day, since, until)))

    def sessions(
        self, since: date | None = None, until: date | None = None, *, of_programs: bool = False
    ) -> dict[date, int]:
        """How many workouts count as done on each day."""
        self.asked["sessions"] += 1
        return dict(
            Counter(
                each.local_date
                for each in self._ended()
                if lies_between(each.local_date, since, until)
                and ("/" in each.session or not of_programs)
            )
        )

    def _ended(self) -> list[WorkoutRecord]:
        return [each for each in self._workouts if each.is_done(each.sets)]


def _exercise_day(day: date, unit: Unit, done: Sequence[SetRecord], least: Load) -> ExerciseDay:
    loads = [each.load.grams for each in done if each.load is not None]
    estimates = [
        found.load.grams
        for each in done
        if each.load and each.load >= least and (found := estimate_from_set(each))
    ]
    values = [each.value for each in done]
    return ExerciseDay(
        day,
        unit,
        len(done),
        sum(values),
        max(values),
        max(loads, default=None),
        max(estimates, default=None),
    )


class PlainLog:
    """Workouts in the order of their days, and the programs that were chosen, newest first."""

    def __init__(self, workouts: Sequence[WorkoutRecord] = (), *chosen: Enrolment) -> None:
        """Hold ``workouts`` and ``chosen`` programs."""
        self._workouts, self._chosen = workouts, chosen
        self.days = PlainDays(workouts)
        self.races: dict[date, tuple[Run, ...]] = {}
        self.time_off: list[tuple[date, date]] = []

    def sets(
        self, since: date | None = None, until: date | None = None, exercise: str | None = None
    ) -> tuple[LoggedSet, ...]:
        """Every set of the workouts in a span of dates; of one exercise if named."""
        found = (each for workout in self._workouts for each in workout.sets)
        return tuple(
            each
            for each in found
            if lies_between(each.local_date, since, until) and exercise in {None, each.set.exercise}
        )

    def workouts_between(
        self, since: date | None = None, until: date | None = None
    ) -> tuple[WorkoutRecord, ...]:
        """Every workout of a span of dates without its sets."""
        return tuple(
            each for each in heads(self._workouts) if lies_between(each.local_date, since, until)
        )

    def enrolments(self) -> tuple[Enrolment, ...]:
        """Every choice of a program, the newest first."""
        return self._chosen

    def races_by_day(self) -> dict[date, tuple[Run, ...]]:
        """The races of each day that has any."""
        return self.races

    def absences(self) -> tuple[tuple[date, date], ...]:
        """The first and the last day of each time away or ill."""
        return tuple(self.time_off)
