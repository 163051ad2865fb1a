"""What stands out in a week, as short lists."""

from datetime import date

import pytest

from midstance.coach.review.week import review_week, week_facts
from midstance.domain.attendance import Attendance, AttendanceDay, Streak, WeekEntry
from midstance.domain.calendar import Week
from midstance.domain.exercise import VolumeGroup
from midstance.domain.quantity import Load, WeightUnit
from midstance.domain.review import EffortSummary, WeekReview, WeekTotals
from midstance.domain.volume import TARGETS, GroundContacts, GroupVolume, Verdict, verdict
from midstance.presentation.blocks import ProseSection, StyledText
from midstance.presentation.history import ESTIMATED
from midstance.presentation.week_screen import (
    SIGNS,
    bar,
    counted_text,
    day_line_parts,
    day_parts,
    gain_parts,
    gap_parts,
    target_range_text,
    total_parts,
    volume_parts,
)
from tests.tui.full_week import SUNDAY, fill
from tests.tui.house import House

KG = WeightUnit.KG


def reviewed(house: House, week: Week) -> WeekReview:
    """The review of a week of the house's log."""
    library = house.library.library
    house.places.make()
    with house.log() as log:
        return review_week(week_facts(log, library, week, SUNDAY), library)


@pytest.fixture
def lists(house: House) -> dict[str, tuple[str, ...]]:
    """Every list of a full week by its heading."""
    fill(house)
    found = reviewed(house, Week(date(2026, 11, 16)))
    return {each.heading: each.lines for each in (*gain_parts(found, KG), *gap_parts(found))}


def test_bests_name_the_set_and_how_the_estimate_was_made(
    lists: dict[str, tuple[str, ...]],
) -> None:
    """The value stands before the name; the formula and its range follow the estimate."""
    bests = lists["Bests of the week"]
    assert bests[0] == "Heaviest: 5 reps @ 80 kg, Barbell back squat"
    assert bests[-2:] == ("Best estimated maximum: 96 kg, Barbell back squat", f"  {ESTIMATED}")


def test_what_grew_is_told_once_with_its_unit(lists: dict[str, tuple[str, ...]]) -> None:
    """Before and now share the unit."""
    assert "Loaded step-up: 40 → 45 kg" in lists["Grew"]
    assert "Push-up: 8 → 12 reps" in lists["Grew"]


def test_what_to_look_at(lists: dict[str, tuple[str, ...]]) -> None:
    """Sides, pains beside their exercises and how often, what was left out, swapped or unknown."""
    assert "Split squat: left 58% less" in lists["One side less"]
    assert lists["Pains"][0] == "Tue knee 3/10 in Barbell back squat, 2 times this week"
    assert "Thu Barbell deadlift: 3 sets" in lists["Left out"]
    assert lists["Swapped"] == ("Knee plank for Forearm plank",)
    assert "hover-of-the-heron" in lists["Not in the library, counted in no group"]
    assert "Clamshell: 1 set, 17 reps" in lists["Calf, soleus and hip"]


def test_lists_with_nothing_in_them_are_left_out(house: House) -> None:
    """An empty week has no list at all."""
    found = reviewed(house, Week(date(2026, 11, 16)))
    assert (*gain_parts(found, KG), *gap_parts(found)) == ()


def test_text_from_the_log_is_cleaned(house: House) -> None:
    """A region that would steer the terminal is made harmless."""
    fill(house, region="knee\x1b[2J")
    (pains,) = (
        each for each in gap_parts(reviewed(house, Week(date(2026, 11, 16)))) if _is_pains(each)
    )
    assert not any("\x1b" in line for line in pains.lines)


def _is_pains(section: ProseSection) -> bool:
    return section.heading == "Pains"


MONDAY = date(2026, 11, 23)
NOTHING = WeekTotals(0, 0, 0, 0, 0, 0, 0, GroundContacts(0, 0), Load(0))


def text(*parts: StyledText) -> str:
    """The parts without their styles."""
    return "".join(said for said, _ in parts)


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


def day(*entries: WeekEntry, sets: int = 0) -> AttendanceDay:
    """A Monday with these sessions."""
    return AttendanceDay(MONDAY, entries, sets)


def column(*entries: WeekEntry, sets: int = 0, width: int = 17) -> list[str]:
    """A Monday in a column."""
    return text(*day_parts(day(*entries, sets=sets), width, is_today=False)).splitlines()


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
    assert set(SIGNS) == set(Attendance)
    assert len({word for _, word, _ in SIGNS.values()}) == len(SIGNS)
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


def test_an_early_end_is_told() -> None:
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
    assert text(*day_line_parts(day(*entries, sets=sets), is_today=True)) == line


def test_figures() -> None:
    """Only what there is is told; more than planned is told as such."""
    work = WeekTotals(1, 2, 12, 10, 80, 90, 0, GroundContacts(30, 7.5), Load(1_250_000))
    told = text(
        *total_parts(
            review_of_week_text(work, EffortSummary(10, 7.25, 1, 6, 9), weeks=1), WeightUnit.KG
        )
    )
    assert told == (
        "2 sessions, 1 planned · 10 of 12 sets · 80 reps · 1:30 held · 30 contacts (7.5 units)"
        " · 1250 kg lifted · effort 7.2 (6-9) · 1 week in a row with every planned session"
    )
    nothing = text(*total_parts(review_of_week_text(), WeightUnit.KG))
    assert nothing == "0 of 0 sessions · 0 of 0 sets"


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
    wide = text(*volume_parts(groups, 80)).splitlines()
    assert wide[0] == "Sets for each group  █ done  ░ target"
    assert [line[41:].strip() for line in wide[1:]] == [
        "",
        "below the minimum",
        "above the ceiling",
    ]
    narrow = text(*volume_parts(groups, 40)).splitlines()
    assert [line[-1] for line in narrow[2:]] == ["↓", "↑"]
    assert max(map(len, narrow)) <= 38
    assert max(map(len, wide)) <= 62


def test_groups_without_a_target() -> None:
    """They have a bar and no range."""
    found = volume(VolumeGroup.HIP_FRONT, 1.5)
    assert (found.verdict, target_range_text(found)) == (Verdict.UNRATED, "")
    assert "1.5" in text(*volume_parts([found], 80))
    assert text(*volume_parts([], 80)).count("\n") == 1
    assert "0" in text(*volume_parts([volume(VolumeGroup.HIP_FRONT, 0)], 80))


def test_counting() -> None:
    """One is one."""
    assert (counted_text(1, "set"), counted_text(2, "set")) == ("1 set", "2 sets")
