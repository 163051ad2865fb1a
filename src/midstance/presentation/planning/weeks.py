"""The plans of the calendar's weeks: as JSON, and what a change of one would move and give up."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from midstance.coach.schedule.planner.days import PlanDays
from midstance.coach.schedule.planner.reasons import VERSION_WORDS, day_name, why_not, why_placed
from midstance.coach.schedule.planner.recovery import hours_after_run, recovery_offers
from midstance.coach.schedule.planner.rule_words import rule_sources
from midstance.coach.schedule.planner.search import unplaced_plan
from midstance.domain.calendar import date_text
from midstance.domain.session import Version
from midstance.presentation.planning.plan import SHORT_DAY, difference_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from midstance.domain.weeks.plan import Placement, PlanMove, PlannedWeek
    from midstance.domain.weeks.run import Run


def planned_week_title(planned: PlannedWeek, program: str) -> str:
    """The week as a heading: ``Week of 23 Nov: A, B of 5K / 10K power, week 3``."""
    names = ", ".join(each.id for each in planned.week.sessions)
    if not names:
        return f"Week of {date_text(planned.monday)}: no strength of {program}"
    numbers = sorted({planned.program_weeks[each.id] for each in planned.week.sessions})
    weeks = f"week{'s' * (len(numbers) > 1)} {' and '.join(map(str, numbers))}"
    return f"Week of {date_text(planned.monday)}: {names} of {program}, {weeks}"


def weeks_to_plain(weeks: tuple[PlannedWeek, ...]) -> dict[str, object]:
    """The plans of several weeks, as JSON holds them."""
    return {"weeks": [_week_to_plain(each) for each in weeks]}


def _week_to_plain(planned: PlannedWeek) -> dict[str, object]:
    week, plan = planned.week, planned.plan or unplaced_plan(planned.week)
    offers = recovery_offers(PlanDays(week), plan)
    recovery = {offers[0].day} if offers else set()
    return {
        "monday": planned.monday.isoformat(),
        "cost": plan.cost if planned.plan else None,
        "days": [
            {
                "date": (planned.monday + timedelta(days=number)).isoformat(),
                "runs": [_run_to_plain(run) for run in day.runs],
                "sessions": [
                    _placement_to_plain(planned, each)
                    for each in plan.placements
                    if each.day == number
                ],
                "recovery": "active-recovery-25" if number in recovery else None,
            }
            for number, day in enumerate(week.days)
        ],
        "left_out": [
            f"{planned.program}/{each.session}" for each in plan.placements if each.day is None
        ],
        "moved": list(_moves_to_plain(planned)),
        "excluded": [
            {
                "session": f"{planned.program}/{each.session}",
                "day": day_name(each.day)[:SHORT_DAY],
                "rule": each.rule,
                "why": each.text,
            }
            for each in why_not(week, plan)
        ],
    }


def _moves_to_plain(planned: PlannedWeek) -> Iterator[dict[str, object]]:
    for each in planned.moves:
        before, after = (
            None if day is None else day_name(day)[:SHORT_DAY] for day in (each.before, each.after)
        )
        session = f"{planned.program}/{each.session}"
        yield {"session": session, "from": before, "to": after, "why": each.why}


def moved_lines(planned: PlannedWeek | None) -> Iterator[str]:
    """What moved today in a week since it was shown before, and why, a line each."""
    for each in planned.moves if planned is not None else ():
        yield f"Moved: {each.why}"


def moves_in_short(moves: Iterable[PlanMove]) -> str:
    """What moved, without the reasons: ``A goes to Friday; B goes to Saturday, lighter``."""
    return "; ".join(each.why.partition(":")[0].rstrip(".") for each in moves)


def _run_to_plain(run: Run) -> dict[str, object]:
    return {
        "kind": run.kind.value if run.kind else None,
        "minutes": run.minutes,
        "metres": run.metres,
    }


def _placement_to_plain(planned: PlannedWeek, placement: Placement) -> dict[str, object]:
    reasons = why_placed(planned.week, placement)
    codes = tuple(dict.fromkeys(code for each in reasons for code in each.rules))
    return {
        "session": f"{planned.program}/{placement.session}",
        "week": planned.program_weeks.get(placement.session),
        "version": placement.version.value,
        "leg_class": placement.legs.value,
        "after_run": hours_after_run(PlanDays(planned.week), placement) is not None,
        "why": [each.text for each in reasons],
        "rules": list(rule_sources(codes)),
    }


def change_lines(before: PlannedWeek, after: PlannedWeek) -> Iterator[str]:
    """What a change of the week would move, and what it gives up, a line each."""
    old = {each.session: each for each in before.plan.placements} if before.plan else {}
    if after.plan is None:
        yield "No session would fit in the week any more."
        return
    is_same = True
    for each in after.plan.placements:
        was = old.get(each.session)
        if was is not None and (was.day, was.version) != (each.day, each.version):
            is_same = False
            yield f"{each.session}: {_day_and_version(was)} -> {_day_and_version(each)}"
    if is_same:
        yield "Nothing would move."
    elif before.plan is not None:
        extra = after.plan.cost - before.plan.cost
        lost = difference_text(before.plan, after.plan)
        yield f"Given up: {lost}." if extra > 0 else "Nothing is given up."


def _day_and_version(placement: Placement) -> str:
    if placement.day is None:
        return "left out"
    is_whole = placement.version is Version.FULL
    return day_name(placement.day) + ("" if is_whole else f", {VERSION_WORDS[placement.version]}")


def refusal(planned: PlannedWeek, session: str, day: int) -> str:
    """Why ``session`` cannot go on a day of the week, as a sentence."""
    plan = planned.plan or unplaced_plan(planned.week)
    reasons = (each.text for each in why_not(planned.week, plan)
               if each.session == session and each.day == day)  # fmt: skip
    return next(reasons, f"{day_name(day)} is over, or taken.")
