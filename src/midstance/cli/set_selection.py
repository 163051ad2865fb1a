"""The sets of the log, as lines to read or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.cli.command_context import read_day_option
from midstance.cli.output import say, say_json_list, say_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from midstance.cli.command_context import CommandContext
    from midstance.domain.record import LoggedSet, SetRecord

SHORT = 8
SET_HEAD = ("date", "session", "exercise", "set", "done", "load", "effort", "note", "id")


class SetFilter:
    """Which sets: a span of dates as they were typed, both ends included, and an exercise."""

    __slots__ = ("exercise", "since", "until")

    def __init__(self, since: str | None, until: str | None, exercise: str | None) -> None:
        """None stands for no limit."""
        self.since, self.until, self.exercise = since, until, exercise


def say_sets(prompt: CommandContext, wanted: SetFilter, *, as_json: bool) -> None:
    """Print the sets, oldest first.

    Raises:
        WrongUseError: a date is none.
        UnknownIdError: there is no such exercise, neither in the log nor in the library.
        StorageError: the log cannot be read.
    """
    found = prompt.log().each_set(*_span(prompt, wanted), wanted.exercise)
    sets = _or_unknown(found, prompt, wanted.exercise)
    if as_json:
        from midstance.exchange.exporters.json import set_to_json

        say_json_list(dict(set_to_json(each)) for each in sets)
    else:
        _say_lines(tuple(sets))


def _span(prompt: CommandContext, wanted: SetFilter) -> tuple[date | None, date | None]:
    since, until = (
        None if text is None else read_day_option(text, prompt.today())
        for text in (wanted.since, wanted.until)
    )
    return since, until


def _or_unknown(
    found: Iterable[LoggedSet], prompt: CommandContext, exercise: str | None
) -> Iterator[LoggedSet]:
    """``found`` as it is; where it is empty, the library is asked whether the exercise exists."""
    is_empty = True
    for each in found:
        is_empty = False
        yield each
    if is_empty and exercise is not None:
        prompt.library().exercise(exercise)


def _say_lines(sets: tuple[LoggedSet, ...]) -> None:
    if not sets:
        say("No sets here yet. Do the first: midstance start")
        return
    say_table(SET_HEAD, [_row(each) for each in sets])


def _row(logged: LoggedSet) -> tuple[str, ...]:
    record = logged.set
    return (
        logged.local_date.isoformat(),
        logged.session,
        record.exercise,
        f"{record.set_number} {record.side.value}" if record.side else str(record.set_number),
        set_result_text(record),
        record.load.text() if record.load else "",
        "" if record.effort is None else str(record.effort),
        record.note,
        short_id(logged),
    )


def set_result_text(record: SetRecord) -> str:
    """What was done: ``12 reps``, ``30 s``, or ``skipped``."""
    if record.skipped:
        return "skipped"
    from midstance.domain.quantity import Amount

    return Amount(record.value, record.target.unit).text()


def short_id(logged: LoggedSet) -> str:
    """The end of a set's id, enough to name it by hand."""
    return logged.id.hex[-SHORT:]
