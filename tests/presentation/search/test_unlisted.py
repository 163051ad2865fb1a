"""What the library leaves out is known by name."""

from midstance.presentation.search.unlisted import (
    unlisted_about,
    unlisted_called,
    unlisted_misspelt,
)


def test_a_name_is_found_whole_among_others_begun_and_misspelt() -> None:
    """Beside equipment, too; unknown words beside it mean something else."""
    assert unlisted_called(("leg", "press"))
    assert not unlisted_called(("press",))
    for words in (("machine", "leg", "press"), ("leg", "pr")):
        assert (unlisted_about(words) or ("",))[0] == "leg press", words
    assert not unlisted_about(("leg", "press", "zebra"))
    assert (unlisted_misspelt(("bruppee",)) or ("",))[0] == "burpee"
    assert not unlisted_misspelt(("leg",))
