"""From frames with their times to figures: pure arithmetic."""

import math
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from tests.bench.terminal import Frame

CLOCK = re.compile(r"\b(\d+):([0-5]\d)\b")


def percentile(values: Iterable[float], share: float) -> float:
    """The smallest value that ``share`` of the values do not exceed."""
    ranked = sorted(values)
    return ranked[max(0, math.ceil(share * len(ranked)) - 1)]


def first_change(frames: Iterable[Frame], since: float) -> float | None:
    """Milliseconds from ``since`` to the first visible change after it, if there was one."""
    times = [frame.at for frame in frames if frame.is_change and frame.at >= since]
    return (times[0] - since) * 1000 if times else None


def last_change(frames: Iterable[Frame], since: float) -> float:
    """Milliseconds from ``since`` to the last visible change."""
    return (max(frame.at for frame in frames if frame.is_change) - since) * 1000


def first_match(frames: Iterable[Frame], wanted: str, since: float) -> float:
    """Milliseconds from ``since`` to the first frame whose text matches an expression."""
    return (next(frame.at for frame in frames if re.search(wanted, frame.text)) - since) * 1000


def shown_seconds(text: str, after: str) -> int | None:
    """What the first clock (``m:ss``) after a word on the screen shows, in seconds."""
    clock = CLOCK.search(text, text.find(after)) if after in text else None
    return int(clock[1]) * 60 + int(clock[2]) if clock else None


def ticks(frames: Sequence[Frame], after: str) -> list[tuple[float, int]]:
    """When the clock after a word changed, and to how many seconds."""
    shown = [(frame.at, shown_seconds(frame.text, after)) for frame in frames]
    seen = [(at, seconds) for at, seconds in shown if seconds is not None]
    return [now for before, now in pairwise(seen) if before[1] != now[1]]


def lateness(ticking: Iterable[tuple[float, int]], began: float) -> list[float]:
    """Milliseconds by which each tick came after (or before) a whole second since ``began``."""
    return [(((at - began + 0.5) % 1.0) - 0.5) * 1000 for at, _ in ticking]


def error_after(before: tuple[float, int], after: Sequence[tuple[float, int]]) -> float:
    """Milliseconds by which a countdown went wrong between one tick and the median of later ones.

    Nought for a clock that went on counting while the program was frozen.
    """
    at, seconds = before
    return median(abs((t - at) - (seconds - shown)) for t, shown in after) * 1000
