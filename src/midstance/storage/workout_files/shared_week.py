"""A shared week as a small TOML file, sealed as the files of workouts are, and a folder of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from zlib import crc32

import tomli_w

from midstance.domain.exercise import VolumeGroup
from midstance.domain.weeks.shared_week import (
    LONGEST_RUNNER_NAME,
    SharedPain,
    SharedSets,
    SharedWeek,
)
from midstance.storage.database.tables import replace_surrogates
from midstance.storage.errors import UNREADABLE, StorageError, WorkoutFileError, from_os
from midstance.storage.files import make_private, write_file
from midstance.storage.workout_files.codec import parse_date, parse_int, parse_string
from midstance.storage.workout_files.workout_file import (
    add_checksum_line,
    check_checksum_line,
    check_file_version,
    parse_file,
    read_workout_file,
    reason_text,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from midstance.storage.database.tables import Plain

SHARED_FORMAT = "midstance-shared-week"
_HEAD = "# One week of a runner, for a coach. It is written again when the runner shares again.\n"
_LEFT_OUT = "It was left out; ask the runner to share again."
MOST_BYTES_SHARED = 64 * 1024
"""Of a shared week that is read."""
MOST_SHARED_FILES = 5_000
"""Files of one folder that are read: those of a hundred runners in a year."""
_BY_OWNER, _READ_BY_OTHERS = 0o600, 0o044
"""Permissions of a shared week."""
_MOST_LINES = 50
"""Runs and sessions that a shared week may have."""
_LONGEST_LINE = 300
"""Characters of a text in it."""
_HIGHEST = 10
"""The end of the scales from 0."""
_PREFIX = len("week-2026-11-23-")
_NAME = re.compile(r"week-\d{4}-\d{2}-\d{2}-[^/]+\.toml")
_UNSAFE = re.compile(r"[^a-z0-9]+")


def shared_file_name(week: SharedWeek) -> str:
    """``week-2026-11-23-anna.toml``; a name that not every disk takes is told apart by a number."""
    return f"week-{week.first.isoformat()}-{_safe_name(week.name)}.toml"


def _safe_name(name: str) -> str:
    folded = name.casefold()
    safe = _UNSAFE.sub("-", folded).strip("-")
    if safe != folded:
        safe = f"{safe}-{crc32(folded.encode('utf-8', 'replace')):08x}".lstrip("-")
    return safe


def has_weeks_of(folder: Path, name: str) -> bool:
    """Whether a runner of this name has shared a week in ``folder``."""
    try:
        return any(each.stem[_PREFIX:] == _safe_name(name) for each in _files_in(folder))
    except OSError:
        return False


def write_shared_week(folder: Path, week: SharedWeek) -> Path:
    """Write ``week`` into ``folder``, in the place of what was shared of it before.

    Whoever may read the folder may read the week; in a folder that is made here, nobody else.

    Raises:
        StorageError: the folder cannot be written.
    """
    path = folder / shared_file_name(week)
    try:
        make_private(folder)
        readers = folder.stat().st_mode & _READ_BY_OTHERS
        write_file(path, (shared_to_bytes(week),), replace=True, mode=_BY_OWNER | readers)
    except OSError as error:
        raise StorageError(*from_os(error, path)) from error
    return path


def read_shared_weeks(folder: Path) -> tuple[list[SharedWeek], list[StorageError]]:
    """The weeks in ``folder`` and in the folders right inside it, and what had to be left out."""
    weeks: list[SharedWeek] = []
    problems: list[StorageError] = []
    try:
        inner = sorted(each for each in folder.iterdir() if each.is_dir() and not each.is_symlink())
    except OSError as error:
        return [], [StorageError(*from_os(error, folder))]
    for place in (folder, *inner):
        try:
            paths = _files_in(place)
        except OSError as error:
            problems.append(StorageError("the folder cannot be read", place, _reason(error)))
            continue
        if left_out := paths[MOST_SHARED_FILES:]:
            count = len(left_out)
            files = (
                "1 file of the oldest week is"
                if count == 1
                else f"{count} files of the oldest weeks are"
            )
            what = f"{files} too many to read"
            problems.append(StorageError(what, place, "Move old weeks to another folder."))
        for path in paths[:MOST_SHARED_FILES]:
            try:
                weeks.append(_read(path))
            except StorageError as error:
                problems.append(error)
    return weeks, problems


def _reason(error: OSError) -> str:
    return f"Let this account read it ({error.strerror})."


def _files_in(folder: Path) -> list[Path]:
    """The newest weeks come first, so that a crowded folder loses its oldest ones."""
    return sorted((each for each in folder.iterdir() if _NAME.fullmatch(each.name)), reverse=True)


def _read(path: Path) -> SharedWeek:
    content = read_workout_file(path)
    if len(content) > MOST_BYTES_SHARED:
        raise WorkoutFileError("the file is too large for a week", path, _LEFT_OUT)
    try:
        check_checksum_line(content, path)
    except WorkoutFileError as error:
        raise WorkoutFileError(error.what, path, _LEFT_OUT) from error
    return shared_from_bytes(content, path)


def shared_to_bytes(week: SharedWeek) -> bytes:
    """The file's bytes with the checksum line; what nobody said is left out."""
    plain: Plain = {
        "format": SHARED_FORMAT,
        "version": 1,
        "name": replace_surrogates(week.name),
        "first": week.first,
        "made": week.made,
        "program": replace_surrogates(week.program),
        "sessions": {
            "done": week.sessions_done,
            "planned": week.sessions_planned,
            "other": week.sessions_extra,
        },
        "sets": {"done": week.sets_done, "planned": week.sets_planned},
        "runs": {
            "done": week.runs_done,
            "planned": week.runs_planned,
            "metres_done": week.metres_done,
            "metres_planned": week.metres_planned,
        },
        "ahead": [replace_surrogates(each) for each in week.ahead],
    }
    if week.effort is not None:
        plain["effort"] = {"mean": week.effort, "rated": week.rated}
    if week.note:
        plain["note"] = replace_surrogates(week.note)
    plain["group"] = [
        {"name": each.group.value, "sets": each.sets}
        | ({} if each.target is None else {"enough": each.target})
        for each in week.groups
    ]
    if week.pains is not None:
        plain["pains"] = [
            {"day": each.day, "region": replace_surrogates(each.region), "level": each.level}
            for each in week.pains
        ]
    return add_checksum_line((_HEAD + tomli_w.dumps(plain)).encode())


def shared_from_bytes(content: bytes, path: Path) -> SharedWeek:
    """What the file at ``path`` says, whose checksum was verified.

    Raises:
        WorkoutFileError: it is none that Midstance writes, or of another version.
    """
    try:
        plain = parse_file(content, path)
    except WorkoutFileError as error:
        raise WorkoutFileError(error.what, path, _LEFT_OUT) from error
    try:
        check_file_version(plain, SHARED_FORMAT, path)
        return _from_plain(plain)
    except UNREADABLE as error:
        raise WorkoutFileError(
            f"the file cannot be understood ({reason_text(error)})", path, _LEFT_OUT
        ) from error


def _from_plain(plain: Mapping[str, Any]) -> SharedWeek:
    sessions, sets, runs = (_table(plain, name) for name in ("sessions", "sets", "runs"))
    effort = _table(plain, "effort") if "effort" in plain else None
    pains = plain.get("pains")
    return SharedWeek(
        name=_cut_text(plain["name"], LONGEST_RUNNER_NAME),
        first=parse_date(plain["first"]),
        made=parse_date(plain["made"]),
        program=_cut_text(plain["program"]),
        sessions_done=parse_int(sessions["done"]),
        sessions_planned=parse_int(sessions["planned"]),
        sessions_extra=parse_int(sessions["other"]),
        sets_done=parse_int(sets["done"]),
        sets_planned=parse_int(sets["planned"]),
        groups=tuple(_sets_from_plain(each) for each in _list(plain["group"])),
        effort=_number(effort["mean"], _HIGHEST) if effort else None,
        rated=parse_int(effort["rated"]) if effort else 0,
        runs_done=parse_int(runs["done"]),
        runs_planned=parse_int(runs["planned"]),
        metres_done=parse_int(runs["metres_done"]),
        metres_planned=parse_int(runs["metres_planned"]),
        ahead=tuple(_cut_text(each) for each in _list(plain["ahead"])[:_MOST_LINES]),
        pains=None if pains is None else tuple(map(_pain_from_plain, _list(pains)[:_MOST_LINES])),
        note=parse_string(plain.get("note", "")),
    )


def _table(plain: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = plain[name]
    if not isinstance(value, dict):
        raise TypeError(f"{name} is no table")
    return value


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r} is no list")
    return value


def _sets_from_plain(plain: Mapping[str, Any]) -> SharedSets:
    target = plain.get("enough")
    sets = _number(plain["sets"], 10_000)
    return SharedSets(
        VolumeGroup(plain["name"]), sets, None if target is None else parse_int(target)
    )


def _pain_from_plain(plain: Mapping[str, Any]) -> SharedPain:
    level = int(_number(plain["level"], _HIGHEST))
    return SharedPain(parse_date(plain["day"]), _cut_text(plain["region"]), level)


def _number(value: object, most: float) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= most:
        raise ValueError(f"{value!r} is out of range")
    return float(value)


def _cut_text(value: object, longest: int = _LONGEST_LINE) -> str:
    return parse_string(value)[:longest]
