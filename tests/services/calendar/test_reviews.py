"""What the histories ask of the log."""

import asyncio
from datetime import date

from midstance.context import Context
from midstance.domain.calendar import Week
from midstance.presentation.history import TrainedExercise
from midstance.services.calendar.reviews import ReviewService
from midstance.services.log_client import LogClient
from midstance.storage.definitions.settings import LoadedSettings
from tests.tui.full_week import fill
from tests.tui.house import House


def test_without_a_writer_the_log_answers_itself(house: House) -> None:
    """Before the log has a thread of its own, questions go straight to it."""
    fill(house)
    with house.log() as log:
        context = Context(
            house.clock, house.ids, LoadedSettings(house.settings), house.library, log, house.places
        )
        histories = ReviewService(LogClient(context, house.settings, None))
        known = asyncio.run(histories.exercises())
        week = asyncio.run(histories.week(Week(date(2026, 11, 16))))
        year = asyncio.run(histories.year())
        unknown = asyncio.run(histories.of("never-done"))
    assert known[0] == TrainedExercise("plank", "Forearm plank", date(2026, 11, 22))
    assert TrainedExercise("hover-of-the-heron", "hover-of-the-heron", date(2026, 11, 21)) in known
    assert [each.last for each in known] == sorted((each.last for each in known), reverse=True)
    assert week.work.sessions_done + week.work.sessions_extra == 4
    assert len([day for day in year.heat.days if day.sets]) == 6
    assert (unknown.name, unknown.trends) == ("never-done", ())
