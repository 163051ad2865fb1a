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
def test_each_reason_holds_from_its_limit_on(
    changes: dict[str, object], expected: tuple[str, ...]
) -> None:
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
def test_a_rise_in_kilometres_needs_a_share_and_a_distance(
    before: int, now: int, expected: tuple[str, ...]
) -> None:
    """Above 30 % and five kilometres; from nothing there is no share."""
    earlier = replace(GOOD, first=FIRST - timedelta(days=7), metres_done=before)
    assert reasons(replace(GOOD, metres_done=now), earlier) == expected


def test_kilometres_are_compared_with_the_week_before_alone() -> None:
    """Two weeks ago is no week before."""
    earlier = replace(GOOD, first=FIRST - timedelta(days=14), metres_done=10_000)
    assert reasons(GOOD, earlier) == ()


@pytest.mark.parametrize(("weeks", "expected"), [(0, ()), (1, ()), (2, ("2 weeks",))])
def test_a_runner_is_silent_after_two_weeks(weeks: int, expected: tuple[str, ...]) -> None:
    """The week before is soon enough; the one before that is not."""
    told = tuple(f"nothing shared for {each}" for each in expected)
    assert reasons(GOOD, until=LAST + timedelta(days=7 * weeks)) == told


@pytest.mark.parametrize(("first", "weeks"), [(22, 0), (16, 0), (15, 0), (9, 2), (8, 2)])
def test_weeks_that_begin_on_another_day_are_no_silence(first: int, weeks: int) -> None:
    """A runner's week may begin on Sunday, and the coach's on Monday."""
    week = replace(GOOD, first=date(2026, 11, first))
    assert reasons(week) == ((f"nothing shared for {weeks} weeks",) if weeks else ())


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


def test_without_weeks_there_are_no_rows() -> None:
    """No weeks, no rows."""
    assert at_a_glance((), LAST) == ()


PAINS = st.lists(
    st.builds(
        pain, st.sampled_from(["knee", "calf", "hip"]), st.integers(0, 10), st.integers(0, 6)
    ),
    max_size=6,
).map(tuple)
WEEKS = st.builds(
    replace,
    st.just(GOOD),
    name=st.sampled_from(["Ada", "ada", "Bea", "Cem"]),
    first=st.integers(-6, 3).map(lambda weeks: FIRST + timedelta(days=7 * weeks)),
    made=st.integers(-50, 10).map(lambda days: LAST + timedelta(days=days)),
    sessions_done=st.integers(0, 4),
    sessions_planned=st.integers(0, 4),
    effort=st.one_of(st.none(), st.floats(1, 10)),
    rated=st.integers(0, 40),
    metres_done=st.integers(0, 120_000),
    pains=st.one_of(st.none(), PAINS),
)


@given(st.lists(WEEKS, max_size=12))
def test_each_runner_has_one_row(weeks: list[SharedWeek]) -> None:
    """Whatever was shared: one row a name, of its newest week, and none of a week to come."""
    past = [each for each in weeks if each.first <= LAST]
    rows = at_a_glance(weeks, LAST)
    assert {each.week.name.casefold() for each in rows} == {each.name.casefold() for each in past}
    assert len({each.week.name.casefold() for each in rows}) == len(rows)
    for row in rows:
        own = [each for each in past if each.name.casefold() == row.week.name.casefold()]
        assert row.week.first == max(each.first for each in own)
        assert row.week in own


@given(st.lists(WEEKS, max_size=12))
def test_rows_go_from_the_most_to_the_least_urgent(weeks: list[SharedWeek]) -> None:
    """Who has no reason comes last, and every reason weighs something."""
    rows = at_a_glance(weeks, LAST)
    weights = [each.weight for each in rows]
    assert weights == sorted(weights, reverse=True)
    assert all(bool(each.reasons) == bool(each.weight) for each in rows)


@given(WEEKS, st.integers(3, 10))
def test_a_pain_never_makes_a_runner_less_urgent(week: SharedWeek, level: int) -> None:
    """One more pain that is not mild adds its reason, and leaves the others."""
    this_week = replace(week, first=FIRST, pains=())
    (before,) = at_a_glance([this_week], LAST)
    (after,) = at_a_glance([replace(this_week, pains=(pain("foot", level),))], LAST)
    assert after.weight > before.weight
    assert set(after.reasons) - set(before.reasons) == {f"pain {level} of 10: foot"}
    assert set(before.reasons) <= set(after.reasons)


@given(st.lists(WEEKS, min_size=1, max_size=6))
def test_files_reported_twice_change_nothing(weeks: list[SharedWeek]) -> None:
    """A folder that is copied into another is no other week."""
    assert at_a_glance([*weeks, *weeks], LAST) == at_a_glance(weeks, LAST)


@given(WEEKS)
def test_what_is_not_shared_is_no_reason(week: SharedWeek) -> None:
    """Without its pains a week has the reasons that it has without any pain."""
    hidden, none = replace(week, first=FIRST, pains=None), replace(week, first=FIRST, pains=())
    assert [each.reasons for each in at_a_glance([hidden], LAST)] == [
        each.reasons for each in at_a_glance([none], LAST)
    ]
