"""What no single value can tell is checked across the whole library."""

from dataclasses import replace

import pytest

from midstance.domain.exercise import (
    Dose,
    Equipment,
    Exercise,
    Gate,
    Loadable,
    LoadWords,
    Measure,
    Pattern,
)
from midstance.domain.program import Program, ProgramBlock, ProgramItem, ProgramSession, Routine
from midstance.domain.quantity import LoadMeaning
from midstance.domain.session import Prescription, Purpose, Style
from midstance.storage.definitions.checks.consistency import (
    KnownIds,
    LocatedEntry,
    check_consistency,
)
from midstance.storage.definitions.problems import UnplacedProblem

ONCE = (Prescription.parse("1x8"),)


def exercise(
    id_: str,
    rung: int | None = None,
    *,
    easier: str | None = None,
    harder: str | None = None,
    ladder: str = "pull",
) -> Exercise:
    """An exercise, on a rung of a ladder if one is given."""
    return Exercise(
        id_,
        id_,
        Pattern.PULL,
        Measure.REPS,
        Dose(2, 8),
        level=2,
        ladder=ladder if rung else None,
        rung=rung,
        easier=easier,
        harder=harder,
    )


HANG = exercise("hang", 1, harder="row")
ROW = exercise("row", 2, easier="hang", harder="pull-up")
BAND = exercise("band", 2, easier="hang", harder="pull-up")
PULL_UP = exercise("pull-up", 3, easier="row")
LADDER = (HANG, ROW, BAND, PULL_UP)


def routine(id_: str, *blocks: ProgramBlock, weeks: int = 1) -> Routine:
    """A routine of ``blocks``."""
    return Routine(id_, id_, "for it", blocks, weeks)


def block(*ids: str, style: Style = Style.STRAIGHT, rounds: int = 1) -> ProgramBlock:
    """A block that asks each exercise once."""
    return ProgramBlock(Purpose.CORE, tuple(ProgramItem(id_, ONCE) for id_ in ids), style, rounds)


def taking_in(id_: str) -> ProgramBlock:
    """A block that takes in a routine."""
    return ProgramBlock(Purpose.CORE, routine=id_)


def program(*plans: ProgramSession, weeks: int = 2, deload: tuple[int, ...] = ()) -> Program:
    """A program of ``plans``."""
    return Program("plan", "Plan", "a plan", weeks, 1, plans, deload=deload)


def faults(
    entry: LocatedEntry, *others: Exercise | Routine, path: tuple[str, ...] = ()
) -> list[UnplacedProblem]:
    """The faults of ``entry`` among ``others`` and itself."""
    everything: list[LocatedEntry] = [*LADDER, *others, entry]
    exercises = {each.id: each for each in everything if isinstance(each, Exercise)}
    routines = {each.id: each for each in everything if isinstance(each, Routine)}
    return list(check_consistency(entry, path, KnownIds(exercises, routines)))


def keys(entry: LocatedEntry, *others: Exercise | Routine) -> list[str]:
    """Where the faults of ``entry`` stand."""
    return [fault.key for fault in faults(entry, *others)]


@pytest.mark.parametrize("entry", LADDER, ids=lambda entry: entry.id)
def test_a_sound_ladder_has_no_fault(entry: Exercise) -> None:
    """Siblings included: both on rung 2 lead to the same neighbours."""
    assert faults(entry) == []


def test_faults_stand_below_the_place_of_their_entry() -> None:
    """The path of the record comes first."""
    (found,) = faults(replace(PULL_UP, easier="nobody"), path=("exercise",))
    assert found.path == ("exercise", "easier")


@pytest.mark.parametrize("key", ["alternatives", "substitutes"])
def test_named_exercises_must_be_there(key: str) -> None:
    """Each unknown one is reported with the nearest that there is."""
    asked: dict[str, tuple[str, ...]] = {key: ("row", "rov", "zzz")}
    found = faults(replace(BAND, **asked))  # type: ignore[arg-type] # the key is one of two
    assert [fault.key for fault in found] == [f"{key}[1]", f"{key}[2]"]
    assert found[0].remedy == "did you mean 'row'?"
    assert found[1].remedy == "see the exercises that there are"


@pytest.mark.parametrize("key", ["easier", "harder"])
def test_an_exercise_does_not_name_itself(key: str) -> None:
    """Not as its neighbour, and not as a stand-in."""
    alone = exercise("alone")
    named = replace(alone, easier="alone") if key == "easier" else replace(alone, harder="alone")
    assert key in keys(named)
    assert keys(replace(alone, substitutes=("alone",))) == ["substitutes[0]"]


def test_a_substitute_is_at_most_two_levels_harder() -> None:
    """Those who passed that level get it; the fault names the other, which may be to blame."""
    hard = replace(exercise("hard"), level=4)
    easy = replace(exercise("easy"), level=1, substitutes=("hard",))
    (found,) = faults(easy, hard)
    assert (found.key, found.about) == ("substitutes[0]", "hard")
    assert found.message == "'hard' (level 4) is harder than level 1"
    assert faults(easy, replace(hard, level=3)) == []


def test_ladder_and_rung_come_together() -> None:
    """One without the other says nothing."""
    assert keys(replace(exercise("a"), ladder="pull")) == ["ladder"]
    assert keys(replace(exercise("a"), rung=1)) == ["ladder"]


def test_neighbours_stand_in_the_right_direction() -> None:
    """What is called harder stands higher, what is called easier lower."""
    assert keys(replace(PULL_UP, easier=None, harder="row")) == ["harder", "harder"]
    assert keys(replace(HANG, harder=None, easier="row")) == ["easier"]
    assert keys(replace(ROW, easier="band")) == ["easier"]


def test_the_way_back_leads_back() -> None:
    """A neighbour that names an exercise on another rung or ladder upsets the ladder."""
    past = replace(PULL_UP, easier="hang")
    assert keys(ROW, past) == ["harder"]
    away = replace(PULL_UP, easier="dip")
    assert keys(ROW, away, exercise("dip", 2, ladder="push")) == ["harder"]
    assert keys(ROW, replace(PULL_UP, easier=None)) == ["harder"]


def test_links_between_ladders_may_go_one_way() -> None:
    """A foot drill may lead to standing on one leg, which has its own beginning."""
    dip = exercise("dip", 1, harder="pull-up", ladder="push")
    assert faults(dip) == []


def test_no_way_up_leads_round() -> None:
    """A circle is reported for each exercise in it, and going into one is not being in it."""
    one, two = exercise("one", harder="two"), exercise("two", harder="one")
    into = exercise("into", harder="one")
    assert "leads back to it" in faults(one, two)[0].message
    assert faults(into, one, two) == []


@pytest.mark.parametrize(
    ("measure", "most"),
    [(Measure.REPS, 10_000), (Measure.SECONDS_PER_SIDE, 86_400), (Measure.METRES, 100_000)],
)
def test_amounts_stay_within_what_a_person_can_do(measure: Measure, most: int) -> None:
    """The most depends on what is counted; start and gate are both checked."""
    fits = replace(exercise("a"), measure=measure, default=Dose(1, most))
    beyond = replace(fits, default=Dose(1, most + 1), up=Gate(1, most + 1, 7, 2))
    assert keys(fits) == []
    assert keys(beyond) == ["default.amount", "up.amount"]


def test_a_sound_routine_and_a_sound_program_have_no_fault() -> None:
    """Items of the library, a routine taken in, weeks that agree."""
    inner = routine("inner", block("row"))
    weekly = ProgramBlock(Purpose.CORE, (ProgramItem("row", ONCE * 2),), only_weeks=(1,))
    sound = program(ProgramSession("A", "A", (taking_in("inner"), weekly)), deload=(2,))
    assert faults(inner) == []
    assert faults(sound, inner) == []


def test_items_and_routines_must_be_there() -> None:
    """Both are reported with the nearest that there is."""
    found = faults(routine("a", block("rov"), taking_in("inmer")), routine("inner", block("row")))
    assert [(f.key, f.remedy) for f in found] == [
        ("block[0].item[0].exercise", "did you mean 'row'?"),
        ("block[1].routine", "did you mean 'inner'?"),
    ]


def test_a_block_has_items_or_a_routine() -> None:
    """Not both, and not nothing."""
    both = replace(block("row"), routine="inner")
    inner = routine("inner", block("row"))
    assert keys(routine("a", both), inner) == ["block[0]"]
    assert keys(routine("a", ProgramBlock(Purpose.CORE)), inner) == ["block[0]"]


def test_a_session_has_blocks_and_a_program_has_sessions() -> None:
    """Empty ones are reported."""
    assert keys(routine("a")) == [""]
    assert keys(program()) == [""]
    assert keys(program(ProgramSession("A", "A", ()))) == ["session[0]"]


def test_clocks_belong_to_intervals_and_rounds_to_circuits() -> None:
    """A straight block has neither."""
    assert keys(routine("a", replace(block("row"), every=60))) == ["block[0].style"]
    assert keys(routine("a", replace(block("row"), cap=60))) == ["block[0].style"]
    assert keys(routine("a", block("row", rounds=2))) == ["block[0].rounds"]
    assert keys(routine("a", block("row", style=Style.SUPERSET, rounds=2))) == ["block[0].rounds"]
    timed = replace(block("row", style=Style.INTERVAL, rounds=3), every=60, cap=600)
    assert keys(routine("a", timed)) == []


@pytest.mark.parametrize(("asked", "fits"), [(1, True), (2, False), (3, True), (4, False)])
def test_prescriptions_are_one_for_all_weeks_or_one_for_each(asked: int, *, fits: bool) -> None:
    """Three weeks want one or three."""
    blocks = (ProgramBlock(Purpose.CORE, (ProgramItem("row", ONCE * asked),)),)
    found = faults(program(ProgramSession("A", "A", blocks), weeks=3))
    assert ([f.key for f in found] == []) is fits
    assert fits or found[0].message == f"there are {asked} prescriptions for 3 weeks"


def test_no_week_is_named_that_there_is_not() -> None:
    """In deloads, and in the weeks of a block."""
    late = replace(block("row"), only_weeks=(1, 3))
    found = faults(program(ProgramSession("A", "A", (late,)), deload=(2, 5)))
    assert [f.key for f in found] == ["deload[1]", "session[0].block[0].only_weeks[1]"]


def test_sessions_of_a_program_have_letters_of_their_own() -> None:
    """The second of two is reported."""
    twice = ProgramSession("A", "A", (block("row"),))
    assert keys(program(twice, ProgramSession("B", "B", (block("row"),)), twice)) == [
        "session[2].id"
    ]


def test_a_routine_does_not_take_in_itself() -> None:
    """Neither at once nor by way of others."""
    alone = routine("a", taking_in("a"))
    assert [f.message for f in faults(alone)] == ["the routine 'a' takes in itself"]
    one, two = routine("one", taking_in("two")), routine("two", taking_in("one"))
    assert "takes in itself" in faults(one, two)[0].message


def test_routines_are_not_nested_without_end() -> None:
    """Four deep is enough; a chain that ends sooner is fine, and so is one into a circle."""
    chain = [routine(f"r{n}", taking_in(f"r{n + 1}")) for n in range(6)]
    chain.append(routine("r6", block("row")))
    assert "more than 4 deep" in faults(chain[0], *chain)[0].message
    assert faults(chain[3], *chain) == []
    circle = [routine("one", taking_in("two")), routine("two", taking_in("one"))]
    assert "more than 4 deep" in faults(routine("into", taking_in("one")), *circle)[0].message


def test_a_thousand_sets_are_the_most() -> None:
    """Rounds and weeks are counted: the worst week decides."""
    many = ProgramItem("row", (Prescription.parse("500x8"), Prescription.parse("501x8")))
    circuit = ProgramBlock(Purpose.CORE, (many,), Style.CIRCUIT, rounds=2)
    assert keys(routine("a", circuit, weeks=1)) == ["block[0].item[0].weeks"]
    assert keys(routine("a", circuit, weeks=2)) == ["block"]
    assert keys(routine("a", replace(circuit, only_weeks=(1,)), weeks=2)) == []


def test_routines_that_multiply_are_counted_without_being_unfolded() -> None:
    """Each takes the next in a hundred times; a hundred million sets are refused at once."""
    inner = [routine(f"r{n}", *[taking_in(f"r{n + 1}")] * 100) for n in range(3)]
    inner.append(routine("r3", *[block("row")] * 100))
    (found,) = faults(inner[0], *inner)
    assert found.message == "the session has 100000000 sets; 1000 is the most"


def test_routines_that_ask_for_nothing_cannot_multiply_either() -> None:
    """An empty routine taken in counts as one, so that thousands of them are refused."""
    rests = ProgramBlock(Purpose.CORE, (ProgramItem("row", (None,)),))
    empty = routine("empty", rests)
    assert keys(routine("a", *[taking_in("empty")] * 1001), empty) == ["block"]


@pytest.mark.parametrize(
    ("words", "place", "message"),
    [
        (((None, LoadMeaning.HELP),), "load_is", "does not fit"),
        (((Equipment.KETTLEBELL, LoadMeaning.ONE_WEIGHT),), "load_is.kettlebell", "not among"),
        (((Equipment.BARBELL, LoadMeaning.EACH_HAND),), "load_is.barbell", "it is 'total'"),
        (((Equipment.DUMBBELL, LoadMeaning.HELP),), "load_is.dumbbell", "does not fit"),
        (((Equipment.BENCH, LoadMeaning.EACH_HAND),), "load_is.bench", "does not fit"),
    ],
)
def test_what_a_load_means_fits_the_equipment(words: LoadWords, place: str, message: str) -> None:
    """A wrong word is named at its own key."""
    kit = ((Equipment.DUMBBELL, Equipment.BENCH), (Equipment.BARBELL,))
    lift = replace(exercise("lift"), equipment=kit, loadable=Loadable.EXTERNAL)
    assert faults(replace(lift, load_is=((None, LoadMeaning.EACH_HAND),))) == []
    (found,) = faults(replace(lift, load_is=words))
    assert found.key == place
    assert message in found.message


def test_without_a_weight_nothing_is_said_of_it() -> None:
    """An exercise of the body alone has no load that could mean something."""
    (found,) = faults(replace(exercise("plank"), load_is=((None, LoadMeaning.TOTAL),)))
    assert (found.key, "no weight" in found.message) == ("load_is", True)


def test_each_hand_needs_a_kit_for_hands() -> None:
    """A bar alone is never held in one hand of two."""
    bar = replace(exercise("bar"), equipment=((Equipment.BARBELL,),), loadable=Loadable.EXTERNAL)
    (found,) = faults(replace(bar, load_is=((None, LoadMeaning.EACH_HAND),)))
    assert found.key == "load_is"


@pytest.mark.parametrize(
    "levels", [(), (3,), (0, 3), (1, 6), (3, 2), (111, 3), (-1, 2), (1, 3, 5), (1000, 1000)]
)
def test_levels_that_are_none(levels: tuple[int, int]) -> None:
    """Two, in their order, from 1 to 5; any other would stop whatever compares them."""
    block = taking_in("inner")
    found = faults(replace(program(ProgramSession("A", "A", (block,))), levels=levels))
    assert "levels" in [f.key for f in found]


@pytest.mark.parametrize("levels", [(1, 5), (1, 1), (5, 5), (2, 3)])
def test_levels_that_are_some(levels: tuple[int, int]) -> None:
    """One level alone is a span too."""
    block = taking_in("inner")
    found = faults(replace(program(ProgramSession("A", "A", (block,))), levels=levels))
    assert "levels" not in [f.key for f in found]
