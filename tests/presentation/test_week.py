"""The review in plain words."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given

from midstance.domain.attendance import Attendance, AttendanceDay, Streak, WeekEntry
from midstance.domain.calendar import Week
from midstance.domain.exercise import VolumeGroup
from midstance.domain.quantity import Load, WeightUnit
from midstance.domain.record import WorkoutRecord
from midstance.domain.volume import TARGETS, GroundContacts, GroupVolume, Verdict, verdict
from midstance.domain.weeks.review import EffortSummary, WeekReview, WeekTotals
from midstance.presentation.blocks import Section, StyledText
from midstance.presentation.phrases import range_text
from midstance.presentation.week import (
    ATTENDANCE,
    attendance_text,
    bar,
    day_line_parts,
    day_parts,
    standing_heading,
    total_parts,
    volume_parts,
    week_heading,
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
    "1:00 min of timed movement, 20 contacts (5 contact units)."
)


def test_the_week_is_named_by_its_days() -> None:
    """From the first to the last."""
    assert week_title(review_of()) == "Week 2026-11-23 to 2026-11-29"


def test_an_empty_week_says_so() -> None:
    """Without a program and without a workout there is little to say, and no error."""
    sections = {each.heading: each for each in week_sections(review_of(chosen=()))}
    assert list(sections) == ["Days", "Work", "Sets a muscle group"]
    assert sections["Work"].lines == ("Nothing was planned or done.",)


def test_a_full_week_has_every_part() -> None:
    """In the order in which they are read; runs and next week wait until there are any."""
    assert list(FOUND) == [
        "Days",
        "Work",
        "Sets a muscle group",
        "New bests",
        "Grew",
        "Calf, soleus and hip",
        "Left and right",
        "Pains",
        "Left out",
        "Swapped",
        "Not in the library, counted in no group",
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
        "Best estimated maximum",
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


def test_sides_swaps_and_strangers_are_named() -> None:
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


def test_lighter_weeks_are_told() -> None:
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


def test_an_early_end_is_told() -> None:
    """Behind what became of the session."""
    entry = WeekEntry("base/A", "", 1, Attendance.DONE, is_early=True)
    assert attendance_text(entry) == "done, finished early"


MONDAY = date(2026, 11, 23)
NOTHING = WeekTotals(0, 0, 0, 0, 0, 0, 0, GroundContacts(0, 0), Load(0))


def said(*parts: StyledText) -> str:
    """The parts without their styles."""
    return "".join(text for text, _ in parts)


def entry(
    attendance: Attendance,
    session: str = "base/A",
    *,
    other: int | None = None,
    early: bool = False,
) -> WeekEntry:
    """A session; ``other`` is the day of November to or from which it moved."""
    moved = date(2026, 11, other) if other else None
    return WeekEntry(session, "Jump and squat", 1, attendance, moved, is_early=early)


def a_day(*entries: WeekEntry, sets: int = 0) -> AttendanceDay:
    """A Monday with these sessions."""
    return AttendanceDay(MONDAY, entries, sets)


def column(*entries: WeekEntry, sets: int = 0, width: int = 17) -> list[str]:
    """A Monday in a column."""
    return said(*day_parts(a_day(*entries, sets=sets), width, is_today=False)).splitlines()


def review_of_week_text(
    work: WeekTotals = NOTHING, effort: EffortSummary | None = None, weeks: int = 0
) -> WeekReview:
    """A week with nothing in it but these."""
    nothing = ((),) * 6
    streak = Streak(weeks, 2, 0)
    return WeekReview(
        Week(MONDAY),
        (),
        work,
        (),
        effort,
        *nothing,
        None,
        streak,
        (),
        (),
    )


def volume(group: VolumeGroup, sets: float) -> GroupVolume:
    """So many sets of a group, judged."""
    target = TARGETS.get(group)
    return GroupVolume(group, sets, 0, target, verdict(sets, target))


def test_an_empty_day() -> None:
    """A day without a session is a dot."""
    assert column() == ["Mon 23", "·"]


def test_what_became_of_a_session_is_told_by_sign_and_word() -> None:
    """Each attendance has a sign and a word of its own."""
    assert set(ATTENDANCE) == set(Attendance)
    assert len({each.brief for each in ATTENDANCE.values()}) == len(ATTENDANCE)
    assert column(entry(Attendance.DONE), sets=19) == [
        "Mon 23",
        "✓ A Jump and sq…",
        "  done",
        "19 sets",
    ]


def test_a_session_that_moved_names_the_other_day() -> None:
    """To where it went, and from where it came."""
    assert column(entry(Attendance.MOVED_AWAY, other=26))[1:] == ["→ A Jump and sq…", "  to Thu"]
    assert column(entry(Attendance.MOVED_HERE, other=22))[2] == "  from Sun"


def test_an_early_end_is_told_in_a_column() -> None:
    """A workout finished early says so."""
    assert column(entry(Attendance.DONE, early=True))[2] == "  early end"


def test_narrow_columns_keep_the_letter() -> None:
    """A program's session is its letter, a routine the beginning of its name."""
    found = column(entry(Attendance.DONE), entry(Attendance.EXTRA, "hip-3"), width=10, sets=1)
    assert found == ["Mon 23", "✓ A", "  done", "+ Jump a…", "  extra", "1 set"]


def test_more_than_two_sessions_are_counted() -> None:
    """The third session of a day is not hidden."""
    assert column(*[entry(Attendance.EXTRA)] * 4)[5] == "  and 2 more"


@pytest.mark.parametrize(
    ("entries", "sets", "line"),
    [
        ((), 0, "Mon 23 ·\n"),
        ((entry(Attendance.MISSED),), 0, "Mon 23 ✗ A missed\n"),
        ((entry(Attendance.DONE, "hip-3"),), 12, "Mon 23 ✓ Jump and squat done 12 sets\n"),
        (
            (entry(Attendance.DONE), entry(Attendance.MOVED_AWAY, other=24)),
            9,
            "Mon 23 ✓ A done\n       → A to Tue 9 sets\n",
        ),
    ],
)
def test_a_day_as_a_line(entries: tuple[WeekEntry, ...], sets: int, line: str) -> None:
    """On narrow screens a day is a line for each session."""
    assert said(*day_line_parts(a_day(*entries, sets=sets), is_today=True)) == line


def test_figures() -> None:
    """Only what there is is told; more than planned is told as such."""
    work = WeekTotals(1, 1, 12, 10, 80, 90, 0, GroundContacts(30, 7.5), Load(1_250_000), 1)
    told = said(
        *total_parts(
            review_of_week_text(work, EffortSummary(10, 7.25, 1, 6, 9), weeks=1), WeightUnit.KG
        )
    )
    assert told == (
        "1 of 1 planned session, 1 other · 10 of 12 sets · 80 reps · 1250 kg lifted"
        " · 1:30 held"
        " · 30 contacts (7.5 units) · effort 7.2 (6-9) · 1 week in a row with every planned session"
    )
    nothing = said(*total_parts(review_of_week_text(), WeightUnit.KG))
    assert nothing == "0 sessions, none planned · 0 sets, none planned"


def test_bars_have_one_scale() -> None:
    """Sets to half a cell, then what is missing of the target."""
    core, push = volume(VolumeGroup.CORE, 15), volume(VolumeGroup.PUSH, 2.5)
    assert bar(core, 20, 10) == "███████▌░░"
    assert bar(push, 20, 10) == "█ ░░      "
    assert bar(volume(VolumeGroup.HIP_FRONT, 0), 1, 4) == "    "


def test_volume_in_words_or_signs() -> None:
    """Where a group stands is told in words where there is room, else by an arrow."""
    groups = [
        volume(VolumeGroup.CORE, 15),
        volume(VolumeGroup.PUSH, 2),
        volume(VolumeGroup.QUADS, 20),
    ]
    wide = said(*volume_parts(groups, 80)).splitlines()
    assert wide[0] == "Sets for each group  █ done  ░ target"
    assert [line[41:].strip() for line in wide[1:]] == [
        "",
        "below the minimum",
        "above the ceiling",
    ]
    narrow = said(*volume_parts(groups, 40)).splitlines()
    assert [line[-1] for line in narrow[2:]] == ["↓", "↑"]
    assert max(map(len, narrow)) <= 38
    assert max(map(len, wide)) <= 62


def test_groups_without_a_target() -> None:
    """They have a bar and no range."""
    found = volume(VolumeGroup.HIP_FRONT, 1.5)
    assert (found.verdict, range_text(found.target)) == (Verdict.UNRATED, "")
    assert "1.5" in said(*volume_parts([found], 80))
    assert said(*volume_parts([], 80)).count("\n") == 1
    assert "0" in said(*volume_parts([volume(VolumeGroup.HIP_FRONT, 0)], 80))


def test_headings_of_the_screen() -> None:
    """The days with their year once, and the program with its lighter week."""
    assert week_heading(Week(MONDAY)) == "Week 23 Nov - 29 Nov 2026"
    assert standing_heading(None) == ""
    standing = review_of().standing
    assert standing is not None
    assert standing_heading(standing) == "Base · week 1 of 4, two sessions behind"
    assert standing_heading(replace(standing, is_taper=True)).endswith(" · taper")
