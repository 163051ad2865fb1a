"""Finding what somebody means by its name: as people type, shorten, misspell and export it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Generic, TypeVar

from midstance.domain.library import UnknownIdError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from midstance.domain.exercise import Exercise
    from midstance.domain.library import Library

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Words = tuple[str, ...]

SHORT_FORMS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "bb": ("barbell",),
        "bw": ("bodyweight",),
        "calve": ("calf",),
        "db": ("dumbbell",),
        "feet": ("foot",),
        "kb": ("kettlebell",),
        "ohp": ("overhead", "press"),
        "rdl": ("romanian", "deadlift"),
        "sl": ("single", "leg"),
    }
)
"""What lifters write for whole words, and plurals that have a form of their own."""
_APOSTROPHES = re.compile("['\u2019`]")
_NO_WORD = re.compile(r"[\W_]+")
_SIBILANTS = ("ches", "shes", "sses", "xes")
MAX_NEAR = 3
"""Exercises that are offered for a name that means none or several."""
ONE_TYPO_FROM, TWO_TYPOS_FROM = 4, 7
"""Letters of a word from which one or two typos are forgiven."""


class MatchRank(IntEnum):
    """How well a name matches what was typed, the best first."""

    NAME = 1
    ALIAS = 2
    NAME_BEGINS = 3
    WORDS_BEGIN = 4
    ALIAS_WORDS_BEGIN = 5
    NAME_HOLDS = 6
    ABOUT = 7
    TYPOS_ONLY = 8
    TYPOS_IN_NAME = 9
    TYPOS_IN_ALIAS = 10


@dataclass(frozen=True, slots=True)
class SearchEntry(Generic[T_co]):
    """Something that can be found.

    Attributes:
        names: what it is called; each of them is as good.
        aliases: what others call it.
        about: more text in which words may be found.
        uses: how often it was chosen; more comes first among equal matches.
    """

    value: T_co
    names: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    about: str = ""
    uses: int = 0


@lru_cache(maxsize=8192)
def plain_words(text: str) -> tuple[str, ...]:
    """The words of ``text`` without capitals, accents, signs and plurals, short forms written out.

    ``Squat (Barbell)`` and ``squats, barbell`` have the same words.
    """
    bare = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text.casefold()))
    letters = "".join(each for each in bare if not unicodedata.combining(each))
    return tuple(
        word
        for written in map(_singular, _NO_WORD.split(letters))
        if written
        for word in SHORT_FORMS.get(written, (written,))
    )


def _singular(word: str) -> str:
    if word.endswith(_SIBILANTS):
        return word[:-2]
    is_plural = len(word) > len("as") and word.endswith("s") and not word.endswith("ss")
    return word[:-1] if is_plural else word


def find_by_name(entries: Iterable[SearchEntry[T]], text: str) -> tuple[T, ...]:
    """What ``text`` may mean, the best match first; all of ``entries`` for a text without words.

    The whole name or alias comes before the beginning of words, the name before an alias, and what
    was used more often before the rest. Names with one or two typos are found only where nothing
    else matches.
    """
    return tuple(value for _, value in rank_matches(tuple(entries), text))


def rank_matches(entries: tuple[SearchEntry[T], ...], text: str) -> tuple[tuple[MatchRank, T], ...]:
    """The same with the rank of each match."""
    words = plain_words(text)
    ranks = [(entry, rank) for entry in entries if (rank := _rank(entry, words)) is not None]
    if not ranks:
        ranks = list(_misspelt(entries, words))
    ranks.sort(key=lambda each: (each[1], -each[0].uses, _length(each[0], each[1])))
    return tuple((rank, entry.value) for entry, rank in ranks)


def _length(entry: SearchEntry[T], rank: MatchRank) -> int:
    """Plain movements have short names; what is only spoken of keeps its place."""
    return 0 if rank is MatchRank.ABOUT else min(len(plain_words(name)) for name in entry.names)


def _rank(entry: SearchEntry[T], words: Words) -> MatchRank | None:
    if not words:
        return MatchRank.ABOUT
    names = [plain_words(name) for name in entry.names]
    aliases = [plain_words(alias) for alias in entry.aliases]
    rank = _rank_of_whole(words, names, aliases) or _rank_of_beginning(words, names, aliases)
    return rank or _rank_inside(words, " ".join(map(" ".join, names)), entry.about)


def _rank_of_whole(words: Words, names: list[Words], aliases: list[Words]) -> MatchRank | None:
    typed = "".join(words)
    if typed in map("".join, names):
        return MatchRank.NAME
    return MatchRank.ALIAS if typed in map("".join, aliases) else None


def _rank_of_beginning(words: Words, names: list[Words], aliases: list[Words]) -> MatchRank | None:
    if _begins_as_one(words, names[0]):
        return MatchRank.NAME_BEGINS
    if any(_begins(words, name) for name in names):
        return MatchRank.WORDS_BEGIN
    is_alias = any(_begins(words, each) or _begins_as_one(words, each) for each in aliases)
    return MatchRank.ALIAS_WORDS_BEGIN if is_alias else None


def _begins_as_one(words: Words, known: Words) -> bool:
    return "".join(known).startswith("".join(words))


def _rank_inside(words: Words, names: str, about: str) -> MatchRank | None:
    """The rank of words that lie inside others; a single letter lies in too many."""
    if len("".join(words)) == 1:
        return None
    if all(word in names for word in words):
        return MatchRank.NAME_HOLDS
    known = f"{names} {' '.join(plain_words(about))}"
    return MatchRank.ABOUT if all(word in known for word in words) else None


def _begins(words: Words, known: Words) -> bool:
    return all(any(each.startswith(word) for each in known) for word in words)


def _misspelt(
    entries: tuple[SearchEntry[T], ...], words: Words
) -> Iterator[tuple[SearchEntry[T], MatchRank]]:
    """Entries with a name or alias that holds each word, with a typo or two in the longer ones."""
    called = {name for each in entries for name in (*each.names, *each.aliases)}
    known = {word for name in called for word in plain_words(name)}
    meant = [{other for other in known if is_misspelt(word, other)} for word in words]

    for entry in entries:
        ranks = [
            *_ranks_of_typos(entry.names, meant, MatchRank.TYPOS_IN_NAME),
            *_ranks_of_typos(entry.aliases, meant, MatchRank.TYPOS_IN_ALIAS),
        ]
        if ranks:
            yield entry, min(ranks)


def _ranks_of_typos(names: Words, meant: list[set[str]], rank: MatchRank) -> Iterator[MatchRank]:
    """A rank for each name that holds what was ``meant``; one without other words comes first."""
    for words in map(plain_words, names):
        if all(others.intersection(words) for others in meant):
            yield MatchRank.TYPOS_ONLY if len(words) == len(meant) else rank


def is_misspelt(word: str, known: str) -> bool:
    """Whether ``word`` is the beginning of ``known`` with at most one or two typos.

    A typo is a letter too much, too few, another one, or two that changed places.
    """
    allowed = (len(word) >= ONE_TYPO_FROM) + (len(word) >= TWO_TYPOS_FROM)
    above, row = [0] * (len(known) + 1), list(range(len(known) + 1))
    for place, letter in enumerate(word, 1):
        higher, above, row = above, row, [place]
        for column, other in enumerate(known, 1):
            cost = min(
                above[column] + 1, row[column - 1] + 1, above[column - 1] + (letter != other)
            )
            swapped = (
                place > 1
                and column > 1
                and word[place - 2 : place] == known[column - 2 : column][::-1]
            )
            row.append(min(cost, higher[column - 2] + 1) if swapped else cost)
        if min(row) > allowed:
            return False
    return min(row) <= allowed


def alias_meant(exercise: Exercise, text: str) -> str:
    """The alias by which ``text`` found an exercise, or "" where its own name has the words."""
    words = plain_words(text)
    names = [plain_words(name) for name in (exercise.name, exercise.id)]
    if not words or _rank_of_whole(words, names, []) or _rank_of_beginning(words, names, []):
        return ""
    meant = (each for each in exercise.aliases if _begins(words, plain_words(each)))
    return next(meant, "")


def exercise_entry(exercise: Exercise, uses: int = 0) -> SearchEntry[Exercise]:
    """How an exercise is found: by name and id, by its aliases, and by its pattern."""
    names = (exercise.name, exercise.id)
    return SearchEntry(exercise, names, exercise.aliases, exercise.pattern.value, uses)


def find_exercises(
    exercises: Iterable[Exercise], text: str, uses: Mapping[str, int] | None = None
) -> tuple[Exercise, ...]:
    """The exercises that ``text`` may mean, best first; ``uses`` is how often each id was done."""
    done = uses or {}
    return find_by_name((exercise_entry(each, done.get(each.id, 0)) for each in exercises), text)


def exercises_called(
    exercises: Iterable[Exercise], text: str, uses: Mapping[str, int] | None = None
) -> tuple[Exercise, ...]:
    """What ``text`` can mean without a typo: one exercise where it is its name or an alias.

    Several where it is a part of several names, the best match first; none for no words at all.
    """
    done = uses or {}
    entries = tuple(exercise_entry(each, done.get(each.id, 0)) for each in exercises)
    matches = rank_matches(entries, text) if plain_words(text) else ()
    exact = tuple(each for rank, each in matches if rank <= MatchRank.ALIAS)
    return exact or tuple(each for rank, each in matches if rank < MatchRank.TYPOS_ONLY)


def exercise_called(library: Library, text: str) -> Exercise:
    """The exercise with this id, or the only one that ``text`` can mean.

    Raises:
        UnknownIdError: there is none, or several could be meant; it names the nearest.
    """
    known = library.exercises
    if text in known:
        return known[text]
    called = exercises_called(known.values(), text)
    if len(called) == 1:
        return called[0]
    found = called or (find_exercises(known.values(), text) if plain_words(text) else ())
    near = tuple(each.id for each in found[:MAX_NEAR])
    raise UnknownIdError("exercise", text, tuple(known), near)
