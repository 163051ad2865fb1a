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
from tests.tui.house import SMALL, USUAL, WIDE, Guest, House, record
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
def trained(house: House) -> House:
    """A house on a Monday after a week that holds something of everything."""
    fill(house)
    return house


async def shown_week(guest: Guest, *keys: str) -> WeekScreen:
    """Go to the week, and press more keys there, one after the other."""
    for key in ("w", *keys):
        await guest.press(key)
        await guest.settle()
    screen = guest.screen
    assert isinstance(screen, WeekScreen)
    return screen


@pytest.mark.parametrize("size", [WIDE, LARGE])
async def test_a_week_is_seen_at_once(trained: House, size: tuple[int, int]) -> None:
    """At 120 × 40 and above numbers, bests, muscles, what is next and the tip are on the screen."""
    async with trained.opened(size) as guest:
        await shown_week(guest, "left")
        whole = guest.text()
        for word in ("strength sessions", "★", "SETS PER MUSCLE", "8 weeks"):
            assert word in whole
        for label in ("NEXT WEEK", "TARGETS", "SKIPPED", "PAIN", "SIDES", "MOVED", "Enter"):
            assert label in whole
        assert "5K / 10K power" in guest.text("#head")


@pytest.mark.parametrize("size", [WIDE, USUAL, SMALL])
async def test_every_detail_is_reached(trained: House, size: tuple[int, int]) -> None:
    """Whatever has no room on the page is found below it, and no line is cut at its side."""
    async with trained.opened(size) as guest:
        screen = await shown_week(guest, "left")
        scroll = screen.query_one("#scroll")
        assert scroll.max_scroll_x == 0
        seen = guest.text()
        while scroll.scroll_y < scroll.max_scroll_y:
            await guest.press("pagedown")
            seen += guest.text()
        for heading in SECTIONS:
            assert heading in seen
        assert "single-leg-bridge" in seen
        assert ("targets moved: ▼ Barbell back squat 5 kg less" in seen) == (size == USUAL)
        await guest.press(*["pageup"] * 20)
        assert scroll.scroll_y == 0


async def test_other_weeks(trained: House) -> None:
    """Left and right lead to other weeks, Home back to this one, Esc to where one came from."""
    async with trained.opened(WIDE) as guest:
        titles = []
        for keys in ((), ("left", "left"), ("right",), ("home",)):
            for key in keys:
                await guest.press(key)
            if not keys:
                await shown_week(guest)
            titles.append(guest.text("#head").split("   ")[1].split(" · ")[0].strip())
        assert titles == [
            "Week 23-29 Nov",
            "Week 9-15 Nov",
            "Week 16-22 Nov",
            "Week 23-29 Nov",
        ]
        await guest.press("w")
        assert sum(isinstance(each, WeekScreen) for each in guest.app.screen_stack) == 1
        await guest.press("escape")
        assert isinstance(guest.screen, TodayScreen)


async def test_an_empty_log(house: House) -> None:
    """A week without anything says so, and every key is harmless."""
    async with house.opened(WIDE) as guest:
        await shown_week(guest, "left", "right", "c", "s", "home")
        assert "none this week" in guest.text("#page")
        assert guest.text("#page").splitlines()[2].split()[:2] == ["Mon", "23"]


async def test_the_tip_is_carried_out_and_undone(trained: House) -> None:
    """Enter on it adds the exercise to the session that comes next; a second Enter takes it out."""
    async with trained.opened(WIDE) as guest:
        screen = await shown_week(guest, "left")
        tip = screen.tip
        assert tip is not None
        assert "Enter do it" in guest.text("#tip")
        await guest.press("enter")
        assert "is added to" in guest.text("#tip")
        assert tip.exercise in added(guest)
        await guest.press("escape")
        assert tip.name in guest.text()
        await shown_week(guest, "left")
        assert "Enter undo it" in guest.text("#tip")
        await guest.press("enter")
        assert tip.exercise not in added(guest)


def added(guest: Guest) -> tuple[str, ...]:
    """What waits for the session that is due."""
    library, today = guest.house.library.library, guest.house.clock.today()
    return guest.client.ask(
        lambda log: additions_today(log, due_today(log, library, today), today).exercises
    )


async def test_a_day_is_opened(trained: House) -> None:
    """Up leads to the days, and Enter there to the workout of that day; down leads back."""
    async with trained.opened(WIDE) as guest:
        await shown_week(guest, "left", "up")
        assert "open the day" in guest.text("#keys")
        await guest.press("enter")
        assert isinstance(guest.screen, LogScreen)
        assert guest.screen.workout is not None
        assert guest.screen.workout.local_date == date(2026, 11, 22)
        await guest.press("escape", "down")
        assert "do it" in guest.text("#keys")
        await guest.press("up", "up", "up", "up", "up", "enter")
        assert "No workout on this day." in guest.text("#head")


async def test_a_note_is_kept(trained: House) -> None:
    """It is shown on the page and in the copy; an empty one takes it away."""
    async with trained.opened(WIDE) as guest:
        await shown_week(guest, "left")
        await guest.press("n")
        await guest.type("Slept badly")
        await guest.press("enter")
        assert "Slept badly" in guest.text("#page")
        await guest.press("right")
        assert "Slept badly" not in guest.text("#page")
        await guest.press("left", "c")
        assert "Slept badly" in guest.app.clipboard
        await guest.press("n", *["backspace"] * 11, "enter")
        assert "NOTE" not in guest.text("#page")


async def test_a_page_is_written_where_there_is_no_desktop(trained: House) -> None:
    """It is in the cache folder, and the screen says where."""
    async with trained.opened(WIDE) as guest:
        await shown_week(guest, "left", "h")
        page = trained.places.cache / "week-2026-11-16.html"
        assert "<h1>Week 2026-11-16 to 2026-11-22</h1>" in page.read_text()
        assert "No desktop to show it on. The page is" in guest.text("#head")
        await guest.press("h")
        assert page.stat().st_mode & 0o077 == 0


async def test_a_page_that_cannot_be_written(trained: House) -> None:
    """The reason is shown, and the screen goes on."""
    async with trained.opened(WIDE) as guest:
        page = trained.places.cache / "week-2026-11-16.html"
        page.mkdir(parents=True)
        await shown_week(guest, "left", "h")
        assert "The page was not written: " in guest.text("#head")


async def test_what_cannot_be_saved_is_shown(trained: House) -> None:
    """Where nothing can be saved, neither a note nor the tip is."""
    async with trained.opened(WIDE, is_rehearsal=True) as guest:
        await shown_week(guest, "left", "enter")
        assert "Read-only" in guest.text("#head")
        await guest.press("n", "x", "enter")
        assert "Read-only" in guest.text("#head")


async def test_copying(trained: House) -> None:
    """The clipboard gets the week as Markdown, and the screen says so for a while."""
    async with trained.opened(WIDE) as guest:
        screen = await shown_week(guest, "left", "c")
        assert COPIED in guest.text("#head")
        library = trained.library.library
        review = guest.client.ask(
            lambda log: reviewed_week(
                log, library, Week(date(2026, 11, 16)), trained.clock.today(), WeightUnit.KG
            )
        )
        assert guest.app.clipboard.splitlines() == list(week_markdown(review))
        await guest.press("c")
        screen._drop_notice()
        await guest.settle()
        assert COPIED not in guest.text("#head")


async def test_the_runners_settings(trained: House) -> None:
    """Pounds, and weeks that begin on Sunday."""
    trained.settings = replace(
        trained.settings, weight_unit=WeightUnit.LB, week_start=WeekStart.SUNDAY
    )
    async with trained.opened(WIDE) as guest:
        await shown_week(guest, "left")
        assert guest.text("#page").splitlines()[2].split()[:2] == ["Sun", "15"]
        assert "lb lifted" in guest.text("#page")
        assert "kg" not in guest.text("#page").replace("kg in", "")


async def test_a_log_that_cannot_be_read(trained: House) -> None:
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
    async with trained.opened(WIDE) as guest:
        Broken.is_damaged = True
        await shown_week(guest, "c")
        told = " ".join(guest.text("#trouble").split())
        assert "the log is damaged. Restore a backup." in told
        assert COPIED not in guest.text("#head")
        assert guest.app.clipboard == ""


class Slow(TrainingLog):
    """A log that does not answer about choices of a program before it may."""

    may_answer = Event()
    is_slow = False

    def enrolments(self) -> tuple[Enrolment, ...]:
        """The choices, late."""
        if self.is_slow:
            self.may_answer.wait(20)
        return super().enrolments()


async def test_an_answer_that_comes_once_the_week_was_left_is_silent(trained: House) -> None:
    """Until it comes the screen says what it waits for; then nothing is shown, and nothing ends."""
    trained.open_log = Slow
    async with trained.opened() as guest:
        Slow.is_slow = True
        await guest.pilot.press("w")
        assert isinstance(guest.screen, WeekScreen)
        assert "reading the log" in guest.text("#trouble")
        guest.app.pop_screen()
        Slow.is_slow = False
        Slow.may_answer.set()
        await guest.settle()
        assert isinstance(guest.screen, TodayScreen)
        assert guest.app.is_running


async def test_hard_days_stand_beside_what_lay_too_near(house: House) -> None:
    """Legs the day before the long run are named on the page and in the page for the browser."""
    settle(house, Runner(level=Level.BEGINNER))
    squats = [
        record("back-squat", 5, set_number=each, effort=9, load=Load(60_000))
        for each in range(1, 9)
    ]
    house.keep(house.workout(2, *squats))
    with house.log() as log:
        calendar = RunCalendar(log, new_ids(), at())
        calendar.add(date(2026, 11, 22), parse_run("long 20km"), is_done=True)
    async with house.opened(WIDE) as guest:
        await guest.press("w", "left")
        text = guest.text()
        assert "HARD DAYS  2 (Sat, Sun)" in text
        assert "legs on Sat 21, the long" in text
    async with house.opened(USUAL) as guest:
        await guest.press("w", "left")
        assert "hard days 2 (Sat, Sun) · too near: legs on Sat 21" in guest.text()
    with house.log() as log:
        week = Week(date(2026, 11, 16))
        found = reviewed_week(log, house.library.library, week, house.clock.today())
        assert "Spacing not kept: legs on Sat 21" in "\n".join(week_markdown(found))
