"""The app: where it opens, how it goes on, and what it says when it may not."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual.app import App
from textual.screen import Screen

from midstance.domain.settings import Settings, Theme
from midstance.presentation.commands import COMMANDS, DEFAULT_KEYMAP
from midstance.storage.definitions.problems import Problem
from midstance.storage.definitions.settings import load_settings
from midstance.tui.app import HOW_TO_QUIT
from midstance.tui.dialogs.choice import ChoiceDialog
from midstance.tui.screens.help import HelpScreen
from midstance.tui.screens.log.screen import LogScreen
from midstance.tui.screens.session.screen import SessionScreen
from midstance.tui.screens.today import TodayScreen
from midstance.workout.events import SetsSaved
from midstance.workout.state import Phase
from midstance.workout.view import PhaseLabel
from tests.tui.laptop import SHORT, SMALL, WIDE, Laptop, User
from tests.tui.pty_terminal import PtyTerminal

REHEARSE = """import sys
from midstance.cli.main import main
sys.argv[1:] = ['start', 'core-5', '--rehearse']
main()
"""


async def to_word(user: User, word: PhaseLabel) -> None:
    """Begin, and walk on until the screen says ``word``."""
    await user.press("space")
    for _ in range(80):
        if user.view.word is word:
            return
        await user.step()
    raise AssertionError(f"{word} was not reached")


async def test_it_opens_on_today(laptop: Laptop) -> None:
    """Without a choice, Today shows the first session there is, and names a program to begin."""
    async with laptop.opened() as user:
        assert isinstance(user.screen, TodayScreen)
        assert "session A" in user.text("#name")
        assert "17 sets" in user.text("#name")
        assert "No program chosen yet" in user.text("#reason")


async def test_a_session_that_is_named_opens_at_once(laptop: Laptop) -> None:
    """With a session, the app opens on its overview, and keeps nothing before it begins."""
    async with laptop.opened(session=SHORT) as user:
        assert user.view.phase is Phase.OVERVIEW
        await user.press("escape")
        assert isinstance(user.screen, TodayScreen)
    assert laptop.sets() == ()
    with laptop.log() as log:
        assert log.active_workout() is None


async def test_an_early_key_begins_no_other_session(laptop: Laptop) -> None:
    """Space before the named session is open, or while it opens, leaves the due one alone."""
    async with laptop.opened(session=SHORT) as user:
        user.app.on_today_screen_started()
        await user.settle()
        assert [each.has_class("-workout") for each in user.app.screen_stack] == [False, True]
        user.app._has_begun = False
        user.app.pop_screen()
        user.app.on_today_screen_started()
        user.app._begin()
        await user.settle()
        assert [each.has_class("-workout") for each in user.app.screen_stack] == [False, True]
        assert user.text("#name").strip() != "Squat, push, trunk"


async def test_an_answer_of_the_log_may_come_before_the_screen_is_drawn(laptop: Laptop) -> None:
    """A screen that is still being made hears the log without harm."""
    async with laptop.opened(session=SHORT) as user:
        made = user.session
        user.app.pop_screen()
        await user.settle()
        user.app._navigator.begin(SHORT, at_once=True)
        screen = user.app.screen_stack[-1]
        assert isinstance(screen, SessionScreen)
        assert screen is not made
        screen.log_answered(SetsSaved(()))
        await user.settle()
        assert user.view.phase is Phase.SET_UP


async def test_killed_in_a_rest(laptop: Laptop, tmp_path: Path) -> None:
    """After a sudden death the card says where it was; going on, the rest has its true length."""
    async with laptop.opened(session=SHORT) as user:
        await to_word(user, PhaseLabel.REST)
        await user.wait(20)
        dead = laptop.copy(tmp_path / "dead")
    laptop.clock.move(14 * 60)
    async with dead.opened() as user:
        assert isinstance(user.screen, ChoiceDialog)
        told = " ".join(user.text("#text").split())
        assert told == "0:20 into the rest before set 2 of 2, Goblet squat; 14 minutes ago."
        await user.press("c")
        assert user.view.phase is Phase.REST
        assert user.view.is_overdue
        assert user.view.count.saved == 1
        await user.walk_to(Phase.DONE)
        await user.press("space")
    assert [each.set.exercise for each in dead.sets()[:3]] == [
        "brisk-walk",
        "goblet-squat",
        "goblet-squat",
    ]


async def test_killed_in_a_hold(laptop: Laptop, tmp_path: Path) -> None:
    """A hold that was running at the death is not completed by the time away."""
    async with laptop.opened(session=SHORT) as user:
        await to_word(user, PhaseLabel.HOLD)
        await user.wait(12)
        dead = laptop.copy(tmp_path / "dead")
    laptop.clock.move(600)
    async with dead.opened() as user:
        await user.press("c")
        assert user.view.interrupted is not None
        assert user.view.interrupted.seconds == 12
        await user.press("1", "2", "space")
    assert dead.sets()[-1].set.value == 12


@pytest.mark.parametrize(("key", "left"), [("f", False), ("s", True)])
async def test_finishing_or_starting_the_step_again(
    laptop: Laptop, tmp_path: Path, key: str, *, left: bool
) -> None:
    """The card also finishes the workout as it is, or begins the step again."""
    async with laptop.opened(session=SHORT) as user:
        await to_word(user, PhaseLabel.HOLD)
        await user.wait(12)
        dead = laptop.copy(tmp_path / "dead")
    async with dead.opened() as user:
        await user.press(key, *(() if left else ("space",)))
        assert any(isinstance(each, SessionScreen) for each in user.app.screen_stack) is left
        if left:
            assert user.view.interrupted is None
    with dead.log() as log:
        assert (log.active_workout() is not None) is left


async def test_the_card_waits_on_today_when_it_is_dropped(laptop: Laptop) -> None:
    """Esc leaves the workout where it is; the big key on Today asks again."""
    async with laptop.opened(session=SHORT) as user:
        await to_word(user, PhaseLabel.REST)
        await user.press("escape", "enter")
    async with laptop.opened() as user:
        await user.press("escape")
        assert isinstance(user.screen, TodayScreen)
        await user.press("space", "c")
        assert user.view.phase is Phase.REST


async def test_a_rehearsal_keeps_nothing(laptop: Laptop) -> None:
    """A rehearsal says that it is one, walks through the session, and leaves no trace."""
    async with laptop.opened(session=SHORT, is_rehearsal=True) as user:
        await to_word(user, PhaseLabel.REST)
        await user.press("escape", "enter")
        assert "Preview run: nothing is saved." in user.text("#reason")
        await user.press("L", "x", "u")
        assert "Read-only: this is a preview run." in user.text()
    assert laptop.sets() == ()


async def test_another_window(laptop: Laptop) -> None:
    """Where another program guides, the second window says so and keeps nothing."""
    async with laptop.opened(session=SHORT) as first, laptop.opened() as second:
        await to_word(first, PhaseLabel.REST)
        assert "open in another window" in second.text("#reason")
        await second.press("space", "space")
        assert first.view.count.saved == 1
    assert len(laptop.sets()) == 2


@pytest.mark.parametrize("chosen", Theme)
async def test_the_chosen_theme_is_worn(laptop: Laptop, chosen: Theme) -> None:
    """Each theme of the settings can be worn, and F2 goes round them all."""
    laptop.settings = Settings(theme=chosen)
    async with laptop.opened(session=SHORT) as user:
        first = user.app.theme
        assert first == f"midstance-{chosen.value}"
        await user.press("f2")
        assert user.app.theme != first
        await user.press("f2", "f2")
        assert user.app.theme == first


async def test_a_foreign_theme_has_the_colours_of_the_phases(laptop: Laptop) -> None:
    """A theme that is not ours lacks no colour."""
    async with laptop.opened(session=SHORT) as user:
        user.app.theme = "nord"
        await user.press("space")
        assert user.view.word is PhaseLabel.NEXT


async def test_files_that_were_left_out_are_named(laptop: Laptop) -> None:
    """A broken file of the runner's own stands on Today, with its first mistake and its place."""
    problem = Problem("own/[red].toml", 1, 1, "id", "is broken", "mend it")
    laptop.library = replace(laptop.library, problems=(problem,))
    async with laptop.opened(WIDE) as user:
        text = " ".join(user.text("#reason").split())
        assert "Left out: own/[red].toml:1:1: id: is broken; mend it; see: midstance check" in text


KEYMAP = {"session.pause": ("f9",), "today.start": ("g",), "app.help": ("f1",), "app.fly": ("x",)}


async def test_other_keys(laptop: Laptop) -> None:
    """A key map rebinds commands, the footers name its keys, and what is wrong in it is shown."""
    laptop.settings = Settings(keymap=KEYMAP | {"session.skip": ("spaec",)})
    async with laptop.opened(WIDE) as user:
        assert user.text("#keys").startswith("   g start")
        assert "there is no command app.fly" in user.text("#reason")
        assert "there is no key spaec" in user.text("#reason")
        await user.press("space")
        assert isinstance(user.screen, TodayScreen)
        await user.press("g")
        assert user.text().rstrip().endswith("F1 keys")
        await user.press("p")
        assert "NEXT" in user.text().splitlines()[0]
        await user.press("f9")
        assert "PAUSED" in user.text().splitlines()[0]
        await user.press("f1")
        assert isinstance(user.screen, HelpScreen)
        assert "F9" in user.text()
        await user.press("f1")
        assert isinstance(user.screen, SessionScreen)


@pytest.mark.parametrize("name", ["vim", "left-hand"])
async def test_bundled_keymaps_press_each_command_once(laptop: Laptop, name: str) -> None:
    """With a bundled key map, one key does one thing."""
    laptop.places.make()
    (laptop.places.config / "settings.toml").write_text(f'keymap = "{name}"\n')
    loaded = load_settings(laptop.places, DEFAULT_KEYMAP)
    assert not loaded.problems
    laptop.settings = loaded.settings
    async with laptop.opened(session=SHORT) as user:
        await to_word(user, PhaseLabel.GO)
        await user.press(loaded.settings.keymap["session.more"][0])
        assert user.view.number == 9


async def test_quitting_keeps_the_workout(laptop: Laptop) -> None:
    """In a workout `q` leaves at the second press; the workout waits as it is."""
    async with laptop.opened(session=SHORT) as user:
        await to_word(user, PhaseLabel.REST)
        await user.press("q")
        assert "Again to leave Midstance" in user.text()
        await user.press("q")
        assert user.app._exit
    with laptop.log() as log:
        assert log.active_workout() is not None


async def test_help_lists_every_key(laptop: Laptop) -> None:
    """`?` shows the keys of this screen first; it scrolls on the smallest screen, and closes."""
    async with laptop.opened(SMALL, SHORT) as user:
        for closing in ("escape", "question_mark", "q"):
            await user.press("question_mark")
            assert isinstance(user.screen, HelpScreen)
            assert "Now" in user.text()
            top = user.text()
            await user.press("pagedown")
            assert user.text() != top
            await user.press(closing)
            assert isinstance(user.screen, SessionScreen)


async def test_the_palette_finds_a_command(laptop: Laptop) -> None:
    """Ctrl+P lists what means something here, finds it by name, and does it."""
    async with laptop.opened(session=SHORT) as user:
        await user.press("space", "space")
        await user.press("ctrl+p")
        await user.type("pause")
        await user.press("enter")
        assert user.view.word is PhaseLabel.PAUSED
    async with laptop.opened() as user:
        await user.press("escape", "ctrl+p")
        await user.type("workouts done")
        await user.press("enter")
        assert isinstance(user.screen, LogScreen)
        await user.press("ctrl+p")
        await user.pilot.pause()
        assert "Undo the last correction" in user.text()


async def test_today_from_anywhere(laptop: Laptop) -> None:
    """`d` goes back to Today, or to the workout that is under way."""
    async with laptop.opened(session=SHORT) as user:
        await user.press("space", "L", "d")
        assert isinstance(user.screen, SessionScreen)
    async with laptop.opened() as user:
        await user.press("escape", "L", "L", "d")
        assert isinstance(user.screen, TodayScreen)


async def test_control_q_leaves_from_a_dialog(laptop: Laptop) -> None:
    """The key that always leaves does so beneath a help, a palette and a question too."""
    for keys in (["question_mark"], ["ctrl+p"], ["g", "enter", "c"]):
        async with laptop.opened() as user:
            await user.press(*keys)
            assert user.screen.is_modal
            assert not user.app._exit
            await user.pilot.press("ctrl+q")
            assert user.app._exit


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
    laptop: Laptop, keymap: dict[str, tuple[str, ...]]
) -> None:
    """On Today, in a workout and in a dialog over it."""
    laptop.settings = replace(laptop.settings, keymap=keymap)
    for keys in ([], ["space"], ["space", "escape"]):
        async with laptop.opened(session=SHORT if keys else None) as user:
            await user.press(*keys)
            await user.pilot.press("ctrl+q")
            assert user.app._exit


def test_a_rehearsal_may_be_the_first_start_of_all(tmp_path: Path) -> None:
    """In a home without any folder it shows the session, and ends in order."""
    program = tmp_path / "rehearse.py"
    program.write_text(REHEARSE)
    with PtyTerminal(program, environment={"HOME": str(tmp_path / "home")}) as terminal:
        terminal.wait_for("Forearm plank")
        terminal.type(b"\x11")
        assert terminal.exit_code() == 0


async def test_ctrl_c_loses_nothing(laptop: Laptop) -> None:
    """In a set it says how to leave, once however often it is pressed; what is typed stays."""
    async with laptop.opened(session=SHORT) as user:
        await to_word(user, PhaseLabel.GO)
        await user.press("7", "ctrl+c", "ctrl+c")
        assert [each.message for each in user.app._notifications] == [HOW_TO_QUIT]
        assert user.view.word is PhaseLabel.GO
        await user.press("space")
        assert user.view.phase is not Phase.WORK
        await user.press("n", *"tired", "ctrl+c", "enter")
    with laptop.log() as log:
        assert [each.set.value for each in log.sets()][-1] == 7
        assert "tired" in repr(log.active_workout()) + repr(log.sets())


async def test_a_session_opens_without_today_before_it(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was asked for is the first thing that is painted."""
    painted: list[str] = []
    display = App._display

    def note(app: App[None], screen: Screen[object], renderable: object) -> None:
        painted.append(type(screen).__name__)
        display(app, screen, renderable)  # type: ignore[arg-type]  # what Textual gives

    monkeypatch.setattr(App, "_display", note)
    async with laptop.opened(session=SHORT):
        assert set(painted) == {"SessionScreen"}
