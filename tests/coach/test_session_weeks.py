"""Sessions done and wanted, week by week."""

from datetime import date
from itertools import islice

from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.planning import Choice
from midstance.coach.schedule import planned_in, terms
from midstance.coach.session_weeks import WEEKS_AT_ONCE, session_weeks
from midstance.domain.record import WorkoutRecord
from midstance.domain.week import Week
from tests.coach.gym import LIBRARY, MONDAY, day, logs, workout
from tests.coach.plain_log import PlainLog

WEEK = Week(MONDAY)
BASE = Choice("base", MONDAY)


def weeks(log: PlainLog, *chosen: Choice, number: int, week: Week = WEEK) -> list[tuple[int, int]]:
    """Done and wanted of a week and those before it."""
    return list(islice(session_weeks(log, LIBRARY, week, terms(chosen)), number))


def test_a_week_wants_what_its_program_planned() -> None:
    """Two a week, one in the only full week of the short program, the usual before any."""
    log = PlainLog([workout(1, MONDAY), workout(2, day(7)), workout(3, day(8), session="core-5")])
    chosen = (Choice("short", day(7)), BASE)
    assert weeks(log, *chosen, number=3, week=WEEK.shifted(1)) == [(1, 1), (1, 2), (0, 2)]


def test_after_its_last_week_a_program_goes_on_wanting_as_much() -> None:
    """Sessions a week stay what they were."""
    assert weeks(PlainLog([]), Choice("short", MONDAY), number=1, week=WEEK.shifted(9)) == [(0, 1)]
    assert weeks(PlainLog([]), Choice("gone", MONDAY), number=1) == [(0, 2)]


def test_routines_count_where_no_program_was_chosen() -> None:
    """Without a program any workout is a session."""
    log = PlainLog([workout(1, MONDAY, session="core-5")])
    assert weeks(log, number=1) == [(1, 2)]
    assert weeks(log, BASE, number=1) == [(0, 2)]


def test_the_row_of_weeks_is_read_in_stretches() -> None:
    """A long row takes one question for each half year."""
    log = PlainLog([workout(i + 1, day(-7 * i)) for i in range(60)])
    found = weeks(log, Choice("short", day(-700)), number=60)
    assert found == [(1, 1)] * 60
    assert log.days.asked["sessions"] == 60 // WEEKS_AT_ONCE + 1


def test_the_row_ends_where_the_calendar_begins() -> None:
    """There is no week before the first."""
    log = PlainLog([])
    assert len(weeks(log, number=999, week=Week(date.min))) == WEEKS_AT_ONCE


CHOICES = st.lists(
    st.builds(Choice, st.sampled_from(["base", "short"]), st.integers(-30, 20).map(day)), max_size=4
)


@given(logs(), CHOICES, st.integers(-1, 3))
def test_each_week_is_what_plain_loops_find(
    workouts: tuple[WorkoutRecord, ...], choices: list[Choice], ahead: int
) -> None:
    """Sessions done on its days, and those that were planned on them."""
    newest = WEEK.shifted(ahead)
    found = weeks(PlainLog(workouts), *choices, number=8, week=newest)
    planned = [each.day for term in terms(choices) for each in planned_in(term, LIBRARY)]
    for back, (done_, wanted) in enumerate(found):
        week = newest.shifted(-back)
        own = [each for each in workouts if "/" in each.session or not choices]
        assert done_ == sum(each.local_date in week for each in own)
        asked = sum(on in week for on in planned)
        assert wanted == asked or (asked == 0 and wanted in (1, 2))
