"""What Today says of the day besides the session: runs, tomorrow, food, the check-in, and why.

What is said of food and drink follows the joint position of Thomas, Erdman and Burke 2016, Med Sci
Sports Exerc 48:543-568; there are no diets and no weights to reach.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from midstance.coach.schedule.planner.reasons import VERSION_WORDS
from midstance.domain.quantity import DistanceUnit
from midstance.domain.session import Version
from midstance.domain.weeks.check_in import CheckInResult
from midstance.domain.weeks.run import RunKind
from midstance.presentation.blocks import Section, paragraph, section
from midstance.presentation.planning.check_in import check_in_text
from midstance.presentation.planning.plan import plan_sections
from midstance.presentation.planning.runs import run_text
from midstance.presentation.planning.weeks import moved_lines

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator
    from datetime import date

    from midstance.coach.daily_decision import DayDecision
    from midstance.domain.attendance import PlannedSession
    from midstance.domain.weeks.plan import Placement, PlannedWeek
    from midstance.domain.weeks.run_calendar import ScheduledRun
    from midstance.presentation.blocks import Paragraph


@dataclass(frozen=True, slots=True)
class DayAhead:
    """What surrounds today's session; most of it in a week that is planned around runs.

    Attributes:
        week: this week with its plan; None where nothing is planned around runs.
        strength: what the plan has for today; None for nothing.
        hours: hours wanted and needed between the run of today and its strength, run first.
        is_recovery_offered: easy mobility would do most today.
        spares_landings: running may worsen a complaint, so that another sport is offered.
        moved_on: sessions of this week on the days on which they were not done, each with the day
            on which it comes now; None where no plan has one yet.
    """

    week: PlannedWeek | None = None
    runs: tuple[ScheduledRun, ...] = ()
    strength: Placement | None = None
    hours: tuple[int, int] | None = None
    runs_tomorrow: tuple[ScheduledRun, ...] = ()
    strength_tomorrow: Placement | None = None
    is_recovery_offered: bool = False
    spares_landings: bool = False
    moved_on: tuple[tuple[PlannedSession, date | None], ...] = ()


NOTHING_AHEAD = DayAhead()
RECOVERY_OFFERED = "Recovery, if you like: 25 minutes of easy mobility would do most today."
ANOTHER_SPORT_OFFERED = (
    "A bike ride, a swim or the elliptical may take the run's place: endurance without landings."
)
BETWEEN_SESSIONS = (
    "Two sessions today: a meal with carbohydrate between them, and enough to drink, may serve you."
)
AROUND_LONG_RUN = (
    "Long run today: a meal with carbohydrate one to four hours before it, and one after, may "
    "serve you; drink something before you go."
)
BEFORE_LONG_RUN = "Long run tomorrow: some more carbohydrate with dinner may serve you well."
AROUND_RACE, BEFORE_RACE = (
    each.replace("Long run", "Race") for each in (AROUND_LONG_RUN, BEFORE_LONG_RUN)
)
AROUND_STRENGTH = "Drink before and after; protein with the next meal may help the muscles rebuild."


def ahead_lines(ahead: DayAhead, unit: DistanceUnit = DistanceUnit.KM) -> Iterator[str]:
    """What moved, the order of today, the recovery that is offered, and tomorrow, a line each."""
    if ahead.week is None:
        return
    yield from moved_lines(ahead.week)
    if ahead.runs:
        yield _order_text(ahead, unit)
    if ahead.spares_landings and any(not each.kind.is_other_sport for each in ahead.runs):
        yield ANOTHER_SPORT_OFFERED
    if ahead.is_recovery_offered:
        yield RECOVERY_OFFERED
    yield f"Tomorrow: {_tomorrow_text(ahead, unit)}."


def _order_text(ahead: DayAhead, unit: DistanceUnit) -> str:
    runs = "; ".join(run_text(each, unit) for each in ahead.runs)
    if ahead.strength is None:
        return f"Today: {runs}; no strength."
    strength = f"strength {_strength_words(ahead.strength)}"
    wanted, needed = ahead.hours or (0, 0)
    if not wanted:
        return f"Today: first {runs}; then {strength}, directly after or later."
    gap = f"{wanted} hours later, {needed} at least"
    return f"Today: first {runs}; {strength} {gap}."


def _tomorrow_text(ahead: DayAhead, unit: DistanceUnit) -> str:
    parts = [run_text(each, unit) for each in ahead.runs_tomorrow]
    if ahead.strength_tomorrow is not None:
        parts.append(f"strength {_strength_words(ahead.strength_tomorrow)}")
    return "; ".join(parts) or "free"


def _strength_words(placement: Placement) -> str:
    if placement.version is Version.FULL:
        return placement.session
    return f"{placement.session}, {VERSION_WORDS[placement.version]}"


def food_text(ahead: DayAhead, *, has_strength: bool) -> str:
    """A reminder of food and drink, once a day; "" on a day without need."""
    today = {each.kind for each in ahead.runs}
    tomorrow = {each.kind for each in ahead.runs_tomorrow}
    if of_today := _first_of(today, AROUND_RACE, AROUND_LONG_RUN):
        return of_today
    if len(ahead.runs) + has_strength > 1:
        return BETWEEN_SESSIONS
    if of_tomorrow := _first_of(tomorrow, BEFORE_RACE, BEFORE_LONG_RUN):
        return of_tomorrow
    return AROUND_STRENGTH if has_strength else ""


def _first_of(kinds: Container[RunKind], of_race: str, of_long_run: str) -> str:
    """What holds for a race, else for a long run; "" for other runs."""
    if RunKind.RACE in kinds:
        return of_race
    return of_long_run if RunKind.LONG in kinds else ""


def why_sections(ahead: DayAhead, lines: Iterable[str], *, has_strength: bool) -> Iterator[Section]:
    """Why today is as it is: what was decided, then the week with every rule and its source."""
    yield Section("today", lines=tuple(lines))
    if ahead.week is not None:
        yield from plan_sections(ahead.week.week, ahead.week.shown_plans, why=True)
    if food := food_text(ahead, has_strength=has_strength):
        yield Section("food and drink", lines=(food,))


def section_paragraphs(sections: Iterable[Section]) -> Iterator[Paragraph]:
    """Sections as paragraphs to read; the rows of a table are lines."""
    for each in sections:
        rows = (" · ".join(filter(None, row)) for row in each.rows)
        yield from section(each.heading, *map(paragraph, (*each.lines, *rows)))


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


def check_in_lines(decision: DayDecision | None, *, is_original: bool) -> Iterator[str]:
    """What the check-in says and what follows from it, in a line; none without a check-in."""
    if decision is None:
        return
    then = ": as planned" if decision.result is CheckInResult.GREEN else ""
    if is_original:
        then = ": the original session all the same"
    if decision.is_from_workout:
        answer = decision.check_in
        yield f"Pain {answer.pain} of 10 ({answer.region}) in today's workout{then}."
        return
    yield f"Check-in {decision.result.value}, {check_in_text(decision.check_in)}{then}."
