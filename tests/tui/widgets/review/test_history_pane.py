"""One exercise over time, by itself."""

from datetime import date

from midstance.coach.review.history import trends
from midstance.domain.history import ExerciseHistory
from midstance.domain.quantity import Unit
from midstance.domain.record import ExerciseDay
from midstance.domain.settings import Settings
from midstance.tui.widgets.review.history_pane import (
    NO_EXERCISE,
    HistoryPane,
    ShownTrend,
)
from tests.tui.widgets.one_widget_app import OneWidgetApp, lines

TODAY = date(2026, 11, 23)


def history(name: str, unit: Unit, grams: int | None = None) -> ShownTrend:
    """An exercise of one day."""
    days = (ExerciseDay(TODAY, unit, 1, 10, 10, grams),)
    found = ExerciseHistory(name.lower(), name, days, trends(days))
    return ShownTrend(name, name, found.trends, found)


def pane_of() -> HistoryPane:
    """A pane in kilograms."""
    return HistoryPane(Settings(), TODAY)


async def test_the_quantity_is_kept_where_the_next_exercise_has_it() -> None:
    """Repetitions stay repetitions; where there are fewer quantities the last one is shown."""
    pane = pane_of()
    async with OneWidgetApp(pane).run_test(size=(60, 20)):
        seen = []
        pane.show_history(history("Squat", Unit.REPS, 60_000))
        pane.set_quantity(1)
        for each in (("Squat", 60_000), ("Push-up", None), ("Row", 20_000)):
            pane.show_history(history(each[0], Unit.REPS, each[1]))
            assert pane.trend is not None
            seen.append(pane.trend.quantity.value)
        assert seen == ["repetitions"] * 3


async def test_nothing_to_show() -> None:
    """Without an exercise, or one without a set that counted, it says so; keys are harmless."""
    pane = pane_of()
    async with OneWidgetApp(pane).run_test(size=(60, 20)) as pilot:
        pane.set_quantity(1)
        pane.show_history(ShownTrend("Rest", "Rest", ()))
        await pilot.pause()
        said = "\n".join(lines(pane.query_one("#chart")))
        assert NO_EXERCISE in said
        assert "▀" in said
        assert pane.values.rows == ()
        pane.show_history(None)
        assert pane.trend is None


async def test_the_table_stands_in_place_of_the_chart() -> None:
    """A class turns the chart into its table, wherever the pane is used."""
    pane = pane_of()
    async with OneWidgetApp(pane).run_test(size=(60, 20)) as pilot:
        pane.show_history(history("Squat", Unit.REPS, 60_000))
        shows = [(pane.query_one("#chart").display, pane.values.display)]
        pane.add_class("-table")
        await pilot.pause()
        shows.append((pane.query_one("#chart").display, pane.values.display))
        assert shows == [(True, False), (False, True)]
        assert "Mon 23 Nov" in "\n".join(lines(pane.values))


async def test_more_months_and_fewer() -> None:
    """Half a year at first; both ends of the periods are firm."""
    pane = pane_of()
    async with OneWidgetApp(pane).run_test(size=(60, 20)):
        seen = []
        for step in (0, -1, -1, 1, 1, 1, 1):
            pane.set_period(step)
            seen.append(pane.months)
    assert seen == [6, 3, 3, 6, 12, None, None]
