"""A week shared with a coach, and what coaches see of their runners."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from midstance.coach.review.attention import at_a_glance
from midstance.domain.weeks.shared_week import (
    LONGEST_RUNNER_NAME,
    SharedPain,
    SharedSets,
    SharedWeek,
)
from midstance.presentation.planning.runs import metres_of
from midstance.services.calendar.reviews import reviewed_week
from midstance.storage.workout_files.shared_week import has_weeks_of, read_shared_weeks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from midstance.domain.calendar import Week
    from midstance.domain.library import Library
    from midstance.domain.weeks.review import WeekReview
    from midstance.domain.weeks.shared_week import RunnerAtAGlance
    from midstance.services.upkeep.sharing_choice import SharingChoice
    from midstance.storage.errors import StorageError
    from midstance.storage.training_log import TrainingLog


def shared_week(
    log: TrainingLog, library: Library, week: Week, today: date, choice: SharingChoice
) -> SharedWeek:
    """What the coach gets to see of ``week``.

    Raises:
        StorageError: the log cannot be read.
    """
    review = reviewed_week(log, library, week, today)
    work, runs = review.work, review.scheduled_runs
    done = [each for each in runs if each.is_done]
    standing = review.standing
    return SharedWeek(
        name=choice.name[:LONGEST_RUNNER_NAME],
        first=week.first,
        made=today,
        program=f"{standing.name}: {standing.text}" if standing else "",
        sessions_done=work.sessions_done,
        sessions_planned=work.sessions_planned,
        sessions_extra=work.sessions_extra,
        sets_done=work.sets_done + work.sets_extra,
        sets_planned=work.sets_planned,
        groups=tuple(_sets(review)),
        effort=review.effort.mean if review.effort else None,
        rated=review.effort.rated if review.effort else 0,
        runs_done=len(done),
        runs_planned=len(runs),
        metres_done=metres_of(done),
        metres_planned=metres_of(runs),
        ahead=review.next_week,
        pains=_pains(review) if choice.has_pains else None,
        note=review.note if choice.has_note else "",
    )


def _sets(review: WeekReview) -> Iterator[SharedSets]:
    for each in review.volume:
        yield SharedSets(each.group, each.sets, each.target.low if each.target else None)


def _pains(review: WeekReview) -> tuple[SharedPain, ...]:
    return tuple(SharedPain(each.day, each.pain.region, each.pain.level) for each in review.pains)


def is_name_taken(choice: SharingChoice, kept: SharingChoice) -> bool:
    """Whether somebody shares under this name in this folder, and this log never did."""
    is_new = (choice.name, choice.folder) != (kept.name, kept.folder)
    return is_new and has_weeks_of(Path(choice.folder), choice.name)


def squad_at_a_glance(
    folders: Iterable[Path], until: date
) -> tuple[tuple[RunnerAtAGlance, ...], tuple[StorageError, ...]]:
    """The newest week of each runner in ``folders`` up to a day, and the files left out."""
    weeks: list[SharedWeek] = []
    problems: list[StorageError] = []
    for folder in folders:
        found, wrong = read_shared_weeks(folder)
        weeks += found
        problems += wrong
    return at_a_glance(weeks, until), tuple(problems)
