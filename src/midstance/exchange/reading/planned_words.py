"""What the title of a planned run says: its kind, its distance, its time."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from midstance.domain.weeks.run import Run, RunKind
from midstance.exchange.reading.values import without_accents

if TYPE_CHECKING:
    from collections.abc import Mapping

_KIND_WORDS: Mapping[RunKind, str] = MappingProxyType(
    {
        RunKind.INTERVALS: (
            r"interval|repeat|fartlek|\d ?x ?\d|track|vo2|intervall|fraccionad|series|fractionne"
        ),
        RunKind.HILLS: r"\bhills?\b|bergl|huegel|hugel|\bcotes?\b|cuestas?|salite",
        RunKind.TEMPO: r"tempo|threshold|race pace|steady|progress|schwelle|seuil|umbral|soglia",
        RunKind.RACE: r"\brace\b|wettkampf|\bcarrera objetivo\b|competition|\bgara\b|\bparkrun\b",
        RunKind.LONG: r"\blong\b|lange[rn]?\b|sortie longue|\blargo\b|tirada larga|\blungo\b",
        RunKind.RECOVERY: r"recover|regenerat|recuperation|recuperacion|recupero",
        RunKind.EASY: r"\beasy\b|strides|locker|ruhig|facile|footing|suave|rodaje|lento",
    }
)
"""The words of several languages, the first kind that has one counts."""
_REST = re.compile(r"\brest(?: day)?\b|ruhetag|\brepos\b|descanso|riposo|day off")
_STRENGTH = re.compile(r"strength|kraft|gym|renforcement|fuerza|forza|core workout|mobility|yoga")
_CROSS = re.compile(r"cross|\bbike|cycl|swim|ride\b|rad(?:fahren|tour)|velo\b|natation|elliptical")
_KILOMETRES = re.compile(r"(\d{1,3}(?:[.,]\d{1,3})?) ?(km|k|mi|miles?)\b")
_METRES = re.compile(r"(?<![\dx] )(?<![\dx])\b(\d{3,5}) ?m\b")
_HOURS = re.compile(r"\b(\d{1,2}) ?h(?:r|rs|ours?)?(?: ?(\d{1,2}) ?(?:m|min)?)?\b")
_CLOCK = re.compile(r"\b(\d{1,2}):(\d{2}):(\d{2})\b")
_MINUTES = re.compile(r"\b(\d{1,3}) ?(?:min(?:s|utes?)?|m|')(?![\w/])")
_METRES_A_MILE = 1609.344
_MARATHONS: Mapping[str, int] = MappingProxyType({"half marathon": 21_098, "marathon": 42_195})
_LONGEST_MINUTES, _LONGEST_METRES = 1440, 400_000
"""What a planned run can last and how far it can go; more is a mistake."""


@dataclass(frozen=True, slots=True)
class PlannedTitle:
    """What a planned entry is: a run, or why it is none."""

    run: Run | None
    reason: str = ""


def read_title(title: str, details: str, seconds: int | None) -> PlannedTitle:
    """The run that ``title`` and the first line of ``details`` describe.

    ``seconds`` is its length where the calendar says it. A run of no known kind has none: it
    follows from the other runs of the week, and is shown with a question mark.
    """
    words, more = without_accents(title), without_accents(details.partition("\n")[0])
    if _REST.search(words):
        return PlannedTitle(None, "a day of rest")
    both = f"{words} \u2022 {more}"
    minutes = _minutes(more) or _minutes(words)
    if seconds:
        minutes = max(1, int(seconds / 60 + 0.5))
    name = " ".join(_without_signs(title).split())
    if minutes is not None and minutes > _LONGEST_MINUTES:
        minutes = None
    if _STRENGTH.search(words):
        return PlannedTitle(Run(RunKind.OTHER, minutes, name=name))
    metres = _metres(words) or _metres(more)
    if _CROSS.search(words):
        return PlannedTitle(Run(RunKind.CROSS, minutes, metres, name=name))
    return PlannedTitle(Run(_kind(both), minutes, metres, name=name))


def _without_signs(text: str) -> str:
    """A title without the pictures that some calendars put before it."""
    return "".join(each for each in text if unicodedata.category(each) not in {"So", "Cf", "Cn"})


def _kind(words: str) -> RunKind | None:
    kinds = ((kind, re.search(pattern, words)) for kind, pattern in _KIND_WORDS.items())
    return next((kind for kind, match in kinds if match), None)


def _metres(words: str) -> int | None:
    """The longest distance that is named; a repetition of 800 m is no distance of the run."""
    found = [
        float(number.replace(",", ".")) * (_METRES_A_MILE if unit.startswith("m") else 1000)
        for number, unit in _KILOMETRES.findall(words)
    ]
    found = found or [float(number) for number in _METRES.findall(words)]
    found += (
        [metres for name, metres in _MARATHONS.items() if name in words][:1] if not found else []
    )
    metres = round(max(found, default=0))
    return metres if 0 < metres <= _LONGEST_METRES else None


def _minutes(words: str) -> int | None:
    """The length that is named; the middle of ``45m - 50m``."""
    if clock := _CLOCK.search(words):
        return int(clock[1]) * 60 + int(clock[2])
    found = [int(hours) * 60 + int(rest or 0) for hours, rest in _HOURS.findall(words)]
    left = _HOURS.sub(" ", words)
    found += [int(number) for number in _MINUTES.findall(left)]
    spans = [each for each in found if 0 < each <= _LONGEST_MINUTES][:2]
    is_range = " - " in words and len(spans) > 1
    if is_range:
        return round(sum(spans) / 2)
    return spans[0] if spans else None
