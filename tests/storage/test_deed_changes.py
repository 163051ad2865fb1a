"""What a deed changes: sets saved, changed and removed, remarks, and the end."""

from dataclasses import replace
from pathlib import Path

from midstance.domain.record import Change, Ending, Pain
from tests.storage.samples import (
    at,
    begun,
    deed,
    do_workout,
    open_log,
    record,
    save,
    uuid,
)


def test_a_set_saved_again_takes_new_values_and_stays_one(tmp_path: Path) -> None:
    """A correction in the rest keeps the set's id and moment."""
    with open_log(tmp_path) as log:
        log.begin(begun(), (), {})
        log.keep(uuid(1), deed(0), at(5), save(record(0, value=30)))
        before = log.newest_set()
        log.keep(uuid(1), deed(1), at(9), save(record(0, value=28)))
        after = log.newest_set()
    assert before is not None
    assert after == replace(before, set=record(0, value=28))


def test_an_undone_set_is_gone_and_may_come_back(tmp_path: Path) -> None:
    """Removing takes a set out; saving its serial again brings exactly one back."""
    with open_log(tmp_path) as log:
        log.begin(begun(), (), {})
        log.keep(uuid(1), deed(0), at(5), save(record(0)))
        log.keep(uuid(1), deed(1), at(6), Change(removed=(0, 99)))
        assert log.sets() == ()
        log.keep(uuid(1), deed(2), at(7), save(record(0, value=12)))
        assert [each.set.value for each in log.sets()] == [12]


def test_notes_and_pains_stand_at_the_workout(tmp_path: Path) -> None:
    """The newest note and pains are the ones that count; what is not named stays."""
    with open_log(tmp_path) as log:
        log.begin(begun(), (), {})
        log.keep(uuid(1), deed(0), at(5), Change(note="tired", pains=(Pain("calf", 2, "plank"),)))
        log.keep(uuid(1), deed(1), at(6), Change(note="less tired"))
        kept = log.workout(uuid(1))
    assert kept is not None
    assert (kept.note, kept.pains) == ("less tired", (Pain("calf", 2, "plank"),))


def test_a_workout_that_is_thrown_away_counts_nowhere(tmp_path: Path) -> None:
    """It has no sets, is in no list, and gets no file."""
    with open_log(tmp_path) as log:
        do_workout(log, begun(), record(0), ending=Ending.THROWN_AWAY)
        assert (log.sets(), log.workouts(), log.under_way()) == ((), (), None)
        assert not (tmp_path / "workouts").exists()
