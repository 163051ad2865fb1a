"""The review in plain words."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given

from midstance.domain.attendance import Attendance, WeekEntry
from midstance.domain.exercise import VolumeGroup
from midstance.domain.quantity import Load, WeightUnit
from midstance.domain.record import WorkoutRecord
from midstance.domain.weeks.review import EightWeeks
from midstance.presentation.blocks import Section
from midstance.presentation.week import (
    attendance_text,
    week_sections,
    week_title,
)
from tests.coach.gym import day, done, logs, workout
from tests.exchange.weeks import FULL, WITH_LESS_EFFORT, review_of


def parts(*workouts: WorkoutRecord) -> dict[str, Section]:
    """The sections by heading."""
    return {each.heading: each for each in week_sections(review_of(*workouts))}


FOUND = parts(*FULL)
WORK = (
    "Work: 56 repetitions, 985 kg lifted in all, 1:35 min held, "
    "1:00 min of timed movement, 20 jumps (5 as two-leg jumps)."
)


def test_the_week_is_named_by_its_days() -> None:
    """From the first to the last."""
    assert week_title(review_of()) == "Week 2026-11-23 to 2026-11-29"


def test_an_empty_week_says_so() -> None:
    """Without a program and without a workout there is little to say, and no error."""
    sections = {each.heading: each for each in week_sections(review_of(chosen=()))}
    assert list(sections) == ["Days", "Work", "Sets per muscle group"]
    assert sections["Work"].lines == ("Nothing was planned or done.",)


def test_a_full_week_has_every_part() -> None:
    """In the order in which they are read; runs and next week wait until there are any."""
    assert list(FOUND) == [
        "Days",
        "Work",
        "Sets per muscle group",
        "New bests",
        "Improved",
        "Calf, soleus and hip",
        "Left and right",
        "Pains",
        "Skipped",
        "Swapped",
        "Not in the library, counted in no group",
    ]


def test_the_days_say_what_became_of_each_session() -> None:
    """Moved, done, extra and missed, with the sets of the day."""
    assert FOUND["Days"].lines[0] == "Base: week 1 of 4, one session behind."
    assert FOUND["Days"].rows[:4] == (
        ("Mon 2026-11-23", "A Squat day: moved to Tue 2026-11-24", ""),
        ("Tue 2026-11-24", "A Squat day: done, moved from Mon 2026-11-23, finished early", "8"),
        ("Wed 2026-11-25", "Core: done, not planned", "1"),
        ("Thu 2026-11-26", "B Calf day: missed", ""),
    )


def test_the_sums_are_sentences() -> None:
    """Planned against done, work, effort, session load."""
    assert FOUND["Work"].lines == (
        "Sessions: 1 of 2 planned, 1 other.",
        "Sets: 7 of 9 planned, 2 others.",
        WORK,
        "Effort: 7.2 on average, spread 0.8, from 6 to 8, in 4 ratings.",
        "Session load (mean effort x minutes, Foster et al. 2001): 220 + 210 = 430.",
    )


def test_the_estimate_names_formula_and_range() -> None:
    """Epley with the reserve, how far it holds, and Brzycki beside it."""
    bests = parts(*WITH_LESS_EFFORT)["New bests"]
    assert bests.rows[-1] == (
        "Estimated 1RM",
        "Squat",
        "77.08 kg from 5 reps with 62.5 kg (r = 7, confidence medium, Brzycki 75 kg)",
        "+4.16 kg",
        "Tue 2026-11-24",
    )
    assert "2 to 10" in bests.note
    assert "Epley" in bests.note


def test_pains_come_with_the_exercise_and_advice() -> None:
    """What was done of it stands beside; the advice is no diagnosis."""
    pains = FOUND["Pains"]
    assert pains.rows == (
        (
            "Tue 2026-11-24",
            "left knee (noted 2 times)",
            "4 of 10",
            "Squat",
            "2 sets, 10 reps, up to 62.5 kg",
        ),
        ("Tue 2026-11-24", "left knee (noted 2 times)", "1 of 10", "ghost", "1 set, 3 reps"),
    )
    assert "not medical advice" in pains.note
    assert "may" in pains.note


def test_sides_swaps_and_unknown_exercises_are_named() -> None:
    """Who did less, what was done instead, and what the library does not hold."""
    assert FOUND["Left and right"].rows == (
        ("Lunge", "200 kg x reps", "160 kg x reps", "20 %", "right did less"),
    )
    assert FOUND["Swapped"].lines == ("Dead bug in place of Plank",)
    assert FOUND["Not in the library, counted in no group"].lines == ("ghost",)


def test_loads_may_be_pounds() -> None:
    """Every load is then in pounds."""
    told = repr(week_sections(review_of(*FULL), WeightUnit.LB))
    assert " kg" not in told.replace("kg x", "")
    assert "138 lb" in told


def test_lighter_weeks_are_shown() -> None:
    """A deload week says so, where one wonders why it was so little."""
    found = review_of()
    assert found.standing is not None
    deload = replace(found, standing=replace(found.standing, is_deload=True))
    taper = replace(found, standing=replace(found.standing, is_taper=True))
    assert week_sections(deload)[0].lines[0].endswith("behind, a deload week.")
    assert week_sections(taper)[0].lines[0].endswith("behind, a taper week.")


def test_runs_and_next_week_have_their_room() -> None:
    """As soon as there is something to say, it is said at the end."""
    found = replace(review_of(), runs=("Tue 8 km",), next_week=("Squat 65 kg: all sets done.",))
    assert [each.heading for each in week_sections(found)[-2:]] == ["Runs", "Next week"]


@given(logs())
def test_every_table_is_straight(workouts: tuple[WorkoutRecord, ...]) -> None:
    """Each row has as many cells as its head, whatever was done."""
    for section in week_sections(review_of(*workouts)):
        assert {len(row) for row in section.rows} <= {len(section.head)}


def test_one_repetition_is_one() -> None:
    """Nouns agree with their numbers."""
    told = parts(workout(1, day(0), done("squat", 1)))["Work"].lines
    assert "Work: 1 repetition." in told
    assert date(2026, 11, 23) in review_of().week


@pytest.mark.parametrize("kind", Attendance)
def test_every_attendance_has_its_words(kind: Attendance) -> None:
    """With the other day where a session was moved."""
    other = date(2026, 11, 24) if kind in {Attendance.MOVED_AWAY, Attendance.MOVED_HERE} else None
    told = attendance_text(WeekEntry("base/A", "Squat day", 1, kind, other, UUID(int=1)))
    assert told
    assert ("2026-11-24" in told) == (other is not None)


def test_an_early_end_is_shown() -> None:
    """Behind what became of the session."""
    entry = WeekEntry("base/A", "", 1, Attendance.DONE, is_early=True)
    assert attendance_text(entry) == "done, finished early"


def test_eight_weeks_are_a_table() -> None:
    """A row for all work sets and for each group, a column for each week; none in a first week."""
    eight_weeks = EightWeeks(
        (0, 0, 0, 0, 0, 12, 0, 9),
        dict.fromkeys(VolumeGroup, (0.0,) * 5 + (4.5, 0.0, 3.0)),
        (0,) * 8,
        (Load(0),) * 8,
        {},
    )
    found = {
        each.heading: each
        for each in week_sections(replace(review_of(*FULL), eight_weeks=eight_weeks))
    }["Eight weeks"]
    assert found.head == ("sets", "5 Oct", *found.head[2:8], "23 Nov")
    assert found.rows[0] == ("all work sets", "0", "0", "0", "0", "0", "12", "0", "9")
    assert found.rows[1] == ("quads", "0", "0", "0", "0", "0", "4.5", "0", "3")
    first = replace(eight_weeks, sets=(0,) * 7 + (9,))
    assert "Eight weeks" not in {
        each.heading for each in week_sections(replace(review_of(*FULL), eight_weeks=first))
    }


def test_a_note_has_its_place() -> None:
    """Each line of the note stands under its heading."""
    noted = {
        each.heading: each for each in week_sections(replace(review_of(), note="Slept badly\nRain"))
    }
    assert noted["Note"].lines == ("Slept badly", "Rain")
