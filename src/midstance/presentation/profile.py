"""The profile as rows of a list."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import zip_longest
from types import MappingProxyType
from typing import TYPE_CHECKING

from midstance.coach.adapt.limitations import LIMITATION_TEXTS
from midstance.coach.day_changes import MOST_MINUTES
from midstance.coach.heart_rate import CIRCUIT_PERCENT, easy_zone_text, max_heart_rate_text
from midstance.coach.schedule.planner.calendar_week import WeeklyHabits
from midstance.coach.schedule.planner.versions import LEAST_MINUTES
from midstance.domain.calendar import DAYS, WEEKDAYS
from midstance.domain.exercise import Equipment, Limitation
from midstance.domain.quantity import DistanceUnit, whole_number
from midstance.domain.runner import EMPTY_BAR, PROFILES, ComplaintStage, Goal, Level, Priority
from midstance.domain.weeks.plan import PlanStyle
from midstance.presentation.blocks import Row, Span
from midstance.presentation.phrases import items_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from midstance.domain.exercise import Exercise
    from midstance.domain.quantity import WeightUnit
    from midstance.domain.runner import Complaint, Place, Preference, Runner
    from midstance.presentation.blocks import TextLook

LABEL_WIDTH = 15
"""Cells of the column of labels."""

GOALS = {
    Goal.GENERAL: "running in general",
    Goal.SHORT_RACE: "5 km and 10 km",
    Goal.HALF_MARATHON: "half marathon",
    Goal.MARATHON: "marathon",
    Goal.TRAIL: "trail and uneven ground",
    Goal.POWER: "power and speed",
    Goal.ENDURANCE: "endurance",
    Goal.FORM: "running form",
    Goal.COMING_BACK: "coming back after a break",
}
PRIORITIES = {
    Priority.RUNNING: "running first",
    Priority.BALANCED: "balanced",
    Priority.STRENGTH: "strength first",
}
LEVELS = {
    Level.BEGINNER: "beginner: little or no strength training yet",
    Level.INTERMEDIATE: "intermediate: some months, the basic lifts are safe",
    Level.ADVANCED: "advanced: years, heavy lifts and jumps are safe",
}
COMPLAINT_STAGES = {
    ComplaintStage.ACUTE: "acute: recent, painful or not diagnosed",
    ComplaintStage.MANAGED: "managed: known, settled and cleared",
}
AFTER_BIRTH_STAGES = {
    ComplaintStage.ACUTE: "not assessed yet, or with symptoms",
    ComplaintStage.MANAGED: "assessed, and without symptoms",
}
ASSESSED_QUESTION = (
    "Have you been assessed by a doctor, midwife or pelvic health physiotherapist, and are you "
    "free of pain, leakage and heaviness?"
)
NOT_SET = "not set"
_MINUTES = range(LEAST_MINUTES, MOST_MINUTES + 1)
DISTANCES = {DistanceUnit.KM: "kilometres", DistanceUnit.MILES: "miles"}


def equipment_phrase(equipment: frozenset[Equipment]) -> str:
    """Equipment in words: the name of a profile where it is one, else every item."""
    named = next((name for name, items in PROFILES.items() if items == equipment), "")
    items = items_text(item for item in Equipment if item in equipment)
    return f"{named}: {items}" if named else items or "floor only"


@dataclass(frozen=True, slots=True)
class WeekSettings:
    """What the profile says besides the runner: the unit of runs, and the days of the week."""

    distance: DistanceUnit = DistanceUnit.KM
    habits: WeeklyHabits = field(default_factory=lambda: WeeklyHabits(Level.INTERMEDIATE))


DAYS_ASKED: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "available": ("Strength days", "every day"),
        "two_slots": ("Twice a day", "none"),
        "prefer": ("Preferred days", "none"),
        "avoid": ("Avoided days", "none"),
    }
)
"""By the name of the days: the label, and what no choice means."""
STYLES = {
    PlanStyle.AUTO: "by the number of runs",
    PlanStyle.ALTERNATE: "on days without a run",
    PlanStyle.STACK: "on the days of hard runs",
}


def profile_rows(
    runner: Runner,
    unit: WeightUnit,
    exercises: Mapping[str, Exercise],
    config: str,
    week: WeekSettings,
    today: date,
) -> Iterator[Row]:
    """All of it, as it is ``today``."""
    yield _heading("You")
    yield _goal(runner)
    yield _row("priority", "Priority", PRIORITIES[runner.priority])
    yield _level(runner)
    yield _row("units", "Units", unit.value)
    yield _row("distance", "Runs in", DISTANCES[week.distance])
    yield _body_weight(runner, unit)
    yield from _heart(runner, today)
    yield _row("desk", "Mostly sitting", "yes" if runner.desk_work else "no")
    yield _heading("Where you train")
    yield from _places(runner)
    yield _heading("Your week")
    yield from _week(week.habits)
    yield _heading("Limitations")
    yield from _complaints(runner)
    yield _health(runner)
    yield _heading("Weight increments")
    yield from _steps(runner, unit)
    yield from _heaviest(runner, unit)
    if runner.preferences:
        yield _heading("Permanent swaps")
        yield from _preferences(runner.preferences, exercises)
    yield _heading(f"Sound, colours, keys and timing: settings.toml in {config}")


def _heading(text: str) -> Row:
    return Row(f"#{text}", (Span(text, "muted"),), is_heading=True)


def _row(key: str, label: str, value: str, *, is_set: bool = True) -> Row:
    look: TextLook = "strong" if is_set else "muted"
    return Row(key, (Span(f"{label:<{LABEL_WIDTH}}", "muted"), Span(value, look)))


def _goal(runner: Runner) -> Row:
    return _row("goal", "Goal", GOALS[runner.goal])


def _level(runner: Runner) -> Row:
    text = LEVELS[runner.level] if runner.level else NOT_SET
    return _row("level", "Experience", text, is_set=runner.level is not None)


def _places(runner: Runner) -> Iterator[Row]:
    for place in runner.places:
        yield _place(place, is_here=place == runner.place)
    label = "Add a place" if runner.places else "Equipment"
    text = "" if runner.places else "not set: all equipment"
    yield _row("add-place", label, text or "+", is_set=False)


def _place(place: Place, *, is_here: bool) -> Row:
    mark = Span("● " if is_here else "○ ", "accent" if is_here else "muted")
    name = Span(place.name, "strong" if is_here else "plain", column=LABEL_WIDTH - 2)
    return Row(
        f"place:{place.name}", (mark, name, Span(equipment_phrase(place.equipment), "muted"))
    )


def _complaints(runner: Runner) -> Iterator[Row]:
    for each in runner.complaints:
        yield Row(f"complaint:{each.limitation}", tuple(_complaint(each)))
    label = "Add a limitation" if runner.complaints else "Limitations"
    text = "+" if runner.complaints else "none"
    yield _row("add-complaint", label, text, is_set=False)


def _complaint(each: Complaint) -> Iterator[Span]:
    meaning = LIMITATION_TEXTS[each.limitation].meaning
    yield Span(f"{meaning[0].upper()}{meaning[1:]}  ", "strong")
    word = "born" if each.limitation is Limitation.POSTPARTUM else "since"
    since = f" {word} {each.since.isoformat()}" if each.since else ""
    yield Span(f"{each.stage.value}{since}", "warning")


def _health(runner: Runner) -> Row:
    if runner.screening is None:
        return _row("health", "Health", "seven questions, not answered yet", is_set=False)
    yes = len(runner.screening)
    text = f"{yes} of seven questions answered with yes" if yes else "no to all seven questions"
    return _row("health", "Health", text)


def _steps(runner: Runner, unit: WeightUnit) -> Iterator[Row]:
    for item, step in runner.load_steps:
        yield _row(f"step:{item}", item.plain, step.text(unit))
    yield _row(
        "add-step", "Add an item" if runner.load_steps else "Default increments", "+", is_set=False
    )
    bar = runner.bar or EMPTY_BAR[unit]
    yield _row("bar", "Empty bar", bar.text(unit), is_set=runner.bar is not None)


def _body_weight(runner: Runner, unit: WeightUnit) -> Row:
    text = runner.body_weight.text(unit) if runner.body_weight else NOT_SET
    return _row("body-weight", "Body weight", text, is_set=runner.body_weight is not None)


def _heart(runner: Runner, today: date) -> Iterator[Row]:
    """The day of birth, and the maximum heart rate that was measured or that comes of the age."""
    born = runner.born.isoformat() if runner.born else NOT_SET
    yield _row("born", "Born", born, is_set=runner.born is not None)
    text = max_heart_rate_text(runner, today)
    yield _row("max-bpm", "Max heart rate", text or NOT_SET, is_set=bool(text))
    yield _row("easy-zone", "Easy runs at", easy_zone_text(runner, today), is_set=False)
    own = runner.circuit_ceiling
    ceiling = f"up to {own or CIRCUIT_PERCENT} % of the maximum"
    yield _row("circuits", "Circuits", ceiling, is_set=own is not None)


def _heaviest(runner: Runner, unit: WeightUnit) -> Iterator[Row]:
    for item, weight in runner.heaviest:
        words = f"{weight.text(unit)} is the heaviest"
        yield _row(f"heaviest:{item}", item.plain, words)
    yield _row("add-heaviest", "Heaviest weight", "+", is_set=False)


def days_text(days: frozenset[int], nothing: str) -> str:
    """Days of the week, 0 for Monday: ``Mon, Wed``; ``nothing`` for none or for all of them."""
    if len(days) in {0, DAYS}:
        return nothing if not days else "every day"
    return ", ".join(WEEKDAYS[day][:3].capitalize() for day in sorted(days))


def day_minutes_text(minutes: Mapping[int, int]) -> str:
    """How long strength may take on days that have a limit: ``Tue 45, Thu 20``; "" for none."""
    days = (f"{WEEKDAYS[day][:3].capitalize()} {minutes[day]}" for day in sorted(minutes))
    return ", ".join(days)


def parse_minutes(text: str) -> dict[int, int]:
    """The limits that :func:`day_minutes_text` writes; none of them for "" and ``none``.

    Raises:
        ValueError: a word is no day, or has no minutes that a session could take.
    """
    words = text.lower().replace(",", " ").split()
    found: dict[int, int] = {}
    for day, minutes in zip_longest(words[::2], words[1::2]) if words != ["none"] else ():
        number = next((n for n, name in enumerate(WEEKDAYS) if _is_day(day, name)), None)
        if number is None:
            raise ValueError(f"{day!r} is no day of the week; write tue 45, thu 20, or none")
        limit = whole_number(minutes or "")
        if limit is None or limit not in _MINUTES:
            raise ValueError(
                f"how many minutes on {WEEKDAYS[number].capitalize()}? "
                f"A number from {_MINUTES[0]} to {_MINUTES[-1]}, such as tue 45"
            )
        found[number] = limit
    return found


def _is_day(word: str, day: str) -> bool:
    return len(word) > 1 and day.startswith(word)


def _week(habits: WeeklyHabits) -> Iterator[Row]:
    for name, (label, nothing) in DAYS_ASKED.items():
        days: frozenset[int] = getattr(habits, name)
        is_set = bool(days) and len(days) < DAYS
        yield _row(f"days:{name}", label, days_text(days, nothing), is_set=is_set)
    limits = day_minutes_text(habits.minutes)
    yield _row("minutes", "Minutes", limits or "as long as it takes", is_set=bool(limits))
    is_set = habits.style is not PlanStyle.AUTO
    yield _row("style", "Strength", STYLES[habits.style], is_set=is_set)


def _preferences(
    preferences: Iterable[Preference], exercises: Mapping[str, Exercise]
) -> Iterator[Row]:
    for number, each in enumerate(preferences):
        chosen, prescribed = (
            exercises[id_].name if id_ in exercises else id_
            for id_ in (each.chosen, each.prescribed)
        )
        left = (Span(chosen, "strong"), Span(f"  instead of {prescribed}", "muted"))
        yield Row(f"preference:{number}", left, (Span(f"  {each.program}", "muted"),))
