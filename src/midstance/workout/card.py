"""One exercise on the screen, in words: what is prescribed, the cue, the last time."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from midstance.domain.exercise import IN_HANDS
from midstance.domain.quantity import (
    Amount,
    LoadMeaning,
    Side,
    Unit,
    WeightUnit,
    load_with_meaning,
)
from midstance.domain.record import sides_by_set
from midstance.domain.runner import plates_text
from midstance.domain.strength.one_rep_max import repetitions_in_reserve
from midstance.domain.strength.ramp_up import is_ramp_up, set_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from midstance.domain.exercise import Equipment, Exercise
    from midstance.domain.planned_sets import PlannedSet
    from midstance.domain.record import ExercisePast, SetRecord


USUAL_RESERVE = 3  # repetitions in reserve where no effort is asked for
Ceilings: TypeAlias = "Mapping[int, tuple[str, str]]"
NO_CEILINGS: Ceilings = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class TextContext:
    """What texts are made from: the library, what the log knows, and the unit of loads.

    Attributes:
        ceilings: of the heart rate by their percentage: in short, and as sentences.
    """

    exercises: Mapping[str, Exercise]
    past: Mapping[str, ExercisePast]
    unit: WeightUnit
    ceilings: Ceilings = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Card:
    """One set of one exercise, in words.

    Attributes:
        place: the item's place in the session.
        sets: how many are prescribed; those so far where only the clock decides.
        amount: ``12 reps``, ``6 reps each side``, ``30+ s``.
        side: ``left side``, ``right side`` or "".
        load: ``20 kg``, ``2 × 12 kg``, or "".
        kit: the equipment, in words; "" for floor and body.
        glance: the cue in a few words, to be read while moving; or "".
        command: one word for the seconds before it begins; or "".
        cue: the one cue for this set.
        last, best: last time's numbers and the best, or "".
        load_note: where the load comes from, or how to find one; "" where nothing is to be said.
        plates: what goes on each side of the bar, or "".
        gate: what an open set may go on to, or "".
        set_name: ``set 2``, or ``ramp-up 1`` before the work sets.
        ceiling: how high the heart rate may go, ``150 bpm``; "" without a ceiling, or where the
            talk test decides. ``ceiling_words`` says it in sentences; "" without a ceiling.
        is_left: it is the turn of the left side.
        is_cue_mistake: the cue for this set is the first mistake.
    """

    exercise: str
    place: int
    name: str
    big_name: str
    block: str
    amount: str
    side: str
    set_number: int
    sets: int
    load: str
    band: str
    effort: str
    tempo: str
    kit: str
    glance: str
    command: str
    cue: str
    cues: tuple[str, ...]
    mistakes: tuple[str, ...]
    why: str
    breathing: str
    caution: str
    note: str
    last: str
    best: str
    load_note: str = ""
    plates: str = ""
    set_name: str = ""
    gate: str = ""
    ceiling: str = ""
    ceiling_words: str = ""
    is_left: bool = False
    is_cue_mistake: bool = False

    @property
    def plain_cue(self) -> str:
        """The cue, a mistake without the word that it is one."""
        return self.mistakes[0] if self.is_cue_mistake else self.cue

    @property
    def heart(self) -> str:
        """How high the heart rate may go: ``≤ 150 bpm``, ``talk test``; "" without a ceiling."""
        talk_test = "talk test" if self.ceiling_words else ""
        return f"≤ {self.ceiling}" if self.ceiling else talk_test


def make_card(planned_set: PlannedSet, side: int, context: TextContext) -> Card:
    """The card of ``planned_set`` while its ``side`` is at work."""
    exercise = context.exercises[planned_set.exercise]
    past = context.past.get(planned_set.exercise)
    ceiling, ceiling_words = context.ceilings.get(planned_set.heart_percent or 0, ("", ""))
    return Card(
        exercise=exercise.id,
        place=planned_set.place,
        name=exercise.name,
        big_name=exercise.big_name,
        block=planned_set.purpose.heading,
        amount=prescription_text(planned_set),
        side=_side_text(planned_set, side),
        set_number=planned_set.set_number,
        set_name=set_name(planned_set.set_number),
        sets=planned_set.sets if planned_set.cap is None else planned_set.set_number,
        load=load_with_meaning(planned_set.load, planned_set.meaning, context.unit),
        band=_band_text(planned_set),
        effort=f"effort {planned_set.prescription.rpe}" if planned_set.prescription.rpe else "",
        tempo=planned_set.tempo.text() if planned_set.tempo and not planned_set.is_timed else "",
        kit=equipment_text(exercise),
        glance=exercise.glance,
        command=exercise.command,
        cue=cue_for_set(exercise, planned_set.set_number),
        is_left=_side_of(planned_set, side) is Side.LEFT,
        is_cue_mistake=_is_cue_mistake(exercise, planned_set.set_number),
        cues=exercise.cues,
        mistakes=exercise.mistakes,
        why=exercise.why,
        breathing=exercise.breathing,
        caution=exercise.caution,
        note=planned_set.note,
        last=sets_text(past.last, context.unit) if past else "",
        best=_best_text(exercise, past, context.unit),
        load_note=load_note(planned_set),
        plates=_plates(planned_set, context.unit),
        gate=gate_text(planned_set),
        ceiling=ceiling,
        ceiling_words=ceiling_words,
    )


def _best_text(exercise: Exercise, past: ExercisePast | None, unit: WeightUnit) -> str:
    """The best set; "" without one, or where its load was help, of which more is no better."""
    if past is None or past.best is None or (exercise.is_helped and past.best.load):
        return ""
    return set_entry_text(past.best, unit)


def _plates(planned_set: PlannedSet, unit: WeightUnit) -> str:
    load, bar = planned_set.load, planned_set.bar
    return "" if load is None or bar is None else plates_text(load, bar, unit)


def load_note(planned_set: PlannedSet) -> str:
    """Where the load comes from: ``last time 8 @ 60 kg``; or ``find a weight that leaves 3``."""
    if planned_set.load is None and planned_set.load_step and not is_ramp_up(planned_set):
        rpe = planned_set.prescription.rpe
        reserve = USUAL_RESERVE if rpe is None else repetitions_in_reserve(rpe)
        what = "help" if planned_set.meaning is LoadMeaning.HELP else "a weight"
        return f"find {what} that leaves {reserve}"
    return planned_set.load_reason


def _side_of(planned_set: PlannedSet, side: int) -> Side | None:
    return planned_set.sides[min(side, len(planned_set.sides) - 1)]


def _side_text(planned_set: PlannedSet, side: int) -> str:
    working = _side_of(planned_set, side)
    return f"{working.value} side" if working else ""


def _band_text(planned_set: PlannedSet) -> str:
    return "" if planned_set.band_cm is None else f"band at {planned_set.band_cm} cm"


def prescription_text(planned_set: PlannedSet) -> str:
    """What one set asks for: ``12 reps``, ``8-12 reps``, ``6 reps each side``, ``30+ s``.

    A set that may go on to a gate says so: ``12+ reps, gate 15, stop at RPE 7``.
    """
    target = planned_set.target
    most = planned_set.prescription.up_to or target.amount
    number = f"{target.amount}-{most}" if planned_set.prescription.up_to else f"{target.amount}"
    plus = "+" if target.open_ended else ""
    text = Amount(most, target.unit).text().replace(str(most), f"{number}{plus}", 1)
    if planned_set.alternating and planned_set.is_timed:
        return f"{text}, sides in turn"
    sides = f"{text} each side" if len(planned_set.recorded_sides) > 1 else text
    return f"{sides}, {gate_text(planned_set)}" if planned_set.gate else sides


def gate_text(planned_set: PlannedSet) -> str:
    """What an open set may go on to: ``gate 15, stop at RPE 7``; "" where it is not open."""
    gate = planned_set.gate
    return f"gate {gate.amount}, stop at RPE {gate.effort}" if gate else ""


def equipment_text(exercise: Exercise) -> str:
    """The equipment in words: ``dumbbell or kettlebell``; "" when nothing is needed."""
    return " or ".join(kit_text(exercise, choice, " + ") for choice in exercise.equipment)


def kit_text(exercise: Exercise, choice: Iterable[Equipment], between: str = ", ") -> str:
    """One choice of equipment in words: ``dumbbell, bench``, ``dumbbells`` where each hand has one.

    Args:
        exercise: what it is for, which says how it is held.
        choice: the items.
        between: what stands between two of them.
    """
    items = tuple(choice)
    is_pair = exercise.load_meaning(items) is LoadMeaning.EACH_HAND
    return between.join(
        f"{item.plain}s" if is_pair and item in IN_HANDS else item.plain for item in items
    )


def cue_for_set(exercise: Exercise, set_number: int) -> str:
    """One cue a set: how to set up, then the common mistake; then the other cues, and why last."""
    order = _cues_in_turn(exercise)
    return order[(set_number - 1) % len(order)] if order else ""


def _cues_in_turn(exercise: Exercise) -> tuple[str, ...]:
    mistakes = tuple(f"Avoid: {each}" for each in exercise.mistakes[:1])
    why = (exercise.why,) if exercise.why else ()
    return (*exercise.cues[:1], *mistakes, *exercise.cues[1:], *why)


def _is_cue_mistake(exercise: Exercise, set_number: int) -> bool:
    turns, place = len(_cues_in_turn(exercise)), len(exercise.cues[:1])
    return bool(exercise.mistakes) and (set_number - 1) % turns == place


def set_entry_text(done: SetRecord, unit: WeightUnit) -> str:
    """A recorded set in words: ``8 reps @ 20 kg``, ``left 30 s``."""
    side = f"{done.side.value} " if done.side else ""
    load = f" @ {done.load_text(unit)}" if done.load else ""
    return f"{side}{Amount(done.value, done.target.unit).text()}{load}"


def sets_text(sets: tuple[SetRecord, ...], unit: WeightUnit) -> str:
    """Sets of one exercise in words and in the order done; "" without any.

    Neighbours with the same load share it: ``8 · 8 @ 20 kg``, ``8 @ 10 kg, 10 @ 9 kg``.
    """
    if not sets:
        return ""
    pairs = tuple(sides_by_set(sets).values())
    return amounts_with_loads(
        zip(map(_pair_text, pairs), (sides_load_text(each, unit) for each in pairs), strict=True),
        sets[0].target.unit,
    )


def sets_without_loads_text(sets: tuple[SetRecord, ...]) -> str:
    """What was counted in sets of one exercise, in the order done: ``8 · 8``; "" without any."""
    pairs = sides_by_set(sets).values()
    amounts = ((_pair_text(each), "") for each in pairs)
    return amounts_with_loads(amounts, sets[0].target.unit) if sets else ""


def brief_sets_text(sets: tuple[SetRecord, ...], unit: WeightUnit, width: int) -> str:
    """The same beside a target that names unit and load: ``5 · 5 · 5 @ 80``, ``3 × 30 @ 80``.

    Equal sets are counted where they are many or do not fit ``width``, then the loads are left out;
    what is still too long is cut.
    """
    pairs = tuple(sides_by_set(sets).values())
    amounts = [_pair_text(each) for each in pairs]
    loads = [sides_load_text(each, unit).removesuffix(f" {unit.value}") for each in pairs]
    text = amounts_with_loads(zip(amounts, loads, strict=True), Unit.REPS)
    if not pairs or (len(text) <= width and sets[0].target.unit is not Unit.CONTACTS):
        return text
    return _counted_text(zip(amounts, loads, strict=True), width)


def _counted_text(pairs: Iterable[tuple[str, str]], width: int) -> str:
    """Amounts with their loads, equal neighbours counted; without loads where they do not fit."""
    groups = [(key, len(list(same))) for key, same in groupby(pairs)]
    counted = [(f"{count} × {amount}", load) for (amount, load), count in groups]
    unloaded = [(amount, "") for amount, _ in counted]
    texts = [amounts_with_loads(each, Unit.REPS) for each in (counted, unloaded)]
    fitting = next((text for text in texts if len(text) <= width), "")
    return fitting or f"{texts[0][: width - 1].rstrip()}…"


def sets_text_within(sets: tuple[SetRecord, ...], unit: WeightUnit, width: int) -> str:
    """Sets of one exercise in words, and in fewer signs where they do not fit ``width``."""
    text = sets_text(sets, unit)
    return text if len(text) <= width else brief_sets_text(sets, unit, max(1, width))


def amounts_with_loads(pairs: Iterable[tuple[str, str]], unit: Unit, between: str = " · ") -> str:
    """Amounts with their loads in words, in order; neighbours with the same load share it."""
    suffix = unit.suffix
    groups = groupby(pairs, key=itemgetter(1))
    return ", ".join(
        between.join(amount for amount, _ in same) + suffix + (f" @ {load}" if load else "")
        for load, same in groups
    )


def resistance_text(done: SetRecord, unit: WeightUnit) -> str:
    """What a set was done against: ``20 kg``, ``band 60 cm``, or "" for the body alone."""
    load = [done.load_text(unit)] if done.load else []
    band = [] if done.band_cm is None else [f"band {done.band_cm} cm"]
    return " + ".join(load + band)


def sides_load_text(pair: Sequence[SetRecord], unit: WeightUnit) -> str:
    """The load of a set with its sides: once where it is the same, else ``10 kg/8 kg``."""
    loads = [resistance_text(each, unit) or "no load" for each in pair]
    return resistance_text(pair[0], unit) if len(set(loads)) == 1 else "/".join(loads)


def _pair_text(pair: list[SetRecord]) -> str:
    values = [str(each.value) for each in pair]
    return values[0] if len(set(values)) == 1 else "/".join(values)
