"""What a search for exercises finds: names, then what is wanted of them, then the nearest."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from midstance.presentation.search.asking import asked, begun, corrected, finished
from midstance.presentation.search.names import (
    MatchRank,
    SearchEntry,
    alias_meant,
    exercise_entry,
    plain_words,
    rank_matches,
)
from midstance.presentation.search.unlisted import (
    unlisted_about,
    unlisted_called,
    unlisted_misspelt,
)
from midstance.presentation.search.wishes import BESIDES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from midstance.domain.exercise import Exercise
    from midstance.presentation.search.unlisted import Unlisted
    from midstance.presentation.search.wishes import Wish

T = TypeVar("T")

RULED_OUT = "not while it is sore"
NEAREST = "nearest"


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found.

    Attributes:
        exercises: the best first.
        heading: what they have in common where it is not the name; "" where it is.
        notes: what to say beside some of them, by id: the alias that was meant, ``nearest``.
        is_nearest: the exercise that was meant is not in the library; these are like it.
    """

    exercises: tuple[Exercise, ...]
    heading: str = ""
    notes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    is_nearest: bool = False


def search_exercises(
    exercises: Iterable[Exercise], text: str, uses: Mapping[str, int] | None = None
) -> Found:
    """What somebody may look for with ``text``, best first; everything for a text without words.

    What is called so comes first. Words for a muscle, a complaint, equipment or a kind of work,
    such as ``achilles`` or ``calf no jumping``, find what has it. An exercise that the library
    does not hold brings the nearest that it does. ``uses`` is how often each id was done.
    """
    words, search = plain_words(text), _Search(tuple(exercises), uses or {}, text)
    if not words or search.best <= MatchRank.ALIAS:
        return search.named()
    wishes, left = asked(words)
    if search.best > MatchRank.WORDS_BEGIN and (found := search.nearest(unlisted_called(words))):
        return found
    if not left and (found := search.wished(wishes)):
        return found
    if search.best < MatchRank.TYPOS_ONLY:
        return search.named()
    return _looser(search, words) or Found(())


def logged_called(
    exercises: Mapping[str, Exercise], text: str, logged: Iterable[str]
) -> tuple[str, ...]:
    """The ids among ``logged`` that ``text`` may mean, in their order.

    What the library does not hold, such as an imported name, is found by the words of its id. That
    an exercise is not here finds nothing: nobody looks for others in a log.
    """
    found = search_exercises(exercises.values(), text)
    meant = () if found.is_nearest else found.exercises
    ids, words = {each.id for each in meant}, set(plain_words(text))
    return tuple(
        id_
        for id_ in logged
        if id_ in ids or (id_ not in exercises and words <= set(plain_words(id_)))
    )


def _looser(search: _Search, words: tuple[str, ...]) -> Found | None:
    """What unfinished words, names among wishes and typos may mean, the surest first."""
    wishes, left = asked(words)
    return (
        search.nearest(unlisted_about(words))
        or _first(search.wished, begun(words))
        or search.wished(wishes, " ".join(left))
        or _first(search.wished, finished(words))
        or (search.named() if search.ranks else None)
        or search.nearest(unlisted_misspelt(words))
        or _first(search.wished, corrected(words))
    )


def _first(find: Callable[[T], Found | None], tries: Iterable[T]) -> Found | None:
    return next(filter(None, map(find, tries)), None)


class _Search:
    """The exercises that are searched, with those that are called what was typed."""

    def __init__(self, known: tuple[Exercise, ...], uses: Mapping[str, int], text: str) -> None:
        self._known, self._uses, self._text = known, uses, text
        self.ranks = rank_matches(self._entries(known), text)
        self.best = min((rank for rank, _ in self.ranks), default=MatchRank.TYPOS_IN_ALIAS)

    def _entries(self, known: Iterable[Exercise]) -> tuple[SearchEntry[Exercise], ...]:
        return tuple(exercise_entry(each, self._uses.get(each.id, 0)) for each in known)

    def named(self) -> Found:
        """What is called so."""
        found = tuple(each for _, each in self.ranks)
        aliases = {each.id: alias for each in found if (alias := alias_meant(each, self._text))}
        return Found(found, notes=aliases)

    def wished(self, wishes: tuple[Wish, ...], called: str = "") -> Found | None:
        """What answers every wish, and is ``called`` so; None for nothing at all."""
        places = {
            each.id: place for each in self._known if (place := _place(each, wishes)) is not None
        }
        known = tuple(each for each in self._known if each.id in places)
        if called:
            ranks = rank_matches(self._entries(known), called)
            known = tuple(each for rank, each in ranks if rank < MatchRank.TYPOS_ONLY)
        if not wishes or not known:
            return None
        found = known if called else (*self._in_order(places, is_one=len(wishes) == 1),)
        says = ", ".join(dict.fromkeys(wish.says for wish in wishes))
        return Found(found, says[:1].upper() + says[1:], _ruled_out(found, wishes))

    def _in_order(self, places: Mapping[str, int], *, is_one: bool) -> list[Exercise]:
        """What has a place, then what is only called so; names decide among equals.

        Where several things are wanted at once, what is called so comes first.
        """
        called = {each.id: rank for rank, each in self.ranks if rank < MatchRank.TYPOS_ONLY}

        def order(exercise: Exercise) -> tuple[int, ...]:
            rank = called.get(exercise.id, MatchRank.TYPOS_ONLY)
            place, uses = places.get(exercise.id), self._uses.get(exercise.id, 0)
            is_first = not is_one and rank <= MatchRank.ALIAS_WORDS_BEGIN
            if place is None:
                return (0 if is_first else 2, rank)
            tier = place // BESIDES
            return (0 if is_first else 1, tier, rank, place, -uses, exercise.level)

        found = (each for each in self._known if each.id in places or each.id in called)
        return sorted(found, key=order)

    def nearest(self, unlisted: tuple[str, Unlisted] | None) -> Found | None:
        """What is nearest to an exercise that is not here."""
        if unlisted is None:
            return None
        name, entry = unlisted
        by_id = {each.id: each for each in self._known}
        near = tuple(by_id[id_] for id_ in entry.nearest if id_ in by_id)
        notes = {each.id: NEAREST for each in near}
        return Found(near, f"No {name} here; nearest", notes, is_nearest=True) if near else None


def _place(exercise: Exercise, wishes: tuple[Wish, ...]) -> int | None:
    places = [wish.fit(exercise) for wish in wishes]
    answered = [each for each in places if each is not None]
    return sum(answered) if len(answered) == len(places) else None


def _ruled_out(found: tuple[Exercise, ...], wishes: tuple[Wish, ...]) -> Mapping[str, str]:
    complaints = {wish.limitation for wish in wishes if wish.limitation}
    return {each.id: RULED_OUT for each in found if complaints.intersection(each.avoid_if)}
