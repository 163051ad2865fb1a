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


def timed(style: Style, *, rest: int = 0, change: int | None = None, rounds: int = 1) -> Block:
    """Two exercises of two sets, 24 s and 16 s a set."""
    work = (item("squat", "2x8", rest, change), item("row", "2x8", rest, change))
    return block(*work, style=style, rest=rest, rounds=rounds)


@pytest.mark.parametrize(
    ("made", "seconds"),
    [
        (timed(Style.STRAIGHT), 80 + 30 + 30),
        (timed(Style.STRAIGHT, rest=60), 80 + 2 * 60 + 30 + 30),
        (timed(Style.STRAIGHT, rest=60, change=15), 80 + 2 * 60 + 15),
        (timed(Style.SUPERSET), 80 + 30 + 30),
        (timed(Style.SUPERSET, rest=60), 80 + 60 + 30 + 30),
        (timed(Style.SUPERSET, rest=60, change=15), 80 + (60 + 15) + 3 * 15),
        (timed(Style.CIRCUIT), 80),
        (timed(Style.CIRCUIT, rounds=3), 240),
        (timed(Style.CIRCUIT, rest=60, rounds=3), 240 + 2 * 60),
        (timed(Style.INTERVAL, rest=60, rounds=3), 240 + 2 * 60),
    ],
)
def test_a_block_is_added_up_as_the_programs_do(made: Block, seconds: float) -> None:
    """Sets, rests, changes between exercises and half a minute to set each of them up."""
    assert estimated_seconds(laid_out(made)) == seconds


@pytest.mark.parametrize(
    ("work", "seconds"),
    [
        (item("squat", "1x8"), 30 + 24),
        (item("squat", "1x8", change=10), 24),
        (item("squat", "1x8/side"), 30 + 53),
        (item("plank", "3x40 s", 20), 30 + 120 + 40),
        (item("side-plank", "2x30 s/side", 30), 30 + 130 + 30),
        (item("march", "1x45 s alternating"), 30 + 45),
        (item("lift", "3x5 @8", 180), 30 + 160 + 60 + 360),
        (item("lift", "3x5 @5", 180), 30 + 60 + 360),
        (item("bound", "3x3 c/side", 90), 30 + 87 + 180),
        (item("skip", "4x50 m", 60), 30 + 120 + 180),
    ],
)
def test_one_exercise_alone(work: Item, seconds: float) -> None:
    """Worked by hand: set-up, sets, and the rests between them but none after the last."""
    assert estimated_seconds(laid_out(block(work))) == seconds


@pytest.mark.parametrize(
    ("every", "sets", "seconds"),
    [(60, 1, 24), (60, 4, 3 * 60 + 24), (30, 4, 3 * 30 + 24), (20, 4, 4 * 24), (24, 2, 48)],
)
def test_slots_begin_on_the_beat(every: int, sets: int, seconds: float) -> None:
    """Each set but the last fills its slot; sets longer than the slot follow at once."""
    emom = Block(Purpose.CONDITIONING, (item("squat", "1x8"),), Style.INTERVAL, sets, every=every)
    assert estimated_seconds(laid_out(emom)) == seconds


@pytest.mark.parametrize("cap", [1, 60, 600, 1800])
def test_a_cap_is_what_its_block_takes(cap: int) -> None:
    """However many rounds are laid out, and whatever stands before and after."""
    amrap = Block(Purpose.CONDITIONING, (item("squat", "1x8", 30),), Style.INTERVAL, cap=cap)
    assert estimated_seconds(laid_out(amrap)) == cap
    before, after = block(item("plank", "1x30 s")), block(item("row", "1x8"))
    assert estimated_seconds(laid_out(before, amrap, after)) == 30 + 30 + cap + 30 + 16


def test_two_caps_are_added() -> None:
    """Each block has its own."""
    amrap = Block(Purpose.CONDITIONING, (item("squat", "1x8"),), Style.INTERVAL, cap=300)
    assert estimated_seconds(laid_out(amrap, amrap)) == 600


@given(st.lists(st.sampled_from(sorted(EXERCISES)), min_size=1, max_size=5), st.integers(0, 120))
def test_straight_blocks_take_the_sum_of_them(ids: list[str], rest: int) -> None:
    """Each block of straight work is set up anew, so that none saves time for another."""
    blocks = [block(item(id_, "2x8", rest)) for id_ in ids]
    alone = sum(estimated_seconds(laid_out(each)) for each in blocks)
    assert estimated_seconds(laid_out(*blocks)) == pytest.approx(alone)


@given(st.sampled_from(Style), st.integers(0, 120), st.integers(1, 60), st.integers(1, 4))
def test_more_rest_never_takes_less_time(style: Style, rest: int, more: int, rounds: int) -> None:
    """A longer rest makes the session longer, or leaves it where nothing is rested."""
    less, longer = (
        estimated_seconds(laid_out(timed(style, rest=each, rounds=rounds)))
        for each in (rest, rest + more)
    )
    assert less <= longer


@given(st.sampled_from(Style), st.integers(0, 120), st.none() | st.integers(0, 60))
def test_the_whole_is_the_sets_and_what_lies_between(
    style: Style, rest: int, change: int | None
) -> None:
    """Nothing is counted twice: sets, gaps, the first set-up and the way out of the last."""
    turns = laid_out(timed(style, rest=rest, change=change, rounds=2))
    parts = sum(turn.seconds for turn in turns)
    parts += sum(between_seconds(*pair) for pair in pairwise(turns))
    parts += turns[0].set_up + (turns[-1].change or 0)
    assert estimated_seconds(turns) == pytest.approx(parts)
