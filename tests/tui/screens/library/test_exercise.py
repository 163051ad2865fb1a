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
from tests.tui.laptop import SMALL, USUAL, WIDE, Laptop, User, record
from tests.tui.runners import BEGINNER, SORE, follow, settle


async def open_page(user: User, name: str) -> None:
    """Go to the page of the first exercise with this name."""
    await user.press("i", "slash")
    await user.type(name)
    await user.press("enter")
    assert isinstance(user.screen, ExerciseScreen)


@pytest.fixture
def trained(laptop: Laptop) -> Laptop:
    """A beginner at home, with three workouts of goblet squats."""
    settle(laptop, BEGINNER)
    for days, load in ((9, 10_000), (5, 12_000), (2, 14_000)):
        sets = (
            record("goblet-squat", 8, set_number=n, load=Load(load), effort=6) for n in (1, 2, 3)
        )
        laptop.keep(laptop.workout(days, *sets))
    return laptop


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE, (200, 60)])
async def test_the_page(trained: Laptop, size: tuple[int, int]) -> None:
    """It tells how, what goes wrong, breathing, cautions, muscles, the ladder and what was done."""
    async with trained.opened(size) as user:
        await open_page(user, "goblet squat")
        about, own = user.text("#about"), f"{user.text('#ladder')}\n{user.text('#history')}"
        for heading in ("How", "Mistakes", "Breathing", "Careful", "Muscles"):
            assert heading in about.splitlines()
        assert "quads" in about
        assert "├─3─┤ ✓ Goblet squat ◂ you are here" in own
        assert "├─1─┤ ✓ Chair squat" in own
        assert "has no barbell" in " ".join(own.split())
        assert "8 · 8 · 8 @ 14 kg, RPE 6" in own
        assert "2 days ago" in own
        assert "Heaviest load, kg" in user.text("#title0")


async def test_the_text_fits_the_width(trained: Laptop) -> None:
    """On a wide screen the ladder stands beside the text, on a narrow one below it."""
    async with trained.opened(WIDE) as user:
        await open_page(user, "goblet squat")
        assert user.screen.query_one("#own").region.y == user.screen.query_one("#about").region.y
        await user.pilot.resize_terminal(*USUAL)
        await user.settle()
        about, own = (user.screen.query_one(each).region for each in ("#about", "#own"))
        assert own.y >= about.bottom


async def test_an_exercise_never_done(laptop: Laptop) -> None:
    """Without a history there is no chart, and it says so."""
    async with laptop.opened(WIDE) as user:
        await open_page(user, "pogo jumps")
        assert "Not done yet." in user.text("#history")
        assert not user.screen.query_one("#trend0").display


async def test_plain_characters_alone(trained: Laptop) -> None:
    """A terminal that shows no others gets a chart of plain characters."""
    trained.settings = Settings(ascii=True)
    async with trained.opened(WIDE) as user:
        await open_page(user, "goblet squat")
        assert user.text("#trend0").isascii()


async def test_up_and_down_the_ladder(laptop: Laptop) -> None:
    """The arrow keys lead to the easier and the harder one, and say where the ladder ends."""
    async with laptop.opened() as user:
        await open_page(user, "chair squat")
        await user.press("left")
        assert "This is the easiest version." in user.text("#notice")
        await user.press("right")
        assert "Bodyweight squat" in user.text("#top")
        await user.press("left", "right", "right", "right")
        assert "Barbell" in user.text("#top")
        await user.press("right")
        assert "This is the hardest version." in user.text("#notice")


async def test_long_pages_scroll(laptop: Laptop) -> None:
    """The keys for it show the end of what does not fit."""
    async with laptop.opened(SMALL) as user:
        await open_page(user, "goblet squat")
        assert "Not done yet." not in user.text()
        await user.press("end")
        assert "Not done yet." in user.text()


async def test_a_word_is_found_on_the_page(laptop: Laptop) -> None:
    """It comes into sight, n goes on, and Esc ends the search before it leaves the page."""
    async with laptop.opened(SMALL) as user:
        await open_page(user, "plank")
        assert "Muscles" not in user.text()
        await user.press("n")
        assert user.text("#notice") == ""
        await user.press("slash", *"MUSCLES", "enter")
        assert "1 of 1" in user.text("#notice")
        assert "Muscles" in user.text()
        await user.press("n", "escape")
        assert isinstance(user.screen, ExerciseScreen)
        await user.press("escape")
        assert not isinstance(user.screen, ExerciseScreen)


async def test_alone_as_a_session(laptop: Laptop) -> None:
    """S begins a workout of this exercise and nothing else; it is kept as done.

    Lowered slowly and new to the runner, it has a set less than its three.
    """
    async with laptop.opened() as user:
        await open_page(user, "goblet squat")
        await user.press("s")
        assert isinstance(user.screen, SessionScreen)
        await user.walk_to(Phase.DONE)
        await user.press("space")
        assert "last  10 · 10\n" in user.text("#history")
    sets = [each for each in laptop.sets() if each.set.counts]
    assert {(each.session, each.set.exercise) for each in sets} == {("single", "goblet-squat")}
    assert len(sets) == 2


async def test_what_does_not_fit_is_asked_first(laptop: Laptop) -> None:
    """Without the kit, it says what would be done instead, and begins that only after a yes."""
    settle(laptop, replace(BEGINNER, level=Level.ADVANCED))
    async with laptop.opened() as user:
        await open_page(user, "pull-up")
        await user.press("s")
        assert isinstance(user.screen, NoticeDialog)
        assert "because home has no pull-up bar" in " ".join(user.text("#prose").split())
        await user.press("escape")
        assert isinstance(user.screen, ExerciseScreen)
        await user.press("s", "y")
        assert isinstance(user.screen, SessionScreen)
        assert user.session.machine.state.planned_sets[0].exercise != "band-pull-up"


async def test_nothing_can_stand_in(laptop: Laptop) -> None:
    """Where nothing may take its place, there is no way to begin."""
    settle(laptop, Runner(places=(Place("meadow", frozenset()),)))
    async with laptop.opened() as user:
        await open_page(user, "wall calf stretch")
        await user.press("s")
        assert "no exercise in the library fits instead" in " ".join(user.text("#prose").split())
        await user.press("y", "enter")
        assert isinstance(user.screen, NoticeDialog)


async def test_into_todays_session_and_out_again(laptop: Laptop) -> None:
    """A puts it into what Today starts, where it stands; again takes it out."""
    follow(laptop, "foundations")
    async with laptop.opened() as user:
        await open_page(user, "side plank from the knees")
        await user.press("a")
        assert "in today's session" in user.text("#top")
        assert "take out" in user.text("#keys")
        await user.press("d")
        assert isinstance(user.screen, TodayScreen)
        assert "Also today: Side plank from the knees." in user.text("#reason")
        rows = user.screen.query_one("#blocks").rows  # type: ignore[attr-defined]  # a RowList
        (row,) = [each for each in rows if "Side plank from the knees" in each.left[0].text]
        assert "added by you" in row.right[-1].text
        await user.press("space")
        assert "side-plank-knees" in {
            planned_set.exercise for planned_set in user.session.machine.state.planned_sets
        }


async def test_taken_out_again(laptop: Laptop) -> None:
    """What was added and taken out leaves the session as it was, also the next day."""
    async with laptop.opened() as user:
        before = user.text()
        await open_page(user, "side plank from the knees")
        await user.press("a", "a")
        assert "It is out of today's session." in user.text("#notice")
        await user.press("d")
        assert user.text() == before
        await open_page(user, "side plank from the knees")
        await user.press("a")
        laptop.clock.move(24 * 3600)
        await user.press("d")
        assert "Also today" not in user.text()


async def test_nothing_is_due(laptop: Laptop) -> None:
    """When no session is left, it says how to do the exercise anyway."""
    follow(laptop, "core", days_ago=400)
    program = laptop.library.library.program("bootcamp-3")
    follow(laptop, program.id, days_ago=40)
    laptop.keep(
        *(
            replace(laptop.workout(30, session=session.id, week=week), by_word=True)
            for week in range(1, program.weeks + 1)
            for session in laptop.library.library.week_sessions(program, week)
        )
    )
    async with laptop.opened() as user:
        await open_page(user, "plank")
        await user.press("a")
        assert "Nothing is due today; start it alone instead." in user.text("#notice")


async def test_a_rehearsal_changes_nothing(laptop: Laptop) -> None:
    """Where nothing is kept, it says so in one line."""
    async with laptop.opened(is_rehearsal=True) as user:
        await open_page(user, "plank")
        await user.press("a")
        assert "Read-only: this is a preview run." in user.text("#notice")


async def test_care_is_said(laptop: Laptop) -> None:
    """With a complaint that asks for care, the page says how."""
    sore = replace(SORE, complaints=(Complaint(Limitation.KNEE_FRONT),))
    settle(laptop, sore)
    async with laptop.opened(WIDE) as user:
        await open_page(user, "goblet squat")
        assert "under the pain rule" in " ".join(user.text("#history").split())


async def test_pounds(laptop: Laptop) -> None:
    """Loads are shown in the runner's unit."""
    settle(laptop, replace(BEGINNER, weight_unit=WeightUnit.LB))
    laptop.keep(laptop.workout(2, record("goblet-squat", 8, load=Load(20_000))))
    async with laptop.opened(WIDE) as user:
        await open_page(user, "goblet squat")
        assert "@ 44 lb" in user.text("#history")


async def test_both_sides_of_a_set(laptop: Laptop) -> None:
    """Both sides stand together; what is counted in seconds says so."""
    sides = (
        record("side-plank", value, Unit.SECONDS, side=side, set_number=1)
        for side, value in ((Side.LEFT, 30), (Side.RIGHT, 28))
    )
    laptop.keep(laptop.workout(1, *sides))
    async with laptop.opened(WIDE) as user:
        await open_page(user, "side plank")
        assert "last  30/28 s" in user.text("#history")


@pytest.mark.parametrize(
    ("size", "pane", "other"),
    [(USUAL, "#small-figure", "#large-figure"), (WIDE, "#large-figure", "#small-figure")],
)
async def test_the_movement_is_shown(
    trained: Laptop, size: tuple[int, int], pane: str, other: str
) -> None:
    """A figure moves beside the text, in one place; what cannot be seen does not wake up."""
    trained.settings = replace(trained.settings, animations=True)
    async with trained.opened(size) as user:
        await open_page(user, "goblet squat")
        figure = user.screen.query_one(pane, FigurePane)
        assert not user.screen.query_one(other, FigurePane).is_moving
        before = figure.cells(39, 19)
        figure.next_frame()
        assert figure.cells(39, 19) != before
        moves = [figure.is_moving]
        for key in ("question_mark", "escape"):
            await user.press(key)
            moves.append(figure.is_moving)
        assert moves == [True, False, True]


async def test_where_words_are_better_there_is_no_figure(trained: Laptop) -> None:
    """The clamshell's movement is in its depth."""
    async with trained.opened(WIDE) as user:
        await open_page(user, "clamshell")
        assert not user.screen.query_one("#large-figure", FigurePane).display


async def test_without_animations_a_figure_stands_still(trained: Laptop) -> None:
    """Both ends of its movement are shown, and nothing wakes up."""
    trained.settings = replace(trained.settings, animations=False)
    async with trained.opened(WIDE) as user:
        await open_page(user, "goblet squat")
        figure = user.screen.query_one("#large-figure", FigurePane)
        assert not figure.is_moving
        shown = "".join(text for row in figure.cells(39, 20) for text, _ in row)
        assert "1  stand" in shown
        assert "2  sit back" in shown


async def test_the_key_turns_the_figure_off_for_good(trained: Laptop) -> None:
    """F takes it away on every page and in the workout, until F brings it back."""
    trained.settings = replace(trained.settings, animations=True)
    async with trained.opened(WIDE) as user:
        await open_page(user, "goblet squat")
        figure = user.screen.query_one("#large-figure", FigurePane)
        await user.press("F")
        assert "Figures off" in user.text("#notice")
        assert (figure.display, figure.is_moving) == (False, False)
        await user.press("left")
        assert not figure.display
        assert user.client.settings.figures is False
    async with trained.opened(WIDE) as user:
        await open_page(user, "goblet squat")
        figure = user.screen.query_one("#large-figure", FigurePane)
        assert not figure.display
        await user.press("F")
        assert "Figures on" in user.text("#notice")
        assert (figure.display, figure.is_moving) == (True, True)
        assert user.client.runner().figures is True


async def test_a_figure_wakes_the_page_four_times_a_second(trained: Laptop) -> None:
    """And a page of words never."""
    trained.settings = replace(trained.settings, animations=True)
    async with trained.opened(WIDE) as user:
        await open_page(user, "goblet squat")
        (timer,) = moving_timers(user)
        assert timer._interval == 1 / FRAMES_A_SECOND == 0.25
    async with trained.opened(WIDE) as user:
        await open_page(user, "clamshell")
        assert moving_timers(user) == []


def moving_timers(user: User) -> list[Timer]:
    """What wakes the page's figures up."""
    timers = (pane._timer for pane in user.screen.query(FigurePane))
    return [timer for timer in timers if timer is not None]


async def test_on_a_narrow_screen_there_are_words_alone(trained: Laptop) -> None:
    """Neither figure has room."""
    async with trained.opened(SMALL) as user:
        await open_page(user, "goblet squat")
        assert not any(pane.display for pane in user.screen.query(FigurePane))
