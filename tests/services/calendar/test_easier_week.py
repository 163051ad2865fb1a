"""Easier weeks in the profile: taken, ended, and read whatever is there."""

from datetime import date, timedelta

from midstance.coach.progress.early_deload import EasierWeek
from midstance.services.calendar.easier_week import (
    EASIER_KEY,
    read_easier_weeks,
    toggle_easier_week,
)
from midstance.services.calendar.targets import read_target_inputs
from midstance.services.log_client import LogClient

TODAY = date(2026, 11, 23)


def toggle(client: LogClient, day: date) -> str:
    """Press the key on a day."""
    return client.ask(lambda log: toggle_easier_week(log, day, client.now()))


async def test_an_easier_week_is_ended_on_the_day_it_is_not_wanted(client: LogClient) -> None:
    """The days before stay easier, so that they count as such; taken back at once it is gone."""
    toggle(client, TODAY)
    later = TODAY + timedelta(days=2)
    assert any(later in each for each in client.ask(read_easier_weeks))
    assert "is over" in toggle(client, later)
    assert client.ask(read_easier_weeks) == (EasierWeek(TODAY, TODAY + timedelta(days=1)),)
    inputs = client.ask(lambda log: read_target_inputs(log, later))
    assert inputs.lighter_days == {TODAY, TODAY + timedelta(days=1)}
    toggle(client, later)
    toggle(client, later)
    assert len(client.ask(read_easier_weeks)) == 1


async def test_what_is_no_easier_week_is_left_out(client: LogClient) -> None:
    """A profile that another program wrote stops nothing."""
    for plain in (7, ["x"], [["2026-11-23"]], [["2026-02-30", "2026-03-01"], 5, None]):
        client.ask(lambda log, p=plain: log.set_profile_value(EASIER_KEY, p, client.now()))  # type: ignore[misc]  # bound at once
        assert client.ask(read_easier_weeks) == ()
