"""What stands around the number on the screen: the sets, the sides, the tempo, what follows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

from midstance.domain.planned_sets import estimated_seconds
from midstance.domain.quantity import Load, LoadMeaning, Unit, WeightUnit
from midstance.domain.runner import plates_on_bar, plates_text
from midstance.domain.session import Purpose, Style
from midstance.domain.strength.ramp_up import is_ramp_up, set_name
from midstance.workout.recording import last_recorded_sets
from midstance.workout.state import Phase
from midstance.workout.summary import best_of_set
from midstance.workout.transitions import STILL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from midstance.domain.exercise import Exercise
    from midstance.domain.planned_sets import PlannedSet
    from midstance.domain.record import ExercisePast, SetRecord
    from midstance.domain.strength.bests import Best
    from midstance.workout.state import State

ONE_SECOND = 1000


class SetMark(StrEnum):
    """Where a set of the table stands."""

    DONE = "done"
    SKIPPED = "skipped"
    SHORT = "short"
    NOW = "now"
    TO_DO = "to do"


@dataclass(frozen=True, slots=True)
class SetRow:
    """One set of the exercise on the screen, beside the same set of last time.

    Attributes:
        last, today: ``5 × 80``, ``30 s``, ``12 · 10`` for two sides; "" where nothing is known.
        best: why the set is a best, or None.
        last_effort, effort: the rating of perceived exertion, or None.
    """

    number: int
    last: str
    last_effort: int | None
    today: str
    effort: int | None
    mark: SetMark
    best: Best | None = None


@dataclass(frozen=True, slots=True)
class ItemAhead:
    """An exercise that follows, with its short name, and what it asks for: ``2 × 12 a side``."""

    name: str
    short: str
    amount: str


@dataclass(frozen=True, slots=True)
class SideMark:
    """One side of the set on the screen; ``done`` is what was done of it, or ""."""

    name: str
    is_now: bool
    done: str


@dataclass(frozen=True, slots=True)
class TempoBeat:
    """What the tempo asks for in this second.

    Attributes:
        word: ``down``, ``hold`` or ``up``.
        second, seconds: which second of how many.
        repetition: which repetition the tempo has reached, from 1.
    """

    word: str
    second: int
    seconds: int
    repetition: int


@dataclass(frozen=True, slots=True)
class Details:
    """Everything beside the number, for the set on the screen.

    Attributes:
        count: what the set asks for, in figures: ``5``, ``8-12``, ``30+ s``, ``40 m``.
        counted: what is counted: ``reps``, ``seconds``, ``metres``, ``jumps``.
        load, load_unit: the load in figures and its unit, or "".
        load_is: ``in each hand``, ``stack``, ``help``, or "" where the number needs no word.
        rise: by how much the load is above that of the same set last time; or "".
        step, lighter, heavier: the smallest step in load, the load one down and one up; or "".
        plates: what is to be put on the bar, or to be changed on it; or "".
        new_plates: the plates of one side where they are to be put on, the largest first.
        partner: what alternates with the exercise, or "".
        length, elapsed: whole seconds of the running clock; a length of 0 has no end.
        place: ``set 9 of 19`` among the work sets, or ``warm-up 3 of 12``.
        is_warm_up: the set is one of the warm-up.
        saved_number, saved: the set saved last, while it can be corrected: ``5 × 82.5 kg``; 0 and
            "" without one. ``saved_value`` and ``saved_load`` are its two numbers.
        saved_name: its exercise in few letters, where another one is on the screen; or "".
        saved_counted: what was counted in it, where ``saved`` is a number alone: ``reps``; or "".
    """

    table: tuple[SetRow, ...]
    ahead: tuple[ItemAhead, ...]
    sides: tuple[SideMark, ...]
    tempo: TempoBeat | None
    count: str
    counted: str
    load: str
    load_unit: str
    load_is: str
    rise: str
    step: str
    lighter: str
    heavier: str
    plates: str
    new_plates: tuple[float, ...]
    partner: str
    length: int
    elapsed: int
    place: str
    is_warm_up: bool
    saved_number: int
    saved_name: str
    saved: str
    saved_counted: str
    saved_value: str
    saved_load: str


_MEANINGS = {
    LoadMeaning.EACH_HAND: "in each hand",
    LoadMeaning.HELP: "help",
    LoadMeaning.STACK: "stack",
}
_COUNTED = {
    Unit.REPS: "reps",
    Unit.SECONDS: "seconds",
    Unit.METRES: "metres",
    Unit.CONTACTS: "jumps",
}


def make_details(
    state: State,
    now: int,
    exercises: Mapping[str, Exercise],
    past: Mapping[str, ExercisePast],
    unit: WeightUnit,
) -> Details:
    """What stands around the number at ``now``."""
    here = state.planned_set
    lighter, heavier = load_steps(state, unit)
    last = list(last_recorded_sets(state))
    saved_load = load_number(last[-1].load, unit) if last else ""
    weight = f" {unit.value}" if saved_load else ""
    count = count_text(here) if state.stepped_to is None else str(state.stepped_to)
    load = here.load
    if state.fixing:
        count, load = str(last[-1].value), last[-1].load
    return Details(
        table=set_table(state, exercises, past, unit),
        ahead=items_ahead(state, exercises),
        sides=side_marks(state),
        tempo=tempo_beat(state, now),
        count=count,
        counted=_COUNTED[here.target.unit],
        load=load_number(load, unit),
        load_unit=unit.value if load else "",
        load_is=_MEANINGS.get(here.meaning, "") if load else "",
        rise=_rise_text(here, past.get(here.exercise), unit),
        step=load_number(here.load_step, unit),
        lighter=lighter,
        heavier=heavier,
        plates=plates_to_change(state, unit),
        new_plates=_new_plates(state, unit),
        partner=partner_text(state, exercises),
        length=(state.clock.length or 0) // ONE_SECOND,
        elapsed=0 if state.phase in STILL else state.clock.elapsed(now) // ONE_SECOND,
        place=_place_text(state),
        is_warm_up=here.purpose is Purpose.WARM_UP,
        saved_number=last[-1].set_number if last else 0,
        saved_name=_other_name(state, last, exercises),
        saved=f"{_sides_text(last, unit)}{weight}",
        saved_counted=_saved_counted(last),
        saved_value=_counted_text(last),
        saved_load=saved_load,
    )


def _saved_counted(last: list[SetRecord]) -> str:
    """What the numbers of the set saved last count; "" where a load or a symbol follows them."""
    if not last or last[-1].load or _sign(last[-1].target.unit):
        return ""
    counted = _COUNTED[last[-1].target.unit]
    return counted.removesuffix("s") if last[-1].value == 1 else counted


def _other_name(state: State, last: list[SetRecord], exercises: Mapping[str, Exercise]) -> str:
    """The exercise of the set saved last, where another one is on the screen; else ""."""
    is_other = last and last[-1].exercise != state.planned_set.exercise
    return exercises[last[-1].exercise].big_name if is_other else ""


def _place_text(state: State) -> str:
    """Where the set stands among the work sets, or in the warm-up or the cool-down."""
    here = state.planned_set
    if is_ramp_up(here):
        return f"{set_name(here.set_number)} of {here.sets}"
    alike = [
        number
        for number, each in enumerate(state.planned_sets)
        if (each.purpose.counts if here.purpose.counts else each.purpose is here.purpose)
    ]
    number = sum(place <= state.index for place in alike)
    word = "set" if here.purpose.counts else here.purpose.heading.lower()
    return f"{word} {max(1, number)} of {len(alike)}"


def _rise_text(here: PlannedSet, known: ExercisePast | None, unit: WeightUnit) -> str:
    """By how much a load that means the same is above last time's; less help is no rise."""
    before = [
        each.load.grams
        for each in (known.last if known else ())
        if each.load and each.meaning is here.meaning and each.set_number == here.set_number
    ]
    if here.load is None or not before or here.meaning is LoadMeaning.HELP:
        return ""
    more = here.load.grams - max(before)
    return load_number(Load(more), unit) if more > 0 else ""


def short_text(value: int | str, unit: Unit, load: Load | None, weight_unit: WeightUnit) -> str:
    """A set in the fewest signs: ``5 × 82.5``, ``30 s``, ``12``."""
    amount = f"{value}{_sign(unit)}"
    return f"{amount} × {load_number(load, weight_unit)}" if load else amount


def _sign(unit: Unit) -> str:
    return f" {unit.symbol}" if unit in {Unit.SECONDS, Unit.METRES} else ""


def load_number(load: Load | None, unit: WeightUnit) -> str:
    """The load without its unit: ``82.5``; "" without one."""
    return load.text(unit).rpartition(" ")[0] if load else ""


def set_table(
    state: State,
    exercises: Mapping[str, Exercise],
    past: Mapping[str, ExercisePast],
    unit: WeightUnit,
) -> tuple[SetRow, ...]:
    """A row for each set of the exercise on the screen."""
    here = state.planned_set
    known = past.get(here.exercise)
    last = _by_number(known.last if known else ())
    done = _by_number(each for each in state.sets if each.place == here.place)
    bests = {
        number: best_of_set(sides, state.sets, exercises, past)
        for number, sides in done.items()
        if sides[0].is_done
    }
    return tuple(
        replace(
            _set_row(state, planned_set, done, last, unit), best=bests.get(planned_set.set_number)
        )
        for planned_set in state.planned_sets
        if planned_set.place == here.place and planned_set.cap is None
        if is_ramp_up(here) or not is_ramp_up(planned_set)
    )


def _set_row(
    state: State,
    planned_set: PlannedSet,
    done: Mapping[int, list[SetRecord]],
    last: Mapping[int, list[SetRecord]],
    unit: WeightUnit,
) -> SetRow:
    number = planned_set.set_number
    before, records = last.get(number, []), done.get(number, [])
    is_now = _is_on_screen(state, planned_set, records)
    is_over = len(records) >= len(planned_set.recorded_sides)
    mark = _over_mark(records) if is_over else SetMark.TO_DO
    today = _sides_text(records, unit) if is_over else _target_text(state, planned_set, unit)
    return SetRow(
        number,
        _sides_text(before, unit),
        before[-1].effort if before else None,
        "–" if mark is SetMark.SKIPPED else today,
        records[-1].effort if records else None,
        SetMark.NOW if is_now else mark,
    )


def _is_on_screen(state: State, planned_set: PlannedSet, records: list[SetRecord]) -> bool:
    """Whether it is the set that the numbers are about: the one open to be fixed, or at work."""
    if state.fixing:
        return bool(records) and state.fixing[-1].sequence == records[-1].sequence
    return planned_set is state.planned_set and state.phase is not Phase.DONE


def _target_text(state: State, planned_set: PlannedSet, unit: WeightUnit) -> str:
    target = planned_set.target
    is_here = planned_set is state.planned_set and state.stepped_to is not None
    amount = state.stepped_to if is_here and state.stepped_to is not None else target.amount
    return short_text(amount, target.unit, planned_set.load, unit)


def _over_mark(records: list[SetRecord]) -> SetMark:
    if any(each.is_done for each in records):
        return SetMark.DONE
    return SetMark.SHORT if any(each.short for each in records) else SetMark.SKIPPED


def _by_number(records: Iterable[SetRecord]) -> dict[int, list[SetRecord]]:
    found: dict[int, list[SetRecord]] = {}
    for each in records:
        found.setdefault(each.set_number, []).append(each)
    return found


def _sides_text(records: list[SetRecord], unit: WeightUnit) -> str:
    if not records:
        return ""
    load = load_number(records[-1].load, unit)
    return f"{_counted_text(records)} × {load}" if load else _counted_text(records)


def _counted_text(records: list[SetRecord]) -> str:
    """What was counted of a set: ``5``, ``30 s``, ``12 · 10`` for two sides."""
    values = " · ".join(str(each.value) for each in records)
    return f"{values}{_sign(records[-1].target.unit)}" if records else ""


def items_ahead(state: State, exercises: Mapping[str, Exercise]) -> tuple[ItemAhead, ...]:
    """What follows the exercise on the screen, in its order, each exercise once.

    A warm-up or a cool-down is one row; within it the next move has a row of its own before that.
    """
    here = state.planned_set
    ahead = [
        each
        for each in state.planned_sets[state.index :]
        if each.place != here.place and not is_ramp_up(each)
    ]
    return tuple(_items_of(ahead, here, exercises))


def _items_of(
    ahead: list[PlannedSet], here: PlannedSet, exercises: Mapping[str, Exercise]
) -> Iterator[ItemAhead]:
    if ahead and not here.purpose.counts and ahead[0].purpose is here.purpose:
        yield _item_ahead(ahead[0], exercises)
        ahead = [each for each in ahead if each.place != ahead[0].place]
    for counts, sets in groupby(ahead, key=lambda each: each.purpose.counts):
        if counts:
            yield from (_item_ahead(of_place[0], exercises) for of_place in _by_place(sets))
        else:
            yield from _blocks_ahead(sets)


def _item_ahead(planned_set: PlannedSet, exercises: Mapping[str, Exercise]) -> ItemAhead:
    exercise = exercises[planned_set.exercise]
    return ItemAhead(exercise.name, exercise.big_name, amount_of_sets(planned_set))


def _blocks_ahead(ahead: Iterable[PlannedSet]) -> Iterator[ItemAhead]:
    for heading, sets in groupby(ahead, key=lambda each: each.purpose.heading):
        moves = tuple(sets)
        count = len({each.place for each in moves})
        minutes = max(1, round(estimated_seconds(moves) / 60))
        yield ItemAhead(heading, heading, f"{count} move{'' if count == 1 else 's'}, {minutes} min")


def _by_place(planned_sets: Iterable[PlannedSet]) -> Iterator[list[PlannedSet]]:
    places: dict[int, list[PlannedSet]] = {}
    for each in planned_sets:
        places.setdefault(each.place, []).append(each)
    return iter(places.values())


def amount_of_sets(planned_set: PlannedSet) -> str:
    """All sets of an exercise in the fewest signs: ``2 × 12 a side``."""
    side = " a side" if len(planned_set.recorded_sides) > 1 else ""
    return f"{planned_set.sets} × {count_text(planned_set)}{side}"


def count_text(planned_set: PlannedSet) -> str:
    """What one set asks for in the fewest signs: ``5``, ``8-12``, ``30+ s``, ``40 m``."""
    target, up_to = planned_set.target, planned_set.prescription.up_to
    number = f"{target.amount}-{up_to}" if up_to else f"{target.amount}"
    return f"{number}{'+' if target.open_ended else ''}{_sign(target.unit)}"


def side_marks(state: State) -> tuple[SideMark, ...]:
    """The sides of the set on the screen; none where both are done together."""
    here = state.planned_set
    done = {
        each.side: f"{each.value}{_sign(each.target.unit)}"
        for each in state.sets
        if (each.place, each.set_number) == (here.place, here.set_number) and not each.skipped
    }
    return tuple(
        SideMark(side.value, number == state.side, done.get(side, ""))
        for number, side in enumerate(here.sides)
        if side is not None
    )


def partner_text(state: State, exercises: Mapping[str, Exercise]) -> str:
    """What alternates with the exercise on the screen: ``with Cable row 2 × 10``; or ""."""
    here = state.planned_set
    if here.style is not Style.SUPERSET:
        return ""
    others = {
        each.place: f"{exercises[each.exercise].name} {amount_of_sets(each)}"
        for each in state.planned_sets
        if each.block == here.block and each.place != here.place
    }
    return f"with {', '.join(others.values())}" if others else ""


def load_steps(state: State, unit: WeightUnit) -> tuple[str, str]:
    """The load one step down and one step up; both "" where no weight is logged."""
    here, rules = state.planned_set, state.options.loads
    if here.loading is None or rules is None:
        return ("", "")
    lower, higher = (here.loading.after_steps(here.load, by) for by in (-1, 1))
    return (lower.text(unit), higher.text(unit))


def plates_to_change(state: State, unit: WeightUnit) -> str:
    """What to do with the bar before the set ahead: ``same plates``, ``change to 20 a side``."""
    here = state.planned_set
    if here.load is None or here.bar is None:
        return ""
    plates, before = plates_text(here.load, here.bar, unit), _load_on_bar(state)
    if before is None or not plates:
        return plates
    return "same plates" if before == here.load else f"change to {plates}"


def _new_plates(state: State, unit: WeightUnit) -> tuple[float, ...]:
    here = state.planned_set
    if here.load is None or here.bar is None or _load_on_bar(state) == here.load:
        return ()
    return plates_on_bar(here.load, here.bar, unit)


def _load_on_bar(state: State) -> Load | None:
    """The load that the bar still has from the set before; None where it was another bar."""
    here, behind = state.planned_set, state.behind
    if behind is None or behind.bar is None or behind.place != here.place:
        return None
    done = [each for each in state.sets if each.place == here.place and each.is_done]
    return done[-1].load if done else None


def paced_ms(state: State, now: int) -> int | None:
    """How long the tempo guide has been running; None where it paces nothing, or in a pause."""
    is_paced = tempo_beat(state, now) is not None and not state.clock.is_held
    return state.clock.elapsed(now) if is_paced else None


def tempo_beat(state: State, now: int) -> TempoBeat | None:
    """What the tempo asks for at ``now``; None without one, or while nothing is counted."""
    tempo = state.planned_set.tempo
    if tempo is None or state.phase is not Phase.WORK or state.planned_set.is_timed:
        return None
    beats = [
        (word, second, 1 if seconds is None else seconds)
        for word, seconds in tempo.parts
        for second in range(1, (1 if seconds is None else seconds) + 1)
    ]
    if not beats:
        return None
    gone, place = divmod(state.clock.elapsed(now) // ONE_SECOND, len(beats))
    return TempoBeat(*beats[place], repetition=gone + 1)
