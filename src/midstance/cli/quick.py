"""Answers what is typed most without loading the command parser, which costs more than the answer.

Only exact forms are read here; anything else is left to the parser, which calls the same functions.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from midstance.cli.faults import DONE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from midstance.cli.prompt import Prompt

    Answers = Mapping[str, Callable[[Prompt, Mapping[str, str]], None]]

COMPLETION = "_MIDSTANCE_COMPLETE"
"""In the environment where a shell asks what could follow."""
FOLDERS = frozenset({"--data-dir", "--config-dir"})
VALUES: Mapping[str, frozenset[str]] = {
    "log": frozenset({"--since", "--until", "--exercise"}),
    "today": frozenset(),
}


def answer(arguments: Sequence[str], prompt: Prompt, answers: Answers | None = None) -> int | None:
    """The exit code of a command that could be answered here; None leaves it to the parser."""
    words = list(arguments)
    if words == ["--version"]:
        _say_version()
        return DONE
    if not words:
        return _open(prompt)
    before = _options(words, FOLDERS)
    name = words.pop(0) if words else ""
    if before is None or name not in VALUES:
        return None
    given = _options(words, VALUES[name] | {"--json"})
    if given is None or words:
        return None
    prompt.choose_places(before.get("--data-dir"), before.get("--config-dir"))
    asked = (answers or _ANSWERS)[name]
    question = "-".join((name, *given)) if set(given) <= {"--json"} else ""
    _answer(prompt, question, lambda: asked(prompt, given))
    return DONE


def _open(prompt: Prompt) -> int | None:
    """Open the full screen, unless it is a shell that asks the parser what could follow."""
    if COMPLETION in os.environ:
        return None
    from midstance.cli.screen import open_screen

    return open_screen(prompt)


def _answer(prompt: Prompt, question: str, ask: Callable[[], None]) -> None:
    """Give the answer that was kept for ``question``, or ask and keep it; without one, ask."""
    from midstance.cli import kept_answers

    if not question or not kept_answers.can_be_kept():
        ask()
    elif not kept_answers.given_again(prompt, question):
        with kept_answers.keeping(prompt, question):
            ask()


def _options(words: list[str], known: frozenset[str]) -> dict[str, str] | None:
    """The options at the front of ``words``, taken off it; None where only the parser can tell."""
    given: dict[str, str] = {}
    while words and words[0].startswith("-"):
        name = words.pop(0)
        if name not in known or name in given:
            return None
        if name == "--json":
            given[name] = "yes"
        elif not words or not words[0] or words[0].startswith("-"):
            return None
        else:
            given[name] = words.pop(0)
    return given


def _say_version() -> None:
    from midstance import __version__
    from midstance.cli.output import say

    say(f"midstance {__version__}")


def _today(prompt: Prompt, given: Mapping[str, str]) -> None:
    from midstance.cli.today import say_today

    say_today(prompt, as_json="--json" in given)


def _log(prompt: Prompt, given: Mapping[str, str]) -> None:
    from midstance.cli.sets import Wanted, say_sets

    wanted = Wanted(given.get("--since"), given.get("--until"), given.get("--exercise"))
    say_sets(prompt, wanted, as_json="--json" in given)


_ANSWERS: Answers = {"today": _today, "log": _log}
