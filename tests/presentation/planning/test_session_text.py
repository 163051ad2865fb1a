"""A session as rows and in one line, for each of the library."""

import os

import pytest

from midstance.coach.adapt.adaptation import adapt
from midstance.coach.adapt.single_exercise import ADDED, add_exercises, single_exercise_session
from midstance.coach.adapt.situation import Situation
from midstance.domain.library import Library
from midstance.domain.planned_sets import lay_out, work_sets
from midstance.domain.session import Prescription, Session
from midstance.domain.volume import work_set_count
from midstance.presentation.blocks import Row
from midstance.presentation.planning.session_text import (
    block_rows,
    session_blocks,
    session_detail_text,
    session_equipment,
    session_minutes,
    session_rows,
    target_text,
)
from midstance.presentation.programs import sessions_of
from midstance.storage.definitions.cache import LoadedLibrary
from midstance.storage.definitions.loader import load_library
from midstance.storage.places import Places
from tests.tui.laptop import EVENING
from tests.tui.runners import BEGINNER


@pytest.fixture
def exercise_list(library: LoadedLibrary) -> Library:
    """The library itself."""
    return library.library


def detail(exercise_list: Library, session: Session) -> str:
    """The line about a session."""
    return session_detail_text(
        session, lay_out(session, exercise_list.exercises), exercise_list.exercises
    )


def plain(row: Row) -> str:
    """A row as text."""
    return "".join(span.text for span in (*row.left, *row.right))


def test_today_the_session_and_the_week_plan_the_same_sets(exercise_list: Library) -> None:
    """The work sets of every session, laid out or as the week counts them, are one number."""
    routines = [exercise_list.session(id_) for id_ in exercise_list.routines]
    of_programs = (sessions_of(exercise_list, each) for each in exercise_list.programs.values())
    for session in (*routines, *(session for some in of_programs for session in some)):
        planned_sets = lay_out(session, exercise_list.exercises)
        assert work_sets(planned_sets) == work_set_count(session)
        text = session_detail_text(session, planned_sets, exercise_list.exercises)
        count = work_sets(planned_sets)
        assert (f" {count} set" if count else f" {len(planned_sets)} move") in text


def test_every_item_of_every_session(exercise_list: Library) -> None:
    """Each exercise stands once in its place, with what is asked of it, under its block."""
    for program in exercise_list.programs.values():
        for session in sessions_of(exercise_list, program):
            rows = tuple(session_rows(session, exercise_list.exercises))
            items = [row for row in rows if not row.is_heading]
            assert len(items) == len(session.items)
            assert len(rows) - len(items) == len(session.blocks)
            for row, each in zip(items, session.items, strict=True):
                assert row.left[0].text == exercise_list.exercises[each.exercise].name
                assert row.right[0].text == target_text(each.prescription)


def test_a_target_is_in_words() -> None:
    """With its load, the effort of 10 and the share of the maximum, and no signs of the files."""
    for text, told in (
        ("3x5 82.5 kg @7", "3 × 5 @ 82.5 kg, RPE 7"),
        ("2x10/side @6", "2 × 10 a side, RPE 6"),
        ("3x6 @7 ~75%", "3 × 6, RPE 7, 75 % of 1RM"),
        ("1x30+ s", "30+ s"),
    ):
        assert target_text(Prescription.parse(text)) == told


def test_keys_are_places(exercise_list: Library) -> None:
    """No two rows have the same key, even where an exercise comes twice."""
    for routine in exercise_list.routines:
        keys = [
            row.key for row in session_rows(exercise_list.session(routine), exercise_list.exercises)
        ]
        assert len(keys) == len(set(keys))


def test_rounds_and_rests(exercise_list: Library) -> None:
    """A circuit says how often it goes round; a rest stands beside its exercise."""
    circuit = "\n".join(
        map(plain, session_rows(exercise_list.session("circuit-bw"), exercise_list.exercises))
    )
    assert " rounds" in circuit
    first = "\n".join(
        map(plain, session_rows(exercise_list.session("foundations/A"), exercise_list.exercises))
    )
    assert "Chair squat (sit-to-stand)   rest 60 s2 × 10, RPE 5" in first


def test_what_stands_in_says_so(exercise_list: Library) -> None:
    """A stand-in names what it replaces, and why, in another look."""
    here = Situation(exercise_list, BEGINNER, EVENING.date())
    session = adapt(exercise_list.session("power-5k10k/A", 3), here).session
    rows = [
        row
        for row in session_rows(session, exercise_list.exercises)
        if row.left[-1].look == "warning"
    ]
    assert rows
    assert all("instead of " in row.left[1].text for row in rows)
    assert all(", because " in row.left[1].text for row in rows)


def test_what_was_added_says_so(exercise_list: Library) -> None:
    """An added exercise bears a word of its own."""
    session = add_exercises(
        exercise_list.session("foundations/A"), [exercise_list.exercise("side-plank")]
    )
    (row,) = [row for row in session_rows(session, exercise_list.exercises) if ADDED in plain(row)]
    assert row.left[0].text == "Side plank"


@pytest.mark.parametrize(
    ("ref", "text"),
    [
        ("core-5", "5 min · 6 sets · no equipment"),
        ("warmup-5", "5 min · 8 moves · needs wall"),
    ],
)
def test_the_line_about_a_session(exercise_list: Library, ref: str, text: str) -> None:
    """Minutes, sets that count, and what has to be there."""
    assert detail(exercise_list, exercise_list.session(ref)) == text


def test_kit_is_named_once(exercise_list: Library) -> None:
    """Whatever is needed several times stands there once."""
    for program in exercise_list.programs.values():
        for session in sessions_of(exercise_list, program):
            needs = detail(exercise_list, session).partition("needs ")[2].split(", ")
            assert len(needs) == len(set(needs))


def test_an_exercise_alone(exercise_list: Library) -> None:
    """Its session is shown like any other."""
    assert detail(
        exercise_list, single_exercise_session(exercise_list.exercise("goblet-squat"))
    ).endswith("3 sets · needs dumbbell")


@pytest.fixture
def small_library() -> Library:
    """The bundled library."""
    return load_library(Places.find(os.environ)).library


def test_the_minutes_are_those_of_the_programs(small_library: Library) -> None:
    """Rounded to whole minutes, as the tables of the programs say them."""
    assert session_minutes(small_library, small_library.session("core-5")) == 5
    assert session_minutes(small_library, small_library.session("foundations/A", 6)) == 43


def test_each_block_is_named_once(small_library: Library) -> None:
    """The heading stands beside the first exercise of its block."""
    rows = block_rows(small_library, small_library.session("foundations/A"))
    headings = [heading for heading, _, _ in rows if heading]
    assert headings == [
        *("Warm-up", "Strength", "Single-leg", "Hips", "Calf and foot", "Core", "Cool-down")
    ]
    assert rows[0] == ("Warm-up", "Brisk walk", "60 s")


def test_equipment_is_named_once_in_the_order_of_need(small_library: Library) -> None:
    """What several exercises need stands there once; the floor needs nothing."""
    assert session_equipment(small_library, small_library.session("foundations/A")) == [
        "wall",
        "chair",
        "towel",
    ]
    assert session_equipment(small_library, small_library.session("core-5")) == []


def test_blocks_in_plain_form_say_where_they_come_from(small_library: Library) -> None:
    """A block that was taken from a routine names it."""
    first, second, *_ = session_blocks(small_library, small_library.session("foundations/A"))
    assert (first["routine"], first["purpose"]) == ("warmup-5", "warm-up")
    assert (second["routine"], second["style"], second["rounds"]) == (None, "straight", 1)
