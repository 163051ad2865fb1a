"""The month by its keys: seen, walked through, and changed one run at a time."""

from datetime import date, timedelta
from threading import Event

import pytest
from textual.widgets import Input

from midstance.domain.settings import Settings
from midstance.presentation.planning.month import TALL_ROWS
from midstance.presentation.planning.run_text import parse_run, parse_weekly_runs
from midstance.services.calendar.day_plan import weeks_planned_until
from midstance.services.calendar.run_calendar import RunCalendar, scheduled_runs
from midstance.tui.dialogs.choice import ChoiceDialog, TextDialog
from midstance.tui.screens.calendar.screen import CalendarScreen
from midstance.tui.screens.review.week import WeekScreen
from midstance.tui.screens.today import TodayScreen
from tests.storage.samples import at, new_ids
from tests.tui.house import SMALL, USUAL, WIDE, Guest, House
from tests.tui.runners import follow

MONDAY = date(2026, 11, 23)
WEEK = "Tue intervals 8km, Thu easy 6km, Sun long 16km"


@pytest.fixture(name="runner")
def a_runner(house: House) -> House:
    """A house with a program for a week and runs in each week of the month."""
    follow(house, "foundations", days_ago=7)
    with house.log() as log:
        calendar = RunCalendar(log, new_ids(), at())
        calendar.set_weekly(parse_weekly_runs(WEEK), date(2026, 11, 2))
    return house


async def opened(guest: Guest, *keys: str) -> CalendarScreen:
    """Go to the month, and press more keys there."""
    await guest.press("C")
    await guest.settle()
    screen = guest.screen
    assert isinstance(screen, CalendarScreen)
    for key in keys:
        await guest.press(key)
        await guest.settle()
    return screen


async def answer(guest: Guest, text: str) -> None:
    """Type into the question that stands, and take it."""
    assert isinstance(guest.screen, TextDialog)
    await guest.press("ctrl+u")
    await guest.type(text)
    await guest.press("enter")
    await guest.settle()


def shown(house: House, first: date = MONDAY, last: date = date(2026, 11, 29)) -> list[str]:
    """The runs of the log, in short."""
    with house.log() as log:
        return [
            f"{each.day:%a %d} {each.kind}{' done' * each.is_done}"
            for each in scheduled_runs(log, first, last)
        ]


@pytest.mark.parametrize("size", [WIDE, USUAL])
async def test_a_month_shows_runs_beside_strength(runner: House, size: tuple[int, int]) -> None:
    """Kilometres, kind, session, and what each week adds up to."""
    async with runner.opened(size) as guest:
        await opened(guest)
        text = guest.text()
        for word in ("November 2026", "Mon", "8 km", "easy", "16", "▸23", "30 km", "← October"):
            assert word in text, word
        assert "A squat" in text or "○ A" in text
        assert "week 1" in text
        await guest.press("down")
        assert "Tue 2026-11-24  intervals 8 km planned" in guest.text("#day")


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE, (200, 60)])
async def test_every_size_shows_the_day_under_the_cursor(
    runner: House, size: tuple[int, int]
) -> None:
    """In a small terminal the month scrolls with it."""
    async with runner.opened(size) as guest:
        screen = await opened(guest, "down", "pagedown", "left", "right", "home")
        assert screen.cursor == MONDAY
        assert "Mon 2026-11-23" in guest.text("#day")


async def test_the_arrows_go_through_days_weeks_and_months(runner: House) -> None:
    """The month follows; the last of January leads to the last of February."""
    async with runner.opened(USUAL) as guest:
        screen = await opened(guest, "down", "up", "up")
        assert screen.cursor == date(2026, 11, 22)
        screen.go_to(date(2028, 1, 31))
        await guest.settle()
        await guest.press("right")
        await guest.settle()
        assert screen.cursor == date(2028, 2, 29)
        assert "February 2028" in guest.text("#top")
        await guest.press("down")
        await guest.settle()
        assert "March 2028" in guest.text("#top")
        screen.go_to(date.max)
        await guest.press("down", "right", "pagedown")
        assert screen.cursor == date.max
        screen.go_to(date.min)
        await guest.press("up", "left", "pageup")
        assert screen.cursor == date.min


async def test_another_day_asks_the_log_nothing(runner: House) -> None:
    """Within the month all is known, and nothing is laid out again."""
    async with runner.opened(WIDE) as guest:
        screen = await opened(guest)
        layouts: list[object] = []
        writer = guest.client.writer
        assert writer is not None
        screen.screen_layout_refresh_signal.subscribe(screen, layouts.append)
        asked = writer._number
        for key in ("down", "pageup", "up"):
            await guest.pilot.press(key)
        assert "Mon 2026-11-16" in guest.text("#day")
        assert (writer._number, layouts) == (asked, [])


async def test_another_month_is_named_before_the_log_answers(runner: House) -> None:
    """A slow disk delays what is in the month, and not its name; the layout stays."""
    async with runner.opened(WIDE) as guest:
        screen, disk = await opened(guest), Event()
        layouts: list[object] = []
        assert guest.client.writer is not None
        guest.client.writer.ask(lambda _log: disk.wait())
        screen.screen_layout_refresh_signal.subscribe(screen, layouts.append)
        await guest.pilot.press("right")
        assert "December 2026" in guest.text("#top")
        assert "▸23" in guest.text("#grid")
        disk.set()
        await guest.settle()
        assert "▸23" not in guest.text("#grid")
        assert "Wed 2026-12-23" in guest.text("#day")
        assert not layouts


async def test_a_run_is_added_in_words(runner: House) -> None:
    """What cannot be read is said in the question, and can be mended there."""
    async with runner.opened(USUAL) as guest:
        await opened(guest, "a")
        await answer(guest, "esay 5km")
        assert "did you mean" in guest.text("#text")
        await answer(guest, "easy 5km")
        assert "u takes it back" in guest.text("#notice")
        assert "5 km" in guest.text("#day")
        await guest.press("u")
        await guest.settle()
        assert "nothing planned" not in guest.text("#day")
    assert "Mon 23 easy" not in shown(runner)


async def test_one_run_is_moved_without_its_series(runner: House) -> None:
    """The cursor follows it; the next week is as it was."""
    async with runner.opened(USUAL) as guest:
        screen = await opened(guest, "down", "m")
        await answer(guest, "never")
        assert "is no day" in guest.text("#text")
        await answer(guest, "+1")
        assert screen.cursor == date(2026, 11, 25)
    assert shown(runner) == ["Wed 25 intervals", "Thu 26 easy", "Sun 29 long"]
    assert shown(runner, date(2026, 11, 30), date(2026, 12, 6))[0] == "Tue 01 intervals"


async def test_the_kind_is_chosen_by_a_key(runner: House) -> None:
    """And the run changed in words, or deleted, this once."""
    async with runner.opened(USUAL) as guest:
        await opened(guest, "down", "t")
        assert isinstance(guest.screen, ChoiceDialog)
        await guest.press("h")
        await guest.settle()
        assert shown(runner)[0] == "Tue 24 hills"
        await guest.press("enter")
        await guest.settle()
        await answer(guest, "tempo 12km")
        assert "12 km" in guest.text("#day")
        await guest.press("x")
        await guest.settle()
        await guest.press("x")
        await guest.settle()
        assert "There is no run on this day" in guest.text("#notice")
    assert shown(runner) == ["Thu 26 easy", "Sun 29 long"]


async def test_space_says_that_a_run_was_done(runner: House) -> None:
    """Of the past or today; one that is still to come cannot be."""
    async with runner.opened(USUAL) as guest:
        await opened(guest, "down", "space")
        assert "still to come" in guest.text("#notice")
        await guest.press("up", "up", "space")
        await guest.settle()
        assert "16 km done" in guest.text("#day")
        assert shown(runner, date(2026, 11, 22), date(2026, 11, 22)) == ["Sun 22 long done"]
        await guest.press("space")
        await guest.settle()
        assert "16 km planned" in guest.text("#day")


async def test_of_two_runs_one_is_chosen(runner: House) -> None:
    """By its number."""
    with runner.log() as log:
        calendar = RunCalendar(log, new_ids(), at())
        calendar.add(date(2026, 11, 24), parse_run("recovery 30min evening"), is_done=False)
    async with runner.opened(USUAL) as guest:
        await opened(guest, "down", "x")
        assert isinstance(guest.screen, ChoiceDialog)
        await guest.press("1")
        await guest.settle()
    assert len(shown(runner)) == 3


async def test_the_runs_of_each_week_are_set_in_one_line(runner: House) -> None:
    """It shows what is set; from today on the new ones fill the weeks."""
    async with runner.opened(USUAL) as guest:
        await opened(guest, "p")
        typed = guest.screen.query_one("#answer", Input).value
        assert typed == "Tue intervals 8 km, Thu easy 6 km, Sun long 16 km"
        await answer(guest, "Wed tempo 9km, xyz easy")
        assert "no day of the week" in guest.text("#text")
        await answer(guest, "Wed tempo 9km")
    assert shown(runner) == ["Wed 25 tempo"]
    assert shown(runner, date(2026, 11, 16), date(2026, 11, 22))[0] == "Tue 17 intervals"


async def test_the_season_shows_weeks_phases_and_races(runner: House) -> None:
    """A line a week; days are changed in the month, and Esc leads back there."""
    with runner.log() as log:
        calendar = RunCalendar(log, new_ids(), at())
        calendar.add(date(2027, 3, 14), parse_run("race A half marathon"), is_done=False)
    async with runner.opened(WIDE) as guest:
        screen = await opened(guest, "s")
        text = guest.text("#grid")
        assert "▸ 23 Nov Foundations, week 2" in text
        assert "A race Sun 14 21.1 km" in text
        await guest.press("a")
        assert "Days are changed in the month" in guest.text("#notice")
        await guest.press("down", "escape")
        assert screen.is_current
        assert "Mon 2026-11-23" in guest.text("#day")
        await guest.press("escape")
        assert isinstance(guest.screen, TodayScreen)


async def test_the_month_opens_from_the_week_and_in_plain_characters(runner: House) -> None:
    """Where a terminal shows no others, bars are made of signs."""
    runner.settings = Settings(ascii=True)
    async with runner.opened(WIDE) as guest:
        await guest.press("w")
        await guest.settle()
        assert isinstance(guest.screen, WeekScreen)
        await opened(guest)
        assert "====" in guest.text("#grid")
        assert "▀" not in guest.text("#grid")
        await guest.press("escape")
        assert isinstance(guest.screen, WeekScreen)


async def test_strength_lies_where_the_plan_has_it(runner: House) -> None:
    """As Today has it, in this week and in those to come; what the program has besides is gone."""
    async with runner.opened(WIDE) as guest:
        library, today = guest.client.library, MONDAY
        plans = guest.client.ask(
            lambda log: weeks_planned_until(log, library, today, date(2026, 12, 6))
        )
        planned = {
            plan.day_of(each.session)
            for plan in plans
            for each in (plan.plan.placements if plan.plan else ())
        }
        await opened(guest)
        lines = guest.text("#grid").splitlines()
        week = lines[4 * TALL_ROWS : 5 * TALL_ROWS]
        labels = [week[3][13 * place : 13 * (place + 1)].strip() for place in range(7)]
        days = [MONDAY + timedelta(days=place) for place in range(7)]
        assert [bool(each) for each in labels] == [day in planned for day in days]
        assert len(plans) == 2
        await guest.press("s")
        assert guest.text("#keys").split()[:3] == ["↑↓", "weeks", "s"]


@pytest.mark.parametrize("size", [(200, 60), (120, 30)])
async def test_a_large_terminal_has_the_month_in_the_middle(
    runner: House, size: tuple[int, int]
) -> None:
    """Its days grow with it."""
    async with runner.opened(size) as guest:
        await opened(guest)
        page = guest.screen.query_one("#page").region
        assert page.x == size[0] - page.right
        sunday = guest.text("#weekdays").index("Sun")
        assert sunday > page.width * 0.6


async def test_nothing_of_month_and_season_is_cut_in_a_small_terminal(runner: House) -> None:
    """The month keeps its figures whole; the season its kilometres and races, or it drops them."""
    async with runner.opened((60, 20)) as guest:
        await opened(guest)
        assert "…" not in guest.text("#head")
        assert guest.text("#weekdays").split()[0] == "Mon"
        await guest.press("s")
        assert "…" not in guest.text("#grid")
        await guest.pilot.resize_terminal(*SMALL)
        await guest.settle()
        assert "…" not in guest.text("#grid")
        assert "strength" not in guest.text("#grid")


async def test_why_strength_lies_where_it_lies(house: House) -> None:
    """A key shows rules and sources of the week under the cursor; a week that is over has none."""
    follow(house, "power-5k10k")
    async with house.opened(WIDE) as guest:
        await opened(guest, "e")
        said = " ".join(guest.text().split())
        assert "Why this week" in said
        assert "points" in said
        await guest.press("e", "up", "up", "up", "e")
        assert "This week has no plan" in guest.text("#notice")


async def test_a_change_of_the_runs_says_what_it_moves(house: House) -> None:
    """At once, in a line; one that moves nothing says only how it is taken back."""
    follow(house, "power-5k10k")
    with house.log() as log:
        calendar = RunCalendar(log, new_ids(), at())
        calendar.set_weekly(parse_weekly_runs(WEEK), MONDAY)
    async with house.opened(USUAL) as guest:
        await opened(guest, *["down"] * 4, "a")
        await answer(guest, "tempo 8km")
        notice = guest.text("#notice").strip()
        assert notice.startswith("Added; u takes it back. B goes to ")
        assert notice.endswith("(e why).")
        await guest.press("u")
        await guest.settle()
        await opened(guest, *["pagedown"] * 2, "a")
        await answer(guest, "easy 5km")
        assert guest.text("#notice").strip() == "Added; u takes it back."


BAD_RUNS = ("1e9km", "-5km")
BAD_DAYS = ("31 Feb", "+9999999")


async def test_what_no_run_and_no_day_can_be_is_said_and_asked_again(runner: House) -> None:
    """Absurd distances and times, days that no calendar has: a message, and nothing is saved."""
    before = shown(runner)
    async with runner.opened(WIDE) as guest:
        await opened(guest, "a")
        for text in BAD_RUNS:
            await answer(guest, text)
            assert isinstance(guest.screen, TextDialog), text
        await guest.press("escape", "down", "m")
        for text in BAD_DAYS:
            await answer(guest, text)
            assert isinstance(guest.screen, TextDialog), text
        await guest.press("escape", "p")
        for text in ("Tue 0km",):
            await answer(guest, text)
        await guest.press("escape", "escape")
    assert shown(runner) == before


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2028-02-29", date(2028, 2, 29)),
        ("9999-12-31", date(9999, 12, 31)),
    ],
)
async def test_a_run_is_moved_to_any_day_there_is(runner: House, typed: str, day: date) -> None:
    """A leap day and the last one of the calendar: each is seen, and those around it."""
    async with runner.opened(WIDE) as guest:
        screen = await opened(guest, "down", "m")
        await answer(guest, typed)
        assert screen.cursor == day
        for key in ("down", "up", "pageup", "pagedown", "s"):
            await guest.press(key)
            await guest.settle()
        assert guest.app.is_running
    assert f"{day:%a %d} intervals" in shown(runner, day, day)
