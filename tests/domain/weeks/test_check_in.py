"""How a day is, by three numbers."""

import pytest

from midstance.domain.weeks.check_in import CheckIn, CheckInResult, SkipReason


@pytest.mark.parametrize(
    ("answer", "result"),
    [
        (CheckIn(3, 4, 2), CheckInResult.GREEN),
        (CheckIn(4, 0), CheckInResult.AMBER),
        (CheckIn(5, 4), CheckInResult.AMBER),
        (CheckIn(1, 5), CheckInResult.AMBER),
        (CheckIn(1, 6, 5), CheckInResult.AMBER),
        (CheckIn(1, 0, 3), CheckInResult.AMBER),
        (CheckIn(5, 5), CheckInResult.RED),
        (CheckIn(1, 7), CheckInResult.RED),
        (CheckIn(1, 0, 6), CheckInResult.RED),
    ],
)
def test_each_limit(answer: CheckIn, result: CheckInResult) -> None:
    """A day is green up to its limits, red from others on, and amber between."""
    assert answer.result is result


@pytest.mark.parametrize("numbers", [(0, 0, 0), (6, 0, 0), (1, -1, 0), (1, 11, 0), (1, 0, 11)])
def test_numbers_out_of_range_are_refused(numbers: tuple[int, int, int]) -> None:
    """A damaged row or file never becomes a check-in."""
    with pytest.raises(ValueError, match="is not from"):
        CheckIn(*numbers, "knee")


def plainly(fatigue: int, soreness: int, pain: int) -> CheckInResult:
    """The table again, as it is written: what is green, what is red, and the rest."""
    if fatigue <= 3 and soreness <= 4 and pain <= 2:
        return CheckInResult.GREEN
    if (fatigue == 5 and soreness >= 5) or soreness >= 7 or pain > 5:
        return CheckInResult.RED
    return CheckInResult.AMBER


def test_every_answer_there_is_has_its_result() -> None:
    """All 605 of them, by the table."""
    for fatigue in range(1, 6):
        for soreness in range(11):
            for pain in range(11):
                answer = CheckIn(fatigue, soreness, pain)
                assert answer.result is plainly(fatigue, soreness, pain), answer


def test_worse_is_never_better() -> None:
    """More fatigue, soreness or pain never turns a day greener."""
    order = list(CheckInResult)
    for fatigue in range(1, 5):
        for soreness in range(10):
            for pain in range(10):
                here = order.index(CheckIn(fatigue, soreness, pain).result)
                worse = (
                    CheckIn(fatigue + 1, soreness, pain),
                    CheckIn(fatigue, soreness + 1, pain),
                    CheckIn(fatigue, soreness, pain + 1),
                )
                assert all(order.index(each.result) >= here for each in worse)


def test_the_words_are_those_of_the_log() -> None:
    """Reasons and results are stored and shown by these words."""
    assert [each.value for each in CheckInResult] == ["green", "amber", "red"]
    reasons = ["tired", "no-time", "ill", "travel", "other"]
    assert [each.value for each in SkipReason] == reasons
