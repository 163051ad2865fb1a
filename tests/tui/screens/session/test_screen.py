"""The guided session by key: every phase, what is saved, and that no key ends it."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual.events import Paste, Resize
from textual.geometry import Size

from midstance.domain.exercise import Equipment
from midstance.domain.quantity import Load, LoadMeaning, RestWindow, WeightUnit
from midstance.domain.record import (
    HeartRate,
    LogChange,
    LoggedEvent,
    Timestamp,
    WorkoutStatus,
)
from midstance.domain.runner import Level, Runner
from midstance.domain.session import Block, Item, Prescription, Purpose, Session
from midstance.domain.settings import Settings, SoundMode, VoiceMode
from midstance.presentation.commands import BY_ID
from midstance.storage.definitions.cache import LoadedLibrary
from midstance.storage.errors import SaveFailedError
from midstance.storage.training_log import TrainingLog
from midstance.tui.dialogs.choice import ChoiceDialog, TextDialog
from midstance.tui.dialogs.lists import NoticeDialog
from midstance.tui.screens.session.ending import EndingScreen
from midstance.tui.screens.session.screen import SessionScreen
from midstance.tui.screens.session.swap import SwapScreen
from midstance.tui.screens.today import TodayScreen
from midstance.workout.state import Phase
from midstance.workout.view import PhaseLabel, SaveState
from tests.services.cues.stand_in import HANGS, SPEAKS, StandIn
from tests.tui.house import SHORT, SMALL, USUAL, WIDE, Guest, House, item, record
from tests.tui.runners import BEGINNER, known, settle

QUITS = {"q", "ctrl+q", "ctrl+c"}
PRINTED = [chr(code) for code in range(33, 127)]
NAMED = ["space", "enter", "escape", "tab", "shift+tab", "backspace", "delete", "insert"]
NAMED += ["up", "down", "left", "right", "home", "end", "pageup", "pagedown"]
NAMED += [f"f{number}" for number in range(1, 13)]
NAMED += [f"ctrl+{letter}" for letter in "abdefghijklmnoprstuvwxyz"]
KEYS = [key for key in (*PRINTED, *NAMED) if key not in QUITS]


async def begin(guest: Guest, *phases: Phase) -> None:
    """Begin the workout, and walk to one of these phases if any are named."""
    await guest.press("space")
    if phases:
        await guest.walk_to(*phases)


async def to_word(guest: Guest, word: PhaseLabel) -> None:
    """Walk on until the screen says ``word``."""
    for _ in range(80):
        if guest.view.word is word:
            return
        await guest.step()
    raise AssertionError(f"{word} was not reached")


def top_row(guest: Guest) -> str:
    """The first row of the screen."""
    return guest.text().splitlines()[0]


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE, (200, 60)])
async def test_every_phase_says_its_word(house: House, size: tuple[int, int]) -> None:
    """In every phase its word and its running clock are text in the first row."""
    words: list[str] = []
    async with house.opened(size, SHORT) as guest:
        await guest.press("space")
        while guest.view.phase is not Phase.DONE:
            words.append(guest.view.word.value)
            assert f"{guest.view.word.value} {guest.view.clock}".strip() in top_row(guest)
            await guest.step()
        assert "DONE" in top_row(guest)
        assert "saved 7" in top_row(guest)
    assert set(words) == {"NEXT", "GET READY", "MOVE", "GO", "REST", "HOLD", "SWITCH"}


async def test_a_number_is_typed_and_corrected_in_the_rest(house: House) -> None:
    """Digits and Space save the number really done; in the rest it is opened and corrected."""
    async with house.opened(session=SHORT) as guest:
        await begin(guest)
        await to_word(guest, PhaseLabel.GO)
        await guest.press("1", "1", "backspace", "0")
        assert "10 · Space saves it" in guest.text()
        await guest.press("space")
        assert "10 × 12 kg" in guest.text()
        await guest.press("backspace", "7", "minus", "plus", "plus")
        assert "fix set 1" in guest.text()
        await guest.press("e", "h", "right_square_bracket", "space", "n")
        await guest.type("[/] heavy \\[b]")
        await guest.press("enter")
        assert "RPE 9" in guest.text()
    squat = next(each.set for each in house.sets() if each.set.exercise == "goblet-squat")
    assert (squat.value, squat.load, squat.effort) == (8, Load(14_000), 9)
    assert squat.note == "[/] heavy \\[b]"


BARE = Session(
    "bare",
    "Without loads",
    (
        Block(
            Purpose.STRENGTH,
            (
                item("back-squat", "1x8 @7", "60-90"),
                item("deadlift", "1x5 @7", "60-90"),
                item("front-squat", "1x5 @7", "60-90"),
            ),
        ),
    ),
)


async def test_a_set_begins_with_last_times_load(house: House) -> None:
    """The reason and the plates are in sight, and Space saves the load with the set."""
    settle(house, Runner(level=Level.ADVANCED))
    house.keep(house.workout(7, record("back-squat", 8, load=Load(60_000), effort=9)))
    async with house.opened(session=BARE) as guest:
        await begin(guest)
        await guest.press("s")
        assert "60 kg" in guest.text()
        assert "last time 8 @ 60 kg" in guest.text()
        await to_word(guest, PhaseLabel.GO)
        await guest.press("space")
        assert "8 × 60 kg" in guest.text()
        assert "a light weight for 6" in guest.text()
        await guest.press("s")
        assert "find a weight that leaves 3" in guest.text()
        await guest.press("right_square_bracket")
        assert guest.view.details.load == "20"
        assert "empty bar" in guest.text()
        await guest.press("space")
        assert guest.view.word is PhaseLabel.GET_READY
        await guest.press("space", "space", "s")
        assert "to begin with, from your Barbell back squat" in guest.text()


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE])
async def test_ramp_up_sets_come_before_the_lift(house: House, size: tuple[int, int]) -> None:
    """Each says what it is, its load and where that comes from; both count in nothing."""
    settle(house, Runner(level=Level.ADVANCED))
    house.keep(house.workout(7, record("back-squat", 8, load=Load(60_000), effort=9)))
    async with house.opened(size, session=BARE) as guest:
        await begin(guest)
        shown = guest.text().casefold()
        assert "ramp-up 1 of 2" in shown
        assert guest.view.card.load == "30 kg"
        await to_word(guest, PhaseLabel.GO)
        await guest.press("space")
        assert "ramp-up 2" in guest.text().casefold()
        assert guest.view.details.load == "45"
        await guest.press("space", "space")
        assert (guest.view.count.done, guest.view.count.planned) == (0, 3)
        assert guest.view.details.load == "60"
        while guest.view.card.set_name != "ramp-up 1" or guest.view.word is not PhaseLabel.NEXT:
            await guest.press("u")
        await guest.press("s")
        await to_word(guest, PhaseLabel.GO)
        await guest.press("space")
    done = [(each.set.block, each.set.counts, each.set.skipped) for each in house.sets()]
    assert done[1:] == [("ramp-up", False, True)] * 2 + [("strength", True, False)]


async def test_a_best_is_shown_with_the_set_that_was_saved(house: House) -> None:
    """60 kg last week, 62.5 kg today: what it is better by stands in the rest and in the end."""
    settle(house, Runner(level=Level.ADVANCED))
    house.keep(house.workout(7, record("back-squat", 8, load=Load(60_000), effort=9)))
    async with house.opened(session=BARE) as guest:
        await begin(guest)
        await guest.press("s", "right_square_bracket")
        assert guest.view.details.load == "62.5"
        await to_word(guest, PhaseLabel.GO)
        await guest.press("space")
        assert "▲ 2.5 kg" in guest.text()
        await guest.press("f", "f")
        assert "★ 8 × 62.5 kg  best yet, +2.5 kg" in guest.text()


async def test_help_is_typed_and_remembered(house: House) -> None:
    """What a band takes off has kilograms too; the next time begins with it, also for more."""
    settle(house, Runner(level=Level.ADVANCED))
    pull = Session(
        "pull", "Pull", (Block(Purpose.STRENGTH, (item("band-assisted-pull-up", "1x5 @7"),)),)
    )
    async with house.opened(session=pull) as guest:
        await begin(guest)
        assert "find help that leaves 3" in guest.text()
        await guest.press("2", "2", "k")
        assert (guest.view.card.load, guest.view.card.load_note) == ("22 kg help", "typed")
        await guest.press("right_square_bracket")
        assert guest.view.card.load == "25 kg help"
        await to_word(guest, PhaseLabel.GO)
        await guest.press("space", "space")
    assert [(each.set.load, each.set.load_is) for each in house.sets()] == [
        (Load(25_000), LoadMeaning.HELP)
    ]
    more = replace(
        pull, blocks=(Block(Purpose.STRENGTH, (item("band-assisted-pull-up", "1x8 @7"),)),)
    )
    async with house.opened(session=more) as guest:
        await begin(guest)
        assert guest.view.card.load_note == "last time 5 @ 25 kg help"
        assert guest.view.card.load == "25 kg help"


async def test_pounds_begin_at_the_bar_and_go_up_by_five(house: House) -> None:
    """In whole pounds; what the profile says later changes nothing of a workout under way."""
    lifter = replace(BEGINNER, level=Level.ADVANCED, places=(), weight_unit=WeightUnit.LB)
    settle(house, lifter)
    async with house.opened(session=BARE) as guest:
        await begin(guest)
        await guest.press("s")
        loads = []
        for _ in range(3):
            await guest.press("right_square_bracket")
            loads.append(guest.view.card.load)
        assert loads == ["45 lb", "50 lb", "55 lb"]
        await guest.press("1", "3", "5", "k")
        assert "45 a side" in guest.text()
        before = guest.session.machine.state
    settle(house, replace(lifter, weight_unit=WeightUnit.KG, bar=Load(15_000)))
    async with house.opened() as guest:
        await guest.press("space")
        assert guest.session.machine.state.planned_sets == before.planned_sets
        assert guest.session.machine.state.options == before.options


async def test_a_load_is_typed_for_the_next_set(house: House) -> None:
    """In the rest, with a point or a comma; the saved set keeps its load, and Esc drops."""
    async with house.opened(session=SHORT) as guest:
        await begin(guest)
        await to_word(guest, PhaseLabel.GO)
        await guest.press("space", "k", "2", "comma", "5")
        assert "load 2.5 kg · Space sets it" in guest.text()
        await guest.press("escape", "2", "2", "full_stop", "5", "k")
        assert guest.view.details.load == "22.5"
        assert "12 kg" in guest.text()
        await guest.press("6", "space")
        assert (guest.view.details.count, guest.view.details.load) == ("6", "22.5")
        await guest.press("backspace", "right_square_bracket", "9", "escape", "escape")
        assert guest.view.phase is Phase.REST
        assert "8 × 12 kg" in guest.text()


async def test_load_steps_are_those_of_the_profile(house: House) -> None:
    """Who has dumbbells two kilograms apart changes the load by two."""
    settle(house, replace(BEGINNER, load_steps=((Equipment.DUMBBELL, Load(2000)),)))
    async with house.opened(session=SHORT) as guest:
        await begin(guest)
        await to_word(guest, PhaseLabel.GO)
        await guest.press("right_square_bracket", "space")
        await guest.press("right_square_bracket", "right_square_bracket", "left_square_bracket")
        assert guest.view.details.load == "16"
    squat = next(each.set for each in house.sets() if each.set.exercise == "goblet-squat")
    assert squat.load == Load(14_000)


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE])
async def test_a_short_set_is_shown_and_counted_by_its_key(
    house: House, size: tuple[int, int]
) -> None:
    """The rest says that it does not count, and which key counts it; Undo takes that back."""
    async with house.opened(size, SHORT) as guest:
        await to_word(guest, PhaseLabel.GO)
        await guest.press("1", "space")
        assert "not counted · y counts it" in " ".join(guest.text().split())
        assert not [each.set for each in house.sets() if each.set.counts]
        await guest.press("y")
        assert "not counted" not in guest.text()
        assert "saved 1" in guest.text()
        await guest.press("u")
        assert "y counts it" in " ".join(guest.text().split())
    squat = house.sets()[-1].set
    assert (squat.value, squat.short, squat.counts) == (1, True, False)


async def test_a_set_that_is_undone_is_gone_from_the_log(house: House) -> None:
    """Undo takes the saved set out of the log; doing it again leaves exactly one."""
    async with house.opened(session=SHORT) as guest:
        await begin(guest)
        await to_word(guest, PhaseLabel.GO)
        await guest.press("space")
        assert guest.view.count.saved == 1
        await guest.press("u")
        assert guest.view.word is PhaseLabel.GO
        assert guest.view.count.saved == 0
        await guest.press("space")
        assert guest.view.count.saved == 1
    assert [each.set.exercise for each in house.sets()] == ["brisk-walk", "goblet-squat"]


async def test_a_hold_that_is_stopped_early_saves_its_seconds(house: House) -> None:
    """Space in a hold saves the seconds that were really held."""
    async with house.opened(session=SHORT) as guest:
        await begin(guest)
        await to_word(guest, PhaseLabel.HOLD)
        await guest.wait(17)
        await guest.press("space")
        assert "17 s" in guest.text()
    assert house.sets()[-1].set.value == 17


async def test_a_covered_session_keeps_time(house: House) -> None:
    """A hold runs on beneath help, palette and log, and is saved when it ends."""
    async with house.opened(session=SHORT) as guest:
        await begin(guest)
        await to_word(guest, PhaseLabel.HOLD)
        for cover in ("question_mark", "L", "ctrl+p"):
            await guest.press(cover)
            await guest.wait(5)
            assert guest.view.word is PhaseLabel.HOLD
            await guest.press("escape")
            assert isinstance(guest.screen, SessionScreen)
        assert guest.view.clock == "0:15"
        await guest.press("question_mark")
        await guest.wait(20)
        assert guest.view.phase is Phase.REST
    assert house.sets()[-1].set.value == 30


async def test_pausing_stops_every_clock(house: House) -> None:
    """However long a pause lasts, the rest goes on where it stood."""
    async with house.opened(session=SHORT) as guest:
        await begin(guest, Phase.REST)
        await guest.wait(10)
        clock = guest.view.clock
        await guest.press("p")
        assert "PAUSED" in top_row(guest)
        await guest.wait(3600)
        assert "PAUSED 60 min" in top_row(guest)
        await guest.press("p")
        assert guest.view.clock == clock


async def test_looking_ahead_and_back_keeps_the_place(house: House) -> None:
    """The arrows show other sets in the panel; any event comes back to the current one."""
    async with house.opened(WIDE, SHORT) as guest:
        await begin(guest)
        await guest.press("right", "right")
        assert "2 ahead" in guest.text()
        await guest.press("left", "left", "left", "left")
        assert "ahead" not in guest.text()
        await guest.press(*["right"] * 40, "c")
        assert "Side plank" in guest.text()
        assert guest.view.card.name == "Brisk walk"


async def test_floor_mode_and_sound(house: House) -> None:
    """`f` leaves only the phase, as big as can be; `m` says what it did, twice."""
    async with house.opened(WIDE, SHORT) as guest:
        await begin(guest)
        await guest.press("f")
        assert "MIDSTANCE" not in guest.text()
        await guest.press("f", "m")
        assert "MIDSTANCE" in guest.text()
        assert "Sound off." in guest.text()
        await guest.press("m")
        assert "Sound on." in guest.text()


async def test_something_hurts(house: House) -> None:
    """`!` asks where and how much, always with a line that this is no medical advice."""
    async with house.opened(session=SHORT) as guest:
        await begin(guest)
        await to_word(guest, PhaseLabel.GO)
        await guest.press("exclamation_mark")
        assert "not medical advice" in " ".join(guest.text().split())
        await guest.press("k", "2")
        assert isinstance(guest.screen, SessionScreen)
        await guest.press("exclamation_mark", "k", "escape", "exclamation_mark", "escape")
        assert isinstance(guest.screen, SessionScreen)
    with house.log() as log:
        course = log.active_workout()
    assert course is not None
    assert [(pain.region, pain.level) for pain in course.workout.pains] == [("knee", 2)]


async def test_no_hold_runs_on_behind_a_question(house: House) -> None:
    """A hold, and what leads to it, waits while a question is open, and goes on after it."""
    async with house.opened(session=SHORT) as guest:
        await begin(guest)
        await to_word(guest, PhaseLabel.HOLD)
        await guest.wait(4)
        clock = guest.view.clock
        for key in ("exclamation_mark", "v", "N", "n", "escape"):
            await guest.press(key)
            await guest.wait(60)
            await guest.press("escape")
            assert guest.view.word is PhaseLabel.GET_READY
            await guest.wait(3)
            assert (guest.view.word, guest.view.clock) == (PhaseLabel.HOLD, clock)
        await guest.press("p", "exclamation_mark", "escape")
        assert guest.view.word is PhaseLabel.PAUSED


async def test_pain_stops_every_clock(house: House) -> None:
    """While the runner says what hurts, a rest and a count of repetitions wait as well."""
    async with house.opened(session=SHORT) as guest:
        await begin(guest)
        for word in (PhaseLabel.GO, PhaseLabel.REST):
            await to_word(guest, word)
            await guest.wait(4)
            before = (guest.view.clock, guest.view.active_seconds)
            await guest.press("exclamation_mark", "k")
            await guest.wait(60)
            assert guest.view.word is PhaseLabel.PAUSED
            await guest.press("2")
            assert (guest.view.clock, guest.view.active_seconds) == before
            assert guest.view.word is word


async def test_a_harder_pain_offers_the_easier_exercise(house: House) -> None:
    """From 3 to 5 the easier exercise is offered; yes swaps what is left, no leaves it."""
    async with house.opened(session=SHORT) as guest:
        await begin(guest)
        await to_word(guest, PhaseLabel.HOLD)
        await guest.press("exclamation_mark", "b", "4")
        assert isinstance(guest.screen, ChoiceDialog)
        await guest.press("n", "exclamation_mark", "b", "4", "y")
        assert guest.view.card.exercise != "plank"


async def test_a_strong_pain_is_read_until_a_key(house: House) -> None:
    """Above 5 the red flags stay until Enter goes on, and `f` finishes the workout here."""
    async with house.opened(session=SHORT) as guest:
        await begin(guest)
        await to_word(guest, PhaseLabel.HOLD)
        await guest.press("exclamation_mark", "s", "8")
        assert isinstance(guest.screen, NoticeDialog)
        assert "medical help" in " ".join(guest.text().split())
        before = guest.view.active_seconds
        await guest.wait(20)
        assert guest.view.active_seconds == before
        await guest.press("enter")
        assert isinstance(guest.screen, SessionScreen)
        await guest.press("exclamation_mark", "s", "8", "f", "space")
    with house.log() as log:
        assert log.active_workout() is None
        (workout,) = log.workouts()
    assert [pain.level for pain in workout.pains] == [8, 8]


async def test_leaving_keeps_finishes_or_throws_away(house: House) -> None:
    """Esc asks; keeping is the default, throwing away asks twice, and each does what it says."""
    async with house.opened(session=SHORT) as guest:
        await begin(guest, Phase.REST)
        await guest.press("escape", "escape")
        assert isinstance(guest.screen, SessionScreen)
        await guest.press("escape", "x", "n")
        assert isinstance(guest.screen, SessionScreen)
        await guest.press("escape", "enter")
        assert isinstance(guest.screen, TodayScreen)
        await guest.press("space", "c", "escape", "f")
        assert isinstance(guest.screen, EndingScreen)
        assert "1 of 7 sets" in top_row(guest)
        await guest.press("j", "escape")
        assert isinstance(guest.screen, SessionScreen)
        await guest.press("escape", "f", "space")
        assert isinstance(guest.screen, TodayScreen)
    with house.log() as log:
        assert [each.ending for each in log.workouts()] == [WorkoutStatus.FINISHED_EARLY]


async def test_a_finished_workout_is_written_into_the_runners_folder(
    house: House, tmp_path: Path
) -> None:
    """At once, while the program goes on; a folder that is not there is said, and stops nothing."""
    folder = tmp_path / "gym"
    folder.mkdir()
    house.settings = replace(house.settings, export_folder=str(folder))
    async with house.opened(session=SHORT) as guest:
        await begin(guest, Phase.REST)
        await guest.press("escape", "f", "space")
        await guest.app.workers.wait_for_complete()
        assert isinstance(guest.screen, TodayScreen)
        assert [path.suffix for path in folder.iterdir()] == [".fit"]
    folder.rename(tmp_path / "away")
    async with house.opened(session=SHORT) as guest:
        await begin(guest, Phase.REST)
        await guest.press("escape", "f", "space")
        await guest.app.workers.wait_for_complete()
        assert any("Not written to" in each.message for each in guest.app._notifications)
    assert len(house.sets()) > 1


@pytest.mark.parametrize(
    ("key", "counts", "size", "answer"),
    [
        ("space", False, (40, 12), "d count it   Esc back"),
        ("enter", False, USUAL, "d count it as done   Esc back"),
        ("d", True, WIDE, "d count it as done   Esc back"),
    ],
)
async def test_finishing_with_little_done_asks(
    house: House, key: str, *, counts: bool, size: tuple[int, int], answer: str
) -> None:
    """Under the summary; Space and Enter answer nothing: only a letter counts the session."""
    async with house.opened(size, SHORT) as guest:
        await begin(guest, Phase.REST)
        await guest.press("escape", "f")
        shown = guest.text()
        assert "DONE" in top_row(guest)
        assert "Goblet squat 1/" in shown
        assert "as done?" in shown
        assert shown.splitlines()[-1].rstrip().endswith(answer)
        await guest.press(key)
        assert isinstance(guest.screen, TodayScreen)
    with house.log() as log:
        (workout,) = log.workouts()
        assert workout.by_word is counts


@pytest.mark.parametrize(("key", "left"), [("space", 1), ("x", 0)])
async def test_finishing_without_a_set_offers_to_discard(house: House, key: str, left: int) -> None:
    """Space keeps the workout as begun; also where everything was skipped to the end."""
    async with house.opened(session=SHORT) as guest:
        await begin(guest)
        while guest.view.phase is not Phase.DONE:
            await guest.press("S")
        await guest.press("space")
        assert "No set was done" in guest.text("#title")
        await guest.press(key)
        assert isinstance(guest.screen, TodayScreen)
    with house.log() as log:
        assert len(log.workouts()) == left


async def test_throwing_away_leaves_nothing(house: House) -> None:
    """A workout that was thrown away counts nowhere."""
    async with house.opened(session=SHORT) as guest:
        await begin(guest, Phase.REST)
        await guest.press("escape", "x", "x")
        assert isinstance(guest.screen, TodayScreen)
    assert house.sets() == ()


async def test_a_paste_presses_no_command(house: House) -> None:
    """A paste does nothing to a workout; in a question it is text."""
    async with house.opened(session=SHORT) as guest:
        await begin(guest)
        before = guest.view
        guest.app.post_message(Paste("q q\ns S 5 5 escape"))
        await guest.settle()
        assert guest.view == before
        await guest.press("N")
        guest.app.post_message(Paste("[red]50 %[/] \x1b[2J\nok"))
        await guest.settle()
        await guest.press("enter")
        assert guest.view.note.startswith("[red]50 %[/]")
        assert "\x1b" not in guest.view.note


async def test_a_heart_rate_is_noted_at_the_end(house: House) -> None:
    """One key asks for it; a mistake is named and stays to be corrected; the log has it at once."""
    async with house.opened(session=SHORT) as guest:
        await begin(guest)
        while guest.view.phase is not Phase.DONE:
            await guest.press("S")
        assert "h heart rate" in guest.text()
        await guest.press("h")
        await guest.type("132 400")
        await guest.press("enter")
        assert "400 is no heart rate; write 20 to 260." in guest.text()
        await guest.press("backspace", "backspace", "backspace", "1", "5", "8", "enter")
        assert "mean 132, maximum 158 bpm" in guest.text()
        await guest.press("h", "escape")
    with house.log() as log:
        assert set(log.heart_rates().values()) == {HeartRate(132, 158)}


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


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE])
async def test_a_full_disk_is_shown_and_nothing_is_dropped(
    house: House, size: tuple[int, int]
) -> None:
    """Sets wait as NOT SAVED with the reason; the key tries again, and then all are saved."""
    house.open_log = Full
    async with house.opened(size, SHORT) as guest:
        await begin(guest)
        await to_word(guest, PhaseLabel.GO)
        Full.is_full = True
        await guest.press("space")
        assert guest.view.saving is SaveState.NOT_SAVED
        assert "NOT SAVED" in top_row(guest)
        assert "the disk is full" in " ".join(guest.view.trouble.split())
        await to_word(guest, PhaseLabel.GO)
        await guest.press("space")
        assert (guest.view.count.saved, guest.view.waiting) == (0, 2)
        Full.is_full = False
        await guest.press(BY_ID["session.retry"].keys[0])
        assert "saved 2" in guest.text()
    assert len(house.sets()) == 3


@pytest.mark.parametrize("word", PhaseLabel)
async def test_every_key_in_every_phase(house: House, word: PhaseLabel) -> None:
    """Whatever is pressed in a phase, the app goes on and the log stays whole."""
    async with house.opened(session=SHORT) as guest:
        await go_to(guest, word)
        for start in range(0, len(KEYS), 5):
            await guest.hammer(*KEYS[start : start + 5])
            assert guest.app.is_running
        await guest.settle()
    assert house.sets() is not None


@pytest.mark.parametrize("word", [PhaseLabel.GO, PhaseLabel.REST, PhaseLabel.HOLD])
async def test_stray_letters_do_no_harm(house: House, word: PhaseLabel) -> None:
    """No letter but `u` ends the workout, or saves, takes back or alters a set that was done."""

    def done() -> list[tuple[int, int, Load | None]]:
        sets = guest.session.machine.state.sets
        return [(each.sequence, each.value, each.load) for each in sets if not each.skipped]

    async with house.opened(session=SHORT) as guest:
        await go_to(guest, word)
        before = done()
        for letter in "abcdefghijklmnopqrstvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ":
            await guest.hammer(letter)
            if guest.screen is not guest.session:
                await guest.hammer("escape")
            assert guest.session.machine.state.is_under_way
        assert done() == before
        await guest.settle()
        saved = [(each.set.sequence, each.set.value, each.set.load) for each in house.sets()]
        assert [each for each in saved if each in before] == before


async def go_to(guest: Guest, word: PhaseLabel) -> None:
    """Walk until the screen says ``word``."""
    if word is PhaseLabel.TODAY:
        return
    await guest.press("space")
    if word is PhaseLabel.PAUSED:
        await guest.press("space", "p")
    elif word is PhaseLabel.DONE:
        await guest.walk_to(Phase.DONE)
    else:
        await to_word(guest, word)


@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from([*KEYS, *["space"] * 30, "wait"]), max_size=40))
async def test_any_sequence_of_keys(house: House, keys: Iterable[str]) -> None:
    """No sequence of keys and waits ends the app; what the log holds has numbers of their own."""
    async with house.opened(session=SHORT) as guest:
        for key in keys:
            if key != "wait":
                await guest.hammer(key)
            elif any(isinstance(each, SessionScreen) for each in guest.app.screen_stack):
                await guest.wait(31)
        assert guest.app.is_running
    for each in house.sets():
        assert 0 <= each.set.value <= 10_000


SIZES = [(1, 1), (40, 12), (200, 3), (3, 100), (59, 16), (100, 24)]


@pytest.mark.parametrize("phase", [Phase.OVERVIEW, Phase.WORK, Phase.REST, Phase.DONE])
async def test_any_size(house: House, phase: Phase) -> None:
    """From one cell up the session is drawn, and at a usual size it looks as before."""
    async with house.opened(session=SHORT) as guest:
        if phase is not Phase.OVERVIEW:
            await begin(guest, phase)
        before = guest.text()
        for size in (*SIZES, USUAL):
            await guest.pilot.resize_terminal(*size)
            assert guest.app.is_running
        await guest.settle()
        assert guest.text() == before


async def test_a_storm_of_sizes(house: House) -> None:
    """Huge and tiny sizes by turns, faster than they can be drawn, are lived through."""
    async with house.opened(session=SHORT) as guest:
        await begin(guest, Phase.REST)
        before = guest.text()
        for size in ((400, 1000), (1, 1), (1000, 2), (2, 1000), USUAL):
            guest.app.post_message(Resize(Size(*size), Size(*size)))
        await guest.pilot.resize_terminal(*USUAL)
        await guest.settle()
        assert guest.text() == before


async def test_hostile_names_are_text(house: House) -> None:
    """Markup and escape sequences in the name of a session are shown as they are."""
    hostile = Session("own", "[red]A[/] \x1b[2J[/", SHORT.blocks)
    async with house.opened(WIDE, hostile) as guest:
        await guest.press("space")
        assert "[red]A[/] \ufffd[2J[/" in top_row(guest)


async def test_a_sleeping_computer_ends_no_hold(house: House) -> None:
    """A hold that was running when the computer slept is interrupted, and asks for the seconds."""
    async with house.opened(session=SHORT) as guest:
        await begin(guest)
        await to_word(guest, PhaseLabel.HOLD)
        await guest.wait(4)
        house.clock.sleep(600)
        guest.session.wake()
        await guest.settle()
        assert "interrupted after 4 s · away for 10 min" in guest.text()
        await guest.press("9", "space")
    assert house.sets()[-1].set.value == 9


async def test_a_question_takes_letters(house: House) -> None:
    """A letter typed in a text field is text, not a command."""
    async with house.opened(session=SHORT) as guest:
        await begin(guest)
        await guest.press("N")
        await guest.type("quest! s p u q")
        assert isinstance(guest.screen, TextDialog)
        await guest.press("enter")
        assert guest.view.note == "quest! s p u q"


async def test_a_bands_distance(house: House) -> None:
    """`b` asks for the distance to the anchor; what is no number changes nothing."""
    async with house.opened(session=SHORT) as guest:
        await begin(guest)
        await to_word(guest, PhaseLabel.GO)
        await guest.press("b")
        await guest.type("far")
        await guest.press("enter", "b")
        await guest.type("60")
        await guest.press("enter", "b", "escape", "space")
    assert house.sets()[-1].set.band_cm == 60


async def test_a_variant_takes_over(house: House) -> None:
    """`v` lists what could be done instead; the one that is chosen takes over, Esc cancels."""
    async with house.opened(session=SHORT) as guest:
        await begin(guest)
        await to_word(guest, PhaseLabel.GO)
        await guest.press("v", "escape")
        assert guest.view.card.exercise == "goblet-squat"
        await guest.press("v")
        assert isinstance(guest.screen, SwapScreen)
        await guest.press("down", "enter")
        swapped = guest.view.card.exercise
        await guest.walk_to(Phase.REST)
    last = house.sets()[-1].set
    assert (last.exercise, last.prescribed_exercise) == (swapped, "goblet-squat")


async def test_any_exercise_is_jumped_to_from_the_list(house: House) -> None:
    """Tab shows the whole session; Enter jumps, Esc does not, and Undo takes it back."""
    async with house.opened(session=SHORT) as guest:
        await begin(guest)
        await guest.press("tab")
        assert "The whole session" in guest.text()
        await guest.press("escape")
        assert guest.view.card.exercise == "brisk-walk"
        await guest.press("tab", "down", "down", "enter")
        assert guest.view.card.exercise == "single-leg-calf-raise"
        await guest.press("u")
        assert guest.view.card.exercise == "brisk-walk"


async def test_a_message_is_gone_with_the_next_event(house: House) -> None:
    """It is about the key before; and a set that was skipped is no saved set to discard."""
    async with house.opened(session=SHORT) as guest:
        await begin(guest)
        await guest.press("t")
        assert "could come first" in guest.text()
        await guest.press("s")
        assert "could come first" not in guest.text()
        await guest.press("escape", "x")
        assert "Yes, discard it" in guest.text()


async def test_the_warm_up_is_skipped_by_one_key(house: House) -> None:
    """It counts nowhere as left out; later the key says that there is nothing to skip."""
    async with house.opened(session=SHORT) as guest:
        await begin(guest)
        await guest.press("H")
        assert guest.view.card.exercise == "goblet-squat"
        assert guest.view.count.skipped == 0
        await guest.press("H")
        assert "There is no warm-up left to skip." in guest.text()
        await guest.press("u")
        assert guest.view.card.exercise == "brisk-walk"


@pytest.mark.parametrize("key", ["e", "g", "h", "m", "3", "x"])
async def test_the_effort_is_one_letter_after_e(house: House, key: str) -> None:
    """It is asked in a row, whatever the letter does elsewhere; Esc leaves it unrated."""
    async with house.opened(session=SHORT) as guest:
        await begin(guest)
        await to_word(guest, PhaseLabel.GO)
        await guest.press("space", "e", "escape")
        assert guest.screen is guest.session
        assert not guest.view.effort
        await guest.press("e")
        assert "RPE?" in guest.text()
        await guest.press(key)
        assert guest.view.effort == {"e": 5, "g": 7, "h": 9, "m": 10, "3": 3, "x": 10}[key]
        assert "RPE?" not in guest.text()
        await guest.press("e", "p")
        assert guest.view.word is PhaseLabel.PAUSED


PAIR = Session(
    "pair",
    "Pair",
    (
        Block(
            Purpose.SINGLE_LEG,
            (Item("romanian-deadlift", Prescription.parse("2x8 12 kg @6"), RestWindow(60, 60)),),
        ),
    ),
)


async def test_two_weights_are_shown_and_saved_as_two(house: House) -> None:
    """The set says that the weight is in each hand, and the log keeps what the number means."""
    async with house.opened(session=PAIR) as guest:
        await begin(guest)
        await to_word(guest, PhaseLabel.GO)
        assert "kg  in each hand" in guest.text()
        await guest.press("right_square_bracket")
        assert guest.view.details.load == "14"
        await guest.press("space")
    first = house.sets()[0].set
    assert (first.load, first.load_is) == (Load(14_000), LoadMeaning.EACH_HAND)


async def test_a_resize_while_a_set_is_fixed_changes_nothing(house: House) -> None:
    """The set stays open with what was typed, at any size, and is kept with it; the next is not."""
    async with house.opened(session=PAIR) as guest:
        await begin(guest)
        await to_word(guest, PhaseLabel.GO)
        await guest.press("space", "backspace", "right_square_bracket", "9")
        before = guest.view
        assert (before.phase, bool(before.fixing)) == (Phase.REST, True)
        for size in ((60, 15), (200, 60), (80, 24)):
            await guest.pilot.resize_terminal(*size)
            assert (guest.view.fixing, guest.view.entry) == (before.fixing, "9")
        await guest.press("space")
        assert not guest.view.fixing
        assert guest.view.card.load == "2 × 12 kg"
    (first,) = house.sets()
    assert (first.set.value, first.set.load) == (9, Load(14_000))


async def test_a_load_that_was_never_entered_is_in_no_set(house: House) -> None:
    """Who leaves with digits typed finds them waiting or gone; the log has the load before."""
    async with house.opened(session=PAIR) as guest:
        await begin(guest)
        await to_word(guest, PhaseLabel.GO)
        await guest.press("space", "k", "9", "9")
        assert guest.view.load_entry == "99 kg"
    assert [each.set.load for each in house.sets()] == [Load(12_000)]


@pytest.mark.parametrize("key", ["L", "w", "i", "g", "o"])
async def test_another_screen_keeps_the_clock_in_sight(house: House, key: str) -> None:
    """Over a set a stray letter leaves phase, clock and exercise in the first row; Esc is back."""
    async with house.opened(session=SHORT) as guest:
        await begin(guest)
        await to_word(guest, PhaseLabel.HOLD)
        await guest.press(key)
        assert guest.screen is not guest.session
        await guest.wait(3)
        assert "HOLD 0:27  Forearm plank  ·  Esc back" in top_row(guest)
        await guest.wait(1)
        assert "HOLD 0:26" in top_row(guest)
        await guest.press("escape")
        assert guest.screen is guest.session
        assert guest.view.clock == "0:26"


async def test_the_log_without_a_workout_has_no_such_row(house: House) -> None:
    """Over Today nothing stands there."""
    async with house.opened() as guest:
        await guest.press("L")
        assert not guest.screen.query("#workout-row")


@pytest.mark.parametrize("size", [SMALL, (60, 20), USUAL, WIDE])
async def test_a_best_is_celebrated(house: House, size: tuple[int, int]) -> None:
    """It takes the place of the rest's clock, with what was the best before; any key ends it."""
    house.keep(house.workout(7, record("goblet-squat", 6, load=Load(12_000))))
    async with house.opened(size, SHORT) as guest:
        await begin(guest)
        await to_word(guest, PhaseLabel.GO)
        await guest.press("space")
        words = " ".join(guest.text().split())
        assert "▲ 2 reps" in words
        assert size == SMALL or "most reps at this load" in words
        assert "REST" in top_row(guest)
        assert ("⠅" in guest.text()) is (size == WIDE)  # dots around raised arms
        await guest.press("f", "f")
        assert "▲ 2 reps" not in guest.text()
        assert "⠅" not in guest.text()
        assert "8 × 12 kg" in guest.text()


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE])
async def test_a_new_runner_is_asked_in_the_rests(house: House, size: tuple[int, int]) -> None:
    """One question a rest by y and n; no other key answers it, and it is gone with the rest."""
    settle(house, Runner(screening=(), notices_shown=("advice:short", "barbell:short")))
    async with house.opened(size, SHORT) as guest:
        await begin(guest, Phase.REST)
        assert "Have you lifted for some months?" in guest.text()
        await guest.press("e", "g", "c", "c", "a", "u")
        assert "Have you lifted for some months?" in guest.text()
        await guest.press("y")
        assert "counts from the next session" in " ".join(guest.text().split())
        await guest.press("space")
        await guest.walk_to(Phase.REST)
        guest.session.say("")
        assert "Do you train in a gym?" in guest.text()
        await guest.press("space")
        await guest.walk_to(Phase.REST)
        assert "Weights in kilograms?" in guest.text()
        await guest.wait(21)
        assert "Weights in kilograms?" in guest.text()
        await guest.wait(20)
        assert "Weights in kilograms?" not in guest.text()
        await guest.press("n")
        assert isinstance(guest.screen, TextDialog)
        await guest.press("escape")
    runner = known(house)
    assert (runner.level, runner.places, runner.weight_unit) == (Level.INTERMEDIATE, (), None)
    assert {"asked:experience", "asked:gym", "asked:units"} <= set(runner.notices_shown)


async def test_the_week_counts_the_workout_at_its_end(house: House) -> None:
    """Beside the summary stands the week, in which this workout is done already."""
    async with house.opened(WIDE, SHORT) as guest:
        await begin(guest)
        await guest.walk_to(Phase.DONE)
        await guest.settle()
        (row,) = [
            each for each in guest.text().splitlines() if "strength session this week" in each
        ]
        assert row.rstrip().endswith("1")
        assert "work sets this week" in guest.text()


async def test_a_card_at_the_end(house: House) -> None:
    """`i` writes a picture and copies the text; before the end it opens the exercises."""
    async with house.opened(session=SHORT) as guest:
        await begin(guest)
        await guest.press("i")
        assert not isinstance(guest.screen, SessionScreen)
        await guest.press("escape")
        await guest.walk_to(Phase.DONE)
        assert "i card" in guest.text()
        await guest.press("i")
        assert "Card, also copied as text" in guest.text()
        assert "Goblet squat" in guest.app.clipboard
        assert "7 sets" in guest.app.clipboard
    (picture,) = house.places.cache.glob("card-*.svg")
    assert "Goblet squat" in picture.read_text()


@pytest.mark.parametrize("is_rehearsal", [False, True])
async def test_the_end_says_what_comes_the_next_time(house: House, *, is_rehearsal: bool) -> None:
    """Beside today and last time, as the next session will show it; not in a rehearsal."""
    settle(house, BEGINNER)
    async with house.opened(WIDE, is_rehearsal=is_rehearsal) as guest:
        await guest.press("k", "space")
        await begin(guest, Phase.REST)
        while guest.view.phase is not Phase.DONE:
            await guest.press("S")
        text = guest.text("#pane")
        assert ("NEXT TIME" in text) is not is_rehearsal
        assert ("Next time: the same loads and sets." in text) is not is_rehearsal
        assert text.count("2 × 10") == (not is_rehearsal)


async def test_a_rehearsal_has_no_card(house: House) -> None:
    """Nothing of it is in the log."""
    async with house.opened(session=SHORT, is_rehearsal=True) as guest:
        await begin(guest, Phase.DONE)
        await guest.press("i")
        assert "there is no card" in guest.text()
    assert not list(house.places.cache.glob("card-*.svg"))


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE])
async def test_plain_characters_alone(house: House, size: tuple[int, int]) -> None:
    """With the setting for terminals that show no others, every phase is drawn with ASCII."""
    house.settings = Settings(flash=False, ascii=True)
    async with house.opened(size, SHORT) as guest:
        await guest.press("space")
        while guest.view.phase is not Phase.DONE:
            assert guest.text("#pane").isascii()
            await guest.step()
        assert guest.text("#pane").isascii()


async def test_the_last_set_says_how_far_it_may_go_on(house: House) -> None:
    """Beside the number stand the gate and the effort to stop at, and it is logged as typed."""
    settle(house, replace(BEGINNER, level=Level.INTERMEDIATE))
    async with house.opened() as guest:
        await guest.press("k", "space")
        await begin(guest, Phase.REST)
        assert "gate" not in guest.text()
        await guest.walk_to(Phase.WORK)
        assert "12+, gate 15, stop at RPE 7" in guest.text()
        await guest.press("1", "5", "space")
    first, last = (each.set for each in house.sets()[:2])
    assert (first.value, first.target.open_ended) == (12, False)
    assert (last.value, last.target.open_ended) == (15, True)


WALK = "Next, Brisk walk. One minute."


def house_of(tmp_path: Path, library: LoadedLibrary, stand_in: StandIn, mode: VoiceMode) -> House:
    """A house in which a stand-in speaks."""
    settings = Settings(sound=SoundMode.BELL, voice=mode, voice_command=stand_in.command)
    return House(tmp_path / "house", library, settings=settings)


async def test_it_says_what_comes_half_way_and_five(tmp_path: Path, library: LoadedLibrary) -> None:
    """At the very moments, on the clock of the workout: within a second of each."""
    stand_in = StandIn(tmp_path / "bin", SPEAKS)
    house = house_of(tmp_path, library, stand_in, VoiceMode.ON)
    async with house.opened(USUAL, session=SHORT, environ={}) as guest:
        await guest.press("space")
        assert stand_in.said() == WALK
        await guest.press("space")
        assert stand_in.said() == "Brisk walk. One minute."
        for seconds, text in ((5 + 30, "Halfway."), (25, "Five.")):
            await guest.wait(seconds - 1)
            assert stand_in.is_silent
            await guest.wait(1)
            assert stand_in.said() == text


async def test_one_that_hangs_delays_neither_clock_nor_key(
    tmp_path: Path, library: LoadedLibrary
) -> None:
    """The screen goes on as if nothing were; leaving the workout ends the program."""
    stand_in = StandIn(tmp_path / "bin", HANGS)
    house = house_of(tmp_path, library, stand_in, VoiceMode.ON)
    async with house.opened(USUAL, session=SHORT, environ={}) as guest:
        await guest.press("space")
        assert stand_in.said() == WALK
        await guest.press("space", "p")
        assert stand_in.said() == "Brisk walk. One minute."
        assert guest.view.word == "PAUSED"
        await guest.press("p")
        await guest.wait(5)
        stand_in.wait_until_all_ended()
        await guest.wait(10)
        assert guest.view.clock == "0:50"
        await guest.press("space")
        assert guest.view.card.name == "Goblet squat"
        assert stand_in.said().startswith("Next, Goblet squat")
        await guest.press("escape", "q")
    stand_in.wait_until_all_ended()


@pytest.mark.parametrize(
    ("key", "off", "on"), [("V", "Voice off", "Voice on"), ("m", "Sound off", "Sound on")]
)
async def test_keys_silence_it_and_bring_it_back(
    tmp_path: Path, library: LoadedLibrary, key: str, off: str, on: str
) -> None:
    """V the voice alone, m all sound."""
    stand_in = StandIn(tmp_path / "bin", SPEAKS)
    house = house_of(tmp_path, library, stand_in, VoiceMode.ON)
    async with house.opened(USUAL, session=SHORT, environ={}) as guest:
        await guest.press(key)
        assert off in guest.text()
        await guest.press("space")
        await guest.press(key)
        assert on in guest.text()
        await guest.press("space")
        assert stand_in.said() == "Brisk walk. One minute."
        assert stand_in.is_silent


async def test_off_is_the_default_and_the_key_turns_it_on(
    tmp_path: Path, library: LoadedLibrary
) -> None:
    """Nothing speaks unasked; where nothing can speak the key says where to look."""
    stand_in = StandIn(tmp_path / "bin", SPEAKS)
    house = house_of(tmp_path, library, stand_in, VoiceMode.OFF)
    async with house.opened(USUAL, session=SHORT, environ={}) as guest:
        await guest.press("space", "V", "space")
        assert stand_in.said() == "Brisk walk. One minute."
    async with house.opened(USUAL, environ={"SSH_TTY": "/dev/pts/1"}) as guest:
        await guest.press("space", "enter", "V")
        assert "midstance doctor says why" in guest.text()
        assert stand_in.is_silent
