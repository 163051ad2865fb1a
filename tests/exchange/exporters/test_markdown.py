"""The log as Markdown."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.quantity import WeightUnit
from midstance.domain.record import Pain
from midstance.exchange.exporters.markdown import log_markdown, markdown_table, week_markdown
from tests.coach.gym import MONDAY, done, held, workout
from tests.exchange.weeks import FULL, NASTY, review_of


def test_pounds_are_pounds() -> None:
    """The unit is handed through."""
    assert "138 lb" in "\n".join(log_markdown(FULL, WeightUnit.LB))


def test_a_log_is_a_table_for_each_workout() -> None:
    """With its day, name, note and pains."""
    held_ = workout(
        1,
        MONDAY,
        done("squat", 8, kg=60, effort=7, note="heavy"),
        held("plank", 0, skipped=True),
        note="Slept badly.",
        pains=(Pain("knee", 2, "squat"),),
    )
    assert list(log_markdown([held_])) == [
        "# Training log",
        "",
        "## Mon 2026-11-23: Squat day (base/A)",
        "",
        "Slept badly.",
        "",
        "- Pain: knee, 2 of 10, squat",
        "",
        "| exercise | set | done | effort | note |",
        "| --- | --- | --- | --- | --- |",
        "| squat | 1 | 8 reps with 60 kg | 7 | heavy |",
        "| plank | 1 | skipped | | |",
    ]


def test_an_empty_log_and_an_empty_workout_are_no_error() -> None:
    """A heading each."""
    assert list(log_markdown([])) == ["# Training log"]
    assert list(log_markdown([workout(1, MONDAY, name="")]))[-1] == "## Mon 2026-11-23: base/A"


def test_nasty_texts_are_shown_not_obeyed() -> None:
    """Names, notes and regions are text: no element, no link, no escape sequence."""
    held_ = workout(1, MONDAY, done("squat", 8, note=NASTY), note=NASTY, name=NASTY)
    text = "\n".join(log_markdown([held_]))
    assert "<script>" not in text
    assert "\x1b" not in text
    assert "](http:" not in text


def test_a_week_is_headings_lists_and_tables() -> None:
    """It begins with the week, and each part has its heading."""
    lines = list(week_markdown(review_of(*FULL)))
    assert lines[:3] == ["# Week 2026-11-23 to 2026-11-29", "", "## Days"]
    assert "- Sets: 7 of 9 planned, 2 others." in lines
    assert "| quads | 3 | 5 | 6-14 | low, 3 more |" in lines
    assert not [line for line in lines if "\n" in line]


def test_week_markdown_pounds_are_pounds() -> None:
    """The unit is handed through."""
    assert "138 lb" in "\n".join(week_markdown(review_of(*FULL), WeightUnit.LB))


def test_a_week_without_workouts_has_its_headings() -> None:
    """There is something to say of an empty week, and none of it is blank twice in a row."""
    lines = list(week_markdown(review_of()))
    assert lines[0].startswith("# Week ")
    assert not any(not one and not other for one, other in pairwise(lines))


def test_a_table_has_a_head_and_a_rule() -> None:
    """An empty cell is a blank, so that the row keeps its cells."""
    assert list(markdown_table(("set", "note"), [("1", ""), ("2", "slow")])) == [
        "| set | note |",
        "| --- | --- |",
        "| 1 | |",
        "| 2 | slow |",
    ]


@given(st.lists(st.tuples(st.text(), st.text()), max_size=4))
def test_a_table_stays_a_table(rows: list[tuple[str, str]]) -> None:
    """Whatever is in the cells, each row is one line with three bare pipes."""
    for line in markdown_table(("a", "b"), rows):
        assert len(line.splitlines()) == 1
        assert line.replace("\\\\", "").replace("\\|", "").count("|") == 3
