"""Leaves the app when everything is saved, or when the runner lets go of what is not."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from midstance.storage.errors import NotSavedError
from midstance.tui.screens import questions

if TYPE_CHECKING:
    from textual.app import App

    from midstance.storage.writer import Writer

PATIENCE_SECONDS = 5.0
ASKING = "-parting"
LOST = "what was done last is not in the log"
SILENCE = "The disk is slow; what was done last is still being saved."
REMEDY = "Open Midstance once there is room: it goes on from the last saved set."


async def leave(app: App[None], writer: Writer) -> None:
    """Try once more to save what waits; leave if that worked, else ask what shall become of it."""
    is_asking = any(screen.has_class(ASKING) for screen in app.screen_stack)
    if await asyncio.to_thread(writer.drain, PATIENCE_SECONDS):
        app.exit()
    elif not is_asking:
        _ask(app, writer)


def _ask(app: App[None], writer: Writer) -> None:
    def answered(goes: bool | None) -> None:
        if goes:
            app.exit(return_code=1)
        elif goes is not None:
            app.run_worker(leave(app, writer), group=ASKING, exclusive=True)

    trouble = writer.trouble
    reason = f"{trouble.what}. {trouble.remedy}" if trouble else SILENCE
    question = questions.unsaved(f"{reason[:1].upper()}{reason[1:]}")
    question.add_class(ASKING)
    app.push_screen(question, answered)


def loss(writer: Writer) -> NotSavedError | None:
    """What to tell once ``writer`` is closed and something was never saved; None if all was."""
    if not writer.pending:
        return None
    trouble = writer.trouble
    what = trouble.what if trouble else "the disk does not answer"
    return NotSavedError(f"{LOST}: {what}", trouble.where if trouble else "log", REMEDY)
