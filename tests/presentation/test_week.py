"""The review in plain words."""

from dataclasses import replace
from datetime import date

from hypothesis import given

from midstance.domain.quantity import WeightUnit
from midstance.domain.record import WorkoutRecord
from midstance.presentation.blocks import ReportSection
from midstance.presentation.week import week_sections, week_title
from tests.coach.gym import day, done, logs, workout
from tests.exchange.weeks import FULL, reviewed


def parts(*workouts: WorkoutRecord) -> dict[str, ReportSection]:
    """The sections by heading."""
    return {each.heading: each for each in week_sections(reviewed(*workouts))}


FOUND = parts(*FULL)
WORK = (
    "Work: 56 repetitions, 985 kg lifted in all, 1:35 min held, "
    "1:00 min of timed movement, 20 contacts (5 contact units)."
)


def test_the_week_is_named_by_its_days() -> None:
    """From the first to the last."""
    assert week_title(reviewed()) == "Week 2026-11-23 to 2026-11-29"


def test_an_empty_week_says_so() -> None:
    """Without a program and without a workout there is little to say, and no error."""
    sections = {each.heading: each for each in week_sections(reviewed(chosen=()))}
    assert list(sections) == ["Days", "Work", "Sets a muscle group"]
    assert sections["Work"].lines == ("Nothing was planned or done.",)


def test_a_full_week_has_every_part() -> None:
    """In the order in which they are read; runs and next week wait until there are any."""
    assert list(FOUND) == [
        "Days",
        "Work",
        "Sets a muscle group",
        "Bests of the week",
        "What grew",
        "Calf, soleus and hip",
        "Left and right",
        "Pains",
        "Left out",
    ]


def test_the_days_say_what_became_of_each_session() -> None:
    """Moved, done, extra and missed, with the sets of the day."""
    assert FOUND["Days"].lines[0] == "Base: week 1 of 4, one session behind."
    assert FOUND["Days"].rows[:4] == (
        ("Mon 2026-11-23", "base/A moved to Tue 2026-11-24", ""),
        ("Tue 2026-11-24", "base/A done, moved from Mon 2026-11-23, finished early", "8"),
        ("Wed 2026-11-25", "core-5 done, not planned", "1"),
        ("Thu 2026-11-26", "base/B missed", ""),
    )


def test_the_sums_are_sentences() -> None:
    """Planned against done, work, effort, session load."""
    assert FOUND["Work"].lines == (
        "Sessions: 2 done of 2 planned.",
        "Sets: 9 done of 9 planned.",
        WORK,
        "Effort: 7.2 on average, spread 0.8, from 6 to 8, in 4 ratings.",
        "Session load (mean effort x minutes, Foster et al. 2001): 220 + 210 = 430.",
    )


def test_the_estimate_names_formula_and_range() -> None:
    """Epley with the reserve, how far it holds, and Brzycki beside it."""
    bests = FOUND["Bests of the week"]
    assert bests.rows[-1] == (
        "Best estimated maximum",
        "Squat",
        "77.08 kg from 5 reps with 62.5 kg (r = 7, confidence medium, Brzycki 75 kg)",
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


def test_sides_swaps_and_strangers_are_named() -> None:
    """Who did less, what was done instead, and what the library does not hold."""
    assert FOUND["Left and right"].rows == (
        ("Lunge", "200 kg x reps", "160 kg x reps", "20 %", "right did less"),
    )
    assert FOUND["Left out"].lines == ("Dead bug in place of Plank.",)
    assert FOUND["Sets a muscle group"].note.endswith("no group: ghost.")


def test_loads_may_be_pounds() -> None:
    """Every load is then in pounds."""
    told = repr(week_sections(reviewed(*FULL), WeightUnit.LB))
    assert " kg" not in told.replace("kg x", "")
    assert "137.8 lb" in told


def test_lighter_weeks_are_told() -> None:
    """A deload week says so, where one wonders why it was so little."""
    found = reviewed()
    assert found.standing is not None
    deload = replace(found, standing=replace(found.standing, is_deload=True))
    taper = replace(found, standing=replace(found.standing, is_taper=True))
    assert week_sections(deload)[0].lines[0].endswith("behind, a deload week.")
    assert week_sections(taper)[0].lines[0].endswith("behind, a taper week.")


def test_runs_and_next_week_have_their_room() -> None:
    """As soon as there is something to say, it is said at the end."""
    found = replace(reviewed(), runs=("Tue 8 km",), next_week=("Squat 65 kg: all sets done.",))
    assert [each.heading for each in week_sections(found)[-2:]] == ["Runs", "Next week"]


@given(logs())
def test_every_table_is_straight(workouts: tuple[WorkoutRecord, ...]) -> None:
    """Each row has as many cells as its head, whatever was done."""
    for section in week_sections(reviewed(*workouts)):
        assert {len(row) for row in section.rows} <= {len(section.head)}


def test_one_repetition_is_one() -> None:
    """Nouns agree with their numbers."""
    told = parts(workout(1, day(0), done("squat", 1)))["Work"].lines
    assert "Work: 1 repetition." in told
    assert date(2026, 11, 23) in reviewed().week
