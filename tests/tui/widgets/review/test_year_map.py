"""The calendar of a year."""

from datetime import date, timedelta

import pytest

from midstance.coach.review.history import heat_map
from midstance.domain.history import HeatMap
from midstance.domain.settings import WeekStart
from midstance.tui.widgets.review.year_map import YearMap
from tests.tui.widgets.one_widget_app import OneWidgetApp, lines

TODAY = date(2026, 11, 26)
SETS = {TODAY: 4, TODAY - timedelta(1): 8, TODAY - timedelta(2): 12, TODAY - timedelta(3): 16}


def year(start: WeekStart = WeekStart.MONDAY) -> HeatMap:
    """A year whose last four days have the four shades, today the lightest."""
    return heat_map(SETS, TODAY, start)


async def test_shades_are_characters() -> None:
    """The last column, from Monday to today, shows all shades; days to come are blank."""
    calendar = YearMap(year())
    async with OneWidgetApp(calendar).run_test(size=(80, 12)):
        drawn = lines(calendar)
    assert [line[56:57] for line in drawn[1:8]] == ["█", "▓", "▒", "░", "", "", ""]
    assert [line[:3] for line in drawn[1:8:2]] == ["Mon", "Wed", "Fri", "Sun"]
    assert drawn[8] == "    · none  ░ 1+  ▒ 5+  ▓ 9+  █ 13+ sets"


async def test_plain_characters() -> None:
    """Every shade has a plain character too."""
    calendar = YearMap(year(), in_ascii=True)
    async with OneWidgetApp(calendar).run_test(size=(80, 12)):
        assert [line[56:57] for line in lines(calendar)[1:5]] == ["#", "*", "+", "-"]
        assert "\n".join(lines(calendar)).isascii()


@pytest.mark.parametrize(("width", "column"), [(120, 108), (200, 160), (57, 56)])
async def test_weeks_are_as_wide_as_there_is_room(width: int, column: int) -> None:
    """This week stands at the end, and the first month over its own column."""
    calendar = YearMap(year())
    async with OneWidgetApp(calendar).run_test(size=(width, 12)):
        drawn = lines(calendar)
    assert drawn[1][column] == "█"
    assert len(drawn[1].rstrip()) <= width
    assert drawn[0].split() == [
        *("Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov")
    ]


async def test_a_narrow_screen_shows_the_newest_weeks() -> None:
    """What has no room is the past; the legend is set closer."""
    calendar = YearMap(year())
    async with OneWidgetApp(calendar).run_test(size=(38, 12)):
        drawn = lines(calendar)
    assert [line[37:38] for line in drawn[1:5]] == ["█", "▓", "▒", "░"]
    assert drawn[0].split()[-2:] == ["Oct", "Nov"]
    assert drawn[8] == "· none ░ 1+ ▒ 5+ ▓ 9+ █ 13+ sets"


async def test_weeks_begin_where_the_runners_do() -> None:
    """With Sunday first, Sunday is the uppermost row."""
    calendar = YearMap(year(WeekStart.SUNDAY))
    async with OneWidgetApp(calendar).run_test(size=(80, 12)):
        assert [line[:3] for line in lines(calendar)[1:8:2]] == ["Sun", "Tue", "Thu", "Sat"]


async def test_an_empty_year_and_none() -> None:
    """Without a set only what can be has a shade; before the log is read nothing is drawn."""
    calendar = YearMap()
    async with OneWidgetApp(calendar).run_test(size=(80, 12)) as pilot:
        assert set(lines(calendar)) == {""}
        calendar.heat = heat_map({}, TODAY, WeekStart.MONDAY)
        await pilot.pause()
        assert lines(calendar)[8] == "    · none  █ 1+ sets"
