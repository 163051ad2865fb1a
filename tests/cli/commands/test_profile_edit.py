"""What the profile's parts become by what is typed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.cli.commands.profile_edit import (
    change_bar,
    change_equipment,
    change_load_step,
    complaint_text,
    delete_place,
    equipment_words,
    parse_equipment,
    parse_word,
    put_complaint,
    put_place,
)
from midstance.cli.errors import CommandFailedError, WrongUsageError
from midstance.domain.exercise import Equipment, Limitation
from midstance.domain.quantity import Load, QuantityError, WeightUnit
from midstance.domain.runner import (
    FLOOR,
    GYM,
    HOME_BASIC,
    PROFILES,
    Complaint,
    ComplaintStage,
    Goal,
    Place,
    Runner,
)

TODAY = date(2026, 11, 23)
HOME, HOTEL = Place("home", HOME_BASIC), Place("hotel", FLOOR)
TWO = Runner(places=(HOME, HOTEL), active="hotel")


@pytest.mark.parametrize("typed", ["marathon", "Marathon", " MARATHON "])
def test_words_are_read_as_people_type_them(typed: str) -> None:
    """Capitals and spaces around do not matter."""
    assert parse_word(Goal, "goal", typed) is Goal.MARATHON


def test_words_may_have_spaces() -> None:
    """Half marathon is half-marathon."""
    assert parse_word(Goal, "goal", "half marathon") is Goal.HALF_MARATHON


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("maraton", "there is no goal 'maraton'; did you mean 'marathon'?"),
        ("xyz", "there is no goal 'xyz'; choose from: general, 5k-10k"),
    ],
)
def test_unknown_words_name_the_nearest(typed: str, said: str) -> None:
    """The nearest choice, or all of them where none is near."""
    with pytest.raises(WrongUsageError) as told:
        parse_word(Goal, "goal", typed)
    assert str(told.value).startswith(said)


@pytest.mark.parametrize(
    ("typed", "before", "after"),
    [
        (["gym"], FLOOR, GYM),
        (["floor", "chair"], GYM, FLOOR | {Equipment.CHAIR}),
        (["floor,chair"], GYM, FLOOR | {Equipment.CHAIR}),
        (["+chair"], FLOOR, FLOOR | {Equipment.CHAIR}),
        (["no-wall"], FLOOR, {Equipment.TOWEL}),
        (["+chair", "no-towel"], FLOOR, {Equipment.WALL, Equipment.CHAIR}),
        (["gym", "no-barbell"], FLOOR, GYM - {Equipment.BARBELL}),
        (["pull-up-bar"], FLOOR, {Equipment.PULLUP_BAR}),
        (["pullup-bar"], FLOOR, {Equipment.PULLUP_BAR}),
    ],
)
def test_equipment_is_named_again_or_changed(
    typed: list[str], before: frozenset[Equipment], after: frozenset[Equipment]
) -> None:
    """Profiles and items make a new list; + and no- alone change the one there is."""
    assert parse_equipment(typed, before) == after


def test_unknown_equipment_names_the_nearest() -> None:
    """A slip of the finger is reported with the item that was meant."""
    for typed in ("dumbell", "+dumbell", "no-dumbell"):
        with pytest.raises(WrongUsageError, match="did you mean 'dumbbell'"):
            parse_equipment([typed], FLOOR)


@given(st.frozensets(st.sampled_from(Equipment)), st.frozensets(st.sampled_from(Equipment)))
def test_every_list_can_be_typed(
    wanted: frozenset[Equipment], before: frozenset[Equipment]
) -> None:
    """Naming every item gives exactly them, and + and no- lead from any list to any other."""
    if wanted:
        assert parse_equipment(sorted(wanted), before) == wanted
    steps = [f"+{item}" for item in wanted - before] + [f"no-{item}" for item in before - wanted]
    assert parse_equipment(steps, before) == wanted


def test_equipment_is_given_by_its_profile_or_by_item() -> None:
    """Gym is shorter than twenty-four items; anything else is listed in words."""
    assert [equipment_words(items) for items in PROFILES.values()] == list(PROFILES)
    assert (
        equipment_words(frozenset({Equipment.PULLUP_BAR, Equipment.CHAIR})) == "chair, pull-up bar"
    )
    assert equipment_words(frozenset()) == "nothing"


def test_a_place_is_chosen_made_and_equipped_again() -> None:
    """By its name alone it is chosen; with kit it is made, or changed where it is known."""
    assert put_place(TWO, "home", None).place == HOME
    new = put_place(TWO, "gym", GYM)
    assert new.places == (HOME, HOTEL, Place("gym", GYM))
    assert new.place == Place("gym", GYM)
    again = put_place(TWO, "home", FLOOR)
    assert again.places == (Place("home", FLOOR), HOTEL)


def test_a_place_that_is_not_there_names_the_nearest() -> None:
    """Hotl is hotel, or a new place whose equipment was not named."""
    with pytest.raises(WrongUsageError) as told:
        put_place(TWO, "hotl", None)
    assert str(told.value) == (
        "there is no place 'hotl'; did you mean 'hotel'? Or to add it, name its equipment: "
        "midstance profile place hotl home-basic"
    )


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "x" * 41])
def test_a_place_needs_a_name(name: str) -> None:
    """Nothing, line breaks and essays are no names."""
    with pytest.raises(WrongUsageError, match="is not a name for a place"):
        put_place(Runner(), name, FLOOR)


def test_a_forgotten_place_leaves_the_first() -> None:
    """Without the hotel one is at home; without any place nothing restricts."""
    home = delete_place(TWO, "hotel")
    assert (home.places, home.active) == ((HOME,), "home")
    assert delete_place(TWO, "home").active == "hotel"
    assert delete_place(home, "home") == Runner()
    with pytest.raises(CommandFailedError, match="there is no place 'gym'"):
        delete_place(TWO, "gym")


def test_equipment_belongs_to_the_active_place() -> None:
    """The hotel gets the dumbbell; who has no place yet gets one."""
    hotel = change_equipment(TWO, ["+dumbbell"])
    assert hotel.equipment == FLOOR | {Equipment.DUMBBELL}
    assert hotel.places[0] == HOME
    assert change_equipment(Runner(), ["floor"]).places == (Place("home", FLOOR),)


def test_a_complaint_comes_changes_and_goes() -> None:
    """Each course begins on the day it is said; saying it again keeps the first day."""
    acute = put_complaint(Runner(), Limitation.CALF, "acute", date(2026, 11, 1))
    assert acute.complaints == (
        Complaint(Limitation.CALF, ComplaintStage.ACUTE, date(2026, 11, 1)),
    )
    assert put_complaint(acute, Limitation.CALF, "Acute", TODAY) == acute
    settled = put_complaint(acute, Limitation.CALF, "managed", TODAY)
    assert settled.complaints == (Complaint(Limitation.CALF, ComplaintStage.MANAGED, TODAY),)
    assert put_complaint(settled, Limitation.CALF, "gone", TODAY) == Runner()
    both = put_complaint(acute, Limitation.NECK, "acute", TODAY)
    assert [each.limitation for each in both.complaints] == [Limitation.CALF, Limitation.NECK]


def test_an_unknown_stage_is_reported() -> None:
    """acute, managed and gone are all there is."""
    with pytest.raises(WrongUsageError, match="did you mean 'acute'"):
        put_complaint(Runner(), Limitation.CALF, "akute", TODAY)
    with pytest.raises(WrongUsageError, match="choose from: acute, managed, gone"):
        put_complaint(Runner(), Limitation.CALF, "xyz", TODAY)


def test_a_complaint_reads_well() -> None:
    """With its day where it is known."""
    assert complaint_text(Complaint(Limitation.CALF, ComplaintStage.ACUTE, TODAY)) == (
        "calf, acute since 2026-11-23"
    )
    assert complaint_text(Complaint(Limitation.CALF)) == "calf, acute"


def test_a_step_in_load_is_read_in_the_runners_unit() -> None:
    """Two is two kilograms, or two pounds for those who lift pounds; the last one counts."""
    assert change_load_step(Runner(), Equipment.DUMBBELL, "2", WeightUnit.KG).load_steps == (
        (Equipment.DUMBBELL, Load(2000)),
    )
    assert change_load_step(Runner(), Equipment.DUMBBELL, "5", WeightUnit.LB).load_steps == (
        (Equipment.DUMBBELL, Load(2268)),
    )
    runner = Runner(weight_unit=WeightUnit.LB)
    pounds = change_load_step(runner, Equipment.DUMBBELL, "5", WeightUnit.KG)
    assert pounds.load_steps == ((Equipment.DUMBBELL, Load(2268)),)
    assert change_load_step(pounds, Equipment.DUMBBELL, "1 kg", WeightUnit.LB).load_steps == (
        (Equipment.DUMBBELL, Load(1000)),
    )


def test_a_step_must_be_a_load() -> None:
    """Nothing is no step, and a word is no load."""
    with pytest.raises(WrongUsageError, match="above zero"):
        change_load_step(Runner(), Equipment.DUMBBELL, "0", WeightUnit.KG)
    with pytest.raises(QuantityError):
        change_load_step(Runner(), Equipment.DUMBBELL, "heavy", WeightUnit.KG)


def test_the_empty_bar_is_read_in_the_runners_unit() -> None:
    """A word brings the usual one back, and a bar weighs something."""
    light = change_bar(Runner(), "15", WeightUnit.KG)
    assert light.bar == Load(15_000)
    assert change_bar(light, "35", WeightUnit.LB).bar == Load.of(35, WeightUnit.LB)
    assert change_bar(light, "usual", WeightUnit.KG) == Runner()
    with pytest.raises(WrongUsageError, match="more than zero"):
        change_bar(light, "0 kg", WeightUnit.KG)
