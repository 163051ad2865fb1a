"""What is due today, and why, as lines to read or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.cli.output import say, say_json, say_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from midstance.cli.prompt import Prompt
    from midstance.coach.planning import Due
    from midstance.domain.library import Library
    from midstance.domain.record import WorkoutRecord
    from midstance.domain.session import Session


def due_today(prompt: Prompt, library: Library) -> Due:
    """What the chosen program asks for today, by what the log says was done.

    Raises:
        StorageError: the log cannot be read.
        UnknownIdError: the chosen program is not in the library.
    """
    from midstance.coach.planning import FIRST_PROGRAM, Choice, due  # noqa: PLC0415

    log = prompt.log()
    enrolment = log.enrolment()
    choice = Choice(enrolment.program, enrolment.start) if enrolment else None
    done = log.days.of_program(choice.program if choice else FIRST_PROGRAM)
    return due(library, choice, done, prompt.today())


def under_way(prompt: Prompt) -> WorkoutRecord | None:
    """The workout that was begun and not ended, without its sets; None if there is none."""
    from midstance.storage.workouts import under_way_head  # noqa: PLC0415 - one question only

    return under_way_head(prompt.log().database)


def say_today(prompt: Prompt, *, as_json: bool) -> None:
    """Print what is due.

    Raises:
        StorageError: the log cannot be read.
        UnknownIdError: the chosen program is not in the library.
    """
    library = prompt.library()
    due = due_today(prompt, library)
    session = library.session(due.session, due.week) if due.session else None
    going = under_way(prompt)
    if as_json:
        say_json(_plain(prompt, library, due, session, going))
    else:
        for line in _lines(prompt, library, due, session, going):
            say(line)
        if session is not None:
            say()
            say_table(("block", "exercise", "asked"), block_rows(library, session))


def _lines(
    prompt: Prompt,
    library: Library,
    due: Due,
    session: Session | None,
    going: WorkoutRecord | None,
) -> Iterator[str]:
    yield f"TODAY  {prompt.today():%A} {prompt.today().isoformat()}"
    if going is not None:
        yield f"Under way since {going.local_date}: {going.session}. Go on: midstance start"
    if session is not None:
        yield f"{'Next' if due.is_rest_day else 'Due'}: {title(due, session, library)}"
        if kit := equipment(library, session):
            yield f"You need: {', '.join(kit)}"
    yield due.reason
    if due.advice:
        yield due.advice


def title(due: Due, session: Session, library: Library) -> str:
    """The session in one line: its id, name, week and minutes."""
    week = f", week {due.week} of {due.weeks}" if due.weeks else ""
    return f"{session.id} ({session.name}){week}, {minutes(library, session)} minutes"


def minutes(library: Library, session: Session) -> int:
    """How long a session takes, in whole minutes."""
    from midstance.domain.duration import estimated_seconds  # noqa: PLC0415 - not on rest days
    from midstance.domain.steps import lay_out  # noqa: PLC0415 - not on rest days

    return round(estimated_seconds(lay_out(session, library.exercises)) / 60)


def block_rows(library: Library, session: Session) -> list[tuple[str, str, str]]:
    """A row for each exercise: the block's heading (once), the name, what is asked."""
    rows: list[tuple[str, str, str]] = []
    for block in session.blocks:
        heading = block.purpose.heading
        for item in block.items:
            name = library.exercises[item.exercise].name
            rows.append((heading, name, item.prescription.text()))
            heading = ""
    return rows


def equipment(library: Library, session: Session) -> list[str]:
    """What a session needs, each item once, in the order in which it is needed."""
    needed: dict[str, None] = {}
    for item in session.items:
        for choice in library.exercises[item.exercise].equipment[:1]:
            needed.update(dict.fromkeys(each.plain for each in choice))
    return list(needed)


def _plain(
    prompt: Prompt,
    library: Library,
    due: Due,
    session: Session | None,
    going: WorkoutRecord | None,
) -> dict[str, object]:
    return {
        "date": prompt.today().isoformat(),
        "program": due.program or None,
        "session": session.id if session else None,
        "name": session.name if session else None,
        "week": due.week or None,
        "weeks": due.weeks or None,
        "is_rest_day": due.is_rest_day,
        "next_on": due.next_on.isoformat() if due.next_on else None,
        "reason": due.reason,
        "advice": due.advice or None,
        "minutes": minutes(library, session) if session else None,
        "equipment": equipment(library, session) if session else [],
        "blocks": session_blocks(library, session) if session else [],
        "under_way": going and {"session": going.session, "workout_id": str(going.id)},
    }


def session_blocks(library: Library, session: Session) -> list[dict[str, object]]:
    """The blocks of a session as plain values."""
    return [
        {
            "purpose": block.purpose.value,
            "style": block.style.value,
            "rounds": block.rounds,
            "routine": block.routine or None,
            "items": [
                {
                    "exercise": item.exercise,
                    "name": library.exercises[item.exercise].name,
                    "prescription": item.prescription.text(),
                    "rest": item.rest.text(),
                }
                for item in block.items
            ],
        }
        for block in session.blocks
    ]
