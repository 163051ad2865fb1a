"""What a typed line means in a workout: the keys of the full screen, with words behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.tui.command import Area
from midstance.tui.key_names import key_text
from midstance.tui.keys import COMMANDS
from midstance.workout import events

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from midstance.workout.events import Deed

DEEDS: Mapping[str, Deed] = {
    "session.advance": events.Advanced(),
    "session.more": events.Nudged(1),
    "session.fewer": events.Nudged(-1),
    "session.heavier": events.LoadNudged(1),
    "session.lighter": events.LoadNudged(-1),
    "session.put-off": events.PutOff(),
    "session.pause": events.PauseToggled(),
    "session.undo": events.Undone(),
    "session.longer": events.RestStretched(15),
    "session.shorter": events.RestStretched(-15),
    "session.add-set": events.SetAdded(),
    "session.skip": events.Skipped(),
    "session.skip-item": events.Skipped(whole_item=True),
    "session.restart": events.StepRestarted(),
}
"""What needs no more than its key."""

WITH_WORDS: Mapping[str, str] = {
    "session.effort": "e 7, or e easy, right, hard, very hard",
    "session.band": "b 60 (centimetres)",
    "session.note": "n TEXT",
    "session.workout-note": "N TEXT",
    "session.hurts": "! WHERE 0-10, such as ! knee 3",
}
"""What needs words behind its key, with an example."""

ASIDE = frozenset({"session.cues", "session.retry", "session.mute", "app.help"})
LEAVE = "session.leave"
EFFORTS = {"easy": 4, "right": 6, "hard": 8, "very hard": 9}
"""Words for how hard a set was, as ratings of perceived exertion."""


class UnclearError(ValueError):
    """A line that means nothing; the text says what could be typed."""


def command_of(line: str, keymap: Mapping[str, tuple[str, ...]]) -> tuple[str, str]:
    """The command's id that ``line`` names, and the words behind its key.

    Raises:
        UnclearError: there is no such key here.
    """
    head, _, words = line.strip().partition(" ")
    if head.lower() in {"", "space", "enter"}:
        return "session.advance", ""
    if head == "q":
        return LEAVE, words.strip()
    for id_, keys in _offered(keymap):
        if head in keys or head in map(key_text, keys):
            return id_, words.strip()
    raise UnclearError(f"{head} means nothing here; ? lists what does")


def _offered(keymap: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for command in COMMANDS:
        if command.id in DEEDS or command.id in WITH_WORDS or command.id in {*ASIDE, LEAVE}:
            yield command.id, keymap.get(command.id, command.keys)


def said_deed(id_: str, words: str) -> Deed:
    """The deed of a command that needs words.

    Raises:
        UnclearError: the words do not fit.
    """
    deed = _deed(id_, words)
    if deed is None:
        raise UnclearError(f"type {WITH_WORDS[id_]}")
    return deed


def _deed(id_: str, words: str) -> Deed | None:
    match id_:
        case "session.effort":
            rpe = EFFORTS.get(words.lower(), _number(words))
            return None if rpe is None else events.EffortRated(rpe)
        case "session.band":
            centimetres = _number(words)
            return None if centimetres is None else events.BandSet(centimetres)
        case "session.hurts":
            where, _, level = words.rpartition(" ")
            felt = _number(level)
            return events.Hurt(where, felt) if where and felt is not None else None
        case _:
            return events.Noted(words, id_ == "session.workout-note") if words else None


def _number(text: str) -> int | None:
    return int(text[:5]) if text.isascii() and text.isdecimal() else None


def key_lines(keymap: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """What can be typed, and what it does."""
    yield "Enter", "the next sensible thing"
    yield "a number", "that was really done: saves the set, or corrects the one just saved"
    about = {command.id: command for command in COMMANDS if command.area is not Area.LOG}
    for id_, keys in _offered(keymap):
        if id_ not in {"session.advance", LEAVE}:
            yield WITH_WORDS.get(id_, key_text(keys[0])), about[id_].help
    yield "q", "Leave and keep it for later; q finish ends it here, q discard throws it away"
