"""Why a session lies on its day, and why on no other."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from midstance.coach.first_times import SORE_WEEK
from midstance.coach.schedule.planner.reasons import (
    MOST_SENTENCES,
    day_name,
    why_not,
    why_placed,
)
from midstance.coach.schedule.planner.rule_words import RULES, rule_sources
from midstance.coach.schedule.planner.search import plan_week, unplaced_plan
from midstance.domain.session import Version
from midstance.domain.volume import LegClass
from midstance.domain.weeks.plan import (
    Closure,
    DayToPlan,
    HoursBetween,
    SessionLimit,
    SessionToPlace,
    WeekToPlan,
)
from tests.coach.schedule.planner.made_weeks import made_weeks
from tests.coach.schedule.planner.weeks import DAYS, day, neighbour, short, week

BEGINNER = week(
    "Tue easy, Thu easy, Sat long", "A moderate, B moderate", "beginner", two_slots="all"
)
TEN_K = week("Tue intervals, Wed easy, Fri easy, Sun long", "A heavy, B heavy", two_slots="all")


TEMPO_FIRST = (
    "Hard with hard: strength follows the tempo run by at least 6 hours, "
    "so Wednesday can stay free."
)


def texts(asked: WeekToPlan, number: int = 0) -> list[str]:
    """The sentences on one session of the best plan."""
    plan = plan_week(asked).plans[0]
    return [each.text for each in why_placed(asked, plan.placements[number])]


def excluded(asked: WeekToPlan, session: str = "A") -> dict[str, str]:
    """The sentence on each day that a session does not take."""
    plans = plan_week(asked).plans
    found = why_not(asked, plans[0] if plans else unplaced_plan(asked))
    return {DAYS[each.day]: each.text for each in found if each.session == session}


def test_a_free_day_before_an_easy_run_is_explained() -> None:
    """What the day gives, what the next one needs, and how far the long run is."""
    assert texts(BEGINNER) == [
        "Monday has no run, so your legs can give this session full attention.",
        "Tomorrow's run is easy; keep it short and slow if you are sore.",
        "Your long run on Saturday is five days away, enough to be fresh.",
    ]


def test_hard_with_hard_is_explained() -> None:
    """Hours after the fast run, and the day that stays easy for it."""
    assert texts(TEN_K)[0] == (
        "Hard with hard: strength follows the intervals by at least 6 hours, "
        "so Wednesday can stay easy."
    )
    free = week("Tue tempo, Sun long", "A moderate", available="Tue", two_slots="all")
    assert texts(free) == [
        TEMPO_FIRST,
        "Tomorrow is free, which is when the legs rebuild.",
        "Your long run on Sunday is five days away, enough to be fresh.",
    ]
    hard = week("Tue tempo, Wed tempo", "A moderate", available="Tue", two_slots="all")
    assert texts(hard)[0].endswith("by at least 6 hours.")


@pytest.mark.parametrize(
    ("about", "legs", "text"),
    [
        ("Wed easy", "moderate", "Run first, strength after; the easy run doubles as part of"),
        ("Wed recovery", "none", "Run first, strength after; the recovery run doubles as part of"),
        ("Wed tempo", "none", "The tempo run first, strength directly after: the legs have"),
        ("Wed long", "none 20", "The long run first, then 20 light minutes at most."),
    ],
)
def test_the_order_beside_a_run_is_explained(about: str, legs: str, text: str) -> None:
    """The run always comes first."""
    assert texts(week(about, f"A {legs}", available="Wed"))[0].startswith(text)


def test_a_version_is_named_before_its_day() -> None:
    """Made lighter, or left out: that comes first."""
    one_slot = week(
        "Mon easy, Tue intervals, Wed easy, Thu tempo, Sat easy, Sun long",
        "A moderate, B moderate",
        style="stack",
    )
    assert texts(one_slot)[0] == "Your week leaves no good place for A, so it becomes lighter."
    one_day = week("", "A heavy, B heavy", available="Wed")
    assert texts(one_day, 1) == ["Your week leaves no good place for B, so it is left out."]


def test_a_session_that_was_cut_is_said_to_come_first() -> None:
    """With what was done of it last week."""
    asked = week("", "A heavy")
    owed = replace(asked.sessions[0], owed=2, last_version=Version.LEG_FREE)
    text = texts(WeekToPlan(asked.level, asked.days, (owed,)))[0]
    assert text == "A comes first this week: last week it was leg-free."


def test_every_other_day_of_a_runner_has_a_reason() -> None:
    """Forbidden days by their rule, the others by what they would mean."""
    assert excluded(TEN_K, "B") == {
        "Mon": "Not on Monday: the intervals the day after need springy legs.",
        "Tue": "Tuesday would mean sessions out of their order.",
        "Wed": "Not on Wednesday: the same muscles worked the day before and need a clear day.",
        "Fri": "Friday would mean strength on the day of an easy run.",
        "Sat": (
            "Not on Saturday: heavy legs the day before a long run cost you form when it counts."
        ),
        "Sun": "Not on Sunday: beside a long run there is room for 20 light minutes at most.",
    }
    before = "the same muscles work the day after and need a clear day before it."
    assert excluded(TEN_K)["Wed"] == f"Not on Wednesday: {before}"


def test_a_day_away_is_no_matter_of_habit() -> None:
    """It says so; a day that never takes strength says that."""
    asked = week("", "A heavy", available="Wed")
    days = (asked.days[0], replace(asked.days[1], is_away=True), *asked.days[2:])
    reasons = excluded(replace(asked, days=days))
    assert reasons["Mon"] == "Not on Monday: it is not one of your days for strength."
    assert reasons["Tue"] == "Not on Tuesday: you are away, or keep it free."


@pytest.mark.parametrize(
    ("asked", "name", "text"),
    [
        (week("", "A heavy", available="Wed"), "Mon", "it is not one of your days for strength"),
        (week("Tue tempo", "A heavy", "beginner"), "Tue", "comes with the intermediate level"),
        (week("Tue tempo", "A heavy"), "Tue", "needs six hours in between, and there is one slot"),
        (week("Tue tempo", "A heavy"), "Mon", "the tempo run the day after needs springy legs"),
        (week("Sat race", "A light"), "Fri", "the day before a race is for rest or easy mobility"),
        (week("Sat race", "A light"), "Sat", "it is race day"),
        (week("Sat easy", "A none hiit"), "Sat", "is the run of its day and goes beside no other"),
        (week("Sat tempo", "A none hiit"), "Sun", "a clear day on either side of fast runs"),
        (
            week("", "A heavy", before=neighbour("", "Sun B heavy")),
            "Mon",
            "the same muscles worked the day before",
        ),
        (
            week("", "A heavy, B light", before=neighbour("", "Sun B heavy legs"),
                 gaps=(HoursBetween(("A", "B"), 72),)),
            "Tue",
            "wants more days since last week's session",
        ),
        (
            week("", "B heavy, A heavy", available="Mon Wed Thu Fri",
                 gaps=(HoursBetween(("A", "B"), 72),)),
            "Wed",
            "A and B want three days between them",
        ),
    ],
)  # fmt: skip
def test_every_hard_rule_has_its_words(asked: WeekToPlan, name: str, text: str) -> None:
    """In the words of the day that it closes."""
    assert text in excluded(asked)[name]


def test_places_closed_days_and_short_days_have_their_words() -> None:
    """What the calendar adds to a week is explained as well."""
    closed = (Closure(LegClass.HEAVY, "Nine days to the race: no heavy legs."),)
    days = (DayToPlan(closures=closed), DayToPlan(minutes=10), *[DayToPlan()] * 5)
    session = SessionToPlace("A", LegClass.HEAVY, unfit_days=frozenset({2}))
    found = excluded(WeekToPlan(TEN_K.level, days, (session,)))
    assert found["Mon"] == "Nine days to the race: no heavy legs."
    assert found["Tue"] == "Not on Tuesday: there are too few minutes for A."
    assert found["Wed"] == "Not on Wednesday: its place lacks what the main work needs."
    primer = WeekToPlan(TEN_K.level, days, (replace(session, is_primer=True),))
    assert "a primer belongs to the last days before a race" in excluded(primer)["Thu"]


def test_the_last_free_day_is_said_to_stay_free() -> None:
    """Also in a week of seven runs, where it is the easiest of them."""
    six = week("Mon easy, Tue easy, Wed easy, Thu easy, Fri easy, Sat easy", "A none")
    assert excluded(six)["Sun"] == "Sunday stays completely free."
    five = week("Mon easy, Tue easy, Wed easy, Thu easy, Fri easy", "A none legs, B none legs")
    assert excluded(five)["Sun"] == "Sunday stays completely free."
    seven = week("Mon easy, Tue easy, Wed easy, Thu easy, Fri easy, Sat easy, Sun long", "A none")
    assert excluded(seven)["Mon"].startswith("Monday stays without strength")


def test_a_day_as_good_is_said_to_be_so() -> None:
    """Of equal plans the one with the earlier days is taken."""
    assert excluded(week("", "A none"))["Tue"] == (
        "Tuesday would do as well; the earlier days were taken."
    )


def test_a_day_that_costs_another_session_is_said_to() -> None:
    """Where the other session would be made lighter or left out for it."""
    asked = week("Fri easy", "A none hiit, B none", available="Mon Fri")
    assert [short(each) for each in plan_week(asked).plans][:1] == ["Mon A, Fri B: 10"]
    assert excluded(asked, "B")["Mon"] == "Monday would make a session lighter or leave it out."


@settings(max_examples=25)
@given(made_weeks(2))
def test_every_session_and_every_other_day_has_a_reason(asked: WeekToPlan) -> None:
    """One sentence at least, three at most; each day once; every code is known."""
    plans = plan_week(asked).plans
    plan = plans[0] if plans else unplaced_plan(asked)
    for placement in plan.placements:
        reasons = why_placed(asked, placement)
        assert 1 <= len(reasons) <= MOST_SENTENCES
        assert all(each.text.endswith(".") for each in reasons)
        rule_sources(tuple(code for each in reasons for code in each.rules))
        others = [each.day for each in why_not(asked, plan) if each.session == placement.session]
        assert sorted(others) == [number for number in range(7) if number != placement.day]
    assert all(each.rule in RULES and each.text for each in why_not(asked, plan))


def test_sources_are_codes_wishes_and_studies() -> None:
    """Each stands there once."""
    found = rule_sources(("H1", "H3"))
    assert found[:4] == ("H1", "H3", "S77", "S80")
    assert found[4].startswith("Doma")
    assert len(found) == 5


def test_days_count_on_beyond_the_week() -> None:
    """The day after Sunday is Monday."""
    assert [day_name(number) for number in (0, 6, 7)] == ["Monday", "Sunday", "Monday"]


def test_a_session_that_is_cut_to_its_day_says_so() -> None:
    """After the version and before the day; a day with time enough says nothing."""
    asked = week("", "A moderate 45")
    short_days = tuple(replace(each, minutes=30) for each in asked.days)
    assert texts(replace(asked, days=short_days))[0] == "Monday has 30 minutes, so A is cut to fit."
    long_days = tuple(replace(each, minutes=45) for each in asked.days)
    assert texts(replace(asked, days=long_days)) == texts(asked)


def test_a_day_that_is_over_says_so() -> None:
    """Rather than that it does not suit strength."""
    asked = week("Sun long", "A heavy legs", available="Thu Fri")
    gone = tuple(replace(each, is_over=number < 3) for number, each in enumerate(asked.days))
    said = excluded(replace(asked, days=gone))
    assert [said[day] for day in ("Mon", "Tue", "Wed")] == [
        "Monday is over.",
        "Tuesday is over.",
        "Wednesday is over.",
    ]
    assert said["Sat"].startswith("Not on Saturday: ")


@pytest.mark.parametrize("most", [0, 1])
def test_a_limit_before_a_race_says_why(most: int) -> None:
    """Where it leaves no session, and where another one has the place."""
    limit = SessionLimit(frozenset(range(6)), most, "The race comes first.")
    asked = week("Sun easy", "A light legs, B light legs", available="Mon Wed", limits=(limit,))
    plans = plan_week(asked).plans
    plan = plans[0] if plans else unplaced_plan(asked)
    found = [each for each in why_not(asked, plan) if each.text == "The race comes first."]
    assert {(each.session, each.day) for each in found} >= {("B", day("Wed" if most else "Mon"))}
    assert {each.rule for each in found} == {"H4"}


def test_new_leg_work_is_said_to_make_sore() -> None:
    """Of the session that has it, as long as it is to do; with its code and the study."""
    new = replace(TEN_K, sessions=(replace(TEN_K.sessions[0], is_new=True), TEN_K.sessions[1]))
    first, second = plan_week(new).plans[0].placements
    (said,) = (each for each in why_placed(new, first) if each.text == SORE_WEEK)
    assert rule_sources(said.rules)[:2] == ("novelty", "S86")
    assert "Nosaka et al. 2001" in rule_sources(said.rules)[-1]
    assert not any(each.text == SORE_WEEK for each in why_placed(new, second))
    fixed = replace(new, fixed={"A": (day("Tue"), Version.FULL)})
    assert not any(each.text == SORE_WEEK for each in why_placed(fixed, first))
    assert len(why_placed(new, first)) <= MOST_SENTENCES
