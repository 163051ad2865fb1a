"""What became of sessions."""

from midstance.domain.attendance import Attendance, Streak, WeekEntry


def test_only_what_stands_on_its_day_was_done() -> None:
    """Done, done elsewhere than planned, and done besides; what is under way is not done yet."""
    assert {each.value for each in Attendance if each.was_done} == {
        "done",
        "done-moved",
        "extra",
    }


def test_a_row_of_weeks_ends_where_it_was_counted() -> None:
    """Unless it says otherwise."""
    assert not Streak(3, 2, 1).goes_on


def test_an_entry_is_alone_on_its_day_unless_said() -> None:
    """No other day, no workout, and no early end."""
    entry = WeekEntry("base/A", "A", 1, Attendance.PLANNED)
    assert (entry.other_day, entry.workout, entry.is_early) == (None, None, False)


def test_a_streak_counts_this_week_by_the_number_that_its_plan_has() -> None:
    """One of two does not count, one of one does; a week that wants nothing adds nothing."""
    assert Streak(3, 2, 1).wanting(1) == Streak(4, 1, 1)
    assert Streak(4, 1, 1).wanting(2) == Streak(3, 2, 1)
    assert Streak(4, 2, 2).wanting(0) == Streak(3, 0, 2)
