"""The eight weeks up to a week, and what to change next."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from midstance.coach.review.eight_weeks import WEEK_COUNT, eight_weeks_until, find_tip
from midstance.coach.review.week import review_week, week_facts
from midstance.domain.calendar import Week
from midstance.domain.exercise import VolumeGroup
from midstance.domain.quantity import Load
from midstance.domain.record import WorkoutRecord
from midstance.domain.session import Session
from midstance.domain.settings import WeekStart
from midstance.domain.volume import TARGETS, muscle_shares
from midstance.domain.weeks.review import EightWeeks, WeekTip
from tests.coach.gym import EXERCISES, LIBRARY, MONDAY, day, done, logs, sides, workout
from tests.coach.plain_log import PlainLog

WEEK = Week(MONDAY)
CALVES = VolumeGroup.CALVES
NEXT = Session("base/A", "Squat", (), 3)
NOTHING_AHEAD: Mapping[VolumeGroup, float] = {}
ENOUGH = {group: (float(target.high),) * WEEK_COUNT for group, target in TARGETS.items()}


def eight_weeks(
    sets: tuple[int, ...] = (9,) * WEEK_COUNT, **groups: tuple[float, ...]
) -> EightWeeks:
    """Eight weeks in which every group had enough, but for ``groups``."""
    named = {VolumeGroup(name.replace("_", "-")): values for name, values in groups.items()}
    return EightWeeks(sets, {**ENOUGH, **named}, (0,) * WEEK_COUNT, (Load(0),) * WEEK_COUNT, {})


def tip(
    weeks: EightWeeks,
    *recent: str,
    session: Session = NEXT,
    ahead: Mapping[VolumeGroup, float] = NOTHING_AHEAD,
) -> WeekTip | None:
    """What to change; ``recent`` was done on days one before the other."""
    days = {id_: day(-number) for number, id_ in enumerate(recent)}
    return find_tip(weeks, LIBRARY, session, days, ahead)


@given(logs())
def test_each_week_is_counted_as_its_own_review_counts(workouts: tuple[WorkoutRecord, ...]) -> None:
    """Sets, muscle groups and load of each of the eight weeks are those of that week's review."""
    log = PlainLog(workouts)
    found = eight_weeks_until(log, LIBRARY, WEEK)
    for back in range(WEEK_COUNT):
        week = WEEK.shifted(-back)
        review = review_week(week_facts(log, LIBRARY, week, day(20)), LIBRARY)
        place = WEEK_COUNT - 1 - back
        assert found.sets[place] == review.work.sets_done + review.work.sets_extra
        assert found.tonnage[place] == review.work.tonnage
        for each in review.volume:
            assert found.groups[each.group][place] == pytest.approx(each.sets)


def test_the_time_is_that_of_the_workouts() -> None:
    """Seconds are summed for each week; the minutes of this week's workouts are told apart."""
    now, before = workout(1, day(1), done("squat", 5)), workout(2, day(-3), done("squat", 5))
    also = replace(workout(3, day(6), done("squat", 5)), active_seconds=605)
    now = replace(now, active_seconds=3000)
    found = eight_weeks_until(PlainLog((before, now, also)), LIBRARY, WEEK)
    assert found.seconds == (0,) * 6 + ((before.active_seconds or 0), 3605)
    assert found.minutes == {now.id: 50, also.id: 10}


def test_nothing_older_or_newer_is_counted() -> None:
    """The week before the eight, and the one after them, are in none of them."""
    log = PlainLog((workout(1, day(-50), done("squat", 5)), workout(2, day(7), done("squat", 5))))
    assert eight_weeks_until(log, LIBRARY, WEEK).sets == (0,) * WEEK_COUNT


def test_two_sides_are_one_set() -> None:
    """The eight weeks count a per-side set as one, as the review does."""
    log = PlainLog((workout(1, day(0), *sides(done("lunge", 10), 9)),))
    assert eight_weeks_until(log, LIBRARY, WEEK).sets[-1] == 1


def test_the_group_that_is_short_for_longest_is_named() -> None:
    """With what was done before and would serve it, and the weeks in a row."""
    weeks = eight_weeks(calves=(4, 4, 4, 4, 4, 1, 1, 1), quads=(9, 9, 9, 9, 9, 9, 9, 2))
    found = tip(weeks, "squat", "calf-raise")
    assert found is not None
    assert (found.group, found.weeks, found.missing) == (VolumeGroup.CALVES, 3, 3)
    assert (found.exercise, found.name) == ("calf-raise", "Calf raise")
    assert (found.session, found.session_name, found.week) == ("base/A", "Squat", 3)
    assert not found.is_taken


def test_the_newest_exercise_is_proposed() -> None:
    """Of two that would serve, the one done last."""
    weeks = eight_weeks(calves=(0,) * WEEK_COUNT)
    for first, second in (("calf-raise", "soleus-raise"), ("soleus-raise", "calf-raise")):
        found = tip(weeks, first, second)
        assert found is not None
        assert found.exercise == first


def test_what_the_session_has_already_is_not_proposed() -> None:
    """Another exercise is, or nothing."""
    session = LIBRARY.session("base/A")
    there = {item.exercise for item in session.items}
    nothing = dict.fromkeys(ENOUGH, (0.0,) * WEEK_COUNT)
    weeks = replace(eight_weeks(), groups=nothing)
    found = tip(weeks, *EXERCISES, session=session)
    assert found is None or found.exercise not in there


def test_a_week_without_training_is_no_short_one() -> None:
    """It neither counts nor ends the row."""
    weeks = eight_weeks((9, 9, 9, 9, 9, 9, 0, 9), calves=(9, 9, 9, 9, 9, 1, 0, 1))
    found = tip(weeks, "calf-raise")
    assert found is not None
    assert found.weeks == 2


def test_less_than_a_set_in_one_week_is_no_matter() -> None:
    """It is where it goes on for a second week."""
    once = eight_weeks(calves=(9, 9, 9, 9, 9, 9, 9, 3.5))
    twice = eight_weeks(calves=(9, 9, 9, 9, 9, 9, 3.5, 3.5))
    assert tip(once, "calf-raise") is None
    assert tip(twice, "calf-raise") is not None


def test_what_the_week_still_holds_is_not_short() -> None:
    """The plan of an unfinished week counts as if it were done."""
    weeks = eight_weeks(calves=(9, 9, 9, 9, 9, 9, 1, 0))
    assert tip(weeks, "calf-raise", ahead={VolumeGroup.CALVES: 4}) is None
    found = tip(weeks, "calf-raise", ahead={VolumeGroup.CALVES: 2})
    assert found is not None
    assert (found.missing, found.weeks) == (2, 2)


def test_a_week_that_has_just_begun_lacks_nothing_yet() -> None:
    """What its plan gives too little of is named when the week before had too little as well."""
    weeks = eight_weeks(calves=(9, 9, 9, 9, 9, 9, 9, 0))
    assert tip(weeks, "calf-raise", ahead={VolumeGroup.CALVES: 2}) is None
    assert tip(weeks, "calf-raise") is not None


def test_nothing_short_is_no_tip() -> None:
    """Every group had enough."""
    assert tip(eight_weeks(), "calf-raise") is None


def test_an_unknown_exercise_helps_no_finding() -> None:
    """What the library does not hold is not proposed; what fits everybody is."""
    found = tip(eight_weeks(calves=(0,) * WEEK_COUNT), "ghost")
    assert found is not None
    assert not EXERCISES[found.exercise].equipment


@pytest.mark.parametrize("group", sorted(TARGETS))
def test_every_group_can_be_short(group: VolumeGroup) -> None:
    """Whichever has too few sets is named, where something known would serve it."""
    weeks = replace(eight_weeks(), groups={**ENOUGH, group: (0.0,) * WEEK_COUNT})
    found = tip(weeks, *EXERCISES)
    serving = [each for each in EXERCISES.values() if muscle_shares(each).get(group) == 1]
    if serving:
        assert found is not None
        assert found.group is group
        assert found.weeks == WEEK_COUNT
        assert found.missing == TARGETS[group].low
        assert muscle_shares(EXERCISES[found.exercise])[group] == 1
    else:
        assert found is None


@pytest.mark.parametrize("group", sorted(TARGETS))
def test_the_least_that_serves_a_runner_is_enough(group: VolumeGroup) -> None:
    """At the lower end of the goal nothing is short; a set below it something is."""
    low = float(TARGETS[group].low)
    enough = replace(eight_weeks(), groups={**ENOUGH, group: (low,) * WEEK_COUNT})
    assert tip(enough, *EXERCISES) is None
    short = replace(eight_weeks(), groups={**ENOUGH, group: (*(low,) * (WEEK_COUNT - 1), low - 1)})
    found = tip(short, *EXERCISES)
    assert found is None or (found.group, found.weeks, found.missing) == (group, 1, 1)


def test_the_longest_row_is_eight_weeks() -> None:
    """More are not read."""
    found = tip(eight_weeks(calves=(0,) * WEEK_COUNT), "calf-raise")
    assert found is not None
    assert found.weeks == WEEK_COUNT


def test_a_second_group_follows_where_nothing_serves_the_first() -> None:
    """The one that is short for longest has no exercise outside the session."""
    session = LIBRARY.session("base/A")
    there = {item.exercise for item in session.items}
    serving = [id_ for id_, each in EXERCISES.items() if muscle_shares(each).get(CALVES) == 1]
    assert serving
    weeks = eight_weeks(calves=(0, 0, 0, 0, 0, 0, 0, 0), quads=(9, 9, 9, 9, 9, 9, 9, 0))
    full = replace(
        session,
        blocks=tuple(
            replace(block, items=tuple(replace(item, exercise=id_) for item in block.items[:1]))
            for block in session.blocks[:1]
            for id_ in serving
        ),
    )
    found = tip(weeks, "squat", *serving, session=full)
    assert found is not None
    assert found.group is VolumeGroup.QUADS
    assert there


def test_what_does_not_count_is_in_no_week() -> None:
    """Warm-up, skipped and short sets are none of a week's sets."""
    log = PlainLog(
        (
            workout(
                1,
                day(1),
                done("squat", 5, kg=60),
                done("squat", 5, kg=60, set_number=2, counts=False),
                done("squat", 0, kg=60, set_number=3, skipped=True),
                done("squat", 1, kg=60, set_number=4, short=True, counts=False),
            ),
        )
    )
    found = eight_weeks_until(log, LIBRARY, WEEK)
    assert found.sets[-1] == 1
    assert found.tonnage[-1] == Load(300_000)
    assert found.groups[VolumeGroup.QUADS][-1] == 1


def test_an_unknown_exercise_is_a_set_of_no_group() -> None:
    """What the library does not hold is counted as a set, and trains no group."""
    log = PlainLog((workout(1, day(1), done("ghost", 5)),))
    found = eight_weeks_until(log, LIBRARY, WEEK)
    assert found.sets[-1] == 1
    assert not any(sets[-1] for sets in found.groups.values())


def test_the_first_weeks_of_the_calendar() -> None:
    """There are no weeks before them, and nothing fails."""
    week = Week.of(date.min)
    assert eight_weeks_until(PlainLog(()), LIBRARY, week).sets == (0,) * WEEK_COUNT


@pytest.mark.parametrize("number", range(7))
def test_a_day_belongs_to_its_own_week(number: int) -> None:
    """The first day as well as the last one, in weeks that begin on a Sunday too."""
    log = PlainLog((workout(1, day(number), done("squat", 5)),))
    for start in WeekStart:
        week = Week.of(day(number), start)
        assert eight_weeks_until(log, LIBRARY, week).sets[-1] == 1
        assert eight_weeks_until(log, LIBRARY, week.shifted(1)).sets[-2] == 1
        assert eight_weeks_until(log, LIBRARY, week.shifted(7)).sets[0] == 1
        assert not any(eight_weeks_until(log, LIBRARY, week.shifted(8)).sets)
