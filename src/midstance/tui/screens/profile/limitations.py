"""The dialogs about what has to be spared: a limitation, its stage, and the day of a birth."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from midstance.coach.adapt.limitations import LIMITATION_TEXTS
from midstance.coach.safety import complaint_notice
from midstance.domain.exercise import Limitation
from midstance.domain.runner import ComplaintStage, Runner, add_complaint
from midstance.presentation.blocks import Row, Span, paragraph
from midstance.presentation.profile import (
    AFTER_BIRTH_STAGES,
    ASSESSED_QUESTION,
    COMPLAINT_STAGES,
)
from midstance.tui.dialogs.choice import Option, TextDialog
from midstance.tui.dialogs.lists import ListDialog, NoticeDialog
from midstance.tui.screens.profile.dialogs import capital, one_of_dialog

if TYPE_CHECKING:
    from textual.app import App

    from midstance.domain.runner import Complaint
    from midstance.tui.screens.profile.dialogs import ProfileDialog

REMOVE_COMPLAINT = "gone"
BIRTH_TITLE = "The day of birth"


async def add_complaint_dialog(app: App[Any], runner: Runner, today: date) -> Runner | None:
    """A new complaint, its stage, and what that changes."""
    known = {each.limitation for each in runner.complaints}
    rows = (
        Row(each.value, (Span(capital(LIMITATION_TEXTS[each].meaning)),))
        for each in Limitation
        if each not in known
    )
    answer = await app.push_screen_wait(ListDialog("What is the limitation?", rows))
    return await complaint_dialog(answer)(app, runner, today) if answer else None


def complaint_dialog(value: str) -> ProfileDialog:
    """The stage of a complaint; ``value`` is that of its `Limitation`.

    After a birth its day is asked for, and before it counts as settled whether that is so.
    """
    limitation = Limitation(value)

    async def ask(app: App[Any], runner: Runner, today: date) -> Runner | None:
        before = next((e for e in runner.complaints if e.limitation is limitation), None)
        answer = await _stage_answer(app, limitation, before)
        if answer in {None, REMOVE_COMPLAINT}:
            return add_complaint(runner, limitation, None, today) if answer else None
        stage, since = ComplaintStage(answer), None
        if limitation is Limitation.POSTPARTUM:
            since = await _since_birth(app, stage, before, today)
            if since is None:
                return None
        after = add_complaint(runner, limitation, stage, today, since)
        await _explain(app, after, limitation)
        return after

    return ask


async def _stage_answer(
    app: App[Any], limitation: Limitation, before: Complaint | None
) -> str | None:
    is_birth = limitation is Limitation.POSTPARTUM
    stages = AFTER_BIRTH_STAGES if is_birth else COMPLAINT_STAGES
    words = {stage.value: label for stage, label in stages.items()}
    words |= {REMOVE_COMPLAINT: "gone"} if before else {}
    title = capital(LIMITATION_TEXTS[limitation].meaning)
    return await one_of_dialog(app, title, words, before.stage if before else None)


async def _since_birth(
    app: App[Any], stage: ComplaintStage, before: Complaint | None, today: date
) -> date | None:
    """The day of birth; None where it was left, or where nothing can be settled yet."""
    if stage is ComplaintStage.MANAGED and not await _is_assessed(app):
        return None
    return await _day_of_birth(app, before.since if before else None, today)


async def _is_assessed(app: App[Any]) -> bool:
    answers = (
        Option("n", "not yet", value=False),
        Option("y", "yes, all of it", value=True),
    )
    text = (paragraph(ASSESSED_QUESTION),)
    dialog: NoticeDialog[bool] = NoticeDialog("Before it has settled", text, answers)
    return await app.push_screen_wait(dialog) is True


async def _day_of_birth(app: App[Any], known: date | None, today: date) -> date | None:
    """The day that is typed, asked until it is one that has been; None where it was left."""
    typed, text = (known or today).isoformat(), "Landings wait for three months from it."
    while True:
        answer = await app.push_screen_wait(TextDialog(BIRTH_TITLE, typed, text=text))
        if answer is None:
            return None
        typed = answer.strip()
        try:
            day = date.fromisoformat(typed)
        except ValueError:
            text = f"Write it like {today.isoformat()}."
            continue
        if day <= today:
            return day
        text = "That day is still to come."


async def _explain(app: App[Any], runner: Runner, limitation: Limitation) -> None:
    for each in runner.complaints:
        if each.limitation is limitation:
            text = paragraph(complaint_notice(each).text)
            answers = (Option("enter", "got it", value=True),)
            await app.push_screen_wait(NoticeDialog("What changes", (text,), answers))
