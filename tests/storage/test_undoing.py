"""The last correction can be taken back, one after the other, also after a restart."""

from pathlib import Path

import pytest

from midstance.domain.record import Ending
from midstance.storage.errors import NothingToUndoError
from tests.storage.samples import (
    at,
    begun,
    content,
    deed,
    do_workout,
    open_log,
    record,
    save,
    uuid,
)


def test_corrections_are_undone_backwards_across_restarts(tmp_path: Path) -> None:
    """Each undo says what it took back; when all is taken back, the log is as it was."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(), record(0), record(1))
        before = content(log)
        first, second = log.sets()
        log.corrections.edit_set(first.id, record(0, value=12), at(90))
        log.corrections.delete_set(second.id, at(91))
        log.corrections.add_set(uuid(1), record(9), at(5), at(92))
        log.corrections.delete_workout(uuid(1), at(93))
    told = []
    for second_ in range(4):
        with open_log(tmp_path, machine=second_ + 5) as log:
            told.append(log.corrections.undo(at(100 + second_)).split()[0])
    assert told == ["deletion", "added", "deletion", "edit"]
    with open_log(tmp_path) as log:
        assert content(log) == before
        with pytest.raises(NothingToUndoError):
            log.corrections.undo(at(200))


def test_nothing_is_ever_destroyed(tmp_path: Path) -> None:
    """A deleted set is still in the table, and the journal holds what it was."""
    with open_log(tmp_path) as log:
        (kept,) = do_workout(log, begun(), record(0)).sets
        log.corrections.edit_set(kept.id, record(0, value=12), at(90))
        log.corrections.delete_set(kept.id, at(91))
        assert log.database.row("SELECT count(*) FROM set_record") == (1,)
        before = log.database.rows("SELECT before FROM journal ORDER BY change, position")
        assert any('"value": 30' in row for (row,) in before if row)
        assert any('"value": 12' in row for (row,) in before if row)


def test_what_was_changed_again_since_is_not_undone(tmp_path: Path) -> None:
    """An undo that would destroy later work is refused, and changes nothing."""
    with open_log(tmp_path) as log:
        log.begin(begun(), (), {})
        log.keep(uuid(1), deed(0), at(1), save(record(0)))
        (kept,) = log.sets()
        log.corrections.edit_set(kept.id, record(0, value=12), at(90))
        log.keep(uuid(1), deed(1), at(91), save(record(0, value=20)))
        with pytest.raises(NothingToUndoError, match="changed again"):
            log.corrections.undo(at(92))
        assert [each.set.value for each in log.sets()] == [20]


def test_a_reopened_workout_is_closed_again_unless_it_went_on(tmp_path: Path) -> None:
    """Undoing gives back the end that it had; after a new deed that is refused."""
    with open_log(tmp_path) as log:
        done = do_workout(log, begun(), record(0), ending=Ending.FINISHED_EARLY)
        log.corrections.reopen(uuid(1), at(90))
        assert log.corrections.undo(at(91)) == "reopening of Foundations A"
        assert content(log) == [done]
        log.corrections.reopen(uuid(1), at(92))
        log.keep(uuid(1), deed(1), at(93), save(record(1)))
        with pytest.raises(NothingToUndoError, match="changed again"):
            log.corrections.undo(at(94))
        assert log.under_way() is not None
