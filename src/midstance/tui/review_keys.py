"""The commands for looking back: the week, and how things went over time."""

from __future__ import annotations

from midstance.tui.command import Area, Command

REVIEW: tuple[Command, ...] = (
    Command("week.before", Area.WEEK, ("left",), "week before", "The week before"),
    Command("week.after", Area.WEEK, ("right",), "week after", "The week after"),
    Command("week.now", Area.WEEK, ("n",), "this week", "This week again"),
    Command("week.copy", Area.WEEK, ("c",), "copy", "Copy the week as Markdown"),
    Command("week.back", Area.WEEK, ("escape",), "back", "Back to where you came from"),
    Command(
        "history.open",
        Area.HISTORY,
        ("enter", "space"),
        "chart",
        "The chart alone, as large as it can be",
    ),
    Command(
        "history.after",
        Area.HISTORY,
        ("right",),
        "next quantity",
        "Load, repetitions, seconds, estimated maximum: the next one",
    ),
    Command("history.before", Area.HISTORY, ("left",), "quantity before", "The quantity before"),
    Command("history.table", Area.HISTORY, ("t",), "table", "The values as a table, and back"),
    Command("history.search", Area.HISTORY, ("slash",), "search", "Exercises by their name"),
    Command("history.calendar", Area.HISTORY, ("c",), "calendar", "The year, shown or hidden"),
    Command("history.above", Area.HISTORY, ("up",), "above", "The exercise above in the list"),
    Command("history.below", Area.HISTORY, ("down",), "below", "The exercise below in the list"),
    Command("history.back", Area.HISTORY, ("escape",), "back", "Back to where you came from"),
)
