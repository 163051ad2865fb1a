"""What the names and numbers of other programs mean here: the runner's answers, in their file.

The file is the runner's: it may be edited, answers are added at its end, and what stands there is
never changed. The last answer for a name counts.
"""

from __future__ import annotations

import os
import tomllib
from typing import TYPE_CHECKING

import tomli_w

from midstance.storage.errors import StorageError, from_os
from midstance.storage.files import make_private, open_private

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

IMPORT_NAMES = "import-names.toml"
_MOST_DOTS = 64
"""A line with thousands of them would take minutes to read."""
LARGEST_NAMES_FILE = 4 * 1024 * 1024
"""Bytes."""
_ABOUT = (
    "# Names of exercises in the exports of other programs, and what each means here.\n"
    '# exercise = "" keeps the name as your own exercise. The last answer for a name counts.\n'
)
_CORRECT_IT = "Correct it, or move it away and answer again."


def name_key(name: str) -> str:
    """The form in which names are compared: without capitals and doubled blanks."""
    return " ".join(name.casefold().split())


def read_answers(folder: Path) -> dict[str, str]:
    """The exercise that each name means, by :func:`name_key`; "" where it stays the runner's own.

    Raises:
        StorageError: the file cannot be read; the error says where it is wrong.
    """
    path = folder / IMPORT_NAMES
    content = _content(path)
    try:
        plain = tomllib.loads(content.decode())
        entries = plain.get("name", [])
        return {name_key(str(each["from"])): str(each["exercise"]) for each in entries}
    except (ValueError, RecursionError) as error:
        raise StorageError(f"it is not valid TOML ({error})", path, _CORRECT_IT) from error
    except (KeyError, TypeError, AttributeError) as error:
        what = "each [[name]] needs from and exercise, both in quotes"
        raise StorageError(what, path, _CORRECT_IT) from error


def add_answers(folder: Path, answers: Mapping[str, str]) -> None:
    """Add what each name means at the end of the file; the folder is made where there is none.

    Raises:
        StorageError: the file could not be written, or is not valid.
    """
    read_answers(folder)
    _append(
        folder,
        "name",
        [{"from": name, "exercise": exercise} for name, exercise in answers.items()],
    )


def read_units(folder: Path) -> dict[tuple[str, str], str]:
    """The units in which a program exports without saying so: by its name and what is measured.

    What is measured is ``weights`` or ``distances``; an entry that cannot be understood is none.

    Raises:
        StorageError: the file cannot be read; the error says where it is wrong.
    """
    read_answers(folder)
    entries = tomllib.loads(_content(folder / IMPORT_NAMES).decode()).get("unit", [])
    found = {}
    for each in entries if isinstance(entries, list) else ():
        if isinstance(each, dict):
            found[str(each.get("from")), str(each.get("of"))] = str(each.get("unit"))
    return found


def add_units(folder: Path, units: Mapping[tuple[str, str], str]) -> None:
    """Add those units at the end of the file that are not what it says already.

    Raises:
        StorageError: the file could not be written, or is not valid.
    """
    before = read_units(folder)
    new = {key: unit for key, unit in units.items() if before.get(key) != unit}
    _append(
        folder,
        "unit",
        [{"from": source, "of": about, "unit": unit} for (source, about), unit in new.items()],
    )


def _append(folder: Path, kind: str, blocks: Sequence[Mapping[str, str]]) -> None:
    if not blocks:
        return
    path = folder / IMPORT_NAMES
    before = _content(path)
    text = "\n".join(f"[[{kind}]]\n{tomli_w.dumps(block)}" for block in blocks)
    start = f"{_ABOUT}\n" if not before else "\n" if before.endswith(b"\n") else "\n\n"
    try:
        make_private(folder)
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
        with os.fdopen(open_private(path, flags), "ab") as file:
            file.write((start + text).encode("utf-8", "replace"))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise StorageError(*from_os(error, path)) from error


def _content(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise StorageError("it is not a regular file", path, _CORRECT_IT)
        with path.open("rb") as file:
            content = file.read(LARGEST_NAMES_FILE + 1)
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise StorageError(*from_os(error, path)) from error
    if len(content) > LARGEST_NAMES_FILE:
        raise StorageError("it is too large for answers", path, _CORRECT_IT)
    if any(line.count(b".") > _MOST_DOTS for line in content.split(b"\n")):
        raise StorageError(f"a line has more than {_MOST_DOTS} dots", path, _CORRECT_IT)
    return content
