"""Reads what stands beside the list of Today: figures, and how exercises went lately."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.coach.review.history import recent_trends
from midstance.figures.page import ink_for
from midstance.storage.figures.book import FigureBook
from midstance.storage.places import bundled_assets
from midstance.tui.screens.session.movement import SessionFigures
from midstance.tui.widgets.today.side import BesideSession
from midstance.tui.widgets.today.trend import TrendBeside

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from midstance.domain.exercise import Exercise
    from midstance.services.log_client import LogClient


class BesideToday:
    """Finds figures and trends for one front end.

    Every screen takes its figures from here, so that each is read from its file once.
    """

    def __init__(self, client: LogClient, environ: Mapping[str, str], *, may_move: bool) -> None:
        """Read with ``client``; figures stand still unless they ``may_move``."""
        self._client, self._environ, self._may_move = client, environ, may_move
        self._book = FigureBook(bundled_assets(), client.context.places.config)

    def figures(self, keep: Callable[[bool], None] = lambda _: None) -> SessionFigures:
        """The figures as the runner wants them; ``keep`` keeps another choice."""
        settings = self._client.settings
        return SessionFigures(
            self._book,
            self._client.library.exercises,
            ink_for(self._environ.get("TERM", ""), is_ascii=settings.ascii),
            is_on=settings.figures,
            may_move=self._may_move,
            keep=keep,
        )

    async def read(self, exercises: Sequence[Exercise]) -> BesideSession:
        """How exercises went lately, and where their figures are found.

        Raises:
            StorageError: the log cannot be read.
        """
        client = self._client
        today, unit = client.today, client.settings.weight_unit
        trends = await client.query(lambda log: recent_trends(log, exercises, today, unit))
        shown = {id_: TrendBeside(trend) for id_, trend in trends.items()}
        return BesideSession(self.figures().of_exercise, shown)
