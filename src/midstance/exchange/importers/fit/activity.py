"""FIT: an activity as watches write it: a run, or a strength workout with its sets."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from midstance.exchange.importers.fit.exercise_names import fit_exercises
from midstance.exchange.importers.fit.messages import (
    SESSION,
    SET,
    CutFitError,
    FitDecoder,
    checksum,
)
from midstance.exchange.importers.fit.strength import FIT_START, StrengthSets
from midstance.exchange.reading.activities import (
    Sport,
    add_activity,
    possible_bpm,
    possible_seconds,
)
from midstance.exchange.reading.findings import (
    ImportedRun,
    ImportedWorkout,
    ImportFileError,
)
from midstance.exchange.reading.sources import MOST_TRACK_BYTES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from midstance.exchange.importers.fit.messages import FitValues
    from midstance.exchange.reading.findings import Findings
    from midstance.exchange.reading.sources import SourceFile
    from midstance.exchange.reading.table import Head

SOURCE = "FIT"
_START, _SPORT, _SUB_SPORT, _ELAPSED, _TIMER, _DISTANCE = 2, 5, 6, 7, 8, 9
"""The fields of a session, by the profile."""
_MEAN_BPM, _MAX_BPM = 16, 17
"""Its fields of the heart rate, by the profile."""
_SHORTEST_HEADER = 12
"""Bytes of a header without its checksum."""
_SPORTS: Mapping[int, str] = {
    0: "other",
    1: "running",
    2: "cycling",
    4: "elliptical",
    5: "swimming",
    11: "walking",
    12: "nordic skiing",
    15: "rowing",
    17: "hiking",
}
_TRAINING, _STRENGTH, _TRAIL = 10, 20, 3
"""A sport, and two sub-sports, by the profile."""


def recognises(head: Head) -> bool:
    """Whether it has the mark of FIT in its header."""
    return head.start[8:12] == b".FIT"


def read(source: SourceFile, findings: Findings) -> None:
    """Find the activities of the file; several files may follow each other in one.

    Raises:
        ImportFileError: nothing of it can be read, or it holds no activity.
    """
    content = source.content(MOST_TRACK_BYTES)
    place, is_cut, has_any = 0, False, False
    while content[place + 8 : place + 12] == b".FIT" and not is_cut:
        size = content[place]
        if size < _SHORTEST_HEADER:
            break
        end = place + size + int.from_bytes(content[place + 4 : place + 8], "little")
        decoder = FitDecoder(content, place + size, end)
        try:
            decoder.run()
        except CutFitError:
            is_cut = True
        else:
            _check(findings, source, content[place : end + 2])
        has_any = has_any or bool(decoder.found.get(SESSION) or decoder.found.get(SET))
        _add_all(findings, decoder)
        place = end + 2
    if not has_any:
        what = "the file is cut" if is_cut else "it holds no activity that was done"
        raise ImportFileError(what, source.name, "Copy it from the watch again.")
    if is_cut:
        findings.notes.append(f"{source.name}: the file is cut; what was there was read")


def _check(findings: Findings, source: SourceFile, content: bytes) -> None:
    """Note a wrong checksum; a file that can be read is used all the same."""
    if len(content) > 1 and checksum(content[:-2]) != int.from_bytes(content[-2:], "little"):
        findings.notes.append(f"{source.name}: its checksum is wrong; look at what was read")


def _add_all(findings: Findings, decoder: FitDecoder) -> None:
    """Add the activities of one file."""
    sessions, sets = (
        decoder.found.get(SESSION, []),
        StrengthSets(decoder.found, fit_exercises(findings.options.read_asset)),
    )
    if decoder.passed_over:
        findings.notes.append(
            f"{findings.file}: it has more sets than a workout; "
            f"{decoder.passed_over} were passed over"
        )
    for number, session in enumerate(sessions):
        _add(findings, session, number, sets, is_only=len(sessions) == 1)
    if not sessions and sets.span:
        # The watch or the copy stopped before the end: what was trained is there all the same.
        start, end = sets.span
        length = possible_seconds((end - start).total_seconds())
        workout = ImportedWorkout(SOURCE, sets.key(start, 0), "", start, seconds=length)
        sets.add(findings, workout, sets.of_session(start, end, is_only=True))


def _add(
    findings: Findings, session: FitValues, number: int, sets: StrengthSets, *, is_only: bool
) -> None:
    numbers = session.numbers
    if _START not in numbers:
        findings.leave_out("an activity without a start")
        return
    start = FIT_START + timedelta(seconds=numbers[_START])
    milliseconds = numbers.get(_TIMER, numbers.get(_ELAPSED, 0))
    elapsed = timedelta(milliseconds=numbers.get(_ELAPSED, milliseconds))
    run = ImportedRun(
        SOURCE,
        sets.key(start, number),
        start,
        seconds=round(milliseconds / 1000),
        metres=round(numbers.get(_DISTANCE, 0) / 100),
        mean_bpm=numbers.get(_MEAN_BPM),
        max_bpm=numbers.get(_MAX_BPM),
    )
    sport = _sport(numbers)
    of_it = sets.of_session(start, start + elapsed, is_only=is_only)
    if of_it and Sport.called(sport) in {Sport.STRENGTH, Sport.OTHER}:
        sets.add(findings, _workout(run, is_own=sets.is_own), of_it)
    else:
        add_activity(findings, sport, run)


def _workout(run: ImportedRun, *, is_own: bool) -> ImportedWorkout:
    return ImportedWorkout(
        SOURCE,
        run.key,
        "",
        run.start,
        seconds=possible_seconds(run.seconds or 0),
        mean_bpm=possible_bpm(run.mean_bpm),
        max_bpm=possible_bpm(run.max_bpm),
        is_of_a_watch=not is_own,
    )


def _sport(session: Mapping[int, int]) -> str:
    sport, sub_sport = session.get(_SPORT, 0), session.get(_SUB_SPORT, 0)
    if sub_sport == _STRENGTH:
        return "strength training"
    name = _SPORTS.get(sport, "training" if sport == _TRAINING else f"sport {sport}")
    return f"trail {name}" if sub_sport == _TRAIL and name == "running" else name
