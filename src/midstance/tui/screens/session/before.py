"""The dialogs before a workout: the health screening and the notices."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from midstance.coach.safety import NOTICE, QUESTIONS, SEE_A_DOCTOR
from midstance.presentation.blocks import BLANK, paragraph
from midstance.presentation.safety import notice_paragraphs
from midstance.services.before_workout import ReadinessStep
from midstance.tui.dialogs.choice import Option
from midstance.tui.dialogs.health import HealthDialog
from midstance.tui.dialogs.lists import NoticeDialog

if TYPE_CHECKING:
    from textual.app import App

    from midstance.domain.runner import Runner
    from midstance.services.before_workout import Readiness
    from midstance.services.profile import ProfileService


async def confirm_ready(
    app: App[None], profile_service: ProfileService, ready: Readiness
) -> Readiness | None:
    """Show each step until the runner is ready; None where one of them was left.

    Every answer is saved before the next step.

    Raises:
        StorageError: the log could not take an answer.
    """
    while not ready.is_ready:
        after = await _show_step(app, ready)
        if after is None:
            return None
        await profile_service.change(ready.runner, after.runner)
        ready = after
    return ready


async def ask_screening(app: App[None], runner: Runner) -> Runner | None:
    """The runner with the answers to the questions about health; None where they were left."""
    answers = await _screening_answers(app, runner)
    if answers is None:
        return None
    return replace(runner, screening=tuple(each.id for each in QUESTIONS if each.id in answers))


async def _show_step(app: App[None], ready: Readiness) -> Readiness | None:
    if ready.step is ReadinessStep.SCREENING:
        answers = await _screening_answers(app, ready.runner)
        return None if answers is None else ready.answer_screening(answers)
    needs_doctor = ready.step is ReadinessStep.DOCTOR
    dialog = _doctor_dialog() if needs_doctor else _notices_dialog(ready)
    return ready.accept() if await app.push_screen_wait(dialog) else None


async def _screening_answers(app: App[None], runner: Runner) -> frozenset[str] | None:
    return await app.push_screen_wait(HealthDialog(runner.screening))


def _doctor_dialog() -> NoticeDialog[bool]:
    return NoticeDialog(
        "Before you train",
        (paragraph(SEE_A_DOCTOR), BLANK, paragraph(NOTICE)),
        (
            Option("n", "not today", value=False),
            Option("b", "my doctor cleared me: start", value=True),
        ),
    )


def _notices_dialog(ready: Readiness) -> NoticeDialog[bool]:
    paragraphs = tuple(notice_paragraphs(ready.notices))
    answers = (Option("space", "got it, start", value=True),)
    return NoticeDialog(f"Before {ready.session.name}", paragraphs, answers)
