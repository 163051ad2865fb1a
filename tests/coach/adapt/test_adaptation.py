"""A whole session as a runner can do it, with every difference told."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import cast
from uuid import UUID

import pytest

from midstance.coach.adapt.adaptation import (
    GATES_LOOK_BACK,
    adapt,
    adapt_for_runner,
    current_situation,
    is_affected,
)
from midstance.coach.adapt.differences import (
    AdaptedSession,
    DroppedExercise,
    EasedEffort,
    EmptiedBlock,
    Replacement,
)
from midstance.coach.adapt.ladders.gates import FREE_OF_PAIN
from midstance.coach.adapt.situation import Situation
from midstance.coach.adapt.substitution import ReasonKind
from midstance.coach.adapt.variants import Relation, Variant, variants_of
from midstance.coach.log_queries import LogQueries
from midstance.domain.exercise import Equipment, Exercise, Gate, Limitation, Pattern
from midstance.domain.library import Library, UnknownIdError
from midstance.domain.pain import BONE_WARNING
from midstance.domain.planned_sets import PlannedSet, lay_out
from midstance.domain.quantity import RestWindow, Tempo
from midstance.domain.record import ExercisePast, LoggedSet, Timestamp, WorkoutRecord
from midstance.domain.runner import (
    PROFILES,
    Complaint,
    ComplaintStage,
    Level,
    Place,
    Preference,
    Runner,
)
from midstance.domain.session import Block, Purpose, Session, Style
from midstance.domain.volume import work_set_count
from tests.coach.people import (
    AIR,
    BACK,
    BARE,
    CHAIR,
    GOBLET,
    GYM,
    JUMP,
    KNEE,
    LUNGE,
    ROLL,
    SIDE,
    TODAY,
    acute,
    done,
    exercise,
    exercise_list,
    item,
    make_situation,
    managed,
    past,
    routine,
    session,
)

RECOVERY = (routine("active-recovery-25", "side-plank"), routine("foam-10", "roll"))


def emptied_blocks(adapted: AdaptedSession) -> tuple[EmptiedBlock, ...]:
    """The blocks of which nothing is left."""
    return tuple(each for each in adapted.differences if isinstance(each, EmptiedBlock))


def preferring_of_adapting(*chosen: tuple[str, str], **more: str) -> Situation:
    """Somebody who chose other exercises in the program of the examples."""
    program = more.get("program", "power")
    wanted = tuple(Preference(program, prescribed, now) for prescribed, now in chosen)
    return Situation(exercise_list(), Runner(places=(GYM,), preferences=wanted), TODAY)


def asked(adapted: AdaptedSession) -> list[str]:
    """What is done, as a file would say it."""
    return [f"{each.exercise} {each.prescription.text()}" for each in adapted.session.items]


def test_what_fits_is_left_alone() -> None:
    """With everything there the session is the very same, and nothing is shown."""
    plain = session(item("back-squat"), item("plank", "3x30 s"))
    assert adapt(plain, make_situation(place=GYM)) == AdaptedSession(plain)


def test_a_stand_in_takes_the_place() -> None:
    """Sets and rest stay; the other exercise is named, with the reason."""
    adapted = adapt(
        session(item("plank", "3x30 s"), item("back-squat", "4x5 @7")), make_situation(place=BARE)
    )
    assert asked(adapted) == ["plank 3×30 s", "air-squat 4×15 @6"]
    (told,) = adapted.replaced
    assert (told.place, told.to, told.instead_of) == (1, "air-squat", "back-squat")
    assert told.reason.kind is ReasonKind.EQUIPMENT
    assert adapted.at(1) == told
    assert adapted.at(0) is None
    stands = adapted.session.items[1]
    assert stands.rest == RestWindow(60, 60)
    assert stands.prescribed == "back-squat"


def test_a_stand_in_says_so_on_its_card() -> None:
    """What is done instead, and why, is in the note that the screen shows."""
    adapted = adapt(session(item("back-squat", note="Slowly.")), make_situation(place=BARE))
    said = "instead of Back squat, because the floor has no barbell and no rack"
    assert adapted.session.items[0].note == said
    assert adapted.texts(exercise_list().exercises) == (f"Air squat {said}",)


def test_the_log_learns_what_was_prescribed() -> None:
    """The planned set knows the exercise that the program names."""
    adapted = adapt(session(item("back-squat")), make_situation(place=BARE))
    planned_set = lay_out(adapted.session, exercise_list().exercises)[0]
    assert (planned_set.exercise, planned_set.prescribed) == ("air-squat", "back-squat")


def test_the_tempo_of_another_exercise_stays_behind() -> None:
    """A tempo belongs to the movement it was written for."""
    slow = item("back-squat", "3x5 @6", tempo=Tempo.parse("4-1-X-0"))
    assert adapt(session(slow), make_situation(place=BARE)).session.items[0].tempo is None
    assert adapt(session(slow), make_situation(place=GYM)).session.items[0].tempo == slow.tempo


def test_acute_care_lowers_the_effort() -> None:
    """With an acute knee the easiest squat is done at effort 5, and both changes are shown."""
    adapted = adapt(session(item("back-squat", "3x5 @8")), make_situation(acute(), place=GYM))
    assert asked(adapted) == ["chair-squat 3×10 @5"]
    replaced, eased = adapted.differences
    assert isinstance(replaced, Replacement)
    assert isinstance(eased, EasedEffort)
    assert (eased.place, eased.exercise, eased.effort) == (0, "chair-squat", 5)
    assert adapted.session.items[0].note.endswith("; RPE 5 at most")


def test_the_lowest_rung_itself_is_only_eased() -> None:
    """What already is the easiest version stays, at less effort, and its note says why."""
    adapted = adapt(session(item("chair-squat", "3x8 @7")), make_situation(acute(), place=GYM))
    assert asked(adapted) == ["chair-squat 3×8 @5"]
    (eased,) = adapted.differences
    note = adapted.session.items[0].note
    assert note == (
        "RPE 5 at most, because with kneecap or front-of-knee pain "
        "RPE may be better kept at 5 or below"
    )
    assert eased.text(exercise_list().exercises).startswith("Chair squat at RPE 5 at most, because")


def test_what_is_easy_already_is_not_eased() -> None:
    """Effort 5 asked, effort 5 allowed: nothing to tell."""
    easy = session(item("chair-squat", "3x8 @5"))
    assert adapt(easy, make_situation(acute(), place=GYM)) == AdaptedSession(easy)


def test_without_an_asked_effort_the_usual_one_is_eased() -> None:
    """A prescription without an effort would begin at the exercise's own, so it is capped too."""
    adapted = adapt(session(item("chair-squat", "3x8")), make_situation(acute(), place=GYM))
    assert asked(adapted) == ["chair-squat 3×8 @5"]


def test_a_share_of_the_best_is_dropped_with_the_effort() -> None:
    """Three quarters of the best lift is no effort of 7 any more."""
    high = make_situation(managed(Limitation.HYPERTENSION), place=GYM)
    assert asked(adapt(session(item("back-squat", "3x5 @8 ~81%")), high)) == ["back-squat 3×5 @7"]


def test_nothing_fitting_leaves_the_exercise_out() -> None:
    """Without a roller the session goes on without it, and says so."""
    adapted = adapt(
        session(item("roll", "1x60 s"), item("plank", "3x30 s")), make_situation(place=BARE)
    )
    assert asked(adapted) == ["plank 3×30 s"]
    (out,) = adapted.differences
    assert isinstance(out, DroppedExercise)
    assert (out.exercise, out.block) == ("roll", Purpose.STRENGTH)
    assert out.text(exercise_list().exercises) == (
        "without Roll, because the floor has no foam roller "
        "and no exercise in the library fits instead"
    )


def test_places_are_those_of_the_adapted_session() -> None:
    """After something was left out, the next stand-in is found where it really stands."""
    adapted = adapt(session(item("roll", "1x60 s"), item("back-squat")), make_situation(place=BARE))
    assert [each.place for each in adapted.replaced] == [0]


def test_places_go_on_over_blocks() -> None:
    """The second block's first item is counted after all of the first block."""
    blocks = (
        Block(Purpose.STRENGTH, (item("air-squat"), item("plank", "3x30 s"))),
        Block(Purpose.CORE, (item("carry", "2x20 m/side"),)),
    )
    adapted = adapt(Session("power/A", "A", blocks), make_situation(place=BARE))
    assert adapted.at(2) == adapted.replaced[0]


def test_an_empty_block_offers_recovery() -> None:
    """Nothing left of a block: it is gone, it is shown, and the recovery routines are offered."""
    library = exercise_list(ROLL, SIDE, exercise("cat", Pattern.MOBILITY_STATIC), routines=RECOVERY)
    rolls = session(item("roll", "1x60 s"), purpose=Purpose.COOL_DOWN)
    at_home = make_situation(
        place=Place("home", frozenset({Equipment.FOAM_ROLLER})), library=library
    )
    assert adapt(rolls, at_home) == AdaptedSession(rolls)
    bare = adapt(rolls, make_situation(place=BARE, library=library))
    assert bare.session.blocks == ()
    (emptied,) = emptied_blocks(bare)
    assert emptied == EmptiedBlock(Purpose.COOL_DOWN, ("active-recovery-25",))
    assert emptied.text({}) == (
        "Nothing is left of cool-down; active-recovery-25 may do you good instead"
    )


def test_both_recovery_routines_are_offered_where_both_can_be_done() -> None:
    """With a roller and a sore groin, rolling is still there."""
    groin = replace(SIDE, id="groin", avoid_if=(Limitation.HIP_GROIN,), primary=())
    library = exercise_list(ROLL, SIDE, groin, routines=RECOVERY)
    here = make_situation(acute(Limitation.HIP_GROIN), place=GYM, library=library)
    (emptied,) = emptied_blocks(adapt(session(item("groin", "2x20 s/side")), here))
    assert emptied.offers == ("active-recovery-25", "foam-10")


def test_a_routine_is_not_offered_in_its_own_place() -> None:
    """Foam rolling without a roller offers no foam rolling, and nothing where nothing is left."""
    library = exercise_list(ROLL, routines=RECOVERY[1:])
    alone = session(item("roll", "1x60 s"), id_="foam-10")
    (emptied,) = emptied_blocks(adapt(alone, make_situation(place=BARE, library=library)))
    assert emptied.offers == ()
    assert emptied.text({}) == "Nothing is left of strength"


def test_a_choice_is_done_from_now_on() -> None:
    """What the runner chose stands in the program's place, and says so."""
    adapted = adapt(
        session(item("back-squat", "3x5 @7")),
        preferring_of_adapting(("back-squat", "goblet-squat")),
    )
    assert asked(adapted) == ["goblet-squat 3×10 @7"]
    assert adapted.texts(exercise_list().exercises) == (
        "Goblet squat instead of Back squat, because you chose it",
    )


def test_a_choice_holds_in_its_program_alone() -> None:
    """Another program's back squat is done as it is prescribed."""
    chosen = preferring_of_adapting(("back-squat", "goblet-squat"), program="trail")
    assert asked(adapt(session(item("back-squat", "3x5 @7")), chosen)) == ["back-squat 3×5 @7"]


def test_a_choice_may_be_harder_than_the_level() -> None:
    """A beginner who chose the slow squat by hand gets it; nobody is sent there by a rule."""
    chosen = preferring_of_adapting(("back-squat", "slow-squat"))
    beginner = replace(chosen, runner=replace(chosen.runner, level=Level.BEGINNER))
    assert asked(adapt(session(item("back-squat", "3x5 @7")), beginner)) == ["slow-squat 3×10 @7"]


def test_a_choice_that_does_not_fit_here_is_stood_in_for() -> None:
    """In the hotel neither the bar nor the chosen lunge is there: something else is done."""
    chosen = preferring_of_adapting(("plank", "carry"))
    hotel = replace(chosen, runner=replace(chosen.runner, places=(BARE,)))
    adapted = adapt(session(item("plank", "3x30 s @6")), hotel)
    assert adapted.session.items[0].exercise == "side-plank"
    assert adapted.replaced[0].reason.kind is ReasonKind.EQUIPMENT


def test_a_choice_that_nothing_stands_in_for_gives_way_to_the_program() -> None:
    """Where the chosen roller is missing, the plank is done after all."""
    chosen = preferring_of_adapting(("plank", "roll"))
    hotel = replace(chosen, runner=replace(chosen.runner, places=(BARE,)))
    assert asked(adapt(session(item("plank", "3x30 s @6")), hotel)) == ["plank 3×30 s @6"]


def test_a_choice_that_is_gone_counts_for_nothing() -> None:
    """An own exercise that was deleted leaves the program as it is."""
    plain = session(item("back-squat"))
    assert adapt(plain, preferring_of_adapting(("back-squat", "gone"))) == AdaptedSession(plain)


def test_choosing_the_prescribed_one_keeps_it_against_the_careful_start() -> None:
    """With a managed knee the rung below is done, unless the runner insists on the usual one."""
    usual = session(item("back-squat", "3x5 @7"))
    careful = Situation(exercise_list(), Runner(complaints=(managed(),)), TODAY)
    insisting = replace(
        careful,
        runner=replace(
            careful.runner, preferences=(Preference("power", "back-squat", "back-squat"),)
        ),
    )
    assert asked(adapt(usual, careful)) == ["goblet-squat 3×10 @7"]
    assert adapt(usual, insisting) == AdaptedSession(usual)


def test_an_unknown_exercise_is_named() -> None:
    """A session that names what the library does not hold is shown with what it holds."""
    with pytest.raises(UnknownIdError) as told:
        adapt(session(item("gone")), make_situation())
    assert told.value.id == "gone"


def test_the_style_of_a_block_stays() -> None:
    """A circuit stays a circuit of as many rounds."""
    circuit = Block(Purpose.CORE, (item("back-squat"),), Style.CIRCUIT, 3, RestWindow(60, 60))
    (block,) = adapt(Session("a", "A", (circuit,)), make_situation(place=BARE)).session.blocks
    assert (block.style, block.rounds, block.rest) == (Style.CIRCUIT, 3, RestWindow(60, 60))


# ---- laws ----


def every_session(library: Library) -> list[Session]:
    """Every session of every week of every program and routine."""
    of_programs = [
        each
        for program in library.programs.values()
        for week in range(1, program.weeks + 1)
        for each in library.week_sessions(program, week)
    ]
    of_routines = [
        library.session(each.id, week)
        for each in library.routines.values()
        for week in range(1, each.weeks + 1)
    ]
    return of_programs + of_routines


def one_of_each(library: Library) -> Iterable[Session]:
    """One of the sessions that have the same exercises in the same order."""
    return {tuple(e.exercise for e in each.items): each for each in every_session(library)}.values()


def assert_whole(before: Session, adapted: AdaptedSession, library: Library) -> None:
    """What is done and what is left out is together what was asked, and can be laid out."""
    after = adapted.session
    out = [each for each in adapted.differences if isinstance(each, DroppedExercise)]
    assert len(after.items) + len(out) == len(before.items)
    assert len(after.blocks) + len(emptied_blocks(adapted)) == len(before.blocks)
    assert all(block.items for block in after.blocks)
    assert work_set_count(after) <= work_set_count(before)
    changed = {place for place, each in enumerate(after.items) if each.prescribed}
    assert changed == {each.place for each in adapted.replaced}
    for each in adapted.replaced:
        assert after.items[each.place].exercise == each.to != each.instead_of
        assert after.items[each.place].prescribed == each.instead_of
    assert len(lay_out(after, library.exercises)) <= len(lay_out(before, library.exercises))


@pytest.mark.parametrize(("kit", "level"), product(PROFILES, [None, *Level]))
def test_every_session_is_done_or_says_what_is_missing(
    library: Library, kit: str, level: Level | None
) -> None:
    """Each list of exercises, with each kit and level: nothing is lost without a word."""
    here = Situation(library, Runner(level=level, places=(Place(kit, PROFILES[kit]),)), TODAY)
    for each in one_of_each(library):
        adapted = adapt(each, here)
        assert_whole(each, adapted, library)
        assert not emptied_blocks(adapted) or each.id == "foam-10"


@pytest.mark.parametrize(("limitation", "stage"), product(Limitation, ComplaintStage))
def test_every_session_is_done_with_every_complaint(
    library: Library, limitation: Limitation, stage: ComplaintStage
) -> None:
    """Each list of exercises at home with each complaint: what is empty offers recovery."""
    runner = Runner(
        level=Level.INTERMEDIATE,
        places=(Place("home", PROFILES["home-basic"]),),
        complaints=(Complaint(limitation, stage, TODAY),),
    )
    here = Situation(library, runner, TODAY)
    for each in one_of_each(library):
        adapted = adapt(each, here)
        assert_whole(each, adapted, library)
        for emptied in emptied_blocks(adapted):
            assert "Active recovery with foam rolling" in emptied.offers


def test_bundled_texts_read_well(library: Library) -> None:
    """What a runner with a sore knee and no rack is told of one session, word for word."""
    here = make_situation(
        Complaint(KNEE, ComplaintStage.ACUTE, TODAY),
        level=Level.BEGINNER,
        place=Place("home", PROFILES["home-basic"]),
        library=library,
    )
    texts = adapt(library.session("power-5k10k/A", 3), here).texts(library.exercises)
    assert texts[0] == (
        "Brisk walk instead of Easy jog, because it may make kneecap or front-of-knee pain worse "
        "while that is acute"
    )
    assert texts[1].startswith("Calf raise (two legs) instead of Pogo jumps")
    assert texts[2] == (
        "Step-up instead of Box jump (step down), because it may make kneecap or front-of-knee "
        "pain worse while that is acute"
    )
    assert texts[3] == (
        "Chair squat (sit-to-stand) instead of Squat jump, single reps, because it may make "
        "kneecap or front-of-knee pain worse while that is acute"
    )


def test_a_bone_pain_begins_with_its_red_flag(library: Library) -> None:
    """Above all differences: it may be a stress injury; once managed the line is gone."""
    walk = library.session("foundations/A", 1)
    sore = make_situation(acute(Limitation.SHIN_BONE), library=library)
    adapted = adapt(walk, sore)
    assert adapted.texts(library.exercises)[0] == BONE_WARNING
    assert "bone stress injury" in BONE_WARNING
    assert {library.exercise(each.exercise).pattern for each in adapted.session.items} <= {
        *(Pattern.BRIDGE, Pattern.HIP, Pattern.PUSH, Pattern.PULL),
        *(Pattern.MOBILITY_DYNAMIC, Pattern.MOBILITY_STATIC, Pattern.SOFT_TISSUE),
        *(each for each in Pattern if each.startswith("core-")),
    }
    settled = make_situation(managed(Limitation.SHIN_BONE), library=library)
    assert BONE_WARNING not in adapt(walk, settled).texts(library.exercises)


def test_the_same_answer_comes_twice(library: Library) -> None:
    """Adapting decides by its arguments alone, and what it made fits without another change."""
    here = make_situation(place=BARE, level=Level.BEGINNER, library=library)
    for each in every_session(library)[::7]:
        once = adapt(each, here)
        assert adapt(each, here) == once
        again = adapt(once.session, here)
        assert again.differences == ()


def test_names_fall_back_to_ids() -> None:
    """A text about an exercise that is not at hand names it by its id."""
    told = adapt(session(item("back-squat")), make_situation(place=BARE)).replaced[0]
    names: dict[str, Exercise] = {}
    assert told.text(names).startswith("air-squat instead of back-squat, because")


# ---- every difference in every style ----


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize(
    ("prescribed", "here", "texts"),
    [
        (
            "back-squat",
            make_situation(place=BARE),
            ["Air squat instead of Back squat, because the floor has no barbell and no rack"],
        ),
        (
            "roll",
            make_situation(place=BARE),
            [
                (
                    "without Roll, because the floor has no foam roller "
                    "and no exercise in the library fits instead"
                )
            ],
        ),
        (
            "chair-squat",
            make_situation(acute(), place=GYM),
            [
                (
                    "Chair squat at RPE 5 at most, because with kneecap or front-of-knee pain "
                    "RPE may be better kept at 5 or below"
                )
            ],
        ),
        (
            "back-squat",
            make_situation(managed(), place=GYM),
            [
                (
                    "Goblet squat instead of Back squat, because with kneecap or front-of-knee "
                    "pain starting one rung lower may be the safer way"
                )
            ],
        ),
        (
            "squat-jump",
            make_situation(managed(Limitation.ACHILLES), place=GYM),
            [
                (
                    "Air squat instead of Squat jump, because jumps may have to wait for two "
                    "weeks after Achilles tendon pain has settled"
                )
            ],
        ),
        (
            "plank",
            make_situation(acute(Limitation.WRIST), place=GYM),
            [
                (
                    "Dead bug instead of Plank, because it may make wrist pain worse while that "
                    "is acute"
                ),
                (
                    "Dead bug at RPE 5 at most, because with wrist pain RPE may be better "
                    "kept at 5 or below"
                ),
            ],
        ),
        (
            "slow-squat",
            make_situation(level=Level.BEGINNER, place=GYM),
            [
                (
                    "Goblet squat instead of Slow squat, because it is level 5 of 5, which may "
                    "come too early for a beginner"
                )
            ],
        ),
        ("plank", make_situation(place=GYM), []),
    ],
    ids=["kit", "left out", "eased", "care", "jumps", "complaint", "level", "nothing"],
)
def test_a_difference_is_named_alike_in_every_style(
    style: Style, prescribed: str, here: Situation, texts: list[str]
) -> None:
    """One line says it, word for word; the block around it keeps its style and its other item."""
    block = Block(Purpose.STRENGTH, (item(prescribed), item("side-plank", "2x20 s/side")), style, 2)
    adapted = adapt(Session("power/A", "A", (block,)), here)
    assert list(adapted.texts(exercise_list().exercises)) == texts
    (after,) = adapted.session.blocks
    assert (after.style, after.rounds, after.purpose) == (style, 2, Purpose.STRENGTH)
    assert after.items[-1] == block.items[-1]


@pytest.mark.parametrize("purpose", Purpose)
def test_an_emptied_block_is_called_by_its_heading(purpose: Purpose) -> None:
    """Each part of a session, without any recovery at hand."""
    library = exercise_list(ROLL)
    rolls = session(item("roll", "1x60 s"), purpose=purpose)
    texts = adapt(rolls, make_situation(place=BARE, library=library)).texts(library.exercises)
    assert texts == (
        (
            "without Roll, because the floor has no foam roller "
            "and no exercise in the library fits instead"
        ),
        f"Nothing is left of {purpose.heading.lower()}",
    )


@pytest.mark.parametrize("gone", [0, 1, 2])
def test_places_close_up_around_an_emptied_block(gone: int) -> None:
    """Wherever the empty block stood, the stand-ins of the others are found at their places."""
    kept, lifts = iter((Purpose.POWER, Purpose.STRENGTH)), iter(("back-squat", "carry"))
    blocks = tuple(
        Block(Purpose.COOL_DOWN, (item("roll", "1x60 s"),))
        if number == gone
        else Block(next(kept), (item("plank", "2x30 s"), item(next(lifts))))
        for number in range(3)
    )
    adapted = adapt(Session("power/A", "A", blocks), make_situation(place=BARE))
    assert [each.place for each in adapted.replaced] == [1, 3]
    assert [each.purpose for each in adapted.session.blocks] == [Purpose.POWER, Purpose.STRENGTH]
    assert [each.block for each in emptied_blocks(adapted)] == [Purpose.COOL_DOWN]
    done = [adapted.session.items[place].exercise for place in (1, 3)]
    assert done == ["air-squat", "side-plank"]


def test_differences_come_in_the_order_of_the_session() -> None:
    """What is replaced, eased, left out and emptied is shown in the order of the exercises."""
    blocks = (
        Block(Purpose.STRENGTH, (item("carry", "2x20 m/side"), item("roll", "1x60 s"))),
        Block(Purpose.COOL_DOWN, (item("roll", "1x60 s"),)),
        Block(Purpose.BALANCE, (item("chair-squat", "2x8 @6"),)),
    )
    kit = frozenset({Equipment.CHAIR})
    here = make_situation(acute(), place=Place("the office", kit))
    adapted = adapt(Session("power/A", "A", blocks), here)
    assert [type(each) for each in adapted.differences] == [
        Replacement,
        DroppedExercise,
        DroppedExercise,
        EmptiedBlock,
        EasedEffort,
    ]


def test_a_session_of_nothing_that_fits_is_empty_and_says_so() -> None:
    """Every block gone: no exercise, and a line for each exercise and each block."""
    rolls = Block(Purpose.COOL_DOWN, (item("roll", "1x60 s"),))
    adapted = adapt(
        Session("power/A", "A", (rolls, replace(rolls, purpose=Purpose.WARM_UP))),
        make_situation(place=BARE),
    )
    assert adapted.session.items == ()
    assert [each.block for each in emptied_blocks(adapted)] == [Purpose.COOL_DOWN, Purpose.WARM_UP]
    assert len(adapted.texts({})) == 4


# ---- choices and complaints ----


@pytest.mark.parametrize(
    ("prescribed", "chosen", "complaint", "does", "kind"),
    [
        ("back-squat", "goblet-squat", managed(), "goblet-squat", ReasonKind.CHOSEN),
        ("back-squat", "goblet-squat", acute(), "chair-squat", ReasonKind.CARE),
        ("back-squat", "slow-squat", acute(), "chair-squat", ReasonKind.CARE),
        ("back-squat", "loaded-lunge", acute(Limitation.ANKLE), "air-squat", ReasonKind.COMPLAINT),
        ("air-squat", "squat-jump", managed(Limitation.ACHILLES), "air-squat", None),
        ("air-squat", "squat-jump", acute(Limitation.ACHILLES), "air-squat", None),
        ("dead-bug", "plank", acute(Limitation.WRIST), "dead-bug", None),
        ("dead-bug", "plank", managed(Limitation.WRIST), "plank", ReasonKind.CHOSEN),
    ],
)
def test_a_choice_yields_to_what_hurts(
    prescribed: str, chosen: str, complaint: Complaint, does: str, kind: ReasonKind | None
) -> None:
    """What was chosen is done while it may be; an acute complaint is stronger than any choice."""
    here = preferring_of_adapting((prescribed, chosen))
    sore = replace(here, runner=replace(here.runner, complaints=(complaint,)))
    adapted = adapt(session(item(prescribed, "2x8 @5")), sore)
    assert [each.exercise for each in adapted.session.items] == [does]
    assert [each.reason.kind for each in adapted.replaced] == ([] if kind is None else [kind])


def test_a_chosen_jump_is_back_after_two_weeks() -> None:
    """The choice stays in the profile, and holds again as soon as jumps may be done."""
    here = preferring_of_adapting(("air-squat", JUMP.id))
    since = TODAY - timedelta(days=14)
    settled = replace(
        here, runner=replace(here.runner, complaints=(managed(Limitation.ACHILLES, since),))
    )
    jumps = session(item("air-squat", "2x8 @5"))
    assert adapt(jumps, settled).session.items[0].exercise == JUMP.id
    day_before = replace(settled, today=TODAY - timedelta(days=1))
    assert adapt(jumps, day_before).session.items[0].exercise == "air-squat"


def test_two_choices_may_trade_places() -> None:
    """What one exercise gave away another one may take: each is decided by itself."""
    here = preferring_of_adapting(("back-squat", "air-squat"), ("air-squat", "back-squat"))
    both = session(item("back-squat", "2x5 @7"), item("air-squat", "2x12 @7"))
    adapted = adapt(both, here)
    assert [each.exercise for each in adapted.session.items] == ["air-squat", "back-squat"]
    assert [each.prescribed for each in adapted.session.items] == ["back-squat", "air-squat"]


STAMP = Timestamp(datetime(2026, 11, 20, tzinfo=UTC), 0, "")
FLOOR = Runner(level=Level.BEGINNER, places=(Place("hotel", PROFILES["floor"]),))
HEAVY = session(item(BACK.id, "3x5 @7"))


@dataclass
class Kept:
    """A log that holds a profile, some sets and what is known of exercises."""

    who: Runner | None = None
    held: list[LoggedSet] = field(default_factory=list)
    known: dict[str, ExercisePast] = field(default_factory=dict)
    since: list[date | None] = field(default_factory=list)

    def runner(self) -> Runner | None:
        """Who trains; None without a profile."""
        return self.who

    def sets(
        self, since: date | None = None, until: date | None = None, exercise: str | None = None
    ) -> tuple[LoggedSet, ...]:
        """The sets since a day."""
        self.since.append(since)
        assert until is None
        assert exercise is None
        return tuple(each for each in self.held if since is None or each.local_date >= since)

    def workouts_between(
        self, since: date | None = None, until: date | None = None
    ) -> tuple[WorkoutRecord, ...]:
        """No workout of which anything is to be known."""
        assert since == TODAY - FREE_OF_PAIN
        assert until is None
        return ()

    def past(
        self, exercises: Iterable[str], lighter: Mapping[str, Sequence[int]]
    ) -> dict[str, ExercisePast]:
        """What is known of these exercises; no program has lighter weeks."""
        assert not any(lighter.values())
        return {name: self.known[name] for name in exercises if name in self.known}

    @property
    def log(self) -> LogQueries:
        """The same as the questions of advice see it."""
        return cast("LogQueries", self)


def sessions_of(days_ago: int, value: int) -> list[LoggedSet]:
    """Three sets of the goblet squat, this many days ago."""
    on, workout = TODAY - timedelta(days=days_ago), UUID(int=days_ago)
    records = [done(GOBLET.id, value, 12, effort=6, number=number) for number in (1, 2, 3)]
    return [
        LoggedSet(UUID(int=days_ago * 10 + each.set_number), workout, "a/A", STAMP, on, each)
        for each in records
    ]


def exercises_of(found: Session) -> list[str]:
    """The exercises of a session in order."""
    return [each.exercise for each in found.items]


def test_without_a_profile_what_everybody_can_do_stays() -> None:
    """A runner who said nothing gets an easy session as it stands, and no set is asked for."""
    kept, easy = Kept(), session(item(LUNGE.id, "3x12 @7"), item(BACK.id, "3x5 @6"))
    found = adapt_for_runner(easy, kept.log, exercise_list(), TODAY)
    assert (found.session, found.differences, kept.since) == (easy, (), [])


@pytest.mark.parametrize("who", [None, Runner()])
def test_a_heavy_lift_waits_until_experience_is_known(who: Runner | None) -> None:
    """It comes as its first substitute, with the reason; a level said gives it back."""
    found = adapt_for_runner(HEAVY, Kept(who).log, exercise_list(), TODAY)
    (lunge,) = found.session.items
    assert (lunge.exercise, lunge.prescribed) == (LUNGE.id, BACK.id)
    assert lunge.note == (
        "instead of Back squat, because barbell lifts above RPE 6 wait until your experience "
        "is set in the profile or the log shows it"
    )
    known = Kept(Runner(level=Level.INTERMEDIATE))
    assert adapt_for_runner(HEAVY, known.log, exercise_list(), TODAY).session == HEAVY


def test_the_effort_that_is_usual_counts_where_none_is_asked() -> None:
    """The back squat is done at effort 7 as a rule."""
    found = adapt_for_runner(session(item(BACK.id, "3x5")), Kept().log, exercise_list(), TODAY)
    assert exercises_of(found.session) == [LUNGE.id]


@pytest.mark.parametrize(("workouts", "is_known"), [(1, False), (2, True)])
def test_the_log_shows_what_is_known(workouts: int, *, is_known: bool) -> None:
    """Two workouts with the lift are enough; one is not."""
    held = [
        replace(each, set=replace(each.set, exercise=BACK.id))
        for days in range(1, workouts + 1)
        for each in sessions_of(days, 5)
    ]
    found = adapt_for_runner(HEAVY, Kept(held=held).log, exercise_list(), TODAY)
    assert (exercises_of(found.session) == [BACK.id]) is is_known


def test_easy_jumps_wait_too(library: Library) -> None:
    """Pogo jumps come as a calf raise; landing drills and what was chosen by hand stay."""
    jumps = session(item("pogo-jump", "2x15 @5"), item("snap-down", "2x5 @4"))
    found = adapt_for_runner(jumps, Kept().log, library, TODAY)
    assert exercises_of(found.session) == ["calf-raise", "snap-down"]
    assert "jumps wait until your experience is set" in found.texts(library.exercises)[0]
    by_hand = Runner(preferences=(Preference("power", "pogo-jump", "pogo-jump"),))
    chosen = adapt_for_runner(jumps, Kept(by_hand).log, library, TODAY)
    assert exercises_of(chosen.session) == ["pogo-jump", "snap-down"]


def test_a_profile_puts_what_fits_in_its_place() -> None:
    """On a hotel floor the barbell gives way, the place says so, and the record stays honest."""
    found = adapt_for_runner(HEAVY, Kept(FLOOR).log, exercise_list(), TODAY)
    (stand_in,) = found.session.items
    assert stand_in.exercise != BACK.id
    assert stand_in.prescribed == BACK.id
    assert "hotel" in found.texts(exercise_list().exercises)[0] or "level" in stand_in.note
    (first, *_) = lay_out(found.session, exercise_list().exercises)
    assert (first.exercise, first.prescribed) == (stand_in.exercise, BACK.id)


def test_who_trains_where_comes_from_the_log() -> None:
    """The situation holds the kept runner, the library and the day."""
    found = current_situation(Kept(FLOOR).log, exercise_list(), TODAY)
    assert (found.runner, found.today) == (FLOOR, TODAY)
    assert found.kit == PROFILES["floor"]


def test_gates_count_for_half_a_year() -> None:
    """Sets older than half a year are not asked for, so an old gate has to be passed again."""
    gate = replace(GOBLET, up=Gate(3, 10, 7, 1))
    library = exercise_list(CHAIR, AIR, gate, BACK)
    fresh = Kept(FLOOR, sessions_of(days_ago=10, value=12))
    stale = Kept(FLOOR, sessions_of(days_ago=GATES_LOOK_BACK.days + 1, value=12))
    assert GOBLET.id in current_situation(fresh.log, library, TODAY).passed
    assert GOBLET.id not in current_situation(stale.log, library, TODAY).passed
    assert stale.since == [TODAY - GATES_LOOK_BACK]


def test_a_gate_that_was_not_reached_is_not_passed() -> None:
    """Sets below the gate's amount pass nothing."""
    gate = replace(GOBLET, up=Gate(3, 10, 7, 1))
    kept = Kept(FLOOR, sessions_of(days_ago=10, value=9))
    assert (
        current_situation(kept.log, exercise_list(CHAIR, AIR, gate, BACK), TODAY).passed
        == frozenset()
    )


def _variants(planned_set: PlannedSet, log: LogQueries) -> tuple[Variant, ...]:
    """What could be done instead, with the library and the date of these tests."""
    return variants_of(planned_set, current_situation(log, exercise_list(), TODAY), log)


def test_variants_of_a_planned_set_stand_from_easy_to_hard() -> None:
    """The set's own exercise is among them once, easier ones before it, harder ones after."""
    planned_set = lay_out(session(item(GOBLET.id, "3x10 12 kg @6")), exercise_list().exercises)[0]
    found = _variants(planned_set, Kept().log)
    names = [each.exercise.id for each in found]
    assert names.index(AIR.id) < names.index(GOBLET.id) < names.index(BACK.id)
    assert [each.relation for each in found].count(Relation.HERE) == 1


def test_variants_know_what_was_done_the_last_time() -> None:
    """Each variant carries its own last sets, and its load is judged from them."""
    known = {BACK.id: past(done(BACK.id, 5, 60, effort=7), best=done(BACK.id, 5, 60, effort=7))}
    planned_set = lay_out(session(item(GOBLET.id, "3x10 @6")), exercise_list().exercises)[0]
    found = _variants(planned_set, Kept(known=known).log)
    heavy = next(each for each in found if each.exercise.id == BACK.id)
    assert heavy.past == known[BACK.id]
    assert heavy.load is not None
    assert heavy.load.grams <= 60_000


def test_variants_say_what_the_kit_forbids() -> None:
    """On the floor a barbell variant is shown, with the reason why it cannot be done."""
    planned_set = lay_out(session(item(AIR.id)), exercise_list().exercises)[0]
    found = _variants(planned_set, Kept(FLOOR).log)
    heavy = next(each for each in found if each.exercise.id == BACK.id)
    assert not heavy.fits
    assert heavy.why_not
    assert next(each for each in found if each.exercise.id == AIR.id).fits


def test_the_same_exercise_everywhere_changes_nothing() -> None:
    """A session that fits the runner comes back as it was."""
    easy = session(item(AIR.id, "2x10 @5"))
    assert exercises_of(
        adapt_for_runner(easy, Kept(FLOOR).log, exercise_list(), TODAY).session
    ) == [AIR.id]


def test_a_session_without_gates_asks_the_log_for_no_set() -> None:
    """What is within the runner's level and lands softly needs no proof."""
    kept = Kept(FLOOR)
    adapt_for_runner(session(item(AIR.id)), kept.log, exercise_list(), TODAY)
    assert kept.since == []


RUNNERS = [
    None,
    Runner(),
    FLOOR,
    Runner(level=Level.ADVANCED, places=(Place("gym", PROFILES["gym"]),)),
    Runner(level=Level.INTERMEDIATE, places=(Place("home", PROFILES["home-basic"]),)),
    Runner(complaints=(Complaint(Limitation.KNEE_FRONT, ComplaintStage.ACUTE, TODAY),)),
    Runner(preferences=(Preference("foundations", "chair-squat", "bodyweight-squat"),)),
]


@pytest.mark.parametrize("runner", RUNNERS)
def test_what_is_not_affected_stays_as_it_is(runner: Runner | None, library: Library) -> None:
    """No session of which that is said would be done otherwise."""
    log = Kept(runner).log
    said: list[bool] = []
    for program in library.programs.values():
        for week in (1, program.weeks):
            for prescribed in library.week_sessions(program, week):
                is_so = is_affected(prescribed, log, library, TODAY)
                said.append(is_so)
                if not is_so:
                    assert adapt_for_runner(prescribed, log, library, TODAY) == AdaptedSession(
                        prescribed
                    )
    assert said
    assert runner is None or not runner.complaints or all(said)
