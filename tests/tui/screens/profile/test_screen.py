"""The profile: asked once, changed at any time, a line for each thing in it."""

from dataclasses import replace
from datetime import date

import pytest
from textual.widgets import Input

from midstance.domain.exercise import Equipment, Limitation
from midstance.domain.quantity import Load, WeightUnit
from midstance.domain.runner import (
    FLOOR,
    HOME_BASIC,
    Complaint,
    ComplaintStage,
    Goal,
    Level,
    Place,
    Priority,
)
from midstance.services.calendar.habits import read_habits
from midstance.tui.dialogs.health import HealthDialog
from midstance.tui.dialogs.lists import ListDialog, NoticeDialog
from midstance.tui.screens.profile.screen import ProfileScreen
from midstance.tui.widgets.row_list import RowList
from tests.tui.laptop import SMALL, USUAL, WIDE, Laptop, User
from tests.tui.runners import BEGINNER, SORE, known, settle


async def go_to(user: User, key: str) -> None:
    """Put the cursor on the line with this key."""
    screen = user.screen
    assert isinstance(screen, ProfileScreen)
    screen.list.cursor = next(n for n, row in enumerate(screen.list.rows) if row.key == key)
    await user.settle()


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE, (200, 60)])
async def test_every_line(laptop: Laptop, size: tuple[int, int]) -> None:
    """All that is known stands there, under headings."""
    settle(laptop, replace(SORE, places=BEGINNER.places, desk_work=True, screening=("joints",)))
    async with laptop.opened(size) as user:
        await user.press("o")
        assert isinstance(user.screen, ProfileScreen)
        told = "\n".join(
            "".join(span.text.ljust(span.column) for span in row.left)
            for row in user.screen.list.rows
        )
        for line in (
            "Goal           running in general",
            "Experience     intermediate",
            "Mostly sitting yes",
            "● home",
            "○ hotel        floor: wall, towel",
            "Achilles tendon pain  acute since 2026-11-01",
            "Health         1 of seven questions answered with yes",
            "dumbbell       2 kg",
            "Side plank  instead of Forearm plank",
            "settings.toml in ",
        ):
            assert line in told


@pytest.mark.parametrize(
    ("line", "keys", "field", "value"),
    [
        ("goal", ("end", "enter"), "goal", Goal.COMING_BACK),
        ("priority", ("3",), "priority", Priority.STRENGTH),
        ("level", ("2",), "level", Level.INTERMEDIATE),
        ("units", ("2",), "weight_unit", WeightUnit.LB),
        ("desk", (), "desk_work", True),
        ("place:hotel", ("h",), "active", "hotel"),
        ("place:hotel", ("x",), "places", BEGINNER.places[:1]),
        (
            "place:hotel",
            ("n", "!", "enter"),
            "places",
            (BEGINNER.places[0], Place("hotel!", FLOOR)),
        ),
        (
            "place:hotel",
            ("e", "enter", "space", "enter"),
            "places",
            (BEGINNER.places[0], Place("hotel", FLOOR - {Equipment.WALL})),
        ),
        (
            "add-place",
            ("g", "y", "m", "enter", "down", "enter", "enter"),
            "places",
            (*BEGINNER.places, Place("gym", HOME_BASIC)),
        ),
        (
            "add-step",
            ("enter", "2", "full_stop", "5", "enter"),
            "load_steps",
            ((Equipment.BARBELL, Load(2500)),),
        ),
        ("bar", (*"0", "enter", "backspace", *"15", "enter"), "bar", Load(15_000)),
        ("body-weight", (*"64", "enter"), "body_weight", Load(64_000)),
        ("born", (*"1986-05-01", "enter"), "born", date(1986, 5, 1)),
        ("circuits", (*"75", "enter"), "circuit_ceiling", 75),
        ("circuits", (*"99", "enter", *["backspace"] * 2, *"70", "enter"), "circuit_ceiling", 70),
        ("born", (*"x", "enter", "backspace", *"1986-05-01", "enter"), "born", date(1986, 5, 1)),
        ("max-bpm", (*"40", "enter", "backspace", "backspace", *"187", "enter"), "max_bpm", 187),
        (
            "add-heaviest",
            ("down", "enter", *"24", "enter"),
            "heaviest",
            ((Equipment.DUMBBELL, Load(24_000)),),
        ),
    ],
)
async def test_each_line_can_be_changed(
    laptop: Laptop, line: str, keys: tuple[str, ...], field: str, value: object
) -> None:
    """Enter asks what the line is about, and what is answered is kept."""
    settle(laptop, BEGINNER)
    async with laptop.opened() as user:
        await user.press("o")
        await go_to(user, line)
        await user.press("enter", *keys)
        assert isinstance(user.screen, ProfileScreen)
    assert getattr(known(laptop), field) == value


@pytest.mark.parametrize(
    ("line", "keys"),
    [
        ("goal", ()),
        ("level", ()),
        ("units", ()),
        ("add-place", ()),
        ("add-place", ("x", "enter")),
        ("add-place", ("x", "enter", "enter")),
        ("place:hotel", ()),
        ("place:hotel", ("e",)),
        ("place:hotel", ("n",)),
        ("add-complaint", ()),
        ("add-complaint", ("enter",)),
        ("add-step", ()),
        ("add-step", ("enter",)),
        ("bar", ()),
        ("body-weight", ()),
        ("born", ()),
        ("max-bpm", ()),
        ("add-heaviest", ()),
        ("add-heaviest", ("enter",)),
        ("distance", ()),
        ("days:prefer", ()),
        ("style", ()),
        ("health", ()),
    ],
)
async def test_every_question_can_be_left(laptop: Laptop, line: str, keys: tuple[str, ...]) -> None:
    """Esc at any question leaves the profile as it was."""
    settle(laptop, BEGINNER)
    async with laptop.opened() as user:
        before = known(laptop)
        await user.press("o")
        await go_to(user, line)
        await user.press("enter", *keys, "escape")
        assert isinstance(user.screen, ProfileScreen)
    assert known(laptop) == before


async def test_minutes_of_days_are_typed_and_asked_again_where_they_are_none(
    laptop: Laptop,
) -> None:
    """A word that is no day is answered with what to write; an empty line takes all away."""
    async with laptop.opened() as user:
        await user.press("o")
        await go_to(user, "minutes")
        await user.press("enter", *"xyz", "enter")
        await user.settle()
        assert "no day of the week" in user.text()
        await user.press(*(["backspace"] * 3), *"tue", "space", "4", "5", "enter")
        await user.settle()
        told = user.screen.query_one(RowList).rows
        lines = ["".join(span.text for span in row.left) for row in told]
        assert "Minutes        Tue 45" in lines
        with laptop.log() as log:
            assert read_habits(log.profile()["training_days"], Level.BEGINNER).minutes == {1: 45}
        await user.press("enter", *(["backspace"] * 6), "enter")
        await user.settle()
    with laptop.log() as log:
        assert not read_habits(log.profile()["training_days"], Level.BEGINNER).minutes


async def test_the_week_is_set_line_by_line(laptop: Laptop) -> None:
    """Miles, the days that suit strength, and how they stand to hard runs; no day means each."""
    async with laptop.opened() as user:
        await user.press("o")
        await go_to(user, "distance")
        await user.press("enter", "2")
        await go_to(user, "days:available")
        await user.press("enter", "space", "down", "space", "enter")
        await go_to(user, "days:avoid")
        await user.press("enter", "space", "enter")
        await go_to(user, "style")
        await user.press("enter", "3")
        await user.settle()
        told = user.screen.query_one(RowList).rows
        lines = ["".join(span.text for span in row.left) for row in told]
    for line in (
        "Runs in        miles",
        "Strength days  Wed, Thu, Fri, Sat, Sun",
        "Twice a day    none",
        "Avoided days   Mon",
        "Strength       on the days of hard runs",
    ):
        assert line in lines
    with laptop.log() as log:
        profile = log.profile()
    assert profile["distance_unit"] == "mi"
    assert profile["training_days"] == {
        "style": "stack",
        "available": [2, 3, 4, 5, 6],
        "two_slots": [],
        "prefer": [],
        "avoid": [0],
    }


async def test_a_heaviest_weight_and_a_body_weight_can_be_removed(laptop: Laptop) -> None:
    """The key that removes takes the limit away, and what was weighed."""
    heavy = replace(
        BEGINNER,
        heaviest=((Equipment.KETTLEBELL, Load(24_000)),),
        body_weight=Load(64_000),
        born=date(1986, 5, 1),
        max_bpm=187,
        circuit_ceiling=75,
    )
    settle(laptop, heavy)
    async with laptop.opened() as user:
        await user.press("o")
        for line in ("heaviest:kettlebell", "body-weight", "born", "max-bpm", "circuits"):
            await go_to(user, line)
            await user.press("x")
    after = known(laptop)
    assert (after.heaviest, after.body_weight, after.born, after.max_bpm) == ((), None, None, None)
    assert after.circuit_ceiling is None


async def test_a_limitation_says_what_it_changes(laptop: Laptop) -> None:
    """A complaint is named, its stage is asked, and what follows from it is shown."""
    async with laptop.opened() as user:
        await user.press("o")
        await go_to(user, "add-complaint")
        await user.press("enter")
        assert isinstance(user.screen, ListDialog)
        await user.press("enter", "2")
        assert isinstance(user.screen, NoticeDialog)
        assert "under the pain rule" in " ".join(user.text("#prose").split())
        await user.press("enter")
        assert "managed since 2026-11-23" in user.text("#lines")
        await go_to(user, "complaint:achilles")
        await user.press("enter", "1", "enter")
    complaint = Complaint(Limitation.ACHILLES, ComplaintStage.ACUTE, laptop.clock.today())
    assert known(laptop).complaints == (complaint,)


async def test_the_day_of_birth_is_asked_and_an_assessment(laptop: Laptop) -> None:
    """Three months count from the day; a day to come is asked again; unassessed stays acute."""
    async with laptop.opened() as user:
        await user.press("o")
        await go_to(user, "add-complaint")
        await user.press("enter")
        rows = user.screen.query_one(RowList)
        rows.cursor = next(n for n, row in enumerate(rows.rows) if row.key == "postpartum")
        await user.press("enter", "1")
        await type_over(user, "2027-01-01")
        assert "still to come" in user.text("#text")
        await type_over(user, "first of May")
        assert "Write it like 2026-11-23" in user.text("#text")
        await type_over(user, "2026-09-01")
        await user.press("enter")
        assert "acute born 2026-09-01" in user.text("#lines")
        await go_to(user, "complaint:postpartum")
        await user.press("enter", "2", "n")
        assert known(laptop).complaints[0].stage is ComplaintStage.ACUTE
        await user.press("enter", "2", "y", "enter")
        assert "before 2026-12-01" in " ".join(user.text("#prose").split())
        await user.press("enter")
    complaint = Complaint(Limitation.POSTPARTUM, ComplaintStage.MANAGED, date(2026, 9, 1))
    assert known(laptop).complaints == (complaint,)


async def type_over(user: User, text: str) -> None:
    """Answer with this instead of what stands in the field."""
    user.screen.query_one(Input).value = text
    await user.press("enter")


async def test_a_limitation_goes(laptop: Laptop) -> None:
    """When it is gone, nothing more is said about it."""
    settle(laptop, SORE)
    async with laptop.opened() as user:
        await user.press("o")
        await go_to(user, "complaint:achilles")
        await user.press("enter", "3")
        assert isinstance(user.screen, ProfileScreen)
    assert known(laptop).complaints == ()


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("complaint:achilles", "complaints"),
        ("place:home", "places"),
        ("step:dumbbell", "load_steps"),
        ("preference:0", "preferences"),
    ],
)
async def test_lines_can_be_removed(laptop: Laptop, line: str, field: str) -> None:
    """X takes a line away; a line that is always there says that it stays."""
    settle(laptop, SORE)
    async with laptop.opened() as user:
        await user.press("o")
        await go_to(user, line)
        await user.press("x")
        await go_to(user, "goal")
        await user.press("x")
        assert "can be changed, but not removed" in user.text("#notice")
    assert getattr(known(laptop), field) == ()


async def test_a_step_that_is_no_load(laptop: Laptop) -> None:
    """What cannot be read is asked again; an empty answer takes the usual step."""
    settle(laptop, SORE)
    async with laptop.opened() as user:
        await user.press("o")
        await go_to(user, "step:dumbbell")
        await user.press("enter", *["backspace"] * 4)
        await user.type("much")
        await user.press("enter")
        assert "'much' is not a load" in user.text("#text")
        await user.press(*["backspace"] * 4, "0", "enter")
        assert "above zero" in user.text("#text")
        await user.press("backspace", "enter")
        assert isinstance(user.screen, ProfileScreen)
    assert known(laptop).load_steps == ()


async def test_the_seven_questions(laptop: Laptop) -> None:
    """Health is asked one by one with y and n; the answers are kept."""
    async with laptop.opened() as user:
        await user.press("o")
        await go_to(user, "health")
        await user.press("enter")
        assert isinstance(user.screen, HealthDialog)
        await user.press("space", "n", "y", "enter", *["n"] * 5)
        assert "1 of seven questions" in user.text("#lines")
    assert known(laptop).screening == ("chest-pain",)


async def test_values_that_cannot_be_read(laptop: Laptop) -> None:
    """A value that this version cannot read is shown, and the rest holds."""
    settle(laptop, BEGINNER)
    with laptop.log() as log:
        log.set_profile_value("goal", "moon", laptop.clock.now())
    async with laptop.opened() as user:
        await user.press("o")
        assert "profile goal: 'moon'" in user.text("#notice")


async def test_a_rehearsal_changes_nothing(laptop: Laptop) -> None:
    """Where nothing is kept, it says so in one line."""
    async with laptop.opened(is_rehearsal=True) as user:
        await user.press("o")
        await go_to(user, "desk")
        await user.press("enter")
        assert "Read-only: this is a preview run." in user.text("#notice")
    assert not known(laptop).desk_work
