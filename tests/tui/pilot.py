"""A hand on the keys that waits until the app has nothing left to do, and no longer."""

import asyncio
from typing import Any
from unicodedata import lookup

from textual.events import Key
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot
from textual.screen import Screen

MOST_FRAMES = 60
"""Frames after which a layout that never comes to rest, as in a single cell, is left to itself."""
MOST_TURNS = 100_000
"""Turns of the event loop after which an app that is still busy will never rest."""


class QuickPilot(Pilot[None]):
    """Presses keys as Textual's own pilot does, but watches the event loop and not the clock.

    Textual's pilot sleeps through at least two fiftieths of a second after each key, to see whether
    the processor rests. What it waits for can be known: the event loop has nothing to run, and no
    screen has something to paint or to call after painting.
    """

    async def press(self, *keys: str) -> None:
        """Press keys one by one, and wait for what each does in the event loop."""
        driver = self.app._driver
        assert driver is not None
        for key in keys:
            event = key_event(key)
            event.set_sender(self.app)
            driver.send_message(event)
            await self.pause()
            await self.app.animator.wait_until_complete()
        await self.pause()

    async def pause(self, delay: float | None = None) -> None:
        """Wait until every message is handled and everything is painted; ``delay`` is not used."""
        assert delay is None
        for _ in range(MOST_FRAMES):
            await until_idle()
            self.app._check_resize()
            painted = [_paint(screen) for screen in self.app.screen_stack]
            if not any(painted):
                return


async def until_idle() -> None:
    """Let the event loop run until only timers, files and other threads could wake it."""
    loop = asyncio.get_running_loop()
    for _ in range(MOST_TURNS):
        await asyncio.sleep(0)
        if not loop._ready:  # type: ignore[attr-defined]  # nothing public says whether it rests
            return
    raise AssertionError("the event loop never rests")


def key_event(key: str) -> Key:
    """The event of a key with this name, or with this character on it."""
    name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
    return Key(name, _character_on(name))


def _character_on(key: str) -> str | None:
    try:
        return lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(key, key)))
    except KeyError:
        return key if len(key) == 1 else None


def _paint(screen: Screen[object]) -> bool:
    """Paint at once what waits for a screen's next frame; answers whether something did."""
    timer: Any = screen._update_timer
    is_due: bool = timer._active.is_set()
    if is_due:
        screen._on_timer_update()
    return is_due
