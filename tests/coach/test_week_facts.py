"""What a review asks of the log."""

from midstance.coach.planning import Choice
from midstance.coach.week_facts import week_facts
from midstance.domain.week import Week
from tests.coach.gym import LIBRARY, MONDAY, day, done, held, workout
from tests.coach.plain_log import PlainLog

WEEK = Week(MONDAY)
BASE = Choice("base", MONDAY)


def test_the_facts_are_of_the_week_alone() -> None:
    """Sets and workouts of other weeks are not asked for."""
    log = PlainLog([workout(i + 9, day(7 * i), done("squat", 8)) for i in range(-2, 3) if i])
    facts = week_facts(log, LIBRARY, WEEK.shifted(1), day(30))
    assert [each.local_date for each in facts.sets] == [day(7)]
    assert [each.id.int for each in facts.workouts] == [10]
    assert [each.day for each in facts.before["squat"]] == [day(-7)]


def test_only_counting_exercises_are_looked_up_in_the_past() -> None:
    """Warm-up exercises have no bests to compare with."""
    log = PlainLog(
        [workout(1, day(-3), held("jog", 60)), workout(2, MONDAY, held("jog", 60, counts=False))]
    )
    assert week_facts(log, LIBRARY, WEEK, day(1)).before == {}


def test_a_choice_outside_of_the_week_is_left_out() -> None:
    """Terms that do not touch the week are not read."""
    log = PlainLog([], Choice("short", day(7)), BASE, Choice("short", day(-70)))
    facts = week_facts(log, LIBRARY, WEEK, day(1))
    assert [each.term.program for each in facts.followed] == ["base"]


def test_a_term_knows_what_was_done_in_it() -> None:
    """Not before its start, and not after the next program began."""
    log = PlainLog(
        [workout(1, day(-1)), workout(2, MONDAY), workout(3, day(6)), workout(4, day(7))],
        Choice("short", day(7)),
        BASE,
    )
    (followed,) = week_facts(log, LIBRARY, WEEK, day(8)).followed
    assert [each.local_date for each in followed.done] == [MONDAY, day(6)]


def test_a_broken_row_is_not_followed_further() -> None:
    """However old the log is, the streak asks no more than it needs."""
    log = PlainLog([workout(i + 1, day(-7 * i)) for i in range(60)], Choice("base", day(-700)))
    assert week_facts(log, LIBRARY, WEEK, MONDAY).streak.weeks == 0
    assert log.days.asked == {"sessions": 1, "last_of": 1}
