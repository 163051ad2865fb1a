"""What the FIT profile calls an exercise, by the numbers of its category and its name."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

UNKNOWN_EXERCISE = "Unknown exercise"
"""What a set is called whose exercise the watch did not recognise."""
PROFILE_ASSET = ("watches", "fit_exercises.toml")
"""The bundled file that names the exercises."""
_UNKNOWN = 65534
_NO_NAME = "-"


class FitExercises:
    """The exercises of the profile."""

    def __init__(self, text: str = "") -> None:
        """Read the bundled file that names them; without it all have numbers only."""
        self._categories: Mapping[int, tuple[str, tuple[str, ...]]] = {
            each["number"]: (each["name"], tuple(each["exercises"].split()))
            for each in tomllib.loads(text).get("category", ())
        }

    def name(self, category: int | None, number: int | None) -> str:
        """The exercise in words, such as ``Barbell bench press``.

        Without a number, or with one that the profile does not have, it is the category, and the
        number where there is one, so that two such exercises stay apart.
        """
        if category is None or category == _UNKNOWN:
            return UNKNOWN_EXERCISE
        fallback: tuple[str, tuple[str, ...]] = (f"exercise_category_{category}", ())
        name, exercises = self._categories.get(category, fallback)
        if number is None:
            return _words(name)
        if number < len(exercises) and exercises[number] != _NO_NAME:
            return _words(exercises[number])
        return f"{_words(name)} {number}"


def _words(name: str) -> str:
    return name.replace("_", " ").strip().capitalize()


@cache
def fit_exercises(read_asset: Callable[[tuple[str, ...]], str] | None) -> FitExercises:
    """The exercises that ``read_asset`` gives, read once."""
    return FitExercises(read_asset(PROFILE_ASSET) if read_asset else "")
