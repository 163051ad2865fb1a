"""An exercise in words, for every exercise of the library."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from midstance.coach.adapt.situation import Situation
from midstance.coach.adapt.variants import CurrentExercise, ladder_of
from midstance.domain.exercise import Dose, Equipment, Exercise, Impact, Measure, Muscle, Pattern
from midstance.domain.history import ExerciseHistory
from midstance.domain.library import EquipmentFilter, ExerciseFilter
from midstance.domain.quantity import Load, Side, Unit, WeightUnit
from midstance.domain.record import ExercisePast, SetRecord
from midstance.domain.runner import (
    FLOOR,
    HOME_BASIC,
    Complaint,
    ComplaintStage,
    Level,
    Place,
    Runner,
)
from midstance.domain.session import starting_prescription
from midstance.presentation.blocks import Paragraph, Row
from midstance.presentation.commands import DEFAULT_KEYMAP
from midstance.presentation.exercise import (
    ROOM_FOR_CHIPS,
    ROOM_FOR_COLUMNS,
    ExerciseList,
    ExercisePage,
    exercise_facts,
    filter_chips,
    history_paragraphs,
    ladder_paragraphs,
    pattern_text,
    sets_line_text,
    swaps_in_short,
)
from midstance.storage.definitions.cache import LoadedLibrary
from tests.tui.laptop import record
from tests.tui.runners import BEGINNER

MONDAY = date(2026, 11, 23)
ANYBODY = Runner()
BARE = Exercise("bare", "Bare", Pattern.SQUAT, Measure.REPS, Dose(1, 5))


def lines(paragraphs: object) -> list[str]:
    """Paragraphs as plain lines, each with its mark."""
    assert not isinstance(paragraphs, str)
    return [
        each.mark + "".join(part for part, _ in each.parts)
        for each in paragraphs  # type: ignore[attr-defined]  # an iterable of paragraphs
        if isinstance(each, Paragraph)
    ]


def page(
    library: LoadedLibrary, id_: str, runner: Runner, past: ExercisePast | None = None
) -> ExercisePage:
    """What is known of an exercise on Monday."""
    exercise = library.library.exercise(id_)
    here = Situation(library.library, runner, MONDAY)
    known = {id_: past} if past else {}
    variants = ladder_of(CurrentExercise(exercise, starting_prescription(exercise)), here, known)
    nothing = ExerciseHistory(id_, exercise.name, (), ())
    return ExercisePage(here, variants, past, nothing, is_added=False, unit=WeightUnit.KG)


def drawn(library: LoadedLibrary, id_: str, runner: Runner = ANYBODY) -> list[str]:
    """The ladder of an exercise."""
    return lines(ladder_paragraphs(page(library, id_, runner), library.library.exercise(id_)))


def own(library: LoadedLibrary, past: ExercisePast | None, runner: Runner = ANYBODY) -> list[str]:
    """The history of goblet squats."""
    return lines(history_paragraphs(page(library, "goblet-squat", runner, past), MONDAY))


# Words


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (Pattern.SQUAT, "squat"),
        (Pattern.CORE_ANTI_EXTENSION, "core anti-extension"),
        (Pattern.MOBILITY_STATIC, "mobility static"),
        (Pattern.SOFT_TISSUE, "soft tissue"),
    ],
)
def test_patterns_in_words(pattern: Pattern, words: str) -> None:
    """A pattern is named as a coach would write it."""
    assert pattern_text(pattern) == words


# What it is


def test_every_exercise_is_shown_in_full(library: LoadedLibrary) -> None:
    """Each cue, mistake, caution and muscle of each exercise stands on its page, once."""
    for exercise in library.library.exercises.values():
        told = lines(exercise_facts(exercise))
        text = "\n".join(told)
        assert told[0] == exercise.name
        for cue in exercise.cues:
            assert told.count(f"● {cue}") == 1
        for mistake in exercise.mistakes:
            assert told.count(f"✗ {mistake}") == 1
        for said in (exercise.why, exercise.breathing, exercise.caution, exercise.note):
            assert said in text
        for muscle in (*exercise.primary, *exercise.secondary):
            assert muscle.plain in text
        assert f"level {exercise.level} of 5" in told[1]


def test_what_is_not_known_leaves_no_heading() -> None:
    """An exercise without cues, cautions and muscles is shown in a few lines."""
    assert lines(exercise_facts(BARE)) == [
        "Bare",
        "squat · level 1 of 5 · no impact",
        "5 reps · needs nothing",
        "",
    ]


def test_complaints_in_words(library: LoadedLibrary) -> None:
    """What must be left out or done with care is named in a runner's words."""
    text = "\n".join(lines(exercise_facts(library.library.exercise("bounding"))))
    assert "Left out while acute: Achilles tendon pain" in text
    assert "achilles" not in text


# The ladder


def test_from_easy_to_hard_with_the_runner_on_it(library: LoadedLibrary) -> None:
    """Rungs are numbered from the easiest, one of them the runner’s own."""
    assert drawn(library, "goblet-squat")[:6] == [
        "Ladder, from easy to hard",
        "├─1─┤ ✓ Chair squat (sit-to-stand)   ",
        "├─2─┤ ✓ Bodyweight squat   ",
        "├─3─┤ ✓ Goblet squat ◂ you are here   ",
        "├─4─┤ ✓ Barbell back squat",
        "│   │ ✓ Barbell front squat (level 4 may come too early)",
    ]


def test_siblings_with_much_to_say_stand_beneath_each_other(library: LoadedLibrary) -> None:
    """Where two of a rung do not fit side by side, the rung goes on."""
    told = drawn(library, "goblet-squat", BEGINNER)
    (first,) = (n for n, line in enumerate(told) if line.startswith("├─4─┤"))
    assert told[first] == "├─4─┤ ✗ Barbell back squat (home has no barbell and no rack)"
    assert told[first + 1].startswith("│   │ ✗ Barbell front squat (")


def test_what_comes_early_is_said_but_not_forbidden(library: LoadedLibrary) -> None:
    """A level above the runner's is named beside what fits otherwise."""
    told = drawn(library, "split-squat", Runner(level=Level.BEGINNER))
    assert any("✓ Walking lunge (level 3 may come too early)" in line for line in told)


def test_every_ladder_has_the_runner_on_it_once(library: LoadedLibrary) -> None:
    """Whatever the exercise, kit and level: one place is here, and each variant stands once."""
    for runner in (Runner(), Runner(level=Level.BEGINNER, places=(Place("", FLOOR),))):
        for exercise in library.library.exercises.values():
            told = "\n".join(drawn(library, exercise.id, runner))
            assert told.count("◂ you are here") == 1
            assert f"{exercise.name} ◂" in told


def test_what_could_be_done_instead(library: LoadedLibrary) -> None:
    """Off the ladder stands what other kit allows."""
    told = drawn(library, "wobble-board-single-leg")
    assert "Instead of Wobble board, one leg" in told
    assert "  ✓ Single-leg balance" in told


def test_no_ladder_at_all(library: LoadedLibrary) -> None:
    """An exercise that stands alone says so."""
    assert drawn(library, "hip-hike")[0] == "No easier or harder version"


# The history


def test_nothing_done_yet(library: LoadedLibrary) -> None:
    """Without a set there is one line."""
    assert own(library, None) == ["Your history", "Not done yet.", ""]
    assert own(library, ExercisePast("goblet-squat", (), None, None))[1] == "Not done yet."


def test_the_last_time_and_the_best(library: LoadedLibrary) -> None:
    """The sets of the last time, when it was, and the best of all time."""
    sets = tuple(
        record("goblet-squat", 12 - n, set_number=n, load=Load(12_000), effort=6 + n)
        for n in (1, 2)
    )
    best = record("goblet-squat", 8, load=Load(16_000))
    assert own(library, ExercisePast("goblet-squat", sets, MONDAY - timedelta(days=3), best))[
        1:
    ] == [
        "last  11 · 10 @ 12 kg, RPE 8",
        "      3 days ago",
        "best  8 reps @ 16 kg",
        "",
    ]


def test_without_a_best(library: LoadedLibrary) -> None:
    """A log without a best set tells the last time alone."""
    past = ExercisePast("goblet-squat", (record("goblet-squat", 8),), MONDAY, None)
    assert own(library, past)[1:3] == ["last  8", "      today"]


def test_what_care_asks_for(library: LoadedLibrary) -> None:
    """With a complaint the page begins with how to do it today."""
    squat = library.library.exercise("goblet-squat")
    sore = Runner(complaints=(Complaint(squat.care_if[0], ComplaintStage.ACUTE),))
    told = own(library, None, sore)
    assert told[0] == "Today"
    assert told[1].endswith("under the pain rule: stop above 2 of 10.")


@pytest.mark.parametrize(
    ("sets", "text"),
    [
        ((record("plank", 30, Unit.SECONDS),), "30 s"),
        (
            (
                record("side-plank", 30, Unit.SECONDS, side=Side.LEFT),
                record("side-plank", 25, Unit.SECONDS, side=Side.RIGHT),
                record("side-plank", 28, Unit.SECONDS, side=Side.LEFT, set_number=2),
            ),
            "30/25 · 28 s",
        ),
        (
            (
                record("goblet-squat", 8, load=Load(10_000)),
                record("goblet-squat", 8, load=Load(12_500), set_number=2),
            ),
            "8 @ 10 kg, 8 @ 12.5 kg",
        ),
        ((record("carry", 20, Unit.METRES),), "20 m"),
        ((record("pogo-jump", 15, Unit.CONTACTS, effort=5),), "15 jumps, RPE 5"),
    ],
)
def test_sets_in_one_line(sets: tuple[SetRecord, ...], text: str) -> None:
    """Sides together, loads once, the highest effort last."""
    assert sets_line_text(sets, WeightUnit.KG) == text


def test_loads_in_pounds() -> None:
    """The unit is the runner's."""
    (one,) = (record("goblet-squat", 8, load=Load(20_000)),)
    assert sets_line_text((one, replace(one, set_number=2)), WeightUnit.LB) == "8 · 8 @ 44 lb"


WIDE = ROOM_FOR_COLUMNS


@pytest.fixture
def exercise_list(library: LoadedLibrary) -> ExerciseList:
    """Every exercise on Monday."""
    return ExerciseList(library.library.exercises.values(), MONDAY)


def right(row: Row) -> str:
    """What stands at the right end of a row."""
    return "".join(span.text for span in row.right)


def find(exercise_list: ExerciseList, id_: str, width: int = WIDE) -> Row:
    """The row of an exercise."""
    return next(row for row in exercise_list.rows(ExerciseFilter(), width) if row.key == id_)


def test_every_exercise_once_under_its_pattern(exercise_list: ExerciseList) -> None:
    """A heading stands before each pattern with how many there are."""
    rows = tuple(exercise_list.rows(ExerciseFilter(), WIDE))
    headings = [row.left[0].text for row in rows if row.is_heading]
    assert len(rows) - len(headings) == len(exercise_list.exercises)
    assert sum(int(each.partition(" · ")[2]) for each in headings) == len(exercise_list.exercises)
    assert len(headings) == len(set(headings)) == len(Pattern)
    assert "Core anti-extension · 5" in headings


def test_keys_are_ids_and_nothing_comes_twice(exercise_list: ExerciseList) -> None:
    """The cursor can always find its row again."""
    keys = [row.key for row in exercise_list.rows(ExerciseFilter(), WIDE)]
    assert len(keys) == len(set(keys))


def test_headings_without_exercises_do_not_stand(exercise_list: ExerciseList) -> None:
    """What does not go through leaves no heading behind."""
    rows = tuple(exercise_list.rows(ExerciseFilter(pattern=Pattern.CORE_EXTENSION), WIDE))
    assert [row.key for row in rows] == ["#core-extension", "superman"]


def test_a_search_stands_in_the_order_of_its_matches(exercise_list: ExerciseList) -> None:
    """Without headings, the plain squat first; of equal matches what is done often is first."""
    found = [row.key for row in exercise_list.rows(ExerciseFilter("squat"), WIDE)]
    assert found[0] == "bodyweight-squat"
    assert not [key for key in found if key.startswith("#")]
    exercise_list.uses = {"walking-lunge": 3, "side-lunge": 1}
    found = [row.key for row in exercise_list.rows(ExerciseFilter("lun"), WIDE)]
    assert found.index("walking-lunge") < found.index("side-lunge") < found.index("split-squat")


def test_the_name_that_was_searched_for_stands_beside_its_own(exercise_list: ExerciseList) -> None:
    """Only where the exercise is called otherwise here."""
    (first, *_) = exercise_list.rows(ExerciseFilter("rfess"), WIDE)
    assert [span.text.strip() for span in first.left] == ["Bulgarian split squat", "RFESS"]
    (first, *_) = exercise_list.rows(ExerciseFilter("goblet"), WIDE)
    assert [span.text for span in first.left] == ["Goblet squat"]


@pytest.mark.parametrize("text", ["SINGLE leg", "leg single", "single-leg"])
def test_words_in_any_order(exercise_list: ExerciseList, text: str) -> None:
    """All words must be found in the name, the id or the pattern, in whatever case and order."""
    found = {row.key for row in exercise_list.rows(ExerciseFilter(text), WIDE)}
    assert "single-leg-stand" in found
    assert "plank" not in found


def test_what_people_call_it_stands_on_its_page(library: LoadedLibrary) -> None:
    """Without the names of other programs, which have the equipment in brackets."""
    told = lines(exercise_facts(library.library.exercise("elevated-split-squat")))
    (called,) = [each for each in told if each.startswith("also called")]
    assert "rear foot elevated split squat" in called
    assert "(" not in called
    assert not [each for each in lines(exercise_facts(BARE)) if each.startswith("also called")]


def test_level_and_kit_where_there_is_room(exercise_list: ExerciseList) -> None:
    """A wide list shows both, a narrow one only what is missing."""
    assert right(find(exercise_list, "goblet-squat")).split() == ["level", "2", "dumbbell"]
    assert right(find(exercise_list, "goblet-squat", WIDE - 1)).strip() == ""


def test_columns_stand_beneath_each_other(exercise_list: ExerciseList) -> None:
    """In a wide list all right ends are equally long."""
    exercise_list.last = {"plank": MONDAY, "goblet-squat": MONDAY - timedelta(days=800)}
    ends = {
        len(right(row)) for row in exercise_list.rows(ExerciseFilter(), WIDE) if not row.is_heading
    }
    assert len(ends) == 1


@pytest.mark.parametrize("width", [WIDE, WIDE - 1, 40, 20])
def test_what_is_missing_is_named(exercise_list: ExerciseList, width: int) -> None:
    """At any width, kit that is not there is shown in words."""
    exercise_list.owned = FLOOR
    assert "no dumbbell" in right(find(exercise_list, "goblet-squat", width))
    exercise_list.owned = FLOOR | {Equipment.DUMBBELL}
    assert "no dumbbell" not in right(find(exercise_list, "goblet-squat", width))


def test_the_shortest_list_of_what_is_missing(exercise_list: ExerciseList) -> None:
    """Of several choices, the one that lacks least is shown."""
    exercise_list.owned = HOME_BASIC
    assert "no barbell, rack" in right(find(exercise_list, "back-squat"))


def test_when_it_was_done_last(exercise_list: ExerciseList) -> None:
    """Only what was done has a date."""
    exercise_list.last = {"plank": MONDAY - timedelta(days=2)}
    assert right(find(exercise_list, "plank")).endswith("2 days ago")
    assert "ago" not in right(find(exercise_list, "goblet-squat"))


def test_chips_of_an_open_sieve() -> None:
    """Each thing that can be looked for stands with its key."""
    said = "".join(
        text for text, _ in filter_chips(ExerciseFilter(), DEFAULT_KEYMAP, ROOM_FOR_CHIPS)
    )
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
    exercise_filter = ExerciseFilter(
        "", Pattern.SQUAT, Muscle.QUADS, EquipmentFilter("home", HOME_BASIC), 3, Impact.LOW
    )
    found = [
        text.strip()
        for text, style in filter_chips(exercise_filter, DEFAULT_KEYMAP, 200)
        if "reverse" in style
    ]
    assert found == [
        "pattern squat",
        "muscle quads",
        "kit home",
        "level up to 3",
        "impact low",
    ]


def test_chips_without_room() -> None:
    """A narrow line names only what is looked for, and the keys that somebody chose."""
    keymap = {**DEFAULT_KEYMAP, "library.level": ("v",)}
    said = "".join(
        text for text, _ in filter_chips(ExerciseFilter(level=2), keymap, ROOM_FOR_CHIPS - 1)
    )
    assert said.split() == ["v", "level", "up", "to", "2"]


def test_hostile_names_of_places_are_cleaned() -> None:
    """What somebody called a place cannot steer the terminal."""
    exercise_filter = ExerciseFilter(kit=EquipmentFilter("ho\x1b[31mme", FLOOR))
    assert "\x1b" not in "".join(
        text for text, _ in filter_chips(exercise_filter, DEFAULT_KEYMAP, 200)
    )


def test_a_swap_in_short_is_none_of_the_session_s_own_exercises(library: LoadedLibrary) -> None:
    """The first of each group is named; the session's own give way to the next that fits."""
    variants = page(library, "plank", ANYBODY).variants
    names = [name for _, name, _, _ in swaps_in_short(variants, WeightUnit.KG, {"plank"})]
    assert names
    by_name = {each.exercise.name: each.exercise.id for each in variants}
    taken = {"plank", by_name[names[-1]]}
    others = [name for _, name, _, _ in swaps_in_short(variants, WeightUnit.KG, taken)]
    assert names[-1] not in others
    assert others[: len(names) - 1] == names[:-1]
    assert "plank" not in [by_name[each] for each in (*names, *others)]
