"""The past for a screen: a week, a year, every exercise done, and its history."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from midstance.coach.review.eight_weeks import eight_weeks_until, find_tip
from midstance.coach.review.history import (
    exercise_history,
    first_day,
    week_totals,
    year_history,
)
from midstance.coach.review.spacing import leg_classes, week_spacing
from midstance.coach.review.tally import countable_sets, days_of_exercise, sets_of_days
from midstance.coach.review.week import review_week, week_facts, with_past_plans, with_plans
from midstance.domain.attendance import CompletedSession
from midstance.domain.calendar import Week
from midstance.domain.quantity import DistanceUnit
from midstance.domain.record import WorkoutStatus
from midstance.domain.runner import Level
from midstance.domain.session import ADDED_NEXT_KEY, ADDITIONS_KEY, SessionAdditions
from midstance.domain.weeks.review import MovedTarget
from midstance.exchange.exporters.html import week_html
from midstance.presentation.history import TrainedExercise
from midstance.presentation.planning.runs import week_run_lines
from midstance.services.calendar.day_plan import weeks_planned_until
from midstance.services.calendar.easier_week import read_easier_weeks
from midstance.services.calendar.run_calendar import scheduled_runs
from midstance.services.calendar.shown_plan import read_past_plans
from midstance.services.calendar.targets import plan_next_times
from midstance.services.today import additions_today, due_today
from midstance.storage.files import make_private, write_file
from midstance.storage.log.profile import runner_from_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from midstance.coach.progress.change import Change
    from midstance.coach.review.week import WeekFacts
    from midstance.coach.schedule.due import DueSession
    from midstance.domain.history import ExerciseHistory, WeekTotal, YearHistory
    from midstance.domain.library import Library
    from midstance.domain.quantity import WeightUnit
    from midstance.domain.record import SetRecord, Timestamp, WorkoutRecord
    from midstance.domain.weeks.review import WeekReview, WeekSpacing, WeekTip
    from midstance.services.log_client import LogClient
    from midstance.storage.training_log import TrainingLog

NOTE_KEY = "week-note:"
"""The note on a week is a value of the profile, under this and the week's first day."""


def reviewed_week(
    log: TrainingLog,
    library: Library,
    week: Week,
    today: date,
    unit: WeightUnit | None = None,
    *,
    ends_now: bool = False,
) -> WeekReview:
    """The whole review of a week: what was done, its runs, what is next, the note.

    Args:
        log: what is reviewed.
        library: the programs and exercises.
        week: which week.
        today: the runner's date.
        unit: that of loads, in whose steps targets moved; without one that is left out.
        ends_now: whether the workout under way counts as if it had just ended.

    Raises:
        StorageError: the log cannot be read.
    """
    facts = facts_as_planned(log, library, week, today)
    facts = _as_if_ended(facts) if ends_now else facts
    runs, far = scheduled_runs(log, week.first, week.last), DistanceUnit.of(log.profile())
    review = replace(
        review_week(facts, library),
        runs=week_run_lines(runs, far),
        scheduled_runs=runs,
        distance_unit=far,
        eight_weeks=eight_weeks_until(log, library, week),
        note=week_note(log, week),
        spacing=_spacing(log, library, week, today),
        next_week=tuple(_next_week(facts, library)),
        easier_days=tuple(
            day for day in week.days if any(day in each for each in read_easier_weeks(log))
        ),
        moved=moved_targets(log, library, facts.workouts, unit) if unit else (),
    )
    return (
        replace(review, tip=_tip(log, library, review, today))
        if _can_still_be_made_up(week, today)
        else review
    )


def facts_as_planned(log: TrainingLog, library: Library, week: Week, today: date) -> WeekFacts:
    """What the review of a week is made from, sessions on the days that Today and plan name.

    Raises:
        StorageError: the log cannot be read.
    """
    facts = week_facts(log, library, week, today)
    if week.last < today:
        return with_past_plans(facts, read_past_plans(log, week), library)
    plans = weeks_planned_until(log, library, today, week.shifted(1).last)
    return with_plans(facts, plans, library)


def _spacing(log: TrainingLog, library: Library, week: Week, today: date) -> WeekSpacing:
    """Hard days and spacing, with a day on either side of the week."""
    first = min(week.first, week.shifted(-1).last)
    last = max(week.last, week.shifted(1).first)
    level = runner_from_plain(log.profile()).runner.level or Level.INTERMEDIATE
    legs = leg_classes(log.sets(first, last), library.exercises, level)
    return week_spacing(week, legs, scheduled_runs(log, first, last), today)


def _as_if_ended(facts: WeekFacts) -> WeekFacts:
    """The same facts with the workout under way as one that has ended."""
    workouts = tuple(
        replace(each, ending=WorkoutStatus.COMPLETED)
        if each.ending is WorkoutStatus.UNDER_WAY
        else each
        for each in facts.workouts
    )
    ended = [
        CompletedSession(each.session, each.week, each.local_date)
        for each, before in zip(workouts, facts.workouts, strict=True)
        if before.ending is WorkoutStatus.UNDER_WAY
        and each.is_done([found for found in facts.sets if found.workout_id == each.id])
    ]
    followed = tuple(replace(each, done=(*each.done, *ended)) for each in facts.followed)
    return replace(facts, workouts=workouts, followed=followed)


def _can_still_be_made_up(week: Week, today: date) -> bool:
    """Whether what a week lacked can still be made up for: it is this one, or the one before."""
    return today in week or today in week.shifted(1)


def _tip(log: TrainingLog, library: Library, review: WeekReview, today: date) -> WeekTip | None:
    due = due_today(log, library, today)
    if not due.session or due.is_paused or review.eight_weeks is None:
        return None
    session = library.session(due.session, due.week)
    work = review.work
    is_done = today > review.week.last or work.sessions_done >= work.sessions_planned
    ahead = {} if is_done else {each.group: each.planned for each in review.volume}
    tip = find_tip(review.eight_weeks, library, session, log.days.exercises(), ahead)
    added = additions_today(log, due, today).exercises
    return tip and replace(tip, is_taken=tip.exercise in added)


def _next_week(facts: WeekFacts, library: Library) -> Iterator[str]:
    """The sessions planned for the week after, each with its day, and whether it is lighter."""
    after = facts.week.shifted(1)
    for program in facts.followed:
        known = library.programs.get(program.period.program)
        planned = [each for each in program.planned if each.day in after]
        for each in sorted(planned, key=lambda each: each.day):
            yield f"{each.day:%a} {each.day.day}: {each.session.rpartition('/')[2]} {each.name}"
        if known and any(each.week in known.deload for each in planned):
            yield "Deload week, fewer sets"
        if known and any(each.week in known.taper for each in planned):
            yield "Taper week, fewer sets"


def week_note(log: TrainingLog, week: Week) -> str:
    """What the runner wrote about a week; of notes on several of its days each stands in a line.

    That happens where another day was made the first one of the week.
    """
    notes = {
        key.removeprefix(NOTE_KEY): text
        for key, text in log.profile().items()
        if key.startswith(NOTE_KEY) and isinstance(text, str) and text
    }
    days = {each.isoformat() for each in week.days}
    return "\n".join(notes[day] for day in sorted(days & notes.keys()))


def write_week_note(log: TrainingLog, week: Week, text: str, stamp: Timestamp) -> None:
    """Write about a week; an empty text takes the note away."""
    for day in week.days:
        key, first = f"{NOTE_KEY}{day.isoformat()}", day == week.first
        if first or log.profile().get(key):
            log.set_profile_value(key, text.strip() if first else "", stamp)


class ReviewService:
    """Reviews in the weeks and units of the runner.

    Every method raises :class:`StorageError` where the log cannot answer.
    """

    def __init__(self, client: LogClient) -> None:
        """Ask through ``client``."""
        self._client = client
        self.today: date = client.today
        """The runner's date."""

    @property
    def _library(self) -> Library:
        return self._client.library

    async def year(self) -> YearHistory:
        """The year up to today."""
        start = self._client.settings.week_start
        return await self._client.query(
            lambda log: year_history(log, self._library, self.today, start)
        )

    async def exercises(self) -> tuple[TrainedExercise, ...]:
        """Every exercise that was ever done, the one done last first."""
        return await self._client.query(
            lambda log: tuple(
                self._trained_exercise(log, id_, day) for id_, day in log.days.exercises().items()
            )
        )

    def _trained_exercise(self, log: TrainingLog, id_: str, newest: date) -> TrainedExercise:
        """An exercise with the days of the newest week in which it was done."""
        known = self._library.exercises.get(id_)
        days = days_of_exercise(log.days, id_, known, Week.of(newest).first, newest)
        if known is None:
            return TrainedExercise(id_, id_, id_, days)
        return TrainedExercise(id_, known.name, known.big_name, days, known.is_hold)

    async def weeks(self) -> tuple[tuple[WeekTotal, ...], DistanceUnit]:
        """What was done and run in each week of the year up to now, and the unit of distances."""
        start = self._client.settings.week_start
        first = first_day(self.today, start)

        def read(log: TrainingLog) -> tuple[tuple[WeekTotal, ...], DistanceUnit]:
            sets = sets_of_days(countable_sets(log.sets(first, self.today)))
            seconds: Counter[date] = Counter()
            for each in log.workouts_between(first, self.today):
                seconds[each.local_date] += each.active_seconds or 0
            metres: Counter[date] = Counter()
            for run in scheduled_runs(log, first, self.today):
                metres[run.day] += (run.run.metres or 0) * run.is_done
            totals = week_totals(sets, +seconds, +metres, start)
            return totals, DistanceUnit.of(log.profile())

        return await self._client.query(read)

    async def sets_on(
        self, exercise: str, days: Iterable[date]
    ) -> Mapping[date, tuple[SetRecord, ...]]:
        """The sets of an exercise on each of these days."""
        wanted = sorted(set(days))
        return await self._client.query(
            lambda log: {
                day: tuple(each.set for each in log.sets(day, day, exercise)) for day in wanted
            }
        )

    async def week(self, week: Week) -> WeekReview:
        """The review of a week."""
        unit = self._client.settings.weight_unit
        return await self._client.query(
            lambda log: reviewed_week(log, self._library, week, self.today, unit)
        )

    async def write_note(self, week: Week, text: str) -> None:
        """Write about a week.

        Raises:
            ChangeRefusedError: nothing can be saved here.
        """
        stamp = self._client.now()
        await self._client.change(lambda log: write_week_note(log, week, text, stamp))

    def write_page(self, review: WeekReview) -> Path:
        """Write a week as a page into the cache folder; answers where it is.

        Raises:
            OSError: it could not be written.
        """
        unit, cache = self._client.settings.weight_unit, self._client.context.places.cache
        make_private(cache)
        path = cache / f"week-{review.week.first.isoformat()}.html"
        lines = (f"{line}\n" for line in week_html(review, unit))
        write_file(path, lines, replace=True)
        return path

    async def toggle_tip(self, tip: WeekTip) -> bool:
        """Add what a tip says to the session that comes next, or take it out; whether it is in.

        Raises:
            ChangeRefusedError: nothing can be saved here.
        """
        stamp, today = self._client.now(), self.today

        def toggle(log: TrainingLog) -> bool:
            due = due_today(log, self._library, today)
            return _toggle_next(log, due, today, tip.exercise, stamp)

        return await self._client.change(toggle)

    async def of(self, exercise: str) -> ExerciseHistory:
        """The history of an exercise from its first day on."""
        settings = self._client.settings
        return await self._client.query(
            lambda log: exercise_history(
                log,
                self._library,
                exercise,
                week_start=settings.week_start,
                unit=settings.weight_unit,
            )
        )


def _toggle_next(
    log: TrainingLog, due: DueSession, today: date, exercise: str, stamp: Timestamp
) -> bool:
    """Let an exercise wait for the session that is ``due``, or not; answers whether it does."""
    after = additions_today(log, due, today).toggle_exercise(exercise)
    log.set_profile_value(ADDED_NEXT_KEY, after.to_plain(), stamp)
    saved = SessionAdditions.from_plain(log.profile().get(ADDITIONS_KEY))
    if saved is not None and saved.is_for(today, due.session, due.week):
        log.set_profile_value(ADDITIONS_KEY, after.to_plain(), stamp)
    return exercise in after.exercises


def moved_targets(
    log: TrainingLog, library: Library, workouts: Iterable[WorkoutRecord], unit: WeightUnit
) -> tuple[MovedTarget, ...]:
    """What each of these workouts moved of the next targets and why, as its end said it.

    Raises:
        StorageError: the log cannot be read.
    """
    found: list[MovedTarget] = []
    for head in workouts:
        workout = log.workout(head.id) if head.ending.is_finished else None
        if workout is None:
            continue
        for following in plan_next_times(log, library, workout, unit):
            change = following.change
            if change is not None and change.basis == workout.local_date:
                found.append(_moved_target(change, library))
    return tuple(dict.fromkeys(found))


def _moved_target(change: Change, library: Library) -> MovedTarget:
    return MovedTarget(
        change.basis,
        change.exercise,
        library.exercises[change.exercise].name,
        change.kind.value,
        change.kind.is_up,
        change.grams,
        change.reason,
        change.source,
    )
