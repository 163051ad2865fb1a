"""Runs of a week: what a day counts as, and what kind a run without a name has."""

import pytest

from midstance.domain.weeks.run import (
    Run,
    RunKind,
    day_minutes,
    is_double,
    main_run,
    settle_kinds,
)

EASY, LONG, RACE = Run(RunKind.EASY), Run(RunKind.LONG), Run(RunKind.RACE)
HARD_CLASS = Run(RunKind.OTHER, is_hard=True, is_on_legs=True)


def kinds_of(*minutes: int, effort: int | None = None) -> list[RunKind | None]:
    """The kinds of runs that nobody named, by their minutes."""
    return [run.kind for run in settle_kinds([Run(None, each, effort=effort) for each in minutes])]


@pytest.mark.parametrize(
    ("run", "kind"),
    [
        (EASY, RunKind.EASY),
        (Run(None), RunKind.EASY),
        (Run(RunKind.CROSS), RunKind.RECOVERY),
        (Run(RunKind.CROSS, is_hard=True), RunKind.TEMPO),
        (HARD_CLASS, RunKind.TEMPO),
        (Run(RunKind.OTHER, is_hard=True), None),
        (Run(RunKind.OTHER, is_on_legs=True), None),
    ],
)
def test_other_sports_count_by_how_hard_they_are(run: Run, kind: RunKind | None) -> None:
    """Hard work for the legs counts as a tempo run, easy cycling as recovery, the rest as none."""
    assert run.counts_as is kind


@pytest.mark.parametrize(
    ("runs", "kind"),
    [
        ((), None),
        ((Run(RunKind.OTHER, effort=9),), None),
        ((Run(RunKind.INTERVALS), LONG), RunKind.LONG),
        ((LONG, RACE), RunKind.RACE),
        ((Run(RunKind.CROSS), EASY), RunKind.EASY),
        ((Run(RunKind.RECOVERY), Run(RunKind.CROSS)), RunKind.RECOVERY),
        ((EASY, Run(RunKind.CROSS, is_hard=True)), RunKind.TEMPO),
        ((EASY, HARD_CLASS), RunKind.TEMPO),
    ],
)
def test_a_day_counts_by_its_highest_run(runs: tuple[Run, ...], kind: RunKind | None) -> None:
    """Long stands above fast, fast above easy, and easy cycling below every run."""
    assert main_run(runs) is kind


def test_every_kind_has_a_plain_name() -> None:
    """No two kinds are called the same."""
    assert RunKind.LONG.plain == "long run"
    assert len({kind.plain for kind in RunKind}) == len(RunKind)


def test_fast_and_long_runs_are_key_runs() -> None:
    """A race is fast; a long run is no fast run, and yet protected."""
    assert {kind for kind in RunKind if kind.is_key} == {
        *(RunKind.RACE, RunKind.LONG, RunKind.HIIT, RunKind.INTERVALS, RunKind.TEMPO),
        RunKind.HILLS,
    }
    assert not RunKind.LONG.is_quality


def test_two_runs_make_a_double_and_other_work_does_not() -> None:
    """Only what counts as a run makes a double, and adds its minutes."""
    yoga = Run(RunKind.OTHER, minutes=60, effort=5)
    assert not is_double((EASY, yoga))
    assert is_double((EASY, Run(RunKind.CROSS)))
    assert day_minutes((EASY, yoga)) == 45
    assert day_minutes((Run(RunKind.EASY, 50), Run(RunKind.RECOVERY), Run(RunKind.CROSS))) == 110


def test_tiring_work_leaves_no_day_of_rest() -> None:
    """From an effort of 5 on; a run is never called work."""
    efforts = [Run(RunKind.OTHER, effort=effort).is_tiring_work for effort in (None, 4, 5)]
    assert efforts == [False, False, True]
    assert not Run(RunKind.EASY, effort=8).is_tiring_work
    assert not Run(RunKind.OTHER, effort=8, is_hard=True, is_on_legs=True).is_tiring_work


def test_load_is_minutes_times_effort() -> None:
    """It is unknown as long as one of the two is."""
    assert Run(RunKind.EASY, 50, effort=4).load == 200
    assert Run(RunKind.EASY, 50).load is None
    assert Run(RunKind.EASY, effort=4).load is None


@pytest.mark.parametrize(
    ("minutes", "kinds"),
    [
        ((40, 40, 60), ["easy", "easy", "long"]),
        ((40, 50, 55), ["easy", "easy", "easy"]),
        ((40, 70), ["easy", "easy"]),
        ((40, 75), ["easy", "long"]),
        ((90, 82, 50, 40), ["long", "long", "easy", "easy"]),
        ((90, 80, 50, 40), ["long", "easy", "easy", "easy"]),
        ((60, 58, 20, 20), ["long", "easy", "easy", "easy"]),
        ((), []),
    ],
)
def test_the_longest_run_is_long_where_it_stands_out(
    minutes: tuple[int, ...], kinds: list[str]
) -> None:
    """By 75 minutes, or 1.3 times the mean of the others; back-to-back long runs are both long."""
    assert kinds_of(*minutes) == kinds


def test_effort_tells_fast_runs_and_recovery() -> None:
    """An effort of 7 is fast; a short run at an effort of 2 is recovery."""
    assert kinds_of(40, 40, 40, effort=7) == ["tempo"] * 3
    assert kinds_of(25, 29, 30, effort=2) == ["recovery", "recovery", "easy"]


def test_a_named_run_keeps_its_kind_and_a_race_is_no_measure() -> None:
    """The others are compared without races and other sports; a distance stands for minutes."""
    week = (Run(RunKind.RACE, 180), Run(RunKind.EASY, 70), Run(None, metres=12_800), Run(None))
    assert [run.kind for run in settle_kinds(week)] == ["race", "easy", "long", "easy"]
