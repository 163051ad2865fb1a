"""The base of every screen and dialog: closed once, only while on top; sized as the terminal is.

Textual's own ``dismiss`` closes whatever is on top. Where keys arrive together, a screen may still
handle a key after another screen was opened above it, after it was closed, or while the program is
being left; closing something then would close the wrong screen, or the last one there is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual.await_complete import AwaitComplete
from textual.events import Click, Key
from textual.screen import ModalScreen, Screen
from textual.widgets import Input

if TYPE_CHECKING:
    from textual.app import App
    from textual.events import Resize
    from textual.geometry import Offset

T = TypeVar("T")

DIALOG_BREAKPOINTS = [(0, "-low"), (16, "-high")]
"""Below 16 lines a dialog does without blank lines."""


def is_leaving(app: App[Any]) -> bool:
    """Whether ``app`` is about to end, so that nothing is opened or closed any more."""
    return app.return_code is not None


class GuardedScreen(Screen[T]):
    """A screen that ignores a request to close unless it is on top of an app that goes on."""

    @property
    def can_close(self) -> bool:
        """Whether it is on top, and the program is not being left."""
        stack = self.app.screen_stack
        return len(stack) > 1 and stack[-1] is self and not is_leaving(self.app)

    def clicked_in(self, event: Click, selector: str) -> Offset | None:
        """Where in a widget of the screen a click met it; None where it met another one."""
        region = self.query_one(selector).content_region
        return (
            event.screen_offset - region.offset
            if region.contains_point(event.screen_offset)
            else None
        )

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Close the screen and answer with ``result``; without effect where it must not be.

        That is when another screen lies above it, when it is closed already, and when the program
        is being left.
        """
        return super().dismiss(result) if self.can_close else AwaitComplete()

    def on_resize(self, event: Resize) -> None:
        """Pass over a size that is no longer the terminal's.

        Textual's own handler sends each new size to the screen again. Where two sizes wait at
        the same time, each would bring the other back, and the screen would never come to rest.
        """
        if event.size != self.app.size:
            event.prevent_default()


class GuardedDialog(GuardedScreen[T], ModalScreen[T]):
    """A dialog above another screen that is closed in the same guarded way.

    A click beside it is Escape, unless a text is being typed in it.
    """

    covers_all: ClassVar[bool] = False
    """Whether nothing of the screen below can be seen."""

    def on_click(self, event: Click) -> None:
        """Press Escape for a click beside the dialog."""
        is_inside = any(each.region.contains_point(event.screen_offset) for each in self.children)
        if not is_inside and not self.query(Input):
            self.app.post_message(Key("escape", None))


def is_in_sight(screen: Screen[Any]) -> bool:
    """Whether a screen is on top, or only below a dialog that leaves some of it to be seen."""
    top = screen.app.screen
    return top is screen or (isinstance(top, GuardedDialog) and not top.covers_all)


def close_down_to(app: App[Any], name: str) -> None:
    """Close the topmost screen with the class ``name`` and all above it, if there is one."""
    stack = app.screen_stack
    places = [number for number, each in enumerate(stack) if number and each.has_class(name)]
    if places and not is_leaving(app):
        for _ in stack[places[-1] :]:
            app.pop_screen()
