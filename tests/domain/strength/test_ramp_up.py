"""Ramp-up sets: which lifts have them, with what load, and what a workout does with them."""

from dataclasses import replace
from itertools import pairwise

import pytest

from midstance.domain.planned_sets import (
    PlannedSet,
    Transition,
    estimated_seconds,
    lay_out,
    transition_between,
    work_sets,
)
from midstance.domain.quantity import Load, WeightUnit
from midstance.domain.record import ExercisePast, SetResult
from midstance.domain.runner import Loading, LoadRules
from midstance.domain.session import Block, Purpose, Style
from midstance.domain.strength.bests import result_of
from midstance.domain.strength.ramp_up import add_ramp_ups, follow_work_loads, is_ramp_up, set_name
from midstance.workout import events
from midstance.workout.machine import Machine
from midstance.workout.set_count import count_sets
from midstance.workout.state import GuideOptions, Phase, options_from_plain, options_to_plain
from midstance.workout.summary import summarise
from midstance.workout.view import View, make_view, position_text
from tests import playbook
from tests.domain.blocks import EXERCISES, block, item, laid_out

KG = 1000


def ramped(*blocks: Block) -> tuple[PlannedSet, ...]:
    """A session laid out with its ramp-up sets."""
    return add_ramp_ups(laid_out(*blocks), EXERCISES)


def loads(work: float | None, step: float = 2.5, bar: float = 20) -> list[int | None]:
    """The loads in grams of both ramp-up sets before sets with ``work`` kilograms."""
    sets = ramped(block(item("lift", "2x5 @7", 180)))
    load = None if work is None else Load.of(work)
    made = (
        replace(each.with_load(load), loading=Loading(Load.of(step), Load.of(bar))) for each in sets
    )
    ramp_ups = (each.load for each in follow_work_loads(made) if is_ramp_up(each))
    return [None if each is None else each.grams for each in ramp_ups]


def test_two_lighter_sets_come_before_heavy_barbell_work() -> None:
    """Six and three repetitions, without effort, range or note, before the first work set."""
    sets = ramped(block(item("lift", "2x5-8 @7", 180), item("row", "1x8")))
    assert [(each.purpose.value, each.set_number, each.target.amount) for each in sets] == [
        ("ramp-up", 9001, 6),
        ("ramp-up", 9002, 3),
        ("strength", 1, 5),
        ("strength", 2, 5),
        ("strength", 1, 8),
    ]
    first = sets[0]
    assert (first.sets, first.prescription.rpe, first.prescription.up_to) == (2, None, None)
    assert {each.place for each in sets[:4]} == {0}
    assert work_sets(sets) == 3


@pytest.mark.parametrize(
    "before",
    [
        block(item("lift", "3x5 @5", 180)),
        block(item("lift", "3x5", 180)),
        block(item("squat", "3x5 @8", 180)),
        block(item("lift", "3x5 @8", 180, 30)),
        block(item("lift", "1x5 @8"), style=Style.CIRCUIT, rounds=3),
        replace(block(item("lift", "3x5 @8", 180)), purpose=Purpose.WARM_UP),
    ],
)
def test_what_is_light_on_the_clock_or_without_a_bar_has_none(before: Block) -> None:
    """Effort below 6 or unsaid, other lifts, a change on the clock, rounds, and the warm-up."""
    assert not any(map(is_ramp_up, ramped(before)))


@pytest.mark.parametrize("style", [Style.STRAIGHT, Style.SUPERSET])
@pytest.mark.parametrize("seconds", [1.5, 3, 4, 5])
def test_they_take_the_time_that_was_set_aside(style: Style, seconds: float) -> None:
    """The estimate is the same with them as before, whatever a repetition takes."""
    known = {**EXERCISES, "lift": replace(EXERCISES["lift"], unit_seconds=seconds)}
    planned = laid_out(block(item("lift", "3x5 @8", 120), style=style))
    assert estimated_seconds(add_ramp_ups(planned, known)) == pytest.approx(
        estimated_seconds(planned), abs=1
    )


def test_each_ramp_up_set_is_followed_by_a_rest() -> None:
    """Also the second one, before the first work set."""
    sets = ramped(block(item("lift", "2x5 @8", 180)))
    kinds = [transition_between(*pair)[0] for pair in pairwise(sets)]
    assert kinds == [Transition.REST] * 3


@pytest.mark.parametrize(
    ("work", "expected"),
    [(80, [40, 60]), (82.5, [40, 60]), (100, [50, 75]), (30, [20, 22.5]), (20, [20, 20])],
)
def test_the_loads_are_shares_of_the_work_load(work: float, expected: list[float]) -> None:
    """Half and three quarters, down to what the plates can make, and never below the bar."""
    assert loads(work) == [round(each * KG) for each in expected]


def test_without_a_work_load_words_say_what_is_light() -> None:
    """Nothing is known yet, so no number is made up."""
    assert loads(None) == [None, None]
    first, second = ramped(block(item("lift", "2x5 @7", 180)))[:2]
    assert (first.load_reason, second.load_reason) == (
        "a light weight for 6",
        "a medium weight for 3",
    )


def test_a_set_is_called_by_its_number() -> None:
    """Work sets as sets, from the highest numbers on as ramp-up sets."""
    names = [set_name(number) for number in (1, 12, 9000, 9001, 9002, 9003)]
    assert names == ["set 1", "set 12", "set 9000", "ramp-up 1", "ramp-up 2", "set 9003"]


BAR = Loading(Load.of(2.5), Load.of(20))
KNOWN = playbook.EXERCISES | {
    id_: replace(playbook.EXERCISES[id_], ramp_up=True, easier="push-up")
    for id_ in ("squat", "deadlift")
}
RULES = LoadRules(WeightUnit.KG, {"squat": BAR, "deadlift": BAR})
OPTIONS = GuideOptions(loads=RULES, short_sets=True, ramp_ups=True)


def planned(kilograms: float | None = 80) -> tuple[PlannedSet, ...]:
    """Two sets of squats with their ramp-up sets, and one of push-ups."""
    asked = playbook.session(
        playbook.block(
            playbook.item("squat 2x5 @7", rest="120"), playbook.item("push-up 1x9", rest="60")
        )
    )
    sets = add_ramp_ups(lay_out(asked, KNOWN), KNOWN)
    load = None if kilograms is None else Load.of(kilograms)
    return follow_work_loads(each.with_load(load) if each.place == 0 else each for each in sets)


def machine(kilograms: float | None = 80, *done: events.RunnerEvent) -> Machine:
    """A workout with what was done so far, a second for each."""
    made = Machine(planned(kilograms), KNOWN, OPTIONS)
    do(made, events.AdvancePressed(), *done)
    return made


def do(made: Machine, *done: events.RunnerEvent) -> None:
    """What the runner does next, a second for each."""
    for event in done:
        made.handle(event, made.latest + 1000)


def view(made: Machine) -> View:
    """What is shown."""
    return make_view(made, made.latest)


def kilograms(made: Machine) -> list[float | None]:
    """The loads of the squats that are to come, the one on the screen first."""
    ahead = made.state.planned_sets[made.state.index :]
    loads_ahead = (each.load for each in ahead if each.place == 0)
    return [None if load is None else load.number(WeightUnit.KG) for load in loads_ahead]


GO = events.AdvancePressed()


def test_a_ramp_up_set_is_shown_as_one() -> None:
    """By its name, its share and its plates; the session has three work sets all the same."""
    shown = view(machine())
    assert (shown.card.set_name, shown.card.sets, shown.details.place) == (
        "ramp-up 1",
        2,
        "ramp-up 1 of 2",
    )
    assert (shown.card.load, shown.card.load_note) == ("40 kg", "50% of the work load")
    assert not shown.is_work
    assert (shown.count.done, shown.count.planned) == (0, 3)
    assert [row.number for row in shown.details.table] == [9001, 9002, 1, 2]
    assert [each.name for each in shown.details.ahead] == ["Push up"]
    assert [len(row.marks) for row in shown.rows] == [2, 1]
    assert shown.rows[0].block == "Strength"


def test_a_ramp_up_set_counts_in_nothing() -> None:
    """It is kept in the log as what it is, but it is no set done, no best and no volume."""
    made = machine(80, GO, GO, GO, GO)
    assert [(each.block, each.set_number, each.counts) for each in made.state.sets] == [
        ("ramp-up", 9001, False),
        ("ramp-up", 9002, False),
    ]
    assert not any(each.short for each in made.state.sets)
    assert count_sets(made.state).done == 0
    assert result_of(made.state.sets[:1]) is None
    light = SetResult(made.state.sets[0].target.unit, 1, 1000)
    past = {"squat": ExercisePast("squat", (), None, None, (light,))}
    assert make_view(made, made.latest, past).best is None
    do(made, GO, GO)
    figures = summarise(made.state, made.latest, KNOWN, {})
    assert (figures.sets_done, figures.sets_planned, figures.reps) == (1, 3, 5)
    assert figures.tonnage_grams == 5 * 80_000
    assert (figures.exercises[0].done, figures.exercises[0].planned) == (1, 2)


def test_a_rest_follows_a_ramp_up_set() -> None:
    """The rest says what it leads to."""
    made = machine(80, GO, GO)
    assert made.state.phase is Phase.REST
    assert position_text(made.state, made.latest, KNOWN).endswith("ramp-up 2 of 2, Squat")
    do(made, GO)
    assert view(made).then == "then REST 1:16"


def test_the_ramp_up_sets_are_skipped_as_one() -> None:
    """One key leaves both out, and undo brings them back."""
    made = machine(80, events.SkipPressed())
    assert view(made).card.set_name == "set 1"
    assert [(each.set_number, each.skipped) for each in made.state.sets] == [
        (9001, True),
        (9002, True),
    ]
    assert (count_sets(made.state).skipped, count_sets(made.state).planned) == (0, 3)
    do(made, events.UndoPressed())
    assert (view(made).card.set_name, made.state.sets) == ("ramp-up 1", ())


def test_the_second_alone_can_be_skipped() -> None:
    """After the first one only what is left of them is left out."""
    made = machine(80, GO, GO, events.SkipPressed())
    assert view(made).card.set_name == "set 1"
    assert [each.skipped for each in made.state.sets] == [False, True]


def test_a_lighter_load_is_that_of_the_ramp_up_set_alone() -> None:
    """Typed or stepped, it is about the set on the screen."""
    made = machine(80, events.LoadSet(50_000))
    assert kilograms(made) == [50, 60, 80, 80]
    do(made, events.LoadStepped(-1))
    assert kilograms(made) == [47.5, 60, 80, 80]


def test_ramp_up_sets_follow_a_work_load_that_is_typed() -> None:
    """Nobody ramps up with more than the work load, so that such a load is the work load."""
    made = machine(80, events.LoadSet(100_000))
    assert kilograms(made) == [50, 75, 100, 100]
    do(made, GO, GO, events.LoadSet(120_000))
    assert kilograms(made) == [90, 120, 120]
    assert view(made).card.load_note == "75% of the work load"


def test_without_a_known_work_load_each_set_has_its_own() -> None:
    """Words until something is typed; then the next one is still open."""
    made = machine(None)
    assert view(made).card.load_note == "a light weight for 6"
    do(made, events.LoadSet(40_000))
    assert kilograms(made) == [40, None, None, None]
    do(made, GO, GO)
    assert view(made).card.load_note == "a medium weight for 3"
    do(made, events.SkipPressed())
    assert view(made).card.load_note == "find a weight that leaves 3"


def test_a_variant_brings_its_own_ramp_up_sets() -> None:
    """Without a bar there are none; another lift has its own, with its share; undo restores."""
    made = machine(80, events.Swapped(0, "push-up", "2x8", None))
    assert view(made).card.set_name == "set 1"
    do(made, events.Swapped(0, "deadlift", "2x5 @7", 100_000))
    assert (view(made).card.set_name, view(made).card.name) == ("ramp-up 1", "Deadlift")
    assert kilograms(made) == [50, 75, 100, 100]
    do(made, events.UndoPressed(), events.UndoPressed())
    assert kilograms(made) == [40, 60, 80, 80]


def test_a_variant_after_a_work_set_needs_no_ramp_up() -> None:
    """The body is warm for the lift by then."""
    made = machine(80, events.SkipPressed(), GO, GO, events.Swapped(0, "deadlift", "2x5 @7", None))
    assert [each.set_number for each in made.state.planned_sets] == [9001, 9002, 1, 2, 1]


def test_one_more_set_is_a_work_set() -> None:
    """Also right after a ramp-up set."""
    made = machine(80, GO, GO, events.SetAdded())
    assert [(each.set_number, each.sets) for each in made.state.planned_sets[:5]] == [
        *((9001, 2), (9002, 2)),
        *((1, 3), (2, 3), (3, 3)),
    ]


def test_the_lift_can_be_put_off_with_its_ramp_up_sets() -> None:
    """The bar is taken: push-ups first, then the ramp-up sets and the lift."""
    made = machine(80, events.ItemPostponed())
    assert [each.set_number for each in made.state.planned_sets] == [1, 9001, 9002, 1, 2]
    assert made.state.work_set.exercise == "push-up"


def test_a_workout_is_the_same_when_it_is_replayed() -> None:
    """With its options as they are stored."""
    load, skip = events.LoadSet(90_000), events.SkipPressed()
    done: tuple[events.RunnerEvent, ...] = (GO, GO, load, skip, GO, GO)
    made = machine(80, *done)
    options = options_from_plain(options_to_plain(OPTIONS))
    timed = [(1000 * n, event) for n, event in enumerate((GO, *done), 1)]
    assert Machine.replayed(planned(), KNOWN, options, timed).state == made.state


def test_a_workout_of_an_older_version_stays_as_it_was() -> None:
    """Its plan had no ramp-up sets, and a lift that takes over brings none."""
    older = tuple(each for each in planned() if each.set_number < 9000)
    made = Machine(older, KNOWN, GuideOptions(loads=RULES))
    do(made, GO, events.Swapped(0, "deadlift", "2x5 @7", 100_000), events.LoadSet(90_000))
    assert [each.set_number for each in made.state.planned_sets] == [1, 2, 1]
    assert kilograms(made) == [90, 90]
