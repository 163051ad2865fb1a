"""The week on the screen: all of it at once where there is room, other weeks, and a copy."""

from dataclasses import replace
from datetime import date
from threading import Event

import pytest

from midstance.coach.review.week import review_week, week_facts
from midstance.domain.attendance import Enrolment
from midstance.domain.calendar import Week
from midstance.domain.quantity import WeightUnit
from midstance.domain.settings import WeekStart
from midstance.exchange.exporters.markdown import week_markdown
from midstance.storage.errors import DamagedLogError
from midstance.storage.training_log import TrainingLog
from midstance.tui.screens.review.week import COPIED, WeekScreen
from midstance.tui.screens.today import TodayScreen
from midstance.tui.widgets.prose import Sections
from tests.tui.full_week import fill
from tests.tui.house import SMALL, USUAL, WIDE, Guest, House

LARGE = (200, 60)
SECTIONS = (
    "New bests",
    "Grew",
    "Calf, soleus and hip",
    "Swapped",
    "Not in the library",
    "Left and right",
    "Pains",
    "Left out",
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
async def test_a_full_week_is_seen_at_once(trained: House, size: tuple[int, int]) -> None:
    """At 120 × 40 and above every part of a full week is on the screen, with nothing to scroll."""
    async with trained.opened(size) as guest:
        screen = await shown_week(guest, "left")
        assert screen.query_one("#scroll").max_scroll_y == 0
        whole = guest.text()
        for heading in SECTIONS:
            assert heading in whole
        assert "5K / 10K power" in guest.text("#top")
        for sections in screen.query(Sections):
            lines = [
                line for line in sections.render_lines(sections.size.region) if line.text.strip()
            ]
            assert len(lines) == len(str(sections.content).rstrip().splitlines())


@pytest.mark.parametrize("size", [USUAL, SMALL])
async def test_a_small_screen_scrolls(trained: House, size: tuple[int, int]) -> None:
    """Where there is no room for all, everything is reached by scrolling, and no line is cut."""
    async with trained.opened(size) as guest:
        screen = await shown_week(guest, "left")
        scroll = screen.query_one("#scroll")
        assert scroll.max_scroll_x == 0
        seen = guest.text()
        for _ in range(9):
            await guest.press("pagedown")
            seen += guest.text()
        for heading in SECTIONS:
            assert heading in seen
        assert "single-leg-bridge" in seen
        assert scroll.scroll_y == scroll.max_scroll_y


async def test_days_stand_beside_or_below_each_other(trained: House) -> None:
    """Seven columns where there is room, seven lines where there is not."""
    async with trained.opened(WIDE) as guest:
        await shown_week(guest, "left")
        assert [line.strip() for line in guest.text("#day-1").splitlines()[:4]] == [
            "Tue 17",
            "✓ A Jump and s…",
            "from Mon",
            "18 sets",
        ]
        assert guest.text("#day-lines") == ""
    async with trained.opened(SMALL) as guest:
        await shown_week(guest, "left")
        lines = guest.text("#day-lines").splitlines()
        assert lines[0] == "Mon 16 → A to Tue"
        assert lines[2] == "Wed 18 ·"
        assert lines[5] == "Sat 21 + 5-minute core extra 7 sets"


async def test_other_weeks(trained: House) -> None:
    """Left and right lead to other weeks, n back to this one, Esc to where one came from."""
    async with trained.opened(WIDE) as guest:
        titles = []
        for keys in ((), ("left", "left"), ("right",), ("n",)):
            for key in keys:
                await guest.press(key)
            if not keys:
                await shown_week(guest)
            titles.append(guest.text("#top").split("   ")[1].strip())
        assert titles == [
            "Week 23 Nov - 29 Nov 2026",
            "Week 9 Nov - 15 Nov 2026",
            "Week 16 Nov - 22 Nov 2026",
            "Week 23 Nov - 29 Nov 2026",
        ]
        await guest.press("w")
        assert sum(isinstance(each, WeekScreen) for each in guest.app.screen_stack) == 1
        await guest.press("escape")
        assert isinstance(guest.screen, TodayScreen)


async def test_a_longer_line_gets_its_room(trained: House) -> None:
    """Coming from an empty week, the figures of a full one are not cut after their first line."""
    async with trained.opened(USUAL) as guest:
        await shown_week(guest)
        assert "0 of 2 sessions" in guest.text("#totals")
        await guest.press("left")
        await guest.settle()
        assert "every planned session" in " ".join(guest.text("#totals").split())


async def test_an_empty_log(house: House) -> None:
    """A week without anything says so, and every key is harmless."""
    async with house.opened(WIDE) as guest:
        await shown_week(guest, "left", "right", "c", "n")
        assert "no set counted in this week" in guest.text("#gains")
        assert guest.text("#day-3").split() == ["Thu", "26", "·"]


async def test_copying(trained: House) -> None:
    """The clipboard gets the week as Markdown, and the screen says so for a while."""
    async with trained.opened(WIDE) as guest:
        screen = await shown_week(guest, "left", "c")
        assert COPIED in guest.text("#top")
        library = trained.library.library
        facts = guest.client.ask(
            lambda log: week_facts(log, library, Week(date(2026, 11, 16)), trained.clock.today())
        )
        assert guest.app.clipboard.splitlines() == list(week_markdown(review_week(facts, library)))
        await guest.press("c")
        screen._show_top()
        await guest.settle()
        assert COPIED not in guest.text("#top")


async def test_the_runners_settings(trained: House) -> None:
    """Pounds, and weeks that begin on Sunday."""
    trained.settings = replace(
        trained.settings, weight_unit=WeightUnit.LB, week_start=WeekStart.SUNDAY
    )
    async with trained.opened(WIDE) as guest:
        await shown_week(guest, "left")
        assert guest.text("#day-0").splitlines()[0] == "Sun 15"
        assert "lb lifted" in guest.text("#totals")
        assert "lb" in guest.text("#gains")


async def test_a_log_that_cannot_be_read(trained: House) -> None:
    """The reason is told, there is nothing to copy, and the screen goes on."""

    class Broken(TrainingLog):
        """A log whose choices of programs are damaged."""

        def enrolments(self) -> tuple[Enrolment, ...]:
            """Fail."""
            raise DamagedLogError("the log is damaged", self.folder, "Restore a backup.")

    trained.open_log = Broken
    async with trained.opened(WIDE) as guest:
        await shown_week(guest, "c")
        told = " ".join(guest.text("#totals").split())
        assert "the log is damaged. Restore a backup." in told
        assert COPIED not in guest.text("#top")
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
    """The screen is gone; nothing is shown, and nothing ends."""
    trained.open_log = Slow
    async with trained.opened() as guest:
        Slow.is_slow = True
        await guest.pilot.press("w")
        week = guest.screen
        assert isinstance(week, WeekScreen)
        guest.app.pop_screen()
        Slow.is_slow = False
        Slow.may_answer.set()
        await guest.settle()
        assert isinstance(guest.screen, TodayScreen)
        assert guest.app.is_running
