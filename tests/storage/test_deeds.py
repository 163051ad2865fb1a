"""Deeds are rows while a workout runs, and one value of its course afterwards."""

from pathlib import Path

import pytest

from midstance.domain.record import Change
from midstance.storage.course import packed
from midstance.storage.deeds import deeds_of, fold_deeds, folded_deeds, unfolded_rows
from midstance.storage.errors import UnreadableCourseError
from tests.storage.samples import at, begun, deed, open_log, uuid


def test_folding_keeps_every_deed_with_its_moment(tmp_path: Path) -> None:
    """What was read from rows is read from the fold, and becomes the same rows again."""
    with open_log(tmp_path) as log:
        log.begin(begun(), (), {})
        for number in range(3):
            log.keep(uuid(1), deed(number, "Nudged", by=number), at(number), Change())
        before = deeds_of(log.database, uuid(1))
        rows = log.database.rows("SELECT * FROM deed ORDER BY sequence")
        assert [kept.stamp for kept in before] == [at(0), at(1), at(2)]
        assert folded_deeds(log.database, uuid(1)) == ()
        with log.database.transaction():
            fold_deeds(log.database, uuid(1))
        assert folded_deeds(log.database, uuid(1)) == before
        assert deeds_of(log.database, uuid(1)) == ()
        again = unfolded_rows(log.database, uuid(1))
        assert [tuple(row.values()) for row in again] == rows


def test_a_workout_without_a_course_has_no_deeds(tmp_path: Path) -> None:
    """One that was added afterwards has none, and that is no mistake."""
    with open_log(tmp_path) as log:
        assert folded_deeds(log.database, uuid(9)) == ()


@pytest.mark.parametrize("broken", [b"\0", packed(5), packed([[1, 2]]), packed([[1] * 7])])
def test_a_broken_fold_is_told(tmp_path: Path, broken: bytes) -> None:
    """Bytes that are no fold, and a fold of something else, are named."""
    with open_log(tmp_path) as log:
        log.begin(begun(), (), {})
        with log.database.transaction():
            log.database.run("UPDATE course SET deeds = ?", (broken,))
        with pytest.raises(UnreadableCourseError):
            folded_deeds(log.database, uuid(1))
