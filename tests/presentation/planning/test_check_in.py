"""The check-in as it is asked, typed and printed."""

import pytest

from midstance.domain.weeks.check_in import CheckIn, SkipReason
from midstance.presentation.planning.check_in import (
    CHECK_IN_QUESTIONS,
    LONGEST_REGION,
    SKIP_LABELS,
    check_in_text,
    parse_check_in,
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2 3", CheckIn(2, 3)),
        ("2 3 0", CheckIn(2, 3)),
        (" 3 4  5 left knee", CheckIn(3, 4, 5, "left knee")),
        ("", None),
        ("2", None),
        ("6 0", None),
        ("2 11", None),
        ("2 3 knee", None),
        ("2 3 -1", None),
        ("x y", None),
        ("2 3 4 " + "k" * (LONGEST_REGION + 1), None),
    ],
)
def test_two_numbers_and_a_pain_with_its_place_are_a_check_in(
    typed: str, meant: CheckIn | None
) -> None:
    """Two numbers, pain and its place if it hurts; anything else is no check-in."""
    assert parse_check_in(typed) == meant


def test_each_answer_that_a_question_takes_makes_a_check_in() -> None:
    """The ends of every scale are typed and read; one more is refused."""
    for end in ("least", "most"):
        typed = " ".join(str(getattr(each, end)) for each in CHECK_IN_QUESTIONS)
        assert parse_check_in(typed), typed
    for place, question in enumerate(CHECK_IN_QUESTIONS):
        numbers = [str(each.least) for each in CHECK_IN_QUESTIONS]
        numbers[place] = str(question.most + 1)
        assert parse_check_in(" ".join(numbers)) is None, question.name


def test_pain_names_its_place() -> None:
    """Without pain the text says so; with pain it says how much and where."""
    assert check_in_text(CheckIn(2, 3)).endswith("no pain")
    assert check_in_text(CheckIn(2, 3, 4, "knee")).endswith("pain 4 of 10 (knee)")


def test_every_reason_to_skip_has_a_key_of_its_own() -> None:
    """Each reason can be chosen, by one key."""
    assert {reason for _, reason, _ in SKIP_LABELS} == set(SkipReason)
    assert len({key for key, _, _ in SKIP_LABELS}) == len(SKIP_LABELS)
