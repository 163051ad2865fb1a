"""Dates as they are typed: ``2026-11-22``, ``today``, ``yesterday``."""

from __future__ import annotations

from datetime import date, timedelta

from midstance.cli.faults import WrongUseError

_ISO_LENGTH = len("2026-11-22")


def read_day(text: str, today: date) -> date:
    """The date that ``text`` names.

    Raises:
        WrongUseError: it names none.
    """
    word = text.strip().lower()
    if word == "today":
        return today
    if word == "yesterday":
        return today - timedelta(days=1)
    try:
        if len(word) == _ISO_LENGTH:
            return date.fromisoformat(word)
    except ValueError:
        pass
    raise WrongUseError(
        f"{text!r} is not a date; write it like {today.isoformat()}, today or yesterday"
    )
