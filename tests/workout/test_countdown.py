"""The arithmetic of a clock that can be held."""

from hypothesis import given
from hypothesis import strategies as st

from midstance.workout.countdown import Countdown

moments = st.integers(0, 10**7)
lengths = st.integers(0, 10**6)


def test_it_runs_towards_its_length_and_past_it() -> None:
    """What ran and what is left, negative when overdue."""
    clock = Countdown(1000, 5000)
    assert (clock.elapsed(1000), clock.remaining(1000)) == (0, 5000)
    assert (clock.elapsed(4000), clock.remaining(4000)) == (3000, 2000)
    assert (clock.elapsed(8000), clock.remaining(8000)) == (7000, -2000)
    assert clock.deadline == 6000


def test_without_a_length_it_only_counts_up() -> None:
    """Nothing is left, and there is no deadline; it cannot be made longer."""
    clock = Countdown(1000)
    assert (clock.elapsed(9000), clock.remaining(9000), clock.deadline) == (8000, 0, None)
    assert clock.stretched(15_000, 9000) is clock


def test_before_it_began_nothing_ran() -> None:
    """Time told too early is no negative time."""
    assert Countdown(1000, 5000).elapsed(10) == 0


def test_held_it_stands_still() -> None:
    """It has no deadline then, and holding it again changes nothing."""
    clock = Countdown(0, 5000).held(2000)
    assert clock.is_held
    assert clock.deadline is None
    assert clock.remaining(99_000) == 3000
    assert clock.held(4000) is clock


def test_released_it_goes_on() -> None:
    """As if it had never stood still; a running one is left alone."""
    clock = Countdown(0, 5000).held(2000).released(60_000)
    assert clock == Countdown(58_000, 5000)
    assert clock.released(70_000) is clock


def test_it_can_be_stretched() -> None:
    """Longer and shorter, but no shorter than what ran."""
    clock = Countdown(0, 60_000)
    assert clock.stretched(15_000, 10_000).length == 75_000
    assert clock.stretched(-15_000, 10_000).length == 45_000
    assert clock.stretched(-15_000, 50_000).length == 50_000


def test_overdue_it_is_stretched_from_now() -> None:
    """And cannot become less overdue by being shortened."""
    clock = Countdown(0, 60_000)
    assert clock.stretched(15_000, 80_000).length == 95_000
    assert clock.stretched(-15_000, 80_000) is clock
    assert clock.stretched(-15_000, 60_000) is clock


@given(moments, lengths, moments, moments)
def test_a_pause_of_any_length_is_no_time(began: int, length: int, ran: int, pause: int) -> None:
    """Held and released, exactly as much is left as before."""
    at = began + ran
    clock = Countdown(began, length)
    again = clock.held(at).released(at + pause)
    assert again.remaining(at + pause) == clock.remaining(at)
    assert again.elapsed(at + pause) == clock.elapsed(at)


@given(moments, lengths, moments, st.integers(-(10**6), 10**6), st.booleans())
def test_moved_along_the_time_line_it_shows_the_same(
    began: int,
    length: int,
    ran: int,
    by: int,
    hold: bool,
) -> None:
    """Running or held."""
    at = began + ran
    clock = Countdown(began, length).held(at) if hold else Countdown(began, length)
    assert clock.shifted(by).remaining(at + by) == clock.remaining(at)
    assert clock.shifted(by).is_held is hold


@given(moments, lengths, moments, st.integers(-(10**6), 10**6))
def test_stretching_ends_no_sooner_than_now(began: int, length: int, ran: int, by: int) -> None:
    """What is not overdue yet does not become so by being shortened."""
    at = began + ran
    clock = Countdown(began, length)
    stretched = clock.stretched(by, at)
    assert stretched.remaining(at) >= min(0, clock.remaining(at))
    if by >= 0:
        assert stretched.remaining(at) >= by
