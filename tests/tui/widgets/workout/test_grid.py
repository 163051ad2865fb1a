"""What stands where."""

import pytest

from midstance.tui.widgets.workout.grid import Room, grid_of, room_of


@pytest.mark.parametrize(
    ("size", "room"),
    [
        ((1, 1), Room.SMALL),
        ((40, 12), Room.SMALL),
        ((60, 20), Room.NARROW),
        ((79, 60), Room.NARROW),
        ((200, 23), Room.NARROW),
        ((80, 24), Room.USUAL),
        ((109, 40), Room.USUAL),
        ((110, 32), Room.WIDE),
        ((250, 70), Room.WIDE),
    ],
)
def test_the_room_of_a_terminal(size: tuple[int, int], room: Room) -> None:
    """Both sides must have the room."""
    assert room_of(*size) is room


def test_the_places_of_the_full_grid() -> None:
    """Band, name, number, captions, bar and table begin where the design has them."""
    grid = grid_of(120, 40)
    assert (grid.margin, grid.side, grid.side_text, grid.right) == (3, 79, 82, 117)
    assert (grid.name, grid.hero, grid.caption, grid.bar, grid.table) == (15, 12, 21, 48, 30)
    usual = grid_of(80, 24)
    assert (usual.margin, usual.side, usual.name, usual.hero, usual.keys) == (2, 0, 13, 10, 23)


def test_wide_terminals_stretch_nothing() -> None:
    """The stage keeps its width, the side column grows once, and a third column comes at last."""
    assert grid_of(150, 40).stage == grid_of(120, 40).stage
    assert grid_of(150, 40).side_width == 60
    assert not grid_of(179, 40).list
    widest = grid_of(220, 40)
    assert widest.list > widest.side > widest.margin > grid_of(180, 40).margin
    assert widest.edge < 220


@pytest.mark.parametrize("height", [32, 36, 40, 70])
def test_the_table_stays_above_the_keys(height: int) -> None:
    """However low the terminal, rows of the table have room."""
    grid = grid_of(120, height)
    assert grid.caption < grid.table < grid.table_end < grid.keys == height - 1
