"""Sets are corrected, deleted and brought back by what is typed."""

from dataclasses import replace
from os import environ
from pathlib import Path
from uuid import UUID

import pytest

from midstance.cli.commands.log_edit import apply_options
from midstance.cli.errors import WrongUsageError
from midstance.context import open_log
from midstance.domain.quantity import Load, QuantityError, Side, Unit
from midstance.domain.record import LogChange, LoggedEvent, WorkoutStatus
from midstance.storage.database.connection import Access
from midstance.storage.places import Places
from tests.cli.conftest import Type, record
from tests.cli.world import FalseClock

Trained = tuple[UUID, ...]
LATER = UUID("01936b5c-0000-7000-8000-000000000002")
PLANK = record("plank", Unit.SECONDS, 30)
CURL = record("curl", Unit.REPS, 0, skipped=True)
HOP = record("hop", Unit.CONTACTS, 10)


@pytest.mark.parametrize(
    ("options", "key", "value"),
    [
        (("--seconds", "25"), "seconds", 25.0),
        (("--effort", "9"), "effort", 9),
        (("--effort", "none"), "effort", None),
        (("--note", "shaky"), "note", "shaky"),
        (("--load", "10 kg"), "load_kg", 10.0),
        (("--side", "right"), "side", "right"),
    ],
)
def test_a_set_takes_what_is_given_and_keeps_the_rest(
    typed: Type, trained: Trained, options: tuple[str, str], key: str, value: object
) -> None:
    """Each option changes its own field of one set, and nothing else in the log."""
    before = typed("log", "--json").json
    answer = typed("log", "edit", str(trained[0]), *options)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("Corrected: 2026-11-22, Forearm plank, set 1: ")
    after = typed("log", "--json").json
    meant = {"load_is": "one-weight"} if key == "load_kg" else {}
    assert after == [before[0] | {key: value} | meant, *before[1:]]


def test_how_long_a_workout_took_is_corrected(typed: Type, trained: Trained) -> None:
    """By the id of the workout or of one of its sets; the sets stay, and undo takes it back."""
    before = typed("log", "--json").json
    with open_log(Places.find(environ)) as log:
        workout = log.workout(UUID(before[0]["workout_id"]))
    assert workout is not None
    for id_, minutes in ((trained[0].hex, 38), (workout.id.hex, 41)):
        answer = typed("log", "edit", id_, "--minutes", str(minutes))
        assert answer.lines[0] == f"Corrected: {workout.name}, 2026-11-22: {minutes} min."
        with open_log(Places.find(environ)) as log:
            after = log.workout(workout.id)
        assert after == replace(workout, active_seconds=minutes * 60)
    assert typed("log", "undo").out.startswith(f"Undone: edit of {workout.name}")
    assert typed("log", "--json").json == before


def test_a_heart_rate_is_noted_and_stands_in_every_answer(
    typed: Type, trained: Trained, tmp_path: Path
) -> None:
    """The log, the week and every export have it; undo takes it out of all of them."""
    before = typed("log", "--json").json
    answer = typed("log", "edit", trained[0].hex, "--heart-rate", "132 158", "--minutes", "38")
    assert answer.lines[0].endswith("2026-11-22: 38 min, mean 132, maximum 158 bpm.")
    figures = {"workout_mean_bpm": 132, "workout_max_bpm": 158}
    assert typed("log", "--json").json == [each | figures for each in before]
    said = "mean 132, maximum 158 bpm"
    assert f"Heart rate, 2026-11-22 Evening: {said}" in typed("log").lines
    assert f"A Evening on Sun: {said}." in typed("week", "--date", "2026-11-22").out
    (noted,) = typed("week", "--date", "2026-11-22", "--json").json["heart_rates"]
    assert (noted["date"], noted["mean_bpm"], noted["max_bpm"]) == ("2026-11-22", 132, 158)
    assert typed("export").lines[1].endswith(",132,158")
    assert f"Heart rate: {said}" in typed("export", "--format", "markdown").lines
    assert "<td>132 bpm</td><td>158 bpm</td>" in typed("export", "--format", "html").out
    assert typed("export", "--format", "toml", "--output", str(tmp_path)).code == 0
    (file,) = (path for path in tmp_path.rglob("*.toml"))
    assert "mean_bpm = 132\nmax_bpm = 158\n" in file.read_text("utf-8")
    assert typed("log", "undo").code == 0
    assert (typed("log", "--json").json, typed("week", "--json").json["heart_rates"]) == (
        before,
        [],
    )


@pytest.mark.usefixtures("trained")
@pytest.mark.parametrize(
    ("options", "code", "text"),
    [
        (("ffff", "--heart-rate", "132", "--reps", "5"), 2, "--heart-rate is about the whole"),
        (("aaa1", "--heart-rate", "0"), 1, "there is no workout 'aaa1'"),
        (("ffff", "--minutes", "38"), 1, "there is no workout 'ffff'"),
        (("ffff", "--minutes", "-1"), 2, "0<=x<=1440"),
        (("ffff", "--minutes", "1441"), 2, "0<=x<=1440"),
        (("ffff", "--minutes", "38", "--reps", "5"), 2, "correct it by itself"),
    ],
)
def test_minutes_that_mean_nothing_are_refused(
    typed: Type, options: tuple[str, ...], code: int, text: str
) -> None:
    """No such workout, no such time, or together with what is about a set."""
    answer = typed("log", "edit", *options)
    assert (answer.code, text in answer.err) == (code, True)


def test_the_end_of_an_id_is_enough(typed: Type, trained: Trained) -> None:
    """What the table shows of an id names the set."""
    assert typed("log", "edit", trained[1].hex[-8:], "--metres", "25").code == 0
    assert typed("log", "--json").json[1]["metres"] == 25


@pytest.mark.usefixtures("trained")
@pytest.mark.parametrize(
    ("id_", "told"),
    [
        ("aaa1", "2 sets have an id that ends in 'aaa1'"),
        ("ffff", "there is no set 'ffff'"),
        ("1", "there is no set '1'"),
        ("0193" * 8, "there is no set"),
        ("zzzz" * 8, "there is no set"),
    ],
)
def test_an_id_that_names_no_single_set_changes_nothing(typed: Type, id_: str, told: str) -> None:
    """Whatever does not name exactly one set is reported, with where ids are listed."""
    answer = typed("log", "delete", id_)
    assert answer.code == 1
    assert told in answer.err
    assert "midstance log --json" in answer.err
    assert len(typed("log", "--json").json) == 3


def test_a_deleted_set_comes_back_with_undo(typed: Type, trained: Trained) -> None:
    """Undo restores the very entry, and a second undo goes further back."""
    before = typed("log", "--json").json
    assert (
        "Deleted: 2026-11-22, Nordic hamstring curl, set 1: skipped"
        in typed("log", "delete", str(trained[2])).out
    )
    assert typed("log", "--json").json == before[:2]
    assert typed("log", "undo").out.startswith("Undone: deletion of Nordic hamstring curl")
    assert typed("log", "--json").json == before


@pytest.mark.usefixtures("trained")
def test_a_set_of_the_workout_under_way_is_corrected_there(typed: Type, clock: FalseClock) -> None:
    """A workout that goes on keeps its own account of its sets."""
    with open_log(Places.find(environ), Access.WRITE) as log:
        ended = log.workout(UUID(typed("log", "--json").json[0]["workout_id"]))
        assert ended is not None
        going = replace(ended, id=LATER, sets=(), ending=WorkoutStatus.UNDER_WAY, ended_at=None)
        log.begin(going, (), {})
        change = LogChange(saved=(PLANK,))
        log.record_event(going.id, LoggedEvent(0, 0, "Advanced", {}), clock.now(), change)
        newest = log.newest_set()
    assert newest is not None
    answer = typed("log", "edit", str(newest.id), "--seconds", "5")
    assert answer.code == 1
    assert "its workout is under way; correct the set there" in answer.err


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, "say what to correct"),
        ({"reps": 5}, "this set is counted in seconds; use --seconds"),
        ({"seconds": 10_001}, "write 0 to 10000"),
        ({"seconds": -1}, "write 0 to 10000"),
        ({"effort": "11"}, "write 1 to 10, or none"),
        ({"effort": "hard"}, "write 1 to 10, or none"),
        ({"side": "up"}, "write left, right or none"),
    ],
)
def test_what_does_not_fit_is_refused(given: dict[str, str | int], told: str) -> None:
    """A number in another unit, out of range, or no number at all says what to write."""
    with pytest.raises(WrongUsageError, match=told):
        apply_options(PLANK, given)


def test_a_load_that_is_none_is_refused() -> None:
    """A load is a number with a unit."""
    with pytest.raises(QuantityError, match="is not a load"):
        apply_options(PLANK, {"load": "heavy"})


def test_a_number_makes_a_skipped_set_a_done_one() -> None:
    """Whoever did it after all says how many; contacts are counted like repetitions."""
    assert not apply_options(CURL, {"reps": 4}).skipped
    assert apply_options(HOP, {"reps": 12}).value == 12


def test_sides_and_loads_can_be_taken_away() -> None:
    """``none`` clears a load or a side."""
    loaded = record("carry", Unit.METRES, 20, side=Side.LEFT, load=Load(8000))
    bare = apply_options(loaded, {"load": "none", "side": "none"})
    assert (bare.load, bare.side) == (None, None)
