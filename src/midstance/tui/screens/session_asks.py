"""What a session asks the runner, and the deeds that the answers become."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.record import Ending
from midstance.tui.screens import questions
from midstance.tui.shown import shown
from midstance.workout import events
from midstance.workout.recording import last_sets

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen

    from midstance.coach.variants import Variant
    from midstance.domain.steps import Turn
    from midstance.tui.performer import Performer
    from midstance.tui.screens.dialogs import Question
    from midstance.workout.effects import OfferSwap
    from midstance.workout.events import Deed

LONGEST_NOTE = 2000


class Asks:
    """The questions of a session; each method is named after its command."""

    def __init__(
        self,
        screen: Screen[None],
        performer: Performer,
        do: Callable[[Deed], None],
        variants: Callable[[Turn], tuple[Variant, ...]],
    ) -> None:
        """Ask over ``screen``; answers are handed to ``do``; ``variants`` knows the ladders."""
        self._screen, self._performer, self._do = screen, performer, do
        self._variants = variants

    def effort(self) -> None:
        """How hard was it?"""

        def answered(rpe: int | None) -> None:
            if rpe is not None:
                self._do(events.EffortRated(rpe))

        self._screen.app.push_screen(questions.effort(), answered)

    def hurts(self) -> None:
        """Where does it hurt, and how much?"""

        def levelled(where: str, level: int | None) -> None:
            if level is not None:
                self._do(events.Hurt(where, level))

        def located(where: str | None) -> None:
            if where is not None:
                level = questions.pain_level(where)
                self._screen.app.push_screen(level, lambda answer: levelled(where, answer))

        self._screen.app.push_screen(questions.region(), located)

    def note(self) -> None:
        """A note on the set."""
        state = self._performer.machine.state
        last = last_sets(state)
        written = last[-1].note if last else state.set_note
        self._text(questions.note("this set", written), on_workout=False)

    def workout_note(self) -> None:
        """A note on the workout."""
        initial = self._performer.machine.state.note
        self._text(questions.note("this workout", initial), on_workout=True)

    def _text(self, question: Question, *, on_workout: bool) -> None:
        def answered(text: str | None) -> None:
            if text is not None:
                self._do(events.Noted(shown(text, LONGEST_NOTE), on_workout))

        self._screen.app.push_screen(question, answered)

    def band(self) -> None:
        """The distance to the band's anchor."""

        def answered(text: str | None) -> None:
            if text and text.strip().isdecimal():
                self._do(events.BandSet(int(text.strip()[:5])))

        self._screen.app.push_screen(questions.band(""), answered)

    def variants(self) -> None:
        """What could be done instead?"""
        turn = self._performer.machine.state.turn
        name = self._performer.machine.exercises[turn.exercise].name

        def answered(chosen: Variant | None) -> None:
            if chosen is not None and chosen.exercise.id != turn.exercise:
                load = chosen.load.grams if chosen.load else None
                text = chosen.prescription.text()
                self._do(events.Swapped(turn.place, chosen.exercise.id, text, load))

        asked = questions.variant(name, self._variants(turn), self._performer.unit)
        self._screen.app.push_screen(asked, answered)

    def swap(self, offer: OfferSwap) -> None:
        """Take the easier exercise that is offered?"""
        exercise = self._performer.machine.exercises[offer.exercise]
        asked = self._performer.starting_dose(offer.exercise)

        def answered(answer: bool | None) -> None:
            if answer:
                self._do(events.Swapped(offer.place, offer.exercise, asked))

        self._screen.app.push_screen(questions.offered(offer, exercise.name), answered)

    def leave(self, keep_for_later: Callable[[], None]) -> None:
        """Keep the workout for later, finish it here, or throw it away."""

        def answered(ending: Ending | None) -> None:
            match ending:
                case Ending.UNDER_WAY:
                    keep_for_later()
                case Ending.FINISHED_EARLY:
                    self._do(events.FinishedEarly())
                case Ending.THROWN_AWAY:
                    self._throw_away()
                case _:
                    return

        self._screen.app.push_screen(questions.leave(), answered)

    def _throw_away(self) -> None:
        def answered(sure: bool | None) -> None:
            if sure:
                self._do(events.ThrownAway())

        sets = len(self._performer.machine.ledger.saved)
        self._screen.app.push_screen(questions.throw_away(sets), answered)
