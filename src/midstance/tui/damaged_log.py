"""What opens in the place of Today where the log is damaged: its repairs, one key each."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from midstance.services.upkeep.damaged_log import (
    DAMAGED_TITLE,
    LogRepair,
    do_repair,
    later_text,
    new_folder,
    offered_repairs,
)
from midstance.storage.errors import StorageError
from midstance.tui.dialogs.choice import ChoiceDialog, Option
from midstance.tui.terminal.driver import driver_class
from midstance.tui.theme import DARK, ThemedApp, theme_in_colours

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping
    from pathlib import Path

    from textual.worker import Worker

    from midstance.context import Clock
    from midstance.storage.places import Places

NOTHING_CHANGES = "nothing is changed"


@dataclass(frozen=True, slots=True)
class GoingOn:
    """How it goes on: in which data folder, and what is to be said at the end."""

    data: Path
    last_word: str = ""


class DamagedLogApp(ThemedApp):
    """Asks what is to be done about a damaged log, and does it.

    Attributes:
        taken: the repair that was chosen; None where the runner leaves.
        failure: a mistake of ours that ended it.
    """

    TITLE = "Midstance"
    CSS_PATH = "base.tcss"
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self, problem: StorageError, places: Places, clock: Clock, environ: Mapping[str, str]
    ) -> None:
        """Ask about ``problem``, which the log in ``places`` has."""
        super().__init__(driver_class=driver_class())
        self._problem, self._places, self._clock = problem, places, clock
        self.taken: LogRepair | None = None
        self.failure: Exception | None = None
        self.theme = theme_in_colours(DARK.name, environ)

    def on_mount(self) -> None:
        """Ask."""
        work: Callable[[], Coroutine[None, None, None]] = self._ask
        self._asking: Worker[None] = self.run_worker(work)

    async def _ask(self) -> None:
        problem = self._problem
        text = f"{problem.where}: {problem.what}"
        while (way := await self.push_screen_wait(self._question(text))) is not None:
            try:
                done = await asyncio.to_thread(do_repair, way, self._places, self._clock)
            except (StorageError, OSError) as error:
                text = f"That did not work: {error}"
                continue
            going_on = ChoiceDialog("Done", (Option("enter", "Go on", value=True),), text=done)
            await self.push_screen_wait(going_on)
            self.taken = way
            break
        self.exit()

    def _question(self, text: str) -> ChoiceDialog[LogRepair | None]:
        ways = offered_repairs(self._places)
        options: list[Option[LogRepair | None]] = [
            Option(each.key, each.label, each.way, each.detail) for each in ways
        ]
        leave: Option[LogRepair | None] = Option("q", "Quit", None, NOTHING_CHANGES)
        return ChoiceDialog(DAMAGED_TITLE, (*options, leave), text=text)

    def _handle_exception(self, error: Exception) -> None:
        """Leave in order; whoever opened this raises the mistake."""
        self.failure = self.failure or error
        self.exit(return_code=1)


def ask_about_damage(
    problem: StorageError, places: Places, clock: Clock, environ: Mapping[str, str]
) -> GoingOn | None:
    """Let the runner choose a repair, and do it; answers what follows, or None to leave.

    Raises:
        Exception: a mistake of ours.
    """
    app = DamagedLogApp(problem, places, clock, environ)
    app.run()
    if app.failure is not None:
        raise app.failure
    if app.taken is LogRepair.NEW_FOLDER:
        return GoingOn(new_folder(places), later_text(places))
    return None if app.taken is None else GoingOn(places.data)
