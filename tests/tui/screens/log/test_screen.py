"""The log on the screen: read, opened, searched and corrected by key."""

from dataclasses import replace
from datetime import date
from threading import Event

import pytest

from midstance.domain.attendance import CompletedSession
from midstance.domain.exercise import Equipment
from midstance.domain.quantity import Load, Side, Unit
from midstance.domain.record import SetRecord, WorkoutRecord, WorkoutStatus
from midstance.storage.errors import SaveFailedError
from midstance.storage.training_log import TrainingLog
from midstance.tui.dialogs.choice import ChoiceDialog, TextDialog
from midstance.tui.screens.log.screen import EMPTY_LOG, LogScreen
from midstance.tui.screens.session.screen import SessionScreen
from midstance.tui.screens.today import TodayScreen
from midstance.tui.widgets.row_list import RowList
from midstance.workout.state import Phase
from tests.tui.laptop import SHORT, SMALL, USUAL, WIDE, Laptop, User, record
from tests.tui.runners import BEGINNER, follow, settle

LEFT, RIGHT = Side.LEFT, Side.RIGHT


@pytest.fixture
def trained(laptop: Laptop) -> Laptop:
    """A laptop with three workouts in its log."""
    laptop.keep(
        laptop.workout(
            1,
            record("brisk-walk", 60, Unit.SECONDS, block="warm-up", counts=False),
            record("split-squat", 8, side=LEFT, place=1),
            record("split-squat", 9, side=RIGHT, place=1),
            record("goblet-squat", 10, load=Load(12_000), place=2),
            note="windy",
        ),
        laptop.workout(3, record("plank", 30, Unit.SECONDS), name="Trunk"),
        laptop.workout(40, record("split-squat", 5), name="Long ago"),
    )
    return laptop


def kept(laptop: Laptop, exercise: str) -> list[SetRecord]:
    """The sets of an exercise in the log, oldest first."""
    return [each.set for each in laptop.sets() if each.set.exercise == exercise]


async def open_log(user: User, *keys: str) -> LogScreen:
    """Go to the log, and press more keys there."""
    await user.press("L")
    log = user.screen
    assert isinstance(log, LogScreen)
    await user.press(*keys)
    return log


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE, (200, 60)])
async def test_workouts_and_the_sets_of_one(trained: Laptop, size: tuple[int, int]) -> None:
    """Workouts stand newest first under their months; Enter opens one, Esc goes back."""
    async with trained.opened(size) as user:
        log = await open_log(user)
        lines = user.text("#workouts").splitlines()
        assert [line.strip("│ ") for line in lines if "2026" in line] == [
            "November 2026",
            "October 2026",
        ]
        assert " ".join(lines[1].split()).startswith("▌ Sun 22 Nov 5-minute core")
        await user.press("enter")
        assert log.is_workout_open
        assert "windy" in user.text()
        assert "set 1" in user.text("#sets")
        await user.press("escape")
        assert user.text("#keys").lstrip().startswith("Enter open")
        await user.press("escape")
        assert isinstance(user.screen, TodayScreen)


async def test_an_empty_log_says_how_it_fills(laptop: Laptop) -> None:
    """Without a workout there is a line that says so, and every key is harmless."""
    async with laptop.opened(SMALL) as user:
        await open_log(user, "enter", "x", "e", "n", "plus", "5", "right", "down", "backspace")
        assert " ".join(user.text("#workouts").split()) == EMPTY_LOG
        await user.press("u")
        assert "There is no correction to undo" in user.text("#notice")


async def test_a_long_log_is_read_by_pages(laptop: Laptop) -> None:
    """Pages follow as the cursor comes near their end, down to the very first workout."""
    laptop.keep(*(laptop.workout(day, record("plank", 30)) for day in range(120)))
    async with laptop.opened() as user:
        log = await open_log(user)
        assert sum(not row.is_heading for row in log.list.rows) == 50
        for _ in range(4):
            await user.press("end")
        assert sum(not row.is_heading for row in log.list.rows) == 120
        assert user.text("#workouts").splitlines()[-1].startswith("▌ Mon 27 Jul")


async def test_digits_and_enter_correct_a_number(trained: Laptop) -> None:
    """Digits are shown beside the old number; only Enter keeps them, and `u` brings it back."""
    async with trained.opened() as user:
        await open_log(user, "enter", "end", "1", "4")
        assert "10 reps → 14 reps" in user.text("#sets")
        assert user.text("#keys").lstrip().startswith("Enter save")
        await user.press("enter")
        assert "14 reps" in user.text("#sets")
        assert "Corrected. u undoes it." in user.text("#notice")
        await user.press("u")
        assert "10 reps" in user.text("#sets")
        assert "Undone: edit of Goblet squat, set 1, 2026-11-22." in user.text("#notice")
    assert kept(trained, "goblet-squat")[0].value == 10


async def test_esc_drops_what_was_typed(trained: Laptop) -> None:
    """Esc forgets digits first, then leaves the sets, then the log."""
    async with trained.opened() as user:
        log = await open_log(user, "enter", "end", "1", "4", "backspace", "escape")
        assert log.pane.draft is None
        assert log.is_workout_open
    assert kept(trained, "goblet-squat")[0].value == 10


async def test_moving_on_keeps_a_correction(trained: Laptop) -> None:
    """A number that was nudged is kept when the cursor goes to another set."""
    async with trained.opened() as user:
        await open_log(user, "enter", "end", "plus", "plus", "minus", "up")
        assert "Corrected." in user.text("#notice")
    assert kept(trained, "goblet-squat")[0].value == 11


async def test_a_side_is_corrected_alone(trained: Laptop) -> None:
    """Left and right stand in one row; the arrow marks the side that keys are about."""
    async with trained.opened() as user:
        await open_log(user, "enter", "end", "up")
        assert "▸left 8 reps of 10  right 9 reps of 10" in user.text("#sets")
        await user.press("plus", "right", "minus")
        assert "▸right 9 reps → 8 reps" in user.text("#sets")
        await user.press("enter")
    assert [each.value for each in kept(trained, "split-squat")] == [5, 9, 8]


async def test_load_in_steps_or_by_question(trained: Laptop) -> None:
    """Brackets move the load by a step; the question takes any load, and says what is none."""
    async with trained.opened() as user:
        await open_log(user, "enter", "end", "right_square_bracket", "enter")
        assert kept_load(user) == "14 kg"
        await user.press("enter", "k")
        await user.press(*["backspace"] * 5)
        await user.type("heavy")
        await user.press("enter")
        assert "'heavy' is not a load" in user.text("#notice")
        await user.press("enter", "k", *["backspace"] * 5)
        await user.type("30 lb")
        await user.press("enter")
        assert kept_load(user) == "13.61 kg"
        await user.press("enter", "k", *["backspace"] * 8, "enter")
        assert kept_load(user) == ""
        await user.press("up", "left_square_bracket")
        assert "No weight is logged for this exercise." in user.text("#notice")


async def test_load_steps_are_those_of_the_profile(trained: Laptop) -> None:
    """Who has dumbbells two kilograms apart corrects a load by two."""
    settle(trained, replace(BEGINNER, load_steps=((Equipment.DUMBBELL, Load(2000)),)))
    async with trained.opened() as user:
        await open_log(user, "enter", "end", "right_square_bracket", "enter")
        assert kept_load(user) == "14 kg"
        await user.press("left_square_bracket", "left_square_bracket", "enter")
        assert kept_load(user) == "10 kg"


def kept_load(user: User) -> str:
    """The load at the end of the last row."""
    return user.text("#sets").rstrip().splitlines()[-1].rpartition("reps")[2].strip()


async def test_number_effort_and_note_by_question(trained: Laptop) -> None:
    """Enter on a set asks what is wrong with it; each answer is kept at once."""
    async with trained.opened() as user:
        await open_log(user, "enter", "end", "enter", "v", "backspace", "backspace")
        await user.type("7")
        await user.press("enter", "enter", "e", "h", "enter", "n")
        await user.type("[b]left[/b] heel")
        await user.press("enter")
        assert "7 reps of 10   [b]left[/b] heel" in user.text("#sets")
        assert "RPE 9" in user.text("#sets")
        await user.press("enter", "v", "x", "enter")
        assert "is not a number" in user.text("#notice")
    (squat,) = kept(trained, "goblet-squat")
    assert (squat.value, squat.effort, squat.note) == (7, 9, "[b]left[/b] heel")


async def test_deleting_asks_and_is_undone_across_restarts(trained: Laptop) -> None:
    """A set and a workout are deleted after a question; `u` brings both back, a day later too."""
    async with trained.opened() as user:
        await open_log(user, "enter", "end", "x", "n", "x", "x")
        assert "Goblet squat" not in user.text("#sets")
        await user.press("escape", "down", "delete")
        assert isinstance(user.screen, ChoiceDialog)
        await user.press("x")
        assert "Trunk" not in user.text("#workouts")
    assert not kept(trained, "goblet-squat")
    assert not kept(trained, "plank")
    async with trained.opened() as user:
        await open_log(user, "u", "u")
        assert "Trunk" in user.text("#workouts")
    assert kept(trained, "goblet-squat")
    assert kept(trained, "plank")


async def test_a_note_on_the_workout(trained: Laptop) -> None:
    """In the list, `n` is about the whole workout."""
    async with trained.opened(WIDE) as user:
        await open_log(user, "n")
        await user.type("!")
        await user.press("enter")
        assert "windy!" in user.text("#remarks")


async def test_how_long_a_workout_took(trained: Laptop) -> None:
    """Enter on a set offers the minutes of its workout; what is no number changes nothing."""
    async with trained.opened(WIDE) as user:
        log = await open_log(user, "enter", "enter", "m")
        await user.press("backspace", "backspace", "4", "1", "enter")
        assert " · 41 min · " in user.text()
        await user.press("enter", "m")
        await user.type("x")
        await user.press("enter")
        assert "'41x' is not a number of minutes." in user.text("#notice")
        assert log.pane.workout is not None
        assert log.pane.workout.active_seconds == 41 * 60


async def test_the_heart_rate_of_a_workout_is_corrected(trained: Laptop) -> None:
    """Enter on a set offers it; what no heart does changes nothing."""
    async with trained.opened(WIDE) as user:
        await open_log(user, "enter", "enter", "h")
        await user.type("132 158")
        await user.press("enter")
        assert "mean 132, maximum 158 bpm" in user.text("#remarks")
        await user.press("enter", "h")
        await user.type("0")
        await user.press("enter")
        assert "1580 is no heart rate; write 20 to 260." in user.text("#notice")
        assert "mean 132, maximum 158 bpm" in user.text("#remarks")


async def test_the_heart_rate_of_a_session_without_sets_is_corrected(laptop: Laptop) -> None:
    """Enter offers what a workout has of its own; there is no set to choose."""
    settle(laptop, BEGINNER)
    laptop.keep(laptop.workout(0))
    async with laptop.opened(WIDE) as user:
        await open_log(user, "enter", "enter")
        assert "without sets" in user.text()
        await user.press("h")
        await user.type("132 158")
        await user.press("enter")
        assert "mean 132, maximum 158 bpm" in user.text("#remarks")
        await user.press("enter", "m")
        assert "Minutes that it took" in user.text()


async def test_search_by_exercise(trained: Laptop) -> None:
    """A part of a name finds every set of it, newest first; Esc shows all workouts again."""
    async with trained.opened() as user:
        log = await open_log(user, "slash")
        await user.type("Squat")
        await user.press("enter")
        rows = [" ".join(line.split()) for line in user.text("#workouts").splitlines()]
        assert rows[:3] == [
            "▌ 2026-11-22 Goblet squat 10 @ 12 kg",
            "2026-11-22 Split squat 8 9",
            "2026-10-14 Split squat 5",
        ]
        await user.press("down", "enter")
        assert log.pane.marked is not None
        assert log.pane.marked.set.exercise == "split-squat"
        await user.press("plus", "enter", "escape")
        assert "9 9" in user.text("#workouts")
        await user.press("escape")
        assert "November 2026" in user.text("#workouts")


async def test_a_search_without_result(trained: Laptop) -> None:
    """What is in neither library nor log is named; an empty search shows all workouts."""
    async with trained.opened() as user:
        await open_log(user, "slash")
        await user.type("[x]")
        await user.press("enter")
        assert "No set of [x]. Esc: all workouts." in user.text("#workouts")
        await user.press("enter", "x", "slash", *["backspace"] * 3, "enter")
        assert "November 2026" in user.text("#workouts")
        await user.press("slash", "escape")
        assert "newest first" in user.text("#top")


async def test_a_workout_under_way_is_corrected_in_itself(laptop: Laptop) -> None:
    """The log shows the workout that runs, and says where its sets are corrected."""
    async with laptop.opened(session=SHORT) as user:
        await user.press("space")
        await user.walk_to(Phase.REST)
        before = user.view
        await open_log(user)
        assert "under way" in user.text("#workouts")
        await user.press("x", "enter", "plus", "e", "enter")
        assert "This workout is in progress" in user.text("#notice")
        user.laptop.clock.move(7)
        await user.press("escape", "escape")
        assert isinstance(user.screen, SessionScreen)
        user.session.wake()
        assert user.view.count.saved == before.count.saved
        assert seconds(user.view.clock) == seconds(before.clock) - 7


def seconds(clock: str) -> int:
    """The seconds on a clock below an hour."""
    return int(clock.partition(":")[0]) * 60 + int(clock.partition(":")[2])


async def test_the_sets_lie_beside_the_workouts_where_there_is_room(trained: Laptop) -> None:
    """At 120 columns the sets of the workout under the cursor are in sight, and Tab goes there."""
    async with trained.opened(WIDE) as user:
        log = await open_log(user)
        await user.press("down")
        assert "Trunk" in user.text("#name")
        assert "30 s" in user.text("#sets")
        await user.press("tab")
        assert log.is_workout_open
        for _ in range(2):
            await user.pilot.click(log.list, offset=(10, 1))
            await user.settle()
        assert log.is_workout_open
        assert log.list.cursor == 1


async def test_hostile_names_and_notes(laptop: Laptop) -> None:
    """Markup and escape sequences in the log are text."""
    hostile = "[red]x[/] \x1b[2J[/"
    laptop.keep(
        replace(
            laptop.workout(0, record("plank", 30, note=hostile)),
            name=hostile,
            note=hostile,
        )
    )
    async with laptop.opened(WIDE) as user:
        await open_log(user, "enter", "enter", "escape")
        assert user.text().count("[red]x[/] \ufffd[2J[/") >= 3


class Full(TrainingLog):
    """A log on a disk that is full for corrections until it is emptied."""

    is_full = True

    @property
    def corrections(self):  # type: ignore[no-untyped-def]  # noqa: ANN201 - that of the log
        """None, as long as the disk is full."""
        if self.is_full:
            raise SaveFailedError("the disk is full", "log.db", "Make room.")
        return super().corrections

    @property
    def calendar(self):  # type: ignore[no-untyped-def]  # noqa: ANN201 - that of the log
        """Runs can be read all the same."""
        return super().corrections.calendar


async def test_a_correction_that_the_disk_refuses(trained: Laptop) -> None:
    """It stays on the screen with the reason, and Enter tries it again."""
    trained.open_log = Full
    async with trained.opened() as user:
        log = await open_log(user, "enter", "end", "1", "4", "enter")
        assert "NOT SAVED: The disk is full. Make room. Enter tries again." in user.text("#notice")
        assert "10 reps → 14 reps" in user.text("#sets")
        await user.press("up")
        assert log.pane.draft is not None
        await user.press("x", "x")
        assert "NOT SAVED" in user.text("#notice")
        Full.is_full = False
        await user.press("1", "4", "enter")
        assert "14 reps" in user.text("#sets")
    Full.is_full = True
    assert kept(trained, "goblet-squat")[0].value == 14


class Slow(TrainingLog):
    """A log that does not answer about workouts before it may."""

    may_answer = Event()

    def workouts(
        self, limit: int = 50, before: WorkoutRecord | None = None
    ) -> tuple[WorkoutRecord, ...]:
        """The workouts, late."""
        self.may_answer.wait(20)
        return super().workouts(limit, before)


async def test_a_slow_disk_holds_no_key_up(trained: Laptop) -> None:
    """While the log is read, keys do what they say; the list comes when it comes."""
    trained.open_log = Slow
    async with trained.opened() as user:
        await user.pilot.press("L", "down", "enter", "5", "slash")
        assert isinstance(user.screen, TextDialog)
        await user.pilot.press("escape")
        assert "reading the log" in user.text("#workouts")
        Slow.may_answer.set()
        await user.settle()
        assert "5-minute core" in user.text("#workouts")
    Slow.may_answer.clear()


async def test_another_window_reads_only(trained: Laptop) -> None:
    """While another program guides, the log can be looked at but not corrected."""
    async with trained.opened() as first, trained.opened() as second:
        assert "Midstance is open in another window" in second.text()
        await open_log(second, "enter", "end", "plus", "x", "u")
        assert "Read-only: open in another window." in second.text("#notice")
        assert first.client.holds_lock
    assert kept(trained, "goblet-squat")[0].value == 10


async def test_undo_of_a_finished_workout_that_was_left(laptop: Laptop) -> None:
    """A workout that was finished early stands in the log as such."""
    async with laptop.opened(session=SHORT) as user:
        await user.press("space")
        await user.walk_to(Phase.REST)
        await user.press("escape", "f", "space")
        await open_log(user)
        (workout,) = [row for row in user.screen.query_one(RowList).rows if not row.is_heading]
        assert "early" in workout.right[0].text
    with laptop.log() as log:
        (kept_workout,) = log.workouts()
    assert kept_workout.ending is WorkoutStatus.FINISHED_EARLY


async def test_a_forgotten_set_is_added_with_one_key(trained: Laptop) -> None:
    """It is like the marked set, has the next number, and digits correct it at once."""
    async with trained.opened() as user:
        log = await open_log(user, "enter", "end", "e", "h", "a")
        assert "Added; u undoes it. Type what was done: Goblet squat, set 2." in user.text(
            "#notice"
        )
        assert log.pane.draft is None
        await user.press("8", "enter")
        last = user.text("#sets").rstrip().splitlines()[-1]
        assert " ".join(last.split()) == "▌ set 2 8 reps of 10 12 kg"
        await user.press("u", "u")
        assert "Undone: added Goblet squat, set 2, 2026-11-22." in user.text("#notice")
        assert "set 2" not in user.text("#sets")
        await user.press("a")
    first, second = kept(trained, "goblet-squat")
    assert (first.effort, second.effort) == (9, None)
    assert (second.set_number, second.value, second.load) == (2, 10, Load(12_000))


async def test_both_sides_of_a_forgotten_set_are_added(trained: Laptop) -> None:
    """Left and right come together, in one row; one undo takes both back."""
    async with trained.opened() as user:
        await open_log(user, "enter", "end", "up", "a")
        assert "▸left 8 reps of 10  right 9 reps of 10" in user.text("#sets")
        assert "Added; u undoes it. Type what was done: Split squat, set 2." in user.text("#notice")
        await user.press("right", "7", "enter", "u", "u")
        assert [each.value for each in kept(trained, "split-squat")] == [5, 8, 9]
        await user.press("a", "a")
    sets = [(each.set_number, each.side) for each in kept(trained, "split-squat")]
    assert sets[1:] == [(number, side) for number in (1, 2, 3) for side in Side]


async def test_what_was_typed_holds_for_the_set_that_is_added(trained: Laptop) -> None:
    """A number that was typed is kept, and the added set begins with it."""
    async with trained.opened() as user:
        await open_log(user, "enter", "end", "1", "4", "a")
    assert [each.value for each in kept(trained, "goblet-squat")] == [14, 14]


async def test_a_set_like_a_skipped_one_was_done(laptop: Laptop) -> None:
    """It has the number that was asked for, and not the note that says why one was skipped."""
    laptop.keep(laptop.workout(0, record("plank", 0, Unit.SECONDS, skipped=True, note="late")))
    async with laptop.opened() as user:
        await open_log(user, "enter", "a")
    _, added = kept(laptop, "plank")
    assert (added.value, added.skipped, added.note) == (10, False, "")


async def test_a_session_done_elsewhere(trained: Laptop) -> None:
    """In the list, `a` adds the session that comes next as done; the program goes on, u undoes."""
    follow(trained, "foundations", days_ago=3)
    async with trained.opened() as user:
        log = await open_log(user, "a")
        assert isinstance(user.screen, TextDialog)
        await user.press("enter", "enter")
        assert "Added as done, without sets: Squat, push, trunk, week 1" in user.text("#notice")
        assert log.workout is not None
        with trained.log() as stored:
            (done,) = stored.days.of_program("foundations")
            assert done == CompletedSession("foundations/A", 1, date(2026, 11, 22))
        await user.press("u")
        with trained.log() as stored:
            assert stored.days.of_program("foundations") == ()


@pytest.mark.parametrize(
    ("session", "day", "reason"),
    [("/Z", "", "there is no session"), ("", " of 2030", "is no day"), ("", "x", "is no day")],
)
async def test_a_session_that_cannot_be_added(
    trained: Laptop, session: str, day: str, reason: str
) -> None:
    """The notice says why, and the log stays as it was."""
    async with trained.opened() as user:
        await open_log(user, "a")
        await user.type(session)
        await user.press("enter")
        await user.type(day)
        await user.press("enter")
        assert reason in user.text("#notice")
        assert len(kept(trained, "plank")) == 1


async def test_an_addition_that_the_disk_refuses(trained: Laptop) -> None:
    """The reason is shown, and nothing is added."""
    trained.open_log = Full
    async with trained.opened() as user:
        await open_log(user, "enter", "end", "a")
        assert "NOT SAVED: The disk is full. Make room." in user.text("#notice")
    assert len(kept(trained, "goblet-squat")) == 1


async def leave_early(laptop: Laptop) -> None:
    """Do the walk and the first set of a session, finish it there, and go home."""
    async with laptop.opened(session=SHORT) as user:
        await user.press("space")
        await user.walk_to(Phase.REST)
        await user.press("escape", "f", "space")


async def test_a_workout_that_was_finished_early_goes_on(laptop: Laptop) -> None:
    """After a question it is under way, and resume it from Today; before that `u` ends it."""
    await leave_early(laptop)
    async with laptop.opened() as user:
        await open_log(user)
        assert user.text("#keys").lstrip().startswith("Enter open   r reopen")
        await user.press("r", "n")
        assert "under way" not in user.text("#workouts")
        await user.press("r", "r")
        assert "It is under way again: Today offers to go on. u undoes it." in user.text("#notice")
        assert "under way" in user.text("#workouts")
        await user.press("u")
        assert "Undone: reopening of A short one." in user.text("#notice")
        assert "early" in user.text("#workouts")
        await user.press("r", "r", "r")
        assert "resume it from Today" in user.text("#notice")
        await user.press("escape", "space")
        assert isinstance(user.screen, ChoiceDialog)
        await user.press("enter")
        assert user.view.phase is Phase.REST
    assert len(laptop.sets()) == 2


async def test_only_what_was_finished_early_is_reopened(trained: Laptop) -> None:
    """A whole workout stays closed; the words name the key that adds a set to it."""
    async with trained.opened() as user:
        await open_log(user, "r")
        assert "A forgotten set can be added: Enter, then a." in user.text("#notice")


async def test_one_workout_is_under_way_at_a_time(laptop: Laptop) -> None:
    """While another one is under way, none is reopened; words say what to do."""
    await leave_early(laptop)
    laptop.clock.move(3600)
    async with laptop.opened(session=SHORT) as user:
        await user.press("space")
        await user.walk_to(Phase.REST)
        await open_log(user, "down", "r")
        assert "Another workout is open: finish and close it first" in user.text("#notice")
    async with laptop.opened() as user:
        await user.press("escape")
        await open_log(user, "down", "r", "r")
        assert "NOT SAVED: Another workout is under way. Finish it first" in user.text("#notice")
    with laptop.log() as log:
        endings = [each.ending for each in log.workouts()]
    assert endings == [WorkoutStatus.UNDER_WAY, WorkoutStatus.FINISHED_EARLY]


async def test_another_window_reopens_nothing(laptop: Laptop) -> None:
    """Where the log is read only, reopening and adding are refused with the reason."""
    await leave_early(laptop)
    async with laptop.opened(), laptop.opened() as second:
        await open_log(second, "r")
        assert "Read-only: open in another window." in second.text("#notice")
        await second.press("enter", "a")
        assert "Read-only: open in another window." in second.text("#notice")
    assert len(laptop.sets()) == 2
