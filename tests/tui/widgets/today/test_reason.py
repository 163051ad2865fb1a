"""What Today says in sentences, as far as there is room."""

from midstance.tui.widgets.today.reason import Sentence, Weight, as_fits, as_sentence

TOLD = (
    Sentence("The disk is full.", Weight.NOTICE),
    Sentence("Deadlift: 2.5 kg more. Every set done.", Weight.TODAY, "$text", "bold $bright"),
    Sentence("Friday has no run, so your legs can give this full attention.", Weight.REASON),
    Sentence("", Weight.FOOD),
    Sentence("Tomorrow: easy, 6 km.", Weight.TOMORROW),
)


def told(width: int, rows: int) -> str:
    """What is shown in a room of this size."""
    return "".join(text for text, _ in as_fits(TOLD, width, rows))


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
    parts = as_fits(TOLD, 10, 1, always_from=Weight.TODAY)
    assert "".join(text for text, _ in parts) == f"{TOLD[0].text} {TOLD[1].text}"


def test_what_changed_is_loud() -> None:
    """The words before the colon stand out."""
    parts = list(as_fits(TOLD[1:2], 80, 1))
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
