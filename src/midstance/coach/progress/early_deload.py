"""When an easier week may serve a runner before the program's own deload: offered, never done.

One that the runner takes lasts seven days, with a third fewer sets and loads a tenth lower.

The last five check-ins count, none older than 14 days: four amber ones or two red ones, or two
main lifts that failed within a week. Soreness that is usual after hard days does not count, nor a
fatigue that is usual for this runner. The numbers are choices of this program on the careful side.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import TYPE_CHECKING

from midstance.coach.progress.exposure import A_WEEK, SessionVerdict
from midstance.coach.progress.lighter import Lighter
from midstance.domain.calendar import days_later
from midstance.domain.weeks.check_in import TIRED, VERY_SORE, CheckIn, CheckInResult

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from midstance.coach.progress.exposure import Exposure

LAST_CHECK_INS, COUNT_FOR = 5, timedelta(days=14)
AMBER_FOR_OFFER, RED_FOR_OFFER, FAILED_LIFTS_FOR_OFFER = 4, 2, 2
"""How many amber or red check-ins, or failed main lifts, lead to an offer."""
SORE_AFTER = (timedelta(days=1), timedelta(days=2))
"""How long after a hard day soreness below the very sore is usual."""
FATIGUE_DAYS, FATIGUE_ANSWERS = timedelta(days=28), 14
"""A fatigue is usual when at most the median of these days, from this number of answers on."""
NOT_AGAIN_FOR = timedelta(days=21)
"""How long after a lighter week none is offered."""


def early_deload(
    check_ins: Mapping[date, CheckIn],
    hard_days: Container[date],
    main_lifts: Iterable[Iterable[Exposure]],
    lighter_days: Iterable[date],
    today: date,
    *,
    comes_next: bool = False,
) -> str:
    """The offer of an easier week with its reason, as sentences; "" where there is no need.

    Args:
        check_ins: Those of the last four weeks, by day.
        hard_days: Days of strength sessions and of long or fast runs.
        main_lifts: The sessions of each main lift.
        lighter_days: Days of deload and taper sessions that were done.
        today: The day of the offer.
        comes_next: Whether the program has a lighter week next.
    """
    if any(today - NOT_AGAIN_FOR < day <= today for day in lighter_days):
        return ""
    reason = _by_check_ins(check_ins, hard_days, today) or _by_lifts(main_lifts, today)
    return f"{reason} {COMES_NEXT if comes_next else OFFER}" if reason else ""


OFFER = (
    "An easier week may serve you: lighter sessions for seven days, then on as before. "
    "Take it: easier week on Today, or midstance today --easier-week."
)
COMES_NEXT = "Your lighter week comes next; lighter sessions until then may serve you."


EASIER_DAYS = 7  # how long an early deload lasts
EASIER_SOURCE = "Coaching practice: fewer sets and lower loads for a week."


@dataclass(frozen=True, slots=True)
class EasierWeek:
    """Days that the runner takes lighter, both ends included."""

    first: date
    last: date

    @classmethod
    def of(cls, today: date) -> EasierWeek:
        """Seven days from ``today`` on; fewer at the end of the calendar."""
        return cls(today, days_later(today, EASIER_DAYS - 1))

    def __contains__(self, day: date) -> bool:
        """Whether ``day`` is one of them."""
        return self.first <= day <= self.last

    @property
    def days(self) -> tuple[date, ...]:
        """All of them, in order."""
        ordinals = range(self.first.toordinal(), self.last.toordinal() + 1)
        return tuple(map(date.fromordinal, ordinals))

    @property
    def lighter(self) -> Lighter:
        """By how much its sessions are lighter."""
        until = f"{self.last:%a} {self.last.isoformat()}"
        reason = (
            f"Easier week until {until}: a third fewer sets, loads a tenth lower, half the jumps."
        )
        return Lighter(reason, EASIER_SOURCE, sets=2 / 3, load=0.9, jumps=0.5)


def _by_check_ins(
    check_ins: Mapping[date, CheckIn], hard_days: Container[date], today: date
) -> str:
    days = sorted(day for day in check_ins if today - COUNT_FOR <= day <= today)
    last = days[-LAST_CHECK_INS:]
    red = sum(check_ins[day].result is CheckInResult.RED for day in last)
    if red >= RED_FOR_OFFER:
        return f"{red} of your last {len(last)} check-ins were red."
    amber = sum(_is_amber(day, check_ins, hard_days) for day in last)
    if amber >= AMBER_FOR_OFFER:
        return f"{amber} of your last {len(last)} check-ins were amber."
    return ""


def _is_amber(day: date, check_ins: Mapping[date, CheckIn], hard_days: Container[date]) -> bool:
    """Whether a day is amber or red even without the fatigue and soreness usual on such a day."""
    found = check_ins[day]
    fatigue, soreness = found.fatigue, found.soreness
    if soreness < VERY_SORE and any(day - gap in hard_days for gap in SORE_AFTER):
        soreness = 0
    lately = [
        check_in.fatigue for on, check_in in check_ins.items() if day - FATIGUE_DAYS < on <= day
    ]
    is_usual = len(lately) >= FATIGUE_ANSWERS and fatigue <= median(lately)
    if fatigue == TIRED and is_usual:
        fatigue = TIRED - 1
    return CheckIn(fatigue, soreness, found.pain).result is not CheckInResult.GREEN


def _by_lifts(main_lifts: Iterable[Iterable[Exposure]], today: date) -> str:
    failed = sum(
        each.verdict is SessionVerdict.FAIL and today - A_WEEK <= each.day <= today
        for sessions in main_lifts
        for each in sessions
    )
    return (
        f"{failed} main lifts were too heavy within a week."
        if failed >= FAILED_LIFTS_FOR_OFFER
        else ""
    )
