"""The load of an exercise: every number of the rules, and laws over any course of sessions."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.progress.change import ChangeKind
from midstance.coach.progress.exposure import AskedRow, Exposure
from midstance.coach.progress.working_number import (
    LoadState,
    follow_loads,
    load_of_row,
    share_of_working_number,
)
from midstance.domain.exercise import MoveDown
from midstance.domain.quantity import Load, Unit
from midstance.domain.runner import Loading
from tests.coach.progress.made_sessions import BAR, BELL, EIGHTS, MONDAY, SQUAT, after, session

UP, DOWN = ChangeKind.LOAD_UP, ChangeKind.LOAD_DOWN


def state(*sessions: Exposure, loading: Loading = BAR, **more: object) -> LoadState:
    """Where the squat stands after these sessions."""
    found = follow_loads(SQUAT, sessions, loading, **more)  # type: ignore[arg-type]  # a test's words
    assert found is not None
    return found


def kilograms(*sessions: Exposure, row: AskedRow = EIGHTS, loading: Loading = BAR) -> float:
    """The load of ``row`` after these sessions."""
    return state(*sessions, loading=loading).load(row, loading).kilograms


SHARES = {
    1: (100, 94, 91, 88, 88),
    2: (94, 91, 88, 86, 83),
    3: (91, 88, 86, 83, 81),
    4: (88, 86, 83, 81, 79),
    5: (86, 83, 81, 79, 77),
    6: (83, 81, 79, 77, 75),
    8: (79, 77, 75, 73, 71),
    10: (75, 73, 71, 70, 68),
}


@pytest.mark.parametrize("effort", [10, 9, 8, 7])
@pytest.mark.parametrize("amount", SHARES)
def test_a_row_asks_for_its_share(amount: int, effort: int) -> None:
    """The table of repetitions and effort, in percent."""
    assert (
        round(100 * share_of_working_number(AskedRow(3, amount, effort)))
        == SHARES[amount][10 - effort]
    )


def test_a_share_of_the_table_lowers_it() -> None:
    """Where the program names a percentage too, the lighter of both; seconds have no share."""
    assert share_of_working_number(AskedRow(3, 5, 8, percent=70)) == 0.7
    assert share_of_working_number(AskedRow(3, 5, 8, percent=90)) == share_of_working_number(
        AskedRow(3, 5, 8)
    )
    assert share_of_working_number(AskedRow(3, 30, 7, Unit.SECONDS)) == 1


@pytest.mark.parametrize(
    ("working", "loading", "kg"),
    [
        (100_000, BAR, 75.0),  # 75 kg of 100 at 8 @8
        (97_000, BAR, 72.5),  # 72.75: down
        (99_500, BAR, 75.0),  # 74.6: the next step is within 3 %
        (10_000, BAR, 20.0),  # the empty bar at least
        (1_000, BELL, 4.0),  # one step at least
        (21_000, BELL, 16.0),  # 15.75: within 3 %
        (20_000, BELL, 12.0),  # 15: down
    ],
)
def test_loads_are_as_the_kit_makes_them(working: float, loading: Loading, kg: float) -> None:
    """Rounded down, but up where the next step is within 3 %; never below one step."""
    assert load_of_row(working, AskedRow(3, 8, 8), loading).kilograms == kg


RULES = [
    # best: one step; two where two or more were left, together at most 10 %
    ((session(0, 60, 7),), 62.5, UP),
    ((session(0, 60, 6),), 62.5, UP),
    ((session(0, 60, 5),), 62.5, UP),  # two steps are 5 kg, but a week has 5 % with a bar
    # ok, unrated and complete: the same, and the third in a row is a best
    ((session(0, 60, 8),), 60, None),
    ((session(0, 60),), 60, None),
    ((session(0, 60), session(3, 60)), 60, None),
    ((session(0, 60), session(3, 60), session(7, 60)), 62.5, UP),
    # after a step it takes four
    (tuple(session(7 * n, 60 if n < 3 else 62.5) for n in range(6)), 62.5, None),
    (tuple(session(7 * n, 60 if n < 3 else 62.5) for n in range(7)), 65, UP),
    # easing: above the effort asked for, in two sessions in a row
    ((session(0, 60, 8), session(7, 60, 8)), 57.5, DOWN),
    ((session(0, 60, 9), session(7, 60, 7)), 62.5, UP),
    # fail: nothing left, two sets two short, pain above 3; first a step, then a tenth
    ((session(0, 60, 10),), 57.5, DOWN),
    ((session(0, 60, 8, done=(8, 6, 6)),), 57.5, DOWN),
    ((session(0, 60, 8, done=(8, 8, 6)),), 60, None),
    ((session(0, 60, 7, pain=4),), 57.5, DOWN),
    ((session(0, 60, 7, pain=3),), 60, None),
    ((session(0, 60, 10), session(7, 57.5, 8), session(14, 57.5, 10)), 52.5, DOWN),
    (
        (
            session(0, 60, 10),
            *(session(7 * n, 57.5, 8 - n % 2, done=(8, 8, 7)) for n in range(1, 4)),
            session(28, 57.5, 10),
        ),
        55,
        DOWN,
    ),
    # lighter on purpose says nothing
    ((session(0, 60, 8), session(7, 50, 10, is_lighter=True)), 60, None),
    # a day cut short, or rated easier than asked for with less load, was lighter by choice
    ((session(0, 60, 8), session(7, 50, 6)), 60, None),
    ((session(0, 60, 8), session(7, 55, 7, done=(8, 8))), 60, None),
    # the runner's own load is where it goes on from
    ((session(0, 60), session(7, 70, 8)), 70, None),
    ((session(0, 60), session(7, 50, 8)), 50, None),
]


@pytest.mark.parametrize(("sessions", "kg", "kind"), RULES)
def test_the_rules_of_the_load(
    sessions: tuple[Exposure, ...], kg: float, kind: ChangeKind | None
) -> None:
    """What the last of these sessions makes of the next load of the same row."""
    now = state(*sessions)
    assert now.load(EIGHTS, BAR).kilograms == kg
    assert (now.change and now.change.kind) is kind
    if now.change is not None:
        assert now.change.basis == sessions[-1].day
        assert now.change.reason.endswith(".")
        assert now.change.source.endswith(".")


def test_two_steps_fit_where_a_step_is_small() -> None:
    """Two or more left: two steps, where both together are within the week's rise."""
    assert kilograms(session(0, 120, 5)) == 125
    assert kilograms(session(0, 120, 6)) == 122.5


def test_a_large_step_waits_for_a_second_best() -> None:
    """Where a step is more than a tenth, two bests in a row, or two or more left."""
    once = session(0, 16, 7)
    assert kilograms(once, loading=BELL) == 16
    assert kilograms(once, session(7, 16, 7), loading=BELL) == 20
    assert kilograms(session(0, 16, 5), loading=BELL) == 20
    assert kilograms(once, session(7, 16, 8), session(14, 16, 7), loading=BELL) == 16


def test_a_week_holds_one_rise() -> None:
    """A second best within seven days changes nothing where the week's rise is used up."""
    first, second = session(0, 60, 7), session(3, 62.5, 7)
    assert kilograms(first, second) == 62.5
    assert kilograms(first, session(7, 62.5, 7)) == 65


def test_a_tendon_goes_down_by_a_tenth_at_once() -> None:
    """Above 3 of 10 in an exercise for tendons; in others it goes back a step first."""
    tendon = follow_loads(replace(SQUAT, down=MoveDown.TENDON), (session(0, 60, 7, pain=4),), BAR)
    assert tendon is not None
    assert tendon.load(EIGHTS, BAR).kilograms == 55
    assert tendon.working == pytest.approx(54_000 / share_of_working_number(EIGHTS))
    assert tendon.change is not None
    assert "Silbernagel" in tendon.change.source


def test_another_row_follows_from_the_same_number() -> None:
    """Fewer repetitions at more effort take more; the way back brings the first load again."""
    eights = session(0, 60, 8)
    heavy = AskedRow(3, 5, 8)
    assert kilograms(eights, row=heavy) == 67.5
    there = session(7, 67.5, 9, row=heavy)
    assert kilograms(eights, there) == 60


def test_what_was_refused_is_as_it_was() -> None:
    """A refused step leaves the load, and the next session is judged by itself."""
    refused = frozenset({(after(0), UP)})
    held = state(session(0, 60, 7), refused=refused)
    assert held.change is None
    assert held.load(EIGHTS, BAR).kilograms == 60
    taken = state(session(0, 60, 7), session(7, 60, 7), refused=refused)
    assert taken.load(EIGHTS, BAR).kilograms == 62.5


def test_no_load_no_number() -> None:
    """An exercise that was never loaded has none."""
    assert follow_loads(SQUAT, (session(0, None, 7),), BAR) is None
    assert follow_loads(SQUAT, (), BAR) is None


ROWS = st.builds(AskedRow, st.integers(1, 4), st.integers(3, 12), st.integers(6, 9))
LOADINGS = st.sampled_from([BAR, BELL, Loading(Load.of(1)), Loading(Load.of(2))])


@st.composite
def courses(draw: st.DrawFn) -> tuple[Loading, tuple[Exposure, ...]]:
    """A runner who follows the plan: each session has the load that it asks for."""
    loading, row = draw(LOADINGS), draw(ROWS)
    kg = draw(st.integers(10, 40)) * 4.0
    sessions: list[Exposure] = []
    day = 0
    for _ in range(draw(st.integers(1, 10))):
        day += draw(st.integers(2, 9))
        found = follow_loads(SQUAT, sessions, loading)
        load = kg if found is None else found.load(row, loading).kilograms
        amounts = draw(
            st.lists(
                st.integers(max(0, row.amount - 3), row.amount),
                min_size=row.sets,
                max_size=row.sets,
            )
            | st.just([row.amount] * row.sets)
        )
        effort = draw(st.none() | st.integers(5, 10))
        pain = draw(st.sampled_from([0, 0, 0, 2, 4]))
        sessions.append(session(day, load, effort, row, done=tuple(amounts), pain=pain))
    return loading, tuple(sessions)


@given(courses())
def test_no_jump_and_no_fall_without_a_reason(drawn: tuple[Loading, tuple[Exposure, ...]]) -> None:
    """Up by two steps and a tenth at most, or one step; every move has its reason."""
    loading, sessions = drawn
    row = sessions[0].asked
    for count, now in enumerate(sessions, 1):
        found = follow_loads(SQUAT, sessions[:count], loading)
        assert found is not None
        before, load = Load(now.grams or 0), found.load(row, loading)
        moved = load.grams - before.grams
        one = loading.after_steps(before, 1).grams - before.grams
        assert moved <= max(one, before.grams * 0.1)
        assert (found.change is not None) or not moved
        if found.change is not None and moved:
            assert found.change.kind.is_up is (moved > 0)


@given(courses())
def test_a_week_never_rises_by_more_than_its_share(
    drawn: tuple[Loading, tuple[Exposure, ...]],
) -> None:
    """Of any two sessions within seven days: one step, or 5 % with a bar and 10 % without."""
    loading, sessions = drawn
    percent = 1.05 if loading.bar else 1.10
    for first, later in ((a, b) for a, b in pairwise(sessions)):
        if later.day - first.day < timedelta(days=7):
            base = Load(first.grams or 0)
            most = max(loading.after_steps(base, 1).grams, base.grams * percent)
            assert (later.grams or 0) <= most


@given(courses())
def test_refusing_restores_and_asking_twice_is_the_same(
    drawn: tuple[Loading, tuple[Exposure, ...]],
) -> None:
    """A refused change leaves the load of the session; the same question has the same answer."""
    loading, sessions = drawn
    found = follow_loads(SQUAT, sessions, loading)
    assert found is not None
    assert follow_loads(SQUAT, sessions, loading) == found
    if found.change is not None:
        refused = frozenset({(found.change.basis, found.change.kind)})
        without = follow_loads(SQUAT, sessions, loading, refused)
        assert without is not None
        assert without.load(sessions[-1].asked, loading).grams == sessions[-1].grams
        assert without.load(sessions[-1].asked, loading) == found.load_without_change(
            sessions[-1].asked, loading
        )


def test_days_are_those_of_the_runner() -> None:
    """The first Monday, for whoever reads a failure."""
    assert after(0) == MONDAY
