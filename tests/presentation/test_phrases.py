"""Values written out for people."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.attendance import Streak
from midstance.domain.exercise import Equipment
from midstance.domain.history import TrendQuantity
from midstance.domain.quantity import LoadMeaning, Unit, WeightUnit
from midstance.domain.strength.bests import Best, BestKind
from midstance.domain.volume import SetRange
from midstance.presentation.phrases import (
    ago_text,
    alternatives_text,
    amount_text,
    best_yet_text,
    day_text,
    done_text,
    items_text,
    moves_on_text,
    number_text,
    percent_text,
    plural,
    quantity_text,
    range_text,
    seconds_text,
    set_text,
    streak_text,
    weekday_text,
)
from tests.coach.gym import done, held, sides

KG = WeightUnit.KG
TODAY = date(2026, 11, 23)


def test_a_day_has_its_weekday() -> None:
    """Short, and with the date that sorts."""
    assert day_text(date(2026, 11, 22)) == "Sun 2026-11-22"


@given(st.integers(0, 100_000))
def test_halves_keep_their_half(halves: int) -> None:
    """Whole numbers have no decimal, halves one."""
    assert float(number_text(halves / 2)) == halves / 2
    assert number_text(float(halves)) == str(halves)


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0 s"), (59, "59 s"), (60, "1:00 min"), (3725, "1:02:05 min")]
)
def test_seconds_become_minutes(seconds: int, text: str) -> None:
    """From one minute on the text is in minutes."""
    assert seconds_text(seconds) == text
    assert amount_text(seconds, Unit.SECONDS) == text


@pytest.mark.parametrize(
    ("quantity", "value", "text"),
    [
        (TrendQuantity.LOAD, 62_500, "62.5 kg"),
        (TrendQuantity.ESTIMATED_MAXIMUM, 80_000, "80 kg"),
        (TrendQuantity.REPETITIONS, 12, "12 reps"),
        (TrendQuantity.HOLD, 45, "45 s"),
        (TrendQuantity.METRES, 20, "20 m"),
        (TrendQuantity.CONTACTS, 1, "1 jump"),
    ],
)
def test_a_quantity_has_its_unit(quantity: TrendQuantity, value: int, text: str) -> None:
    """Each one in its own."""
    assert quantity_text(quantity, value, KG) == text


def test_a_set_is_shown_in_a_line() -> None:
    """Amount, load, side; or that it was skipped."""
    left, right = sides(done("lunge", 8, kg=20), 7)
    assert set_text(left, KG) == "8 reps with 20 kg, left"
    assert set_text(right, WeightUnit.LB) == "7 reps with 44 lb, right"
    assert set_text(held("plank", 30), KG) == "30 s"
    assert set_text(held("plank", 0, skipped=True), KG) == "skipped"


def test_small_words() -> None:
    """Shares, nouns and ranges."""
    assert (percent_text(0.154), plural(1, "set"), plural(0, "set")) == ("15 %", "1 set", "0 sets")
    assert (range_text(SetRange(4, 6, 14, 18)), range_text(None)) == ("6-14", "")


def test_kit_in_words() -> None:
    """Alternatives are joined by or, items by and."""
    choices = ((Equipment.DUMBBELL, Equipment.BENCH), (Equipment.BARBELL,))
    assert alternatives_text(choices) == "dumbbell and bench, or barbell"
    assert alternatives_text(()) == ""


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (0, "today"),
        (1, "yesterday"),
        (2, "2 days ago"),
        (13, "13 days ago"),
        (14, "9 Nov"),
        (364, "24 Nov"),
        (365, "Nov 2025"),
        (4000, "Dec 2015"),
        (-3, "today"),
    ],
)
def test_how_long_ago(days: int, text: str) -> None:
    """Near days are counted, far ones dated; a clock that was set back does no harm."""
    assert ago_text(TODAY - timedelta(days=days), TODAY) == text


@pytest.mark.parametrize(
    ("days", "text"),
    [(0, "→ today"), (1, "→ Wed"), (5, "→ Sun"), (6, "→ Mon 30"), (None, "→ next")],
)
def test_where_a_session_goes_that_was_not_done(days: int | None, text: str) -> None:
    """A day of this week by its name, one of the next by its number as well."""
    tuesday = date(2026, 11, 24)
    day = None if days is None else tuesday + timedelta(days=days)
    assert moves_on_text(day, tuesday) == text


def test_halves_are_plural() -> None:
    """One set, one and a half sets."""
    assert [plural(each, "set") for each in (1, 1.5, 0)] == ["1 set", "1.5 sets", "0 sets"]


def test_items_are_listed() -> None:
    """One after the other, with spaces in their names."""
    assert items_text((Equipment.DUMBBELL, Equipment.BENCH)) == "dumbbell, bench"
    assert items_text(()) == ""


def test_a_set_in_short() -> None:
    """Amount and load, without the side."""
    left, _ = sides(done("lunge", 8, kg=20), 7)
    assert done_text(left, KG) == "8 reps @ 20 kg"
    assert done_text(held("plank", 95), KG) == "1:35 min"


def test_a_load_in_each_hand_is_said_as_such() -> None:
    """In a sentence by words, in short as two weights; help is no load that was lifted."""
    left, _ = sides(done("lunge", 8, kg=20), 7)
    pair = replace(left, load_is=LoadMeaning.EACH_HAND)
    assert set_text(pair, KG) == "8 reps with 20 kg in each hand, left"
    assert done_text(pair, KG) == "8 reps @ 2 × 20 kg"
    helped = replace(left, load_is=LoadMeaning.HELP)
    assert set_text(helped, KG) == "8 reps with help of 20 kg, left"
    assert done_text(helped, WeightUnit.LB) == "8 reps @ 44 lb help"


def test_a_streak_that_may_be_longer_says_so() -> None:
    """It is counted as far back as the log was read."""
    assert streak_text(Streak(1, 2, 0)) == "1 week in a row"
    assert streak_text(replace(Streak(52, 2, 0), goes_on=True)) == "52 weeks or more in a row"


def test_a_day_of_a_week_that_is_known() -> None:
    """The day has its weekday and number, without its month."""
    assert weekday_text(TODAY) == "Mon 23"


@pytest.mark.parametrize(
    ("kind", "before", "now", "unit", "text"),
    [
        (BestKind.HEAVIEST, 60_000, 62_500, KG, "best yet, +2.5 kg"),
        (BestKind.HEAVIEST, 45_359, 47_627, WeightUnit.LB, "best yet, +5 lb"),
        (BestKind.MOST_REPETITIONS, 8, 9, KG, "best yet, +1 rep"),
        (BestKind.LONGEST_HOLD, 40, 45, KG, "best yet, +5 s"),
        (BestKind.ESTIMATED_MAXIMUM, 70_000, 74_000, KG, "best estimate, +4 kg"),
        (BestKind.LEAST_HELP, 20_000, 15_000, KG, "best yet, 5 kg less help"),
    ],
)
def test_a_best_says_by_how_much(
    kind: BestKind, before: int, now: int, unit: WeightUnit, text: str
) -> None:
    """In the runner's unit; of help, how much less."""
    assert best_yet_text(Best(kind, before, now), unit) == text
