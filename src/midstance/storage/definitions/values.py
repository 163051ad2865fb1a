"""Reads single TOML values: numbers in their limits, clean texts, rests and prescriptions."""

from __future__ import annotations

import re
import unicodedata
from functools import partial
from math import isfinite
from typing import TYPE_CHECKING, Any, TypeVar

from midstance.domain.calendar import MIN_DAYS, WEEKDAYS
from midstance.domain.exercise import Equipment
from midstance.domain.quantity import (
    NO_REST,
    Load,
    LoadMeaning,
    QuantityError,
    RestWindow,
    Tempo,
    Unit,
)
from midstance.domain.session import Prescription, Version
from midstance.domain.weeks.plan import MOST_OWED
from midstance.storage.definitions.problems import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from enum import StrEnum

    from midstance.domain.exercise import LoadWords
    from midstance.storage.definitions.problems import Remedy

    Hook = Callable[[Any, Any], Any]

T = TypeVar("T")
DAY = 86_400
"""Seconds of a day."""
MAX_NAME = 200
"""Characters of a name."""
MAX_TEXT = 2000
"""Characters of a text."""
MAX_SHORT_NAME = 14
"""Characters of a short name: what a narrow column has room for."""
MAX_ARGUMENTS = 40
"""Words of a command line."""
PROGRAM_EXAMPLE = 'write it as a list, such as ["espeak-ng", "-s", "150"]'
MAX_SETS = 1000
"""Sets of an item."""
MAX_MARKS = 4
"""Accents on top of each other that a letter may have."""
MAX_LOAD = Load(2_000_000)
MAX_AMOUNT = {Unit.REPS: 10_000, Unit.CONTACTS: 10_000, Unit.METRES: 100_000, Unit.SECONDS: DAY}

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LETTER = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")
_MAX_ID = 60
"""Characters of an id."""
_MAX_PATH = 4096
"""Characters of a path."""
_MAX_BITS = 1024
"""Beyond it a whole number is no float, and writing it in decimal takes long or fails."""
_JOINERS = "\u200c\u200d"


class MistakeError(ValueError):
    """A value that is not what its key asks for.

    Attributes:
        at: the place inside a text, counted from 0, or None.
    """

    def __init__(self, message: str, advice: Remedy, *, at: int | None = None) -> None:
        """Say what is wrong, and what to write instead or what answers with it."""
        super().__init__(message)
        self.message, self.advice, self.at = message, advice, at

    @property
    def remedy(self) -> str:
        """What to write instead, in words."""
        return self.advice if isinstance(self.advice, str) else self.advice()


def int_between(low: int, high: int) -> Hook:
    """A reader of whole numbers from ``low`` to ``high``."""

    def read(value: object, _: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise MistakeError(f"{quote(value)} is not a whole number", _range_remedy(low, high))
        if not low <= value <= high:
            raise MistakeError(f"{quote(value)} is out of range", _range_remedy(low, high))
        return value

    return read


def number_between(low: float, high: float) -> Hook:
    """A reader of numbers from ``low`` to ``high``; nan and inf are none."""

    def read(value: object, _: object) -> float:
        if not isinstance(value, int | float) or isinstance(value, bool) or not _is_finite(value):
            raise MistakeError(f"{quote(value)} is not a number", _range_remedy(low, high))
        if not low <= value <= high:
            raise MistakeError(f"{quote(value)} is out of range", _range_remedy(low, high))
        return float(value)

    return read


def _is_finite(value: float) -> bool:
    return isinstance(value, int) or isfinite(value)


def _range_remedy(low: float, high: float) -> str:
    return f"write a number from {low:g} to {high:g}"


def parse_flag(value: object, _: object) -> bool:
    """``true`` or ``false``."""
    if not isinstance(value, bool):
        raise MistakeError(f"{quote(value)} is neither true nor false", "write true or false")
    return value


def parse_text(value: object, _: object) -> str:
    """A text of one or more lines, at most 2,000 characters, without control characters."""
    return _clean(value, MAX_TEXT, "\n")


def parse_name(value: object, _: object) -> str:
    """A text on one line, not empty, at most 200 characters, without control characters."""
    read = _clean(value, MAX_NAME, "")
    if not read.strip():
        raise MistakeError("the name is empty", "write a name")
    return read


def parse_program(value: object, _: object) -> tuple[str, ...]:
    """A program with its arguments, each a text on one line; no shell reads them."""
    if not isinstance(value, list):
        message = f"{quote(value)} is not a program with its arguments"
        raise MistakeError(message, PROGRAM_EXAMPLE)
    if not value:
        remedy = f"{PROGRAM_EXAMPLE}, or take the line out for the program of this computer"
        raise MistakeError("the list is empty, so it names no program", remedy)
    if len(value) > MAX_ARGUMENTS:
        raise MistakeError(f"it has more than {MAX_ARGUMENTS} parts", PROGRAM_EXAMPLE)
    read = tuple(_clean(part, MAX_TEXT, "") for part in value)
    if not read[0].strip():
        raise MistakeError("the program has no name", PROGRAM_EXAMPLE)
    return read


def parse_short_name(value: object, _: object) -> str:
    """A name for large letters: on one line, at most 14 characters."""
    read = _clean(value, MAX_NAME, "")
    if len(read) > MAX_SHORT_NAME:
        message = f"{quote(read)} has more than {MAX_SHORT_NAME} characters"
        raise MistakeError(message, 'write it shorter, such as "Calf raise"')
    return read


def parse_figure_name(value: object, _: object) -> str:
    """The name of a figure, with a change of it behind a slash, or ``words``."""
    read = _clean(value, 2 * _MAX_ID, "")
    if not all(map(_ID.fullmatch, read.split("/", 1))):
        message = f"{quote(read)} is not the name of a figure"
        raise MistakeError(message, 'write one such as "squat/goblet", or "words"')
    return read


def parse_id(value: object, _: object) -> str:
    """An id: small letters, digits and single hyphens."""
    read = _clean(value, _MAX_ID, "")
    if not _ID.fullmatch(read):
        message = f"{quote(read)} is not an id"
        raise MistakeError(message, "write small letters, digits and hyphens, such as calf-raise")
    return read


def parse_letter(value: object, _: object) -> str:
    """A session's id inside its program: letters, digits and single hyphens."""
    read = _clean(value, _MAX_ID, "")
    if not _LETTER.fullmatch(read):
        raise MistakeError(f"{quote(read)} is not a session's id", 'write a letter, such as "A"')
    return read


def _clean(value: object, longest: int, allowed: str) -> str:
    if not isinstance(value, str):
        raise MistakeError(f"{quote(value)} is not a text", 'write it in quotes: "like this"')
    if len(value) > longest:
        message = f"the text has {len(value)} characters"
        raise MistakeError(message, f"write at most {longest}")
    for at, bad in _unprintable(value, allowed):
        message = f"the text holds the unprintable character U+{ord(bad):04X}"
        raise MistakeError(message, "remove it", at=at)
    return value


def _unprintable(value: str, allowed: str) -> Iterator[tuple[int, str]]:
    marks = 0
    for at, char in enumerate(value):
        marks = marks + 1 if unicodedata.combining(char) else 0
        plain = char.isprintable() or char in allowed or char in _JOINERS
        if not plain or marks > MAX_MARKS:
            yield at, char


def parse_choice(value: object, kind: type[StrEnum]) -> StrEnum:
    """One of an enumeration's words."""
    words = tuple(member.value for member in kind)
    if isinstance(value, str) and value in words:
        return kind(value)
    remedy = f"write {choice_of(words)}"
    near = partial(nearest, value, words, remedy) if isinstance(value, str) else remedy
    raise MistakeError(f"{quote(value)} is not known here", near)


def parse_choices(value: object, kind: type[StrEnum]) -> tuple[StrEnum, ...]:
    """Several of an enumeration's words, in a list."""
    if not isinstance(value, list):
        words = ", ".join(f'"{member.value}"' for member in kind)
        raise MistakeError(f"{quote(value)} is not a list", f"write some of [{words}]")
    return tuple(dict.fromkeys(parse_choice(each, kind) for each in value))


def parse_folder(value: object, _: object) -> str:
    """A folder's whole path, or one in the home folder; "" for none."""
    read = _clean(value, _MAX_PATH, "")
    if read and not read.startswith(("/", "~")):
        message = f"{quote(read)} would be another folder wherever the program is started"
        raise MistakeError(message, "write the whole path, beginning with / or ~")
    return read


def parse_load_words(value: object, _: object) -> LoadWords:
    """What a load means: one word, or a table with a word for each item of equipment."""
    if not isinstance(value, dict):
        return ((None, LoadMeaning(parse_choice(value, LoadMeaning))),)
    return tuple(
        (Equipment(parse_choice(item, Equipment)), LoadMeaning(parse_choice(word, LoadMeaning)))
        for item, word in value.items()
    )


def choice_of(words: tuple[str, ...]) -> str:
    """``a, b or c``."""
    return " or ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def parse_weekday(value: object, _: object) -> int:
    """A day of the week, 0 for Monday: ``Tue``, ``tue`` or ``Tuesday``."""
    word = value.strip().lower() if isinstance(value, str) else ""
    for number, name in enumerate(WEEKDAYS):
        if len(word) >= MIN_DAYS and name.startswith(word):
            return number
    days = tuple(name[:MIN_DAYS].capitalize() for name in WEEKDAYS)
    raise MistakeError(f"{quote(value)} is not a day of the week", f"write {choice_of(days)}")


def parse_weekdays(value: object, _: object) -> tuple[int, ...]:
    """A list of days of the week, as often as they stand in it."""
    if not isinstance(value, list):
        raise MistakeError(f"{quote(value)} is not a list", 'write ["Tue", "Fri"]')
    return tuple(parse_weekday(each, _) for each in value)


def parse_two_slots(value: object, _: object) -> frozenset[int]:
    """``true`` for all days, ``false`` for none, or a list of days."""
    if isinstance(value, bool):
        return frozenset(range(len(WEEKDAYS)) if value else ())
    if not isinstance(value, list):
        message = f"{quote(value)} is neither true nor false nor a list of days"
        raise MistakeError(message, 'write true, false or ["Tue", "Fri"]')
    return frozenset(parse_weekdays(value, _))


def parse_owed(value: object, _: object) -> dict[str, tuple[int, Version]]:
    """Points and the last version of sessions: ``{ A = [2, "leg-free"] }``."""
    if not isinstance(value, dict):
        raise MistakeError(f"{quote(value)} is not a table", 'write { A = [2, "leg-free"] }')
    return {str(key): _owed_entry(str(key), each) for key, each in value.items()}


def _owed_entry(session: str, value: object) -> tuple[int, Version]:
    match value:
        case [points, last]:
            try:
                return int_between(0, MOST_OWED)(points, int), Version(parse_choice(last, Version))
            except MistakeError as error:
                raise MistakeError(f"{session}: {error.message}", error.advice) from None
        case _:
            message = f"{session}: {quote(value)} is not points and a version"
            raise MistakeError(message, 'write [2, "leg-free"]')


def parse_rest(value: object, _: object) -> RestWindow:
    """Seconds, or a text such as ``60-90 s`` or ``1:30``."""
    if isinstance(value, int) and not isinstance(value, bool):
        seconds = int_between(0, DAY)(value, int)
        return RestWindow(seconds, seconds) if seconds else NO_REST
    window = _quantity(value, RestWindow.parse, 'write seconds, such as 60 or "60-90 s"')
    int_between(0, DAY)(window.high, int)
    return window


def parse_tempo(value: object, _: object) -> Tempo:
    """A text such as ``3-1-X-0``."""
    return _quantity(value, Tempo.parse, 'write "3-1-X-0"')


def parse_week(value: object, _: object) -> Prescription | None:
    """A prescription, or ``-`` for a week without it."""
    return None if value == "-" else parse_prescription(value, _)


def parse_prescription(value: object, _: object) -> Prescription:
    """A text such as ``3x8 @7``, within the limits of what one person can do."""
    prescription = _quantity(value, Prescription.parse, 'write "3x8 @7"')
    if beyond := next(_exceeded_limits(prescription), None):
        raise MistakeError(f"{value!r}: {beyond}", "write a smaller number")
    if min(prescription.sets, prescription.amount) < 1:
        raise MistakeError(f"{value!r} is an empty prescription", 'write "-" for a week without it')
    if prescription.up_to is not None and prescription.up_to <= prescription.amount:
        raise MistakeError(f"{value!r} runs backwards", "write the smaller number first")
    return prescription


def _exceeded_limits(prescription: Prescription) -> Iterator[str]:
    if prescription.sets > MAX_SETS:
        yield f"more than {MAX_SETS} sets"
    if max(prescription.amount, prescription.up_to or 0) > MAX_AMOUNT[prescription.unit]:
        yield f"more than {MAX_AMOUNT[prescription.unit]} {prescription.unit.value} in a set"
    if prescription.load is not None and prescription.load > MAX_LOAD:
        yield f"more than {MAX_LOAD.text()}"
    if (prescription.rpe or 0) > 10:  # noqa: PLR2004 - the scale of perceived exertion
        yield "an effort above 10"
    if (prescription.percent or 0) > 100:  # noqa: PLR2004 - percent
        yield "more than 100 percent"


def _quantity(value: object, parse: Callable[[str], T], remedy: str) -> T:
    if not isinstance(value, str):
        raise MistakeError(f"{quote(value)} is not a text", remedy)
    try:
        return parse(value)
    except QuantityError as error:
        message, _, then = str(error).partition("; ")
        raise MistakeError(message, then or remedy, at=error.at) from None


def quote(value: object) -> str:
    """A value in a message, as the file could have written it, cut short."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict | list):
        return "a table" if isinstance(value, dict) else "a list"
    if isinstance(value, int) and value.bit_length() > _MAX_BITS:
        return "a number of hundreds of digits"
    written = repr(value) if isinstance(value, str) else str(value)
    return written if len(written) <= MAX_NAME // 4 else f"{written[: MAX_NAME // 4]}…"
