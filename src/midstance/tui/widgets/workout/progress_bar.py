"""A thin bar that fills, to an eighth of a cell."""

from rich.segment import Segment
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

_EIGHTHS = " ▏▎▍▌▋▊▉█"


class ProgressBar(Widget):
    """How much of something is done, from the left.

    The component `progress-bar--done` is what is filled, `progress-bar--track` what is not.
    A fraction that looks the same paints nothing.

    Args:
        fraction: What to show at first.
        in_ascii: Whether to draw without block characters.
        id: The widget's id.
        classes: Its classes, with spaces between.
    """

    COMPONENT_CLASSES = {"progress-bar--done", "progress-bar--track"}
    """`progress-bar--done`: the part that is filled; `progress-bar--track`: the rest."""

    DEFAULT_CSS = """
    ProgressBar {
        width: 1fr; height: 1;
        color: $accent;
        & > .progress-bar--track { background: $panel; }
    }
    """

    fraction: reactive[float | None] = reactive(0.0, repaint=False, init=False)
    """From 0 to 1; beyond that it is as if empty or full. None hides the track as well."""

    def __init__(
        self,
        fraction: float | None = 0.0,
        *,
        in_ascii: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._steps = " #" if in_ascii else _EIGHTHS
        self.set_reactive(ProgressBar.fraction, fraction)

    def watch_fraction(self, before: float | None, after: float | None) -> None:
        """Paint the cells between the old end and the new one."""
        if before is None or after is None:
            self.refresh()
        elif self._filled(before) != self._filled(after):
            finest = len(self._steps) - 1
            first, last = sorted((self._filled(before) // finest, self._filled(after) // finest))
            self.refresh(Region(first, 0, last - first + 1, self.size.height))

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - all its lines are equal
        """The bar; all its lines are equal.

        Args:
            y: From the widget's top.
        """
        width = self.size.width
        if self.fraction is None:
            return Strip.blank(width, self.rich_style)
        cells, part = divmod(self._filled(self.fraction), len(self._steps) - 1)
        done = self.get_component_rich_style("progress-bar--done")
        track = self.get_component_rich_style("progress-bar--track")
        edge = self._steps[part] if part else ""
        rest = " " * (width - cells - len(edge))
        return Strip(
            [
                Segment(self._steps[-1] * cells, done),
                Segment(edge, done + track.background_style),
                Segment(rest, track),
            ],
            width,
        )

    def _filled(self, fraction: float) -> int:
        """How many steps are filled, in the finest step of a cell."""
        finest = self.size.width * (len(self._steps) - 1)
        return round(min(max(fraction, 0), 1) * finest)
