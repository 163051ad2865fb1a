"""The arithmetic of the bench tells the truth about times that are known."""

import pytest

from tests.bench.figures import (
    error_after,
    first_change,
    first_match,
    last_change,
    lateness,
    percentile,
    shown_seconds,
    ticks,
)
from tests.bench.terminal import Frame

FRAMES = [
    Frame(10.1, "", is_change=False),
    Frame(10.3, "READY", is_change=True),
    Frame(10.5, "READY", is_change=False),
    Frame(10.7, "READY 1", is_change=True),
]


def counting(*shown: tuple[float, str]) -> list[Frame]:
    """Frames of a rest that counts down beside the clock of the whole workout."""
    return [Frame(at, f"18:42 REST {clock}", is_change=True) for at, clock in shown]


def test_times_of_changes_are_counted_from_the_moment_asked_about() -> None:
    """Only frames that changed something count, and only those after the moment."""
    assert first_change(FRAMES, 10.0) == pytest.approx(300)
    assert first_change(FRAMES, 10.4) == pytest.approx(300)
    assert first_change(FRAMES, 10.8) is None
    assert last_change(FRAMES, 10.0) == pytest.approx(700)
    assert first_match(FRAMES, "READY \\d", 10.0) == pytest.approx(700)


def test_a_percentile_is_a_value_that_was_measured() -> None:
    """The nearest rank: half of four is the second, nineteen of twenty the fourth."""
    assert percentile([4.0, 1.0, 3.0, 2.0], 0.5) == 2.0
    assert percentile([4.0, 1.0, 3.0, 2.0], 0.95) == 4.0


def test_the_clock_after_the_word_is_the_one_that_is_read() -> None:
    """A clock before the word of the phase is another one."""
    assert shown_seconds("18:42 REST 1:05", "REST") == 65
    assert shown_seconds("18:42 GO", "REST") is None


def test_each_change_of_the_clock_is_a_tick() -> None:
    """A frame that shows the same second is none."""
    frames = counting((1.0, "0:09"), (1.5, "0:09"), (2.0, "0:08"), (3.0, "0:07"))
    assert ticks(frames, "REST") == [(2.0, 8), (3.0, 7)]


def test_lateness_is_the_distance_to_a_whole_second() -> None:
    """A tick shortly after the second is late, one shortly before it early."""
    assert lateness([(11.02, 8), (11.99, 7)], 10.0) == pytest.approx([20, -10])


def test_a_clock_that_slept_is_wrong_by_what_it_slept() -> None:
    """After three seconds of standstill a true clock has gone on and a counting one has not."""
    true = [(14.0, 86), (15.0, 85)]
    counted = [(14.0, 89), (15.0, 88)]
    assert error_after((10.0, 90), true) == pytest.approx(0)
    assert error_after((10.0, 90), counted) == pytest.approx(3000)
