"""One of a thing is never called by its plural, on any screen."""

import re

import pytest

from midstance.domain.quantity import Load, Unit
from midstance.domain.session import Block, Purpose, Session
from midstance.presentation.phrases import plural
from midstance.workout.state import Phase
from tests.tui.laptop import USUAL, Laptop, item, record

ONE_OF_SEVERAL = re.compile(
    r"(?<![\d.,:/-])(?<!\d )1 (?:[a-z]+ )?(?:bests|contacts|days|exercises|hours|minutes|months|"
    r"reps|rounds|runs|sessions|sets|weeks|workouts|years)\b"
)
ONE = Session("one", "One of each", (Block(Purpose.STRENGTH, (item("goblet-squat", "1x1"),)),))
SCREENS = (("w", "escape"), ("y", "escape"), ("C", "escape"), ("L", "escape"), ("g", "escape"))


@pytest.mark.parametrize(("text", "is_wrong"), [("1 sets", True), ("1 hard sets", True),
    ("11 sets", False), ("1 set", False), ("2.1 sets", False), ("3 × 1 reps", True)])  # fmt: skip
def test_a_wrong_plural_is_seen(text: str, *, is_wrong: bool) -> None:
    """The expression that looks for them finds what it should."""
    assert (ONE_OF_SEVERAL.search(text) is not None) is is_wrong


@pytest.mark.parametrize("number", [0, 0.5, 1, 1.0, 1.5, 2, 21])
def test_a_noun_agrees_with_its_number(number: float) -> None:
    """Only one of a thing is singular."""
    assert plural(number, "set").endswith("set") is (number == 1)


async def test_one_of_a_thing_is_singular_on_every_screen(laptop: Laptop) -> None:
    """A log of one workout with one set of one repetition, in its session and on each screen."""
    laptop.keep(
        laptop.workout(1, record("goblet-squat", 1, Unit.REPS, load=Load(12_000), effort=7))
    )
    async with laptop.opened(USUAL, ONE) as user:
        seen = [user.text()]
        await user.press("space")
        for _ in range(12):
            seen.append(user.text())
            if user.view.phase is Phase.DONE:
                break
            await user.step()
        await user.press("escape")
        for keys in (("enter",), ("k",)):
            seen.append(user.text())
            await user.press(*keys)
    async with laptop.opened(USUAL) as user:
        seen.append(user.text())
        for there, back in SCREENS:
            await user.press(there)
            seen.append(user.text())
            await user.press(back)
    assert not [found.group() for text in seen for found in ONE_OF_SEVERAL.finditer(text)]
