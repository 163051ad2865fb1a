"""How far a workout is, in the few words that stand at the top of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.quantity import clock_text
from midstance.workout.phase import Phase

if TYPE_CHECKING:
    from midstance.workout.view import View


def session_head(view: View, done_by: str, *, is_muted: bool) -> str:
    """The set that is on, the time so far, and the time of day at which it will be ``done_by``."""
    if view.phase is Phase.OVERVIEW:
        return f"{view.sets_total} sets · about {round(view.seconds_left / 60)} min"
    time = clock_text(view.active_seconds)
    if view.phase is Phase.DONE:
        return f"{view.sets_total} sets · {time}"
    count = min(view.sets_done + 1, view.sets_total)
    mute = "muted · " if is_muted else ""
    return f"{mute}set {count} of {view.sets_total} · {time} · done by {done_by}"
