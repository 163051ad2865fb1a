"""The check-in in words: its questions, answers as they are typed and printed, reasons to skip."""

from __future__ import annotations

from dataclasses import dataclass

from midstance.domain.pain import MAX_PAIN
from midstance.domain.quantity import whole_number
from midstance.domain.weeks.check_in import (
    LEAST_FATIGUE,
    MOST_FATIGUE,
    MOST_SORENESS,
    CheckIn,
    SkipReason,
)


@dataclass(frozen=True, slots=True)
class CheckInQuestion:
    """A question of the check-in, and the numbers that answer it."""

    name: str
    scale: str
    least: int
    most: int


CHECK_IN_QUESTIONS = (
    CheckInQuestion("fatigue", "1 fresh · 3 usual · 5 worn out", LEAST_FATIGUE, MOST_FATIGUE),
    CheckInQuestion("soreness", "0 none · 5 stairs hurt · x for 10", 0, MOST_SORENESS),
    CheckInQuestion("pain", "0 none · 3 take care · 6 stop · x for 10", 0, MAX_PAIN),
)
SKIP_LABELS = (
    ("t", SkipReason.TIRED, "tired"),
    ("n", SkipReason.NO_TIME, "no time"),
    ("i", SkipReason.ILL, "ill"),
    ("a", SkipReason.TRAVEL, "travelling"),
    ("o", SkipReason.OTHER, "another reason"),
)
"""Why a session may wait: its key, its word in the log, and how it reads."""
LONGEST_REGION = 40  # characters of the place that hurts
_FEWEST_NUMBERS = 2


def parse_check_in(typed: str) -> CheckIn | None:
    """A check-in as it is typed: ``2 3`` or ``3 4 5 left knee``; None where it is none."""
    words = typed.split()
    typed_first = map(whole_number, words[: len(CHECK_IN_QUESTIONS)])
    numbers = [number for number in typed_first if number is not None]
    where = " ".join(words[len(numbers) :])
    if len(numbers) < _FEWEST_NUMBERS or len(where) > LONGEST_REGION:
        return None
    fatigue, soreness, pain = (*numbers, 0)[: len(CHECK_IN_QUESTIONS)]
    if where and not pain:
        return None
    try:
        return CheckIn(fatigue, soreness, pain, where)
    except ValueError:
        return None


def check_in_text(check_in: CheckIn) -> str:
    """A check-in in words: ``fatigue 4 of 5, soreness 6 of 10, pain 3 of 10 (knee)``."""
    where = f" ({check_in.region})" if check_in.region and check_in.pain else ""
    pain = f"pain {check_in.pain} of 10{where}" if check_in.pain else "no pain"
    return f"fatigue {check_in.fatigue} of 5, soreness {check_in.soreness} of 10, {pain}"
