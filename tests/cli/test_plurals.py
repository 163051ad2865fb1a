"""At the prompt a noun agrees with its number, over an empty log, a small and a large one."""

import re
from dataclasses import replace
from datetime import timedelta
from os import environ

import pytest

from midstance.context import new_id, open_log
from midstance.domain.quantity import Load, Target, Unit
from midstance.domain.record import LoggedSet, SetRecord, Timestamp, WorkoutRecord, WorkoutStatus
from midstance.storage.database.connection import Access
from midstance.storage.places import Places
from tests.cli.conftest import Type
from tests.cli.world import FalseClock
from tests.tui.test_plurals import ONE_OF_SEVERAL

SEVERAL_OF_ONE = re.compile(
    r"(?<![\d.,:/×-])(?<!\d )(?:0|[2-9]|\d\d+) (?:best|contact|day|exercise|hour|landing|minute|"
    r"month|move|note|rep|round|run|session|set|stretch|week|workout|year)\b(?!-)"
)
ANSWERS = (
    ("use", "foundations"),
    ("today", "--why"),
    ("today", "--easier-week"),
    ("week", "--date", "2026-11-22"),
    ("week", "--date", "2026-11-22", "--html"),
    ("plan", "--why"),
    ("runs", "--since", "2026-11-01"),
    ("log",),
    ("card",),
    ("profile",),
    ("programs", "foundations"),
    ("exercises", "goblet-squat"),
    ("export", "--format", "markdown"),
    ("export", "--format", "html"),
    ("doctor",),
    ("log", "add", "goblet-squat", "1"),
    ("log", "undo"),
    ("use", "--pause"),
)


@pytest.mark.parametrize(
    ("text", "is_wrong"),
    [
        ("2 set", True),
        ("0 session", True),
        ("12 minute", True),
        ("5-minute core", False),
        ("1 set", False),
        ("2 sets", False),
    ],
)
def test_a_wrong_singular_is_seen(text: str, *, is_wrong: bool) -> None:
    """The expression that looks for them finds what it should."""
    assert (SEVERAL_OF_ONE.search(text) is not None) is is_wrong


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("size", [0, 1, 7])
def test_a_noun_agrees_with_its_number_in_every_answer(
    typed: Type, clock: FalseClock, size: int
) -> None:
    """A log of this many workouts, each with this many sets and minutes, and as many runs."""
    typed("profile", "level", "advanced")
    with open_log(Places.find(environ), Access.WRITE) as log:
        workouts = [_workout(clock, size, ago) for ago in range(1, size + 1)]
        log.corrections.add_workouts(workouts, clock.now())
    for ago in range(1, size + 1):
        day = clock.today() - timedelta(days=ago)
        assert typed("run", "add", day.isoformat(), "easy", f"{size}km", f"{size}min").code == 0
    wrong = []
    for words in ANSWERS:
        answer = typed(*words)
        for wanted in (ONE_OF_SEVERAL, SEVERAL_OF_ONE):
            wrong += [(words, hit.group()) for hit in wanted.finditer(answer.out + answer.err)]
    assert not wrong


def _workout(clock: FalseClock, size: int, ago: int) -> WorkoutRecord:
    """A workout of ``size`` minutes, ``ago`` days before today."""
    stamp = Timestamp(clock.at - timedelta(days=ago), 60, "Europe/Berlin")
    day, id_ = clock.today() - timedelta(days=ago), new_id()
    end = replace(stamp, utc=stamp.utc + timedelta(minutes=size))
    one = SetRecord(
        1, 0, "strength", "goblet-squat", "goblet-squat", 1, None, Target(size, Unit.REPS), size,
        load=Load(size * 1000), effort=7, counts=True,
    )  # fmt: skip
    sets = tuple(
        LoggedSet(new_id(), id_, "core-5", stamp, day, replace(one, sequence=n, set_number=n))
        for n in range(1, size + 1)
    )
    return WorkoutRecord(
        id_, "core-5", "Evening", 1, stamp, day, WorkoutStatus.COMPLETED, end, size * 60, sets=sets
    )
