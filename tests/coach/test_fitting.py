"""Sessions are fitted to what the log knows of the runner, and to nothing else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import cast
from uuid import UUID

import pytest

from midstance.coach.adapting import Adapted
from midstance.coach.fitting import GATES_COUNT_FOR, fitted, is_affected, situation
from midstance.coach.landings import FREE_OF_PAIN
from midstance.coach.log import Log
from midstance.coach.variants import Relation, Variant, variants_of
from midstance.domain.exercise import Gate, Limitation
from midstance.domain.library import Library
from midstance.domain.profile import to_plain
from midstance.domain.record import LoggedSet, Past, WorkoutRecord
from midstance.domain.runner import (
    PROFILES,
    Complaint,
    Course,
    Level,
    Place,
    Preference,
    Runner,
)
from midstance.domain.session import Session
from midstance.domain.stamp import Stamp
from midstance.domain.steps import Turn, lay_out
from tests.coach.people import AIR, BACK, CHAIR, GOBLET, TODAY, done, item, past, session, shelf

STAMP = Stamp(datetime(2026, 11, 20, tzinfo=UTC), 0, "")
FLOOR = Runner(level=Level.BEGINNER, places=(Place("hotel", PROFILES["floor"]),))
HEAVY = session(item(BACK.id, "3x5 @7"))


@dataclass
class Kept:
    """A log that holds a profile, some sets and what is known of exercises."""

    runner: Runner | None = None
    held: list[LoggedSet] = field(default_factory=list)
    known: dict[str, Past] = field(default_factory=dict)
    since: list[date | None] = field(default_factory=list)

    def profile(self) -> Mapping[str, object]:
        """The profile as plain values; empty without a runner."""
        return {} if self.runner is None else to_plain(self.runner)

    def sets(self, since: date | None = None, until: date | None = None) -> tuple[LoggedSet, ...]:
        """The sets since a day."""
        self.since.append(since)
        assert until is None
        return tuple(each for each in self.held if since is None or each.local_date >= since)

    def workouts_between(
        self, since: date | None = None, until: date | None = None
    ) -> tuple[WorkoutRecord, ...]:
        """No workout of which anything is to be known."""
        assert since == TODAY - FREE_OF_PAIN
        assert until is None
        return ()

    def past(self, exercises: Iterable[str]) -> dict[str, Past]:
        """What is known of these exercises."""
        return {name: self.known[name] for name in exercises if name in self.known}

    @property
    def log(self) -> Log:
        """The same as the questions of advice see it."""
        return cast("Log", self)


def sessions_of(days_ago: int, value: int) -> list[LoggedSet]:
    """Three sets of the goblet squat, so many days ago."""
    on, workout = TODAY - timedelta(days=days_ago), UUID(int=days_ago)
    records = [done(GOBLET.id, value, 12, effort=6, number=number) for number in (1, 2, 3)]
    return [
        LoggedSet(UUID(int=days_ago * 10 + each.set_number), workout, "a/A", STAMP, on, each)
        for each in records
    ]


def exercises_of(found: Session) -> list[str]:
    """The exercises of a session in order."""
    return [each.exercise for each in found.items]


def test_without_a_profile_nothing_changes() -> None:
    """A runner who said nothing gets the session as it stands, and no set is asked for."""
    kept = Kept()
    found = fitted(HEAVY, kept.log, shelf(), TODAY)
    assert (found.session, found.differences, kept.since) == (HEAVY, (), [])


def test_a_profile_puts_what_fits_in_its_place() -> None:
    """On a hotel floor the barbell gives way, the place says so, and the record stays honest."""
    found = fitted(HEAVY, Kept(FLOOR).log, shelf(), TODAY)
    (stand_in,) = found.session.items
    assert stand_in.exercise != BACK.id
    assert stand_in.prescribed == BACK.id
    assert "hotel" in found.texts(shelf().exercises)[0] or "level" in stand_in.note
    (first, *_) = lay_out(found.session, shelf().exercises)
    assert (first.exercise, first.prescribed) == (stand_in.exercise, BACK.id)


def test_who_trains_where_comes_from_the_log() -> None:
    """The situation holds the kept runner, the library and the day."""
    found = situation(Kept(FLOOR).log, shelf(), TODAY)
    assert (found.runner, found.today) == (FLOOR, TODAY)
    assert found.kit == PROFILES["floor"]


def test_gates_count_for_half_a_year() -> None:
    """Sets older than half a year are not asked for, so an old gate has to be passed again."""
    gate = replace(GOBLET, up=Gate(3, 10, 7, 1))
    library = shelf(CHAIR, AIR, gate, BACK)
    fresh = Kept(FLOOR, sessions_of(days_ago=10, value=12))
    stale = Kept(FLOOR, sessions_of(days_ago=GATES_COUNT_FOR.days + 1, value=12))
    assert GOBLET.id in situation(fresh.log, library, TODAY).passed
    assert GOBLET.id not in situation(stale.log, library, TODAY).passed
    assert stale.since == [TODAY - GATES_COUNT_FOR]


def test_a_gate_that_was_not_reached_is_not_passed() -> None:
    """Sets below the gate's amount pass nothing."""
    gate = replace(GOBLET, up=Gate(3, 10, 7, 1))
    kept = Kept(FLOOR, sessions_of(days_ago=10, value=9))
    assert situation(kept.log, shelf(CHAIR, AIR, gate, BACK), TODAY).passed == frozenset()


def _variants(turn: Turn, log: Log) -> tuple[Variant, ...]:
    """What could be done instead, with the library and the date of these tests."""
    return variants_of(turn, situation(log, shelf(), TODAY), log)


def test_variants_of_a_turn_stand_from_easy_to_hard() -> None:
    """The turn's own exercise is among them once, easier ones before it, harder ones after."""
    turn = lay_out(session(item(GOBLET.id, "3x10 12 kg @6")), shelf().exercises)[0]
    found = _variants(turn, Kept().log)
    names = [each.exercise.id for each in found]
    assert names.index(AIR.id) < names.index(GOBLET.id) < names.index(BACK.id)
    assert [each.relation for each in found].count(Relation.HERE) == 1


def test_variants_know_what_was_done_the_last_time() -> None:
    """Each variant carries its own last sets, and its load is judged from them."""
    known = {BACK.id: past(done(BACK.id, 5, 60, effort=7), best=done(BACK.id, 5, 60, effort=7))}
    turn = lay_out(session(item(GOBLET.id, "3x10 @6")), shelf().exercises)[0]
    found = _variants(turn, Kept(known=known).log)
    heavy = next(each for each in found if each.exercise.id == BACK.id)
    assert heavy.past == known[BACK.id]
    assert heavy.load is not None
    assert heavy.load.grams <= 60_000


def test_variants_say_what_the_kit_forbids() -> None:
    """On the floor a barbell variant is shown, with the reason why it cannot be done."""
    turn = lay_out(session(item(AIR.id)), shelf().exercises)[0]
    found = _variants(turn, Kept(FLOOR).log)
    heavy = next(each for each in found if each.exercise.id == BACK.id)
    assert not heavy.fits
    assert heavy.why_not
    assert next(each for each in found if each.exercise.id == AIR.id).fits


def test_the_same_exercise_everywhere_changes_nothing() -> None:
    """A session that fits the runner comes back as it was."""
    easy = session(item(AIR.id, "2x10 @5"))
    assert exercises_of(fitted(easy, Kept(FLOOR).log, shelf(), TODAY).session) == [AIR.id]


def test_a_session_without_gates_asks_the_log_for_no_set() -> None:
    """What is within the runner's level and lands softly needs no proof."""
    kept = Kept(FLOOR)
    fitted(session(item(AIR.id)), kept.log, shelf(), TODAY)
    assert kept.since == []


RUNNERS = [
    None,
    Runner(),
    FLOOR,
    Runner(level=Level.ADVANCED, places=(Place("gym", PROFILES["gym"]),)),
    Runner(level=Level.INTERMEDIATE, places=(Place("home", PROFILES["home-basic"]),)),
    Runner(complaints=(Complaint(Limitation.KNEE_FRONT, Course.ACUTE, TODAY),)),
    Runner(preferences=(Preference("foundations", "chair-squat", "bodyweight-squat"),)),
]


@pytest.mark.parametrize("runner", RUNNERS)
def test_what_is_not_affected_stays_as_it_is(runner: Runner | None, library: Library) -> None:
    """No session of which that is said would be done otherwise."""
    log = Kept(runner).log
    said: list[bool] = []
    for program in library.programs.values():
        for week in (1, program.weeks):
            for prescribed in library.week_sessions(program, week):
                is_so = is_affected(prescribed, log, library, TODAY)
                said.append(is_so)
                if not is_so:
                    assert fitted(prescribed, log, library, TODAY) == Adapted(prescribed)
    assert said
    assert runner is not None or not any(said)
    assert runner is None or not runner.complaints or all(said)
