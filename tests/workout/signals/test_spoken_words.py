"""Numbers, quantities and names are read aloud as a person reads them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.quantity import Load, LoadMeaning, WeightUnit
from midstance.workout.signals.spoken_words import (
    MOST_OF_A_NAME,
    load_words,
    number_words,
    spoken_name,
    time_words,
)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "zero"),
        (12, "twelve"),
        (20, "twenty"),
        (45, "forty-five"),
        (100, "one hundred"),
        (105, "one hundred and five"),
        (999, "nine hundred and ninety-nine"),
        (1050, "one thousand and fifty"),
        (1234, "one thousand two hundred and thirty-four"),
        (2_500_000, "two million five hundred thousand"),
    ],
)
def test_whole_numbers(number: int, words: str) -> None:
    """With a hyphen in tens and an `and` before the last of them."""
    assert number_words(number) == words


@given(st.lists(st.integers(0, 999_999), min_size=2, max_size=2, unique=True))
def test_no_two_numbers_sound_alike(two: list[int]) -> None:
    """What is heard is one number and no other, in letters alone."""
    first, second = map(number_words, two)
    assert first != second
    assert re.fullmatch(r"[a-z -]+", first)


@pytest.mark.parametrize(
    ("grams", "meaning", "unit", "words"),
    [
        (20_000, LoadMeaning.TOTAL, WeightUnit.KG, "twenty kilograms"),
        (1000, LoadMeaning.ONE_WEIGHT, WeightUnit.KG, "one kilogram"),
        (
            *(22_500, LoadMeaning.EACH_HAND, WeightUnit.KG),
            "twenty-two and a half kilograms each hand",
        ),
        (12_250, LoadMeaning.STACK, WeightUnit.KG, "twelve and a quarter kilograms"),
        (3750, LoadMeaning.TOTAL, WeightUnit.KG, "three and three quarters kilograms"),
        (500, LoadMeaning.TOTAL, WeightUnit.KG, "half a kilogram"),
        (250, LoadMeaning.TOTAL, WeightUnit.KG, "a quarter of a kilogram"),
        (22_680, LoadMeaning.TOTAL, WeightUnit.KG, "twenty-two point six eight kilograms"),
        (22_680, LoadMeaning.TOTAL, WeightUnit.LB, "fifty pounds"),
        (454, LoadMeaning.TOTAL, WeightUnit.LB, "one pound"),
        (15_000, LoadMeaning.HELP, WeightUnit.KG, "fifteen kilograms of help"),
    ],
)
def test_loads(grams: int, meaning: LoadMeaning, unit: WeightUnit, words: str) -> None:
    """Halves and quarters by their names, and what is weighed behind."""
    assert load_words(Load(grams), meaning, unit) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "one second"),
        (45, "forty-five seconds"),
        (60, "one minute"),
        (90, "ninety seconds"),
        (120, "two minutes"),
        (150, "two minutes thirty seconds"),
        (181, "three minutes one second"),
    ],
)
def test_times(seconds: int, words: str) -> None:
    """Seconds below two minutes, then minutes."""
    assert time_words(seconds) == words


@pytest.mark.parametrize(
    ("name", "spoken"),
    [
        ("Glute bridge (two legs)", "Glute bridge, two legs"),
        ("Foam roll: calves", "Foam roll, calves"),
        ("Child's pose", "Child's pose"),
        ("Child\u2019s pose", "Child's pose"),
        ("Prone Y-T-W raises", "Prone Y-T-W raises"),
        ("Chair squat (sit-to-stand)", "Chair squat, sit-to-stand"),
        ("RDL", "Romanian deadlift"),
        ("SL RDL", "single-leg Romanian deadlift"),
        ("KB/DB swing", "kettlebell or dumbbell swing"),
        ("1/2 kneeling press", "half kneeling press"),
        ("\u00bd kneeling press", "half kneeling press"),
        ("Squat to 3/4", "Squat to three-quarters"),
        ("1 1/2 squats", "one and a half squats"),
        ("1\u00bd squats", "one and a half squats"),
        ("1.5 rep squat", "one and a half repetition squat"),
        ("90/90 switch", "ninety ninety switch"),
        ("20m shuttle", "twenty metres shuttle"),
        ("30 min easy", "thirty minutes easy"),
        ("A-M-S drill", "A-M-S drill"),
        ("12.5kg swing", "twelve and a half kilograms swing"),
        ("3x10 hops", "three by ten hops"),
        ("1st step", "first step"),
        ("Row @ 50%", "Row at fifty percent"),
        ("360\u00b0 turn", "three hundred and sixty degrees turn"),
        ("Squat w/ band w/o shoes", "Squat with band without shoes"),
        ("Push & pull + carry", "Push and pull and carry"),
        ("Curl-up - slow \u2013 low", "Curl-up slow, low"),
        ("ATG split squat", "A T G split squat"),
        ("SEATED ROW", "seated row"),
        ("DB ROW", "dumbbell row"),
        ("Max. hold vs. wall", "maximum hold versus wall"),
        ("\u00dcbung f\u00fcr H\u00fcften", "\u00dcbung f\u00fcr H\u00fcften"),
        ("\u0663 steps", "three steps"),
        ("12345678", "one two three four five six seven eight"),
        ("... \U0001f4aa", ""),
    ],
)
def test_names(name: str, spoken: str) -> None:
    """Short forms in full, numbers in words, and signs as what they mean, or a pause."""
    assert spoken_name(name) == spoken


def test_a_name_of_any_length_is_read_in_part() -> None:
    """A name in a file of one's own may be a page long; nobody listens to that."""
    assert spoken_name("squat " * 1000) == ("squat " * (MOST_OF_A_NAME // 6)).strip()


@given(st.text(max_size=60))
def test_any_name_becomes_letters(name: str) -> None:
    """No digit and no sign is left but comma, hyphen and apostrophe between letters."""
    spoken = spoken_name(name)
    assert all(each.isalpha() or each in " ,'-" or not each.isascii() for each in spoken)
    assert not any(each.isdecimal() for each in spoken)
    assert spoken == spoken.strip()
    assert "  " not in spoken
