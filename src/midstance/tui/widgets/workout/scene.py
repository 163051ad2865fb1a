"""Everything that the session's screen shows at one moment, and the words made of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from midstance.domain.quantity import WeightUnit, clock_text
from midstance.presentation.clean import clean
from midstance.presentation.phrases import plural
from midstance.presentation.workout import done_of_text, saved_text, set_of_text
from midstance.workout.state import Phase
from midstance.workout.view import PhaseLabel, SaveState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from midstance.coach.progress.next_time import NextTime
    from midstance.domain.exercise import Exercise
    from midstance.domain.strength.bests import Best
    from midstance.services.new_runner.rest_questions import RestQuestion
    from midstance.tui.widgets.figure import ShownFigure
    from midstance.tui.widgets.review.week_facts import WeekFact
    from midstance.workout.card import Card
    from midstance.workout.summary import Summary
    from midstance.workout.view import View

ACCENTS: Mapping[PhaseLabel, str] = {
    PhaseLabel.TODAY: "next",
    PhaseLabel.NEXT: "next",
    PhaseLabel.GET_READY: "ready",
    PhaseLabel.GO: "go",
    PhaseLabel.HOLD: "hold",
    PhaseLabel.MOVE: "go",
    PhaseLabel.SWITCH: "ready",
    PhaseLabel.REST: "rest",
    PhaseLabel.DONE: "best",
    PhaseLabel.PAUSED: "rest",
}
"""The one accent of each phase."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What is shown.

    Attributes:
        title: the session's name.
        ends: the time of day at which the session will end.
        keys: the keys of the last row with what they do.
        notice: one line for the runner, or ""; ``is_error`` says that it is bad news.
        retry_key, count_key: the keys that try to save again, and that count a short set.
        asks_effort: the row of the effort waits for its letter.
        question: what a new runner is asked in this rest, answered by y and n.
        swaps: what could be done instead, before a set: how it compares, its name, its short name,
            its load; ``swap_key`` shows all of them.
        other: the card of a set that is looked at ahead or back, under ``other_heading``.
        cue_page: which page of the sheet with every cue lies over the stage, from 1; 0 for none.
        best: the best that was just saved, while it is celebrated; ``best_name`` is its exercise.
        is_flashing: the band swaps its colours, since the phase is new.
        figure: what shows the movement; None where words do.
        summary: what the workout amounts to; None before its end.
        week: what the week amounts to with this workout, at the end; ``has_braille`` says whether
            the terminal shows rings of it.
        nexts: what comes the next time, with the library to name it; at the end alone.
    """

    view: View
    title: str = ""
    ends: str = ""
    is_muted: bool = False
    keys: tuple[tuple[str, str], ...] = ()
    notice: str = ""
    is_error: bool = False
    retry_key: str = "x"
    count_key: str = "y"
    asks_effort: bool = False
    question: RestQuestion | None = None
    swaps: tuple[tuple[str, str, str, str], ...] = ()
    swap_key: str = "v"
    other: Card | None = None
    other_heading: str = ""
    cue_page: int = 0
    is_floor: bool = False
    is_flashing: bool = False
    best: Best | None = None
    best_name: str = ""
    summary: Summary | None = None
    week: tuple[WeekFact, ...] = ()
    has_braille: bool = True
    nexts: tuple[NextTime, ...] = ()
    exercises: Mapping[str, Exercise] = field(default_factory=dict)
    unit: WeightUnit = WeightUnit.KG
    figure: ShownFigure | None = None

    @property
    def accent(self) -> str:
        """The colour of the phase."""
        return "ready" if self.view.fixing else ACCENTS[self.view.word]

    @property
    def name(self) -> str:
        """The exercise's name, harmless to print."""
        return clean(self.view.card.name)


def phase_text(view: View) -> str:
    """The word of the phase and its clock: ``GO 0:17``."""
    return f"{view.word.value} {view.paused or view.clock}".strip()


def log_text(view: View) -> str:
    """What the log holds of it: ``saved 8``, ``saving``, ``NOT SAVED (2)``, or ""."""
    match view.saving:
        case SaveState.SAVED:
            return saved_text(view.count)
        case SaveState.SAVING:
            return "saving"
        case SaveState.NOT_SAVED:
            return f"NOT SAVED ({view.waiting})"
        case SaveState.NOTHING:
            return ""


def _place_text(view: View) -> str:
    return set_of_text(view) if view.is_work else view.details.place


def session_head(scene: Scene) -> str:
    """The log's answer, the current set, the time so far, and the time of day of the end."""
    view = scene.view
    if view.phase is Phase.OVERVIEW:
        sets = plural(view.count.planned, view.count.noun)
        return f"{sets} · about {round(view.seconds_left / 60)} min"
    time = clock_text(view.active_seconds)
    parts = [log_text(view), _place_text(view), time, f"ends {scene.ends}"]
    if view.phase is Phase.DONE:
        parts = [log_text(view), done_of_text(view.count), time]
    parts = ["muted" if scene.is_muted else "", *parts]
    return " · ".join(part for part in parts if part)


def short_head(scene: Scene) -> str:
    """The head where there is no room for more: ``GO 0:17 · saved 8 · 9 of 19``."""
    view = scene.view
    is_done = view.phase is Phase.DONE
    place = done_of_text(view.count) if is_done else _place_text(view).removeprefix("set ")
    parts = (phase_text(scene.view), log_text(scene.view), place)
    return " · ".join(part for part in parts if part)


def round_text(view: View) -> str:
    """What the right end of the band says: ``SET 3/3``, ``RAMP-UP 1/2``."""
    if view.fixing or view.phase in {Phase.OVERVIEW, Phase.DONE}:
        return ""
    return f"{view.card.set_name.upper()}/{view.card.sets}"


def hero_pieces(scene: Scene) -> tuple[tuple[str, str], ...]:
    """The huge number of a set that is counted: repetitions, ``×`` and the load."""
    view, accent = scene.view, scene.accent
    details = view.details
    count = details.count if view.number is None else str(view.number)
    if view.interrupted:
        count = str(view.interrupted.seconds)
    if view.entry:
        count = view.entry
    load = details.load
    if view.load_entry is not None:
        load = view.load_entry.partition(" ")[0] or "0"
    count = count.replace(" s", "").strip()
    return ((count, accent), ("×", "quiet"), (load, accent)) if load else ((count, accent),)


def planned_text(view: View) -> str:
    """The set on the screen in words: ``5 × 82.5 kg``, ``30 s``."""
    details = view.details
    return (
        f"{details.count} × {details.load} {details.load_unit}" if details.load else details.count
    )


def heart_text(card: Card) -> str:
    """How high the heart rate may go: ``heart ≤ 150 bpm``, ``talk test``; "" without a ceiling."""
    return f"heart {card.heart}" if card.ceiling else card.heart


def is_clock_hero(view: View) -> bool:
    """Whether the huge number is the seconds of a clock, not a count."""
    return view.phase in {Phase.LEAD_IN, Phase.SWITCH} or (
        view.phase is Phase.WORK and view.number is None and not view.interrupted
    )


def clock_digits(view: View) -> str:
    """The seconds of a clock in the fewest digits: ``18``, ``1:48``, ``+0:07``."""
    return view.clock[2:].lstrip("0") or "0" if view.clock.startswith("0:") else view.clock


def entry_text(view: View) -> str:
    """What is being typed or fixed, and the keys that end it; "" without."""
    if view.load_entry is not None:
        return f"load {view.load_entry} · Space sets it, ⌫ erases"
    if view.fixing:
        digits = f" {view.entry} for" if view.entry else ""
        return f"{view.fixing}:{digits} {view.just_saved} · Space keeps, Esc drops"
    if view.entry and view.phase is not Phase.WORK:
        return f"{view.entry} · Space: for the next set · k: its load · ⌫ erases"
    return f"{view.entry} · Space saves it, ⌫ erases" if view.entry else ""
