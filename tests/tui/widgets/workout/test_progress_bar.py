"""The bar that fills."""

import pytest
from textual.geometry import Region

from midstance.tui.widgets.workout.progress_bar import ProgressBar
from tests.tui.widgets.one_widget_app import OneWidgetApp, lines


class WatchedProgressBar(ProgressBar):
    """A bar that writes down what it paints."""

    painted: list[tuple[Region, ...]]

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> "WatchedProgressBar":
        """Write the regions down."""
        self.painted = [*getattr(self, "painted", []), regions]
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)


@pytest.mark.parametrize(
    ("fraction", "drawn"),
    [(0, ""), (0.5, "█████"), (0.55, "█████▌"), (0.56, "█████▋"), (1, "██████████"), (7, "█" * 10)],
)
async def test_eighths(fraction: float, drawn: str) -> None:
    """The bar is exact to an eighth of a cell and never longer than its room."""
    bar = ProgressBar(fraction)
    async with OneWidgetApp(bar).run_test(size=(10, 1)):
        assert lines(bar) == [drawn]


async def test_nothing_to_show() -> None:
    """Where there is no fraction there is no bar, and no track."""
    bar = ProgressBar(None)
    async with OneWidgetApp(bar).run_test(size=(10, 1)) as pilot:
        (segment,) = bar.render_line(0)
        assert segment.style == bar.rich_style
        bar.fraction = 0.2
        await pilot.pause()
        assert lines(bar) == ["██"]


async def test_paints_what_changed() -> None:
    """A step paints the cells at the end of the bar; less than a step paints nothing."""
    bar = WatchedProgressBar(0.5)
    async with OneWidgetApp(bar).run_test(size=(10, 1)) as pilot:
        await pilot.pause()
        bar.painted = []
        bar.fraction = 0.501
        assert bar.painted == []
        bar.fraction = 0.62
        assert bar.painted == [(Region(5, 0, 2, 1),)]


async def test_ascii() -> None:
    """Without block characters the bar is made of number signs."""
    bar = ProgressBar(0.3, in_ascii=True)
    async with OneWidgetApp(bar).run_test(size=(10, 1)):
        assert lines(bar) == ["###"]
