"""Waiting for what happens in another thread."""

from collections.abc import Callable

from tests.tui.house import Guest


async def until(guest: Guest, holds: Callable[[], bool]) -> None:
    """Let the app and its log work until something holds."""
    for _ in range(1000):
        if holds():
            return
        await guest.settle()
    raise AssertionError("it never came to hold")
