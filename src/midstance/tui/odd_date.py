"""Notices a computer whose clock was never set, before workouts are kept under its date."""

from __future__ import annotations

from datetime import date

EARLIEST = date(2026, 1, 1)
"""No copy of Midstance is older."""

LATEST = date(2100, 1, 1)


def odd_date(today: date) -> tuple[str, ...]:
    """What to say of a date that can hardly be right; nothing of any other."""
    if EARLIEST <= today < LATEST:
        return ()
    return (f"This computer's date is {today}. Set its clock first: workouts are kept under it.",)
