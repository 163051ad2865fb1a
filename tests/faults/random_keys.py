"""Presses random keys in the full screen, many of them together, until it dies or all are pressed.

Run: python -m tests.faults.random_keys [--keys 10000] [--seed 1]
Keys arrive one by one or in bursts, as from a paste or a child on the keyboard. When the program
is left, it is opened again with what it saved. Prints the seed and the last keys at a failure.
"""

import argparse
import asyncio
import random
import sys
import tempfile
from collections import deque
from pathlib import Path
from unittest.mock import patch

from midstance.storage.definitions.loader import load_library
from midstance.storage.places import Places
from midstance.tui.screens.session.screen import SessionScreen
from tests.tui.laptop import SHORT, Laptop, User
from tests.tui.pilot import QuickPilot, key_event

KEYS = (
    *"abcdefghijklmnopqrstuvwxyzABCDEFGHJKLMNOPQRSTUVWXYZ0123456789.,?/+-",
    *("escape", "enter", "space", "up", "down", "left", "right", "tab", "shift+tab", "backspace"),
    *("home", "end", "pageup", "pagedown", "ctrl+q", "ctrl+c", "ctrl+k", "delete"),
)
OFTEN = (*("space",) * 8, "escape", "enter", "k", "f", "x", "y", "question_mark", "l", "i")
"""Keys that open, answer and leave, pressed as often as all others."""

MOST_TOGETHER = 8
SHOWN = 60


def burst(chance: random.Random) -> list[str]:
    """Keys that arrive together."""
    count = chance.choice((1, 1, 1, 2, 3, 5, MOST_TOGETHER))
    return [chance.choice(OFTEN if chance.random() < 0.5 else KEYS) for _ in range(count)]


async def press_until_left(user: User, chance: random.Random, most: int) -> int:
    """Press keys until the program is left, or ``most`` were pressed; answers how many."""
    pressed = 0
    while pressed < most and user.app.return_code is None:
        keys = burst(chance)
        for key in keys:
            user.app.post_message(key_event(key))
        pressed += len(keys)
        LAST.extend(keys)
        await user.pilot.pause()
        if chance.random() < 0.3 and user.app.return_code is None:
            await let_time_pass(user, chance.choice((1, 5, 30, 90)))
    return pressed


async def let_time_pass(user: User, seconds: float) -> None:
    """Move the clock, and let a workout under way notice."""
    user.laptop.clock.move(seconds)
    for screen in user.app.screen_stack:
        if isinstance(screen, SessionScreen) and screen.is_mounted:
            screen.wake()
    await user.settle()


LAST: deque[str] = deque(maxlen=SHOWN)


async def press_all(laptop: Laptop, seed: int, total: int) -> int:
    """Press ``total`` keys, opening the program again whenever it is left; counts the openings."""
    chance = random.Random(seed)  # noqa: S311  # keys, no secrets
    pressed = opened = 0
    while pressed < total:
        opened += 1
        LAST.append("| opened |")
        with_session = SHORT if chance.random() < 0.5 else None
        async with laptop.opened(
            chance.choice(((80, 24), (120, 40), (40, 12))), with_session
        ) as user:
            pressed += await press_until_left(user, chance, min(total - pressed, 400))
    return opened


def run(total: int, seed: int) -> str:
    """Press ``total`` keys; answers with the figures.

    Raises:
        Exception: whatever ended the program.
    """
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        laptop = Laptop(folder / "laptop", load_library(Places(folder, folder, folder)))
        with patch("textual.pilot.Pilot", QuickPilot):
            opened = asyncio.run(press_all(laptop, seed, total))
        sets = len(laptop.sets())
        with laptop.log() as log:
            health = log.examine().text
    return f"{total} keys in {opened} openings: no death, {sets} sets saved, log {health}"


def main() -> None:
    """Press as many keys as asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keys", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    try:
        print(run(chosen.keys, chosen.seed))
    except BaseException:
        print(f"seed {chosen.seed}, the last keys: {' '.join(LAST)}", file=sys.stderr)
        raise


if __name__ == "__main__":
    main()
