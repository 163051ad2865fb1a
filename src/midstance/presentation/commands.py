"""The one table of commands: what a key asks for, and where.

Footers, the palette, the help screen, ``midstance keys``, key maps and the prompt read it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from midstance.presentation.clean import clean
from midstance.presentation.key_names import Area, Command, is_key, key_text
from midstance.workout.state import Phase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_GOING = frozenset({Phase.SET_UP, Phase.LEAD_IN, Phase.WORK, Phase.SWITCH, Phase.REST})
_REST = frozenset({Phase.REST})
_DONE = frozenset({Phase.DONE})
_WORKING = frozenset({Phase.WORK, Phase.REST})
_AROUND = frozenset({Phase.SET_UP, Phase.REST})
_ALL = frozenset(Phase)

COMMANDS: tuple[Command, ...] = (
    Command(
        "session.advance",
        Area.SESSION,
        ("space", "enter", "pagedown"),
        "go on",
        "Next: start, save the set, end the rest",
        _ALL,
    ),
    Command(
        "session.more",
        Area.SESSION,
        ("plus", "up", "equals_sign"),
        "one more",
        "One rep more, in this set or for the next one",
        _WORKING,
    ),
    Command(
        "session.fewer",
        Area.SESSION,
        ("minus", "down"),
        "one less",
        "One rep less, in this set or for the next one",
        _WORKING,
    ),
    Command(
        "session.erase",
        Area.SESSION,
        ("backspace",),
        "erase",
        "Erase the last digit; with none, fix the set just saved: Space saves, Esc cancels",
        _WORKING,
    ),
    Command(
        "session.heavier",
        Area.SESSION,
        ("right_square_bracket",),
        "heavier",
        "One increment more weight for this set, in a rest for the next one",
    ),
    Command(
        "session.lighter",
        Area.SESSION,
        ("left_square_bracket",),
        "lighter",
        "One increment less weight for this set, in a rest for the next one",
    ),
    Command(
        "session.load",
        Area.SESSION,
        ("k",),
        "load",
        "Type the weight: 82.5 then k, or k then 82.5 and Space",
        _AROUND | _WORKING,
    ),
    Command("session.band", Area.SESSION, ("b",), "band", "Distance to the band's anchor"),
    Command(
        "session.effort",
        Area.SESSION,
        ("e",),
        "effort",
        "RPE of the set: 6 is four reps in reserve, 8 is two, 10 is none",
        _REST,
    ),
    Command(
        "session.variants",
        Area.SESSION,
        ("v",),
        "variants",
        "Easier, harder or with other equipment",
        _AROUND | _WORKING,
    ),
    Command(
        "session.put-off",
        Area.SESSION,
        ("t",),
        "do it later",
        "Equipment busy: do the next exercise first, then come back to this one",
        _AROUND | _WORKING,
    ),
    Command(
        "session.pause",
        Area.SESSION,
        ("p",),
        "pause",
        "Pause everything; again to go on",
        _GOING,
    ),
    Command(
        "session.undo",
        Area.SESSION,
        ("u",),
        "undo",
        "Undo the last thing: a set, a skip, a swap, an ended rest",
        _ALL - {Phase.OVERVIEW},
    ),
    Command(
        "session.longer",
        Area.SESSION,
        ("r",),
        "+15 s",
        "15 seconds more rest",
        _REST,
    ),
    Command("session.shorter", Area.SESSION, ("R",), "-15 s", "15 seconds less rest", _REST),
    Command(
        "session.add-set",
        Area.SESSION,
        ("a",),
        "one more set",
        "One more set of this exercise",
        _REST | _DONE,
    ),
    Command("session.skip", Area.SESSION, ("s",), "skip", "Skip this set", _AROUND),
    Command(
        "session.skip-item",
        Area.SESSION,
        ("S",),
        "skip exercise",
        "Skip the rest of this exercise",
        _AROUND,
    ),
    Command(
        "session.skip-warm-up",
        Area.SESSION,
        ("H",),
        "skip warm-up",
        "Already warm: skip the rest of the warm-up",
    ),
    Command(
        "session.list",
        Area.SESSION,
        ("tab",),
        "whole session",
        "The whole session: Enter jumps to the selected exercise",
        _AROUND | {Phase.OVERVIEW},
    ),
    Command("session.back", Area.SESSION, ("left",), "look back", "Look back at what is done"),
    Command("session.ahead", Area.SESSION, ("right",), "look ahead", "Look ahead at what comes"),
    Command(
        "session.cues",
        Area.SESSION,
        ("c",),
        "all cues",
        "All cues, mistakes and cautions",
        frozenset({Phase.SET_UP}),
    ),
    Command(
        "session.count-short",
        Area.SESSION,
        ("y",),
        "count it",
        "Count the short set just saved",
    ),
    Command(
        "session.note", Area.SESSION, ("n",), "note", "A note on the set; N on the workout", _REST
    ),
    Command(
        "session.workout-note",
        Area.SESSION,
        ("N",),
        "workout note",
        "A note on the workout",
        _DONE,
    ),
    Command(
        "session.hurts",
        Area.SESSION,
        ("exclamation_mark",),
        "hurts",
        "Pain: where, and how much from 0 to 10",
        _WORKING,
    ),
    Command(
        "session.form",
        Area.SESSION,
        ("B",),
        "form broke",
        "Form broke in the set just saved: more waits; again: it held",
        _REST,
    ),
    Command(
        "session.floor", Area.SESSION, ("f",), "floor mode", "The clock fills the terminal", _GOING
    ),
    Command("session.figure", Area.SESSION, ("F",), "figure", "Show or hide the figure"),
    Command("session.mute", Area.SESSION, ("m",), "mute", "Sound off or on"),
    Command(
        "session.voice", Area.SESSION, ("V",), "voice", "A voice that says what comes: on, off"
    ),
    Command(
        "session.restart",
        Area.SESSION,
        ("backslash",),
        "again",
        "Restart this set",
    ),
    Command(
        "session.card",
        Area.SESSION,
        ("i",),
        "card",
        "At the end: the workout as a picture, and text",
        _DONE,
    ),
    Command(
        "session.heart",
        Area.SESSION,
        ("h",),
        "heart rate",
        "Heart rate: mean and maximum",
        _DONE,
    ),
    Command("session.retry", Area.SESSION, ("x",), "save again", "Try again to save now"),
    Command(
        "session.leave",
        Area.SESSION,
        ("escape",),
        "leave",
        "Save and quit, finish here or discard",
        _ALL - {Phase.DONE},
    ),
    Command(
        "first.start",
        Area.FIRST_RUN,
        ("space", "enter", "pagedown"),
        "none: start",
        "None of the health topics applies: start the marked session",
    ),
    Command("first.above", Area.FIRST_RUN, ("up", "k"), "above", "The session above"),
    Command("first.below", Area.FIRST_RUN, ("down", "j"), "choose", "The session below"),
    Command(
        "first.health",
        Area.FIRST_RUN,
        ("h",),
        "health",
        "Yes to some of the health topics: asked one by one",
    ),
    Command("first.equipment", Area.FIRST_RUN, ("e",), "equipment", "What you can train with"),
    Command(
        "first.experience",
        Area.FIRST_RUN,
        ("x",),
        "experience",
        "How long you have been strength training",
    ),
    Command("first.units", Area.FIRST_RUN, ("u",), "units", "Kilograms or pounds"),
    Command("first.leave", Area.FIRST_RUN, ("escape",), "today", "Look around first: Today"),
    Command(
        "today.start", Area.TODAY, ("space", "pagedown"), "start", "Start the session that is due"
    ),
    Command("today.exercise", Area.TODAY, ("enter",), "exercise", "Open the exercise's page"),
    Command("today.refuse", Area.TODAY, ("b",), "as before", "Last time's numbers; again: today's"),
    Command("today.warm", Area.TODAY, ("k",), "skip warm-up", "Already warm: skip the warm-up"),
    Command(
        "today.lighter", Area.TODAY, ("l",), "lighter", "One set less each, RPE 6; again: usual"
    ),
    Command("today.minutes", Area.TODAY, ("5",), "minutes", "Cut it to the minutes you have"),
    Command("today.check-in", Area.TODAY, ("f",), "how I feel", "Fatigue, soreness and pain today"),
    Command("today.move", Area.TODAY, ("m",), "not today", "Do it another day; again: today"),
    Command("today.original", Area.TODAY, ("u",), "original", "As in the program; again: adapted"),
    Command("today.easier", Area.TODAY, ("z",), "easier week", "Seven lighter days; again: over"),
    Command("today.why", Area.TODAY, ("e",), "why", "Why this session: rules and sources"),
    Command("today.recovery", Area.TODAY, ("r",), "recovery", "Easy mobility, 25 minutes"),
    Command(
        "log.open",
        Area.LOG,
        ("enter", "space"),
        "open",
        "Open the workout, correct the set, save what you typed",
    ),
    Command("log.back", Area.LOG, ("escape",), "back", "Cancel what you typed; back to the list"),
    Command("log.search", Area.LOG, ("slash",), "search", "Find every set of an exercise by name"),
    Command("log.undo", Area.LOG, ("u",), "undo", "Undo the last correction or deletion"),
    Command("log.delete", Area.LOG, ("x", "delete"), "delete", "Delete the set or the workout"),
    Command(
        "log.more",
        Area.LOG,
        ("plus", "equals_sign"),
        "one more",
        "One more in this set; digits type the number, Enter saves it",
    ),
    Command("log.fewer", Area.LOG, ("minus",), "one less", "One less in this set"),
    Command("log.erase", Area.LOG, ("backspace",), "erase", "Erase the last digit"),
    Command(
        "log.heavier",
        Area.LOG,
        ("right_square_bracket",),
        "heavier",
        "One increment more weight in this set",
    ),
    Command(
        "log.lighter",
        Area.LOG,
        ("left_square_bracket",),
        "lighter",
        "One increment less weight in this set",
    ),
    Command("log.side", Area.LOG, ("right", "left"), "other side", "Correct the set's other side"),
    Command("log.effort", Area.LOG, ("e",), "effort", "RPE of the set"),
    Command("log.note", Area.LOG, ("n",), "note", "A note on the set or on the workout"),
    Command("log.add", Area.LOG, ("a",), "one more set", "Add a forgotten set like this one"),
    Command("log.import", Area.LOG, ("I",), "import", "Import from another app"),
    Command("log.reopen", Area.LOG, ("r",), "reopen", "Resume a workout finished early"),
    Command(
        "library.open", Area.LIBRARY, ("enter", "space"), "open", "Open the page of the exercise"
    ),
    Command(
        "library.search",
        Area.LIBRARY,
        ("slash",),
        "search",
        "Type part of a name; Enter goes to the list, Esc clears it",
    ),
    Command("library.pattern", Area.LIBRARY, ("1",), "pattern", "Only one movement pattern"),
    Command("library.muscle", Area.LIBRARY, ("2",), "muscle", "Only what trains a muscle"),
    Command("library.kit", Area.LIBRARY, ("3",), "kit", "Only what your equipment allows"),
    Command("library.level", Area.LIBRARY, ("4",), "level", "Only up to a level; again for more"),
    Command("library.impact", Area.LIBRARY, ("5",), "impact", "Only one level of impact"),
    Command("library.all", Area.LIBRARY, ("0",), "all", "Clear all filters and the search"),
    Command("library.back", Area.LIBRARY, ("escape",), "back", "Clear the filters; leave"),
    Command(
        "exercise.start", Area.EXERCISE, ("s",), "start", "Do only this exercise, as a workout"
    ),
    Command(
        "exercise.add",
        Area.EXERCISE,
        ("a",),
        "add to today",
        "Add it to today's session; again to remove it",
    ),
    Command("exercise.easier", Area.EXERCISE, ("left",), "easier", "The next easier version"),
    Command("exercise.harder", Area.EXERCISE, ("right",), "harder", "The next harder version"),
    Command("exercise.figure", Area.EXERCISE, ("F",), "figure", "Show or hide the figure"),
    Command("exercise.back", Area.EXERCISE, ("escape",), "back", "Back to the list"),
    Command(
        "programs.open",
        Area.PROGRAMS,
        ("enter", "space"),
        "open",
        "Open the program; preview the selected session",
    ),
    Command(
        "programs.choose",
        Area.PROGRAMS,
        ("c",),
        "choose",
        "Follow this program, from a day you choose",
    ),
    Command(
        "programs.rehearse",
        Area.PROGRAMS,
        ("r",),
        "rehearse",
        "Go through the session without saving",
    ),
    Command("programs.start", Area.PROGRAMS, ("s",), "start", "Do the session now"),
    Command(
        "programs.about",
        Area.PROGRAMS,
        ("tab",),
        "about",
        "About the program, or back to the table",
    ),
    Command("programs.back", Area.PROGRAMS, ("escape",), "back", "Back to where you came from"),
    Command("profile.change", Area.PROFILE, ("enter", "space"), "change", "Change this line"),
    Command("profile.remove", Area.PROFILE, ("x", "delete"), "remove", "Remove this line"),
    Command("profile.back", Area.PROFILE, ("escape",), "done", "Back to where you came from"),
    Command("week.before", Area.WEEK, ("left",), "week before", "The week before"),
    Command("week.after", Area.WEEK, ("right",), "week after", "The week after"),
    Command("week.now", Area.WEEK, ("home",), "this week", "Back to this week"),
    Command(
        "week.open",
        Area.WEEK,
        ("enter", "space"),
        "do it",
        "Do what the tip says, or undo it; on a day, open its workout",
    ),
    Command("week.above", Area.WEEK, ("up",), "day", "To the days, from the last one back"),
    Command("week.below", Area.WEEK, ("down",), "tip", "To the next day, and back to the tip"),
    Command("week.details", Area.WEEK, ("s",), "skipped", "What was skipped, and all details"),
    Command("week.note", Area.WEEK, ("n",), "note", "A note on the week"),
    Command("week.copy", Area.WEEK, ("c",), "copy", "Copy the week as Markdown"),
    Command("week.page", Area.WEEK, ("h",), "as a page", "The week as a page in the browser"),
    Command("week.back", Area.WEEK, ("escape",), "back", "Back to where you came from"),
    Command("history.open", Area.HISTORY, ("enter", "space"), "chart", "The chart alone, and back"),
    Command("history.after", Area.HISTORY, ("right",), "next quantity", "Load, reps, seconds, 1RM"),
    Command("history.before", Area.HISTORY, ("left",), "quantity before", "The quantity before"),
    Command("history.shorter", Area.HISTORY, ("left_square_bracket",), "less", "Show fewer months"),
    Command(
        "history.longer", Area.HISTORY, ("right_square_bracket",), "more months", "Show more months"
    ),
    Command("history.table", Area.HISTORY, ("t",), "table", "The values as a table, and back"),
    Command("history.search", Area.HISTORY, ("slash",), "search", "Find an exercise by name"),
    Command("history.calendar", Area.HISTORY, ("c",), "year", "The days of a year, and back"),
    Command("history.above", Area.HISTORY, ("up",), "above", "The exercise above in the list"),
    Command("history.below", Area.HISTORY, ("down",), "below", "The exercise below in the list"),
    Command("history.back", Area.HISTORY, ("escape",), "back", "Back to where you came from"),
    Command("month.open", Area.MONTH, ("enter",), "change", "Change the day's run, or add one"),
    Command("month.done", Area.MONTH, ("space",), "done", "The run was done; again: it was not"),
    Command("month.add", Area.MONTH, ("a",), "add", "Add a run or a race on the day"),
    Command("month.move", Area.MONTH, ("m",), "move", "Move the run to another day, this once"),
    Command("month.type", Area.MONTH, ("t",), "type", "What the run is for: easy, long, tempo"),
    Command("month.delete", Area.MONTH, ("x", "delete"), "delete", "Remove the run, this once"),
    Command("month.template", Area.MONTH, ("p",), "plan runs", "The runs of each week, from today"),
    Command("month.season", Area.MONTH, ("s",), "season", "Weeks, phases, races; the month again"),
    Command("month.why", Area.MONTH, ("e",), "why", "Why strength is on these days this week"),
    Command("month.undo", Area.MONTH, ("u",), "undo", "Undo the last change"),
    Command("month.day-before", Area.MONTH, ("up",), "day before", "The day before"),
    Command("month.day-after", Area.MONTH, ("down",), "day", "The day after"),
    Command("month.before", Area.MONTH, ("left",), "month before", "The month before"),
    Command("month.after", Area.MONTH, ("right",), "month", "The month after"),
    Command("month.week-before", Area.MONTH, ("pageup",), "week before", "A week up"),
    Command("month.week-after", Area.MONTH, ("pagedown",), "week after", "A week down"),
    Command("month.now", Area.MONTH, ("n", "home"), "today", "Back to today"),
    Command("month.back", Area.MONTH, ("escape",), "back", "Back to where you came from"),
    Command("app.today", Area.ANYWHERE, ("d",), "today", "What is due today"),
    Command("app.log", Area.ANYWHERE, ("L",), "log", "Workouts done, newest first"),
    Command("app.week", Area.ANYWHERE, ("w",), "week", "Your week in review"),
    Command("app.calendar", Area.ANYWHERE, ("C",), "calendar", "Runs and strength of the month"),
    Command("app.history", Area.ANYWHERE, ("y",), "trends", "How each exercise went"),
    Command("app.library", Area.ANYWHERE, ("i",), "exercises", "Every exercise, and its page"),
    Command("app.programs", Area.ANYWHERE, ("g",), "programs", "Programs and routines"),
    Command("app.profile", Area.ANYWHERE, ("o",), "profile", "About you and your equipment"),
    Command("app.help", Area.ANYWHERE, ("question_mark",), "all keys", "All keys", _ALL),
    Command("app.palette", Area.ANYWHERE, ("ctrl+p",), "commands", "Find a command by name"),
    Command("app.theme", Area.ANYWHERE, ("f2",), "theme", "Dark, light, high contrast"),
    Command("app.quit", Area.ANYWHERE, ("q", "ctrl+q"), "quit", "Quit Midstance"),
)

BY_ID: Mapping[str, Command] = MappingProxyType({command.id: command for command in COMMANDS})

NO_LABELS: Mapping[str, str] = MappingProxyType({})
Keymap = Mapping[str, tuple[str, ...]]
"""Other keys for commands, by the command's id."""

DEFAULT_KEYMAP: Keymap = MappingProxyType({command.id: command.keys for command in COMMANDS})
"""The usual keys of every command."""


def first_key(command: Command, keymap: Keymap = DEFAULT_KEYMAP) -> str:
    """The first key of ``command``, as it is printed on the keyboard."""
    return key_text(keymap.get(command.id, command.keys)[0])


def footer_labels(
    ids: Iterable[str], keymap: Keymap = DEFAULT_KEYMAP, labels: Mapping[str, str] = NO_LABELS
) -> tuple[tuple[str, str], ...]:
    """The keys and labels of these commands for a footer; ``labels`` replaces labels by id."""
    return tuple((first_key(BY_ID[id_], keymap), labels.get(id_, BY_ID[id_].label)) for id_ in ids)


def usable_keys(chosen: Keymap) -> Keymap:
    """The keys of every command: the chosen ones, or the usual ones where those are no keys."""
    own = {id_: keys for id_, keys in chosen.items() if not _problem(id_, keys)}
    return MappingProxyType({**DEFAULT_KEYMAP, **own})


def changed_keys(keymap: Keymap) -> dict[str, str]:
    """The commands whose keys are not the usual ones, each with its keys as Textual takes them."""
    return {id_: ",".join(keys) for id_, keys in keymap.items() if keys != DEFAULT_KEYMAP[id_]}


def keymap_problems(chosen: Keymap) -> Iterator[str]:
    """One sentence for each command that is unknown or whose chosen keys are no keys."""
    return filter(None, (_problem(id_, keys) for id_, keys in chosen.items()))


def _problem(id_: str, keys: tuple[str, ...]) -> str:
    if id_ not in DEFAULT_KEYMAP:
        return f"Keys: there is no command {clean(id_, 40)}. See: midstance keys"
    unknown = next((key for key in keys if not is_key(key)), None)
    if unknown is not None:
        return f"Keys: {id_} keeps its default key; there is no key {clean(unknown, 40)}."
    return ""
