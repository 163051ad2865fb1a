"""The end of a workout: bests, three numbers, today beside last time."""

from dataclasses import replace
from datetime import date

import pytest

from midstance.coach.progress.change import Change, ChangeKind
from midstance.coach.progress.next_time import NextTime
from midstance.domain.exercise import VolumeGroup
from midstance.domain.quantity import Load, LoadMeaning, WeightUnit
from midstance.domain.session import Item, Prescription
from midstance.domain.strength.bests import Best, BestKind
from midstance.tui.widgets.review.week_facts import WeekFact
from midstance.tui.widgets.review.workout_summary import numbers_of_set
from midstance.tui.widgets.workout.pane import draw_scene
from midstance.tui.widgets.workout.scene import Scene
from tests.playbook import EXERCISES
from tests.tui.widgets.workout.scenes import SIZES, lines, scene, text_of

LIFTED = scene("lifts", "; ".join(["space"] * 15))


def with_best(**more: object) -> Scene:
    """Squats of which the last set was a best, with a last time."""
    summary = LIFTED.summary
    assert summary is not None
    squat, *others = summary.exercises
    best = Best(BestKind.HEAVIEST, 80_000, 82_500)
    gold = replace(squat, best=best, best_set=squat.sets[-1], last_sets=squat.sets[:2])
    return replace(LIFTED, summary=replace(summary, exercises=(gold, *others), **more))  # type: ignore[arg-type]  # fields by name


def test_the_totals_and_a_row_for_each_exercise() -> None:
    """What was done of what was planned, at every size."""
    done = scene("planks", "space; space; space; 30 s pass; skips the exercise")
    for size in SIZES:
        text = text_of(draw_scene(done, *size))
        assert "1 of 3 sets" in text
        assert "2 skipped" in text
        assert "Plank" in text
        assert "1/3" in text


def test_uneven_sides_are_named() -> None:
    """A side that did clearly less is said, and an equal pair is not."""
    uneven = scene(
        "sides",
        "space; space; space; 20 s pass; space; 9 s pass; space; skips; skips",
    )
    assert "right less" in text_of(draw_scene(uneven, 120, 40))


def test_it_opens_with_the_bests() -> None:
    """In gold, the first one large where there is room, each with its gain."""
    for size in SIZES:
        rows = draw_scene(with_best(), *size)
        starred = [y for y, line in enumerate(lines(rows)) if "★" in line]
        assert starred
        assert "best" in {look.ink for _, look in rows[starred[0]]}
        assert "Squat 5 × 82.5 kg" in lines(rows)[starred[0]]
    wide = text_of(draw_scene(with_best(), 120, 40))
    assert "best yet, +2.5 kg" in wide
    assert wide.index("★") < wide.index("work sets") < wide.index("EXERCISE")


@pytest.mark.parametrize(
    ("meaning", "numbers", "word"),
    [
        (LoadMeaning.TOTAL, ("5", "82.5"), "kg"),
        (LoadMeaning.EACH_HAND, ("5", "2", "82.5"), "kg"),
        (LoadMeaning.HELP, ("5", "82.5"), "kg help"),
    ],
)
def test_the_numbers_of_a_set(meaning: LoadMeaning, numbers: tuple[str, ...], word: str) -> None:
    """Repetitions and load, of two weights both; without a load what was counted."""
    summary = LIFTED.summary
    assert summary is not None
    squat = summary.exercises[0].sets[-1]
    assert numbers_of_set(replace(squat, load_is=meaning), WeightUnit.KG) == (numbers, word)
    assert numbers_of_set(replace(squat, load=None), WeightUnit.KG) == (("5",), "reps")


def test_without_a_best_it_opens_with_the_numbers() -> None:
    """Nothing is said of bests."""
    text = text_of(draw_scene(LIFTED, 120, 40))
    assert "★" not in text
    assert "of 5" in text


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
def test_today_stands_beside_last_time(size: tuple[int, int]) -> None:
    """Under headings, with what was lifted then."""
    text = text_of(draw_scene(with_best(), *size))
    assert "5 · 5 · 5 @ 82.5 kg" in text
    assert "5 · 5 @ 82.5 kg" in text.split("LAST TIME")[1]
    assert "last 825 kg" in text


MORE = Change(
    "squat", ChangeKind.LOAD_UP, date(2026, 11, 23), "All sets were done as asked.", "S.", 2500
)
ROW = replace(Prescription.parse("3x5 @7"), load=Load.of(85))
NEXT = (
    NextTime("squat", Item("squat", ROW), MORE),
    NextTime("carry", Item("carry", Prescription.parse("2x40 m"))),
)


def test_minutes_sets_and_tonnage_stand_in_one_row() -> None:
    """In smaller letters where the bold ones have no room; none of the three is left out."""
    summary = LIFTED.summary
    assert summary is not None
    long = replace(summary, active_seconds=3100, sets_done=18, sets_planned=18)
    for size in ((80, 24), (120, 40)):
        text = text_of(draw_scene(replace(LIFTED, summary=long), *size))
        assert all(word in text for word in ("minutes", "work sets", "t lifted")), size


def test_rows_without_room_are_counted() -> None:
    """The totals give way to them first."""
    summary = LIFTED.summary
    assert summary is not None
    for many, hidden in ((2, 0), (9, 0), (13, 3)):
        crowded = replace(summary, exercises=(summary.exercises[0],) * many)
        rows = lines(draw_scene(replace(LIFTED, summary=crowded), 80, 24))
        assert sum(line.startswith("  Squat") for line in rows) == many - hidden
        assert any(line.strip() == f"and {hidden} more" for line in rows) == bool(hidden)
        assert any(line.strip() == "15 reps" for line in rows) == (many == 2)


def test_the_muscles_leave_a_row_free_at_the_foot() -> None:
    """However many were trained."""
    summary = LIFTED.summary
    assert summary is not None
    many = replace(summary, muscles=tuple((group, 1.0) for group in VolumeGroup))
    rows = lines(draw_scene(replace(LIFTED, summary=many), 120, 40))
    assert not rows[-3][82:].strip()


@pytest.mark.parametrize("size", SIZES)
def test_next_time_stands_beside_it_with_why(size: tuple[int, int]) -> None:
    """From the usual size on in a column of its own, what moves in its colour; why below it."""
    rows = draw_scene(replace(with_best(), nexts=NEXT, exercises=EXERCISES), *size)
    text = text_of(rows)
    if size < (80, 24):
        assert "NEXT TIME" not in text
        return
    heading = next(line for line in lines(rows) if "NEXT TIME" in line)
    squat = next(y for y, line in enumerate(lines(rows)) if "5 · 5 · 5 @ 82.5 kg" in line)
    assert lines(rows)[squat][heading.index("NEXT TIME") :].startswith("3 × 5 @ 85 kg ▲")
    assert "next" in {look.ink for _, look in rows[squat]}
    assert "2 × 40 m" in text
    assert "Next time Squat 3 × 5, 85 kg, 2.5 kg more." in text
    for line in lines(rows):
        assert len(line) <= size[0]


def test_a_deload_week_is_named_over_the_column() -> None:
    """So that lower loads are no surprise."""
    nexts = tuple(replace(each, word="deload", change=None) for each in NEXT)
    text = text_of(draw_scene(replace(with_best(), nexts=nexts, exercises=EXERCISES), 80, 24))
    assert "NEXT: DELOAD" in text
    assert "Next time is a deload week" in text


def test_a_reason_is_whole_or_not_there() -> None:
    """Where the rows are too few for all reasons, none is cut in the middle."""
    long = replace(MORE, reason=" ".join(["All sets were done as asked."] * 9))
    nexts = (replace(NEXT[0], change=long), *NEXT[1:], *[replace(NEXT[0], change=long)] * 9)
    shown = draw_scene(replace(with_best(), nexts=nexts, exercises=EXERCISES), 80, 24)
    text = " ".join(text_of(shown).split())
    assert text.count("asked.") == 9 * text.count("Next time Squat")


def test_muscles_are_bars_on_the_side() -> None:
    """By their names in a gym, the most first; without any it says so."""
    muscles = ((VolumeGroup.CORE, 6.5), (VolumeGroup.HIP_LATERAL, 3.0))
    text = text_of(draw_scene(with_best(muscles=muscles), 120, 40))
    assert text.index("trunk") < text.index("side hip")
    assert "6.5" in text
    assert "no set that counts" in text_of(draw_scene(with_best(muscles=()), 120, 40))


def test_a_hostile_name_is_harmless() -> None:
    """No control character is drawn, and every row keeps its width."""
    summary = LIFTED.summary
    assert summary is not None
    nasty = replace(summary.exercises[0], name="\x1b[2J\u202e" + "x" * 300)
    for size in SIZES:
        rows = draw_scene(replace(LIFTED, summary=replace(summary, exercises=(nasty,))), *size)
        assert "\x1b" not in text_of(rows)
        assert {len(row) for row in rows} == {size[0]}


WEEK = (
    WeekFact("2/2", "go", 1.0, "strength sessions", (), "", "sessions"),
    WeekFact("44", "next", 0.5, "work sets", (), "", "sets"),
    WeekFact("21", "run", 0.4, "km in 3 runs", (), "", "km"),
)


@pytest.mark.parametrize("has_braille", [True, False])
def test_the_week_with_this_workout_stands_on_the_side(*, has_braille: bool) -> None:
    """Three rings with their numbers, or bars without braille; the muscles below them."""
    scene = replace(with_best(), week=WEEK, has_braille=has_braille)
    drawn = lines(draw_scene(scene, 120, 40))
    heading = next(y for y, line in enumerate(drawn) if "MUSCLES TODAY" in line)
    for number, text in ((3, "km in 3 runs this week"), (4, "work sets this week")):
        assert text in drawn[heading - number]
    assert drawn[heading - 5].rstrip().endswith("2/2")
    rings = "".join(line[79:] for line in drawn[8:20])
    assert any("\u2800" < each <= "\u28ff" for each in rings) is has_braille
    assert ("====" in rings) is not has_braille
    low = "".join(line[79:] for line in lines(draw_scene(scene, 120, 32)))
    assert "strength sessions this week" in low
    assert not any("\u2800" < each <= "\u28ff" for each in low)
