"""The session beside the stage."""

import pytest

from midstance.tui.widgets.workout.session_strip import SessionStrip
from midstance.workout.view import StripItem, StripMark
from tests.tui.widgets.one_widget_app import OneWidgetApp

DONE, NOW, AHEAD = StripMark.DONE, StripMark.NOW, StripMark.TO_DO
ROWS = (
    StripItem(0, "Walk", "Warm-up", (DONE,), is_now=False),
    StripItem(1, "Split squat", "Strength", (DONE, StripMark.HALF, AHEAD), is_now=True),
    StripItem(2, "A very long name of an exercise [b]", "Strength", (AHEAD,) * 8, is_now=False),
    StripItem(3, "Plank", "Core", (StripMark.SKIPPED, NOW), is_now=False),
)


async def shown(rows: tuple[StripItem, ...], size: tuple[int, int]) -> list[str]:
    """What the strip shows."""
    strip = SessionStrip()
    async with OneWidgetApp(strip).run_test(size=size) as pilot:
        strip.styles.height = size[1]
        await pilot.pause()
        strip.show_rows(rows)
        strip.show_rows(rows)
        await pilot.pause()
        return [line.text.rstrip() for line in strip.render_lines(strip.size.region)]


async def test_a_line_for_each_exercise() -> None:
    """Exercises stand under their blocks, with a mark for each set; many sets are counted."""
    assert await shown(ROWS, (28, 9)) == [
        "Warm-up",
        "✓ Walk                    ●",
        "Strength",
        "▸ Split squat           ●◐○",
        "  A very long name of … 0/8",
        "Core",
        "  Plank                  –○",
        "",
        "",
    ]


async def test_the_current_exercise_is_in_sight() -> None:
    """Where there are more lines than rows, those around the current exercise are shown."""
    many = tuple(
        StripItem(place, f"Exercise {place}", "Core", (AHEAD,), is_now=place == 30)
        for place in range(40)
    )
    lines = await shown(many, (28, 8))
    assert any(line.startswith("▸ Exercise 30") for line in lines)
    assert len(lines) == 8


@pytest.mark.parametrize("width", [40, 80])
async def test_one_line(width: int) -> None:
    """In one line the neighbours of the current exercise have room."""
    (line,) = await shown(ROWS, (width, 1))
    assert line.startswith(" 1/4  ✓ Walk   ▸ Split squat ●◐○")


async def test_after_the_end() -> None:
    """When nothing is current any more, the last exercise is shown, and nothing is no trouble."""
    over = tuple(StripItem(n, f"E{n}", "Core", (DONE,), is_now=False) for n in range(3))
    (line,) = await shown(over, (60, 1))
    assert line.startswith(" 3/3  ✓ E1   ▸ E2 ●")
    assert await shown((), (20, 2)) == ["", ""]
