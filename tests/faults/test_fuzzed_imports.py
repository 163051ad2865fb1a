"""Whatever an export holds, importing it ends in time, and adds sense or nothing."""

from pathlib import Path

import pytest

from midstance.exchange.read_exports import IMPORTERS, read_exports
from midstance.exchange.reading.findings import ImportFileError
from tests.bench.fuzz_imports import Imports, feed_imports
from tests.exchange.importers.samples import OPTIONS, SAMPLES

STEP = 13
"""Bytes between two cuts of a sample; the bench cuts anywhere."""


@pytest.fixture(scope="module")
def imports(tmp_path_factory: pytest.TempPathFactory) -> Imports:
    """Every importer with its samples, a library and a log."""
    return Imports(tmp_path_factory.mktemp("imports"))


NAMES = (
    *(path.name for path in sorted(SAMPLES.iterdir()) if path.suffix not in {".hex", ".sql"}),
    *("backup.fitnotes", "run.fit"),
)


def test_every_importer_has_a_sample(imports: Imports) -> None:
    """No format is left out of what follows."""
    formats = set()
    for name, files in imports.files.items():
        path = imports.folder / name
        path.write_bytes(files[0])
        formats |= {known for _, known in read_exports([path], OPTIONS).formats}
    assert formats == {each.SOURCE for each in IMPORTERS}
    assert set(imports.files) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_changed_exports_are_read_or_refused(imports: Imports, name: str) -> None:
    """Nothing but refusals comes out; what comes in goes out whole with one undo."""
    failures, _ = feed_imports(imports, name, 60, seed=11)
    assert failures == {}


@pytest.mark.parametrize(
    "name", [each for each in NAMES if each.endswith((".csv", ".xml", ".ics"))]
)
def test_a_cut_export_never_holds_more_than_the_whole(imports: Imports, name: str) -> None:
    """Cut anywhere, a file gives a part of its sets and runs, or a refusal, never another one."""
    (content,) = imports.files[name]
    path = imports.folder / name

    def found(part: bytes) -> int:
        path.write_bytes(part)
        try:
            findings = read_exports([path], OPTIONS)
        except ImportFileError:
            return 0
        return (
            len(findings.runs)
            + len(findings.planned)
            + sum(len(each.sets) for each in findings.workouts)
        )

    whole = found(content)
    assert whole > 0
    assert max(found(content[:cut]) for cut in range(0, len(content), STEP)) <= whole


def test_a_failing_import_leaves_nothing(imports: Imports, tmp_path: Path) -> None:
    """Of a file that is refused on its last line, not even the first comes in."""
    head, *rows = (SAMPLES / "strong_b_semicolon.csv").read_bytes().splitlines(keepends=True)
    path = tmp_path / "a.csv"
    path.write_bytes(head + rows[0] + b'"' + b"x" * 40_000)
    with pytest.raises(ImportFileError, match="line 3"):
        read_exports([path], OPTIONS)
    assert imports.log.newest_set() is None
