"""Numbers, durations and dates as the programs of many countries write them."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import UTC, datetime, timedelta, timezone
from types import MappingProxyType
from typing import TYPE_CHECKING

from midstance.domain.quantity import DistanceUnit, Load, WeightUnit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class CellError(ValueError):
    """A cell that holds something else than it should; the text says what."""


_BLANKS = re.compile(r"[\s'’]")
_NUMBER = re.compile(r"[+-]?\d{1,15}(?:\.\d{0,15})?|[+-]?\.\d{1,15}")
DECIMAL_COMMA = re.compile(r"\d+,(?:\d{1,2}|\d{4,})")
"""A number in which the comma can only stand before decimals."""
_THREE_DIGITS = re.compile(r"[+-]?[1-9]\d{0,2}(?:,\d{3})+")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:[.,]\d{3})+[.,]\d{1,3}")
_DURATION = re.compile(
    r"(?:(\d{1,3}) ?h(?:rs?|ours?)?)? ?(?:(\d{1,4}) ?m(?:in(?:s|utes?)?)?)? ?"
    r"(?:(\d{1,5}(?:\.\d+)?) ?s(?:ec(?:s|onds?)?)?)?"
)
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:[.,](\d{1,6}))?")
_TIME = re.compile(
    r"(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)? ?(?:([ap])\.?m\.?)?"
    r" ?(z|utc|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
_ISO_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t,]? ?(.*))?", re.IGNORECASE)
_NUMBERED_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:,? (.*))?")
_DAY_MONTH = re.compile(
    r"(\d{1,2})\.? (?:de )?(\d{1,2}月|[^\W\d]+)\.?,? (?:de )?(\d{4})(?:,? (.*))?"
)
_MONTH_DAY = re.compile(r"([^\W\d]+)\.? (\d{1,2}),? (\d{4})(?:,? (.*))?")
_MONTHS: Mapping[str, int] = MappingProxyType(
    {
        stem: number
        for number, stems in enumerate(
            (
                ("jan", "ene", "gen", "янв"),
                ("feb", "fev", "фев"),
                ("mar", "maa", "mrt", "мар"),
                ("apr", "avr", "abr", "апр"),
                ("may", "mai", "mag", "mei", "maj", "мая", "май"),
                ("jun", "juin", "giu", "июн"),
                ("jul", "juil", "lug", "июл"),
                ("aug", "aou", "ago", "авг"),
                ("sep", "set", "сен"),
                ("oct", "okt", "ott", "out", "окт"),
                ("nov", "ноя"),
                ("dec", "dez", "dic", "des", "дек"),
            ),
            1,
        )
        for stem in stems
    }
)
"""The beginnings of the months' names in the languages of Europe, without accents."""
_METRES: Mapping[str, float] = MappingProxyType(
    {
        **dict.fromkeys(("m", "meter", "meters", "metres"), 1.0),
        **dict.fromkeys(("km", "kms", "kilometers", "kilometres"), 1000.0),
        **dict.fromkeys(("mi", "mile", "miles"), 1609.344),
        **dict.fromkeys(("ft", "feet"), 0.3048),
        **dict.fromkeys(("yd", "yds", "yards"), 0.9144),
        "cm": 0.01,
    }
)
_WEIGHTS: Mapping[str, WeightUnit] = MappingProxyType(
    {
        **dict.fromkeys(("kg", "kgs", "kilograms"), WeightUnit.KG),
        **dict.fromkeys(("lb", "lbs", "pounds"), WeightUnit.LB),
    }
)
EARLIEST_YEAR, LATEST_YEAR = 1970, 2105
"""Years that a date in a file can have."""
LAST_MONTH = 12


def number_in(text: str, *, decimal_comma: bool = False) -> float | None:
    """The number in a cell, None in an empty one; ``1,020`` is read as the file's commas mean it.

    Raises:
        CellError: it holds no number.
    """
    plain = _BLANKS.sub("", unicodedata.normalize("NFKC", text))
    if plain in {"", "-", "--"}:
        return None
    number = _with_decimal_point(plain, decimal_comma=decimal_comma)
    if not number.isascii() or not _NUMBER.fullmatch(number):
        raise CellError(f"{text[:40]!r} is not a number")
    return float(number)


def _with_decimal_point(plain: str, *, decimal_comma: bool) -> str:
    """A number without marks between thousands, and with a point before its decimals."""
    commas = plain.count(",")
    if _THREE_DIGITS.fullmatch(plain) and not (decimal_comma and commas == 1):
        return plain.replace(",", "")
    if _GROUPED.fullmatch(plain) and commas and "." in plain:
        mark = max(",", ".", key=plain.rfind)
        return plain.replace("," if mark == "." else ".", "").replace(",", ".")
    return plain.replace(",", ".") if commas == 1 and "." not in plain else plain


def whole_in(text: str, *, decimal_comma: bool = False) -> int | None:
    """The same rounded to a whole number.

    Raises:
        CellError: it holds no number.
    """
    number = number_in(text, decimal_comma=decimal_comma)
    return None if number is None else round(number)


def seconds_in(text: str) -> int | None:
    """A duration in seconds: ``1h 5m 3s``, ``1:05:03``, ``27:40``, ``3903``; None for an empty one.

    Raises:
        CellError: it holds no duration.
    """
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    if plain in {"", "--"}:
        return None
    if clock := _CLOCK.fullmatch(plain):
        hours, minutes, seconds = (int(each or 0) for each in clock.groups()[:3])
        return hours * 3600 + minutes * 60 + seconds
    if match := _DURATION.fullmatch(plain):
        hours, minutes = (int(each or 0) for each in match.groups()[:2])
        return hours * 3600 + minutes * 60 + round(float(match[3] or 0))
    try:
        return whole_in(plain)
    except CellError:
        raise CellError(f"{text[:40]!r} is not a duration") from None


def weight_unit_in(text: str) -> WeightUnit:
    """The unit of weight that a cell or a header names.

    Raises:
        CellError: it names none.
    """
    unit = _WEIGHTS.get(text.strip().casefold())
    if unit is None:
        raise CellError(f"{text[:40]!r} is not a unit of weight")
    return unit


def load_in(number: float | None, unit: WeightUnit) -> Load | None:
    """A load of ``number`` kilograms or pounds; None for nothing, which is the body alone."""
    return Load.of(number, unit) if number else None


def metres_in(number: float | None, unit: str | DistanceUnit) -> int | None:
    """A distance in whole metres; None for nothing.

    Raises:
        CellError: there is no such unit.
    """
    if not number:
        return None
    factor = unit.metres if isinstance(unit, DistanceUnit) else _METRES.get(unit.casefold())
    if factor is None:
        raise CellError(f"{unit[:40]!r} is not a unit of distance")
    return round(number * factor)


def moment_in(text: str, *, day_first: bool = True) -> tuple[datetime, bool]:
    """A moment, and whether it has a time of day; it is aware where the text names its offset.

    Raises:
        CellError: it is no date, or none of our times.
    """
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    parts = _day_parts(plain, day_first=day_first)
    if parts is None:
        raise CellError(f"{text[:40]!r} is not a date")
    year, month, day, rest = parts
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise CellError(f"the year {year} cannot be right")
    try:
        moment = datetime(year, month, day)  # noqa: DTZ001  # local until the text names an offset
        return (_with_time(moment, rest), True) if rest else (moment, False)
    except (ValueError, OverflowError):
        raise CellError(f"{text[:40]!r} is not a date") from None


def _day_parts(text: str, *, day_first: bool) -> tuple[int, int, int, str] | None:
    """Year, month, day and what follows."""
    if match := _ISO_DAY.fullmatch(text):
        year, month, day = map(int, match.groups()[:3])
    elif match := _NUMBERED_DAY.fullmatch(text):
        first, second, year = map(int, match.groups()[:3])
        is_day_first = day_first or "." in text[:5]
        day, month = (first, second) if is_day_first else (second, first)
    elif match := _DAY_MONTH.fullmatch(text):
        day, month, year = int(match[1]), _month(match[2]), int(match[3])
    elif match := _MONTH_DAY.fullmatch(text):
        day, month, year = int(match[2]), _month(match[1]), int(match[3])
    else:
        return None
    return year, month, day, match[4] or ""


def _month(name: str) -> int:
    """The number of a month; 0, which is no month, for anything else."""
    if name.endswith("月"):
        return int(name[:-1])
    letters = without_accents(name)
    return _MONTHS.get(letters[:4]) or _MONTHS.get(letters[:3], 0)


def without_accents(text: str) -> str:
    """``text`` in lower case, each letter without its accents: ``Événement`` is ``evenement``."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in letters if not unicodedata.combining(each))


def _with_time(day: datetime, text: str) -> datetime:
    match = _TIME.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    hour = int(match[1])
    if half := (match[5] or "").casefold():
        hour = hour % 12 + (12 if half == "p" else 0)
    moment = day.replace(hour=hour, minute=int(match[2]), second=int(match[3] or 0))
    offset = match[6]
    return moment.replace(tzinfo=_zone(offset)) if offset else moment


def _zone(text: str) -> timezone:
    if text.casefold() in {"z", "utc"}:
        return UTC
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    return timezone(timedelta(minutes=-minutes if text[0] == "-" else minutes))


def is_numbered_day(text: str) -> bool:
    """Whether a date is written with numbers, so that day and month can be mistaken."""
    return _NUMBERED_DAY.fullmatch(" ".join(text.split())) is not None


def day_comes_first(texts: Iterable[str]) -> bool | None:
    """Whether the numbered dates of a file begin with the day; None where that stays open.

    Raises:
        CellError: some can only begin with the day, and others only with the month.
    """
    found: set[bool] = set()
    for text in texts:
        match = _NUMBERED_DAY.fullmatch(" ".join(text.split()))
        if match and int(match[1]) > LAST_MONTH:
            found.add(True)
        elif match and int(match[2]) > LAST_MONTH:
            found.add(False)
    if len(found) > 1:
        raise CellError("some dates begin with the day and others with the month")
    return next(iter(found), None)


def json_number(value: object) -> float | None:
    """The number in a value of JSON, also in one written as text; None for null.

    Raises:
        CellError: it holds no number.
    """
    return None if value is None else number_in(str(value))


def plain_json(content: bytes) -> object:
    r"""What a JSON file says; half a character, such as ``\\ud800`` alone, becomes ``?``.

    Raises:
        ValueError: it is no JSON.
        RecursionError: it is nested too deeply.
    """
    plain = json.loads(content)
    if b"\\" not in content:  # in whatever encoding, only an escape can write half of one
        return plain
    return json.loads(json.dumps(plain, ensure_ascii=False).encode("utf-8", "replace"))
