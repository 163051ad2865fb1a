"""Sessions take as long as the rule of the programs says."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.duration import between_seconds, estimated_seconds
from midstance.domain.quantity import RestWindow
from midstance.domain.session import Block, Item, Prescription, Purpose, Style
from midstance.domain.steps import Between, between, set_seconds
from tests.domain.blocks import EXERCISES, block, item, laid_out


def test_every_minute_on_the_minute() -> None:
    """A new set begins each minute; what is left of it is rest."""
    emom = Block(Purpose.CONDITIONING, (item("squat", "1x8"),), Style.INTERVAL, 3, every=60)
    turns = laid_out(emom)
    slot = (Between.SLOT, RestWindow(60, 60))
    assert [between(*pair) for pair in pairwise(turns)] == [slot, slot]
    assert between_seconds(*turns[:2]) == 60 - 24
    assert estimated_seconds(turns) == 60 + 60 + 24


def test_a_set_longer_than_its_slot_has_no_rest() -> None:
    """The next one is due at once."""
    late = Block(Purpose.CONDITIONING, (item("squat", "1x30"),), Style.INTERVAL, 2, every=60)
    assert between_seconds(*laid_out(late)) == 0


def test_as_many_rounds_as_possible_are_laid_out_and_capped() -> None:
    """There are more rounds than anyone does, and the block takes its cap."""
    amrap = Block(
        Purpose.CONDITIONING,
        (item("squat", "1x8"), item("row", "1x8")),
        Style.INTERVAL,
        cap=600,
    )
    turns = laid_out(amrap)
    assert {turn.cap for turn in turns} == {600}
    assert sum(turn.seconds for turn in turns) > 600
    assert estimated_seconds(turns) == 600
    assert estimated_seconds(laid_out(amrap, block(item("row", "1x8")))) == 600 + 30 + 16


def test_a_rest_window_counts_by_its_middle() -> None:
    """60-90 s is estimated as 75 s."""
    window = Item("squat", Prescription.parse("2x8"), RestWindow(60, 90))
    turns = laid_out(block(window))
    assert between(*turns) == (Between.REST, RestWindow(60, 90))
    assert estimated_seconds(turns) == 30 + 24 + 75 + 24


def test_nothing_takes_no_time() -> None:
    """A session without blocks has no turns and no seconds."""
    assert laid_out() == ()
    assert estimated_seconds(()) == 0


@given(
    st.sampled_from(["squat", "row", "press", "lift"]),
    st.integers(1, 20),
    st.integers(1, 30),
    st.integers(1, 300),
    st.integers(0, 10),
)
def test_straight_work_takes_what_the_programs_say(
    id_: str, sets: int, reps: int, rest: int, effort: int
) -> None:
    """Sets times set time, rests in between, 30 s to set up and 160 s of ramp-up sets."""
    turns = laid_out(block(item(id_, f"{sets}x{reps} @{effort}", rest)))
    ramp = 160 if id_ == "lift" and effort >= 6 else 0
    work = sets * reps * EXERCISES[id_].unit_seconds
    assert estimated_seconds(turns) == pytest.approx(work + (sets - 1) * rest + 30 + ramp)


@given(st.integers(1, 500), st.sampled_from(sorted(EXERCISES)), st.sampled_from(["", "/side"]))
def test_both_sides_take_twice_as_long_and_the_switch(amount: int, id_: str, side: str) -> None:
    """Per side: twice the time of one, and five seconds to change."""
    once = set_seconds(EXERCISES[id_], Prescription.parse(f"1x{amount}"))
    both = set_seconds(EXERCISES[id_], Prescription.parse(f"1x{amount}{side}"))
    assert both == (2 * once + 5 if side else once)
