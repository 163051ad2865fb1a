"""What is asked of a new runner in the rests of the first workouts, one question a rest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from midstance.domain.exercise import Equipment
from midstance.domain.quantity import WeightUnit
from midstance.domain.runner import GYM, HOME_BASIC, Level, Place, Runner, add_place
from midstance.services.calendar.habits import has_weekday_minutes
from midstance.workout.state import Phase

if TYPE_CHECKING:
    from collections.abc import Callable

    from midstance.services.log_client import LogClient
    from midstance.workout.view import View

FIRST_WORKOUTS = 3
"""With as many workouts in the log nobody is new any more."""

LEAST_SECONDS = 20
"""Seconds of a rest that are the runner's alone."""

ANSWER_SAVED = "Saved; it counts from the next session. The profile has the rest."


@dataclass(frozen=True, slots=True)
class RestQuestion:
    """A question for yes and no.

    Attributes:
        yes, no: what each answer means, in a word.
    """

    id: str
    text: str
    yes: str = "yes"
    no: str = "no"

    @property
    def notice_id(self) -> str:
        """The id that the profile holds once it was asked."""
        return f"asked:{self.id}"


EXPERIENCE = RestQuestion("experience", "Have you lifted for some months?")
IN_A_GYM = RestQuestion("gym", "Do you train in a gym?")
DUMBBELLS = RestQuestion("dumbbells", "Do you own dumbbells?")
KILOGRAMS = RestQuestion("units", "Weights in kilograms?", no="pounds")
WEEKDAY_TIME = RestQuestion("weekday-minutes", "Do you have 45 min on weekdays?", no="30 min")
REST_QUESTIONS = (EXPERIENCE, IN_A_GYM, DUMBBELLS, KILOGRAMS, WEEKDAY_TIME)
SHORT_WEEKDAY_MINUTES = 30
"""How long strength may take from Monday to Friday for who has no 45 minutes then."""


def open_question(runner: Runner, *, has_minutes: bool = False) -> RestQuestion | None:
    """The first question that was not asked yet and that the profile does not answer.

    ``has_minutes`` says that the minutes of some days of the week are known.
    """
    place = runner.place
    at_home = (
        place is not None
        and place.equipment == HOME_BASIC
        and IN_A_GYM.notice_id in runner.notices_shown
    )
    unknown = {
        EXPERIENCE: runner.level is None,
        IN_A_GYM: place is None,
        DUMBBELLS: at_home,
        KILOGRAMS: runner.weight_unit is None,
        WEEKDAY_TIME: not has_minutes,
    }
    return next(
        (
            each
            for each in REST_QUESTIONS
            if unknown[each] and each.notice_id not in runner.notices_shown
        ),
        None,
    )


def leave_open(question: RestQuestion, runner: Runner) -> Runner:
    """The runner who was asked and did not answer; nobody asks again."""
    return replace(
        runner, notices_shown=tuple(dict.fromkeys((*runner.notices_shown, question.notice_id)))
    )


def take_answer(question: RestQuestion, runner: Runner, *, is_yes: bool) -> Runner:
    """The runner after an answer; the minutes of weekdays are no part of them."""
    asked = leave_open(question, runner)
    if question is WEEKDAY_TIME:
        return asked
    if question is EXPERIENCE:
        return replace(asked, level=Level.INTERMEDIATE if is_yes else Level.BEGINNER)
    if question is IN_A_GYM:
        return add_place(asked, Place("gym", GYM) if is_yes else Place("home", HOME_BASIC))
    if question is DUMBBELLS and asked.place is not None:
        more = {Equipment.DUMBBELL} if is_yes else set()
        return add_place(asked, replace(asked.place, equipment=asked.place.equipment | more))
    return replace(asked, weight_unit=WeightUnit.KG if is_yes else WeightUnit.LB)


def _has_time(view: View) -> bool:
    left = view.details.length - view.details.elapsed
    return view.phase is Phase.REST and left > LEAST_SECONDS


def _is_free(view: View) -> bool:
    """Whether a question may stand: nothing else is typed, or asked of the last set."""
    is_typing = view.fixing or view.entry or view.load_entry is not None
    return _has_time(view) and not (view.short or is_typing)


class RestQuestions:
    """Asks what is not known of a runner: never more than one question a rest."""

    def __init__(
        self,
        runner: Runner | None,
        save: Callable[[Callable[[Runner], Runner]], None],
        limit_weekdays: Callable[[int], None],
        *,
        has_minutes: bool = False,
    ) -> None:
        """Ask ``runner``, or nobody for None.

        Args:
            runner: who is asked.
            save: keeps what an answer changes.
            limit_weekdays: keeps how many minutes strength may take from Monday to Friday.
            has_minutes: whether the minutes of some days of the week are known.
        """
        self._runner, self._save, self._limit_weekdays = runner, save, limit_weekdays
        self._has_minutes = has_minutes
        self._question: RestQuestion | None = None
        self._has_asked = False

    def look(self, view: View) -> RestQuestion | None:
        """The question that stands while ``view`` is shown; None while y and n mean something else.

        It goes, unanswered, when the rest ends or only its last seconds are left.
        """
        if self._question is not None and not _has_time(view):
            self._close(partial(leave_open, self._question))
        self._has_asked = self._has_asked and view.phase is Phase.REST
        if not _is_free(view):
            return None
        if not self._has_asked and self._runner is not None:
            asked = open_question(self._runner, has_minutes=self._has_minutes)
            self._question, self._has_asked = asked, True
        return self._question

    def answer(self, *, is_yes: bool) -> None:
        """Keep the answer to the question that stands."""
        if self._question is not None:
            if self._question is WEEKDAY_TIME and not is_yes:
                self._limit_weekdays(SHORT_WEEKDAY_MINUTES)
            self._close(partial(take_answer, self._question, is_yes=is_yes))

    def _close(self, change: Callable[[Runner], Runner]) -> None:
        self._question = None
        if self._runner is not None:
            self._runner = change(self._runner)
            self._save(change)


def questions_for(
    client: LogClient,
    save: Callable[[Callable[[Runner], Runner]], None],
    limit_weekdays: Callable[[int], None],
) -> RestQuestions:
    """The questions for who trains now; none where nothing is saved or nobody is new.

    Raises:
        StorageError: the log cannot be read.
    """
    if client.read_only_reason:
        return RestQuestions(None, save, limit_weekdays)
    done = client.ask(lambda log: len(log.workouts(FIRST_WORKOUTS)))
    runner = client.runner() if done < FIRST_WORKOUTS else None
    has_minutes = client.ask(has_weekday_minutes)
    return RestQuestions(runner, save, limit_weekdays, has_minutes=has_minutes)
