"""Planning again inside a week: what was done stays, and what is near moves only for a reason."""

from dataclasses import replace

from midstance.coach.schedule.planner.replanning import (
    NewPlan,
    moves_between,
    net_moves,
    plan_again,
)
from midstance.coach.schedule.planner.search import plan_week
from midstance.domain.session import Version
from midstance.domain.volume import LegClass
from midstance.domain.weeks.plan import Closure, PlanMove, WeekPlan, WeekToPlan
from tests.coach.schedule.planner.weeks import day, neighbour, runs, short, week

AROUND = {"before": neighbour(), "after": neighbour()}


def ten_k(about: str = "Tue intervals, Wed easy, Fri easy, Sun long") -> WeekToPlan:
    """A week of the calendar with two heavy sessions."""
    asked = week(about, "A heavy, B heavy", two_slots="all")
    return replace(asked, before=neighbour(), after=neighbour())


def shown(asked: WeekToPlan) -> WeekPlan:
    """The plan that the runner has seen."""
    return plan_week(asked).plans[0]


def line(new: NewPlan) -> str:
    """The new plan in a line, without its points."""
    assert new.plan is not None
    return short(new.plan).partition(":")[0]


def test_a_morning_without_news_moves_nothing() -> None:
    """Whatever the day, as long as all was done as planned."""
    asked = ten_k()
    plan = shown(asked)
    done: dict[str, tuple[int, Version]] = {}
    for today in range(7):
        new = plan_again(asked, plan, today, done)
        assert new.moves == ()
        assert line(new) == short(plan).partition(":")[0]
        done |= {
            each.session: (each.day, each.version) for each in plan.placements if each.day == today
        }


def test_a_missed_session_goes_to_the_next_day_that_is_allowed() -> None:
    """With a sentence; the other one keeps its clear day."""
    asked = ten_k()
    assert short(shown(asked)).startswith("Tue A, Thu B")
    new = plan_again(asked, shown(asked), day("Wed"), {})
    assert {each.session: each.before for each in new.moves} == {"A": day("Tue")}
    assert new.moves[0].why.startswith("A was missed on Tuesday and ")
    assert new.plan is not None
    assert all(each.day is None or each.day >= day("Wed") for each in new.plan.placements)


def test_a_missed_session_does_not_come_back_fuller() -> None:
    """Planned lighter, it stays lighter."""
    asked = replace(week("", "A heavy", available="Mon Tue Wed Thu", fixed={}), before=neighbour())
    plan = shown(asked)
    cut = WeekPlan((replace(plan.placements[0], day=0, version=Version.LIGHTER),), {})
    new = plan_again(asked, cut, day("Tue"), {})
    assert new.plan is not None
    assert new.plan.placements[0].version is Version.LIGHTER


def test_what_was_done_stays_where_it_was() -> None:
    """Even where the planner would not have put it."""
    asked = ten_k()
    done = {"A": (day("Sat"), Version.FULL)}
    new = plan_again(asked, shown(asked), day("Sun"), done)
    assert line(new) == "Sat A, B left-out"
    assert [each.session for each in new.moves] == ["B"]


def test_a_long_run_that_moves_changes_later_days_only() -> None:
    """Done on Tuesday is done; what lies ahead gives way to the new eve."""
    asked = ten_k()
    plan = shown(asked)
    moved = ten_k("Tue intervals, Wed easy, Fri long")
    done = {"A": (day("Tue"), Version.FULL)}
    new = plan_again(moved, plan, day("Wed"), done)
    assert new.plan is not None
    assert new.plan.placements[0].day == day("Tue")
    (move,) = new.moves
    assert (move.session, move.before) == ("B", day("Thu"))
    assert "heavy legs the day before a long run" in move.why


def test_tomorrows_session_moves_only_for_five_points() -> None:
    """A little better is not worth a change of plans; forbidden is."""
    asked = week("Thu easy", "A light", available="Wed Thu Fri", style="alternate")
    asked = replace(asked, before=neighbour(), after=neighbour())
    plan = WeekPlan((replace(shown(asked).placements[0], day=day("Thu")),), {})
    assert shown(asked).placements[0].day == day("Wed")
    better = plan_again(asked, plan, day("Wed"), {})
    assert line(better) == "Wed A"
    recovery = tuple(
        replace(each, runs=runs("Thu easy")[n], prefers=int(n == day("Thu")))
        for n, each in enumerate(asked.days)
    )
    little = plan_again(replace(asked, days=recovery), plan, day("Wed"), {})
    assert line(little) == "Thu A"
    assert little.moves == ()


def test_an_illness_closes_the_rest_of_the_week() -> None:
    """With nothing done there is no plan; with something done the rest is left out."""
    asked = ten_k()
    ill = (Closure(LegClass.NONE, "You are ill."),)
    closed = replace(asked, days=tuple(replace(each, closures=ill) for each in asked.days))
    assert plan_again(closed, shown(asked), 0, {}) == NewPlan(None)
    done = {"A": (day("Tue"), Version.FULL)}
    new = plan_again(closed, shown(asked), day("Wed"), done)
    assert line(new) == "Tue A, B left-out"
    assert new.moves[0].why == "B is left out: you are ill."


def test_a_session_that_was_left_out_is_said_to_come_back() -> None:
    """Where a run was cancelled and made room for it."""
    asked = replace(week("Mon easy", "A heavy, B heavy", available="Mon"), before=neighbour())
    plan = shown(asked)
    out = next(each for each in plan.placements if each.day is None)
    free = replace(asked, days=week("", "A heavy, B heavy").days)
    new = plan_again(free, plan, 0, {})
    assert any(each.session == out.session and "was left out and" in each.why for each in new.moves)


def test_the_rest_of_the_week_is_answered_as_it_was_planned() -> None:
    """Days that are over are closed, and what was shown counts as the usual days."""
    asked = ten_k()
    plan = shown(asked)
    again = plan_again(asked, plan, 2, {})
    assert again.week is not None
    assert [day.is_available for day in again.week.days[:2]] == [False, False]
    assert again.week.is_shown
    assert again.week.usual_days == frozenset(each.day for each in plan.placements)


def test_moves_are_those_of_what_was_not_done() -> None:
    """The same plan has none; what was done on another day than shown is none either."""
    asked = ten_k()
    plan = shown(asked)
    assert moves_between(asked, plan, plan, 0) == []
    first = plan.placements[0]
    elsewhere = replace(first, day=None)
    other = replace(plan, placements=(elsewhere, *plan.placements[1:]))
    (move,) = moves_between(asked, plan, other, 0)
    assert (move.session, move.before, move.after) == (first.session, first.day, None)
    done = replace(asked, fixed={first.session: (6, Version.FULL)})
    assert moves_between(done, plan, other, 0) == []


def test_a_reason_that_begins_with_a_day_keeps_its_capital() -> None:
    """In the middle of a sentence too; every other first word is written small."""
    asked = ten_k()
    first, second = plan_week(asked).plans[:2]
    moves = moves_between(asked, first, second, 0)
    assert moves[0].why.startswith("A goes to Monday, lighter: Tuesday would")
    moves = moves_between(asked, second, first, 0)
    assert moves[0].why.startswith("A goes to Tuesday: not on Monday")


def test_what_the_runner_moved_has_that_as_its_reason() -> None:
    """And what makes room for it; what lies there already explains nothing."""
    asked = ten_k()
    first = shown(asked)
    a, b = first.placements
    second = replace(first, placements=(replace(a, day=b.day), replace(b, day=a.day)))
    moves = moves_between(asked, first, second, 0, {"A": day("Thu")})
    assert [each.why for each in moves] == [
        "A goes to Thursday: you moved it there.",
        "B goes to Tuesday: it makes room for A.",
    ]
    moves = moves_between(asked, second, first, 0, {"A": day("Thu")})
    assert "you moved" not in moves[0].why


def test_what_was_missed_says_so_wherever_it_was_moved() -> None:
    """The day that is over comes before the runner's wish; what stays in its place is no move."""
    asked = ten_k()
    first = shown(asked)
    a, b = first.placements
    later = replace(first, placements=(replace(a, day=day("Thu")), replace(b, day=day("Sat"))))
    by_hand = {"A": day("Thu")}
    missed, room = moves_between(asked, first, later, day("Wed"), by_hand)
    assert missed.why == "A was missed on Tuesday and goes to Thursday."
    assert room.why == "B goes to Saturday: it makes room for A."
    assert moves_between(asked, first, first, day("Wed"), by_hand) == []


def test_the_moves_of_a_day_are_told_as_one() -> None:
    """From the first day to the last, with the last reason; there and back again is no move."""
    there = PlanMove("A", 1, 4, "there")
    on, back = PlanMove("A", 4, 5, "on"), PlanMove("A", 4, 1, "back")
    other, less = PlanMove("B", 3, None, "out"), PlanMove("C", 2, 2, "with less of it")
    assert net_moves(()) == ()
    assert net_moves((there, other)) == (there, other)
    assert net_moves((there, other, on)) == (PlanMove("A", 1, 5, "on"), other)
    assert net_moves((there, other, back)) == (other,)
    assert net_moves((there, back, there)) == (there,)
    assert net_moves((less,)) == (less,)


def test_of_two_plans_as_good_the_shown_one_stays() -> None:
    """One of two sessions has a day left, and either could have it: they do not change places."""
    runs_alone = week("Tue intervals, Wed easy, Fri easy, Sun long", "A heavy").days
    whole = tuple(replace(each, can_be_leg_free=False) for each in ten_k().sessions)
    asked = replace(ten_k(), days=runs_alone, sessions=whole)
    one, other = shown(asked).placements
    for left_out, placed in ((one, other), (other, one)):
        seen = WeekPlan(
            (
                replace(left_out, day=None, version=Version.LEFT_OUT, legs=LegClass.NONE),
                replace(placed, day=day("Thu"), version=Version.FULL, legs=LegClass.HEAVY),
            ),
            {},
        )
        new = plan_again(asked, seen, day("Thu"), {})
        assert new.plan is not None
        days = {each.session: each.day for each in new.plan.placements}
        assert days == {left_out.session: None, placed.session: day("Thu")}
        assert new.moves == ()


def test_a_better_plan_takes_the_place_of_the_shown_one() -> None:
    """What was shown stays only where it is as good: a run that is gone lets both have a day."""
    asked = replace(
        ten_k(), days=week("Tue intervals, Wed easy, Fri easy, Sun long", "A heavy").days
    )
    first = plan_again(asked, shown(asked), day("Tue"), {})
    assert first.plan is not None
    free = replace(ten_k(), days=week("Tue intervals", "A heavy").days)
    after = plan_again(free, first.plan, day("Tue"), {})
    assert after.plan is not None
    assert all(each.day is not None for each in after.plan.placements)
    assert after.plan.cost < first.plan.cost
