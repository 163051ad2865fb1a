"""Easier weeks: taken, ended, merged with other machines', and read from old profiles."""

from datetime import date, timedelta

from midstance.coach.progress.early_deload import EasierWeek
from midstance.exchange.exporters.days import day_to_json
from midstance.services.calendar.check_in import noted_days
from midstance.services.calendar.easier_week import (
    EASIER_KEY,
    read_easier_weeks,
    toggle_easier_week,
)
from midstance.services.calendar.targets import read_target_inputs
from midstance.services.log_client import LogClient
from midstance.storage.training_log import TrainingLog
from tests.storage.samples import numbered_ids

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


async def test_an_easier_week_travels_with_the_log_and_is_exported(client: LogClient) -> None:
    """It is a file of its own, another log takes it in, and it is undone like any change."""
    toggle(client, TODAY)
    folder = client.context.places.data
    with TrainingLog(folder.parent / "other", numbered_ids()) as other:
        other.merge(client.now(), folder / "workouts")
        assert read_easier_weeks(other) == (EasierWeek.of(TODAY),)
    (day,) = client.ask(noted_days)
    exported = day_to_json(day)
    assert (exported["kind"], exported["date"], exported["until"]) == (
        "easier",
        "2026-11-23",
        "2026-11-29",
    )
    assert "easier week" in client.ask(lambda log: log.corrections.undo(client.now()))
    assert client.ask(read_easier_weeks) == ()


async def test_one_that_an_older_version_kept_is_read_and_ended(client: LogClient) -> None:
    """It is in the profile, and stays there."""
    first = TODAY - timedelta(days=2)
    plain = [[first.isoformat(), (TODAY + timedelta(days=4)).isoformat()]]
    client.ask(lambda log: log.set_profile_value(EASIER_KEY, plain, client.now()))
    assert "is over" in toggle(client, TODAY)
    ended = EasierWeek(first, TODAY - timedelta(days=1))
    assert client.ask(read_easier_weeks) == (ended,)
    assert "Again ends it" in toggle(client, TODAY)
    assert client.ask(read_easier_weeks) == (ended, EasierWeek.of(TODAY))


async def test_what_is_no_easier_week_is_left_out(client: LogClient) -> None:
    """A profile that another program wrote stops nothing."""
    for plain in (7, ["x"], [["2026-11-23"]], [["2026-02-30", "2026-03-01"], 5, None]):
        client.ask(lambda log, p=plain: log.set_profile_value(EASIER_KEY, p, client.now()))  # type: ignore[misc]  # bound at once
        assert client.ask(read_easier_weeks) == ()
