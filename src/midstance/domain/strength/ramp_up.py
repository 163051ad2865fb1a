"""Ramp-up sets: lighter sets of a heavy barbell lift before its first work set.

Six repetitions with half of the work load, then three with three quarters of it, as is usual in
strength training. They count in nothing: neither as sets nor as bests.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from midstance.domain.planned_sets import (
    RAMP_UP_SECONDS,
    PlannedSet,
    needs_ramp_up,
    set_seconds,
)
from midstance.domain.quantity import Load, RestWindow
from midstance.domain.session import Purpose

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from midstance.domain.exercise import Exercise

RAMP_UPS = ((6, 50, "a light weight for 6"), (3, 75, "a medium weight for 3"))
"""Of each ramp-up set: repetitions, percent of the work load, and words where that is unknown."""
NUMBERS_BEFORE = 9000
"""Ramp-up sets are numbered from the next one, above every work set of the exercise."""


def add_ramp_ups(
    planned_sets: tuple[PlannedSet, ...], exercises: Mapping[str, Exercise]
) -> tuple[PlannedSet, ...]:
    """``planned_sets`` with the ramp-up sets for which the set-up of a lift has the time."""
    longer: list[PlannedSet] = []
    for each in planned_sets:
        exercise = exercises[each.exercise]
        has_time = each.set_up >= RAMP_UP_SECONDS and each.purpose.counts
        if has_time and needs_ramp_up(exercise, each.prescription, each.loading):
            longer += (*ramp_ups_before(each, exercise), replace(each, set_up=0))
        else:
            longer.append(each)
    return tuple(longer)


def ramp_ups_before(work: PlannedSet, exercise: Exercise) -> tuple[PlannedSet, ...]:
    """The ramp-up sets before ``work``; with their rests they take the time that was set aside."""
    sets = [
        replace(
            work,
            purpose=Purpose.RAMP_UP,
            set_number=NUMBERS_BEFORE + number,
            round=number - len(RAMP_UPS),
            prescription=replace(
                work.prescription,
                sets=len(RAMP_UPS),
                amount=amount,
                up_to=None,
                open_ended=False,
                rpe=None,
                percent=percent,
            ),
            tempo=None,
            set_up=max(0, work.set_up - RAMP_UP_SECONDS) if number == 1 else 0,
            note="",
        )
        for number, (amount, percent, _) in enumerate(RAMP_UPS, 1)
    ]
    lengths = [set_seconds(exercise, each.prescription) for each in sets]
    rest = max(0, RAMP_UP_SECONDS - round(sum(lengths)))
    rests = (rest // 2, rest - rest // 2)
    return tuple(
        _with_share(replace(each, seconds=seconds, rest=RestWindow(rest, rest)), work.load)
        for each, seconds, rest in zip(sets, lengths, rests, strict=True)
    )


def follow_work_loads(planned_sets: Iterable[PlannedSet]) -> tuple[PlannedSet, ...]:
    """``planned_sets`` with the load of each ramp-up set as a share of its first work set's."""
    sets = tuple(planned_sets)
    loads = {each.place: each.load for each in reversed(sets) if not is_ramp_up(each)}
    return tuple(
        _with_share(each, loads[each.place]) if is_ramp_up(each) and each.place in loads else each
        for each in sets
    )


def is_ramp_up(planned_set: PlannedSet) -> bool:
    """Whether it is a lighter set before the first work set of its exercise."""
    return planned_set.set_number > NUMBERS_BEFORE and planned_set.purpose is Purpose.RAMP_UP


def _with_share(ramp_up: PlannedSet, work: Load | None) -> PlannedSet:
    number, percent = ramp_up.set_number - NUMBERS_BEFORE, ramp_up.prescription.percent or 0
    if work is None or ramp_up.loading is None:
        return replace(ramp_up.with_load(None), load_reason=RAMP_UPS[number - 1][2])
    load = ramp_up.loading.round_down(work.grams * percent / 100)
    return replace(ramp_up.with_load(load), load_reason=f"{percent}% of the work load")


def set_name(set_number: int) -> str:
    """What a set of an exercise is called: ``set 2``, ``ramp-up 1``."""
    ramp_up = set_number - NUMBERS_BEFORE
    return f"ramp-up {ramp_up}" if 0 < ramp_up <= len(RAMP_UPS) else f"set {set_number}"
