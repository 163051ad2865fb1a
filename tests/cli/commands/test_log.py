"""``midstance log`` through the parser: questions and corrections."""

from os import environ
from uuid import UUID

import pytest

from midstance.context import open_log
from midstance.domain.quantity import Unit
from midstance.domain.record import LogChange, LoggedEvent, WorkoutRecord, WorkoutStatus
from midstance.storage.database.connection import Access
from midstance.storage.places import Places
from tests.cli.conftest import Type, record
from tests.cli.world import FalseClock


@pytest.mark.usefixtures("trained")
def test_options_may_be_written_in_any_form(typed: Type) -> None:
    """With an equals sign or a space, an option means the same."""
    assert typed("log", "--exercise=plank").out == typed("log", "--exercise", "plank").out


@pytest.mark.usefixtures("trained")
def test_a_correction_names_itself_and_the_way_back(typed: Type) -> None:
    """Each change says what the set is now, and how to take it back."""
    answer = typed("log", "edit", "0000aaa1", "--seconds", "20")
    assert answer.lines == [
        "Corrected: 2026-11-22, Forearm plank, set 1: 20 s. Undo: midstance log undo"
    ]
    assert typed("log", "undo").lines == ["Undone: edit of Forearm plank, set 1, 2026-11-22."]
    assert typed("log", "--json").json[0]["seconds"] == 30.0


@pytest.mark.usefixtures("trained")
def test_an_edit_without_anything_to_correct_is_wrong_usage(typed: Type) -> None:
    """The line shows what can be named."""
    answer = typed("log", "edit", "0000aaa1")
    assert answer.code == 2
    assert "--reps 10" in answer.err


def test_sets_done_without_midstance_become_a_workout_of_their_own(typed: Type) -> None:
    """Both sides of each set are kept on that day, and one undo takes all of it back."""
    answer = typed("log", "add", "bird-dog", "8", "--date", "2026-11-20", "--sets", "2")
    assert (answer.code, answer.err) == (0, "")
    first, *lines, last = answer.lines
    assert (first, last) == (
        "Added as a workout of its own:",
        "Undo: midstance log undo",
    )
    kept = typed("log", "--json").json
    assert [(each["set_number"], each["side"], each["reps"]) for each in kept] == [
        (1, "left", 8.0),
        (1, "right", 8.0),
        (2, "left", 8.0),
        (2, "right", 8.0),
    ]
    assert lines[1] == (
        f"  2026-11-20, Bird dog, set 1: right 8 reps ({kept[1]['id'].replace('-', '')[-8:]})"
    )
    again = typed("log", "add", "plank", "30", "--date", "2026-11-20")
    assert again.lines[0] == "Added to Bird dog:"
    assert [typed("log", "undo").code for _ in range(2)] == [0, 0]
    assert typed("log", "--json").json == []


@pytest.mark.usefixtures("trained")
def test_sets_go_into_the_only_workout_of_their_day(typed: Type) -> None:
    """They are numbered on from those that are there; one undo takes them back together."""
    before = typed("log", "--json").json
    answer = typed("log", "add", "plank", "40", "--date", "yesterday", "--sets", "2")
    assert answer.lines[0] == "Added to Evening:"
    added = typed("log", "--json").json[3:]
    assert [(each["set_number"], each["seconds"]) for each in added] == [(2, 40.0), (3, 40.0)]
    assert {each["workout_id"] for each in added} == {before[0]["workout_id"]}
    assert typed("log", "undo").lines == [
        "Undone: added Forearm plank, set 2, 2026-11-22 and 1 more."
    ]
    assert typed("log", "--json").json == before


@pytest.mark.usefixtures("trained")
def test_a_workout_is_named_by_the_end_of_its_id(typed: Type) -> None:
    """Load, effort and note are kept with the set."""
    id_ = typed("log", "--json").json[0]["workout_id"]
    options = ("--load", "20", "--effort", "7", "--note", "heavy", "--side", "right")
    assert typed("log", "add", "suitcase-carry", "25m", "--workout", id_[-6:], *options).code == 0
    (added,) = typed("log", "--json").json[3:]
    assert (added["metres"], added["load_kg"], added["effort"], added["note"], added["side"]) == (
        25.0,
        20.0,
        7,
        "heavy",
        "right",
    )


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("plnak", "30"), 1, "did you mean 'plank'"),
        (("plank", "30c"), 2, "Forearm plank is counted in seconds, not contacts"),
        (("plank", "long"), 2, "write it like 12, 30s, 1:30, 20m or 15c"),
        (("plank", "30 @7"), 2, "write it like 12, 30s, 1:30, 20m or 15c"),
        (("plank", "0"), 2, "write 1 to 10000"),
        (("plank", "30", "--load", "much"), 2, "is not a load"),
        (("plank", "30", "--date", "2026-11-24"), 2, "2026-11-24 is still to come"),
        (("plank", "30", "--date", "today", "--workout", "aaaa"), 2, "cannot be used together"),
        (("plank", "30", "--workout", "ffff"), 1, "there is no workout 'ffff'"),
    ],
)
def test_what_cannot_be_added_is_reported(
    typed: Type, words: tuple[str, ...], code: int, told: str
) -> None:
    """Each refusal says what to write instead, and adds nothing."""
    answer = typed("log", "add", *words)
    assert answer.code == code
    assert told in answer.err
    assert typed("log", "--json").json == []


def test_a_workout_finished_early_goes_on(typed: Type, clock: FalseClock) -> None:
    """The newest one is reopened; while it is under way no other is, and nothing is added to it."""
    finish_early(clock)
    answer = typed("log", "reopen")
    assert (answer.code, answer.err) == (0, "")
    assert answer.lines[0] == "Reopened: Evening, 2026-11-23. Go on with it: midstance start"
    with open_log(Places.find(environ)) as log:
        going = log.active_workout()
    assert going is not None
    assert going.workout.ending is WorkoutStatus.UNDER_WAY
    assert "Evening is under way; resume it" in typed("log", "reopen").err
    assert "add the set there: midstance start" in typed("log", "add", "plank", "30").err
    assert typed("log", "undo").code == 0
    assert typed("log", "reopen", str(going.workout.id)).code == 0


@pytest.mark.usefixtures("trained")
def test_only_what_was_finished_early_is_reopened(typed: Type) -> None:
    """A completed workout stays closed, and the line says what to do."""
    answer = typed("log", "reopen")
    assert (answer.code, "nothing to reopen; start one: midstance start" in answer.err) == (1, True)
    completed = typed("log", "reopen", typed("log", "--json").json[0]["workout_id"])
    assert completed.code == 1
    assert "only a workout that was finished early" in completed.err


def finish_early(clock: FalseClock) -> None:
    """Put a workout into the log that was finished after its first set."""
    stamp = clock.now()
    id_ = UUID("01936b5c-0000-7000-8000-000000000007")
    begun = WorkoutRecord(id_, "foundations/A", "Evening", 1, stamp, clock.today())
    early = LogChange(ending=WorkoutStatus.FINISHED_EARLY, active_ms=60_000)
    plank = LogChange(saved=(record("plank", Unit.SECONDS, 30),))
    with open_log(Places.find(environ), Access.WRITE) as log:
        log.begin(begun, (), {})
        log.record_event(id_, LoggedEvent(0, 0, "Advanced", {}), stamp, plank)
        log.record_event(id_, LoggedEvent(1, 60_000, "FinishedEarly", {}), stamp, early)


def sides_of(typed: Type) -> list[tuple[int, str]]:
    """The number and the side of each set in the log."""
    return [(each["set_number"], each["side"]) for each in typed("log", "--json").json]


@pytest.mark.parametrize(("first", "second"), [("left", "right"), ("right", "left")])
def test_as_many_sets_of_the_other_side_join_those_that_wait(
    typed: Type, first: str, second: str
) -> None:
    """Sets of one side and as many of the other are sets with two sides; they count once."""
    typed("log", "add", "bird-dog", "8", "--sets", "2", "--side", first)
    typed("log", "add", "bird-dog", "7", "--sets", "2", "--side", second)
    assert sides_of(typed) == [(1, first), (2, first), (1, second), (2, second)]
    assert typed("week", "--json").json["work"]["sets_extra"] == 2
    typed("log", "add", "bird-dog", "7", "--side", second)
    assert sides_of(typed)[-1] == (3, second)


@pytest.mark.parametrize("sets", ["1", "3"])
def test_another_number_of_sets_joins_nothing(typed: Type, sets: str) -> None:
    """Then nobody can know which belong together, and they go on after the last."""
    typed("log", "add", "bird-dog", "8", "--sets", "2", "--side", "left")
    typed("log", "add", "bird-dog", "8", "--sets", sets, "--side", "right")
    assert {number for number, side in sides_of(typed) if side == "right"} == set(
        range(3, 3 + int(sets))
    )


def test_the_same_side_again_joins_nothing(typed: Type) -> None:
    """More sets of one side are more sets."""
    typed("log", "add", "bird-dog", "8", "--side", "left")
    typed("log", "add", "bird-dog", "8", "--side", "left")
    assert sides_of(typed) == [(1, "left"), (2, "left")]


def test_a_session_without_sets_is_listed_corrected_and_deleted(typed: Type) -> None:
    """It stands at the end of its day with an id, by which its heart rate can be corrected."""
    typed("log", "add", "foundations/A", "--date", "2026-11-20")
    typed("log", "add", "plank", "30s", "--date", "2026-11-21")
    head, row, plank = typed("log").lines
    assert row.split()[:6] == ["2026-11-20", "Squat,", "push,", "trunk", "no", "sets"]
    id_ = row.split()[-1]
    assert plank.startswith("2026-11-21")
    assert head.index("done") == row.index("no sets")
    assert typed("log", "edit", id_, "--heart-rate", "128 150").code == 0
    assert typed("log").lines[-1] == (
        "Heart rate, 2026-11-20 Squat, push, trunk: mean 128, maximum 150 bpm"
    )
    assert id_ not in typed("log", "--exercise", "plank").out
    assert id_ not in typed("log", "--since", "2026-11-21").out
    assert len(typed("log", "--json").json) == 1
    assert typed("log", "delete", id_).lines[0].startswith("Deleted: Squat, push, trunk")
    assert id_ not in typed("log").out
    typed("log", "undo")
    assert id_ in typed("log").out


@pytest.mark.usefixtures("trained")
def test_a_workout_with_sets_is_not_deleted_by_its_id(typed: Type) -> None:
    """Only its sets are, one by one."""
    (workout, *_) = {each["workout_id"] for each in typed("log", "--json").json}
    answer = typed("log", "delete", workout)
    assert answer.code == 1
    assert "there is no set" in answer.err
