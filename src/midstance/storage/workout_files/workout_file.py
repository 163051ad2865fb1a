"""One finished workout as a TOML file; its last line is a SHA-256 of all lines before it."""

from __future__ import annotations

import json
import os
import re
import stat
import tomllib
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from uuid import UUID

import tomli_w

from midstance.domain.record import WorkoutStatus
from midstance.storage.errors import UNREADABLE, WorkoutFileError, from_os
from midstance.storage.log.event_log import (
    TimedEvent,
    compact_json,
    timed_event_from_plain,
    timed_event_to_plain,
)
from midstance.storage.workout_files.codec import (
    local_time,
    parse_timestamp,
    workout_from_plain,
    workout_to_plain,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from midstance.domain.record import WorkoutRecord
    from midstance.storage.database.tables import Plain


MOST_BYTES = 16 * 1024 * 1024
"""A larger file is not read."""
COMMENT = "It was left out; the log and all other files are as they were."
_CHECKSUM_PREFIX = "# sha256 "


def add_checksum_line(content: bytes) -> bytes:
    """``content`` with its checksum line."""
    return content + _checksum_line(content)


def read_workout_file(path: Path) -> bytes:
    """The bytes of an ordinary file, looked at before it is read, never more than a file may have.

    Raises:
        WorkoutFileError: it is a pipe, a link, a device or too large, or cannot be read.
    """
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        if path.is_symlink():
            raise WorkoutFileError(
                "it is a link, and links are not followed", path, COMMENT
            ) from error
        raise WorkoutFileError(*from_os(error, path)) from error
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise WorkoutFileError("it is not a regular file", path, COMMENT)
        if status.st_size > MOST_BYTES:
            raise WorkoutFileError("the file is too large for a workout", path, COMMENT)
        with os.fdopen(handle, "rb", closefd=False) as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise WorkoutFileError(*from_os(error, path)) from error
    finally:
        os.close(handle)


def check_checksum_line(content: bytes, path: Path) -> str:
    """The checksum of the file at ``path``, verified; files with the same checksum are the same.

    Raises:
        WorkoutFileError: it is broken, or changed by hand.
    """
    if len(content) > MOST_BYTES:
        raise WorkoutFileError("the file is too large for a workout", path, COMMENT)
    plain = content.replace(b"\r\n", b"\n")
    body, found, _ = plain.rpartition(_CHECKSUM_PREFIX.encode())
    if not found or body + _checksum_line(body) != plain:
        raise WorkoutFileError(
            "the file was changed by hand, or not copied whole",
            path,
            f"{COMMENT} Correct a workout in Midstance: it writes a new file.",
        )
    return sha256(body).hexdigest()


def _checksum_line(content: bytes) -> bytes:
    return f"{_CHECKSUM_PREFIX}{sha256(content).hexdigest()}\n".encode()


FILE_FORMAT = "midstance-workout"
VERSION = 1
"""The version of the format that is written; no other is read."""
MOST_DOTS = 8
"""Dots of a line, without the texts in it."""
_LONGEST_LINE = 8192
"""Characters of a line, without the texts in it."""
_NO_MEMBER = re.compile(r"is not a valid \w+")
_LONGEST_REASON = 160
"""Characters of a reason that a parser gives."""
_OF_PYTHON = ("'int'", "'str'", "'list'", "'float'", "'bool'", "'dict'", "'NoneType'")
"""How messages begin that Python wrote, and that say nothing to a runner."""
_HEAD = "# A workout that Midstance kept. It is never changed: a correction is a new file.\n"
_STRING = re.compile(r'"(?:[^"\\\n]|\\.)*+"?')
_UNSAFE = re.compile(r"[^A-Za-z0-9]+")
_LONGEST_NAME = 60
"""Characters of a session's id in a file's name."""


@dataclass(frozen=True, slots=True)
class ResumePoint:
    """What a workout that was finished early needs to be reopened.

    Attributes:
        planned_sets: the session as laid out, as compact JSON.
        options: the options it was started with, as compact JSON.
    """

    planned_sets: str
    options: str
    events: tuple[TimedEvent, ...]


@dataclass(frozen=True, slots=True)
class WorkoutFile:
    """What one file says.

    Attributes:
        workout: with its sets and pains.
        revision: this file's own id.
        replaces: the revisions that it takes the place of.
        revised_at: when it came to be, in UTC.
        machine: where it came to be.
        active_ms: active time in milliseconds.
        is_deleted: the workout was thrown away or deleted.
        resume_point: only of a workout that was finished early.
    """

    workout: WorkoutRecord
    revision: UUID
    replaces: tuple[UUID, ...]
    revised_at: datetime
    machine: str
    active_ms: int | None
    is_deleted: bool = False
    resume_point: ResumePoint | None = None

    @property
    def name(self) -> str:
        """The file's name: local date and time, session, and a part of the revision's id."""
        began = local_time(self.workout.started_at)
        session = _UNSAFE.sub("-", self.workout.session)[:_LONGEST_NAME].strip("-")
        return f"{began:%Y-%m-%d-%H%M}-{session or 'session'}-{self.revision.hex[-12:]}.toml"


def to_bytes(file: WorkoutFile) -> bytes:
    """The file's bytes with the checksum line; the same on any machine."""
    plain: Plain = {"format": FILE_FORMAT, "version": VERSION}
    plain |= workout_to_plain(file.workout, file.active_ms)
    plain |= {
        "revision": str(file.revision),
        "revised_at": file.revised_at,
        "replaces": [str(revision) for revision in file.replaces],
        "machine": file.machine,
        "deleted": file.is_deleted,
    }
    if file.resume_point is not None:
        plain["course"] = _resume_point_to_plain(file.resume_point)
    content = (_HEAD + tomli_w.dumps(plain)).encode()
    return add_checksum_line(content)


def from_bytes(content: bytes, path: Path) -> WorkoutFile:
    """What the file at ``path`` says, whose checksum was verified.

    Raises:
        WorkoutFileError: it is none that Midstance writes, or of another version.
    """
    plain = parse_file(content, path)
    try:
        check_file_version(plain, FILE_FORMAT, path)
        return _to_file(plain)
    except UNREADABLE as error:
        raise WorkoutFileError(
            f"the file cannot be understood ({reason_text(error)})", path, COMMENT
        ) from error


def reason_text(error: Exception) -> str:
    """Why a file cannot be understood, in a few words."""
    text = str(error)
    match error:
        case KeyError():
            return f"{text[:_LONGEST_REASON]} is missing"
        case RecursionError():
            return "it is nested too deeply"
        case ValueError() if text.startswith("Exceeds the limit"):
            return "a number has too many digits"
        case ValueError() | TypeError() if not text.startswith(_OF_PYTHON):
            is_short = len(text) <= _LONGEST_REASON
            return _NO_MEMBER.sub("is not known here", text) if is_short else "a value is too long"
        case _:
            return "a value is of another kind than it should be"


def parse_file(content: bytes, path: Path) -> dict[str, Any]:
    """The values of the file at ``path``, which may come from anywhere.

    Raises:
        WorkoutFileError: it is no TOML, or none that Midstance writes.
    """
    text = content.decode(errors="replace")
    if any(map(_is_no_line_of_ours, _STRING.sub("", text).split("\n"))):
        raise WorkoutFileError("the file is not one that Midstance wrote", path, COMMENT)
    try:
        return tomllib.loads(text)
    except UNREADABLE as error:
        raise WorkoutFileError(
            f"the file cannot be understood ({reason_text(error)})", path, COMMENT
        ) from error


def _is_no_line_of_ours(line: str) -> bool:
    """Whether a line, without the texts in it, is one that takes long to read and is never written.

    Texts in single quotes are none that Midstance writes, and could hide what stands behind them.
    """
    return line.count(".") > MOST_DOTS or len(line) > _LONGEST_LINE or "'" in line


def check_file_version(plain: Mapping[str, Any], file_format: str, path: Path) -> None:
    """Check that a file has the format and the version that this Midstance writes.

    Raises:
        WorkoutFileError: it has others.
        KeyError: it names none.
    """
    if plain["format"] != file_format or plain["version"] != VERSION:
        raise WorkoutFileError(
            f"the file is of version {plain['version']}; this Midstance reads version {VERSION}",
            path,
            f"{COMMENT} Upgrade Midstance to read it.",
        )


def _to_file(plain: Mapping[str, Any]) -> WorkoutFile:
    workout = workout_from_plain(plain)
    if workout.ending is WorkoutStatus.UNDER_WAY:
        raise ValueError("it has no end")
    resume_point = plain.get("course")
    return WorkoutFile(
        workout,
        UUID(plain["revision"]),
        tuple(UUID(revision) for revision in plain["replaces"]),
        parse_timestamp(plain["revised_at"], "").utc,
        str(plain["machine"]),
        plain.get("active_ms"),
        bool(plain["deleted"]),
        None if resume_point is None else _to_resume_point(resume_point),
    )


def _resume_point_to_plain(resume_point: ResumePoint) -> Plain:
    events = [compact_json(timed_event_to_plain(event)) for event in resume_point.events]
    return {"turns": resume_point.planned_sets, "options": resume_point.options, "deeds": events}


def _to_resume_point(plain: Mapping[str, Any]) -> ResumePoint:
    events = tuple(timed_event_from_plain(json.loads(event)) for event in plain["deeds"])
    for part in ("turns", "options"):
        json.loads(plain[part])  # so that nothing comes in that cannot be read again
    return ResumePoint(plain["turns"], plain["options"], events)
