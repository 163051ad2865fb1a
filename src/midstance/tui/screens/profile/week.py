"""The dialogs about the week: kilometres or miles, and the days that suit strength."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from midstance.domain.calendar import DAYS, WEEKDAYS
from midstance.domain.quantity import DistanceUnit
from midstance.domain.weeks.plan import PlanStyle
from midstance.presentation.clean import clean
from midstance.presentation.profile import (
    DAYS_ASKED,
    DISTANCES,
    STYLES,
    WeekSettings,
    day_minutes_text,
    parse_minutes,
)
from midstance.tui.dialogs.choice import TextDialog
from midstance.tui.dialogs.lists import ChecklistDialog
from midstance.tui.screens.profile.dialogs import one_of_dialog

if TYPE_CHECKING:
    from textual.app import App

    from midstance.coach.schedule.planner.calendar_week import WeeklyHabits

WeekDialog = Callable[["App[Any]", WeekSettings], Awaitable[WeekSettings | None]]
"""Asks over the app; answers the changed settings, or None where nothing is to change."""


async def distance_dialog(app: App[Any], week: WeekSettings) -> WeekSettings | None:
    """Kilometres or miles?"""
    answer = await one_of_dialog(app, "Distances of runs", DISTANCES, week.distance)
    return None if answer is None else replace(week, distance=DistanceUnit(answer))


async def style_dialog(app: App[Any], week: WeekSettings) -> WeekSettings | None:
    """Strength beside hard runs, or on other days?"""
    answer = await one_of_dialog(app, "Strength and runs", STYLES, week.habits.style)
    if answer is None:
        return None
    return replace(week, habits=replace(week.habits, style=PlanStyle(answer)))


async def minutes_dialog(app: App[Any], week: WeekSettings) -> WeekSettings | None:
    """How long may strength take, on days that have less time?"""
    typed, problem = day_minutes_text(week.habits.minutes), ""
    while True:
        text = f"{problem}Sessions are cut to fit. Nothing: as long as they take."
        dialog = TextDialog("Minutes, such as tue 45, thu 20", typed, text=text)
        answer = await app.push_screen_wait(dialog)
        if answer is None:
            return None
        try:
            return replace(week, habits=replace(week.habits, minutes=parse_minutes(answer)))
        except ValueError as error:
            typed, problem = answer, f"{clean(str(error), 90)}. "


def days_dialog(name: str) -> WeekDialog:
    """Which days of the week these are; none for the strength days means every day."""

    async def ask(app: App[Any], week: WeekSettings) -> WeekSettings | None:
        days: frozenset[int] = getattr(week.habits, name)
        labels = ((str(day), WEEKDAYS[day].capitalize()) for day in range(DAYS))
        answer = await app.push_screen_wait(
            ChecklistDialog(DAYS_ASKED[name][0], labels, frozenset(map(str, days)))
        )
        if answer is None:
            return None
        chosen = frozenset(map(int, answer))
        if name == "available" and not chosen:
            chosen = frozenset(range(DAYS))
        return replace(week, habits=_with_days(week.habits, name, chosen))

    return ask


def _with_days(habits: WeeklyHabits, name: str, days: frozenset[int]) -> WeeklyHabits:
    match name:
        case "available":
            return replace(habits, available=days)
        case "two_slots":
            return replace(habits, two_slots=days)
        case "prefer":
            return replace(habits, prefer=days)
        case _:
            return replace(habits, avoid=days)
