"""What stands where on the session's screen: one grid for every phase, by the terminal's size."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Room(IntEnum):
    """How much room the terminal gives, from what fits a corner to two columns and more."""

    SMALL = 0
    NARROW = 1
    USUAL = 2
    WIDE = 3


WIDE_COLUMNS, WIDE_ROWS = 110, 32
USUAL_COLUMNS, USUAL_ROWS = 80, 24
NARROW_COLUMNS, NARROW_ROWS = 60, 20
ROOMY_COLUMNS, THREE_COLUMNS = 140, 180
STAGE_WIDTH, SIDE_FROM, SIDE_WIDTH, ROOMY_SIDE, LIST_WIDTH = 72, 79, 41, 60, 41
SIDE_MARGIN = 3


@dataclass(frozen=True, slots=True)
class Grid:
    """The places of everything, in cells; a half row is half a cell high.

    Attributes:
        margin: the column at which the stage begins.
        stage: columns of the stage.
        right: the column before which the band's right end stops.
        side: the first column of the side column, with ``side_width`` columns; 0 without one.
        list: the first column of the session's list, from 180 columns on; 0 without one.
        name: the half row of the name.
        hero: the row of the one huge number; ``hero_rows`` for repetitions, ``clock_rows`` for
            seconds in a hold, ``rest_rows`` for the clock in a rest.
        caption: the row under the hero of repetitions.
        bar: the half row of the bar; ``low_bar`` below a hold.
        bar_half_rows: how thick the bar is.
        table: the row of the set table; ``table_end`` is the row after the last one it may use.
        keys: the last row.
    """

    width: int
    height: int
    room: Room
    margin: int
    stage: int
    right: int
    side: int
    side_width: int
    list: int
    name: int
    hero: int
    hero_rows: int
    clock_rows: int
    rest_rows: int
    caption: int
    bar: int
    low_bar: int
    bar_half_rows: int
    table: int
    table_end: int
    keys: int

    @property
    def stage_end(self) -> int:
        """The column after the stage."""
        return self.margin + self.stage

    @property
    def side_text(self) -> int:
        """The column at which the side column's text begins."""
        return self.side + SIDE_MARGIN

    @property
    def side_text_width(self) -> int:
        """Columns of the side column's text."""
        return self.side_width - 2 * SIDE_MARGIN

    @property
    def edge(self) -> int:
        """The column before which the top rows stop."""
        return self.list + LIST_WIDTH - 2 if self.list else self.right + (self.room is Room.WIDE)


def room_of(width: int, height: int) -> Room:
    """How much room a terminal of this size gives."""
    for room, columns, rows in (
        (Room.WIDE, WIDE_COLUMNS, WIDE_ROWS),
        (Room.USUAL, USUAL_COLUMNS, USUAL_ROWS),
        (Room.NARROW, NARROW_COLUMNS, NARROW_ROWS),
    ):
        if width >= columns and height >= rows:
            return room
    return Room.SMALL


def grid_of(width: int, height: int) -> Grid:
    """The grid of a terminal of this size."""
    room = room_of(width, height)
    if room is Room.WIDE:
        return _wide_grid(width, height)
    margin = 1 if room is Room.SMALL else 2
    name, hero, caption, bar, low_bar, table = {
        Room.USUAL: (13, 10, 15, 34, 39, 19),
        Room.NARROW: (12, 8, 13, 28, 33, 16),
        Room.SMALL: (4, 3, 6, 14, 14, 8),
    }[room]
    return Grid(
        width=width,
        height=height,
        room=room,
        margin=margin,
        stage=max(0, width - 2 * margin),
        right=width - margin,
        side=0,
        side_width=0,
        list=0,
        name=name,
        hero=hero,
        hero_rows=3 if room is Room.SMALL else 5,
        clock_rows={Room.USUAL: 9, Room.NARROW: 7, Room.SMALL: 3}[room],
        rest_rows={Room.USUAL: 7, Room.NARROW: 5, Room.SMALL: 3}[room],
        caption=caption,
        bar=bar,
        low_bar=low_bar,
        bar_half_rows=2,
        table=table,
        table_end=height - 1,
        keys=height - 1,
    )


def _wide_grid(width: int, height: int) -> Grid:
    """Two columns, three from 180 columns on, and then all of them in the middle."""
    three = width >= THREE_COLUMNS
    side_width = ROOMY_SIDE if width >= ROOMY_COLUMNS else width - SIDE_FROM
    total = SIDE_FROM + side_width + (LIST_WIDTH if three else 0)
    left = (width - total) // 2 if three else 0
    side = left + SIDE_FROM
    return Grid(
        width=width,
        height=height,
        room=Room.WIDE,
        margin=left + 3,
        stage=STAGE_WIDTH,
        right=side + side_width - 3,
        side=side,
        side_width=side_width,
        list=side + side_width if three else 0,
        name=15,
        hero=12,
        hero_rows=9,
        clock_rows=15,
        rest_rows=11,
        caption=21,
        bar=48,
        low_bar=58,
        bar_half_rows=3,
        table=30 if height >= 40 else max(27, height - 10),  # noqa: PLR2004 - rows of the full grid
        table_end=height - 2,
        keys=height - 1,
    )
