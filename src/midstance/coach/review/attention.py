"""Which of a coach's runners may need a word first, and why, from the weeks that they share."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from midstance.domain.calendar import DAYS
from midstance.domain.pain import MILD_PAIN, PainRule, apply_pain_rule
from midstance.domain.weeks.shared_week import RunnerAtAGlance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from midstance.domain.weeks.shared_week import SharedWeek

NEAR_FAILURE = 9.0
"""A mean effort from which on most sets were a repetition or none from the limit."""
LEAST_RATED = 3  # rated sets below which a mean effort says nothing
STEEP = 1.3
"""More than 30 % more than the week before went with more injuries in new runners: Nielsen et al.
2014, J Orthop Sports Phys Ther 44:739-747."""
LEAST_STEP = 5000
"""Metres below which a rise is no matter."""
MOST, SOME, LITTLE = 100, 10, 1
"""What a reason weighs: one of a kind comes before any number of the next."""


def at_a_glance(weeks: Iterable[SharedWeek], until: date) -> tuple[RunnerAtAGlance, ...]:
    """The newest week of each runner, those who may need a word first, then by name.

    ``until`` is the last day of the coach's week; weeks that begin later are left out. Of two of
    the same week the one made later counts.
    """
    known = sorted(
        (each for each in weeks if each.first <= until),
        key=lambda each: (each.name.casefold(), each.first, each.made),
    )
    rows = []
    for _, own in groupby(known, key=lambda each: each.name.casefold()):
        newest = list({each.first: each for each in own}.values())
        reasons = sorted(_reasons(newest, until), key=lambda reason: -reason[0])
        rows.append(
            RunnerAtAGlance(
                newest[-1], tuple(text for _, text in reasons), sum(weight for weight, _ in reasons)
            )
        )
    return tuple(sorted(rows, key=attrgetter("weight"), reverse=True))


def _reasons(weeks: Sequence[SharedWeek], until: date) -> Iterator[tuple[int, str]]:
    """Each reason with its weight; ``weeks`` are one runner's, oldest first."""
    newest = weeks[-1]
    yield from _pains(newest)
    if (silent := (until - newest.last).days // DAYS) > 1:
        yield SOME, f"nothing shared for {silent} weeks"
    if newest.is_over:
        yield from _left_out(newest)
    if newest.effort is not None and newest.rated >= LEAST_RATED and newest.effort >= NEAR_FAILURE:
        yield LITTLE, f"effort {newest.effort:.1f} on average"
    before = next((each for each in weeks[:-1] if (newest.first - each.first).days == DAYS), None)
    if before is not None and _is_steep(before.metres_done, newest.metres_done):
        rise = round(newest.metres_done / before.metres_done * 100) - 100
        yield LITTLE, f"{rise} % more kilometres than the week before"


def _pains(week: SharedWeek) -> Iterator[tuple[int, str]]:
    """The worst pain of each region, unless it was mild."""
    worst: dict[str, int] = {}
    for pain in week.pains or ():
        worst[pain.region] = max(pain.level, worst.get(pain.region, 0))
    for region, level in worst.items():
        if level > MILD_PAIN:
            weight = MOST if apply_pain_rule(level) is PainRule.RED else SOME
            yield weight, f"pain {level} of 10: {region}"


def _left_out(week: SharedWeek) -> Iterator[tuple[int, str]]:
    if not week.sessions_planned or 2 * week.sessions_done >= week.sessions_planned:
        return
    done = week.sessions_done or "none"
    weight = LITTLE if week.sessions_done else SOME
    word = "session" if week.sessions_planned == 1 else "sessions"
    yield weight, f"{done} of {week.sessions_planned} {word} done"


def _is_steep(before: int, now: int) -> bool:
    return bool(before) and now > STEEP * before and now - before > LEAST_STEP
