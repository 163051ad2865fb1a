"""Letters that mean nothing change nothing; Ctrl+C and letters that do mean something lose nothing.

Each test is one workout that is walked through all its phases: so a start is paid for once.
"""

from collections.abc import AsyncIterator
from string import ascii_letters
from typing import Any

from textual.binding import ActiveBinding

from midstance.domain.quantity import Load
from midstance.tui.dialogs.choice import ChoiceDialog
from midstance.tui.screens.help import HelpScreen
from midstance.tui.screens.session.swap import SwapScreen
from midstance.workout.state import State
from midstance.workout.view import PhaseLabel, View
from tests.tui.laptop import SHORT, USUAL, Laptop, User

WALK = (
    PhaseLabel.GET_READY,
    PhaseLabel.NEXT,
    PhaseLabel.GO,
    PhaseLabel.PAUSED,
    PhaseLabel.REST,
    PhaseLabel.SWITCH,
    PhaseLabel.HOLD,
    PhaseLabel.DONE,
)
"""Every phase of a workout, in the order in which it comes to them."""
QUITS = {"q"}
EACH_LETTER = {PhaseLabel.GO, PhaseLabel.HOLD, PhaseLabel.REST}
"""Phases in which a test of the session screen presses each letter."""
SKIP = "S"
"""The key that leaves out an exercise; in the middle of the walk it would leave out phases."""
OPENERS = ("N", "b", "ctrl+p", "escape", "h", "?", "v")
"""Keys that open a dialog over a set at rest."""
OWN_LETTERS: dict[type[object], set[str]] = {SwapScreen: {"a", "t"}, HelpScreen: QUITS}
"""Letters by which a dialog is answered or closed, where they are no options in a list."""


async def phases(user: User) -> AsyncIterator[PhaseLabel]:
    """Walk through the workout, and stop in each phase."""
    await user.press("space")
    for word in WALK:
        for _ in range(80):
            if user.view.word is word:
                break
            await (user.press("p") if word is PhaseLabel.PAUSED else user.step())
        assert user.view.word is word
        yield word
        if user.view.word is PhaseLabel.PAUSED:
            await user.press("space")


def standing(user: User) -> tuple[object, State, View]:
    """The screen on top, and the workout with all it shows."""
    return user.screen, user.session.machine.state, user.view


def done(user: User) -> list[tuple[int, int, Load | None]]:
    """What was done, set by set."""
    sets = user.session.machine.state.sets
    return [(each.sequence, each.value, each.load) for each in sets if not each.skipped]


async def test_letters_without_a_command_change_nothing(laptop: Laptop) -> None:
    """In every phase: the screen, the workout and what is shown of it stay what they are."""
    async with laptop.opened(USUAL, SHORT) as user:
        async for word in phases(user):
            bound, before = user.screen.active_bindings, standing(user)
            stray = [each for each in ascii_letters if each not in bound]
            assert len(stray) > 15
            for letter in stray:
                await user.hammer(letter)
                assert standing(user) == before, (word, letter)


async def test_no_letter_loses_what_was_done(laptop: Laptop) -> None:
    """In the other phases: none but u ends the workout, or takes back or alters a set."""
    async with laptop.opened(USUAL, SHORT) as user:
        async for word in phases(user):
            if word in EACH_LETTER:
                continue
            before = done(user)
            own = {key for key, each in user.screen.active_bindings.items() if is_of_session(each)}
            letters = own.intersection(ascii_letters) - {"u", SKIP}
            for letter in (*sorted(letters), *(SKIP if word is PhaseLabel.DONE else "")):
                await user.hammer(letter)
                for _ in range(4):
                    if user.screen is not user.session:
                        await user.hammer("escape")
                assert user.session.machine.state.is_under_way, (word, letter)
            assert done(user)[: len(before)] == before, word


def is_of_session(active: ActiveBinding) -> bool:
    """Whether a key is a command of the workout, and opens no other screen."""
    return (active.binding.id or "").startswith("session.")


def answers(dialog: object) -> set[str]:
    """The letters that a dialog takes for an answer."""
    own = next((each for kind, each in OWN_LETTERS.items() if isinstance(dialog, kind)), set())
    options: tuple[Any, ...] = dialog._options if isinstance(dialog, ChoiceDialog) else ()
    return own | {each.key for each in options}


async def test_letters_that_are_no_answer_change_nothing_in_a_dialog(laptop: Laptop) -> None:
    """Over a rest: the dialog stays, the workout too, and Escape leads back to it."""
    async with laptop.opened(USUAL, SHORT) as user:
        async for word in phases(user):
            if word is PhaseLabel.REST:
                break
        state = user.session.machine.state
        for opener in OPENERS:
            await user.press(opener)
            dialog = user.screen
            assert dialog is not user.session, opener
            await user.hammer(*(each for each in ascii_letters if each not in answers(dialog)))
            assert user.screen is dialog, opener
            await user.press("escape")
            if user.screen is dialog:
                await user.press("escape")
            assert (user.screen, user.session.machine.state) == (user.session, state), opener


async def test_ctrl_c_loses_nothing(laptop: Laptop) -> None:
    """In every phase and over a dialog: the workout goes on, and all that was done is saved."""
    async with laptop.opened(USUAL, SHORT) as user:
        async for word in phases(user):
            before = done(user)
            await user.press("ctrl+c", "ctrl+c")
            assert user.app.is_running, word
            assert user.app.return_code is None, word
            assert (user.screen, done(user)) == (user.session, before), word
            saved = [(each.set.sequence, each.set.value) for each in laptop.sets()]
            assert [(sequence, value) for sequence, value, _ in before] == saved, word
        await user.press("?", "ctrl+c")
        assert isinstance(user.screen, HelpScreen)
