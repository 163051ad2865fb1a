"""Programs on the screen: what they are for, their weeks, previews, rehearsals, and the choice."""

from datetime import date
from pathlib import Path

import pytest

from midstance.domain.attendance import Enrolment
from midstance.domain.runner import FLOOR, Goal, Level, Place, Runner
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
from tests.storage.samples import at
from tests.tui.house import SMALL, USUAL, WIDE, Guest, House
from tests.tui.runners import BEGINNER, SORE, follow, settle

FOUNDATIONS = ("down", "down")
POWER = ("down",) * 5


async def open_program(guest: Guest, *keys: str) -> WeekTable:
    """Go to the page of a program, by the keys from the first one in the list."""
    await guest.press("g", *keys, "enter")
    assert isinstance(guest.screen, ProgramScreen)
    return guest.screen.query_one(WeekTable)


def chosen(house: House) -> Enrolment | None:
    """The program that the log says is followed."""
    with house.log() as log:
        return log.enrolment()


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE, (200, 60)])
async def test_every_program_and_routine(house: House, size: tuple[int, int]) -> None:
    """All stand in the list; the one under the cursor says what it is for."""
    follow(house, "foundations", days_ago=8)
    async with house.opened(size) as guest:
        await guest.press("g")
        assert isinstance(guest.screen, ProgramsScreen)
        keys = [row.key for row in guest.screen.list.rows if not row.is_heading]
        library = house.library.library
        assert keys == [*library.programs, *library.routines]
        assert "Three-week boot camp" in guest.text("#about")
        await guest.press(*FOUNDATIONS)
        assert "Your program: week 2 of 6, two sessions behind." in " ".join(
            guest.text("#about").split()
        )
        assert "● week 2 of" in guest.text("#programs")


async def test_all_that_a_coach_would_say(house: House) -> None:
    """Equipment, entry, the week, progression, finish, swaps and lighter weeks are all there."""
    async with house.opened((200, 60)) as guest:
        await guest.press("g", "down")
        told = guest.text("#about").splitlines()
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
        assert "12 weeks · 2 sessions a week · 16-51 min · levels 1 to 3 · impact low" in told
        assert "deload in week 4 and 8, taper in week 11 and 12" in told


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE, (200, 60)])
async def test_week_by_week(house: House, size: tuple[int, int]) -> None:
    """The table names every session and exercise, and its weeks scroll."""
    async with house.opened(size) as guest:
        table = await open_program(guest, *FOUNDATIONS)
        labels = [row.label for row in table.rows]
        assert labels[0] == "A  Squat, push, trunk"
        assert labels[1] == "Short dynamic warm-up"
        assert labels[2:4] == ["Chair squat (sit-to-stand)", "Bodyweight squat"]
        second, third = (n for n, row in enumerate(table.rows) if n and row.is_heading)
        assert labels[second].startswith("B  ")
        assert labels[second - 1] == labels[third - 1] == "Short static cool-down"
        assert labels[third] == "T  Test day"
        assert "Self-test" in labels[third:]
        assert "▸" in guest.text("#weeks")
        await guest.press(*["right"] * 5)
        assert table.marked == ("foundations/A", 6)
        assert "week 6" in guest.text("#weeks")


async def test_what_a_program_is_for_on_a_narrow_screen(house: House) -> None:
    """Tab turns the table over to the text, and back; a wide screen shows both, or the table."""
    async with house.opened() as guest:
        await open_program(guest, *FOUNDATIONS)
        assert "Prerequisites" not in guest.text()
        await guest.press("tab")
        assert "Prerequisites" in guest.text()
        await guest.press("tab")
        assert "Prerequisites" not in guest.text()
        await guest.pilot.resize_terminal(*WIDE)
        await guest.settle()
        assert "Prerequisites" in guest.text()
        await guest.press("tab")
        assert "Prerequisites" not in guest.text()


async def test_a_preview_of_any_week(house: House) -> None:
    """Enter shows the session of the week under the cursor, as this runner would do it."""
    settle(house, BEGINNER)
    async with house.opened(WIDE) as guest:
        await open_program(guest, *POWER)
        await guest.press("right", "right", "enter")
        assert isinstance(guest.screen, PreviewScreen)
        assert "week 3" in guest.text("#top")
        assert "5K / 10K power, session A" in guest.text("#name")
        assert "min · " in guest.text("#detail")
        assert "instead of Barbell back squat" in guest.text("#blocks")
        await guest.press("end")
        await guest.press(*["up"] * 9)
        assert "because" in guest.text("#otherwise")
        await guest.press("enter")
        assert [type(screen) for screen in guest.app.screen_stack[2:]] == [
            ProgramScreen,
            PreviewScreen,
            ExerciseScreen,
        ]
        await guest.press("escape", "escape", "escape", "escape")
        assert len(guest.app.screen_stack) == 1


async def test_each_reason_of_a_preview_can_be_read_whole(house: House) -> None:
    """Under the list stands the whole reason of its row, of what is left out as well."""
    settle(house, SORE)
    async with house.opened(SMALL) as guest:
        await open_program(guest, *POWER)
        await guest.press("enter")
        rows = guest.screen.query_one("#blocks", RowList)
        reasons = {
            row.key: row.left[-1].text.strip()
            for row in rows.rows
            if row.left[-1].look == "warning"
        }
        assert any(each.startswith("without ") for each in reasons.values())
        for key, reason in reasons.items():
            rows.cursor = [row.key for row in rows.rows].index(key)
            await guest.settle()
            assert " ".join(guest.text("#otherwise").split()) == reason
        assert "keys" in guest.text("#keys")


async def test_a_week_without_the_session(house: House) -> None:
    """Where a week leaves a session out, it says so."""
    library = house.library.library
    program = library.program("durable-marathon")
    sessions = {(s.id, s.week) for w in range(1, 13) for s in library.week_sessions(program, w)}
    week = next(w for w in range(1, 13) if ("durable-marathon/A", w) not in sessions)
    async with house.opened() as guest:
        table = await open_program(guest, "down")
        await guest.press(*["right"] * (week - 1), "enter")
        assert table.marked == ("durable-marathon/A", week)
        assert f"Week {week} has no such session" in guest.text("#notice")


async def test_a_rehearsal_keeps_nothing(house: House) -> None:
    """R goes through the session of that week; the log stays empty, and so does Today."""
    async with house.opened() as guest:
        await open_program(guest, *FOUNDATIONS)
        await guest.press("r")
        assert isinstance(guest.screen, SessionScreen)
        assert "Preview run: Squat, push, trunk" in guest.text()
        await guest.press("space", "space", "space", "escape", "f", "space")
        assert isinstance(guest.screen, ProgramScreen)
    assert house.sets() == ()
    with house.log() as log:
        assert log.workouts() == ()


async def test_a_routine_is_previewed_and_started(house: House) -> None:
    """Enter on a routine shows it; s begins it."""
    async with house.opened() as guest:
        await guest.press("g", "end", "enter")
        assert isinstance(guest.screen, PreviewScreen)
        assert "routine" in guest.text("#top")
        await guest.press("s")
        assert isinstance(guest.screen, SessionScreen)
        assert "Short dynamic warm-up" in guest.text()


@pytest.mark.parametrize(
    ("key", "start"),
    [("t", date(2026, 11, 23)), ("m", date(2026, 11, 24)), ("n", date(2026, 11, 30))],
)
async def test_choosing_a_program(house: House, key: str, start: date) -> None:
    """C asks for the first day, keeps the choice, and Today follows it."""
    async with house.opened() as guest:
        await open_program(guest)
        await guest.press("c")
        assert isinstance(guest.screen, ChoiceDialog)
        await guest.press(key)
        assert "Three-week boot camp is your program now" in guest.text("#notice")
        await guest.press("d")
        assert "session A" in guest.text("#name")
    assert chosen(house) == Enrolment("bootcamp-3", start)


async def test_a_typed_day(house: House) -> None:
    """Another day is typed; what names none is asked again with what was typed."""
    async with house.opened() as guest:
        await open_program(guest)
        await guest.press("c", "o")
        assert isinstance(guest.screen, TextDialog)
        await guest.type("soon")
        await guest.press("enter")
        assert "'soon' is no day" in guest.text("#text")
        await guest.press(*["backspace"] * 4)
        await guest.type("1 dec")
        await guest.press("enter")
    assert chosen(house) == Enrolment("bootcamp-3", date(2026, 12, 1))


@pytest.mark.parametrize("keys", [("escape",), ("o", "escape")])
async def test_a_choice_that_is_left(house: House, keys: tuple[str, ...]) -> None:
    """Esc at any question chooses nothing."""
    async with house.opened() as guest:
        await open_program(guest)
        await guest.press("c", *keys)
        assert isinstance(guest.screen, ProgramScreen)
    assert chosen(house) is None


async def test_kit_that_is_missing_is_asked_first(house: House) -> None:
    """A program that asks for more says what it would replace, and is chosen only after a yes."""
    settle(house, Runner(level=Level.BEGINNER, places=(Place("home", FLOOR),)))
    async with house.opened(WIDE) as guest:
        await open_program(guest, *POWER)
        await guest.press("c")
        assert isinstance(guest.screen, NoticeDialog)
        told = " ".join(guest.text("#prose").split())
        assert "It is made for levels 2 to 4" in told or "Changed for you" in told
        assert "because home has no" in told
        await guest.press("escape")
        assert isinstance(guest.screen, ProgramScreen)
        await guest.press("c", "c", "t")
    assert chosen(house) == Enrolment("power-5k10k", date(2026, 11, 23))


async def test_a_level_that_is_higher(house: House) -> None:
    """A beginner hears for whom a program is made before choosing it."""
    settle(house, Runner(level=Level.BEGINNER))
    async with house.opened(WIDE) as guest:
        await open_program(guest, *["down"] * 4)
        await guest.press("c")
        assert "It is made for levels 4 to 5 of 5; you said beginner." in guest.text("#prose")


async def test_nothing_is_chosen_in_a_rehearsal(house: House) -> None:
    """Where nothing is kept, the choice is refused in one line."""
    async with house.opened(is_rehearsal=True) as guest:
        await open_program(guest)
        await guest.press("c", "t")
        assert "Read-only: this is a preview run." in guest.text("#notice")
    assert chosen(house) is None


async def test_a_later_week_of_today(house: House) -> None:
    """The week is typed; one that the program lacks is asked again, and Today follows it."""
    async with house.opened() as guest:
        await open_program(guest, *FOUNDATIONS)
        await guest.press("c", "w")
        assert isinstance(guest.screen, TextDialog)
        await guest.type("7")
        await guest.press("enter")
        assert isinstance(guest.screen, TextDialog)
        await guest.type("3")
        await guest.press("enter")
        assert "week 3 begins on" in guest.text("#notice")
        await guest.press("d")
        assert "week 3 of 6" in guest.text("#top")
    assert chosen(house) == Enrolment("foundations", date(2026, 11, 23), 3)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("w", Enrolment("foundations", date(2026, 11, 23), 3)),
        ("l", Enrolment("foundations", date(2026, 11, 9))),
    ],
)
async def test_a_start_in_the_past_is_asked_about(
    house: House, key: str, expected: Enrolment
) -> None:
    """It may mean a week of today, or what was done since."""
    async with house.opened() as guest:
        await open_program(guest, *FOUNDATIONS)
        await guest.press("c", "o")
        await guest.type("2026-11-09")
        await guest.press("enter")
        assert "In week 3" in guest.text()
        await guest.press(key)
        assert "is your program now" in guest.text("#notice")
    assert chosen(house) == expected


async def test_a_program_is_paused_and_taken_up_again(house: House) -> None:
    """C on the own program offers it; Today and the page say that it is paused."""
    follow(house, "foundations", days_ago=8)
    async with house.opened() as guest:
        await open_program(guest, *FOUNDATIONS)
        await guest.press("c", "p")
        assert "Paused from" in guest.text("#notice")
        await guest.press("d")
        assert "Foundations has been paused since 2026-11-23." in " ".join(
            guest.text("#reason").split()
        )
        await open_program(guest, *FOUNDATIONS)
        await guest.press("c")
        assert "Resume it today" in guest.text()
        await guest.press("p")
        assert "Foundations resumed." in guest.text("#notice")
        await guest.press("c", "b", "t")
    again = chosen(house)
    assert again == Enrolment("foundations", date(2026, 11, 23))


async def test_the_goal_proposes_a_program_in_the_first_line(house: House) -> None:
    """The list begins with the program for the runner's goal."""
    settle(house, Runner(level=Level.ADVANCED, goal=Goal.TRAIL))
    async with house.opened() as guest:
        await guest.press("g")
        assert guest.text("#programs").lstrip().startswith("For your goal: Trail")


def coach_offers(house: House, text: str) -> Path:
    """A shared folder with a program in it, which the runner has chosen; answers the file."""
    file = house.places.data.parent / "shared" / "programs" / "coach-base.toml"
    file.parent.mkdir(parents=True)
    file.write_text(text)
    with house.log() as log:
        save_sharing(log, SharingChoice("Anna", str(file.parents[1])), at())
    return file


async def folder_read(guest: Guest) -> None:
    """Wait until what looks into the shared folder has looked, and the screen shows it."""
    groups = {"offers", "reading", "working"}
    await guest.settle()
    reading = [worker for worker in guest.app.workers if worker.group in groups]
    await guest.app.workers.wait_for_complete(reading)
    await guest.settle()


async def test_a_coachs_program_is_taken_by_enter_alone(house: House) -> None:
    """Today names it, the list has it first, and only Enter copies it."""
    follow(house, "foundations")
    coach_offers(house, PROGRAM)
    own = house.places.config / "programs" / "coach-base.toml"
    async with house.opened(USUAL) as guest:
        await folder_read(guest)
        assert "Your coach offers a program: Coach base. g shows it." in " ".join(
            guest.text("#reason").split()
        )
        await guest.press("g")
        await folder_read(guest)
        assert isinstance(guest.screen, ProgramsScreen)
        assert guest.screen.list.rows[1].key == "offer:coach-base.toml"
        await guest.press("home")
        assert "Enter: take it" in guest.text("#about")
        assert not own.exists()
        await guest.press("enter")
        await folder_read(guest)
        assert own.read_text() == PROGRAM
        assert isinstance(guest.screen, ProgramsScreen)
        assert not [row for row in guest.screen.list.rows if row.key.startswith("offer:")]
        assert (row := guest.screen.list.highlighted) is not None
        assert row.key == "coach-base"
        await guest.press("enter", "c", "t")
        await guest.settle()
        assert "Coach base" in guest.text()
    assert chosen(house) == Enrolment("coach-base", date(2026, 11, 23))


async def test_a_coachs_program_with_mistakes_is_named_and_stays(house: House) -> None:
    """What is wrong stands beside it; Enter takes nothing."""
    follow(house, "foundations")
    coach_offers(house, PROGRAM.replace("side-plank", "sideplank"))
    async with house.opened(USUAL) as guest:
        await guest.press("g")
        await folder_read(guest)
        await guest.press("home", "enter")
        await folder_read(guest)
        assert "sideplank" in "".join(guest.text("#about").split())
        assert "Ask your coach" in guest.text("#about")
        assert not (house.places.config / "programs").exists()
