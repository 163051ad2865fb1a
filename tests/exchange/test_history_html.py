"""The history as a page."""

from hypothesis import given

from midstance.domain.record import WorkoutRecord
from midstance.exchange.history_html import history_html
from tests.coach.gym import day, done, logs, workout
from tests.exchange.pages import Page
from tests.exchange.weeks import histories

MANY = tuple(
    workout(i + 1, day(3 * i), done("squat", 8, kg=60 + i, effort=8), week=i // 2 % 4 + 1)
    for i in range(10)
)


def page(*workouts: WorkoutRecord) -> Page:
    """The page of these workouts."""
    year, exercises = histories(*workouts)
    return Page("\n".join(history_html(year, exercises)))


def test_each_exercise_has_its_charts_and_its_table() -> None:
    """Load and repetitions; every day as a row, the newest first; never done, not shown."""
    found = page(*MANY)
    found.assert_stands_alone()
    assert found.texts["h2"] == ["The last year", "Squat"]
    assert found.texts["h3"] == [
        "Heaviest load, kg",
        "Most repetitions in a set",
        "Estimated one-repetition maximum, kg",
    ]
    assert found.texts["summary"] == ["10 days as a table"]
    assert found.texts["td"][0] == "2026-12-20"
    assert found.count("circle") == 30


def test_points_say_their_value() -> None:
    """A dot is read out with its day, and so is a day of the calendar."""
    titles = page(*MANY).texts["title"]
    assert "2026-11-23: 60 kg" in titles
    assert "2026-11-23: 1 set" in titles


def test_deload_weeks_are_shaded_and_explained() -> None:
    """The shade has a title, and a sentence below the charts says what it is."""
    found = page(*MANY)
    assert "rest" in found.classes("rect")
    assert "Shaded: deload weeks." in found.texts["p"]
    assert "Shaded: deload weeks." not in page(*MANY[:3]).texts["p"]


def test_the_year_is_told_in_words_too() -> None:
    """For those who cannot see the calendar."""
    (text,) = [each for each in page(*MANY).texts["p"] if "training" in each]
    assert text.startswith("10 days with training.")


def test_an_empty_history_is_a_page() -> None:
    """A calendar without a shade."""
    found = page()
    found.assert_stands_alone()
    assert {each for each in found.classes("rect") if each} == {"h0"}


@given(logs(5))
def test_any_history_can_be_drawn(workouts: tuple[WorkoutRecord, ...]) -> None:
    """Every coordinate is a number on the picture."""
    found = page(*workouts)
    for tag, held in found.elements:
        if tag == "circle":
            assert 0 <= float(held["cx"] or -1) <= 720
            assert 0 <= float(held["cy"] or -1) <= 200
