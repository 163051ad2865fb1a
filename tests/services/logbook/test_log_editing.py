"""The log as a screen asks it."""

import asyncio

import pytest

from midstance.domain.quantity import Side
from midstance.domain.record import WorkoutStatus
from midstance.services.log_client import LogClient
from midstance.services.logbook.log_editing import PAGE_SIZE, LogEditor, LogPages
from midstance.storage.errors import NothingToUndoError, NotThereError
from tests.tui.laptop import Laptop, record


async def test_a_correction_is_durable_when_it_is_answered(
    laptop: Laptop, client: LogClient
) -> None:
    """A set is edited, deleted and brought back; each answer comes when it lies on the disk."""
    laptop.keep(laptop.workout(0, record("plank", 30)))
    records = LogEditor(client)
    (logged,) = await records.sets_called("plank")
    await records.edit(logged, record("plank", 25))
    await records.delete_set(logged)
    assert await records.sets_called("plank") == ()
    assert await records.undo() == "deletion of Forearm plank, set 1, 2026-11-23"
    assert [each.set.value for each in await records.sets_called("plank")] == [25]


async def test_what_is_not_there_cannot_be_corrected(laptop: Laptop, client: LogClient) -> None:
    """A set that is gone, and an undo too many, are reported; the line behind them goes on."""
    laptop.keep(laptop.workout(0, record("plank", 30)))
    records = LogEditor(client)
    (head,) = await records.page()
    whole = await records.workout(head.id)
    assert whole is not None
    await records.delete_workout(whole)
    with pytest.raises(NotThereError):
        await records.delete_set(whole.sets[0])
    await records.undo()
    await records.undo()
    with pytest.raises(NothingToUndoError):
        await records.undo()
    assert await records.workout(head.id) is None


async def test_pages_follow_each_other(laptop: Laptop, client: LogClient) -> None:
    """A page begins where the one before it ended."""
    laptop.keep(*(laptop.workout(day) for day in range(PAGE_SIZE + 3)))
    records = LogEditor(client)
    first = await records.page()
    second = await records.page(first[-1])
    assert (len(first), len(second)) == (PAGE_SIZE, 3)
    assert second[0].local_date < first[-1].local_date


async def test_a_set_with_two_sides_is_added_as_one_change(
    laptop: Laptop, client: LogClient
) -> None:
    """Each side gets an id and a serial of its own; one undo takes both back."""
    sides = (record("plank", 30, side=Side.LEFT), record("plank", 31, side=Side.RIGHT))
    laptop.keep(laptop.workout(0, *sides))
    records = LogEditor(client)
    done = await records.sets_called("plank")
    added = await records.add(done)
    assert await records.sets_called("plank") == (*done, *added)
    assert [each.set.value for each in added] == [30, 31]
    assert len({each.id for each in (*done, *added)}) == 4
    await records.undo()
    assert await records.sets_called("plank") == done


async def test_a_workout_is_not_reopened_beside_another(laptop: Laptop, client: LogClient) -> None:
    """What is under way must end first, whatever the workout to reopen is."""
    going = {"ending": WorkoutStatus.UNDER_WAY, "ended_at": None, "active_seconds": None}
    laptop.keep(laptop.workout(0, **going), laptop.workout(1, ending=WorkoutStatus.FINISHED_EARLY))
    records = LogEditor(client)
    _, early = await records.page()
    with pytest.raises(NotThereError, match="another workout is under way"):
        await records.reopen(early)


async def test_pages_are_read_once_and_again(laptop: Laptop, client: LogClient) -> None:
    """Reading on adds the next page once, and reading again keeps as many as there were."""
    laptop.keep(*(laptop.workout(day) for day in range(PAGE_SIZE * 2 + 3)))
    pages = LogPages(LogEditor(client))
    await pages.read_again()
    assert len(pages.workouts) == PAGE_SIZE
    await asyncio.gather(pages.read_on(), pages.read_on())
    assert len(pages.workouts) == PAGE_SIZE * 2
    await pages.read_again()
    assert (len(pages.workouts), pages.is_whole) == (PAGE_SIZE * 2, False)
    await pages.read_on()
    assert (len(pages.workouts), pages.is_whole) == (PAGE_SIZE * 2 + 3, True)


async def test_a_log_is_searched_as_people_speak(laptop: Laptop, client: LogClient) -> None:
    """By a name, a muscle, or the words of an imported id; what is not here finds nothing."""
    laptop.keep(
        laptop.workout(0, record("goblet-squat", 8), record("calf-raise", 9)),
        laptop.workout(1, record("cable-fly-machine", 10)),
    )
    records = LogEditor(client)
    for text, found in (
        ("goblet", {"goblet-squat"}),
        ("calves", {"calf-raise"}),
        ("Cable fly", {"cable-fly-machine"}),
        ("leg press", set()),
    ):
        assert {each.set.exercise for each in await records.sets_called(text)} == found
