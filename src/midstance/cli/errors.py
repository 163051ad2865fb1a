"""Exit codes, and the errors that a command raises itself.

``error_report`` translates them, and those of the packages below, for the person at the prompt.
"""

from __future__ import annotations

DONE, NOT_MET, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130
_LISTS = {"command": "midstance --help", "exercise": "midstance exercises"}


class CommandFailedError(Exception):
    """A request that could not be met; the text says why and what to do."""

    def __init__(self, text: str) -> None:
        super().__init__(text)


class WrongUsageError(Exception):
    """A command that was typed wrongly; the text says what to type instead."""

    def __init__(self, text: str) -> None:
        super().__init__(text)


class SeveralProblemsError(Exception):
    """Problems in several files; ``lines`` has one for each."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        super().__init__(*lines)
        self.lines = lines


def unknown_text(kind: str, id_: str, known: tuple[str, ...], near: tuple[str, ...] = ()) -> str:
    """Say that there is no such ``kind``, and name what is ``near``, or where to look."""
    from midstance.storage.definitions.problems import nearest

    if near:
        *before, last = map(repr, near)
        named = f"{', '.join(before)} or {last}" if before else last
        return f"there is no {kind} {id_!r}; did you mean {named}?"
    instead = nearest(id_, known) or f"see: {_LISTS.get(kind, 'midstance programs')}"
    return f"there is no {kind} {id_!r}; {instead}"
