"""What tests of words and rows need: the house of the full screen's tests, without a screen."""

from tests.tui.conftest import house, library

__all__ = ["house", "library"]
