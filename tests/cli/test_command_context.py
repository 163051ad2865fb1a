"""What every command has to hand, opened when it is first asked for."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.cli.command_context import CommandContext, read_day_option
from midstance.cli.errors import WrongUsageError
from midstance.context import SystemClock
from tests.cli.world import FalseClock


def test_folders_are_those_of_the_environment_until_others_are_chosen(
    data: Path, config: Path, tmp_path: Path
) -> None:
    """A chosen folder counts from then on; the other one stays as it was."""
    context = CommandContext()
    assert (context.places.data, context.places.config) == (data, config)
    context.choose_places(str(tmp_path / "mine"), None)
    assert (context.places.data, context.places.config) == (tmp_path / "mine", config)


def test_the_time_is_the_systems_unless_another_is_given(clock: FalseClock) -> None:
    """One clock for the whole command."""
    context = CommandContext()
    assert isinstance(context.clock, SystemClock)
    assert context.clock is context.clock
    assert CommandContext(clock).today() == clock.today()
    assert CommandContext(clock).now() == clock.now()


def test_reading_makes_nothing_and_writing_makes_the_log(data: Path, clock: FalseClock) -> None:
    """A log that is not there reads as an empty one; asked for writing, it is made."""
    context = CommandContext(clock)
    assert context.log() is context.log()
    assert list(context.log().iter_sets()) == []
    assert not (data / "log.db").exists()
    context.log_to_change()
    assert (data / "log.db").exists()
    context.close()
    context.close()


def test_a_file_that_is_left_out_is_named_once(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """However often the library is asked for, standard error has one line for each file."""
    for name in ("one.toml", "two.toml"):
        (config / "routines" / name).write_text("id = 3\nname = 4\n")
    context = CommandContext()
    context.library()
    context.library()
    assert len(capsys.readouterr().err.splitlines()) == 2


TODAY = date(2026, 11, 23)


@given(st.dates())
def test_a_date_is_read_as_it_is_written(day: date) -> None:
    """Every date in the calendar's own form is that date."""
    assert read_day_option(day.isoformat(), TODAY) == day


def test_two_days_have_names() -> None:
    """Today and yesterday are words, in any case."""
    assert read_day_option("today", TODAY) == TODAY
    assert read_day_option(" Yesterday ", TODAY) == TODAY - timedelta(days=1)


@pytest.mark.parametrize(
    "text", ["", "tomorrow", "2026-13-01", "2026-02-30", "20261123", "2026-W48-1", "23.11.2026"]
)
def test_anything_else_is_reported_with_an_example(text: str) -> None:
    """What is no date is reported with one that is."""
    with pytest.raises(WrongUsageError, match="is not a date; write it like 2026-11-23, today or"):
        read_day_option(text, TODAY)
