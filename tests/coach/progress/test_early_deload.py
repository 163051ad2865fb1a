"""When an easier week is offered."""

from datetime import date, timedelta

import pytest

from midstance.coach.progress.early_deload import COMES_NEXT, OFFER, EasierWeek, early_deload
from midstance.domain.weeks.check_in import CheckIn
from tests.coach.progress.made_sessions import after, session

TODAY = after(28)
GREEN, TIRED, SORE = CheckIn(2, 1), CheckIn(4, 1), CheckIn(2, 5)
RED = CheckIn(5, 6)


def offer(*check_ins: CheckIn, step: int = 1, **more: object) -> str:
    """What is offered after some check-ins, the last one today."""
    days = [after(28 - step * back) for back in reversed(range(len(check_ins)))]
    fields = {"hard_days": (), "main_lifts": (), "lighter_days": (), **more}
    return early_deload(dict(zip(days, check_ins, strict=True)), today=TODAY, **fields)  # type: ignore[arg-type]  # fields by name


@pytest.mark.parametrize(
    ("check_ins", "says"),
    [
        ((TIRED, TIRED, GREEN, TIRED, TIRED), "4 of your last 5 check-ins were amber."),
        ((TIRED, TIRED, TIRED, TIRED), "4 of your last 4 check-ins were amber."),
        ((TIRED, TIRED, GREEN, GREEN, TIRED), ""),
        ((TIRED, TIRED, TIRED, GREEN, GREEN, GREEN), ""),
        ((RED, GREEN, RED), "2 of your last 3 check-ins were red."),
        ((RED, GREEN, GREEN, TIRED, TIRED), ""),
        ((RED, TIRED, GREEN, TIRED, TIRED), "4 of your last 5 check-ins were amber."),
        ((), ""),
    ],
)
def test_the_last_five_check_ins_decide(check_ins: tuple[CheckIn, ...], says: str) -> None:
    """Four amber ones, or two red ones; a red one is no green one either."""
    found = offer(*check_ins)
    assert found == (f"{says} {OFFER}" if says else "")


def test_old_answers_do_not_count() -> None:
    """None from more than two weeks ago."""
    assert offer(TIRED, TIRED, TIRED, TIRED, step=4)
    assert not offer(TIRED, TIRED, TIRED, TIRED, step=5)


def test_usual_soreness_does_not_count() -> None:
    """On the two days after a hard day; very sore legs do, and so does fatigue."""
    four = (SORE, SORE, SORE, SORE)
    hard = {after(24), after(26)}
    assert offer(*four)
    assert not offer(*four, hard_days=hard)
    assert offer(*four, hard_days={after(28)})
    assert offer(*[CheckIn(2, 7)] * 4, hard_days=hard)
    assert offer(*[TIRED] * 4, hard_days=hard)


def test_usual_fatigue_does_not_count() -> None:
    """Once fourteen answers show what is usual."""
    assert not offer(*[TIRED] * 17)
    assert offer(*[GREEN] * 10, *[TIRED] * 4)
    assert offer(*[GREEN] * 3, *[TIRED] * 8)
    assert offer(*[CheckIn(5, 1)] * 17)


def lifts(*days: int) -> tuple[object, ...]:
    """Sessions of a main lift this many days after the first Monday, each of them too heavy."""
    return tuple(session(day, 60, 10) for day in days)


def test_two_failed_lifts_within_a_week() -> None:
    """Of one exercise or of two; a third of a month ago is forgotten."""
    assert offer(main_lifts=(lifts(22, 26),)) == (
        f"2 main lifts were too heavy within a week. {OFFER}"
    )
    assert offer(main_lifts=(lifts(26), lifts(26)))
    assert not offer(main_lifts=(lifts(26), lifts(20)))
    assert not offer(main_lifts=((session(26, 60, 7), session(27, 60, 7)),))


def test_a_deload_that_comes_next_is_named_instead() -> None:
    """The program has one within the week."""
    found = offer(*[TIRED] * 5, comes_next=True)
    assert found == f"5 of your last 5 check-ins were amber. {COMES_NEXT}"


@pytest.mark.parametrize(("day", "is_offered"), [(after(8), False), (after(7), True)])
def test_not_soon_after_a_deload(day: date, *, is_offered: bool) -> None:
    """Three weeks after the last lighter session of any kind."""
    assert bool(offer(*[TIRED] * 5, lighter_days=(day,))) is is_offered


def test_an_easier_week_lasts_seven_days() -> None:
    """Its first and its last day belong to it; the end of the calendar cuts it."""
    week = EasierWeek.of(TODAY)
    assert len(week.days) == 7
    assert (week.days[0], week.days[-1]) == (TODAY, TODAY + timedelta(days=6))
    assert TODAY in week
    assert TODAY + timedelta(days=7) not in week
    assert TODAY - timedelta(days=1) not in week
    assert EasierWeek.of(date.max).days == (date.max,)


def test_an_easier_week_says_until_when_and_leaves_two_thirds() -> None:
    """So few sets that no other reason takes one more, and lower loads."""
    lighter = EasierWeek.of(date(2026, 11, 23)).lighter
    assert "until Sun 2026-11-29" in lighter.reason
    assert [lighter.sets_left(each) for each in (1, 2, 3, 4)] == [1, 2, 2, 3]
    assert lighter.has_cut_sets
    assert lighter.load < 1


def test_the_offer_says_how_it_is_taken() -> None:
    """What the screen calls it, whatever its key is, and the command."""
    assert OFFER.endswith("Take it: easier week on Today, or midstance today --easier-week.")
