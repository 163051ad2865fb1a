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
from tests.tui.laptop import SHORT, SMALL, USUAL, WIDE, Laptop, User, item, record
from tests.tui.runners import BEGINNER, known, settle

QUITS = {"q", "ctrl+q", "ctrl+c"}
PRINTED = [chr(code) for code in range(33, 127)]
NAMED = ["space", "enter", "escape", "tab", "shift+tab", "backspace", "delete", "insert"]
NAMED += ["up", "down", "left", "right", "home", "end", "pageup", "pagedown"]
NAMED += [f"f{number}" for number in range(1, 13)]
NAMED += [f"ctrl+{letter}" for letter in "abdefghijklmnoprstuvwxyz"]
KEYS = [key for key in (*PRINTED, *NAMED) if key not in QUITS]


async def begin(user: User, *phases: Phase) -> None:
    """Begin the workout, and walk to one of these phases if any are named."""
    await user.press("space")
    if phases:
        await user.walk_to(*phases)


async def to_word(user: User, word: PhaseLabel) -> None:
    """Walk on until the screen says ``word``."""
    for _ in range(80):
        if user.view.word is word:
            return
        await user.step()
    raise AssertionError(f"{word} was not reached")


def top_row(user: User) -> str:
    """The first row of the screen."""
    return user.text().splitlines()[0]


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE, (200, 60)])
async def test_every_phase_says_its_word(laptop: Laptop, size: tuple[int, int]) -> None:
    """In every phase its word and its running clock are text in the first row."""
    words: list[str] = []
    async with laptop.opened(size, SHORT) as user:
        await user.press("space")
        while user.view.phase is not Phase.DONE:
            words.append(user.view.word.value)
            assert f"{user.view.word.value} {user.view.clock}".strip() in top_row(user)
            await user.step()
        assert "DONE" in top_row(user)
        assert "saved 7" in top_row(user)
    assert set(words) == {"NEXT", "GET READY", "MOVE", "GO", "REST", "HOLD", "SWITCH"}


async def test_a_number_is_typed_and_corrected_in_the_rest(laptop: Laptop) -> None:
    """Digits and Space save the number really done; in the rest it is opened and corrected."""
    async with laptop.opened(session=SHORT) as user:
        await begin(user)
        await to_word(user, PhaseLabel.GO)
        await user.press("1", "1", "backspace", "0")
        assert "10 · Space saves it" in user.text()
        await user.press("space")
        assert "10 × 12 kg" in user.text()
        await user.press("backspace", "7", "minus", "plus", "plus")
        assert "fix set 1" in user.text()
        await user.press("e", "h", "right_square_bracket", "space", "n")
        await user.type("[/] heavy \\[b]")
        await user.press("enter")
        assert "RPE 9" in user.text()
    squat = next(each.set for each in laptop.sets() if each.set.exercise == "goblet-squat")
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


async def test_a_set_begins_with_last_times_load(laptop: Laptop) -> None:
    """The reason and the plates are in sight, and Space saves the load with the set."""
    settle(laptop, Runner(level=Level.ADVANCED))
    laptop.keep(laptop.workout(7, record("back-squat", 8, load=Load(60_000), effort=9)))
    async with laptop.opened(session=BARE) as user:
        await begin(user)
        await user.press("s")
        assert "60 kg" in user.text()
        assert "last time 8 @ 60 kg" in user.text()
        await to_word(user, PhaseLabel.GO)
        await user.press("space")
        assert "8 × 60 kg" in user.text()
        assert "a light weight for 6" in user.text()
        await user.press("s")
        assert "find a weight that leaves 3" in user.text()
        await user.press("right_square_bracket")
        assert user.view.details.load == "20"
        assert "empty bar" in user.text()
        await user.press("space")
        assert user.view.word is PhaseLabel.GET_READY
        await user.press("space", "space", "s")
        assert "to begin with, from your Barbell back squat" in user.text()


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE])
async def test_ramp_up_sets_come_before_the_lift(laptop: Laptop, size: tuple[int, int]) -> None:
    """Each says what it is, its load and where that comes from; both count in nothing."""
    settle(laptop, Runner(level=Level.ADVANCED))
    laptop.keep(laptop.workout(7, record("back-squat", 8, load=Load(60_000), effort=9)))
    async with laptop.opened(size, session=BARE) as user:
        await begin(user)
        shown = user.text().casefold()
        assert "ramp-up 1 of 2" in shown
        assert user.view.card.load == "30 kg"
        await to_word(user, PhaseLabel.GO)
        await user.press("space")
        assert "ramp-up 2" in user.text().casefold()
        assert user.view.details.load == "45"
        await user.press("space", "space")
        assert (user.view.count.done, user.view.count.planned) == (0, 3)
        assert user.view.details.load == "60"
        while user.view.card.set_name != "ramp-up 1" or user.view.word is not PhaseLabel.NEXT:
            await user.press("u")
        await user.press("s")
        await to_word(user, PhaseLabel.GO)
        await user.press("space")
    done = [(each.set.block, each.set.counts, each.set.skipped) for each in laptop.sets()]
    assert done[1:] == [("ramp-up", False, True)] * 2 + [("strength", True, False)]


async def test_a_best_is_shown_with_the_set_that_was_saved(laptop: Laptop) -> None:
    """60 kg last week, 62.5 kg today: what it is better by stands in the rest and in the end."""
    settle(laptop, Runner(level=Level.ADVANCED))
    laptop.keep(laptop.workout(7, record("back-squat", 8, load=Load(60_000), effort=9)))
    async with laptop.opened(session=BARE) as user:
        await begin(user)
        await user.press("s", "right_square_bracket")
        assert user.view.details.load == "62.5"
        await to_word(user, PhaseLabel.GO)
        await user.press("space")
        assert "▲ 2.5 kg" in user.text()
        await user.press("f", "f")
        assert "★ 8 × 62.5 kg  best yet, +2.5 kg" in user.text()


async def test_help_is_typed_and_remembered(laptop: Laptop) -> None:
    """What a band takes off has kilograms too; the next time begins with it, also for more."""
    settle(laptop, Runner(level=Level.ADVANCED))
    pull = Session(
        "pull", "Pull", (Block(Purpose.STRENGTH, (item("band-assisted-pull-up", "1x5 @7"),)),)
    )
    async with laptop.opened(session=pull) as user:
        await begin(user)
        assert "find help that leaves 3" in user.text()
        await user.press("2", "2", "k")
        assert (user.view.card.load, user.view.card.load_note) == ("22 kg help", "typed")
        await user.press("right_square_bracket")
        assert user.view.card.load == "25 kg help"
        await to_word(user, PhaseLabel.GO)
        await user.press("space", "space")
    assert [(each.set.load, each.set.load_is) for each in laptop.sets()] == [
        (Load(25_000), LoadMeaning.HELP)
    ]
    more = replace(
        pull, blocks=(Block(Purpose.STRENGTH, (item("band-assisted-pull-up", "1x8 @7"),)),)
    )
    async with laptop.opened(session=more) as user:
        await begin(user)
        assert user.view.card.load_note == "last time 5 @ 25 kg help"
        assert user.view.card.load == "25 kg help"


async def test_pounds_begin_at_the_bar_and_go_up_by_five(laptop: Laptop) -> None:
    """In whole pounds; what the profile says later changes nothing of a workout under way."""
    lifter = replace(BEGINNER, level=Level.ADVANCED, places=(), weight_unit=WeightUnit.LB)
    settle(laptop, lifter)
    async with laptop.opened(session=BARE) as user:
        await begin(user)
        await user.press("s")
        loads = []
        for _ in range(3):
            await user.press("right_square_bracket")
            loads.append(user.view.card.load)
        assert loads == ["45 lb", "50 lb", "55 lb"]
        await user.press("1", "3", "5", "k")
        assert "45 a side" in user.text()
        before = user.session.machine.state
    settle(laptop, replace(lifter, weight_unit=WeightUnit.KG, bar=Load(15_000)))
    async with laptop.opened() as user:
        await user.press("space")
        assert user.session.machine.state.planned_sets == before.planned_sets
        assert user.session.machine.state.options == before.options


async def test_a_load_is_typed_for_the_next_set(laptop: Laptop) -> None:
    """In the rest, with a point or a comma; the saved set keeps its load, and Esc drops."""
    async with laptop.opened(session=SHORT) as user:
        await begin(user)
        await to_word(user, PhaseLabel.GO)
        await user.press("space", "k", "2", "comma", "5")
        assert "load 2.5 kg · Space sets it" in user.text()
        await user.press("escape", "2", "2", "full_stop", "5", "k")
        assert user.view.details.load == "22.5"
        assert "12 kg" in user.text()
        await user.press("6", "space")
        assert (user.view.details.count, user.view.details.load) == ("6", "22.5")
        await user.press("backspace", "right_square_bracket", "9", "escape", "escape")
        assert user.view.phase is Phase.REST
        assert "8 × 12 kg" in user.text()


async def test_load_steps_are_those_of_the_profile(laptop: Laptop) -> None:
    """Who has dumbbells two kilograms apart changes the load by two."""
    settle(laptop, replace(BEGINNER, load_steps=((Equipment.DUMBBELL, Load(2000)),)))
    async with laptop.opened(session=SHORT) as user:
        await begin(user)
        await to_word(user, PhaseLabel.GO)
        await user.press("right_square_bracket", "space")
        await user.press("right_square_bracket", "right_square_bracket", "left_square_bracket")
        assert user.view.details.load == "16"
    squat = next(each.set for each in laptop.sets() if each.set.exercise == "goblet-squat")
    assert squat.load == Load(14_000)


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE])
async def test_a_short_set_is_shown_and_counted_by_its_key(
    laptop: Laptop, size: tuple[int, int]
) -> None:
    """The rest says that it does not count, and which key counts it; Undo takes that back."""
    async with laptop.opened(size, SHORT) as user:
        await to_word(user, PhaseLabel.GO)
        await user.press("1", "space")
        assert "not counted · y counts it" in " ".join(user.text().split())
        assert not [each.set for each in laptop.sets() if each.set.counts]
        await user.press("y")
        assert "not counted" not in user.text()
        assert "saved 1" in user.text()
        await user.press("u")
        assert "y counts it" in " ".join(user.text().split())
    squat = laptop.sets()[-1].set
    assert (squat.value, squat.short, squat.counts) == (1, True, False)


async def test_a_set_that_is_undone_is_gone_from_the_log(laptop: Laptop) -> None:
    """Undo takes the saved set out of the log; doing it again leaves exactly one."""
    async with laptop.opened(session=SHORT) as user:
        await begin(user)
        await to_word(user, PhaseLabel.GO)
        await user.press("space")
        assert user.view.count.saved == 1
        await user.press("u")
        assert user.view.word is PhaseLabel.GO
        assert user.view.count.saved == 0
        await user.press("space")
        assert user.view.count.saved == 1
    assert [each.set.exercise for each in laptop.sets()] == ["brisk-walk", "goblet-squat"]


async def test_a_hold_that_is_stopped_early_saves_its_seconds(laptop: Laptop) -> None:
    """Space in a hold saves the seconds that were really held."""
    async with laptop.opened(session=SHORT) as user:
        await begin(user)
        await to_word(user, PhaseLabel.HOLD)
        await user.wait(17)
        await user.press("space")
        assert "17 s" in user.text()
    assert laptop.sets()[-1].set.value == 17


async def test_a_covered_session_keeps_time(laptop: Laptop) -> None:
    """A hold runs on beneath help, palette and log, and is saved when it ends."""
    async with laptop.opened(session=SHORT) as user:
        await begin(user)
        await to_word(user, PhaseLabel.HOLD)
        for cover in ("question_mark", "L", "ctrl+p"):
            await user.press(cover)
            await user.wait(5)
            assert user.view.word is PhaseLabel.HOLD
            await user.press("escape")
            assert isinstance(user.screen, SessionScreen)
        assert user.view.clock == "0:15"
        await user.press("question_mark")
        await user.wait(20)
        assert user.view.phase is Phase.REST
    assert laptop.sets()[-1].set.value == 30


async def test_pausing_stops_every_clock(laptop: Laptop) -> None:
    """However long a pause lasts, the rest goes on where it stood."""
    async with laptop.opened(session=SHORT) as user:
        await begin(user, Phase.REST)
        await user.wait(10)
        clock = user.view.clock
        await user.press("p")
        assert "PAUSED" in top_row(user)
        await user.wait(3600)
        assert "PAUSED 60 min" in top_row(user)
        await user.press("p")
        assert user.view.clock == clock


async def test_looking_ahead_and_back_keeps_the_place(laptop: Laptop) -> None:
    """The arrows show other sets in the panel; any event comes back to the current one."""
    async with laptop.opened(WIDE, SHORT) as user:
        await begin(user)
        await user.press("right", "right")
        assert "2 ahead" in user.text()
        await user.press("left", "left", "left", "left")
        assert "ahead" not in user.text()
        await user.press(*["right"] * 40, "c")
        assert "Side plank" in user.text()
        assert user.view.card.name == "Brisk walk"


async def test_floor_mode_and_sound(laptop: Laptop) -> None:
    """`f` leaves only the phase, as big as can be; `m` says what it did, twice."""
    async with laptop.opened(WIDE, SHORT) as user:
        await begin(user)
        await user.press("f")
        assert "MIDSTANCE" not in user.text()
        await user.press("f", "m")
        assert "MIDSTANCE" in user.text()
        assert "Sound off." in user.text()
        await user.press("m")
        assert "Sound on." in user.text()


async def test_something_hurts(laptop: Laptop) -> None:
    """`!` asks where and how much, always with a line that this is no medical advice."""
    async with laptop.opened(session=SHORT) as user:
        await begin(user)
        await to_word(user, PhaseLabel.GO)
        await user.press("exclamation_mark")
        assert "not medical advice" in " ".join(user.text().split())
        await user.press("k", "2")
        assert isinstance(user.screen, SessionScreen)
        await user.press("exclamation_mark", "k", "escape", "exclamation_mark", "escape")
        assert isinstance(user.screen, SessionScreen)
    with laptop.log() as log:
        course = log.active_workout()
    assert course is not None
    assert [(pain.region, pain.level) for pain in course.workout.pains] == [("knee", 2)]


async def test_form_that_broke_is_one_key_in_the_rest(laptop: Laptop) -> None:
    """Also while the effort is asked for, where the key stands beside the letters."""
    async with laptop.opened(session=SHORT) as user:
        await begin(user)
        await to_word(user, PhaseLabel.REST)
        await user.press("e")
        assert "B form broke" in user.text()
        await user.press("B")
        assert "Noted: form broke." in user.text()
        await user.press("B")
        assert "Taken back" in user.text()
        await user.press("B")
    with laptop.log() as log:
        course = log.active_workout()
    assert course is not None
    assert [each.set.note for each in course.workout.sets][-1] == "form broke"


async def test_no_hold_runs_on_behind_a_question(laptop: Laptop) -> None:
    """A hold, and what leads to it, waits while a question is open, and goes on after it."""
    async with laptop.opened(session=SHORT) as user:
        await begin(user)
        await to_word(user, PhaseLabel.HOLD)
        await user.wait(4)
        clock = user.view.clock
        for key in ("exclamation_mark", "v", "N", "n", "escape"):
            await user.press(key)
            await user.wait(60)
            await user.press("escape")
            assert user.view.word is PhaseLabel.GET_READY
            await user.wait(3)
            assert (user.view.word, user.view.clock) == (PhaseLabel.HOLD, clock)
        await user.press("p", "exclamation_mark", "escape")
        assert user.view.word is PhaseLabel.PAUSED


async def test_pain_stops_every_clock(laptop: Laptop) -> None:
    """While the runner says what hurts, a rest and a count of repetitions wait as well."""
    async with laptop.opened(session=SHORT) as user:
        await begin(user)
        for word in (PhaseLabel.GO, PhaseLabel.REST):
            await to_word(user, word)
            await user.wait(4)
            before = (user.view.clock, user.view.active_seconds)
            await user.press("exclamation_mark", "k")
            await user.wait(60)
            assert user.view.word is PhaseLabel.PAUSED
            await user.press("2")
            assert (user.view.clock, user.view.active_seconds) == before
            assert user.view.word is word


async def test_a_harder_pain_offers_the_easier_exercise(laptop: Laptop) -> None:
    """From 3 to 5 the easier exercise is offered; yes swaps what is left, no leaves it."""
    async with laptop.opened(session=SHORT) as user:
        await begin(user)
        await to_word(user, PhaseLabel.HOLD)
        await user.press("exclamation_mark", "b", "4")
        assert isinstance(user.screen, ChoiceDialog)
        await user.press("n", "exclamation_mark", "b", "4", "y")
        assert user.view.card.exercise != "plank"


async def test_a_strong_pain_is_read_until_a_key(laptop: Laptop) -> None:
    """Above 5 the red flags stay until Enter goes on, and `f` finishes the workout here."""
    async with laptop.opened(session=SHORT) as user:
        await begin(user)
        await to_word(user, PhaseLabel.HOLD)
        await user.press("exclamation_mark", "s", "8")
        assert isinstance(user.screen, NoticeDialog)
        assert "medical help" in " ".join(user.text().split())
        before = user.view.active_seconds
        await user.wait(20)
        assert user.view.active_seconds == before
        await user.press("enter")
        assert isinstance(user.screen, SessionScreen)
        await user.press("exclamation_mark", "s", "8", "f", "space")
    with laptop.log() as log:
        assert log.active_workout() is None
        (workout,) = log.workouts()
    assert [pain.level for pain in workout.pains] == [8, 8]


async def test_leaving_keeps_finishes_or_throws_away(laptop: Laptop) -> None:
    """Esc asks; keeping is the default, throwing away asks twice, and each does what it says."""
    async with laptop.opened(session=SHORT) as user:
        await begin(user, Phase.REST)
        await user.press("escape", "escape")
        assert isinstance(user.screen, SessionScreen)
        await user.press("escape", "x", "n")
        assert isinstance(user.screen, SessionScreen)
        await user.press("escape", "enter")
        assert isinstance(user.screen, TodayScreen)
        await user.press("space", "c", "escape", "f")
        assert isinstance(user.screen, EndingScreen)
        assert "1 of 7 sets" in top_row(user)
        await user.press("j", "escape")
        assert isinstance(user.screen, SessionScreen)
        await user.press("escape", "f", "space")
        assert isinstance(user.screen, TodayScreen)
    with laptop.log() as log:
        assert [each.ending for each in log.workouts()] == [WorkoutStatus.FINISHED_EARLY]


async def test_a_finished_workout_is_written_into_the_runners_folder(
    laptop: Laptop, tmp_path: Path
) -> None:
    """At once, while the program goes on; a folder that is not there is said, and stops nothing."""
    folder = tmp_path / "gym"
    folder.mkdir()
    laptop.settings = replace(laptop.settings, export_folder=str(folder))
    async with laptop.opened(session=SHORT) as user:
        await begin(user, Phase.REST)
        await user.press("escape", "f", "space")
        await user.app.workers.wait_for_complete()
        assert isinstance(user.screen, TodayScreen)
        assert [path.suffix for path in folder.iterdir()] == [".fit"]
    folder.rename(tmp_path / "away")
    async with laptop.opened(session=SHORT) as user:
        await begin(user, Phase.REST)
        await user.press("escape", "f", "space")
        await user.app.workers.wait_for_complete()
        assert any("Not written to" in each.message for each in user.app._notifications)
    assert len(laptop.sets()) > 1


@pytest.mark.parametrize(
    ("key", "counts", "size", "answer"),
    [
        ("space", False, (40, 12), "d count it   Esc back"),
        ("enter", False, USUAL, "d count it as done   Esc back"),
        ("d", True, WIDE, "d count it as done   Esc back"),
    ],
)
async def test_finishing_with_little_done_asks(
    laptop: Laptop, key: str, *, counts: bool, size: tuple[int, int], answer: str
) -> None:
    """Under the summary; Space and Enter answer nothing: only a letter counts the session."""
    async with laptop.opened(size, SHORT) as user:
        await begin(user, Phase.REST)
        await user.press("escape", "f")
        shown = user.text()
        assert "DONE" in top_row(user)
        assert "Goblet squat 1/" in shown
        assert "as done?" in shown
        assert shown.splitlines()[-1].rstrip().endswith(answer)
        await user.press(key)
        assert isinstance(user.screen, TodayScreen)
    with laptop.log() as log:
        (workout,) = log.workouts()
        assert workout.by_word is counts


@pytest.mark.parametrize(("key", "left"), [("space", 1), ("x", 0)])
async def test_finishing_without_a_set_offers_to_discard(
    laptop: Laptop, key: str, left: int
) -> None:
    """Space keeps the workout as begun; also where everything was skipped to the end."""
    async with laptop.opened(session=SHORT) as user:
        await begin(user)
        while user.view.phase is not Phase.DONE:
            await user.press("S")
        await user.press("space")
        assert "No set was done" in user.text("#title")
        await user.press(key)
        assert isinstance(user.screen, TodayScreen)
    with laptop.log() as log:
        assert len(log.workouts()) == left


async def test_throwing_away_leaves_nothing(laptop: Laptop) -> None:
    """A workout that was thrown away counts nowhere."""
    async with laptop.opened(session=SHORT) as user:
        await begin(user, Phase.REST)
        await user.press("escape", "x", "x")
        assert isinstance(user.screen, TodayScreen)
    assert laptop.sets() == ()


async def test_a_paste_presses_no_command(laptop: Laptop) -> None:
    """A paste does nothing to a workout; in a question it is text."""
    async with laptop.opened(session=SHORT) as user:
        await begin(user)
        before = user.view
        user.app.post_message(Paste("q q\ns S 5 5 escape"))
        await user.settle()
        assert user.view == before
        await user.press("N")
        user.app.post_message(Paste("[red]50 %[/] \x1b[2J\nok"))
        await user.settle()
        await user.press("enter")
        assert user.view.note.startswith("[red]50 %[/]")
        assert "\x1b" not in user.view.note


async def test_a_heart_rate_is_noted_at_the_end(laptop: Laptop) -> None:
    """One key asks for it; a mistake is named and stays to be corrected; the log has it at once."""
    async with laptop.opened(session=SHORT) as user:
        await begin(user)
        while user.view.phase is not Phase.DONE:
            await user.press("S")
        assert "h heart rate" in user.text()
        await user.press("h")
        await user.type("132 400")
        await user.press("enter")
        assert "400 is no heart rate; write 20 to 260." in user.text()
        await user.press("backspace", "backspace", "backspace", "1", "5", "8", "enter")
        assert "mean 132, maximum 158 bpm" in user.text()
        await user.press("h", "escape")
    with laptop.log() as log:
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
    laptop: Laptop, size: tuple[int, int]
) -> None:
    """Sets wait as NOT SAVED with the reason; the key tries again, and then all are saved."""
    laptop.open_log = Full
    async with laptop.opened(size, SHORT) as user:
        await begin(user)
        await to_word(user, PhaseLabel.GO)
        Full.is_full = True
        await user.press("space")
        assert user.view.saving is SaveState.NOT_SAVED
        assert "NOT SAVED" in top_row(user)
        assert "the disk is full" in " ".join(user.view.trouble.split())
        await to_word(user, PhaseLabel.GO)
        await user.press("space")
        assert (user.view.count.saved, user.view.waiting) == (0, 2)
        Full.is_full = False
        await user.press(BY_ID["session.retry"].keys[0])
        assert "saved 2" in user.text()
    assert len(laptop.sets()) == 3


@pytest.mark.parametrize("word", PhaseLabel)
async def test_every_key_in_every_phase(laptop: Laptop, word: PhaseLabel) -> None:
    """Whatever is pressed in a phase, the app goes on and the log stays whole."""
    async with laptop.opened(session=SHORT) as user:
        await go_to(user, word)
        for start in range(0, len(KEYS), 5):
            await user.hammer(*KEYS[start : start + 5])
            assert user.app.is_running
        await user.settle()
    assert laptop.sets() is not None


@pytest.mark.parametrize("word", [PhaseLabel.GO, PhaseLabel.REST, PhaseLabel.HOLD])
async def test_stray_letters_do_no_harm(laptop: Laptop, word: PhaseLabel) -> None:
    """No letter but `u` ends the workout, or saves, takes back or alters a set that was done."""

    def done() -> list[tuple[int, int, Load | None]]:
        sets = user.session.machine.state.sets
        return [(each.sequence, each.value, each.load) for each in sets if not each.skipped]

    async with laptop.opened(session=SHORT) as user:
        await go_to(user, word)
        before = done()
        for letter in "abcdefghijklmnopqrstvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ":
            await user.hammer(letter)
            if user.screen is not user.session:
                await user.hammer("escape")
            assert user.session.machine.state.is_under_way
        assert done() == before
        await user.settle()
        saved = [(each.set.sequence, each.set.value, each.set.load) for each in laptop.sets()]
        assert [each for each in saved if each in before] == before


async def go_to(user: User, word: PhaseLabel) -> None:
    """Walk until the screen says ``word``."""
    if word is PhaseLabel.TODAY:
        return
    await user.press("space")
    if word is PhaseLabel.PAUSED:
        await user.press("space", "p")
    elif word is PhaseLabel.DONE:
        await user.walk_to(Phase.DONE)
    else:
        await to_word(user, word)


@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from([*KEYS, *["space"] * 30, "wait"]), max_size=40))
async def test_any_sequence_of_keys(laptop: Laptop, keys: Iterable[str]) -> None:
    """No sequence of keys and waits ends the app; what the log holds has numbers of their own."""
    async with laptop.opened(session=SHORT) as user:
        for key in keys:
            if key != "wait":
                await user.hammer(key)
            elif any(isinstance(each, SessionScreen) for each in user.app.screen_stack):
                await user.wait(31)
        assert user.app.is_running
    for each in laptop.sets():
        assert 0 <= each.set.value <= 10_000


SIZES = [(1, 1), (40, 12), (200, 3), (3, 100), (59, 16), (100, 24)]


@pytest.mark.parametrize("phase", [Phase.OVERVIEW, Phase.WORK, Phase.REST, Phase.DONE])
async def test_any_size(laptop: Laptop, phase: Phase) -> None:
    """From one cell up the session is drawn, and at a usual size it looks as before."""
    async with laptop.opened(session=SHORT) as user:
        if phase is not Phase.OVERVIEW:
            await begin(user, phase)
        before = user.text()
        for size in (*SIZES, USUAL):
            await user.pilot.resize_terminal(*size)
            assert user.app.is_running
        await user.settle()
        assert user.text() == before


async def test_a_storm_of_sizes(laptop: Laptop) -> None:
    """Huge and tiny sizes by turns, faster than they can be drawn, are lived through."""
    async with laptop.opened(session=SHORT) as user:
        await begin(user, Phase.REST)
        before = user.text()
        for size in ((400, 1000), (1, 1), (1000, 2), (2, 1000), USUAL):
            user.app.post_message(Resize(Size(*size), Size(*size)))
        await user.pilot.resize_terminal(*USUAL)
        await user.settle()
        assert user.text() == before


async def test_hostile_names_are_text(laptop: Laptop) -> None:
    """Markup and escape sequences in the name of a session are shown as they are."""
    hostile = Session("own", "[red]A[/] \x1b[2J[/", SHORT.blocks)
    async with laptop.opened(WIDE, hostile) as user:
        await user.press("space")
        assert "[red]A[/] \ufffd[2J[/" in top_row(user)


async def test_a_sleeping_computer_ends_no_hold(laptop: Laptop) -> None:
    """A hold that was running when the computer slept is interrupted, and asks for the seconds."""
    async with laptop.opened(session=SHORT) as user:
        await begin(user)
        await to_word(user, PhaseLabel.HOLD)
        await user.wait(4)
        laptop.clock.sleep(600)
        user.session.wake()
        await user.settle()
        assert "interrupted after 4 s · away for 10 min" in user.text()
        await user.press("9", "space")
    assert laptop.sets()[-1].set.value == 9


async def test_a_question_takes_letters(laptop: Laptop) -> None:
    """A letter typed in a text field is text, not a command."""
    async with laptop.opened(session=SHORT) as user:
        await begin(user)
        await user.press("N")
        await user.type("quest! s p u q")
        assert isinstance(user.screen, TextDialog)
        await user.press("enter")
        assert user.view.note == "quest! s p u q"


async def test_a_bands_distance(laptop: Laptop) -> None:
    """`b` asks for the distance to the anchor; what is no number changes nothing."""
    async with laptop.opened(session=SHORT) as user:
        await begin(user)
        await to_word(user, PhaseLabel.GO)
        await user.press("b")
        await user.type("far")
        await user.press("enter", "b")
        await user.type("60")
        await user.press("enter", "b", "escape", "space")
    assert laptop.sets()[-1].set.band_cm == 60


async def test_a_variant_takes_over(laptop: Laptop) -> None:
    """`v` lists what could be done instead; the one that is chosen takes over, Esc cancels."""
    async with laptop.opened(session=SHORT) as user:
        await begin(user)
        await to_word(user, PhaseLabel.GO)
        await user.press("v", "escape")
        assert user.view.card.exercise == "goblet-squat"
        await user.press("v")
        assert isinstance(user.screen, SwapScreen)
        await user.press("down", "enter")
        swapped = user.view.card.exercise
        await user.walk_to(Phase.REST)
    last = laptop.sets()[-1].set
    assert (last.exercise, last.prescribed_exercise) == (swapped, "goblet-squat")


async def test_any_exercise_is_jumped_to_from_the_list(laptop: Laptop) -> None:
    """Tab shows the whole session; Enter jumps, Esc does not, and Undo takes it back."""
    async with laptop.opened(session=SHORT) as user:
        await begin(user)
        await user.press("tab")
        assert "The whole session" in user.text()
        await user.press("escape")
        assert user.view.card.exercise == "brisk-walk"
        await user.press("tab", "down", "down", "enter")
        assert user.view.card.exercise == "single-leg-calf-raise"
        await user.press("u")
        assert user.view.card.exercise == "brisk-walk"


async def test_a_message_is_gone_with_the_next_event(laptop: Laptop) -> None:
    """It is about the key before; and a set that was skipped is no saved set to discard."""
    async with laptop.opened(session=SHORT) as user:
        await begin(user)
        await user.press("t")
        assert "could come first" in user.text()
        await user.press("s")
        assert "could come first" not in user.text()
        await user.press("escape", "x")
        assert "Yes, discard it" in user.text()


async def test_the_warm_up_is_skipped_by_one_key(laptop: Laptop) -> None:
    """It counts nowhere as left out; later the key says that there is nothing to skip."""
    async with laptop.opened(session=SHORT) as user:
        await begin(user)
        await user.press("H")
        assert user.view.card.exercise == "goblet-squat"
        assert user.view.count.skipped == 0
        await user.press("H")
        assert "There is no warm-up left to skip." in user.text()
        await user.press("u")
        assert user.view.card.exercise == "brisk-walk"


@pytest.mark.parametrize("key", ["e", "g", "h", "m", "3", "x"])
async def test_the_effort_is_one_letter_after_e(laptop: Laptop, key: str) -> None:
    """It is asked in a row, whatever the letter does elsewhere; Esc leaves it unrated."""
    async with laptop.opened(session=SHORT) as user:
        await begin(user)
        await to_word(user, PhaseLabel.GO)
        await user.press("space", "e", "escape")
        assert user.screen is user.session
        assert not user.view.effort
        await user.press("e")
        assert "RPE?" in user.text()
        await user.press(key)
        assert user.view.effort == {"e": 5, "g": 7, "h": 9, "m": 10, "3": 3, "x": 10}[key]
        assert "RPE?" not in user.text()
        await user.press("e", "p")
        assert user.view.word is PhaseLabel.PAUSED


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


async def test_two_weights_are_shown_and_saved_as_two(laptop: Laptop) -> None:
    """The set says that the weight is in each hand, and the log keeps what the number means."""
    async with laptop.opened(session=PAIR) as user:
        await begin(user)
        await to_word(user, PhaseLabel.GO)
        assert "kg  in each hand" in user.text()
        await user.press("right_square_bracket")
        assert user.view.details.load == "14"
        await user.press("space")
    first = laptop.sets()[0].set
    assert (first.load, first.load_is) == (Load(14_000), LoadMeaning.EACH_HAND)


async def test_a_resize_while_a_set_is_fixed_changes_nothing(laptop: Laptop) -> None:
    """The set stays open with what was typed, at any size, and is kept with it; the next is not."""
    async with laptop.opened(session=PAIR) as user:
        await begin(user)
        await to_word(user, PhaseLabel.GO)
        await user.press("space", "backspace", "right_square_bracket", "9")
        before = user.view
        assert (before.phase, bool(before.fixing)) == (Phase.REST, True)
        for size in ((60, 15), (200, 60), (80, 24)):
            await user.pilot.resize_terminal(*size)
            assert (user.view.fixing, user.view.entry) == (before.fixing, "9")
        await user.press("space")
        assert not user.view.fixing
        assert user.view.card.load == "2 × 12 kg"
    (first,) = laptop.sets()
    assert (first.set.value, first.set.load) == (9, Load(14_000))


async def test_a_load_that_was_never_entered_is_in_no_set(laptop: Laptop) -> None:
    """Who leaves with digits typed finds them waiting or gone; the log has the load before."""
    async with laptop.opened(session=PAIR) as user:
        await begin(user)
        await to_word(user, PhaseLabel.GO)
        await user.press("space", "k", "9", "9")
        assert user.view.load_entry == "99 kg"
    assert [each.set.load for each in laptop.sets()] == [Load(12_000)]


@pytest.mark.parametrize("key", ["L", "w", "i", "g", "o"])
async def test_another_screen_keeps_the_clock_in_sight(laptop: Laptop, key: str) -> None:
    """Over a set a stray letter leaves phase, clock and exercise in the first row; Esc is back."""
    async with laptop.opened(session=SHORT) as user:
        await begin(user)
        await to_word(user, PhaseLabel.HOLD)
        await user.press(key)
        assert user.screen is not user.session
        await user.wait(3)
        assert "HOLD 0:27  Forearm plank  ·  Esc back" in top_row(user)
        await user.wait(1)
        assert "HOLD 0:26" in top_row(user)
        await user.press("escape")
        assert user.screen is user.session
        assert user.view.clock == "0:26"


async def test_the_log_without_a_workout_has_no_such_row(laptop: Laptop) -> None:
    """Over Today nothing stands there."""
    async with laptop.opened() as user:
        await user.press("L")
        assert not user.screen.query("#workout-row")


@pytest.mark.parametrize("size", [SMALL, (60, 20), USUAL, WIDE])
async def test_a_best_is_celebrated(laptop: Laptop, size: tuple[int, int]) -> None:
    """It takes the place of the rest's clock, with what was the best before; any key ends it."""
    laptop.keep(laptop.workout(7, record("goblet-squat", 6, load=Load(12_000))))
    async with laptop.opened(size, SHORT) as user:
        await begin(user)
        await to_word(user, PhaseLabel.GO)
        await user.press("space")
        words = " ".join(user.text().split())
        assert "▲ 2 reps" in words
        assert size == SMALL or "most reps at this load" in words
        assert "REST" in top_row(user)
        assert ("⠅" in user.text()) is (size == WIDE)  # dots around raised arms
        await user.press("f", "f")
        assert "▲ 2 reps" not in user.text()
        assert "⠅" not in user.text()
        assert "8 × 12 kg" in user.text()


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE])
async def test_a_new_runner_is_asked_in_the_rests(laptop: Laptop, size: tuple[int, int]) -> None:
    """One question a rest by y and n; no other key answers it, and it is gone with the rest."""
    settle(laptop, Runner(screening=(), notices_shown=("advice:short", "barbell:short")))
    async with laptop.opened(size, SHORT) as user:
        await begin(user, Phase.REST)
        assert "Have you lifted for some months?" in user.text()
        await user.press("e", "g", "c", "c", "a", "u")
        assert "Have you lifted for some months?" in user.text()
        await user.press("y")
        assert "counts from the next session" in " ".join(user.text().split())
        await user.press("space")
        await user.walk_to(Phase.REST)
        user.session.say("")
        assert "Do you train in a gym?" in user.text()
        await user.press("space")
        await user.walk_to(Phase.REST)
        assert "Weights in kilograms?" in user.text()
        await user.wait(21)
        assert "Weights in kilograms?" in user.text()
        assert "n note" not in user.text()
        await user.wait(20)
        assert "Weights in kilograms?" not in user.text()
        await user.press("n")
        assert isinstance(user.screen, TextDialog)
        await user.press("escape")
    runner = known(laptop)
    assert (runner.level, runner.places, runner.weight_unit) == (Level.INTERMEDIATE, (), None)
    assert {"asked:experience", "asked:gym", "asked:units"} <= set(runner.notices_shown)


async def test_the_week_counts_the_workout_at_its_end(laptop: Laptop) -> None:
    """Beside the summary stands the week, in which this workout is done already."""
    async with laptop.opened(WIDE, SHORT) as user:
        await begin(user)
        await user.walk_to(Phase.DONE)
        await user.settle()
        (row,) = [each for each in user.text().splitlines() if "strength session this week" in each]
        assert row.rstrip().endswith("1")
        assert "work sets this week" in user.text()


async def test_a_card_at_the_end(laptop: Laptop) -> None:
    """`i` writes a picture and copies the text; before the end it opens the exercises."""
    async with laptop.opened(session=SHORT) as user:
        await begin(user)
        await user.press("i")
        assert not isinstance(user.screen, SessionScreen)
        await user.press("escape")
        await user.walk_to(Phase.DONE)
        assert "i card" in user.text()
        await user.press("i")
        assert "Card, also copied as text" in user.text()
        assert "Goblet squat" in user.app.clipboard
        assert "7 sets" in user.app.clipboard
    (picture,) = laptop.places.cache.glob("card-*.svg")
    assert "Goblet squat" in picture.read_text()


@pytest.mark.parametrize("is_rehearsal", [False, True])
async def test_the_end_says_what_comes_the_next_time(laptop: Laptop, *, is_rehearsal: bool) -> None:
    """Beside today and last time, as the next session will show it; not in a rehearsal."""
    settle(laptop, BEGINNER)
    async with laptop.opened(WIDE, is_rehearsal=is_rehearsal) as user:
        await user.press("k", "space")
        await begin(user, Phase.REST)
        while user.view.phase is not Phase.DONE:
            await user.press("S")
        text = user.text("#pane")
        assert ("NEXT TIME" in text) is not is_rehearsal
        assert ("Next time: the same loads and sets." in text) is not is_rehearsal
        assert text.count("2 × 10") == (not is_rehearsal)


async def test_a_rehearsal_has_no_card(laptop: Laptop) -> None:
    """Nothing of it is in the log."""
    async with laptop.opened(session=SHORT, is_rehearsal=True) as user:
        await begin(user, Phase.DONE)
        await user.press("i")
        assert "there is no card" in user.text()
    assert not list(laptop.places.cache.glob("card-*.svg"))


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE])
async def test_plain_characters_alone(laptop: Laptop, size: tuple[int, int]) -> None:
    """With the setting for terminals that show no others, every phase is drawn with ASCII."""
    laptop.settings = Settings(flash=False, ascii=True)
    async with laptop.opened(size, SHORT) as user:
        await user.press("space")
        while user.view.phase is not Phase.DONE:
            assert user.text("#pane").isascii()
            await user.step()
        assert user.text("#pane").isascii()


async def test_the_last_set_says_how_far_it_may_go_on(laptop: Laptop) -> None:
    """Beside the number stand the gate and the effort to stop at, and it is logged as typed."""
    settle(laptop, replace(BEGINNER, level=Level.INTERMEDIATE))
    async with laptop.opened() as user:
        await user.press("k", "space")
        await begin(user, Phase.REST)
        assert "gate" not in user.text()
        await user.walk_to(Phase.WORK)
        assert "12+, gate 15, stop at RPE 7" in user.text()
        await user.press("1", "5", "space")
    first, last = (each.set for each in laptop.sets()[:2])
    assert (first.value, first.target.open_ended) == (12, False)
    assert (last.value, last.target.open_ended) == (15, True)


WALK = "Next, Brisk walk. One minute."


def house_of(tmp_path: Path, library: LoadedLibrary, stand_in: StandIn, mode: VoiceMode) -> Laptop:
    """A laptop in which a stand-in speaks."""
    settings = Settings(sound=SoundMode.BELL, voice=mode, voice_command=stand_in.command)
    return Laptop(tmp_path / "laptop", library, settings=settings)


async def test_it_says_what_comes_half_way_and_five(tmp_path: Path, library: LoadedLibrary) -> None:
    """At the very moments, on the clock of the workout: within a second of each."""
    stand_in = StandIn(tmp_path / "bin", SPEAKS)
    laptop = house_of(tmp_path, library, stand_in, VoiceMode.ON)
    async with laptop.opened(USUAL, session=SHORT, environ={}) as user:
        await user.press("space")
        assert stand_in.said() == WALK
        await user.press("space")
        assert stand_in.said() == "Brisk walk. One minute."
        for seconds, text in ((5 + 30, "Halfway."), (25, "Five.")):
            await user.wait(seconds - 1)
            assert stand_in.is_silent
            await user.wait(1)
            assert stand_in.said() == text


async def test_one_that_hangs_delays_neither_clock_nor_key(
    tmp_path: Path, library: LoadedLibrary
) -> None:
    """The screen goes on as if nothing were; leaving the workout ends the program."""
    stand_in = StandIn(tmp_path / "bin", HANGS)
    laptop = house_of(tmp_path, library, stand_in, VoiceMode.ON)
    async with laptop.opened(USUAL, session=SHORT, environ={}) as user:
        await user.press("space")
        assert stand_in.said() == WALK
        await user.press("space", "p")
        assert stand_in.said() == "Brisk walk. One minute."
        assert user.view.word == "PAUSED"
        await user.press("p")
        await user.wait(5)
        stand_in.wait_until_all_ended()
        await user.wait(10)
        assert user.view.clock == "0:50"
        await user.press("space")
        assert user.view.card.name == "Goblet squat"
        assert stand_in.said().startswith("Next, Goblet squat")
        await user.press("escape", "q")
    stand_in.wait_until_all_ended()


@pytest.mark.parametrize(
    ("key", "off", "on"), [("V", "Voice off", "Voice on"), ("m", "Sound off", "Sound on")]
)
async def test_keys_silence_it_and_bring_it_back(
    tmp_path: Path, library: LoadedLibrary, key: str, off: str, on: str
) -> None:
    """V the voice alone, m all sound."""
    stand_in = StandIn(tmp_path / "bin", SPEAKS)
    laptop = house_of(tmp_path, library, stand_in, VoiceMode.ON)
    async with laptop.opened(USUAL, session=SHORT, environ={}) as user:
        await user.press(key)
        assert off in user.text()
        await user.press("space")
        await user.press(key)
        assert on in user.text()
        await user.press("space")
        assert stand_in.said() == "Brisk walk. One minute."
        assert stand_in.is_silent


async def test_off_is_the_default_and_the_key_turns_it_on(
    tmp_path: Path, library: LoadedLibrary
) -> None:
    """Nothing speaks unasked; where nothing can speak the key says where to look."""
    stand_in = StandIn(tmp_path / "bin", SPEAKS)
    laptop = house_of(tmp_path, library, stand_in, VoiceMode.OFF)
    async with laptop.opened(USUAL, session=SHORT, environ={}) as user:
        await user.press("space", "V", "space")
        assert stand_in.said() == "Brisk walk. One minute."
    async with laptop.opened(USUAL, environ={"SSH_TTY": "/dev/pts/1"}) as user:
        await user.press("space", "enter", "V")
        assert "midstance doctor says why" in user.text()
        assert stand_in.is_silent
