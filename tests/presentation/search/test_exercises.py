"""A search finds what is called so, what has what is wanted, or the nearest to what is not here."""

from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.exercise import (
    Dose,
    Equipment,
    Exercise,
    Impact,
    Limitation,
    Measure,
    Muscle,
    Pattern,
)
from midstance.presentation.search.exercises import (
    NEAREST,
    RULED_OUT,
    SearchResult,
    logged_called,
    search_exercises,
)


def exercise(id_: str, pattern: Pattern, *primary: Muscle, **more: object) -> Exercise:
    """An exercise with what a search looks at."""
    name = id_.replace("-", " ").capitalize()
    return Exercise(id_, name, pattern, Measure.REPS, Dose(1, 5), primary, **more)  # type: ignore[arg-type] # fields by name


RAISE = exercise("calf-raise", Pattern.CALF, Muscle.GASTROCNEMIUS, care_if=(Limitation.ACHILLES,))
LOADED = exercise(
    "loaded-calf-raise",
    Pattern.CALF,
    Muscle.GASTROCNEMIUS,
    Muscle.SOLEUS,
    equipment=((Equipment.DUMBBELL,),),
    avoid_if=(Limitation.ACHILLES,),
)
POGO = exercise("pogo-jump", Pattern.PLYOMETRIC, Muscle.SOLEUS, impact=Impact.HIGH)
HOLD = exercise("isometric-calf-hold", Pattern.CALF, Muscle.SOLEUS)
STRETCH = exercise("calf-stretch", Pattern.MOBILITY_STATIC, Muscle.GASTROCNEMIUS)
PUSH = exercise("push-up", Pattern.PUSH, Muscle.PECS, aliases=("press up",))
ALL = (STRETCH, LOADED, POGO, RAISE, HOLD, PUSH)


def ids(found: SearchResult) -> list[str]:
    """The ids of what was found."""
    return [each.id for each in found.exercises]


def test_a_name_comes_before_everything() -> None:
    """What is called so is found without a heading; an alias is said beside it."""
    found = search_exercises(ALL, "press up")
    assert ids(found) == ["push-up"]
    assert (found.heading, found.notes["push-up"]) == ("", "press up")


def test_a_muscle_finds_what_trains_it() -> None:
    """Strength work first, stretches behind it; the heading says what was understood."""
    found = search_exercises(ALL, "Calves")
    assert found.heading == "Calves"
    assert ids(found) == [
        "calf-raise", "isometric-calf-hold", "loaded-calf-raise", "pogo-jump", "calf-stretch",
    ]  # fmt: skip


def test_a_complaint_finds_what_is_easiest_on_it() -> None:
    """What may go well comes first, what it rules out last, and is marked."""
    found = search_exercises(ALL, "achilles pain")
    assert (ids(found)[0], ids(found)[-1]) == ("isometric-calf-hold", "loaded-calf-raise")
    assert dict(found.notes) == {"loaded-calf-raise": RULED_OUT}


def test_several_filters_hold_at_once() -> None:
    """Each must be answered; "no" and "without" turn one around; other words are names."""
    assert "pogo-jump" not in ids(search_exercises(ALL, "calf no jumping"))
    assert ids(search_exercises(ALL, "calves with dumbbells")) == ["loaded-calf-raise"]
    assert "loaded-calf-raise" not in ids(search_exercises(ALL, "calves without dumbbells"))
    assert ids(search_exercises(ALL, "dumbbell raise")) == ["loaded-calf-raise"]
    assert ids(search_exercises(ALL, "chest with dumbbells")) == []


def test_words_may_be_unfinished_or_misspelt() -> None:
    """As one types, and where a letter is wrong, for criteria and for what is not here."""
    for typed in ("achil", "achiles", "plyom", "no jumpi"):
        assert search_exercises(ALL, typed).exercises, typed
    for typed in ("bench pr", "bench pess", "dumbbell bench press"):
        assert search_exercises(ALL, typed).is_nearest, typed


def test_what_is_not_here_brings_the_nearest() -> None:
    """It is said that it is not here, and each that is offered is marked; own ones win."""
    found = search_exercises(ALL, "bench press")
    assert found.heading == "No bench press here; nearest"
    assert (ids(found), found.notes["push-up"]) == (["push-up"], NEAREST)
    own = exercise("bench-press", Pattern.PUSH, Muscle.PECS)
    assert ids(search_exercises((*ALL, own), "bench press")) == ["bench-press"]
    assert not search_exercises((POGO,), "bench press").exercises


def test_what_is_done_often_comes_first_among_equals() -> None:
    """Use decides among what answers a criterion alike."""
    assert ids(search_exercises(ALL, "soleus"))[0] == "pogo-jump"
    assert ids(search_exercises(ALL, "soleus", {HOLD.id: 3}))[0] == "isometric-calf-hold"


@given(st.text(max_size=30))
def test_any_text_finds_each_exercise_at_most_once(text: str) -> None:
    """Whatever is typed, and nothing at all finds everything."""
    found = ids(search_exercises(ALL, text))
    assert len(found) == len(set(found))
    assert ids(search_exercises(ALL, " ")) == [each.id for each in ALL]


def test_a_log_is_searched_by_the_same_answer_and_by_its_own_ids() -> None:
    """What was logged stays in its order; an imported id is found by its words."""
    known, logged = {each.id: each for each in ALL}, ("cable-fly", "pogo-jump", "calf-raise")
    assert logged_called(known, "calves", logged) == ("pogo-jump", "calf-raise")
    assert logged_called(known, "Fly cable", logged) == ("cable-fly",)
    assert logged_called(known, "", logged) == logged
    assert logged_called(known, "leg press", logged) == ()
