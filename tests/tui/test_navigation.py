"""The way into a workout: a workout that cannot go on, and a swap that may stay."""

from pathlib import Path
from threading import Event

import pytest
from textual.app import App
from textual.widget import Widget

from midstance.coach.adapt.single_exercise import single_exercise_session
from midstance.domain.exercise import Dose, Exercise, Measure, Pattern
from midstance.domain.library import Library
from midstance.domain.record import LogChange, LoggedEvent, Timestamp, WorkoutStatus
from midstance.storage.definitions.cache import LoadedLibrary
from midstance.storage.errors import SaveFailedError, StorageError
from midstance.storage.log.profile import runner_to_plain
from midstance.storage.training_log import TrainingLog
from midstance.tui.app import MidstanceApp
from midstance.tui.dialogs.choice import ChoiceDialog
from midstance.tui.navigation import LOST
from midstance.tui.screens.help import HelpScreen
from midstance.tui.screens.library.exercise import ExerciseScreen
from midstance.tui.screens.library.exercises import LibraryScreen
from midstance.tui.screens.profile.screen import ProfileScreen
from midstance.tui.screens.programs.programs import ProgramsScreen
from midstance.tui.screens.session.screen import SessionScreen
from midstance.tui.screens.today import TodayScreen
from midstance.workout.state import Phase
from tests.tui.laptop import SHORT, SMALL, USUAL, WIDE, Laptop, User
from tests.tui.patience import until
from tests.tui.runners import BEGINNER, SORE, follow, settle


async def at_rest(user: User) -> None:
    """Begin, and do one set."""
    await user.press("space")
    await user.walk_to(Phase.REST)


def damaged(laptop: Laptop, how: str) -> Laptop:
    """The laptop with something broken in its log."""
    with laptop.log() as log, log.database.transaction():
        log.database.run(how)
    return laptop


@pytest.mark.parametrize(
    "how",
    [
        "UPDATE deed SET fields = '{'",
        "UPDATE deed SET name = 'Flew'",
        "UPDATE deed SET name = 'DigitTyped', fields = '{\"digit\": \"x\"}', utc = 'x'",
        'UPDATE course SET options = \'{"auto_advance": "tamed"}\'',
        "DELETE FROM course",
    ],
)
async def test_a_workout_that_cannot_go_on_is_finished_as_it_stands(
    laptop: Laptop, tmp_path: Path, how: str
) -> None:
    """The card says why; one key finishes it with its sets, and the next can begin."""
    async with laptop.opened(WIDE, SHORT) as user:
        await at_rest(user)
        dead = laptop.copy(tmp_path / "dead")
    kept = len(dead.sets())
    async with damaged(dead, how).opened(WIDE) as user:
        assert isinstance(user.screen, ChoiceDialog)
        assert "cannot go on" in user.text("#title")
        await user.press("f")
        assert isinstance(user.screen, TodayScreen)
    with dead.log() as log:
        (workout,) = log.workouts()
    assert workout.ending is WorkoutStatus.FINISHED_EARLY
    assert len(dead.sets()) == kept > 0


async def test_it_can_be_left_for_now(laptop: Laptop, tmp_path: Path) -> None:
    """Leaving the card changes nothing; it is asked again the next time."""
    async with laptop.opened(WIDE, SHORT) as user:
        await at_rest(user)
        dead = laptop.copy(tmp_path / "dead")
    for _ in range(2):
        async with damaged(dead, "UPDATE deed SET fields = '{'").opened(WIDE) as user:
            assert "cannot go on" in user.text("#title")
            await user.press("l")
            assert isinstance(user.screen, TodayScreen)
    with dead.log() as log:
        assert [each.ending for each in log.workouts()] in ([], [WorkoutStatus.UNDER_WAY])


@pytest.mark.parametrize(("answer", "is_kept"), [("t", False), ("f", True)])
async def test_a_swap_is_for_today_or_from_now_on(
    laptop: Laptop, answer: str, *, is_kept: bool
) -> None:
    """At the end it is asked once of each swap whether it stays; only then is it kept."""
    core = laptop.session("core-5")
    async with laptop.opened(WIDE, core) as user:
        await user.press("space", "v")
        assert user.screen is not user.session
        await user.press("down", "enter")
        assert isinstance(user.screen, SessionScreen)
        swapped = user.session.machine.state.planned_set
        assert swapped.exercise != swapped.prescribed
        await user.press("escape", "f", "space")
        assert isinstance(user.screen, ChoiceDialog)
        assert "instead of" in user.text("#title")
        await user.press(answer)
        assert isinstance(user.screen, TodayScreen)
    with laptop.log() as log:
        preferences = log.profile().get("preferences", [])
    assert bool(preferences) is is_kept
    if is_kept:
        chosen = {"program": core.id, "prescribed": swapped.prescribed, "chosen": swapped.exercise}
        assert preferences == [chosen]


async def test_a_swap_in_an_exercise_by_itself_is_for_today(laptop: Laptop) -> None:
    """No program prescribes it, so there is nothing that could be otherwise from now on."""
    exercise = laptop.library.library.exercises["goblet-squat"]
    async with laptop.opened(WIDE, single_exercise_session(exercise)) as user:
        await user.press("space", "v", "down", "enter")
        swapped = user.session.machine.state.planned_set
        assert swapped.exercise != swapped.prescribed
        await user.press("escape", "f", "space")
        assert isinstance(user.screen, TodayScreen)


PLACES = {"i": LibraryScreen, "g": ProgramsScreen, "o": ProfileScreen}
SIZES = [SMALL, (60, 16), USUAL, WIDE, (200, 60)]
WALK = (
    *("i", "down", "enter", "right", "escape", "slash", "a", "escape", "4", "0"),
    *("g", "down", "down", "enter", "right", "down", "tab", "tab", "enter", "end"),
    *("o", "down", "down", "down"),
)
"""A walk through every screen that changes nothing."""


def inside(user: User) -> bool:
    """Whether every widget in sight lies within the screen, none upon another beside it."""
    whole = user.screen.region
    widgets = user.screen.walk_children(Widget)
    leaves = [each for each in widgets if not each.children and each.display]
    shown = [each.region for each in leaves if each.region and not _is_in_scroll(each)]
    apart = all(
        not first.overlaps(second) for n, first in enumerate(shown) for second in shown[n + 1 :]
    )
    return apart and all(whole.contains_region(region) for region in shown)


def _is_in_scroll(widget: object) -> bool:
    ancestors = getattr(widget, "ancestors", ())
    return any(getattr(each, "allow_vertical_scroll", False) for each in ancestors)


# Where keys lead


@pytest.mark.parametrize("key", PLACES)
async def test_a_key_leads_there_and_esc_back(laptop: Laptop, key: str) -> None:
    """Each of the three screens opens from Today, and Esc goes back to it."""
    async with laptop.opened() as user:
        await user.press(key)
        assert [type(each) for each in user.app.screen_stack] == [TodayScreen, PLACES[key]]
        await user.press("escape")
        assert isinstance(user.screen, TodayScreen)


async def test_from_one_to_the_other(laptop: Laptop) -> None:
    """They lie upon each other; the key of one that is open below leads back to it."""
    async with laptop.opened() as user:
        await user.press("i", "g", "o")
        assert len(user.app.screen_stack) == 4
        await user.press("i")
        assert [type(each) for each in user.app.screen_stack] == [TodayScreen, LibraryScreen]


async def test_today_from_anywhere(laptop: Laptop) -> None:
    """D leads back to Today, which shows what is new."""
    async with laptop.opened() as user:
        await user.press("g", "enter", "c", "t", "d")
        assert isinstance(user.screen, TodayScreen)
        assert "session A" in user.text("#name")


@pytest.mark.parametrize("key", [*PLACES, "L", "w", "y"])
async def test_keys_before_the_log_is_there(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    """A key that comes before the log was handed over opens what it names all the same."""
    monkeypatch.setattr(MidstanceApp, "_begin", lambda _: None)
    async with laptop.opened() as user:
        assert user.app._writer is None
        await user.press(key)
        assert not isinstance(user.screen, TodayScreen)
        assert user.app._writer is not None


@pytest.mark.parametrize("key", PLACES)
async def test_the_help_begins_with_the_keys_of_the_screen(laptop: Laptop, key: str) -> None:
    """? shows the screen's own keys first."""
    async with laptop.opened(WIDE) as user:
        await user.press(key, "question_mark")
        assert isinstance(user.screen, HelpScreen)
        first = user.text("#columns Prose").split(maxsplit=1)[0]
        assert first == {"i": "Exercises", "g": "Programs", "o": "Profile"}[key]


# A workout under way


async def test_over_a_workout(laptop: Laptop) -> None:
    """Everything can be looked at during a workout, nothing else can be begun, and it goes on."""
    async with laptop.opened(session=SHORT) as user:
        await user.press("space", "i", "enter", "s")
        assert isinstance(user.screen, ExerciseScreen)
        assert "A workout is under way" in _said(user)
        await user.press("g", "enter", "r")
        assert not isinstance(user.screen, SessionScreen)
        await user.press("d")
        assert isinstance(user.screen, SessionScreen)


async def test_no_key_leads_below_a_workout(laptop: Laptop) -> None:
    """A screen that was open before the workout began is opened again over it."""
    async with laptop.opened() as user:
        await user.press("g", "end", "enter", "s")
        assert isinstance(user.screen, SessionScreen)
        await user.press("i", "g", "end", "enter", "s")
        assert "A workout is under way" in _said(user)
        assert [type(each) for each in user.app.screen_stack].count(ProgramsScreen) == 2
        await user.press("d")
        assert isinstance(user.screen, SessionScreen)


async def test_a_workout_that_was_left(laptop: Laptop) -> None:
    """One that was kept for later comes first; it is said, not lost."""
    async with laptop.opened(session=SHORT) as user:
        await user.press("space", "space", "escape", "k")
        assert isinstance(user.screen, TodayScreen)
        await user.press("i", "enter", "s")
        assert isinstance(user.screen, ExerciseScreen)
        assert "A workout is under way" in _said(user)
        await user.press("g", "enter", "r")
        assert "A workout is under way" in _said(user)


def _said(user: User) -> str:
    return " ".join(each.message for each in user.app._notifications)


async def test_a_rehearsal_in_a_rehearsal(laptop: Laptop) -> None:
    """Where nothing is kept anyway, a session begins at once and leaves no trace."""
    async with laptop.opened(is_rehearsal=True) as user:
        await user.press("g", "end", "enter", "r")
        assert isinstance(user.screen, SessionScreen)
        assert "Preview run: " in user.text()
    assert laptop.sets() == ()


# At any size, with anything in the log


@pytest.mark.parametrize("size", SIZES)
async def test_nothing_overlaps_at_any_size(laptop: Laptop, size: tuple[int, int]) -> None:
    """On every screen all lies within the terminal, and nothing upon something else."""
    settle(laptop, SORE)
    follow(laptop, "foundations", days_ago=9)
    async with laptop.opened(size) as user:
        for key in WALK:
            await user.press(key)
            assert inside(user), f"after {key} on {type(user.screen).__name__}"
        assert isinstance(user.screen, ProfileScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_each_screen_names_its_keys(laptop: Laptop, size: tuple[int, int]) -> None:
    """At any size the last line names what can be done, and how to see all keys."""
    async with laptop.opened(size) as user:
        for key in ("i", "enter", "g", "enter", "enter", "o"):
            await user.press(key)
            last = user.text().splitlines()[-1]
            assert "? all keys" in last


async def test_from_wide_to_small_and_back(laptop: Laptop) -> None:
    """A terminal that changes its size on the way loses nothing."""
    async with laptop.opened(WIDE) as user:
        for number, key in enumerate(WALK):
            await user.press(key)
            await user.pilot.resize_terminal(*SIZES[number % len(SIZES)])
            await user.settle()
            assert user.screen.size == SIZES[number % len(SIZES)]


async def test_keys_faster_than_any_hand(laptop: Laptop) -> None:
    """A burst of keys ends where single keys end."""
    async with laptop.opened() as user:
        await user.pilot.press(*WALK)
        await user.settle()
        assert isinstance(user.screen, ProfileScreen)
        assert len(user.app.screen_stack) == 6


async def test_values_of_another_version(laptop: Laptop) -> None:
    """Whatever the profile holds, every screen opens."""
    laptop.places.make()
    with laptop.log() as log:
        for key in runner_to_plain(BEGINNER):
            if key not in {"told", "screening"}:
                log.set_profile_value(key, {"from": "the future"}, laptop.clock.now())
    async with laptop.opened() as user:
        await user.press(*WALK)
        assert isinstance(user.screen, ProfileScreen)


async def test_a_hostile_library(laptop: Laptop, library: LoadedLibrary) -> None:
    """Names with escapes, markup, line breaks and no end are shown, and obeyed by nobody."""
    name = "Pl\x1b[2Jank [b]x[/] \n" + "y" * 500
    strange = Exercise(
        "strange",
        name,
        Pattern.BALANCE,
        Measure.SECONDS,
        Dose(1, 30),
        cues=("\x1b]0;owned\x07 [/]",),
        why="w" * 5000,
        ladder="strange",
        rung=1,
        easier="strange",
        harder="nowhere",
    )
    held = library.library
    exercises = {"strange": strange, **held.exercises}
    laptop.library = LoadedLibrary(Library(exercises, held.routines, held.programs), ())
    async with laptop.opened(WIDE) as user:
        await user.press("i")
        assert "Pl\N{REPLACEMENT CHARACTER}[2Jank [b]x[/]" in user.text("#exercises")
        await user.press("enter")
        assert "\x1b" not in user.text()
        assert "[/]" in user.text("#about")
        await user.press("right")
        assert "This is the hardest version." in user.text("#notice")
        await user.press("a", "d")
        assert "\x1b" not in user.text()


# Slow and broken disks


class SlowLog(TrainingLog):
    """A log that answers about the profile only when it may."""

    may = Event()

    def profile(self) -> dict[str, object]:
        """Wait, then answer."""
        if self.is_slow:
            self.may.wait(30)
        return super().profile()

    is_slow = False


async def test_a_slow_disk_holds_up_no_key(laptop: Laptop) -> None:
    """While the log thinks, the cursor moves, pages open and Esc leaves; then the answer comes."""
    settle(laptop, BEGINNER)
    laptop.open_log = SlowLog
    async with laptop.opened() as user:
        SlowLog.may.clear()
        SlowLog.is_slow = True
        try:
            await user.pilot.press("i", "down", "down")
            await user.pilot.pause()
            assert isinstance(user.screen, LibraryScreen)
            assert user.screen.list.highlighted is not None
            assert user.screen.list.highlighted.key == "wobble-board-two-leg"
            assert "no wobble board" not in user.text("#exercises")
            await user.pilot.press("enter", "escape", "g", "o", "escape", "escape")
            await user.pilot.pause()
            assert isinstance(user.screen, LibraryScreen)
        finally:
            SlowLog.is_slow = False
            SlowLog.may.set()
        await user.settle()
        assert "no wobble board" in user.text("#exercises")


class BrokenLog(TrainingLog):
    """A log that breaks on the way."""

    is_broken = False

    def profile(self) -> dict[str, object]:
        """Refuse."""
        if self.is_broken:
            raise StorageError("the disk is gone", self.folder, "Plug it in.")
        return super().profile()


async def test_a_broken_disk_is_said(laptop: Laptop) -> None:
    """What the log cannot answer is shown in one line, and the screen stays usable."""
    laptop.open_log = BrokenLog
    async with laptop.opened() as user:
        await user.press("i")
        BrokenLog.is_broken = True
        try:
            for keys in (("enter",), ("escape", "o"), ("i", "g", "end", "enter")):
                await user.press(*keys)
                assert "the disk is gone. Plug it in." in user.text("#notice")
            await user.press("s", "r")
            assert "the disk is gone. Plug it in." in _said(user)
            assert not isinstance(user.screen, SessionScreen)
        finally:
            BrokenLog.is_broken = False
        await user.press("i", "enter")
        assert isinstance(user.screen, ExerciseScreen)


async def test_what_is_said_goes_away(laptop: Laptop) -> None:
    """A line that was said is shown for a while, and a newer one takes its place."""
    async with laptop.opened() as user:
        await user.press("i", "enter", "left")
        screen = user.screen
        assert isinstance(screen, ExerciseScreen)
        assert user.text("#notice").strip()
        screen.say("Something newer.")
        await user.settle()
        assert user.text("#notice").strip() == "Something newer."
        timer = screen._notice_timer
        assert timer is not None
        timer._callback()  # type: ignore[misc]  # the timer has one
        await user.settle()
        assert user.text("#notice").strip() == ""


async def test_leaving_while_the_log_thinks(laptop: Laptop) -> None:
    """A screen that is gone when its answer comes does no harm."""
    settle(laptop, BEGINNER)
    async with laptop.opened() as user:
        for _ in range(5):
            await user.pilot.press("i", "enter", "escape", "escape", "g", "enter", "d")
        await user.settle()
        assert isinstance(user.screen, TodayScreen)


class Full(TrainingLog):
    """A log that takes no set while its disk is full."""

    is_full = False

    def record_event(  # type: ignore[no-untyped-def] # that of the log
        self,
        workout_id,  # noqa: ANN001 - that of the log
        event: LoggedEvent | None,
        stamp: Timestamp,
        change: LogChange,
    ) -> None:
        """Nothing, as long as the disk is full."""
        if Full.is_full and change.saved:
            raise SaveFailedError("the disk is full", self.database.path, "Make room.")
        super().record_event(workout_id, event, stamp, change)


async def stand_with_an_unsaved_set(user: User) -> None:
    """Do the first set while the disk is full, then ask to leave."""
    Full.is_full = False
    await user.press("space", "space")
    await user.walk_to(Phase.WORK)
    Full.is_full = True
    await user.press("space")
    await user.press("q")
    await until(user, lambda: isinstance(user.screen, ChoiceDialog))


async def test_who_leaves_is_asked_while_a_set_is_not_saved(laptop: Laptop) -> None:
    """The question names the reason; Esc goes back to the workout, where the set still waits."""
    laptop.open_log = Full
    async with laptop.opened(session=SHORT) as user:
        await stand_with_an_unsaved_set(user)
        await until(user, lambda: "disk is full" in " ".join(user.text().split()))
        await user.press("escape")
        assert isinstance(user.screen, SessionScreen)
        assert user.view.waiting == 1
        Full.is_full = False
    assert len(laptop.sets()) == 1


async def test_trying_again_leaves_with_everything_saved(laptop: Laptop) -> None:
    """Once there is room, trying again saves the set and leaves."""
    laptop.open_log = Full
    async with laptop.opened(session=SHORT) as user:
        await stand_with_an_unsaved_set(user)
        Full.is_full = False
        await user.press("r")
        await until(user, lambda: is_leaving(user.app))
    assert len(laptop.sets()) == 1


async def test_trying_in_vain_asks_again(laptop: Laptop) -> None:
    """While the disk stays full, trying again comes back to the question."""
    laptop.open_log = Full
    async with laptop.opened(session=SHORT) as user:
        await stand_with_an_unsaved_set(user)
        asked = user.screen
        await user.press("r")
        await until(
            user, lambda: isinstance(user.screen, ChoiceDialog) and user.screen is not asked
        )
        Full.is_full = False


async def test_who_leaves_nevertheless_reads_what_is_lost(laptop: Laptop) -> None:
    """The app ends with the reason, so that the exit code and standard error tell it too."""
    laptop.open_log = Full
    with pytest.raises(SaveFailedError, match=f"{LOST}: the disk is full"):
        await leave_nevertheless(laptop)
    assert laptop.sets() == ()


async def leave_nevertheless(laptop: Laptop) -> None:
    """Let go of a set that could not be saved."""
    async with laptop.opened(session=SHORT) as user:
        await stand_with_an_unsaved_set(user)
        await user.press("x")
        await until(user, lambda: is_leaving(user.app))


def is_leaving(app: App[None]) -> bool:
    """Whether the app was told to end."""
    return app._exit
