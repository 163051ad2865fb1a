"""What is said about health, word for word where words matter, and when."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.adapt.limitations import LIMITATION_TEXTS
from midstance.coach.adapt.situation import Situation
from midstance.coach.safety import (
    NOTICE,
    QUESTIONS,
    SEE_A_DOCTOR,
    complaint_notice,
    is_gated,
    mark_notices_shown,
    notices_due,
    screening_is_due,
)
from midstance.domain.exercise import Equipment, Impact, Limitation
from midstance.domain.library import Library
from midstance.domain.pain import PAIN_RULE, RED_FLAGS, STOP_FOR
from midstance.domain.runner import Complaint, ComplaintStage, Place, Runner
from midstance.domain.session import Session
from tests.coach.people import (
    AIR,
    ALL,
    BACK,
    BAND_PRESS,
    GYM,
    SLOW,
    TODAY,
    acute,
    exercise_list,
    item,
    make_situation,
    managed,
    session,
)


def ids(asked: Session, here: Situation) -> list[str]:
    """The ids of the notices that are due."""
    return [each.id for each in notices_due(asked, here)]


def test_there_are_seven_questions() -> None:
    """As many as the questionnaire in whose spirit they are, each with an id of its own."""
    assert len({question.id for question in QUESTIONS}) == 7
    assert all(question.text.endswith("?") for question in QUESTIONS)


def test_the_questions_come_again_after_a_yes() -> None:
    """Never asked: due. All no: done with. A yes: due again at the next start."""
    assert screening_is_due(Runner())
    assert not screening_is_due(Runner(screening=()))
    assert screening_is_due(Runner(screening=("heart",)))


def test_a_yes_sends_to_a_doctor() -> None:
    """What is said then advises a doctor, and leaves everything readable."""
    assert SEE_A_DOCTOR.startswith("Speak to a doctor before starting.")
    assert "you may read everything" in SEE_A_DOCTOR


def test_the_notice_is_information_and_no_advice() -> None:
    """It says what it is, and whom to ask: a coach for barbells, a doctor for lasting pain."""
    assert NOTICE.startswith("This is general information, not medical advice.")
    for word in ("may", "coach", "physiotherapist", "two weeks"):
        assert word in NOTICE


@pytest.mark.parametrize(
    "sign",
    [
        "chest pain",
        "breathlessness",
        "fainting",
        "bone pain",
        "at night",
        "hop on one leg",
        "sudden pop",
        "calf",
        "numbness",
        "saddle area",
        "bladder",
        "swells or locks",
        "dark urine",
    ],
)
def test_every_red_flag_is_shown(sign: str) -> None:
    """No warning sign of the evidence file is missing."""
    assert sign in STOP_FOR
    assert len(RED_FLAGS) == 7


def test_the_first_program_is_begun_with_the_notice_once() -> None:
    """Before the first session the notice, pain rule and red flags are due, and never again."""
    here = make_situation(place=GYM)
    squats = session(item("air-squat"))
    (notice,) = notices_due(squats, here)
    assert notice.id == "advice:power"
    assert notice.text == f"{NOTICE} {PAIN_RULE} {STOP_FOR}"
    told = replace(here, runner=mark_notices_shown(here.runner, (notice,)))
    assert ids(squats, told) == []
    assert ids(replace(squats, id="trail/A"), told) == []


def test_barbells_jumps_and_gates_have_notices_of_their_own() -> None:
    """A session with all of them shows each once, the standing notice first."""
    everything = session(item("back-squat"), item("squat-jump"), item("slow-squat"))
    assert ids(everything, make_situation(place=GYM)) == [
        "advice:power",
        "barbell:power",
        "jumps:power",
        "gate:slow-squat",
    ]


def test_a_gated_exercise_tells_its_own_caution() -> None:
    """Who it is for, and what its caution says."""
    notices = notices_due(session(item("slow-squat")), make_situation(place=GYM))
    assert notices[-1].text == (f"Slow squat is for the advanced. Only after many squats. {NOTICE}")


def test_the_anchor_is_checked_where_a_band_is_used() -> None:
    """With a cable there is no anchor to check; with a band there is."""
    pallof = session(item("band-press"))
    assert "anchor:power" not in ids(pallof, make_situation(place=GYM))
    band = Place("home", frozenset({Equipment.BAND_LONG, Equipment.ANCHOR}))
    assert "anchor:power" in ids(pallof, make_situation(place=band))


def test_a_complaint_is_named_once_in_each_stage() -> None:
    """Acute and later managed are two notices."""
    easy = session(item("air-squat"))
    sore, settled = make_situation(acute()), make_situation(managed())
    assert "limitation:knee-front:acute" in ids(easy, sore)
    told = mark_notices_shown(settled.runner, notices_due(easy, sore))
    assert ids(easy, replace(settled, runner=told)) == ["limitation:knee-front:managed"]


@pytest.mark.parametrize("limitation", Limitation)
@pytest.mark.parametrize("stage", ComplaintStage)
def test_every_complaint_has_its_rule(limitation: Limitation, stage: ComplaintStage) -> None:
    """What it is, what changes, what is left that may go well, and that it is no medical advice."""
    text = complaint_notice(Complaint(limitation, stage)).text
    assert LIMITATION_TEXTS[limitation].left in text
    assert text.endswith(NOTICE)
    rule = {
        ComplaintStage.ACUTE: "RPE 5 and pain 2 of 10 at most",
        ComplaintStage.MANAGED: "one rung lower",
    }
    assert OTHER_RULES.get((limitation, stage), rule[stage]) in text


OTHER_RULES = {
    **{(Limitation.PREGNANCY, stage): "until you take it out" for stage in ComplaintStage},
    **{(Limitation.HYPERTENSION, stage): "Holds end after 30 s" for stage in ComplaintStage},
    (Limitation.HEART, ComplaintStage.ACUTE): "RPE 4 at most, with a light load",
    (Limitation.HEART, ComplaintStage.MANAGED): "Cleared",
}


def test_the_day_of_the_first_landings_is_named() -> None:
    """Three months after the birth, two weeks after a sore knee; in words where no day is known."""
    born = Complaint(Limitation.POSTPARTUM, ComplaintStage.MANAGED, date(2026, 9, 1))
    assert "without landings before 2026-12-01." in complaint_notice(born).text
    knee = Complaint(Limitation.KNEE_FRONT, ComplaintStage.MANAGED, date(2026, 9, 1))
    assert "without jumps before 2026-09-15." in complaint_notice(knee).text
    unknown = Complaint(Limitation.SHIN_BONE, ComplaintStage.MANAGED)
    assert "without jumps for the first three months." in complaint_notice(unknown).text


def test_a_notice_recorded_twice_is_one() -> None:
    """What was shown is kept once, in the order in which it was shown."""
    here = make_situation(acute(), place=GYM)
    shown = notices_due(session(item("back-squat")), here)
    once = mark_notices_shown(here.runner, shown)
    assert mark_notices_shown(once, shown) == once
    assert once.notices_shown == ("advice:power", "limitation:knee-front:acute", "barbell:power")


def test_what_is_not_in_the_library_has_no_notice() -> None:
    """A session with an exercise that the library no longer holds is checked all the same."""
    assert ids(session(item("gone")), make_situation()) == ["advice:power"]


def test_bundled_programs_are_covered(library: Library) -> None:
    """Each program that jumps hard or lifts a barbell says so before its first such session."""
    here = Situation(library, Runner(), TODAY)
    due = {
        program.id: {
            each.id.partition(":")[0]
            for week in range(1, program.weeks + 1)
            for one in library.week_sessions(program, week)
            for each in notices_due(one, here)
        }
        for program in library.programs.values()
    }
    assert all("advice" in kinds for kinds in due.values())
    assert {id_ for id_, kinds in due.items() if "barbell" in kinds} == {
        "offseason-strength",
        "power-5k10k",
    }
    assert "jumps" in due["power-5k10k"]
    assert "jumps" not in due["foundations"]


SESSIONS = st.lists(st.sampled_from([each.id for each in ALL]), min_size=1, max_size=6)
SORE = st.lists(st.sampled_from(Limitation), max_size=3, unique=True)


@given(SESSIONS, SORE)
def test_what_was_shown_is_shown_once(exercises: list[str], sore: list[Limitation]) -> None:
    """After all notices of a session were shown, none of it is due, and none came twice."""
    here = make_situation(*map(acute, sore), place=GYM)
    asked = session(*(item(each) for each in exercises))
    shown = notices_due(asked, here)
    assert len({each.id for each in shown}) == len(shown)
    assert ids(asked, replace(here, runner=mark_notices_shown(here.runner, shown))) == []


@given(SESSIONS, SORE, st.integers(0, 8))
def test_a_session_that_was_broken_off_shows_the_rest_later(
    exercises: list[str], sore: list[Limitation], number: int
) -> None:
    """Whatever was not shown yet stays due, in the same order."""
    here = make_situation(*map(managed, sore), place=GYM)
    asked = session(*(item(each) for each in exercises))
    every = notices_due(asked, here)
    told = replace(here, runner=mark_notices_shown(here.runner, every[:number]))
    assert notices_due(asked, told) == every[number:]


def test_notices_come_in_one_order() -> None:
    """The professional's advice, complaints as they were told, then kit and jumps, then gates."""
    everything = session(
        item("slow-squat"), item("band-press"), item("squat-jump"), item("back-squat")
    )
    anchored = Place("garage", frozenset(Equipment) - {Equipment.CABLE})
    here = make_situation(managed(Limitation.ANKLE), acute(Limitation.WRIST), place=anchored)
    assert ids(everything, here) == [
        "advice:power",
        "limitation:ankle:managed",
        "limitation:wrist:acute",
        "barbell:power",
        "jumps:power",
        "anchor:power",
        "gate:slow-squat",
    ]


@pytest.mark.parametrize(("level", "gated"), [(1, False), (3, False), (4, True), (5, True)])
def test_the_two_highest_levels_are_gated(level: int, *, gated: bool) -> None:
    """From level 4 on an exercise says for whom it is."""
    assert is_gated(replace(AIR, level=level)) is gated


def test_level_four_is_for_those_who_passed_the_rung_below() -> None:
    """Level 5 is for the advanced; without a caution of its own none is made up."""
    lower = replace(SLOW, level=4, caution="")
    (*_, notice) = notices_due(
        session(item("slow-squat")), make_situation(place=GYM, library=exercise_list(lower))
    )
    assert notice.text == f"Slow squat is for those who passed the rung below. {NOTICE}"


@pytest.mark.parametrize(
    ("factor", "impact", "jumps"),
    [
        (1.0, Impact.HIGH, True),
        (0.5, Impact.HIGH, True),
        (0.25, Impact.LOW, False),
        (0.0, Impact.HIGH, False),
        (0.0, Impact.NONE, False),
    ],
)
def test_only_hard_landings_have_the_notice_of_jumps(
    factor: float, impact: Impact, *, jumps: bool
) -> None:
    """Small hops and hard runs without jumps do not ask for it."""
    hop = replace(AIR, plyo_factor=factor, impact=impact)
    found = ids(session(item("air-squat")), make_situation(place=GYM, library=exercise_list(hop)))
    assert ("jumps:power" in found) is jumps


def test_a_bar_that_is_not_there_needs_no_notice() -> None:
    """Where nobody can lift a barbell, and where a cable takes the band's place, none is shown."""
    library = exercise_list(BACK, BAND_PRESS)
    lifts = session(item("back-squat"), item("band-press"))
    floor = make_situation(place=Place("home", frozenset()), library=library)
    assert ids(lifts, floor) == ["advice:power"]


def test_a_routine_has_notices_under_its_own_name() -> None:
    """What was told in a program is shown again in a routine, once."""
    assert ids(session(item("back-squat"), id_="core-5"), make_situation(place=GYM)) == [
        "advice:core-5",
        "barbell:core-5",
    ]


def test_each_question_has_a_topic_that_fits() -> None:
    """Each question has a topic of its own that fits half a line of a small terminal."""
    topics = [question.topic for question in QUESTIONS]
    assert len(set(topics)) == len(QUESTIONS) == 7
    assert all(0 < len(topic) < 40 for topic in topics)
    assert not any(topic.endswith(("?", ".")) for topic in topics)


def test_a_kind_of_notice_that_was_read_is_read_for_every_program() -> None:
    """What an older version noted for one program holds for all."""
    everything = session(item("back-squat"), item("squat-jump"), item("slow-squat"))
    here = make_situation(place=GYM)
    read = replace(here.runner, notices_shown=("advice:trail", "jumps:trail"))
    due = ids(everything, replace(here, runner=read))
    assert due == ["barbell:power", "gate:slow-squat"]
