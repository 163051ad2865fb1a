"""``midstance exercises``: the list and the page of one."""

from midstance.cli.commands.exercises import exercise_to_json
from midstance.domain.exercise import Dose, Exercise, Measure, Pattern
from midstance.domain.quantity import Tempo
from midstance.storage.definitions.structure import FILE_KEYS
from tests.cli.conftest import Type


def test_the_list_has_every_exercise(typed: Type) -> None:
    """A line each, and the same in JSON."""
    lines = typed("exercises").lines
    found = typed("exercises", "--json").json
    assert len(lines) == len(found) + 1
    assert [each["id"] for each in found] == [line.split()[0] for line in lines[1:]]


def test_a_page_tells_all(typed: Type) -> None:
    """What it is for, how it is done, what to avoid, and where it stands on its ladder."""
    out = typed("exercises", "plank").out
    for told in (
        "Forearm plank  (plank)",
        "Start with:  3 × 30 s, RPE 6",
        "Do\n",
        "Avoid\n",
        "> 2  ",
    ):
        assert told in out


def test_a_name_that_means_one_opens_its_page(typed: Type) -> None:
    """In one word or several, with capitals, hyphens and plurals as they come."""
    for words, title in (
        (("bulgarian",), "Bulgarian split squat  (elevated-split-squat)"),
        (("bulgarian", "split", "squats"), "Bulgarian split squat  (elevated-split-squat)"),
        (("RDL",), "Romanian deadlift  (romanian-deadlift)"),
        (("press-up",), "Push-up  (push-up)"),
        (("Squat (Barbell)",), "Barbell back squat  (back-squat)"),
        (("goblet",), "Goblet squat  (goblet-squat)"),
    ):
        assert typed("exercises", *words).lines[0] == title
    assert "rear foot elevated split squat" in typed("exercises", "bulgarian").out


def test_words_for_what_is_wanted_list_what_has_it(typed: Type) -> None:
    """Under a heading; in JSON the list alone."""
    lines = typed("exercises", "no", "jumping").lines
    assert lines[0] == "No jumps"
    assert "not while it is sore" in typed("exercises", "achilles").lines[-1]
    found = typed("exercises", "achilles", "--json").json
    assert found[0]["id"] == "isometric-calf-hold"


def test_what_is_not_here_brings_the_nearest(typed: Type) -> None:
    """Said in the heading; in JSON it is an error that names them, for no script to mistake."""
    lines = typed("exercises", "bench", "press").lines
    assert lines[0] == "No bench press here; nearest"
    assert lines[2].startswith("push-up")
    refused = typed("exercises", "bench", "press", "--json")
    assert (refused.code, refused.out) == (1, "")
    assert "'push-up'" in refused.err


def test_a_word_of_several_names_lists_them(typed: Type) -> None:
    """The best match first, as a table and as JSON; with a typo it is asked what was meant."""
    assert typed("exercises", "side", "pla").lines[1].split()[0] == "side-plank"
    assert "See also:" in typed("exercises", "bulgarian").out
    assert "See also:" not in typed("exercises", "plank").out
    lines = typed("exercises", "split").lines
    found = typed("exercises", "split", "--json").json
    assert [each["id"] for each in found] == [line.split()[0] for line in lines[1:]]
    answer = typed("exercises", "sqaut")
    assert answer.code == 1
    assert "did you mean 'bodyweight-squat'" in answer.err


def test_a_page_without_a_ladder_ends_before_it(typed: Type) -> None:
    """Walking stands on no ladder."""
    assert "Ladder" not in typed("exercises", "brisk-walk").out


def test_one_in_json_has_every_field(typed: Type) -> None:
    """Records are objects, choices are words, several are lists."""
    found = typed("exercises", "plank", "--json").json
    assert found["id"] == "plank"
    assert found["default"] == {"sets": 3, "amount": 30, "rpe": 6, "rest": {"low": 45, "high": 45}}
    assert found["pattern"] == "core-anti-extension"
    assert isinstance(found["cues"], list)


def test_records_choices_and_lists_become_json() -> None:
    """Nothing is left that JSON does not know, and nothing is left out."""
    exercise = Exercise(
        "plank",
        "Plank",
        Pattern.CORE_ANTI_EXTENSION,
        Measure.SECONDS,
        Dose(3, 30),
        tempo=Tempo(3, 1, None, 0),
        cues=("Long.", "Firm."),
    )
    found = exercise_to_json(exercise)
    assert found["pattern"] == "core-anti-extension"
    assert found["tempo"] == {"lowering": 3, "pause_low": 1, "lifting": None, "pause_high": 0}
    assert found["cues"] == ["Long.", "Firm."]
    assert tuple(found) == FILE_KEYS[Exercise]


def test_a_figure_is_drawn_as_two_poses(typed: Type) -> None:
    """With the words of each; where there is none the cues stand in its place."""
    lines = typed("exercises", "back-squat", "--figure").lines
    assert lines[0] == "Barbell back squat"
    assert lines[-1].split() == ["1", "stand", "2", "sit", "back"]
    assert len(lines) == 21
    assert "  - " in typed("exercises", "clamshell", "--figure").out
    assert typed("exercises", "--figure").code == 2
