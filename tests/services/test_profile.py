"""Who trains and what there is to train, asked of a real log through its thread."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest

from midstance.context import Context
from midstance.domain.attendance import Enrolment
from midstance.domain.quantity import Load, WeightUnit
from midstance.domain.runner import Level, Runner
from midstance.domain.settings import Settings
from midstance.services.log_client import ChangeRefusedError, LogClient
from midstance.services.profile import NOTHING_DUE, ProfileService
from midstance.services.today import TodayPlan, today_plan
from midstance.storage.database.lock import InstanceLock
from midstance.storage.definitions.settings import LoadedSettings
from midstance.storage.training_log import TrainingLog
from midstance.storage.writer import Writer
from tests.tui.laptop import Laptop, record
from tests.tui.runners import BEGINNER, follow, settle

MONDAY = date(2026, 11, 23)


class ListeningClient(LogClient):
    """A client that remembers what it heard of the profile."""

    def __init__(self, context: Context, settings: Settings, lock: InstanceLock) -> None:
        self.heard: list[Mapping[str, object]] = []
        super().__init__(context, settings, lock)

    def apply_profile(self, profile: Mapping[str, object]) -> None:
        """Hear of it, and remember it."""
        self.heard.append(profile)
        super().apply_profile(profile)


@pytest.fixture
async def client(laptop: Laptop) -> AsyncIterator[ListeningClient]:
    """A client with a writer on a laptop with an empty log."""
    laptop.places.make()
    log = TrainingLog(laptop.places.data, laptop.ids)
    loaded = LoadedSettings(laptop.settings)
    context = Context(laptop.clock, laptop.ids, loaded, laptop.library, log, laptop.places)
    lock = InstanceLock(laptop.places.data)
    client = ListeningClient(context, laptop.settings, lock)
    writer = Writer(log, asyncio.get_running_loop().call_soon_threadsafe)
    client.attach_writer(writer)
    yield client
    await asyncio.to_thread(writer.close, 10.0)
    lock.release()


@pytest.fixture
def profile_service(client: LogClient) -> ProfileService:
    """What screens ask."""
    return ProfileService(client)


def plan_of(client: LogClient) -> TodayPlan:
    """What today asks for now."""
    return client.ask(lambda log: today_plan(log, client.library, client.today))


async def test_an_empty_log_knows_no_runner(profile_service: ProfileService) -> None:
    """An empty log knows no runner, no program and no day."""
    reading = await profile_service.reading()
    assert (reading.runner, reading.problems) == (Runner(), ())
    assert await profile_service.standing() is None
    assert await profile_service.last_days() == {}
    assert profile_service.today == MONDAY


async def test_changes_are_kept_key_by_key(
    profile_service: ProfileService, client: LogClient
) -> None:
    """Only what is new is written, and comes back."""
    await profile_service.change(Runner(), BEGINNER)
    assert (await profile_service.reading()).runner == BEGINNER
    assert set(client.ask(lambda log: log.profile())) == {"level", "places", "active"}
    await profile_service.change(BEGINNER, BEGINNER)
    assert (await profile_service.situation()).runner == BEGINNER


async def test_a_change_reaches_the_desk_once(
    profile_service: ProfileService, client: ListeningClient
) -> None:
    """Loads are shown in another unit from then on; without news nothing is said."""
    client.heard.clear()
    pounds = replace(BEGINNER, weight_unit=WeightUnit.LB)
    await profile_service.change(BEGINNER, pounds)
    await profile_service.change(pounds, pounds)
    assert client.heard == [{"weight_unit": "lb"}]
    assert client.settings.weight_unit is WeightUnit.LB


async def test_a_program_is_followed(profile_service: ProfileService) -> None:
    """Its standing is known from the day on which it begins."""
    await profile_service.enrol(Enrolment("foundations", MONDAY - timedelta(days=7)))
    now = await profile_service.standing()
    assert now is not None
    assert (now.program, now.week, now.behind) == ("foundations", 2, 2)


async def test_the_unit_of_the_runner_comes_first(laptop: Laptop, client: LogClient) -> None:
    """The runner's unit comes before that of the settings."""
    client.settings = Settings(weight_unit=WeightUnit.LB)
    profile_service = ProfileService(client)
    assert profile_service.unit(Runner()) is WeightUnit.LB
    assert profile_service.unit(Runner(weight_unit=WeightUnit.KG)) is WeightUnit.KG
    assert laptop.settings.weight_unit is WeightUnit.KG


async def test_the_last_day_of_each_exercise(
    laptop: Laptop, profile_service: ProfileService
) -> None:
    """Today counts too, and of each exercise the newest day alone."""
    laptop.keep(
        laptop.workout(0, record("plank", 30)),
        laptop.workout(3, record("plank", 30), record("goblet-squat", 8)),
    )
    assert await profile_service.last_days() == {
        "plank": MONDAY,
        "goblet-squat": MONDAY - timedelta(days=3),
    }


async def test_how_often_each_exercise_was_done(
    laptop: Laptop, profile_service: ProfileService
) -> None:
    """Days of the last year, however many sets a day had."""
    laptop.keep(
        laptop.workout(0, record("plank", 30), record("plank", 20, set_number=2)),
        laptop.workout(3, record("plank", 30), record("goblet-squat", 8)),
        laptop.workout(365, record("goblet-squat", 8)),
        laptop.workout(366, record("goblet-squat", 8)),
    )
    assert await profile_service.uses() == {"plank": 2, "goblet-squat": 2}


async def test_a_page_has_ladder_history_and_unit(
    laptop: Laptop, profile_service: ProfileService
) -> None:
    """Ladder, last sets, history and unit come together."""
    settle(laptop, BEGINNER)
    laptop.keep(
        laptop.workout(9, record("goblet-squat", 8, load=Load(10_000))),
        laptop.workout(2, record("goblet-squat", 9, load=Load(12_000))),
    )
    page = await profile_service.page(profile_service.library.exercise("goblet-squat"))
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


async def test_every_exercise_has_a_page(profile_service: ProfileService) -> None:
    """None of the library's is too strange."""
    for each in profile_service.library.exercises.values():
        page = await profile_service.page(each)
        assert each in [variant.exercise for variant in page.variants]


async def test_what_is_added_stands_in_the_agenda(
    profile_service: ProfileService, client: LogClient
) -> None:
    """It is in what Today starts, and out of it after the second time."""
    plank = profile_service.library.exercise("side-plank")
    before = plan_of(client)
    assert await profile_service.toggle_added(plank)
    assert (await profile_service.page(plank)).is_added
    added = plan_of(client)
    assert added.session is not None
    assert before.session is not None
    new = [item.exercise for item in added.session.items if item not in before.session.items]
    assert new == ["side-plank"]
    assert len(added.planned_sets) > len(before.planned_sets)
    assert added.differences == ("Also today: Side plank.",)
    assert not await profile_service.toggle_added(plank)
    assert plan_of(client) == before


async def test_what_is_added_goes_with_the_day(
    laptop: Laptop, profile_service: ProfileService, client: LogClient
) -> None:
    """On the next day the session is as it was written."""
    await profile_service.toggle_added(profile_service.library.exercise("side-plank"))
    laptop.clock.move(24 * 3600)
    assert plan_of(client).differences == ()
    assert not (await profile_service.page(profile_service.library.exercise("side-plank"))).is_added


async def test_what_is_added_belongs_to_one_session(
    laptop: Laptop, profile_service: ProfileService, client: LogClient
) -> None:
    """Another program's session has nothing added to it."""
    await profile_service.toggle_added(profile_service.library.exercise("side-plank"))
    follow(laptop, "home-maintain")
    assert not any("Also today" in each for each in plan_of(client).differences)


async def test_what_is_added_and_does_not_fit_is_replaced(
    laptop: Laptop, profile_service: ProfileService, client: LogClient
) -> None:
    """The rules for kit and level hold for it as for all else, and it is reported."""
    settle(laptop, BEGINNER)
    await profile_service.toggle_added(profile_service.library.exercise("pull-up"))
    found = plan_of(client)
    assert found.session is not None
    assert "pull-up" not in {item.exercise for item in found.session.items}
    assert any("Pull-up, because" in each for each in found.differences)


async def test_nothing_is_due(laptop: Laptop, profile_service: ProfileService) -> None:
    """When a program is done, nothing can be added, and the text says what can be done."""
    program = profile_service.library.program("bootcamp-3")
    follow(laptop, program.id, days_ago=40)
    laptop.keep(
        *(
            laptop.workout(30, record("plank", 30), session=session.id, week=week)
            for week in range(1, program.weeks + 1)
            for session in profile_service.library.week_sessions(program, week)
        )
    )
    with pytest.raises(ChangeRefusedError, match=NOTHING_DUE):
        await profile_service.toggle_added(profile_service.library.exercise("plank"))


async def test_what_the_log_holds_may_be_strange(
    laptop: Laptop, profile_service: ProfileService
) -> None:
    """Values of a later version are reported or left alone, never lost to a crash."""
    with laptop.log() as log:
        for key, value in (("added", ["?"]), ("level", 7), ("future", {"a": 1})):
            log.set_profile_value(key, value, laptop.clock.now())
    reading = await profile_service.reading()
    assert reading.runner.level is None
    assert len(reading.problems) == 1
    assert await profile_service.toggle_added(profile_service.library.exercise("plank"))


@pytest.mark.parametrize("is_rehearsal", [True, False])
async def test_nothing_changes_where_nothing_is_kept(
    client: LogClient, *, is_rehearsal: bool
) -> None:
    """A rehearsal and a second window refuse with a sentence."""
    other = LogClient(client.context, client.settings, None, is_rehearsal=is_rehearsal)
    assert client.writer is not None
    other.attach_writer(client.writer)
    profile_service = ProfileService(other)
    why = "preview run" if is_rehearsal else "another window"
    changes = (
        profile_service.change(Runner(), Runner(level=Level.BEGINNER)),
        profile_service.enrol(Enrolment("foundations", MONDAY)),
        profile_service.toggle_added(profile_service.library.exercise("plank")),
    )
    for change in changes:
        with pytest.raises(ChangeRefusedError, match=why):
            await change
    assert (await profile_service.reading()).runner == Runner()
