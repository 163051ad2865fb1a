"""A run is read from words in any order, and what cannot be read is named."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.quantity import DistanceUnit
from midstance.domain.weeks.run import DayPart, RacePriority, Run, RunKind
from midstance.presentation.planning.run_text import (
    RunTextError,
    distance_text,
    parse_run,
    parse_weekly_runs,
    run_words,
)


@pytest.mark.parametrize(
    ("text", "run"),
    [
        ("intervals 10km 50min", Run(RunKind.INTERVALS, 50, 10_000)),
        ("50 min 10 km interval", Run(RunKind.INTERVALS, 50, 10_000)),
        ("tempo 8,5 km 40:00 effort 7", Run(RunKind.TEMPO, 40, 8500, 7)),
        ("long 1h45", Run(RunKind.LONG, 105)),
        ("1h 45m long", Run(RunKind.LONG, 105)),
        ("long 18k 1:50:30", Run(RunKind.LONG, 110, 18_000)),
        ("easy 6 miles evening", Run(RunKind.EASY, None, 9656, part=DayPart.EVENING)),
        ("12", Run(None, None, 12_000)),
        ("bike 1h hard", Run(RunKind.CROSS, 60, is_hard=True, name="bike")),
        ("cross easy 30min", Run(RunKind.CROSS, 30)),
        ("other hard legs @8", Run(RunKind.OTHER, effort=8, is_hard=True, is_on_legs=True)),
        ("long intervals 20km", Run(RunKind.LONG, None, 20_000)),
        ("race A half marathon", Run(RunKind.RACE, None, 21_098, priority=RacePriority.A)),
        (
            "race B 5000m City run trail",
            Run(RunKind.RACE, None, 5000, priority=RacePriority.B, is_trail=True, name="City run"),
        ),
    ],
)
def test_a_run_is_read_as_runners_write_it(text: str, run: Run) -> None:
    """Kind, distance, time, effort, part of day, and a name from what is left."""
    assert parse_run(text).run == run


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("50m", "metres or minutes"),
        ("intervalls 10km", "did you mean 'intervals'"),
        ("10kmm", "'10kmm' is no distance"),
        ("easy 0km", "no distance of a run"),
        ("easy 5000km", "up to 1000 km"),
        ("easy -5km", "'-5km' is below nothing"),
        ("easy 99h", "no time of a run"),
        ("easy effort 11", "write 0 to 10"),
    ],
)
def test_what_cannot_be_read_is_named(text: str, expected: str) -> None:
    """The message has the words that were typed, or what they may be."""
    with pytest.raises(RunTextError, match=expected):
        parse_run(text)


def test_a_bare_number_is_in_the_runners_unit() -> None:
    """Six is six miles for whoever reads miles."""
    assert parse_run("6", DistanceUnit.MILES).run.metres == 9656
    assert distance_text(9656, DistanceUnit.MILES) == "6 mi"


def test_a_week_is_read_day_by_day() -> None:
    """Commas part the days, also beside a decimal comma."""
    assert parse_weekly_runs("Tue intervals, Thu easy 8,5km; sunday long") == (
        (1, Run(RunKind.INTERVALS)),
        (3, Run(RunKind.EASY, None, 8500)),
        (6, Run(RunKind.LONG)),
    )
    for text in ("intervals", "Tue intervals, ,", "Sun race", "x easy"):
        with pytest.raises(RunTextError):
            parse_weekly_runs(text)


RUNS = st.builds(
    Run,
    st.sampled_from(RunKind) | st.none(),
    st.integers(1, 2880) | st.none(),
    st.integers(1, 10_000).map(lambda n: n * 100) | st.none(),
    st.integers(0, 10) | st.none(),
    part=st.sampled_from(DayPart) | st.none(),
)


@given(RUNS)
def test_the_words_of_a_run_are_read_as_that_run(run: Run) -> None:
    """What the screen puts into its line can be kept as it stands."""
    assert parse_run(run_words(run)).run == run


@given(st.text(max_size=40))
def test_any_text_gives_a_run_or_a_sentence(text: str) -> None:
    """Nothing that can be typed ends in another error."""
    with suppress(RunTextError):
        assert isinstance(parse_run(text).run, Run)
