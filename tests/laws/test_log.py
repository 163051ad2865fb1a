"""Whatever is done to a log, in any order: database, plain model and files say the same."""

import shutil
import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from midstance.domain.record import (
    LogChange,
    LoggedEvent,
    SetRecord,
    Timestamp,
    WorkoutRecord,
    WorkoutStatus,
)
from midstance.storage.errors import NothingToUndoError
from midstance.storage.training_log import TrainingLog
from tests.storage.samples import (
    MEMORY,
    PAINS,
    SETS,
    TEXT,
    at,
    content,
    numbered_ids,
    open_log,
)

Model = dict[UUID, tuple[WorkoutRecord, dict[int, SetRecord]]]
"""The workouts that count, each with its sets by serial."""


class LogMachine(RuleBasedStateMachine):
    """Keeps, undoes, edits, deletes, adds, reopens and restarts, beside a plain dictionary."""

    @initialize()
    def begin_empty(self) -> None:
        """A new log, and nothing in the model."""
        self.folder = Path(tempfile.mkdtemp(dir=MEMORY if MEMORY.is_dir() else None))
        self.ids = numbered_ids()
        self.log = TrainingLog(self.folder, self.ids)
        self.model: Model = {}
        self.under_way: UUID | None = None
        self.events: dict[UUID, list[LoggedEvent]] = {}
        self.past: list[tuple[Model, UUID | None]] = []
        self.seconds = 0

    def teardown(self) -> None:
        """Close the log, and leave nothing behind."""
        if hasattr(self, "log"):
            self.log.close()
            shutil.rmtree(self.folder)

    def now(self) -> Timestamp:
        """A second later than the last time."""
        self.seconds += 1
        return at(self.seconds)

    @precondition(lambda self: self.under_way is None)
    @rule(days=st.integers(0, 3), name=TEXT)
    def start_workout(self, days: int, name: str) -> None:
        """A workout begins."""
        stamp = self.now()
        day = stamp.utc.date() + timedelta(days=days)
        workout = WorkoutRecord(self.ids(), "foundations/A", name, 1, stamp, day)
        self.log.begin(workout, (), {"name": name})
        self.model[workout.id] = (workout, {})
        self.events[workout.id] = []
        self.under_way = workout.id
        self.past.clear()

    @precondition(lambda self: self.under_way is not None)
    @rule(saved=st.lists(SETS, max_size=2), removed=st.sets(st.integers(0, 9)), retry=st.booleans())
    def do_event(self, saved: list[SetRecord], removed: set[int], *, retry: bool) -> None:
        """An event saves and removes sets, once or tried again."""
        assert self.under_way is not None
        sets = [replace(each, sequence=each.sequence % 10) for each in saved]
        change = LogChange(saved=tuple(sets), removed=tuple(removed))
        self.keep(change, retry=retry)
        kept = self.model[self.under_way][1]
        kept |= {each.sequence: each for each in sets}
        for sequence in removed:
            kept.pop(sequence, None)

    @precondition(lambda self: self.under_way is not None)
    @rule(note=TEXT, pains=st.lists(PAINS, max_size=2))
    def annotate(self, note: str, pains: list[object]) -> None:
        """An event changes the workout's note and pains."""
        assert self.under_way is not None
        change = LogChange(note=note, pains=tuple(pains))  # type: ignore[arg-type]  # built as pains
        self.keep(change, retry=False)
        workout, sets = self.model[self.under_way]
        self.model[self.under_way] = (
            replace(workout, note=note, pains=change.pains or ()),
            sets,
        )

    @precondition(lambda self: self.under_way is not None)
    @rule(
        ending=st.sampled_from(
            [WorkoutStatus.COMPLETED, WorkoutStatus.FINISHED_EARLY, WorkoutStatus.THROWN_AWAY]
        ),
        seconds=st.integers(0, 9999),
        retry=st.booleans(),
    )
    def end_workout(self, ending: WorkoutStatus, seconds: int, *, retry: bool) -> None:
        """The workout ends in one way or another."""
        assert self.under_way is not None
        stamp = self.keep(LogChange(ending=ending, active_ms=seconds * 1000), retry=retry)
        workout, sets = self.model.pop(self.under_way)
        if ending is not WorkoutStatus.THROWN_AWAY:
            ended = replace(workout, ending=ending, ended_at=stamp, active_seconds=seconds)
            self.model[self.under_way] = (ended, sets)
        self.under_way = None
        self.past.clear()

    def keep(self, change: LogChange, *, retry: bool) -> Timestamp:
        """Keep a change as the next event, once or twice."""
        assert self.under_way is not None
        events = self.events[self.under_way]
        event = LoggedEvent(len(events), self.seconds * 1000, "Advanced", {"n": len(events)})
        events.append(event)
        stamp = self.now()
        for _ in range(1 + retry):
            self.log.record_event(self.under_way, event, stamp, change)
        self.past.clear()  # the model undoes only corrections that nothing came after
        return stamp

    def remember(self) -> None:
        """Before a correction: what it can be undone to."""
        copied = {id_: (workout, dict(sets)) for id_, (workout, sets) in self.model.items()}
        self.past.append((copied, self.under_way))

    @precondition(lambda self: any(sets for _, sets in self.model.values()))
    @rule(data=st.data(), changed=SETS)
    def edit_set(self, data: st.DataObject, changed: SetRecord) -> None:
        """A set gets other values."""
        id_, sequence = self.a_set(data)
        edited = replace(changed, sequence=sequence)
        if edited != self.model[id_][1][sequence]:
            self.remember()
        self.log.corrections.edit_set(self.set_id(id_, sequence), changed, self.now())
        self.model[id_][1][sequence] = edited

    @precondition(lambda self: any(sets for _, sets in self.model.values()))
    @rule(data=st.data())
    def delete_set(self, data: st.DataObject) -> None:
        """A set is taken out."""
        id_, sequence = self.a_set(data)
        self.remember()
        self.log.corrections.delete_set(self.set_id(id_, sequence), self.now())
        del self.model[id_][1][sequence]

    @precondition(lambda self: self.model)
    @rule(data=st.data(), added=SETS)
    def add_set(self, data: st.DataObject, added: SetRecord) -> None:
        """A forgotten set is added."""
        id_ = data.draw(st.sampled_from(list(self.model)))
        self.remember()
        stamp = self.now()
        logged = self.log.corrections.add_set(id_, added, stamp, stamp)
        self.model[id_][1][logged.set.sequence] = logged.set

    @precondition(lambda self: any(id_ != self.under_way for id_ in self.model))
    @rule(data=st.data())
    def delete_workout(self, data: st.DataObject) -> None:
        """A whole workout is taken out."""
        id_ = data.draw(st.sampled_from([id_ for id_ in self.model if id_ != self.under_way]))
        self.remember()
        self.log.corrections.delete_workout(id_, self.now())
        del self.model[id_]

    @precondition(lambda self: any(id_ != self.under_way for id_ in self.model))
    @rule(data=st.data(), days=st.integers(-9, 9), note=TEXT)
    def amend_workout(self, data: st.DataObject, days: int, note: str) -> None:
        """A workout moves to another day, and gets another note."""
        id_ = data.draw(st.sampled_from([id_ for id_ in self.model if id_ != self.under_way]))
        workout, sets = self.model[id_]
        changed = replace(workout, local_date=workout.local_date + timedelta(days), note=note)
        if changed != workout:
            self.remember()
        self.log.corrections.amend_workout(changed, self.now())
        self.model[id_] = (changed, sets)

    @precondition(
        lambda self: (
            self.under_way is None
            and any(w.ending is WorkoutStatus.FINISHED_EARLY for w, _ in self.model.values())
        )
    )
    @rule(data=st.data())
    def reopen(self, data: st.DataObject) -> None:
        """A workout that was finished early goes on."""
        early = [i for i, (w, _) in self.model.items() if w.ending is WorkoutStatus.FINISHED_EARLY]
        id_ = data.draw(st.sampled_from(early))
        self.remember()
        self.log.corrections.reopen(id_, self.now())
        workout, sets = self.model[id_]
        going = replace(workout, ending=WorkoutStatus.UNDER_WAY, ended_at=None, active_seconds=None)
        self.model[id_] = (going, sets)
        self.events[id_] = self.events[id_][:-1]
        self.under_way = id_
        course = self.log.active_workout()
        assert course is not None
        assert list(course.events) == self.events[id_]

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        """The last correction is taken back."""
        gone = self.under_way
        self.model, self.under_way = self.past.pop()
        self.log.corrections.undo(self.now())
        if gone is not None and self.under_way is None:
            self.events[gone].append(LoggedEvent(-1, 0, "the one that ended it", {}))

    @rule()
    def restart(self) -> None:
        """The program leaves, and comes back."""
        self.log.close()
        self.log = TrainingLog(self.folder, self.ids)
        assert self.log.examine().text == "ok"

    @invariant()
    def log_is_the_model(self) -> None:
        """The log holds what the model holds."""
        if hasattr(self, "log"):
            assert plain(self.log) == self.model
            course = self.log.active_workout()
            assert (course.workout.id if course else None) == self.under_way
            assert self.log.file_problems == ()

    @precondition(lambda self: self.under_way is None)
    @rule()
    def files_are_the_model(self) -> None:
        """A log made from the files alone holds the same, down to ids and moments."""
        other = self.folder / "other"
        with open_log(other, machine=2) as rebuilt:
            merged = rebuilt.merge(at(), self.folder / "workouts") if self.has_files() else None
            assert merged is None or not merged.left_out
            assert content(rebuilt) == content(self.log)
        shutil.rmtree(other)

    def has_files(self) -> bool:
        """Whether any workout ever ended."""
        return (self.folder / "workouts").is_dir()

    def a_set(self, data: st.DataObject) -> tuple[UUID, int]:
        """Any set of the model."""
        return data.draw(
            st.sampled_from([(id_, n) for id_, (_, sets) in self.model.items() for n in sets])
        )

    def set_id(self, workout_id: UUID, sequence: int) -> UUID:
        """The id of a set in the log."""
        workout = self.log.workout(workout_id)
        assert workout is not None
        return next(each.id for each in workout.sets if each.set.sequence == sequence)


def plain(log: TrainingLog) -> Model:
    """A log's content in the form of the model."""
    return {
        each.id: (
            replace(each, sets=()),
            {logged.set.sequence: logged.set for logged in each.sets},
        )
        for each in content(log)
    }


LogMachine.TestCase.settings = settings(max_examples=40, stateful_step_count=30)
TestLog = LogMachine.TestCase


def test_undo_without_a_correction_is_reported(tmp_path: Path) -> None:
    """Nothing to undo is no traceback."""
    with open_log(tmp_path) as log, pytest.raises(NothingToUndoError, match="no correction"):
        log.corrections.undo(at())
