"""The keys that a runner chose."""

from midstance.tui.keymap import changed, faults, usable
from midstance.tui.keys import USUAL

CHOSEN = {
    "session.pause": ("f9",),
    "session.skip": ("spaec",),
    "session.fly": ("x",),
    "app.help": ("question_mark",),
}


def test_what_will_do_is_used() -> None:
    """A known command gets its new keys; all others, and those with an unknown key, keep theirs."""
    keys = usable(CHOSEN)
    assert keys["session.pause"] == ("f9",)
    assert keys["session.skip"] == USUAL["session.skip"]
    assert set(keys) == set(USUAL)


def test_what_will_not_do_is_told() -> None:
    """An unknown command and an unknown key are each named in one sentence."""
    assert list(faults(CHOSEN)) == [
        "Keys: session.skip keeps its usual key; there is no key spaec.",
        "Keys: there is no command session.fly. See: midstance keys",
    ]


def test_only_what_differs_is_bound_anew() -> None:
    """The screen's library hears of the commands whose keys are not the usual ones."""
    assert changed(usable(CHOSEN | {"app.quit": ("Q", "ctrl+q")})) == {
        "session.pause": "f9",
        "app.quit": "Q,ctrl+q",
    }
