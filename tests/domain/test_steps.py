"""Sessions are laid out into turns, in order, with the right thing between two of them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.duration import estimated_seconds
from midstance.domain.exercise import Dose, Equipment, Exercise, Loadable, Measure, Pattern
from midstance.domain.quantity import NO_REST, Load, Tempo, Unit
from midstance.domain.record import Side, Target
from midstance.domain.session import Block, Item, Prescription, Purpose, Session, Style
from midstance.domain.steps import Between, Turn, between, lay_out, swapped
from tests.domain.blocks import EXERCISES, block, item, laid_out

LEFT_RIGHT = (Side.LEFT, Side.RIGHT)
BOTH = (None,)


def order(turns: tuple[Turn, ...]) -> list[tuple[str, int]]:
    """Exercise and set number of every turn."""
    return [(turn.exercise, turn.set_number) for turn in turns]


def gaps(turns: tuple[Turn, ...]) -> list[tuple[Between, int]]:
    """What lies between the turns, with its seconds."""
    found = [between(done, ahead) for done, ahead in pairwise(turns)]
    return [(kind, window.low) for kind, window in found]


@pytest.mark.parametrize(
    ("id_", "text", "target", "sides", "recorded", "seconds"),
    [
        ("squat", "2x8", Target(8, Unit.REPS), BOTH, BOTH, 24),
        ("squat", "2x8/side", Target(8, Unit.REPS), LEFT_RIGHT, LEFT_RIGHT, 53),
        ("march", "2x8/side", Target(8, Unit.REPS), BOTH, LEFT_RIGHT, 45),
        ("plank", "2x30 s", Target(30, Unit.SECONDS), BOTH, BOTH, 30),
        ("plank", "2x30+ s", Target(30, Unit.SECONDS, open_ended=True), BOTH, BOTH, 30),
        ("side-plank", "2x25 s/side", Target(25, Unit.SECONDS), LEFT_RIGHT, LEFT_RIGHT, 55),
        ("march", "1x45 s alternating", Target(45, Unit.SECONDS), BOTH, BOTH, 45),
        ("skip", "1x20 m", Target(20, Unit.METRES), BOTH, BOTH, 12),
        ("carry", "2x20 m/side", Target(20, Unit.METRES), LEFT_RIGHT, LEFT_RIGHT, 45),
        ("pogo", "2x15 c", Target(15, Unit.CONTACTS), BOTH, BOTH, 7.5),
        ("bound", "2x3 c/side", Target(3, Unit.CONTACTS), BOTH, LEFT_RIGHT, 29),
    ],
)
def test_every_measure_is_laid_out(
    id_: str,
    text: str,
    target: Target,
    sides: tuple[Side | None, ...],
    recorded: tuple[Side | None, ...],
    seconds: float,
) -> None:
    """Target, sides that work one after the other, sides that are logged, and time for one set."""
    turns = laid_out(block(item(id_, text)))
    assert len(turns) == Prescription.parse(text).sets
    for turn in turns:
        assert (turn.target, turn.sides, turn.recorded_sides) == (target, sides, recorded)
        assert turn.seconds == seconds
        assert turn.is_timed is (target.unit is Unit.SECONDS)


def test_straight_sets_are_done_one_after_the_other() -> None:
    """All sets of the first exercise with its rest, then a set-up, then the second."""
    turns = laid_out(block(item("squat", "2x8", 60), item("row", "2x10", 45)))
    assert order(turns) == [("squat", 1), ("squat", 2), ("row", 1), ("row", 2)]
    assert gaps(turns) == [(Between.REST, 60), (Between.SET_UP, 0), (Between.REST, 45)]
    assert [turn.set_up for turn in turns] == [30, 0, 30, 0]


def test_no_rest_means_no_step_in_between() -> None:
    """Sets without rest follow each other at once."""
    assert gaps(laid_out(block(item("plank", "2x30 s")))) == [(Between.NOTHING, 0)]


def test_a_change_on_the_clock_needs_no_set_up() -> None:
    """Items of a routine follow each other on the clock; after the last one the runner leads."""
    routine = block(item("plank", "1x40 s", change=10), item("squat", "1x8", change=10))
    turns = laid_out(routine, block(item("row", "1x8")))
    assert gaps(turns) == [(Between.CHANGE, 10), (Between.SET_UP, 0)]
    assert [turn.set_up for turn in turns] == [0, 0, 30]


def test_a_change_of_no_time_leaves_nothing_between() -> None:
    """The next item begins as the one before it ends."""
    turns = laid_out(block(item("plank", "1x40 s", change=0), item("squat", "1x8", change=0)))
    assert gaps(turns) == [(Between.NOTHING, 0)]


def test_a_superset_takes_turns_and_rests_after_each_round() -> None:
    """A, B, rest, A, B; the rest is that of the last one, and set-ups wait in the first round."""
    turns = laid_out(block(item("squat", "2x8", 90), item("row", "2x8", 60), style=Style.SUPERSET))
    assert order(turns) == [("squat", 1), ("row", 1), ("squat", 2), ("row", 2)]
    assert gaps(turns) == [(Between.NOTHING, 0), (Between.REST, 60), (Between.NOTHING, 0)]
    assert [turn.round for turn in turns] == [1, 1, 2, 2]


def test_a_superset_of_unequal_length_goes_on_with_what_is_left() -> None:
    """The longer one ends alone, with its own rest."""
    turns = laid_out(block(item("squat", "3x8", 90), item("row", "1x8", 60), style=Style.SUPERSET))
    assert order(turns) == [("squat", 1), ("row", 1), ("squat", 2), ("squat", 3)]
    assert gaps(turns) == [(Between.NOTHING, 0), (Between.REST, 60), (Between.REST, 90)]


def test_a_superset_without_rest_runs_on() -> None:
    """No rest after the round means none."""
    turns = laid_out(block(item("squat", "2x8"), item("row", "2x8"), style=Style.SUPERSET))
    assert {kind for kind, _ in gaps(turns)} == {Between.NOTHING}


def test_a_circuit_goes_round_its_stations() -> None:
    """Every station once a round with the change between, the rest between rounds."""
    stations = (item("squat", "1x30 s", change=20), item("plank", "1x30 s", change=20))
    turns = laid_out(block(*stations, style=Style.CIRCUIT, rest=90, rounds=2))
    assert order(turns) == [("squat", 1), ("plank", 1), ("squat", 2), ("plank", 2)]
    assert gaps(turns) == [(Between.CHANGE, 20), (Between.REST, 90), (Between.CHANGE, 20)]
    assert {turn.sets for turn in turns} == {2}
    assert {turn.set_up for turn in turns} == {0}


def test_a_station_of_two_sets_numbers_them_through_the_rounds() -> None:
    """Two sets a round for two rounds are sets 1 to 4."""
    turns = laid_out(block(item("squat", "2x8"), style=Style.CIRCUIT, rounds=2, rest=60))
    assert order(turns) == [("squat", 1), ("squat", 2), ("squat", 3), ("squat", 4)]
    assert gaps(turns) == [(Between.NOTHING, 0), (Between.REST, 60), (Between.NOTHING, 0)]


def test_after_a_circuit_without_changes_the_runner_leads() -> None:
    """Where no clock runs between stations, none runs into the next block."""
    circuit = block(item("squat", "1x8"), style=Style.CIRCUIT)
    assert gaps(laid_out(circuit, block(item("row", "1x8")))) == [(Between.SET_UP, 0)]


def test_intervals_run_on_the_clock_into_the_next_block() -> None:
    """Work, change, work; the last change leads over to what follows."""
    hard = block(item("squat", "1x60 s"), item("row", "1x35 s", change=10), style=Style.INTERVAL)
    easy = block(item("plank", "1x30 s"), style=Style.INTERVAL)
    turns = laid_out(hard, easy)
    assert gaps(turns) == [(Between.NOTHING, 0), (Between.CHANGE, 10)]
    assert estimated_seconds(turns) == 60 + 35 + 10 + 30


def test_a_slot_ends_with_its_block() -> None:
    """What follows intervals does not wait for the minute: intervals run on, others are set up."""
    emom = Block(Purpose.CONDITIONING, (item("squat", "1x8"),), Style.INTERVAL, 1, every=60)
    assert gaps(laid_out(emom, emom)) == [(Between.NOTHING, 0)]
    assert gaps(laid_out(emom, block(item("row", "1x8")))) == [(Between.SET_UP, 0)]


def test_a_cap_never_lays_out_an_endless_session() -> None:
    """A day of one-second sets is still a hundred rounds."""
    amrap = Block(Purpose.CONDITIONING, (item("plank", "1x1 s"),), Style.INTERVAL, cap=86_400)
    assert len(laid_out(amrap)) == 100


def test_heavy_barbell_sets_ramp_up() -> None:
    """At effort 6 or more two ramp-up sets come with the set-up; below and unsaid they do not."""
    ramps = [
        laid_out(block(item("lift", f"2x5{effort}", 180)))[0].set_up
        for effort in (" @6", " @8", " @5", "")
    ]
    assert ramps == [190, 190, 30, 30]


def test_what_the_item_says_comes_through() -> None:
    """Effort, share, load, range, note and its own tempo stand on every turn."""
    asked = Item(
        "squat",
        Prescription.parse("2x8-12 20 kg @7 ~75%"),
        tempo=Tempo(3, 1, None, 0),
        note="slowly",
    )
    for turn in laid_out(block(asked)):
        assert (turn.rpe, turn.percent, turn.load, turn.up_to) == (7, 75, Load(20_000), 12)
        assert (turn.tempo, turn.note) == (Tempo(3, 1, None, 0), "slowly")
        assert (turn.exercise, turn.prescribed) == ("squat", "squat")


def test_without_a_tempo_of_its_own_the_exercises_holds() -> None:
    """An item may leave the tempo to the exercise."""
    assert laid_out(block(item("squat", "1x8")))[0].tempo == Tempo(2, 0, 1, 0)


def test_a_turn_knows_the_step_in_load() -> None:
    """Where a weight is lifted, the step of its equipment; elsewhere none."""
    barbell = Exercise(
        "bar",
        "Bar",
        Pattern.SQUAT,
        Measure.REPS,
        Dose(3, 5),
        equipment=((Equipment.BARBELL,),),
        loadable=Loadable.EXTERNAL,
    )
    session = Session("s", "S", (block(item("bar", "1x5"), item("squat", "1x5")),))
    turns = lay_out(session, {**EXERCISES, "bar": barbell})
    assert [turn.load_step for turn in turns] == [Load(2500), None]


def test_the_weaker_side_goes_first() -> None:
    """Where it is known; every other exercise begins on the left."""
    session = Session(
        "s", "S", (block(item("side-plank", "1x25 s/side"), item("squat", "1x8/side")),)
    )
    turns = lay_out(session, EXERCISES, {"side-plank": Side.RIGHT})
    assert [turn.sides for turn in turns] == [(Side.RIGHT, Side.LEFT), LEFT_RIGHT]


def test_places_are_counted_through_the_session() -> None:
    """Each item has a place of its own, each block a number."""
    turns = laid_out(
        block(item("squat", "2x8"), item("row", "1x8")), block(item("plank", "1x30 s"))
    )
    assert [(turn.block, turn.place) for turn in turns] == [(0, 0), (0, 0), (0, 1), (1, 2)]


def test_an_exercise_that_is_not_there_is_refused() -> None:
    """A session cannot be laid out with an unknown exercise."""
    with pytest.raises(KeyError, match="nope"):
        laid_out(block(item("nope", "1x8")))


@given(
    st.lists(
        st.tuples(
            st.sampled_from(sorted(EXERCISES)),
            st.integers(1, 4),
            st.integers(1, 30),
            st.sampled_from([0, 30, 60]),
            st.none() | st.integers(0, 30),
        ),
        min_size=1,
        max_size=5,
    ),
    st.sampled_from(Style),
    st.integers(1, 4),
)
def test_every_layout_numbers_its_sets_without_a_gap(
    asked: list[tuple[str, int, int, int, int | None]], style: Style, rounds: int
) -> None:
    """Whatever the style, each item has all its sets in order, and knows how many there are."""
    items = [item(id_, f"{sets}x{n}", rest, change) for id_, sets, n, rest, change in asked]
    turns = laid_out(block(*items, style=style, rounds=rounds, rest=60))
    for place in range(len(items)):
        mine = [turn for turn in turns if turn.place == place]
        assert [turn.set_number for turn in mine] == list(range(1, len(mine) + 1))
        assert {turn.sets for turn in mine} == {len(mine)}
        assert len({turn.target for turn in mine}) == 1
    assert estimated_seconds(turns) >= sum(turn.seconds for turn in turns)


def test_rest_windows_default_to_none() -> None:
    """An item that says nothing about rest has none."""
    assert Item("squat", Prescription(1, 8)).rest == NO_REST


def test_a_swap_keeps_place_set_round_and_rest() -> None:
    """Another exercise, amount and load; everything that is not about the movement stays."""
    before = laid_out(block(item("squat", "3x8 @7", 90)))[1]
    asked = Prescription.parse("3x30 s/side @6")
    after = swapped(before, EXERCISES["side-plank"], asked, Load(5000))
    assert (after.exercise, after.prescribed) == ("side-plank", "squat")
    assert (after.target, after.sides) == (Target(30, Unit.SECONDS), LEFT_RIGHT)
    assert (after.load, after.seconds) == (Load(5000), 65)
    kept = (after.place, after.set_number, after.sets, after.round, after.rest)
    assert kept == (before.place, 2, 3, 2, before.rest)
