"""What tests of words and rows need: the house of the full screen's tests, without a screen."""

from tests.tui.conftest import house, library, quick_pilot

__all__ = ["house", "library", "quick_pilot"]
