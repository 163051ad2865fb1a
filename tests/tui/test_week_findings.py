"""What stands out in a week, as short lists."""

from datetime import date

import pytest

from midstance.coach.review import review
from midstance.coach.week_facts import week_facts
from midstance.domain.quantity import WeightUnit
from midstance.domain.review import WeekReview
from midstance.domain.week import Week
from midstance.tui.history_text import ESTIMATED
from midstance.tui.week_findings import gains, gaps
from midstance.tui.widgets.sections import Section
from tests.tui.full_week import SUNDAY, fill
from tests.tui.house import House

KG = WeightUnit.KG


def reviewed(house: House, week: Week) -> WeekReview:
    """The review of a week of the house's log."""
    library = house.library.library
    house.places.make()
    with house.log() as log:
        return review(week_facts(log, library, week, SUNDAY), library)


@pytest.fixture
def lists(house: House) -> dict[str, tuple[str, ...]]:
    """Every list of a full week by its heading."""
    fill(house)
    found = reviewed(house, Week(date(2026, 11, 16)))
    return {each.heading: each.lines for each in (*gains(found, KG), *gaps(found))}


def test_bests_name_the_set_and_how_the_estimate_was_made(
    lists: dict[str, tuple[str, ...]],
) -> None:
    """The value stands before the name; the formula and its range follow the estimate."""
    bests = lists["Bests of the week"]
    assert bests[0] == "Heaviest: 5 reps @ 80 kg, Barbell back squat"
    assert bests[-2:] == ("Best estimated maximum: 96 kg, Barbell back squat", f"  {ESTIMATED}")


def test_what_grew_is_told_once_with_its_unit(lists: dict[str, tuple[str, ...]]) -> None:
    """Before and now share the unit."""
    assert "Loaded step-up: 40 → 45 kg" in lists["Grew"]
    assert "Push-up: 8 → 12 reps" in lists["Grew"]


def test_what_to_look_at(lists: dict[str, tuple[str, ...]]) -> None:
    """Sides, pains beside their exercises and how often, what was left out, swapped or unknown."""
    assert "Split squat: left 58% less" in lists["One side less"]
    assert lists["Pains"][0] == "Tue knee 3/10 in Barbell back squat, 2 times this week"
    assert "Thu Barbell deadlift: 3 sets" in lists["Left out"]
    assert lists["Swapped"] == ("Knee plank for Forearm plank",)
    assert "hover-of-the-heron" in lists["Not in the library, counted in no group"]
    assert "Clamshell: 1 set, 17 reps" in lists["Calf, soleus and hip"]


def test_lists_with_nothing_in_them_are_left_out(house: House) -> None:
    """An empty week has no list at all."""
    found = reviewed(house, Week(date(2026, 11, 16)))
    assert (*gains(found, KG), *gaps(found)) == ()


def test_text_from_the_log_is_cleaned(house: House) -> None:
    """A region that would steer the terminal is made harmless."""
    fill(house, region="knee\x1b[2J")
    (pains,) = (each for each in gaps(reviewed(house, Week(date(2026, 11, 16)))) if _is_pains(each))
    assert not any("\x1b" in line for line in pains.lines)


def _is_pains(section: Section) -> bool:
    return section.heading == "Pains"
