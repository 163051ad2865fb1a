"""How a session differs from what was prescribed, each difference in one line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from midstance.coach.adapt.substitution import Reason
    from midstance.domain.exercise import Exercise
    from midstance.domain.session import Purpose, Session

NOTHING_FITS = "no exercise in the library fits instead"


@dataclass(frozen=True, slots=True)
class Replacement:
    """Another exercise is done.

    Attributes:
        place: the item's place in the adapted session, counted from 0.
        to, instead_of: ids.
    """

    place: int
    to: str
    instead_of: str
    reason: Reason

    def text(self, exercises: Mapping[str, Exercise]) -> str:
        """The difference in one line."""
        return f"{_name(self.to, exercises)} {instead_text(self, exercises)}"


@dataclass(frozen=True, slots=True)
class EasedEffort:
    """The same exercise with less effort, up to ``effort`` of 10."""

    place: int
    exercise: str
    effort: int
    reason: Reason

    def text(self, exercises: Mapping[str, Exercise]) -> str:
        """The difference in one line."""
        name = _name(self.exercise, exercises)
        return f"{name} at RPE {self.effort} at most, because {self.reason.text}"


@dataclass(frozen=True, slots=True)
class DroppedExercise:
    """An exercise of ``block`` is not done, and nothing replaces it.

    Attributes:
        twin: the exercise of the session that would have replaced it, or "".
        adds_set: whether that one has one set more.
    """

    exercise: str
    block: Purpose
    reason: Reason
    twin: str = ""
    adds_set: bool = False

    def text(self, exercises: Mapping[str, Exercise]) -> str:
        """The difference in one line."""
        name, twin = _name(self.exercise, exercises), _name(self.twin, exercises)
        if self.adds_set:
            return f"{twin} with one more set, without {name}, because {self.reason.text}"
        why = f"{twin} is already in the session" if self.twin else NOTHING_FITS
        return f"without {name}, because {self.reason.text} and {why}"


@dataclass(frozen=True, slots=True)
class ShorterHold:
    """The same exercise, held for at most ``seconds``."""

    place: int
    exercise: str
    seconds: int
    reason: Reason

    def text(self, exercises: Mapping[str, Exercise]) -> str:
        """The difference in one line."""
        name = _name(self.exercise, exercises)
        return f"{name} for {self.seconds} s at most, because {self.reason.text}"


@dataclass(frozen=True, slots=True)
class EmptiedBlock:
    """Nothing is left of a block; ``offers`` names recovery routines that may be done instead."""

    block: Purpose
    offers: tuple[str, ...]

    def text(self, exercises: Mapping[str, Exercise]) -> str:
        """The difference in one line."""
        del exercises
        instead = f"; {' or '.join(self.offers)} may do you good instead" if self.offers else ""
        return f"Nothing is left of {self.block.heading.lower()}{instead}"


@dataclass(frozen=True, slots=True)
class AddedToWarmUp:
    """Exercises that the warm-up has besides, for who sits most of the day."""

    exercises: tuple[str, ...]

    def text(self, exercises: Mapping[str, Exercise]) -> str:
        """The difference in one line."""
        names = " and ".join(_name(each, exercises) for each in self.exercises)
        return f"{names} in the warm-up, because you sit most of the day"


Difference: TypeAlias = (
    Replacement | EasedEffort | ShorterHold | DroppedExercise | EmptiedBlock | AddedToWarmUp
)


@dataclass(frozen=True, slots=True)
class AdaptedSession:
    """A session as it can be done.

    Attributes:
        session: with substitutes for what does not fit; each says so in its note.
        differences: all of them, in the session's order.
        warning: what is to be read before all of them, or "".
    """

    session: Session
    differences: tuple[Difference, ...] = ()
    warning: str = ""

    @property
    def replaced(self) -> tuple[Replacement, ...]:
        """The replacements alone."""
        return tuple(each for each in self.differences if isinstance(each, Replacement))

    def at(self, place: int) -> Replacement | None:
        """The replacement at a place of the adapted session; None where nothing was replaced."""
        return next((each for each in self.replaced if each.place == place), None)

    def other_texts(self, exercises: Mapping[str, Exercise]) -> tuple[str, ...]:
        """The warning, and the differences that no item's note says: all but replacements."""
        first = (self.warning,) if self.warning else ()
        others = (each for each in self.differences if not isinstance(each, Replacement))
        return (*first, *(each.text(exercises) for each in others))

    def texts(self, exercises: Mapping[str, Exercise]) -> tuple[str, ...]:
        """The warning, if any, and every difference in one line."""
        first = (self.warning,) if self.warning else ()
        return (*first, *(each.text(exercises) for each in self.differences))


def instead_text(replaced: Replacement, exercises: Mapping[str, Exercise]) -> str:
    """``instead of Back squat, because home has no barbell and no rack``."""
    return f"instead of {_name(replaced.instead_of, exercises)}, because {replaced.reason.text}"


def _name(id_: str, exercises: Mapping[str, Exercise]) -> str:
    return exercises[id_].name if id_ in exercises else id_
