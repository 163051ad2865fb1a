"""What is due today, and why, as lines to read or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from midstance.cli.output import say, say_json, say_table
from midstance.presentation.session import (
    block_rows,
    session_blocks,
    session_equipment,
    session_minutes,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from midstance.cli.command_context import CommandContext
    from midstance.coach.schedule.due import DueSession
    from midstance.domain.library import Library
    from midstance.domain.record import WorkoutRecord
    from midstance.domain.session import Session


def due_today(prompt: CommandContext, library: Library) -> DueSession:
    """What the chosen program asks for today, by what the log says was done.

    Raises:
        StorageError: the log cannot be read.
        UnknownIdError: the chosen program is not in the library.
    """
    from midstance.coach.schedule.due import FIRST_PROGRAM, DueChoice, find_due

    log = prompt.log()
    enrolment = log.enrolment()
    choice = DueChoice(enrolment.program, enrolment.start) if enrolment else None
    done = log.days.of_program(choice.program if choice else FIRST_PROGRAM)
    return find_due(library, choice, done, prompt.today())


def under_way(prompt: CommandContext) -> WorkoutRecord | None:
    """The workout that was begun and not ended, without its sets; None if there is none."""
    from midstance.storage.log.queries import active_workout_head

    return active_workout_head(prompt.log().database)


class Today:
    """What today asks for, gathered.

    Attributes:
        day: the runner's date.
        due: which session, and why.
        session: that session as the runner can do it; None when nothing is left to do.
        differences: what is done instead of what is prescribed, a line each.
        going: the workout that is under way, or None.
    """

    def __init__(self, prompt: CommandContext) -> None:
        """Ask the library and the log.

        Raises:
            StorageError: the log cannot be read.
            UnknownIdError: the chosen program is not in the library.
        """
        self.day, self.library = prompt.today(), prompt.library()
        self.due = due_today(prompt, self.library)
        self.session, self.differences = self._session(prompt)
        self.going = under_way(prompt)

    def _session(self, prompt: CommandContext) -> tuple[Session | None, tuple[str, ...]]:
        if not self.due.session:
            return None, ()
        session = self.library.session(self.due.session, self.due.week)
        from midstance.coach.adapt.adaptation import adapt_for_runner, is_affected

        if not is_affected(session, prompt.log(), self.library, self.day):
            return session, ()
        found = adapt_for_runner(session, prompt.log(), self.library, self.day)
        return found.session, found.texts(self.library.exercises)


def say_today(prompt: CommandContext, *, as_json: bool) -> None:
    """Print what is due.

    Raises:
        StorageError: the log cannot be read.
        UnknownIdError: the chosen program is not in the library.
    """
    today = Today(prompt)
    if as_json:
        say_json(_plain(today))
        return
    for line in _lines(today):
        say(line)
    if today.session is not None:
        say()
        say_table(("block", "exercise", "asked"), block_rows(today.library, today.session))


def _lines(today: Today) -> Iterator[str]:
    yield f"TODAY  {today.day:%A} {today.day.isoformat()}"
    if today.going is not None:
        going = today.going
        yield f"Under way since {going.local_date}: {going.session}. Go on: midstance start"
    if today.session is not None:
        when = "Next" if today.due.is_rest_day else "Due"
        yield f"{when}: {_title(today.due, today.session, today.library)}"
        if kit := session_equipment(today.library, today.session):
            yield f"You need: {', '.join(kit)}"
    yield today.due.reason
    if today.due.advice:
        yield today.due.advice
    yield from today.differences


def _title(due: DueSession, session: Session, library: Library) -> str:
    week = f", week {due.week} of {due.weeks}" if due.weeks else ""
    return f"{session.id} ({session.name}){week}, {session_minutes(library, session)} minutes"


def _plain(today: Today) -> dict[str, object]:
    due, going = today.due, today.going
    return {
        "date": today.day.isoformat(),
        "program": due.program or None,
        **_plain_session(today.library, today.session),
        "week": due.week or None,
        "weeks": due.weeks or None,
        "is_rest_day": due.is_rest_day,
        "next_on": due.next_on.isoformat() if due.next_on else None,
        "reason": due.reason,
        "differences": list(today.differences),
        "advice": due.advice or None,
        "under_way": going and {"session": going.session, "workout_id": str(going.id)},
    }


def _plain_session(library: Library, session: Session | None) -> dict[str, object]:
    if session is None:
        nothing = dict.fromkeys(("session", "name", "minutes"))
        return {**nothing, "equipment": [], "blocks": []}
    return {
        "session": session.id,
        "name": session.name,
        "minutes": session_minutes(library, session),
        "equipment": session_equipment(library, session),
        "blocks": session_blocks(library, session),
    }


@click.command("today")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.pass_obj
def command(prompt: CommandContext, *, as_json: bool) -> None:
    """Say what is due today, and why."""
    say_today(prompt, as_json=as_json)
