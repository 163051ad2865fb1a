"""What other programs call their sports, and runs made from what they say of an activity."""

from __future__ import annotations

import re
from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING

from midstance.domain.record import HIGHEST_BPM, LOWEST_BPM
from midstance.exchange.reading.findings import MAX_METRES, MAX_SECONDS, ImportedRun
from midstance.exchange.reading.values import CellError, moment_in, without_accents

if TYPE_CHECKING:
    from datetime import datetime

    from midstance.exchange.reading.findings import Findings

_RUN = re.compile(r"run|lauf|jog|treadmill|course|correr|carrera|corsa|corrida|hardlo")
_TRAIL = re.compile(r"trail")
_STRENGTH = re.compile(
    r"strength|weight|kraft|gym|core|crossfit|musculation|pesas|pilates|functional"
)
_CROSS = re.compile(
    r"cycl|bik|ride|rad(?:fahren|fahrt)|velo|ciclis|swim|schwimm|natation|natacion|nuoto|"
    r"elliptical|ellipsen|row|ruder|skiing|ski touring|nordic"
)


class Sport(Enum):
    """What an activity is for a runner's plan."""

    RUN = "run"
    TRAIL_RUN = "trail run"
    CROSS = "cross"
    STRENGTH = "strength"
    OTHER = "other"

    @classmethod
    def called(cls, name: str) -> Sport:
        """The sport that a program calls so, in the languages of their users."""
        plain = without_accents(name.replace("_", " "))
        if _STRENGTH.search(plain):
            return cls.STRENGTH
        if _RUN.search(plain):
            return cls.TRAIL_RUN if _TRAIL.search(plain) else cls.RUN
        return cls.CROSS if _CROSS.search(plain) else cls.OTHER


def add_activity(findings: Findings, sport_name: str, run: ImportedRun, line: int = 0) -> None:
    """Add an activity as a run or as endurance training; note why any other is left out."""
    sport = Sport.called(sport_name)
    seconds, metres = run.seconds or 0, run.metres or 0
    reason = _reason_against(sport, sport_name, seconds, metres)
    if reason:
        findings.leave_out(reason, line)
    else:
        known = replace(
            run,
            seconds=seconds or None,
            metres=metres or None,
            mean_bpm=possible_bpm(run.mean_bpm),
            max_bpm=possible_bpm(run.max_bpm),
            is_cross=sport is Sport.CROSS,
            is_trail=sport is Sport.TRAIL_RUN,
        )
        findings.runs.append(known)


def _reason_against(sport: Sport, name: str, seconds: int, metres: int) -> str:
    """Why an activity does not come in, or "" if it does."""
    if sport is Sport.STRENGTH:
        return "a strength workout without its sets"
    if sport is Sport.OTHER:
        return f"{(name or 'it')[:40]} is no run"
    if not (0 <= seconds <= MAX_SECONDS and 0 <= metres <= MAX_METRES):
        return "its time or distance cannot be right"
    return "" if seconds or metres else "it has neither a time nor a distance"


def possible_bpm(value: int | None) -> int | None:
    """A heart rate that a heart can have, in beats a minute; anything else is None."""
    return value if value is not None and LOWEST_BPM <= value <= HIGHEST_BPM else None


def possible_seconds(length: float) -> int | None:
    """How long a workout can have taken, in whole seconds; anything else is None."""
    return round(length) if 0 <= length <= MAX_SECONDS else None


def seconds_until(start: datetime, end: str, *, day_first: bool = True) -> int | None:
    """How long a workout took from ``start`` to the moment ``end``, in whole seconds.

    None where the end is empty or no moment, or where no workout can have taken that long.
    """
    try:
        moment, _ = moment_in(end, day_first=day_first)
        return possible_seconds((moment - start).total_seconds())
    except (CellError, TypeError):
        return None


def whole(value: float | None) -> int | None:
    """A figure rounded; None for nothing."""
    return None if value is None else round(value)
