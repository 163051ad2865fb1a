"""What can be on the screen of a workout."""

from enum import StrEnum


class Phase(StrEnum):
    """What the step on the screen is."""

    OVERVIEW = "overview"
    SET_UP = "set-up"
    LEAD_IN = "lead-in"
    WORK = "work"
    SWITCH = "switch"
    REST = "rest"
    DONE = "done"
