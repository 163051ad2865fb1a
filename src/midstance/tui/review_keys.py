"""The commands for looking back: the week, and how things went over time."""

from __future__ import annotations

from midstance.tui.command import Area, Command

REVIEW: tuple[Command, ...] = (
    Command("week.before", Area.WEEK, ("left",), "week before", "The week before"),
    Command("week.after", Area.WEEK, ("right",), "week after", "The week after"),
    Command("week.now", Area.WEEK, ("home", "n"), "this week", "This week again"),
    Command("week.back", Area.WEEK, ("escape",), "back", "Back to where you came from"),
)
