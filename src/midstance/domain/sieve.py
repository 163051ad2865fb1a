"""Which exercises of the library are looked for: a sieve for each thing that tells them apart."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from midstance.domain.exercise import Equipment, Exercise, Impact, Pattern
    from midstance.domain.muscle import Muscle

HIGHEST_LEVEL = 5


@dataclass(frozen=True, slots=True)
class Kit:
    """Equipment to look for, under a name.

    Attributes:
        owned: what is there; None asks for what uses ``item`` instead.
    """

    name: str
    owned: frozenset[Equipment] | None = None
    item: Equipment | None = None

    def suits(self, exercise: Exercise) -> bool:
        """Whether the exercise can be done with what is there, or uses the item."""
        if self.owned is not None:
            return exercise.fits(self.owned)
        return any(self.item in choice for choice in exercise.equipment)


@dataclass(frozen=True, slots=True)
class Sieve:
    """What is looked for; nothing said lets everything through.

    Attributes:
        text: words that must all be found in the name, the id or the pattern.
        muscle: trained first or second.
        level: the highest one.
    """

    text: str = ""
    pattern: Pattern | None = None
    muscle: Muscle | None = None
    kit: Kit | None = None
    level: int | None = None
    impact: Impact | None = None

    @property
    def is_open(self) -> bool:
        """Whether everything goes through."""
        return self == Sieve()

    def sifted(self, exercises: Iterable[Exercise]) -> tuple[Exercise, ...]:
        """Those that go through, in their order."""
        return tuple(each for each in exercises if self.lets_through(each))

    def lets_through(self, exercise: Exercise) -> bool:
        """Whether this exercise is one of those that are looked for."""
        return (
            self._has_words(exercise)
            and self.pattern in {None, exercise.pattern}
            and (self.muscle is None or self.muscle in exercise.primary + exercise.secondary)
            and (self.kit is None or self.kit.suits(exercise))
            and exercise.level <= (self.level or HIGHEST_LEVEL)
            and self.impact in {None, exercise.impact}
        )

    def _has_words(self, exercise: Exercise) -> bool:
        known = f"{exercise.name} {exercise.id} {exercise.pattern}".lower()
        return all(word in known for word in self.text.lower().split())

    def up_to_next_level(self) -> Sieve:
        """The same up to one level more; after the highest one, every level again."""
        wanted = (self.level or 0) + 1
        return replace(self, level=wanted if wanted <= HIGHEST_LEVEL else None)
