"""A deed is kept once with all that it changed, or not at all."""

from pathlib import Path

import pytest

from midstance.domain.record import Change, Ending
from midstance.storage.errors import NotSavedError, NotThereError
from tests.storage.samples import (
    at,
    begun,
    deed,
    finish,
    open_log,
    record,
    save,
    uuid,
)


def test_keeping_a_deed_again_changes_nothing(tmp_path: Path) -> None:
    """A second try after an error that was none leaves one set."""
    with open_log(tmp_path) as log:
        log.begin(begun(), (), {"a": 1})
        log.begin(begun(), (), {"a": 2})
        for _ in range(2):
            log.keep(uuid(1), deed(0), at(5), save(record(0)))
        course = log.under_way()
        assert len(log.sets()) == 1
        assert course is not None
        assert course.options == {"a": 1}
        assert course.deeds == (deed(0),)


def test_what_the_clock_did_is_kept_without_a_deed(tmp_path: Path) -> None:
    """A hold that ended by itself is saved, and so is a workout that did, also at a second try."""
    with open_log(tmp_path) as log:
        log.begin(begun(), (), {})
        log.keep(uuid(1), None, at(5), save(record(0)))
        for _ in range(2):
            log.keep(uuid(1), None, at(6), finish())
        done = log.workout(uuid(1))
    assert done is not None
    assert done.ending is Ending.COMPLETED
    assert len(done.sets) == 1


def test_an_ended_workout_takes_no_more_deeds(tmp_path: Path) -> None:
    """The deed that ended it may be kept again; any other is refused, and unknown workouts too."""
    with open_log(tmp_path) as log:
        log.begin(begun(), (), {})
        for _ in range(2):
            log.keep(uuid(1), deed(0), at(5), finish())
        with pytest.raises(NotThereError, match="not under way"):
            log.keep(uuid(1), deed(1), at(6), save(record(0)))
        with pytest.raises(NotThereError, match="not under way"):
            log.keep(uuid(2), deed(0), at(6), save(record(0)))
        assert log.sets() == ()


def test_another_deed_with_the_same_number_is_refused(tmp_path: Path) -> None:
    """Two programs cannot go on with one workout."""
    with open_log(tmp_path) as log:
        log.begin(begun(), (), {})
        log.keep(uuid(1), deed(0, "Skipped"), at(5), Change())
        with pytest.raises(NotSavedError, match="another program"):
            log.keep(uuid(1), deed(0, "Advanced"), at(5), save(record(0)))
        assert log.sets() == ()
