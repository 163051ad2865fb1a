"""A profile is kept as plain values and read back, and what cannot be read is reported."""

import json
from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.exercise import Equipment, Limitation
from midstance.domain.quantity import Load, WeightUnit
from midstance.domain.runner import (
    FLOOR,
    Complaint,
    ComplaintStage,
    Goal,
    Level,
    Place,
    Preference,
    Priority,
    Runner,
)
from midstance.storage.log.profile import profile_changes, runner_from_plain, runner_to_plain

SINCE = date(2026, 11, 22)
SOMEBODY = Runner(
    goal=Goal.MARATHON,
    priority=Priority.BALANCED,
    level=Level.INTERMEDIATE,
    places=(Place("home", FLOOR), Place("gym", frozenset(Equipment))),
    active="gym",
    complaints=(Complaint(Limitation.ACHILLES, ComplaintStage.MANAGED, SINCE),),
    weight_unit=WeightUnit.LB,
    load_steps=((Equipment.DUMBBELL, Load(2000)),),
    desk_work=True,
    bar=Load(15_000),
    heaviest=((Equipment.KETTLEBELL, Load(24_000)),),
    body_weight=Load(64_000),
    born=date(1986, 5, 1),
    max_bpm=187,
    circuit_ceiling=75,
    figures=False,
    preferences=(Preference("power-5k10k", "back-squat", "goblet-squat"),),
    screening=("heart",),
    notices_shown=("advice:foundations",),
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
            st.sampled_from(ComplaintStage),
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
    notices_shown=st.lists(st.text(), max_size=3).map(tuple),
    heaviest=st.dictionaries(
        st.sampled_from(Equipment), st.builds(Load, st.integers(1, 50_000)), max_size=3
    ).map(lambda weights: tuple(weights.items())),
    body_weight=st.none() | st.builds(Load, st.integers(1, 200_000)),
    figures=st.none() | st.booleans(),
    born=st.none() | st.dates(),
    max_bpm=st.none() | st.integers(1, 250),
)


@given(runners)
def test_what_was_kept_is_read_back(runner: Runner) -> None:
    """Through JSON and back every profile is the same, without a problem."""
    reading = runner_from_plain(json.loads(json.dumps(runner_to_plain(runner))))
    assert reading.runner == runner
    assert reading.problems == ()


def test_the_plain_form_is_readable() -> None:
    """What is kept reads like what was said."""
    plain = runner_to_plain(SOMEBODY)
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
    reading = runner_from_plain({})
    assert (reading.runner, reading.problems) == (Runner(), ())


def test_other_keys_belong_to_others() -> None:
    """A key that is no field of a runner is left alone."""
    assert runner_from_plain({"calendar": [1, 2], "level": "advanced"}).runner == Runner(
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
        ("heaviest", {"kettlebell": -1}, "-1 is no step in grams"),
        ("desk_work", "yes", "'yes' is neither true nor false"),
        ("preferences", [{"program": "a"}], "None is no text"),
        ("screening", [1], "1 is no text"),
        ("told", None, "None is no list"),
        ("active", None, "None is no text"),
        ("weight_unit", "stone", "'stone' is none of kg, lb"),
    ],
)
def test_what_cannot_be_read_is_reported(key: str, value: object, said: str) -> None:
    """The value and what was expected are named; everything else is read all the same."""
    reading = runner_from_plain(runner_to_plain(SOMEBODY) | {key: value})
    (problem,) = reading.problems
    assert problem.startswith(f"profile {key}")
    assert said in problem
    assert problem.endswith("set it again: midstance profile")
    assert set(profile_changes(SOMEBODY, reading.runner)) == {key}


def test_one_bad_entry_leaves_the_others() -> None:
    """A complaint of a later version does not hide the one that can be read."""
    calf = {"limitation": "calf", "course": "acute", "since": None}
    reading = runner_from_plain({"complaints": [{"limitation": "pride", "course": "acute"}, calf]})
    assert reading.runner.complaints == (Complaint(Limitation.CALF),)
    assert reading.problems[0].startswith("profile complaints 0: 'pride' is none of achilles")


@given(
    st.dictionaries(
        st.sampled_from(sorted(runner_to_plain(Runner()))),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(),
            lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        ),
    )
)
def test_no_kept_value_takes_the_program_down(kept: dict[str, object]) -> None:
    """Whatever stands in the log, there is a runner, and each problem names a key that is there."""
    reading = runner_from_plain(kept)
    assert {problem.split()[1].rstrip(":") for problem in reading.problems} <= set(kept)
    assert runner_from_plain(runner_to_plain(reading.runner)).runner == reading.runner


def test_only_what_changed_is_kept() -> None:
    """One change is one key, and no change is none."""
    assert profile_changes(SOMEBODY, SOMEBODY) == {}
    assert profile_changes(Runner(), Runner(level=Level.BEGINNER)) == {"level": "beginner"}


@given(runners, runners)
def test_changes_lead_from_one_to_the_other(before: Runner, after: Runner) -> None:
    """What is kept of the one, overwritten by what changed, reads as the other."""
    assert (
        runner_from_plain(runner_to_plain(before) | profile_changes(before, after)).runner == after
    )


@pytest.mark.parametrize(
    ("runner", "key", "plain"),
    [
        (Runner(), "goal", "general"),
        (Runner(goal=Goal.SHORT_RACE), "goal", "5k-10k"),
        (Runner(priority=Priority.STRENGTH), "priority", "strength-first"),
        (Runner(), "level", None),
        (Runner(level=Level.ADVANCED), "level", "advanced"),
        (Runner(), "weight_unit", None),
        (Runner(weight_unit=WeightUnit.KG), "weight_unit", "kg"),
        (Runner(), "screening", None),
        (Runner(screening=()), "screening", []),
        (Runner(screening=("heart", "bones")), "screening", ["heart", "bones"]),
        (Runner(), "load_steps", {}),
        (Runner(load_steps=((Equipment.BARBELL, Load(1250)),)), "load_steps", {"barbell": 1250}),
        (Runner(), "heaviest", {}),
        (
            Runner(heaviest=((Equipment.KETTLEBELL, Load(24_000)),)),
            "heaviest",
            {"kettlebell": 24_000},
        ),
        (Runner(), "body_weight", None),
        (Runner(body_weight=Load(64_000)), "body_weight", 64_000),
        (Runner(born=date(1986, 5, 1)), "born", "1986-05-01"),
        (Runner(max_bpm=187), "max_heart_rate", 187),
        (Runner(desk_work=True), "desk_work", True),
        (Runner(active="home"), "active", "home"),
        (Runner(notices_shown=("a", "b")), "told", ["a", "b"]),
        (
            Runner(complaints=(Complaint(Limitation.WRIST),)),
            "complaints",
            [{"limitation": "wrist", "course": "acute", "since": None}],
        ),
        (
            Runner(preferences=(Preference("base", "squat", "lunge"),)),
            "preferences",
            [{"program": "base", "prescribed": "squat", "chosen": "lunge"}],
        ),
        (
            Runner(places=(Place("inn", frozenset()),)),
            "places",
            [{"name": "inn", "equipment": []}],
        ),
    ],
)
def test_each_key_holds_its_own_value(runner: Runner, key: str, plain: object) -> None:
    """The value can be read by eye, and by itself it gives that field of the runner back."""
    assert runner_to_plain(runner)[key] == plain
    alone = runner_from_plain({key: plain})
    assert alone.problems == ()
    assert runner_to_plain(alone.runner)[key] == plain
    assert set(profile_changes(Runner(), alone.runner)) <= {key}


def test_every_field_of_a_runner_has_a_key() -> None:
    """Nothing that was said is lost because nobody kept it."""
    assert len(runner_to_plain(Runner())) == len(fields(Runner))
    assert (
        set(runner_to_plain(SOMEBODY))
        == set(profile_changes(Runner(), SOMEBODY))
        == set(runner_to_plain(Runner()))
    )


def test_questions_that_were_not_asked_are_not_answered_with_no() -> None:
    """Someone who skipped the screening is asked again; someone with no complaint is not."""
    assert runner_from_plain({"screening": None}).runner.screening is None
    assert runner_from_plain({"screening": []}).runner.screening == ()


@pytest.mark.parametrize(
    ("key", "entries", "read", "problems"),
    [
        ("told", ["a", 1, "b", None], ("a", "b"), ["told 1", "told 3"]),
        (
            "places",
            [{"name": "inn", "equipment": ["sofa"]}, {"name": "gym", "equipment": ["rack"]}],
            (Place("gym", frozenset({Equipment.RACK})),),
            ["places 0"],
        ),
        (
            "preferences",
            [{"program": "p", "prescribed": "a", "chosen": "b"}, {"program": "p"}, "p"],
            (Preference("p", "a", "b"),),
            ["preferences 1", "preferences 2"],
        ),
        (
            "complaints",
            [
                {"limitation": "calf", "course": "acute", "since": "2026-02-30"},
                {"limitation": "itb", "course": "managed", "since": "2026-02-28"},
            ],
            (Complaint(Limitation.ITB, ComplaintStage.MANAGED, date(2026, 2, 28)),),
            ["complaints 0"],
        ),
    ],
)
def test_each_entry_is_read_by_itself(
    key: str, entries: list[object], read: tuple[object, ...], problems: list[str]
) -> None:
    """What can be read keeps its order, and each entry that cannot is named by its number."""
    reading = runner_from_plain({key: entries})
    assert getattr(reading.runner, "notices_shown" if key == "told" else key) == read
    assert [problem.partition(":")[0] for problem in reading.problems] == [
        f"profile {name}" for name in problems
    ]


def test_a_complaint_without_a_day_may_leave_it_out() -> None:
    """A record from before the day was kept is read as nobody having said it."""
    kept = {"complaints": [{"limitation": "calf", "course": "managed"}]}
    assert runner_from_plain(kept).runner.complaints == (
        Complaint(Limitation.CALF, ComplaintStage.MANAGED),
    )


def test_every_problem_is_reported_in_one_reading() -> None:
    """Two keys that cannot be read are two lines, and the third is read."""
    reading = runner_from_plain({"goal": "win", "desk_work": 1, "active": "home"})
    assert reading.problems == (
        (
            "profile goal: 'win' is none of general, 5k-10k, half-marathon, marathon, trail, "
            "power, endurance, form, coming-back; set it again: midstance profile"
        ),
        "profile desk_work: 1 is neither true nor false; set it again: midstance profile",
    )
    assert reading.runner == Runner(active="home")


@given(runners)
def test_nothing_changed_is_nothing_to_keep(runner: Runner) -> None:
    """A profile that is only looked at writes nothing."""
    assert profile_changes(runner, replace(runner)) == {}


@given(runner=runners, goal=st.sampled_from(Goal), desk_work=st.booleans())
def test_only_the_keys_that_differ_are_written(
    runner: Runner, goal: Goal, *, desk_work: bool
) -> None:
    """However many fields are set again, those that stay are left alone."""
    after = replace(runner, goal=goal, desk_work=desk_work)
    expected = {"goal": goal.value} if goal is not runner.goal else {}
    client = {"desk_work": desk_work} if desk_work is not runner.desk_work else {}
    assert profile_changes(runner, after) == expected | client
