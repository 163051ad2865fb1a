"""On which days programs ask for their sessions."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.planning import Choice
from midstance.coach.schedule import Term, planned_in, terms
from midstance.domain.attendance import Planned
from tests.coach.gym import LIBRARY, MONDAY, day


def test_two_sessions_lie_three_days_apart() -> None:
    """The first comes on the first day of the week, the second on the fourth."""
    found = planned_in(Term("base", MONDAY, None), LIBRARY)
    assert found[:3] == (
        Planned("base/A", "Squat day", 1, day(0)),
        Planned("base/B", "Calf day", 1, day(3)),
        Planned("base/A", "Squat day", 2, day(7)),
    )
    assert len(found) == 8


def test_a_term_ends_where_the_next_begins() -> None:
    """What the older program would have asked for later is no longer planned."""
    found = terms([Choice("short", day(7)), Choice("base", MONDAY)])
    assert found == (Term("short", day(7), None), Term("base", MONDAY, day(7)))
    assert [each.day for each in planned_in(found[1], LIBRARY)] == [day(0), day(3)]


def test_a_later_choice_that_begins_earlier_takes_all() -> None:
    """A choice that was never reached is left out."""
    assert terms([Choice("base", MONDAY), Choice("short", day(7))]) == (Term("base", MONDAY, None),)
    assert terms([Choice("base", MONDAY), Choice("short", MONDAY)]) == (Term("base", MONDAY, None),)


def test_an_unknown_program_plans_nothing() -> None:
    """A program that left the library asks for no session."""
    assert planned_in(Term("gone", MONDAY, None), LIBRARY) == ()


def test_the_calendar_may_end_before_the_program() -> None:
    """At the last days there are there is no error, only fewer sessions."""
    assert len(planned_in(Term("base", date.max, None), LIBRARY)) == 1


@pytest.mark.parametrize(
    ("first", "last", "touches"),
    [(-9, -1, False), (-9, 0, True), (3, 4, True), (6, 9, True), (7, 9, False)],
)
def test_a_span_touches_a_term_if_they_share_a_day(first: int, last: int, touches: bool) -> None:
    """The first day belongs to the term, the end does not."""
    term = Term("base", MONDAY, day(7))
    assert term.touches(day(first), day(last)) is touches
    assert Term("base", MONDAY, None).touches(day(900), day(901))


@given(
    st.lists(st.integers(-30, 30), max_size=5).map(
        lambda starts: [Choice("base", MONDAY + timedelta(days=start)) for start in starts]
    ),
    st.integers(-40, 70).map(day),
)
def test_each_day_belongs_to_the_newest_choice_that_had_begun(
    choices: list[Choice], on: date
) -> None:
    """At most one term holds a day, and it is the one that a plain search finds."""
    holding = [term for term in terms(choices) if on in term]
    begun = [choice for choice in choices if choice.start <= on]
    assert [term.start for term in holding] == [choice.start for choice in begun[:1]]
