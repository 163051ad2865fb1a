"""The pain rule, and what is read of it."""

import re
from dataclasses import replace

import pytest

from midstance.domain import pain
from midstance.domain.exercise import Dose, Exercise, Limitation, Measure, Pattern
from midstance.domain.pain import (
    LEVEL_MEANINGS,
    MAX_PAIN,
    MILD_PAIN,
    MODERATE_PAIN,
    NO_ADVICE,
    PainRule,
    apply_pain_rule,
    limitations_at,
    loads_region,
)


@pytest.mark.parametrize(
    ("level", "expected"),
    [(0, "green"), (2, "green"), (3, "amber"), (5, "amber"), (6, "red"), (10, "red")],
)
def test_the_level_decides_the_rule(level: int, expected: str) -> None:
    """Up to 2 go on, up to 5 go easier, above stop."""
    assert apply_pain_rule(level) is PainRule(expected)


@pytest.mark.parametrize(
    "text",
    [
        pain.PAIN_RULE,
        pain.PAIN_RULE_IN_SHORT,
        pain.ACUTE_PAIN_RULE,
        pain.WEEK_PAIN_RULE,
        pain.GO_ON,
        pain.GO_EASIER,
        pain.DO_LESS,
    ],
)
def test_every_text_names_the_levels_of_the_rule(text: str) -> None:
    """No text that mentions a level of 10 mentions one at which nothing changes."""
    levels = {int(found) for found in re.findall(r"(?<![0-9])[0-9](?![0-9]| hours)", text)}
    levels.discard(0)
    assert levels
    assert levels <= {MILD_PAIN, MILD_PAIN + 1, MODERATE_PAIN}


@pytest.mark.parametrize(
    "text", [pain.GO_ON, pain.GO_EASIER, pain.DO_LESS, pain.stopped_text("Plank")]
)
def test_every_answer_says_that_it_is_no_medical_advice(text: str) -> None:
    """Whatever is answered to a pain ends with the same sentence."""
    assert text.endswith(NO_ADVICE)


def test_the_levels_with_a_meaning_are_the_last_of_their_kind() -> None:
    """One level further another rule holds."""
    (nothing, _), *ends = LEVEL_MEANINGS
    assert nothing == 0
    for level, _ in ends:
        assert apply_pain_rule(level) is not apply_pain_rule(level + 1)
    assert apply_pain_rule(MAX_PAIN) is PainRule.RED


def test_a_dialog_with_red_flags_is_no_medical_advice_either() -> None:
    """What is read beside a report of pain says so, and when to get help."""
    assert "not medical advice" in pain.RED_FLAGS_IN_SHORT
    assert "Stop and get help" in pain.RED_FLAGS_IN_SHORT


REGIONS = {
    "Achilles or calf": "achilles calf",
    "foot or toe": "plantar-heel foot-toe ankle",
    "shin": "shin-bone",
    "left knee": "knee-front knee-tendon itb",
    "thigh or hamstring": "hamstring hamstring-tendon",
    "hip or groin": "hip-groin hip-lateral",
    "back": "low-back",
    "neck": "neck",
    "shoulder": "shoulder",
    "elbow or wrist": "elbow wrist",
    "somewhere else": "",
}


@pytest.mark.parametrize(("region", "limitations"), REGIONS.items())
def test_a_region_has_its_limitations(region: str, limitations: str) -> None:
    """Every region that can be chosen, and one that is typed with its side."""
    assert {each.value for each in limitations_at(region)} == set(limitations.split())


def test_an_exercise_loads_the_region_of_its_tags() -> None:
    """In either list of tags; without one it loads no region that is known."""
    dose = Dose(3, 10)
    hop = Exercise("hop", "Hop", Pattern.PLYOMETRIC, Measure.CONTACTS, dose)
    tag = (Limitation.ITB,)
    for tagged in (replace(hop, avoid_if=tag), replace(hop, care_if=tag)):
        assert loads_region(tagged, "knee")
        assert not loads_region(tagged, "shin")
    assert not loads_region(hop, "knee")
