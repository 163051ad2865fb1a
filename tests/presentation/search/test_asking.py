"""What typed words ask for."""

import pytest

from midstance.presentation.search.asking import asked, begun, corrected, finished
from midstance.presentation.search.names import plain_words


def says(text: str) -> tuple[list[str], list[str]]:
    """What is understood of a text, and what is not."""
    wishes, left = asked(plain_words(text))
    return [wish.says for wish in wishes], list(left)


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
    assert says(text) == (understood, left)


def test_an_unfinished_word_is_finished() -> None:
    """From three letters on, alone or behind others."""
    assert next(begun(("plantar", "fas")))[0].says == "heel and arch"
    assert [wish.says for wish in next(finished(("calf", "dumb")))] == ["calves", "dumbbell"]
    assert not list(finished(("ca",)))


def test_a_misspelt_word_is_read() -> None:
    """From five letters on, in any place."""
    assert [wish.says for wish in next(corrected(("achiles", "band")))][1:] == ["band"]
    assert not list(corrected(("cafl",)))
