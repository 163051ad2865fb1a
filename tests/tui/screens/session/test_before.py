"""What is asked and told before a workout: once where once is enough, again where it is not."""

from dataclasses import replace
from threading import Event
from typing import Any

import pytest

from midstance.coach.safety import NOTICE, QUESTIONS, SEE_A_DOCTOR
from midstance.domain.pain import PAIN_RULE, RED_FLAGS
from midstance.domain.record import Timestamp
from midstance.domain.runner import Runner
from midstance.storage.errors import SaveFailedError
from midstance.storage.training_log import TrainingLog
from midstance.tui.dialogs.health import HealthDialog
from midstance.tui.dialogs.lists import NoticeDialog
from midstance.tui.screens.session.screen import SessionScreen
from midstance.tui.screens.today import TodayScreen
from tests.tui.laptop import SHORT, SMALL, WIDE, Laptop, User
from tests.tui.runners import SORE, known, settle

TALL = (120, 80)
"""Large enough for every word of a notice."""


@pytest.fixture
def fresh(laptop: Laptop) -> Laptop:
    """A laptop whose runner has said something, but was never told anything."""
    laptop.is_new = True
    settle(laptop, Runner(notices_shown=("welcome",)))
    return laptop


def told(user: User) -> str:
    """What the notice says, in one line."""
    return " ".join(user.text("#prose").split())


async def test_before_the_very_first_workout(fresh: Laptop) -> None:
    """Seven questions, then the notice with pain rule and red flags; then the workout begins."""
    async with fresh.opened(TALL) as user:
        await user.press("space")
        for question in QUESTIONS:
            assert isinstance(user.screen, HealthDialog)
            assert question.text in " ".join(user.text("#question").split())
            await user.press("space", "enter", "n")
        assert isinstance(user.screen, NoticeDialog)
        for text in (NOTICE, PAIN_RULE, *RED_FLAGS):
            assert text in told(user).replace("● ", "").replace("✗ ", "")
        await user.press("space")
        assert isinstance(user.screen, SessionScreen)
    assert known(fresh).screening == ()
    assert known(fresh).notices_shown == ("welcome", "advice:foundations")


async def test_it_is_said_once(fresh: Laptop) -> None:
    """The notice is read once, not for each program; what else a program needs is still said."""
    settle(fresh, Runner(screening=(), notices_shown=("welcome", "advice:foundations")))
    async with fresh.opened() as user:
        await user.press("space")
        assert isinstance(user.screen, SessionScreen)
        await user.press("escape", "x", "x")
        await user.press("g", "end", "enter", "s")
        assert isinstance(user.screen, NoticeDialog | SessionScreen)
        if isinstance(user.screen, NoticeDialog):
            assert PAIN_RULE not in told(user)


class Slow(TrainingLog):
    """A log on a disk that answers only when it is let."""

    goes_on = Event()

    def set_profile_value(self, key: str, value: Any, now: Timestamp) -> None:
        """Wait, then save it."""
        self.goes_on.wait()
        super().set_profile_value(key, value, now)


async def test_more_spaces_begin_nothing_else(fresh: Laptop) -> None:
    """While it is being saved that a notice was read, Space does not begin Today's session."""
    settle(fresh, Runner(screening=(), notices_shown=("welcome",)))
    Slow.goes_on.clear()
    fresh.open_log = Slow
    async with fresh.opened(session=SHORT) as user:
        assert isinstance(user.screen, NoticeDialog)
        for _ in range(3):
            await user.hammer("space")
        assert not user.app._notifications
        Slow.goes_on.set()
        await user.settle()
        assert user.session.machine.begun[0].exercise == "brisk-walk"
    assert known(fresh).notices_shown == ("welcome", "advice:short")


@pytest.mark.parametrize("keys", [("escape",), ("0", "escape")])
async def test_esc_goes_back(fresh: Laptop, keys: tuple[str, ...]) -> None:
    """Whoever leaves a question or a notice does not begin, and is asked again."""
    async with fresh.opened(SMALL) as user:
        await user.press("space", *keys)
        assert isinstance(user.screen, TodayScreen)
        await user.press("space")
        assert isinstance(user.screen, HealthDialog | NoticeDialog)
    assert "advice:foundations" not in known(fresh).notices_shown


async def test_a_yes_is_asked_again_each_time(fresh: Laptop) -> None:
    """Who answers with yes hears of a doctor first, may begin anyway, and is asked again."""
    async with fresh.opened(WIDE) as user:
        await user.press("space", "y", *["n"] * 6)
        assert SEE_A_DOCTOR in told(user)
        await user.press("enter")
        assert isinstance(user.screen, TodayScreen)
        await user.press("space")
        assert isinstance(user.screen, HealthDialog)
        assert "yes  heart condition" in user.text("#topics")
        await user.press("y", "y", "backspace", *["n"] * 6, "b", "space")
        assert isinstance(user.screen, SessionScreen)
    assert known(fresh).screening == ("heart",)


async def test_complaints_are_named_in_each_stage(fresh: Laptop) -> None:
    """A limitation is shown once as it stands."""
    settle(fresh, replace(SORE, screening=(), notices_shown=("welcome",)))
    async with fresh.opened(TALL) as user:
        await user.press("space")
        assert "Achilles tendon pain. While it is acute" in told(user)
        await user.press("space")
        assert isinstance(user.screen, SessionScreen)
    assert "limitation:achilles:acute" in known(fresh).notices_shown


async def test_nothing_is_asked_in_a_rehearsal(fresh: Laptop) -> None:
    """A rehearsal begins at once."""
    async with fresh.opened(is_rehearsal=True) as user:
        await user.press("space")
        assert isinstance(user.screen, SessionScreen)


class FullDisk(TrainingLog):
    """A log that takes nothing about the runner."""

    def set_profile_value(self, key: str, value: object, stamp: object) -> None:
        """Refuse."""
        raise SaveFailedError(f"{key} {value} {stamp}", self.folder, "Make room.")


async def test_a_disk_that_takes_nothing(fresh: Laptop) -> None:
    """Where the answers cannot be kept it is said, and the runner is where they were."""
    fresh.open_log = FullDisk
    async with fresh.opened() as user:
        await user.press("space", "0")
        assert isinstance(user.screen, TodayScreen)
        assert "Make room." in " ".join(each.message for each in user.app._notifications)
