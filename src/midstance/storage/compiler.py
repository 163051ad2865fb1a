"""Makes a library from its files: parses, checks, and leaves out what has a mistake."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar, assert_never

from midstance.domain.exercise import Exercise
from midstance.domain.library import Library
from midstance.domain.session import Program, Routine
from midstance.storage.checks import Entry, Known, check
from midstance.storage.compiled import LoadedLibrary
from midstance.storage.problem import Fault, FileError, Problem
from midstance.storage.shape import ExerciseFile, structure
from midstance.storage.sources import Kind, Source
from midstance.storage.toml_text import Document, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from midstance.storage.problem import Path

E = TypeVar("E", Exercise, Routine, Program)


@dataclass(frozen=True, slots=True)
class Record:
    """An entry of the library with the place in the file that it came from."""

    entry: Entry
    document: Document
    path: Path
    own: bool

    def problem(self, fault: Fault) -> Problem:
        """``fault`` placed in this record's file."""
        return self.document.problem(fault)


def compile_library(found: Sequence[Source]) -> LoadedLibrary:
    """The library that ``found`` makes; a file with a mistake is left out as a whole."""
    files: list[tuple[Record, ...]] = []
    problems: list[Problem] = []
    for source in found:
        try:
            files.append(read_records(source))
        except FileError as error:
            problems += error.problems
    while wrong := _problems_between(files):
        problems += wrong
        left_out = {problem.file for problem in wrong}
        files = [records for records in files if records[0].document.file not in left_out]
    return LoadedLibrary(joined(files), tuple(sorted(set(problems), key=_by_place)))


def _by_place(problem: Problem) -> tuple[str, int, int]:
    return problem.file, problem.line, problem.column


def read_records(source: Source) -> tuple[Record, ...]:
    """Every entry of one file, none of them compared with others yet.

    Raises:
        FileError: the file cannot be read, or something in it is wrong.
    """
    if source.trouble:
        raise FileError((Problem(source.file, 1, 1, "", source.trouble),))
    document = parse(source.file, source.content)
    records = tuple(
        Record(entry, document, path, source.own) for entry, path in _entries(document, source.kind)
    )
    if not records:
        raise FileError((Problem(source.file, 1, 1, "", "the file holds nothing", "delete it"),))
    return records


def _entries(document: Document, kind: Kind) -> Iterator[tuple[Entry, Path]]:
    match kind:
        case Kind.EXERCISES:
            held = structure(document, ExerciseFile).exercise
            yield from ((entry, ("exercise", number)) for number, entry in enumerate(held))
        case Kind.ROUTINES:
            yield structure(document, Routine), ()
        case Kind.PROGRAMS:
            yield structure(document, Program), ()
        case _:
            assert_never(kind)


def _problems_between(files: Sequence[tuple[Record, ...]]) -> list[Problem]:
    twice = list(_problems_twice(files))
    if twice:
        return twice
    records = {(type(r.entry), r.entry.id): r for each in files for r in each}
    known = _known(joined(files))
    return [
        _blamed(record, fault, records)
        for record in records.values()
        for fault in check(_linked_entry(record, known), record.path, known)
    ]


def _linked_entry(record: Record, known: Known) -> Entry:
    entry = record.entry
    return known.exercises[entry.id] if isinstance(entry, Exercise) else entry


def _known(library: Library) -> Known:
    return Known(library.exercises, library.routines)


def _problems_twice(files: Sequence[tuple[Record, ...]]) -> Iterator[Problem]:
    """Ids that come twice; the runner's own may come again after a bundled one and override it."""
    seen: dict[tuple[type, str, bool], Record] = {}
    for record in (record for each in files for record in each):
        name = (type(record.entry), record.entry.id, record.own)
        if name in seen:
            told = f"the id {record.entry.id!r} is already used in {seen[name].document.file}"
            fault = Fault((*record.path, "id"), told, "give it an id of its own")
            yield record.problem(fault)
        seen[name] = record


def _blamed(record: Record, fault: Fault, records: Mapping[tuple[type, str], Record]) -> Problem:
    """The problem in the file that brought it: an own exercise answers for a bundled one."""
    other = records.get((Exercise, fault.about))
    if record.own or other is None or not other.own:
        return record.problem(fault)
    told = f"with this, {record.entry.id!r} is no longer right: {fault.message}"
    return other.problem(replace(fault, path=(*other.path, "id"), message=told, at=None))


def joined(files: Iterable[tuple[Record, ...]]) -> Library:
    """The library of all records; a later one replaces an earlier one with its id."""
    entries = [record.entry for records in files for record in records]
    return Library(
        exercises=linked(_by_id(entries, Exercise)),
        routines=_by_id(entries, Routine),
        programs=_by_id(entries, Program),
    )


def _by_id(entries: list[Entry], kind: type[E]) -> dict[str, E]:
    return {entry.id: entry for entry in entries if isinstance(entry, kind)}


def linked(exercises: Mapping[str, Exercise]) -> dict[str, Exercise]:
    """The exercises with open ends of a ladder tied to the rung that names them.

    So a new rung needs only name its neighbour, not override it.
    """
    tied = dict(exercises)
    for exercise in exercises.values():
        for key, back in (("easier", "harder"), ("harder", "easier")):
            other = tied.get(getattr(exercise, key) or "")
            if other and other.ladder == exercise.ladder and getattr(other, back) is None:
                tied[other.id] = _tied(other, back, exercise.id)
    return tied


def _tied(exercise: Exercise, key: str, id_: str) -> Exercise:
    return replace(exercise, easier=id_) if key == "easier" else replace(exercise, harder=id_)
