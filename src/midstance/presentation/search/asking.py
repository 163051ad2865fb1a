"""What typed words ask for: whole, with their end missing, and misspelt."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from midstance.presentation.search.kind_words import WISHES
from midstance.presentation.search.names import is_misspelt, plain_words
from midstance.presentation.search.wishes import Wish, opposite

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FILLERS = frozenset(
    plain_words(
        "a an and at best do exercise exercises fix for friendly from good help i in injury less"
        " more move movement muscle my of on only pain rehab routine safe set some sore strength"
        " strengthen strengthening strong stronger the to train training weak with work workout"
    )
)
"""Words that say nothing of what is wanted."""
NOT = frozenset({"no", "without"})
LONGEST_PHRASE = 4
"""Words of the longest phrase that is looked for."""
LETTERS_OF_A_BEGINNING, LETTERS_WITH_TYPOS = 3, 5
"""From as many letters on a word is taken for the beginning of another, or for a typo."""


@lru_cache(maxsize=1)
def _phrases() -> Mapping[tuple[str, ...], Wish]:
    return {plain_words(each): wish for wish in WISHES for each in wish.phrases.split(",")}


@lru_cache(maxsize=1)
def _vocabulary() -> tuple[str, ...]:
    """Every word of a phrase, the shortest first."""
    return tuple(sorted({word for phrase in _phrases() for word in phrase}, key=len))


def asked(words: tuple[str, ...]) -> tuple[tuple[Wish, ...], tuple[str, ...]]:
    """What the words ask for, the longest phrases first, and the words that ask for nothing."""
    phrases, place, is_negated = _phrases(), 0, False
    wishes: list[Wish] = []
    left: list[str] = []
    while place < len(words):
        longest = range(min(len(words) - place, LONGEST_PHRASE), 0, -1)
        length = next((n for n in longest if words[place : place + n] in phrases), 0)
        if length:
            wish = phrases[words[place : place + length]]
            wishes.append(Wish(f"no {wish.says}", opposite(wish.fit), "") if is_negated else wish)
            is_negated = False
        elif words[place] in NOT:
            is_negated = True
        elif words[place] not in FILLERS:
            left.append(words[place])
        place += max(length, 1)
    return tuple(wishes), tuple(left)


def begun(words: tuple[str, ...]) -> Iterator[tuple[Wish, ...]]:
    """What phrases ask for that begin with these words, the shortest phrase first."""
    typed = " ".join(words)
    for phrase in sorted(_phrases(), key=len):
        if len(typed) >= LETTERS_OF_A_BEGINNING and " ".join(phrase).startswith(typed):
            yield (_phrases()[phrase],)


def finished(words: tuple[str, ...]) -> Iterator[tuple[Wish, ...]]:
    """What the words ask for once the last of them is finished."""
    *before, last = words
    for word in _vocabulary() if len(last) >= LETTERS_OF_A_BEGINNING else ():
        if word.startswith(last):
            yield from _wishes_alone((*before, word))


def corrected(words: tuple[str, ...]) -> Iterator[tuple[Wish, ...]]:
    """What the words ask for with one of them spelt right."""
    for place, written in enumerate(words):
        for word in _vocabulary() if len(written) >= LETTERS_WITH_TYPOS else ():
            if is_misspelt(written, word):
                yield from _wishes_alone((*words[:place], word, *words[place + 1 :]))


def _wishes_alone(words: tuple[str, ...]) -> Iterator[tuple[Wish, ...]]:
    wishes, left = asked(words)
    if not left:
        yield wishes
