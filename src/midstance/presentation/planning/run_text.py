"""A run as people type it: ``intervals 10km 50min``, ``race A half marathon``, ``long 1h45``.

The prompt and the full screen read the same words. A week of runs is typed day by day:
``Tue intervals, Thu easy, Sun long 18km``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from midstance.domain.calendar import MIN_DAYS, WEEKDAYS
from midstance.domain.quantity import DistanceUnit, QuantityError
from midstance.domain.weeks.run import DayPart, RacePriority, Run, RunKind
from midstance.presentation.phrases import number_text

if TYPE_CHECKING:
    from collections.abc import Mapping


class RunTextError(QuantityError):
    """A text that describes no run; the message says what was expected."""


@dataclass(frozen=True, slots=True)
class TypedRun:
    """What was typed of a run.

    Attributes:
        is_done: whether it was run; None where nobody said.
        said: the fields of the run that were typed, so that the others of a known run can stay.
    """

    run: Run
    is_done: bool | None
    said: frozenset[str]

    def applied_to(self, run: Run) -> Run:
        """``run`` with what was typed in place of what it had."""
        return replace(run, **{name: getattr(self.run, name) for name in self.said})


MAX_METRES, MAX_MINUTES, MAX_EFFORT, MAX_NAME = 1_000_000, 2880, 10, 80
FEWEST_METRES = 400
"""Fewer written with an ``m`` may be minutes as well."""

EXAMPLE = "write for example: intervals 10km 50min"
_NAMED = {"half marathon": 21_098, "half-marathon": 21_098, "marathon": 42_195}
_MILES = frozenset({"mi", "mile", "miles"})
_DISTANCE = re.compile(
    r"(\d{1,6}(?:[.,]\d{1,3})?)\s*(km|k|miles|mile|mi|m)(?![a-z0-9])", re.IGNORECASE
)
_HOURS = re.compile(
    r"(\d{1,2})\s*h(?:ours?)?(?:\s*(\d{1,2})\s*(?:min|m)?)?(?![a-z0-9])", re.IGNORECASE
)
_MINUTES = re.compile(r"(\d{1,4})\s*(?:minutes|minute|mins|min|')(?![a-z0-9])", re.IGNORECASE)
_CLOCK = re.compile(r"(?<![\d:])(\d{1,3}):(\d\d)(?::(\d\d))?(?![\d:])")
_EFFORT = re.compile(r"(?:\beffort|\brpe|@)\s*(\d{1,3})(?!\d)", re.IGNORECASE)
_BELOW_NOTHING = re.compile(r"(?:^|\s)[-\N{MINUS SIGN}]\d\S*")
_NUMBER = re.compile(r"\d{1,4}(?:[.,]\d{1,3})?")
NEARLY = 0.72
"""How alike a word and a kind are from which on the word is a slip of the keys."""

SHORT_CLOCK = 10
"""``1:30`` is an hour and a half, ``50:00`` fifty minutes: from this number on."""

_KINDS: Mapping[str, RunKind] = {
    **{kind.value: kind for kind in RunKind},
    **dict.fromkeys(("interval", "repeats", "fartlek", "track"), RunKind.INTERVALS),
    **dict.fromkeys(("threshold",), RunKind.TEMPO),
    **dict.fromkeys(("hill",), RunKind.HILLS),
    **dict.fromkeys(("cycling", "bike", "swim", "swimming", "elliptical"), RunKind.CROSS),
    **dict.fromkeys(("sport", "class", "work", "football", "climbing", "yoga"), RunKind.OTHER),
}
_NAMES_OF_SPORTS = frozenset(
    {"cycling", "bike", "swim", "swimming", "elliptical", "football", "climbing", "yoga"}
)
"""Words that say a kind, and stay as the name: cross training by bicycle."""

_RANKS = {kind: rank for rank, kind in enumerate(RunKind)}
_PARTS: Mapping[str, DayPart] = {
    **{part.value: part for part in DayPart},
    "am": DayPart.MORNING,
    "pm": DayPart.EVENING,
}


def parse_run(text: str, unit: DistanceUnit = DistanceUnit.KM) -> TypedRun:
    """The run that ``text`` describes, in any order of its words; a bare number is in ``unit``.

    Raises:
        RunTextError: something in it cannot be understood, or is out of range.
    """
    rest = " ".join(text.split())
    if below := _BELOW_NOTHING.search(rest):
        raise RunTextError(f"{below[0].strip()!r} is below nothing; {EXAMPLE}")
    said: dict[str, Any] = {}
    for name, read in (("effort", _effort), ("minutes", _minutes), ("metres", _metres)):
        rest, value = read(rest)
        if value is not None:
            said[name] = value
    words = rest.split()
    if "metres" not in said and (bare := [w for w in words if _NUMBER.fullmatch(w)]):
        said["metres"] = _check_metres(bare[0], _decimal(bare[0]) * unit.metres)
        words.remove(bare[0])
    is_done, fields = _read_words(words)
    said |= fields
    return TypedRun(replace(Run(None), **said), is_done, frozenset(said))


def _metres(text: str) -> tuple[str, int | None]:
    lowered = text.lower()
    for name, metres in _NAMED.items():
        if (at := lowered.find(name)) >= 0:
            return f"{text[:at]} {text[at + len(name) :]}", metres
    if (found := _DISTANCE.search(text)) is None:
        return text, None
    number, word = _decimal(found[1]), found[2].lower()
    if word == "m" and number < FEWEST_METRES:
        raise RunTextError(
            f"{found[0]!r} may be metres or minutes; write {found[1]}min, or kilometres: 0.4km"
        )
    each = DistanceUnit.MILES.metres if word in _MILES else 1.0 if word == "m" else 1000.0
    return _cut_out(text, found), _check_metres(found[0], number * each)


def _check_metres(typed: str, metres: float) -> int:
    if not 0 < metres <= MAX_METRES:
        raise RunTextError(f"{typed!r} is no distance of a run; write more than 0, up to 1000 km")
    return max(1, round(metres))


def _minutes(text: str) -> tuple[str, int | None]:
    for pattern, minutes in (
        (_HOURS, lambda m: int(m[1]) * 60 + int(m[2] or 0)),
        (_MINUTES, lambda m: int(m[1])),
        (_CLOCK, _clock_minutes),
    ):
        if found := pattern.search(text):
            value = minutes(found)
            if not 0 < value <= MAX_MINUTES:
                raise RunTextError(
                    f"{found[0]!r} is no time of a run; write 1 minute to 48 hours: 50min, 1h45"
                )
            return _cut_out(text, found), value
    return text, None


def _clock_minutes(found: re.Match[str]) -> int:
    """``1:45:30`` and ``1:45`` begin with hours, ``50:00`` with minutes."""
    first, second, third = int(found[1]), int(found[2]), found[3]
    if third is None and first >= SHORT_CLOCK:
        return round((first * 60 + second) / 60)
    return round(first * 60 + second + int(third or 0) / 60)


def _effort(text: str) -> tuple[str, int | None]:
    if (found := _EFFORT.search(text)) is None:
        return text, None
    value = int(found[1])
    if value > MAX_EFFORT:
        raise RunTextError(f"effort {value} is out of range; write 0 to {MAX_EFFORT}")
    return _cut_out(text, found), value


def _cut_out(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"


def _decimal(text: str) -> float:
    return float(text.replace(",", "."))


def _read_words(words: list[str]) -> tuple[bool | None, dict[str, Any]]:
    """Whether it was done, and the fields that the words say; what is left is its name."""
    said = _read_kind(words)
    is_race = said.get("kind") is RunKind.RACE
    is_done, name = None, []
    for word in words:
        low = word.lower()
        if low in {"done", "planned"}:
            is_done = low == "done"
        elif is_race and word.removesuffix("-race") in set(RacePriority):
            said["priority"] = RacePriority(word.removesuffix("-race"))
        elif low in _PARTS:
            said["part"] = _PARTS[low]
        elif low in _FLAGS:
            said[_FLAGS[low]] = True
        elif low not in _KINDS or low in _NAMES_OF_SPORTS:
            name.append(_name_word(word))
    return is_done, said | ({"name": " ".join(name)[:MAX_NAME]} if name else {})


def _read_kind(words: list[str]) -> dict[str, Any]:
    """The highest kind among the words; beside another sport, easy says how hard that is."""
    kinds = {_KINDS[word.lower()] for word in words if word.lower() in _KINDS}
    if not kinds:
        return {}
    kind = min(kinds, key=lambda each: _RANKS[each])
    is_light_sport = kind.is_other_sport and RunKind.EASY in kinds
    return {"kind": kind} | ({"is_hard": False} if is_light_sport else {})


_FLAGS = {"hard": "is_hard", "legs": "is_on_legs", "trail": "is_trail"}


def _name_word(word: str) -> str:
    """A word of the name; one with a digit, or nearly a kind, is a mistake instead.

    Raises:
        RunTextError: it is.
    """
    if any(each.isdigit() for each in word):
        raise RunTextError(f"{word!r} is no distance, time or kind of run; {EXAMPLE}")
    near = get_close_matches(word.lower(), _KINDS, 1, NEARLY)
    if near and word.lower() not in _KINDS:
        raise RunTextError(f"{word!r} is no kind of run; did you mean {near[0]!r}?")
    return word


def parse_weekly_runs(
    text: str, unit: DistanceUnit = DistanceUnit.KM
) -> tuple[tuple[int, Run], ...]:
    """The runs of each week, ``Tue intervals, Sun long``, each with its weekday, 0 for Monday.

    Raises:
        RunTextError: something in it cannot be understood.
    """
    return tuple(_weekly_run(part.strip(), unit) for part in re.split(r"[,;](?!\d)", text))


def _weekly_run(part: str, unit: DistanceUnit) -> tuple[int, Run]:
    day, _, rest = part.partition(" ")
    typed = parse_run(rest, unit)
    if typed.run.kind is RunKind.RACE or typed.is_done:
        raise RunTextError("a race or a run that was done is on one day; write: midstance run add")
    return typed_weekday(day), typed.run


def typed_weekday(word: str) -> int:
    """The weekday that ``word`` begins, 0 for Monday.

    Raises:
        RunTextError: it begins none.
    """
    low = word.lower()
    for number, name in enumerate(WEEKDAYS):
        if len(low) >= MIN_DAYS and name.startswith(low):
            return number
    raise RunTextError(
        f"{word!r} is no day of the week; write for example: Tue intervals, Thu easy, Sun long"
    )


def distance_text(metres: int, unit: DistanceUnit = DistanceUnit.KM) -> str:
    """A distance to a tenth: ``10 km``, ``6.2 mi``."""
    return f"{number_text(metres / unit.metres)} {unit.value}"


def run_minutes_text(minutes: int) -> str:
    """A time: ``50 min``, ``1 h 45 min``."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest} min" if rest else f"{hours} h"


def _exact_distance(metres: int, unit: DistanceUnit) -> str:
    number = f"{metres / unit.metres:.3f}".rstrip("0").rstrip(".")
    return f"{number} {unit.value}"


def run_words(run: Run, unit: DistanceUnit = DistanceUnit.KM) -> str:
    """The run in words that :func:`parse_run` reads: ``race A 10 km 50 min``."""
    flags = (("hard", run.is_hard), ("legs", run.is_on_legs), ("trail", run.is_trail))
    words = (
        run.kind or "",
        run.priority or "",
        "" if run.metres is None else _exact_distance(run.metres, unit),
        "" if run.minutes is None else run_minutes_text(run.minutes),
        "" if run.effort is None else f"effort {run.effort}",
        *(name for name, is_so in flags if is_so),
        run.part or "",
        run.name,
    )
    return " ".join(filter(None, words))
