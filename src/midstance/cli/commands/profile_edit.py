"""Reads, prints, changes and saves the profile for ``midstance profile``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from midstance.cli.command_context import read_day_option
from midstance.cli.errors import CommandFailedError, WrongUsageError
from midstance.cli.output import say, say_aside, say_text
from midstance.coach.heart_rate import (
    CIRCUIT_PERCENT,
    check_birth,
    easy_zone_text,
    max_heart_rate_text,
    parse_circuit_ceiling,
    parse_maximum,
)
from midstance.domain.exercise import Equipment, Limitation
from midstance.domain.quantity import Load
from midstance.domain.runner import (
    PROFILES,
    USUAL_STEPS,
    ComplaintStage,
    Place,
    add_complaint,
    add_place,
    remove_place,
    set_heaviest,
    set_load_step,
)
from midstance.presentation.profile import ASSESSED_QUESTION
from midstance.storage.definitions.problems import nearest
from midstance.storage.log.profile import runner_to_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from enum import StrEnum

    from midstance.cli.command_context import CommandContext
    from midstance.domain.quantity import WeightUnit
    from midstance.domain.runner import Complaint, Runner

    Word = TypeVar("Word", bound=StrEnum)

FIRST_PLACE = "home"
NOT_SET_TEXT = "not set"
USUAL_BAR = "usual"
NO_HEAVIEST = "none"
REMOVED_TEXTS = (
    ("Empty bar", "usual"),
    ("Heaviest", "no limit"),
    ("Body weight", NOT_SET_TEXT),
    ("Born", NOT_SET_TEXT),
    ("Max heart", NOT_SET_TEXT),
    ("Circuits", f"heart rate up to {CIRCUIT_PERCENT} % of the maximum, as usual"),
)
"""What holds once a fact is removed that is shown only where it is set."""
COMPLAINT_OVER = "gone"
MAX_PLACE_NAME = 40


def read_runner(context: CommandContext) -> Runner:
    """The runner as the log has the profile; unreadable values are reported on standard error.

    Raises:
        StorageError: the log cannot be read.
    """
    reading = context.log().profile_reading()
    for problem in reading.problems:
        say_aside(f"midstance: {problem}")
    return reading.runner


def save_changes(context: CommandContext, before: Runner, after: Runner) -> None:
    """Save the values that changed.

    Raises:
        StorageError: the log could not be written.
    """
    context.log_to_change().save_runner(before, after, context.now())


def say_profile(runner: Runner, usual: WeightUnit, today: date) -> None:
    """Print the whole profile; loads are in the ``usual`` unit unless the runner chose one."""
    for label, text in _facts(runner, usual, today):
        say_text(f"{label + ':':<13}", text)
    say()
    say("To change it: midstance profile --help")


def say_changes(before: Runner, after: Runner, usual: WeightUnit, today: date) -> None:
    """Print the lines of the profile that are new, with loads as in :func:`say_profile`."""
    old = _facts(before, usual, today)
    now = _facts(after, usual, today)
    labels = {label for label, _ in now}
    removed = {label for label, _ in old} - labels
    new = [fact for fact in now if fact not in old]
    new += [fact for fact in REMOVED_TEXTS if fact[0] in removed]
    for label, text in new:
        say_text(f"{label + ':':<13}", text)
    if not new:
        say("Nothing changed in the profile. Show it: midstance profile")


def profile_to_json(runner: Runner) -> dict[str, object]:
    """The profile as ``--json`` has it, with the name of the active place."""
    place = runner.place
    return runner_to_plain(runner) | {"active": place.name if place else None}


def _facts(runner: Runner, usual: WeightUnit, today: date) -> tuple[tuple[str, str], ...]:
    return (
        ("Goal", f"{runner.goal.value}, {runner.priority.value}"),
        ("Level", runner.level.value if runner.level else NOT_SET_TEXT),
        *(("Place", _place_text(place, runner)) for place in runner.places),
        *(() if runner.places else (("Place", f"{NOT_SET_TEXT}: all equipment"),)),
        ("Limitations", "; ".join(map(complaint_text, runner.complaints)) or "none"),
        *_load_facts(runner, usual),
        *((("Born", runner.born.isoformat()),) if runner.born else ()),
        *_heart_facts(runner, today),
        ("Sitting", "most of the day" if runner.desk_work else "not most of the day"),
        *(
            ("Swap", f"{each.chosen} instead of {each.prescribed} in {each.program}")
            for each in runner.preferences
        ),
    )


def _heart_facts(runner: Runner, today: date) -> Iterator[tuple[str, str]]:
    """The maximum, the zone that follows from it, and a ceiling that was chosen."""
    if text := max_heart_rate_text(runner, today):
        yield "Max heart", text
        yield "Easy runs", easy_zone_text(runner, today)
    if runner.circuit_ceiling is not None:
        yield "Circuits", f"heart rate up to {runner.circuit_ceiling} % of the maximum"


def _load_facts(runner: Runner, usual: WeightUnit) -> tuple[tuple[str, str], ...]:
    return (
        ("Units", (runner.weight_unit or usual).value),
        ("Increments", _loads_text(runner.load_steps, runner, usual) or "default"),
        *((("Empty bar", runner.bar.text(runner.weight_unit or usual)),) if runner.bar else ()),
        *(
            (("Body weight", runner.body_weight.text(runner.weight_unit or usual)),)
            if runner.body_weight
            else ()
        ),
        *((("Heaviest", _loads_text(runner.heaviest, runner, usual)),) if runner.heaviest else ()),
    )


def _loads_text(loads: Iterable[tuple[Equipment, Load]], runner: Runner, usual: WeightUnit) -> str:
    unit = runner.weight_unit or usual
    return ", ".join(f"{item.plain} {load.text(unit)}" for item, load in loads)


def _place_text(place: Place, runner: Runner) -> str:
    mark = " (here)" if place == runner.place else ""
    return f"{place.name}{mark}: {equipment_words(place.equipment)}"


def equipment_words(equipment: frozenset[Equipment]) -> str:
    """Equipment in words: the name of a profile where it is one, else every item."""
    for name, items in PROFILES.items():
        if items == equipment:
            return name
    return ", ".join(item.plain for item in Equipment if item in equipment) or "nothing"


def complaint_text(complaint: Complaint) -> str:
    """``achilles, acute since 2026-11-22``."""
    word = "born" if complaint.limitation is Limitation.POSTPARTUM else "since"
    since = f" {word} {complaint.since.isoformat()}" if complaint.since else ""
    return f"{complaint.limitation.value}, {complaint.stage.value}{since}"


def parse_word(kind: type[Word], what: str, text: str) -> Word:
    """The choice that ``text`` names.

    Raises:
        WrongUsageError: it names none; the message has the nearest choice, or all of them.
    """
    typed = text.strip().lower().replace("_", "-").replace(" ", "-")
    if typed in tuple(kind):
        return kind(typed)
    raise WrongUsageError(_unknown_word_text(what, text, kind))


def _unknown_word_text(what: str, text: str, known: Iterable[str]) -> str:
    words = tuple(map(str, known))
    instead = nearest(text.lower(), words) or f"choose from: {', '.join(words)}"
    return f"there is no {what} {text!r}; {instead}"


def parse_equipment(texts: Iterable[str], before: frozenset[Equipment]) -> frozenset[Equipment]:
    """The equipment that ``texts`` name: profiles and items; ``+item`` and ``no-item`` change it.

    Raises:
        WrongUsageError: a text names none.
    """
    names = [name for text in texts for name in text.replace(",", " ").split()]
    changes = [name for name in names if name.startswith(("+", "no-"))]
    equipment = before if len(changes) == len(names) else frozenset[Equipment]()
    for name in names:
        if name.startswith("no-"):
            equipment -= _items(name.removeprefix("no-"))
        else:
            equipment |= _items(name.removeprefix("+"))
    return equipment


def _items(name: str) -> frozenset[Equipment]:
    if name in PROFILES:
        return PROFILES[name]
    by_words = {item.plain.replace(" ", "-"): item for item in Equipment}
    if name in by_words:
        return frozenset({by_words[name]})
    if name in tuple(Equipment):
        return frozenset({Equipment(name)})
    raise WrongUsageError(_unknown_word_text("equipment", name, (*PROFILES, *Equipment)))


def put_place(runner: Runner, name: str, kit: frozenset[Equipment] | None) -> Runner:
    """The runner whose active place is ``name``; with ``kit`` it is added or equipped so.

    Raises:
        WrongUsageError: there is no such place and no kit for one, or the name is unusable.
    """
    known = tuple(place.name for place in runner.places)
    if kit is None:
        if name not in known:
            raise WrongUsageError(_unknown_place_text(name, known))
        return replace(runner, active=name)
    return add_place(runner, Place(_check_place_name(name), kit))


def _check_place_name(name: str) -> str:
    if not name.strip() or len(name) > MAX_PLACE_NAME or not name.isprintable():
        raise WrongUsageError(
            f"{name!r} is not a name for a place; write up to {MAX_PLACE_NAME} letters"
        )
    return name


def delete_place(runner: Runner, name: str) -> Runner:
    """The runner without this place; if it was the active one, the first of the others becomes it.

    Raises:
        CommandFailedError: there is no such place.
    """
    known = tuple(place.name for place in runner.places)
    if name not in known:
        raise CommandFailedError(_unknown_place_text(name, known))
    return remove_place(runner, name)


def _unknown_place_text(name: str, known: tuple[str, ...]) -> str:
    near = nearest(name, known)
    add = f"to add it, name its equipment: midstance profile place {name} home-basic"
    return f"there is no place {name!r}; {f'{near} Or ' if near else ''}{add}"


def change_equipment(runner: Runner, texts: Iterable[str]) -> Runner:
    """The runner whose active place has this equipment; without any place, one is made.

    Raises:
        WrongUsageError: a text names no equipment.
    """
    place = runner.place or Place(FIRST_PLACE, frozenset())
    return put_place(runner, place.name, parse_equipment(texts, place.equipment))


def put_complaint(
    runner: Runner, limitation: Limitation, course: str, today: date, since: date | None = None
) -> Runner:
    """The runner with a complaint at this stage, or without it where it is gone.

    It is so since a day that is named, or since today; a complaint that is at this stage already
    keeps its date where none is named.

    Raises:
        WrongUsageError: ``course`` is no stage of a complaint.
    """
    stage = None if course.strip().lower() == COMPLAINT_OVER else _parse_stage(course)
    return add_complaint(runner, limitation, stage, today, since)


def parse_past_day(text: str, today: date) -> date:
    """The day that ``text`` names, up to today.

    Raises:
        WrongUsageError: it names none, or one that is still to come.
    """
    day = read_day_option(text, today)
    if day > today:
        raise WrongUsageError(f"{day.isoformat()} is still to come")
    return day


def check_assessed(limitation: Limitation, course: str, *, is_assessed: bool) -> None:
    """Hold that after a birth nothing counts as managed without an assessment.

    Raises:
        WrongUsageError: it is missing, or given with another limitation.
    """
    is_birth = limitation is Limitation.POSTPARTUM
    is_managed = course.strip().lower() == ComplaintStage.MANAGED.value
    if is_birth and is_managed and not is_assessed:
        raise WrongUsageError(f"{ASSESSED_QUESTION} If so, add --assessed.")
    if is_assessed and not (is_birth and is_managed):
        raise WrongUsageError("--assessed belongs to: limitation postpartum managed")


def _parse_stage(text: str) -> ComplaintStage:
    typed = text.strip().lower()
    if typed in tuple(ComplaintStage):
        return ComplaintStage(typed)
    raise WrongUsageError(
        _unknown_word_text("course of a limitation", text, (*ComplaintStage, COMPLAINT_OVER))
    )


def change_load_step(runner: Runner, item: Equipment, text: str, usual: WeightUnit) -> Runner:
    """The runner whose loads with an item go up by this step.

    A number alone is read in the runner's unit, or in the ``usual`` one.

    Raises:
        QuantityError: the text is no load.
        WrongUsageError: the step is nothing.
    """
    step = Load.parse(text, runner.weight_unit or usual)
    if not step.grams:
        raise WrongUsageError("a weight increment must be above zero, such as 1.25 kg")
    return set_load_step(runner, item, step)


def change_bar(runner: Runner, text: str, usual: WeightUnit) -> Runner:
    """The runner whose empty bar weighs this, or what is usual.

    Raises:
        QuantityError: the text is no load.
        WrongUsageError: the bar weighs nothing.
    """
    if text.strip().lower() == USUAL_BAR:
        return replace(runner, bar=None)
    bar = Load.parse(text, runner.weight_unit or usual)
    if not bar.grams:
        raise WrongUsageError("a bar must weigh more than zero, such as 15 kg")
    return replace(runner, bar=bar)


def change_heaviest(runner: Runner, item: Equipment, text: str, usual: WeightUnit) -> Runner:
    """The runner whose heaviest weight of an item is this, or who has no limit.

    A number alone is read in the runner's unit, or in the ``usual`` one.

    Raises:
        QuantityError: the text is no load.
        WrongUsageError: the weight is nothing, or the item is not loaded by weight.
    """
    if item not in USUAL_STEPS:
        raise WrongUsageError(
            f"{item.plain} has no heaviest weight; choose from: {', '.join(USUAL_STEPS)}"
        )
    if text.strip().lower() == NO_HEAVIEST:
        return set_heaviest(runner, item, None)
    weight = Load.parse(text, runner.weight_unit or usual)
    if not weight.grams:
        raise WrongUsageError("the heaviest weight must be above zero, such as 24 kg, or none")
    return set_heaviest(runner, item, weight)


def change_body_weight(runner: Runner, text: str, usual: WeightUnit) -> Runner:
    """The runner who weighs this, or who did not say it.

    A number alone is read in the runner's unit, or in the ``usual`` one.

    Raises:
        QuantityError: the text is no load.
        WrongUsageError: the weight is nothing.
    """
    if text.strip().lower() == NO_HEAVIEST:
        return replace(runner, body_weight=None)
    weight = Load.parse(text, runner.weight_unit or usual)
    if not weight.grams:
        raise WrongUsageError("body weight must be above zero, such as 64 kg, or none")
    return replace(runner, body_weight=weight)


def change_birth(runner: Runner, text: str, today: date) -> Runner:
    """The runner who was born on this day, or who did not say it.

    Raises:
        WrongUsageError: the text is no day, or one that is still to come.
        QuantityError: no runner was born on it.
    """
    if text.strip().lower() == NO_HEAVIEST:
        return replace(runner, born=None)
    return replace(runner, born=check_birth(parse_past_day(text, today), today))


def change_maximum(runner: Runner, text: str) -> Runner:
    """The runner whose maximum heart rate was measured as this, or was not measured.

    Raises:
        QuantityError: no heart has this maximum.
    """
    if text.strip().lower() == NO_HEAVIEST:
        return replace(runner, max_bpm=None)
    return replace(runner, max_bpm=parse_maximum(text))


def change_circuit_ceiling(runner: Runner, text: str) -> Runner:
    """The runner whose heart rate may go up to this share in circuits, or to the usual one.

    Raises:
        QuantityError: the text is no share that makes sense.
    """
    if text.strip().lower() == USUAL_BAR:
        return replace(runner, circuit_ceiling=None)
    return replace(runner, circuit_ceiling=parse_circuit_ceiling(text))
