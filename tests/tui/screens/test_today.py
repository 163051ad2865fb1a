"""Today: what is due, why, and what it takes."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from rich.cells import cell_len

from midstance.domain.attendance import Enrolment
from midstance.domain.quantity import Load, Target, Unit
from midstance.domain.runner import HOME_PLUS, Level, Place, Runner
from midstance.domain.session import Purpose
from midstance.domain.settings import Settings
from midstance.presentation.planning.run_text import parse_run, parse_weekly_runs
from midstance.services.calendar.run_calendar import RunCalendar
from midstance.tui.dialogs.choice import ChoiceDialog
from midstance.tui.screens.library.exercise import ExerciseScreen
from midstance.tui.screens.today import TodayScreen
from midstance.tui.widgets.big_digits.letters import letters
from midstance.tui.widgets.row_list import RowList
from tests.storage.samples import at, new_ids
from tests.tui.house import EVENING, SMALL, USUAL, WIDE, House, record
from tests.tui.runners import follow, settle


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE, (200, 60)])
async def test_the_session_that_is_due(house: House, size: tuple[int, int]) -> None:
    """Session, minutes, sets and equipment stand there at every size, over the exercises."""
    async with house.opened(size) as guest:
        shown = guest.text("#name")
        assert "session A" in shown
        if size != SMALL:
            assert "17 sets" in shown
            assert "done by 18:36" in shown
        assert "Squat, push, trunk" in shown + guest.text("#title")
        assert "Warm-up" in guest.text("#blocks")
        assert guest.text("#keys").lstrip().startswith("Space start")


async def test_the_week_and_the_last_time(house: House) -> None:
    """What was done this week stands in the strip, and beside each target what was done last."""
    house.clock.move(2 * 24 * 3600)
    squats = record("chair-squat", 9)
    house.keep(replace(house.workout(0, squats, squats, session="foundations/A"), by_word=True))
    async with house.opened(WIDE) as guest:
        await guest.press("d")
        strip = guest.text("#week").splitlines()
        assert [line.split()[0] for line in strip[1:4]] == ["Mon", "✓", "30"]
        assert "Wed 25   today" in strip[1]
        assert "▸ strength B" in strip[2]
    house.clock.move(7 * 24 * 3600)
    async with house.opened(WIDE) as guest:
        rows = guest.screen.query_one("#blocks", RowList).rows
        lines = ["".join(span.text for span in (*row.left, *row.right)) for row in rows]
        assert not any("✓" in line for line in guest.text("#week").splitlines())
        assert any("stretch" in line for line in lines)


async def test_what_the_week_amounts_to_so_far(house: House) -> None:
    """Sessions of those planned and kilometres stand in a line, or at the top where that is low."""
    follow(house, "foundations")
    with house.log() as log:
        calendar = RunCalendar(log, house.ids, house.clock.now())
        calendar.set_weekly(parse_weekly_runs("Mon easy 8km, Sun long 18km"), EVENING.date())
        calendar.add(EVENING.date(), parse_run("easy 8km"), is_done=True)
    async with house.opened(WIDE) as guest:
        shown = " ".join(guest.text("#so-far").split())
        assert shown == "0 of 2 strength this week 8 of 26 km run"
    async with house.opened(USUAL) as guest:
        assert not guest.text("#so-far")
        assert "0 of 2 this week   Mon 23 Nov 18:02" in guest.text("#top")


async def test_the_exercise_under_the_cursor(house: House) -> None:
    """On a wide screen it stands at the side with its cues, and Enter opens its page."""
    async with house.opened(WIDE) as guest:
        assert "Chair squat" in guest.text("#side")
        await guest.press("down")
        assert "Incline push-up" in guest.text("#side")
        assert "●" in guest.text("#side")
        await guest.press("enter")
        assert isinstance(guest.screen, ExerciseScreen)
        assert "Incline push-up" in guest.text()


async def test_whoever_is_warm_skips_the_warm_up(house: House) -> None:
    """One key leaves the warm-up out and again takes it back; the first set is a work set."""
    async with house.opened() as guest:
        assert "k skip, already warm" in guest.text("#blocks")
        await guest.press("k")
        assert "skipped" in guest.text("#blocks")
        await guest.press("k", "k", "space")
        state = guest.session.machine.state
        assert state.planned_set.exercise == "chair-squat"
        assert Purpose.WARM_UP not in {each.purpose for each in state.planned_sets}


async def test_a_lighter_day(house: House) -> None:
    """One key takes a set off each exercise, again takes that back; it starts as it is shown."""
    async with house.opened(WIDE) as guest:
        usual = guest.text("#blocks")
        assert "2 × 10" in usual
        await guest.press("l")
        assert "Lighter today: a set less" in guest.text("#reason")
        assert "2 × 10" not in guest.text("#blocks")
        await guest.press("l")
        assert guest.text("#blocks") == usual
        await guest.press("l", "space")
        state = guest.session.machine.state
        counted = [each for each in state.planned_sets if each.purpose.counts]
        assert {each.sets for each in counted} == {1}


async def test_little_time(house: House) -> None:
    """Typed minutes cut the session, the cuts are named, and it starts as it is shown."""
    async with house.opened(WIDE) as guest:
        await guest.press("5", "1", "5", "enter")
        assert "15 minutes: without " in guest.text("#reason")
        assert int(guest.text("#name").split(" min")[0].split()[-1]) <= 15
        shown = [row.key for row in guest.screen.query_one("#blocks", RowList).rows]
        await guest.press("space")
        planned_sets = guest.session.machine.state.planned_sets
        counted = {each.exercise for each in planned_sets if each.purpose.counts}
        assert len(counted) == sum(key[0].isdecimal() for key in shown)


async def test_minutes_that_are_none(house: House) -> None:
    """What is no number of minutes is asked again with what is wrong; Esc and 0 change nothing."""
    async with house.opened() as guest:
        usual = guest.text("#blocks")
        await guest.press("5", "3", "enter")
        assert "3 is no time: type a number from 5 to 180" in " ".join(guest.text().split())
        await guest.press("escape")
        assert guest.text("#blocks") == usual
        await guest.press("5", "enter")
        assert "20 minutes: " in guest.text("#reason")
        await guest.press("5", "0", "enter")
        assert guest.text("#blocks") == usual


async def test_not_today(house: House) -> None:
    """The session waits and is still the next; the same key takes that back, in a new start too."""
    async with house.opened() as guest:
        assert "rest day" not in guest.text("#name")
        await guest.press("m", "t")
        assert "rest day · next:" in guest.text("#name")
        assert "Not today: the session waits" in guest.text("#reason")
    async with house.opened() as guest:
        assert "rest day · next:" in guest.text("#name")
        await guest.press("m")
        assert "rest day" not in guest.text("#name")


async def test_changes_end_with_the_session(house: House) -> None:
    """The next session comes as it is planned."""
    async with house.opened() as guest:
        await guest.press("l")
        assert "Lighter" in guest.text("#reason")
        house.keep(replace(house.workout(0, session="foundations/A"), by_word=True))
        await guest.press("d")
        assert "Lighter" not in guest.text("#reason")


async def test_a_workout_under_way_comes_first(house: House) -> None:
    """Left under way, its set stands in the first line, and the big key asks how to go on."""
    async with house.opened() as guest:
        await guest.press("space", "space", "escape", "enter")
    async with house.opened() as guest:
        await guest.press("escape")
        assert "▸ Resume: Brisk walk, set 1 of 1" in guest.text("#name").splitlines()[0]
        assert guest.text("#keys").lstrip().startswith("Space resume")
        await guest.press("space")
        assert isinstance(guest.screen, ChoiceDialog)


async def test_the_bar_resumes_in_large_letters(house: House) -> None:
    """While a workout is under way the wide screen's bar says so, and the whole word fits."""
    async with house.opened() as guest:
        await guest.press("space", "space", "escape", "enter")
    async with house.opened(WIDE) as guest:
        await guest.press("escape")
        assert all(row in guest.text("#start") for row in map(str.rstrip, letters("RESUME", 3)))


async def test_a_rest_day(house: House) -> None:
    """Right after a session the next one is shown as what comes after a rest day."""
    house.places.make()
    start = EVENING.date() - timedelta(days=1)
    with house.log() as log:
        log.enrol(Enrolment("foundations", start), house.clock.now())
    house.keep(replace(house.workout(0, session="foundations/A"), by_word=True))
    async with house.opened() as guest:
        assert "session B" in guest.text("#name")
        assert "rest day" in guest.text("#name")


async def test_the_list_moves_without_leaving(house: House) -> None:
    """Arrows reach the last block on a small screen; the big key starts wherever they stand."""
    async with house.opened(SMALL) as guest:
        blocks = guest.screen.query_one("#blocks", RowList)
        names = []
        for key in ("down", "end", "up", "home"):
            await guest.press(key)
            assert blocks.highlighted is not None
            names.append(blocks.highlighted.left[0].text)
        assert names[0] == "Incline push-up"
        assert (names[1], names[3]) == ("Cool-down", "Warm-up")
        await guest.press("end", "space")
        assert not isinstance(guest.screen, TodayScreen)


async def test_a_wide_terminal_has_it_in_the_middle(house: House) -> None:
    """At 200 columns nothing is glued to the left edge, and the side has a larger figure."""
    async with house.opened((200, 60)) as guest:
        page = guest.screen.query_one("#page").region
        assert page.x == 200 - page.right
        assert page.width == 140
        assert guest.screen.query_one("#side").region.right == page.right


async def test_the_list_says_which_lifts_begin_with_ramp_up_sets(house: House) -> None:
    """With a barbell; the minutes of the list hold them, and without one there are none."""
    settle(house, Runner(level=Level.ADVANCED, screening=()))
    follow(house, "offseason-strength")
    async with house.opened(WIDE) as guest:
        lines = guest.text("#blocks").splitlines()
        ramped = [" ".join(line.split()) for line in lines if "+ ramp-up" in line]
        assert ramped == [
            "Barbell back squat 3 × 6 + ramp-up",
            "Stiff-legged deadlift 2 × 8 + ramp-up",
        ]
        assert "47 min" in guest.text()
    without = Place("home", HOME_PLUS)
    settle(house, Runner(level=Level.ADVANCED, places=(without,), screening=()))
    async with house.opened(WIDE) as guest:
        assert "ramp-up" not in guest.text()


@pytest.mark.parametrize(("size", "shown"), [(WIDE, "○ intervals"), (USUAL, "○ 8 km")])
async def test_the_week_has_its_runs(house: House, size: tuple[int, int], shown: str) -> None:
    """Kilometres over strength; a wide terminal says what for first, and has two rows more."""
    follow(house, "foundations")
    with house.log() as log:
        calendar = RunCalendar(log, new_ids(), at())
        calendar.set_weekly(parse_weekly_runs("Mon intervals 8km, Sun long 16km"), EVENING.date())
    async with house.opened(size) as guest:
        week = guest.text("#week")
        assert shown in week
        assert "16 km" in week
        assert guest.screen.query_one("#week").size.height == (7 if size == WIDE else 5)


def let_run(house: House, text: str, days_ago: int = 0) -> None:
    """A runner of intermediate level who follows the 10K program, with these weekly runs."""
    settle(house, Runner(level=Level.INTERMEDIATE))
    follow(house, "power-5k10k", days_ago)
    with house.log() as log:
        calendar = RunCalendar(log, new_ids(), at())
        calendar.set_weekly(parse_weekly_runs(text), house.clock.today() - timedelta(days=7))


async def test_today_and_tomorrow_in_a_line_each(house: House) -> None:
    """The run comes first with the gap to strength, tomorrow follows, with food where it helps."""
    let_run(house, "Mon easy 8km, Tue long 18km, Thu tempo")
    async with house.opened(WIDE) as guest:
        said = " ".join(guest.text("#reason").split())
        assert "Today: easy, 8 km; no strength." in said
        assert "Tomorrow: long, 18 km" in said
        assert "Long run tomorrow: some more carbohydrate" in said


async def test_why_is_one_key_away(house: House) -> None:
    """Every rule has its code and its source, every other day its reason; the key closes it too."""
    let_run(house, "Tue intervals, Wed easy, Fri easy, Sun long")
    async with house.opened(WIDE) as guest:
        await guest.press("e")
        said = " ".join(guest.text().split())
        assert "Why" in said
        assert "Garber et al. 2011" in said
        await guest.press("end")
        assert "other days" in guest.text()
        await guest.press("e")
        assert isinstance(guest.screen, TodayScreen)


async def test_why_without_runs_is_the_reason(house: House) -> None:
    """And the reminder of food and drink."""
    async with house.opened(WIDE) as guest:
        await guest.press("e")
        said = " ".join(guest.text().split())
        assert "No program chosen yet" in said
        assert "Drink before and after" in said


async def test_a_change_is_marked_and_refused_with_one_key(house: House) -> None:
    """The load that goes up has its sign and its reason; b leaves it, b takes it after all."""
    settle(house, Runner(level=Level.ADVANCED))
    follow(house, "power-5k10k")
    squats = (
        record(
            "back-squat",
            6,
            set_number=number,
            target=Target(6, Unit.REPS),
            load=Load.of(80),
            effort=6,
        )
        for number in (1, 2, 3)
    )
    house.keep(house.workout(3, *squats, session="power-5k10k/A"))
    async with house.opened(USUAL) as guest:
        rows = guest.screen.query_one("#blocks", RowList)
        squat = next(
            n
            for n, row in enumerate(rows.rows)
            if "squat" in "".join(each.text for each in row.left)
        )
        rows.cursor = squat
        await guest.press("down", "up")
        assert "82.5 kg" in guest.text("#blocks")
        assert "▲ 2.5" in guest.text("#blocks")
        assert "2.5 kg more" in guest.text("#reason")
        await guest.press("b")
        assert "▲" not in guest.text("#blocks")
        await guest.press("b")
        assert "▲ 2.5" in guest.text("#blocks")
    async with house.opened(WIDE) as guest:
        rows = guest.screen.query_one("#blocks", RowList)
        rows.cursor = next(
            n
            for n, row in enumerate(rows.rows)
            if "squat" in "".join(each.text for each in row.left)
        )
        await guest.press("down", "up")
        assert "▲ 2.5" in guest.text("#side")


async def test_equipment_that_has_no_room_is_counted(house: House) -> None:
    """No item is cut within its word."""
    follow(house, "power-5k10k")
    async with house.opened(USUAL) as guest:
        line = guest.text("#name").splitlines()[0].rstrip()
        assert re.search(r", [a-z -]+ \+ \d+$", line), line
        assert "…" not in line
    async with house.opened((200, 60)) as guest:
        assert "+" not in guest.text("#name")


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE])
async def test_a_name_of_any_length_leaves_the_rest_in_sight(
    house: House, size: tuple[int, int]
) -> None:
    """The list and the keys stay where they are, and no row is wider than the screen."""
    name = "深蹲和硬拉 💪 legs " * 13
    follow(house, "foundations")
    house.keep(replace(house.workout(0, record("plank", 30), session="long"), name=name))
    async with house.opened(size) as guest:
        rows = guest.text().splitlines()
        assert len(rows) == size[1]
        assert max(map(cell_len, rows)) <= size[0]
        assert "Space start" in rows[-1]
        assert "Warm-up" in guest.text("#blocks")
        for key in ("w", "escape", "C"):
            await guest.press(key)
            assert max(map(cell_len, guest.text().splitlines())) <= size[0]


async def test_the_side_has_figure_and_line_of_the_exercise(house: House) -> None:
    """They are read once Today is seen, and follow the cursor; without figures the words remain."""
    settle(house, Runner(level=Level.ADVANCED))
    follow(house, "power-5k10k")
    for days, kilograms in ((7, 82), (14, 80), (21, 78)):
        squats = record("back-squat", 5, load=Load.of(kilograms), effort=6)
        house.keep(house.workout(days, squats, session="power-5k10k/A"))
    async with house.opened(WIDE) as guest:
        rows = guest.screen.query_one("#blocks", RowList)
        names = ["".join(span.text for span in row.left) for row in rows.rows]
        rows.cursor = next(place for place, name in enumerate(names) if "back squat" in name)
        await guest.settle()
        side = guest.text("#side")
        assert "1RM" in side
        assert "stand" in side
        await guest.press("down")
        assert guest.text("#side") != side
    house.settings = Settings(figures=False)
    async with house.opened(WIDE) as guest:
        assert "1  " not in guest.text("#side")
        assert "●" in guest.text("#side")


async def test_the_list_fits_where_it_can(house: House) -> None:
    """At 80 by 24 a usual session needs no scrolling, with one row of reason under it."""
    settle(house, Runner(level=Level.ADVANCED))
    follow(house, "power-5k10k")
    async with house.opened(USUAL) as guest:
        rows = guest.screen.query_one("#blocks", RowList)
        assert len(rows.rows) <= rows.size.height
        assert guest.screen.query_one("#reason").size.height == 1
        assert re.search(r"Warm-up +\d+ moves, \d+ min", guest.text("#blocks"))
    async with house.opened(WIDE) as guest:
        rows = guest.screen.query_one("#blocks", RowList)
        assert len(rows.rows) <= rows.size.height
        assert "Bad day?" in guest.text("#outs")
