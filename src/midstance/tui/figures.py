"""The figures that the screens show: found once for all, moving or still, facing either way.

Loaded once Today is seen: reading figures, and the trends beside them, is no part of a start.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from midstance.coach.review.history import recent_trends
from midstance.figures.drawing import FigureInk
from midstance.figures.page import ink_for
from midstance.storage.figures.book import FigureBook
from midstance.storage.places import bundled_assets
from midstance.tui.widgets.figure import FRAMES_A_SECOND, ShownFigure
from midstance.tui.widgets.today.side import BesideSession
from midstance.tui.widgets.today.trend import TrendBeside
from midstance.workout.state import Phase

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from midstance.domain.exercise import Exercise
    from midstance.domain.quantity import Tempo
    from midstance.services.log_client import LogClient
    from midstance.workout.card import Card
    from midstance.workout.view import View

FRAME_MS = 1000 // FRAMES_A_SECOND
CHEERING = "arms-raised"
"""The figure that stands beside a best."""


@dataclass(slots=True)
class ScreenFigures:
    """The figures as one screen shows them.

    Attributes:
        is_on: whether the runner wants them.
        may_move: whether anything on the screen may move; else figures stand still.
        keep: keeps the runner's choice.
    """

    book: FigureBook
    exercises: Mapping[str, Exercise]
    ink: FigureInk = FigureInk.BRAILLE
    is_on: bool = True
    may_move: bool = True
    keep: Callable[[bool], None] = lambda _: None

    def toggle(self) -> str:
        """Turn the figures off or on and keep that; answers what to say of it."""
        self.is_on = not self.is_on
        self.keep(self.is_on)
        return "Figures on." if self.is_on else "Figures off: words alone."

    def named(self, name: str) -> ShownFigure | None:
        """A figure by its name; None where words stand for it."""
        figure = self.book.figure(name) if self.is_on else None
        return None if figure is None else ShownFigure(figure, self.ink, 0.0)

    def cheering(self) -> ShownFigure | None:
        """The figure beside a best; None where there is none."""
        return self.named(CHEERING)

    def of_exercise(self, exercise: Exercise | None) -> ShownFigure | None:
        """The still poses of an exercise; None where words stand for it."""
        figure = self.book.figure(exercise.figure) if self.is_on and exercise else None
        return None if figure is None else ShownFigure(figure, self.ink)

    def of_card(self, card: Card) -> ShownFigure | None:
        """The still poses for a card, turned to the side that works; None where words stand."""
        shown = self.of_exercise(self.exercises.get(card.exercise))
        if shown is None or not card.is_left:
            return shown
        return ShownFigure(shown.figure.mirrored(), self.ink)

    def of_view(self, view: View, tempo: Tempo | None, paced_ms: int | None) -> ShownFigure | None:
        """What stands beside the set of a workout on the screen.

        Args:
            view: what is shown.
            tempo: the set's tempo.
            paced_ms: how long the tempo guide has been running; None while it paces nothing.
        """
        shown = self.of_card(view.card) if view.phase is not Phase.DONE else None
        if shown is not None and view.phase is Phase.LEAD_IN and not shown.figure.is_still:
            return ShownFigure(shown.figure, shown.ink, 0.0)
        if shown is None or not self._moves(shown, paced_ms):
            return shown
        frames = (paced_ms or 0) // FRAME_MS
        share = shown.figure.share_at(frames / FRAMES_A_SECOND, tempo, 0)
        return ShownFigure(shown.figure, shown.ink, share)

    def _moves(self, shown: ShownFigure, paced_ms: int | None) -> bool:
        return self.may_move and paced_ms is not None and not shown.figure.is_still

    def seconds_to_frame(self, view: View, paced_ms: int | None) -> float | None:
        """Seconds until the figure's next frame; None while it stands still or is not there."""
        shown = self.of_card(view.card)
        if paced_ms is None or shown is None or not self._moves(shown, paced_ms):
            return None
        return (FRAME_MS - paced_ms % FRAME_MS) / 1000


class FigureFinder:
    """Finds the figures of every screen, so that each is read from its file once."""

    def __init__(self, client: LogClient, environ: Mapping[str, str], *, may_move: bool) -> None:
        """Read with ``client``; figures stand still unless they ``may_move``."""
        self._client, self._environ, self._may_move = client, environ, may_move
        self._book = FigureBook(bundled_assets(), client.context.places.config)

    def figures(self, keep: Callable[[bool], None] = lambda _: None) -> ScreenFigures:
        """The figures as the runner wants them; ``keep`` keeps another choice."""
        settings = self._client.settings
        return ScreenFigures(
            self._book,
            self._client.library.exercises,
            ink_for(self._environ.get("TERM", ""), is_ascii=settings.ascii),
            is_on=settings.figures,
            may_move=self._may_move,
            keep=keep,
        )

    async def beside(self, exercises: Sequence[Exercise]) -> BesideSession:
        """What stands beside the list of Today: figures, and how these exercises went lately.

        Raises:
            StorageError: the log cannot be read.
        """
        client = self._client
        today, unit = client.today, client.settings.weight_unit
        trends = await client.query(lambda log: recent_trends(log, exercises, today, unit))
        shown = {id_: TrendBeside(trend) for id_, trend in trends.items()}
        return BesideSession(self.figures().of_exercise, shown)
