"""Why a session lies on its day, and why on no other: sentences, with the codes of their rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from midstance.coach.first_times import SORE_WEEK
from midstance.coach.schedule.planner.days import CLASS_RANKS, MODERATE, PlanDays
from midstance.coach.schedule.planner.recovery import hours_after_run
from midstance.coach.schedule.planner.rule_words import RULES
from midstance.coach.schedule.planner.rules import (
    broken_limit,
    day_rule_broken,
    days_wanted,
    leaves_rest,
    pair_rule_broken,
)
from midstance.coach.schedule.planner.search import best_plan_with
from midstance.coach.schedule.planner.versions import option_for
from midstance.domain.calendar import DAYS, WEEKDAYS
from midstance.domain.runner import Level
from midstance.domain.session import Version
from midstance.domain.weeks.run import RunKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from midstance.coach.schedule.planner.versions import DayOption
    from midstance.domain.weeks.plan import Placement, WeekPlan, WeekToPlan

MOST_SENTENCES = 3  # sentences that explain one day at most
VERSION_WORDS = {
    Version.FULL: "done in full",
    Version.LIGHTER: "lighter",
    Version.LEG_FREE: "leg-free",
    Version.LEFT_OUT: "left out",
}
_NUMBERS = ("", "one day", "two days", "three days", "four days", "five days", "six days")


@dataclass(frozen=True, slots=True)
class PlanReason:
    """A sentence, and the codes of the rules behind it."""

    text: str
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Why a session does not lie on a day.

    Attributes:
        rule: the code of the hard rule that forbids it, or of the wish that costs most there.
        extra: how many points the best plan with that day costs more; None where it is forbidden.
    """

    session: str
    day: int
    rule: str
    text: str
    extra: float | None = None


def day_name(day: int) -> str:
    """``Monday`` for 0; days beyond the week count on."""
    return WEEKDAYS[day % DAYS].capitalize()


def why_placed(week: WeekToPlan, placement: Placement) -> tuple[PlanReason, ...]:
    """At most three sentences on a session's version and day, the strongest first."""
    days = PlanDays(week)
    reasons = [*_about_version(week, placement), *_about_what_is_new(week, placement)]
    if placement.day is not None:
        reasons += _about_day(days, placement, placement.day)
    return tuple(reasons[:MOST_SENTENCES])


def _about_version(week: WeekToPlan, placement: Placement) -> Iterator[PlanReason]:
    session = next(each for each in week.sessions if each.id == placement.session)
    if placement.version is not Version.FULL and placement.session not in week.fixed:
        becomes = VERSION_WORDS[placement.version]
        verb = "is" if placement.version is Version.LEFT_OUT else "becomes"
        yield PlanReason(
            f"Your week leaves no good place for {session.id}, so it {verb} {becomes}.", ("H4",)
        )
    elif session.owed and session.last_version is not Version.FULL:
        was = VERSION_WORDS[session.last_version]
        yield PlanReason(f"{session.id} comes first this week: last week it was {was}.", ("owed",))
    if placement.day is not None and 0 < placement.minutes < session.minutes:
        day = day_name(placement.day)
        text = f"{day} has {placement.minutes} minutes, so {session.id} is cut to fit."
        yield PlanReason(text, ("H9",))


def _about_what_is_new(week: WeekToPlan, placement: Placement) -> Iterator[PlanReason]:
    """That new leg work may make sore, of a session that is still to do."""
    is_new = any(each.id == placement.session and each.is_new for each in week.sessions)
    if is_new and placement.day is not None and placement.session not in week.fixed:
        yield PlanReason(SORE_WEEK, ("novelty",))


def _about_day(days: PlanDays, placement: Placement, day: int) -> Iterator[PlanReason]:
    yield _run_reason(days, placement, day)
    is_worked = CLASS_RANKS[placement.legs] >= MODERATE
    tomorrow = days.run_on(day + 1)
    if tomorrow is None and is_worked:
        yield PlanReason("Tomorrow is free, which is when the legs rebuild.", ("next_easy",))
    elif tomorrow in {RunKind.EASY, RunKind.RECOVERY} and is_worked:
        text = "Tomorrow's run is easy; keep it short and slow if you are sore."
        yield PlanReason(text, ("next_easy",))
    to_long = next((n for n in range(1, DAYS) if days.run_on(day + n) is RunKind.LONG), 0)
    if is_worked and to_long > 1:
        away = _NUMBERS[to_long]
        text = f"Your long run on {day_name(day + to_long)} is {away} away, enough to be fresh."
        yield PlanReason(text, ("H1",))


def _run_reason(days: PlanDays, placement: Placement, day: int) -> PlanReason:
    run, hours = days.kinds[day], hours_after_run(days, placement)
    name = day_name(day)
    if run is None or hours is None:
        text = f"{name} has no run, so your legs can give this session full attention."
        return PlanReason(text, ("same_easy",))
    if run.is_quality and hours[0]:
        then = _what_stays_easy(days, day)
        text = f"Hard with hard: strength follows the {run.plain} by at least {hours[0]} hours"
        return PlanReason(f"{text}{then}.", ("H6", "same_quality"))
    if run is RunKind.LONG:
        return PlanReason("The long run first, then 20 light minutes at most.", ("H5",))
    if run.is_quality:
        text = f"The {run.plain} first, strength directly after: the legs have little to do."
        return PlanReason(text, ("same_quality",))
    text = f"Run first, strength after; the {run.plain} doubles as part of the warm-up."
    return PlanReason(text, (f"same_{run.value}",))


def _what_stays_easy(days: PlanDays, day: int) -> str:
    tomorrow = days.run_on(day + 1)
    if tomorrow in {RunKind.EASY, RunKind.RECOVERY}:
        return f", so {day_name(day + 1)} can stay easy"
    return f", so {day_name(day + 1)} can stay free" if tomorrow is None else ""


def why_not(week: WeekToPlan, plan: WeekPlan) -> tuple[Exclusion, ...]:
    """For every session a reason on every day that it does not take in ``plan``."""
    days = PlanDays(week)
    return tuple(
        _exclusion(days, plan, number, day)
        for number, placement in enumerate(plan.placements)
        for day in range(DAYS)
        if day != placement.day and placement.session not in week.fixed
    )


def _exclusion(days: PlanDays, plan: WeekPlan, number: int, day: int) -> Exclusion:
    placement = plan.placements[number]
    version = placement.version
    wanted = Version.FULL if version is Version.LEFT_OUT else version
    option = option_for(days.week, number, day, wanted)
    if option is None:
        text = f"Not on {day_name(day)}: there are too few minutes for {placement.session}."
        return Exclusion(placement.session, day, "H9", text)
    if days.week.days[day].is_over:
        return Exclusion(placement.session, day, "H9", f"{day_name(day)} is over.")
    if code := day_rule_broken(days, option):
        return Exclusion(placement.session, day, code, _forbidden_text(days, option, code))
    others = [each for each in plan.placements if each.session != placement.session]
    return _blocked_by_others(days, option, others) or _costs_more(days.week, plan, option)


def _blocked_by_others(
    days: PlanDays, option: DayOption, others: list[Placement]
) -> Exclusion | None:
    """Where the other sessions of the plan leave no place."""
    numbers = {each.id: number for number, each in enumerate(days.week.sessions)}
    taken = {}
    for each in others:
        if each.day is None:
            continue
        taken[each.day] = option_for(days.week, numbers[each.session], each.day, each.version)
    for other in taken.values():
        code = pair_rule_broken(days, option, other) if other is not None else ""
        if other is not None and code not in {"", "H4"}:
            text = _pair_rule_text(days, option, other, code)
            return Exclusion(option.session.id, option.day, code, text)
    return None if option.day in taken else _one_too_many(days, option, {*taken, option.day})


def _one_too_many(days: PlanDays, option: DayOption, strength: set[int]) -> Exclusion | None:
    """Where one session more on these days would take the week's rest, or is one before a race."""
    if not leaves_rest(days, strength):
        text = f"{day_name(option.day)} stays completely free."
        return Exclusion(option.session.id, option.day, "H8", text)
    limit = broken_limit(days.week, strength)
    return Exclusion(option.session.id, option.day, "H4", limit.why) if limit else None


def _pair_rule_text(days: PlanDays, option: DayOption, other: DayOption, code: str) -> str:
    name = day_name(option.day)
    if code == "H15":
        wanted = _NUMBERS[min(6, days_wanted(days, option.session.id, other.session.id))]
        pair = f"{option.session.id} and {other.session.id}"
        return f"Not on {name}: {pair} want {wanted} between them."
    if (option.day - other.day) % DAYS == 1:
        return f"Not on {name}: the same muscles worked the day before and need a clear day."
    return f"Not on {name}: the same muscles work the day after and need a clear day before it."


def _costs_more(week: WeekToPlan, plan: WeekPlan, option: DayOption) -> Exclusion:
    """A day that is allowed, and would cost more."""
    session, day = option.session.id, option.day
    other = best_plan_with(week, {session: day})
    if other is None:
        limit = broken_limit(week, {day})
        text = limit.why if limit else f"{day_name(day)} stays completely free."
        return Exclusion(session, day, "H4" if limit else "H8", text)
    extra = round(other.cost - plan.cost, 1)
    rises = {code: points - plan.costs.get(code, 0) for code, points in other.costs.items()}
    code = max(rises, key=lambda each: rises[each], default="spacing")
    if not extra:
        text = f"{day_name(day)} would do as well; the earlier days were taken."
    elif other.price > plan.price and rises.get(code, 0) < other.price - plan.price:
        text = f"{day_name(day)} would make a session lighter or leave it out."
    else:
        text = f"{day_name(day)} would mean {RULES[code].words}."
    return Exclusion(session, day, code, text, extra)


def _forbidden_text(days: PlanDays, option: DayOption, code: str) -> str:
    """The hard rule in the words of this day."""
    name, tomorrow = day_name(option.day), days.run_on(option.day + 1)
    if code == "H8":
        return f"{name} stays without strength: every day has a run, and it is the easiest."
    if code == "H10":
        return _closure_text(days, option)
    return f"Not on {name}: {_rule_text(days, option, code, tomorrow)}."


def _closure_text(days: PlanDays, option: DayOption) -> str:
    closures = days.week.days[option.day].closures
    found = [each.why for each in closures if option.legs >= CLASS_RANKS[each.legs]]
    if option.session.is_primer or not found:
        return f"Not on {day_name(option.day)}: a primer belongs to the last days before a race."
    return found[0]


def _rule_text(days: PlanDays, option: DayOption, code: str, tomorrow: RunKind | None) -> str:
    if code == "H1" and tomorrow is RunKind.RACE:
        return "the day before a race is for rest or easy mobility"
    if code == "H3" and tomorrow is not None:
        needs = "need" if tomorrow is RunKind.INTERVALS else "needs"
        return f"the {tomorrow.plain} the day after {needs} springy legs"
    if code == "H6" and days.week.level is Level.BEGINNER:
        return "leg work on the day of a fast run comes with the intermediate level"
    return _text_of_day(days, option.day, code)


def _text_of_day(days: PlanDays, day: int, code: str) -> str:
    """The rule in words, for a day that may be one of a race, or one away."""
    if code == "H5" and days.kinds[day] is RunKind.RACE:
        return "it is race day"
    if code == "H9" and days.week.days[day].is_away:
        return "you are away, or keep it free"
    return _RULE_TEXTS[code]


_RULE_TEXTS = {
    "H1": "heavy legs the day before a long run cost you form when it counts",
    "H2": "the same muscles worked the day before and need a clear day",
    "H5": "beside a long run there is room for 20 light minutes at most",
    "H6": "leg work after a fast run needs six hours in between, and there is one slot",
    "H9": "it is not one of your days for strength",
    "H12": "its place lacks what the main work needs",
    "H13": "a HIIT session is the run of its day and goes beside no other",
    "H14": "a HIIT session needs a clear day on either side of fast runs",
    "H15": "the program wants more days since last week's session",
}
