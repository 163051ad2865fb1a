"""Leaving: nobody goes without knowing what is not saved."""

import pytest
from textual.app import App

from midstance.domain.record import Change, KeptDeed
from midstance.domain.stamp import Stamp
from midstance.storage.errors import NotSavedError
from midstance.storage.log import TrainingLog
from midstance.tui.parting import LOST
from midstance.tui.screens.dialogs import Choice
from midstance.tui.screens.session import SessionScreen
from midstance.workout.phase import Phase
from tests.tui.house import SHORT, Guest, House
from tests.tui.patience import until


class Full(TrainingLog):
    """A log that takes no set while its disk is full."""

    is_full = False

    def keep(self, workout_id, deed: KeptDeed | None, stamp: Stamp, change: Change) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001 - that of the log
        """Nothing, as long as the disk is full."""
        if Full.is_full and change.saved:
            raise NotSavedError("the disk is full", self.database.path, "Make room.")
        super().keep(workout_id, deed, stamp, change)


async def stand_with_an_unsaved_set(guest: Guest) -> None:
    """Do the first set while the disk is full, then ask to leave."""
    Full.is_full = False
    await guest.press("space", "space")
    await guest.walk_to(Phase.WORK)
    Full.is_full = True
    await guest.press("space")
    await guest.press("q")
    await until(guest, lambda: isinstance(guest.screen, Choice))


async def test_who_leaves_is_asked_while_a_set_is_not_saved(house: House) -> None:
    """The question names the reason; Esc goes back to the workout, where the set still waits."""
    house.open_log = Full
    async with house.opened(session=SHORT) as guest:
        await stand_with_an_unsaved_set(guest)
        assert "the disk is full" in " ".join(guest.text().split())
        await guest.press("escape")
        assert isinstance(guest.screen, SessionScreen)
        assert guest.view.waiting == 1
        Full.is_full = False
    assert len(house.sets()) == 1


async def test_trying_again_leaves_with_everything_saved(house: House) -> None:
    """Once there is room, trying again saves the set and leaves."""
    house.open_log = Full
    async with house.opened(session=SHORT) as guest:
        await stand_with_an_unsaved_set(guest)
        Full.is_full = False
        await guest.press("r")
        await until(guest, lambda: is_leaving(guest.app))
    assert len(house.sets()) == 1


async def test_trying_in_vain_asks_again(house: House) -> None:
    """While the disk stays full, trying again comes back to the question."""
    house.open_log = Full
    async with house.opened(session=SHORT) as guest:
        await stand_with_an_unsaved_set(guest)
        asked = guest.screen
        await guest.press("r")
        await until(guest, lambda: isinstance(guest.screen, Choice) and guest.screen is not asked)
        Full.is_full = False


async def test_who_leaves_nevertheless_is_told_what_is_lost(house: House) -> None:
    """The app ends with the reason, so that the exit code and standard error tell it too."""
    house.open_log = Full
    with pytest.raises(NotSavedError, match=f"{LOST}: the disk is full"):
        await leave_nevertheless(house)
    assert house.sets() == ()


async def leave_nevertheless(house: House) -> None:
    """Let go of a set that could not be saved."""
    async with house.opened(session=SHORT) as guest:
        await stand_with_an_unsaved_set(guest)
        await guest.press("x")
        await until(guest, lambda: is_leaving(guest.app))


def is_leaving(app: App[None]) -> bool:
    """Whether the app was told to end."""
    return app._exit
