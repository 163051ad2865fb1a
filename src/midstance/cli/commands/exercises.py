"""``midstance exercises``: the list, the page of one exercise, and both as JSON."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from midstance.cli.errors import WrongUsageError
from midstance.cli.output import (
    say,
    say_aside,
    say_json,
    say_table,
    say_text,
    say_title,
)
from midstance.cli.parser import complete_exercises
from midstance.domain.library import UnknownIdError
from midstance.domain.session import starting_prescription
from midstance.figures.page import figure_text, ink_for, stills
from midstance.presentation.exercise import (
    IMPACTS,
    also_called_text,
    limitations_text,
    load_facts,
    pattern_text,
)
from midstance.presentation.planning.session_text import target_text
from midstance.presentation.search.exercises import SearchResult, search_exercises
from midstance.presentation.search.names import exercise_called, exercises_called
from midstance.storage.figures.book import FigureBook
from midstance.storage.places import bundled_assets
from midstance.workout.card import equipment_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from midstance.cli.command_context import CommandContext
    from midstance.domain.exercise import Dose, Exercise, Gate, Ladder, LoadWords
    from midstance.domain.library import Library
    from midstance.domain.quantity import Tempo

MAX_SEE_ALSO = 8
"""Exercises of a similar name that a page points at."""
FIGURE_COLUMNS, FIGURE_ROWS = 39, 20


@click.command("exercises")
@click.argument("words", nargs=-1, metavar="[ID|NAME]...", shell_complete=complete_exercises)
@click.option("--figure", "as_figure", is_flag=True, help="Draw the movement of one exercise.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.pass_obj
def command(
    context: CommandContext, words: tuple[str, ...], *, as_figure: bool, as_json: bool
) -> None:
    """List the exercises, find some, or tell everything about one.

    NAME is what you call it: bulgarian, rdl, press-up. A part of several names lists them, the best
    match first. So do words for what you want: achilles, no jumping, hamstring dumbbell. For an
    exercise that is not here, such as bench press, the nearest are listed.
    """
    library, text = context.library(), " ".join(words)
    if not text or text in library.exercises:
        named: tuple[Exercise, ...] = (library.exercises[text],) if text else ()
        found = SearchResult(() if text else tuple(library.exercises.values()))
    else:
        named, found = _search(context, text)
    if as_figure:
        if not named:
            raise WrongUsageError("one exercise has a figure; name it: midstance exercises plank")
        _say_figure(named[0], context)
    elif named:
        _say_page(named[0], found.exercises, library, as_json=as_json)
    else:
        _say_found(found, text, library, as_json=as_json)


def _say_found(found: SearchResult, text: str, library: Library, *, as_json: bool) -> None:
    """List what was found, under a heading that says what it has in common.

    Raises:
        UnknownIdError: JSON is wanted, and nothing in the library is called so.
    """
    if as_json and found.is_nearest:
        near = tuple(each.id for each in found.exercises)
        raise UnknownIdError("exercise", text, tuple(library.exercises), near)
    if as_json:
        say_json([exercise_to_json(each) for each in found.exercises])
        return
    if found.heading:
        say_title(found.heading)
    say_exercises(found.exercises, found.notes if found.heading else {})


def _search(context: CommandContext, text: str) -> tuple[tuple[Exercise, ...], SearchResult]:
    """The exercise that is called ``text``, if one is, and what else it may mean, best first.

    Raises:
        UnknownIdError: there is none; the error names what may have been meant.
        StorageError: the log, which knows what is done often, cannot be read.
    """
    library = context.library()
    known = library.exercises.values()
    uses = context.log().days.uses_in_year(library.exercises, context.today())
    found = search_exercises(known, text, uses)
    called = exercises_called(known, text)
    if not called and not found.heading:
        called = (exercise_called(library, text),)
    named = called if len(called) == 1 else ()
    others = tuple(each for each in found.exercises if each not in named)
    return named, replace(found, exercises=others)


def _say_page(
    exercise: Exercise, others: tuple[Exercise, ...], library: Library, *, as_json: bool
) -> None:
    if as_json:
        say_json(exercise_to_json(exercise))
        return
    say_exercise(exercise, library)
    if others:
        say()
        say_text("See also:   ", ", ".join(each.name for each in others[:MAX_SEE_ALSO]))


def _say_figure(exercise: Exercise, context: CommandContext) -> None:
    """Print the still poses of an exercise; its cues where words show it better."""
    say_title(exercise.name)
    book = FigureBook(bundled_assets(), context.places.config)
    figure = book.figure(exercise.figure)
    for problem in book.problems:
        say_aside(f"midstance: {problem.text()}")
    if figure is None:
        for cue in exercise.cues:
            say_text("  - ", cue)
        return
    encoding = (getattr(sys.stdout, "encoding", "") or "").lower()
    ink = ink_for(os.environ.get("TERM", ""), is_ascii=not encoding.startswith("utf"))
    say(figure_text(stills(figure, FIGURE_COLUMNS, FIGURE_ROWS, ink), ink))


def say_exercises(exercises: Iterable[Exercise], notes: Mapping[str, str]) -> None:
    """Print a table with an exercise a row, and with what there is to say of some by their ids."""
    rows = [
        (
            exercise.id,
            exercise.name,
            exercise.pattern.value,
            str(exercise.level),
            exercise.measure.value,
            equipment_text(exercise),
            *((notes.get(exercise.id, ""),) if notes else ()),
        )
        for exercise in exercises
    ]
    head = ("id", "name", "pattern", "level", "measured in", "equipment")
    say_table((*head, "note") if notes else head, rows, group_by=2)


def say_exercise(exercise: Exercise, library: Library) -> None:
    """Print everything about one exercise."""
    say_title(f"{exercise.name}  ({exercise.id})")
    say_text("", exercise.why)
    say()
    for label, text in _facts(exercise):
        if text:
            say_text(f"{label + ':':<13}", text)
    for label, texts in (("Do", exercise.cues), ("Avoid", exercise.mistakes)):
        if texts:
            say()
            say_title(label)
            for text in texts:
                say_text("  - ", text)
    if exercise.ladder is not None:
        say()
        say_title("Easier and harder versions, easiest first")
        for line in _rung_lines(exercise, library.ladder(exercise.ladder)):
            say(line)


def _facts(exercise: Exercise) -> tuple[tuple[str, str], ...]:
    start, rest = starting_prescription(exercise), exercise.default.rest
    return (
        ("Also called", also_called_text(exercise)),
        ("Pattern", pattern_text(exercise.pattern)),
        ("Level", f"{exercise.level} of 5, {IMPACTS[exercise.impact]}"),
        ("Equipment", equipment_text(exercise) or "none"),
        ("Load", load_facts(exercise)),
        ("Start with", f"{target_text(start)}, rest {rest.text()}"),
        ("Tempo", exercise.tempo.text() if exercise.tempo else ""),
        ("Primary", ", ".join(muscle.plain for muscle in exercise.primary)),
        ("Secondary", ", ".join(muscle.plain for muscle in exercise.secondary)),
        ("Glance", exercise.glance),
        ("Breathing", exercise.breathing),
        ("Caution", exercise.caution),
        ("Avoid with", limitations_text(exercise.avoid_if)),
        ("Care with", limitations_text(exercise.care_if)),
        ("Note", exercise.note),
    )


def _rung_lines(exercise: Exercise, ladder: Ladder) -> Iterator[str]:
    for rung in ladder.rungs:
        for each in rung:
            mark = ">" if each.id == exercise.id else " "
            yield f"{mark} {each.rung}  {each.name}  ({each.id})"


def exercise_to_json(exercise: Exercise) -> dict[str, object]:
    """An exercise with every field under its own name, as ``--json`` has it."""
    return {
        "id": exercise.id,
        "name": exercise.name,
        "pattern": exercise.pattern.value,
        "measure": exercise.measure.value,
        "default": _dose_to_json(exercise.default),
        "primary": [muscle.value for muscle in exercise.primary],
        "secondary": [muscle.value for muscle in exercise.secondary],
        "equipment": [[item.value for item in choice] for choice in exercise.equipment],
        "alternating": exercise.alternating,
        "level": exercise.level,
        "impact": exercise.impact.value,
        "loadable": exercise.loadable.value,
        "load_is": _load_words_to_json(exercise.load_is),
        "leg_load": exercise.leg_load,
        "plyo_factor": exercise.plyo_factor,
        "unit_seconds": exercise.unit_seconds,
        "tempo": exercise.tempo and _tempo_to_json(exercise.tempo),
        "ramp_up": exercise.ramp_up,
        "ladder": exercise.ladder,
        "rung": exercise.rung,
        "easier": exercise.easier,
        "harder": exercise.harder,
        "alternatives": list(exercise.alternatives),
        "up": exercise.up and _gate_to_json(exercise.up),
        "down": exercise.down and exercise.down.value,
        "substitutes": list(exercise.substitutes),
        "why": exercise.why,
        "breathing": exercise.breathing,
        "glance": exercise.glance,
        "command": exercise.command,
        "cues": list(exercise.cues),
        "mistakes": list(exercise.mistakes),
        "caution": exercise.caution,
        "note": exercise.note,
        "avoid_if": [each.value for each in exercise.avoid_if],
        "care_if": [each.value for each in exercise.care_if],
        "seeds": list(exercise.seeds),
        "aliases": list(exercise.aliases),
        "short_name": exercise.short_name,
        "figure": exercise.figure,
    }


def _load_words_to_json(words: LoadWords) -> dict[str, str]:
    return {item.value if item else "any": word.value for item, word in words}


def _dose_to_json(dose: Dose) -> dict[str, object]:
    rest = {"low": dose.rest.low, "high": dose.rest.high}
    return {"sets": dose.sets, "amount": dose.amount, "rpe": dose.rpe, "rest": rest}


def _tempo_to_json(tempo: Tempo) -> dict[str, object]:
    return {
        "lowering": tempo.lowering,
        "pause_low": tempo.pause_low,
        "lifting": tempo.lifting,
        "pause_high": tempo.pause_high,
    }


def _gate_to_json(gate: Gate) -> dict[str, object]:
    return {
        "sets": gate.sets,
        "amount": gate.amount,
        "rpe_max": gate.rpe_max,
        "sessions": gate.sessions,
    }
