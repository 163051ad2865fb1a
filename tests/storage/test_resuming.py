"""What cannot go on says so, and can be closed as it stands."""

from pathlib import Path

import pytest

from midstance.domain.record import Ending
from midstance.storage.errors import UnreadableCourseError
from tests.storage.samples import at, begun, deed, open_log, record, save, uuid


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE course SET turns = x'00'",
        "UPDATE course SET options = '{'",
        "UPDATE deed SET fields = '{'",
        "DELETE FROM course",
    ],
)
def test_an_unreadable_course_is_told_and_can_be_closed(tmp_path: Path, damage: str) -> None:
    """The sets stay, the workout is finished as it stands, and the next can begin."""
    with open_log(tmp_path) as log:
        log.begin(begun(), (), {})
        log.keep(uuid(1), deed(60), at(60), save(record(0)))
        with log.database.transaction():
            log.database.run(damage)
        with pytest.raises(UnreadableCourseError):
            log.under_way()
        closed = log.close_as_it_stands(at(900))
        assert closed is not None
        assert (closed.ending, closed.ended_at) == (Ending.FINISHED_EARLY, at(60))
        assert [each.set for each in closed.sets] == [record(0)]
        assert closed.active_seconds == 60
        assert log.under_way() is None
        assert log.file_problems == ()
    assert len(list(tmp_path.glob("workouts/*"))) == 1


def test_there_may_be_nothing_to_close(tmp_path: Path) -> None:
    """Without a workout under way nothing happens; one without a set ends when it began."""
    with open_log(tmp_path) as log:
        assert log.close_as_it_stands(at(900)) is None
        log.begin(begun(), (), {})
        closed = log.close_as_it_stands(at(900))
        assert closed is not None
        assert (closed.ended_at, closed.active_seconds) == (at(), 0)
