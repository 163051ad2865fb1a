"""A whole session as a runner can do it, with every difference told."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from midstance.coach.adapting import Adapted, Eased, Emptied, LeftOut, Replaced, adapt
from midstance.coach.reason import Why
from midstance.coach.situation import Situation
from midstance.domain.exercise import Equipment, Exercise, Limitation, Pattern
from midstance.domain.library import Library, UnknownIdError
from midstance.domain.quantity import RestWindow, Tempo
from midstance.domain.runner import PROFILES, Complaint, Course, Level, Place, Preference, Runner
from midstance.domain.session import Block, Purpose, Session, Style
from midstance.domain.steps import lay_out
from midstance.domain.volume import work_sets
from tests.coach.people import (
    BARE,
    GYM,
    JUMP,
    KNEE,
    ROLL,
    SIDE,
    TODAY,
    acute,
    exercise,
    item,
    managed,
    routine,
    session,
    shelf,
    situation,
)

RECOVERY = (routine("active-recovery-25", "side-plank"), routine("foam-10", "roll"))


def preferring(*chosen: tuple[str, str], **more: str) -> Situation:
    """Somebody who chose other exercises in the program of the examples."""
    program = more.get("program", "power")
    wanted = tuple(Preference(program, prescribed, now) for prescribed, now in chosen)
    return Situation(shelf(), Runner(places=(GYM,), preferences=wanted), TODAY)


def asked(adapted: Adapted) -> list[str]:
    """What is done, as a file would say it."""
    return [f"{each.exercise} {each.prescription.text()}" for each in adapted.session.items]


def test_what_fits_is_left_alone() -> None:
    """With everything there the session is the very same, and nothing is told."""
    plain = session(item("back-squat"), item("plank", "3x30 s"))
    assert adapt(plain, situation(place=GYM)) == Adapted(plain)


def test_a_stand_in_takes_the_place() -> None:
    """Sets, rest and effort stay; the other exercise is named, with the reason."""
    adapted = adapt(
        session(item("plank", "3x30 s"), item("back-squat", "4x5 @7")), situation(place=BARE)
    )
    assert asked(adapted) == ["plank 3×30 s", "air-squat 4×12 @7"]
    (told,) = adapted.replaced
    assert (told.place, told.to, told.instead_of) == (1, "air-squat", "back-squat")
    assert told.reason.kind is Why.EQUIPMENT
    assert adapted.at(1) == told
    assert adapted.at(0) is None
    stands = adapted.session.items[1]
    assert stands.rest == RestWindow(60, 60)
    assert stands.prescribed == "back-squat"


def test_a_stand_in_says_so_on_its_card() -> None:
    """What is done instead, and why, is in the note that the screen shows."""
    adapted = adapt(session(item("back-squat", note="Slowly.")), situation(place=BARE))
    said = "instead of Back squat, because the floor has no barbell and no rack"
    assert adapted.session.items[0].note == said
    assert adapted.texts(shelf().exercises) == (f"Air squat {said}",)


def test_the_log_learns_what_was_prescribed() -> None:
    """The turn that is done knows the exercise that the program names."""
    adapted = adapt(session(item("back-squat")), situation(place=BARE))
    turn = lay_out(adapted.session, shelf().exercises)[0]
    assert (turn.exercise, turn.prescribed) == ("air-squat", "back-squat")


def test_the_tempo_of_another_exercise_stays_behind() -> None:
    """A tempo belongs to the movement it was written for."""
    slow = item("back-squat", tempo=Tempo.parse("4-1-X-0"))
    assert adapt(session(slow), situation(place=BARE)).session.items[0].tempo is None
    assert adapt(session(slow), situation(place=GYM)).session.items[0].tempo == slow.tempo


def test_acute_care_lowers_the_effort() -> None:
    """With an acute knee the easiest squat is done at effort 5, and both changes are told."""
    adapted = adapt(session(item("back-squat", "3x5 @8")), situation(acute(), place=GYM))
    assert asked(adapted) == ["chair-squat 3×10 @5"]
    replaced, eased = adapted.differences
    assert isinstance(replaced, Replaced)
    assert isinstance(eased, Eased)
    assert (eased.place, eased.exercise, eased.effort) == (0, "chair-squat", 5)
    assert adapted.session.items[0].note.endswith("; effort 5 at most")


def test_the_lowest_rung_itself_is_only_eased() -> None:
    """What already is the easiest version stays, at less effort, and its note says why."""
    adapted = adapt(session(item("chair-squat", "3x8 @7")), situation(acute(), place=GYM))
    assert asked(adapted) == ["chair-squat 3×8 @5"]
    (eased,) = adapted.differences
    note = adapted.session.items[0].note
    assert note == (
        "effort 5 at most, because with kneecap or front-of-knee pain "
        "effort may be better kept at 5 or below"
    )
    assert eased.text(shelf().exercises).startswith("Chair squat at effort 5 at most, because")


def test_what_is_easy_already_is_not_eased() -> None:
    """Effort 5 asked, effort 5 allowed: nothing to tell."""
    easy = session(item("chair-squat", "3x8 @5"))
    assert adapt(easy, situation(acute(), place=GYM)) == Adapted(easy)


def test_without_an_asked_effort_the_usual_one_is_eased() -> None:
    """A prescription without an effort would begin at the exercise's own, so it is capped too."""
    adapted = adapt(session(item("chair-squat", "3x8")), situation(acute(), place=GYM))
    assert asked(adapted) == ["chair-squat 3×8 @5"]


def test_a_share_of_the_best_is_dropped_with_the_effort() -> None:
    """Three quarters of the best lift is no effort of 7 any more."""
    high = situation(managed(Limitation.HYPERTENSION), place=GYM)
    assert asked(adapt(session(item("back-squat", "3x5 @8 ~81%")), high)) == ["back-squat 3×5 @7"]


def test_nothing_fitting_leaves_the_exercise_out() -> None:
    """Without a roller the session goes on without it, and says so."""
    adapted = adapt(session(item("roll", "1x60 s"), item("plank", "3x30 s")), situation(place=BARE))
    assert asked(adapted) == ["plank 3×30 s"]
    (out,) = adapted.differences
    assert isinstance(out, LeftOut)
    assert (out.exercise, out.block) == ("roll", Purpose.STRENGTH)
    assert out.text(shelf().exercises) == (
        "without Roll, because the floor has no foam roller "
        "and nothing in the library may take its place"
    )


def test_places_are_those_of_the_adapted_session() -> None:
    """After something was left out, the next stand-in is found where it really stands."""
    adapted = adapt(session(item("roll", "1x60 s"), item("back-squat")), situation(place=BARE))
    assert [each.place for each in adapted.replaced] == [0]


def test_places_go_on_over_blocks() -> None:
    """The second block's first item is counted after all of the first block."""
    blocks = (
        Block(Purpose.STRENGTH, (item("air-squat"), item("plank", "3x30 s"))),
        Block(Purpose.CORE, (item("carry", "2x20 m/side"),)),
    )
    adapted = adapt(Session("power/A", "A", blocks), situation(place=BARE))
    assert adapted.at(2) == adapted.replaced[0]


def test_an_empty_block_offers_recovery() -> None:
    """Nothing left of a block: it is gone, it is told, and the recovery routines are offered."""
    library = shelf(ROLL, SIDE, exercise("cat", Pattern.MOBILITY_STATIC), routines=RECOVERY)
    rolls = session(item("roll", "1x60 s"), purpose=Purpose.COOL_DOWN)
    at_home = situation(place=Place("home", frozenset({Equipment.FOAM_ROLLER})), library=library)
    assert adapt(rolls, at_home) == Adapted(rolls)
    bare = adapt(rolls, situation(place=BARE, library=library))
    assert bare.session.blocks == ()
    (emptied,) = bare.emptied
    assert emptied == Emptied(Purpose.COOL_DOWN, ("active-recovery-25",))
    assert emptied.text({}) == (
        "Nothing is left of cool-down; active-recovery-25 may do you good instead"
    )


def test_both_recovery_routines_are_offered_where_both_can_be_done() -> None:
    """With a roller and a sore groin, rolling is still there."""
    groin = replace(SIDE, id="groin", avoid_if=(Limitation.HIP_GROIN,), primary=())
    library = shelf(ROLL, SIDE, groin, routines=RECOVERY)
    here = situation(acute(Limitation.HIP_GROIN), place=GYM, library=library)
    (emptied,) = adapt(session(item("groin", "2x20 s/side")), here).emptied
    assert emptied.offers == ("active-recovery-25", "foam-10")


def test_a_routine_is_not_offered_in_its_own_place() -> None:
    """Foam rolling without a roller offers no foam rolling, and nothing where nothing is left."""
    library = shelf(ROLL, routines=RECOVERY[1:])
    alone = session(item("roll", "1x60 s"), id_="foam-10")
    (emptied,) = adapt(alone, situation(place=BARE, library=library)).emptied
    assert emptied.offers == ()
    assert emptied.text({}) == "Nothing is left of strength"


def test_a_choice_is_done_from_now_on() -> None:
    """What the runner chose stands in the program's place, and says so."""
    adapted = adapt(
        session(item("back-squat", "3x5 @7")), preferring(("back-squat", "goblet-squat"))
    )
    assert asked(adapted) == ["goblet-squat 3×10 @7"]
    assert adapted.texts(shelf().exercises) == (
        "Goblet squat instead of Back squat, because you chose it",
    )


def test_a_choice_holds_in_its_program_alone() -> None:
    """Another program's back squat is done as it is prescribed."""
    chosen = preferring(("back-squat", "goblet-squat"), program="trail")
    assert asked(adapt(session(item("back-squat", "3x5 @7")), chosen)) == ["back-squat 3×5 @7"]


def test_a_choice_may_be_harder_than_the_level() -> None:
    """A beginner who chose the slow squat by hand gets it; nobody is sent there by a rule."""
    chosen = preferring(("back-squat", "slow-squat"))
    beginner = replace(chosen, runner=replace(chosen.runner, level=Level.BEGINNER))
    assert asked(adapt(session(item("back-squat", "3x5 @7")), beginner)) == ["slow-squat 3×10 @7"]


def test_a_choice_that_does_not_fit_here_is_stood_in_for() -> None:
    """In the hotel neither the bar nor the chosen lunge is there: something else is done."""
    chosen = preferring(("plank", "carry"))
    hotel = replace(chosen, runner=replace(chosen.runner, places=(BARE,)))
    adapted = adapt(session(item("plank", "3x30 s @6")), hotel)
    assert adapted.session.items[0].exercise == "side-plank"
    assert adapted.replaced[0].reason.kind is Why.EQUIPMENT


def test_a_choice_that_nothing_stands_in_for_gives_way_to_the_program() -> None:
    """Where the chosen roller is missing, the plank is done after all."""
    chosen = preferring(("plank", "roll"))
    hotel = replace(chosen, runner=replace(chosen.runner, places=(BARE,)))
    assert asked(adapt(session(item("plank", "3x30 s @6")), hotel)) == ["plank 3×30 s @6"]


def test_a_choice_that_is_gone_counts_for_nothing() -> None:
    """An own exercise that was deleted leaves the program as it is."""
    plain = session(item("back-squat"))
    assert adapt(plain, preferring(("back-squat", "gone"))) == Adapted(plain)


def test_choosing_the_prescribed_one_keeps_it_against_the_careful_start() -> None:
    """With a managed knee the rung below is done, unless the runner insists on the usual one."""
    usual = session(item("back-squat", "3x5 @7"))
    careful = Situation(shelf(), Runner(complaints=(managed(),)), TODAY)
    insisting = replace(
        careful,
        runner=replace(
            careful.runner, preferences=(Preference("power", "back-squat", "back-squat"),)
        ),
    )
    assert asked(adapt(usual, careful)) == ["goblet-squat 3×10 @7"]
    assert adapt(usual, insisting) == Adapted(usual)


def test_an_unknown_exercise_is_named() -> None:
    """A session that names what the library does not hold is told with what it holds."""
    with pytest.raises(UnknownIdError) as told:
        adapt(session(item("gone")), situation())
    assert told.value.id == "gone"


def test_the_style_of_a_block_stays() -> None:
    """A circuit stays a circuit of as many rounds."""
    circuit = Block(Purpose.CORE, (item("back-squat"),), Style.CIRCUIT, 3, RestWindow(60, 60))
    (block,) = adapt(Session("a", "A", (circuit,)), situation(place=BARE)).session.blocks
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


def assert_whole(before: Session, adapted: Adapted, library: Library) -> None:
    """What is done and what is left out is together what was asked, and can be laid out."""
    after = adapted.session
    out = [each for each in adapted.differences if isinstance(each, LeftOut)]
    assert len(after.items) + len(out) == len(before.items)
    assert len(after.blocks) + len(adapted.emptied) == len(before.blocks)
    assert all(block.items for block in after.blocks)
    assert work_sets(after) <= work_sets(before)
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
    """Each program and routine, with each kit and level: nothing is lost without a word."""
    here = Situation(library, Runner(level=level, places=(Place(kit, PROFILES[kit]),)), TODAY)
    for each in every_session(library):
        adapted = adapt(each, here)
        assert_whole(each, adapted, library)
        assert not adapted.emptied or each.id == "foam-10"


@pytest.mark.parametrize(("limitation", "course"), product(Limitation, Course))
def test_every_session_is_done_with_every_complaint(
    library: Library, limitation: Limitation, course: Course
) -> None:
    """Each program and routine at home with each complaint: what is empty offers recovery."""
    runner = Runner(
        level=Level.INTERMEDIATE,
        places=(Place("home", PROFILES["home-basic"]),),
        complaints=(Complaint(limitation, course, TODAY),),
    )
    here = Situation(library, runner, TODAY)
    for each in every_session(library):
        adapted = adapt(each, here)
        assert_whole(each, adapted, library)
        for emptied in adapted.emptied:
            assert "active-recovery-25" in emptied.offers


def test_bundled_texts_read_well(library: Library) -> None:
    """What a runner with a sore knee and no rack is told of one session, word for word."""
    here = situation(
        Complaint(KNEE, Course.ACUTE, TODAY),
        level=Level.BEGINNER,
        place=Place("home", PROFILES["home-basic"]),
        library=library,
    )
    texts = adapt(library.session("power-5k10k/A", 3), here).texts(library.exercises)
    assert texts[0] == "Step-up instead of Box jump (step down), because home has no plyo box"
    assert texts[1] == (
        "Chair squat (sit-to-stand) instead of Squat jump, single reps, because it may make "
        "kneecap or front-of-knee pain worse while that is acute"
    )


def test_the_same_answer_comes_twice(library: Library) -> None:
    """Adapting decides by its arguments alone, and what it made fits without another change."""
    here = situation(place=BARE, level=Level.BEGINNER, library=library)
    for each in every_session(library)[::7]:
        once = adapt(each, here)
        assert adapt(each, here) == once
        again = adapt(once.session, here)
        assert again.differences == ()


def test_names_fall_back_to_ids() -> None:
    """A text about an exercise that is not at hand names it by its id."""
    told = adapt(session(item("back-squat")), situation(place=BARE)).replaced[0]
    names: dict[str, Exercise] = {}
    assert told.text(names).startswith("air-squat instead of back-squat, because")


# ---- every difference in every style ----


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize(
    ("prescribed", "here", "texts"),
    [
        (
            "back-squat",
            situation(place=BARE),
            ["Air squat instead of Back squat, because the floor has no barbell and no rack"],
        ),
        (
            "roll",
            situation(place=BARE),
            [
                (
                    "without Roll, because the floor has no foam roller "
                    "and nothing in the library may take its place"
                )
            ],
        ),
        (
            "chair-squat",
            situation(acute(), place=GYM),
            [
                (
                    "Chair squat at effort 5 at most, because with kneecap or front-of-knee pain "
                    "effort may be better kept at 5 or below"
                )
            ],
        ),
        (
            "back-squat",
            situation(managed(), place=GYM),
            [
                (
                    "Goblet squat instead of Back squat, because with kneecap or front-of-knee "
                    "pain starting one rung lower may be the safer way"
                )
            ],
        ),
        (
            "squat-jump",
            situation(managed(Limitation.ACHILLES), place=GYM),
            [
                (
                    "Air squat instead of Squat jump, because jumps may have to wait for two "
                    "weeks after Achilles tendon pain has settled"
                )
            ],
        ),
        (
            "plank",
            situation(acute(Limitation.WRIST), place=GYM),
            ["Dead bug instead of Plank, because it may make wrist pain worse while that is acute"],
        ),
        (
            "slow-squat",
            situation(level=Level.BEGINNER, place=GYM),
            [
                (
                    "Goblet squat instead of Slow squat, because it is level 5 of 5, which may "
                    "come too early for a beginner"
                )
            ],
        ),
        ("plank", situation(place=GYM), []),
    ],
    ids=["kit", "left out", "eased", "care", "jumps", "complaint", "level", "nothing"],
)
def test_a_difference_is_told_alike_in_every_style(
    style: Style, prescribed: str, here: Situation, texts: list[str]
) -> None:
    """One line says it, word for word; the block around it keeps its style and its other item."""
    block = Block(Purpose.STRENGTH, (item(prescribed), item("side-plank", "2x20 s/side")), style, 2)
    adapted = adapt(Session("power/A", "A", (block,)), here)
    assert list(adapted.texts(shelf().exercises)) == texts
    (after,) = adapted.session.blocks
    assert (after.style, after.rounds, after.purpose) == (style, 2, Purpose.STRENGTH)
    assert after.items[-1] == block.items[-1]


@pytest.mark.parametrize("purpose", Purpose)
def test_an_emptied_block_is_called_by_its_heading(purpose: Purpose) -> None:
    """Each part of a session, without any recovery at hand."""
    library = shelf(ROLL)
    rolls = session(item("roll", "1x60 s"), purpose=purpose)
    texts = adapt(rolls, situation(place=BARE, library=library)).texts(library.exercises)
    assert texts == (
        (
            "without Roll, because the floor has no foam roller "
            "and nothing in the library may take its place"
        ),
        f"Nothing is left of {purpose.heading.lower()}",
    )


@pytest.mark.parametrize("gone", [0, 1, 2])
def test_places_close_up_around_an_emptied_block(gone: int) -> None:
    """Wherever the empty block stood, the stand-ins of the others are found at their places."""
    kept = iter((Purpose.POWER, Purpose.STRENGTH))
    blocks = tuple(
        Block(Purpose.COOL_DOWN, (item("roll", "1x60 s"),))
        if number == gone
        else Block(next(kept), (item("plank", "2x30 s"), item("back-squat")))
        for number in range(3)
    )
    adapted = adapt(Session("power/A", "A", blocks), situation(place=BARE))
    assert [each.place for each in adapted.replaced] == [1, 3]
    assert [each.purpose for each in adapted.session.blocks] == [Purpose.POWER, Purpose.STRENGTH]
    assert [each.block for each in adapted.emptied] == [Purpose.COOL_DOWN]
    assert all(adapted.session.items[place].exercise == "air-squat" for place in (1, 3))


def test_differences_come_in_the_order_of_the_session() -> None:
    """What is replaced, eased, left out and emptied is told from the first exercise to the last."""
    blocks = (
        Block(Purpose.STRENGTH, (item("back-squat"), item("roll", "1x60 s"))),
        Block(Purpose.COOL_DOWN, (item("roll", "1x60 s"),)),
        Block(Purpose.BALANCE, (item("chair-squat", "2x8 @6"),)),
    )
    kit = frozenset({Equipment.CHAIR})
    here = situation(acute(), place=Place("the office", kit))
    adapted = adapt(Session("power/A", "A", blocks), here)
    assert [type(each) for each in adapted.differences] == [
        Replaced,
        Eased,
        LeftOut,
        LeftOut,
        Emptied,
        Eased,
    ]


def test_a_session_of_nothing_that_fits_is_empty_and_says_so() -> None:
    """Every block gone: no exercise, and a line for each exercise and each block."""
    rolls = Block(Purpose.COOL_DOWN, (item("roll", "1x60 s"),))
    adapted = adapt(
        Session("power/A", "A", (rolls, replace(rolls, purpose=Purpose.WARM_UP))),
        situation(place=BARE),
    )
    assert adapted.session.items == ()
    assert [each.block for each in adapted.emptied] == [Purpose.COOL_DOWN, Purpose.WARM_UP]
    assert len(adapted.texts({})) == 4


# ---- choices and complaints ----


@pytest.mark.parametrize(
    ("prescribed", "chosen", "complaint", "does", "kind"),
    [
        ("back-squat", "goblet-squat", managed(), "goblet-squat", Why.CHOSEN),
        ("back-squat", "goblet-squat", acute(), "chair-squat", Why.CARE),
        ("back-squat", "slow-squat", acute(), "chair-squat", Why.CARE),
        ("back-squat", "loaded-lunge", acute(Limitation.ANKLE), "air-squat", Why.COMPLAINT),
        ("air-squat", "squat-jump", managed(Limitation.ACHILLES), "air-squat", None),
        ("air-squat", "squat-jump", acute(Limitation.ACHILLES), "air-squat", None),
        ("dead-bug", "plank", acute(Limitation.WRIST), "dead-bug", None),
        ("dead-bug", "plank", managed(Limitation.WRIST), "plank", Why.CHOSEN),
    ],
)
def test_a_choice_yields_to_what_hurts(
    prescribed: str, chosen: str, complaint: Complaint, does: str, kind: Why | None
) -> None:
    """What was chosen is done while it may be; an acute complaint is stronger than any choice."""
    here = preferring((prescribed, chosen))
    sore = replace(here, runner=replace(here.runner, complaints=(complaint,)))
    adapted = adapt(session(item(prescribed, "2x8 @5")), sore)
    assert [each.exercise for each in adapted.session.items] == [does]
    assert [each.reason.kind for each in adapted.replaced] == ([] if kind is None else [kind])


def test_a_chosen_jump_is_back_after_two_weeks() -> None:
    """The choice stays in the profile, and holds again as soon as jumps may be done."""
    here = preferring(("air-squat", JUMP.id))
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
    here = preferring(("back-squat", "air-squat"), ("air-squat", "back-squat"))
    both = session(item("back-squat", "2x5 @7"), item("air-squat", "2x12 @7"))
    adapted = adapt(both, here)
    assert [each.exercise for each in adapted.session.items] == ["air-squat", "back-squat"]
    assert [each.prescribed for each in adapted.session.items] == ["back-squat", "air-squat"]
