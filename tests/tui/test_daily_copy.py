"""The log is copied once a day, behind Today."""

from midstance.domain.record import Change
from midstance.storage.database import BACKUPS
from midstance.storage.errors import NotSavedError
from midstance.storage.log import TrainingLog
from tests.tui.house import Guest, House, record
from tests.tui.patience import until


def copies(house: House) -> list[str]:
    """The names of the log's copies."""
    return sorted(path.name for path in (house.places.data / BACKUPS).glob("*"))


async def test_the_first_start_of_a_day_copies_a_log_that_changed(house: House) -> None:
    """One copy a day; a log without sets needs none."""
    async with house.opened() as guest:
        await guest.settle()
    assert copies(house) == []
    house.keep(house.workout(1, record("plank", 30)))
    for _ in range(2):
        async with house.opened() as guest:
            await until(guest, lambda: bool(copies(house)))
            await guest.settle()
    assert copies(house) == ["log-2026-11-23.db"]


class Torn(TrainingLog):
    """A log whose copy fails."""

    def back_up_if_due(self, today: object) -> None:
        """Never."""
        raise NotSavedError(f"no room on {today}", self.database.path, str(Change()))


async def test_a_copy_that_failed_is_told(house: House) -> None:
    """The runner hears of it, and goes on."""
    house.keep(house.workout(1, record("plank", 30)))
    house.open_log = Torn
    async with house.opened() as guest:
        await until(guest, lambda: has_heard(guest, "No copy of the log was made"))


def has_heard(guest: Guest, text: str) -> bool:
    """Whether a notification says it."""
    return any(text in notice.message for notice in guest.app._notifications)
