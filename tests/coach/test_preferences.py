"""For today only, or from now on: what was swapped is found, kept, and forgotten again."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.preferences import chosen_for, forgetting, preferring, program_of, swaps
from midstance.domain.runner import Preference, Runner
from midstance.domain.session import Prescription
from midstance.domain.steps import Turn, lay_out, swapped
from tests.coach.people import AIR, BUG, CHAIR, item, session, shelf

CHOICE = Preference("power", "back-squat", "goblet-squat")


def turns(*ids: str) -> tuple[Turn, ...]:
    """A session of these exercises, laid out."""
    return lay_out(session(*(item(id_, "2x8") for id_ in ids)), shelf().exercises)


def with_swap(before: tuple[Turn, ...], place: int, first: int = 0) -> tuple[Turn, ...]:
    """The turns after an air squat took over at ``place``, from its turn ``first`` on."""
    asked = Prescription.parse("2x12")
    here = [turn for turn in before if turn.place == place][first:]
    return tuple(swapped(turn, AIR, asked, None) if turn in here else turn for turn in before)


def test_a_session_belongs_to_its_program() -> None:
    """What stands before the slash, or the routine itself."""
    assert program_of("power/A") == "power"
    assert program_of("core-5") == "core-5"


def test_a_choice_is_found_again() -> None:
    """In its program, for its exercise, and nowhere else."""
    runner = preferring(Runner(), CHOICE)
    assert chosen_for(runner, "power", "back-squat") == "goblet-squat"
    assert chosen_for(runner, "power", "plank") is None
    assert chosen_for(runner, "trail", "back-squat") is None


def test_a_later_choice_replaces_the_earlier_one() -> None:
    """There is one choice for an exercise of a program, the last."""
    twice = preferring(preferring(Runner(), CHOICE), replace(CHOICE, chosen="air-squat"))
    assert twice.preferences == (replace(CHOICE, chosen="air-squat"),)


def test_what_is_forgotten_is_prescribed_again() -> None:
    """Forgetting takes one choice away and leaves the others."""
    other = replace(CHOICE, program="trail")
    runner = preferring(preferring(Runner(), CHOICE), other)
    assert forgetting(runner, "power", "back-squat").preferences == (other,)
    assert forgetting(runner, "power", "plank") == runner


choices = st.builds(
    Preference, st.sampled_from("pq"), st.sampled_from("abc"), st.sampled_from("abc")
)


@given(st.lists(choices))
def test_the_last_choice_counts_for_each(made: list[Preference]) -> None:
    """However many choices were made, each exercise of a program has the last one."""
    runner = Runner()
    for each in made:
        runner = preferring(runner, each)
    expected = {(each.program, each.prescribed): each.chosen for each in made}
    assert len(runner.preferences) == len(expected)
    for (program, prescribed), chosen in expected.items():
        assert chosen_for(runner, program, prescribed) == chosen
        assert chosen_for(forgetting(runner, program, prescribed), program, prescribed) is None


def test_nothing_swapped_is_nothing_to_ask() -> None:
    """A session done as it was laid out raises no question."""
    begun = turns("back-squat", "plank")
    assert swaps("power/A", begun, begun) == ()


def test_a_swap_can_hold_from_now_on() -> None:
    """What was swapped is offered under the program's name, with what the program prescribes."""
    begun = turns("back-squat", "plank")
    found = swaps("power/A", begun, with_swap(begun, 0))
    assert found == (Preference("power", "back-squat", "air-squat"),)


def test_a_swap_after_the_first_set_counts() -> None:
    """Done once as prescribed and then swapped: the last one is offered."""
    begun = turns("back-squat")
    assert swaps("power/A", begun, with_swap(begun, 0, first=1))[0].chosen == "air-squat"


def test_a_swap_that_was_taken_back_is_none() -> None:
    """Swapped there and back leaves nothing to ask."""
    begun = turns("chair-squat")
    there = with_swap(begun, 0)
    back = tuple(swapped(turn, CHAIR, Prescription.parse("2x8"), None) for turn in there)
    assert swaps("power/A", begun, back) == ()


def test_what_stood_in_by_itself_is_no_swap() -> None:
    """An exercise that a rule replaced is not the runner's choice, but swapping it is."""
    stands_in = session(item("air-squat", "2x8", prescribed="back-squat"))
    begun = lay_out(stands_in, shelf().exercises)
    assert swaps("power/A", begun, begun) == ()
    by_hand = tuple(swapped(turn, BUG, Prescription.parse("2x8"), None) for turn in begun)
    assert swaps("power/A", begun, by_hand) == (Preference("power", "back-squat", "dead-bug"),)


def test_swaps_come_in_the_order_of_the_session() -> None:
    """Put off or not, the question follows the session's own order."""
    begun = turns("back-squat", "plank")
    both = with_swap(with_swap(begun, 1), 0)
    turned = both[2:] + both[:2]
    assert [each.prescribed for each in swaps("power/A", begun, turned)] == ["back-squat", "plank"]


@given(st.lists(choices), choices)
def test_a_choice_made_and_taken_back_leaves_the_others(
    made: list[Preference], new: Preference
) -> None:
    """Forgetting the newest choice leaves every choice for anything else, in its order."""
    runner = Runner()
    for each in made:
        runner = preferring(runner, each)
    key = (new.program, new.prescribed)
    after = forgetting(preferring(runner, new), *key)
    assert after.preferences == tuple(
        each for each in runner.preferences if (each.program, each.prescribed) != key
    )


def test_a_routine_keeps_choices_of_its_own() -> None:
    """What was swapped in a routine is found again under the routine's name."""
    begun = turns("back-squat")
    (found,) = swaps("core-5", begun, with_swap(begun, 0))
    assert found == Preference("core-5", "back-squat", "air-squat")
    runner = preferring(Runner(), found)
    assert chosen_for(runner, "core-5", "back-squat") == "air-squat"
    assert chosen_for(runner, "power", "back-squat") is None


def test_the_same_exercise_at_two_places_is_two_swaps() -> None:
    """Each place is asked about, and the second answer is the one that is kept."""
    begun = turns("back-squat", "plank", "back-squat")
    found = swaps("power/A", begun, with_swap(with_swap(begun, 0), 2))
    assert [each.prescribed for each in found] == ["back-squat", "back-squat"]
    runner = Runner()
    for each in found:
        runner = preferring(runner, each)
    assert len(runner.preferences) == 1


def test_a_place_that_was_added_later_is_no_swap() -> None:
    """An exercise that the workout did not begin with replaces nothing."""
    begun = turns("back-squat")
    assert swaps("power/A", begun, turns("back-squat", "plank")) == ()
