"""The page of one exercise, and an exercise in plain form for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from midstance.cli.output import say, say_json, say_table, say_text
from midstance.cli.parser import complete_exercises
from midstance.domain.session import starting_prescription
from midstance.workout.card import equipment_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from midstance.cli.command_context import CommandContext
    from midstance.domain.exercise import Dose, Exercise, Gate
    from midstance.domain.library import Library
    from midstance.domain.quantity import Tempo


def plain_exercise(exercise: Exercise) -> dict[str, object]:
    """An exercise as plain values, each under its own name: what JSON can hold."""
    return {
        "id": exercise.id,
        "name": exercise.name,
        "pattern": exercise.pattern.value,
        "measure": exercise.measure.value,
        "default": _plain_dose(exercise.default),
        "primary": [muscle.value for muscle in exercise.primary],
        "secondary": [muscle.value for muscle in exercise.secondary],
        "equipment": [[item.value for item in choice] for choice in exercise.equipment],
        "alternating": exercise.alternating,
        "level": exercise.level,
        "impact": exercise.impact.value,
        "loadable": exercise.loadable.value,
        "leg_load": exercise.leg_load,
        "plyo_factor": exercise.plyo_factor,
        "unit_seconds": exercise.unit_seconds,
        "tempo": exercise.tempo and _plain_tempo(exercise.tempo),
        "ramp_up": exercise.ramp_up,
        "ladder": exercise.ladder,
        "rung": exercise.rung,
        "easier": exercise.easier,
        "harder": exercise.harder,
        "alternatives": list(exercise.alternatives),
        "up": exercise.up and _plain_gate(exercise.up),
        "down": exercise.down and exercise.down.value,
        "substitutes": list(exercise.substitutes),
        "why": exercise.why,
        "breathing": exercise.breathing,
        "cues": list(exercise.cues),
        "mistakes": list(exercise.mistakes),
        "caution": exercise.caution,
        "note": exercise.note,
        "avoid_if": [each.value for each in exercise.avoid_if],
        "care_if": [each.value for each in exercise.care_if],
        "seeds": list(exercise.seeds),
    }


def _plain_dose(dose: Dose) -> dict[str, object]:
    rest = {"low": dose.rest.low, "high": dose.rest.high}
    return {"sets": dose.sets, "amount": dose.amount, "rpe": dose.rpe, "rest": rest}


def _plain_tempo(tempo: Tempo) -> dict[str, object]:
    return {
        "lowering": tempo.lowering,
        "pause_low": tempo.pause_low,
        "lifting": tempo.lifting,
        "pause_high": tempo.pause_high,
    }


def _plain_gate(gate: Gate) -> dict[str, object]:
    return {
        "sets": gate.sets,
        "amount": gate.amount,
        "rpe_max": gate.rpe_max,
        "sessions": gate.sessions,
    }


def say_exercise(exercise: Exercise, library: Library) -> None:
    """Print everything about one exercise."""
    say(f"{exercise.name}  ({exercise.id})")
    say_text("", exercise.why)
    say()
    for label, text in _facts(exercise):
        if text:
            say_text(f"{label + ':':<12}", text)
    for label, texts in (("Do", exercise.cues), ("Avoid", exercise.mistakes)):
        if texts:
            say()
            say(label)
            for text in texts:
                say_text("  - ", text)
    for line in _ladder(exercise, library):
        say(line)


def _facts(exercise: Exercise) -> tuple[tuple[str, str], ...]:
    asked, rest = starting_prescription(exercise), exercise.default.rest
    return (
        ("Pattern", exercise.pattern.value),
        ("Level", f"{exercise.level} of 5, impact {exercise.impact.value}"),
        ("Equipment", equipment_text(exercise) or "none"),
        (
            "Start with",
            f"{asked.text()}, rest {rest.text()}",
        ),
        ("Tempo", exercise.tempo.text() if exercise.tempo else ""),
        ("Muscles", ", ".join(muscle.plain for muscle in exercise.primary)),
        ("Also", ", ".join(muscle.plain for muscle in exercise.secondary)),
        ("Breathing", exercise.breathing),
        ("Caution", exercise.caution),
        ("Not with", ", ".join(each.value for each in exercise.avoid_if)),
        ("Care with", ", ".join(each.value for each in exercise.care_if)),
        ("Note", exercise.note),
    )


def _ladder(exercise: Exercise, library: Library) -> Iterator[str]:
    """The exercises around this one, easiest first, this one marked."""
    if exercise.ladder is None:
        return
    yield ""
    yield f"Ladder {exercise.ladder}, easiest first"
    for rung in library.ladder(exercise.ladder).rungs:
        for each in rung:
            mark = ">" if each.id == exercise.id else " "
            yield f"{mark} {each.rung}  {each.name}  ({each.id})"


@click.command("exercises")
@click.argument("exercise", required=False, metavar="[ID]", shell_complete=complete_exercises)
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.pass_obj
def command(prompt: CommandContext, exercise: str | None, *, as_json: bool) -> None:
    """List the exercises, or tell everything about one."""
    from midstance.workout.card import equipment_text

    library = prompt.library()
    if exercise is None:
        held = tuple(library.exercises.values())
        if as_json:
            say_json([plain_exercise(each) for each in held])
        else:
            rows = [
                (e.id, e.name, e.pattern.value, str(e.level), e.measure.value, equipment_text(e))
                for e in held
            ]
            say_table(("id", "name", "pattern", "level", "measured in", "equipment"), rows)
        return
    found = library.exercise(exercise)
    if as_json:
        say_json(plain_exercise(found))
    else:
        say_exercise(found, library)
