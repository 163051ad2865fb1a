"""The exercise under the cursor beside the list."""

from datetime import date, timedelta

import pytest

from midstance.coach.review.history import trends
from midstance.domain.history import TrendQuantity
from midstance.domain.quantity import Unit
from midstance.domain.record import ExerciseDay
from midstance.presentation.planning.targets import ExerciseOfToday
from midstance.storage.definitions.cache import LoadedLibrary
from midstance.storage.figures.book import FigureBook
from midstance.storage.places import bundled_assets
from midstance.tui.widgets.figure import ShownFigure
from midstance.tui.widgets.today.side import BesideExercise, TodaySide
from midstance.tui.widgets.today.trend import TrendBeside
from tests.tui.widgets.review.drawn import inks, texts

DEADLIFT = ExerciseOfToday(
    "Deadlift",
    "3 × 5 · 82.5 kg",
    "",
    (("last time", "5 · 5 · 5 @ 80 kg"), ("best", "5 @ 80 kg")),
    "▲ 2.5",
    ("Bar over mid-foot, shins to it.", "Push the floor away.", "Stand tall."),
)


@pytest.fixture
def line() -> TrendBeside:
    """A maximum that went up for three months."""
    days = [
        ExerciseDay(date(2026, 9, 1) + timedelta(days=7 * week), Unit.REPS, 3, 15, 5, None, grams)
        for week, grams in enumerate(range(84_000, 96_000, 1_000))
    ]
    (trend,) = [each for each in trends(days) if each.quantity is TrendQuantity.ESTIMATED_MAXIMUM]
    return TrendBeside(trend)


@pytest.fixture
def figure(library: LoadedLibrary) -> ShownFigure:
    """The poses of the deadlift."""
    return figure_of("deadlift", library)


def figure_of(exercise: str, library: LoadedLibrary) -> ShownFigure:
    """The poses of an exercise of the library."""
    name = library.library.exercises[exercise].figure
    found = FigureBook(bundled_assets(), bundled_assets()).figure(name)  # type: ignore[arg-type]  # no own figures
    assert found is not None
    return ShownFigure(found)


def drawn(shown: ExerciseOfToday | None, beside: BesideExercise, height: int) -> list[str]:
    """The side at this height."""
    side = TodaySide()
    side._shown, side._beside = shown, beside
    return [row.removeprefix("│") for row in texts(side.cells(41, height))]


def test_figure_line_and_cue_share_the_room(figure: ShownFigure, line: TrendBeside) -> None:
    """The line names its ends and its months; the numbers come where there is room for them."""
    rows = drawn(DEADLIFT, BesideExercise(figure, line), 22)
    assert rows[1].split() == ["Deadlift", "3", "×", "5", "·", "82.5", "kg"]
    whole = "\n".join(rows)
    assert "1  set up" in whole
    assert "1RM 95" in whole
    assert "84" in whole
    assert "Oct" in whole
    assert "● Bar over mid-foot" in whole
    assert "last time" not in whole
    assert "last time" in "\n".join(drawn(DEADLIFT, BesideExercise(figure, line), 34))


@pytest.mark.parametrize("exercise", ["squat-jump", "drop-jump", "pogo-jump", "step-up"])
def test_a_tall_movement_has_the_rows_that_it_needs(
    exercise: str, library: LoadedLibrary, line: TrendBeside
) -> None:
    """A jump is drawn beside its line as well, at the size of a usual terminal."""
    beside = BesideExercise(figure_of(exercise, library), line)
    whole = "\n".join(drawn(DEADLIFT, beside, 22))
    assert "1  " in whole
    assert "1RM 95" in whole


def test_words_alone_where_there_is_no_figure() -> None:
    """The numbers, with the sign of what changed, and every cue."""
    rows = drawn(DEADLIFT, BesideExercise(), 22)
    assert rows[3].split()[-2:] == ["▲", "2.5"]
    assert [row.strip() for row in rows[6:9]] == [f"● {cue}" for cue in DEADLIFT.cues]


@pytest.mark.parametrize("height", [1, 3, 8, 12])
def test_little_room_is_not_overrun(figure: ShownFigure, line: TrendBeside, height: int) -> None:
    """What has none is left out."""
    assert len(drawn(DEADLIFT, BesideExercise(figure, line), height)) == height
    assert not "".join(drawn(None, BesideExercise(), height)).strip()


def test_a_word_of_caution_is_amber() -> None:
    """Why it is another exercise than the program has."""
    side = TodaySide()
    side._shown = ExerciseOfToday("Deadlift", "", "instead of squat", (), "", ())
    assert inks(side.cells(41, 8), 2) == {"edge", "ready"}
