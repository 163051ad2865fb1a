"""An app with one widget, for the widgets' tests."""

from collections.abc import Mapping
from pathlib import Path

from textual.app import ComposeResult
from textual.widget import Widget

from midstance.tui import theme
from midstance.tui.widgets.row_list import RowList


class OneWidgetApp(theme.ThemedApp):
    """Shows a widget with our colours and writes down what a list says.

    Args:
        widget: What to show.
    """

    CSS_PATH = str(Path(theme.__file__).with_name("base.tcss"))

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.widget = widget
        self.said: list[RowList.Highlighted | RowList.Chosen] = []

    def compose(self) -> ComposeResult:
        """The widget."""
        yield self.widget

    def on_row_list_highlighted(self, message: RowList.Highlighted) -> None:
        """Write it down."""
        self.said.append(message)

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Write it down."""
        self.said.append(message)


def lines(widget: Widget) -> list[str]:
    """What a widget shows, line by line, without blanks at the right."""
    return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]


def colours(variables: Mapping[str, str]) -> dict[str, str]:
    """The theme variables that name a phase's colour."""
    return {name: value for name, value in variables.items() if name.startswith("phase-")}
