"""What Today says of the day besides the session: how the runner is, and what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from midstance.domain.weeks.check_in import (
    LEAST_FATIGUE,
    MOST_FATIGUE,
    MOST_SORENESS,
    CheckIn,
    CheckInResult,
    SkipReason,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from midstance.coach.daily_decision import DayDecision


@dataclass(frozen=True, slots=True)
class CheckInQuestion:
    """A question of the check-in, and the numbers that answer it."""

    name: str
    scale: str
    least: int
    most: int


CHECK_IN_QUESTIONS = (
    CheckInQuestion("fatigue", "1 fresh · 3 usual · 5 worn out", LEAST_FATIGUE, MOST_FATIGUE),
    CheckInQuestion("soreness", "0 none · 5 stairs hurt · 9 · x for 10", 0, MOST_SORENESS),
    CheckInQuestion("pain", "0 none · 3 asks for care · 6 and more: stop · x for 10", 0, 10),
)
SKIP_LABELS = (
    ("t", SkipReason.TIRED, "tired"),
    ("n", SkipReason.NO_TIME, "no time"),
    ("i", SkipReason.ILL, "ill"),
    ("a", SkipReason.TRAVEL, "travelling"),
    ("o", SkipReason.OTHER, "another reason"),
)
"""Why a session may wait: its key, its word in the log, and how it reads."""


LONGEST_REGION = 40
_FEWEST_NUMBERS = 2


def parse_check_in(typed: str) -> CheckIn | None:
    """A check-in as it is typed: ``2 3`` or ``3 4 5 left knee``; None where it is none."""
    words = typed.split()
    numbers = [word for word in words[: len(CHECK_IN_QUESTIONS)] if word.isdecimal()]
    where = " ".join(words[len(numbers) :])
    if len(numbers) < _FEWEST_NUMBERS or len(where) > LONGEST_REGION:
        return None
    fatigue, soreness, pain = (*map(int, numbers), 0)[: len(CHECK_IN_QUESTIONS)]
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


def check_in_to_plain(decision: DayDecision) -> dict[str, object]:
    """A check-in and what it asks for, as JSON holds it."""
    answer = decision.check_in
    return {
        "fatigue": answer.fatigue,
        "soreness": answer.soreness,
        "pain": answer.pain,
        "region": answer.region,
        "result": decision.result.value,
        "action": decision.action.value,
    }


def day_lines_of_today(decision: DayDecision | None, *, is_original: bool) -> Iterator[str]:
    """How the runner is today, a line each; nothing without a check-in."""
    if decision is None:
        return
    then = ": as planned" if decision.result is CheckInResult.GREEN else ""
    if is_original:
        then = ": the original session all the same"
    yield f"Check-in {decision.result.value}, {check_in_text(decision.check_in)}{then}."
