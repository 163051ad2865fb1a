"""How much of a room its tests must reach, in lines and branches together."""

from io import StringIO
from pathlib import Path

from coverage import Coverage
from coverage.exceptions import NoDataError

FLOORS = {"domain": 98.0, "workout": 98.0}


def rooms_below_their_floor(root: Path) -> list[str]:
    """One line for each room whose coverage, as last measured, is below its floor."""
    measured = Coverage(data_file=str(root / ".coverage"), config_file=str(root / "pyproject.toml"))
    measured.load()
    reached = {room: percent_of(measured, room) for room in FLOORS}
    return [
        f"Coverage of {room} is {reached[room]:.1f} %, and must be {floor} %"
        for room, floor in FLOORS.items()
        if reached[room] < floor
    ]


def percent_of(measured: Coverage, room: str) -> float:
    """Percent of a room's lines and branches that ran; 100 for a room with nothing to run."""
    try:
        return measured.report(include=f"src/midstance/{room}/*", file=StringIO())
    except NoDataError:
        return 100.0
