"""What people type, shorten and misspell finds what they mean, the best match first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.exercise import Dose, Exercise, Measure, Pattern
from midstance.domain.library import Library, UnknownIdError
from midstance.presentation.search.names import (
    MatchRank,
    SearchEntry,
    exercise_called,
    exercises_called,
    find_by_name,
    find_exercises,
    is_misspelt,
    plain_words,
    rank_matches,
)


def exercise(id_: str, name: str, *aliases: str, pattern: Pattern = Pattern.SQUAT) -> Exercise:
    """An exercise with these names."""
    return Exercise(id_, name, pattern, Measure.REPS, Dose(1, 5), aliases=aliases)


PLAIN = exercise("bodyweight-squat", "Bodyweight squat", "squat", "Squat (Bodyweight)")
GOBLET = exercise("goblet-squat", "Goblet squat", "Squat (Dumbbell)")
SPLIT = exercise("elevated-split-squat", "Elevated split squat", "bulgarian split squat", "RFESS")
JUMP = exercise("squat-jump", "Squat jump, single reps", "jump squat")
HINGE = exercise("romanian-deadlift", "Romanian deadlift", "RDL", pattern=Pattern.HINGE)
PUSH = exercise("push-up", "Push-up", "press up", pattern=Pattern.PUSH)
ALL = (GOBLET, SPLIT, JUMP, PLAIN, HINGE, PUSH)


def found(text: str, **uses: int) -> list[str]:
    """The ids that a text finds; ``uses`` has underscores for hyphens."""
    done = {id_.replace("_", "-"): times for id_, times in uses.items()}
    return [each.id for each in find_exercises(ALL, text, done)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Squat (Barbell)", ("squat", "barbell")),
        ("squats,  barbell", ("squat", "barbell")),
        ("Farmer's Walk", ("farmer", "walk")),
        ("World\u2019s Greatest", ("world", "greatest")),
        ("DB RDL", ("dumbbell", "romanian", "deadlift")),
        ("OHP", ("overhead", "press")),
        ("Crunches", ("crunch",)),
        ("calves and feet", ("calf", "and", "foot")),
        ("bench presses", ("bench", "press")),
        ("press", ("press",)),
        ("abs", ("ab",)),
        ("Überzüge", ("uberzuge",)),
        ("kite_squat", ("kite", "squat")),
        ("深蹲", ("深蹲",)),
        ("", ()),
        (" -() ", ()),
    ],
)
def test_words_are_without_what_does_not_matter(text: str, words: tuple[str, ...]) -> None:
    """Capitals, accents, signs and plurals are left out, short forms written out."""
    assert plain_words(text) == words


def test_the_whole_name_comes_first() -> None:
    """The name or an alias, then the beginning of the name, of its words, of an alias's words."""
    assert found("squat")[0] == "bodyweight-squat"
    assert found("goblet squat")[0] == "goblet-squat"
    assert found("squ")[0] == "squat-jump"
    assert found("bulga") == ["elevated-split-squat"]
    assert found("split bulg") == ["elevated-split-squat"]
    assert found("pushup") == ["push-up"]
    assert found("press-ups") == ["push-up"]
    assert found("rdl") == found("RDLs") == ["romanian-deadlift"]


def test_every_word_must_be_there() -> None:
    """In any case and order, with any spaces; a word of another exercise finds nothing."""
    assert found("  GOBLET   squat ") == found("squat goblet") == ["goblet-squat"]
    assert found("goblet lunge") == []


def test_a_command_takes_a_name_that_means_one(library: Library) -> None:
    """Its id, name or alias; otherwise the error names the nearest."""
    assert exercise_called(library, "goblet-squat").id == "goblet-squat"
    assert exercise_called(library, "Press Ups").id == "push-up"
    for text, near in (("squ", 3), ("sqaut", 3), ("pish", 1), ("zzzz", 0), (" ", 0)):
        with pytest.raises(UnknownIdError) as error:
            exercise_called(library, text)
        assert len(error.value.near) == near, text


@pytest.fixture
def library() -> Library:
    """A library of these exercises alone."""
    return Library({each.id: each for each in ALL}, {}, {})


def test_ranks_are_shown() -> None:
    """Each way to match has its rank."""
    entry = SearchEntry("it", ("Goblet squat", "goblet-squat"), ("cup squat",), "legs")
    for text, rank in (
        ("goblet squat", MatchRank.NAME),
        ("cup squat", MatchRank.ALIAS),
        ("gob", MatchRank.NAME_BEGINS),
        ("squ", MatchRank.WORDS_BEGIN),
        ("cup", MatchRank.ALIAS_WORDS_BEGIN),
        ("oble", MatchRank.NAME_HOLDS),
        ("leg", MatchRank.ABOUT),
        ("gobelt", MatchRank.TYPOS_IN_NAME),
        ("gobelt squat", MatchRank.TYPOS_ONLY),
        ("cupp", MatchRank.TYPOS_IN_ALIAS),
    ):
        assert rank_matches((entry,), text) == ((rank, "it"),), text
    assert rank_matches((entry,), "b") == ()


def test_what_is_done_often_comes_before_equal_matches() -> None:
    """Use decides among equals, and never against a better match; then the shorter name wins."""
    assert found("squ", goblet_squat=5)[:2] == ["squat-jump", "goblet-squat"]
    assert found("squ", elevated_split_squat=5)[1] == "elevated-split-squat"
    assert found("squ")[1:] == ["goblet-squat", "bodyweight-squat", "elevated-split-squat"]


def test_typos_count_only_where_nothing_else_matches() -> None:
    """One in words of four letters, two from seven, and none in shorter ones."""
    assert found("sqaut")[0] == "bodyweight-squat"
    assert found("bulgaran") == ["elevated-split-squat"]
    assert found("romnain deadlfit") == ["romanian-deadlift"]
    assert found("pish") == ["push-up"]
    assert found("pis") == []
    assert found("zzzz") == []
    assert "squat-jump" not in found("goblet")


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("squat", "squat", True),
        ("sqaut", "squat", True),
        ("squaat", "squat", True),
        ("sqat", "squat", True),
        ("skuat", "squat", True),
        ("skuad", "squat", False),
        ("bulgraain", "bulgarian", True),
        ("bulgr", "bulgarian", True),
        ("hop", "hip", False),
    ],
)
def test_typos_are_counted(word: str, known: str, *, meant: bool) -> None:
    """A letter more, less, another, or two that changed places is one typo."""
    assert is_misspelt(word, known) is meant


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_text_can_be_searched(text: str, name: str) -> None:
    """Whatever is typed, nothing is found twice, and a name finds itself first."""
    entries = [SearchEntry(n, (each,)) for n, each in enumerate((name, "plank", "side plank"))]
    hits = find_by_name(entries, text)
    assert len(hits) == len(set(hits))
    if plain_words(name):
        assert 0 in find_by_name(entries, name)


def test_nothing_typed_finds_everything_as_it_stood() -> None:
    """An empty text, or one of signs alone, leaves the order."""
    assert found("") == found("  ") == found("--") == [each.id for each in ALL]


def test_what_a_name_means_at_the_prompt() -> None:
    """One for its name or alias, several for a part of names, none for a typo or nothing."""
    assert exercises_called(ALL, "squat") == (PLAIN,)
    assert exercises_called(ALL, "Squat (Dumbbell)") == (GOBLET,)
    assert len(exercises_called(ALL, "squ")) == 4
    assert exercises_called(ALL, "bulga") == (SPLIT,)
    assert exercises_called(ALL, "sqaut") == exercises_called(ALL, " ") == ()
