"""The commands about what there is to train: each can be given, and no two share a key."""

from itertools import combinations

import pytest

from midstance.tui.command import Area, Command
from midstance.tui.key_names import is_key
from midstance.tui.keys import COMMANDS
from midstance.tui.screens import exercise, library, preview, profile, program, programs
from midstance.tui.screens.exercise import ExerciseScreen
from midstance.tui.screens.library import LibraryScreen
from midstance.tui.screens.preview import PreviewScreen
from midstance.tui.screens.profile import ProfileScreen
from midstance.tui.screens.program import ProgramScreen
from midstance.tui.screens.programs import ProgramsScreen
from midstance.tui.screens.study import StudyScreen
from midstance.tui.study_keys import STUDY
from tests.tui.house import Guest, House

AREAS = (Area.LIBRARY, Area.EXERCISE, Area.PROGRAMS, Area.PROFILE)
WAYS: dict[Area, list[tuple[str, ...]]] = {
    Area.LIBRARY: [("i",)],
    Area.EXERCISE: [("i", "enter")],
    Area.PROGRAMS: [("g",), ("g", "enter"), ("g", "enter", "enter")],
    Area.PROFILE: [("o",)],
}
"""The keys that lead to every screen of an area."""

FOOTERS: dict[type[StudyScreen], tuple[str, ...]] = {
    LibraryScreen: library.FOOTER,
    ExerciseScreen: exercise.FOOTER,
    ProgramsScreen: programs.FOOTER,
    ProgramScreen: program.FOOTER,
    PreviewScreen: preview.FOOTER,
    ProfileScreen: profile.FOOTER,
}


def of(area: Area) -> list[Command]:
    """The commands of an area."""
    return [each for each in STUDY if each.area is area]


@pytest.mark.parametrize("area", AREAS)
def test_no_key_means_two_things(area: Area) -> None:
    """Within an area and beside what is possible anywhere, each key has one command."""
    anywhere = [each for each in COMMANDS if each.area is Area.ANYWHERE]
    for first, second in combinations([*of(area), *anywhere], 2):
        assert not set(first.keys) & set(second.keys), (first.id, second.id)


def test_every_key_is_one() -> None:
    """A keyboard can have each of them, and each command says what it does."""
    for command in STUDY:
        assert all(map(is_key, command.keys))
        assert command.help
        assert len(command.label.split()) <= 3
        assert command.action == f"command('{command.id.partition('.')[2]}')"


async def deeds_at(guest: Guest, *keys: str) -> set[str]:
    """What can be done on the screen to which keys lead."""
    await guest.press(*keys)
    screen = guest.screen
    assert isinstance(screen, StudyScreen)
    found = set(screen.deeds)
    await guest.press("d")
    return found


@pytest.mark.parametrize("area", AREAS)
async def test_every_command_is_done_somewhere(house: House, area: Area) -> None:
    """Each command of an area means something on a screen of it, and no screen does more."""
    async with house.opened() as guest:
        done = [await deeds_at(guest, *keys) for keys in WAYS[area]]
    assert set().union(*done) == {each.id.partition(".")[2] for each in of(area)}


@pytest.mark.parametrize("area", AREAS)
async def test_footers_name_what_can_be_done(house: House, area: Area) -> None:
    """A screen names no key in its last line that it does not heed."""
    async with house.opened((200, 60)) as guest:
        for keys in WAYS[area]:
            await guest.press(*keys)
            active = {each.binding.id for each in guest.screen.active_bindings.values()}
            names = [set(f) for screen, f in FOOTERS.items() if isinstance(guest.screen, screen)]
            assert len(names) == 1
            assert names[0] <= active
            await guest.press("d")


@pytest.mark.parametrize("key", ["c", "r", "s", "tab"])
async def test_keys_that_mean_nothing_here_do_nothing(house: House, key: str) -> None:
    """In the list of programs, keys of a program's page are silent."""
    async with house.opened() as guest:
        await guest.press("g", key)
        assert isinstance(guest.screen, ProgramsScreen)
        assert guest.text("#notice").strip() == ""
