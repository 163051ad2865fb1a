"""What stands out in a week, as short lines for the screen and as tables."""

from dataclasses import replace
from datetime import date

import pytest

from midstance.coach.review.week import review_week, week_facts
from midstance.domain.calendar import Week
from midstance.domain.history import TrendQuantity
from midstance.domain.quantity import WeightUnit
from midstance.domain.weeks.review import (
    SetGrowth,
    SpacingBreak,
    SpacingRule,
    WeekReview,
    WeekSpacing,
)
from midstance.presentation.blocks import Section
from midstance.presentation.phrases import ESTIMATED
from midstance.presentation.week_findings import (
    gain_sections,
    gap_sections,
    hard_days_text,
    other_sections,
    spacing_lines,
    spacing_texts,
)
from tests.exchange.weeks import WITH_LESS_EFFORT, review_of
from tests.exchange.weeks import review_of as reviewed_week
from tests.tui.full_week import SUNDAY, fill
from tests.tui.laptop import Laptop

KG = WeightUnit.KG


def reviewed(laptop: Laptop, week: Week) -> WeekReview:
    """The review of a week in the laptop's log."""
    library = laptop.library.library
    laptop.places.make()
    with laptop.log() as log:
        return review_week(week_facts(log, library, week, SUNDAY), library)


def findings(review: WeekReview) -> tuple[Section, ...]:
    """Every section that the screen can list."""
    return (*gain_sections(review, KG), *gap_sections(review, KG), *other_sections(review, KG))


@pytest.fixture
def lists(laptop: Laptop) -> dict[str, tuple[str, ...]]:
    """Every list of a full week by its heading."""
    fill(laptop)
    found = reviewed(laptop, Week(date(2026, 11, 16)))
    return {each.heading: each.listed for each in findings(found)}


def test_bests_name_the_set_and_how_the_estimate_was_made(
    lists: dict[str, tuple[str, ...]],
) -> None:
    """The value stands before the name; the formula and its range follow the estimate."""
    bests = lists["New bests"]
    assert bests[0] == "Heaviest: 5 reps @ 80 kg (+35 kg), Barbell back squat"
    assert "Most repetitions: 12 reps (+4 reps), Push-up" in bests
    (estimated,) = [
        each
        for each in gain_sections(review_of(*WITH_LESS_EFFORT), KG)
        if each.heading == "New bests"
    ]
    assert estimated.listed == (
        "Estimated 1RM: 77.08 kg (+4.16 kg), Squat",
        f"  {ESTIMATED}",
    )


def test_what_grew_is_shown_once_with_its_unit(lists: dict[str, tuple[str, ...]]) -> None:
    """Before and now share the unit."""
    assert "Loaded step-up: 40 → 45 kg" in lists["Improved"]
    assert "Push-up: 8 → 12 reps" in lists["Improved"]


def test_what_to_look_at(lists: dict[str, tuple[str, ...]]) -> None:
    """Sides, pains beside their exercises and how often, what was left out, swapped or unknown."""
    assert "Split squat: left did 58 % less" in lists["Left and right"]
    assert lists["Pains"][0] == "Tue knee 3/10 in Barbell back squat, noted 2 times"
    assert "Thu Barbell deadlift: 3 sets" in lists["Skipped"]
    assert lists["Swapped"] == ("Knee plank in place of Forearm plank",)
    assert "hover-of-the-heron" in lists["Not in the library, counted in no group"]
    assert "Clamshell: 1 set, 17 reps" in lists["Calf, soleus and hip"]


def test_lists_with_nothing_in_them_are_left_out(laptop: Laptop) -> None:
    """An empty week has no list at all."""
    found = reviewed(laptop, Week(date(2026, 11, 16)))
    assert not any(each.listed or each.rows for each in findings(found))


def test_text_from_the_log_is_cleaned(laptop: Laptop) -> None:
    """A region that would steer the terminal is made harmless."""
    fill(laptop, region="knee\x1b[2J")
    (pains,) = (
        each for each in findings(reviewed(laptop, Week(date(2026, 11, 16)))) if _is_pains(each)
    )
    assert pains.listed
    assert not any("\x1b" in text for text, _ in pains.parts(9))


def _is_pains(section: Section) -> bool:
    return section.heading == "Pains"


@pytest.mark.parametrize(
    ("quantity", "before", "now", "line"),
    [
        (TrendQuantity.REPETITIONS, 1, 3, "Squat: 1 → 3 reps"),
        (TrendQuantity.HOLD, 45, 70, "Squat: 45 s → 1:10 min"),
        (TrendQuantity.HOLD, 70, 95, "Squat: 1:10 → 1:35 min"),
        (TrendQuantity.ESTIMATED_MAXIMUM, 80_000, 82_500, "Squat: 80 → 82.5 kg estimated"),
    ],
)
def test_a_unit_that_both_values_share_is_written_once(
    quantity: TrendQuantity, before: int, now: int, line: str
) -> None:
    """Seconds that become minutes keep theirs."""
    grown = SetGrowth("squat", "Squat", quantity, before, now, date(2026, 11, 9))
    week = replace(reviewed_week(), growth=(grown,))
    growth = next(each for each in gain_sections(week, KG) if each.heading == "Improved")
    assert growth.brief == (line,)


def test_hard_days_and_spacing_in_words() -> None:
    """Kept in one sentence, and each thing that lay too near in one of its own."""
    kept = WeekSpacing((date(2026, 11, 24), date(2026, 11, 29)))
    assert list(spacing_lines(kept)) == [
        "Hard days: 2 (Tue, Sun).",
        "Spacing kept: leg work lay clear of long and fast runs, with a day between.",
    ]
    near = SpacingBreak(SpacingRule.BEFORE_LONG, date(2026, 11, 28), date(2026, 11, 29))
    broken = replace(kept, breaks=(near, replace(near, rule=SpacingRule.IN_A_ROW)))
    assert spacing_texts(broken) == (
        "legs on Sat 28, the long run or race on Sun 29",
        "legs on Sat 28 and again on Sun 29",
    )
    assert list(spacing_lines(broken))[1:] == [
        f"Spacing not kept: {each}." for each in spacing_texts(broken)
    ]
    assert hard_days_text(WeekSpacing(())) == "none"
