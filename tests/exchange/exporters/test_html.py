"""A page in one file."""

import re

from hypothesis import given

from midstance.domain.record import Pain, WorkoutRecord
from midstance.exchange.exporters.html import (
    STYLE,
    history_html,
    html_page,
    html_table,
    section_lines,
    week_html,
)
from midstance.presentation.blocks import Section
from tests.coach.gym import MONDAY, day, done, logs, workout
from tests.exchange.pages import Page
from tests.exchange.weeks import FULL, NASTY, histories, review_of


def test_a_page_stands_alone() -> None:
    """Title and body; nothing is fetched, nothing runs."""
    found = Page("\n".join(html_page("A < B", ["<p>body</p>"])))
    found.assert_stands_alone()
    assert (found.texts["h1"], found.texts["p"]) == (["A < B"], ["body"])


def test_both_palettes_name_the_same_colours() -> None:
    """No colour of the light page is left over in the dark one, and each is used."""
    light, dark = STYLE.split("@media (prefers-color-scheme: dark)")
    dark = dark.partition("\n* {")[0]
    names = set(re.findall(r"(--\w+):", light))
    assert names == set(re.findall(r"(--\w+):", dark))
    assert names == set(re.findall(r"var\((--\w+)\)", STYLE))


def test_a_section_has_only_what_it_has() -> None:
    """Heading, lines, chart, table and note, in this order; empty parts are left out."""
    whole = Section("Work", ("done",), ("a", "b"), (("1", "<2>"),), "why")
    found = "\n".join(section_lines(whole, {"Work": "<svg></svg>"}))
    order = [found.index(each) for each in ("<h2>", "<li>", "<svg>", "<table>", 'class="note"')]
    assert order == sorted(order)
    assert "&lt;2&gt;" in found
    bare = "\n".join(section_lines(Section("Runs"), {}))
    assert bare.strip() == "<h2>Runs</h2>"


def test_a_table_has_a_head() -> None:
    """Cells of the head are heads."""
    found = Page("\n".join(html_table(("a", "b"), [("1", "2"), ("3", "4")])))
    assert (found.texts["th"], found.texts["td"]) == (["a", "b"], ["1", "2", "3", "4"])


def test_the_page_says_what_the_review_says() -> None:
    """Its title, a heading for each part, and a chart of the volume with a title of its own."""
    page = Page("\n".join(week_html(review_of(*FULL))))
    assert page.texts["h1"] == ["Week 2026-11-23 to 2026-11-29"]
    assert page.texts["h2"][:3] == ["Days", "Work", "Sets per muscle group"]
    assert page.count("svg") == 1
    assert "quads: 3 sets, low, 3 more" in page.texts["title"]


def test_the_page_needs_nothing_and_runs_nothing() -> None:
    """No script, nothing that is fetched, a policy that forbids both, and both colour schemes."""
    page = Page("\n".join(week_html(review_of(*FULL))))
    page.assert_stands_alone()


def test_every_group_has_its_bar() -> None:
    """As many as the table has rows, the target behind and the plan as a mark."""
    found = review_of(*FULL)
    page = Page("\n".join(week_html(found)))
    assert page.classes("rect").count("track") == len(found.volume)
    assert page.classes("line").count("plan") == sum(each.planned > 0 for each in found.volume)
    assert page.classes("rect").count("band") == sum(
        each.target is not None for each in found.volume
    )


def test_an_empty_week_is_a_page() -> None:
    """Nothing is drawn that is not there, and nothing fails."""
    page = Page("\n".join(week_html(review_of(chosen=()))))
    page.assert_stands_alone()
    assert "Nothing was planned or done." in page.texts["li"]


def test_nasty_texts_stay_texts() -> None:
    """Whatever a note, a name or a region holds is shown and not obeyed."""
    hurt = workout(1, MONDAY, done(NASTY, 8), pains=(Pain(NASTY, 3, NASTY),), name=NASTY)
    page = Page("\n".join(week_html(review_of(hurt))))
    page.assert_stands_alone()
    assert any("<script>alert('x')</script>" in text for text in page.texts["td"])


MANY = tuple(
    workout(i + 1, day(3 * i), done("squat", 8, kg=60 + i, effort=8), week=i // 2 % 4 + 1)
    for i in range(10)
)


def page_of_history_html(*workouts: WorkoutRecord) -> Page:
    """The page of these workouts."""
    year, exercises = histories(*workouts)
    return Page("\n".join(history_html(year, exercises)))


def test_each_exercise_has_its_charts_and_its_table() -> None:
    """Load and repetitions; every day as a row, the newest first; never done, not shown."""
    found = page_of_history_html(*MANY)
    found.assert_stands_alone()
    assert found.texts["h2"] == ["The last year", "Squat"]
    assert found.texts["h3"] == [
        "Heaviest load, kg",
        "Most repetitions in a set",
        "Estimated 1RM, kg",
    ]
    assert found.texts["summary"] == ["10 days as a table"]
    assert found.texts["td"][0] == "2026-12-20"
    assert found.count("circle") == 30


def test_points_say_their_value() -> None:
    """A dot is read out with its day, and so is a day of the calendar."""
    titles = page_of_history_html(*MANY).texts["title"]
    assert "2026-11-23: 60 kg" in titles
    assert "2026-11-23: 1 set" in titles


def test_deload_weeks_are_shaded_and_explained() -> None:
    """The shade has a title, and a sentence below the charts says what it is."""
    found = page_of_history_html(*MANY)
    assert "rest" in found.classes("rect")
    assert "Shaded: deload weeks." in found.texts["p"]
    assert "Shaded: deload weeks." not in page_of_history_html(*MANY[:3]).texts["p"]


def test_the_year_is_shown_in_words_too() -> None:
    """For those who cannot see the calendar."""
    (text,) = [each for each in page_of_history_html(*MANY).texts["p"] if "training" in each]
    assert text.startswith("10 days with training.")


def test_an_empty_history_is_a_page() -> None:
    """A calendar without a shade."""
    found = page_of_history_html()
    found.assert_stands_alone()
    assert {each for each in found.classes("rect") if each} == {"h0"}


@given(logs(5))
def test_any_history_can_be_drawn(workouts: tuple[WorkoutRecord, ...]) -> None:
    """Every coordinate is a number on the picture."""
    found = page_of_history_html(*workouts)
    for tag, held in found.elements:
        if tag == "circle":
            assert 0 <= float(held["cx"] or -1) <= 720
            assert 0 <= float(held["cy"] or -1) <= 200
