"""What Garmin and Strava call our exercises: the category and number of FIT, and Strava's type.

The names themselves are in the bundled file ``watches/platform_names.toml``.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from midstance.domain.exercise import Exercise


class Category(IntEnum):
    """The FIT exercise categories that our exercises use."""

    BENCH_PRESS = 0
    CALF_RAISE = 1
    CARDIO = 2
    CARRY = 3
    CORE = 5
    CRUNCH = 6
    DEADLIFT = 8
    HIP_RAISE = 10
    HIP_STABILITY = 11
    HYPEREXTENSION = 13
    LEG_CURL = 15
    LEG_RAISE = 16
    LUNGE = 17
    PLANK = 19
    PLYO = 20
    PULL_UP = 21
    PUSH_UP = 22
    ROW = 23
    SHOULDER_PRESS = 24
    SHOULDER_STABILITY = 25
    SQUAT = 28
    WARM_UP = 31
    RUN = 32
    UNKNOWN = 65534


NAMES_ASSET = ("watches", "platform_names.toml")
"""The bundled file with the names, by exercise and by movement pattern."""


@dataclass(frozen=True, slots=True)
class PlatformName:
    """An exercise as FIT and Strava have it.

    Attributes:
        number: FIT's number of the exercise in its category; None where it has none.
        strava: one of the types that Strava accepts.
    """

    category: Category
    number: int | None
    strava: str


UNKNOWN_NAME = PlatformName(Category.UNKNOWN, None, "TOTAL_BODY_GENERIC")


class PlatformNames:
    """The names of our exercises on these platforms."""

    def __init__(self, text: str) -> None:
        """Read the text of the bundled file.

        Raises:
            KeyError: a category is not one of :class:`Category`, or a key is missing.
        """
        tables = tomllib.loads(text)
        self.by_exercise = _names(tables["exercise"])
        self.by_pattern = _names(tables["pattern"])

    def of(self, id_: str, exercise: Exercise | None) -> PlatformName:
        """What the exercise with this id is called; ``exercise`` is None where it is not known.

        One of the runner's own is called after its movement pattern.
        """
        if found := self.by_exercise.get(id_):
            return found
        return self.by_pattern[exercise.pattern] if exercise else UNKNOWN_NAME


def _names(entries: Mapping[str, Mapping[str, Any]]) -> Mapping[str, PlatformName]:
    return {
        key: PlatformName(Category[each["category"].upper()], each.get("number"), each["strava"])
        for key, each in entries.items()
    }


@cache
def platform_names(read_asset: Callable[[tuple[str, ...]], str]) -> PlatformNames:
    """The names that ``read_asset`` gives, read once."""
    return PlatformNames(read_asset(NAMES_ASSET))
