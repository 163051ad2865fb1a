"""What the runner does from now on, and the swaps that may become a preference."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.adapt.preferences import (
    drop_preference,
    lasting_swaps,
    preferred_exercise,
    set_preference,
)
from midstance.domain.planned_sets import PlannedSet, lay_out, swap_exercise
from midstance.domain.runner import (
    Preference,
    Runner,
)
from midstance.domain.session import Prescription, program_of
from tests.coach.people import (
    AIR,
    BUG,
    CHAIR,
    exercise_list,
    item,
    session,
)

CHOICE = Preference("power", "back-squat", "goblet-squat")


def planned_sets(*ids: str) -> tuple[PlannedSet, ...]:
    """A session of these exercises, laid out."""
    return lay_out(session(*(item(id_, "2x8") for id_ in ids)), exercise_list().exercises)


def with_swap(before: tuple[PlannedSet, ...], place: int, first: int = 0) -> tuple[PlannedSet, ...]:
    """The turns after an air squat took over at ``place``, from its turn ``first`` on."""
    asked = Prescription.parse("2x12")
    here = [planned_set for planned_set in before if planned_set.place == place][first:]
    return tuple(
        swap_exercise(planned_set, AIR, asked, None) if planned_set in here else planned_set
        for planned_set in before
    )


def test_a_session_belongs_to_its_program() -> None:
    """What stands before the slash, or the routine itself."""
    assert program_of("power/A") == "power"
    assert program_of("core-5") == "core-5"


def test_a_choice_is_found_again() -> None:
    """In its program, for its exercise, and nowhere else."""
    runner = set_preference(Runner(), CHOICE)
    assert preferred_exercise(runner, "power", "back-squat") == "goblet-squat"
    assert preferred_exercise(runner, "power", "plank") is None
    assert preferred_exercise(runner, "trail", "back-squat") is None


def test_a_later_choice_replaces_the_earlier_one() -> None:
    """There is one choice for an exercise of a program, the last."""
    twice = set_preference(set_preference(Runner(), CHOICE), replace(CHOICE, chosen="air-squat"))
    assert twice.preferences == (replace(CHOICE, chosen="air-squat"),)


def test_what_is_forgotten_is_prescribed_again() -> None:
    """Forgetting takes one choice away and leaves the others."""
    other = replace(CHOICE, program="trail")
    runner = set_preference(set_preference(Runner(), CHOICE), other)
    assert drop_preference(runner, "power", "back-squat").preferences == (other,)
    assert drop_preference(runner, "power", "plank") == runner


choices = st.builds(
    Preference, st.sampled_from("pq"), st.sampled_from("abc"), st.sampled_from("abc")
)


@given(st.lists(choices))
def test_the_last_choice_counts_for_each(made: list[Preference]) -> None:
    """However many choices were made, each exercise of a program has the last one."""
    runner = Runner()
    for each in made:
        runner = set_preference(runner, each)
    expected = {(each.program, each.prescribed): each.chosen for each in made}
    assert len(runner.preferences) == len(expected)
    for (program, prescribed), chosen in expected.items():
        assert preferred_exercise(runner, program, prescribed) == chosen
        assert (
            preferred_exercise(drop_preference(runner, program, prescribed), program, prescribed)
            is None
        )


def test_nothing_swapped_is_nothing_to_ask() -> None:
    """A session done as it was laid out raises no question."""
    begun = planned_sets("back-squat", "plank")
    assert lasting_swaps("power/A", begun, begun) == ()


def test_a_swap_can_hold_from_now_on() -> None:
    """What was swapped is offered under the program's name, with what the program prescribes."""
    begun = planned_sets("back-squat", "plank")
    found = lasting_swaps("power/A", begun, with_swap(begun, 0))
    assert found == (Preference("power", "back-squat", "air-squat"),)


def test_a_swap_after_the_first_set_counts() -> None:
    """Done once as prescribed and then swapped: the last one is offered."""
    begun = planned_sets("back-squat")
    assert lasting_swaps("power/A", begun, with_swap(begun, 0, first=1))[0].chosen == "air-squat"


def test_a_swap_that_was_taken_back_is_none() -> None:
    """Swapped there and back leaves nothing to ask."""
    begun = planned_sets("chair-squat")
    there = with_swap(begun, 0)
    back = tuple(
        swap_exercise(planned_set, CHAIR, Prescription.parse("2x8"), None) for planned_set in there
    )
    assert lasting_swaps("power/A", begun, back) == ()


def test_what_stood_in_by_itself_is_no_swap() -> None:
    """An exercise that a rule replaced is not the runner's choice, but swapping it is."""
    stands_in = session(item("air-squat", "2x8", prescribed="back-squat"))
    begun = lay_out(stands_in, exercise_list().exercises)
    assert lasting_swaps("power/A", begun, begun) == ()
    by_hand = tuple(
        swap_exercise(planned_set, BUG, Prescription.parse("2x8"), None) for planned_set in begun
    )
    assert lasting_swaps("power/A", begun, by_hand) == (
        Preference("power", "back-squat", "dead-bug"),
    )


def test_swaps_come_in_the_order_of_the_session() -> None:
    """Put off or not, the question follows the session's own order."""
    begun = planned_sets("back-squat", "plank")
    both = with_swap(with_swap(begun, 1), 0)
    turned = both[2:] + both[:2]
    assert [each.prescribed for each in lasting_swaps("power/A", begun, turned)] == [
        "back-squat",
        "plank",
    ]


@given(st.lists(choices), choices)
def test_a_choice_made_and_taken_back_leaves_the_others(
    made: list[Preference], new: Preference
) -> None:
    """Forgetting the newest choice leaves every choice for anything else, in its order."""
    runner = Runner()
    for each in made:
        runner = set_preference(runner, each)
    key = (new.program, new.prescribed)
    after = drop_preference(set_preference(runner, new), *key)
    assert after.preferences == tuple(
        each for each in runner.preferences if (each.program, each.prescribed) != key
    )


def test_a_routine_keeps_choices_of_its_own() -> None:
    """What was swapped in a routine is found again under the routine's name."""
    begun = planned_sets("back-squat")
    (found,) = lasting_swaps("core-5", begun, with_swap(begun, 0))
    assert found == Preference("core-5", "back-squat", "air-squat")
    runner = set_preference(Runner(), found)
    assert preferred_exercise(runner, "core-5", "back-squat") == "air-squat"
    assert preferred_exercise(runner, "power", "back-squat") is None


def test_the_same_exercise_at_two_places_is_two_swaps() -> None:
    """Each place is asked about, and the second answer is the one that is kept."""
    begun = planned_sets("back-squat", "plank", "back-squat")
    found = lasting_swaps("power/A", begun, with_swap(with_swap(begun, 0), 2))
    assert [each.prescribed for each in found] == ["back-squat", "back-squat"]
    runner = Runner()
    for each in found:
        runner = set_preference(runner, each)
    assert len(runner.preferences) == 1


def test_a_place_that_was_added_later_is_no_swap() -> None:
    """An exercise that the workout did not begin with replaces nothing."""
    begun = planned_sets("back-squat")
    assert lasting_swaps("power/A", begun, planned_sets("back-squat", "plank")) == ()
