"""The app: where it opens, how it goes on, and what it says when it may not."""

from dataclasses import replace
from pathlib import Path

import pytest

from midstance.domain.settings import Settings, Theme
from midstance.presentation.commands import COMMANDS, DEFAULT_KEYMAP
from midstance.storage.definitions.problems import Problem
from midstance.storage.definitions.settings import load_settings
from midstance.tui.dialogs.choice import ChoiceDialog
from midstance.tui.screens.help import HelpScreen
from midstance.tui.screens.log.screen import LogScreen
from midstance.tui.screens.session.screen import SessionScreen
from midstance.tui.screens.today import TodayScreen
from midstance.workout.events import SetsSaved
from midstance.workout.state import Phase
from midstance.workout.view import PhaseLabel
from tests.tui.house import SHORT, SMALL, WIDE, Guest, House
from tests.tui.pty_terminal import PtyTerminal

REHEARSE = """import sys
from midstance.cli.main import main
sys.argv[1:] = ['start', 'core-5', '--rehearse']
main()
"""


async def to_word(guest: Guest, word: PhaseLabel) -> None:
    """Begin, and walk on until the screen says ``word``."""
    await guest.press("space")
    for _ in range(80):
        if guest.view.word is word:
            return
        await guest.step()
    raise AssertionError(f"{word} was not reached")


async def test_it_opens_on_today(house: House) -> None:
    """Without a choice, Today shows the first session there is, and names a program to begin."""
    async with house.opened() as guest:
        assert isinstance(guest.screen, TodayScreen)
        assert "session A" in guest.text("#name")
        assert "17 sets" in guest.text("#name")
        assert "No program chosen yet" in guest.text("#reason")


async def test_a_session_that_is_named_opens_at_once(house: House) -> None:
    """With a session, the app opens on its overview, and keeps nothing before it begins."""
    async with house.opened(session=SHORT) as guest:
        assert guest.view.phase is Phase.OVERVIEW
        await guest.press("escape")
        assert isinstance(guest.screen, TodayScreen)
    assert house.sets() == ()
    with house.log() as log:
        assert log.active_workout() is None


async def test_an_early_key_begins_no_other_session(house: House) -> None:
    """Space before the named session is open, or while it opens, leaves the due one alone."""
    async with house.opened(session=SHORT) as guest:
        guest.app.on_today_screen_started()
        await guest.settle()
        assert [each.has_class("-workout") for each in guest.app.screen_stack] == [False, True]
        guest.app._has_begun = False
        guest.app.pop_screen()
        guest.app.on_today_screen_started()
        guest.app._begin()
        await guest.settle()
        assert [each.has_class("-workout") for each in guest.app.screen_stack] == [False, True]
        assert guest.text("#name").strip() != "Squat, push, trunk"


async def test_an_answer_of_the_log_may_come_before_the_screen_is_drawn(house: House) -> None:
    """A screen that is still being made hears the log without harm."""
    async with house.opened(session=SHORT) as guest:
        made = guest.session
        guest.app.pop_screen()
        await guest.settle()
        guest.app._navigator.begin(SHORT, at_once=True)
        screen = guest.app.screen_stack[-1]
        assert isinstance(screen, SessionScreen)
        assert screen is not made
        screen.log_answered(SetsSaved(()))
        await guest.settle()
        assert guest.view.phase is Phase.SET_UP


async def test_killed_in_a_rest(house: House, tmp_path: Path) -> None:
    """After a sudden death the card says where it was; going on, the rest has its true length."""
    async with house.opened(session=SHORT) as guest:
        await to_word(guest, PhaseLabel.REST)
        await guest.wait(20)
        dead = house.copy(tmp_path / "dead")
    house.clock.move(14 * 60)
    async with dead.opened() as guest:
        assert isinstance(guest.screen, ChoiceDialog)
        told = " ".join(guest.text("#text").split())
        assert told == "0:20 into the rest before set 2 of 2, Goblet squat; 14 minutes ago."
        await guest.press("c")
        assert guest.view.phase is Phase.REST
        assert guest.view.is_overdue
        assert guest.view.count.saved == 1
        await guest.walk_to(Phase.DONE)
        await guest.press("space")
    assert [each.set.exercise for each in dead.sets()[:3]] == [
        "brisk-walk",
        "goblet-squat",
        "goblet-squat",
    ]


async def test_killed_in_a_hold(house: House, tmp_path: Path) -> None:
    """A hold that was running at the death is not completed by the time away."""
    async with house.opened(session=SHORT) as guest:
        await to_word(guest, PhaseLabel.HOLD)
        await guest.wait(12)
        dead = house.copy(tmp_path / "dead")
    house.clock.move(600)
    async with dead.opened() as guest:
        await guest.press("c")
        assert guest.view.interrupted is not None
        assert guest.view.interrupted.seconds == 12
        await guest.press("1", "2", "space")
    assert dead.sets()[-1].set.value == 12


@pytest.mark.parametrize(("key", "left"), [("f", False), ("s", True)])
async def test_finishing_or_starting_the_step_again(
    house: House, tmp_path: Path, key: str, *, left: bool
) -> None:
    """The card also finishes the workout as it is, or begins the step again."""
    async with house.opened(session=SHORT) as guest:
        await to_word(guest, PhaseLabel.HOLD)
        await guest.wait(12)
        dead = house.copy(tmp_path / "dead")
    async with dead.opened() as guest:
        await guest.press(key, *(() if left else ("space",)))
        assert any(isinstance(each, SessionScreen) for each in guest.app.screen_stack) is left
        if left:
            assert guest.view.interrupted is None
    with dead.log() as log:
        assert (log.active_workout() is not None) is left


async def test_the_card_waits_on_today_when_it_is_dropped(house: House) -> None:
    """Esc leaves the workout where it is; the big key on Today asks again."""
    async with house.opened(session=SHORT) as guest:
        await to_word(guest, PhaseLabel.REST)
        await guest.press("escape", "enter")
    async with house.opened() as guest:
        await guest.press("escape")
        assert isinstance(guest.screen, TodayScreen)
        await guest.press("space", "c")
        assert guest.view.phase is Phase.REST


async def test_a_rehearsal_keeps_nothing(house: House) -> None:
    """A rehearsal says that it is one, walks through the session, and leaves no trace."""
    async with house.opened(session=SHORT, is_rehearsal=True) as guest:
        await to_word(guest, PhaseLabel.REST)
        await guest.press("escape", "enter")
        assert "Preview run: nothing is saved." in guest.text("#reason")
        await guest.press("L", "x", "u")
        assert "Read-only: this is a preview run." in guest.text()
    assert house.sets() == ()


async def test_another_window(house: House) -> None:
    """Where another program guides, the second window says so and keeps nothing."""
    async with house.opened(session=SHORT) as first, house.opened() as second:
        await to_word(first, PhaseLabel.REST)
        assert "open in another window" in second.text("#reason")
        await second.press("space", "space")
        assert first.view.count.saved == 1
    assert len(house.sets()) == 2


@pytest.mark.parametrize("chosen", Theme)
async def test_the_chosen_theme_is_worn(house: House, chosen: Theme) -> None:
    """Each theme of the settings can be worn, and F2 goes round them all."""
    house.settings = Settings(theme=chosen)
    async with house.opened(session=SHORT) as guest:
        first = guest.app.theme
        assert first == f"midstance-{chosen.value}"
        await guest.press("f2")
        assert guest.app.theme != first
        await guest.press("f2", "f2")
        assert guest.app.theme == first


async def test_a_foreign_theme_has_the_colours_of_the_phases(house: House) -> None:
    """A theme that is not ours lacks no colour."""
    async with house.opened(session=SHORT) as guest:
        guest.app.theme = "nord"
        await guest.press("space")
        assert guest.view.word is PhaseLabel.NEXT


async def test_files_that_were_left_out_are_named(house: House) -> None:
    """A broken file of the runner's own stands on Today, with its first mistake and its place."""
    problem = Problem("own/[red].toml", 1, 1, "id", "is broken", "mend it")
    house.library = replace(house.library, problems=(problem,))
    async with house.opened(WIDE) as guest:
        text = " ".join(guest.text("#reason").split())
        assert "Left out: own/[red].toml:1:1: id: is broken; mend it; see: midstance check" in text


KEYMAP = {"session.pause": ("f9",), "today.start": ("g",), "app.help": ("f1",), "app.fly": ("x",)}


async def test_other_keys(house: House) -> None:
    """A key map rebinds commands, the footers name its keys, and what is wrong in it is shown."""
    house.settings = Settings(keymap=KEYMAP | {"session.skip": ("spaec",)})
    async with house.opened(WIDE) as guest:
        assert guest.text("#keys").startswith("   g start")
        assert "there is no command app.fly" in guest.text("#reason")
        assert "there is no key spaec" in guest.text("#reason")
        await guest.press("space")
        assert isinstance(guest.screen, TodayScreen)
        await guest.press("g")
        assert guest.text().rstrip().endswith("F1 keys")
        await guest.press("p")
        assert "NEXT" in guest.text().splitlines()[0]
        await guest.press("f9")
        assert "PAUSED" in guest.text().splitlines()[0]
        await guest.press("f1")
        assert isinstance(guest.screen, HelpScreen)
        assert "F9" in guest.text()
        await guest.press("f1")
        assert isinstance(guest.screen, SessionScreen)


@pytest.mark.parametrize("name", ["vim", "left-hand"])
async def test_bundled_keymaps_press_each_command_once(house: House, name: str) -> None:
    """With a bundled key map, one key does one thing."""
    house.places.make()
    (house.places.config / "settings.toml").write_text(f'keymap = "{name}"\n')
    loaded = load_settings(house.places, DEFAULT_KEYMAP)
    assert not loaded.problems
    house.settings = loaded.settings
    async with house.opened(session=SHORT) as guest:
        await to_word(guest, PhaseLabel.GO)
        await guest.press(loaded.settings.keymap["session.more"][0])
        assert guest.view.number == 9


async def test_quitting_keeps_the_workout(house: House) -> None:
    """In a workout `q` leaves at the second press; the workout waits as it is."""
    async with house.opened(session=SHORT) as guest:
        await to_word(guest, PhaseLabel.REST)
        await guest.press("q")
        assert "Again to leave Midstance" in guest.text()
        await guest.press("q")
        assert guest.app._exit
    with house.log() as log:
        assert log.active_workout() is not None


async def test_help_lists_every_key(house: House) -> None:
    """`?` shows the keys of this screen first; it scrolls on the smallest screen, and closes."""
    async with house.opened(SMALL, SHORT) as guest:
        for closing in ("escape", "question_mark", "q"):
            await guest.press("question_mark")
            assert isinstance(guest.screen, HelpScreen)
            assert "Now" in guest.text()
            top = guest.text()
            await guest.press("pagedown")
            assert guest.text() != top
            await guest.press(closing)
            assert isinstance(guest.screen, SessionScreen)


async def test_the_palette_finds_a_command(house: House) -> None:
    """Ctrl+P lists what means something here, finds it by name, and does it."""
    async with house.opened(session=SHORT) as guest:
        await guest.press("space", "space")
        await guest.press("ctrl+p")
        await guest.type("pause")
        await guest.press("enter")
        assert guest.view.word is PhaseLabel.PAUSED
    async with house.opened() as guest:
        await guest.press("escape", "ctrl+p")
        await guest.type("workouts done")
        await guest.press("enter")
        assert isinstance(guest.screen, LogScreen)
        await guest.press("ctrl+p")
        await guest.pilot.pause()
        assert "Undo the last correction" in guest.text()


async def test_today_from_anywhere(house: House) -> None:
    """`d` goes back to Today, or to the workout that is under way."""
    async with house.opened(session=SHORT) as guest:
        await guest.press("space", "L", "d")
        assert isinstance(guest.screen, SessionScreen)
    async with house.opened() as guest:
        await guest.press("escape", "L", "L", "d")
        assert isinstance(guest.screen, TodayScreen)


async def test_control_q_leaves_from_a_dialog(house: House) -> None:
    """The key that always leaves does so beneath a help, a palette and a question too."""
    for keys in (["question_mark"], ["ctrl+p"], ["g", "enter", "c"]):
        async with house.opened() as guest:
            await guest.press(*keys)
            assert guest.screen.is_modal
            assert not guest.app._exit
            await guest.pilot.press("ctrl+q")
            assert guest.app._exit


@pytest.mark.parametrize(
    "keymap",
    [
        {"app.quit": ("Q",)},
        {"app.quit": ("Q", "ctrl+q")},
        {"app.log": ("ctrl+q",), "session.note": ("ctrl+q",)},
        {each.id: (chr(0x4E00 + number),) for number, each in enumerate(COMMANDS)},
    ],
    ids=["another key", "both", "other commands", "no keyboard"],
)
async def test_control_q_leaves_whatever_a_key_map_says(
    house: House, keymap: dict[str, tuple[str, ...]]
) -> None:
    """On Today, in a workout and in a dialog over it."""
    house.settings = replace(house.settings, keymap=keymap)
    for keys in ([], ["space"], ["space", "escape"]):
        async with house.opened(session=SHORT if keys else None) as guest:
            await guest.press(*keys)
            await guest.pilot.press("ctrl+q")
            assert guest.app._exit


def test_a_rehearsal_may_be_the_first_start_of_all(tmp_path: Path) -> None:
    """In a home without any folder it shows the session, and ends in order."""
    program = tmp_path / "rehearse.py"
    program.write_text(REHEARSE)
    with PtyTerminal(program, environment={"HOME": str(tmp_path / "home")}) as terminal:
        terminal.wait_for("Forearm plank")
        terminal.type(b"\x11")
        assert terminal.exit_code() == 0
