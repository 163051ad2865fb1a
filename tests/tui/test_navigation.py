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
from tests.tui.house import SHORT, SMALL, USUAL, WIDE, Guest, House
from tests.tui.patience import until
from tests.tui.runners import BEGINNER, SORE, follow, settle


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
    house: House, tmp_path: Path, how: str
) -> None:
    """The card says why; one key finishes it with its sets, and the next can begin."""
    async with house.opened(WIDE, SHORT) as guest:
        await at_rest(guest)
        dead = house.copy(tmp_path / "dead")
    kept = len(dead.sets())
    async with damaged(dead, how).opened(WIDE) as guest:
        assert isinstance(guest.screen, ChoiceDialog)
        assert "cannot go on" in guest.text("#title")
        await guest.press("f")
        assert isinstance(guest.screen, TodayScreen)
    with dead.log() as log:
        (workout,) = log.workouts()
    assert workout.ending is WorkoutStatus.FINISHED_EARLY
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
        assert [each.ending for each in log.workouts()] in ([], [WorkoutStatus.UNDER_WAY])


@pytest.mark.parametrize(("answer", "is_kept"), [("t", False), ("f", True)])
async def test_a_swap_is_for_today_or_from_now_on(
    house: House, answer: str, *, is_kept: bool
) -> None:
    """At the end it is asked once of each swap whether it stays; only then is it kept."""
    core = house.session("core-5")
    async with house.opened(WIDE, core) as guest:
        await guest.press("space", "v")
        assert guest.screen is not guest.session
        await guest.press("down", "enter")
        assert isinstance(guest.screen, SessionScreen)
        swapped = guest.session.machine.state.planned_set
        assert swapped.exercise != swapped.prescribed
        await guest.press("escape", "f", "space")
        assert isinstance(guest.screen, ChoiceDialog)
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
    async with house.opened(WIDE, single_exercise_session(exercise)) as guest:
        await guest.press("space", "v", "down", "enter")
        swapped = guest.session.machine.state.planned_set
        assert swapped.exercise != swapped.prescribed
        await guest.press("escape", "f", "space")
        assert isinstance(guest.screen, TodayScreen)


PLACES = {"i": LibraryScreen, "g": ProgramsScreen, "o": ProfileScreen}
SIZES = [SMALL, (60, 16), USUAL, WIDE, (200, 60)]
WALK = (
    *("i", "down", "enter", "right", "escape", "slash", "a", "escape", "4", "0"),
    *("g", "down", "down", "enter", "right", "down", "tab", "tab", "enter", "end"),
    *("o", "down", "down", "down"),
)
"""A walk through every screen that changes nothing."""


def inside(guest: Guest) -> bool:
    """Whether every widget in sight lies within the screen, none upon another beside it."""
    whole = guest.screen.region
    widgets = guest.screen.walk_children(Widget)
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
async def test_a_key_leads_there_and_esc_back(house: House, key: str) -> None:
    """Each of the three screens opens from Today, and Esc goes back to it."""
    async with house.opened() as guest:
        await guest.press(key)
        assert [type(each) for each in guest.app.screen_stack] == [TodayScreen, PLACES[key]]
        await guest.press("escape")
        assert isinstance(guest.screen, TodayScreen)


async def test_from_one_to_the_other(house: House) -> None:
    """They lie upon each other; the key of one that is open below leads back to it."""
    async with house.opened() as guest:
        await guest.press("i", "g", "o")
        assert len(guest.app.screen_stack) == 4
        await guest.press("i")
        assert [type(each) for each in guest.app.screen_stack] == [TodayScreen, LibraryScreen]


async def test_today_from_anywhere(house: House) -> None:
    """D leads back to Today, which shows what is new."""
    async with house.opened() as guest:
        await guest.press("g", "enter", "c", "t", "d")
        assert isinstance(guest.screen, TodayScreen)
        assert "session A" in guest.text("#name")


@pytest.mark.parametrize("key", [*PLACES, "L", "w", "y"])
async def test_keys_before_the_log_is_there(
    house: House, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    """A key that comes before the log was handed over opens what it names all the same."""
    monkeypatch.setattr(MidstanceApp, "_begin", lambda _: None)
    async with house.opened() as guest:
        assert guest.app._writer is None
        await guest.press(key)
        assert not isinstance(guest.screen, TodayScreen)
        assert guest.app._writer is not None


@pytest.mark.parametrize("key", PLACES)
async def test_the_help_begins_with_the_keys_of_the_screen(house: House, key: str) -> None:
    """? shows the screen's own keys first."""
    async with house.opened(WIDE) as guest:
        await guest.press(key, "question_mark")
        assert isinstance(guest.screen, HelpScreen)
        first = guest.text("#columns Prose").split(maxsplit=1)[0]
        assert first == {"i": "Exercises", "g": "Programs", "o": "Profile"}[key]


# A workout under way


async def test_over_a_workout(house: House) -> None:
    """Everything can be looked at during a workout, nothing else can be begun, and it goes on."""
    async with house.opened(session=SHORT) as guest:
        await guest.press("space", "i", "enter", "s")
        assert isinstance(guest.screen, ExerciseScreen)
        assert "A workout is under way" in _said(guest)
        await guest.press("g", "enter", "r")
        assert not isinstance(guest.screen, SessionScreen)
        await guest.press("d")
        assert isinstance(guest.screen, SessionScreen)


async def test_no_key_leads_below_a_workout(house: House) -> None:
    """A screen that was open before the workout began is opened again over it."""
    async with house.opened() as guest:
        await guest.press("g", "end", "enter", "s")
        assert isinstance(guest.screen, SessionScreen)
        await guest.press("i", "g", "end", "enter", "s")
        assert "A workout is under way" in _said(guest)
        assert [type(each) for each in guest.app.screen_stack].count(ProgramsScreen) == 2
        await guest.press("d")
        assert isinstance(guest.screen, SessionScreen)


async def test_a_workout_that_was_left(house: House) -> None:
    """One that was kept for later comes first; it is said, not lost."""
    async with house.opened(session=SHORT) as guest:
        await guest.press("space", "space", "escape", "k")
        assert isinstance(guest.screen, TodayScreen)
        await guest.press("i", "enter", "s")
        assert isinstance(guest.screen, ExerciseScreen)
        assert "A workout is under way" in _said(guest)
        await guest.press("g", "enter", "r")
        assert "A workout is under way" in _said(guest)


def _said(guest: Guest) -> str:
    return " ".join(each.message for each in guest.app._notifications)


async def test_a_rehearsal_in_a_rehearsal(house: House) -> None:
    """Where nothing is kept anyway, a session begins at once and leaves no trace."""
    async with house.opened(is_rehearsal=True) as guest:
        await guest.press("g", "end", "enter", "r")
        assert isinstance(guest.screen, SessionScreen)
        assert "Preview run: " in guest.text()
    assert house.sets() == ()


# At any size, with anything in the log


@pytest.mark.parametrize("size", SIZES)
async def test_nothing_overlaps_at_any_size(house: House, size: tuple[int, int]) -> None:
    """On every screen all lies within the terminal, and nothing upon something else."""
    settle(house, SORE)
    follow(house, "foundations", days_ago=9)
    async with house.opened(size) as guest:
        for key in WALK:
            await guest.press(key)
            assert inside(guest), f"after {key} on {type(guest.screen).__name__}"
        assert isinstance(guest.screen, ProfileScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_each_screen_names_its_keys(house: House, size: tuple[int, int]) -> None:
    """At any size the last line names what can be done, and how to see all keys."""
    async with house.opened(size) as guest:
        for key in ("i", "enter", "g", "enter", "enter", "o"):
            await guest.press(key)
            last = guest.text().splitlines()[-1]
            assert "? all keys" in last


async def test_from_wide_to_small_and_back(house: House) -> None:
    """A terminal that changes its size on the way loses nothing."""
    async with house.opened(WIDE) as guest:
        for number, key in enumerate(WALK):
            await guest.press(key)
            await guest.pilot.resize_terminal(*SIZES[number % len(SIZES)])
            await guest.settle()
            assert guest.screen.size == SIZES[number % len(SIZES)]


async def test_keys_faster_than_any_hand(house: House) -> None:
    """A burst of keys ends where single keys end."""
    async with house.opened() as guest:
        await guest.pilot.press(*WALK)
        await guest.settle()
        assert isinstance(guest.screen, ProfileScreen)
        assert len(guest.app.screen_stack) == 6


async def test_values_of_another_version(house: House) -> None:
    """Whatever the profile holds, every screen opens."""
    house.places.make()
    with house.log() as log:
        for key in runner_to_plain(BEGINNER):
            if key not in {"told", "screening"}:
                log.set_profile_value(key, {"from": "the future"}, house.clock.now())
    async with house.opened() as guest:
        await guest.press(*WALK)
        assert isinstance(guest.screen, ProfileScreen)


async def test_a_hostile_library(house: House, library: LoadedLibrary) -> None:
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
    house.library = LoadedLibrary(Library(exercises, held.routines, held.programs), ())
    async with house.opened(WIDE) as guest:
        await guest.press("i")
        assert "Pl\N{REPLACEMENT CHARACTER}[2Jank [b]x[/]" in guest.text("#exercises")
        await guest.press("enter")
        assert "\x1b" not in guest.text()
        assert "[/]" in guest.text("#about")
        await guest.press("right")
        assert "This is the hardest version." in guest.text("#notice")
        await guest.press("a", "d")
        assert "\x1b" not in guest.text()


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


async def test_a_slow_disk_holds_up_no_key(house: House) -> None:
    """While the log thinks, the cursor moves, pages open and Esc leaves; then the answer comes."""
    settle(house, BEGINNER)
    house.open_log = SlowLog
    async with house.opened() as guest:
        SlowLog.may.clear()
        SlowLog.is_slow = True
        try:
            await guest.pilot.press("i", "down", "down")
            await guest.pilot.pause()
            assert isinstance(guest.screen, LibraryScreen)
            assert guest.screen.list.highlighted is not None
            assert guest.screen.list.highlighted.key == "wobble-board-two-leg"
            assert "no wobble board" not in guest.text("#exercises")
            await guest.pilot.press("enter", "escape", "g", "o", "escape", "escape")
            await guest.pilot.pause()
            assert isinstance(guest.screen, LibraryScreen)
        finally:
            SlowLog.is_slow = False
            SlowLog.may.set()
        await guest.settle()
        assert "no wobble board" in guest.text("#exercises")


class BrokenLog(TrainingLog):
    """A log that breaks on the way."""

    is_broken = False

    def profile(self) -> dict[str, object]:
        """Refuse."""
        if self.is_broken:
            raise StorageError("the disk is gone", self.folder, "Plug it in.")
        return super().profile()


async def test_a_broken_disk_is_said(house: House) -> None:
    """What the log cannot answer is shown in one line, and the screen stays usable."""
    house.open_log = BrokenLog
    async with house.opened() as guest:
        await guest.press("i")
        BrokenLog.is_broken = True
        try:
            for keys in (("enter",), ("escape", "o"), ("i", "g", "end", "enter")):
                await guest.press(*keys)
                assert "the disk is gone. Plug it in." in guest.text("#notice")
            await guest.press("s", "r")
            assert "the disk is gone. Plug it in." in _said(guest)
            assert not isinstance(guest.screen, SessionScreen)
        finally:
            BrokenLog.is_broken = False
        await guest.press("i", "enter")
        assert isinstance(guest.screen, ExerciseScreen)


async def test_what_is_said_goes_away(house: House) -> None:
    """A line that was said is shown for a while, and a newer one takes its place."""
    async with house.opened() as guest:
        await guest.press("i", "enter", "left")
        screen = guest.screen
        assert isinstance(screen, ExerciseScreen)
        assert guest.text("#notice").strip()
        screen.say("Something newer.")
        await guest.settle()
        assert guest.text("#notice").strip() == "Something newer."
        timer = screen._notice_timer
        assert timer is not None
        timer._callback()  # type: ignore[misc]  # the timer has one
        await guest.settle()
        assert guest.text("#notice").strip() == ""


async def test_leaving_while_the_log_thinks(house: House) -> None:
    """A screen that is gone when its answer comes does no harm."""
    settle(house, BEGINNER)
    async with house.opened() as guest:
        for _ in range(5):
            await guest.pilot.press("i", "enter", "escape", "escape", "g", "enter", "d")
        await guest.settle()
        assert isinstance(guest.screen, TodayScreen)


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


async def stand_with_an_unsaved_set(guest: Guest) -> None:
    """Do the first set while the disk is full, then ask to leave."""
    Full.is_full = False
    await guest.press("space", "space")
    await guest.walk_to(Phase.WORK)
    Full.is_full = True
    await guest.press("space")
    await guest.press("q")
    await until(guest, lambda: isinstance(guest.screen, ChoiceDialog))


async def test_who_leaves_is_asked_while_a_set_is_not_saved(house: House) -> None:
    """The question names the reason; Esc goes back to the workout, where the set still waits."""
    house.open_log = Full
    async with house.opened(session=SHORT) as guest:
        await stand_with_an_unsaved_set(guest)
        await until(guest, lambda: "disk is full" in " ".join(guest.text().split()))
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
        await until(
            guest, lambda: isinstance(guest.screen, ChoiceDialog) and guest.screen is not asked
        )
        Full.is_full = False


async def test_who_leaves_nevertheless_reads_what_is_lost(house: House) -> None:
    """The app ends with the reason, so that the exit code and standard error tell it too."""
    house.open_log = Full
    with pytest.raises(SaveFailedError, match=f"{LOST}: the disk is full"):
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
