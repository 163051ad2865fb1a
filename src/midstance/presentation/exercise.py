"""The page of an exercise: facts, ladder, the runner's own history; and the list of exercises."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from midstance.coach.adapt.limitations import LIMITATION_TEXTS
from midstance.coach.adapt.variants import Relation
from midstance.domain.exercise import Equipment, Impact, Loadable, Pattern
from midstance.domain.quantity import LoadMeaning
from midstance.domain.runner import USUAL_STEPS, missing_equipment
from midstance.domain.session import starting_prescription
from midstance.domain.strength.one_rep_max import repetitions_in_reserve
from midstance.presentation.blocks import BLANK, MUTED, Paragraph, Row, Span, paragraph, section
from midstance.presentation.clean import clean
from midstance.presentation.commands import BY_ID, first_key
from midstance.presentation.phrases import ago_text, alternatives_text, done_text, items_text
from midstance.presentation.planning.session_text import asked_text
from midstance.presentation.search.exercises import search_exercises
from midstance.workout.card import (
    USUAL_RESERVE,
    amounts_with_loads,
    kit_text,
    sets_text,
    sets_without_loads_text,
    sides_load_text,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping
    from datetime import date

    from midstance.coach.adapt.situation import Situation
    from midstance.coach.adapt.variants import Variant
    from midstance.domain.exercise import Exercise, Limitation, Muscle
    from midstance.domain.history import ExerciseHistory
    from midstance.domain.library import ExerciseFilter
    from midstance.domain.quantity import WeightUnit
    from midstance.domain.record import ExercisePast, SetRecord
    from midstance.presentation.blocks import StyledText, TextLook
    from midstance.presentation.commands import Keymap


@dataclass(frozen=True, slots=True)
class ExercisePage:
    """What the page of an exercise shows beside the exercise itself.

    Attributes:
        variants: its ladder and what else could be done, itself among them.
        is_added: it was put into today's session.
        unit: the unit of loads.
    """

    situation: Situation
    variants: tuple[Variant, ...]
    past: ExercisePast | None
    history: ExerciseHistory
    is_added: bool
    unit: WeightUnit


IMPACTS = {Impact.NONE: "no impact", Impact.LOW: "low impact", Impact.HIGH: "high impact"}

_GROUPS = ("core", "mobility")


def pattern_text(pattern: Pattern) -> str:
    """A pattern in words: ``core anti-extension``, ``soft tissue``."""
    group, dash, rest = pattern.partition("-")
    return f"{group} {rest}" if dash and group in _GROUPS else pattern.replace("-", " ")


def exercise_facts(exercise: Exercise) -> Iterator[Paragraph]:
    """What it is, how it is done, and what to be careful of."""
    yield paragraph(exercise.name, "bold")
    yield paragraph(_facts(exercise), MUTED)
    yield paragraph(_prescription(exercise), MUTED)
    if called := also_called_text(exercise):
        yield paragraph(f"also called {called}", MUTED)
    yield BLANK
    if exercise.glance:
        yield from (paragraph(exercise.glance, "bold"), BLANK)
    if exercise.why:
        yield from (paragraph(exercise.why), BLANK)
    yield from section("How", *(paragraph(cue, mark="● ") for cue in exercise.cues))
    yield from section("Mistakes", *(paragraph(each, mark="✗ ") for each in exercise.mistakes))
    yield from section("Breathing", *_optional(exercise.breathing))
    yield from section("Careful", *_cautions(exercise))
    yield from section("Muscles", *_muscles(exercise))
    yield from section("Note", *_optional(exercise.note))


def also_called_text(exercise: Exercise) -> str:
    """What people call it besides: ``bulgarian split squat, RFESS``, or "".

    Names with their equipment behind them, as other programs have them, are left out.
    """
    return ", ".join(each for each in exercise.aliases if "(" not in each)


def _facts(exercise: Exercise) -> str:
    facts = (
        pattern_text(exercise.pattern),
        f"level {exercise.level} of 5",
        IMPACTS[exercise.impact],
    )
    return " · ".join(facts)


def _prescription(exercise: Exercise) -> str:
    rest = f" · rest {exercise.default.rest.text()}" if exercise.default.rest.high else ""
    kit = alternatives_text(exercise.equipment) or "nothing"
    load = f" · load: {load_facts(exercise)}" if load_facts(exercise) else ""
    start = starting_prescription(exercise)
    effort = "" if start.rpe is None else f", RPE {start.rpe}"
    return f"{asked_text(start)}{effort}{rest} · needs {kit}{load}"


_LOAD_WORDS = {
    LoadMeaning.EACH_HAND: "the weight in each hand",
    LoadMeaning.TOTAL: "bar and plates together",
    LoadMeaning.ONE_WEIGHT: "one weight",
    LoadMeaning.STACK: "the weight of the stack",
    LoadMeaning.HELP: "what the band or machine takes off",
}


def load_facts(exercise: Exercise) -> str:
    """What the number of its load means: ``dumbbell: the weight in each hand``; "" without one."""
    if exercise.loadable is not Loadable.EXTERNAL:
        return _LOAD_WORDS[LoadMeaning.HELP] if exercise.is_helped else ""
    said: dict[LoadMeaning, list[str]] = {}
    for choice in exercise.equipment or ((),):
        items = [item.plain for item in choice if item in USUAL_STEPS]
        if Equipment.BAND_LONG not in choice:
            names = said.setdefault(exercise.load_meaning(choice), [])
            names += [name for name in items if name not in names]
    if len(said) == 1:
        return _LOAD_WORDS[next(iter(said))]
    return "; ".join(f"{' or '.join(names)}: {_LOAD_WORDS[each]}" for each, names in said.items())


def _optional(text: str) -> Iterator[Paragraph]:
    if text:
        yield paragraph(text)


def _cautions(exercise: Exercise) -> Iterator[Paragraph]:
    yield from _optional(exercise.caution)
    if exercise.avoid_if:
        yield paragraph(f"Left out while acute: {limitations_text(exercise.avoid_if)}.")
    if exercise.care_if:
        yield paragraph(f"With care while acute: {limitations_text(exercise.care_if)}.")


def limitations_text(limitations: Iterable[Limitation]) -> str:
    """What limitations mean: ``knee pain at the front, low back pain``."""
    return ", ".join(LIMITATION_TEXTS[each].meaning for each in limitations)


def _muscles(exercise: Exercise) -> Iterator[Paragraph]:
    for label, muscles in (("primary ", exercise.primary), ("secondary ", exercise.secondary)):
        if muscles:
            yield Paragraph(((_names(muscles), "$text"),), label, MUTED)


def _names(muscles: Iterable[Muscle]) -> str:
    return ", ".join(each.plain for each in muscles)


SIDE_BY_SIDE = 46
"""Characters that siblings may take on one line."""


def ladder_paragraphs(page: ExercisePage, exercise: Exercise) -> Iterator[Paragraph]:
    """The ladder from its easiest rung, siblings side by side, then what else could be done."""
    rungs: dict[int, list[Variant]] = {}
    others = []
    for each in page.variants:
        if each.relation is Relation.OTHER_KIT:
            others.append(each)
        else:
            rungs.setdefault(each.steps, []).append(each)
    drawn = (
        line
        for number, steps in enumerate(sorted(rungs), 1)
        for line in _rung(number, rungs[steps])
    )
    title = "Ladder, from easy to hard" if len(rungs) > 1 else "No easier or harder version"
    yield from section(title, *drawn)
    instead = (Paragraph(tuple(_variant(each)), "  ") for each in others)
    yield from section(f"Instead of {exercise.name}", *instead)


def _rung(number: int, siblings: list[Variant]) -> Iterator[Paragraph]:
    """Siblings side by side, or beneath each other where they have much to say."""
    is_here = any(each.relation is Relation.HERE for each in siblings)
    style = "bold $text-accent" if is_here else MUTED
    for place, parts in enumerate(_arrange([tuple(_variant(each)) for each in siblings])):
        yield Paragraph(parts, "│   │ " if place else f"├─{number}─┤ ", style)


def _arrange(variants: list[tuple[StyledText, ...]]) -> list[tuple[StyledText, ...]]:
    """All on one line if they fit, otherwise a line each."""
    if sum(len(part) for parts in variants for part, _ in parts) > SIDE_BY_SIDE:
        return variants
    return [tuple(part for parts in variants for part in (*parts, ("   ", "")))]


def _variant(variant: Variant) -> Iterator[StyledText]:
    is_here = variant.relation is Relation.HERE
    yield ("✓ " if variant.fits else "✗ "), "$text-success" if variant.fits else "$text-warning"
    yield variant.exercise.name, "bold" if is_here else "$text"
    if is_here:
        yield " ◂ you are here", "bold $text-accent"
    if variant.why_not:
        yield f" ({variant.why_not})", "$text-warning"
    elif variant.too_early:
        yield f" (level {variant.exercise.level} may come too early)", "$text-warning"


GROUP_HEADINGS = ("same level", "easier", "harder", "different equipment", "no equipment")
SAME_SETS = "Same sets and rest."


def grouped_variants(variants: Iterable[Variant]) -> dict[str, list[Variant]]:
    """Variants under the headings that say how they compare, those that fit today first."""
    groups: dict[str, list[Variant]] = {heading: [] for heading in GROUP_HEADINGS}
    for each in sorted(variants, key=lambda each: not each.fits):
        groups[_group_heading(each)].append(each)
    groups["same level"].sort(key=lambda each: each.relation is not Relation.HERE)
    return {heading: found for heading, found in groups.items() if found}


def _group_heading(variant: Variant) -> str:
    match variant.relation:
        case Relation.HERE | Relation.SIBLING:
            return "same level"
        case Relation.OTHER_KIT:
            return "different equipment" if variant.exercise.equipment else "no equipment"
        case _:
            return variant.relation.value


SHORT_HEADINGS = {
    "same level": "same",
    "different equipment": "different",
    "no equipment": "no kit",
}


def swaps_in_short(
    variants: Iterable[Variant], unit: WeightUnit, taken: Container[str]
) -> tuple[tuple[str, str, str, str], ...]:
    """The first of each group that fits today.

    Each has how it compares, its name, its short name, and its load or "".

    Args:
        variants: with the current exercise or without.
        unit: that of the load.
        taken: the ids of the session's own exercises, which it need not hold twice.
    """
    groups = grouped_variants(
        each for each in variants if each.fits and each.exercise.id not in taken
    )
    return tuple(
        (
            SHORT_HEADINGS.get(heading, heading),
            found[0].exercise.name,
            found[0].exercise.big_name,
            found[0].load_text(unit),
        )
        for heading, found in groups.items()
    )


def variant_kit_text(variant: Variant, width: int = 80) -> str:
    """The first choice of what it needs: ``dumbbell, bench``; ``floor`` where that is nothing.

    Where that does not fit ``width``, the first thing and how many more: ``barbell +2``.
    """
    exercise = variant.exercise
    text = kit_text(exercise, exercise.equipment[0]) if exercise.equipment else "floor"
    first, *others = text.split(", ")
    return clean(f"{first} +{len(others)}" if others and len(text) > width else text, width)


def variant_last_text(variant: Variant, unit: WeightUnit, *, has_loads: bool = True) -> str:
    """Last time's sets, with their loads or without; or ``never``, or ``not today``."""
    if not variant.fits:
        return "not today"
    last = variant.past.last if variant.past else ()
    if not last:
        return "never"
    return sets_text(last, unit) if has_loads else sets_without_loads_text(last)


def variant_reasons(variant: Variant, unit: WeightUnit) -> Iterator[str]:
    """Why this load, and what speaks against the exercise today; each a sentence, never cut."""
    load = variant.load_text(unit)
    if variant.why_not:
        yield f"Not today: {variant.why_not}."
    if load and variant.load_because:
        yield f"{load}: {variant.load_because.text(unit)}."
    elif variant.exercise.loadable is Loadable.EXTERNAL:
        rpe = variant.prescription.rpe
        reserve = USUAL_RESERVE if rpe is None else repetitions_in_reserve(rpe)
        yield f"No load is known yet: find a weight that leaves {reserve}."
    for text in (variant.care, variant.too_early):
        if text:
            yield f"{text[0].upper()}{text[1:]}."


def variant_line(number: int, variant: Variant, unit: WeightUnit) -> str:
    """A variant in one line of text, everything that the screen's table says of it."""
    load = variant.load_text(unit)
    last = variant_last_text(variant, unit)
    facts = (
        f"level {variant.exercise.level}",
        variant_kit_text(variant),
        f"{asked_text(variant.prescription)}{f' @ {load}' if load else ''}",
        f"last time {last}" if variant.fits and last != "never" else "",
        " ".join(variant_reasons(variant, unit)),
    )
    name = variant.exercise.name + (" (current)" if variant.relation is Relation.HERE else "")
    return f"{number}  {name}: {', '.join(each for each in facts if each)}"


def history_paragraphs(page: ExercisePage, today: date) -> Iterator[Paragraph]:
    """The last time, the best, and what complaints ask for."""
    here = next((each for each in page.variants if each.relation is Relation.HERE), None)
    if here is not None and here.care:
        yield from section(
            "Today", paragraph(f"{here.care[0].upper()}{here.care[1:]}.", "$text-warning")
        )
    past = page.past
    if past is not None and past.best and past.best.load and here and here.exercise.is_helped:
        past = replace(past, best=None)
    yield from section("Your history", *_past_paragraphs(past, page.unit, today))


def _past_paragraphs(
    past: ExercisePast | None, unit: WeightUnit, today: date
) -> Iterator[Paragraph]:
    if past is None or not past.last or past.last_date is None:
        yield paragraph("Not done yet.", MUTED)
        return
    yield Paragraph(((sets_line_text(past.last, unit), "$text"),), "last  ", MUTED)
    yield Paragraph(((ago_text(past.last_date, today), MUTED),), "      ", MUTED)
    if past.best is not None:
        yield Paragraph(((done_text(past.best, unit), "$text"),), "best  ", MUTED)


def sets_line_text(sets: Iterable[SetRecord], unit: WeightUnit) -> str:
    """Sets in one line: ``12 · 12 · 10 @ 12 kg, effort 7``; both sides of a set as ``8/8``."""
    done = tuple(sets)
    numbers: dict[int, list[SetRecord]] = {}
    for each in done:
        numbers.setdefault(each.set_number, []).append(each)
    pairs = (
        (
            "/".join(str(each.value) for each in sides),
            sides_load_text(sides, unit),
        )
        for sides in numbers.values()
    )
    efforts = [each.effort for each in done if each.effort is not None]
    text = amounts_with_loads(pairs, done[0].target.unit)
    return text + (f", RPE {max(efforts)}" if efforts else "")


KIT_WIDTH, LAST_WIDTH = 18, 12
"""Cells of the columns for equipment and for the last time."""
ROOM_FOR_CHIPS = 76
"""Cells of a page from which all facts have room."""
ROOM_FOR_COLUMNS = 74
"""Cells that a list needs before it shows level and kit of every exercise."""


class ExerciseList:
    """The exercises in the order of the list, with the day on which each was last done.

    Attributes:
        last: the last day of each exercise, by its id.
        uses: how often each was done lately, by its id.
        owned: the equipment at hand; None when it is not known.
    """

    def __init__(self, exercises: Iterable[Exercise], today: date) -> None:
        """Without anything from the log yet."""
        self.exercises = tuple(exercises)
        self.today = today
        self.last: Mapping[str, date] = {}
        self.uses: Mapping[str, int] = {}
        self.owned: frozenset[Equipment] | None = None

    def rows(self, exercise_filter: ExerciseFilter, width: int) -> Iterator[Row]:
        """A row for each exercise that passes the filter.

        Under the headings of their patterns, or, where a text is searched, the best match first.
        """
        matches = exercise_filter.select(self.exercises)
        if exercise_filter.text.strip():
            found = search_exercises(matches, exercise_filter.text, self.uses)
            if found.heading:
                yield Row("#found", (Span(found.heading, "muted"),), is_heading=True)
            for each in found.exercises:
                yield self._row(each, width, found.notes.get(each.id, ""))
            return
        for pattern, group in groupby(matches, lambda each: each.pattern):
            exercises = tuple(group)
            heading = f"{pattern_text(pattern).capitalize()} · {len(exercises)}"
            yield Row(f"#{pattern}", (Span(heading, "muted"),), is_heading=True)
            yield from (self._row(each, width) for each in exercises)

    def _row(self, exercise: Exercise, width: int, note: str = "") -> Row:
        last = self.last.get(exercise.id)
        ago = ago_text(last, self.today) if last else ""
        kit, look = self._kit(exercise)
        if width >= ROOM_FOR_COLUMNS:
            right: tuple[Span, ...] = (
                Span(f"  level {exercise.level}", "muted"),
                Span(f"  {clean(kit, KIT_WIDTH):<{KIT_WIDTH}}", look),
                Span(f"{ago:>{LAST_WIDTH}}", "strong"),
            )
        else:
            missing = f"  {clean(kit, KIT_WIDTH)}" if look == "warning" else ""
            right = (Span(missing, look), Span(f"  {ago}" if ago else "", "strong"))
        noted = (Span(f"  {clean(note)}", "muted"),) if note else ()
        return Row(exercise.id, (Span(exercise.name), *noted), right)

    def _kit(self, exercise: Exercise) -> tuple[str, TextLook]:
        """What it needs, or what is not there of it."""
        missing = missing_equipment(exercise, self.owned) if self.owned is not None else ()
        if missing:
            return f"no {items_text(missing)}", "warning"
        needed = exercise.equipment[0] if exercise.equipment else ()
        return items_text(needed), "muted"


def filter_chips(
    exercise_filter: ExerciseFilter, keymap: Keymap, width: int
) -> Iterator[StyledText]:
    """The parts of the filter with their keys; in narrow rooms only those that are set."""
    values = (
        (
            "library.pattern",
            "pattern",
            pattern_text(exercise_filter.pattern) if exercise_filter.pattern else "",
        ),
        (
            "library.muscle",
            "muscle",
            exercise_filter.muscle.plain if exercise_filter.muscle else "",
        ),
        ("library.kit", "kit", exercise_filter.kit.name if exercise_filter.kit else ""),
        (
            "library.level",
            "level",
            f"up to {exercise_filter.level}" if exercise_filter.level else "",
        ),
        (
            "library.impact",
            "impact",
            exercise_filter.impact.value if exercise_filter.impact else "",
        ),
    )
    for id_, label, value in values:
        if not value and width < ROOM_FOR_CHIPS:
            continue
        yield f" {first_key(BY_ID[id_], keymap)} ", "bold $text-accent"
        if value:
            yield f"{label} {clean(value, 40)} ", "bold reverse"
        else:
            yield f"{label} any ", MUTED
        yield " ", ""
