"""Changes of a target with their reasons and sources, and what the runner refused."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from midstance.coach.first_times import FirstTime
    from midstance.coach.progress.lighter import Lighter
    from midstance.domain.session import Session


class ChangeKind(StrEnum):
    """What a rule changes; the words are stored with what was refused."""

    LOAD_UP = "load-up"
    LOAD_DOWN = "load-down"
    AMOUNT_UP = "amount-up"
    RUNG_UP = "rung-up"
    RUNG_DOWN = "rung-down"
    FEWER_JUMPS = "fewer-jumps"
    LIGHTER = "lighter"
    FIRST_TIMES = "first-times"

    @property
    def is_up(self) -> bool:
        """Whether more is asked for."""
        return self in {ChangeKind.LOAD_UP, ChangeKind.AMOUNT_UP, ChangeKind.RUNG_UP}

    @property
    def can_be_refused(self) -> bool:
        """Whether the runner may leave it as it was: not the limits of jumps, nor the way back."""
        return self.is_up or self in {ChangeKind.LOAD_DOWN, ChangeKind.FIRST_TIMES}


@dataclass(frozen=True, slots=True)
class Change:
    """A change of what is asked of an exercise.

    Attributes:
        exercise: the id of the exercise that was judged.
        basis: the day of the session from which it follows; a refusal holds for this day alone.
        reason: why, as a sentence.
        source: where the rule comes from.
        grams: by how much the load changes, below nothing for less; 0 where it does not.
        before: the id of the exercise that was asked for before, where a rung changes; or "".
    """

    exercise: str
    kind: ChangeKind
    basis: date
    reason: str
    source: str
    grams: int = 0
    before: str = ""

    @property
    def subject(self) -> str:
        """The exercise that the program names, by which a refusal is found again."""
        return self.before or self.exercise


@dataclass(frozen=True, slots=True)
class NextTargets:
    """A session with its targets.

    Attributes:
        session: with the loads, rungs and amounts that come next; a load that is not known, or
            that complaints keep light, is left to who begins it.
        changes: what is different from the last time, in the order of the session.
        lighter: why all of it is lighter; None where it is not.
        first_times: the new exercises that may make the runner sore. ``session`` still has all
            their sets: these are cut last, so that a lighter day does not lose a set twice.
    """

    session: Session
    changes: tuple[Change, ...] = ()
    lighter: Lighter | None = None
    first_times: tuple[FirstTime, ...] = ()

    @property
    def has_cut_sets(self) -> bool:
        """Whether a break leaves so few sets that no other reason takes one more."""
        return self.lighter is not None and self.lighter.has_cut_sets

    def without_cuts_made_in(self, session: Session, *, is_light: bool = False) -> NextTargets:
        """These targets, without the cuts of new exercises that ``session`` has already.

        A light day (``is_light``) takes a set from every exercise, so that no cut is left.
        """
        if is_light:
            changes = (e for e in self.changes if e.kind is not ChangeKind.FIRST_TIMES)
            return replace(self, changes=tuple(changes), first_times=())
        sets = {item.exercise: item.prescription.sets for item in session.items}
        most = {each.exercise: each.sets for each in self.first_times}
        changes = (
            each
            for each in self.changes
            if each.kind is not ChangeKind.FIRST_TIMES
            or most[each.exercise] < sets.get(each.exercise, 0)
        )
        return replace(self, changes=tuple(changes))

    def of(self, exercise: str) -> Change | None:
        """The change of an exercise; None where it has none."""
        return next((each for each in self.changes if each.exercise == exercise), None)


LOOK_BACK = timedelta(days=180)
"""How far back sessions count for what comes next."""
REFUSALS_KEY = "refused"
"""The key of the refusals in the profile."""


@dataclass(frozen=True, slots=True)
class Refusals:
    """The changes that the runner did not want: exercise, day of the basis, and kind of each."""

    entries: frozenset[tuple[str, date, ChangeKind]] = frozenset()

    @classmethod
    def from_plain(cls, plain: object) -> Refusals:
        """What :meth:`to_plain` wrote; an entry that cannot be read is left out."""
        found = plain if isinstance(plain, list) else []
        entries = (_read_entry(each) for each in found)
        return cls(frozenset(each for each in entries if each is not None))

    def to_plain(self) -> list[dict[str, str]]:
        """As plain values, such as JSON can hold, the oldest first."""
        ordered = sorted(self.entries, key=lambda each: (each[1], each[0], each[2].value))
        return [
            {"exercise": name, "day": day.isoformat(), "kind": kind.value}
            for name, day, kind in ordered
        ]

    def of(self, exercise: str) -> frozenset[tuple[date, ChangeKind]]:
        """Day and kind of what was refused for an exercise."""
        return frozenset((day, kind) for name, day, kind in self.entries if name == exercise)

    def toggle(self, change: Change) -> Refusals:
        """With ``change`` refused, or taken after all where it was."""
        entry = (change.subject, change.basis, change.kind)
        return Refusals(self.entries ^ {entry})

    def since(self, day: date) -> Refusals:
        """Those that may still matter: of sessions from ``day`` on."""
        return Refusals(frozenset(each for each in self.entries if each[1] >= day))


NOTHING_REFUSED = Refusals()


def _read_entry(plain: object) -> tuple[str, date, ChangeKind] | None:
    match plain:
        case {"exercise": str(name), "day": str(day), "kind": str(kind)}:
            try:
                return name, date.fromisoformat(day), ChangeKind(kind)
            except ValueError:
                return None
    return None
