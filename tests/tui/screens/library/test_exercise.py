"""The page of an exercise: what it says, its ladder, its history, and what can be done with it."""

from dataclasses import replace

import pytest
from textual.timer import Timer

from midstance.domain.exercise import Limitation
from midstance.domain.quantity import Load, Side, Unit, WeightUnit
from midstance.domain.runner import Complaint, Level, Place, Runner
from midstance.domain.settings import Settings
from midstance.tui.dialogs.lists import NoticeDialog
from midstance.tui.screens.library.exercise import ExerciseScreen
from midstance.tui.screens.session.screen import SessionScreen
from midstance.tui.screens.today import TodayScreen
from midstance.tui.widgets.figure import FRAMES_A_SECOND, FigurePane
from midstance.workout.state import Phase
from tests.tui.house import SMALL, USUAL, WIDE, Guest, House, record
from tests.tui.runners import BEGINNER, SORE, follow, settle


async def open_page(guest: Guest, name: str) -> None:
    """Go to the page of the first exercise with this name."""
    await guest.press("i", "slash")
    await guest.type(name)
    await guest.press("enter")
    assert isinstance(guest.screen, ExerciseScreen)


@pytest.fixture
def trained(house: House) -> House:
    """A beginner at home, with three workouts of goblet squats."""
    settle(house, BEGINNER)
    for days, load in ((9, 10_000), (5, 12_000), (2, 14_000)):
        sets = (
            record("goblet-squat", 8, set_number=n, load=Load(load), effort=6) for n in (1, 2, 3)
        )
        house.keep(house.workout(days, *sets))
    return house


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE, (200, 60)])
async def test_the_page(trained: House, size: tuple[int, int]) -> None:
    """It tells how, what goes wrong, breathing, cautions, muscles, the ladder and what was done."""
    async with trained.opened(size) as guest:
        await open_page(guest, "goblet squat")
        about, own = guest.text("#about"), f"{guest.text('#ladder')}\n{guest.text('#history')}"
        for heading in ("How", "Mistakes", "Breathing", "Careful", "Muscles"):
            assert heading in about.splitlines()
        assert "quads" in about
        assert "├─3─┤ ✓ Goblet squat ◂ you are here" in own
        assert "├─1─┤ ✓ Chair squat" in own
        assert "has no barbell" in " ".join(own.split())
        assert "8 · 8 · 8 @ 14 kg, RPE 6" in own
        assert "2 days ago" in own
        assert "Heaviest load, kg" in guest.text("#title0")


async def test_the_text_fits_the_width(trained: House) -> None:
    """On a wide screen the ladder stands beside the text, on a narrow one below it."""
    async with trained.opened(WIDE) as guest:
        await open_page(guest, "goblet squat")
        assert guest.screen.query_one("#own").region.y == guest.screen.query_one("#about").region.y
        await guest.pilot.resize_terminal(*USUAL)
        await guest.settle()
        about, own = (guest.screen.query_one(each).region for each in ("#about", "#own"))
        assert own.y >= about.bottom


async def test_an_exercise_never_done(house: House) -> None:
    """Without a history there is no chart, and it says so."""
    async with house.opened(WIDE) as guest:
        await open_page(guest, "pogo jumps")
        assert "Not done yet." in guest.text("#history")
        assert not guest.screen.query_one("#trend0").display


async def test_plain_characters_alone(trained: House) -> None:
    """A terminal that shows no others gets a chart of plain characters."""
    trained.settings = Settings(ascii=True)
    async with trained.opened(WIDE) as guest:
        await open_page(guest, "goblet squat")
        assert guest.text("#trend0").isascii()


async def test_up_and_down_the_ladder(house: House) -> None:
    """The arrow keys lead to the easier and the harder one, and say where the ladder ends."""
    async with house.opened() as guest:
        await open_page(guest, "chair squat")
        await guest.press("left")
        assert "This is the easiest version." in guest.text("#notice")
        await guest.press("right")
        assert "Bodyweight squat" in guest.text("#top")
        await guest.press("left", "right", "right", "right")
        assert "Barbell" in guest.text("#top")
        await guest.press("right")
        assert "This is the hardest version." in guest.text("#notice")


async def test_long_pages_scroll(house: House) -> None:
    """The keys for it show the end of what does not fit."""
    async with house.opened(SMALL) as guest:
        await open_page(guest, "goblet squat")
        assert "Not done yet." not in guest.text()
        await guest.press("end")
        assert "Not done yet." in guest.text()


async def test_a_word_is_found_on_the_page(house: House) -> None:
    """It comes into sight, n goes on, and Esc ends the search before it leaves the page."""
    async with house.opened(SMALL) as guest:
        await open_page(guest, "plank")
        assert "Muscles" not in guest.text()
        await guest.press("n")
        assert guest.text("#notice") == ""
        await guest.press("slash", *"MUSCLES", "enter")
        assert "1 of 1" in guest.text("#notice")
        assert "Muscles" in guest.text()
        await guest.press("n", "escape")
        assert isinstance(guest.screen, ExerciseScreen)
        await guest.press("escape")
        assert not isinstance(guest.screen, ExerciseScreen)


async def test_alone_as_a_session(house: House) -> None:
    """S begins a workout of this exercise and nothing else; it is kept as done."""
    async with house.opened() as guest:
        await open_page(guest, "goblet squat")
        await guest.press("s")
        assert isinstance(guest.screen, SessionScreen)
        await guest.walk_to(Phase.DONE)
        await guest.press("space")
        assert "last  10 · 10 · 10" in guest.text("#history")
    sets = [each for each in house.sets() if each.set.counts]
    assert {(each.session, each.set.exercise) for each in sets} == {("single", "goblet-squat")}
    assert len(sets) == 3


async def test_what_does_not_fit_is_asked_first(house: House) -> None:
    """Without the kit, it says what would be done instead, and begins that only after a yes."""
    settle(house, replace(BEGINNER, level=Level.ADVANCED))
    async with house.opened() as guest:
        await open_page(guest, "pull-up")
        await guest.press("s")
        assert isinstance(guest.screen, NoticeDialog)
        assert "because home has no pull-up bar" in " ".join(guest.text("#prose").split())
        await guest.press("escape")
        assert isinstance(guest.screen, ExerciseScreen)
        await guest.press("s", "y")
        assert isinstance(guest.screen, SessionScreen)
        assert guest.session.machine.state.planned_sets[0].exercise != "band-pull-up"


async def test_nothing_can_stand_in(house: House) -> None:
    """Where nothing may take its place, there is no way to begin."""
    settle(house, Runner(places=(Place("meadow", frozenset()),)))
    async with house.opened() as guest:
        await open_page(guest, "wall calf stretch")
        await guest.press("s")
        assert "no exercise in the library fits instead" in " ".join(guest.text("#prose").split())
        await guest.press("y", "enter")
        assert isinstance(guest.screen, NoticeDialog)


async def test_into_todays_session_and_out_again(house: House) -> None:
    """A puts it into what Today starts, where it stands; again takes it out."""
    follow(house, "foundations")
    async with house.opened() as guest:
        await open_page(guest, "side plank from the knees")
        await guest.press("a")
        assert "in today's session" in guest.text("#top")
        assert "take out" in guest.text("#keys")
        await guest.press("d")
        assert isinstance(guest.screen, TodayScreen)
        assert "Also today: Side plank from the knees." in guest.text("#reason")
        rows = guest.screen.query_one("#blocks").rows  # type: ignore[attr-defined]  # a RowList
        (row,) = [each for each in rows if "Side plank from the knees" in each.left[0].text]
        assert "added by you" in row.right[1].text
        await guest.press("space")
        assert "side-plank-knees" in {
            planned_set.exercise for planned_set in guest.session.machine.state.planned_sets
        }


async def test_taken_out_again(house: House) -> None:
    """What was added and taken out leaves the session as it was, also the next day."""
    async with house.opened() as guest:
        before = guest.text()
        await open_page(guest, "side plank from the knees")
        await guest.press("a", "a")
        assert "It is out of today's session." in guest.text("#notice")
        await guest.press("d")
        assert guest.text() == before
        await open_page(guest, "side plank from the knees")
        await guest.press("a")
        house.clock.move(24 * 3600)
        await guest.press("d")
        assert "Also today" not in guest.text()


async def test_nothing_is_due(house: House) -> None:
    """When no session is left, it says how to do the exercise anyway."""
    follow(house, "core", days_ago=400)
    program = house.library.library.program("bootcamp-3")
    follow(house, program.id, days_ago=40)
    house.keep(
        *(
            replace(house.workout(30, session=session.id, week=week), by_word=True)
            for week in range(1, program.weeks + 1)
            for session in house.library.library.week_sessions(program, week)
        )
    )
    async with house.opened() as guest:
        await open_page(guest, "plank")
        await guest.press("a")
        assert "Nothing is due today; start it alone instead." in guest.text("#notice")


async def test_a_rehearsal_changes_nothing(house: House) -> None:
    """Where nothing is kept, it says so in one line."""
    async with house.opened(is_rehearsal=True) as guest:
        await open_page(guest, "plank")
        await guest.press("a")
        assert "Read-only: this is a preview run." in guest.text("#notice")


async def test_care_is_said(house: House) -> None:
    """With a complaint that asks for care, the page says how."""
    sore = replace(SORE, complaints=(Complaint(Limitation.KNEE_FRONT),))
    settle(house, sore)
    async with house.opened(WIDE) as guest:
        await open_page(guest, "goblet squat")
        assert "under the pain rule" in " ".join(guest.text("#history").split())


async def test_pounds(house: House) -> None:
    """Loads are shown in the runner's unit."""
    settle(house, replace(BEGINNER, weight_unit=WeightUnit.LB))
    house.keep(house.workout(2, record("goblet-squat", 8, load=Load(20_000))))
    async with house.opened(WIDE) as guest:
        await open_page(guest, "goblet squat")
        assert "@ 44 lb" in guest.text("#history")


async def test_both_sides_of_a_set(house: House) -> None:
    """Both sides stand together; what is counted in seconds says so."""
    sides = (
        record("side-plank", value, Unit.SECONDS, side=side, set_number=1)
        for side, value in ((Side.LEFT, 30), (Side.RIGHT, 28))
    )
    house.keep(house.workout(1, *sides))
    async with house.opened(WIDE) as guest:
        await open_page(guest, "side plank")
        assert "last  30/28 s" in guest.text("#history")


@pytest.mark.parametrize(
    ("size", "pane", "other"),
    [(USUAL, "#small-figure", "#large-figure"), (WIDE, "#large-figure", "#small-figure")],
)
async def test_the_movement_is_shown(
    trained: House, size: tuple[int, int], pane: str, other: str
) -> None:
    """A figure moves beside the text, in one place; what cannot be seen does not wake up."""
    trained.settings = replace(trained.settings, animations=True)
    async with trained.opened(size) as guest:
        await open_page(guest, "goblet squat")
        figure = guest.screen.query_one(pane, FigurePane)
        assert not guest.screen.query_one(other, FigurePane).is_moving
        before = figure.cells(39, 19)
        figure.next_frame()
        assert figure.cells(39, 19) != before
        moves = [figure.is_moving]
        for key in ("question_mark", "escape"):
            await guest.press(key)
            moves.append(figure.is_moving)
        assert moves == [True, False, True]


async def test_where_words_are_better_there_is_no_figure(trained: House) -> None:
    """The clamshell's movement is in its depth."""
    async with trained.opened(WIDE) as guest:
        await open_page(guest, "clamshell")
        assert not guest.screen.query_one("#large-figure", FigurePane).display


async def test_without_animations_a_figure_stands_still(trained: House) -> None:
    """Both ends of its movement are shown, and nothing wakes up."""
    trained.settings = replace(trained.settings, animations=False)
    async with trained.opened(WIDE) as guest:
        await open_page(guest, "goblet squat")
        figure = guest.screen.query_one("#large-figure", FigurePane)
        assert not figure.is_moving
        shown = "".join(text for row in figure.cells(39, 20) for text, _ in row)
        assert "1  stand" in shown
        assert "2  sit back" in shown


async def test_the_key_turns_the_figure_off_for_good(trained: House) -> None:
    """F takes it away on every page and in the workout, until F brings it back."""
    trained.settings = replace(trained.settings, animations=True)
    async with trained.opened(WIDE) as guest:
        await open_page(guest, "goblet squat")
        figure = guest.screen.query_one("#large-figure", FigurePane)
        await guest.press("F")
        assert "Figures off" in guest.text("#notice")
        assert (figure.display, figure.is_moving) == (False, False)
        await guest.press("left")
        assert not figure.display
        assert guest.client.settings.figures is False
    async with trained.opened(WIDE) as guest:
        await open_page(guest, "goblet squat")
        figure = guest.screen.query_one("#large-figure", FigurePane)
        assert not figure.display
        await guest.press("F")
        assert "Figures on" in guest.text("#notice")
        assert (figure.display, figure.is_moving) == (True, True)
        assert guest.client.runner().figures is True


async def test_a_figure_wakes_the_page_four_times_a_second(trained: House) -> None:
    """And a page of words never."""
    trained.settings = replace(trained.settings, animations=True)
    async with trained.opened(WIDE) as guest:
        await open_page(guest, "goblet squat")
        (timer,) = moving_timers(guest)
        assert timer._interval == 1 / FRAMES_A_SECOND == 0.25
    async with trained.opened(WIDE) as guest:
        await open_page(guest, "clamshell")
        assert moving_timers(guest) == []


def moving_timers(guest: Guest) -> list[Timer]:
    """What wakes the page's figures up."""
    timers = (pane._timer for pane in guest.screen.query(FigurePane))
    return [timer for timer in timers if timer is not None]


async def test_on_a_narrow_screen_there_are_words_alone(trained: House) -> None:
    """Neither figure has room."""
    async with trained.opened(SMALL) as guest:
        await open_page(guest, "goblet squat")
        assert not any(pane.display for pane in guest.screen.query(FigurePane))
