"""The lines over the list of Today."""

from dataclasses import replace
from datetime import date

import pytest
from rich.cells import cell_len

from midstance.coach.schedule.due import DueSession
from midstance.domain.attendance import Streak
from midstance.domain.exercise import Equipment
from midstance.domain.planned_sets import lay_out
from midstance.presentation.commands import DEFAULT_KEYMAP
from midstance.services.today import TodayPlan
from midstance.storage.definitions.cache import LoadedLibrary
from midstance.tui.widgets.big_digits.letters import LetterBlocks
from midstance.tui.widgets.today.head import (
    DetailRoom,
    bad_day_parts,
    detail_parts,
    program_and_week,
    so_far_parts,
    title_rows,
    with_week_so_far,
)
from tests.tui.laptop import Laptop

FRIDAY = date(2026, 11, 27)


@pytest.fixture
def plan(library: LoadedLibrary) -> TodayPlan:
    """A session of the 10K program, with a week behind it."""
    session = library.library.session("power-5k10k/B", 3)
    due = DueSession(session.id, 3, 8, "power-5k10k", is_rest_day=False, next_on=FRIDAY, reason="")
    planned = lay_out(session, library.library.exercises)
    return TodayPlan(
        due,
        session,
        planned,
        None,
        today=FRIDAY,
        program_name="5K / 10K power",
        streak=Streak(5, 2, 1),
    )


def line(plan: TodayPlan, library: LoadedLibrary, width: int, **room: bool) -> str:
    """The details in a room of this width."""
    exercises = library.library.exercises
    parts = detail_parts(
        plan,
        exercises,
        lambda _: "18:53",
        51,
        DetailRoom(width, is_low=room.get("is_low", False), is_wide=room.get("is_wide", False)),
    )
    return "".join(text for text, _ in parts)


def test_the_month_gives_way_to_the_week_so_far(plan: TodayPlan) -> None:
    """Where the row has no room for both, the day has its number alone."""
    left = program_and_week(plan)
    assert left == "MIDSTANCE   5K / 10K power · week 3 of 8"
    assert with_week_so_far(plan, left, "18:02", 80) == "1 of 2 this week   Fri 27 18:02"
    assert with_week_so_far(plan, left, "18:02", 60) == "Fri 27 Nov 18:02"
    wide = with_week_so_far(plan, left, "18:02", 105)
    assert wide == "1 of 2 this week   5 weeks in a row   Fri 27 Nov 18:02"


@pytest.mark.parametrize("width", [40, 60, 78])
@pytest.mark.parametrize(
    "name",
    ["React and hinge", "ж" * 200, "深蹲和硬拉" * 40, "💪" * 100],
    ids=["usual", "long", "wide", "emoji"],
)
def test_no_name_leaves_its_room(
    plan: TodayPlan, library: LoadedLibrary, width: int, name: str
) -> None:
    """However long it is, and however wide its letters."""
    assert plan.session is not None
    named = replace(plan, session=replace(plan.session, name=name))
    shown = line(named, library, width, is_low=True)
    assert shown.isprintable()
    assert cell_len(shown) <= width
    assert "session B" in shown


def test_a_name_without_letters_stands_as_it_is(plan: TodayPlan) -> None:
    """So does one that is too wide in large letters."""
    assert plan.session is not None
    assert len(title_rows(plan, 76, LetterBlocks.QUADRANTS)) == 3
    assert title_rows(plan, 50, LetterBlocks.QUADRANTS) == (plan.session.name,)
    other = replace(plan, session=replace(plan.session, name="深蹲"))
    assert title_rows(other, 76, LetterBlocks.QUADRANTS) == ("深蹲",)


def test_what_it_needs_is_counted_where_it_has_no_room(
    plan: TodayPlan, library: LoadedLibrary
) -> None:
    """No word is cut."""
    assert Equipment.BARBELL.value in line(plan, library, 300)
    assert line(plan, library, 80).rstrip()[-1].isdecimal()
    assert "+" not in line(plan, library, 40)


def test_a_workout_under_way_is_named_where_another_session_is_due(
    plan: TodayPlan, library: LoadedLibrary, laptop: Laptop
) -> None:
    """So that nobody takes it for the one whose name stands in large letters."""
    workout = replace(laptop.workout(0), session="core-5", name="Five-minute core")
    begun = replace(plan, under_way=workout, goes_on_at="Plank, set 1 of 1")
    first = line(begun, library, 78).splitlines()[0]
    assert first == "  ▸ Resume: Five-minute core, Plank, set 1 of 1"
    unknown = replace(begun, goes_on_at="")
    assert line(unknown, library, 78).splitlines()[0] == "  ▸ Resume: Five-minute core"


def test_a_workout_under_way_stands_before_everything(
    plan: TodayPlan, library: LoadedLibrary, laptop: Laptop
) -> None:
    """With the set at which it goes on, in a line of its own; a day of rest says so."""
    assert plan.session is not None
    workout = replace(laptop.workout(0), session=plan.session.id, name=plan.session.name)
    begun = replace(plan, under_way=workout, goes_on_at="Deadlift, set 2 of 3")
    first, second = line(begun, library, 78).splitlines()
    assert first == "  ▸ Resume: Deadlift, set 2 of 3"
    assert second.startswith("  session B   51 min")
    rest = replace(plan, due=replace(plan.due, is_rest_day=True))
    assert line(rest, library, 78).startswith("  rest day · next:   session B")
    done = replace(plan, session=None)
    assert line(done, library, 78) == "  Nothing is left to do"


def test_without_a_session_there_is_nothing_to_say(plan: TodayPlan) -> None:
    """No sum of the week, no way out of a bad day, and no title."""
    done = replace(plan, session=None)
    left = program_and_week(done)
    assert with_week_so_far(done, left, "18:02", 200) == "Fri 27 Nov 18:02"
    assert list(so_far_parts(done)) == []
    assert list(bad_day_parts(done, DEFAULT_KEYMAP)) == []
    assert title_rows(done, 76, LetterBlocks.QUADRANTS) == ("",)


def test_the_ways_out_of_a_bad_day_have_their_keys(plan: TodayPlan) -> None:
    """Each a bold key with its words, as the runner has set it."""
    parts = list(bad_day_parts(plan, DEFAULT_KEYMAP))
    keys = [text.strip() for text, style in parts if style.startswith("bold")]
    assert keys == ["l", "5", "m", "f"]
    assert "".join(text for text, _ in parts).startswith("Bad day?   l lighter   5 20 minutes")


def test_the_week_so_far_has_two_inks(plan: TodayPlan) -> None:
    """Numbers bright, their words quiet."""
    parts = list(so_far_parts(plan))
    assert [style for _, style in parts] == ["bold $bright", "$text-muted"] * 2
    assert "".join(text for text, _ in parts) == "1 of 2 strength this week     5 weeks in a row"
