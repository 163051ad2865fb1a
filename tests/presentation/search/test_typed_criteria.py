"""What typed words ask for."""

import pytest

from midstance.presentation.search.names import plain_words
from midstance.presentation.search.typed_criteria import (
    criteria_of_misspelt_word,
    criteria_of_unfinished_phrase,
    criteria_of_unfinished_word,
    read_criteria,
)


def headings_of(text: str) -> tuple[list[str], list[str]]:
    """What is understood of a text, and what is not."""
    criteria, left = read_criteria(plain_words(text))
    return [criterion.heading for criterion in criteria], list(left)


@pytest.mark.parametrize(
    ("text", "understood", "left"),
    [
        ("calves", ["calves"], []),
        ("strengthen my weak glutes", ["glutes"], []),
        ("lower back pain", ["sore back"], []),
        ("lower back", ["lower back"], []),
        ("no jumping", ["no jumps"], []),
        ("no dumbbell", ["no dumbbell"], []),
        ("core without a band", ["core", "no band"], []),
        ("heavy squat", ["a weight"], ["squat"]),
        ("with the", [], []),
    ],
)
def test_the_longest_phrase_wins(text: str, understood: list[str], left: list[str]) -> None:
    """Words that say nothing are left out, unknown ones are handed back."""
    assert headings_of(text) == (understood, left)


def test_an_unfinished_word_is_finished() -> None:
    """From three letters on, alone or behind others."""
    assert next(criteria_of_unfinished_phrase(("plantar", "fas")))[0].heading == "heel and arch"
    assert [
        criterion.heading for criterion in next(criteria_of_unfinished_word(("calf", "dumb")))
    ] == ["calves", "dumbbell"]
    assert not list(criteria_of_unfinished_word(("ca",)))


def test_a_misspelt_word_is_read() -> None:
    """From five letters on, in any place."""
    assert [
        criterion.heading for criterion in next(criteria_of_misspelt_word(("achiles", "band")))
    ][1:] == ["band"]
    assert not list(criteria_of_misspelt_word(("cafl",)))
