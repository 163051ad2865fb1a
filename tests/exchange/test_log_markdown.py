"""The log as Markdown."""

from midstance.domain.quantity import WeightUnit
from midstance.domain.record import Pain
from midstance.exchange.log_markdown import log_markdown
from tests.coach.gym import MONDAY, done, held, workout
from tests.exchange.weeks import FULL, NASTY


def test_pounds_are_pounds() -> None:
    """The unit is handed through."""
    assert "137.8 lb" in "\n".join(log_markdown(FULL, WeightUnit.LB))


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
