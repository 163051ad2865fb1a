"""Prescriptions are read and written the same way, and blocks know what counts."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.quantity import NO_REST, Amount, Load, QuantityError, Unit
from midstance.domain.session import (
    Block,
    Item,
    Prescription,
    Purpose,
    Session,
    SessionAdditions,
    Style,
)

amounts = st.integers(1, 10_000)


@st.composite
def prescriptions(draw: st.DrawFn) -> Prescription:
    """Anything that can be asked."""
    amount = draw(amounts)
    return Prescription(
        sets=draw(st.integers(1, 1000)),
        amount=amount,
        unit=draw(st.sampled_from(Unit)),
        per_side=draw(st.booleans()),
        up_to=draw(st.none() | st.integers(amount + 1, 20_000)),
        open_ended=draw(st.booleans()),
        alternating=draw(st.booleans()),
        load=draw(st.none() | st.integers(0, 200_000).map(lambda tens: Load(tens * 10))),
        rpe=draw(st.none() | st.integers(0, 10)),
        percent=draw(st.none() | st.integers(1, 100)),
    )


@given(prescriptions())
def test_a_prescription_reads_back_exactly(asked: Prescription) -> None:
    """What is written in a file and what is shown are the same text."""
    assert Prescription.parse(asked.text()) == asked
    assert Prescription.parse(asked.text().replace("×", "x")) == asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("3x8 @7", Prescription(3, 8, rpe=7)),
        ("3 × 8", Prescription(3, 8)),
        ("3x8 reps", Prescription(3, 8)),
        ("2x20 s/side @6", Prescription(2, 20, Unit.SECONDS, per_side=True, rpe=6)),
        ("3x30+ s", Prescription(3, 30, Unit.SECONDS, open_ended=True)),
        ("1x45 s alternating @6", Prescription(1, 45, Unit.SECONDS, alternating=True, rpe=6)),
        ("2x8-12 20 kg @7", Prescription(2, 8, up_to=12, load=Load(20_000), rpe=7)),
        ("3x5 @8 ~81%", Prescription(3, 5, rpe=8, percent=81)),
        ("2x3 c/side", Prescription(2, 3, Unit.CONTACTS, per_side=True)),
        ("2x20 m/side", Prescription(2, 20, Unit.METRES, per_side=True)),
        (" 1x5 45 lb ", Prescription(1, 5, load=Load(20_412))),
    ],
)
def test_prescriptions_are_read_as_the_programs_write_them(text: str, asked: Prescription) -> None:
    """Every notation of the programs' tables is understood."""
    assert Prescription.parse(text) == asked


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("", 0),
        ("eight", 0),
        ("3", 0),
        ("3x", 2),
        ("3x8 @seven", 4),
        ("3x8 oops @7", 4),
        ("3x8 seconds", 4),
        ("3x8 @7 twice", 7),
        ("  3y8", 2),
        ("3x8 ~80", 4),
    ],
)
def test_a_text_that_is_none_says_where_it_stopped_making_sense(text: str, at: int) -> None:
    """The error points at the first thing that was not understood."""
    with pytest.raises(QuantityError, match="not a prescription") as caught:
        Prescription.parse(text)
    assert caught.value.at == at


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("3x8", "8"),
        ("2x30+ s/side", "30+ s/side"),
        ("1x45 s alternating", "45 s alternating"),
        ("2x8-12", "8-12"),
        ("2x20 m/side", "20 m/side"),
        ("2x3 c", "3 c"),
    ],
)
def test_one_sets_amount_is_shown_by_itself(text: str, shown: str) -> None:
    """The amount without sets, load and effort."""
    assert Prescription.parse(text).amount_text() == shown


def test_the_goal_of_a_set_is_its_lower_amount() -> None:
    """A range is reached at its lower end."""
    assert Prescription.parse("2x8-12").goal == Amount(8, Unit.REPS)


def test_warm_up_and_cool_down_do_not_count() -> None:
    """Everything between them does."""
    free = {purpose for purpose in Purpose if not purpose.counts}
    assert free == {Purpose.WARM_UP, Purpose.RAMP_UP, Purpose.COOL_DOWN}


def test_a_session_lists_its_items_in_order() -> None:
    """Items come block by block."""
    items = tuple(Item(id_, Prescription(1, 5)) for id_ in ("a", "b", "c"))
    blocks = (Block(Purpose.CORE, items[:2]), Block(Purpose.HIPS, items[2:]))
    assert Session("s", "S", blocks).items == items


def test_a_purpose_has_a_heading_for_the_screen() -> None:
    """Every purpose is a word or two, the first letter large and no other."""
    assert [purpose.heading for purpose in Purpose] == [
        "Warm-up",
        "Ramp-up",
        "Balance",
        "Power",
        "Strength",
        "Single-leg",
        "Hips",
        "Calf and foot",
        "Core",
        "Conditioning",
        "Cool-down",
    ]


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        (Prescription(3, 8), "3×8"),
        (Prescription(3, 8, rpe=0), "3×8 @0"),
        (Prescription(3, 8, per_side=True, rpe=7), "3×8/side @7"),
        (Prescription(3, 30, Unit.SECONDS, open_ended=True), "3×30+ s"),
        (Prescription(2, 25, Unit.SECONDS, per_side=True, open_ended=True), "2×25+ s/side"),
        (Prescription(1, 45, Unit.SECONDS, alternating=True), "1×45 s alternating"),
        (Prescription(2, 8, up_to=12, load=Load(20_000), rpe=7), "2×8-12 20 kg @7"),
        (Prescription(3, 5, load=Load(0)), "3×5 0 kg"),
        (Prescription(3, 5, rpe=8, percent=81), "3×5 @8 ~81%"),
        (Prescription(4, 20, Unit.METRES, per_side=True), "4×20 m/side"),
        (Prescription(3, 6, Unit.CONTACTS, up_to=8), "3×6-8 c"),
    ],
)
def test_a_prescription_is_written_as_files_have_it(asked: Prescription, text: str) -> None:
    """Sets, amount, load, effort and share in this order; what is not said is not written."""
    assert asked.text() == text


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("3 x 8@7", None),
        ("3x8/side @7", "3 ×8 reps/side @7"),
        ("3x30s", "3x30 s"),
        ("2x8-12 reps @7", "2×8-12 @7"),
        ("1x5 82.5kg", "1x5 82.5 kg"),
        ("1x5 22,5 kg", "1x5 22.5 kg"),
        ("1x5 50lbs @7", "1x5 50 lb @7"),
        ("1x5 +10 kg", "1x5 10 kg"),
        ("1x5+ 10 kgs", "1x5+ 10 kg"),
        ("3x30+s/side", "3x30+ s/side"),
    ],
)
def test_spaces_between_the_parts(text: str, same: str | None) -> None:
    """A unit may stand close to its number; effort needs a space before it."""
    if same is None:
        with pytest.raises(QuantityError, match="not a prescription"):
            Prescription.parse(text)
    else:
        assert Prescription.parse(text) == Prescription.parse(same)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("3x8 @7 20 kg", 7),
        ("3x8 ~80% @7", 9),
        ("3x8 /side", 4),
        ("3x8-", 3),
        ("3x8 20", 4),
        ("3x8 20 st", 4),
        ("3x8 -20 kg", 4),
        ("3x8 1,234 kg", 4),
        ("3x8 20-25 kg", 4),
        ("3x8 ~80% ~80%", 9),
        ("x8", 0),
        ("3x-8", 2),
        ("3x8 @", 4),
        ("3,5x8", 0),
    ],
)
def test_parts_in_another_order_are_not_understood(text: str, at: int) -> None:
    """The order of the parts is fixed, and the first that is out of place is pointed at."""
    with pytest.raises(QuantityError) as caught:
        Prescription.parse(text)
    assert caught.value.at == at
    assert repr(text) in str(caught.value)


@given(prescriptions())
def test_the_amount_is_the_part_of_the_text_behind_the_sets(asked: Prescription) -> None:
    """What is shown of one set is written the same way in the whole."""
    sets, _, rest = asked.text().partition("×")
    assert int(sets) == asked.sets
    assert rest.startswith(asked.amount_text())
    assert Prescription.parse(f"{asked.sets}x{asked.amount_text()}").goal == asked.goal


@given(st.text(max_size=20))
def test_no_text_breaks_the_reading(text: str) -> None:
    """Any text is a prescription, or an error that points into it."""
    assert 0 <= reading_stops(text) <= len(text)


def reading_stops(text: str) -> int:
    """Where reading came to its end: at what was not understood, or behind the text."""
    try:
        Prescription.parse(text)
    except QuantityError as error:
        return error.at
    return len(text)


@pytest.mark.parametrize("unit", Unit)
def test_the_goal_is_counted_in_the_unit_that_was_asked(unit: Unit) -> None:
    """Open-ended or not, the amount is what must be reached."""
    assert Prescription(3, 30, unit, open_ended=True).goal == Amount(30, unit)


def test_an_item_and_a_block_ask_for_no_more_than_was_said() -> None:
    """Without more, no rest, no clock, one round, one set after the other, and no stand-in."""
    item = Item("plank", Prescription(1, 30, Unit.SECONDS))
    block = Block(Purpose.CORE, (item,))
    assert (item.rest, item.change, item.tempo, item.prescribed) == (NO_REST, None, None, "")
    assert (block.style, block.rounds, block.rest) == (Style.STRAIGHT, 1, NO_REST)
    assert (block.every, block.cap, block.routine) == (None, None, "")


def test_a_session_without_blocks_has_no_items() -> None:
    """Nothing is asked, in the first week unless it says another."""
    empty = Session("s", "S", ())
    assert (empty.items, empty.week) == ((), 1)


MONDAY = date(2026, 11, 23)
PLANK = SessionAdditions(MONDAY, "foundations/A", 2, ("plank",))


@given(
    st.builds(
        SessionAdditions,
        st.dates(),
        st.text(max_size=20),
        st.integers(1, 100),
        st.lists(st.text(max_size=10), max_size=4).map(tuple),
    )
)
def test_what_is_kept_comes_back(added: SessionAdditions) -> None:
    """Plain values hold all of it."""
    assert SessionAdditions.from_plain(added.to_plain()) == added


@pytest.mark.parametrize(
    "kept",
    [
        None,
        "plank",
        {},
        {"day": "today", "session": "a", "week": 1, "exercises": []},
        {"day": "2026-11-23", "session": 1, "week": 1, "exercises": []},
        {"day": "2026-11-23", "session": "a", "week": "1", "exercises": []},
        {"day": "2026-11-23", "session": "a", "week": 1, "exercises": "plank"},
        {"day": "2026-11-23", "session": "a", "week": 1, "exercises": ["plank", None]},
        {"day": "2026-11-23", "session": "a", "week": 1},
    ],
)
def test_what_is_not_ours_is_nothing(kept: object) -> None:
    """A value that cannot be read is left alone."""
    assert SessionAdditions.from_plain(kept) is None


def test_it_is_for_one_session_on_one_day() -> None:
    """Another day, another session and another week have nothing added."""
    assert PLANK.is_for(MONDAY, "foundations/A", 2)
    assert not PLANK.is_for(date(2026, 11, 24), "foundations/A", 2)
    assert not PLANK.is_for(MONDAY, "foundations/B", 2)
    assert not PLANK.is_for(MONDAY, "foundations/A", 3)


def test_the_same_key_takes_it_out_again() -> None:
    """Toggling twice leaves what was there, and others in their order."""
    both = PLANK.toggle_exercise("bird-dog")
    assert both.exercises == ("plank", "bird-dog")
    assert both.toggle_exercise("plank").exercises == ("bird-dog",)
    assert both.toggle_exercise("bird-dog") == PLANK
