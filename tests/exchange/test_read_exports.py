"""Several files at once, known ones and others."""

import zipfile
from pathlib import Path

import pytest

from midstance.exchange.read_exports import read_exports
from midstance.exchange.reading.findings import ImportFileError
from tests.exchange.importers.samples import OPTIONS, SAMPLES, reasons


def archive(folder: Path, *others: str) -> Path:
    """An archive with one known file, and others that nobody knows."""
    path = folder / "export.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.write(SAMPLES / "strava_activities.csv", "activities.csv")
        for name in others:
            made.writestr(name, "a,b\n1,2\n")
    return path


def test_a_few_unknown_files_are_named(tmp_path: Path) -> None:
    """What was not taken is said of each."""
    found = read_exports([archive(tmp_path, "bikes.csv", "shoes.csv")], OPTIONS)
    left = [each.file.rpartition(" ")[2] for each in found.left_out.values()]
    assert [each for each in left if each != "activities.csv"] == ["bikes.csv", "shoes.csv"]
    assert len(found.runs) == 2


def test_many_unknown_files_are_counted(tmp_path: Path) -> None:
    """The archive of a whole account holds dozens that have nothing to do with training."""
    found = read_exports([archive(tmp_path, *(f"{n}.csv" for n in range(30)))], OPTIONS)
    gathered, *_ = [each for each in reasons(found) if "no format" in each]
    assert gathered.startswith("30 files are in no format that is known here: ")
    assert gathered.endswith("0.csv, export.zip: 1.csv, export.zip: 2.csv and others")
    assert len(found.left_out) == 2


def test_where_nothing_is_known_the_error_comes_out(tmp_path: Path) -> None:
    """It names the formats that are known, and what to try."""
    path = tmp_path / "a.csv"
    path.write_text("a,b\n")
    with pytest.raises(ImportFileError, match="Known are the exports of Strong, Hevy"):
        read_exports([path], OPTIONS)
    path.write_text("")
    with pytest.raises(ImportFileError, match="the file is empty"):
        read_exports([path], OPTIONS)


def test_where_there_is_no_file_at_all_that_is_said(tmp_path: Path) -> None:
    """An empty folder and an archive of pictures are no silent success."""
    path = tmp_path / "photos.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("a.jpg", b"x")
    for each in (path, tmp_path / "empty"):
        (tmp_path / "empty").mkdir(exist_ok=True)
        with pytest.raises(ImportFileError, match="no file that could be an export") as refused:
            read_exports([each], OPTIONS)
        assert refused.value.where == str(each)
