"""Events are rows while a workout runs, and one value of its course afterwards."""

from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.planned_sets import GateOffer, PlannedSet
from midstance.domain.quantity import Load, LoadMeaning, RestWindow, Side, Tempo, Unit
from midstance.domain.record import LogChange
from midstance.domain.runner import Loading
from midstance.domain.session import Prescription, Purpose, Style
from midstance.storage.database.tables import timestamp_columns
from midstance.storage.errors import UnreadableWorkoutError
from midstance.storage.log.event_log import (
    PLAN_FORMAT,
    TimedEvent,
    compact_json,
    compress,
    decompress,
    events_of,
    pack_events,
    packed_events,
    planned_sets_from_plain,
    planned_sets_to_plain,
    timed_event_from_plain,
    timed_event_to_plain,
    unpack_events,
)
from tests.storage.samples import TEXT, at, begun, event, open_log, uuid


def test_folding_keeps_every_event_with_its_moment(tmp_path: Path) -> None:
    """What was read from rows is read from the fold, and becomes the same rows again."""
    with open_log(tmp_path) as log:
        log.begin(begun(), (), {})
        for number in range(3):
            log.record_event(uuid(1), event(number, "Nudged", by=number), at(number), LogChange())
        before = events_of(log.database, uuid(1))
        rows = [row[:-1] for row in log.database.rows("SELECT * FROM deed ORDER BY sequence")]
        assert [kept.stamp for kept in before] == [at(0), at(1), at(2)]
        assert packed_events(log.database, uuid(1)) == ()
        with log.database.transaction():
            pack_events(log.database, uuid(1))
        assert packed_events(log.database, uuid(1)) == before
        assert events_of(log.database, uuid(1)) == ()
        again = unpack_events(log.database, uuid(1))
        assert [tuple(row.values()) for row in again] == rows


def test_a_workout_without_an_event_log_has_no_events(tmp_path: Path) -> None:
    """One that was added afterwards has none, and that is no mistake."""
    with open_log(tmp_path) as log:
        assert packed_events(log.database, uuid(9)) == ()


@pytest.mark.parametrize("broken", [b"\0", compress(5), compress([[1, 2]]), compress([[1] * 7])])
def test_a_broken_fold_is_reported(tmp_path: Path, broken: bytes) -> None:
    """Bytes that are no fold, and a fold of something else, are named."""
    with open_log(tmp_path) as log:
        log.begin(begun(), (), {})
        with log.database.transaction():
            log.database.run("UPDATE course SET deeds = ?", (broken,))
        with pytest.raises(UnreadableWorkoutError):
            packed_events(log.database, uuid(1))


def test_an_event_comes_back_with_its_moment() -> None:
    """Number, time, name, fields and stamp survive."""
    kept = TimedEvent(event(3, "Swapped", exercise="dead-bug", load_grams=None), at(7))
    assert timed_event_from_plain(decompress(compress(timed_event_to_plain(kept)))) == kept
    with pytest.raises(ValueError, match="unpack"):
        timed_event_from_plain([1, 2, 3])


def test_plain_values_are_compact() -> None:
    """No spaces are kept."""
    assert compact_json({"a": [1, 2]}) == '{"a":[1,2]}'


HERE = Path("log.db")
SMALL = st.integers(0, 999)
BEATS = st.integers(0, 10)
LOADS = st.none() | SMALL.map(Load)
BY_NAME: dict[str, st.SearchStrategy[Any]] = {
    "purpose": st.sampled_from(Purpose),
    "style": st.sampled_from(Style),
    "unit": st.sampled_from(Unit),
    "sides": st.sampled_from([(None,), (Side.RIGHT, Side.LEFT)]),
    "load": LOADS,
    "loading": st.none()
    | st.builds(Loading, SMALL.map(Load), LOADS, st.none() | st.sampled_from(LoadMeaning)),
    "tempo": st.none() | st.builds(Tempo, BEATS, BEATS, st.none() | BEATS, BEATS),
    "rest": st.builds(RestWindow, SMALL, SMALL),
    "seconds": st.floats(0, 1e6),
}
BY_TYPE: dict[str, st.SearchStrategy[Any]] = {
    "int": SMALL,
    "int | None": st.none() | SMALL,
    "bool": st.booleans(),
    "str": TEXT,
    "Load | None": LOADS,
    "GateOffer | None": st.none() | st.builds(GateOffer, SMALL, SMALL),
}
PRESCRIPTIONS = st.builds(
    Prescription,
    **{
        f.name: BY_NAME[f.name] if f.name in BY_NAME else BY_TYPE[str(f.type)]
        for f in fields(Prescription)
    },
)
BY_NAME["prescription"] = PRESCRIPTIONS


def with_its_sides(planned_set: PlannedSet) -> PlannedSet:
    """The set with a prescription that says of its sides what the set itself says."""
    asked = replace(
        planned_set.prescription,
        per_side=len(planned_set.recorded_sides) > 1,
        alternating=planned_set.alternating and planned_set.is_timed,
    )
    return replace(planned_set, prescription=asked)


PLANNED_SETS = st.builds(
    PlannedSet,
    **{
        f.name: BY_NAME[f.name] if f.name in BY_NAME else BY_TYPE[str(f.type)]
        for f in fields(PlannedSet)
    },
).map(with_its_sides)


@given(st.lists(PLANNED_SETS, max_size=3).map(tuple))
def test_turns_come_back_as_they_were(planned_sets: tuple[PlannedSet, ...]) -> None:
    """Every field of every planned set is read back as it was stored."""
    assert (
        planned_sets_from_plain(decompress(compress(planned_sets_to_plain(planned_sets))), HERE)
        == planned_sets
    )


def test_what_is_as_usual_takes_no_room() -> None:
    """A plain planned set is stored without what has its default."""
    planned_set = PlannedSet(
        place=0,
        block=0,
        purpose=Purpose.CORE,
        style=Style.STRAIGHT,
        exercise="plank",
        prescribed="plank",
        set_number=1,
        round=1,
        prescription=Prescription(1, 30, Unit.SECONDS),
        sides=(None,),
        seconds=30.0,
    )
    kept = compact_json(planned_sets_to_plain([planned_set]))
    assert not [name for name in ("rest", "load", "tempo", "note", "cap") if f'"{name}"' in kept]


@pytest.mark.parametrize(
    "plain",
    [
        {"format": PLAN_FORMAT + 1, "turns": []},
        {"turns": []},
        {"format": PLAN_FORMAT, "turns": [{}]},
        {"format": PLAN_FORMAT, "turns": [{"unknown": 1}]},
        {"format": PLAN_FORMAT, "turns": [{"purpose": "sleep"}]},
        {"format": PLAN_FORMAT, "turns": 5},
        [],
        None,
    ],
)
def test_an_event_log_of_another_version_is_reported(plain: object) -> None:
    """What cannot be read names the remedy, and no set is at risk."""
    with pytest.raises(UnreadableWorkoutError, match="finish it here"):
        planned_sets_from_plain(plain, HERE)


def test_an_event_before_the_start_of_its_workout_is_broken() -> None:
    """It would let the guide wait for years; at the start itself it is right."""
    stamp = timestamp_columns(at())
    assert timed_event_from_plain([0, 0, *stamp, "done", {}]).event.at_ms == 0
    with pytest.raises(ValueError, match="deed 0 lies before the workout's start"):
        timed_event_from_plain([0, -1, *stamp, "done", {}])
