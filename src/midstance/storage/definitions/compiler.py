"""Makes a library from its files: parses, checks, and leaves out what has a mistake."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar, assert_never

from midstance.domain.exercise import Exercise
from midstance.domain.library import Library
from midstance.domain.program import Program, Routine
from midstance.storage.definitions.cache import LoadedLibrary
from midstance.storage.definitions.checks.consistency import (
    KnownIds,
    LocatedEntry,
    check_consistency,
)
from midstance.storage.definitions.problems import DefinitionFileError, Problem, UnplacedProblem
from midstance.storage.definitions.sources import FileKind, Source
from midstance.storage.definitions.structure import ExerciseFile, structure
from midstance.storage.definitions.toml_file import TomlFile, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from midstance.storage.definitions.problems import KeyPath

    _FaultOf = tuple[TomlFile, UnplacedProblem]

E = TypeVar("E", Exercise, Routine, Program)


@dataclass(frozen=True, slots=True)
class LocatedRecord:
    """An entry of the library with the place in the file that it came from."""

    entry: LocatedEntry
    document: TomlFile
    path: KeyPath
    own: bool


def compile_library(sources: Sequence[Source]) -> LoadedLibrary:
    """The library in ``sources``; a file with a mistake is left out as a whole."""
    files: list[tuple[LocatedRecord, ...]] = []
    problems: list[Problem] = []
    for source in sources:
        try:
            files.append(read_records(source))
        except DefinitionFileError as error:
            problems += error.problems
    while wrong := _problems_between(files):
        problems += wrong
        left_out = {problem.file for problem in wrong}
        files = [records for records in files if records[0].document.file not in left_out]
    return LoadedLibrary(join_libraries(files), tuple(sorted(set(problems), key=_by_place)))


def _by_place(problem: Problem) -> tuple[str, int, int]:
    return problem.file, problem.line, problem.column


def read_records(source: Source) -> tuple[LocatedRecord, ...]:
    """Every entry of one file, none of them compared with others yet.

    Raises:
        DefinitionFileError: the file cannot be read, or something in it is wrong.
    """
    if source.trouble:
        raise DefinitionFileError((Problem(source.file, 1, 1, "", source.trouble),))
    return records_of(parse(source.file, source.content), source.kind, own=source.own)


def records_of(document: TomlFile, kind: FileKind, *, own: bool) -> tuple[LocatedRecord, ...]:
    """Every entry of ``document``, none of them compared with others yet.

    Raises:
        DefinitionFileError: something in it is wrong.
    """
    records = tuple(
        LocatedRecord(entry, document, path, own) for entry, path in _entries(document, kind)
    )
    if not records:
        raise DefinitionFileError(
            (Problem(document.file, 1, 1, "", "the file holds nothing", "delete it"),)
        )
    return records


def _entries(document: TomlFile, kind: FileKind) -> Iterator[tuple[LocatedEntry, KeyPath]]:
    match kind:
        case FileKind.EXERCISES:
            held = structure(document, ExerciseFile).exercise
            yield from ((entry, ("exercise", number)) for number, entry in enumerate(held))
        case FileKind.ROUTINES:
            yield structure(document, Routine), ()
        case FileKind.PROGRAMS:
            yield structure(document, Program), ()
        case _:
            assert_never(kind)


def _problems_between(files: Sequence[tuple[LocatedRecord, ...]]) -> list[Problem]:
    """What must be left out next: own files before bundled ones, which were right without them."""
    problems = list(problems_twice(files)) or list(problems_in(join_libraries(files), files))
    own = {records[0].document.file for records in files if records[0].own}
    if not problems or not own:
        return problems
    return [problem for problem in problems if problem.file in own] or [
        _blame_own_file(problems[0], files)
    ]


def _blame_own_file(problem: Problem, files: Sequence[tuple[LocatedRecord, ...]]) -> Problem:
    """A problem of a bundled file, reported at the last own file that overrides a bundled id."""
    ids = {record.entry.id for records in files for record in records if not record.own}
    own = [record for records in files for record in records if record.own]
    message = f"with this file, {problem.file} is no longer right: {problem.message}"
    culprit = next((record for record in reversed(own) if record.entry.id in ids), own[-1])
    return culprit.document.problem(UnplacedProblem((*culprit.path, "id"), message, problem.remedy))


def problems_in(library: Library, files: Iterable[tuple[LocatedRecord, ...]]) -> Iterator[Problem]:
    """What is wrong between the records of ``files`` and the whole ``library`` that holds them.

    A fault of an entry that no file brought is reported at the own record that has a part in it.
    """
    records = {(type(r.entry), r.entry.id): r for each in files for r in each}
    known = KnownIds(library.exercises, library.routines)
    entries: list[LocatedEntry] = [*library.exercises.values(), *library.routines.values()]
    faults: list[_FaultOf] = []
    for entry in (*entries, *library.programs.values()):
        record = records.get((type(entry), entry.id))
        for fault in check_consistency(entry, record.path if record else (), known):
            other = records.get((Exercise, fault.about))
            faults += _fault_of_a_file(fault, entry, record, other)
    yield from _locate_faults(faults)


def _fault_of_a_file(
    fault: UnplacedProblem,
    entry: LocatedEntry,
    record: LocatedRecord | None,
    other: LocatedRecord | None,
) -> Iterator[_FaultOf]:
    """The fault with the file that brought it: an own exercise answers for a bundled one."""
    if record is not None and (record.own or other is None or not other.own):
        yield record.document, fault
    elif other is not None and other.own:
        message = f"with this, {entry.id!r} is no longer right: {fault.message}"
        path: KeyPath = (*other.path, "id")
        yield other.document, replace(fault, path=path, message=message, at=None)


def _locate_faults(faults: Iterable[_FaultOf]) -> Iterator[Problem]:
    """Each file's first hundred faults with their places, and how many more there are."""
    of_file: dict[str, list[_FaultOf]] = {}
    for fault in faults:
        of_file.setdefault(fault[0].file, []).append(fault)
    for found in of_file.values():
        yield from found[0][0].problems(fault for _, fault in found)


def problems_twice(files: Sequence[tuple[LocatedRecord, ...]]) -> Iterator[Problem]:
    """Ids that come twice; the runner's own may come again after a bundled one and override it."""
    yield from _locate_faults(_ids_twice(files))


def _ids_twice(files: Sequence[tuple[LocatedRecord, ...]]) -> Iterator[_FaultOf]:
    seen: dict[tuple[type, str, bool], LocatedRecord] = {}
    for record in (record for each in files for record in each):
        name = (type(record.entry), record.entry.id, record.own)
        if name in seen:
            message = f"the id {record.entry.id!r} is already used in {seen[name].document.file}"
            fault = UnplacedProblem((*record.path, "id"), message, "give it an id of its own")
            yield record.document, fault
        seen[name] = record


def join_libraries(files: Iterable[tuple[LocatedRecord, ...]]) -> Library:
    """The library of all records; a later one replaces an earlier one with its id."""
    entries = [record.entry for records in files for record in records]
    return Library(
        exercises=link_ladders(_by_id(entries, Exercise)),
        routines=_by_id(entries, Routine),
        programs=_by_id(entries, Program),
    )


def _by_id(entries: list[LocatedEntry], kind: type[E]) -> dict[str, E]:
    return {entry.id: entry for entry in entries if isinstance(entry, kind)}


def link_ladders(exercises: Mapping[str, Exercise]) -> dict[str, Exercise]:
    """The exercises with open ends of a ladder tied to the rung that names them.

    So a new rung needs only name its neighbour, not override it.
    """
    tied = dict(exercises)
    for exercise in exercises.values():
        for key, back in (("easier", "harder"), ("harder", "easier")):
            other = tied.get(getattr(exercise, key) or "")
            if other and other.ladder == exercise.ladder and getattr(other, back) is None:
                tied[other.id] = _with_neighbour(other, back, exercise.id)
    return tied


def _with_neighbour(exercise: Exercise, key: str, id_: str) -> Exercise:
    return replace(exercise, easier=id_) if key == "easier" else replace(exercise, harder=id_)
