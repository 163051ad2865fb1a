"""What is asked and told before a workout begins: questions about health, and notices."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from midstance.coach.adapt.adaptation import current_situation
from midstance.coach.safety import (
    NOTICE,
    QUESTIONS,
    SEE_A_DOCTOR,
    mark_notices_shown,
    notices_due,
    screening_is_due,
)
from midstance.domain.pain import PAIN_RULE, RED_FLAGS
from midstance.presentation.blocks import BLANK, paragraph, section
from midstance.tui.dialogs.choice import Option
from midstance.tui.dialogs.lists import ChecklistDialog, NoticeDialog

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import App

    from midstance.coach.safety import SafetyNotice as Told
    from midstance.domain.runner import Runner
    from midstance.domain.session import Session
    from midstance.presentation.blocks import Paragraph
    from midstance.services.log_client import LogClient
    from midstance.services.profile import ProfileService

SCREENING_QUESTION = "Is one of these true of you? If none is, just press Enter."


def is_due(client: LogClient, session: Session) -> bool:
    """Whether anything has to be asked or told before ``session``.

    Raises:
        StorageError: the log cannot answer.
    """
    library, today = client.context.library.library, client.context.clock.today()
    here = client.ask(lambda log: current_situation(log, library, today))
    return screening_is_due(here.runner) or bool(notices_due(session, here))


async def confirm_ready(app: App[None], profile_service: ProfileService, session: Session) -> bool:
    """Ask and tell what is due before ``session``; answers whether it may begin.

    Raises:
        StorageError: the log cannot answer, or could not take it.
    """
    here = await profile_service.situation()
    runner = here.runner
    if screening_is_due(runner):
        asked = await screening(app, runner)
        if asked is None:
            return False
        await profile_service.change(runner, asked)
        runner = asked
        if runner.screening and not await _is_cleared(app):
            return False
    due = notices_due(session, replace(here, runner=runner))
    if due and not await _has_read(app, session, due):
        return False
    await profile_service.change(runner, mark_notices_shown(runner, due))
    return True


async def screening(app: App[None], runner: Runner) -> Runner | None:
    """The runner with the answers to the questions about health; None where they were left."""
    labels = ((each.id, each.text) for each in QUESTIONS)
    ticked = await app.push_screen_wait(
        ChecklistDialog(SCREENING_QUESTION, labels, runner.screening or ())
    )
    if ticked is None:
        return None
    return replace(runner, screening=tuple(each.id for each in QUESTIONS if each.id in ticked))


async def _is_cleared(app: App[None]) -> bool:
    """Whether the runner has spoken to a doctor already."""
    notice = NoticeDialog(
        "Before you train",
        (paragraph(SEE_A_DOCTOR), BLANK, paragraph(NOTICE)),
        (
            Option("n", "not today", value=False),
            Option("b", "I have spoken to a doctor: begin", value=True),
        ),
    )
    answer = await app.push_screen_wait(notice)
    return answer is True


async def _has_read(app: App[None], session: Session, due: tuple[Told, ...]) -> bool:
    answers = (Option("space", "understood, begin", value=True),)
    notice = NoticeDialog(f"Before {session.name}", tuple(_paragraphs(due)), answers)
    answer = await app.push_screen_wait(notice)
    return answer is True


def _paragraphs(due: tuple[Told, ...]) -> Iterator[Paragraph]:
    for each in due:
        told, is_long, _ = each.text.partition(PAIN_RULE)
        yield paragraph(told.strip(), mark="● ")
        yield BLANK
        if is_long:
            yield from section("When it hurts", paragraph(PAIN_RULE))
            flags = (
                paragraph(f"{flag};" if flag != RED_FLAGS[-1] else f"{flag}.", mark="✗ ")
                for flag in RED_FLAGS
            )
            yield from section("Stop, and seek medical help for", *flags)
