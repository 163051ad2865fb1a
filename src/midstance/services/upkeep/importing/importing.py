"""Imports histories and runs of other programs: read, looked at, and taken in as one change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from midstance.domain.quantity import DistanceUnit
from midstance.exchange.read_exports import read_exports
from midstance.exchange.reading.findings import ReadOptions
from midstance.exchange.reading.sources import Progress
from midstance.services.upkeep.importing.conversion import Converter, is_imported, workout_id
from midstance.services.upkeep.importing.names import NameBook, NameOrigin, count_names
from midstance.services.upkeep.importing.plan import ImportPlan
from midstance.services.upkeep.importing.preview import import_title
from midstance.services.upkeep.importing.runs import RunPlanner
from midstance.services.upkeep.importing.workouts import WorkoutPlanner
from midstance.storage.database.foreign import read_tables
from midstance.storage.import_names import add_answers, add_units, read_answers, read_units
from midstance.storage.log.intake import IntakeBatch
from midstance.storage.places import read_asset

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from midstance.domain.exercise import Exercise
    from midstance.domain.library import Library
    from midstance.domain.quantity import WeightUnit
    from midstance.domain.record import Timestamp
    from midstance.exchange.reading.findings import Findings
    from midstance.storage.training_log import TrainingLog

OnProgress: TypeAlias = "Callable[[int, int], None]"
"""Called with the steps done and the steps in all."""


def read_options(
    log: TrainingLog,
    usual_weight: WeightUnit,
    weight: WeightUnit | None = None,
    distance: DistanceUnit | None = None,
    *,
    day_first: bool | None = None,
) -> ReadOptions:
    """How files are read that do not say their units: as the runner said, else as is usual.

    Raises:
        StorageError: the log cannot be read.
    """
    usual = DistanceUnit.of(log.profile())
    return ReadOptions(weight, distance, day_first, usual_weight, usual, read_tables, read_asset)


def prepare_import(
    log: TrainingLog,
    library: Library,
    config: Path,
    paths: Iterable[Path],
    options: ReadOptions,
    now: Timestamp,
    show: OnProgress | None = None,
) -> ImportPlan:
    """Read ``paths``, and find out what they would change; ``show`` follows the reading.

    Raises:
        StorageError: nothing in them can be taken, or the log or the answers cannot be read.
    """
    answers = read_answers(config)
    options = replace(options, said_before=read_units(config))
    findings = read_exports(paths, options, Progress(show))
    return plan_import(log, library.exercises, answers, findings, now)


def plan_import(
    log: TrainingLog,
    exercises: Mapping[str, Exercise],
    answers: Mapping[str, str],
    findings: Findings,
    now: Timestamp,
) -> ImportPlan:
    """What would change if ``findings`` were imported; the log is not touched.

    Raises:
        StorageError: the log cannot be read.
    """
    plan = ImportPlan(findings, now)
    converter = Converter(exercises, {}, log.profile_reading().runner, now)
    WorkoutPlanner(log, plan, converter).add()
    RunPlanner(log, plan, converter).add()
    coming = [*plan.new, *(workout for workout, _ in plan.extended)]
    names = count_names(each.exercise for workout in coming for each in workout.sets)
    book = NameBook(exercises, answers)
    plan.names = book.meanings(names)
    _find_renamed(log, plan, book)
    return plan


def _find_renamed(log: TrainingLog, plan: ImportPlan, book: NameBook) -> None:
    """Find the sets of earlier imports whose name may mean an exercise of the library now."""
    in_log = {id_ for id_ in log.days.exercises() if not book.knows(id_)}
    found = count_names(each.exercise for one in plan.findings.workouts for each in one.sets)
    meanings = book.meanings({name: 0 for name in found if book.own_id(name) in in_log})
    for name, meaning in meanings.items():
        if meaning.exercise:
            plan.names.setdefault(name, meaning)
            sets = log.iter_sets(exercise=meaning.own)
            if number := sum(is_imported(each) for each in sets):
                plan.logged_as_own[name] = number


def answer_names(plan: ImportPlan, config: Path, answers: Mapping[str, str]) -> None:
    """Keep what the runner said of names: the id of an exercise, or "" for one of their own.

    Raises:
        StorageError: the file of the answers could not be written.
    """
    add_answers(config, answers)
    for name, exercise in answers.items():
        origin = NameOrigin.ANSWER if exercise else NameOrigin.OWN
        plan.names[name] = replace(plan.names[name], origin=origin, exercise=exercise)


def keep_units(plan: ImportPlan, config: Path) -> None:
    """Keep the units that the runner named, for later files of the same program.

    Raises:
        StorageError: the file of the answers could not be written.
    """
    add_units(config, plan.findings.said)


def carry_out(
    log: TrainingLog, library: Library, plan: ImportPlan, show: OnProgress | None = None
) -> str:
    """Take everything in as one change, after a backup; gives what it is called in an undo.

    Raises:
        StorageError: the log could not take it; then nothing of it is there.
    """
    if log.newest_set() is not None:
        log.back_up(plan.now.utc.date())
    runner = log.profile_reading().runner
    converter = Converter(library.exercises, plan.names, runner, plan.now)
    changes = len(plan.new) + len(plan.extended) + len(plan.heart_rates)
    changes += len(plan.runs_to_save) + len(plan.vanished) + len(plan.replaced)
    renamed = [
        converter.renamed(each, meaning)
        for meaning in plan.renamed
        for each in log.iter_sets(exercise=meaning.own)
        if is_imported(each)
    ]
    changes += len({each.workout_id for each in renamed})
    steps, whole = 0, 2 * changes  # each is saved, and then has its file

    def step() -> None:
        nonlocal steps
        steps += 1
        if show is not None:
            show(min(steps, whole), whole)

    extended = (
        (
            workout_id(workout),
            tuple(each for each in converter.workout(workout).sets if each.id in ids),
        )
        for workout, ids in plan.extended
    )
    batch = IntakeBatch(
        map(converter.workout, plan.new),
        extended,
        plan.runs_to_save,
        plan.vanished,
        plan.heart_rates,
        renamed,
        plan.replaced,
    )
    title = import_title(plan)
    log.corrections.intake.take_in(title, plan.now, batch, step)
    return title
