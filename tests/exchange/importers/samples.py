"""Exports of other programs, made up but with the columns and oddities of real ones."""

import sqlite3
from contextlib import closing
from pathlib import Path

from midstance.exchange.read_exports import read_exports
from midstance.exchange.reading.findings import Findings, ImportedSet, ReadOptions
from midstance.storage.database.foreign import read_tables
from midstance.storage.places import read_asset

SAMPLES = Path(__file__).parent / "samples"
OPTIONS = ReadOptions(read_tables=read_tables, read_asset=read_asset)


def read_sample(name: str, options: ReadOptions | None = None) -> Findings:
    """What is found in one of the samples."""
    return read_exports([SAMPLES / name], options or OPTIONS)


def read_text(folder: Path, name: str, text: str | bytes) -> Findings:
    """What is found in a file with this content."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_exports([path], OPTIONS)


def kilograms(done: ImportedSet) -> float | None:
    """The load of a set in kilograms."""
    return None if done.load is None else round(done.load.kilograms, 2)


def reasons(findings: Findings) -> dict[str, list[int]]:
    """Why something was left out, with the lines."""
    return {each.reason: each.lines for each in findings.left_out.values()}


def make_fitnotes_backup(path: Path, more: str = "") -> Path:
    """A backup as the app makes it, a database, with ``more`` statements carried out on it."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((SAMPLES / "fitnotes_backup.sql").read_text("utf-8") + more)
    return path


def fit_bytes(name: str) -> bytes:
    """A file of a watch."""
    return bytes.fromhex((SAMPLES / f"{name}.fit.hex").read_text("ascii"))
