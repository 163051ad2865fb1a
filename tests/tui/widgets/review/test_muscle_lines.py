"""Weekly sets as thin lines over their goal range."""

import pytest

from midstance.domain.exercise import VolumeGroup
from midstance.tui.widgets.review.muscle_lines import (
    USUAL_PLACES,
    WIDE_PLACES,
    draw_muscles,
    line_cells,
    trend_levels,
)
from midstance.tui.widgets.workout.canvas import Canvas
from tests.tui.widgets.review.drawn import eight_weeks, inks, texts, volume


@pytest.mark.parametrize(
    ("sets", "expected"),
    [
        (9, [("go", 9), ("faint", 5), ("track", 6)]),
        (2, [("ready", 2), ("track", 4), ("faint", 8), ("track", 6)]),
        (0, [("track", 6), ("faint", 8), ("track", 6)]),
        (16, [("go", 16), ("track", 4)]),
    ],
)
def test_what_is_done_lies_over_the_goal(sets: float, expected: list[tuple[str, int]]) -> None:
    """Green where it is enough, amber where it is not, and what is left of the goal is faint."""
    cells = line_cells(volume(VolumeGroup.QUADS, sets), 20, 20)
    runs: list[tuple[str, int]] = []
    for _, ink in cells:
        if runs and runs[-1][0] == ink:
            runs[-1] = (ink, runs[-1][1] + 1)
        else:
            runs.append((ink, 1))
    assert runs == expected


def test_each_group_has_a_row() -> None:
    """Its name as gyms say it, its sets, its goal, and how many are missing."""
    canvas = Canvas(80, 12)
    volumes = (
        volume(VolumeGroup.QUADS, 8.5),
        volume(VolumeGroup.HIP_LATERAL, 4.5),
        volume(VolumeGroup.SHIN_FOOT, 3),
    )
    assert draw_muscles(canvas, 0, volumes, eight_weeks(4, 8), WIDE_PLACES) == 3
    head, quads, hip, rest = texts(canvas.rows())[:4]
    assert head.split() == "SETS PER MUSCLE ━ done ━ goal range 8 weeks".split()  # noqa: SIM905 - as it reads
    assert quads.split("━")[-1].split()[:2] == ["8.5", "6-14"]
    assert hip.startswith("   side hip")
    assert hip.endswith("0.5 more")
    assert "ready" in inks(canvas.rows(), 2)
    assert "ready" not in inks(canvas.rows(), 1)
    assert rest == ""


def test_too_much_is_named() -> None:
    """By a word; it is not red."""
    canvas = Canvas(80, 3)
    draw_muscles(canvas, 0, (volume(VolumeGroup.QUADS, 20),), eight_weeks(4, 8), USUAL_PLACES)
    assert "above" in texts(canvas.rows())[1]


def test_eight_weeks_are_columns() -> None:
    """As high as their values; a week without any is blank."""
    assert trend_levels((0, 1, 7, 7)) == " ▁▇▇"
    assert trend_levels((0, 0)) == "  "
    assert trend_levels((7, 3.5, 1), in_ascii=True) == "#=."


def test_without_blocks() -> None:
    """Plain characters alone, and done, goal and the rest are told apart."""
    cells = line_cells(volume(VolumeGroup.QUADS, 2), 20, 20, in_ascii=True)
    assert "".join(text for text, _ in cells) == "==....--------......"
