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
from tests.tui.laptop import SMALL, USUAL, WIDE, Laptop, User
from tests.tui.runners import follow, know

MONDAY = date(2026, 11, 23)
WEEK = "Tue intervals 8km, Thu easy 6km, Sun long 16km"


@pytest.fixture(name="runner")
def a_runner(laptop: Laptop) -> Laptop:
    """A laptop with a program for a week and runs in each week of the month."""
    follow(laptop, "foundations", days_ago=7)
    with laptop.log() as log:
        calendar = RunCalendar(log, new_ids(), at())
        calendar.set_weekly(parse_weekly_runs(WEEK), date(2026, 11, 2))
    return laptop


async def opened(user: User, *keys: str) -> CalendarScreen:
    """Go to the month, and press more keys there."""
    await user.press("C")
    await user.settle()
    screen = user.screen
    assert isinstance(screen, CalendarScreen)
    for key in keys:
        await user.press(key)
        await user.settle()
    return screen


async def answer(user: User, text: str) -> None:
    """Type into the question that stands, and take it."""
    assert isinstance(user.screen, TextDialog)
    await user.press("ctrl+u")
    await user.type(text)
    await user.press("enter")
    await user.settle()


def shown(laptop: Laptop, first: date = MONDAY, last: date = date(2026, 11, 29)) -> list[str]:
    """The runs of the log, in short."""
    with laptop.log() as log:
        return [
            f"{each.day:%a %d} {each.kind}{' done' * each.is_done}"
            for each in scheduled_runs(log, first, last)
        ]


@pytest.mark.parametrize("size", [WIDE, USUAL])
async def test_a_month_shows_runs_beside_strength(runner: Laptop, size: tuple[int, int]) -> None:
    """Kilometres, kind, session, and what each week adds up to."""
    async with runner.opened(size) as user:
        await opened(user)
        text = user.text()
        for word in ("November 2026", "Mon", "8 km", "easy", "16", "▸23", "30 km", "← October"):
            assert word in text, word
        assert "A squat" in text or "○ A" in text
        assert "week 1" in text
        await user.press("down")
        assert "Tue 2026-11-24  intervals 8 km planned" in user.text("#day")


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE, (200, 60)])
async def test_every_size_shows_the_day_under_the_cursor(
    runner: Laptop, size: tuple[int, int]
) -> None:
    """In a small terminal the month scrolls with it."""
    async with runner.opened(size) as user:
        screen = await opened(user, "down", "pagedown", "left", "right", "home")
        assert screen.cursor == MONDAY
        assert "Mon 2026-11-23" in user.text("#day")


async def test_the_arrows_go_through_days_weeks_and_months(runner: Laptop) -> None:
    """The month follows; the last of January leads to the last of February."""
    async with runner.opened(USUAL) as user:
        screen = await opened(user, "down", "up", "up")
        assert screen.cursor == date(2026, 11, 22)
        screen.go_to(date(2028, 1, 31))
        await user.settle()
        await user.press("right")
        await user.settle()
        assert screen.cursor == date(2028, 2, 29)
        assert "February 2028" in user.text("#top")
        await user.press("down")
        await user.settle()
        assert "March 2028" in user.text("#top")
        screen.go_to(date.max)
        await user.press("down", "right", "pagedown")
        assert screen.cursor == date.max
        screen.go_to(date.min)
        await user.press("up", "left", "pageup")
        assert screen.cursor == date.min


async def test_another_day_asks_the_log_nothing(runner: Laptop) -> None:
    """Within the month all is known, and nothing is laid out again."""
    async with runner.opened(WIDE) as user:
        screen = await opened(user)
        layouts: list[object] = []
        writer = user.client.writer
        assert writer is not None
        screen.screen_layout_refresh_signal.subscribe(screen, layouts.append)
        asked = writer._number
        for key in ("down", "pageup", "up"):
            await user.pilot.press(key)
        assert "Mon 2026-11-16" in user.text("#day")
        assert (writer._number, layouts) == (asked, [])


async def test_another_month_is_named_before_the_log_answers(runner: Laptop) -> None:
    """A slow disk delays what is in the month, and not its name; the layout stays."""
    async with runner.opened(WIDE) as user:
        screen, disk = await opened(user), Event()
        layouts: list[object] = []
        assert user.client.writer is not None
        user.client.writer.ask(lambda _log: disk.wait())
        screen.screen_layout_refresh_signal.subscribe(screen, layouts.append)
        await user.pilot.press("right")
        assert "December 2026" in user.text("#top")
        assert "▸23" in user.text("#grid")
        disk.set()
        await user.settle()
        assert "▸23" not in user.text("#grid")
        assert "Wed 2026-12-23" in user.text("#day")
        assert not layouts


async def test_a_run_is_added_in_words(runner: Laptop) -> None:
    """What cannot be read is said in the question, and can be mended there."""
    know(runner, "foundations")
    async with runner.opened(USUAL) as user:
        await opened(user, "a")
        await answer(user, "esay 5km")
        assert "did you mean" in user.text("#text")
        await answer(user, "easy 5km")
        assert "u takes it back" in user.text("#notice")
        assert "5 km" in user.text("#day")
        await user.press("u")
        await user.settle()
        assert "nothing planned" not in user.text("#day")
    assert "Mon 23 easy" not in shown(runner)


async def test_one_run_is_moved_without_its_series(runner: Laptop) -> None:
    """The cursor follows it; the next week is as it was."""
    async with runner.opened(USUAL) as user:
        screen = await opened(user, "down", "m")
        await answer(user, "never")
        assert "is no day" in user.text("#text")
        await answer(user, "+1")
        assert screen.cursor == date(2026, 11, 25)
    assert shown(runner) == ["Wed 25 intervals", "Thu 26 easy", "Sun 29 long"]
    assert shown(runner, date(2026, 11, 30), date(2026, 12, 6))[0] == "Tue 01 intervals"


async def test_the_kind_is_chosen_by_a_key(runner: Laptop) -> None:
    """And the run changed in words, or deleted, this once."""
    async with runner.opened(USUAL) as user:
        await opened(user, "down", "t")
        assert isinstance(user.screen, ChoiceDialog)
        await user.press("h")
        await user.settle()
        assert shown(runner)[0] == "Tue 24 hills"
        await user.press("enter")
        await user.settle()
        await answer(user, "tempo 12km")
        assert "12 km" in user.text("#day")
        await user.press("x")
        await user.settle()
        await user.press("x")
        await user.settle()
        assert "There is no run on this day" in user.text("#notice")
    assert shown(runner) == ["Thu 26 easy", "Sun 29 long"]


async def test_space_says_that_a_run_was_done(runner: Laptop) -> None:
    """Of the past or today; one that is still to come cannot be."""
    async with runner.opened(USUAL) as user:
        await opened(user, "down", "space")
        assert "still to come" in user.text("#notice")
        await user.press("up", "up", "space")
        await user.settle()
        assert "16 km done" in user.text("#day")
        assert shown(runner, date(2026, 11, 22), date(2026, 11, 22)) == ["Sun 22 long done"]
        await user.press("space")
        await user.settle()
        assert "16 km planned" in user.text("#day")


async def test_of_two_runs_one_is_chosen(runner: Laptop) -> None:
    """The number beside a run chooses it."""
    with runner.log() as log:
        calendar = RunCalendar(log, new_ids(), at())
        calendar.add(date(2026, 11, 24), parse_run("recovery 30min evening"), is_done=False)
    async with runner.opened(USUAL) as user:
        await opened(user, "down", "x")
        assert isinstance(user.screen, ChoiceDialog)
        await user.press("1")
        await user.settle()
    assert len(shown(runner)) == 3


async def test_the_runs_of_each_week_are_set_in_one_line(runner: Laptop) -> None:
    """It shows what is set; from today on the new ones fill the weeks."""
    async with runner.opened(USUAL) as user:
        await opened(user, "p")
        typed = user.screen.query_one("#answer", Input).value
        assert typed == "Tue intervals 8 km, Thu easy 6 km, Sun long 16 km"
        await answer(user, "Wed tempo 9km, xyz easy")
        assert "no day of the week" in user.text("#text")
        await answer(user, "Wed tempo 9km")
    assert shown(runner) == ["Wed 25 tempo"]
    assert shown(runner, date(2026, 11, 16), date(2026, 11, 22))[0] == "Tue 17 intervals"


async def test_the_season_shows_weeks_phases_and_races(runner: Laptop) -> None:
    """A line a week; days are changed in the month, and Esc leads back there."""
    with runner.log() as log:
        calendar = RunCalendar(log, new_ids(), at())
        calendar.add(date(2027, 3, 14), parse_run("race A half marathon"), is_done=False)
    async with runner.opened(WIDE) as user:
        screen = await opened(user, "s")
        text = user.text("#grid")
        assert "▸ 23 Nov Foundations, week 2" in text
        assert "A race Sun 14 21.1 km" in text
        await user.press("a")
        assert "Days are changed in the month" in user.text("#notice")
        await user.press("down", "escape")
        assert screen.is_current
        assert "Mon 2026-11-23" in user.text("#day")
        await user.press("escape")
        assert isinstance(user.screen, TodayScreen)


async def test_the_month_opens_from_the_week_and_in_plain_characters(runner: Laptop) -> None:
    """Where a terminal shows no others, bars are made of signs."""
    runner.settings = Settings(ascii=True)
    async with runner.opened(WIDE) as user:
        await user.press("w")
        await user.settle()
        assert isinstance(user.screen, WeekScreen)
        await opened(user)
        assert "====" in user.text("#grid")
        assert "▀" not in user.text("#grid")
        await user.press("escape")
        assert isinstance(user.screen, WeekScreen)


async def test_strength_lies_where_the_plan_has_it(runner: Laptop) -> None:
    """As Today has it, in this week and in those to come; what the program has besides is gone."""
    async with runner.opened(WIDE) as user:
        library, today = user.client.library, MONDAY
        plans = user.client.ask(
            lambda log: weeks_planned_until(log, library, today, date(2026, 12, 6))
        )
        planned = {
            plan.day_of(each.session)
            for plan in plans
            for each in (plan.plan.placements if plan.plan else ())
        }
        await opened(user)
        lines = user.text("#grid").splitlines()
        week = lines[4 * TALL_ROWS : 5 * TALL_ROWS]
        labels = [week[3][13 * place : 13 * (place + 1)].strip(" ▌") for place in range(7)]
        days = [MONDAY + timedelta(days=place) for place in range(7)]
        assert [bool(each) for each in labels] == [day in planned for day in days]
        assert len(plans) == 2
        await user.press("s")
        assert user.text("#keys").split()[:3] == ["↑↓", "weeks", "s"]


@pytest.mark.parametrize("size", [(200, 60), (120, 30)])
async def test_a_large_terminal_has_the_month_in_the_middle(
    runner: Laptop, size: tuple[int, int]
) -> None:
    """Its days grow with it."""
    async with runner.opened(size) as user:
        await opened(user)
        page = user.screen.query_one("#page").region
        assert page.x == size[0] - page.right
        sunday = user.text("#weekdays").index("Sun")
        assert sunday > page.width * 0.6


async def test_nothing_of_month_and_season_is_cut_in_a_small_terminal(runner: Laptop) -> None:
    """The month keeps its figures whole; the season its kilometres and races, or it drops them."""
    async with runner.opened((60, 20)) as user:
        await opened(user)
        assert "…" not in user.text("#head")
        assert user.text("#weekdays").split()[0] == "Mon"
        await user.press("s")
        assert "…" not in user.text("#grid")
        await user.pilot.resize_terminal(*SMALL)
        await user.settle()
        assert "…" not in user.text("#grid")
        assert "strength" not in user.text("#grid")


async def test_why_strength_lies_where_it_lies(laptop: Laptop) -> None:
    """A key shows rules and sources of the week under the cursor; a week that is over has none."""
    follow(laptop, "power-5k10k")
    async with laptop.opened(WIDE) as user:
        await opened(user, "e")
        said = " ".join(user.text().split())
        assert "Why this week" in said
        assert "points" in said
        await user.press("e", "up", "up", "up", "e")
        assert "This week has no plan" in user.text("#notice")


async def test_a_change_of_the_runs_says_what_it_moves(laptop: Laptop) -> None:
    """At once, in a line; one that moves nothing says only how it is taken back."""
    follow(laptop, "power-5k10k")
    know(laptop, "power-5k10k")
    with laptop.log() as log:
        calendar = RunCalendar(log, new_ids(), at())
        calendar.set_weekly(parse_weekly_runs(WEEK), MONDAY)
    async with laptop.opened(USUAL) as user:
        await opened(user, *["down"] * 4, "a")
        await answer(user, "tempo 8km")
        notice = user.text("#notice").strip()
        assert notice.startswith("Added; u takes it back. B goes to ")
        assert notice.endswith("(e why).")
        await user.press("u")
        await user.settle()
        await opened(user, *["pagedown"] * 2, "a")
        await answer(user, "easy 5km")
        assert user.text("#notice").strip() == "Added; u takes it back."


BAD_RUNS = ("1e9km", "-5km")
BAD_DAYS = ("31 Feb", "+9999999")


async def test_what_no_run_and_no_day_can_be_is_said_and_asked_again(runner: Laptop) -> None:
    """Absurd distances and times, days that no calendar has: a message, and nothing is saved."""
    before = shown(runner)
    async with runner.opened(WIDE) as user:
        await opened(user, "a")
        for text in BAD_RUNS:
            await answer(user, text)
            assert isinstance(user.screen, TextDialog), text
        await user.press("escape", "down", "m")
        for text in BAD_DAYS:
            await answer(user, text)
            assert isinstance(user.screen, TextDialog), text
        await user.press("escape", "p")
        for text in ("Tue 0km",):
            await answer(user, text)
        await user.press("escape", "escape")
    assert shown(runner) == before


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2028-02-29", date(2028, 2, 29)),
        ("9999-12-31", date(9999, 12, 31)),
    ],
)
async def test_a_run_is_moved_to_any_day_there_is(runner: Laptop, typed: str, day: date) -> None:
    """A leap day and the last one of the calendar: each is seen, and those around it."""
    async with runner.opened(WIDE) as user:
        screen = await opened(user, "down", "m")
        await answer(user, typed)
        assert screen.cursor == day
        for key in ("down", "up", "pageup", "pagedown", "s"):
            await user.press(key)
            await user.settle()
        assert user.app.is_running
    assert f"{day:%a %d} intervals" in shown(runner, day, day)
