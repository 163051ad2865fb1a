"""What a situation leaves open, and how carefully."""

from dataclasses import replace
from datetime import timedelta

import pytest

from midstance.coach.adapt.ladders.ladder_log import LadderLog
from midstance.coach.adapt.situation import CareLevel, Situation
from midstance.domain.exercise import Exercise, Limitation
from midstance.domain.runner import Complaint, Level, Obstacle, Runner
from tests.coach.adapt.ladders.test_rungs import shipped
from tests.coach.people import (
    AIR,
    BACK,
    BARE,
    CHAIR,
    GOBLET,
    GYM,
    JUMP,
    KNEE,
    LUNGE,
    PLANK,
    SLOW,
    TODAY,
    acute,
    exercise_list,
    make_situation,
    managed,
)


def test_without_a_word_everything_is_open() -> None:
    """Who said nothing may do everything, with no care and no cap."""
    anyone = make_situation()
    for each in (CHAIR, BACK, JUMP):
        assert anyone.is_open(each)
        assert anyone.care(each) is CareLevel.NONE
        assert anyone.highest_effort(each) is None


def test_what_was_chosen_passes_the_level_and_nothing_else() -> None:
    """A beginner may choose the barbell by hand, but not without a barbell or with a bad knee."""
    assert make_situation(level=Level.BEGINNER, place=GYM).obstacle(BACK) is Obstacle.LEVEL
    assert make_situation(level=Level.BEGINNER, place=GYM).obstacle(BACK, is_chosen=True) is None
    bare = make_situation(level=Level.BEGINNER, place=BARE)
    assert bare.obstacle(BACK, is_chosen=True) is Obstacle.EQUIPMENT
    hurt = make_situation(acute(Limitation.ANKLE), level=Level.BEGINNER)
    assert hurt.obstacle(LUNGE, is_chosen=True) is Obstacle.COMPLAINT


def test_a_passed_gate_opens_level_four_to_the_intermediate() -> None:
    """The same rung, before and after the one below it was passed."""
    hard = Exercise("hard", "Hard", BACK.pattern, BACK.measure, BACK.default, level=4, easier="b")
    assert not make_situation(level=Level.INTERMEDIATE).is_open(hard)
    assert make_situation(level=Level.INTERMEDIATE, passed={"b"}).is_open(hard)


@pytest.mark.parametrize(("days_ago", "is_open"), [(0, False), (13, False), (14, True), (90, True)])
def test_jumps_wait_two_weeks_after_a_complaint_settled(days_ago: int, *, is_open: bool) -> None:
    """For fourteen days a managed knee keeps jumps out; then they are open, with care."""
    since = TODAY - timedelta(days=days_ago)
    assert make_situation(managed(since=since)).is_open(JUMP) is is_open


def test_a_complaint_of_unknown_age_is_a_new_one() -> None:
    """Nobody said since when: the careful reading counts."""
    assert not make_situation(managed(since=None)).is_open(JUMP)


def test_only_jumps_that_the_complaint_concerns_wait() -> None:
    """A managed wrist keeps no jump out, and a managed knee no squat."""
    assert make_situation(managed(Limitation.WRIST)).is_open(JUMP)
    assert make_situation(managed()).is_open(BACK)


@pytest.mark.parametrize(
    ("complaint", "care"),
    [
        (acute(), CareLevel.LOWEST),
        (managed(), CareLevel.LOWER),
        (acute(Limitation.WRIST), CareLevel.NONE),
        (managed(Limitation.WRIST), CareLevel.NONE),
    ],
)
def test_care_depends_on_the_course(complaint: Complaint, care: CareLevel) -> None:
    """Acute asks for the lowest rung, managed for a lower one, another complaint for nothing."""
    assert make_situation(complaint).care(BACK) is care


def test_managed_asks_for_care_with_what_it_would_avoid_while_acute() -> None:
    """The plank is out with an acute wrist, and goes carefully with a managed one."""
    assert not make_situation(acute(Limitation.WRIST)).is_open(PLANK)
    assert make_situation(managed(Limitation.WRIST)).care(PLANK) is CareLevel.LOWER


def test_the_passed_rung_below_ends_the_careful_start() -> None:
    """Who passed goblet squats with a managed knee may squat with the bar again."""
    assert make_situation(managed(), passed={"goblet-squat"}).care(BACK) is CareLevel.NONE
    assert make_situation(acute(), passed={"goblet-squat"}).care(BACK) is CareLevel.LOWEST


def test_the_acute_complaint_is_the_one_that_is_named() -> None:
    """With one acute and one settled, care speaks of the acute one."""
    both = make_situation(managed(), acute(Limitation.KNEE_TENDON))
    assert [each.limitation for each in both.complaints_for_care(BACK)] == [KNEE]
    worse = make_situation(acute(), managed(Limitation.KNEE_TENDON))
    assert worse.complaints_for_care(BACK) == (acute(),)
    assert make_situation().complaints_for_care(BACK) == ()


@pytest.mark.parametrize(
    ("complaint", "highest"),
    [
        (acute(), 5),
        (managed(), None),
        (acute(Limitation.HYPERTENSION), 7),
        (managed(Limitation.HYPERTENSION), 7),
        (acute(Limitation.HEART), 4),
        (managed(Limitation.HEART), None),
    ],
)
def test_effort_has_a_ceiling(complaint: Complaint, highest: int | None) -> None:
    """5 with acute care, 7 with high blood pressure, easy until the heart is cleared."""
    found = make_situation(complaint).highest_effort(BACK)
    assert (found and found[0]) == highest


def test_the_lowest_ceiling_counts() -> None:
    """Two complaints leave the smaller effort, and it is told which one says so."""
    found = make_situation(acute(Limitation.HYPERTENSION), acute()).highest_effort(BACK)
    assert found == (5, acute())


def test_the_rungs_below_come_nearest_first() -> None:
    """From the bar down to the chair; the lowest rung has none below."""
    assert [each.id for each in make_situation().below(BACK)] == [
        "goblet-squat",
        "air-squat",
        "chair-squat",
    ]
    assert list(make_situation().below(CHAIR)) == []


def test_a_circular_ladder_ends() -> None:
    """An own file that makes the lowest rung harder than the highest hangs nothing."""
    turned = make_situation(library=exercise_list(CHAIR, AIR, GOBLET, BACK, SLOW))
    circle = Exercise(
        "chair-squat",
        "Chair squat",
        CHAIR.pattern,
        CHAIR.measure,
        CHAIR.default,
        ladder="squat",
        rung=1,
        easier="slow-squat",
    )
    looped = make_situation(library=exercise_list(circle, AIR, GOBLET, BACK, SLOW))
    assert len(list(looped.below(BACK))) == 4
    assert len(list(turned.below(BACK))) == 3


def test_an_easier_exercise_that_is_gone_ends_the_ladder() -> None:
    """An own library without the rungs below is no error."""
    assert list(make_situation(library=exercise_list(BACK)).below(BACK)) == []


def test_another_ladder_is_no_rung_below() -> None:
    """An easier exercise may stand on another ladder; it is not offered as a rung of this one."""
    other = Exercise("other", "Other", CHAIR.pattern, CHAIR.measure, CHAIR.default, ladder="step")
    linked = Exercise(
        "linked", "Linked", AIR.pattern, AIR.measure, AIR.default, ladder="squat", easier="other"
    )
    assert list(make_situation(library=exercise_list(other, linked)).below(linked)) == []


def test_a_gate_before_an_exercise_holds_only_where_the_log_was_read() -> None:
    """A page that shows a program as written knows of no gate."""
    bridge, first = shipped().exercises["single-leg-glute-bridge"], "glute-bridge"
    plain = Situation(shipped(), Runner(), TODAY, in_program=True)
    assert plain.waits_for(bridge) is None
    read = replace(plain, ladder=LadderLog(shipped().exercises, tuple))
    waits = read.waits_for(bridge)
    assert waits is not None
    assert waits.id == first
    assert not read.is_open(bridge)
    assert read.is_open(bridge, is_chosen=True)
    assert replace(read, in_program=False).is_open(bridge)
    assert replace(read, passed=frozenset({first})).is_open(bridge)
    assert replace(read, runner=Runner(level=Level.ADVANCED)).is_open(bridge)
    assert read.waits_for(shipped().exercises[first]) is None
