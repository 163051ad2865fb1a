"""A profile is kept as plain values and read back, and what cannot be read is told."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.exercise import Equipment, Limitation
from midstance.domain.profile import changed, from_plain, to_plain
from midstance.domain.quantity import Load, WeightUnit
from midstance.domain.runner import (
    FLOOR,
    Complaint,
    Course,
    Goal,
    Level,
    Place,
    Preference,
    Priority,
    Runner,
)

SINCE = date(2026, 11, 22)
SOMEBODY = Runner(
    goal=Goal.MARATHON,
    priority=Priority.BALANCED,
    level=Level.INTERMEDIATE,
    places=(Place("home", FLOOR), Place("gym", frozenset(Equipment))),
    active="gym",
    complaints=(Complaint(Limitation.ACHILLES, Course.MANAGED, SINCE),),
    weight_unit=WeightUnit.LB,
    load_steps=((Equipment.DUMBBELL, Load(2000)),),
    desk_work=True,
    preferences=(Preference("power-5k10k", "back-squat", "goblet-squat"),),
    screening=("heart",),
    told=("advice:foundations",),
)

runners = st.builds(
    Runner,
    goal=st.sampled_from(Goal),
    priority=st.sampled_from(Priority),
    level=st.none() | st.sampled_from(Level),
    places=st.lists(
        st.builds(Place, st.text(), st.frozensets(st.sampled_from(Equipment))), max_size=3
    ).map(tuple),
    active=st.text(),
    complaints=st.lists(
        st.builds(
            Complaint,
            st.sampled_from(Limitation),
            st.sampled_from(Course),
            st.none() | st.dates(),
        ),
        max_size=3,
    ).map(tuple),
    weight_unit=st.none() | st.sampled_from(WeightUnit),
    load_steps=st.dictionaries(
        st.sampled_from(Equipment), st.builds(Load, st.integers(1, 50_000)), max_size=3
    ).map(lambda steps: tuple(steps.items())),
    desk_work=st.booleans(),
    preferences=st.lists(st.builds(Preference, st.text(), st.text(), st.text()), max_size=3).map(
        tuple
    ),
    screening=st.none() | st.lists(st.text(), max_size=3).map(tuple),
    told=st.lists(st.text(), max_size=3).map(tuple),
)


@given(runners)
def test_what_was_kept_is_read_back(runner: Runner) -> None:
    """Through JSON and back every profile is the same, without a problem."""
    reading = from_plain(json.loads(json.dumps(to_plain(runner))))
    assert reading.runner == runner
    assert reading.problems == ()


def test_the_plain_form_is_readable() -> None:
    """What is kept reads like what was said."""
    plain = to_plain(SOMEBODY)
    assert plain["goal"] == "marathon"
    assert plain["complaints"] == [
        {"limitation": "achilles", "course": "managed", "since": "2026-11-22"}
    ]
    assert plain["places"] == [
        {"name": "home", "equipment": ["towel", "wall"]},
        {"name": "gym", "equipment": sorted(Equipment)},
    ]
    assert plain["load_steps"] == {"dumbbell": 2000}


def test_what_was_never_said_is_open() -> None:
    """An empty log knows nothing of the runner, and that is no problem."""
    reading = from_plain({})
    assert (reading.runner, reading.problems) == (Runner(), ())


def test_other_keys_belong_to_others() -> None:
    """A key that is no field of a runner is left alone."""
    assert from_plain({"calendar": [1, 2], "level": "advanced"}).runner == Runner(
        level=Level.ADVANCED
    )


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("goal", "win", "'win' is none of general, 5k-10k"),
        ("goal", 3, "3 is no text"),
        ("level", "expert", "'expert' is none of beginner, intermediate, advanced"),
        ("places", "home", "'home' is no list"),
        ("places", ["home"], "'home' is no record"),
        ("places", [{"name": "home"}], "None is no list"),
        ("places", [{"name": "home", "equipment": ["sofa"]}], "'sofa' is none of wall, chair"),
        ("places", [{"equipment": []}], "None is no text"),
        ("complaints", [{"limitation": "pride", "course": "acute"}], "'pride' is none of"),
        ("complaints", [{"limitation": "calf", "course": "gone"}], "'gone' is none of acute"),
        (
            "complaints",
            [{"limitation": "calf", "course": "acute", "since": "May"}],
            "'May' is no date such as 2026-11-22",
        ),
        ("load_steps", {"dumbbell": 0}, "0 is no step in grams"),
        ("load_steps", {"dumbbell": True}, "True is no step in grams"),
        ("load_steps", {"sofa": 100}, "'sofa' is none of"),
        ("load_steps", [], "[] is no record"),
        ("desk_work", "yes", "'yes' is neither true nor false"),
        ("preferences", [{"program": "a"}], "None is no text"),
        ("screening", [1], "1 is no text"),
        ("told", None, "None is no list"),
        ("active", None, "None is no text"),
        ("weight_unit", "stone", "'stone' is none of kg, lb"),
    ],
)
def test_what_cannot_be_read_is_told(key: str, value: object, said: str) -> None:
    """The value and what was expected are named; everything else is read all the same."""
    reading = from_plain(to_plain(SOMEBODY) | {key: value})
    (problem,) = reading.problems
    assert problem.startswith(f"profile {key}")
    assert said in problem
    assert problem.endswith("set it again: midstance profile")
    assert set(changed(SOMEBODY, reading.runner)) == {key}


def test_one_bad_entry_leaves_the_others() -> None:
    """A complaint of a later version does not hide the one that can be read."""
    calf = {"limitation": "calf", "course": "acute", "since": None}
    reading = from_plain({"complaints": [{"limitation": "pride", "course": "acute"}, calf]})
    assert reading.runner.complaints == (Complaint(Limitation.CALF),)
    assert reading.problems[0].startswith("profile complaints 0: 'pride' is none of achilles")


@given(
    st.dictionaries(
        st.sampled_from(sorted(to_plain(Runner()))),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(),
            lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        ),
    )
)
def test_no_kept_value_takes_the_program_down(kept: dict[str, object]) -> None:
    """Whatever stands in the log, there is a runner, and each problem names a key that is there."""
    reading = from_plain(kept)
    assert {problem.split()[1].rstrip(":") for problem in reading.problems} <= set(kept)
    assert from_plain(to_plain(reading.runner)).runner == reading.runner


def test_only_what_changed_is_kept() -> None:
    """One change is one key, and no change is none."""
    assert changed(SOMEBODY, SOMEBODY) == {}
    assert changed(Runner(), Runner(level=Level.BEGINNER)) == {"level": "beginner"}


@given(runners, runners)
def test_changes_lead_from_one_to_the_other(before: Runner, after: Runner) -> None:
    """What is kept of the one, overwritten by what changed, reads as the other."""
    assert from_plain(to_plain(before) | changed(before, after)).runner == after
