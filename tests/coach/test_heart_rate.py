"""How high a runner's heart rate may go, in beats and in words."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.heart_rate import (
    CIRCUIT_PERCENT,
    FORMULA_SOURCE,
    HIGHEST_MAXIMUM,
    INTERVAL_PERCENT,
    LOWEST_MAXIMUM,
    MAY_MISLEAD,
    OLDEST,
    YOUNGEST,
    MaxHeartRate,
    age_on,
    ceiling_for,
    ceiling_lines,
    ceiling_percent,
    check_birth,
    easy_zone_line,
    easy_zone_text,
    max_heart_rate,
    max_heart_rate_text,
    may_mislead,
    parse_circuit_ceiling,
    parse_maximum,
    session_ceilings,
    with_ceilings,
)
from midstance.domain.exercise import Limitation
from midstance.domain.library import Library
from midstance.domain.planned_sets import lay_out
from midstance.domain.quantity import QuantityError
from midstance.domain.runner import Complaint, ComplaintStage, Runner
from midstance.domain.session import Block, Purpose, Session, Style

TODAY = date(2026, 11, 24)
UNKNOWN = Runner()
FORTY = Runner(born=date(1986, 11, 24))
MEASURED = Runner(max_bpm=187)
STEADY = Complaint(Limitation.HEART, ComplaintStage.MANAGED)
PRESSED = Complaint(Limitation.HYPERTENSION, ComplaintStage.MANAGED)
SORE = Complaint(Limitation.KNEE_FRONT)


# Age


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(1986, 11, 24), TODAY, 40),
        (date(1986, 11, 25), TODAY, 39),
        (date(1986, 11, 23), TODAY, 40),
        (date(1988, 2, 29), date(2026, 2, 28), 37),
        (date(1988, 2, 29), date(2026, 3, 1), 38),
        (date(1988, 2, 29), date(2028, 2, 29), 40),
        (date(2000, 12, 31), date(2026, 1, 1), 25),
        (TODAY, TODAY, 0),
    ],
)
def test_an_age_is_in_whole_years(born: date, day: date, age: int) -> None:
    """A birthday counts on its day; that of 29 February on 1 March in most years."""
    assert age_on(born, day) == age


@given(st.dates(date(1900, 1, 1), date(2026, 1, 1)), st.integers(0, 80))
def test_a_year_makes_everybody_a_year_older(born: date, years: int) -> None:
    """Whatever the day of birth."""
    first = date(2026, 6, 15)
    assert age_on(born, first.replace(year=2026 + years)) == age_on(born, first) + years


@pytest.mark.parametrize("age", [YOUNGEST, 18, 40, 75, OLDEST])
def test_a_runner_can_have_this_age(age: int) -> None:
    """From a child that runs to the oldest who does."""
    born = TODAY.replace(year=TODAY.year - age)
    assert check_birth(born, TODAY) == born


@pytest.mark.parametrize("age", [0, YOUNGEST - 1, OLDEST + 1, 150])
def test_no_runner_has_this_age(age: int) -> None:
    """The message says which age it makes, and how a day is written."""
    with pytest.raises(QuantityError, match=f"makes you {age} years old.*1986-05-01"):
        check_birth(TODAY.replace(year=TODAY.year - age), TODAY)


# The maximum


@pytest.mark.parametrize(("typed", "bpm"), [("187", 187), (" 187 bpm ", 187), ("100", 100)])
def test_a_measured_maximum_is_read(typed: str, bpm: int) -> None:
    """With or without its unit."""
    assert parse_maximum(typed) == bpm


@pytest.mark.parametrize("typed", ["0", "99", "241", "400", "fast", "", "-187", "18.7", "²²²"])
def test_what_no_heart_reaches_is_refused(typed: str) -> None:
    """The message has the range and an example."""
    wanted = re.escape(f"{typed!r} is no maximum heart rate; write 100 to 240")
    with pytest.raises(QuantityError, match=wanted):
        parse_maximum(typed)


@given(st.integers(LOWEST_MAXIMUM, HIGHEST_MAXIMUM))
def test_every_maximum_in_range_is_taken(bpm: int) -> None:
    """Both ends of the range are read as they are typed."""
    assert parse_maximum(str(bpm)) == bpm


@pytest.mark.parametrize(
    ("age", "bpm"),
    [(20, 194), (30, 187), (40, 180), (50, 173), (60, 166), (70, 159)],
)
def test_the_maximum_by_age_is_that_of_the_formula(age: int, bpm: int) -> None:
    """208 - 0.7 x age, with a usual error of 12."""
    runner = Runner(born=TODAY.replace(year=TODAY.year - age))
    assert max_heart_rate(runner, TODAY) == MaxHeartRate(bpm, 12)


def test_a_measured_maximum_comes_first() -> None:
    """It has no error that is shown; without either there is none."""
    assert max_heart_rate(replace(FORTY, max_bpm=187), TODAY) == MaxHeartRate(187)
    assert MaxHeartRate(187).is_measured
    assert not MaxHeartRate(180, 12).is_measured
    assert max_heart_rate(UNKNOWN, TODAY) is None


@pytest.mark.parametrize(
    ("runner", "text"),
    [
        (UNKNOWN, ""),
        (MEASURED, "187 bpm, measured"),
        (FORTY, "about 180 bpm, ±12, from your age"),
        (
            replace(FORTY, complaints=(PRESSED,)),
            "about 180 bpm, ±12, from your age; may not fit you",
        ),
        (replace(MEASURED, complaints=(PRESSED,)), "187 bpm, measured"),
    ],
)
def test_the_maximum_in_words(runner: Runner, text: str) -> None:
    """Where it comes from, how sure it is, and whether it fits."""
    assert max_heart_rate_text(runner, TODAY) == text


@pytest.mark.parametrize(
    ("runner", "misleads"),
    [
        (UNKNOWN, False),
        (Runner(complaints=(SORE,)), False),
        (Runner(complaints=(SORE, STEADY)), True),
        (Runner(complaints=(PRESSED,)), True),
        (Runner(screening=()), False),
        (Runner(screening=("joints", "condition")), False),
        (Runner(screening=("medication",)), True),
        (Runner(screening=("joints", "heart")), True),
    ],
)
def test_heart_and_medicines_make_numbers_doubtful(runner: Runner, *, misleads: bool) -> None:
    """By a limitation at any stage, or by an answer to the health questions."""
    assert may_mislead(runner) is misleads


# The ceiling


@pytest.mark.parametrize(
    ("percent", "runner", "limit"),
    [
        (80, MEASURED, "150 bpm"),
        (95, MEASURED, "178 bpm"),
        (60, MEASURED, "112 bpm"),
        (80, FORTY, "144 ±10 bpm"),
        (95, FORTY, "171 ±11 bpm"),
        (80, UNKNOWN, "80 % max HR"),
        (80, Runner(screening=("medication",)), ""),
        (80, replace(FORTY, complaints=(STEADY,)), ""),
        (80, replace(MEASURED, complaints=(STEADY,)), "150 bpm"),
    ],
)
def test_a_ceiling_in_short(percent: int, runner: Runner, limit: str) -> None:
    """In beats where they are known, with their error; by talking where they may mislead."""
    assert ceiling_for(percent, runner, TODAY).limit == limit


def test_a_ceiling_in_sentences() -> None:
    """The estimate names its source, and who has no number is told how to get one."""
    measured, by_age, unknown = (
        ceiling_for(80, runner, TODAY).words for runner in (MEASURED, FORTY, UNKNOWN)
    )
    assert measured == (
        "Heart rate up to 150 beats a minute, 80 % of your maximum: "
        "you can still speak in short sentences."
    )
    assert "about 144 beats a minute, give or take 10: 80 % of a maximum of 180" in by_age
    assert by_age.endswith(FORMULA_SOURCE)
    assert "Tanaka" in by_age
    assert "day of birth in the profile" in unknown


@pytest.mark.parametrize(
    "runner", [Runner(screening=("heart",)), replace(FORTY, screening=("heart",))]
)
def test_a_formula_that_may_not_fit_is_not_shown_in_beats(runner: Runner) -> None:
    """Effort and the talk test take its place, without advice that a doctor gives."""
    words = ceiling_for(80, runner, TODAY).words
    assert words.endswith(MAY_MISLEAD)
    assert not re.search(r"\d", words)


def test_a_measured_maximum_keeps_its_number_and_gets_the_word() -> None:
    """It is the runner's own; effort still comes first."""
    words = ceiling_for(80, replace(MEASURED, screening=("medication",)), TODAY).words
    assert "150 beats" in words
    assert words.endswith(MAY_MISLEAD)


@pytest.mark.parametrize(
    ("percent", "talk"),
    [
        (30, "in whole sentences"),
        (60, "in whole sentences"),
        (70, "in whole sentences"),
        (71, "in short sentences"),
        (80, "in short sentences"),
        (95, "a few words at a time"),
        (100, "a few words at a time"),
    ],
)
def test_talking_says_how_hard_it_is(percent: int, talk: str) -> None:
    """For every ceiling that a routine's file can have."""
    assert f"you can still speak {talk}" in ceiling_for(percent, MEASURED, TODAY).words


@given(st.integers(30, 100), st.sampled_from((MEASURED, FORTY, UNKNOWN)))
def test_without_a_limit_the_sentences_still_say_how_hard(percent: int, runner: Runner) -> None:
    """Beats may mislead after a heart complaint: then there is none, and the talk test is said."""
    ceiling = ceiling_for(percent, runner, TODAY)
    assert ceiling.limit
    doubtful = ceiling_for(percent, replace(FORTY, complaints=(STEADY,)), TODAY)
    assert not doubtful.limit
    assert all("you can still speak" in each.words for each in (ceiling, doubtful))
    assert not any(sign in ceiling.limit for sign in "≤<")


@given(st.integers(30, 100), st.integers(LOWEST_MAXIMUM, HIGHEST_MAXIMUM))
def test_no_ceiling_lies_above_the_maximum(percent: int, bpm: int) -> None:
    """Whatever the share, the ceiling is at most the maximum."""
    limit = ceiling_for(percent, Runner(max_bpm=bpm), TODAY).limit
    assert int(limit.removesuffix(" bpm")) <= bpm


# Which sessions have one


@pytest.mark.parametrize(
    ("session", "percents"),
    [
        ("circuit-bw", (80,)),
        ("leg-circuit-weights", (80,)),
        ("hiit-20", (95,)),
        ("bootcamp-3/B", (80,)),
        ("bootcamp-3/C:3", (95,)),
        ("active-recovery-25", (60,)),
        ("core-5", ()),
        ("foundations/A", ()),
    ],
)
def test_circuits_and_intervals_have_a_ceiling(
    library: Library, session: str, percents: tuple[int, ...]
) -> None:
    """The routine's own wherever it is included; strength and core have none."""
    id_, _, week = session.partition(":")
    found = library.session(id_, int(week or 1))
    assert session_ceilings(found, library, MEASURED) == percents
    assert len(ceiling_lines(found, library, MEASURED, TODAY)) == len(percents)


@pytest.mark.parametrize(
    ("purpose", "style", "percent"),
    [
        (Purpose.CONDITIONING, Style.CIRCUIT, CIRCUIT_PERCENT),
        (Purpose.CONDITIONING, Style.INTERVAL, INTERVAL_PERCENT),
        (Purpose.CONDITIONING, Style.STRAIGHT, None),
        (Purpose.CORE, Style.CIRCUIT, None),
        (Purpose.WARM_UP, Style.INTERVAL, None),
    ],
)
def test_own_circuits_have_the_usual_ceiling(
    library: Library, purpose: Purpose, style: Style, percent: int | None
) -> None:
    """A block of a runner's own program that names none."""
    block = Block(purpose, (), style)
    assert ceiling_percent(block, Session("own/A", "Own", (block,)), library, Runner()) == percent


def test_the_sets_of_a_circuit_carry_it_and_those_around_do_not(library: Library) -> None:
    """The warm-up and the cool-down are other routines."""
    session = library.session("circuit-bw")
    laid_out = lay_out(session, library.exercises)
    found = {
        (each.purpose, each.heart_percent)
        for each in with_ceilings(laid_out, session, library, Runner())
    }
    assert found == {
        (Purpose.WARM_UP, None),
        (Purpose.CONDITIONING, 80),
        (Purpose.COOL_DOWN, None),
    }


@pytest.mark.parametrize(
    ("session", "percents"),
    [
        ("circuit-bw", (75,)),
        ("bootcamp-3/B", (75,)),
        ("hiit-20", (95,)),
        ("active-recovery-25", (60,)),
    ],
)
def test_the_runners_own_ceiling_holds_for_circuits(
    library: Library, session: str, percents: tuple[int, ...]
) -> None:
    """Intervals keep theirs, and so does a routine that names another."""
    runner = replace(MEASURED, circuit_ceiling=75)
    assert session_ceilings(library.session(session), library, runner) == percents


@pytest.mark.parametrize(("text", "percent"), [("75", 75), (" 80 % ", 80), ("60", 60), ("90", 90)])
def test_a_ceiling_of_circuits_is_read(text: str, percent: int) -> None:
    """As a number of percent, with the sign or without."""
    assert parse_circuit_ceiling(text) == percent


@pytest.mark.parametrize("text", ["", "59", "91", "high", "7.5", "-80", "9" * 5000, "²5"])
def test_what_is_no_ceiling_of_circuits(text: str) -> None:
    """The message says what to write."""
    with pytest.raises(QuantityError, match="60 to 90 percent of the maximum"):
        parse_circuit_ceiling(text)


def test_the_easy_zone_in_beats_in_percent_or_by_talking() -> None:
    """By the measured maximum, by the one of the age with its error, or else as a share.

    Where a formula may mislead, the talk test takes its place.
    """
    assert easy_zone_text(Runner(max_bpm=200), TODAY) == "150-170 bpm"
    by_age = Runner(born=date(TODAY.year - 40, 1, 1))
    assert easy_zone_text(by_age, TODAY) == "about 135-153 bpm, ±10"
    assert easy_zone_text(Runner(), TODAY) == "75-85 % of the maximum"
    assert "60-75 % of the maximal oxygen uptake" in easy_zone_line(Runner(), TODAY)
    doubtful = Runner(screening=("heart",))
    assert easy_zone_text(doubtful, TODAY).startswith("talk test")
    assert "in whole sentences" in easy_zone_line(doubtful, TODAY)
    assert easy_zone_text(replace(doubtful, max_bpm=200), TODAY) == "150-170 bpm"


@given(st.integers(LOWEST_MAXIMUM, HIGHEST_MAXIMUM))
def test_the_easy_zone_lies_below_the_maximum(bpm: int) -> None:
    """Its lower end below its upper one, and both below what was measured."""
    low, high = easy_zone_text(Runner(max_bpm=bpm), TODAY).removesuffix(" bpm").split("-")
    assert int(low) < int(high) < bpm


@pytest.mark.parametrize("percent", [60, 75, 90])
def test_the_sets_of_a_circuit_carry_the_runners_own_ceiling(
    library: Library, percent: int
) -> None:
    """The stage shows what the profile says, and Today says the same in words."""
    session, runner = library.session("circuit-bw"), Runner(circuit_ceiling=percent)
    sets = with_ceilings(lay_out(session, library.exercises), session, library, runner)
    assert {each.heart_percent for each in sets} == {None, percent}
    (words,) = ceiling_lines(session, library, runner, TODAY)
    assert f"up to {percent} % of your maximum" in words


@pytest.mark.parametrize("own", [None, 75])
def test_a_ceiling_that_a_routine_names_is_not_the_runners(
    library: Library, own: int | None
) -> None:
    """Only the usual 80 % of circuits gives way to what the profile says."""
    session = library.session("active-recovery-25")
    runner = Runner(circuit_ceiling=own)
    assert session_ceilings(session, library, runner) == (60,)
    assert session_ceilings(library.session("foundations/A"), library, runner) == ()
