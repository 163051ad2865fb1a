"""The week on the screen: all of it at once where there is room, other weeks, and a copy."""

from dataclasses import replace
from datetime import date
from threading import Event

import pytest

from midstance.domain.attendance import Enrolment
from midstance.domain.calendar import Week
from midstance.domain.quantity import Load, WeightUnit
from midstance.domain.runner import Level, Runner
from midstance.domain.settings import WeekStart
from midstance.exchange.exporters.markdown import week_markdown
from midstance.presentation.planning.run_text import parse_run
from midstance.services.calendar.reviews import reviewed_week
from midstance.services.calendar.run_calendar import RunCalendar
from midstance.services.today import additions_today, due_today
from midstance.storage.errors import DamagedLogError
from midstance.storage.training_log import TrainingLog
from midstance.tui.screens.log.screen import LogScreen
from midstance.tui.screens.review.week import COPIED, WeekScreen
from midstance.tui.screens.today import TodayScreen
from tests.storage.samples import at, new_ids
from tests.tui.full_week import fill
from tests.tui.laptop import SMALL, USUAL, WIDE, Laptop, User, record
from tests.tui.runners import settle

LARGE = (200, 60)
SECTIONS = (
    "New bests",
    "Improved",
    "Calf, soleus and hip",
    "Targets moved",
    "Swapped",
    "Not in the library",
    "Left and right",
    "Pains",
    "Skipped",
)


@pytest.fixture
def trained(laptop: Laptop) -> Laptop:
    """A laptop on a Monday after a week that holds something of everything."""
    fill(laptop)
    return laptop


async def shown_week(user: User, *keys: str) -> WeekScreen:
    """Go to the week, and press more keys there, one after the other."""
    for key in ("w", *keys):
        await user.press(key)
        await user.settle()
    screen = user.screen
    assert isinstance(screen, WeekScreen)
    return screen


@pytest.mark.parametrize("size", [WIDE, LARGE])
async def test_a_week_is_seen_at_once(trained: Laptop, size: tuple[int, int]) -> None:
    """At 120 × 40 and above numbers, bests, muscles, what is next and the tip are on the screen."""
    async with trained.opened(size) as user:
        await shown_week(user, "left")
        whole = user.text()
        for word in ("strength sessions", "★", "SETS PER MUSCLE", "8 weeks"):
            assert word in whole
        for label in ("NEXT WEEK", "TARGETS", "SKIPPED", "PAIN", "SIDES", "MOVED", "Enter"):
            assert label in whole
        assert "5K / 10K power" in user.text("#head")


@pytest.mark.parametrize("size", [WIDE, USUAL, SMALL])
async def test_every_detail_is_reached(trained: Laptop, size: tuple[int, int]) -> None:
    """Whatever has no room on the page is found below it, and no line is cut at its side."""
    async with trained.opened(size) as user:
        screen = await shown_week(user, "left")
        scroll = screen.query_one("#scroll")
        assert scroll.max_scroll_x == 0
        seen = user.text()
        while scroll.scroll_y < scroll.max_scroll_y:
            await user.press("pagedown")
            seen += user.text()
        for heading in SECTIONS:
            assert heading in seen
        assert "single-leg-bridge" in seen
        assert ("targets moved: ▼ Barbell back squat 5 kg less" in seen) == (size == USUAL)
        await user.press(*["pageup"] * 20)
        assert scroll.scroll_y == 0


async def test_other_weeks(trained: Laptop) -> None:
    """Left and right lead to other weeks, Home back to this one, Esc to where one came from."""
    async with trained.opened(WIDE) as user:
        titles = []
        for keys in ((), ("left", "left"), ("right",), ("home",)):
            for key in keys:
                await user.press(key)
            if not keys:
                await shown_week(user)
            titles.append(user.text("#head").split("   ")[1].split(" · ")[0].strip())
        assert titles == [
            "Week 23-29 Nov",
            "Week 9-15 Nov",
            "Week 16-22 Nov",
            "Week 23-29 Nov",
        ]
        await user.press("w")
        assert sum(isinstance(each, WeekScreen) for each in user.app.screen_stack) == 1
        await user.press("escape")
        assert isinstance(user.screen, TodayScreen)


async def test_a_key_held_down_reads_nothing_of_what_it_passes_by(trained: Laptop) -> None:
    """Each week is named at once; only that in which the key is released is read and shown."""
    async with trained.opened(WIDE) as user:
        await shown_week(user)
        writer = user.client.writer
        assert writer is not None
        asked = writer._number
        await user.hammer("left", "left", "left")
        assert "Week 2-8 Nov" in user.text("#head")
        assert writer._number == asked
        await user.settle()
        assert user.text("#page").splitlines()[2].split()[:2] == ["Mon", "2"]


async def test_an_empty_log(laptop: Laptop) -> None:
    """A week without anything says so, and every key is harmless."""
    async with laptop.opened(WIDE) as user:
        await shown_week(user, "left", "right", "c", "s", "home")
        assert "none this week" in user.text("#page")
        assert user.text("#page").splitlines()[2].split()[:2] == ["Mon", "23"]


async def test_the_tip_is_carried_out_and_undone(trained: Laptop) -> None:
    """Enter on it adds the exercise to the session that comes next; a second Enter takes it out."""
    async with trained.opened(WIDE) as user:
        screen = await shown_week(user, "left")
        tip = screen.tip
        assert tip is not None
        assert "Enter do it" in user.text("#tip")
        await user.press("enter")
        assert "is added to" in user.text("#tip")
        assert tip.exercise in added(user)
        await user.press("escape")
        assert tip.name in user.text()
        await shown_week(user, "left")
        assert "Enter undo it" in user.text("#tip")
        await user.press("enter")
        assert tip.exercise not in added(user)


def added(user: User) -> tuple[str, ...]:
    """What waits for the session that is due."""
    library, today = user.laptop.library.library, user.laptop.clock.today()
    return user.client.ask(
        lambda log: additions_today(log, due_today(log, library, today), today).exercises
    )


async def test_a_day_is_opened(trained: Laptop) -> None:
    """Up leads to the days, and Enter there to the workout of that day; down leads back."""
    async with trained.opened(WIDE) as user:
        await shown_week(user, "left", "up")
        assert "open the day" in user.text("#keys")
        await user.press("enter")
        assert isinstance(user.screen, LogScreen)
        assert user.screen.workout is not None
        assert user.screen.workout.local_date == date(2026, 11, 22)
        await user.press("escape", "down")
        assert "do it" in user.text("#keys")
        await user.press("up", "up", "up", "up", "up", "enter")
        assert "No workout on this day." in user.text("#head")


async def test_a_note_is_kept(trained: Laptop) -> None:
    """It is shown on the page and in the copy; an empty one takes it away."""
    async with trained.opened(WIDE) as user:
        await shown_week(user, "left")
        await user.press("n")
        await user.type("Slept badly")
        await user.press("enter")
        assert "Slept badly" in user.text("#page")
        await user.press("right")
        assert "Slept badly" not in user.text("#page")
        await user.press("left", "c")
        assert "Slept badly" in user.app.clipboard
        await user.press("n", *["backspace"] * 11, "enter")
        assert "NOTE" not in user.text("#page")


async def test_a_page_is_written_where_there_is_no_desktop(trained: Laptop) -> None:
    """It is in the cache folder, and the screen says where."""
    async with trained.opened(WIDE) as user:
        await shown_week(user, "left", "h")
        page = trained.places.cache / "week-2026-11-16.html"
        assert "<h1>Week 2026-11-16 to 2026-11-22</h1>" in page.read_text()
        assert "No desktop to show it on. The page is" in user.text("#head")
        await user.press("h")
        assert page.stat().st_mode & 0o077 == 0


async def test_a_page_that_cannot_be_written(trained: Laptop) -> None:
    """The reason is shown, and the screen goes on."""
    async with trained.opened(WIDE) as user:
        page = trained.places.cache / "week-2026-11-16.html"
        page.mkdir(parents=True)
        await shown_week(user, "left", "h")
        assert "The page was not written: " in user.text("#head")


async def test_what_cannot_be_saved_is_shown(trained: Laptop) -> None:
    """Where nothing can be saved, neither a note nor the tip is."""
    async with trained.opened(WIDE, is_rehearsal=True) as user:
        await shown_week(user, "left", "enter")
        assert "Read-only" in user.text("#head")
        await user.press("n", "x", "enter")
        assert "Read-only" in user.text("#head")


async def test_copying(trained: Laptop) -> None:
    """The clipboard gets the week as Markdown, and the screen says so for a while."""
    async with trained.opened(WIDE) as user:
        screen = await shown_week(user, "left", "c")
        assert COPIED in user.text("#head")
        library = trained.library.library
        review = user.client.ask(
            lambda log: reviewed_week(
                log, library, Week(date(2026, 11, 16)), trained.clock.today(), WeightUnit.KG
            )
        )
        assert user.app.clipboard.splitlines() == list(week_markdown(review))
        await user.press("c")
        screen._drop_notice()
        await user.settle()
        assert COPIED not in user.text("#head")


async def test_the_runners_settings(trained: Laptop) -> None:
    """Pounds, and weeks that begin on Sunday."""
    trained.settings = replace(
        trained.settings, weight_unit=WeightUnit.LB, week_start=WeekStart.SUNDAY
    )
    async with trained.opened(WIDE) as user:
        await shown_week(user, "left")
        assert user.text("#page").splitlines()[2].split()[:2] == ["Sun", "15"]
        assert "lb lifted" in user.text("#page")
        assert "kg" not in user.text("#page").replace("kg in", "")


async def test_a_log_that_cannot_be_read(trained: Laptop) -> None:
    """The reason is shown, there is nothing to copy, and the screen goes on."""

    class Broken(TrainingLog):
        """A log whose choices of programs are damaged while the program runs."""

        is_damaged = False

        def enrolments(self) -> tuple[Enrolment, ...]:
            """Fail."""
            if self.is_damaged:
                raise DamagedLogError("the log is damaged", self.folder, "Restore a backup.")
            return super().enrolments()

    trained.open_log = Broken
    async with trained.opened(WIDE) as user:
        Broken.is_damaged = True
        await shown_week(user, "c")
        told = " ".join(user.text("#trouble").split())
        assert "the log is damaged. Restore a backup." in told
        assert COPIED not in user.text("#head")
        assert user.app.clipboard == ""


class Slow(TrainingLog):
    """A log that does not answer about choices of a program before it may."""

    may_answer = Event()
    is_slow = False

    def enrolments(self) -> tuple[Enrolment, ...]:
        """The choices, late."""
        if self.is_slow:
            self.may_answer.wait(20)
        return super().enrolments()


async def test_an_answer_that_comes_once_the_week_was_left_is_silent(trained: Laptop) -> None:
    """Until it comes the screen says what it waits for; then nothing is shown, and nothing ends."""
    trained.open_log = Slow
    async with trained.opened() as user:
        Slow.is_slow = True
        await user.pilot.press("w")
        assert isinstance(user.screen, WeekScreen)
        assert "reading the log" in user.text("#trouble")
        user.app.pop_screen()
        Slow.is_slow = False
        Slow.may_answer.set()
        await user.settle()
        assert isinstance(user.screen, TodayScreen)
        assert user.app.is_running


async def test_hard_days_stand_beside_what_lay_too_near(laptop: Laptop) -> None:
    """Legs the day before the long run are named on the page and in the page for the browser."""
    settle(laptop, Runner(level=Level.BEGINNER))
    squats = [
        record("back-squat", 5, set_number=each, effort=9, load=Load(60_000))
        for each in range(1, 9)
    ]
    laptop.keep(laptop.workout(2, *squats))
    with laptop.log() as log:
        calendar = RunCalendar(log, new_ids(), at())
        calendar.add(date(2026, 11, 22), parse_run("long 20km"), is_done=True)
    async with laptop.opened(WIDE) as user:
        await user.press("w", "left")
        text = user.text()
        assert "HARD DAYS  2 (Sat, Sun)" in text
        assert "legs on Sat 21, the long" in text
    async with laptop.opened(USUAL) as user:
        await user.press("w", "left")
        assert "hard days 2 (Sat, Sun) · too near: legs on Sat 21" in user.text()
    with laptop.log() as log:
        week = Week(date(2026, 11, 16))
        found = reviewed_week(log, laptop.library.library, week, laptop.clock.today())
        assert "Spacing not kept: legs on Sat 21" in "\n".join(week_markdown(found))
