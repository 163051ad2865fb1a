"""Single values are read within their limits, and a mistake says what to write instead."""

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.exercise import Equipment, Pattern
from midstance.domain.quantity import NO_REST, LoadMeaning, RestWindow, Tempo
from midstance.domain.session import Prescription
from midstance.storage.definitions.values import (
    MistakeError,
    choice_of,
    int_between,
    number_between,
    parse_choice,
    parse_flag,
    parse_id,
    parse_letter,
    parse_load_words,
    parse_name,
    parse_prescription,
    parse_rest,
    parse_tempo,
    parse_text,
    parse_week,
    quote,
)

if TYPE_CHECKING:
    from midstance.storage.definitions.values import Hook

ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=30)
    | st.dates()
    | st.times(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


def mistake(read: "Hook", value: object, kind: object = None) -> MistakeError:
    """What is wrong with ``value``."""
    with pytest.raises(MistakeError) as caught:
        read(value, kind)
    return caught.value


@pytest.mark.parametrize("value", [True, 2.0, "3", None, [3]])
def test_only_a_whole_number_is_one(value: object) -> None:
    """No truth, no fraction, no text."""
    assert "is not a whole number" in mistake(int_between(1, 5), value).message


def test_whole_numbers_stay_in_their_range() -> None:
    """Both ends belong to it."""
    read = int_between(1, 5)
    assert [read(1, int), read(5, int)] == [1, 5]
    assert mistake(read, 10**9).message == "1000000000 is out of range"
    assert mistake(read, 0).remedy == "write a number from 1 to 5"


@pytest.mark.parametrize("value", [float("nan"), float("inf"), True, "1", None])
def test_only_a_finite_number_is_one(value: object) -> None:
    """Not a number, endless, and texts are refused."""
    assert "is not a number" in mistake(number_between(0, 10), value).message


def test_numbers_stay_in_their_range() -> None:
    """A whole number is one too."""
    read = number_between(0.25, 2)
    assert [read(1, float), read(0.25, float)] == [1.0, 0.25]
    assert mistake(read, 2.5).message == "2.5 is out of range"


def test_truth_is_true_or_false() -> None:
    """Nothing else stands for it."""
    assert parse_flag(value=False, _=bool) is False
    assert mistake(parse_flag, 1).remedy == "write true or false"


@pytest.mark.parametrize(
    ("value", "at", "code"),
    [
        ("\x1b]52;c;aGk=\x07", 0, "U+001B"),
        ("ring\x07", 4, "U+0007"),
        ("a\u202egnp.exe", 1, "U+202E"),
        ("zero\u200bwidth", 4, "U+200B"),
        ("\ufeff", 0, "U+FEFF"),
        ("Z\u0301\u0301\u0301\u0301\u0301algo", 5, "U+0301"),
        ("line\nbreak", 4, "U+000A"),
        ("tab\t", 3, "U+0009"),
        ("\x9b2J", 0, "U+009B"),
        ("\U000e0041", 0, "U+E0041"),
    ],
)
def test_names_with_unprintable_characters_are_refused(value: str, at: int, code: str) -> None:
    """Escapes, direction marks, invisible spaces and piled-up accents, each with its place."""
    told = mistake(parse_name, value)
    assert (told.at, code in told.message, told.remedy) == (at, True, "remove it")


@pytest.mark.parametrize(
    "value", ["[red]Plank[/red]", "Knäckebröd", "深蹲", "ك\u200cك", "👩\u200d🚀", "<b>&amp;"]
)
def test_names_of_every_language_and_with_markup_are_kept_as_they_are(value: str) -> None:
    """Markup is text here; joiners inside words and emoji belong to them."""
    assert parse_name(value, str) == value


def test_texts_may_have_lines_and_names_may_not() -> None:
    """A note is read with its line ends."""
    assert parse_text("one\ntwo", str) == "one\ntwo"


@pytest.mark.parametrize(
    ("read", "longest"), [(parse_name, 200), (parse_text, 2000), (parse_id, 60)]
)
def test_texts_have_a_length(read: "Hook", longest: int) -> None:
    """The longest fits; one more character does not."""
    assert read("x" * longest, str)
    told = mistake(read, "x" * (longest + 1))
    assert told.remedy == f"write at most {longest}"


def test_a_name_is_not_empty() -> None:
    """Blanks are no name."""
    assert mistake(parse_name, "  ").message == "the name is empty"


@pytest.mark.parametrize("value", ["", "Plank", "a_b", "-a", "a-", "a--b", "../x", "a b", "ä"])
def test_ids_are_small_letters_digits_and_hyphens(value: str) -> None:
    """So that they can stand in any file name and on any command line."""
    assert "is not an id" in mistake(parse_id, value).message


def test_a_session_has_a_letter() -> None:
    """Capitals are allowed there, slashes are not."""
    assert parse_letter("A", str) == "A"
    assert "session's id" in mistake(parse_letter, "a/b").message


def test_choices_offer_the_nearest_word_or_all_of_them() -> None:
    """A slip is recognised; nonsense and other types get the list."""
    assert parse_choice("hinge", Pattern) is Pattern.HINGE
    assert mistake(parse_choice, "hinj", Pattern).remedy == "did you mean 'hinge'?"
    assert mistake(parse_choice, 3, Pattern).remedy.startswith("write squat, lunge, hinge")


def test_words_are_joined_as_people_say_them() -> None:
    """One, two or three of them."""
    said = [choice_of(words) for words in (("a",), ("a", "b"), ("a", "b", "c"))]
    assert said == ["a", "a or b", "a, b or c"]


@pytest.mark.parametrize(
    ("value", "window"),
    [(0, NO_REST), (60, RestWindow(60, 60)), ("60-90 s", RestWindow(60, 90))],
)
def test_rests_are_seconds_or_windows(value: object, window: RestWindow) -> None:
    """A number or a text."""
    assert parse_rest(value, RestWindow) == window


@pytest.mark.parametrize("value", [-1, 86_401, "99999", True, 1.5, "soon", None])
def test_what_is_no_rest_is_refused(value: object) -> None:
    """Nothing longer than a day, nothing below none."""
    assert mistake(parse_rest, value).remedy


def test_a_tempo_is_read() -> None:
    """From its text, and from nothing else."""
    assert parse_tempo("3-1-X-0", Tempo) == Tempo(3, 1, None, 0)
    assert "is not a text" in mistake(parse_tempo, 31).message
    assert "is not a tempo" in mistake(parse_tempo, "fast").message


def test_a_dash_is_a_week_without_it() -> None:
    """Anything else is a prescription."""
    assert parse_week("-", Prescription) is None
    assert parse_week("3x8", Prescription) == Prescription(3, 8)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1001x8", "more than 1000 sets"),
        ("3x10001", "more than 10000 reps"),
        ("3x10001 c", "more than 10000 contacts"),
        ("3x8-10001", "more than 10000 reps"),
        ("3x100001 m", "more than 100000 metres"),
        ("3x86401 s", "more than 86400 seconds"),
        ("3x8 2001 kg", "more than 2000 kg"),
        ("3x8 @11", "an effort above 10"),
        ("3x8 ~101%", "more than 100 percent"),
        ("0x8", "is an empty prescription"),
        ("3x0", "is an empty prescription"),
        ("3x12-8", "runs backwards"),
        ("1000000000x8", "is not a prescription"),
    ],
)
def test_prescriptions_stay_within_what_a_person_can_do(text: str, said: str) -> None:
    """Each limit names itself."""
    assert said in mistake(parse_prescription, text).message


def test_a_prescription_says_where_it_stopped_making_sense() -> None:
    """The place inside the text comes along."""
    assert mistake(parse_prescription, "3x8 oops").at == 4


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "true"),
        (3, "3"),
        ({}, "a table"),
        ([], "a list"),
        ("a", "'a'"),
        ("\x1b[2J", r"'\x1b[2J'"),
        ("x" * 99, "'" + "x" * 49 + "…"),
    ],
)
def test_values_are_shown_harmless_and_short(value: object, text: str) -> None:
    """A message never carries an escape sequence, nor a whole file."""
    assert quote(value) == text


@given(ANYTHING, st.sampled_from([parse_text, parse_name, parse_id, parse_rest]))
def test_no_value_ends_in_anything_but_a_mistake(value: Any, read: "Hook") -> None:
    """Whatever stands in a file, a reader returns or says what is wrong, harmlessly."""
    told = "nothing"
    try:
        read(value, object)
    except MistakeError as error:
        told = error.message
    assert told
    assert told.isprintable()


def test_what_a_load_means_is_a_word_or_a_word_for_each_item() -> None:
    """A word stands for all weights in the hands; a wrong word or item names the right ones."""
    assert parse_load_words("total", None) == ((None, LoadMeaning.TOTAL),)
    table = {"dumbbell": "one-hand-each", "barbell": "total"}
    assert parse_load_words(table, None) == (
        (Equipment.DUMBBELL, LoadMeaning.EACH_HAND),
        (Equipment.BARBELL, LoadMeaning.TOTAL),
    )
    assert "one-hand-each" in mistake(parse_load_words, "one-hand-eech").remedy
    assert "dumbbell" in mistake(parse_load_words, {"dumbell": "total"}).remedy
    assert "not known here" in mistake(parse_load_words, 2).message
