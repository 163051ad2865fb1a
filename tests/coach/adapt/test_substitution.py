"""What stands in: small cases by hand, and laws over the whole library and every runner."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.coach.adapt.complaint_rules import CAPPED_ONLY
from midstance.coach.adapt.situation import CareLevel, Situation
from midstance.coach.adapt.substitution import (
    PATTERN_GROUPS,
    Reason,
    ReasonKind,
    Substitute,
    complaints_text,
    effort_reason,
    find_substitute,
    keeps_purpose,
    lands_harder,
    why_instead,
    why_ruled_out,
)
from midstance.domain.exercise import (
    Equipment,
    Exercise,
    Impact,
    Limitation,
    Measure,
    Muscle,
    Pattern,
)
from midstance.domain.library import Library
from midstance.domain.runner import (
    FLOOR,
    PROFILES,
    Complaint,
    ComplaintStage,
    Level,
    Place,
    Runner,
    complaints_needing_care,
)
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
    PLANK,
    ROLL,
    SLOW,
    TODAY,
    acute,
    exercise_list,
    make_situation,
    managed,
)
from tests.coach.people import exercise as made


def found(exercise: Exercise, here: Situation, *, is_chosen: bool = False) -> str:
    """The id of what is done."""
    stands = find_substitute(exercise, here, is_chosen=is_chosen)
    assert stands is not None
    return stands.exercise.id


def why(exercise: Exercise, here: Situation) -> ReasonKind:
    """The kind of the reason."""
    stands = find_substitute(exercise, here)
    assert stands is not None
    assert stands.reason is not None
    return stands.reason.kind


def test_what_fits_is_done_itself() -> None:
    """Nothing is replaced without need, and there is no reason to tell."""
    assert find_substitute(BACK, make_situation(place=GYM)) == Substitute(BACK)


def test_the_first_fitting_substitute_is_taken() -> None:
    """Without a rack the lunge comes first; with a sore ankle the goblet squat does."""
    weights = Place("home", frozenset({Equipment.DUMBBELL}))
    assert found(BACK, make_situation(place=weights)) == "loaded-lunge"
    assert found(BACK, make_situation(acute(Limitation.ANKLE), place=weights)) == "goblet-squat"


def test_without_a_fitting_substitute_the_nearest_easier_rung_is_taken() -> None:
    """On the bare floor neither substitute fits; two rungs lower something does."""
    assert found(BACK, make_situation(place=BARE)) == "air-squat"


def test_without_a_rung_the_floor_has_something_for_the_same_muscles() -> None:
    """A plank that the wrist forbids becomes a dead bug, even if the file names no substitute."""
    bare = exercise_list(
        *(replace(e, substitutes=()) for e in make_situation().library.exercises.values())
    )
    sore = make_situation(acute(Limitation.WRIST), library=bare)
    assert found(bare.exercises["plank"], sore) == "dead-bug"


def test_the_floor_is_searched_for_the_most_alike() -> None:
    """The same pattern comes first, then the exercise nearest in level."""
    low = replace(AIR, id="low", ladder=None, level=1, easier=None)
    high = replace(low, id="high", level=2)
    other = replace(low, id="bridge", pattern=Pattern.BRIDGE, level=2)
    lone = replace(BACK, substitutes=(), easier=None, ladder=None)
    library = exercise_list(other, low, high, lone)
    assert found(lone, make_situation(place=BARE, library=library)) == "high"


def test_nothing_stands_in_for_what_nothing_is_like() -> None:
    """Without a roller there is no rolling."""
    assert find_substitute(ROLL, make_situation(place=BARE)) is None


def test_a_substitute_that_is_gone_is_passed_over() -> None:
    """An own library without the named substitutes still finds a rung."""
    library = exercise_list(CHAIR, AIR, GOBLET, BACK)
    assert found(BACK, make_situation(place=BARE, library=library)) == "air-squat"


def test_a_harder_substitute_is_never_taken() -> None:
    """What a file names wrongly does no harm: a higher level or harder landing is left out."""
    wrong = replace(AIR, substitutes=("slow-squat", "squat-jump", "chair-squat"), avoid_if=(KNEE,))
    library = exercise_list(CHAIR, wrong, SLOW, JUMP)
    hurt = Complaint(KNEE, ComplaintStage.ACUTE, TODAY)
    assert found(wrong, make_situation(hurt, library=library)) == "chair-squat"


def test_a_substitute_of_another_purpose_is_never_taken() -> None:
    """Legs are not replaced by the trunk, whatever a file says."""
    wrong = replace(BACK, substitutes=("plank", "goblet-squat"))
    library = exercise_list(AIR, GOBLET, wrong, PLANK)
    assert found(wrong, make_situation(place=BARE, library=library)) == "air-squat"


@pytest.mark.parametrize(
    ("asked", "lands_on"),
    [
        (BACK, "chair-squat"),
        (GOBLET, "chair-squat"),
        (AIR, "chair-squat"),
        (CHAIR, "chair-squat"),
        (JUMP, "chair-squat"),
    ],
)
def test_acute_care_goes_to_the_lowest_rung(asked: Exercise, lands_on: str) -> None:
    """With an acute knee every squat is the easiest squat, and so is what stands in for a jump."""
    assert found(asked, make_situation(acute(), place=GYM)) == lands_on


def test_the_lowest_rung_is_the_lowest_that_fits() -> None:
    """Without a chair the air squat is as low as it goes."""
    assert found(BACK, make_situation(acute(), place=BARE)) == "air-squat"


@pytest.mark.parametrize(
    ("asked", "lands_on"),
    [(BACK, "goblet-squat"), (GOBLET, "air-squat"), (AIR, "chair-squat"), (CHAIR, "chair-squat")],
)
def test_managed_care_goes_one_rung_lower(asked: Exercise, lands_on: str) -> None:
    """With a managed knee each squat is the one below; the lowest stays."""
    assert found(asked, make_situation(managed(), place=GYM)) == lands_on


def test_a_settled_complaint_ends_with_the_passed_rung() -> None:
    """Goblet squats passed: back to the bar."""
    assert found(BACK, make_situation(managed(), passed={"goblet-squat"})) == "back-squat"


def test_a_lower_rung_that_is_acute_for_another_reason_goes_on_down() -> None:
    """One rung lower asks for acute care with the wrist: then the lowest rung it is."""
    sore = replace(GOBLET, care_if=(KNEE, Limitation.WRIST))
    library = exercise_list(CHAIR, AIR, sore, BACK, LUNGE)
    both = make_situation(managed(), acute(Limitation.WRIST), library=library)
    assert found(BACK, both) == "chair-squat"


def test_what_was_chosen_stays_on_its_rung() -> None:
    """By hand the runner may stay above the careful start and above the level, while managed."""
    assert (
        found(BACK, make_situation(managed(), level=Level.BEGINNER), is_chosen=True) == "back-squat"
    )
    assert found(BACK, make_situation(acute()), is_chosen=True) == "chair-squat"


@pytest.mark.parametrize(
    ("exercise", "here", "kind"),
    [
        (BACK, make_situation(place=BARE), ReasonKind.EQUIPMENT),
        (BACK, make_situation(level=Level.BEGINNER), ReasonKind.LEVEL),
        (PLANK, make_situation(acute(Limitation.WRIST)), ReasonKind.COMPLAINT),
        (BACK, make_situation(acute()), ReasonKind.CARE),
        (BACK, make_situation(managed()), ReasonKind.CARE),
        (JUMP, make_situation(managed()), ReasonKind.JUMPS),
    ],
)
def test_the_reason_is_shown(exercise: Exercise, here: Situation, kind: ReasonKind) -> None:
    """Each rule that replaces an exercise names itself."""
    assert why(exercise, here) is kind


def test_groups_of_patterns_are_few_and_whole() -> None:
    """Legs and trunk are one group each; every other pattern stands for itself."""
    assert set(PATTERN_GROUPS) == set(Pattern)
    assert {p for p in Pattern if PATTERN_GROUPS[p] == "trunk"} == {
        p for p in Pattern if p.startswith("core-")
    }
    assert PATTERN_GROUPS[Pattern.CALF] == PATTERN_GROUPS[Pattern.PLYOMETRIC] == "legs"
    alone = {Pattern.PUSH, Pattern.PULL, Pattern.MOBILITY_DYNAMIC, Pattern.MOBILITY_STATIC}
    assert {PATTERN_GROUPS[each] for each in alone} == set(alone)


def test_landings_are_compared() -> None:
    """More impact is a harder landing; the same or less is not."""
    assert lands_harder(JUMP, BACK)
    assert not lands_harder(BACK, JUMP)
    assert not lands_harder(replace(BACK, impact=Impact.LOW), JUMP)


def test_a_named_substitute_may_be_as_hard_as_the_runner_s_level() -> None:
    """Without weights the intermediate gets the harder lunge that is named; a beginner does not.

    With a sore knee nothing harder than what is prescribed replaces it.
    """
    lunge = replace(LUNGE, equipment=(), level=3)
    goblet = replace(GOBLET, substitutes=(lunge.id, AIR.id), level=2)
    library = exercise_list(lunge, goblet, AIR, CHAIR)
    for level, expected in ((Level.INTERMEDIATE, lunge), (None, lunge), (Level.BEGINNER, AIR)):
        assert (
            found(goblet, make_situation(level=level, place=BARE, library=library)) == expected.id
        )
    sore = make_situation(managed(), level=Level.ADVANCED, place=BARE, library=library)
    assert found(goblet, sore) == AIR.id


def test_what_the_session_has_already_is_no_substitute() -> None:
    """The next one is taken; where every lower rung is taken, the higher one is no way out."""
    bare = make_situation(place=BARE)
    assert found(BACK, bare) == AIR.id
    other = find_substitute(BACK, bare, taken={AIR.id})
    assert other is None or other.exercise.id != AIR.id
    sore = make_situation(acute(), place=GYM)
    assert found(BACK, sore) == CHAIR.id
    second = find_substitute(BACK, sore, taken={CHAIR.id})
    assert second is not None
    assert second.exercise.id == AIR.id
    lower = {CHAIR.id, AIR.id, GOBLET.id}
    last = find_substitute(BACK, sore, taken=lower)
    assert last is None or last.exercise.id not in {*lower, BACK.id}


# ---- laws ----

COMPLAINTS = [
    None,
    *(Complaint(limitation, stage, TODAY) for limitation in Limitation for stage in ComplaintStage),
]


def situations(library: Library, kit: str, level: Level | None) -> Iterator[Situation]:
    """One runner for each complaint there is, and one without."""
    place = Place(kit, PROFILES[kit])
    for complaint in COMPLAINTS:
        complaints = (complaint,) if complaint else ()
        runner = Runner(level=level, places=(place,), complaints=complaints)
        yield Situation(library, runner, TODAY)


def broken_laws(exercise: Exercise, here: Situation) -> list[str]:
    """What is wrong with the stand-in for ``exercise``; an empty list when nothing is."""
    stands = find_substitute(exercise, here)
    if stands is None:
        return [] if nothing_could(exercise, here) else ["something could have stood in"]
    now = stands.exercise
    laws = {
        "it is harder": not is_harder(now, exercise, here),
        "it lacks kit": now.fits(here.runner.equipment),
        "its purpose changed": keeps_purpose(now, exercise),
        "a complaint rules it out": not here.forbidding(now),
        "its level is too high": (here.runner.level or Level.INTERMEDIATE).allows(now),
        "it jumps too early": not here.waiting_jumps(now),
        "there is a lower rung": here.care(now) is not CareLevel.LOWEST
        or is_lowest(now, exercise, here),
        "it starts too high": not starts_too_high(now, exercise, here),
        "its reason is missing": (stands.reason is None) is (now is exercise),
    }
    return [law for law, holds in laws.items() if not holds]


def nothing_could(exercise: Exercise, here: Situation) -> bool:
    """Whether no exercise that is named for it, nor any rung below it, would have done."""
    library = here.library.exercises
    named = [exercise, *(library[id_] for id_ in exercise.substitutes), *here.below(exercise)]
    return not any(could(each, exercise, here) for each in named)


def is_harder(each: Exercise, asked: Exercise, here: Situation) -> bool:
    """Whether it is above what was asked for, or above the runner's level where it is named."""
    level = asked.level
    hurts = here.forbidding(asked) or here.care(asked) is not CareLevel.NONE
    if each.id in asked.substitutes and not hurts:
        level = max(level, (here.runner.level or Level.INTERMEDIATE).highest)
    return each.level > level or lands_harder(each, asked)


def could(each: Exercise, asked: Exercise, here: Situation) -> bool:
    """Whether it is open, no harder, and of the same purpose."""
    return here.is_open(each) and not is_harder(each, asked, here) and keeps_purpose(each, asked)


def is_lowest(now: Exercise, asked: Exercise, here: Situation) -> bool:
    """Whether no rung below it could be done."""
    return not any(could(each, asked, here) for each in here.below(now))


def starts_too_high(now: Exercise, asked: Exercise, here: Situation) -> bool:
    """Whether a managed complaint left the exercise as it was although a lower rung could be."""
    is_managed = any(
        each.stage is ComplaintStage.MANAGED and each.limitation not in CAPPED_ONLY
        for each in complaints_needing_care(now, here.runner)
    )
    return now is asked and is_managed and not is_lowest(now, asked, here)


@pytest.mark.parametrize(("kit", "level"), product(PROFILES, [None, *Level]))
def test_every_stand_in_keeps_the_laws(library: Library, kit: str, level: Level | None) -> None:
    """Every exercise, kit, level and complaint: it ends, fits, is never harder, keeps its purpose.

    A complaint is taken acute and managed; care leads to the lowest or a lower rung.
    """
    broken = [
        (exercise.id, str(here.runner.complaints), laws)
        for here in situations(library, kit, level)
        for exercise in library.exercises.values()
        if (laws := broken_laws(exercise, here))
    ]
    assert broken == []


@given(data=st.data())
def test_the_laws_hold_with_any_kit_and_complaints(library: Library, data: st.DataObject) -> None:
    """Any set of items, any level, and several complaints at once."""
    kit = data.draw(st.frozensets(st.sampled_from(Equipment)))
    level = data.draw(st.sampled_from([None, *Level]))
    stages = data.draw(
        st.dictionaries(st.sampled_from(Limitation), st.sampled_from(ComplaintStage), max_size=4)
    )
    complaints = tuple(Complaint(each, stage, TODAY) for each, stage in stages.items())
    runner = Runner(level=level, places=(Place("here", kit),), complaints=complaints)
    here = Situation(library, runner, TODAY)
    for exercise in library.exercises.values():
        assert broken_laws(exercise, here) == []


@pytest.mark.parametrize("kit", PROFILES)
def test_healthy_runners_miss_nothing_but_rolling(library: Library, kit: str) -> None:
    """Without complaints every exercise has a stand-in everywhere, but for rollers and balls."""
    here = Situation(library, Runner(places=(Place(kit, PROFILES[kit]),)), TODAY)
    missing = [e for e in library.exercises.values() if find_substitute(e, here) is None]
    assert {each.pattern for each in missing} <= {Pattern.SOFT_TISSUE}


PREGNANT = {
    *("band-assisted-pull-up", "band-row", "dead-hang", "dumbbell-row", "figure-four-stretch"),
    *("inverted-row", "negative-pull-up", "prone-ytw", "pull-up", "single-arm-cable-row"),
    *("standing-band-knee-drive", "supine-hamstring-stretch", "supine-hip-flexor-march"),
}
LEFT_OUT = {
    ("shin-bone", ComplaintStage.ACUTE): {
        *("bent-knee-calf-raise", "brisk-walk", "calf-raise", "drop-jump", "easy-jog"),
        *("isometric-calf-hold", "jump-rope", "mountain-climber", "pogo-jump", "run-interval"),
        *("seated-soleus-raise", "short-foot", "single-leg-bent-knee-calf-raise"),
        *("single-leg-calf-raise", "single-leg-calf-raise-loaded", "single-leg-pogo"),
        *("step-jack", "tibialis-raise", "wobble-board-two-leg"),
    },
    ("hamstring-tendon", ComplaintStage.ACUTE): {"supine-hamstring-stretch"},
    ("hip-groin", ComplaintStage.ACUTE): {"copenhagen-plank-long", "copenhagen-plank-short"},
    ("hip-lateral", ComplaintStage.ACUTE): {"figure-four-stretch"},
    ("pregnancy", ComplaintStage.ACUTE): PREGNANT,
    ("pregnancy", ComplaintStage.MANAGED): PREGNANT,
}
"""What nothing may replace, by complaint; rolling needs its kit and is left out of this table."""


def test_what_nothing_replaces_is_known_for_each_complaint(library: Library) -> None:
    """With any one complaint, only what that complaint's text forbids altogether is left out."""
    left_out: dict[tuple[str, ComplaintStage], set[str]] = {}
    for here in (here for kit in PROFILES for here in situations(library, kit, None)):
        for exercise in library.exercises.values():
            rolls = exercise.pattern is Pattern.SOFT_TISSUE
            if not rolls and find_substitute(exercise, here) is None:
                (complaint,) = here.runner.complaints
                key = complaint.limitation.value, complaint.stage
                left_out.setdefault(key, set()).add(exercise.id)
    assert left_out == LEFT_OUT


# ---- libraries that nobody wrote ----

FEW_ITEMS = st.sampled_from([Equipment.CHAIR, Equipment.DUMBBELL, Equipment.WALL])
FEW_TAGS = st.sampled_from([Limitation.ANKLE, Limitation.WRIST, KNEE])
FEW_PATTERNS = st.sampled_from([Pattern.SQUAT, Pattern.LUNGE, Pattern.PUSH, Pattern.PLYOMETRIC])
NAMES = tuple("abcdefgh")


@st.composite
def shelves(draw: st.DrawFn) -> Library:
    """Up to eight exercises, tied to each other by ladders and substitutes in any way at all."""
    names = NAMES[: draw(st.integers(1, len(NAMES)))]
    named = st.sampled_from([*names, "gone"])
    return exercise_list(*(draw(exercises(name, named)) for name in names))


@st.composite
def exercises(draw: st.DrawFn, name: str, others: st.SearchStrategy[str]) -> Exercise:
    """An exercise that may name itself, a circle, or what is not there."""
    pattern = draw(FEW_PATTERNS)
    return made(
        name,
        pattern,
        Measure.REPS,
        level=draw(st.integers(1, 5)),
        impact=draw(st.sampled_from(Impact)),
        ladder=draw(st.sampled_from([None, "left", "right"])),
        easier=draw(st.none() | others),
        substitutes=tuple(draw(st.lists(others, max_size=3))),
        equipment=tuple(draw(st.lists(st.tuples(FEW_ITEMS), max_size=2))),
        avoid_if=tuple(draw(st.lists(FEW_TAGS, max_size=1))),
        care_if=tuple(draw(st.lists(FEW_TAGS, max_size=1))),
        plyo_factor=1.0 if pattern is Pattern.PLYOMETRIC else 0.0,
        primary=(draw(st.sampled_from([Muscle.QUADS, Muscle.DEEP_CORE])),),
    )


@st.composite
def runners(draw: st.DrawFn) -> Runner:
    """Anybody, anywhere, with up to two complaints."""
    stages = draw(st.dictionaries(FEW_TAGS, st.sampled_from(ComplaintStage), max_size=2))
    return Runner(
        level=draw(st.sampled_from([None, *Level])),
        places=(Place("here", draw(st.frozensets(FEW_ITEMS))),),
        complaints=tuple(Complaint(each, stage, TODAY) for each, stage in stages.items()),
    )


@given(shelves(), runners())
def test_no_library_leads_to_what_may_not_be_done(shelf_: Library, runner: Runner) -> None:
    """Circles, gaps and wrong names lead neither astray nor to what is harder or ruled out."""
    here = Situation(shelf_, runner, TODAY)
    for each in shelf_.exercises.values():
        stands = find_substitute(each, here)
        if stands is not None:
            now = stands.exercise
            assert here.is_open(now)
            assert not is_harder(now, each, here)
            assert keeps_purpose(now, each)
            assert (stands.reason is None) is (now is each)


@given(shelves())
def test_a_healthy_runner_with_everything_is_left_alone(shelf_: Library) -> None:
    """Whatever the library says, nothing is replaced without a reason."""
    runner = Runner(level=Level.ADVANCED, places=(GYM,))
    here = Situation(shelf_, runner, TODAY)
    assert all(
        find_substitute(each, here) == Substitute(each) for each in shelf_.exercises.values()
    )


@given(shelves(), runners())
def test_what_is_open_and_needs_no_care_is_done_itself(shelf_: Library, runner: Runner) -> None:
    """A stand-in is looked for only where a rule asks for one."""
    here = Situation(shelf_, runner, TODAY)
    for each in shelf_.exercises.values():
        if here.is_open(each) and here.care(each) is CareLevel.NONE:
            assert find_substitute(each, here) == Substitute(each)


@given(shelves(), runners())
def test_a_stand_in_needs_no_stand_in_without_complaints(shelf_: Library, runner: Runner) -> None:
    """What was found fits, so asking again changes nothing."""
    here = Situation(shelf_, replace(runner, complaints=()), TODAY)
    for each in shelf_.exercises.values():
        stands = find_substitute(each, here)
        if stands is not None:
            assert find_substitute(stands.exercise, here) == Substitute(stands.exercise)


@given(shelves(), runners(), st.frozensets(FEW_ITEMS))
def test_more_kit_never_leaves_more_out(
    shelf_: Library, runner: Runner, more: frozenset[Equipment]
) -> None:
    """Whatever could be stood in for before can be after another item was bought."""
    poor = Situation(shelf_, runner, TODAY)
    richer = Place("here", runner.equipment | more)
    rich = Situation(shelf_, replace(runner, places=(richer,)), TODAY)
    for each in shelf_.exercises.values():
        if find_substitute(each, poor) is not None:
            assert find_substitute(each, rich) is not None


@given(shelves(), runners())
def test_the_floor_always_serves_its_own(shelf_: Library, runner: Runner) -> None:
    """Nothing is left out while an open exercise without kit serves the same muscles no harder."""
    here = Situation(shelf_, runner, TODAY)
    for each in shelf_.exercises.values():
        if find_substitute(each, here) is None:
            alike = (
                other
                for other in shelf_.exercises.values()
                if other.fits(FLOOR) and other.primary == each.primary
            )
            assert not any(could(other, each, here) for other in alike)


WRIST = Limitation.WRIST
CASES: list[tuple[Exercise, Situation, Reason | None]] = [
    (BACK, make_situation(place=GYM), None),
    (
        BACK,
        make_situation(place=BARE),
        Reason(ReasonKind.EQUIPMENT, "the floor has no barbell and no rack"),
    ),
    (
        BACK,
        make_situation(place=Place("", frozenset({Equipment.RACK}))),
        Reason(ReasonKind.EQUIPMENT, "this place has no barbell"),
    ),
    (
        BACK,
        make_situation(level=Level.BEGINNER),
        Reason(ReasonKind.LEVEL, "it is level 3 of 5, which may come too early for a beginner"),
    ),
    (
        SLOW,
        make_situation(level=Level.INTERMEDIATE),
        Reason(
            ReasonKind.LEVEL, "it is level 5 of 5, which may come too early for an intermediate"
        ),
    ),
    (
        PLANK,
        make_situation(acute(WRIST)),
        Reason(ReasonKind.COMPLAINT, "it may make wrist pain worse while that is acute"),
    ),
    (
        JUMP,
        make_situation(managed()),
        Reason(
            ReasonKind.JUMPS,
            "jumps may have to wait for two weeks after kneecap or front-of-knee pain has settled",
        ),
    ),
]


@pytest.mark.parametrize(("exercise", "here", "reason"), CASES)
def test_what_rules_out_is_named(
    exercise: Exercise, here: Situation, reason: Reason | None
) -> None:
    """Kit, level, complaint and early jumps each say what they are about."""
    assert why_ruled_out(exercise, here) == reason
    assert why_instead(exercise, here) == reason


def test_care_is_a_reason_for_a_lower_rung_only() -> None:
    """What asks for care is not ruled out, but it says why a lower rung is done."""
    knee = "kneecap or front-of-knee pain"
    assert why_ruled_out(BACK, make_situation(acute())) is None
    assert why_instead(BACK, make_situation(acute())) == Reason(
        ReasonKind.CARE,
        f"with acute {knee} the easiest version, at RPE 5 at most, may be the safer one",
    )
    assert why_ruled_out(BACK, make_situation(managed())) is None
    assert why_instead(BACK, make_situation(managed())) == Reason(
        ReasonKind.CARE, f"with {knee} starting one rung lower may be the safer way"
    )


def test_several_complaints_are_all_named() -> None:
    """Two complaints, one sentence."""
    assert complaints_text([WRIST, Limitation.NECK]) == "wrist pain and neck pain"


def test_the_effort_names_its_complaint() -> None:
    """A ceiling says which complaint it comes from."""
    assert effort_reason(5, acute(WRIST)).text == (
        "with wrist pain RPE may be better kept at 5 or below"
    )


def test_advice_says_may() -> None:
    """Every reason that is advice, and not a fact about kit, says may."""
    advice = {ReasonKind.LEVEL, ReasonKind.COMPLAINT, ReasonKind.JUMPS}
    reasons = [reason for _, _, reason in CASES if reason is not None]
    assert {reason.kind for reason in reasons} >= advice
    assert all(" may " in reason.text for reason in reasons if reason.kind in advice)
