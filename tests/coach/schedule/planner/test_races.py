"""What a race closes around it: the taper of an A race, the few days of a B race, two races."""

from datetime import date, timedelta

import pytest

from midstance.coach.schedule.planner.races import (
    HALF,
    LONG,
    LONG_B,
    SHORT,
    SHORT_B,
    RaceWindow,
    advice_on_races,
    closes_jumps,
    is_between_races,
    is_primer,
    race_closures,
    race_window,
    races_among,
)
from midstance.domain.weeks.run import RacePriority, Run, RunKind
from tests.coach.schedule.planner.weeks import sessions

RACE_DAY = date(2027, 3, 28)


def race(
    metres: int | None = None,
    minutes: int | None = None,
    priority: RacePriority | None = None,
    *,
    is_trail: bool = False,
) -> Run:
    """A race by its distance or time."""
    return Run(RunKind.RACE, minutes, metres, priority=priority, is_trail=is_trail)


@pytest.mark.parametrize(
    ("run", "window"),
    [
        (race(10_000), SHORT),
        (race(15_000), SHORT),
        (race(15_001), HALF),
        (race(30_000), HALF),
        (race(42_195), LONG),
        (race(21_098, 75), SHORT),
        (race(21_098, 76), HALF),
        (race(21_098, 165), HALF),
        (race(21_098, 166), LONG),
        (race(), HALF),
        (race(21_000, is_trail=True), LONG),
        (race(20_999, is_trail=True), HALF),
        (race(50_000, is_trail=True), LONG),
        (race(10_000, priority=RacePriority.B), SHORT_B),
        (race(21_098, priority=RacePriority.B), LONG_B),
    ],
)
def test_time_comes_before_distance(run: Run, window: RaceWindow) -> None:
    """And trails count as longer from a half marathon on."""
    assert race_window(run) is window


def closed(run: Run, *more: tuple[int, Run]) -> dict[int, str]:
    """The lowest class of leg load that is closed, by days after the race (before is negative)."""
    runs = {RACE_DAY: (run,)} | {RACE_DAY + timedelta(n): (other,) for n, other in more}
    races = races_among(runs)
    order = ("none", "light", "moderate", "heavy")
    found = {}
    for number in range(-16, 40):
        legs = [each.legs for each in race_closures(RACE_DAY + timedelta(number), races)]
        if legs:
            found[number] = min(legs, key=order.index).value
    return found


def span(first: int, last: int, legs: str) -> dict[int, str]:
    """Several days, all closed alike."""
    return dict.fromkeys(range(first, last + 1), legs)


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        (
            race(10_000),
            span(-6, -5, "heavy") | span(-4, -4, "moderate") | span(-3, -2, "light")
            | span(-1, -1, "none") | span(1, 2, "none"),
        ),
        (
            race(21_098),
            span(-9, -7, "heavy") | span(-6, -6, "moderate") | span(-5, -2, "light")
            | span(-1, -1, "none") | span(1, 4, "none"),
        ),
        (
            race(42_195),
            span(-13, -9, "heavy") | span(-8, -8, "moderate") | span(-7, -2, "light")
            | span(-1, -1, "none") | span(1, 10, "none"),
        ),
        (
            race(5_000, priority=RacePriority.B),
            {-3: "heavy", -2: "moderate", -1: "light", 1: "none"},
        ),
        (
            race(21_098, priority=RacePriority.B),
            {-3: "heavy", -2: "moderate", -1: "light", 1: "none", 2: "none"},
        ),
    ],
)  # fmt: skip
def test_each_race_closes_the_days_of_its_row(run: Run, expected: dict[int, str]) -> None:
    """Heavy legs first, then moderate ones, then all; and some days after it everything."""
    assert closed(run) == expected


@pytest.mark.parametrize(
    ("run", "days"),
    [
        (race(10_000), [3]),
        (race(21_098), [3, 4]),
        (race(42_195), [4, 5]),
        (race(10_000, priority=RacePriority.B), []),
    ],
)
def test_a_primer_has_its_days(run: Run, days: list[int]) -> None:
    """Three to five days before an A race, and none before a B race."""
    races = races_among({RACE_DAY: (run,)})
    found = [
        before
        for before in range(1, 14)
        if any(each.allows_primer for each in race_closures(RACE_DAY - timedelta(before), races))
    ]
    assert found == days


@pytest.mark.parametrize(
    ("metres", "priority", "last"),
    [(10_000, None, 3), (21_098, None, 5), (42_195, None, 8), (10_000, RacePriority.B, 2)],
)
def test_jumps_end_some_days_before(metres: int, priority: RacePriority | None, last: int) -> None:
    """Without a word about the rest of the session."""
    races = races_among({RACE_DAY: (race(metres, priority=priority),)})
    jumps = [n for n in range(1, 20) if closes_jumps(RACE_DAY - timedelta(n), races)]
    assert jumps == list(range(1, last + 1))


@pytest.mark.parametrize(
    ("names", "effort", "race_on", "is_one"),
    [
        ("B none 20", 5, 13, True),
        ("B none 21", 5, 13, False),
        ("B none 20", 6, 13, False),
        ("B light 20", 5, 13, False),
        ("B none 20", 5, 14, False),
        ("B none 20", 5, 6, False),
    ],
)
def test_a_primer_is_short_easy_without_legs_and_in_race_week(
    names: str, effort: int, race_on: int, is_one: bool
) -> None:
    """Twenty minutes and an effort of five at most, with an A race from Monday to Sunday."""
    monday = date(2026, 11, 30)
    on = monday + timedelta(days=race_on - 7)
    (session,) = sessions(names)
    for priority in RacePriority:
        races = races_among({on: (Run(RunKind.RACE, metres=42_195, priority=priority),)})
        expected = is_one and priority is RacePriority.A
        assert is_primer(session, effort, monday, races) == expected


def test_the_reason_counts_the_days() -> None:
    """Before the race and after it."""
    races = races_among({RACE_DAY: (race(42_195),)})
    (before,) = race_closures(RACE_DAY - timedelta(9), races)
    assert before.why.startswith("9 days to the race: you cannot get stronger now")
    (eve,) = race_closures(RACE_DAY - timedelta(1), races)
    assert eve.why.startswith("One day to the race")
    (after,) = race_closures(RACE_DAY + timedelta(1), races)
    assert after.why == "The race was one day ago; strength goes on from day 11."


def test_a_races_within_a_week_count_as_one() -> None:
    """With the days of the longer, up to the first and from the last; nothing in between."""
    found = closed(race(10_000), (7, race(42_195)))
    assert [found[number] for number in (-13, -8, -7, -1)] == ["heavy", "moderate", "light", "none"]
    assert {found[number] for number in (*range(1, 7), *range(8, 18))} == {"none"}
    assert 18 not in found


def test_a_races_within_three_weeks_leave_upper_body_and_core() -> None:
    """From the first open day on; the runner is told that a B race would be better."""
    found = closed(race(10_000), (20, race(10_000)))
    assert {found[number] for number in range(3, 19)} == {"light"}
    races = races_among({RACE_DAY: (race(10_000),), RACE_DAY + timedelta(20): (race(10_000),)})
    assert "B race" in advice_on_races(races)


@pytest.mark.parametrize(("apart", "legs"), [(21, "moderate"), (34, "moderate"), (35, None)])
def test_a_races_within_five_weeks_leave_light_legs(apart: int, legs: str | None) -> None:
    """And no jumps; five weeks apart each race stands alone."""
    found = closed(race(10_000), (apart, race(10_000)))
    assert found.get(5) == legs
    runs = {RACE_DAY: (race(10_000),), RACE_DAY + timedelta(apart): (race(10_000),)}
    races = races_among(runs)
    assert is_between_races(RACE_DAY + timedelta(5), races) is (legs is not None)
    assert closes_jumps(RACE_DAY + timedelta(5), races) is (legs is not None)
    assert advice_on_races(races) == ""
    between = advice_on_races(races, [RACE_DAY, RACE_DAY + timedelta(5)])
    assert between == (
        f"Two races are {apart} days apart: light legs, no jumps and nothing new between them."
        if legs
        else ""
    )


def test_only_where_something_is_allowed_it_is_short_and_light() -> None:
    """On the eve of a race nothing is."""
    races = races_among({RACE_DAY: (race(10_000),)})
    eve, before = (race_closures(RACE_DAY - timedelta(days), races)[0].why for days in (1, 4))
    assert eve == "One day to the race: you cannot get stronger now, only more tired."
    assert before.endswith("only more tired. Short and light.")


def test_b_races_close_nothing_between_them() -> None:
    """They are trained through."""
    b = RacePriority.B
    found = closed(race(10_000, priority=b), (14, race(10_000, priority=b)))
    assert not [number for number in found if 2 <= number <= 10]


@pytest.mark.parametrize(
    "text", ["2028-02-29", "2026-03-29", "2026-10-25", "2026-12-31", "9999-12-31"]
)
def test_days_are_counted_by_dates_alone(text: str) -> None:
    """A leap day, the days on which clocks change, week 53, and the last day there is."""
    day = date.fromisoformat(text)
    races = races_among({day: (race(10_000),)})
    assert race_closures(day, races) == ()
    assert race_closures(day - timedelta(7), races) == ()
    assert race_closures(day - timedelta(6), races)[0].legs.value == "heavy"
