"""The search criteria in typed words: complete, unfinished or misspelt."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from midstance.presentation.search.criteria import Criterion, opposite
from midstance.presentation.search.kind_words import CRITERIA
from midstance.presentation.search.names import is_misspelt, plain_words

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
"""Letters from which a word may be the beginning of another, or a misspelling of it."""


@lru_cache(maxsize=1)
def _phrases() -> Mapping[tuple[str, ...], Criterion]:
    return {
        plain_words(each): criterion
        for criterion in CRITERIA
        for each in criterion.phrases.split(",")
    }


@lru_cache(maxsize=1)
def _vocabulary() -> tuple[str, ...]:
    """Every word of a phrase, the shortest first."""
    return tuple(sorted({word for phrase in _phrases() for word in phrase}, key=len))


def read_criteria(words: tuple[str, ...]) -> tuple[tuple[Criterion, ...], tuple[str, ...]]:
    """The criteria that the words name, and the words left that name none.

    The longest phrase counts; ``no`` and ``without`` negate the criterion that follows.
    """
    phrases, place, is_negated = _phrases(), 0, False
    criteria: list[Criterion] = []
    left: list[str] = []
    while place < len(words):
        longest = range(min(len(words) - place, LONGEST_PHRASE), 0, -1)
        length = next((n for n in longest if words[place : place + n] in phrases), 0)
        if length:
            criterion = phrases[words[place : place + length]]
            criteria.append(_negated(criterion) if is_negated else criterion)
            is_negated = False
        elif words[place] in NOT:
            is_negated = True
        elif words[place] not in FILLERS:
            left.append(words[place])
        place += max(length, 1)
    return tuple(criteria), tuple(left)


def _negated(criterion: Criterion) -> Criterion:
    return Criterion(f"no {criterion.heading}", opposite(criterion.fit), "")


def criteria_of_unfinished_phrase(words: tuple[str, ...]) -> Iterator[tuple[Criterion, ...]]:
    """The criterion of each phrase that begins with these words, the shortest phrase first."""
    typed = " ".join(words)
    for phrase in sorted(_phrases(), key=len):
        if len(typed) >= LETTERS_OF_A_BEGINNING and " ".join(phrase).startswith(typed):
            yield (_phrases()[phrase],)


def criteria_of_unfinished_word(words: tuple[str, ...]) -> Iterator[tuple[Criterion, ...]]:
    """The criteria for each way to complete the last of the words."""
    *before, last = words
    for word in _vocabulary() if len(last) >= LETTERS_OF_A_BEGINNING else ():
        if word.startswith(last):
            yield from _if_all_understood((*before, word))


def criteria_of_misspelt_word(words: tuple[str, ...]) -> Iterator[tuple[Criterion, ...]]:
    """The criteria for each way to correct the spelling of one of the words."""
    for place, written in enumerate(words):
        for word in _vocabulary() if len(written) >= LETTERS_WITH_TYPOS else ():
            if is_misspelt(written, word):
                yield from _if_all_understood((*words[:place], word, *words[place + 1 :]))


def _if_all_understood(words: tuple[str, ...]) -> Iterator[tuple[Criterion, ...]]:
    """The criteria of the words; nothing where a word names none."""
    criteria, left = read_criteria(words)
    if not left:
        yield criteria
