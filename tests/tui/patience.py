"""Waiting for what happens in another thread."""

from collections.abc import Callable

from tests.tui.laptop import User


async def until(user: User, holds: Callable[[], bool]) -> None:
    """Let the app and its log work until something holds."""
    for _ in range(1000):
        if holds():
            return
        await user.settle()
    raise AssertionError("it never came to hold")
