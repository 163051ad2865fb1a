"""How hard the week was: ratings of effort, and session load after Foster et al. 2001.

J Strength Cond Res 15:109-115; reliable for lifting (Day et al. 2004, J Strength Cond Res
18:353-358).
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from midstance.domain.review import Effort, SessionLoad

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from midstance.domain.record import LoggedSet, WorkoutRecord

SECONDS = 60


def effort_of(sets: Iterable[LoggedSet]) -> Effort | None:
    """Mean and spread of the ratings; None where nothing was rated. Each side's rating counts."""
    ratings = _ratings(sets)
    if not ratings:
        return None
    mean = sum(ratings) / len(ratings)
    spread = sqrt(sum((each - mean) ** 2 for each in ratings) / len(ratings))
    return Effort(len(ratings), mean, spread, min(ratings), max(ratings))


def session_loads(
    workouts: Iterable[WorkoutRecord], sets: Sequence[LoggedSet]
) -> tuple[SessionLoad, ...]:
    """The load of each workout that has an end, a length and ratings, in the order given."""
    found = []
    for each in workouts:
        ratings = _ratings(logged for logged in sets if logged.workout_id == each.id)
        if ratings and each.active_seconds:
            mean = sum(ratings) / len(ratings)
            minutes = each.active_seconds / SECONDS
            found.append(SessionLoad(each.id, each.session, each.local_date, mean, minutes))
    return tuple(found)


def _ratings(sets: Iterable[LoggedSet]) -> list[int]:
    return [each.set.effort for each in sets if each.set.effort is not None]
