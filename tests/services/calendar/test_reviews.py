"""What the histories ask of the log."""

import asyncio
from datetime import date

from midstance.context import Context
from midstance.domain.calendar import Week
from midstance.domain.history import WeekTotal
from midstance.domain.quantity import DistanceUnit, WeightUnit
from midstance.services.calendar.reviews import ReviewService
from midstance.services.log_client import LogClient
from midstance.storage.definitions.settings import LoadedSettings
from tests.tui.full_week import fill
from tests.tui.laptop import Laptop


def test_without_a_writer_the_log_answers_itself(laptop: Laptop) -> None:
    """Before the log has a thread of its own, questions go straight to it."""
    fill(laptop)
    with laptop.log() as log:
        context = Context(
            laptop.clock,
            laptop.ids,
            LoadedSettings(laptop.settings),
            laptop.library,
            log,
            laptop.places,
        )
        histories = ReviewService(LogClient(context, laptop.settings, None))
        known = asyncio.run(histories.exercises())
        week = asyncio.run(histories.week(Week(date(2026, 11, 16))))
        year = asyncio.run(histories.year())
        totals, unit = asyncio.run(histories.weeks())
        days = (date(2026, 11, 22), date(2026, 11, 1))
        sets = asyncio.run(histories.sets_on("plank", days))
        unknown = asyncio.run(histories.of("never-done"))
    assert known[0].name == "Forearm plank"
    assert "hover-of-the-heron" in [each.name for each in known]
    assert (known[0].kind, known[0].value_text(WeightUnit.KG)) == ("HOLDS", "45 s")
    assert totals[-1] == WeekTotal(Week.of(laptop.clock.today()).shifted(-1).first, 29, 120, 0)
    assert unit is DistanceUnit.KM
    assert {day: [each.exercise for each in found] for day, found in sets.items()} == {
        date(2026, 11, 22): ["plank"] * len(sets[date(2026, 11, 22)]),
        date(2026, 11, 1): [],
    }
    assert week.work.sessions_done + week.work.sessions_extra == 4
    assert len([day for day in year.heat.days if day.sets]) == 6
    assert (unknown.name, unknown.trends) == ("never-done", ())
