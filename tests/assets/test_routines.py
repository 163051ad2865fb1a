"""Every routine is walked and compared with what its document says."""

import pytest

from midstance.coach.adapt.ladders.gates import SKILLS, passed_gates
from midstance.domain.exercise import Impact, Pattern
from midstance.domain.library import Library
from midstance.domain.planned_sets import PlannedSet, estimated_seconds, lay_out, transition_seconds
from midstance.domain.quantity import Side, clock_text
from midstance.domain.session import Purpose
from midstance.domain.volume import leg_load, work_set_count
from tests.assets.document import ROUTINES
from tests.coach.gym import day, done, sets_of, workout

CLOCK = [
    (0, "easy-jog"),
    (240, "run-interval"),
    (300, "easy-jog"),
    (330, "reverse-lunge"),
    (375, "push-up"),
    (420, "run-interval"),
    (480, "easy-jog"),
    (510, "bodyweight-squat"),
    (555, "mountain-climber"),
    (600, "run-interval"),
    (660, "easy-jog"),
    (690, "side-lunge"),
    (735, "plank-shoulder-tap"),
    (780, "run-interval"),
    (840, "easy-jog"),
    (870, "glute-bridge-march"),
    (915, "dead-bug"),
    (960, "easy-jog"),
    (1080, "wall-calf-stretch"),
    (1145, "kneeling-hip-flexor-stretch"),
]
"""When each part of the run and strength intervals begins, in seconds."""


def planned_sets(library: Library, routine: str, week: int = 1) -> tuple[PlannedSet, ...]:
    """Every set of a routine as it is done."""
    return lay_out(library.session(routine, week), library.exercises)


@pytest.mark.parametrize(("routine", "week"), ROUTINES)
def test_lengths_equal_those_of_the_document(library: Library, routine: str, week: int) -> None:
    """Each version of each routine takes as long as the document says, to the second."""
    seconds = estimated_seconds(planned_sets(library, routine, week))
    assert clock_text(int(seconds)) == ROUTINES[routine, week]


def test_the_document_and_the_files_name_the_same_routines(library: Library) -> None:
    """No routine or version is missing, and none is there that the document does not have."""
    held = {(r.id, week) for r in library.routines.values() for week in range(1, r.weeks + 1)}
    assert held == set(ROUTINES)


def test_the_intervals_follow_the_clock(library: Library) -> None:
    """Each part of the run and strength intervals begins at the second that the document gives."""
    done = planned_sets(library, "hiit-20")
    clock, began = 0.0, []
    for now, ahead in zip(done, (*done[1:], None), strict=True):
        began.append((int(clock), now.exercise))
        clock += now.seconds + (transition_seconds(now, ahead) if ahead else 0)
    assert began == CLOCK
    assert clock == 1200


def test_the_intervals_end_calmly(library: Library) -> None:
    """The first four minutes warm up, the last four cool down, what lies between counts."""
    purposes = [block.purpose for block in library.session("hiit-20").blocks]
    assert purposes == [Purpose.WARM_UP, *[Purpose.CONDITIONING] * 4, Purpose.COOL_DOWN]


@pytest.mark.parametrize(
    ("routine", "week", "load"),
    [
        ("circuit-bw", 1, 4.5),
        ("circuit-bw", 2, 9),
        ("circuit-bw", 3, 9),
        ("leg-circuit-weights", 1, 22),
        ("leg-circuit-weights", 2, 33),
        ("leg-circuit-weights", 3, 33),
    ],
)
def test_circuits_load_the_legs_as_the_document_says(
    library: Library, routine: str, week: int, load: float
) -> None:
    """Leg load of the circuits, at the efforts that the document's numbers imply."""
    assert leg_load(library.session(routine, week), library.exercises) == load


@pytest.mark.parametrize("routine", ["core-5", "core-5-easy", "core-5-hard"])
def test_the_core_routines_take_five_minutes_and_no_equipment(
    library: Library, routine: str
) -> None:
    """Exactly 300 seconds, on nothing but the floor."""
    asked = planned_sets(library, routine)
    assert estimated_seconds(asked) == 300
    assert not [
        planned_set for planned_set in asked if library.exercises[planned_set.exercise].equipment
    ]


def test_the_self_test_takes_fifteen_minutes_after_its_warm_up(library: Library) -> None:
    """It tests balance, push, step-down, bridge, calf and trunk, on floor, wall and a step."""
    asked = planned_sets(library, "self-test-15")
    tested = [each for each in asked if each.purpose is not Purpose.WARM_UP]
    assert round(estimated_seconds(tuple(tested)) / 60) == 15
    assert list(dict.fromkeys(each.exercise for each in tested)) == [
        "single-leg-stand",
        "push-up",
        "lateral-step-down",
        "single-leg-glute-bridge",
        "single-leg-calf-raise",
        "plank",
    ]


def test_the_self_test_asks_what_the_gates_before_jumps_ask(library: Library) -> None:
    """Done as it stands it shows every skill that hard landings need, on each side."""
    tested = {i.exercise: i.prescription for i in library.session("self-test-15").items}
    for id_, sets, amount, _ in SKILLS:
        assert (tested[id_].sets, tested[id_].per_side) == (sets, True)
        assert tested[id_].amount >= amount


def test_the_self_test_opens_each_gate_that_it_tests(library: Library) -> None:
    """Done as it asks, at the effort it asks, in as many sessions as the gate wants.

    Where the number is open, the gate's own number is enough.
    """
    tests = [
        item
        for block in library.session("self-test-15").blocks
        if block.purpose is Purpose.STRENGTH
        for item in block.items
    ]
    for test in tests:
        asked, gate = test.prescription, library.exercises[test.exercise].up
        assert gate is not None
        value = max(asked.amount, gate.amount) if asked.open_ended else asked.amount
        sets = [
            done(test.exercise, value, asked.unit, set_number=number, side=side, effort=asked.rpe)
            for number in range(1, asked.sets + 1)
            for side in (Side if asked.per_side else (None,))
        ]
        logged = sets_of(*(workout(each, day(each), *sets) for each in range(gate.sessions)))
        assert test.exercise in passed_gates(library.exercises, logged)
        assert test.exercise not in passed_gates(library.exercises, logged[: len(sets)])


def test_the_leg_circuit_grows_by_rounds_then_by_work(library: Library) -> None:
    """Two rounds of 40 s, three rounds, then 45 s of work with 15 s to change."""
    rounds = []
    for week in (1, 2, 3):
        (circuit,) = (
            block
            for block in library.session("leg-circuit-weights", week).blocks
            if block.purpose is Purpose.CONDITIONING
        )
        rounds.append(
            (circuit.rounds, circuit.items[0].prescription.amount, circuit.items[0].change)
        )
    assert rounds == [(2, 40, 20), (3, 40, 20), (3, 45, 15)]


def test_the_body_weight_circuit_pulls_too(library: Library) -> None:
    """Every version has a pull, the boot camp's third of the week."""
    for week in (1, 2, 3):
        patterns = {
            library.exercises[i.exercise].pattern for i in library.session("circuit-bw", week).items
        }
        assert {Pattern.PUSH, Pattern.PULL, Pattern.LUNGE, Pattern.HINGE} <= patterns


def test_recovery_is_no_work(library: Library) -> None:
    """Rolling and a walk count as no work set, whichever routine holds them."""
    for id_ in ("active-recovery-25", "foam-10"):
        assert work_set_count(library.session(id_)) == 0


def test_the_low_warm_up_lands_nowhere(library: Library) -> None:
    """A walk and marches for the run and the drills, as long as the full one within a minute."""
    low, full = planned_sets(library, "warmup-10-low"), planned_sets(library, "warmup-10")
    assert abs(estimated_seconds(low) - estimated_seconds(full)) < 60
    assert {library.exercises[each.exercise].impact for each in low} == {Impact.NONE}
    assert {each.purpose for each in low} == {Purpose.WARM_UP}
