"""What the FIT profile calls an exercise, by the numbers of its category and its name."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from midstance.exchange.importers.fit.exercise_table import FIT_EXERCISES

if TYPE_CHECKING:
    from collections.abc import Mapping

UNKNOWN_EXERCISE = "Unknown exercise"
"""What a set is called whose exercise the watch did not recognise."""
_UNKNOWN = 65534
_NO_NAME = "-"


def fit_exercise_name(category: int | None, number: int | None) -> str:
    """The exercise in words, such as ``Barbell bench press``.

    Without a number, or with one that the profile does not have, it is the category, and the number
    where there is one, so that two such exercises stay apart.
    """
    if category is None or category == _UNKNOWN:
        return UNKNOWN_EXERCISE
    name, exercises = _profile().get(category, (f"exercise_category_{category}", ()))
    if number is None:
        return _words(name)
    if number < len(exercises) and exercises[number] != _NO_NAME:
        return _words(exercises[number])
    return f"{_words(name)} {number}"


def _words(name: str) -> str:
    return name.replace("_", " ").strip().capitalize()


@cache
def _profile() -> Mapping[int, tuple[str, tuple[str, ...]]]:
    """Each category by its number: its name, and its exercises from 0 on."""
    found: dict[int, tuple[str, list[str]]] = {}
    exercises: list[str] = []
    for word in FIT_EXERCISES.split():
        number, colon, name = word.partition(":")
        if colon:
            exercises = []
            found[int(number)] = name, exercises
        else:
            exercises.append(word)
    return {each: (name, tuple(exercises)) for each, (name, exercises) in found.items()}
