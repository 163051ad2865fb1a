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
from tests.tui.house import SMALL, USUAL, WIDE, Guest, House
from tests.tui.runners import BEGINNER, SORE, known, settle


async def go_to(guest: Guest, key: str) -> None:
    """Put the cursor on the line with this key."""
    screen = guest.screen
    assert isinstance(screen, ProfileScreen)
    screen.list.cursor = next(n for n, row in enumerate(screen.list.rows) if row.key == key)
    await guest.settle()


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE, (200, 60)])
async def test_every_line(house: House, size: tuple[int, int]) -> None:
    """All that is known stands there, under headings."""
    settle(house, replace(SORE, places=BEGINNER.places, desk_work=True, screening=("joints",)))
    async with house.opened(size) as guest:
        await guest.press("o")
        assert isinstance(guest.screen, ProfileScreen)
        told = "\n".join(
            "".join(span.text.ljust(span.column) for span in row.left)
            for row in guest.screen.list.rows
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
    house: House, line: str, keys: tuple[str, ...], field: str, value: object
) -> None:
    """Enter asks what the line is about, and what is answered is kept."""
    settle(house, BEGINNER)
    async with house.opened() as guest:
        await guest.press("o")
        await go_to(guest, line)
        await guest.press("enter", *keys)
        assert isinstance(guest.screen, ProfileScreen)
    assert getattr(known(house), field) == value


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
async def test_every_question_can_be_left(house: House, line: str, keys: tuple[str, ...]) -> None:
    """Esc at any question leaves the profile as it was."""
    settle(house, BEGINNER)
    async with house.opened() as guest:
        before = known(house)
        await guest.press("o")
        await go_to(guest, line)
        await guest.press("enter", *keys, "escape")
        assert isinstance(guest.screen, ProfileScreen)
    assert known(house) == before


async def test_minutes_of_days_are_typed_and_asked_again_where_they_are_none(house: House) -> None:
    """A word that is no day is answered with what to write; an empty line takes all away."""
    async with house.opened() as guest:
        await guest.press("o")
        await go_to(guest, "minutes")
        await guest.press("enter", *"xyz", "enter")
        await guest.settle()
        assert "no day of the week" in guest.text()
        await guest.press(*(["backspace"] * 3), *"tue", "space", "4", "5", "enter")
        await guest.settle()
        told = guest.screen.query_one(RowList).rows
        lines = ["".join(span.text for span in row.left) for row in told]
        assert "Minutes        Tue 45" in lines
        with house.log() as log:
            assert read_habits(log.profile()["training_days"], Level.BEGINNER).minutes == {1: 45}
        await guest.press("enter", *(["backspace"] * 6), "enter")
        await guest.settle()
    with house.log() as log:
        assert not read_habits(log.profile()["training_days"], Level.BEGINNER).minutes


async def test_the_week_is_set_line_by_line(house: House) -> None:
    """Miles, the days that suit strength, and how they stand to hard runs; no day means each."""
    async with house.opened() as guest:
        await guest.press("o")
        await go_to(guest, "distance")
        await guest.press("enter", "2")
        await go_to(guest, "days:available")
        await guest.press("enter", "space", "down", "space", "enter")
        await go_to(guest, "days:avoid")
        await guest.press("enter", "space", "enter")
        await go_to(guest, "style")
        await guest.press("enter", "3")
        await guest.settle()
        told = guest.screen.query_one(RowList).rows
        lines = ["".join(span.text for span in row.left) for row in told]
    for line in (
        "Runs in        miles",
        "Strength days  Wed, Thu, Fri, Sat, Sun",
        "Twice a day    none",
        "Avoided days   Mon",
        "Strength       on the days of hard runs",
    ):
        assert line in lines
    with house.log() as log:
        profile = log.profile()
    assert profile["distance_unit"] == "mi"
    assert profile["training_days"] == {
        "style": "stack",
        "available": [2, 3, 4, 5, 6],
        "two_slots": [],
        "prefer": [],
        "avoid": [0],
    }


async def test_a_heaviest_weight_and_a_body_weight_can_be_removed(house: House) -> None:
    """The key that removes takes the limit away, and what was weighed."""
    heavy = replace(
        BEGINNER,
        heaviest=((Equipment.KETTLEBELL, Load(24_000)),),
        body_weight=Load(64_000),
        born=date(1986, 5, 1),
        max_bpm=187,
        circuit_ceiling=75,
    )
    settle(house, heavy)
    async with house.opened() as guest:
        await guest.press("o")
        for line in ("heaviest:kettlebell", "body-weight", "born", "max-bpm", "circuits"):
            await go_to(guest, line)
            await guest.press("x")
    after = known(house)
    assert (after.heaviest, after.body_weight, after.born, after.max_bpm) == ((), None, None, None)
    assert after.circuit_ceiling is None


async def test_a_limitation_says_what_it_changes(house: House) -> None:
    """A complaint is named, its stage is asked, and what follows from it is shown."""
    async with house.opened() as guest:
        await guest.press("o")
        await go_to(guest, "add-complaint")
        await guest.press("enter")
        assert isinstance(guest.screen, ListDialog)
        await guest.press("enter", "2")
        assert isinstance(guest.screen, NoticeDialog)
        assert "under the pain rule" in " ".join(guest.text("#prose").split())
        await guest.press("enter")
        assert "managed since 2026-11-23" in guest.text("#lines")
        await go_to(guest, "complaint:achilles")
        await guest.press("enter", "1", "enter")
    complaint = Complaint(Limitation.ACHILLES, ComplaintStage.ACUTE, house.clock.today())
    assert known(house).complaints == (complaint,)


async def test_the_day_of_birth_is_asked_and_an_assessment(house: House) -> None:
    """Three months count from the day; a day to come is asked again; unassessed stays acute."""
    async with house.opened() as guest:
        await guest.press("o")
        await go_to(guest, "add-complaint")
        await guest.press("enter")
        rows = guest.screen.query_one(RowList)
        rows.cursor = next(n for n, row in enumerate(rows.rows) if row.key == "postpartum")
        await guest.press("enter", "1")
        await type_over(guest, "2027-01-01")
        assert "still to come" in guest.text("#text")
        await type_over(guest, "first of May")
        assert "Write it like 2026-11-23" in guest.text("#text")
        await type_over(guest, "2026-09-01")
        await guest.press("enter")
        assert "acute born 2026-09-01" in guest.text("#lines")
        await go_to(guest, "complaint:postpartum")
        await guest.press("enter", "2", "n")
        assert known(house).complaints[0].stage is ComplaintStage.ACUTE
        await guest.press("enter", "2", "y", "enter")
        assert "before 2026-12-01" in " ".join(guest.text("#prose").split())
        await guest.press("enter")
    complaint = Complaint(Limitation.POSTPARTUM, ComplaintStage.MANAGED, date(2026, 9, 1))
    assert known(house).complaints == (complaint,)


async def type_over(guest: Guest, text: str) -> None:
    """Answer with this instead of what stands in the field."""
    guest.screen.query_one(Input).value = text
    await guest.press("enter")


async def test_a_limitation_goes(house: House) -> None:
    """When it is gone, nothing more is said about it."""
    settle(house, SORE)
    async with house.opened() as guest:
        await guest.press("o")
        await go_to(guest, "complaint:achilles")
        await guest.press("enter", "3")
        assert isinstance(guest.screen, ProfileScreen)
    assert known(house).complaints == ()


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("complaint:achilles", "complaints"),
        ("place:home", "places"),
        ("step:dumbbell", "load_steps"),
        ("preference:0", "preferences"),
    ],
)
async def test_lines_can_be_removed(house: House, line: str, field: str) -> None:
    """X takes a line away; a line that is always there says that it stays."""
    settle(house, SORE)
    async with house.opened() as guest:
        await guest.press("o")
        await go_to(guest, line)
        await guest.press("x")
        await go_to(guest, "goal")
        await guest.press("x")
        assert "can be changed, but not removed" in guest.text("#notice")
    assert getattr(known(house), field) == ()


async def test_a_step_that_is_no_load(house: House) -> None:
    """What cannot be read is asked again; an empty answer takes the usual step."""
    settle(house, SORE)
    async with house.opened() as guest:
        await guest.press("o")
        await go_to(guest, "step:dumbbell")
        await guest.press("enter", *["backspace"] * 4)
        await guest.type("much")
        await guest.press("enter")
        assert "'much' is not a load" in guest.text("#text")
        await guest.press(*["backspace"] * 4, "0", "enter")
        assert "above zero" in guest.text("#text")
        await guest.press("backspace", "enter")
        assert isinstance(guest.screen, ProfileScreen)
    assert known(house).load_steps == ()


async def test_the_seven_questions(house: House) -> None:
    """Health is asked one by one with y and n; the answers are kept."""
    async with house.opened() as guest:
        await guest.press("o")
        await go_to(guest, "health")
        await guest.press("enter")
        assert isinstance(guest.screen, HealthDialog)
        await guest.press("space", "n", "y", "enter", *["n"] * 5)
        assert "1 of seven questions" in guest.text("#lines")
    assert known(house).screening == ("chest-pain",)


async def test_values_that_cannot_be_read(house: House) -> None:
    """A value that this version cannot read is shown, and the rest holds."""
    settle(house, BEGINNER)
    with house.log() as log:
        log.set_profile_value("goal", "moon", house.clock.now())
    async with house.opened() as guest:
        await guest.press("o")
        assert "profile goal: 'moon'" in guest.text("#notice")


async def test_a_rehearsal_changes_nothing(house: House) -> None:
    """Where nothing is kept, it says so in one line."""
    async with house.opened(is_rehearsal=True) as guest:
        await guest.press("o")
        await go_to(guest, "desk")
        await guest.press("enter")
        assert "Read-only: this is a preview run." in guest.text("#notice")
    assert not known(house).desk_work
