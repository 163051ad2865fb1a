"""What the runner put into a session by hand: for one day, one session and one week alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

KEY = "added"
"""Under which the profile keeps it."""


@dataclass(frozen=True, slots=True)
class Added:
    """Exercises that are done besides what a session prescribes.

    Attributes:
        day: the runner's date for which they were added.
        session, week: the session that they were added to.
        exercises: their ids, in the order in which they were added.
    """

    day: date
    session: str
    week: int
    exercises: tuple[str, ...] = ()

    @classmethod
    def from_plain(cls, kept: object) -> Added | None:
        """What :meth:`to_plain` wrote; None for anything else."""
        match kept:
            case {
                "day": str(day),
                "session": str(session),
                "week": int(week),
                "exercises": [*names],
            } if all(isinstance(name, str) for name in names):
                try:
                    return cls(date.fromisoformat(day), session, week, tuple(names))
                except ValueError:
                    return None
        return None

    def to_plain(self) -> dict[str, object]:
        """As plain values, such as JSON can hold."""
        return {
            "day": self.day.isoformat(),
            "session": self.session,
            "week": self.week,
            "exercises": list(self.exercises),
        }

    def is_for(self, day: date, session: str, week: int) -> bool:
        """Whether it belongs to this session on this day."""
        return (self.day, self.session, self.week) == (day, session, week)

    def toggled(self, exercise: str) -> Added:
        """The same with ``exercise``, or without it where it was there."""
        if exercise in self.exercises:
            kept = tuple(each for each in self.exercises if each != exercise)
        else:
            kept = (*self.exercises, exercise)
        return Added(self.day, self.session, self.week, kept)
