"""What an import would change: new workouts and runs, what is known already, what is left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID

    from midstance.domain.record import HeartRate, Timestamp
    from midstance.domain.weeks.run_calendar import CalendarEntry
    from midstance.exchange.reading.findings import Findings, ImportedWorkout
    from midstance.services.upkeep.importing.names import NameMeaning

DELETED = "you deleted it from the log before"
TO_COME = "it lies in the future"
NO_DATE = "its date cannot be read"
HAS_PASSED = "a planned run of a day that has passed"


@dataclass(slots=True)
class ImportPlan:
    """What an import would change.

    Attributes:
        new: workouts that the log does not have.
        extended: workouts that it has, with the ids of further sets in the export.
        known: how many workouts are in the log as they are; ``elsewhere`` of them from elsewhere.
        runs_to_save: ``new_runs`` of them new; ``done_as_planned``, ``completed`` with
            heart rate or distance, ``planned`` to come, and ``changed`` ones that were planned.
        replaced: workouts that a watch recorded, in whose place a new one comes.
        heart_rates: of workouts that the log has without one, by their ids.
        vanished: planned runs that the calendar does not hold any more.
        names: what each exercise name means.
        logged_as_own: how many sets the log has under the own id of a name, from imports before the
            runner said what it means.
    """

    findings: Findings
    now: Timestamp
    new: list[ImportedWorkout] = field(default_factory=list)
    extended: list[tuple[ImportedWorkout, frozenset[UUID]]] = field(default_factory=list)
    known: int = 0
    elsewhere: int = 0
    replaced: list[UUID] = field(default_factory=list)
    heart_rates: dict[UUID, HeartRate] = field(default_factory=dict)
    runs_to_save: list[CalendarEntry] = field(default_factory=list)
    vanished: list[CalendarEntry] = field(default_factory=list)
    new_runs: int = 0
    known_runs: int = 0
    done_as_planned: int = 0
    completed: int = 0
    planned: int = 0
    changed: int = 0
    names: dict[str, NameMeaning] = field(default_factory=dict)
    logged_as_own: dict[str, int] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing would change."""
        changes = (
            self.new,
            self.extended,
            self.heart_rates,
            self.runs_to_save,
            self.vanished,
            self.renamed,
        )
        return not any(changes)

    @property
    def renamed(self) -> tuple[NameMeaning, ...]:
        """The names of which the log has sets under their own id, and that mean an exercise now."""
        meanings = (self.names[name] for name in self.logged_as_own)
        return tuple(each for each in meanings if each.logged_as != each.own)

    @property
    def sets(self) -> int:
        """How many sets would come in."""
        return sum(len(each.sets) for each in self.new) + sum(len(ids) for _, ids in self.extended)
