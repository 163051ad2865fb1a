"""Workouts are found one by one and page by page."""

from pathlib import Path

from tests.storage.samples import (
    begun,
    do_workout,
    open_log,
    record,
    uuid,
)


def test_workouts_are_paged_newest_first(tmp_path: Path) -> None:
    """Pages follow each other without gaps or repeats, two on one day included."""
    with open_log(tmp_path) as log:
        done = [do_workout(log, begun(number, days=number // 2), record(0)) for number in range(5)]
        first = log.workouts(2)
        second = log.workouts(2, before=first[-1])
        third = log.workouts(2, before=second[-1])
    newest_first = [(each.local_date, each.id) for each in reversed(done)]
    assert [(each.local_date, each.id) for each in first + second + third] == newest_first


def test_sets_are_found_by_their_id(tmp_path: Path) -> None:
    """A known id gives its set, any other nothing."""
    with open_log(tmp_path) as log:
        done = do_workout(log, begun(), record(0))
        assert log.set_by_id(done.sets[0].id) == done.sets[0]
        assert log.set_by_id(uuid(99)) is None
        assert log.workout(uuid(99)) is None
