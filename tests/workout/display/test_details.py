"""What stands around the number on the screen."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from midstance.domain.planned_sets import PlannedSet
from midstance.domain.quantity import Load, Target, Tempo, Unit, WeightUnit
from midstance.domain.record import ExercisePast, SetRecord, SetResult
from midstance.domain.runner import Loading, LoadRules
from midstance.domain.session import Purpose, Style
from midstance.domain.strength.bests import BestKind
from midstance.workout.display.details import (
    Details,
    SetMark,
    make_details,
    paced_ms,
    short_text,
)
from midstance.workout.machine import Machine
from midstance.workout.state import GuideOptions
from tests.playbook import EXERCISES, Play, block, go_on, item, planned_sets_of, straight
from tests.workout.test_laws import Act, begun, live, lived, options, sessions

BAR, STEP = Load(20_000), Load(2_500)
RULES = LoadRules(WeightUnit.KG, dict.fromkeys(EXERCISES, Loading(STEP, BAR)))
SQUATS = tuple(
    replace(each, loading=Loading(STEP, BAR))
    for each in straight(item("squat 3x5 80 kg", rest="120"), item("push-up 2x8-12", rest="60"))
)
ROUNDS = planned_sets_of(
    block(item("run 1x60 s"), purpose=Purpose.WARM_UP),
    block(item("squat 2x5"), item("calf-raise 2x10/side"), style=Style.SUPERSET, rounds=2),
    block(item("plank 1x30 s"), item("run 1x60 s"), purpose=Purpose.COOL_DOWN),
)


def details(
    planned_sets: tuple[PlannedSet, ...],
    *transcript: str,
    past: dict[str, ExercisePast] | None = None,
) -> Details:
    """The details after a transcript."""
    play = Play(SQUATS)
    play.machine = Machine(planned_sets, EXERCISES, GuideOptions(loads=RULES))
    go_on(play, *transcript)
    return make_details(play.machine.state, play.now, EXERCISES, past or {}, WeightUnit.KG)


def record(number: int, value: int, grams: int, effort: int | None = None) -> SetRecord:
    """A squat of last time."""
    return SetRecord(
        *(number, 0, "strength", "squat", "squat", number, None, Target(5, Unit.REPS), value),
        load=Load(grams),
        effort=effort,
    )


def test_the_table_has_last_time_and_today() -> None:
    """A row a set: what was done last time and now, what is on, and what is to come."""
    last = ExercisePast("squat", (record(1, 5, 77_500, 6), record(2, 4, 77_500)), date.min, None)
    shown = details(SQUATS, "space; space; types 6; space; effort 8", past={"squat": last})
    one, two, three = shown.table
    assert (one.last, one.last_effort, one.today, one.effort) == ("5 × 77.5", 6, "6 × 80", 8)
    assert (two.last, two.last_effort, two.today) == ("4 × 77.5", None, "5 × 80")
    assert [row.mark for row in shown.table] == [SetMark.DONE, SetMark.NOW, SetMark.TO_DO]
    assert three.last == ""
    assert (shown.saved_number, shown.saved_name, shown.saved) == (1, "", "6 × 80 kg")
    assert shown.saved_counted == ""


def test_a_skipped_set_has_a_dash() -> None:
    """It is not done, and reads so."""
    shown = details(SQUATS, "space; skips")
    assert (shown.table[0].today, shown.table[0].mark) == ("–", SetMark.SKIPPED)


def test_the_set_that_is_fixed_is_the_one_on_the_screen() -> None:
    """While a set is open to be fixed its numbers are shown, and its row is marked."""
    shown = details(SQUATS, "space; space; types 4; space; erases; load +1")
    assert (shown.count, shown.load) == ("4", "82.5")
    assert [row.mark for row in shown.table] == [SetMark.NOW, SetMark.TO_DO, SetMark.TO_DO]


@pytest.mark.parametrize(
    ("deed", "plates"),
    [("load +0", "same plates"), ("load +2", "change to 25 + 5 + 2.5 a side")],
)
def test_what_to_change_on_the_bar(deed: str, plates: str) -> None:
    """Between two sets the bar stays as it is, or the new plates are named."""
    assert details(SQUATS, "space").plates == "25 + 5 a side"
    assert details(SQUATS, f"space; space; space; {deed}").plates == plates


def test_one_step_down_and_up() -> None:
    """The loads beside the planned one, and none where no weight is logged."""
    shown = details(SQUATS, "space")
    assert (shown.step, shown.lighter, shown.heavier) == ("2.5", "77.5 kg", "82.5 kg")
    bare = details(straight(item("push-up 2x8-12")), "space")
    assert (bare.step, bare.lighter, bare.heavier, bare.count) == ("", "", "", "8-12")


def test_what_follows() -> None:
    """Each exercise once with its sets, and a block that does not count as one row."""
    ahead = [(each.name, each.amount) for each in details(ROUNDS, "space; skips").ahead]
    assert ahead == [("Calf raise", "2 × 10 a side"), ("Cool-down", "2 moves, 2 min")]


def test_what_follows_within_a_warm_up() -> None:
    """The next move is named, the others behind it are one row, and the work comes after them."""
    moves = block(
        item("run 1x60 s"), item("jump 1x5 c"), item("plank 1x30 s"), purpose=Purpose.WARM_UP
    )
    session = planned_sets_of(moves, block(item("squat 2x5 80 kg")))
    ahead = [(each.name, each.amount) for each in details(session, "space").ahead]
    assert ahead == [("Jump", "1 × 5"), ("Warm-up", "1 move, 1 min"), ("Squat", "2 × 5")]


def test_what_follows_has_a_short_name_too() -> None:
    """Where the name has no room its short form stands there; a block has only its heading."""
    raises = replace(EXERCISES["calf-raise"], short_name="Raise")
    play = Play(ROUNDS)
    play.machine = Machine(ROUNDS, {**EXERCISES, "calf-raise": raises}, GuideOptions())
    go_on(play, "space; skips")
    shown = play.view.details.ahead
    assert [each.short for each in shown] == ["Raise", "Cool-down"]
    assert [each.name for each in shown] == ["Calf raise", "Cool-down"]


def test_a_set_of_the_partner_has_its_name() -> None:
    """Saved while the other exercise is on the screen, it says whose set it was."""
    pair = block(item("squat 2x5"), item("push-up 2x9", rest="60"), style=Style.SUPERSET, rounds=2)
    shown = details(planned_sets_of(pair), "space; space; space; space")
    assert (shown.saved_name, shown.saved_number, shown.saved) == ("Push up", 1, "9")
    assert shown.saved_counted == "reps"


@pytest.mark.parametrize(
    ("asked", "typed", "saved"),
    [
        ("push-up 2x9", "types 1", ("1", "rep")),
        ("push-up 2x9", "types 8", ("8", "reps")),
        ("jump 2x6 c", "types 4", ("4", "jumps")),
        ("plank 2x30 s", "", ("30 s", "")),
    ],
)
def test_what_was_saved_says_what_was_counted(
    asked: str, typed: str, saved: tuple[str, str]
) -> None:
    """A bare number would read as another set; a load or a symbol says it already."""
    sets = planned_sets_of(block(item(asked, rest="60")))
    keys = "5 s pass; 30 s pass" if "plank" in asked else f"{typed}; space"
    shown = details(sets, f"space; space; {keys}")
    assert (shown.saved, shown.saved_counted) == saved


def test_the_partner_of_a_superset() -> None:
    """What alternates with the exercise is named."""
    assert details(ROUNDS, "space; skips").partner == "with Calf raise 2 × 10 a side"
    assert details(SQUATS, "space").partner == ""


def test_the_place_counts_work_sets_only() -> None:
    """Warm-up and cool-down count among themselves."""
    assert details(ROUNDS, "space").place == "warm-up 1 of 1"
    assert details(ROUNDS, "space; skips").place == "set 1 of 4"


def test_both_sides() -> None:
    """The side that works, and what was done of the other one."""
    sides = straight(item("side-plank 1x20 s/side"))
    left, right = details(sides, "space; space; space; 20 s pass").sides
    assert (left.name, left.is_now, left.done) == ("left", False, "20 s")
    assert (right.name, right.is_now, right.done) == ("right", True, "")
    assert details(SQUATS, "space").sides == ()


def test_the_tempo_goes_round() -> None:
    """Down 3, hold 1, up as fast as possible; then the next repetition."""
    beats = [details(SQUATS, "space; space", f"{s} s pass").tempo for s in range(1, 7)]
    words = [(beat.word, beat.second, beat.repetition) for beat in beats if beat]
    assert words == [
        ("down", 2, 1),
        ("down", 3, 1),
        ("hold", 1, 1),
        ("up", 1, 1),
        ("down", 1, 2),
        ("down", 2, 2),
    ]


def test_the_fewest_signs() -> None:
    """Seconds and metres keep their sign, jumps and repetitions need none."""
    assert short_text(30, Unit.SECONDS, None, WeightUnit.KG) == "30 s"
    assert short_text(12, Unit.CONTACTS, None, WeightUnit.KG) == "12"
    assert short_text(5, Unit.REPS, Load(82_500), WeightUnit.LB) == "5 × 182"


EVERYTHING = planned_sets_of(
    block(item("run 1x60 s"), item("jump 1x5 c"), purpose=Purpose.WARM_UP),
    block(
        item("squat 2x5 80 kg", rest="120"),
        item("carry 1x40 m", rest="60"),
        item("lunge 2x8/side alternating", rest="60"),
    ),
    block(item("plank 2x30+ s", rest="30"), item("side-plank 1x20 s/side"), purpose=Purpose.CORE),
    block(item("run 1x300 s"), purpose=Purpose.COOL_DOWN),
)
TO_THE_WORK = "space; skips; skips"
PHASES: dict[str, dict[str, object]] = {
    "space": {
        "count": "60 s",
        "counted": "seconds",
        "load": "",
        "load_unit": "",
        "place": "warm-up 1 of 2",
        "length": 0,
        "saved": "",
        "partner": "",
        "tempo": None,
    },
    "space; skips": {
        "count": "5",
        "counted": "jumps",
        "place": "warm-up 2 of 2",
        "is_warm_up": True,
        "saved_number": 0,
        "saved_name": "",
    },
    f"{TO_THE_WORK}": {
        "count": "5",
        "counted": "reps",
        "load": "80",
        "load_unit": "kg",
        "place": "set 1 of 8",
        "is_warm_up": False,
        "plates": "25 + 5 a side",
        "new_plates": (25, 5),
    },
    f"{TO_THE_WORK}; space; types 4; space; 30 s pass": {
        "count": "5",
        "load": "80",
        "saved_number": 1,
        "saved_name": "",
        "saved": "4 × 80 kg",
        "saved_value": "4",
        "saved_load": "80",
        "length": 120,
        "elapsed": 30,
        "place": "set 2 of 8",
    },
    f"{TO_THE_WORK}; skips the exercise": {
        "count": "40 m",
        "counted": "metres",
        "place": "set 3 of 8",
        "load": "",
    },
    f"{TO_THE_WORK}; skips the exercise; skips the exercise": {
        "count": "8",
        "place": "set 4 of 8",
    },
    f"{TO_THE_WORK}; skips the exercise; skips the exercise; space; space": {
        "saved": "8 · 8",
        "saved_number": 1,
        "saved_name": "",
        "place": "set 5 of 8",
    },
    f"{TO_THE_WORK}; jumps to 5; space": {
        "count": "30+ s",
        "counted": "seconds",
        "length": 5,
        "place": "set 1 of 8",
    },
    f"{TO_THE_WORK}; jumps to 6; space; space; 12 s pass": {
        "count": "20 s",
        "length": 20,
        "elapsed": 12,
    },
}


@pytest.mark.parametrize("transcript", PHASES)
def test_the_details_of_every_kind_of_set(transcript: str) -> None:
    """Repetitions, jumps, metres and seconds, with and without load, before and in the work."""
    shown = details(EVERYTHING, transcript)
    assert {name: getattr(shown, name) for name in PHASES[transcript]} == PHASES[transcript]


AHEAD: dict[str, list[tuple[str, str]]] = {
    "space": [
        ("Jump", "1 × 5"),
        ("Squat", "2 × 5"),
        ("Carry", "1 × 40 m"),
        ("Lunge", "2 × 8 a side"),
        ("Plank", "2 × 30+ s"),
        ("Side plank", "1 × 20 s a side"),
        ("Cool-down", "1 move, 6 min"),
    ],
    TO_THE_WORK: [
        ("Carry", "1 × 40 m"),
        ("Lunge", "2 × 8 a side"),
        ("Plank", "2 × 30+ s"),
        ("Side plank", "1 × 20 s a side"),
        ("Cool-down", "1 move, 6 min"),
    ],
    f"{TO_THE_WORK}; jumps to 6": [
        ("Squat", "2 × 5"),
        ("Carry", "1 × 40 m"),
        ("Lunge", "2 × 8 a side"),
        ("Plank", "2 × 30+ s"),
        ("Cool-down", "1 move, 6 min"),
    ],
    f"{TO_THE_WORK}; jumps to 7": [
        ("Squat", "2 × 5"),
        ("Carry", "1 × 40 m"),
        ("Lunge", "2 × 8 a side"),
        ("Plank", "2 × 30+ s"),
        ("Side plank", "1 × 20 s a side"),
    ],
}


@pytest.mark.parametrize("transcript", AHEAD)
def test_what_follows_in_its_order(transcript: str) -> None:
    """The next move of a warm-up, then the work exercise by exercise, and the cool-down as one."""
    shown = details(EVERYTHING, transcript)
    assert [(each.name, each.amount) for each in shown.ahead] == AHEAD[transcript]


TABLES: dict[str, list[tuple[int, str, SetMark]]] = {
    TO_THE_WORK: [(1, "5 × 80", SetMark.NOW), (2, "5 × 80", SetMark.TO_DO)],
    f"{TO_THE_WORK}; load +1; nudges +2": [
        (1, "7 × 82.5", SetMark.NOW),
        (2, "5 × 82.5", SetMark.TO_DO),
    ],
    f"{TO_THE_WORK}; space; types 3; space": [
        (1, "3 × 80", SetMark.DONE),
        (2, "5 × 80", SetMark.NOW),
    ],
    f"{TO_THE_WORK}; space; space; one more set": [
        (1, "5 × 80", SetMark.DONE),
        (2, "5 × 80", SetMark.NOW),
        (3, "5 × 80", SetMark.TO_DO),
    ],
    f"{TO_THE_WORK}; jumps to 5; space; space; 4 s pass; space": [
        (1, "4 s", SetMark.DONE),
        (2, "30 s", SetMark.NOW),
    ],
    f"{TO_THE_WORK}; jumps to 4; space; space": [
        (1, "8 · 8", SetMark.DONE),
        (2, "8", SetMark.NOW),
    ],
    f"{TO_THE_WORK}; skips": [(1, "–", SetMark.SKIPPED), (2, "5 × 80", SetMark.NOW)],
}


@pytest.mark.parametrize("transcript", TABLES)
def test_the_table_of_every_kind_of_set(transcript: str) -> None:
    """What was done, what is on with what was typed for it, and what is to come."""
    table = details(LOADED, transcript).table
    assert [(row.number, row.today, row.mark) for row in table] == TABLES[transcript]


LOADED = tuple(
    replace(each, loading=Loading(STEP, BAR)) if each.exercise == "squat" else each
    for each in EVERYTHING
)
BARS: dict[str, tuple[str, tuple[float, ...]]] = {
    TO_THE_WORK: ("25 + 5 a side", (25, 5)),
    f"{TO_THE_WORK}; load +8": ("25 + 15 a side", (25, 15)),
    f"{TO_THE_WORK}; load -99": ("empty bar", ()),
    f"{TO_THE_WORK}; space; space": ("same plates", ()),
    f"{TO_THE_WORK}; space; space; load +4": ("change to 25 + 10 a side", (25, 10)),
    f"{TO_THE_WORK}; skips the exercise": ("", ()),
}


@pytest.mark.parametrize("transcript", BARS)
def test_the_plates_of_every_load(transcript: str) -> None:
    """What goes on the bar first, and what changes on it afterwards."""
    shown = details(LOADED, transcript)
    assert (shown.plates, shown.new_plates) == BARS[transcript]


@pytest.mark.parametrize(
    ("unit", "load", "lighter", "heavier"),
    [
        (WeightUnit.KG, "80", "77.5 kg", "82.5 kg"),
        (WeightUnit.LB, "176.5", "171 lb", "182 lb"),
    ],
)
def test_loads_are_in_the_runners_unit(
    unit: WeightUnit, load: str, lighter: str, heavier: str
) -> None:
    """In kilograms, or in whole and half pounds."""
    play = Play(LOADED)
    play.machine = Machine(LOADED, EXERCISES, GuideOptions(loads=RULES))
    go_on(play, TO_THE_WORK)
    shown = make_details(play.machine.state, play.now, EXERCISES, {}, unit)
    assert (shown.load, shown.load_unit) == (load, unit.value)
    assert (shown.lighter, shown.heavier) == (lighter, heavier)


def test_a_best_stands_in_its_row() -> None:
    """A set that goes beyond the log has its reason; the others have none."""
    past = {
        "squat": ExercisePast(
            *("squat", (), None, None), (SetResult(Unit.REPS, 5, 77_500, None, None),)
        )
    }
    table = details(LOADED, f"{TO_THE_WORK}; space; space", past=past).table
    assert table[0].best is not None
    assert table[0].best.kind is BestKind.HEAVIEST
    assert table[1].best is None


@given(sessions(), options, lived)
@settings(max_examples=40)
def test_details_of_any_moment(
    planned_sets: tuple[PlannedSet, ...], chosen: GuideOptions, script: list[Act]
) -> None:
    """However a session is lived through, one row at most is on, and the clock never runs back."""
    play = live(begun(planned_sets, chosen), script)
    state = play.machine.state
    shown = make_details(state, play.now, EXERCISES, {}, WeightUnit.KG)
    assert sum(row.mark is SetMark.NOW for row in shown.table) <= 1
    assert len({row.number for row in shown.table}) == len(shown.table)
    assert shown.elapsed >= 0
    assert shown.length >= 0
    assert sum(side.is_now for side in shown.sides) in {0, 1}
    number, total = shown.place.split(" ")[-3::2]
    assert 1 <= int(number) <= int(total)


def test_a_short_set_reads_so() -> None:
    """Less than a fifth of the target is shown as it was, but is neither done nor skipped."""
    play = Play(LOADED)
    play.machine = Machine(LOADED, EXERCISES, GuideOptions(loads=RULES, short_sets=True))
    go_on(play, f"{TO_THE_WORK}; jumps to 5; space; space; 4 s pass; space")
    shown = make_details(play.machine.state, play.now, EXERCISES, {}, WeightUnit.KG)
    assert [(row.today, row.mark) for row in shown.table] == [
        ("4 s", SetMark.SHORT),
        ("30 s", SetMark.NOW),
    ]


SLOW = straight(item("squat 1x5"))
TEMPOS: dict[str, list[tuple[str, int, int]]] = {
    "3-1-X-0": [
        ("down", 1, 3),
        ("down", 2, 3),
        ("down", 3, 3),
        ("hold", 1, 1),
        ("up", 1, 1),
        ("down", 1, 3),
    ],
    "2-0-2-1": [
        ("down", 1, 2),
        ("down", 2, 2),
        ("up", 1, 2),
        ("up", 2, 2),
        ("hold", 1, 1),
        ("down", 1, 2),
    ],
}


@pytest.mark.parametrize("tempo", TEMPOS)
def test_each_second_of_a_tempo_has_its_word(tempo: str) -> None:
    """A part of no seconds is left out, and the round begins again at its end."""
    paced = tuple(replace(each, tempo=Tempo.parse(tempo)) for each in SLOW)
    beats = [details(paced, "space; space", f"{second} s pass").tempo for second in range(6)]
    shown = [(beat.word, beat.second, beat.seconds) for beat in beats if beat]
    assert shown == TEMPOS[tempo]


def test_a_tempo_of_no_seconds_is_none() -> None:
    """Nothing could be counted; nor is there a tempo before the set, or in a hold."""
    still = tuple(replace(each, tempo=Tempo(0, 0, 0, 0)) for each in SLOW)
    assert details(still, "space; space").tempo is None
    assert details(SQUATS, "space").tempo is None
    holds = tuple(replace(each, tempo=Tempo(1, 1, 1, 1)) for each in straight(item("plank 1x9 s")))
    assert details(holds, "space; space; space").tempo is None


def test_without_rules_no_step_is_known() -> None:
    """A workout that an older version began has no rules of loads."""
    play = Play(SQUATS)
    go_on(play, "space")
    shown = make_details(play.machine.state, play.now, EXERCISES, {}, WeightUnit.KG)
    assert (shown.lighter, shown.heavier) == ("", "")


def paced(*transcript: str) -> int | None:
    """How long the tempo guide has been running after a transcript."""
    play = Play(SQUATS)
    paced_sets = tuple(replace(each, tempo=Tempo.parse("2-1-1-0")) for each in SLOW)
    play.machine = Machine(paced_sets, EXERCISES, GuideOptions(loads=RULES))
    go_on(play, *transcript)
    return paced_ms(play.machine.state, play.now)


def test_the_tempo_runs_from_the_set_s_start_and_not_in_a_pause() -> None:
    """In milliseconds, so that a figure can move between two seconds; nothing runs before it."""
    assert paced() is None
    assert paced("space; space", "3 s pass") == 3000
    assert paced("space; space", "3 s pass", "pause") is None
