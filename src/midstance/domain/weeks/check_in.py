"""How the runner is before a session, in three numbers, and why a session is left for now.

Green goes as planned, amber goes lighter, red rests. The limits are this program's own choice; that
of pain follows Silbernagel et al. 2007, Am J Sports Med 35:897-906.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from midstance.domain.pain import MAX_PAIN, MILD_PAIN, MODERATE_PAIN

LEAST_FATIGUE, MOST_FATIGUE, MOST_SORENESS = 1, 5, 10  # the ends of the scales
TIRED, SORE, VERY_SORE = 4, 5, 7
"""From this fatigue and this soreness on a day is amber; from the last on it is red."""


class CheckInResult(StrEnum):
    """How a day is."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class SkipReason(StrEnum):
    """Why a session is not done on its day."""

    TIRED = "tired"
    NO_TIME = "no-time"
    ILL = "ill"
    TRAVEL = "travel"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class CheckIn:
    """How the runner is on a day.

    Attributes:
        fatigue: from 1, fresh, to 5, worn out.
        soreness: of the legs, from 0 to 10.
        pain: from 0 to 10.
        region: where it hurts, or "".
    """

    fatigue: int
    soreness: int
    pain: int = 0
    region: str = ""

    def __post_init__(self) -> None:
        """Each number lies in its range.

        Raises:
            ValueError: one does not.
        """
        if not LEAST_FATIGUE <= self.fatigue <= MOST_FATIGUE:
            raise ValueError(f"fatigue {self.fatigue} is not from 1 to 5")
        if not 0 <= self.soreness <= MOST_SORENESS:
            raise ValueError(f"soreness {self.soreness} is not from 0 to 10")
        if not 0 <= self.pain <= MAX_PAIN:
            raise ValueError(f"pain {self.pain} is not from 0 to 10")

    @property
    def result(self) -> CheckInResult:
        """Green, amber or red."""
        is_worn_out = self.fatigue == MOST_FATIGUE and self.soreness >= SORE
        if is_worn_out or self.soreness >= VERY_SORE or self.pain > MODERATE_PAIN:
            return CheckInResult.RED
        if self.fatigue >= TIRED or self.soreness >= SORE or self.pain > MILD_PAIN:
            return CheckInResult.AMBER
        return CheckInResult.GREEN
