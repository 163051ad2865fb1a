"""``midstance profile``, typed and read."""

import json
from pathlib import Path

import pytest

from midstance.coach.adapt.preferences import set_preference
from midstance.context import new_id
from midstance.domain.runner import Preference, Runner
from midstance.storage.database.connection import Access
from midstance.storage.log.profile import profile_changes
from midstance.storage.training_log import TrainingLog
from tests.cli.conftest import Type
from tests.cli.world import FalseClock


def test_a_new_runner_has_said_nothing(typed: Type) -> None:
    """An empty profile says so, and how to change it."""
    answer = typed("profile")
    assert answer.code == 0
    assert "Level:       not set" in answer.lines
    assert "Limitations: none" in answer.lines
    assert answer.lines[-1] == "To change it: midstance profile --help"


@pytest.mark.parametrize(
    ("command", "line"),
    [
        (("goal", "trail"), "Goal:        trail, running-first"),
        (("goal", "half", "marathon"), ""),
        (("priority", "strength-first"), "Goal:        general, strength-first"),
        (("level", "beginner"), "Level:       beginner"),
        (("place", "hotel", "floor", "chair"), "Place:       hotel (here): wall, chair, towel"),
        (("equipment", "home-basic"), "Place:       home (here): home-basic"),
        (("units", "lb"), "Units:       lb"),
        (("step", "dumbbell", "2", "kg"), "Increments:  dumbbell 2 kg"),
        (("bar", "15", "kg"), "Empty bar:   15 kg"),
        (("heaviest", "kettlebell", "24", "kg"), "Heaviest:    kettlebell 24 kg"),
        (("desk-work", "yes"), "Sitting:     most of the day"),
    ],
)
def test_one_thing_is_changed_and_shown(typed: Type, command: tuple[str, ...], line: str) -> None:
    """What is new is printed at once, and stands in the profile afterwards; else it is usage."""
    answer = typed("profile", *command)
    if not line:
        assert answer.code == 2
        return
    assert (answer.code, answer.lines) == (0, [line])
    assert line in typed("profile").lines


def test_a_load_step_is_shown_in_pounds_to_who_lifts_pounds(typed: Type) -> None:
    """The step reads as it was typed, when it is new and in the whole profile."""
    typed("profile", "units", "lb")
    line = "Increments:  dumbbell 5 lb"
    assert typed("profile", "step", "dumbbell", "5").lines == [line]
    assert line in typed("profile").lines
    assert typed("profile", "units", "kg").lines == [
        "Units:       kg",
        "Increments:  dumbbell 2.27 kg",
    ]


def test_without_a_chosen_unit_that_of_the_settings_holds(typed: Type, config: Path) -> None:
    """For reading a load step and for showing it."""
    (config / "settings.toml").write_text('weight_unit = "lb"\n')
    line = "Increments:  barbell 2.5 lb"
    assert typed("profile", "step", "barbell", "2.5").lines == [line]
    assert line in typed("profile").lines


def test_the_heaviest_weight_is_taken_back(typed: Type) -> None:
    """With none the profile has no limit again, and other items keep theirs."""
    typed("profile", "heaviest", "kettlebell", "24")
    typed("profile", "heaviest", "dumbbell", "50", "lb")
    line = "Heaviest:    dumbbell 22.68 kg"
    assert typed("profile", "heaviest", "kettlebell", "none").lines == [line]
    assert typed("profile", "heaviest", "dumbbell", "None").lines == ["Heaviest:    no limit"]
    assert "Heaviest" not in typed("profile").out


def test_the_usual_bar_is_said_when_it_is_back(typed: Type) -> None:
    """A bar that is usual again is a change, and is named."""
    typed("profile", "bar", "15", "kg")
    assert typed("profile", "bar", "usual").lines == ["Empty bar:   usual"]


def test_nothing_new_is_said(typed: Type) -> None:
    """Saying the same again changes nothing, and says so."""
    typed("profile", "level", "beginner")
    assert typed("profile", "level", "beginner").out == (
        "Nothing changed in the profile. Show it: midstance profile\n"
    )


def test_a_limitation_tells_what_it_changes(typed: Type) -> None:
    """Since when, what follows, what is left, and that it is no medical advice."""
    answer = typed("profile", "limitation", "achilles", "acute")
    assert answer.lines[0] == "Limitations: achilles, acute since 2026-11-23"
    assert "Achilles tendon pain. While it is acute" in answer.out
    assert "not medical advice" in answer.out
    assert typed("profile", "limitation", "achilles", "gone").out == "Limitations: none\n"


def test_a_birth_has_its_day_and_is_settled_once_assessed(typed: Type) -> None:
    """The three months count from the day; without an assessment nothing is managed."""
    name = ("profile", "limitation", "postpartum")
    born = typed(*name, "acute", "--since", "2026-09-01")
    assert born.lines[0] == "Limitations: postpartum, acute born 2026-09-01"
    refused = typed(*name, "managed")
    assert refused.code == 2
    assert "add --assessed" in refused.err
    settled = typed(*name, "managed", "--assessed")
    assert settled.lines[0] == "Limitations: postpartum, managed born 2026-09-01"
    assert "without landings before 2026-12-01" in settled.out
    assert "belongs to" in typed("profile", "limitation", "calf", "managed", "--assessed").err
    assert "still to come" in typed(*name, "acute", "--since", "2027-01-01").err


def test_the_whole_profile_as_json(typed: Type) -> None:
    """One document with every field, and the active place by its name."""
    typed("profile", "equipment", "floor")
    typed("profile", "level", "advanced")
    plain = typed("profile", "--json").json
    assert plain["active"] == "home"
    assert plain["places"] == [{"name": "home", "equipment": ["towel", "wall"]}]
    assert (plain["level"], plain["goal"], plain["complaints"]) == ("advanced", "general", [])


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("goal", "maraton"), "there is no goal 'maraton'; did you mean 'marathon'?"),
        (("level", "begginer"), "there is no level 'begginer'; did you mean 'beginner'?"),
        (("limitation", "achiles", "acute"), "did you mean 'achilles'?"),
        (("equipment", "dumbell"), "there is no equipment 'dumbell'; did you mean 'dumbbell'?"),
        (("place", "hotel"), "midstance profile place hotel home-basic"),
        (("units", "stone"), "there is no unit 'stone'; choose from: kg, lb"),
        (("step", "dumbbell", "heavy"), "'heavy' is not a load"),
        (("heaviest", "dumbbell", "0"), "above zero"),
        (("heaviest", "chair", "5"), "chair has no heaviest weight; choose from: barbell"),
        (("gaol", "trail"), "Did you mean 'goal'?"),
        (("--json", "goal", "trail"), "--json shows the profile; it changes nothing"),
        (("desk-work", "perhaps"), "perhaps"),
    ],
)
def test_wrong_words_are_usage(typed: Type, command: tuple[str, ...], said: str) -> None:
    """Exit code 2, one line on standard error with the nearest or a remedy, and nothing kept."""
    answer = typed("profile", *command)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert answer.err.count("\n") == 1
    assert typed("profile", "--json").json["goal"] == "general"


def test_a_place_is_left_and_forgotten(typed: Type) -> None:
    """From home to the hotel and back, and then the hotel is gone."""
    typed("profile", "place", "home", "home-basic")
    typed("profile", "place", "hotel", "floor")
    assert "Place:       hotel (here): floor" in typed("profile").lines
    assert "Place:       home (here): home-basic" in typed("profile", "place", "home").lines
    assert typed("profile", "place", "hotel", "--remove").code == 0
    assert typed("profile", "place", "hotel", "--remove").code == 1


def test_a_choice_can_be_taken_back(typed: Type, data: Path, clock: FalseClock) -> None:
    """What was chosen from now on is shown, forgotten once, and then not met."""
    chosen = set_preference(Runner(), Preference("foundations", "chair-squat", "air-squat"))
    with TrainingLog(data, new_id, Access.WRITE) as log:
        for key, value in profile_changes(Runner(), chosen).items():
            log.set_profile_value(key, value, clock.now())
    line = "Swap:        air-squat instead of chair-squat in foundations"
    assert line in typed("profile").lines
    assert typed("profile", "forget", "foundations", "chair-squat").code == 0
    assert line not in typed("profile").lines
    answer = typed("profile", "forget", "foundations", "chair-squat")
    assert (answer.code, answer.out) == (1, "")
    assert "no permanent swap of 'chair-squat'" in answer.err


def test_a_value_that_cannot_be_read_is_reported(
    typed: Type, data: Path, clock: FalseClock
) -> None:
    """The rest of the profile is shown, the bad value is named, and setting it again mends it."""
    with TrainingLog(data, new_id, Access.WRITE) as log:
        log.set_profile_value("level", "expert", clock.now())
        log.set_profile_value("goal", "trail", clock.now())
    answer = typed("profile")
    assert answer.code == 0
    assert "Goal:        trail, running-first" in answer.lines
    assert "midstance: profile level: 'expert' is none of" in answer.err
    typed("profile", "level", "advanced")
    assert typed("profile").err == ""


def test_the_json_stays_clean_beside_a_problem(typed: Type, data: Path, clock: FalseClock) -> None:
    """Diagnostics go to standard error alone."""
    with TrainingLog(data, new_id, Access.WRITE) as log:
        log.set_profile_value("level", "expert", clock.now())
    answer = typed("profile", "--json")
    assert json.loads(answer.out)["level"] is None
    assert answer.err


@pytest.mark.parametrize(
    "line", [("bar",), ("step", "dumbbell"), ("heaviest", "kettlebell"), ("body-weight",)]
)
@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("22,5", "22.5 kg"),
        ("50lb", "22.68 kg"),
        ("+10 kg", "10 kg"),
        ("1.234,5", "1234.5 kg"),
    ],
)
def test_loads_are_typed_alike_everywhere(
    typed: Type, line: tuple[str, ...], text: str, answer: str
) -> None:
    """The bar, the steps, the heaviest weights and body weight take what a set takes."""
    assert typed("profile", *line, text).out.rstrip().endswith(f" {answer}")


@pytest.mark.parametrize(
    "line", [("bar",), ("step", "dumbbell"), ("heaviest", "kettlebell"), ("body-weight",)]
)
@pytest.mark.parametrize(
    ("text", "word"),
    [("-20", "below nothing"), ("20-22", "a range"), ("0", "above zero"), ("heavy", "not a load")],
)
def test_bad_loads_get_a_word_alike_everywhere(
    typed: Type, line: tuple[str, ...], text: str, word: str
) -> None:
    """A minus is no option, and each refusal says how a load is written."""
    found = typed("profile", *line, text)
    assert found.code
    assert word in found.err.replace("more than zero", "above zero")


def test_the_maximum_heart_rate_comes_of_age_or_measure(typed: Type) -> None:
    """It is shown with its error; none takes each away."""
    assert typed("profile", "born", "1986-05-01").lines == [
        "Born:        1986-05-01",
        "Max heart:   about 180 bpm, ±12, from your age",
        "Easy runs:   about 135-153 bpm, ±10",
    ]
    assert typed("profile", "max-heart-rate", "191").lines == [
        "Max heart:   191 bpm, measured",
        "Easy runs:   143-162 bpm",
    ]
    assert typed("profile", "--json").json["max_heart_rate"] == 191
    typed("profile", "max-heart-rate", "none")
    assert typed("profile", "born", "none").lines == [
        "Born:        not set",
        "Max heart:   not set",
    ]


def test_the_ceiling_of_circuits_is_the_runners_own(typed: Type) -> None:
    """Every circuit shows it, in beats where the maximum is known; usual takes it away."""
    typed("profile", "max-heart-rate", "200")
    said = typed("profile", "circuit-ceiling", "75").lines
    assert said == ["Circuits:    heart rate up to 75 % of the maximum"]
    assert "up to 150 beats a minute, 75 % of your maximum" in typed("programs", "circuit-bw").out
    assert "60 to 90 percent" in typed("profile", "circuit-ceiling", "99").err
    assert "80 %" in typed("profile", "circuit-ceiling", "usual").out
    assert typed("profile", "--json").json["circuit_ceiling"] is None


def test_medicines_make_the_formula_doubtful(typed: Type) -> None:
    """The words follow the answer, and give no advice that only a doctor can give."""
    typed("profile", "limitation", "hypertension", "managed")
    said = typed("profile", "born", "1986-05-01").out
    assert "may not fit you" in said
    assert "effort and the talk test count first" in said


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (("born", "2020-01-01"), "makes you 6 years old"),
        (("born", "1850-01-01"), "makes you 176 years old"),
        (("born", "2027-01-01"), "still to come"),
        (("max-heart-rate", "0"), "'0' is no maximum heart rate; write 100 to 240"),
        (("max-heart-rate", "400"), "'400' is no maximum heart rate"),
        (("max-heart-rate", "fast"), "'fast' is no maximum heart rate"),
    ],
)
def test_what_no_runner_has_is_refused(typed: Type, line: tuple[str, str], text: str) -> None:
    """The message says what was expected."""
    answer = typed("profile", *line)
    assert (answer.code, text in answer.err) == (2, True)


def test_body_weight_is_said_and_removed(typed: Type) -> None:
    """The profile names it only where it is known."""
    assert typed("profile", "body-weight", "64").lines == ["Body weight: 64 kg"]
    assert "Body weight: 64 kg" in typed("profile").lines
    assert typed("profile", "body-weight", "none").lines == ["Body weight: not set"]
