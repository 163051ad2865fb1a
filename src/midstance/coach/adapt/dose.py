"""How much is done when a rule changes it: effort, holds, loads, and a lighter substitute.

What stands in for heavier work without a load cannot reach a high effort in the same repetitions:
it is done to the amount that opens its next rung, slowly, and shown with an effort of at most 6.

With a cap on effort the load must be light as well: half of the heaviest with a heart condition
that is not cleared, seven tenths with other acute complaints; after a birth, loads from before it
do not count, so that they are found from the start. The shares are choices of this program on the
careful side.
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from midstance.coach.adapt.complaint_rules import CAREFUL_EFFORT, EASY_EFFORT, LONGEST_HOLD
from midstance.coach.adapt.starting.first_load import FirstLoad
from midstance.domain.exercise import Limitation, Loadable, Pattern
from midstance.domain.quantity import Tempo, Unit
from midstance.domain.session import Item, Purpose, Style

if TYPE_CHECKING:
    from collections.abc import Mapping

    from midstance.coach.adapt.situation import Situation
    from midstance.domain.exercise import Exercise
    from midstance.domain.planned_sets import PlannedSet
    from midstance.domain.record import ExercisePast
    from midstance.domain.runner import Complaint, Loading, Runner
    from midstance.domain.session import Block

HARD_EFFORT = 7  # from this effort (0-10) on, a substitute without load is done otherwise
UNLOADED_EFFORT = 6  # the effort (0-10) of that substitute: slowly, for more repetitions
SLOW = Tempo(3, 1, 3, 0)
EXHALE = "exhale on every lift"
LIGHT_LOAD = ", with a light load"
_ON_THE_CLOCK = frozenset({Purpose.WARM_UP, Purpose.COOL_DOWN, Purpose.CONDITIONING})
_NO_STRAIN = frozenset({Pattern.MOBILITY_STATIC, Pattern.BALANCE})


def keeps_seconds(block: Block) -> bool:
    """Whether a substitute in ``block`` keeps the time, for the sake of the clock."""
    return block.purpose in _ON_THE_CLOCK or block.style in {Style.CIRCUIT, Style.INTERVAL}


def slow_down(item: Item, exercise: Exercise, prescribed: Exercise) -> Item:
    """A substitute that cannot reach the effort asked for, as one that it can reach."""
    asked = item.prescription
    is_lighter = exercise.loadable is Loadable.NONE and exercise.level < prescribed.level
    counted = asked.unit is Unit.REPS and not exercise.plyo_factor
    if not (is_lighter and counted and asked.rpe is not None and asked.rpe >= HARD_EFFORT):
        return item
    amount = max(asked.amount, exercise.up.amount) if exercise.up else asked.amount
    up_to = asked.up_to if asked.up_to and asked.up_to > amount else None
    slower = replace(asked, amount=amount, up_to=up_to, rpe=UNLOADED_EFFORT)
    return replace(item, prescription=slower, tempo=SLOW)


def cap_effort(item: Item, highest: int) -> Item:
    """The item at no more effort than ``highest``, without a load or a share of the best."""
    return replace(
        item, prescription=replace(item.prescription, rpe=highest, percent=None, load=None)
    )


def is_held_too_long(item: Item, exercise: Exercise) -> bool:
    """Whether it is a hold under effort of more than half a minute."""
    asked = item.prescription
    is_hold = exercise.is_hold and exercise.pattern not in _NO_STRAIN
    return is_hold and (asked.amount > LONGEST_HOLD or asked.open_ended or bool(asked.up_to))


def shorten_hold(item: Item) -> Item:
    """The hold with an end, after half a minute at most."""
    asked = item.prescription
    amount = min(LONGEST_HOLD, asked.amount)
    return replace(item, prescription=replace(asked, amount=amount, up_to=None, open_ended=False))


def cap_note(exercise: Exercise, highest: int, complaint: Complaint) -> str:
    """The effort that a complaint allows, in words; with a heart condition the load is light."""
    light = complaint.limitation is Limitation.HEART and exercise.loadable is not Loadable.NONE
    return f"RPE {highest} at most{LIGHT_LOAD if light else ''}"


def breathing_note(exercise: Exercise) -> str:
    """How to lift without holding the breath; "" for what lifts no weight."""
    return EXHALE if exercise.loadable is Loadable.EXTERNAL else ""


def add_note(item: Item, note: str) -> Item:
    """The item with ``note`` behind its own."""
    return replace(item, note=f"{item.note}; {note}" if item.note else note)


LIGHT_SHARES: Mapping[int, float] = MappingProxyType({EASY_EFFORT: 0.5, CAREFUL_EFFORT: 0.7})
"""The share of the heaviest load that a cap on effort allows, by the cap."""


def loads_that_count(
    past: Mapping[str, ExercisePast], runner: Runner
) -> Mapping[str, ExercisePast]:
    """What is known of loads, without those from before a birth."""
    births = (e.since for e in runner.complaints if e.limitation is Limitation.POSTPARTUM)
    born = next((day for day in births if day), None)
    if born is None:
        return past
    since = {id_: each for id_, each in past.items() if each.last_date and each.last_date >= born}
    return {id_: replace(each, best=None) for id_, each in since.items()}


def keep_light(
    first: FirstLoad,
    planned_set: PlannedSet,
    loading: Loading,
    past: ExercisePast | None,
    situation: Situation,
) -> FirstLoad:
    """The load to begin with, lighter where complaints cap the effort of ``planned_set``."""
    exercises = situation.library.exercises
    exercise, prescribed = exercises[planned_set.exercise], exercises.get(planned_set.prescribed)
    cap = situation.highest_effort(exercise, None if prescribed is exercise else prescribed)
    share = LIGHT_SHARES.get(cap[0]) if cap else None
    if share is None or exercise.is_helped:
        return first
    best = past.best.load if past and past.best and past.best.load else first.load
    light = loading.round_down(max(best.grams, first.load.grams) * share)
    if first.load.grams <= light.grams:
        return first
    return FirstLoad(light, f"light: {share:.0%} of your heaviest at most")
