"""A settings file is read key by key."""

from hypothesis import given
from hypothesis import strategies as st

from midstance.domain.settings import Settings
from midstance.storage.settings_file import read_settings
from midstance.storage.toml_text import Document, parse

COMMANDS = {"session.skip": ("s",), "session.pause": ("p",)}


def test_without_places_no_key_map_is_looked_for() -> None:
    """A file that is only checked needs none of the runner's folders."""
    assert read_settings(parse("f", b'keymap = "anything"'), COMMANDS) == (Settings(), ())


@given(
    st.dictionaries(
        st.sampled_from([*Settings.__match_args__, "keys", "x"]),
        st.recursive(
            st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(st.text(max_size=4), inner, max_size=3)
            ),
            max_leaves=6,
        ),
    )
)
def test_no_tables_end_in_anything_but_settings(tables: dict[str, object]) -> None:
    """Whatever the file holds, there are settings, and what was not taken was told."""
    settings, problems = read_settings(Document("f", "", tables), COMMANDS)
    assert isinstance(settings, Settings)
    assert all(problem.message for problem in problems)
