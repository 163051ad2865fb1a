"""The profile as rows."""

import re
from dataclasses import replace
from datetime import date

import pytest

from midstance.domain.exercise import Equipment, Limitation
from midstance.domain.quantity import Load, WeightUnit
from midstance.domain.runner import (
    FLOOR,
    PROFILES,
    Complaint,
    ComplaintStage,
    Goal,
    Level,
    Place,
    Preference,
    Priority,
    Runner,
)
from midstance.presentation.blocks import Row
from midstance.presentation.profile import (
    COMPLAINT_STAGES,
    GOALS,
    LEVELS,
    PRIORITIES,
    WeekSettings,
    day_minutes_text,
    equipment_phrase,
    parse_minutes,
    profile_rows,
)
from midstance.storage.definitions.cache import LoadedLibrary
from tests.tui.runners import BEGINNER, SORE

TODAY = date(2026, 11, 24)


def told(runner: Runner, library: LoadedLibrary) -> dict[str, str]:
    """Each line of the whole profile, by its key."""
    exercises = library.library.exercises
    return lines(profile_rows(runner, WeightUnit.KG, exercises, "/own", WeekSettings(), TODAY))


def lines(found: object) -> dict[str, str]:
    """Rows as text, by their keys."""
    return {
        row.key: "".join(span.text for span in (*row.left, *row.right))
        for row in found  # type: ignore[attr-defined]  # an iterable of rows
        if isinstance(row, Row)
    }


def test_every_word_has_its_text() -> None:
    """No goal, priority, level or course is without words."""
    assert set(GOALS) == set(Goal)
    assert set(PRIORITIES) == set(Priority)
    assert set(LEVELS) == set(Level)
    assert set(COMPLAINT_STAGES) == set(ComplaintStage)


@pytest.mark.parametrize(
    ("kit", "text"),
    [
        (frozenset(), "floor only"),
        (FLOOR, "floor: wall, towel"),
        (frozenset({Equipment.DUMBBELL}), "dumbbell"),
        (FLOOR | {Equipment.PULLUP_BAR}, "wall, pull-up bar, towel"),
    ],
)
def test_kit_in_words(kit: frozenset[Equipment], text: str) -> None:
    """A profile bears its name; items come in one order."""
    assert equipment_phrase(kit) == text


def test_profiles_bear_their_names() -> None:
    """Each of them is recognised."""
    for name, kit in PROFILES.items():
        assert equipment_phrase(kit).startswith(f"{name}: ")


def test_nothing_said(library: LoadedLibrary) -> None:
    """A runner of whom nothing is known has a line for all that can be said."""
    found = told(Runner(), library)
    assert found["level"] == "Experience     not set"
    assert found["add-place"] == "Equipment      not set: all equipment"
    assert found["add-complaint"] == "Limitations    none"
    assert found["health"] == "Health         seven questions, not answered yet"
    assert found["desk"] == "Mostly sitting no"
    assert found["units"] == "Units          kg"
    assert "From now on" not in "\n".join(found)


def test_all_said(library: LoadedLibrary) -> None:
    """Everything that is known stands on a line of its own."""
    runner = replace(
        SORE,
        goal=Goal.MARATHON,
        priority=Priority.BALANCED,
        places=BEGINNER.places,
        active="hotel",
        screening=("heart", "joints"),
        desk_work=True,
    )
    found = told(runner, library)
    assert found["goal"] == "Goal           marathon"
    assert found["priority"] == "Priority       balanced"
    assert found["level"].startswith("Experience     intermediate: ")
    assert found["place:hotel"].startswith("● hotel")
    assert found["place:home"].startswith("○ home")
    assert found["complaint:achilles"] == "Achilles tendon pain  acute since 2026-11-01"
    assert found["health"] == "Health         2 of seven questions answered with yes"
    assert found["step:dumbbell"] == "dumbbell       2 kg"
    assert found["preference:0"] == "Side plank  instead of Forearm plank  foundations"
    assert "settings.toml in /own" in list(found.values())[-1]


def test_no_to_all_questions(library: LoadedLibrary) -> None:
    """Answered with no is not the same as not answered."""
    assert "no to all" in told(Runner(screening=()), library)["health"]


def test_a_complaint_without_a_day(library: LoadedLibrary) -> None:
    """Where nobody said since when, none is shown."""
    runner = Runner(complaints=(Complaint(Limitation.KNEE_FRONT, ComplaintStage.MANAGED),))
    assert told(runner, library)["complaint:knee-front"].endswith("pain  managed")


def test_exercises_that_are_gone_bear_their_ids(library: LoadedLibrary) -> None:
    """A preference for what the library has no more can still be seen and removed."""
    runner = Runner(preferences=(Preference("old", "gone", "lost"),))
    assert told(runner, library)["preference:0"] == "lost  instead of gone  old"


def test_loads_in_pounds(library: LoadedLibrary) -> None:
    """Steps are shown in the unit that is chosen."""
    runner = Runner(load_steps=((Equipment.BARBELL, Load.of(5, WeightUnit.LB)),))
    found = lines(
        profile_rows(runner, WeightUnit.LB, library.library.exercises, "", WeekSettings(), TODAY)
    )
    assert found["step:barbell"] == "barbell        5 lb"


def test_every_key_is_there_once(library: LoadedLibrary) -> None:
    """The cursor always finds its line again."""
    keys = [
        row.key
        for row in profile_rows(
            SORE, WeightUnit.KG, library.library.exercises, "", WeekSettings(), TODAY
        )
    ]
    assert len(keys) == len(set(keys))


def test_dates_are_written_as_everywhere(library: LoadedLibrary) -> None:
    """A day stands with its year, month and day."""
    since = date(2025, 2, 3)
    runner = Runner(complaints=(Complaint(Limitation.NECK, ComplaintStage.ACUTE, since),))
    assert told(runner, library)["complaint:neck"] == "Neck pain  acute since 2025-02-03"


def test_a_place_called_like_a_sentence(library: LoadedLibrary) -> None:
    """A long name pushes its kit aside, and does not swallow it."""
    name = "the cellar of my neighbour"
    found = told(Runner(places=(Place(name, FLOOR),)), library)
    assert found[f"place:{name}"] == f"● {name}floor: wall, towel"


def test_minutes_of_days_are_read_as_they_are_written() -> None:
    """Days by their first letters, in any order, with commas or without; none takes them away."""
    assert parse_minutes("thu 20, TUESDAY 45 sat 60") == {1: 45, 3: 20, 5: 60}
    assert day_minutes_text({3: 20, 1: 45, 5: 60}) == "Tue 45, Thu 20, Sat 60"
    assert parse_minutes(day_minutes_text({0: 30, 6: 180})) == {0: 30, 6: 180}
    assert parse_minutes("none") == parse_minutes(" ") == parse_minutes(day_minutes_text({})) == {}


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("someday 45", "'someday' is no day of the week; write tue 45, thu 20, or none"),
        ("t 45", "'t' is no day"),
        ("45 tue", "'45' is no day"),
        ("tue", "how many minutes on Tuesday? A number from 15 to 180, such as tue 45"),
        ("tue 14", "how many minutes on Tuesday?"),
        ("tue 181", "how many minutes on Tuesday?"),
        ("mon 30 tue -5", "how many minutes on Tuesday?"),
        ("sun half", "how many minutes on Sunday?"),
    ],
)
def test_minutes_that_are_none_name_the_word(typed: str, problem: str) -> None:
    """And what to write instead."""
    with pytest.raises(ValueError, match=re.escape(problem)):
        parse_minutes(typed)


def test_the_maximum_heart_rate_is_measured_or_by_age(library: LoadedLibrary) -> None:
    """With its usual error, and a word where it may not fit."""
    born = replace(BEGINNER, born=date(1986, 5, 1))
    assert "1986-05-01" in told(born, library)["born"]
    assert "about 180 bpm, ±12, from your age" in told(born, library)["max-bpm"]
    measured = told(replace(born, max_bpm=191), library)["max-bpm"]
    assert measured.endswith("191 bpm, measured")
    assert told(BEGINNER, library)["max-bpm"].endswith("not set")
