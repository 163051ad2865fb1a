"""What the runner answers on Today: the check-in, a skipped session, an easier week."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from midstance.domain.pain import MILD_PAIN
from midstance.presentation.planning.check_in import SKIP_LABELS
from midstance.services.calendar.check_in import save_check_in, skip_session, take_skip_back
from midstance.services.calendar.easier_week import toggle_easier_week
from midstance.storage.errors import StorageError
from midstance.tui.dialogs.check_in import CheckInDialog
from midstance.tui.dialogs.choice import ChoiceDialog, Option
from midstance.tui.screens.session.dialogs import region_dialog

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from textual.app import App

    from midstance.domain.weeks.check_in import SkipReason
    from midstance.services.log_client import LogClient
    from midstance.services.today import TodayPlan
    from midstance.storage.training_log import TrainingLog

ERROR_SECONDS = 15


class DayAnswers:
    """Asks the runner about the day, saves the answers, and shows Today again."""

    def __init__(self, app: App[None], client: LogClient, changed: Callable[[], None]) -> None:
        """Ask over ``app``; ``changed`` is called once an answer is saved."""
        self._app, self._client, self._changed = app, client, changed

    def check_in(self, plan: TodayPlan) -> None:
        """Ask how the day is; nothing is asked while a workout is under way."""
        if plan.under_way is None:
            self._run(self._check_in())

    def move(self, plan: TodayPlan) -> None:
        """Let the session wait for another day, or take that back."""
        if plan.under_way is None and (plan.due.session or plan.is_skipped):
            self._run(self._take_back() if plan.is_skipped else self._skip(plan.due.session))

    def take_easier_week(self, plan: TodayPlan) -> None:
        """Let seven days be lighter, or no more of them; nothing while a workout is under way."""
        if plan.under_way is None:
            self._run(self._toggle_easier_week())

    async def _toggle_easier_week(self) -> None:
        today, now = self._client.today, self._client.now()
        said = await self._client.change(lambda log: toggle_easier_week(log, today, now))
        self._changed()
        self._app.notify(said, markup=False)

    async def _check_in(self) -> None:
        answer = await self._app.push_screen_wait(CheckInDialog())
        if answer is None:
            return
        if answer.pain > MILD_PAIN:
            where = await self._app.push_screen_wait(region_dialog())
            answer = replace(answer, region=where or "")
        today, now = self._client.today, self._client.now()
        await self._save(lambda log: save_check_in(log, today, answer, now))

    async def _skip(self, session: str) -> None:
        options = tuple(Option(key, label, reason) for key, reason, label in SKIP_LABELS)
        dialog: ChoiceDialog[SkipReason] = ChoiceDialog(
            "Not today: why?", options, text="The session waits; the plan finds its next day."
        )
        reason = await self._app.push_screen_wait(dialog)
        if reason is not None:
            today, now = self._client.today, self._client.now()
            await self._save(lambda log: skip_session(log, session, today, reason, now))

    async def _take_back(self) -> None:
        today, now = self._client.today, self._client.now()
        await self._save(lambda log: take_skip_back(log, today, now))

    async def _save(self, change: Callable[[TrainingLog], object]) -> None:
        await self._client.change(change)
        self._changed()

    def _run(self, work: Coroutine[None, None, None]) -> None:
        self._app.run_worker(self._warn_on_error(work), group="day-answers", exclusive=True)

    async def _warn_on_error(self, work: Coroutine[None, None, None]) -> None:
        try:
            await work
        except StorageError as error:
            self._app.notify(str(error), severity="error", markup=False, timeout=ERROR_SECONDS)
