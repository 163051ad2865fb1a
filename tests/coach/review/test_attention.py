"""Who may need a word first, and why."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.review.attention import at_a_glance
from midstance.domain.weeks.shared_week import SharedPain, SharedWeek

FIRST = date(2026, 11, 23)
LAST = FIRST + timedelta(days=6)
GOOD = SharedWeek(
    name="Anna",
    first=FIRST,
    made=LAST,
    program="Foundations: week 3 of 6, on plan",
    sessions_done=2,
    sessions_planned=2,
    sessions_extra=0,
    sets_done=34,
    sets_planned=34,
    groups=(),
    effort=7.0,
    rated=30,
    runs_done=4,
    runs_planned=4,
    metres_done=40_000,
    metres_planned=40_000,
)


def pain(region: str, level: int, day: int = 0) -> SharedPain:
    """A pain on a day of the week."""
    return SharedPain(FIRST + timedelta(days=day), region, level)


def reasons(*weeks: SharedWeek, until: date = LAST) -> tuple[str, ...]:
    """Why the one runner may need a word."""
    (runner,) = at_a_glance(weeks, until)
    return runner.reasons


def test_a_week_as_planned_needs_no_word() -> None:
    """All done, no pain, the same kilometres as before."""
    assert reasons(GOOD, replace(GOOD, first=FIRST - timedelta(days=7))) == ()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"pains": (pain("knee", 6),)}, ("pain 6 of 10: knee",)),
        ({"pains": (pain("knee", 2),)}, ()),
        ({"pains": (pain("calf", 3), pain("calf", 5, 2))}, ("pain 5 of 10: calf",)),
        ({"pains": ()}, ()),
        ({"sessions_done": 0}, ("none of 2 sessions done",)),
        ({"sessions_done": 0, "sessions_planned": 1}, ("none of 1 session done",)),
        ({"sessions_done": 1}, ()),
        ({"sessions_done": 1, "sessions_planned": 3}, ("1 of 3 sessions done",)),
        ({"sessions_done": 0, "made": FIRST}, ()),
        ({"sessions_done": 0, "sessions_planned": 0}, ()),
        ({"effort": 9.0}, ("effort 9.0 on average",)),
        ({"effort": 8.9}, ()),
        ({"effort": 9.5, "rated": 2}, ()),
        ({"effort": None, "rated": 0}, ()),
    ],
)
def test_each_reason(changes: dict[str, object], expected: tuple[str, ...]) -> None:
    """At its limit, and just before it."""
    assert reasons(replace(GOOD, **changes)) == expected  # type: ignore[arg-type]  # by name


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (30_000, 39_000, ()),
        (30_000, 39_100, ("30 % more kilometres than the week before",)),
        (5_000, 10_000, ()),
        (5_000, 10_100, ("102 % more kilometres than the week before",)),
        (0, 40_000, ()),
        (40_000, 20_000, ()),
    ],
)
def test_more_kilometres(before: int, now: int, expected: tuple[str, ...]) -> None:
    """Above 30 % and five kilometres; from nothing there is no share."""
    earlier = replace(GOOD, first=FIRST - timedelta(days=7), metres_done=before)
    assert reasons(replace(GOOD, metres_done=now), earlier) == expected


def test_kilometres_are_compared_with_the_week_before_alone() -> None:
    """Two weeks ago is no week before."""
    earlier = replace(GOOD, first=FIRST - timedelta(days=14), metres_done=10_000)
    assert reasons(GOOD, earlier) == ()


@pytest.mark.parametrize(("weeks", "expected"), [(0, ()), (1, ()), (2, ("2 weeks",))])
def test_silence(weeks: int, expected: tuple[str, ...]) -> None:
    """The week before is soon enough; the one before that is not."""
    told = tuple(f"nothing shared for {each}" for each in expected)
    assert reasons(GOOD, until=LAST + timedelta(days=7 * weeks)) == told


def test_the_weightiest_comes_first() -> None:
    """Strong pain before missed sessions before effort, and runners in that order too."""
    bad = replace(GOOD, effort=9.5, sessions_done=0, pains=(pain("shin", 7),))
    assert [each.split()[0] for each in reasons(bad)] == ["pain", "none", "effort"]
    runners = (
        replace(GOOD, name="Zoe", pains=(pain("shin", 7),)),
        replace(GOOD, name="Bea"),
        replace(GOOD, name="Cem", effort=9.5),
        replace(GOOD, name="Ada"),
        replace(GOOD, name="Dan", sessions_done=0, effort=9.5),
    )
    order = [each.week.name for each in at_a_glance(runners, LAST)]
    assert order == ["Zoe", "Dan", "Cem", "Ada", "Bea"]


def test_the_week_that_was_shared_last_counts() -> None:
    """A runner has one row: of the newest week, as it was told last; weeks to come wait."""
    again = replace(GOOD, made=LAST + timedelta(days=1), sets_done=30)
    later = replace(GOOD, first=LAST + timedelta(days=1))
    other_case = replace(GOOD, name="anna", first=FIRST - timedelta(days=7))
    (runner,) = at_a_glance((again, GOOD, later, other_case), LAST)
    assert runner.week == again


@given(st.permutations([GOOD, replace(GOOD, name="Bea"), replace(GOOD, name="Cem", rated=0)]))
def test_the_order_of_the_files_is_no_matter(weeks: list[SharedWeek]) -> None:
    """Any order gives the same rows."""
    assert at_a_glance(weeks, LAST) == at_a_glance(reversed(weeks), LAST)


def test_nobody() -> None:
    """No weeks, no rows."""
    assert at_a_glance((), LAST) == ()
