"""The plan of a week in words and rows."""

from dataclasses import replace

from midstance.coach.schedule.planner.search import plan_week
from midstance.domain.session import Version
from midstance.domain.weeks.plan import WeekPlans, WeekToPlan
from midstance.presentation.blocks import Section
from midstance.presentation.planning.plan import plan_sections, plans_to_plain, reasons_to_plain
from tests.coach.schedule.planner.weeks import day, week


def sections(asked: WeekToPlan, *, why: bool = False) -> dict[str, Section]:
    """The sections of a week by their headings."""
    return {each.heading: each for each in plan_sections(asked, plan_week(asked), why=why)}


def test_a_day_shows_its_runs_its_strength_and_their_order() -> None:
    """A double has both runs; what is cut is said; free days have a dash."""
    asked = week("Wed easy, Wed recovery, Fri tempo", "A heavy 20", available="Wed Fri")
    rows = sections(asked)["days"].rows
    assert len(rows) == 7
    strength = {row[0]: row for row in rows if row[2].startswith("A")}
    assert list(strength) == ["Wed"]
    assert strength["Wed"][1:] == (
        "easy run, recovery run",
        "A",
        "run first, strength directly after or later",
    )
    assert rows[0] == ("Mon", "-", "-", "")
    cut = week("Mon tempo", "A moderate", available="Mon")
    assert sections(cut)["days"].rows[0][2] == "A, lighter"


def test_sessions_that_are_left_out_are_named() -> None:
    """With the reason, and what the plan would cost."""
    asked = week("", "A heavy, B heavy", available="Wed")
    found = sections(asked)
    assert found["why"].lines[1].startswith("B left out: Your week leaves no good place for B")
    assert "    30  for what is made lighter or left out" in found["points"].lines
    assert found["next best"].lines[0].startswith("A left out, Wed B: ")


def test_equal_plans_and_only_plans_are_said_to_be_so() -> None:
    """Of equal ones the earlier days are taken."""
    two = sections(week("Wed easy, Sun easy", "A moderate, B moderate", "beginner"))
    assert two["next best"].lines[0].endswith("the one with the earlier days is taken")
    one = sections(week("", "A none", available="Wed"))
    assert one["next best"].lines == ("There is no other plan.",)


def test_a_next_best_that_cuts_more_says_so() -> None:
    """Before what else it costs."""
    found = sections(week("Tue intervals, Wed easy, Fri easy, Sun long", "A heavy, B heavy",
                          two_slots="all"))  # fmt: skip
    assert found["next best"].lines[1] == (
        "Mon A, leg-free, Thu B: 2 points more: more is made lighter or left out"
    )


def test_free_days_are_named() -> None:
    """All of them, in their order."""
    lines = sections(week("Tue easy, Thu easy, Sat long", "A moderate", "beginner"))["why"].lines
    assert any(line.endswith("stay completely free.") for line in lines)


def test_other_days_are_listed_only_where_somebody_asks_or_nothing_fits() -> None:
    """Asked for, each of the six other days has a row; so it has where no day takes the session."""
    asked = week("Tue easy", "A moderate")
    assert "other days" not in sections(asked)
    assert len(sections(asked, why=True)["other days"].rows) == 6
    closed = week("Tue easy", "A moderate", available="")
    assert set(sections(closed)) == {"days", "why", "other days"}


def test_points_are_listed_dearest_first() -> None:
    """With rule, wish and study where somebody asks for them."""
    asked = week("Mon easy, Wed tempo", "A moderate", available="Mon")
    points = [line.split()[0] for line in sections(asked)["points"].lines]
    assert points == sorted(points[:1]) + sorted(points[1:], key=float, reverse=True)
    assert any("same_easy" in line for line in sections(asked, why=True)["points"].lines)


def test_what_was_done_stands_in_the_plain_answer() -> None:
    """Its day and version are those of the log."""
    asked = week("Tue easy", "A moderate, B moderate", fixed={"A": (day("Sat"), Version.LIGHTER)})
    plain = plans_to_plain(plan_week(asked))
    assert isinstance(plain["plans"], list)
    assert plain["plans"][0]["days"]["A"] == "Sat"
    assert plain["plans"][0]["versions"]["A"] == "lighter"


def test_no_plan_is_plain_too() -> None:
    """The reasons stand there for sessions that have no day."""
    closed = week("Tue easy", "A moderate", available="")
    plain = reasons_to_plain(closed, WeekPlans(0, ()))
    assert plain["proposed"] == "If you had time on Monday, A fits."
    assert isinstance(plain["excluded"], list)
    assert len(plain["excluded"]) == 7


def test_legs_that_no_day_takes_are_shown_with_a_change() -> None:
    """Once the session has waited longest."""
    asked = week(
        "Mon intervals, Tue easy, Wed intervals, Thu intervals, Sat long",
        "A light, B heavy",
        "beginner",
    )
    owed = replace(
        asked,
        sessions=tuple(
            replace(each, owed=4, last_version=Version.LEG_FREE) for each in asked.sessions
        ),
    )
    (line,) = (each for each in sections(owed)["why"].lines if "waited for its legs" in each)
    assert line.startswith(
        "B has waited for its legs for weeks, and finds no good day for them. If "
    )
    assert not any("waited for" in each for each in sections(asked)["why"].lines)
    assert reasons_to_plain(owed, plan_week(owed))["proposed"] is not None
