"""Exports of other programs, made up but with the columns and oddities of real ones."""

from pathlib import Path

from midstance.exchange.read_exports import read_exports
from midstance.exchange.reading.findings import Findings, ImportedSet, ReadOptions

SAMPLES = Path(__file__).parent / "samples"


def read_sample(name: str, options: ReadOptions | None = None) -> Findings:
    """What is found in one of the samples."""
    return read_exports([SAMPLES / name], options or ReadOptions())


def read_text(folder: Path, name: str, text: str | bytes) -> Findings:
    """What is found in a file with this content."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_exports([path], ReadOptions())


def kilograms(done: ImportedSet) -> float | None:
    """The load of a set in kilograms."""
    return None if done.load is None else round(done.load.kilograms, 2)


def reasons(findings: Findings) -> dict[str, list[int]]:
    """Why something was left out, with the lines."""
    return {each.reason: each.lines for each in findings.left_out.values()}
