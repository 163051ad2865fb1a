"""What is asked and read before a workout, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.coach.safety import NOTICE, QUESTIONS, SEE_A_DOCTOR
from midstance.presentation.safety import notice_paragraphs
from midstance.services.before_workout import ReadinessStep
from midstance.services.new_runner.first_run import QUESTION

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from midstance.cli.plain.input import Lines
    from midstance.services.before_workout import Readiness

NONE_TRUE = frozenset({"0", "n", "no", "none"})
QUIT_WORDS = frozenset({"q", "quit"})
YES, NO = frozenset({"y", "yes"}), frozenset({"", "n", "no", *QUIT_WORDS})
UNDERSTOOD, NOT_UNDERSTOOD = frozenset({"", "y", "yes", "space", "enter"}), frozenset({"n", "no"})
NUMBERS_HINT = (
    "n or none: none of these apply, start. h: yes to some, asked one by one. "
    "Numbers such as 2 5 are yes to those. q quits."
)
ONE_HINT = "y or n; q quits."
DOCTOR_HINT = "y: my doctor cleared me, start. Enter: cancel."
FINISH_HINT = "y: finish it as it stands, with every set done. Enter: leave it for now."
NOTICES_HINT = "Enter: got it, start. q quits."


class PlainReadiness:
    """Asks the runner at the prompt, one step after the other."""

    def __init__(self, lines: Lines, say: Callable[[str], None]) -> None:
        """Read from ``lines``, print with ``say``."""
        self._lines, self._say = lines, say

    def next_step(self, ready: Readiness) -> Readiness | None:
        """The step after the one that is due; None where the runner leaves or the lines end."""
        if ready.step is ReadinessStep.SCREENING:
            answers = self._screening(ready.runner.screening or ())
            return None if answers is None else ready.answer_screening(answers)
        if ready.step is ReadinessStep.DOCTOR:
            is_accepted = self._has_seen_doctor()
        else:
            is_accepted = self._has_read_notices(ready)
        return ready.accept() if is_accepted else None

    def is_to_finish(self) -> bool:
        """Whether the runner finishes a workout that cannot go on."""
        return self._choice(FINISH_HINT, YES, NO)

    def _screening(self, before: Collection[str]) -> frozenset[str] | None:
        """The ids of the questions with yes; Enter alone only repeats what was said ``before``."""
        self._say(QUESTION)
        for number, question in enumerate(QUESTIONS, 1):
            self._say(f"{number}  {question.text}")
        if before:
            numbers = (str(n) for n, each in enumerate(QUESTIONS, 1) if each.id in before)
            self._say(f"Yes last time: {' '.join(numbers)}. Enter: same as last time.")
        return self._answers(frozenset(before))

    def _answers(self, before: frozenset[str]) -> frozenset[str] | None:
        self._say(NUMBERS_HINT)
        while (line := self._next_line()) is not None and line not in QUIT_WORDS:
            if line == "h":
                return self._one_by_one()
            answers = _true_questions(line) if line else before or None
            if answers is not None:
                return answers
            self._say(NUMBERS_HINT)
        return None

    def _one_by_one(self) -> frozenset[str] | None:
        """The ids of the questions that are answered with yes; None where the runner leaves."""
        true: set[str] = set()
        for question in QUESTIONS:
            self._say(f"{question.text} {ONE_HINT}")
            while (line := self._next_line()) not in {"y", "yes", "n", "no"}:
                if line is None or line in QUIT_WORDS:
                    return None
                self._say(ONE_HINT)
            if line in YES:
                true.add(question.id)
        return frozenset(true)

    def _has_seen_doctor(self) -> bool:
        for text in (SEE_A_DOCTOR, NOTICE):
            self._say(text)
        return self._choice(DOCTOR_HINT, YES, NO)

    def _has_read_notices(self, ready: Readiness) -> bool:
        self._say(f"Before {ready.session.name}:")
        for paragraph in notice_paragraphs(ready.notices):
            if paragraph.parts:
                self._say("".join(text for text, _ in paragraph.parts))
        return self._choice(NOTICES_HINT, UNDERSTOOD, NOT_UNDERSTOOD | QUIT_WORDS)

    def _choice(self, hint: str, accepts: Collection[str], refuses: Collection[str]) -> bool:
        self._say(hint)
        while (line := self._next_line()) is not None and line not in refuses:
            if line in accepts:
                return True
            self._say(hint)
        return False

    def _next_line(self) -> str | None:
        """The next line that is typed, in small letters; None at the end of the lines."""
        try:
            while (line := self._lines.next(None)) is None:
                pass
        except EOFError:
            return None
        return line.strip().lower()


def _true_questions(line: str) -> frozenset[str] | None:
    """The ids of the questions whose numbers ``line`` holds; None where it holds anything else."""
    if line in NONE_TRUE:
        return frozenset()
    by_number = {str(number): each.id for number, each in enumerate(QUESTIONS, 1)}
    words = line.replace(",", " ").split()
    return frozenset(by_number[word] for word in words) if by_number.keys() >= set(words) else None
