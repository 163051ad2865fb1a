"""Programs on the screen: what they are for, their weeks, previews, rehearsals, and the choice."""

from datetime import date
from pathlib import Path

import pytest

from midstance.domain.attendance import Enrolment
from midstance.domain.runner import FLOOR, Goal, Level, Place, Runner
from midstance.presentation.planning.run_text import parse_run
from midstance.services.calendar.run_calendar import RunCalendar
from midstance.services.upkeep.sharing_choice import SharingChoice, save_sharing
from midstance.tui.dialogs.choice import ChoiceDialog, TextDialog
from midstance.tui.dialogs.lists import NoticeDialog
from midstance.tui.screens.library.exercise import ExerciseScreen
from midstance.tui.screens.programs.preview import PreviewScreen
from midstance.tui.screens.programs.program import ProgramScreen
from midstance.tui.screens.programs.programs import ProgramsScreen
from midstance.tui.screens.session.screen import SessionScreen
from midstance.tui.widgets.row_list import RowList
from midstance.tui.widgets.week_table import WeekTable
from tests.services.upkeep.test_offered_programs import PROGRAM
from tests.storage.samples import at, new_ids
from tests.tui.laptop import SMALL, USUAL, WIDE, Laptop, User
from tests.tui.runners import BEGINNER, SORE, follow, settle

FOUNDATIONS = ("down", "down")
POWER = ("down",) * 5


async def open_program(user: User, *keys: str) -> WeekTable:
    """Go to the page of a program, by the keys from the first one in the list."""
    await user.press("g", *keys, "enter")
    assert isinstance(user.screen, ProgramScreen)
    return user.screen.query_one(WeekTable)


def chosen(laptop: Laptop) -> Enrolment | None:
    """The program that the log says is followed."""
    with laptop.log() as log:
        return log.enrolment()


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE, (200, 60)])
async def test_every_program_and_routine(laptop: Laptop, size: tuple[int, int]) -> None:
    """All stand in the list; the one under the cursor says what it is for."""
    follow(laptop, "foundations", days_ago=8)
    async with laptop.opened(size) as user:
        await user.press("g")
        assert isinstance(user.screen, ProgramsScreen)
        keys = [row.key for row in user.screen.list.rows if not row.is_heading]
        library = laptop.library.library
        assert keys == [*library.programs, *library.routines]
        assert "Three-week boot camp" in user.text("#about")
        await user.press(*FOUNDATIONS)
        assert "Your program: week 2 of 6, two sessions behind." in " ".join(
            user.text("#about").split()
        )
        assert "● week 2 of" in user.text("#programs")


async def test_all_that_a_coach_would_say(laptop: Laptop) -> None:
    """Equipment, entry, the week, progression, finish, swaps and lighter weeks are all there."""
    async with laptop.opened((200, 60)) as user:
        await user.press("g", "down")
        told = user.text("#about").splitlines()
        for heading in (
            "Equipment",
            "Prerequisites",
            "Weekly schedule",
            "Progression",
            "After the program",
            "Swaps",
            "Deload and taper",
        ):
            assert heading in told
        facts = "12 weeks · 2 sessions a week · 16-51 min · levels 1 to 3 · impact low · in-season"
        assert facts in told
        assert "deload in week 4 and 8, taper in week 11 and 12" in told


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE, (200, 60)])
async def test_week_by_week(laptop: Laptop, size: tuple[int, int]) -> None:
    """The table names every session and exercise, and its weeks scroll."""
    async with laptop.opened(size) as user:
        table = await open_program(user, *FOUNDATIONS)
        labels = [row.label for row in table.rows]
        assert labels[0] == "A  Squat, push, trunk"
        assert labels[1] == "Short dynamic warm-up"
        assert labels[2:4] == ["Chair squat (sit-to-stand)", "Bodyweight squat"]
        second, third = (n for n, row in enumerate(table.rows) if n and row.is_heading)
        assert labels[second].startswith("B  ")
        assert labels[second - 1] == labels[third - 1] == "Short static cool-down"
        assert labels[third] == "T  Test day"
        assert "Self-test" in labels[third:]
        assert "▸" in user.text("#weeks")
        await user.press(*["right"] * 5)
        assert table.marked == ("foundations/A", 6)
        assert "week 6" in user.text("#weeks")


async def test_what_a_program_is_for_on_a_narrow_screen(laptop: Laptop) -> None:
    """Tab turns the table over to the text, and back; a wide screen shows both, or the table."""
    async with laptop.opened() as user:
        await open_program(user, *FOUNDATIONS)
        assert "Prerequisites" not in user.text()
        await user.press("tab")
        assert "Prerequisites" in user.text()
        await user.press("tab")
        assert "Prerequisites" not in user.text()
        await user.pilot.resize_terminal(*WIDE)
        await user.settle()
        assert "Prerequisites" in user.text()
        await user.press("tab")
        assert "Prerequisites" not in user.text()


async def test_a_preview_of_any_week(laptop: Laptop) -> None:
    """Enter shows the session of the week under the cursor, as this runner would do it."""
    settle(laptop, BEGINNER)
    async with laptop.opened(WIDE) as user:
        await open_program(user, *POWER)
        await user.press("right", "right", "enter")
        assert isinstance(user.screen, PreviewScreen)
        assert "week 3" in user.text("#top")
        assert "5K / 10K power, session A" in user.text("#name")
        assert "min · " in user.text("#detail")
        assert "instead of Barbell back squat" in user.text("#blocks")
        await user.press("end")
        await user.press(*["up"] * 9)
        assert "because" in user.text("#otherwise")
        await user.press("enter")
        assert [type(screen) for screen in user.app.screen_stack[2:]] == [
            ProgramScreen,
            PreviewScreen,
            ExerciseScreen,
        ]
        await user.press("escape", "escape", "escape", "escape")
        assert len(user.app.screen_stack) == 1


async def test_each_reason_of_a_preview_can_be_read_whole(laptop: Laptop) -> None:
    """Under the list stands the whole reason of its row, of what is left out as well."""
    settle(laptop, SORE)
    async with laptop.opened(SMALL) as user:
        await open_program(user, *POWER)
        await user.press("enter")
        rows = user.screen.query_one("#blocks", RowList)
        reasons = {
            row.key: row.left[-1].text.strip()
            for row in rows.rows
            if row.left[-1].look == "warning"
        }
        assert any(each.startswith("without ") for each in reasons.values())
        for key, reason in reasons.items():
            rows.cursor = [row.key for row in rows.rows].index(key)
            await user.settle()
            assert " ".join(user.text("#otherwise").split()) == reason
        assert "keys" in user.text("#keys")


async def test_a_week_without_the_session(laptop: Laptop) -> None:
    """Where a week leaves a session out, it says so."""
    library = laptop.library.library
    program = library.program("durable-marathon")
    sessions = {(s.id, s.week) for w in range(1, 13) for s in library.week_sessions(program, w)}
    week = next(w for w in range(1, 13) if ("durable-marathon/A", w) not in sessions)
    async with laptop.opened() as user:
        table = await open_program(user, "down")
        await user.press(*["right"] * (week - 1), "enter")
        assert table.marked == ("durable-marathon/A", week)
        assert f"Week {week} has no such session" in user.text("#notice")


async def test_a_rehearsal_keeps_nothing(laptop: Laptop) -> None:
    """R goes through the session of that week; the log stays empty, and so does Today."""
    async with laptop.opened() as user:
        await open_program(user, *FOUNDATIONS)
        await user.press("r")
        assert isinstance(user.screen, SessionScreen)
        assert "Preview run: Squat, push, trunk" in user.text()
        await user.press("space", "space", "space", "escape", "f", "space")
        assert isinstance(user.screen, ProgramScreen)
    assert laptop.sets() == ()
    with laptop.log() as log:
        assert log.workouts() == ()


async def test_a_routine_is_previewed_and_started(laptop: Laptop) -> None:
    """Enter on a routine shows it; s begins it."""
    async with laptop.opened() as user:
        await user.press("g", "end", "enter")
        assert isinstance(user.screen, PreviewScreen)
        assert "routine" in user.text("#top")
        await user.press("s")
        assert isinstance(user.screen, SessionScreen)
        assert "Short dynamic warm-up" in user.text()


@pytest.mark.parametrize(
    ("key", "start"),
    [("t", date(2026, 11, 23)), ("m", date(2026, 11, 24)), ("n", date(2026, 11, 30))],
)
async def test_choosing_a_program(laptop: Laptop, key: str, start: date) -> None:
    """C asks for the first day, keeps the choice, and Today follows it."""
    async with laptop.opened() as user:
        await open_program(user)
        await user.press("c")
        assert isinstance(user.screen, ChoiceDialog)
        await user.press(key)
        assert "Three-week boot camp is your program now" in user.text("#notice")
        await user.press("d")
        assert "session A" in user.text("#name")
    assert chosen(laptop) == Enrolment("bootcamp-3", start)


async def test_a_typed_day(laptop: Laptop) -> None:
    """Another day is typed; what names none is asked again with what was typed."""
    async with laptop.opened() as user:
        await open_program(user)
        await user.press("c", "o")
        assert isinstance(user.screen, TextDialog)
        await user.type("soon")
        await user.press("enter")
        assert "'soon' is no day" in user.text("#text")
        await user.press(*["backspace"] * 4)
        await user.type("1 dec")
        await user.press("enter")
    assert chosen(laptop) == Enrolment("bootcamp-3", date(2026, 12, 1))


@pytest.mark.parametrize("keys", [("escape",), ("o", "escape")])
async def test_a_choice_that_is_left(laptop: Laptop, keys: tuple[str, ...]) -> None:
    """Esc at any question chooses nothing."""
    async with laptop.opened() as user:
        await open_program(user)
        await user.press("c", *keys)
        assert isinstance(user.screen, ProgramScreen)
    assert chosen(laptop) is None


async def test_kit_that_is_missing_is_asked_first(laptop: Laptop) -> None:
    """A program that asks for more says what it would replace, and is chosen only after a yes."""
    settle(laptop, Runner(level=Level.BEGINNER, places=(Place("home", FLOOR),)))
    async with laptop.opened(WIDE) as user:
        await open_program(user, *POWER)
        await user.press("c")
        assert isinstance(user.screen, NoticeDialog)
        told = " ".join(user.text("#prose").split())
        assert "It is made for levels 2 to 4" in told or "Changed for you" in told
        assert "because home has no" in told
        await user.press("escape")
        assert isinstance(user.screen, ProgramScreen)
        await user.press("c", "c", "t")
    assert chosen(laptop) == Enrolment("power-5k10k", date(2026, 11, 23))


async def test_a_level_that_is_higher(laptop: Laptop) -> None:
    """A beginner hears for whom a program is made before choosing it."""
    settle(laptop, Runner(level=Level.BEGINNER))
    async with laptop.opened(WIDE) as user:
        await open_program(user, *["down"] * 4)
        await user.press("c")
        assert "It is made for levels 4 to 5 of 5; you said beginner." in user.text("#prose")


async def test_an_off_season_program_before_a_race(laptop: Laptop) -> None:
    """Who has a main race before it is over hears so, and may follow it all the same."""
    with laptop.log() as log:
        calendar = RunCalendar(log, new_ids(), at())
        calendar.add(date(2026, 12, 20), parse_run("race A 10km"), is_done=False)
    async with laptop.opened(WIDE) as user:
        await open_program(user, *["down"] * 4)
        await user.press("c")
        assert "your next main race is in 3 weeks." in " ".join(user.text("#prose").split())
        await user.press("c", "t")
    assert chosen(laptop) == Enrolment("offseason-strength", date(2026, 11, 23))


async def test_nothing_is_chosen_in_a_rehearsal(laptop: Laptop) -> None:
    """Where nothing is kept, the choice is refused in one line."""
    async with laptop.opened(is_rehearsal=True) as user:
        await open_program(user)
        await user.press("c", "t")
        assert "Read-only: this is a preview run." in user.text("#notice")
    assert chosen(laptop) is None


async def test_a_later_week_of_today(laptop: Laptop) -> None:
    """The week is typed; one that the program lacks is asked again, and Today follows it."""
    async with laptop.opened() as user:
        await open_program(user, *FOUNDATIONS)
        await user.press("c", "w")
        assert isinstance(user.screen, TextDialog)
        await user.type("7")
        await user.press("enter")
        assert isinstance(user.screen, TextDialog)
        await user.type("3")
        await user.press("enter")
        assert "week 3 begins on" in user.text("#notice")
        await user.press("d")
        assert "week 3 of 6" in user.text("#top")
    assert chosen(laptop) == Enrolment("foundations", date(2026, 11, 23), 3)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("w", Enrolment("foundations", date(2026, 11, 23), 3)),
        ("l", Enrolment("foundations", date(2026, 11, 9))),
    ],
)
async def test_a_start_in_the_past_is_asked_about(
    laptop: Laptop, key: str, expected: Enrolment
) -> None:
    """It may mean a week of today, or what was done since."""
    async with laptop.opened() as user:
        await open_program(user, *FOUNDATIONS)
        await user.press("c", "o")
        await user.type("2026-11-09")
        await user.press("enter")
        assert "In week 3" in user.text()
        await user.press(key)
        assert "is your program now" in user.text("#notice")
    assert chosen(laptop) == expected


async def test_a_program_is_paused_and_taken_up_again(laptop: Laptop) -> None:
    """C on the own program offers it; Today and the page say that it is paused."""
    follow(laptop, "foundations", days_ago=8)
    async with laptop.opened() as user:
        await open_program(user, *FOUNDATIONS)
        await user.press("c", "p")
        assert "Paused from" in user.text("#notice")
        await user.press("d")
        assert "Foundations has been paused since 2026-11-23." in " ".join(
            user.text("#reason").split()
        )
        await open_program(user, *FOUNDATIONS)
        await user.press("c")
        assert "Resume it today" in user.text()
        await user.press("p")
        assert "Foundations resumed." in user.text("#notice")
        await user.press("c", "b", "t")
    again = chosen(laptop)
    assert again == Enrolment("foundations", date(2026, 11, 23))


async def test_the_goal_proposes_a_program_in_the_first_line(laptop: Laptop) -> None:
    """The list begins with the program for the runner's goal."""
    settle(laptop, Runner(level=Level.ADVANCED, goal=Goal.TRAIL))
    async with laptop.opened() as user:
        await user.press("g")
        assert user.text("#programs").lstrip().startswith("For your goal: Trail")


def coach_offers(laptop: Laptop, text: str) -> Path:
    """A shared folder with a program in it, which the runner has chosen; answers the file."""
    file = laptop.places.data.parent / "shared" / "programs" / "coach-base.toml"
    file.parent.mkdir(parents=True)
    file.write_text(text)
    with laptop.log() as log:
        save_sharing(log, SharingChoice("Anna", str(file.parents[1])), at())
    return file


async def folder_read(user: User) -> None:
    """Wait until what looks into the shared folder has looked, and the screen shows it."""
    groups = {"offers", "reading", "working"}
    await user.settle()
    reading = [worker for worker in user.app.workers if worker.group in groups]
    await user.app.workers.wait_for_complete(reading)
    await user.settle()


async def test_a_coachs_program_is_taken_by_enter_alone(laptop: Laptop) -> None:
    """Today names it, the list has it first, and only Enter copies it."""
    follow(laptop, "foundations")
    coach_offers(laptop, PROGRAM)
    own = laptop.places.config / "programs" / "coach-base.toml"
    async with laptop.opened(USUAL) as user:
        await folder_read(user)
        assert "Your coach offers a program: Coach base. g shows it." in " ".join(
            user.text("#reason").split()
        )
        await user.press("g")
        await folder_read(user)
        assert isinstance(user.screen, ProgramsScreen)
        assert user.screen.list.rows[1].key == "offer:coach-base.toml"
        await user.press("home")
        assert "Enter: take it" in user.text("#about")
        assert not own.exists()
        await user.press("enter")
        await folder_read(user)
        assert own.read_text() == PROGRAM
        assert isinstance(user.screen, ProgramsScreen)
        assert not [row for row in user.screen.list.rows if row.key.startswith("offer:")]
        assert (row := user.screen.list.highlighted) is not None
        assert row.key == "coach-base"
        await user.press("enter", "c", "t")
        await user.settle()
        assert "Coach base" in user.text()
    assert chosen(laptop) == Enrolment("coach-base", date(2026, 11, 23))


async def test_a_coachs_program_with_mistakes_is_named_and_stays(laptop: Laptop) -> None:
    """What is wrong stands beside it; Enter takes nothing."""
    follow(laptop, "foundations")
    coach_offers(laptop, PROGRAM.replace("side-plank", "sideplank"))
    async with laptop.opened(USUAL) as user:
        await user.press("g")
        await folder_read(user)
        await user.press("home", "enter")
        await folder_read(user)
        assert "sideplank" in "".join(user.text("#about").split())
        assert "Ask your coach" in user.text("#about")
        assert not (laptop.places.config / "programs").exists()
