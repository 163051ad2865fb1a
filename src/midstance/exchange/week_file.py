"""Reads one week written to a file: its runs, and the strength sessions that want a day.

``midstance plan --from`` plans such a week without a look at the log.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from midstance.domain.calendar import DAYS
from midstance.domain.session import Version
from midstance.domain.weeks.plan import DayToPlan, HoursBetween, SessionToPlace, WeekToPlan
from midstance.domain.weeks.run import Run, RunKind
from midstance.storage.definitions.problems import (
    DefinitionFileError,
    Problem,
    UnplacedProblem,
    nearest,
)
from midstance.storage.definitions.structure import Share, WeekFile, structure
from midstance.storage.definitions.toml_file import parse, read_limited

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from midstance.storage.definitions.structure import RunTable, SessionTable
    from midstance.storage.definitions.toml_file import TomlFile

MOST_SESSIONS = DAYS
"""A day takes one strength session."""
METRES = 1000
_OTHER_SPORTS = {"hard": (RunKind.CROSS, RunKind.OTHER), "legs": (RunKind.OTHER,)}


def read_week_file(path: Path) -> WeekToPlan:
    """The week that a file holds; it repeats, so that Monday follows its Sunday.

    Raises:
        DefinitionFileError: the file cannot be used; every mistake is named with its line and key,
            from the top of the file down.
    """
    try:
        return read_week(parse(str(path), read_limited(path)))
    except DefinitionFileError as error:
        by_place = sorted(error.problems, key=lambda each: (each.line, each.column))
        raise DefinitionFileError(tuple(by_place)) from None


def week_problems(path: Path) -> tuple[Problem, ...] | None:
    """Every mistake in a file of one week; None where the file holds something else."""
    try:
        document = parse(str(path), read_limited(path))
        if not ("session" in document.tables and {"level", "run"} & set(document.tables)):
            return None
        read_week(document)
    except DefinitionFileError as error:
        return error.problems
    return ()


def read_week(document: TomlFile) -> WeekToPlan:
    """The week that a parsed file holds.

    Raises:
        DefinitionFileError: something in it is wrong; every mistake is named.
    """
    file = structure(document, WeekFile)
    if faults := tuple(_faults(file)):
        raise DefinitionFileError(document.problems(faults))
    return WeekToPlan(
        level=file.level,
        days=tuple(_day(file, day) for day in range(DAYS)),
        sessions=tuple(_session(file, each) for each in file.session),
        style=file.style,
        usual_days=None if file.was is None else frozenset(file.was),
        gaps=tuple(HoursBetween(each.between, each.hours) for each in file.gap),
    )


def _day(file: WeekFile, day: int) -> DayToPlan:
    return DayToPlan(
        runs=tuple(_run(each) for each in file.run if each.day == day),
        is_available=day in file.available,
        has_two_slots=day in file.two_slots,
        prefers=file.prefer.count(day),
        avoids=file.avoid.count(day),
    )


def _run(table: RunTable) -> Run:
    return Run(
        kind=table.kind,
        minutes=table.minutes,
        metres=None if table.distance is None else round(table.distance * METRES),
        effort=table.effort,
        is_hard=table.hard,
        is_on_legs=table.legs,
    )


def _session(file: WeekFile, table: SessionTable) -> SessionToPlace:
    owed, last = file.owed.get(table.id, (0, Version.FULL))
    return SessionToPlace(
        id=table.id,
        legs=table.legs,
        has_upper=Share.UPPER in table.shares,
        is_hiit=table.hiit,
        minutes=table.minutes,
        owed=owed,
        last_version=last,
    )


def _faults(file: WeekFile) -> Iterator[UnplacedProblem]:
    """What no single value can tell: sessions that are named twice, or not there."""
    yield from _faults_of_list(file)
    known = tuple(each.id for each in file.session)
    named: list[tuple[tuple[str | int, ...], str]] = [(("owed", id_), id_) for id_ in file.owed]
    for number, gap in enumerate(file.gap):
        named += [(("gap", number, "between", at), id_) for at, id_ in enumerate(gap.between)]
        if len(set(gap.between)) == 1:
            message = "a session needs no hours between it and itself"
            yield UnplacedProblem(("gap", number, "between"), message, "name two sessions")
    for path, id_ in named:
        if id_ not in known:
            remedy = nearest(id_, known) or f"the sessions here are {', '.join(known)}"
            yield UnplacedProblem(path, f"there is no session {id_!r}", remedy)
    for number, run in enumerate(file.run):
        yield from _faults_of_run(run, number)


def _faults_of_list(file: WeekFile) -> Iterator[UnplacedProblem]:
    count = len(file.session)
    if not count:
        message = "there is no session to place"
        yield UnplacedProblem(("session",), message, "add [[session]]")
    if count > MOST_SESSIONS:
        message = f"there are {count} sessions, and a day takes one"
        yield UnplacedProblem(("session", MOST_SESSIONS), message, f"keep {MOST_SESSIONS}")
    twice = {id_ for id_, times in Counter(each.id for each in file.session).items() if times > 1}
    seen: set[str] = set()
    for number, session in enumerate(file.session):
        if session.id in twice & seen:
            message = f"there is a session {session.id!r} already"
            yield UnplacedProblem(("session", number, "id"), message, "give it an id of its own")
        seen.add(session.id)


def _faults_of_run(run: RunTable, number: int) -> Iterator[UnplacedProblem]:
    for key, kinds in _OTHER_SPORTS.items():
        if getattr(run, key) and run.kind not in kinds:
            names = " and ".join(kinds)
            message = f"a run of kind {run.kind.value!r} has no {key!r}"
            yield UnplacedProblem(
                ("run", number, key), message, f"remove it; it is read for {names}", on_key=True
            )
