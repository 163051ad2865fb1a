"""What changes from one session to the next, in words."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from midstance.coach.progress.change import Change, ChangeKind
from midstance.domain.quantity import Load, LoadMeaning, Target, Unit, WeightUnit
from midstance.domain.record import ExercisePast, SetRecord
from midstance.domain.session import Block, Item, Prescription, Purpose, Session
from midstance.presentation.phrases import load_change_text
from midstance.presentation.planning.targets import (
    TARGET_HEADINGS,
    BesideTargets,
    change_mark,
    change_to_plain,
    moved_text,
    today_rows,
)
from tests.coach.gym import EXERCISES
from tests.tui.laptop import record

DAY = date(2026, 11, 23)
MORE = Change("squat", ChangeKind.LOAD_UP, DAY, "All was done.", "A study.", 2500)
LESS = replace(MORE, kind=ChangeKind.LOAD_DOWN, grams=-2500)
RUNG = replace(MORE, kind=ChangeKind.RUNG_UP, grams=0, before="lunge")


@pytest.mark.parametrize(
    ("change", "mark", "note"),
    [
        (MORE, "▲ 2.5", "2.5 kg more"),
        (LESS, "▼ 2.5", "2.5 kg less"),
        (RUNG, "▲", ""),
    ],
)
def test_a_change_in_few_words(change: Change, mark: str, note: str) -> None:
    """A sign with the load, and the load in words; what is no load has the sign alone."""
    assert change_mark(change, WeightUnit.KG) == mark
    assert load_change_text(change.grams, WeightUnit.KG) == note


def test_a_change_in_a_line() -> None:
    """The name, the load in the runner's unit and the reason."""
    five = replace(MORE, grams=Load.of(5, WeightUnit.LB).grams)
    text = moved_text(five, EXERCISES, WeightUnit.LB)
    assert text == "Squat: 5 lb more. All was done."
    assert moved_text(RUNG, EXERCISES, WeightUnit.KG) == "Squat: All was done."
    gone = replace(RUNG, exercise="gone\x1b[0m")
    assert moved_text(gone, EXERCISES, WeightUnit.KG).startswith("gone")


def test_a_change_for_programs() -> None:
    """The load in kilograms, and where the rule is from."""
    assert change_to_plain(MORE) == {
        "exercise": "squat",
        "kind": "load-up",
        "kilograms": 2.5,
        "basis": "2026-11-23",
        "before": None,
        "reason": "All was done.",
        "source": "A study.",
    }


def rows_of(
    prescription: str, beside: BesideTargets, *, is_narrow: bool = False, is_brief: bool = False
) -> list[str]:
    """The rows of a session with one exercise, as text."""
    block = Block(Purpose.STRENGTH, (Item("squat", Prescription.parse(prescription)),))
    session = Session("legs", "Legs", (block,))
    shown = today_rows(
        session, EXERCISES, beside, WeightUnit.KG, is_narrow=is_narrow, is_brief=is_brief
    )
    return ["".join(each.text for each in (*row.left, *row.right)) for row in shown]


def past_of(*sets: SetRecord) -> Mapping[str, ExercisePast]:
    """What the log knows of the squat: these sets, the last time."""
    return {"squat": ExercisePast("squat", sets, DAY, None)}


def test_a_row_has_target_load_change_and_the_last_time_in_columns() -> None:
    """What the load column says is not said again; the columns have names where there is room."""
    last = [record("squat", 5, set_number=each, load=Load(80_000)) for each in (1, 2, 3)]
    beside = BesideTargets(past_of(*last), (MORE,), ramped={"squat"})
    (row,) = rows_of("3x5 82.5 kg", beside)
    heading = "".join(each.text for each in TARGET_HEADINGS.right)
    assert " ".join(row.split()) == "Squat 3 × 5 + ramp-up 82.5 kg ▲ 2.5 5 · 5 · 5 @ 80"
    assert heading.split() == ["TODAY", "LAST", "TIME"]
    assert len(heading) == len(row) - len("Squat")


@pytest.mark.parametrize(
    ("before", "meaning", "says"),
    [
        (80_000, LoadMeaning.TOTAL, "82.5 kg ▲ 2.5 5 @ 80"),
        (82_500, LoadMeaning.TOTAL, "82.5 kg 5 @ 82.5"),
        (85_000, LoadMeaning.TOTAL, "82.5 kg 5 @ 85"),
        (40_000, LoadMeaning.TOTAL, "82.5 kg 5 @ 40"),
        (80_000, LoadMeaning.HELP, "82.5 kg 5 @ 80 kg help"),
    ],
)
def test_more_than_the_last_time_is_marked(before: int, meaning: LoadMeaning, says: str) -> None:
    """Also where only the week of the program asks for it; a leap is another kit, and is not."""
    last = record("squat", 5, load=Load(before), load_is=meaning)
    (row,) = rows_of("3x5 82.5 kg", BesideTargets(past_of(last)))
    assert " ".join(row.split()) == f"Squat 3 × 5 {says}"


def test_ramp_up_sets_are_quieter_than_the_sets_that_count() -> None:
    """So that the load beside them is not read as theirs."""
    block = Block(Purpose.STRENGTH, (Item("squat", Prescription.parse("3x5 82.5 kg")),))
    beside = BesideTargets({}, ramped={"squat"})
    (row,) = today_rows(Session("legs", "Legs", (block,)), EXERCISES, beside, WeightUnit.KG)
    looks = {span.text.strip(): span.look for span in row.right if span.text.strip()}
    assert looks["3 × 5"] == "strong"
    assert looks["+ ramp-up"] == "muted"


def test_a_narrow_row_keeps_the_load_and_drops_the_last_time_last() -> None:
    """Where columns have no room, the target keeps its load; ramp-up sets are not said."""
    last = [record("squat", 5, set_number=each, load=Load(80_000)) for each in (1, 2, 3)]
    beside = BesideTargets(past_of(*last), (MORE,), ramped={"squat"})
    (row,) = rows_of("3x5 82.5 kg", beside, is_narrow=True)
    assert " ".join(row.split()) == "Squat 3 × 5 @ 82.5 kg 5 · 5 · 5 @ 80"
    (brief,) = rows_of("3x5 82.5 kg", beside, is_narrow=True, is_brief=True)
    assert brief == "Squat 3 × 5 @ 82.5 kg"


@pytest.mark.parametrize(
    ("prescription", "opened", "asked"),
    [("3x8", ("squat",), "3 × 8+"), ("3x8", (), "3 × 8"), ("2x6 c", (), "2 × 6 jumps")],
)
def test_an_open_last_set_has_a_plus(
    prescription: str, opened: tuple[str, ...], asked: str
) -> None:
    """As in a training notebook; jumps are jumps."""
    (row,) = rows_of(prescription, BesideTargets({}, opened=opened))
    assert row.rstrip() == f"Squat {asked}"


def test_jumps_of_the_last_time_are_counted_and_need_no_unit() -> None:
    """Three times thirty, under a target that says what is counted."""
    target = Target(30, Unit.CONTACTS)
    last = [record("squat", 30, set_number=each, target=target) for each in (1, 2, 3)]
    (row,) = rows_of("3x30 c", BesideTargets(past_of(*last)))
    assert row.endswith(" 3 × 30")


def test_what_is_looked_at_first() -> None:
    """The exercise whose load changes, else the first one of the work, else nothing."""
    walk = Block(Purpose.WARM_UP, (Item("lunge", Prescription.parse("1x5")),))
    work = tuple(
        Block(Purpose.STRENGTH, (Item(each, Prescription.parse("3x5")),))
        for each in ("lunge", "squat")
    )
    session = Session("legs", "Legs", (walk, *work))
    assert BesideTargets({}).key_to_begin(session) == "1.0"
    assert BesideTargets({}, (MORE,)).key_to_begin(session) == "2.0"
    assert BesideTargets({}, (RUNG,)).key_to_begin(session) == "1.0"
    assert BesideTargets({}).key_to_begin(Session("rest", "Rest", (walk,))) == ""
