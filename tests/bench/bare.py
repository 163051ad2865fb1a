"""The yardstick: the smallest Textual app that answers to a key."""

from typing import ClassVar

from textual import events
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Static


class Bare(App[None]):
    """One line of text that counts the keys pressed; ``q`` leaves."""

    BINDINGS: ClassVar[list[BindingType]] = [("q", "quit", "Quit")]
    pressed = 0

    def compose(self) -> ComposeResult:
        """Put the one line on the screen."""
        yield Static("READY 0")

    def on_key(self, event: events.Key) -> None:
        """Count the key."""
        self.pressed += event.key != "q"
        self.query_one(Static).update(f"READY {self.pressed}", layout=False)


if __name__ == "__main__":
    Bare().run()
