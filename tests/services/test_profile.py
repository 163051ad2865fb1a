"""Who trains and what there is to train, asked of a real log through its thread."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest

from midstance.context import Context
from midstance.domain.quantity import Load, WeightUnit
from midstance.domain.runner import Level, Runner
from midstance.domain.settings import Settings
from midstance.services.log_client import LogClient
from midstance.services.profile import NOTHING_DUE, ChangeRefusedError, ProfileService
from midstance.services.today import today_plan
from midstance.storage.database.lock import InstanceLock
from midstance.storage.definitions.settings import LoadedSettings
from midstance.storage.training_log import TrainingLog
from midstance.storage.writer import Writer
from tests.tui.house import House, record
from tests.tui.runners import BEGINNER, follow, settle

MONDAY = date(2026, 11, 23)


class ListeningDesk(LogClient):
    """A desk that remembers what it heard of the profile."""

    def __init__(self, context: Context, settings: Settings, lock: InstanceLock) -> None:
        self.heard: list[Mapping[str, object]] = []
        super().__init__(context, settings, lock)

    def heed(self, profile: Mapping[str, object]) -> None:
        """Hear of it, and remember it."""
        self.heard.append(profile)
        super().heed(profile)


@pytest.fixture
async def desk(house: House) -> AsyncIterator[ListeningDesk]:
    """A staffed desk in an empty house."""
    house.places.make()
    log = TrainingLog(house.places.data, house.ids)
    loaded = LoadedSettings(house.settings)
    context = Context(house.clock, house.ids, loaded, house.library, log, house.places)
    lock = InstanceLock(house.places.data)
    desk = ListeningDesk(context, house.settings, lock)
    writer = Writer(log, asyncio.get_running_loop().call_soon_threadsafe)
    desk.staff(writer)
    yield desk
    await asyncio.to_thread(writer.close, 10.0)
    lock.release()


@pytest.fixture
def dossier(desk: LogClient) -> ProfileService:
    """What screens ask."""
    return ProfileService(desk)


async def test_nobody_yet(dossier: ProfileService) -> None:
    """An empty log knows no runner, no program and no day."""
    reading = await dossier.reading()
    assert (reading.runner, reading.problems) == (Runner(), ())
    assert await dossier.standing() is None
    assert await dossier.last_days() == {}
    assert dossier.today == MONDAY


async def test_changes_are_kept_key_by_key(dossier: ProfileService, desk: LogClient) -> None:
    """Only what is new is written, and comes back."""
    await dossier.change(Runner(), BEGINNER)
    assert (await dossier.reading()).runner == BEGINNER
    assert set(desk.ask(lambda log: log.profile())) == {"level", "places", "active"}
    await dossier.change(BEGINNER, BEGINNER)
    assert (await dossier.situation()).runner == BEGINNER


async def test_a_change_reaches_the_desk_once(dossier: ProfileService, desk: ListeningDesk) -> None:
    """Loads are shown in another unit from then on; without news nothing is said."""
    desk.heard.clear()
    pounds = replace(BEGINNER, weight_unit=WeightUnit.LB)
    await dossier.change(BEGINNER, pounds)
    await dossier.change(pounds, pounds)
    assert desk.heard == [{"weight_unit": "lb"}]
    assert desk.settings.weight_unit is WeightUnit.LB


async def test_a_program_is_followed(dossier: ProfileService) -> None:
    """Its standing is known from the day on which it begins."""
    await dossier.enrol("foundations", MONDAY - timedelta(days=7))
    now = await dossier.standing()
    assert now is not None
    assert (now.program, now.week, now.behind) == ("foundations", 2, 2)


async def test_units(house: House, desk: LogClient) -> None:
    """The runner's unit comes before that of the settings."""
    desk.settings = Settings(weight_unit=WeightUnit.LB)
    dossier = ProfileService(desk)
    assert dossier.unit(Runner()) is WeightUnit.LB
    assert dossier.unit(Runner(weight_unit=WeightUnit.KG)) is WeightUnit.KG
    assert house.settings.weight_unit is WeightUnit.KG


async def test_the_last_day_of_each_exercise(house: House, dossier: ProfileService) -> None:
    """Today counts too, and of each exercise the newest day alone."""
    house.keep(
        house.workout(0, record("plank", 30)),
        house.workout(3, record("plank", 30), record("goblet-squat", 8)),
    )
    assert await dossier.last_days() == {
        "plank": MONDAY,
        "goblet-squat": MONDAY - timedelta(days=3),
    }


async def test_a_page(house: House, dossier: ProfileService) -> None:
    """Ladder, last sets, history and unit come together."""
    settle(house, BEGINNER)
    house.keep(
        house.workout(9, record("goblet-squat", 8, load=Load(10_000))),
        house.workout(2, record("goblet-squat", 9, load=Load(12_000))),
    )
    page = await dossier.page(dossier.library.exercise("goblet-squat"))
    assert page.situation.runner == BEGINNER
    assert [each.exercise.id for each in page.variants][:3] == [
        "chair-squat",
        "bodyweight-squat",
        "goblet-squat",
    ]
    assert page.past is not None
    assert [each.value for each in page.past.last] == [9]
    assert next(len(each.points) for each in page.history.trends) == 2
    assert (page.is_added, page.unit) == (False, WeightUnit.KG)


async def test_every_exercise_has_a_page(dossier: ProfileService) -> None:
    """None of the library's is too strange."""
    for each in dossier.library.exercises.values():
        page = await dossier.page(each)
        assert each in [variant.exercise for variant in page.variants]


async def test_what_is_added_stands_in_the_agenda(dossier: ProfileService, desk: LogClient) -> None:
    """It is in what Today starts, and out of it after the second time."""
    plank = dossier.library.exercise("side-plank")
    before = today_plan(desk)
    assert await dossier.toggle_added(plank)
    assert (await dossier.page(plank)).is_added
    added = today_plan(desk)
    assert added.session is not None
    assert before.session is not None
    new = [item.exercise for item in added.session.items if item not in before.session.items]
    assert new == ["side-plank"]
    assert len(added.turns) > len(before.turns)
    assert added.differences == ("Also today: Side plank.",)
    assert not await dossier.toggle_added(plank)
    assert today_plan(desk) == before


async def test_what_is_added_goes_with_the_day(
    house: House, dossier: ProfileService, desk: LogClient
) -> None:
    """On the next day the session is as it was written."""
    await dossier.toggle_added(dossier.library.exercise("side-plank"))
    house.clock.move(24 * 3600)
    assert today_plan(desk).differences == ()
    assert not (await dossier.page(dossier.library.exercise("side-plank"))).is_added


async def test_what_is_added_belongs_to_one_session(
    house: House, dossier: ProfileService, desk: LogClient
) -> None:
    """Another program's session has nothing added to it."""
    await dossier.toggle_added(dossier.library.exercise("side-plank"))
    follow(house, "home-maintain")
    assert today_plan(desk).differences == ()


async def test_what_is_added_and_does_not_fit_is_replaced(
    house: House, dossier: ProfileService, desk: LogClient
) -> None:
    """The rules for kit and level hold for it as for all else, and it is told."""
    settle(house, BEGINNER)
    await dossier.toggle_added(dossier.library.exercise("pull-up"))
    found = today_plan(desk)
    assert found.session is not None
    assert "pull-up" not in {item.exercise for item in found.session.items}
    assert any("instead of Pull-up" in each for each in found.differences)


async def test_nothing_is_due(house: House, dossier: ProfileService) -> None:
    """When a program is done, nothing can be added, and the text says what can be done."""
    program = dossier.library.program("bootcamp-3")
    follow(house, program.id, days_ago=40)
    house.keep(
        *(
            house.workout(30, session=session.id, week=week)
            for week in range(1, program.weeks + 1)
            for session in dossier.library.week_sessions(program, week)
        )
    )
    with pytest.raises(ChangeRefusedError, match=NOTHING_DUE):
        await dossier.toggle_added(dossier.library.exercise("plank"))


async def test_what_the_log_holds_may_be_strange(house: House, dossier: ProfileService) -> None:
    """Values of a later version are told or left alone, never lost to a crash."""
    with house.log() as log:
        for key, value in (("added", ["?"]), ("level", 7), ("future", {"a": 1})):
            log.put_profile(key, value, house.clock.now())
    reading = await dossier.reading()
    assert reading.runner.level is None
    assert len(reading.problems) == 1
    assert await dossier.toggle_added(dossier.library.exercise("plank"))


@pytest.mark.parametrize("is_rehearsal", [True, False])
async def test_nothing_changes_where_nothing_is_kept(
    desk: LogClient, *, is_rehearsal: bool
) -> None:
    """A rehearsal and a second window refuse with a sentence."""
    other = LogClient(desk.context, desk.settings, None, is_rehearsal=is_rehearsal)
    assert desk.writer is not None
    other.staff(desk.writer)
    dossier = ProfileService(other)
    why = "rehearsal" if is_rehearsal else "another window"
    changes = (
        dossier.change(Runner(), Runner(level=Level.BEGINNER)),
        dossier.enrol("foundations", MONDAY),
        dossier.toggle_added(dossier.library.exercise("plank")),
    )
    for change in changes:
        with pytest.raises(ChangeRefusedError, match=why):
            await change
    assert (await dossier.reading()).runner == Runner()
