"""The way into a workout: a workout that cannot go on, and a swap that may stay."""

from pathlib import Path

import pytest

from midstance.coach.single import alone
from midstance.domain.record import Ending
from midstance.tui.screens.dialogs import Choice
from midstance.tui.screens.session import SessionScreen
from midstance.tui.screens.today import TodayScreen
from midstance.workout.phase import Phase
from tests.tui.house import SHORT, WIDE, Guest, House


async def at_rest(guest: Guest) -> None:
    """Begin, and do one set."""
    await guest.press("space")
    await guest.walk_to(Phase.REST)


def damaged(house: House, how: str) -> House:
    """The house with something broken in its log."""
    with house.log() as log, log.database.transaction():
        log.database.run(how)
    return house


@pytest.mark.parametrize(
    "how", ["UPDATE deed SET fields = '{'", "UPDATE deed SET name = 'Flew'", "DELETE FROM course"]
)
async def test_a_workout_that_cannot_go_on_is_finished_as_it_stands(
    house: House, tmp_path: Path, how: str
) -> None:
    """The card says why; one key finishes it with its sets, and the next can begin."""
    async with house.opened(WIDE, SHORT) as guest:
        await at_rest(guest)
        dead = house.copy(tmp_path / "dead")
    kept = len(dead.sets())
    async with damaged(dead, how).opened(WIDE) as guest:
        assert isinstance(guest.screen, Choice)
        assert "cannot go on" in guest.text("#title")
        await guest.press("f")
        assert isinstance(guest.screen, TodayScreen)
    with dead.log() as log:
        (workout,) = log.workouts()
    assert workout.ending is Ending.FINISHED_EARLY
    assert len(dead.sets()) == kept > 0


async def test_it_can_be_left_for_now(house: House, tmp_path: Path) -> None:
    """Leaving the card changes nothing; it is asked again the next time."""
    async with house.opened(WIDE, SHORT) as guest:
        await at_rest(guest)
        dead = house.copy(tmp_path / "dead")
    for _ in range(2):
        async with damaged(dead, "UPDATE deed SET fields = '{'").opened(WIDE) as guest:
            assert "cannot go on" in guest.text("#title")
            await guest.press("l")
            assert isinstance(guest.screen, TodayScreen)
    with dead.log() as log:
        assert [each.ending for each in log.workouts()] in ([], [Ending.UNDER_WAY])


@pytest.mark.parametrize(("answer", "is_kept"), [("t", False), ("f", True)])
async def test_a_swap_is_for_today_or_from_now_on(
    house: House, answer: str, *, is_kept: bool
) -> None:
    """At the end it is asked once of each swap whether it stays; only then is it kept."""
    core = house.session("core-5")
    async with house.opened(WIDE, core) as guest:
        await guest.press("space", "v")
        assert isinstance(guest.screen, Choice)
        await guest.press("1")
        assert isinstance(guest.screen, SessionScreen)
        swapped = guest.session.machine.state.turn
        assert swapped.exercise != swapped.prescribed
        await guest.press("escape", "f")
        assert isinstance(guest.screen, Choice)
        assert "instead of" in guest.text("#title")
        await guest.press(answer)
        assert isinstance(guest.screen, TodayScreen)
    with house.log() as log:
        preferences = log.profile().get("preferences", [])
    assert bool(preferences) is is_kept
    if is_kept:
        chosen = {"program": core.id, "prescribed": swapped.prescribed, "chosen": swapped.exercise}
        assert preferences == [chosen]


async def test_a_swap_in_an_exercise_by_itself_is_for_today(house: House) -> None:
    """No program prescribes it, so there is nothing that could be otherwise from now on."""
    exercise = house.library.library.exercises["goblet-squat"]
    async with house.opened(WIDE, alone(exercise)) as guest:
        await guest.press("space", "v", "1")
        swapped = guest.session.machine.state.turn
        assert swapped.exercise != swapped.prescribed
        await guest.press("escape", "f")
        assert isinstance(guest.screen, TodayScreen)
