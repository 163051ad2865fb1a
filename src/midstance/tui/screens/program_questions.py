"""What is asked before a program is followed: whether it fits, and when it begins."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from midstance.domain.typed_day import DayError, read_day
from midstance.tui.log_rows import day_text
from midstance.tui.screens.dialogs import Choice, Option, Question
from midstance.tui.screens.notice import Notice
from midstance.tui.widgets.prose import BLANK, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import App

    from midstance.coach.program_fit import ProgramFit
    from midstance.coach.situation import Situation
    from midstance.domain.program import Program
    from midstance.tui.widgets.prose import Paragraph

A_WEEK = 7
TYPED = "typed"


async def choose(
    app: App[None], program: Program, fit: ProgramFit, situation: Situation
) -> date | None:
    """The day on which ``program`` is to begin; None where it is not chosen after all."""
    if not fit.suits:
        answers = (Option("c", "choose it like this", value=True),)
        notice = Notice(f"{program.name} for you", tuple(_told(program, fit, situation)), answers)
        if not await app.push_screen_wait(notice):
            return None
    return await start_day(app, program, situation.today)


def _told(program: Program, fit: ProgramFit, situation: Situation) -> Iterator[Paragraph]:
    """What would be otherwise."""
    if fit.too_early:
        yield from (text(f"{fit.too_early} {program.entry}".strip()), BLANK)
    lines = fit.texts(situation.library.exercises)
    if lines:
        yield text("Done otherwise than it is written:", "bold $text-accent")
    yield from (text(each, mark="● ") for each in lines)


async def start_day(app: App[None], program: Program, today: date) -> date | None:
    """When does it begin?"""
    monday = today + timedelta(days=A_WEEK - today.weekday())
    tomorrow = today + timedelta(days=1)
    answer = await app.push_screen_wait(
        Choice(
            f"When does {program.name} begin?",
            (
                Option("t", "Today", today.isoformat(), day_text(today)),
                Option("m", "Tomorrow", tomorrow.isoformat(), day_text(tomorrow)),
                Option("n", "Next Monday", monday.isoformat(), day_text(monday)),
                Option("o", "Another day", TYPED, "typed"),
            ),
        )
    )
    return await _typed_day(app, today) if answer == TYPED else _read(answer)


def _read(answer: str | None) -> date | None:
    return date.fromisoformat(answer) if answer else None


async def _typed_day(app: App[None], today: date) -> date | None:
    """A typed day, asked again until it is one."""
    typed = ""
    trouble = f"Such as {today.isoformat()}, 1 Dec, friday, or +10 for in ten days."
    while True:
        answer = await app.push_screen_wait(
            Question("On which day does week 1 begin?", typed, text=trouble)
        )
        if answer is None:
            return None
        try:
            return read_day(answer, today)
        except DayError as error:
            typed, trouble = answer, str(error)
