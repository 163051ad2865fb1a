"""Programs and routines in words and tables, for each of the library."""

from dataclasses import replace

import pytest

from midstance.domain.attendance import ProgramStanding
from midstance.domain.library import Library
from midstance.domain.program import Routine
from midstance.presentation.planning.session_text import session_minutes
from midstance.presentation.programs import (
    Minutes,
    all_minutes,
    minutes_range_text,
    program_paragraphs,
    program_rows,
    routine_paragraphs,
    sessions_of,
    week_names,
    week_table_rows,
)
from midstance.storage.definitions.cache import LoadedLibrary
from tests.presentation.test_exercise import lines

NOW = ProgramStanding("foundations", "Foundations", 2, 6, 3, 12, 1, 0, False, False, "week 2 of 6")


@pytest.fixture
def exercise_list(library: LoadedLibrary) -> Library:
    """The library itself."""
    return library.library


@pytest.fixture(scope="module")
def spans(library: LoadedLibrary) -> Minutes:
    """How long everything takes."""
    return all_minutes(library.library)


def text(paragraphs: object) -> str:
    """Paragraphs as one text."""
    return "\n".join(lines(paragraphs))


def test_minutes_of_everything(exercise_list: Library, spans: Minutes) -> None:
    """The span of each program is that of its shortest and its longest session."""
    assert set(spans) == {*exercise_list.programs, *exercise_list.routines}
    assert spans["foundations"] == (20, 43)
    assert spans["core-5"] == (5, 5)
    assert spans["circuit-bw"] == (26, 34)


@pytest.mark.parametrize(("span", "said"), [((5, 5), "5 min"), ((28, 39), "28-39 min")])
def test_spans_in_words(span: tuple[int, int], said: str) -> None:
    """One number where there is one."""
    assert minutes_range_text(span) == said


def test_a_program_without_sessions_takes_no_time(exercise_list: Library) -> None:
    """A program of the runner's own may be empty, and does no harm."""
    empty = replace(exercise_list.program("foundations"), id="empty", sessions=())
    library = Library(exercise_list.exercises, {}, {"empty": empty})
    assert all_minutes(library) == {"empty": (0, 0)}
    assert list(week_table_rows(library, empty)) == []


@pytest.mark.parametrize("width", [40, 58, 84, 120])
def test_every_program_and_routine_has_one_row(
    exercise_list: Library, spans: Minutes, width: int
) -> None:
    """Every program and routine once, with weeks and minutes; no right end is too long."""
    found = tuple(program_rows(exercise_list, spans, None, width))
    assert len(found) == len(spans) + 2
    for row in found:
        assert sum(len(span.text) for span in row.right) <= 38
    first = next(row for row in found if row.key == "foundations")
    assert "6 weeks · 2 a week" in first.right[0].text
    assert ("20-43 min" in first.right[0].text) is (width >= 84)


@pytest.mark.parametrize("width", [40, 120])
def test_the_chosen_one_is_marked(exercise_list: Library, spans: Minutes, width: int) -> None:
    """Its standing follows its name, and nobody else has one."""
    marked = [
        row for row in program_rows(exercise_list, spans, NOW, width) if "●" in row.left[-1].text
    ]
    assert [row.key for row in marked] == ["foundations"]
    assert marked[0].left[-1].text == "  ● week 2 of 6"


def test_all_that_is_said_of_each_program(exercise_list: Library, spans: Minutes) -> None:
    """Nothing that a program says of itself is lost."""
    for program in exercise_list.programs.values():
        said = text(program_paragraphs(program, spans[program.id], None))
        for part in (
            program.name,
            program.summary,
            program.equipment,
            program.entry,
            program.in_the_week,
            program.progression,
            program.finish,
            program.swaps,
        ):
            assert part.strip() in said
        assert "Your program" not in said
        assert ("Deload and taper" in said) is bool(program.deload or program.taper)


def test_the_standing_of_the_chosen_one(exercise_list: Library, spans: Minutes) -> None:
    """It is shown on its own page alone."""
    assert "● Your program: week 2 of 6." in text(
        program_paragraphs(exercise_list.program("foundations"), spans["foundations"], NOW)
    )
    assert "Your program" not in text(
        program_paragraphs(exercise_list.program("bootcamp-3"), spans["bootcamp-3"], NOW)
    )


def test_all_that_is_said_of_each_routine(exercise_list: Library, spans: Minutes) -> None:
    """Name, minutes, level, purpose and note."""
    for routine in exercise_list.routines.values():
        said = text(routine_paragraphs(routine, spans[routine.id]))
        assert said.startswith(f"{routine.name}\n{minutes_range_text(spans[routine.id])} · level ")
        assert routine.purpose in said
        assert routine.note in said


def test_a_cap_of_the_heart_rate() -> None:
    """A routine that keeps the heart calm says so."""
    routine = Routine("walk", "Walk", "Easy.", (), heart_rate_cap=70)
    assert "heart rate up to 70 %" in text(routine_paragraphs(routine, (20, 20)))
    assert "heart rate" not in text(
        routine_paragraphs(replace(routine, heart_rate_cap=None), (1, 1))
    )


def test_names_of_weeks(exercise_list: Library) -> None:
    """Lighter weeks say what they are."""
    names = week_names(exercise_list.program("durable-marathon"))
    assert len(names) == 12
    assert (names[0], names[3], names[10]) == ("week 1", "4 deload", "11 taper")


def test_the_table_holds_every_session_of_every_week(exercise_list: Library) -> None:
    """Each session has a line with its minutes in exactly the weeks that ask for it."""
    for program in exercise_list.programs.values():
        table = tuple(week_table_rows(exercise_list, program))
        asked = {(each.id, each.week): each for each in sessions_of(exercise_list, program)}
        for row in table:
            if row.is_heading:
                for week, cell in enumerate(row.cells, 1):
                    session = asked.get((row.session, week))
                    assert cell == (
                        f"{session_minutes(exercise_list, session)} min" if session else ""
                    )


def test_the_table_holds_every_exercise_of_every_week(exercise_list: Library) -> None:
    """What a week asks of an exercise stands in its cell, and a routine is ticked."""
    for program in exercise_list.programs.values():
        cells = {
            (row.session, row.label): row.cells
            for row in week_table_rows(exercise_list, program)
            if not row.is_heading
        }
        for session in sessions_of(exercise_list, program):
            for block in session.blocks:
                for item in block.items:
                    name = exercise_list.exercises[item.exercise].name
                    label = exercise_list.routines[block.routine].name if block.routine else name
                    cell = cells[session.id, label][session.week - 1]
                    assert ("✓" if block.routine else item.prescription.text()) in cell


def test_the_order_of_the_table(exercise_list: Library) -> None:
    """Lines come in the order in which a session goes, also those of later weeks."""
    table = [
        row.label for row in week_table_rows(exercise_list, exercise_list.program("foundations"))
    ]
    first = table[1 : table.index("Short static cool-down") + 1]
    assert first[0] == "Short dynamic warm-up"
    assert first.index("Chair squat (sit-to-stand)") + 1 == first.index("Bodyweight squat")
    assert first.index("Glute bridge (two legs)") < first.index("Calf raise (two legs)")
