"""The exercise on the screen, in words."""

from dataclasses import replace

import pytest

from midstance.domain.exercise import Equipment, Loadable
from midstance.domain.planned_sets import GateOffer
from midstance.domain.quantity import Load, LoadMeaning, Side, Target, Unit, WeightUnit
from midstance.domain.record import ExercisePast, SetRecord
from midstance.domain.runner import Loading
from midstance.domain.session import Style
from midstance.workout.card import (
    Card,
    TextContext,
    cue_for_set,
    equipment_text,
    kit_text,
    make_card,
    prescription_text,
    set_entry_text,
    sets_text,
    sets_text_within,
    sets_without_loads_text,
)
from tests.playbook import EXERCISES, block, item, planned_sets_of, straight


def done(value: int, number: int = 1, **fields: object) -> SetRecord:
    """A recorded set of calf raises."""
    record = SetRecord(
        sequence=number,
        place=0,
        block="strength",
        exercise="calf-raise",
        prescribed_exercise="calf-raise",
        set_number=number,
        side=None,
        target=Target(8, Unit.REPS),
        value=value,
    )
    return replace(record, **fields)  # type: ignore[arg-type]  # each test names its own fields


def card(text: str, *past: SetRecord, best: SetRecord | None = None, number: int = 1) -> Card:
    """The card of one set of an item."""
    planned_set = straight(item(text))[number - 1]
    known = (
        {planned_set.exercise: ExercisePast(planned_set.exercise, past, None, best)}
        if past or best
        else {}
    )
    return make_card(planned_set, 0, TextContext(EXERCISES, known, WeightUnit.KG))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("push-up 1x12", "12 reps"),
        ("push-up 1x1", "1 rep"),
        ("push-up 1x8-12", "8-12 reps"),
        ("plank 1x30 s", "30 s"),
        ("plank 1x30+ s", "30+ s"),
        ("side-plank 1x25 s/side", "25 s each side"),
        ("dead-bug 1x45 s alternating", "45 s, sides in turn"),
        ("lunge 1x6/side alternating", "6 reps each side"),
        ("carry 1x40 m", "40 m"),
        ("jump 1x10 c", "10 jumps"),
        ("hop 1x6 c/side", "6 jumps each side"),
    ],
)
def test_every_measure_has_its_words(text: str, words: str) -> None:
    """Repetitions, seconds, metres and jumps, for both sides or each."""
    (planned_set,) = straight(item(text))
    assert prescription_text(planned_set) == words
    assert card(text).amount == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("push-up 1x12+", "12+ reps, gate 15, stop at RPE 7"),
        ("plank 1x12+ s", "12+ s, gate 15, stop at RPE 7"),
        ("lunge 1x6+/side alternating", "6+ reps each side, gate 15, stop at RPE 7"),
    ],
)
def test_an_open_set_names_its_gate(text: str, words: str) -> None:
    """What the set may go on to stands behind what it asks for."""
    (planned_set,) = straight(item(text))
    assert prescription_text(replace(planned_set, gate=GateOffer(15, 7))) == words


def test_a_set_that_is_not_open_names_no_gate() -> None:
    """Only the card of an open set has one."""
    assert card("push-up 1x12").gate == ""


def test_a_range_is_named_by_its_upper_end() -> None:
    """One to twelve are repetitions, not a repetition."""
    assert card("push-up 1x1-12").amount == "1-12 reps"


def test_a_card_names_what_is_prescribed() -> None:
    """Number, load, effort, tempo, kit and the remark of the program."""
    (planned_set,) = straight(item("squat 1x5 60 kg @7", note="Leave two in reserve."))
    shown = make_card(planned_set, 0, TextContext(EXERCISES, {}, WeightUnit.KG))
    assert (shown.name, shown.block, shown.exercise) == ("Squat", "Strength", "squat")
    assert (shown.set_number, shown.sets, shown.load) == (1, 1, "60 kg")
    assert (shown.effort, shown.tempo, shown.kit) == ("effort 7", "3-1-X-0", "barbell + rack")
    assert (shown.note, shown.side, shown.band) == ("Leave two in reserve.", "", "")


def test_a_timed_set_shows_no_tempo() -> None:
    """Nobody lowers a plank for three seconds."""
    (planned_set,) = straight(item("squat 1x30 s"))
    assert make_card(planned_set, 0, TextContext(EXERCISES, {}, WeightUnit.KG)).tempo == ""


def test_a_card_names_the_side_at_work() -> None:
    """And no side where both work together."""
    (planned_set,) = straight(item("side-plank 1x9 s/side"))
    known = TextContext(EXERCISES, {}, WeightUnit.KG)
    assert [make_card(planned_set, side, known).side for side in (0, 1)] == [
        "left side",
        "right side",
    ]
    assert [make_card(planned_set, side, known).is_left for side in (0, 1)] == [True, False]
    assert (card("push-up 1x5").side, card("push-up 1x5").is_left) == ("", False)


def test_a_band_is_named_by_its_length() -> None:
    """The card names the distance of the band once it was entered."""
    (planned_set,) = straight(item("band-walk 1x9"))
    known = TextContext(EXERCISES, {}, WeightUnit.KG)
    assert make_card(replace(planned_set, band_cm=80), 0, known).band == "band at 80 cm"


def test_where_the_clock_decides_the_sets_so_far_are_counted() -> None:
    """Nobody promises rounds of an AMRAP."""
    planned_sets = planned_sets_of(block(item("push-up 1x5"), style=Style.INTERVAL, cap=60))
    shown = make_card(planned_sets[2], 0, TextContext(EXERCISES, {}, WeightUnit.KG))
    assert (shown.set_number, shown.sets) == (3, 3)


def test_one_cue_a_set() -> None:
    """How to set up, the common mistake, the other cues, why it may matter, then from the start."""
    plank = EXERCISES["plank"]
    assert [cue_for_set(plank, number) for number in range(1, 6)] == [
        "Stand tall",
        "Avoid: Hips sag",
        "Breathe",
        "It may help late in a race.",
        "Stand tall",
    ]
    assert cue_for_set(replace(plank, cues=(), mistakes=(), why=""), 3) == ""
    sets = straight(item("plank 5x30 s"))
    known = TextContext(EXERCISES, {}, WeightUnit.KG)
    cards = [make_card(each, 0, known) for each in sets]
    assert [each.is_cue_mistake for each in cards] == [False, True, False, False, False]
    assert [each.plain_cue for each in cards[:3]] == ["Stand tall", "Hips sag", "Breathe"]


@pytest.mark.parametrize(
    ("meaning", "choice", "words"),
    [
        (LoadMeaning.EACH_HAND, (Equipment.DUMBBELL,), "dumbbells"),
        (LoadMeaning.EACH_HAND, (Equipment.DUMBBELL, Equipment.BENCH), "dumbbells, bench"),
        (LoadMeaning.EACH_HAND, (Equipment.KETTLEBELL, Equipment.STEP), "kettlebells, step"),
        (LoadMeaning.ONE_WEIGHT, (Equipment.DUMBBELL,), "dumbbell"),
        (LoadMeaning.ONE_WEIGHT, (Equipment.KETTLEBELL, Equipment.BENCH), "kettlebell, bench"),
        (LoadMeaning.TOTAL, (Equipment.BARBELL, Equipment.RACK), "barbell, rack"),
        (LoadMeaning.ONE_WEIGHT, (Equipment.BENCH,), "bench"),
    ],
)
def test_a_weight_in_each_hand_is_two_of_them(
    meaning: LoadMeaning, choice: tuple[Equipment, ...], words: str
) -> None:
    """What is held in both hands is needed twice, and only that is."""
    held = replace(
        EXERCISES["squat"],
        loadable=Loadable.EXTERNAL,
        equipment=(choice,),
        load_is=((None, meaning),),
    )
    assert kit_text(held, choice) == words
    assert equipment_text(held) == words.replace(", ", " + ")


def test_kit_in_words() -> None:
    """Alternatives with or, what belongs together with a plus, nothing for the body alone."""
    squat = EXERCISES["squat"]
    both = replace(squat, equipment=(*squat.equipment, *EXERCISES["carry"].equipment))
    assert equipment_text(both) == "barbell + rack or dumbbell"
    assert equipment_text(EXERCISES["plank"]) == ""


def test_a_recorded_set_in_words() -> None:
    """With its side and its load."""
    assert set_entry_text(done(8), WeightUnit.KG) == "8 reps"
    assert set_entry_text(done(1, side=Side.LEFT), WeightUnit.KG) == "left 1 rep"
    heavy = done(5, load=Load(60_000))
    assert set_entry_text(heavy, WeightUnit.KG) == "5 reps @ 60 kg"
    assert set_entry_text(heavy, WeightUnit.LB) == "5 reps @ 132.5 lb"


def test_last_time_is_in_sight() -> None:
    """The numbers in order, both sides of a set together where they differ."""
    assert card("calf-raise 1x8/side").last == ""
    even = (done(8, side=Side.LEFT), done(8, side=Side.RIGHT))
    odd = (done(8, 2, side=Side.LEFT), done(6, 2, side=Side.RIGHT))
    assert card("calf-raise 1x8/side", *even, *odd).last == "8 · 8/6"
    held = done(30, target=Target(30, Unit.SECONDS))
    assert card("calf-raise 1x8/side", held).last == "30 s"
    loads = (done(8, load=Load(20_000)), done(8, 2, load=Load(22_500)))
    assert card("calf-raise 1x8/side", *loads).last == "8 @ 20 kg, 8 @ 22.5 kg"


@pytest.mark.parametrize(
    ("sets", "text"),
    [
        (((8, 10), (10, 9), (12, 8)), "8 @ 10 kg, 10 @ 9 kg, 12 @ 8 kg"),
        (((5, 100), (5, 60), (5, 80)), "5 @ 100 kg, 5 @ 60 kg, 5 @ 80 kg"),
        (((5, 60), (5, 60), (8, 40), (5, 60)), "5 · 5 @ 60 kg, 8 @ 40 kg, 5 @ 60 kg"),
        (((8, 0), (8, 10)), "8, 8 @ 10 kg"),
    ],
)
def test_each_set_keeps_its_own_load(sets: tuple[tuple[int, int], ...], text: str) -> None:
    """In the order done, whatever the loads are as text; neighbours with the same load share it."""
    records = (
        done(reps, number, load=Load(kg * 1000) if kg else None)
        for number, (reps, kg) in enumerate(sets, 1)
    )
    assert sets_text(tuple(records), WeightUnit.KG) == text


def test_sides_and_bands_keep_their_own_too() -> None:
    """Both sides of a set with one load name it once; with two, in the order of the sides."""
    one = done(8, side=Side.LEFT, load=Load(10_000)), done(8, side=Side.RIGHT, load=Load(10_000))
    two = (
        done(8, 2, side=Side.LEFT, load=Load(9000)),
        done(6, 2, side=Side.RIGHT, load=Load(8000)),
    )
    assert sets_text(one + two, WeightUnit.KG) == "8 @ 10 kg, 8/6 @ 9 kg/8 kg"
    bands = done(12, band_cm=60), done(10, 2, band_cm=80)
    assert sets_text(bands, WeightUnit.KG) == "12 @ band 60 cm, 10 @ band 80 cm"
    timed = tuple(done(30, n, target=Target(30, Unit.SECONDS), load=Load(n * 1000)) for n in (2, 1))
    assert sets_text(timed, WeightUnit.LB) == "30 s @ 4.5 lb, 30 s @ 2 lb"


def test_without_their_loads_all_sets_are_counted() -> None:
    """A second load, which begins a group of its own, takes no set away."""
    sets = done(8, load=Load(10_000)), done(10, 2, load=Load(9000))
    assert sets_text(sets, WeightUnit.KG) == "8 @ 10 kg, 10 @ 9 kg"
    assert sets_without_loads_text(sets) == "8 · 10"
    held = tuple(replace(each, target=Target(30, Unit.SECONDS)) for each in sets)
    assert sets_without_loads_text(held) == "8 · 10 s"
    assert sets_without_loads_text(()) == ""


@pytest.mark.parametrize(
    ("width", "text"),
    [
        (20, "5 · 5 · 5 @ 62.5 kg"),
        (17, "5 · 5 · 5 @ 62.5"),
        (14, "3 × 5 @ 62.5"),
        (9, "3 × 5"),
        (4, "3 ×…"),
    ],
)
def test_sets_take_fewer_signs_where_there_is_little_room(width: int, text: str) -> None:
    """The unit goes, equal sets are counted, the load goes, and only then they are cut."""
    sets = tuple(done(5, number, load=Load(62_500)) for number in (1, 2, 3))
    assert sets_text_within(sets, WeightUnit.KG, width) == text


def test_the_best_is_in_sight() -> None:
    """The card shows the best set where there is one."""
    best = done(12, load=Load(10_000))
    assert card("calf-raise 1x8/side", best=best).best == "12 reps @ 10 kg"
    assert card("calf-raise 1x8/side", best=best).last == ""
    assert card("calf-raise 1x8/side", done(8)).best == ""


def test_the_cue_for_a_glance_and_the_command_come_from_the_exercise() -> None:
    """Both stand on the card as they are written; an exercise without them has neither."""
    (planned_set,) = straight(item("plank 1x30 s"))
    plank = replace(EXERCISES["plank"], glance="one line", command="Brace")
    known = TextContext({"plank": plank}, {}, WeightUnit.KG)
    made = make_card(planned_set, 0, known)
    assert (made.glance, made.command) == ("one line", "Brace")
    assert (card("plank 1x30 s").glance, card("plank 1x30 s").command) == ("", "")


def test_help_is_never_a_best() -> None:
    """Where a band takes weight off, more is no better; without a number the best is shown."""
    exercises = EXERCISES | {"calf-raise": replace(EXERCISES["calf-raise"], loadable=Loadable.HELP)}
    (planned_set,) = straight(item("calf-raise 1x8"))
    for best, text in ((done(8, load=Load(30_000)), ""), (done(8), "8 reps")):
        past = {"calf-raise": ExercisePast("calf-raise", (), None, best)}
        assert make_card(planned_set, 0, TextContext(exercises, past, WeightUnit.KG)).best == text


@pytest.mark.parametrize(
    ("meaning", "load", "last"),
    [
        (LoadMeaning.EACH_HAND, "2 × 20 kg", "8 · 8 @ 2 × 20 kg"),
        (LoadMeaning.TOTAL, "20 kg", "8 · 8 @ 20 kg"),
        (LoadMeaning.STACK, "20 kg", "8 · 8 @ 20 kg"),
        (LoadMeaning.HELP, "20 kg help", "8 · 8 @ 20 kg help"),
    ],
)
def test_a_load_is_shown_with_what_it_means(meaning: LoadMeaning, load: str, last: str) -> None:
    """On the card of the set to do, in its log line and beside the last time."""
    (planned_set,) = straight(item("calf-raise 1x8 20 kg", rest="0"))
    loaded = replace(planned_set, loading=Loading(Load.of(2), None, meaning))
    sets = tuple(done(8, number, load=Load.of(20), load_is=meaning) for number in (1, 2))
    past = {"calf-raise": ExercisePast("calf-raise", sets, None, None)}
    shown = make_card(loaded, 0, TextContext(EXERCISES, past, WeightUnit.KG))
    assert (shown.load, shown.last) == (load, last)
    assert set_entry_text(sets[0], WeightUnit.KG) == f"8 reps @ {load}"


def test_sets_with_another_meaning_do_not_share_a_load() -> None:
    """Two weights of 20 kg are not a bar of 20 kg."""
    pair = done(8, 1, load=Load.of(20), load_is=LoadMeaning.EACH_HAND)
    bar = done(8, 2, load=Load.of(20), load_is=LoadMeaning.TOTAL)
    assert sets_text((pair, bar), WeightUnit.KG) == "8 @ 2 × 20 kg, 8 @ 20 kg"
