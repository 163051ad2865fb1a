"""The commands for finding what to train: exercises, programs and the profile."""

from __future__ import annotations

from midstance.tui.command import Area, Command

STUDY: tuple[Command, ...] = (
    Command(
        "library.open", Area.LIBRARY, ("enter", "space"), "open", "Open the page of the exercise"
    ),
    Command(
        "library.search",
        Area.LIBRARY,
        ("slash",),
        "search",
        "Type a part of a name; Enter goes to the list, Esc drops it",
    ),
    Command("library.pattern", Area.LIBRARY, ("1",), "pattern", "Only one movement pattern"),
    Command("library.muscle", Area.LIBRARY, ("2",), "muscle", "Only what trains a muscle"),
    Command("library.kit", Area.LIBRARY, ("3",), "kit", "Only what some equipment allows"),
    Command("library.level", Area.LIBRARY, ("4",), "level", "Only up to a level; again for more"),
    Command("library.impact", Area.LIBRARY, ("5",), "impact", "Only one kind of landing"),
    Command("library.all", Area.LIBRARY, ("0",), "all", "Drop every filter and the search"),
    Command("library.back", Area.LIBRARY, ("escape",), "back", "Drop the filters; leave"),
    Command(
        "exercise.start", Area.EXERCISE, ("s",), "start", "Do this exercise alone, as a session"
    ),
    Command(
        "exercise.add",
        Area.EXERCISE,
        ("a",),
        "add to today",
        "Put it into today's session; again to take it out",
    ),
    Command("exercise.easier", Area.EXERCISE, ("left",), "easier", "One rung down the ladder"),
    Command("exercise.harder", Area.EXERCISE, ("right",), "harder", "One rung up the ladder"),
    Command("exercise.back", Area.EXERCISE, ("escape",), "back", "Back to the list"),
    Command(
        "programs.open",
        Area.PROGRAMS,
        ("enter", "space"),
        "open",
        "Open the program; preview the session under the cursor",
    ),
    Command(
        "programs.choose",
        Area.PROGRAMS,
        ("c",),
        "choose",
        "Follow this program, from a day that you name",
    ),
    Command(
        "programs.rehearse",
        Area.PROGRAMS,
        ("r",),
        "rehearse",
        "Go through the session; nothing is kept",
    ),
    Command("programs.start", Area.PROGRAMS, ("s",), "start", "Do the session now"),
    Command("programs.about", Area.PROGRAMS, ("tab",), "about", "What it is for; the table again"),
    Command("programs.back", Area.PROGRAMS, ("escape",), "back", "Back to where you came from"),
    Command("profile.change", Area.PROFILE, ("enter", "space"), "change", "Change this line"),
    Command("profile.remove", Area.PROFILE, ("x", "delete"), "remove", "Remove this line"),
    Command("profile.back", Area.PROFILE, ("escape",), "done", "Back to where you came from"),
)
"""In the order in which the help names them."""
