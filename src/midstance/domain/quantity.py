"""Quantities: loads, amounts of work, rests and tempi, with how each is read and written.

Every quantity is an exact whole number inside: grams, repetitions, seconds, metres.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Self, assert_never

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

GRAMS_PER_POUND = 453.59237


class QuantityError(ValueError):
    """A text that is no quantity; the message says what was expected.

    Attributes:
        at: the place in the text where reading stopped, counted from 0.
    """

    def __init__(self, message: str, at: int = 0) -> None:
        """Say what was expected and where reading stopped."""
        super().__init__(message)
        self.at = at


class WeightUnit(StrEnum):
    """The unit in which loads are displayed and typed."""

    KG = "kg"
    LB = "lb"

    @classmethod
    def named_in(cls, profile: Mapping[str, object]) -> Self | None:
        """The unit that a profile names; None where it names none."""
        chosen = profile.get(WEIGHT_KEY)
        return cls(chosen) if isinstance(chosen, str) and chosen in set(cls) else None


WEIGHT_KEY = "weight_unit"
"""The key of the profile that holds the unit of loads."""
DISTANCE_KEY = "distance_unit"
"""The key of the profile that holds the unit of distances."""


class DistanceUnit(StrEnum):
    """The unit in which the distances of runs are displayed and typed."""

    KM = "km"
    MILES = "mi"

    @classmethod
    def of(cls, profile: Mapping[str, object]) -> Self:
        """The unit that a profile names; kilometres where it names none."""
        chosen = profile.get(DISTANCE_KEY)
        return cls(chosen) if isinstance(chosen, str) and chosen in set(cls) else cls(cls.KM)

    @property
    def metres(self) -> float:
        """How long one is."""
        return 1609.344 if self is DistanceUnit.MILES else 1000.0


class Unit(StrEnum):
    """What is counted while an exercise is done."""

    REPS = "reps"
    SECONDS = "seconds"
    METRES = "metres"
    CONTACTS = "contacts"

    @property
    def symbol(self) -> str:
        """The short form that follows a number: ``s``, ``m``, ``c`` or nothing for repetitions."""
        return _SYMBOLS[self]

    @property
    def suffix(self) -> str:
        """What follows a number that is read: `` s``, `` m``, `` jumps``, nothing for reps."""
        return " jumps" if self is Unit.CONTACTS else f" {self.symbol}".rstrip()


_SYMBOLS = {Unit.REPS: "", Unit.SECONDS: "s", Unit.METRES: "m", Unit.CONTACTS: "c"}
_LOAD = re.compile(r"\+?\s*(\d[\d.,' \u00a0\u202f]*?)\s*(?:([a-z]+|#)\.?)?", re.IGNORECASE)
_PLAIN = re.compile(r"\d{1,6}(?:[.,]\d{1,3})?")
_GROUPED = re.compile(r"(\d{1,3})(?:([.,' \u00a0\u202f])(\d{3}))(?:([.,])(\d{1,3}))?")
_UNCLEAR = re.compile(r"[1-9]\d{0,2},\d{3}")
_RANGE = re.compile(r"\d[\d.,]*\s*(?:-|–|to)\s*\d.*", re.IGNORECASE)
_UNIT_WORDS = {
    **dict.fromkeys(("kg", "kgs", "kilo", "kilos", "kilogram", "kilograms"), WeightUnit.KG),
    **dict.fromkeys(("lb", "lbs", "pound", "pounds", "#"), WeightUnit.LB),
}
_LOAD_EXAMPLE = "write it like 82.5 kg or 180 lb"
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2})|(\d{1,5})\s*s?")
_TEMPO = re.compile(r"([0-9]|10)-([0-9]|10)-([0-9]|10|X)-([0-9]|10)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class Load:
    """A mass that is lifted, held or carried, in whole grams."""

    grams: int

    @classmethod
    def of(cls, value: float, unit: WeightUnit = WeightUnit.KG) -> Self:
        """The load of ``value`` kilograms or pounds, rounded to the gram."""
        return cls(round(value * (1000 if unit is WeightUnit.KG else GRAMS_PER_POUND)))

    @classmethod
    def parse(cls, text: str, unit: WeightUnit = WeightUnit.KG) -> Self:
        """Read ``82.5``, ``82,5 kg``, ``+10kg``, ``1.234,5``, ``180 lb`` or ``82.5k``.

        A bare number, and one before a ``k`` as in a workout, is in ``unit``. A range, a number
        below nothing, and ``1,234``, which may be two numbers, are refused.

        Raises:
            QuantityError: the text is not a load; the message says how one is written.
        """
        match = _LOAD.fullmatch(text.strip())
        number = _load_number(match[1]) if match else None
        word = match[2].lower() if match and match[2] else "k"
        named = unit if word == "k" else _UNIT_WORDS.get(word)
        if number is None or named is None:
            raise QuantityError(f"{text!r} is not a load{_load_remedy(text.strip())}")
        return cls.of(number, named)

    @property
    def kilograms(self) -> float:
        """The load in kilograms."""
        return self.grams / 1000

    def number(self, unit: WeightUnit = WeightUnit.KG) -> float:
        """The value in ``unit``, rounded to 10 g or to half a pound."""
        if unit is WeightUnit.KG:
            return round(self.grams / 1000, 2)
        return round(self.grams / GRAMS_PER_POUND * 2) / 2

    def text(self, unit: WeightUnit = WeightUnit.KG) -> str:
        """The load as people write it: ``82.5 kg``."""
        return f"{self.number(unit):.2f}".rstrip("0").rstrip(".") + f" {unit.value}"

    def __add__(self, other: Load) -> Load:
        """The heavier load."""
        return Load(self.grams + other.grams)

    def __sub__(self, other: Load) -> Load:
        """The lighter load, never below nothing."""
        return Load(max(0, self.grams - other.grams))


NO_LOAD = Load(0)


class LoadMeaning(StrEnum):
    """What is weighed: the weight in one hand of two, a loaded bar, one weight, a stack, help."""

    EACH_HAND = "one-hand-each"
    TOTAL = "total"
    ONE_WEIGHT = "one-weight"
    STACK = "stack"
    HELP = "help"

    @property
    def weights(self) -> int:
        """How many such weights are moved: two in two hands, and none where it is help."""
        return {LoadMeaning.EACH_HAND: 2, LoadMeaning.HELP: 0}.get(self, 1)

    def grams_from(self, grams: float, other: LoadMeaning) -> float:
        """``grams`` that meant ``other`` in this meaning: what is moved in all is the same."""
        if self is other or not (self.weights and other.weights):
            return grams
        return grams * other.weights / self.weights


@dataclass(frozen=True, slots=True)
class TypedLoad:
    """A load as a person writes it; ``load_is`` is None where the words do not say what it is."""

    load: Load
    load_is: LoadMeaning | None = None

    @classmethod
    def parse(cls, text: str, unit: WeightUnit = WeightUnit.KG) -> Self:
        """Read ``12 kg``, ``2x12 kg``, ``12 kg each``, ``24 kg in all`` or ``15 kg help``.

        Raises:
            QuantityError: the text is not a load; the message says how one is written.
        """
        for pattern, load_is in _LOAD_WORDS:
            if match := pattern.fullmatch(text.strip()):
                return cls(Load.parse(match[1], unit), load_is)
        return cls(Load.parse(text, unit))


_LOAD_WORDS = (
    (re.compile(r"(?:2|two)\s*[x×*]\s*(.+)", re.IGNORECASE), LoadMeaning.EACH_HAND),
    (
        re.compile(r"(.+?)\s*(?:each(?: side)?|(?:in each|each|per|a|/) ?hand)", re.IGNORECASE),
        LoadMeaning.EACH_HAND,
    ),
    (re.compile(r"(.+?)\s*(?:in all|in total|total)", re.IGNORECASE), LoadMeaning.TOTAL),
    (re.compile(r"(.+?)\s*help", re.IGNORECASE), LoadMeaning.HELP),
)


def load_with_meaning(load: Load | None, meaning: LoadMeaning, unit: WeightUnit) -> str:
    """The load as people write it: ``60 kg``, ``2 × 12 kg``, ``15 kg help``; "" without one."""
    if load is None:
        return ""
    match meaning:
        case LoadMeaning.EACH_HAND:
            return f"2 × {load.text(unit)}"
        case LoadMeaning.HELP:
            return f"{load.text(unit)} help"
        case _:
            return load.text(unit)


def spoken_load(load: Load | None, meaning: LoadMeaning, unit: WeightUnit) -> str:
    """The load in a sentence: ``60 kg``, ``12 kg in each hand``, ``help of 15 kg``."""
    if load is None:
        return ""
    match meaning:
        case LoadMeaning.EACH_HAND:
            return f"{load.text(unit)} in each hand"
        case LoadMeaning.HELP:
            return f"help of {load.text(unit)}"
        case _:
            return load.text(unit)


_MEANT_BEFORE = MappingProxyType(
    {
        "band-assisted-pull-up": LoadMeaning.HELP,
        "elevated-split-squat-loaded": LoadMeaning.EACH_HAND,
        "step-up-loaded": LoadMeaning.EACH_HAND,
        "walking-lunge-loaded": LoadMeaning.EACH_HAND,
        "weighted-squat-jump": LoadMeaning.EACH_HAND,
    }
)
"""What a load meant in sets of older versions, which do not say it: what the library says now may
change. Where a barbell could have been used as well, nobody knows, and the number counts once."""


def meaning_before(exercise: str) -> LoadMeaning | None:
    """What a load of ``exercise`` meant in a set that does not say it; None where nobody knows."""
    return _MEANT_BEFORE.get(exercise)


@dataclass(frozen=True, slots=True)
class Amount:
    """How much work: a whole number of repetitions, seconds, metres or contacts."""

    value: int
    unit: Unit

    def text(self) -> str:
        """The amount as people say it: ``12 reps``, ``30 s``, ``20 m``, ``15 jumps``."""
        match self.unit:
            case Unit.REPS:
                return f"{self.value} rep{'' if self.value == 1 else 's'}"
            case Unit.CONTACTS:
                return f"{self.value} jump{'' if self.value == 1 else 's'}"
            case Unit.SECONDS | Unit.METRES:
                return f"{self.value} {self.unit.symbol}"
            case _:
                assert_never(self.unit)


@dataclass(frozen=True, slots=True)
class RestWindow:
    """A rest in seconds: at least ``low``, at most ``high``; both are equal for a fixed rest."""

    low: int
    high: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``60``, ``60 s``, ``1:30`` or a window such as ``60-90 s``.

        Raises:
            QuantityError: the text is not a rest, or the window runs backwards.
        """
        low, _, high = text.strip().partition("-")
        window = cls(parse_seconds(low), parse_seconds(high or low))
        if window.low > window.high:
            raise QuantityError(f"the rest {text!r} runs backwards; write the shorter time first")
        return window

    def text(self) -> str:
        """The rest as people write it: ``60 s`` or ``60-90 s``."""
        return f"{self.low} s" if self.low == self.high else f"{self.low}-{self.high} s"

    def shown_text(self) -> str:
        """The rest as the clock will show it: ``30 s``, ``1:30``, ``1:00-1:30``."""
        if self.high < _MINUTE:
            return self.text()
        ends = dict.fromkeys((clock_text(self.low), clock_text(self.high)))
        return "-".join(ends)


NO_REST = RestWindow(0, 0)


@dataclass(frozen=True, slots=True)
class Tempo:
    """Seconds of lowering, pause, lifting and pause; ``lifting`` None means as fast as possible."""

    lowering: int
    pause_low: int
    lifting: int | None
    pause_high: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``3-1-X-0``.

        Raises:
            QuantityError: the text is not a tempo.
        """
        match = _TEMPO.fullmatch(text.strip())
        if not match:
            raise QuantityError(
                f"{text!r} is not a tempo; write lowering-pause-lifting-pause, such as 3-1-X-0"
            )
        lifting = None if match[3].upper() == "X" else int(match[3])
        return cls(int(match[1]), int(match[2]), lifting, int(match[4]))

    def text(self) -> str:
        """The tempo as coaches write it: ``3-1-X-0``."""
        lifting = "X" if self.lifting is None else self.lifting
        return f"{self.lowering}-{self.pause_low}-{lifting}-{self.pause_high}"

    @property
    def parts(self) -> tuple[tuple[str, int | None], ...]:
        """The phases in order with their seconds: what a tempo guide counts."""
        return (
            ("down", self.lowering),
            ("hold", self.pause_low),
            ("up", self.lifting),
            ("hold", self.pause_high),
        )


def _load_number(text: str) -> float | None:
    """The number of a load; None where it is none, or may be two."""
    if _UNCLEAR.fullmatch(text):
        return None
    if _PLAIN.fullmatch(text):
        return float(text.replace(",", "."))
    grouped = _GROUPED.fullmatch(text)
    if not grouped or grouped[2] == grouped[4]:
        return None
    return float(f"{grouped[1]}{grouped[3]}.{grouped[5] or 0}")


def _load_remedy(text: str) -> str:
    """What is wrong with a text that is no load, and how to write one."""
    if text[:1] in {"-", "−", "–"}:
        return (
            ": it is below nothing; help from a band or a machine goes into the note. "
            f"For a weight, {_LOAD_EXAMPLE}"
        )
    if _RANGE.fullmatch(text):
        return f": it is a range; choose one number, and {_LOAD_EXAMPLE}"
    number = text.lower().strip("+abcdefghijklmnopqrstuvwxyz ")
    if _UNCLEAR.fullmatch(number):
        joined, decimal = number.replace(",", ""), number.replace(",", ".")
        return f": it may be {joined} or {decimal}; {_LOAD_EXAMPLE}"
    return f"; {_LOAD_EXAMPLE}"


_MOST_DIGITS = 9  # of a whole number that is typed


def whole_number(text: str) -> int | None:
    """The whole number from 0 that is typed; None for anything else, and for ten digits or more."""
    typed = text.strip()
    is_one = typed.isascii() and typed.isdecimal() and len(typed) <= _MOST_DIGITS
    return int(typed) if is_one else None


def parse_seconds(text: str) -> int:
    """Read ``45``, ``45 s``, ``1:30`` or ``1:02:03`` as seconds.

    Raises:
        QuantityError: the text is not a duration.
    """
    match = _CLOCK.fullmatch(text.strip())
    if not match:
        raise QuantityError(f"{text!r} is not a time; write seconds (45) or minutes (1:30)")
    if match[4]:
        return int(match[4])
    return int(match[1] or 0) * 3600 + int(match[2]) * 60 + int(match[3])


def clock_text(seconds: int) -> str:
    """Seconds as a clock shows them: ``0:07``, ``12:30``, ``1:02:03``; negative with a minus."""
    sign, whole = ("-", -seconds) if seconds < 0 else ("", seconds)
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{sign}{hours}:{minutes:02}:{left:02}" if hours else f"{sign}{minutes}:{left:02}"


def duration_text(seconds: int) -> str:
    """How long something took, in the unit that says enough: ``40 s``, ``28 min``, ``35 h``."""
    if seconds < _MINUTE:
        return f"{seconds} s"
    if seconds < 2 * _HOUR:
        return f"{seconds // _MINUTE} min"
    return f"{round(seconds / _HOUR)} h" if seconds < 3 * _DAY else f"{seconds // _DAY} days"


_MINUTE, _HOUR, _DAY = 60, 3600, 86_400  # their seconds


class Side(StrEnum):
    """The side of the body that worked."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Target:
    """What a set was meant to be, for one side where there are two."""

    amount: int
    unit: Unit
    open_ended: bool = False


_LARGEST = 2**53  # whole numbers up to here are exact as floating-point numbers too


def _is_number(value: object) -> bool:
    is_one = isinstance(value, int | float) and not isinstance(value, bool)
    return is_one and -_LARGEST <= value <= _LARGEST  # type: ignore[operator]  # it is one


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and _is_number(value)


_FITTING: Mapping[str, Callable[[object], bool]] = MappingProxyType(
    {
        "int": _is_whole,
        "int | None": lambda value: value is None or _is_whole(value),
        "float": _is_number,
        "bool": lambda value: isinstance(value, bool),
        "str": lambda value: isinstance(value, str),
        "tuple[int, ...]": lambda value: isinstance(value, tuple) and all(map(_is_whole, value)),
    }
)
"""What a field that is declared like this may hold."""


def check_plain_fields(value: object) -> None:
    """Check that a dataclass built of stored values, and those within it, hold what they declare.

    Raises:
        ValueError: a number, a text or a flag is none.
    """
    for each in fields(value):  # type: ignore[arg-type]  # a dataclass
        held, fits = getattr(value, each.name), _FITTING.get(str(each.type))
        if is_dataclass(held):
            check_plain_fields(held)
        elif fits is not None and not fits(held):
            raise ValueError(f"{each.name} cannot be {held!r:.40}")
