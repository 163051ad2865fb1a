"""The pane in which a figure stands still."""

from pathlib import Path

import pytest

from midstance.storage.figures.book import FigureBook
from midstance.storage.places import bundled_assets
from midstance.tui.screens.first_run import RUNNER, Wordmark
from midstance.tui.widgets.big_digits.letters import LetterBlocks
from midstance.tui.widgets.figure import PosePane, ShownFigure
from tests.figures.every import bundled
from tests.tui.widgets.review.drawn import inks, texts


@pytest.fixture
def runner() -> ShownFigure:
    """The one beside the product's name."""
    return ShownFigure(bundled(RUNNER), share=0.0)


@pytest.mark.parametrize("size", [(18, 8), (39, 10)])
def test_the_runner_stands_on_the_foot_of_the_pane(
    runner: ShownFigure, size: tuple[int, int]
) -> None:
    """One leg is drawn in the accent, and the far one faint; there are no words."""
    pane = PosePane()
    pane._shown = runner
    rows = pane.cells(*size)
    assert texts(rows)[-1].strip()
    assert {"next", "faint"} <= {ink for y in range(size[1]) for ink in inks(rows, y)}
    assert not any(letter.isascii() and letter.strip() for row in texts(rows) for letter in row)


def test_where_none_fits_the_pane_is_empty(runner: ShownFigure) -> None:
    """So it is without a figure, and on a plane it has the colour of that."""
    pane = PosePane("plane")
    assert not "".join(texts(pane.cells(20, 8))).strip()
    pane._shown = runner
    assert not "".join(texts(pane.cells(3, 2))).strip()
    assert {look.ground for row in pane.cells(20, 8) for _, look in row} == {"plane"}


def test_the_runner_is_found_by_name(tmp_path: Path) -> None:
    """Among the bundled figures, as a pose that is held; one of the runner's own goes before it."""
    found = FigureBook(bundled_assets(), tmp_path).figure(RUNNER)
    assert found is not None
    assert found.is_still
    own = tmp_path / "figures"
    own.mkdir()
    bundled_text = bundled_assets().joinpath("figures", "standing.toml").read_text()
    own.joinpath("mine.toml").write_text(bundled_text.replace("trunk = 84", "trunk = 80"))
    changed = FigureBook(bundled_assets(), tmp_path).figure(RUNNER)
    assert changed is not None
    assert changed.path != found.path


@pytest.mark.parametrize("blocks", LetterBlocks)
def test_the_name_fits_its_rows(blocks: LetterBlocks) -> None:
    """Half a row below the top where there are three rows, in large letters where there are seven.

    Without blocks it is text where the letters could not be read.
    """
    mark = Wordmark(blocks)
    low, high = texts(mark.cells(80, 3)), texts(mark.cells(120, 7))
    assert len(low) == 3
    assert any(row.strip() for row in low)
    assert not any(row.strip() for row in high[:2])
    assert sum(bool(row.strip()) for row in high) == 5
    if blocks is not LetterBlocks.ASCII:
        assert set(low[0].strip()) <= {"▄", " "}
