"""What is prescribed for one day: prescriptions in blocks, blocks in a session."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Self

from midstance.domain.quantity import (
    NO_REST,
    Amount,
    Load,
    QuantityError,
    RestWindow,
    Tempo,
    Unit,
    WeightUnit,
)

if TYPE_CHECKING:
    from midstance.domain.exercise import Exercise


class Purpose(StrEnum):
    """What a block is for."""

    WARM_UP = "warm-up"
    RAMP_UP = "ramp-up"
    BALANCE = "balance"
    POWER = "power"
    STRENGTH = "strength"
    SINGLE_LEG = "single-leg"
    HIPS = "hips"
    CALF_FOOT = "calf-foot"
    CORE = "core"
    CONDITIONING = "conditioning"
    COOL_DOWN = "cool-down"

    @property
    def is_around_work(self) -> bool:
        """Whether it prepares for the work or follows it: warm-up and cool-down."""
        return self in {Purpose.WARM_UP, Purpose.COOL_DOWN}

    @property
    def counts(self) -> bool:
        """Whether its sets count in volume and bests: warm-up, ramp-up, cool-down never do."""
        return self not in {Purpose.WARM_UP, Purpose.RAMP_UP, Purpose.COOL_DOWN}

    @property
    def heading(self) -> str:
        """The name on the screen: ``Calf and foot``."""
        words = "calf and foot" if self is Purpose.CALF_FOOT else self.value
        return words[0].upper() + words[1:]


class Style(StrEnum):
    """How the exercises of a block follow each other."""

    STRAIGHT = "straight"
    SUPERSET = "superset"
    CIRCUIT = "circuit"
    INTERVAL = "interval"


_PARTS = (
    r"(?P<sets>\d{1,6})\s*[x×]",
    r"\s*(?P<amount>\d{1,6})",
    r"-(?P<up_to>\d{1,6})",
    r"(?P<open>\+)",
    r"\s*(?P<unit>reps|s|m|c)(?![a-z])",
    r"(?P<side>/side)",
    r"\s+(?P<alternating>alternating)",
    r"\s+(?P<load>\+?\d{1,6}(?:\.\d{1,3}|,\d{1,2})?\s*(?:kg|lb)s?)",
    r"\s+@(?P<rpe>\d{1,2})",
    r"\s+~(?P<percent>\d{1,3})%",
)
_NEEDED = 2  # how many of these parts each prescription has: sets and amount
_UNITS = {
    None: Unit.REPS,
    "reps": Unit.REPS,
    "s": Unit.SECONDS,
    "m": Unit.METRES,
    "c": Unit.CONTACTS,
}


@dataclass(frozen=True, slots=True)
class Prescription:
    """What is prescribed for one exercise: ``sets`` of ``amount``, a side each if ``per_side``.

    Attributes:
        up_to: the upper end of a range such as 8-12; None for a single number.
        open_ended: hold on past the amount as long as form lasts (``30+ s``).
        alternating: the sides take turns inside the set.
        rpe: the effort aimed at, 0-10; None if not prescribed.
        percent: share of the estimated one-repetition maximum, in percent.
    """

    sets: int
    amount: int
    unit: Unit = Unit.REPS
    per_side: bool = False
    up_to: int | None = None
    open_ended: bool = False
    alternating: bool = False
    load: Load | None = None
    rpe: int | None = None
    percent: int | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``3x8 @7``, ``2x20 s/side @6``, ``3x30+ s``, ``2x8-12 20 kg @7`` or ``3x5 @8 ~81%``.

        Raises:
            QuantityError: the text is not a prescription; ``at`` is the first thing not understood.
        """
        parts = _scan(text)
        return cls(
            sets=int(parts["sets"]),
            amount=int(parts["amount"]),
            unit=_UNITS[parts.get("unit")],
            per_side="side" in parts,
            up_to=int(parts["up_to"]) if "up_to" in parts else None,
            open_ended="open" in parts,
            alternating="alternating" in parts,
            load=Load.parse(parts["load"]) if "load" in parts else None,
            rpe=int(parts["rpe"]) if "rpe" in parts else None,
            percent=int(parts["percent"]) if "percent" in parts else None,
        )

    def text(self, unit: WeightUnit = WeightUnit.KG) -> str:
        """The prescription, ``3×8/side @7``, as files have it where the load is in kilograms.

        :meth:`parse` reads it back.
        """
        parts = [f"{self.sets}×{self.amount_text()}"]
        parts += [self.load.text(unit)] if self.load else []
        parts += [f"@{self.rpe}"] if self.rpe is not None else []
        parts += [f"~{self.percent}%"] if self.percent is not None else []
        return " ".join(parts)

    def amount_text(self) -> str:
        """One set's amount: ``8``, ``30+ s/side``, ``45 s alternating``."""
        number = f"{self.amount}-{self.up_to}" if self.up_to else f"{self.amount}"
        plus = "+" if self.open_ended else ""
        unit = f" {self.unit.symbol}" if self.unit.symbol else ""
        side = "/side" if self.per_side else ""
        return f"{number}{plus}{unit}{side}{' alternating' if self.alternating else ''}"

    @property
    def goal(self) -> Amount:
        """The amount that a set must reach."""
        return Amount(self.amount, self.unit)


def starting_prescription(exercise: Exercise) -> Prescription:
    """The prescription of an exercise that no program prescribes: its own default."""
    dose, measure = exercise.default, exercise.measure
    return Prescription(
        dose.sets, dose.amount, measure.unit, per_side=measure.per_side, rpe=dose.rpe
    )


@dataclass(frozen=True, slots=True)
class Item:
    """One exercise in a block with its prescription.

    Attributes:
        rest: between its sets; in a superset or circuit, between rounds if it is the last item.
        change: seconds on the clock until the next item; None waits for the runner.
        tempo: replaces the exercise's own tempo.
        prescribed: the exercise that the program names, if this one replaces it; or "".
    """

    exercise: str
    prescription: Prescription
    rest: RestWindow = NO_REST
    change: int | None = None
    tempo: Tempo | None = None
    note: str = ""
    prescribed: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a session, done in one style.

    Attributes:
        rounds: how often a circuit or interval block goes through its items.
        every: a new set starts each ``every`` seconds (EMOM); what is left of it is rest.
        cap: as many rounds as possible within ``cap`` seconds (AMRAP).
        routine: the routine it was taken from, or "".
    """

    purpose: Purpose
    items: tuple[Item, ...]
    style: Style = Style.STRAIGHT
    rounds: int = 1
    rest: RestWindow = NO_REST
    every: int | None = None
    cap: int | None = None
    routine: str = ""
    note: str = ""


class Version(StrEnum):
    """How much of a session is done, fullest first.

    ``lighter`` has one set less on leg items, an effort of at most 6 and no jumps; ``leg-free``
    is its upper body, core and light hip work.
    """

    FULL = "full"
    LIGHTER = "lighter"
    LEG_FREE = "leg-free"
    LEFT_OUT = "left-out"


@dataclass(frozen=True, slots=True)
class Session:
    """What is prescribed for one day: ``id`` is ``foundations/A`` or a routine's id.

    Attributes:
        load_share: the share of the usual loads with which its sets begin; 1 on a usual day.
        version: how much of it the plan of the week leaves for its day.
    """

    id: str
    name: str
    blocks: tuple[Block, ...]
    week: int = 1
    load_share: float = 1.0
    version: Version = Version.FULL

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in order."""
        return tuple(item for block in self.blocks for item in block.items)


def is_program_session(id_: str) -> bool:
    """Whether the id of a session is that of a program, ``power/A``, and not a routine's."""
    return "/" in id_


def program_of(id_: str) -> str:
    """The id of the program or routine that a session's id belongs to: ``power`` of ``power/A``."""
    return id_.partition("/")[0]


def letter_of(id_: str) -> str:
    """What a session is called within its program, ``A`` of ``power/A``; a routine's whole id."""
    return id_.rpartition("/")[2]


@cache
def _compiled_parts() -> tuple[re.Pattern[str], ...]:
    """Compiled at first use, since a program with a cached library parses no prescription."""
    return tuple(re.compile(part) for part in _PARTS)


def _scan(text: str) -> dict[str, str]:
    """Read the parts of a prescription in their order; all but the first two may be absent."""
    at = len(text) - len(text.lstrip())
    parts: dict[str, str] = {}
    for number, part in enumerate(_compiled_parts()):
        if read := part.match(text, at):
            parts |= read.groupdict()
            at = read.end()
        elif number < _NEEDED:
            break
    if text[at:].strip() or len(parts) < _NEEDED:
        at += len(text[at:]) - len(text[at:].lstrip())
        raise QuantityError(
            f"{text!r} is not a prescription; write sets x amount, such as "
            '"3x8 @7", "2x20 s/side" or "3x4 c"',
            at,
        )
    return parts


ADDITIONS_KEY = "added"
"""The key of the additions in the profile."""

ADDED_NEXT_KEY = "added-next"
"""The key of those that wait for their session, whatever day it is done."""


@dataclass(frozen=True, slots=True)
class SessionAdditions:
    """Exercises that the runner added to a session.

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
    def from_plain(cls, plain: object) -> SessionAdditions | None:
        """What :meth:`to_plain` wrote; None for anything else."""
        match plain:
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

    def toggle_exercise(self, exercise: str) -> SessionAdditions:
        """The same with ``exercise``, or without it where it was there."""
        if exercise in self.exercises:
            exercises = tuple(each for each in self.exercises if each != exercise)
        else:
            exercises = (*self.exercises, exercise)
        return SessionAdditions(self.day, self.session, self.week, exercises)
