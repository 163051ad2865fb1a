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
from tests.tui.laptop import EVENING, SMALL, USUAL, WIDE, Laptop, record
from tests.tui.runners import follow, know, settle


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE, (200, 60)])
async def test_the_session_that_is_due(laptop: Laptop, size: tuple[int, int]) -> None:
    """Session, minutes, sets and equipment stand there at every size, over the exercises."""
    async with laptop.opened(size) as user:
        shown = user.text("#name")
        assert "session A" in shown
        if size != SMALL:
            assert "17 sets" in shown
            assert "done by 18:36" in shown
        assert "Squat, push, trunk" in shown + user.text("#title")
        assert "Warm-up" in user.text("#blocks")
        assert user.text("#keys").lstrip().startswith("Space start")


async def test_the_week_and_the_last_time(laptop: Laptop) -> None:
    """What was done this week stands in the strip, and beside each target what was done last."""
    laptop.clock.move(2 * 24 * 3600)
    squats = record("chair-squat", 9)
    laptop.keep(replace(laptop.workout(0, squats, squats, session="foundations/A"), by_word=True))
    async with laptop.opened(WIDE) as user:
        await user.press("d")
        strip = user.text("#week").splitlines()
        assert [line.split()[0] for line in strip[1:4]] == ["Mon", "✓", "30"]
        assert "Wed 25   today" in strip[1]
        assert "▸ strength B" in strip[2]
    laptop.clock.move(7 * 24 * 3600)
    async with laptop.opened(WIDE) as user:
        rows = user.screen.query_one("#blocks", RowList).rows
        lines = ["".join(span.text for span in (*row.left, *row.right)) for row in rows]
        assert not any("✓" in line for line in user.text("#week").splitlines())
        assert any("stretch" in line for line in lines)


async def test_what_the_week_amounts_to_so_far(laptop: Laptop) -> None:
    """Sessions of those planned and kilometres stand in a line, or at the top where that is low."""
    follow(laptop, "foundations")
    with laptop.log() as log:
        calendar = RunCalendar(log, laptop.ids, laptop.clock.now())
        calendar.set_weekly(parse_weekly_runs("Mon easy 8km, Sun long 18km"), EVENING.date())
        calendar.add(EVENING.date(), parse_run("easy 8km"), is_done=True)
    async with laptop.opened(WIDE) as user:
        shown = " ".join(user.text("#so-far").split())
        assert shown == "0 of 2 strength this week 8 of 26 km run"
    async with laptop.opened(USUAL) as user:
        assert not user.text("#so-far")
        assert "0 of 2 this week   Mon 23 Nov 18:02" in user.text("#top")


async def test_the_exercise_under_the_cursor(laptop: Laptop) -> None:
    """On a wide screen it stands at the side with its cues, and Enter opens its page."""
    async with laptop.opened(WIDE) as user:
        assert "Chair squat" in user.text("#side")
        await user.press("down")
        assert "Incline push-up" in user.text("#side")
        assert "●" in user.text("#side")
        await user.press("enter")
        assert isinstance(user.screen, ExerciseScreen)
        assert "Incline push-up" in user.text()


async def test_whoever_is_warm_skips_the_warm_up(laptop: Laptop) -> None:
    """One key leaves the warm-up out and again takes it back; the first set is a work set."""
    async with laptop.opened() as user:
        assert "k skip, already warm" in user.text("#blocks")
        await user.press("k")
        assert "skipped" in user.text("#blocks")
        await user.press("k", "k", "space")
        state = user.session.machine.state
        assert state.planned_set.exercise == "chair-squat"
        assert Purpose.WARM_UP not in {each.purpose for each in state.planned_sets}


async def test_a_lighter_day(laptop: Laptop) -> None:
    """One key takes a set off each exercise, again takes that back; it starts as it is shown."""
    async with laptop.opened(WIDE) as user:
        usual = user.text("#blocks")
        assert "2 × 10" in usual
        await user.press("l")
        assert "Lighter today: a set less" in user.text("#reason")
        assert "2 × 10" not in user.text("#blocks")
        await user.press("l")
        assert user.text("#blocks") == usual
        await user.press("l", "space")
        state = user.session.machine.state
        counted = [each for each in state.planned_sets if each.purpose.counts]
        assert {each.sets for each in counted} == {1}


async def test_little_time(laptop: Laptop) -> None:
    """Typed minutes cut the session, the cuts are named, and it starts as it is shown."""
    async with laptop.opened(WIDE) as user:
        await user.press("5", "1", "5", "enter")
        assert "15 minutes: without " in user.text("#reason")
        assert int(user.text("#name").split(" min")[0].split()[-1]) <= 15
        shown = [row.key for row in user.screen.query_one("#blocks", RowList).rows]
        await user.press("space")
        planned_sets = user.session.machine.state.planned_sets
        counted = {each.exercise for each in planned_sets if each.purpose.counts}
        assert len(counted) == sum(key[0].isdecimal() for key in shown)


async def test_minutes_that_are_none(laptop: Laptop) -> None:
    """What is no number of minutes is asked again with what is wrong; Esc and 0 change nothing."""
    async with laptop.opened() as user:
        usual = user.text("#blocks")
        await user.press("5", "3", "enter")
        assert "3 is no time: type a number from 5 to 180" in " ".join(user.text().split())
        await user.press("escape")
        assert user.text("#blocks") == usual
        await user.press("5", "enter")
        assert "20 minutes: " in user.text("#reason")
        await user.press("5", "0", "enter")
        assert user.text("#blocks") == usual


async def test_not_today(laptop: Laptop) -> None:
    """The session waits and is still the next; the same key takes that back, in a new start too."""
    async with laptop.opened() as user:
        assert "rest day" not in user.text("#name")
        await user.press("m", "t")
        assert "rest day · next:" in user.text("#name")
        assert "Not today: the session waits" in user.text("#reason")
    async with laptop.opened() as user:
        assert "rest day · next:" in user.text("#name")
        await user.press("m")
        assert "rest day" not in user.text("#name")


async def test_changes_end_with_the_session(laptop: Laptop) -> None:
    """The next session comes as it is planned."""
    async with laptop.opened() as user:
        await user.press("l")
        assert "Lighter" in user.text("#reason")
        laptop.keep(replace(laptop.workout(0, session="foundations/A"), by_word=True))
        await user.press("d")
        assert "Lighter" not in user.text("#reason")


async def test_a_workout_under_way_comes_first(laptop: Laptop) -> None:
    """Left under way, its set stands in the first line, and the big key asks how to go on."""
    async with laptop.opened() as user:
        await user.press("space", "space", "escape", "enter")
    async with laptop.opened() as user:
        await user.press("escape")
        assert "▸ Resume: Brisk walk, set 1 of 1" in user.text("#name").splitlines()[0]
        assert user.text("#keys").lstrip().startswith("Space resume")
        await user.press("space")
        assert isinstance(user.screen, ChoiceDialog)


async def test_the_bar_resumes_in_large_letters(laptop: Laptop) -> None:
    """While a workout is under way the wide screen's bar says so, and the whole word fits."""
    async with laptop.opened() as user:
        await user.press("space", "space", "escape", "enter")
    async with laptop.opened(WIDE) as user:
        await user.press("escape")
        assert all(row in user.text("#start") for row in map(str.rstrip, letters("RESUME", 3)))


async def test_a_rest_day(laptop: Laptop) -> None:
    """Right after a session the next one is shown as what comes after a rest day."""
    laptop.places.make()
    start = EVENING.date() - timedelta(days=1)
    with laptop.log() as log:
        log.enrol(Enrolment("foundations", start), laptop.clock.now())
    laptop.keep(replace(laptop.workout(0, session="foundations/A"), by_word=True))
    async with laptop.opened() as user:
        assert "session B" in user.text("#name")
        assert "rest day" in user.text("#name")


async def test_the_list_moves_without_leaving(laptop: Laptop) -> None:
    """Arrows reach the last block on a small screen; the big key starts wherever they stand."""
    async with laptop.opened(SMALL) as user:
        blocks = user.screen.query_one("#blocks", RowList)
        names = []
        for key in ("down", "end", "up", "home"):
            await user.press(key)
            assert blocks.highlighted is not None
            names.append(blocks.highlighted.left[0].text)
        assert names[0] == "Incline push-up"
        assert (names[1], names[3]) == ("Cool-down", "Warm-up")
        await user.press("end", "space")
        assert not isinstance(user.screen, TodayScreen)


async def test_a_wide_terminal_has_it_in_the_middle(laptop: Laptop) -> None:
    """At 200 columns nothing is glued to the left edge, and the side has a larger figure."""
    async with laptop.opened((200, 60)) as user:
        page = user.screen.query_one("#page").region
        assert page.x == 200 - page.right
        assert page.width == 140
        assert user.screen.query_one("#side").region.right == page.right


async def test_the_list_says_which_lifts_begin_with_ramp_up_sets(laptop: Laptop) -> None:
    """With a barbell; the minutes of the list hold them, and without one there are none."""
    settle(laptop, Runner(level=Level.ADVANCED, screening=()))
    follow(laptop, "offseason-strength")
    async with laptop.opened(WIDE) as user:
        lines = user.text("#blocks").splitlines()
        ramped = [" ".join(line.split()) for line in lines if "+ ramp-up" in line]
        assert ramped == [
            "Barbell back squat 3 × 6 + ramp-up",
            "Stiff-legged deadlift 2 × 8 + ramp-up",
        ]
        assert "47 min" in user.text()
    without = Place("home", HOME_PLUS)
    settle(laptop, Runner(level=Level.ADVANCED, places=(without,), screening=()))
    async with laptop.opened(WIDE) as user:
        assert "ramp-up" not in user.text()


@pytest.mark.parametrize(("size", "shown"), [(WIDE, "○ intervals"), (USUAL, "○ 8 km")])
async def test_the_week_has_its_runs(laptop: Laptop, size: tuple[int, int], shown: str) -> None:
    """Kilometres over strength; a wide terminal says what for first, and has two rows more."""
    follow(laptop, "foundations")
    with laptop.log() as log:
        calendar = RunCalendar(log, new_ids(), at())
        calendar.set_weekly(parse_weekly_runs("Mon intervals 8km, Sun long 16km"), EVENING.date())
    async with laptop.opened(size) as user:
        week = user.text("#week")
        assert shown in week
        assert "16 km" in week
        assert user.screen.query_one("#week").size.height == (7 if size == WIDE else 5)


def let_run(laptop: Laptop, text: str, days_ago: int = 0) -> None:
    """A runner of intermediate level who follows the 10K program, with these weekly runs."""
    settle(laptop, Runner(level=Level.INTERMEDIATE))
    follow(laptop, "power-5k10k", days_ago)
    with laptop.log() as log:
        calendar = RunCalendar(log, new_ids(), at())
        calendar.set_weekly(parse_weekly_runs(text), laptop.clock.today() - timedelta(days=7))


async def test_today_and_tomorrow_in_a_line_each(laptop: Laptop) -> None:
    """The run comes first with the gap to strength, tomorrow follows, with food where it helps."""
    let_run(laptop, "Mon easy 8km, Tue long 18km, Thu tempo")
    async with laptop.opened(WIDE) as user:
        said = " ".join(user.text("#reason").split())
        assert "Today: easy, 8 km; no strength." in said
        assert "Tomorrow: long, 18 km" in said
        assert "Long run tomorrow: some more carbohydrate" in said


async def test_why_is_one_key_away(laptop: Laptop) -> None:
    """Every rule has its code and its source, every other day its reason; the key closes it too."""
    let_run(laptop, "Tue intervals, Wed easy, Fri easy, Sun long")
    know(laptop, "power-5k10k")
    async with laptop.opened(WIDE) as user:
        await user.press("e")
        said = " ".join(user.text().split())
        assert "Why" in said
        assert "Garber et al. 2011" in said
        await user.press("end")
        assert "other days" in user.text()
        await user.press("e")
        assert isinstance(user.screen, TodayScreen)


async def test_why_without_runs_is_the_reason(laptop: Laptop) -> None:
    """And the reminder of food and drink."""
    async with laptop.opened(WIDE) as user:
        await user.press("e")
        said = " ".join(user.text().split())
        assert "No program chosen yet" in said
        assert "Drink before and after" in said


async def test_a_change_is_marked_and_refused_with_one_key(laptop: Laptop) -> None:
    """The load that goes up has its sign and its reason; b leaves it, b takes it after all."""
    settle(laptop, Runner(level=Level.ADVANCED))
    follow(laptop, "power-5k10k")
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
    laptop.keep(laptop.workout(3, *squats, session="power-5k10k/A"))
    async with laptop.opened(USUAL) as user:
        rows = user.screen.query_one("#blocks", RowList)
        squat = next(
            n
            for n, row in enumerate(rows.rows)
            if "squat" in "".join(each.text for each in row.left)
        )
        rows.cursor = squat
        await user.press("down", "up")
        assert "82.5 kg" in user.text("#blocks")
        assert "▲ 2.5" in user.text("#blocks")
        assert "2.5 kg more" in user.text("#reason")
        await user.press("b")
        assert "▲" not in user.text("#blocks")
        await user.press("b")
        assert "▲ 2.5" in user.text("#blocks")
    async with laptop.opened(WIDE) as user:
        rows = user.screen.query_one("#blocks", RowList)
        rows.cursor = next(
            n
            for n, row in enumerate(rows.rows)
            if "squat" in "".join(each.text for each in row.left)
        )
        await user.press("down", "up")
        assert "▲ 2.5" in user.text("#side")


async def test_equipment_that_has_no_room_is_counted(laptop: Laptop) -> None:
    """No item is cut within its word."""
    follow(laptop, "power-5k10k")
    async with laptop.opened(USUAL) as user:
        line = user.text("#name").splitlines()[0].rstrip()
        assert re.search(r", [a-z -]+ \+ \d+$", line), line
        assert "…" not in line
    async with laptop.opened((200, 60)) as user:
        assert "+" not in user.text("#name")


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE])
async def test_a_name_of_any_length_leaves_the_rest_in_sight(
    laptop: Laptop, size: tuple[int, int]
) -> None:
    """The list and the keys stay where they are, and no row is wider than the screen."""
    name = "深蹲和硬拉 💪 legs " * 13
    follow(laptop, "foundations")
    laptop.keep(replace(laptop.workout(0, record("plank", 30), session="long"), name=name))
    async with laptop.opened(size) as user:
        rows = user.text().splitlines()
        assert len(rows) == size[1]
        assert max(map(cell_len, rows)) <= size[0]
        assert "Space start" in rows[-1]
        assert "Warm-up" in user.text("#blocks")
        for key in ("w", "escape", "C"):
            await user.press(key)
            assert max(map(cell_len, user.text().splitlines())) <= size[0]


async def test_the_side_has_figure_and_line_of_the_exercise(laptop: Laptop) -> None:
    """They are read once Today is seen, and follow the cursor; without figures the words remain."""
    settle(laptop, Runner(level=Level.ADVANCED))
    follow(laptop, "power-5k10k")
    for days, kilograms in ((7, 82), (14, 80), (21, 78)):
        squats = record("back-squat", 5, load=Load.of(kilograms), effort=6)
        laptop.keep(laptop.workout(days, squats, session="power-5k10k/A"))
    async with laptop.opened(WIDE) as user:
        rows = user.screen.query_one("#blocks", RowList)
        names = ["".join(span.text for span in row.left) for row in rows.rows]
        rows.cursor = next(place for place, name in enumerate(names) if "back squat" in name)
        await user.settle()
        side = user.text("#side")
        assert "1RM" in side
        assert "stand" in side
        await user.press("down")
        assert user.text("#side") != side
    laptop.settings = Settings(figures=False)
    async with laptop.opened(WIDE) as user:
        assert "1  " not in user.text("#side")
        assert "●" in user.text("#side")


async def test_the_list_fits_where_it_can(laptop: Laptop) -> None:
    """At 80 by 24 a usual session needs no scrolling, with one row of reason under it."""
    settle(laptop, Runner(level=Level.ADVANCED))
    follow(laptop, "power-5k10k")
    know(laptop, "power-5k10k")
    async with laptop.opened(USUAL) as user:
        rows = user.screen.query_one("#blocks", RowList)
        assert len(rows.rows) <= rows.size.height
        assert user.screen.query_one("#reason").size.height == 1
        assert re.search(r"Warm-up +\d+ moves, \d+ min", user.text("#blocks"))
    async with laptop.opened(WIDE) as user:
        rows = user.screen.query_one("#blocks", RowList)
        assert len(rows.rows) <= rows.size.height
        assert "Bad day?" in user.text("#bad-day")
