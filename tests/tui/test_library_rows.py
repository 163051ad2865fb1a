"""The library as rows: columns where there is room, and chips for what is looked for."""

from datetime import date, timedelta

import pytest

from midstance.domain.exercise import Equipment, Impact, Pattern
from midstance.domain.muscle import Muscle
from midstance.domain.runner import FLOOR, HOME_BASIC
from midstance.domain.sieve import Kit, Sieve
from midstance.storage.compiled import LoadedLibrary
from midstance.tui.keys import USUAL
from midstance.tui.library_rows import ROOM_FOR_CHIPS, ROOM_FOR_COLUMNS, Shelf, chips
from midstance.tui.widgets.rows import Row

MONDAY = date(2026, 11, 23)
WIDE = ROOM_FOR_COLUMNS


@pytest.fixture
def shelf(library: LoadedLibrary) -> Shelf:
    """Every exercise on Monday."""
    return Shelf(library.library.exercises.values(), MONDAY)


def right(row: Row) -> str:
    """What stands at the right end of a row."""
    return "".join(span.text for span in row.right)


def find(shelf: Shelf, id_: str, width: int = WIDE) -> Row:
    """The row of an exercise."""
    return next(row for row in shelf.rows(Sieve(), width) if row.key == id_)


def test_every_exercise_once_under_its_pattern(shelf: Shelf) -> None:
    """A heading stands before each pattern with how many there are."""
    rows = tuple(shelf.rows(Sieve(), WIDE))
    headings = [row.left[0].text for row in rows if row.is_heading]
    assert len(rows) - len(headings) == len(shelf.exercises)
    assert sum(int(each.partition(" · ")[2]) for each in headings) == len(shelf.exercises)
    assert len(headings) == len(set(headings)) == len(Pattern)
    assert "Core anti-extension · 5" in headings


def test_keys_are_ids_and_nothing_comes_twice(shelf: Shelf) -> None:
    """The cursor can always find its row again."""
    keys = [row.key for row in shelf.rows(Sieve(), WIDE)]
    assert len(keys) == len(set(keys))


def test_headings_without_exercises_do_not_stand(shelf: Shelf) -> None:
    """What does not go through leaves no heading behind."""
    rows = tuple(shelf.rows(Sieve("goblet squat"), WIDE))
    assert [row.key for row in rows] == ["#squat", "goblet-squat"]


def test_level_and_kit_where_there_is_room(shelf: Shelf) -> None:
    """A wide list shows both, a narrow one only what is missing."""
    assert right(find(shelf, "goblet-squat")).split() == ["level", "2", "dumbbell"]
    assert right(find(shelf, "goblet-squat", WIDE - 1)).strip() == ""


def test_columns_stand_beneath_each_other(shelf: Shelf) -> None:
    """In a wide list all right ends are equally long."""
    shelf.last = {"plank": MONDAY, "goblet-squat": MONDAY - timedelta(days=800)}
    ends = {len(right(row)) for row in shelf.rows(Sieve(), WIDE) if not row.is_heading}
    assert len(ends) == 1


@pytest.mark.parametrize("width", [WIDE, WIDE - 1, 40, 20])
def test_what_is_missing_is_named(shelf: Shelf, width: int) -> None:
    """At any width, kit that is not there is told in words."""
    shelf.owned = FLOOR
    assert "no dumbbell" in right(find(shelf, "goblet-squat", width))
    shelf.owned = FLOOR | {Equipment.DUMBBELL}
    assert "no dumbbell" not in right(find(shelf, "goblet-squat", width))


def test_the_shortest_list_of_what_is_missing(shelf: Shelf) -> None:
    """Of several choices, the one that lacks least is told."""
    shelf.owned = HOME_BASIC
    assert "no barbell, rack" in right(find(shelf, "back-squat"))


def test_when_it_was_done_last(shelf: Shelf) -> None:
    """Only what was done has a date."""
    shelf.last = {"plank": MONDAY - timedelta(days=2)}
    assert right(find(shelf, "plank")).endswith("2 days ago")
    assert "ago" not in right(find(shelf, "goblet-squat"))


def test_chips_of_an_open_sieve() -> None:
    """Each thing that can be looked for stands with its key."""
    said = "".join(text for text, _ in chips(Sieve(), USUAL, ROOM_FOR_CHIPS))
    assert said.split() == [
        "1",
        "pattern",
        "any",
        "2",
        "muscle",
        "any",
        "3",
        "kit",
        "any",
        "4",
        "level",
        "any",
        "5",
        "impact",
        "any",
    ]


def test_chips_of_a_full_sieve() -> None:
    """What is looked for is marked without any colour."""
    sieve = Sieve("", Pattern.SQUAT, Muscle.QUADS, Kit("home", HOME_BASIC), 3, Impact.LOW)
    found = [text.strip() for text, style in chips(sieve, USUAL, 200) if "reverse" in style]
    assert found == [
        "pattern squat",
        "muscle front of thigh",
        "kit home",
        "level up to 3",
        "impact low",
    ]


def test_chips_without_room() -> None:
    """A narrow line names only what is looked for, and the keys that somebody chose."""
    keymap = {**USUAL, "library.level": ("v",)}
    said = "".join(text for text, _ in chips(Sieve(level=2), keymap, ROOM_FOR_CHIPS - 1))
    assert said.split() == ["v", "level", "up", "to", "2"]


def test_hostile_names_of_places_are_cleaned() -> None:
    """What somebody called a place cannot steer the terminal."""
    sieve = Sieve(kit=Kit("ho\x1b[31mme", FLOOR))
    assert "\x1b" not in "".join(text for text, _ in chips(sieve, USUAL, 200))
