"""What the keys of the calendar change, each asked for in one line and taken back with one key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from midstance.domain.calendar import DateTextError, parse_day
from midstance.domain.weeks.run import RunKind
from midstance.presentation.clean import clean
from midstance.presentation.phrases import day_text
from midstance.presentation.planning.run_text import (
    RunTextError,
    TypedRun,
    parse_run,
    parse_weekly_runs,
    run_words,
)
from midstance.presentation.planning.runs import run_text
from midstance.presentation.planning.weeks import moves_in_short
from midstance.tui.dialogs.choice import ChoiceDialog, Option, TextDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from textual.app import App

    from midstance.domain.quantity import DistanceUnit
    from midstance.domain.weeks.run_calendar import ScheduledRun
    from midstance.presentation.planning.month import MonthDay
    from midstance.services.calendar.month import MonthService
    from midstance.services.calendar.run_calendar import RunCalendar

RUN_HELP = "Such as: intervals 10km 50min · long 1h45 · race A half marathon · bike 1h hard · done"
WEEK_HELP = "Such as: Tue intervals, Thu easy 8km, Sun long. It fills each week from today on."
DAY_HELP = "Such as friday, 2026-11-24, 1 Dec, or +2 for in two days."
KINDS: tuple[tuple[str, RunKind], ...] = (
    ("e", RunKind.EASY),
    ("r", RunKind.RECOVERY),
    ("l", RunKind.LONG),
    ("t", RunKind.TEMPO),
    ("i", RunKind.INTERVALS),
    ("h", RunKind.HILLS),
    ("c", RunKind.CROSS),
    ("o", RunKind.OTHER),
    ("a", RunKind.RACE),
)
"""The kinds to choose from, each with its key."""


class MonthOnScreen(Protocol):
    """The screen whose day is changed."""

    cursor: date

    @property
    def app(self) -> App[object]:
        """Asks the questions."""

    @property
    def day(self) -> MonthDay | None:
        """The day under the cursor; None until it is read."""

    @property
    def unit(self) -> DistanceUnit:
        """The unit of distances."""

    def say(self, text: str) -> None:
        """Show one line for a few seconds."""

    def read_month(self) -> None:
        """Read again what is shown."""

    def go_to(self, day: date) -> None:
        """Put the cursor on a day."""


class RunChanges:
    """Asks for a change of the day under the cursor, saves it and shows it."""

    def __init__(self, screen: MonthOnScreen, service: MonthService) -> None:
        """Change what ``screen`` shows, through ``service``."""
        self._screen, self._service = screen, service

    async def open(self) -> None:
        """Change the run of the day in words, or add one where there is none."""
        if self._screen.day is not None and not self._screen.day.runs:
            await self.add()
            return
        run = await self._chosen("Which run?")
        if run is None:
            return
        words = run_words(run.entry.run, self._screen.unit)
        typed = await self._ask_run(f"Change the run on {day_text(run.day)}", words, run.day)
        if typed is not None:
            await self._change("Changed", lambda calendar: calendar.edit(run.entry, typed))

    async def add(self) -> None:
        """Add a run in words."""
        day = self._screen.cursor
        typed = await self._ask_run(f"A run on {day_text(day)}", "", day)
        if typed is not None:
            is_done = day < self._service.today if typed.is_done is None else typed.is_done
            await self._change("Added", lambda calendar: calendar.add(day, typed, is_done=is_done))

    async def move(self) -> None:
        """Move one run to a day that is typed."""
        run = await self._chosen("Move which run?")
        if run is None:
            return
        day = await self._ask_day(run)
        if day is not None:
            await self._change("Moved", lambda calendar: calendar.move(run.entry, day))
            self._screen.go_to(day)

    async def set_kind(self) -> None:
        """Choose what a run is for."""
        run = await self._chosen("Which run?")
        if run is None:
            return
        options = tuple(Option(key, kind.value, kind) for key, kind in KINDS)
        selected = next((n for n, each in enumerate(options) if each.value is run.kind), 0)
        dialog = ChoiceDialog(
            f"What is the run for? Now: {self._text(run)}", options, selected=selected
        )
        kind = await self._screen.app.push_screen_wait(dialog)
        if kind is not None:
            typed = parse_run(kind.value)
            await self._change("Changed", lambda calendar: calendar.edit(run.entry, typed))

    async def toggle_done(self) -> None:
        """Say that a run was done, or that it was not."""
        run = await self._chosen("Which run?")
        if run is None:
            return
        if not run.is_done and run.day > self._service.today:
            self._screen.say("That run is still to come; m moves it to the day on which it was.")
            return
        typed = parse_run("planned" if run.is_done else "done")
        verb = "Planned again" if run.is_done else "Done"
        await self._change(verb, lambda calendar: calendar.edit(run.entry, typed))

    async def delete(self) -> None:
        """Take one run out; where there is none, the days away or ill."""
        day = self._screen.day
        if day is not None and not day.runs and day.absence is not None:
            absence = day.absence
            await self._change("Deleted", lambda calendar: calendar.delete_absence(absence))
            return
        run = await self._chosen("Delete which run?")
        if run is not None:
            await self._change("Deleted", lambda calendar: calendar.delete(run.entry))

    async def set_weekly(self) -> None:
        """Set the runs of each week in one line; an empty line clears them."""
        before = await self._service.weekly()
        unit, text = self._screen.unit, WEEK_HELP
        typed = ", ".join(f"{each.day:%a} {run_words(each.run, unit)}".rstrip() for each in before)
        while True:
            dialog = TextDialog("The runs of each week", typed, text=text)
            answer = await self._screen.app.push_screen_wait(dialog)
            if answer is None or answer.strip() == typed.strip() == "":
                return
            try:
                runs = parse_weekly_runs(answer, unit) if answer.strip() else ()
                break
            except RunTextError as error:
                typed, text = answer, str(error)
        today = self._service.today
        await self._change("Set", lambda calendar: calendar.set_weekly(runs, today))

    async def undo(self) -> None:
        """Take the last change back."""
        undone = await self._service.undo()
        self._screen.read_month()
        self._screen.say(f"Undone: {undone}")

    async def _change(self, verb: str, change: Callable[[RunCalendar], object]) -> None:
        moves = await self._service.change(change)
        self._screen.read_month()
        moved = f" {moves_in_short(moves)} (e why)." if moves else ""
        self._screen.say(f"{verb}; u takes it back.{moved}")

    async def _chosen(self, title: str) -> ScheduledRun | None:
        """The day's run, or the one chosen of several; None with a word where there is none."""
        runs = self._screen.day.runs if self._screen.day else ()
        if not runs:
            self._screen.say("There is no run on this day; a adds one.")
            return None
        if len(runs) == 1:
            return runs[0]
        options = tuple(
            Option(str(number), self._text(each), each) for number, each in enumerate(runs[:9], 1)
        )
        return await self._screen.app.push_screen_wait(ChoiceDialog(title, options))

    def _text(self, run: ScheduledRun) -> str:
        return clean(run_text(run, self._screen.unit), 60)

    async def _ask_run(self, title: str, typed: str, day: date) -> TypedRun | None:
        """The run that is typed; the question comes again until the text is one."""
        text = RUN_HELP
        while True:
            dialog = TextDialog(title, typed, text=text)
            answer = await self._screen.app.push_screen_wait(dialog)
            if answer is None or not answer.strip():
                return None
            try:
                found = parse_run(answer, self._screen.unit)
            except RunTextError as error:
                typed, text = answer, str(error)
                continue
            if found.is_done and day > self._service.today:
                typed, text = answer, f"{day} is still to come; leave out: done"
            elif not found.said and found.is_done is None:
                typed, text = answer, RUN_HELP
            else:
                return found

    async def _ask_day(self, run: ScheduledRun) -> date | None:
        """The day that is typed; the question comes again until the text is one."""
        typed, text = "", DAY_HELP
        while True:
            title = f"Move this run to which day? {day_text(run.day)}: {self._text(run)}"
            answer = await self._screen.app.push_screen_wait(TextDialog(title, typed, text=text))
            if answer is None or not answer.strip():
                return None
            try:
                day = parse_day(answer, run.day)
            except DateTextError as error:
                typed, text = answer, str(error)
                continue
            if run.is_done and day > self._service.today:
                typed, text = answer, f"The run was done; {day} is still to come."
            else:
                return day
