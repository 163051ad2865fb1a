"""Which exercise a name of another program means: by alias, by the runner's answer, or its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from midstance.presentation.search.names import plain_words
from midstance.storage.import_names import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from midstance.domain.exercise import Exercise

LEAST_LIKENESS = 0.7
"""From this share of equal letters on an exercise is proposed."""
MOST_PROPOSALS = 200
"""Names for which an exercise is looked for by likeness; a history has a few dozen."""
LONGEST_OWN_ID = 80
"""Characters of the id of an imported exercise that the library does not hold."""
_NO_WORD = re.compile(r"[\W_]+")
_BRACKETS = re.compile(r"\([^)]*\)")


class NameOrigin(StrEnum):
    """Why a name means what it means.

    ``proposed`` waits for the runner's answer; until then the name is the runner's own exercise.
    """

    ALIAS = "alias"
    ANSWER = "answer"
    PROPOSED = "proposed"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class NameMeaning:
    """What a name means.

    Attributes:
        name: as the other program writes it.
        exercise: the id in the library, also of a proposal; "" where the name stays its own.
        own: the id under which it is logged where it is no exercise of the library.
        sets: how many sets have it.
    """

    name: str
    origin: NameOrigin
    exercise: str
    own: str
    sets: int = 0

    @property
    def logged_as(self) -> str:
        """The id under which its sets come into the log."""
        is_settled = self.origin in {NameOrigin.ALIAS, NameOrigin.ANSWER}
        return self.exercise if is_settled and self.exercise else self.own


def own_id(name: str, taken: Iterable[str]) -> str:
    """The id of a name that is no exercise of the library: ``cable-fly-machine``."""
    words = _NO_WORD.sub("-", name.casefold()).strip("-")[:LONGEST_OWN_ID].strip("-") or "unnamed"
    return f"{words}-own" if words in taken else words


class NameBook:
    """The names of the library's exercises, and what the runner answered before."""

    def __init__(self, exercises: Mapping[str, Exercise], answers: Mapping[str, str]) -> None:
        """Know ``exercises``, and ``answers`` by the keys of their names."""
        self._exercises, self._answers = exercises, answers
        self._known: dict[str, str] = {}
        for each in exercises.values():
            for name in each.aliases:
                self._known.setdefault("".join(plain_words(name)), each.id)
        for each in exercises.values():
            for name in (each.id, each.name):
                self._known["".join(plain_words(name))] = each.id

    def knows(self, id_: str) -> bool:
        """Whether an exercise of the library has this id."""
        return id_ in self._exercises

    def own_id(self, name: str) -> str:
        """The id of a name as an exercise of the runner's own."""
        return own_id(name, self._exercises)

    def meanings(self, names: Mapping[str, int]) -> dict[str, NameMeaning]:
        """What each name means, with ``names`` and the number of sets of each."""
        proposals = MOST_PROPOSALS
        found = {}
        for name, sets in names.items():
            meaning = self._certain_meaning(name)
            if meaning is None:
                likely = self._most_alike(name) if proposals else ""
                proposals -= 1 if proposals else 0
                origin = NameOrigin.PROPOSED if likely else NameOrigin.OWN
                meaning = origin, likely
            found[name] = NameMeaning(name, *meaning, own_id(name, self._exercises), sets)
        return found

    def _certain_meaning(self, name: str) -> tuple[NameOrigin, str] | None:
        answer = self._answers.get(name_key(name))
        if answer and answer in self._exercises:
            return NameOrigin.ANSWER, answer
        if answer == "":
            return NameOrigin.OWN, ""
        known = self._known.get("".join(plain_words(name)))
        return (NameOrigin.ALIAS, known) if known else None

    def _most_alike(self, name: str) -> str:
        """The id of the exercise whose name or alias is most like ``name``, or ""."""
        best, likeness = "", LEAST_LIKENESS
        whole = " ".join(plain_words(name))
        bare = " ".join(plain_words(_BRACKETS.sub("", name)))
        for wanted in dict.fromkeys((whole, bare)):
            matcher = SequenceMatcher(autojunk=False)
            matcher.set_seq2(wanted)
            for known, id_ in self._ids_by_words.items():
                matcher.set_seq1(known)
                if matcher.real_quick_ratio() > likeness and matcher.quick_ratio() > likeness:
                    ratio = matcher.ratio()
                    if ratio > likeness:
                        best, likeness = id_, ratio
        return best

    @cached_property
    def _ids_by_words(self) -> dict[str, str]:
        return {
            " ".join(plain_words(name)): each.id
            for each in self._exercises.values()
            for name in (*each.aliases, each.name)
        }


def count_names(names: Iterable[str]) -> dict[str, int]:
    """How many sets each name has, in the order in which they come."""
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    return counts
