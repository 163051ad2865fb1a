"""What Today says in sentences, as far as there is room."""

from datetime import date

import pytest

from midstance.coach.schedule.due import DueSession
from midstance.domain.quantity import WeightUnit
from midstance.services.today import TodayPlan
from midstance.tui.widgets.today.reason import (
    ReasonRoom,
    Sentence,
    Weight,
    as_fits,
    as_sentence,
    sentences_of,
)

FRIDAY = date(2026, 11, 27)
TOLD = (
    Sentence("The disk is full.", Weight.NOTICE),
    Sentence("Deadlift: 2.5 kg more. Every set done.", Weight.TODAY, "$text", "bold $bright"),
    Sentence("Friday has no run, so your legs can give this full attention.", Weight.REASON),
    Sentence("", Weight.FOOD),
    Sentence("Tomorrow: easy, 6 km.", Weight.TOMORROW),
)


def told(width: int, rows: int) -> str:
    """What is shown in a room of this size."""
    return "".join(text for text, _ in as_fits(TOLD, ReasonRoom(width, rows)))


def test_the_weightiest_sentences_have_the_room() -> None:
    """They read in their own order, and a notice is never left out."""
    everything = " ".join(each.text for each in TOLD if each.text)
    assert told(200, 1) == everything
    assert told(76, 1) == "The disk is full. Deadlift: 2.5 kg more. Every set done."
    assert told(80, 1).endswith("Every set done. Tomorrow: easy, 6 km.")
    assert told(10, 1) == "The disk is full."
    assert told(40, 9) == everything


def test_what_weighs_enough_is_there_whatever_room_it_needs() -> None:
    """On a wide screen that holds for what is different today."""
    parts = as_fits(TOLD, ReasonRoom(10, 1, always_from=Weight.TODAY))
    assert "".join(text for text, _ in parts) == f"{TOLD[0].text} {TOLD[1].text}"


DIFFERENT = (
    Sentence("Amber today: a set less.", Weight.DIFFERENCE),
    Sentence("15 minutes: no cool-down.", Weight.DIFFERENCE),
    Sentence("Tomorrow: easy.", Weight.TOMORROW),
)


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (80, "Amber today: a set less. 15 minutes: no cool-down. Tomorrow: easy."),
        (54, "Amber today: a set less. 15 minutes: no cool-down."),
        (49, "Amber today: a set less. Tomorrow: easy. … e more"),
        (48, "Amber today: a set less. … e more"),
        (21, "Amber today: … e more"),
    ],
)
def test_no_sentence_is_cut_without_a_word(width: int, shown: str) -> None:
    """What weighs and has no room is announced with the key that shows it, and so is a cut."""
    room = ReasonRoom(width, 1, 1, Weight.DIFFERENCE, "e more")
    found = "".join(text for text, _ in as_fits(DIFFERENT, room))
    assert found == shown
    assert len(found) <= width


def test_one_long_sentence_ends_between_words() -> None:
    """As many as there are rows for; a notice alone goes on."""
    long = "Stop and seek medical help " * 5
    room = ReasonRoom(30, 2, 2, more="e more")
    (text,) = (text for text, _ in as_fits((Sentence(long, Weight.DIFFERENCE),), room))
    assert text == "Stop and seek medical help Stop and seek medical … e more"
    notice = (text for text, _ in as_fits((Sentence(long, Weight.NOTICE),), room))
    assert "".join(notice).strip() == long.strip()


def test_what_changed_is_loud() -> None:
    """The words before the colon stand out."""
    parts = list(as_fits(TOLD[1:2], ReasonRoom(80, 1)))
    assert parts[1:] == [
        ("Deadlift: ", "bold $bright"),
        ("2.5 kg more. Every set done.", "$text"),
    ]


def test_a_line_becomes_a_sentence_that_others_can_follow() -> None:
    """With a capital and one stop."""
    assert (
        as_sentence("without Box jump, because it hurts") == "Without Box jump, because it hurts."
    )
    assert as_sentence("Rest now.") == "Rest now."


def test_what_may_make_sore_weighs_less_than_what_is_different() -> None:
    """It stands where it was, and is the first to make room."""
    due = DueSession("power/B", 2, 8, "power", is_rest_day=False, next_on=FRIDAY, reason="")
    sore = "Box jump is new to you."
    plan = TodayPlan(due, None, (), None, differences=("A set less.", sore), soreness=sore)
    said = {each.text: each.weight for each in sentences_of(plan, (), None, {}, WeightUnit.KG)}
    assert said["A set less."] is Weight.DIFFERENCE
    assert said[sore] is Weight.REASON
