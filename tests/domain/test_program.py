"""Programs and routines give each week what the table says, or nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.program import Program, ProgramBlock, ProgramItem, Routine
from midstance.domain.quantity import RestWindow, Tempo
from midstance.domain.session import Block, Item, Prescription, Purpose, Style

FIVE = Prescription.parse("1x5")
TEN = Prescription.parse("1x10")
REST = RestWindow(60, 90)
TEMPO = Tempo(3, 1, None, 0)


def test_an_item_takes_the_prescription_of_its_week() -> None:
    """Each week has its own, with the item's rest, tempo and note."""
    plan = ProgramItem("plank", (FIVE, TEN), REST, None, TEMPO, "slowly")
    assert plan.in_week(2, None) == Item("plank", TEN, REST, None, TEMPO, "slowly")


def test_the_last_prescription_holds_for_every_later_week() -> None:
    """A single prescription is asked in all weeks."""
    plan = ProgramItem("plank", (FIVE,))
    assert plan.in_week(9, None) == Item("plank", FIVE)


def test_an_item_without_prescriptions_rests_in_every_week() -> None:
    """A file that is being checked may hold one."""
    plan = ProgramItem("plank", ())
    assert [plan.in_week(week, None) for week in (1, 2, 9)] == [None, None, None]


def test_a_week_without_an_item_leaves_it_out() -> None:
    """A dash in the table gives no item."""
    assert ProgramItem("plank", (None, FIVE)).in_week(1, None) is None


def test_an_items_own_change_comes_before_the_blocks() -> None:
    """The block's change time holds where the item says nothing."""
    own, none = ProgramItem("plank", (FIVE,), change=5), ProgramItem("plank", (FIVE,))
    block = ProgramBlock(Purpose.CORE, (own, none), change=10)
    made = block.in_week(1)
    assert made is not None
    assert [item.change for item in made.items] == [5, 10]


def test_a_block_keeps_all_that_was_said_of_it() -> None:
    """Style, rounds, rest, clock and note come through; the routine's name is added."""
    plan = ProgramBlock(
        Purpose.CONDITIONING,
        (ProgramItem("plank", (FIVE,)),),
        Style.INTERVAL,
        3,
        REST,
        every=60,
        cap=600,
        note="on the minute",
    )
    assert plan.in_week(1, "emom") == Block(
        Purpose.CONDITIONING,
        (Item("plank", FIVE),),
        Style.INTERVAL,
        3,
        REST,
        60,
        600,
        "emom",
        "on the minute",
    )


def test_a_block_is_left_out_of_weeks_that_are_not_its_own() -> None:
    """Only the named weeks have it; no names mean every week."""
    some = ProgramBlock(Purpose.CORE, (ProgramItem("plank", (FIVE,)),), only_weeks=(1, 3))
    assert [some.is_in_week(week) for week in (1, 2, 3)] == [True, False, True]
    assert some.in_week(2) is None
    assert ProgramBlock(Purpose.CORE).is_in_week(7)


def test_a_block_of_which_nothing_is_asked_is_no_block() -> None:
    """When every item rests, the block does."""
    assert ProgramBlock(Purpose.CORE, (ProgramItem("plank", (None, FIVE)),)).in_week(1) is None


WEEKS = ("2x6", "2x8", None, "3x8", "3x10")


def asked_in(week: int) -> str | None:
    """What the table of five weeks asks in ``week``, as text."""
    table = tuple(Prescription.parse(text) if text else None for text in WEEKS)
    made = ProgramItem("squat", table).in_week(week, None)
    return made.prescription.text() if made else None


@pytest.mark.parametrize(
    ("week", "text"),
    [(1, "2×6"), (2, "2×8"), (3, None), (4, "3×8"), (5, "3×10"), (6, "3×10"), (40, "3×10")],
)
def test_a_table_is_read_column_by_column(week: int, text: str | None) -> None:
    """Week 1 is the first column, a dash rests, and after the last column nothing changes."""
    assert asked_in(week) == text


def test_an_item_that_rests_in_its_last_week_stays_away() -> None:
    """A dash in the last column holds for every later week, too."""
    plan = ProgramItem("plank", (FIVE, None))
    assert [plan.in_week(week, None) for week in (2, 3, 9)] == [None, None, None]


@given(st.lists(st.none() | st.integers(1, 20), min_size=1, max_size=6), st.integers(1, 12))
def test_every_week_asks_what_its_column_says(columns: list[int | None], week: int) -> None:
    """However many columns there are, a week is its own column or the last."""
    plan = ProgramItem("plank", tuple(Prescription(1, n) if n else None for n in columns))
    made = plan.in_week(week, None)
    assert (made and made.prescription.amount) == [*columns, *columns[-1:] * 12][week - 1]


@pytest.mark.parametrize(
    ("own", "of_block", "change"),
    [(None, None, None), (None, 10, 10), (5, 10, 5), (0, 10, 0), (5, None, 5), (None, 0, 0)],
)
def test_a_change_of_no_time_is_a_change(
    own: int | None, of_block: int | None, change: int | None
) -> None:
    """An item that says 0 s goes over at once, even where its block takes ten."""
    made = ProgramItem("plank", (FIVE,), change=own).in_week(1, of_block)
    assert made is not None
    assert made.change == change


@pytest.mark.parametrize(
    ("week", "exercises"),
    [(1, ["squat"]), (2, ["squat", "plank"]), (3, ["plank"]), (4, None)],
)
def test_a_block_holds_the_items_that_are_asked(week: int, exercises: list[str] | None) -> None:
    """Items come and go with the weeks; without any there is no block."""
    plan = ProgramBlock(
        Purpose.CORE,
        (
            ProgramItem("squat", (FIVE, FIVE, None, None)),
            ProgramItem("plank", (None, TEN, TEN, None)),
        ),
    )
    made = plan.in_week(week)
    assert (made and [item.exercise for item in made.items]) == exercises


@pytest.mark.parametrize(
    ("only", "weeks"), [((), [1, 2, 3, 4]), ((2,), [2]), ((4, 1), [1, 4]), ((9,), [])]
)
def test_a_block_is_in_the_weeks_that_are_named(only: tuple[int, ...], weeks: list[int]) -> None:
    """Whether a week has it, and whether it can be made for that week, are the same."""
    plan = ProgramBlock(Purpose.CORE, (ProgramItem("plank", (FIVE,)),), only_weeks=only)
    assert [week for week in range(1, 5) if plan.is_in_week(week)] == weeks
    assert [week for week in range(1, 5) if plan.in_week(week)] == weeks


def test_a_plan_prescribes_the_exercise_itself() -> None:
    """Nothing made from a plan stands in for something else, and a program's own has no routine."""
    made = ProgramBlock(Purpose.CORE, (ProgramItem("plank", (FIVE,)),)).in_week(1)
    assert made is not None
    assert (made.routine, made.items[0].prescribed) == ("", "")


def test_a_program_is_for_everyone_unless_it_says_otherwise() -> None:
    """All levels, no impact, no week lighter than the others; a routine has one version."""
    program = Program("p", "P", "", 4, 2, ())
    assert (program.levels, program.impact) == ((1, 5), "none")
    assert (program.deload, program.taper) == ((), ())
    routine = Routine("r", "R", "", ())
    assert (routine.weeks, routine.level, routine.heart_rate_cap) == (1, 1, None)
