"""Programs and routines give each week what the table says, or nothing."""

from midstance.domain.program import BlockPlan, ItemPlan
from midstance.domain.quantity import RestWindow, Tempo
from midstance.domain.session import Block, Item, Prescription, Purpose, Style

FIVE = Prescription.parse("1x5")
TEN = Prescription.parse("1x10")
REST = RestWindow(60, 90)
TEMPO = Tempo(3, 1, None, 0)


def test_an_item_takes_the_prescription_of_its_week() -> None:
    """Each week has its own, with the item's rest, tempo and note."""
    plan = ItemPlan("plank", (FIVE, TEN), REST, None, TEMPO, "slowly")
    assert plan.in_week(2, None) == Item("plank", TEN, REST, None, TEMPO, "slowly")


def test_the_last_prescription_holds_for_every_later_week() -> None:
    """A single prescription is asked in all weeks."""
    plan = ItemPlan("plank", (FIVE,))
    assert plan.in_week(9, None) == Item("plank", FIVE)


def test_a_week_without_an_item_leaves_it_out() -> None:
    """A dash in the table gives no item."""
    assert ItemPlan("plank", (None, FIVE)).in_week(1, None) is None


def test_an_items_own_change_comes_before_the_blocks() -> None:
    """The block's change time holds where the item says nothing."""
    own, none = ItemPlan("plank", (FIVE,), change=5), ItemPlan("plank", (FIVE,))
    block = BlockPlan(Purpose.CORE, (own, none), change=10)
    made = block.in_week(1)
    assert made is not None
    assert [item.change for item in made.items] == [5, 10]


def test_a_block_keeps_all_that_was_said_of_it() -> None:
    """Style, rounds, rest, clock and note come through; the routine's name is added."""
    plan = BlockPlan(
        Purpose.CONDITIONING,
        (ItemPlan("plank", (FIVE,)),),
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
    some = BlockPlan(Purpose.CORE, (ItemPlan("plank", (FIVE,)),), only_weeks=(1, 3))
    assert [some.is_in_week(week) for week in (1, 2, 3)] == [True, False, True]
    assert some.in_week(2) is None
    assert BlockPlan(Purpose.CORE).is_in_week(7)


def test_a_block_of_which_nothing_is_asked_is_no_block() -> None:
    """When every item rests, the block does."""
    assert BlockPlan(Purpose.CORE, (ItemPlan("plank", (None, FIVE)),)).in_week(1) is None
