"""What a search for exercises finds: names, then what is wanted of them, then the nearest."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from midstance.presentation.search.criteria import BEHIND_SECONDARY
from midstance.presentation.search.names import (
    MatchRank,
    SearchEntry,
    alias_meant,
    exercise_entry,
    plain_words,
    rank_matches,
)
from midstance.presentation.search.typed_criteria import (
    criteria_of_misspelt_word,
    criteria_of_unfinished_phrase,
    criteria_of_unfinished_word,
    read_criteria,
)
from midstance.presentation.search.unlisted import (
    unlisted_about,
    unlisted_called,
    unlisted_misspelt,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from midstance.domain.exercise import Exercise
    from midstance.presentation.search.criteria import Criterion
    from midstance.presentation.search.unlisted import Unlisted

T = TypeVar("T")

RULED_OUT = "not while it is sore"
NEAREST = "nearest"


@dataclass(frozen=True, slots=True)
class SearchResult:
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
) -> SearchResult:
    """What somebody may look for with ``text``, best first; everything for a text without words.

    What is called so comes first. Words for a muscle, a complaint, equipment or a kind of work,
    such as ``achilles`` or ``calf no jumping``, find what has it. An exercise that the library
    does not hold brings the nearest that it does. ``uses`` is how often each id was done.
    """
    words, search = plain_words(text), _Search(tuple(exercises), uses or {}, text)
    if not words or search.best <= MatchRank.ALIAS:
        return search.by_name()
    criteria, left = read_criteria(words)
    if search.best > MatchRank.WORDS_BEGIN and (found := search.nearest(unlisted_called(words))):
        return found
    if not left and (found := search.by_criteria(criteria)):
        return found
    if search.best < MatchRank.TYPOS_ONLY:
        return search.by_name()
    return _guess(search, words) or SearchResult(())


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


def _guess(search: _Search, words: tuple[str, ...]) -> SearchResult | None:
    """What unfinished words, names among criteria and typos may mean, the surest first."""
    criteria, left = read_criteria(words)
    return (
        search.nearest(unlisted_about(words))
        or _first_result(search.by_criteria, criteria_of_unfinished_phrase(words))
        or search.by_criteria(criteria, " ".join(left))
        or _first_result(search.by_criteria, criteria_of_unfinished_word(words))
        or (search.by_name() if search.ranks else None)
        or search.nearest(unlisted_misspelt(words))
        or _first_result(search.by_criteria, criteria_of_misspelt_word(words))
    )


def _first_result(
    find: Callable[[T], SearchResult | None], tries: Iterable[T]
) -> SearchResult | None:
    """The first result that ``find`` has for one of ``tries``."""
    return next(filter(None, map(find, tries)), None)


class _Search:
    """The exercises that are searched, with those that are called what was typed."""

    def __init__(self, known: tuple[Exercise, ...], uses: Mapping[str, int], text: str) -> None:
        self._known, self._uses, self._text = known, uses, text
        self.ranks = rank_matches(self._entries(known), text)
        self.best = min((rank for rank, _ in self.ranks), default=MatchRank.TYPOS_IN_ALIAS)

    def _entries(self, known: Iterable[Exercise]) -> tuple[SearchEntry[Exercise], ...]:
        return tuple(exercise_entry(each, self._uses.get(each.id, 0)) for each in known)

    def by_name(self) -> SearchResult:
        """What has the typed name or alias."""
        found = tuple(each for _, each in self.ranks)
        aliases = {each.id: alias for each in found if (alias := alias_meant(each, self._text))}
        return SearchResult(found, notes=aliases)

    def by_criteria(self, criteria: tuple[Criterion, ...], called: str = "") -> SearchResult | None:
        """What meets every criterion, and is ``called`` so; None for nothing at all."""
        places = {
            each.id: place
            for each in self._known
            if (place := _summed_place(each, criteria)) is not None
        }
        known = tuple(each for each in self._known if each.id in places)
        if called:
            ranks = rank_matches(self._entries(known), called)
            known = tuple(each for rank, each in ranks if rank < MatchRank.TYPOS_ONLY)
        if not criteria or not known:
            return None
        found = known if called else (*self._in_order(places, is_one=len(criteria) == 1),)
        says = ", ".join(dict.fromkeys(criterion.heading for criterion in criteria))
        return SearchResult(found, says[:1].upper() + says[1:], _ruled_out(found, criteria))

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
            tier = place // BEHIND_SECONDARY
            return (0 if is_first else 1, tier, rank, place, -uses, exercise.level)

        found = (each for each in self._known if each.id in places or each.id in called)
        return sorted(found, key=order)

    def nearest(self, unlisted: tuple[str, Unlisted] | None) -> SearchResult | None:
        """What is nearest to an exercise that the library does not hold."""
        if unlisted is None:
            return None
        name, entry = unlisted
        by_id = {each.id: each for each in self._known}
        near = tuple(by_id[id_] for id_ in entry.nearest if id_ in by_id)
        notes = {each.id: NEAREST for each in near}
        return (
            SearchResult(near, f"No {name} here; nearest", notes, is_nearest=True) if near else None
        )


def _summed_place(exercise: Exercise, criteria: tuple[Criterion, ...]) -> int | None:
    """The places by all the criteria added up; None where one is not met."""
    places = [criterion.fit(exercise) for criterion in criteria]
    met = [each for each in places if each is not None]
    return sum(met) if len(met) == len(places) else None


def _ruled_out(found: tuple[Exercise, ...], criteria: tuple[Criterion, ...]) -> Mapping[str, str]:
    """A note beside each exercise that a complaint among the criteria rules out."""
    complaints = {criterion.limitation for criterion in criteria if criterion.limitation}
    return {each.id: RULED_OUT for each in found if complaints.intersection(each.avoid_if)}
