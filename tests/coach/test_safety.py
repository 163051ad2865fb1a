"""What is said about health, word for word where words matter, and when."""

from dataclasses import replace
from datetime import timedelta

import pytest

from midstance.coach import safety
from midstance.coach.limitations import MEANINGS
from midstance.coach.safety import (
    NOTICE,
    QUESTIONS,
    RED_FLAGS,
    STOP_FOR,
    Light,
    complaint_notice,
    notices_due,
    pain_advice,
    recurring,
    recurring_text,
    screening_advice,
    screening_is_due,
    telling,
)
from midstance.coach.situation import Situation
from midstance.domain.exercise import Equipment, Limitation
from midstance.domain.library import Library
from midstance.domain.record import Pain
from midstance.domain.runner import Complaint, Course, Place, Runner
from midstance.domain.session import Session
from tests.coach.people import (
    GYM,
    TODAY,
    acute,
    item,
    managed,
    session,
    situation,
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
    """Any yes advises a doctor and leaves everything readable; seven times no says nothing."""
    assert screening_advice(()) == ""
    advice = screening_advice({"heart"})
    assert advice.startswith("Speak to a doctor before starting.")
    assert "you may read everything" in advice


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
def test_every_red_flag_is_told(sign: str) -> None:
    """No warning sign of the evidence file is missing."""
    assert sign in STOP_FOR
    assert len(RED_FLAGS) == 7


@pytest.mark.parametrize(
    ("level", "light"),
    [
        (0, Light.GREEN),
        (2, Light.GREEN),
        (3, Light.AMBER),
        (5, Light.AMBER),
        (6, Light.RED),
        (10, Light.RED),
    ],
)
def test_pain_has_three_lights(level: int, light: Light) -> None:
    """0-2 goes on, 3-5 takes the easier way, more stops."""
    assert pain_advice(level).light is light


@pytest.mark.parametrize("level", range(11))
def test_sharp_pain_is_red_at_any_level(level: int) -> None:
    """Sharp, locking, giving way, swelling, at night, in bone: stop, and see the red flags."""
    advice = pain_advice(level, is_sharp=True)
    assert advice.light is Light.RED
    assert STOP_FOR in advice.text
    assert NOTICE in advice.text


@pytest.mark.parametrize(
    ("level", "light"), [(3, Light.GREEN), (4, Light.AMBER), (5, Light.AMBER), (6, Light.RED)]
)
def test_a_known_tendon_may_hurt_a_little_more(level: int, light: Light) -> None:
    """Up to 3, up to 5 for a short time if it settles within a day, and never more."""
    advice = pain_advice(level, is_managed=True)
    assert advice.light is light
    assert ("24 hours" in advice.text) is (light is Light.AMBER)


def test_advice_says_may() -> None:
    """Green and amber leave the choice to the runner."""
    for level in range(6):
        assert " may " in pain_advice(level).text
        assert " may " in pain_advice(level, is_managed=True).text


@pytest.mark.parametrize(
    ("days_ago", "level", "recurs"),
    [
        ((0, 4, 9), 3, True),
        ((0, 4, 10), 3, False),
        ((0, 4), 5, False),
        ((0, 0, 0), 5, False),
        ((0, 4, 9), 2, False),
        ((0, 4, -1), 5, False),
    ],
    ids=["three in ten days", "eleven days", "two", "one day", "green", "the future"],
)
def test_a_region_that_keeps_hurting_is_named(
    days_ago: tuple[int, ...], level: int, *, recurs: bool
) -> None:
    """Three sessions of ten days with more than a green pain suggest a professional."""
    pains = [(TODAY - timedelta(days=each), Pain("knee", level, "plank")) for each in days_ago]
    assert recurring(pains, TODAY) == (("knee",) if recurs else ())


def test_regions_are_told_apart() -> None:
    """Two sore knees and one sore calf do not add up."""
    pains = [
        (TODAY - timedelta(days=day), Pain(region, 4, "plank"))
        for day, region in ((0, "knee"), (2, "knee"), (4, "calf"))
    ]
    assert recurring(pains, TODAY) == ()
    assert "may be time to see a physiotherapist" in recurring_text("knee")


def test_a_program_is_begun_with_the_notice_once() -> None:
    """Before the first session of a program the notice, the pain rule and the red flags are due."""
    here = situation(place=GYM)
    squats = session(item("air-squat"))
    (notice,) = notices_due(squats, here)
    assert notice.id == "advice:power"
    assert notice.text == f"{NOTICE} {safety.PAIN_RULE} {STOP_FOR}"
    told = replace(here, runner=telling(here.runner, (notice,)))
    assert ids(squats, told) == []
    assert ids(replace(squats, id="trail/A"), told) == ["advice:trail"]


def test_barbells_jumps_and_gates_have_notices_of_their_own() -> None:
    """A session with all of them shows each once, the standing notice first."""
    everything = session(item("back-squat"), item("squat-jump"), item("slow-squat"))
    assert ids(everything, situation(place=GYM)) == [
        "advice:power",
        "barbell:power",
        "jumps:power",
        "gate:slow-squat",
    ]


def test_a_gated_exercise_tells_its_own_caution() -> None:
    """Who it is for, and what its caution says."""
    notices = notices_due(session(item("slow-squat")), situation(place=GYM))
    assert notices[-1].text == (f"Slow squat is for the advanced. Only after many squats. {NOTICE}")


def test_the_anchor_is_checked_where_a_band_is_used() -> None:
    """With a cable there is no anchor to check; with a band there is."""
    pallof = session(item("band-press"))
    assert "anchor:power" not in ids(pallof, situation(place=GYM))
    band = Place("home", frozenset({Equipment.BAND_LONG, Equipment.ANCHOR}))
    assert "anchor:power" in ids(pallof, situation(place=band))


def test_a_complaint_is_told_once_in_each_course() -> None:
    """Acute and later managed are two notices."""
    easy = session(item("air-squat"))
    sore, settled = situation(acute()), situation(managed())
    assert "limitation:knee-front:acute" in ids(easy, sore)
    told = telling(settled.runner, notices_due(easy, sore))
    assert ids(easy, replace(settled, runner=told)) == ["limitation:knee-front:managed"]


@pytest.mark.parametrize("limitation", Limitation)
@pytest.mark.parametrize("course", Course)
def test_every_complaint_has_its_rule(limitation: Limitation, course: Course) -> None:
    """What it is, what changes, what is left that may go well, and that it is no medical advice."""
    text = complaint_notice(Complaint(limitation, course)).text
    assert MEANINGS[limitation].left in text
    assert text.endswith(NOTICE)
    rule = {Course.ACUTE: "effort 5 and pain 2 of 10 at most", Course.MANAGED: "one rung lower"}
    assert rule[course] in text


def test_telling_twice_keeps_one() -> None:
    """What was shown is kept once, in the order in which it was shown."""
    here = situation(acute(), place=GYM)
    shown = notices_due(session(item("back-squat")), here)
    once = telling(here.runner, shown)
    assert telling(once, shown) == once
    assert once.told == ("advice:power", "limitation:knee-front:acute", "barbell:power")


def test_what_is_not_in_the_library_has_no_notice() -> None:
    """A session with an exercise that is gone is told of all the same."""
    assert ids(session(item("gone")), situation()) == ["advice:power"]


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
