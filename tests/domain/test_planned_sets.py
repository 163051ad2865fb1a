"""Sessions are laid out into planned sets, in order, with the right thing between two of them."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.exercise import Dose, Equipment, Exercise, Loadable, Measure, Pattern
from midstance.domain.planned_sets import (
    PlannedSet,
    Transition,
    estimated_seconds,
    lay_out,
    seconds_by_purpose,
    set_seconds,
    swap_exercise,
    transition_between,
    transition_seconds,
)
from midstance.domain.quantity import NO_REST, Load, RestWindow, Side, Target, Tempo, Unit
from midstance.domain.runner import Loading
from midstance.domain.session import Block, Item, Prescription, Purpose, Session, Style
from tests.domain.blocks import EXERCISES, block, item, laid_out

LEFT_RIGHT = (Side.LEFT, Side.RIGHT)
THREE = ("squat", "row", "press")
BOTH = (None,)


def order(planned_sets: tuple[PlannedSet, ...]) -> list[tuple[str, int]]:
    """Exercise and set number of every planned set."""
    return [(planned_set.exercise, planned_set.set_number) for planned_set in planned_sets]


def gaps(planned_sets: tuple[PlannedSet, ...]) -> list[tuple[Transition, int]]:
    """What lies between the planned sets, with its seconds."""
    found = [transition_between(done, ahead) for done, ahead in pairwise(planned_sets)]
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
    planned_sets = laid_out(block(item(id_, text)))
    assert len(planned_sets) == Prescription.parse(text).sets
    for planned_set in planned_sets:
        assert (planned_set.target, planned_set.sides, planned_set.recorded_sides) == (
            target,
            sides,
            recorded,
        )
        assert planned_set.seconds == seconds
        assert planned_set.is_timed is (target.unit is Unit.SECONDS)


def test_straight_sets_are_done_one_after_the_other() -> None:
    """All sets of the first exercise with its rest, then a set-up, then the second."""
    planned_sets = laid_out(block(item("squat", "2x8", 60), item("row", "2x10", 45)))
    assert order(planned_sets) == [("squat", 1), ("squat", 2), ("row", 1), ("row", 2)]
    assert gaps(planned_sets) == [
        (Transition.REST, 60),
        (Transition.SET_UP, 0),
        (Transition.REST, 45),
    ]
    assert [planned_set.set_up for planned_set in planned_sets] == [30, 0, 30, 0]


def test_no_rest_means_no_step_in_between() -> None:
    """Sets without rest follow each other at once."""
    assert gaps(laid_out(block(item("plank", "2x30 s")))) == [(Transition.NOTHING, 0)]


def test_a_change_on_the_clock_needs_no_set_up() -> None:
    """Items of a routine follow each other on the clock; after the last one the runner leads."""
    routine = block(item("plank", "1x40 s", change=10), item("squat", "1x8", change=10))
    planned_sets = laid_out(routine, block(item("row", "1x8")))
    assert gaps(planned_sets) == [(Transition.CHANGE, 10), (Transition.SET_UP, 0)]
    assert [planned_set.set_up for planned_set in planned_sets] == [0, 0, 30]


def test_a_change_of_no_time_leaves_nothing_between() -> None:
    """The next item begins as the one before it ends."""
    planned_sets = laid_out(
        block(item("plank", "1x40 s", change=0), item("squat", "1x8", change=0))
    )
    assert gaps(planned_sets) == [(Transition.NOTHING, 0)]


def test_a_superset_takes_turns_and_rests_after_each_round() -> None:
    """A, B, rest, A, B; the rest is that of the last one, and set-ups wait in the first round."""
    planned_sets = laid_out(
        block(item("squat", "2x8", 90), item("row", "2x8", 60), style=Style.SUPERSET)
    )
    assert order(planned_sets) == [("squat", 1), ("row", 1), ("squat", 2), ("row", 2)]
    assert gaps(planned_sets) == [
        (Transition.NOTHING, 0),
        (Transition.REST, 60),
        (Transition.NOTHING, 0),
    ]
    assert [planned_set.round for planned_set in planned_sets] == [1, 1, 2, 2]


def test_a_superset_of_unequal_length_goes_on_with_what_is_left() -> None:
    """The longer one ends alone, with its own rest."""
    planned_sets = laid_out(
        block(item("squat", "3x8", 90), item("row", "1x8", 60), style=Style.SUPERSET)
    )
    assert order(planned_sets) == [("squat", 1), ("row", 1), ("squat", 2), ("squat", 3)]
    assert gaps(planned_sets) == [
        (Transition.NOTHING, 0),
        (Transition.REST, 60),
        (Transition.REST, 90),
    ]


def test_a_superset_without_rest_runs_on() -> None:
    """No rest after the round means none."""
    planned_sets = laid_out(block(item("squat", "2x8"), item("row", "2x8"), style=Style.SUPERSET))
    assert {kind for kind, _ in gaps(planned_sets)} == {Transition.NOTHING}


def test_a_circuit_goes_round_its_stations() -> None:
    """Every station once a round with the change between, the rest between rounds."""
    stations = (item("squat", "1x30 s", change=20), item("plank", "1x30 s", change=20))
    planned_sets = laid_out(block(*stations, style=Style.CIRCUIT, rest=90, rounds=2))
    assert order(planned_sets) == [("squat", 1), ("plank", 1), ("squat", 2), ("plank", 2)]
    assert gaps(planned_sets) == [
        (Transition.CHANGE, 20),
        (Transition.REST, 90),
        (Transition.CHANGE, 20),
    ]
    assert {planned_set.sets for planned_set in planned_sets} == {2}
    assert {planned_set.set_up for planned_set in planned_sets} == {0}


def test_a_station_of_two_sets_numbers_them_through_the_rounds() -> None:
    """Two sets a round for two rounds are sets 1 to 4."""
    planned_sets = laid_out(block(item("squat", "2x8"), style=Style.CIRCUIT, rounds=2, rest=60))
    assert order(planned_sets) == [("squat", 1), ("squat", 2), ("squat", 3), ("squat", 4)]
    assert gaps(planned_sets) == [
        (Transition.NOTHING, 0),
        (Transition.REST, 60),
        (Transition.NOTHING, 0),
    ]


def test_after_a_circuit_without_changes_the_runner_leads() -> None:
    """Where no clock runs between stations, none runs into the next block."""
    circuit = block(item("squat", "1x8"), style=Style.CIRCUIT)
    assert gaps(laid_out(circuit, block(item("row", "1x8")))) == [(Transition.SET_UP, 0)]


def test_intervals_run_on_the_clock_into_the_next_block() -> None:
    """Work, change, work; the last change leads over to what follows."""
    hard = block(item("squat", "1x60 s"), item("row", "1x35 s", change=10), style=Style.INTERVAL)
    easy = block(item("plank", "1x30 s"), style=Style.INTERVAL)
    planned_sets = laid_out(hard, easy)
    assert gaps(planned_sets) == [(Transition.NOTHING, 0), (Transition.CHANGE, 10)]
    assert estimated_seconds(planned_sets) == 60 + 35 + 10 + 30


def test_a_slot_ends_with_its_block() -> None:
    """What follows intervals does not wait for the minute: intervals run on, others are set up."""
    emom = Block(Purpose.CONDITIONING, (item("squat", "1x8"),), Style.INTERVAL, 1, every=60)
    assert gaps(laid_out(emom, emom)) == [(Transition.NOTHING, 0)]
    assert gaps(laid_out(emom, block(item("row", "1x8")))) == [(Transition.SET_UP, 0)]


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
    """Effort, share, load, range, note and its own tempo stand on every planned set."""
    asked = Item(
        "squat",
        Prescription.parse("2x8-12 20 kg @7 ~75%"),
        tempo=Tempo(3, 1, None, 0),
        note="slowly",
    )
    for planned_set in laid_out(block(asked)):
        assert planned_set.prescription == asked.prescription
        assert planned_set.load == Load(20_000)
        assert (planned_set.tempo, planned_set.note) == (Tempo(3, 1, None, 0), "slowly")
        assert (planned_set.exercise, planned_set.prescribed) == ("squat", "squat")


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
    planned_sets = lay_out(session, {**EXERCISES, "bar": barbell})
    assert [planned_set.load_step for planned_set in planned_sets] == [Load(2500), None]


def test_the_runner_may_have_other_steps_in_load() -> None:
    """They come before the usual ones, and a swap takes the one of the new exercise."""
    steps = {"squat": Loading(Load(2000)), "row": Loading(Load(500))}
    session = Session("s", "S", (block(item("squat", "2x5"), item("plank", "1x30 s")),))
    first, second, last = lay_out(
        session, EXERCISES, loading=lambda exercise: steps.get(exercise.id)
    )
    assert (first.load_step, second.load_step, last.load_step) == (Load(2000), Load(2000), None)
    swapped = swap_exercise(
        first,
        EXERCISES["row"],
        Prescription.parse("2x5"),
        None,
        steps["row"],
    )
    assert swapped.load_step == Load(500)


def test_the_weaker_side_goes_first() -> None:
    """Where it is known; every other exercise begins on the left."""
    session = Session(
        "s", "S", (block(item("side-plank", "1x25 s/side"), item("squat", "1x8/side")),)
    )
    planned_sets = lay_out(session, EXERCISES, {"side-plank": Side.RIGHT})
    assert [planned_set.sides for planned_set in planned_sets] == [
        (Side.RIGHT, Side.LEFT),
        LEFT_RIGHT,
    ]


def test_places_are_counted_through_the_session() -> None:
    """Each item has a place of its own, each block a number."""
    planned_sets = laid_out(
        block(item("squat", "2x8"), item("row", "1x8")), block(item("plank", "1x30 s"))
    )
    assert [(planned_set.block, planned_set.place) for planned_set in planned_sets] == [
        (0, 0),
        (0, 0),
        (0, 1),
        (1, 2),
    ]


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
    planned_sets = laid_out(block(*items, style=style, rounds=rounds, rest=60))
    for place in range(len(items)):
        mine = [planned_set for planned_set in planned_sets if planned_set.place == place]
        assert [planned_set.set_number for planned_set in mine] == list(range(1, len(mine) + 1))
        assert {planned_set.sets for planned_set in mine} == {len(mine)}
        assert len({planned_set.target for planned_set in mine}) == 1
    assert estimated_seconds(planned_sets) >= sum(
        planned_set.seconds for planned_set in planned_sets
    )


def test_rest_windows_default_to_none() -> None:
    """An item that says nothing about rest has none."""
    assert Item("squat", Prescription(1, 8)).rest == NO_REST


def test_a_swap_keeps_place_set_round_and_rest() -> None:
    """Another exercise, amount and load; everything that is not about the movement stays."""
    before = laid_out(block(item("squat", "3x8 @7", 90)))[1]
    asked = Prescription.parse("3x30 s/side @6")
    after = swap_exercise(before, EXERCISES["side-plank"], asked, Load(5000))
    assert (after.exercise, after.prescribed) == ("side-plank", "squat")
    assert (after.target, after.sides) == (Target(30, Unit.SECONDS), LEFT_RIGHT)
    assert (after.load, after.seconds) == (Load(5000), 65)
    kept = (after.place, after.set_number, after.sets, after.round, after.rest)
    assert kept == (before.place, 2, 3, 2, before.rest)


def worked(id_: str, text: str, style: Style) -> tuple[PlannedSet, ...]:
    """Two rounds, or two sets, of one exercise in ``style``."""
    sets = "1" if style in {Style.CIRCUIT, Style.INTERVAL} else "2"
    return laid_out(block(item(id_, f"{sets}x{text}", 30), style=style, rounds=2, rest=30))


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize(
    ("id_", "text", "sides", "seconds"),
    [
        ("squat", "8", 1, 24),
        ("squat", "8/side", 2, 53),
        ("plank", "30 s", 1, 30),
        ("side-plank", "30 s/side", 2, 65),
        ("skip", "50 m", 1, 30),
        ("carry", "20 m/side", 2, 45),
        ("pogo", "20 c", 1, 10),
        ("pogo", "20 c/side", 2, 25),
    ],
)
def test_every_measure_in_every_style(
    id_: str, text: str, sides: int, seconds: float, style: Style
) -> None:
    """The style orders the sets and leaves each of them as it is: two sets, a rest between."""
    planned_sets = worked(id_, text, style)
    assert [len(planned_set.sides) for planned_set in planned_sets] == [sides, sides]
    assert [planned_set.seconds for planned_set in planned_sets] == [seconds, seconds]
    assert [
        (planned_set.set_number, planned_set.sets, planned_set.round)
        for planned_set in planned_sets
    ] == [(1, 2, 1), (2, 2, 2)]
    assert gaps(planned_sets) == [(Transition.REST, 30)]
    assert {planned_set.style for planned_set in planned_sets} == {style}


@pytest.mark.parametrize(
    ("id_", "text", "alternating", "sides", "recorded"),
    [
        ("march", "1x8/side", True, BOTH, LEFT_RIGHT),
        ("march", "1x8", False, BOTH, BOTH),
        ("march", "1x20 s/side", True, BOTH, BOTH),
        ("squat", "1x8/side", False, LEFT_RIGHT, LEFT_RIGHT),
        ("squat", "1x8/side alternating", True, BOTH, LEFT_RIGHT),
        ("squat", "1x8 alternating", True, BOTH, LEFT_RIGHT),
        ("plank", "1x40 s alternating", True, BOTH, BOTH),
        ("bound", "1x6 c/side", True, BOTH, LEFT_RIGHT),
    ],
)
def test_sides_that_take_turns_are_one_step(
    id_: str,
    text: str,
    *,
    alternating: bool,
    sides: tuple[Side | None, ...],
    recorded: tuple[Side | None, ...],
) -> None:
    """Counted, each side gets its entry; on the clock there is one time and one entry."""
    (planned_set,) = laid_out(block(item(id_, text)))
    assert (planned_set.alternating, planned_set.sides) == (alternating, sides)
    assert planned_set.recorded_sides == recorded


@pytest.mark.parametrize(
    ("id_", "text", "first", "sides"),
    [
        ("side-plank", "1x30 s/side", Side.LEFT, LEFT_RIGHT),
        ("side-plank", "1x30 s/side", Side.RIGHT, (Side.RIGHT, Side.LEFT)),
        ("squat", "1x8", Side.RIGHT, BOTH),
        ("march", "1x8/side", Side.RIGHT, BOTH),
    ],
)
def test_only_two_sides_can_be_turned_round(
    id_: str, text: str, first: Side, sides: tuple[Side | None, ...]
) -> None:
    """What both sides do together has no first side."""
    session = Session("s", "S", (block(item(id_, text)),))
    assert lay_out(session, EXERCISES, {id_: first})[0].sides == sides


def test_the_weaker_side_goes_first_in_every_set_and_style() -> None:
    """All sets of an exercise begin on the same side, round after round."""
    work = (item("side-plank", "2x30 s/side"), item("squat", "2x8/side"))
    for style in Style:
        session = Session("s", "S", (block(*work, style=style, rounds=2),))
        planned_sets = lay_out(session, EXERCISES, {"squat": Side.RIGHT})
        begins = {(planned_set.exercise, planned_set.sides[0]) for planned_set in planned_sets}
        assert begins == {("side-plank", Side.LEFT), ("squat", Side.RIGHT)}


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (Style.STRAIGHT, ["squat 1", "squat 2", "row 1", "row 2", "press 1", "press 2"]),
        (Style.SUPERSET, ["squat 1", "row 1", "press 1", "squat 2", "row 2", "press 2"]),
        (
            Style.CIRCUIT,
            [f"{id_} {n}" for two in ((1, 2), (3, 4)) for id_ in THREE for n in two],
        ),
    ],
)
def test_three_exercises_in_each_style(style: Style, expected: list[str]) -> None:
    """Straight work ends one before the next, supersets take turns, circuits repeat it all."""
    work = [item(id_, "2x8", 60) for id_ in THREE]
    planned_sets = laid_out(block(*work, style=style, rounds=2, rest=60))
    assert [f"{id_} {number}" for id_, number in order(planned_sets)] == expected


def test_only_circuits_and_intervals_have_rounds() -> None:
    """What says rounds in straight work or in a superset is done once."""
    counts = [len(laid_out(block(item("squat", "2x8"), style=style, rounds=3))) for style in Style]
    assert counts == [2, 2, 6, 6]


@pytest.mark.parametrize(
    ("style", "rests"),
    [
        (Style.STRAIGHT, [(60, 60), (45, 45)]),
        (Style.SUPERSET, [(45, 45), (45, 45)]),
        (Style.CIRCUIT, [(90, 90), (90, 90)]),
        (Style.INTERVAL, [(90, 90), (90, 90)]),
    ],
)
def test_whose_rest_holds(style: Style, rests: list[tuple[int, int]]) -> None:
    """The item's own in straight work, the last item's in a superset, the block's in rounds."""
    work = (item("squat", "1x8", 60), item("row", "1x8", 45))
    planned_sets = laid_out(block(*work, style=style, rest=90))
    assert [(planned_set.rest.low, planned_set.rest.high) for planned_set in planned_sets] == rests


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (Style.STRAIGHT, [(Transition.SET_UP, 0), (Transition.SET_UP, 0)]),
        (Style.SUPERSET, [(Transition.NOTHING, 0), (Transition.SET_UP, 0)]),
        (Style.CIRCUIT, [(Transition.NOTHING, 0), (Transition.SET_UP, 0)]),
        (Style.INTERVAL, [(Transition.NOTHING, 0), (Transition.SET_UP, 0)]),
    ],
)
def test_where_no_change_is_said(style: Style, expected: list[tuple[Transition, int]]) -> None:
    """Straight work waits for the runner, rounds go on at once; into straight work all wait."""
    first = block(item("squat", "1x8"), item("row", "1x8"), style=style)
    assert gaps(laid_out(first, block(item("plank", "1x30 s")))) == expected


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (Style.STRAIGHT, [(Transition.CHANGE, 15), (Transition.SET_UP, 0)]),
        (Style.SUPERSET, [(Transition.CHANGE, 15), (Transition.CHANGE, 15)]),
        (Style.CIRCUIT, [(Transition.CHANGE, 15), (Transition.CHANGE, 15)]),
        (Style.INTERVAL, [(Transition.CHANGE, 15), (Transition.CHANGE, 15)]),
    ],
)
def test_where_a_change_runs_on_the_clock(
    style: Style, expected: list[tuple[Transition, int]]
) -> None:
    """It runs after each item; only the last item of straight work waits for the runner."""
    first = block(item("squat", "1x8", change=15), item("row", "1x8", change=15), style=style)
    assert gaps(laid_out(first, block(item("plank", "1x30 s")))) == expected


@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [
        (Style.STRAIGHT, Style.STRAIGHT, Transition.SET_UP),
        (Style.STRAIGHT, Style.INTERVAL, Transition.SET_UP),
        (Style.SUPERSET, Style.SUPERSET, Transition.SET_UP),
        (Style.CIRCUIT, Style.CIRCUIT, Transition.SET_UP),
        (Style.CIRCUIT, Style.INTERVAL, Transition.SET_UP),
        (Style.INTERVAL, Style.CIRCUIT, Transition.SET_UP),
        (Style.INTERVAL, Style.INTERVAL, Transition.NOTHING),
        (Style.INTERVAL, Style.STRAIGHT, Transition.SET_UP),
    ],
)
def test_what_leads_from_one_block_to_the_next(
    first: Style, then: Style, expected: Transition
) -> None:
    """Without a change on the clock the runner sets up; only intervals run on into intervals."""
    planned_sets = laid_out(
        block(item("squat", "1x8"), style=first), block(item("row", "1x8"), style=then)
    )
    assert [kind for kind, _ in gaps(planned_sets)] == [expected]


def test_a_slot_is_as_long_as_a_set_and_its_rest() -> None:
    """Every set of the block but the last one leads to a slot, whatever rest and change say."""
    work = (item("squat", "1x8", 90, change=20), item("row", "1x8", 90, change=20))
    emom = Block(Purpose.CONDITIONING, work, Style.INTERVAL, 2, every=40)
    assert gaps(laid_out(emom)) == [(Transition.SLOT, 40)] * 3


def test_a_rest_window_is_passed_on_whole() -> None:
    """Both ends stand between two sets, so that the runner may choose."""
    asked = Item("squat", Prescription.parse("2x8"), RestWindow(60, 90))
    assert transition_between(*laid_out(block(asked))) == (Transition.REST, RestWindow(60, 90))


def test_a_rest_that_may_be_nothing_is_still_a_rest() -> None:
    """0-30 s is offered; 0 s is no rest at all."""
    asked = Item("squat", Prescription.parse("2x8"), RestWindow(0, 30))
    assert transition_between(*laid_out(block(asked))) == (Transition.REST, RestWindow(0, 30))


@pytest.mark.parametrize(
    ("cap", "rounds"), [(10, 1), (60, 2), (240, 6), (480, 11), (2400, 51), (100_000, 100)]
)
def test_a_cap_has_room_for_a_runner_three_times_as_fast(cap: int, rounds: int) -> None:
    """One round of 144 s may take 48 s; there is one round more than fits, and never over 100."""
    work = (item("squat", "1x48"),)
    planned_sets = laid_out(Block(Purpose.CONDITIONING, work, Style.INTERVAL, rounds=7, cap=cap))
    assert [planned_set.round for planned_set in planned_sets] == list(range(1, rounds + 1))
    assert {planned_set.sets for planned_set in planned_sets} == {rounds}


def test_the_shortest_work_has_a_second_a_round_before_a_cap() -> None:
    """3 s may take 1 s; 10 s hold ten such rounds and one more."""
    work = (item("plank", "1x3 s"),)
    assert len(laid_out(Block(Purpose.CONDITIONING, work, Style.INTERVAL, cap=10))) == 11


@pytest.mark.parametrize("style", Style)
def test_slots_caps_and_purposes_stand_on_every_turn(style: Style) -> None:
    """Whatever the style, a planned set knows what its block is for and how its clock runs."""
    timed = Block(Purpose.POWER, (item("squat", "2x8"),), style, every=60, cap=120)
    kept = {
        (planned_set.purpose, planned_set.every, planned_set.cap) for planned_set in laid_out(timed)
    }
    assert kept == {(Purpose.POWER, 60, 120)}


@pytest.mark.parametrize(
    ("style", "change", "set_ups"),
    [
        (Style.STRAIGHT, None, [30, 0, 30, 0]),
        (Style.STRAIGHT, 10, [0, 0, 0, 0]),
        (Style.STRAIGHT, 0, [0, 0, 0, 0]),
        (Style.SUPERSET, None, [30, 30, 0, 0]),
        (Style.SUPERSET, 10, [0, 0, 0, 0]),
        (Style.CIRCUIT, None, [0, 0, 0, 0]),
        (Style.INTERVAL, None, [0, 0, 0, 0]),
    ],
)
def test_the_first_set_waits_for_the_set_up(
    style: Style, change: int | None, set_ups: list[int]
) -> None:
    """Half a minute before an item, unless its change is on the clock or it is one of a round."""
    work = [item(id_, "2x8", 60, change) for id_ in ("squat", "row")]
    assert [planned_set.set_up for planned_set in laid_out(block(*work, style=style))] == set_ups


def test_only_the_first_set_ramps_up() -> None:
    """Ramp-up sets come once, and only with an exercise that needs them."""
    planned_sets = laid_out(block(item("lift", "3x5 @8", 180), item("squat", "1x5 @9")))
    assert [planned_set.set_up for planned_set in planned_sets] == [190, 0, 0, 30]


def test_a_stand_in_remembers_what_was_prescribed() -> None:
    """The set is done with one exercise, and counts in the place of the other."""
    asked = Item("row", Prescription(1, 8), prescribed="press")
    (planned_set,) = laid_out(block(asked))
    assert (planned_set.exercise, planned_set.prescribed) == ("row", "press")


@pytest.mark.parametrize(("id_", "is_hold"), [("squat", False), ("plank", True), ("skip", False)])
def test_a_turn_says_whether_it_is_held(id_: str, *, is_hold: bool) -> None:
    """As its exercise is by nature."""
    assert laid_out(block(item(id_, "1x10")))[0].is_hold is is_hold


@pytest.mark.parametrize(
    ("id_", "text", "seconds"),
    [
        ("squat", "1x30 s", 30),
        ("squat", "1x30 s/side", 65),
        ("squat", "1x10", 30),
        ("row", "1x10/side", 45),
        ("march", "1x20 s/side", 45),
        ("plank", "1x10", 30),
        ("squat", "1x8-12", 24),
        ("squat", "1x8+", 24),
    ],
)
def test_a_set_is_estimated_by_its_lower_amount(id_: str, text: str, seconds: float) -> None:
    """Seconds are seconds whatever the exercise; the rest is counted with its own pace."""
    assert set_seconds(EXERCISES[id_], Prescription.parse(text)) == seconds


def test_an_empty_session_has_no_turns() -> None:
    """No block, no set, and no error."""
    assert lay_out(Session("s", "S", ()), EXERCISES) == ()


@pytest.mark.parametrize(
    ("to", "text", "load", "shown"),
    [
        ("row", "3x10 20 kg @6", None, Load(20_000)),
        ("row", "3x10 20 kg @6", Load(25_000), Load(25_000)),
        ("row", "3x10 @6", None, None),
        ("row", "3x10 @6", Load(0), Load(0)),
    ],
)
def test_a_swap_takes_the_load_that_is_known(
    to: str, text: str, load: Load | None, shown: Load | None
) -> None:
    """The load that was given comes before the one that is prescribed."""
    before = laid_out(block(item("squat", "3x8 60 kg @7 ~75%", 90)))[0]
    after = swap_exercise(before, EXERCISES[to], Prescription.parse(text), load)
    asked = after.prescription
    assert (after.load, asked.rpe, asked.percent) == (shown, 6, None)


def test_a_swap_forgets_what_belonged_to_the_movement() -> None:
    """Range, band, tempo, sides and step in load are those of the new exercise."""
    asked = Item("squat", Prescription.parse("2x8-12/side @7"), tempo=Tempo(5, 0, 5, 0))
    before = replace(laid_out(block(asked))[0], band_cm=120, loading=Loading(Load(2500)))
    after = swap_exercise(before, EXERCISES["row"], Prescription.parse("2x10 @6"), None)
    assert (after.prescription.up_to, after.band_cm, after.load_step) == (None, None, None)
    assert (after.tempo, after.sides) == (Tempo(2, 0, 1, 0), BOTH)


@pytest.mark.parametrize("style", Style)
@given(st.sampled_from(sorted(EXERCISES)), st.integers(1, 60), st.sampled_from(Unit))
def test_a_swap_and_back_is_the_set_it_was(style: Style, id_: str, amount: int, unit: Unit) -> None:
    """Changing one's mind costs nothing: the same exercise with the same prescription returns."""
    asked = Prescription.parse("2x8 @7")
    for planned_set in laid_out(block(item("squat", "2x8 @7", 60), style=style, rounds=2)):
        away = swap_exercise(planned_set, EXERCISES[id_], Prescription(3, amount, unit), None)
        assert swap_exercise(away, EXERCISES["squat"], asked, None) == planned_set


@given(
    st.lists(st.sampled_from(sorted(EXERCISES)), min_size=1, max_size=6),
    st.sampled_from(Style),
    st.integers(1, 3),
)
def test_blocks_are_laid_out_one_behind_the_other(
    ids: list[str], style: Style, rounds: int
) -> None:
    """A session of blocks is the sum of them; only places and block numbers go on."""
    blocks = [block(item(id_, "2x8", 30), style=style, rounds=rounds) for id_ in ids]
    whole = laid_out(*blocks)
    alone = [
        replace(planned_set, place=number, block=number)
        for number, each in enumerate(blocks)
        for planned_set in laid_out(each)
    ]
    assert list(whole) == alone


@given(
    st.lists(st.sampled_from(sorted(EXERCISES)), min_size=1, max_size=4),
    st.sampled_from(Style),
    st.none() | st.integers(0, 20),
    st.integers(0, 60),
)
def test_something_definite_lies_between_any_two_sets(
    ids: list[str], style: Style, change: int | None, rest: int
) -> None:
    """Nothing and set-ups have no seconds, all else has some; rest is never between exercises."""
    work = [item(id_, "2x8", rest, change) for id_ in ids]
    planned_sets = laid_out(block(*work, style=style, rounds=2, rest=rest))
    for done, ahead in pairwise(planned_sets):
        kind, window = transition_between(done, ahead)
        assert (window.high > 0) is (kind in {Transition.CHANGE, Transition.REST, Transition.SLOT})
        if kind is Transition.REST:
            assert done.place == ahead.place or done.round != ahead.round


def test_every_minute_on_the_minute() -> None:
    """A new set begins each minute; what is left of it is rest."""
    emom = Block(Purpose.CONDITIONING, (item("squat", "1x8"),), Style.INTERVAL, 3, every=60)
    planned_sets = laid_out(emom)
    slot = (Transition.SLOT, RestWindow(60, 60))
    assert [transition_between(*pair) for pair in pairwise(planned_sets)] == [slot, slot]
    assert transition_seconds(*planned_sets[:2]) == 60 - 24
    assert estimated_seconds(planned_sets) == 60 + 60 + 24


def test_a_set_longer_than_its_slot_has_no_rest() -> None:
    """The next one is due at once."""
    late = Block(Purpose.CONDITIONING, (item("squat", "1x30"),), Style.INTERVAL, 2, every=60)
    assert transition_seconds(*laid_out(late)) == 0


def test_as_many_rounds_as_possible_are_laid_out_and_capped() -> None:
    """There are more rounds than anyone does, and the block takes its cap."""
    amrap = Block(
        Purpose.CONDITIONING,
        (item("squat", "1x8"), item("row", "1x8")),
        Style.INTERVAL,
        cap=600,
    )
    planned_sets = laid_out(amrap)
    assert {planned_set.cap for planned_set in planned_sets} == {600}
    assert sum(planned_set.seconds for planned_set in planned_sets) > 600
    assert estimated_seconds(planned_sets) == 600
    assert estimated_seconds(laid_out(amrap, block(item("row", "1x8")))) == 600 + 30 + 16


def test_a_rest_window_counts_by_its_middle() -> None:
    """60-90 s is estimated as 75 s."""
    window = Item("squat", Prescription.parse("2x8"), RestWindow(60, 90))
    planned_sets = laid_out(block(window))
    assert transition_between(*planned_sets) == (Transition.REST, RestWindow(60, 90))
    assert estimated_seconds(planned_sets) == 30 + 24 + 75 + 24


def test_nothing_takes_no_time() -> None:
    """A session without blocks has no sets and no seconds."""
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
    planned_sets = laid_out(block(item(id_, f"{sets}x{reps} @{effort}", rest)))
    ramp = 160 if id_ == "lift" and effort >= 6 else 0
    work = sets * reps * EXERCISES[id_].unit_seconds
    assert estimated_seconds(planned_sets) == pytest.approx(work + (sets - 1) * rest + 30 + ramp)


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
    """Each block of straight work is set up again, so that none saves time for another."""
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
    planned_sets = laid_out(timed(style, rest=rest, change=change, rounds=2))
    parts = sum(planned_set.seconds for planned_set in planned_sets)
    parts += sum(transition_seconds(*pair) for pair in pairwise(planned_sets))
    parts += planned_sets[0].set_up + (planned_sets[-1].change or 0)
    assert estimated_seconds(planned_sets) == pytest.approx(parts)


def test_the_time_of_each_purpose_is_that_of_its_sets_alone() -> None:
    """So Today says how long the warm-up takes; what is not in a session takes no time."""
    easy = replace(block(item("plank", "1x30 s", change=0)), purpose=Purpose.WARM_UP)
    hard = block(item("squat", "2x8"))
    planned_sets = laid_out(easy, hard)
    found = seconds_by_purpose(planned_sets)
    assert set(found) == {Purpose.WARM_UP, Purpose.STRENGTH}
    warm_up = tuple(each for each in planned_sets if each.purpose is Purpose.WARM_UP)
    assert found[Purpose.WARM_UP] == estimated_seconds(warm_up)
    assert found[Purpose.STRENGTH] < estimated_seconds(planned_sets)
    assert sum(found.values()) <= estimated_seconds(planned_sets) + 60
    assert seconds_by_purpose(()) == {}
