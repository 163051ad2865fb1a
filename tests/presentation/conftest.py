"""What tests of words and rows need: a laptop with a log, without a screen."""

from tests.tui.conftest import laptop, library, quick_pilot

__all__ = ["laptop", "library", "quick_pilot"]
