"""``midstance start --plain``: begins a workout line by line, or resumes one, and closes it."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

from midstance.cli.errors import DONE, INTERRUPTED, NOT_MET
from midstance.cli.output import clean_for_terminal, say, table_lines
from midstance.cli.plain.before import PlainReadiness
from midstance.cli.plain.guide import PlainGuide
from midstance.cli.plain.input import Lines, key_lines, wait_for_input
from midstance.cli.screen import open_context
from midstance.coach.day_changes import AS_PLANNED, DayChanges
from midstance.coach.heart_rate import ceiling_lines
from midstance.domain.settings import SoundMode
from midstance.presentation.phrases import plural
from midstance.presentation.planning.check_in import check_in_text, parse_check_in
from midstance.presentation.planning.session_text import (
    block_rows,
    session_equipment,
    session_minutes,
)
from midstance.presentation.planning.targets import moved_text
from midstance.services import start_workout
from midstance.services.before_workout import check_readiness
from midstance.services.calendar.check_in import decision_on, save_check_in
from midstance.services.calendar.habits import limit_weekdays
from midstance.services.cues.voice import make_voice
from midstance.services.log_client import LogClient
from midstance.services.new_runner.first_run import FLAGS, TAGLINE, first_choices
from midstance.services.new_runner.rest_questions import questions_for
from midstance.services.today import fit_session
from midstance.storage.database.lock import InstanceLock
from midstance.storage.errors import UnreadableWorkoutError
from midstance.storage.writer import Writer
from midstance.workout.events import AdvancePressed

if TYPE_CHECKING:
    from collections.abc import Callable

    from midstance.cli.command_context import CommandContext
    from midstance.domain.runner import Runner
    from midstance.domain.session import Session
    from midstance.domain.settings import Settings
    from midstance.services.before_workout import Readiness
    from midstance.services.new_runner.rest_questions import RestQuestions
    from midstance.services.start_workout import LeftWorkout

MAX_TYPED_LINE = 1000
PLAIN_LEAVING_SECONDS = 30.0
BELL = "\a"
START_HINT = "Enter starts, f says how you feel, q quits, ? lists the commands."
CHECK_IN_HINT = (
    "Type f, then fatigue 1 to 5 and soreness 0 to 10, and pain 0 to 10 with the place if it "
    "hurts: f 2 3, or f 3 4 5 knee."
)
FINISHED_AS_IT_STOOD = "Finished as it stood; every set done is in the log."
LATER = "Saved for later. Resume: midstance start --plain"


def guide_plainly(
    context: CommandContext,
    session: Session | None,
    changes: DayChanges = AS_PLANNED,
    *,
    is_rehearsal: bool,
    is_first: bool = False,
) -> int:
    """Guide ``session`` line by line, or without one the workout that is under way.

    It is done with the ``changes`` that the runner wants today.

    A new runner (``is_first``) hears first what Midstance is and what else there is to begin with.

    Raises:
        LogInUseError: another Midstance is guiding a workout.
        StorageError: the log cannot be used.
    """
    if not is_rehearsal:
        context.receive()
    opened = open_context(context, is_rehearsal=is_rehearsal)
    with ExitStack() as stack:
        stack.callback(opened.log.close)
        folder = opened.places.data
        lock = None if is_rehearsal else stack.enter_context(InstanceLock(folder))
        lines = Lines(_standard_input(), context.wait or wait_for_input, say_now)
        stack.callback(lines.close)
        client = LogClient(opened, opened.settings.settings, lock, is_rehearsal=is_rehearsal)
        return PlainSession(client, lines, changes, is_first=is_first).run(session)


class PlainSession:
    """One workout at the prompt, from its overview to the last word."""

    def __init__(
        self,
        client: LogClient,
        lines: Lines,
        changes: DayChanges = AS_PLANNED,
        *,
        is_first: bool = False,
    ) -> None:
        """Guide through ``client``, with what is typed into ``lines``."""
        self._client, self._lines, self._is_first = client, lines, is_first
        self._changes = changes
        self._writer = Writer(client.context.log, lines.post)
        client.attach_writer(self._writer)
        keymap = client.settings.keymap
        finder = start_workout.VariantFinder(client)
        self._voice = make_voice(
            client.settings, os.environ, client.context.clock.elapsed_ms, is_heard=_is_heard()
        )
        ring = _ring(client.settings)
        self._guide = PlainGuide(lines, say_now, ring, keymap, finder, self._voice)

    def run(self, session: Session | None) -> int:
        """Guide until the workout is closed or left; answers with the exit code."""
        code = DONE
        try:
            self._guide_workout(session)
        except KeyboardInterrupt:
            code = INTERRUPTED
        finally:
            self._voice.close()
            is_safe = self._writer.close(PLAIN_LEAVING_SECONDS)
            self._lines.do_calls()
        for problem in self._client.context.log.file_problems:
            say_now(f"Saved in the log, but without a file: {problem}")
        say_now(self._last_word(is_safe=is_safe))
        return code if is_safe else NOT_MET

    def _guide_workout(self, session: Session | None) -> None:
        if session is not None:
            ready = self._ready_for(session)
            if ready is not None:
                open_runner = start_workout.begin_workout(self._client, ready)
                self._guide.guide(open_runner, AdvancePressed(), self._questions())
        elif (left := self._left_workout()) is not None:
            say_now(f"Resuming {left.active.workout.name}: {left.position}; {left.ago}.")
            open_runner = start_workout.resume_workout(self._client, left)
            self._guide.guide(open_runner, questions=self._questions())

    def _left_workout(self) -> LeftWorkout | None:
        try:
            return start_workout.find_left_workout(self._client)
        except UnreadableWorkoutError as error:
            say_now(str(error))
            if not PlainReadiness(self._lines, say_now).is_to_finish():
                raise
        now = self._client.now()
        self._client.ask(lambda log: log.close_unreadable_workout(now))
        say_now(FINISHED_AS_IT_STOOD)
        return None

    def _questions(self) -> RestQuestions:
        def save(change: Callable[[Runner], Runner]) -> None:
            before = self._client.runner()
            self._save(before, change(before))

        def limit(minutes: int) -> None:
            now = self._client.now()
            self._client.ask(lambda log: limit_weekdays(log, minutes, now))

        return questions_for(self._client, save, limit)

    def _ready_for(self, session: Session) -> Readiness | None:
        """Print the session, and ask what must be asked; None where it is not to begin."""
        client = self._client
        if self._is_first:
            self._say_welcome()
        fitted, differences = self._fit_session(session)
        if not self._is_started(session, fitted, differences):
            return None
        ready = check_readiness(client, session, self._changes)
        prompts = PlainReadiness(self._lines, say_now)
        while not ready.is_ready:
            after = prompts.next_step(ready)
            if after is None:
                return None
            self._save(ready.runner, after.runner)
            ready = after
        return ready

    def _save(self, before: Runner, after: Runner) -> None:
        now = self._client.now()
        self._client.ask(lambda log: log.save_runner(before, after, now))

    def _is_started(self, session: Session, fitted: Session, differences: tuple[str, ...]) -> bool:
        """Print the session as it is ``fitted``, and wait until it is started; False if not."""
        self._say_overview(fitted, differences)
        while True:
            try:
                line = self._lines.next(None)
            except EOFError:
                return False
            match line and line.strip().lower():
                case None:
                    continue
                case "" | "space" | "enter":
                    return True
                case "q":
                    return False
                case "?":
                    self._say_keys()
                case answer if answer.split()[0] == "f":
                    self._check_in(answer)
                    self._say_overview(*self._fit_session(session))
                case _:
                    say_now(START_HINT)

    def _fit_session(self, session: Session) -> tuple[Session, tuple[str, ...]]:
        """The session as the runner can do it and wants it today, with what is different."""
        client, unit = self._client, self._client.settings.weight_unit
        fitted = client.ask(
            lambda log: fit_session(log, client.library, session, client.today, self._changes, unit)
        )
        moved = (moved_text(each, client.library.exercises, unit) for each in fitted.changes)
        return fitted.session, (*fitted.differences, *moved)

    def _check_in(self, line: str) -> None:
        """Note how the runner is, as it was typed after the letter."""
        client = self._client
        answer = parse_check_in(line.partition(" ")[2])
        if answer is None:
            say_now(CHECK_IN_HINT)
        elif client.read_only_reason:
            say_now(client.read_only_reason)
        else:
            now = client.now()
            client.ask(lambda log: save_check_in(log, client.today, answer, now))
            decision = client.ask(lambda log: decision_on(log, client.today))
            say_now(f"Saved: {check_in_text(answer)}.")
            if decision is not None:
                say_now(decision.text)

    def _say_welcome(self) -> None:
        """What Midstance is, and what else there is to begin with, at the first start."""
        say_now(f"MIDSTANCE  {TAGLINE}")
        for each in first_choices(self._client):
            remark = f", {each.remark}" if each.remark else ""
            what = f"{each.name}, {each.minutes} min, {each.kit_text}{remark}"
            say_now(f"{what}: midstance start {each.session.id} --plain")
        say_now(FLAGS)

    def _say_overview(self, session: Session, differences: tuple[str, ...]) -> None:
        library = self._client.library
        week = f", week {session.week}" if session.week > 1 else ""
        minutes = plural(session_minutes(library, session, self._client.loadings()), "minute")
        say_now(f"TODAY  {session.name}{week}, {minutes}")
        if kit := session_equipment(library, session):
            say_now(f"You need: {', '.join(kit)}")
        rows = block_rows(library, session, self._client.settings.weight_unit)
        for line in table_lines(("block", "exercise", "target"), rows):
            say_now(line)
        runner, today = self._client.runner(), self._client.today
        for words in ceiling_lines(session, library, runner, today):
            say_now(words)
        for difference in differences:
            say_now(difference[:1].upper() + difference[1:])
        if self._client.is_rehearsal:
            say_now("Preview run: nothing is saved.")
        say_now(START_HINT)

    def _say_keys(self) -> None:
        for key, does in key_lines(self._client.settings.keymap):
            say_now(f"{key}: {does}")

    def _last_word(self, *, is_safe: bool) -> str:
        view = self._guide.last_view()
        if view is None:
            return "Not started; nothing to save."
        if self._client.is_rehearsal:
            return "The preview run is over; nothing was saved."
        if not is_safe:
            return f"NOT SAVED: {view.trouble or 'the disk does not respond.'}"
        if not self._guide.is_over:
            return f"saved {view.count.saved}. {LATER}"
        return f"Closed: saved {view.count.saved}."


def say_now(text: str) -> None:
    """Print one clean line at once, so that a pipe or a reader has it in time."""
    say(clean_for_terminal(text, MAX_TYPED_LINE))
    if sys.stdout is not None:
        sys.stdout.flush()


def _ring(settings: Settings) -> Callable[[], None]:
    """The terminal's bell, where there is a terminal and sound is wanted."""
    if not _is_heard() or settings.muted or settings.sound is SoundMode.OFF:
        return lambda: None

    def ring() -> None:
        sys.stdout.write(BELL)
        sys.stdout.flush()

    return ring


def _is_heard() -> bool:
    """Whether somebody may sit at a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def _standard_input() -> int:
    return os.open(os.devnull, os.O_RDONLY) if sys.stdin is None else sys.stdin.fileno()
