"""The questions about what has to be spared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from midstance.coach.limitations import MEANINGS
from midstance.coach.safety import complaint_notice
from midstance.domain.exercise import Limitation
from midstance.domain.profile_changes import (
    with_complaint,
)
from midstance.domain.runner import Course, Runner
from midstance.tui.profile_rows import COURSES
from midstance.tui.screens.asking import Asking, capital, one_of
from midstance.tui.screens.dialogs import Option
from midstance.tui.screens.notice import Notice
from midstance.tui.screens.pick import Pick
from midstance.tui.widgets.prose import text
from midstance.tui.widgets.rows import Row, Span

if TYPE_CHECKING:
    from datetime import date

    from textual.app import App

GONE = "gone"


async def add_complaint(app: App[Any], runner: Runner, today: date) -> Runner | None:
    """A complaint, how it stands, and what that changes."""
    known = {each.limitation for each in runner.complaints}
    rows = (
        Row(each.value, (Span(capital(MEANINGS[each].meaning)),))
        for each in Limitation
        if each not in known
    )
    answer = await app.push_screen_wait(Pick("What has to be spared?", rows))
    return await complaint(answer)(app, runner, today) if answer else None


def complaint(value: str) -> Asking:
    """How does a complaint stand?"""
    limitation = Limitation(value)

    async def ask(app: App[Any], runner: Runner, today: date) -> Runner | None:
        known = {each.limitation: each.course for each in runner.complaints}
        words = {course.value: label for course, label in COURSES.items()}
        words |= {GONE: "gone"} if limitation in known else {}
        title = capital(MEANINGS[limitation].meaning)
        answer = await one_of(app, title, words, known.get(limitation))
        if answer is None:
            return None
        course = None if answer == GONE else Course(answer)
        after = with_complaint(runner, limitation, course, today)
        await _explain(app, after, limitation)
        return after

    return ask


async def _explain(app: App[Any], runner: Runner, limitation: Limitation) -> None:
    """Say what a complaint changes."""
    for each in runner.complaints:
        if each.limitation is limitation:
            told = complaint_notice(each).text
            answers = (Option("enter", "understood", value=True),)
            await app.push_screen_wait(Notice("What this changes", (text(told),), answers))
