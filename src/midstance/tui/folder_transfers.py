"""Files that go to the folders of the settings and come from them, while the screen goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.services.upkeep.settings_folders_async import send_in_background, sync_in_background

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

    from midstance.services.log_client import LogClient

TOAST_SECONDS = 15


class FolderTransfers:
    """Sends what was finished to the folders of the settings, and takes in what came there."""

    def __init__(self, app: App[None], client: LogClient, changed: Callable[[], None]) -> None:
        """Notify over ``app``; call ``changed`` once something came in."""
        self._app, self._client, self._changed = app, client, changed

    def send_finished(self) -> None:
        """Write what was finished into the folders that the settings name."""
        self._app.run_worker(self._send(), group="send-finished", exit_on_error=False)

    def sync(self) -> None:
        """Take in what other machines did, and send what they lack."""
        self._app.run_worker(self._sync(), group="sync", exit_on_error=False)

    async def _send(self) -> None:
        for problem in await send_in_background(self._client):
            self._app.notify(problem, severity="warning", markup=False, timeout=TOAST_SECONDS)

    async def _sync(self) -> None:
        lines = await sync_in_background(self._client)
        for line in lines:
            self._app.notify(line, markup=False, timeout=TOAST_SECONDS)
        if lines:
            self._changed()
