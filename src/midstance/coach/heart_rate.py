"""How high a runner's heart rate may go: the maximum, and the ceilings of circuits and intervals.

The maximum is the one that was measured, or 208 - 0.7 x age with a usual error of 12 beats
(Tanaka, Monahan and Seals 2001, J Am Coll Cardiol 37:153-156). Circuits stay below 80 % of it, or
what the runner chose, and hard intervals below 95 %. Easy running lies at 60-75 % of the maximal
oxygen uptake, which is 75-85 % of the maximal heart rate (Swain et al. 1994, Med Sci Sports Exerc
26:112-116). Where a heart condition or medicines may change the heart rate, a formula
says little: effort and the talk test take its place. General information and no medical advice.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from midstance.domain.exercise import Limitation
from midstance.domain.quantity import QuantityError, whole_number
from midstance.domain.session import Purpose, Style

if TYPE_CHECKING:
    from datetime import date

    from midstance.domain.library import Library
    from midstance.domain.planned_sets import PlannedSet
    from midstance.domain.runner import Runner
    from midstance.domain.session import Block, Session

CIRCUIT_PERCENT, INTERVAL_PERCENT = 80, 95
"""The share of the maximum heart rate, in percent, up to which circuits and intervals may go."""
USUAL_ERROR = 12  # beats a minute by which the formula from the age may be wrong either way
YOUNGEST, OLDEST = 10, 100  # ages in years for which the formula is used
LOWEST_MAXIMUM, HIGHEST_MAXIMUM = 100, 240  # of a measured maximum, in beats a minute
LOWEST_CEILING, HIGHEST_CEILING = 60, 90
"""What a runner may choose in the place of the 80 % of circuits."""
EASY_PERCENT = (75, 85)  # the easy zone, in percent of the maximum heart rate
EASY_SOURCE = "60-75 % of the maximal oxygen uptake (Swain et al. 1994)"
FORMULA_SOURCE = (
    "From your age: 208 - 0.7 x age, ±12 (Tanaka, Monahan and Seals 2001, J Am Coll Cardiol "
    "37:153-156). A measured maximum is better."
)
MAY_MISLEAD = (
    "A heart condition, high blood pressure or medicines may change the heart rate, so that "
    "numbers may mislead: effort and the talk test count first."
)
_MISLEADING = frozenset({Limitation.HEART, Limitation.HYPERTENSION})
_MISLEADING_ANSWERS = frozenset({"heart", "medication"})
_TALK = ((70, "in whole sentences"), (85, "in short sentences"), (100, "a few words at a time"))
"""Up to a percentage of the maximum: how one can still speak."""


@dataclass(frozen=True, slots=True)
class MaxHeartRate:
    """A runner's maximum in beats a minute; an ``error`` of 0 where it was measured."""

    bpm: int
    error: int = 0

    @property
    def is_measured(self) -> bool:
        """Whether it was measured, not estimated."""
        return not self.error


@dataclass(frozen=True, slots=True)
class HeartCeiling:
    """How high the heart rate may go in a block.

    Attributes:
        limit: ``150 bpm``, ``145 ±10 bpm``, ``80 % max HR``; "" where the talk test decides.
        words: the same as sentences, with the source of an estimate.
    """

    limit: str
    words: str


def age_on(born: date, day: date) -> int:
    """Whole years; who was born on 29 February grows older on 1 March in most years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def check_birth(born: date, today: date) -> date:
    """The day of birth, if it is one that a runner can have.

    Raises:
        QuantityError: it makes the runner younger than 10 or older than 100.
    """
    if not YOUNGEST <= age_on(born, today) <= OLDEST:
        raise QuantityError(
            f"{born.isoformat()} makes you {age_on(born, today)} years old; "
            "write your day of birth, such as 1986-05-01"
        )
    return born


def parse_maximum(text: str) -> int:
    """A measured maximum heart rate in beats a minute.

    Raises:
        QuantityError: the text is no whole number from 100 to 240.
    """
    bpm = whole_number(text.strip().lower().removesuffix("bpm"))
    if bpm is None or not LOWEST_MAXIMUM <= bpm <= HIGHEST_MAXIMUM:
        raise QuantityError(
            f"{text!r} is no maximum heart rate; write {LOWEST_MAXIMUM} to {HIGHEST_MAXIMUM} "
            "beats a minute, such as 187"
        )
    return bpm


def parse_circuit_ceiling(text: str) -> int:
    """The ceiling of circuits in percent of the maximum.

    Raises:
        QuantityError: the text is no whole number from 60 to 90.
    """
    percent = whole_number(text.strip().removesuffix("%"))
    if percent is None or not LOWEST_CEILING <= percent <= HIGHEST_CEILING:
        raise QuantityError(
            f"{text!r} is no ceiling for circuits; write {LOWEST_CEILING} to {HIGHEST_CEILING} "
            f"percent of the maximum, such as {CIRCUIT_PERCENT}"
        )
    return percent


def max_heart_rate(runner: Runner, today: date) -> MaxHeartRate | None:
    """The maximum as it was measured, or by age; None where neither is known."""
    if runner.max_bpm is not None:
        return MaxHeartRate(runner.max_bpm)
    if runner.born is None:
        return None
    return MaxHeartRate(round(208 - 0.7 * age_on(runner.born, today)), USUAL_ERROR)


def may_mislead(runner: Runner) -> bool:
    """Whether a heart condition, high blood pressure or medicines were named."""
    return any(each.limitation in _MISLEADING for each in runner.complaints) or bool(
        _MISLEADING_ANSWERS.intersection(runner.screening or ())
    )


def _needs_talk_test(runner: Runner, highest: MaxHeartRate | None) -> bool:
    """Whether beats may mislead the runner, since nobody measured the maximum."""
    return may_mislead(runner) and (highest is None or not highest.is_measured)


def max_heart_rate_text(runner: Runner, today: date) -> str:
    """``187 bpm, measured``; ``about 181 bpm, ±12, from your age``; "" where it is not known."""
    highest = max_heart_rate(runner, today)
    if highest is None:
        return ""
    if highest.is_measured:
        return f"{highest.bpm} bpm, measured"
    doubt = "; may not fit you" if may_mislead(runner) else ""
    return f"about {highest.bpm} bpm, ±{highest.error}, from your age{doubt}"


def ceiling_for(percent: int, runner: Runner, today: date) -> HeartCeiling:
    """The ceiling of ``percent`` of the maximum for this runner."""
    highest, talk = max_heart_rate(runner, today), f"you can still speak {_talk(percent)}"
    if _needs_talk_test(runner, highest):
        return HeartCeiling("", f"Go so hard that {talk}. {MAY_MISLEAD}")
    if highest is None:
        return HeartCeiling(
            f"{percent} % max HR",
            f"Heart rate up to {percent} % of your maximum: {talk}. With the maximum or your day "
            "of birth in the profile it is shown in beats.",
        )
    bpm = round(highest.bpm * percent / 100)
    if highest.is_measured:
        doubt = f" {MAY_MISLEAD}" if may_mislead(runner) else ""
        of_maximum = f"{percent} % of your maximum: {talk}.{doubt}"
        words = f"Heart rate up to {bpm} beats a minute, {of_maximum}"
        return HeartCeiling(f"{bpm} bpm", words)
    error = round(highest.error * percent / 100)
    return HeartCeiling(
        f"{bpm} ±{error} bpm",
        f"Heart rate up to about {bpm} beats a minute, give or take {error}: {percent} % of a "
        f"maximum of {highest.bpm}; {talk}. {FORMULA_SOURCE}",
    )


def easy_zone_text(runner: Runner, today: date) -> str:
    """The heart rate of easy running: ``140-159 bpm``, ``about 136-154 bpm, ±10``.

    As a share of the maximum where that is not known; the talk test where it may mislead.
    """
    low, high = EASY_PERCENT
    highest = max_heart_rate(runner, today)
    if _needs_talk_test(runner, highest):
        return "talk test: in whole sentences"
    if highest is None:
        return f"{low}-{high} % of the maximum"
    beats = f"{round(highest.bpm * low / 100)}-{round(highest.bpm * high / 100)} bpm"
    error = round(highest.error * high / 100)
    return beats if highest.is_measured else f"about {beats}, ±{error}"


def easy_zone_line(runner: Runner, today: date) -> str:
    """The zone as a sentence for a day with an easy or long run, with its source."""
    if _needs_talk_test(runner, max_heart_rate(runner, today)):
        return f"Easy running: so easy that you can still speak in whole sentences. {MAY_MISLEAD}"
    zone = easy_zone_text(runner, today)
    return f"Easy running: heart rate {zone}, {EASY_SOURCE}; ordinary runs stay at or below that."


def _talk(percent: int) -> str:
    return next(words for most, words in _TALK if percent <= most)


def ceiling_percent(block: Block, session: Session, library: Library, runner: Runner) -> int | None:
    """The share of the maximum up to which a block may go, in percent; None without a ceiling.

    A routine's own blocks have its ceiling. Without one, conditioning in circuits has 80 %, and
    in intervals 95 %. The runner's own ceiling takes the place of the 80 %.
    """
    percent = _usual_percent(block, session, library)
    own = runner.circuit_ceiling
    return own if own is not None and percent == CIRCUIT_PERCENT else percent


def _usual_percent(block: Block, session: Session, library: Library) -> int | None:
    routine = library.routines.get(block.routine or session.id)
    if routine is not None and routine.heart_rate_cap is not None:
        return routine.heart_rate_cap
    if block.purpose is not Purpose.CONDITIONING:
        return None
    usual = {Style.CIRCUIT: CIRCUIT_PERCENT, Style.INTERVAL: INTERVAL_PERCENT}
    return usual.get(block.style)


def session_ceilings(session: Session, library: Library, runner: Runner) -> tuple[int, ...]:
    """The ceilings of a session in percent, each once, in the order of its blocks."""
    found = (ceiling_percent(block, session, library, runner) for block in session.blocks)
    return tuple(dict.fromkeys(each for each in found if each is not None))


def ceiling_lines(
    session: Session, library: Library, runner: Runner, today: date
) -> tuple[str, ...]:
    """The ceilings of a session in sentences."""
    percents = session_ceilings(session, library, runner)
    return tuple(ceiling_for(each, runner, today).words for each in percents)


def with_ceilings(
    planned_sets: tuple[PlannedSet, ...], session: Session, library: Library, runner: Runner
) -> tuple[PlannedSet, ...]:
    """The sets of ``session``, each with the ceiling of its block."""
    percents = [ceiling_percent(block, session, library, runner) for block in session.blocks]
    return tuple(
        replace(each, heart_percent=percent) if (percent := percents[each.block]) else each
        for each in planned_sets
    )
