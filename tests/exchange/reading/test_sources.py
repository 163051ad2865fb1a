"""Files, folders and archives, none of them read further than its limit."""

import gzip
import io
import os
import zipfile
from pathlib import Path

import pytest

from midstance.exchange.reading.findings import ImportFileError
from midstance.exchange.reading.sources import MEBIBYTE, Progress, find_sources


def names(*paths: Path) -> list[str]:
    """The names of all that lies there."""
    return [Path(each.name).name for each in find_sources(paths, Progress())]


def test_a_folder_gives_the_files_of_known_kinds(tmp_path: Path) -> None:
    """Hidden files and others are passed over; the order is that of the names."""
    (tmp_path / "sub").mkdir()
    for name in ("b.csv", "a.fit", ".c.csv", "photo.jpg", "sub/d.gpx.gz"):
        (tmp_path / name).write_bytes(b"x")
    assert names(tmp_path) == ["a.fit", "b.csv", "d.gpx.gz"]


def test_an_archive_gives_its_members_unpacked(tmp_path: Path) -> None:
    """Members that are packed again are read through."""
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("activities/1.gpx.gz", gzip.compress(b"<gpx>"))
        archive.writestr("activities.csv", "a,b")
        archive.writestr("__MACOSX/._activities.csv", "x")
        archive.writestr("../../evil.csv", "c,d")
    found = {
        each.name.partition(": ")[2]: each.content() for each in find_sources([path], Progress())
    }
    assert found == {
        "activities/1.gpx.gz": b"<gpx>",
        "activities.csv": b"a,b",
        "../../evil.csv": b"c,d",
    }
    assert [each.name for each in tmp_path.iterdir()] == ["export.zip"]


def zipped(**members: bytes) -> bytes:
    """An archive in memory, with members whose names end in .csv or, for archives, in .zip."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(f"{name}.{'zip' if content[:2] == b'PK' else 'csv'}", content)
    return made.getvalue()


def test_an_archive_in_an_archive_gives_its_members(tmp_path: Path) -> None:
    """So do the uploads in an account's export; archives deeper inside are passed over."""
    path = tmp_path / "export.zip"
    path.write_bytes(zipped(a=b"1", uploads=zipped(b=b"2", deeper=zipped(c=b"3"))))
    found = {
        each.name.partition(": ")[2]: each.content() for each in find_sources([path], Progress())
    }
    assert found == {"a.csv": b"1", "uploads.zip: b.csv": b"2"}


def test_a_broken_or_huge_archive_inside_stops_no_other(tmp_path: Path) -> None:
    """It says so when it is read, and what stands beside it is read."""
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("broken.zip", b"PK\3\4 nothing")
        archive.writestr("huge.zip", b"\0" * (3 * MEBIBYTE))
        archive.writestr("z.csv", b"1")
    broken, huge, last = find_sources([path], Progress(most_unpacked=2 * MEBIBYTE))
    with pytest.raises(ImportFileError, match="the archive cannot be read: it is damaged"):
        broken.content()
    with pytest.raises(ImportFileError, match="it is larger"):
        huge.head()
    assert last.name.endswith("z.csv")


def test_a_packed_file_is_read_through(tmp_path: Path) -> None:
    """A single .gz is the file that it holds."""
    path = tmp_path / "run.gpx.gz"
    path.write_bytes(gzip.compress(b"<gpx>"))
    (source,) = find_sources([path], Progress())
    assert (source.content(), source.ending) == (b"<gpx>", ".gpx")


def test_a_bomb_is_refused_at_its_limit(tmp_path: Path) -> None:
    """What is small in the archive and grows without end is read no further than allowed."""
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", b"\0" * (3 * MEBIBYTE))
    found = find_sources([path], Progress())
    source = next(found)
    with pytest.raises(ImportFileError, match="it is larger than 2 MB"):
        source.content(2 * MEBIBYTE)


def test_all_that_is_unpacked_has_a_limit(tmp_path: Path) -> None:
    """Many members that are each allowed are too much together."""
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in "abc":
            archive.writestr(f"{name}.csv", b"\0" * (2 * MEBIBYTE))
    found = find_sources([path], Progress(most_unpacked=3 * MEBIBYTE))
    assert len(next(found).content()) == 2 * MEBIBYTE
    source = next(found)
    with pytest.raises(ImportFileError, match="it is larger"):
        source.content()


@pytest.mark.parametrize("cut", [30, 60, 90])
def test_a_cut_archive_is_refused_in_words(tmp_path: Path, cut: int) -> None:
    """Nothing but a sentence comes out of a broken archive."""
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.csv", "a,b\n" * 10)
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(ImportFileError, match="the archive cannot be read: it is damaged"):
        names(path)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    """A pipe would wait for ever, and a name may lead nowhere."""
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(ImportFileError, match="not a regular file"):
        names(tmp_path / "pipe.csv")
    with pytest.raises(ImportFileError, match="there is no such file"):
        names(tmp_path / "nothing.csv")
    assert names(tmp_path) == []


def test_progress_follows_the_bytes(tmp_path: Path) -> None:
    """Whoever shows a bar hears how much of the whole is read, and never more than all."""
    seen: list[tuple[int, int]] = []
    path = tmp_path / "a.csv"
    path.write_bytes(b"x" * 1000)
    (source,) = find_sources([path], Progress(lambda done, whole: seen.append((done, whole))))
    source.content()
    source.content()
    assert seen[-1] == (1000, 1000)
    assert all(done <= whole for done, whole in seen)
