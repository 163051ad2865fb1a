"""Keeps what an unexpected error leaves behind, so that it can be looked into."""

from __future__ import annotations

import os
import sys
import traceback
from typing import TYPE_CHECKING

from midstance import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

MOST = 100


def kept(error: BaseException, arguments: Sequence[str], folder: Path, now: datetime) -> str:
    """Write ``error`` to a file of its own, readable by this user alone, and say where it lies."""
    told = f"something went wrong that should not have: {type(error).__name__}"
    try:
        file = _write(_text(error, arguments), folder, f"crash-{now:%Y%m%dT%H%M%SZ}")
    except OSError as trouble:
        where = traceback.extract_tb(error.__traceback__)[-1]
        return (
            f"{told} in {where.name}, line {where.lineno}; "
            f"no crash file could be written to {folder} ({trouble.strerror})"
        )
    return f"{told}. What is known of it is in {file}; nothing that was saved is lost."


def _text(error: BaseException, arguments: Sequence[str]) -> str:
    return "\n".join(
        (
            f"Midstance {__version__}, Python {sys.version.split()[0]}, {sys.platform}",
            f"arguments: {list(arguments)!r}",
            "",
            *traceback.format_exception(error),
        )
    )


def _write(text: str, folder: Path, name: str) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for number in range(1, MOST):
        file = folder / (f"{name}.txt" if number == 1 else f"{name}-{number}.txt")
        try:
            descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            continue
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as opened:
            opened.write(text)
        return file
    raise FileExistsError(17, "there are too many crash files", str(folder))
