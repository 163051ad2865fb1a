"""Textual loads without what is never used here, and with it where that fails."""

from tests.shape.project import run_python


def said_by(code: str) -> str:
    """What a fresh interpreter prints when it runs ``code`` without a mistake."""
    ran = run_python("-c", code)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


OPEN = """
import sys
from midstance.tui.lean import leave_out_the_unused, take_back
leave_out_the_unused()
from midstance.tui.app import MidstanceApp
"""
LOADED = "print(sorted(name for name in sys.modules if name in ('ssl', 'textual.widgets._input')))"


def test_the_app_loads_without_the_palette_and_encryption() -> None:
    """Neither ssl nor the widgets of Textual's own palette are loaded with the app."""
    said = said_by(OPEN + "print(sys.modules['ssl'])\n" + LOADED)
    assert said.splitlines() == ["None", "['ssl']"]


def test_a_screen_is_drawn_without_them() -> None:
    """An app of the stand-ins' Textual runs, shows text and ends."""
    run = """
import asyncio
from textual.app import App
from textual.widgets import Static
class Small(App[None]):
    ENABLE_COMMAND_PALETTE = False
    def compose(self):
        yield Static("READY")
async def look():
    async with Small().run_test() as pilot:
        await pilot.pause()
        print(pilot.app.query_one(Static).content)
asyncio.run(look())
"""
    assert said_by(OPEN + run).splitlines() == ["READY"]


def test_the_real_palette_can_be_taken_back() -> None:
    """After taking back, the next import meets the real palette."""
    again = "take_back()\nimport textual.app, textual.command\nprint(textual.command.__file__)"
    assert said_by(OPEN + again).strip().endswith("command.py")


def test_what_is_loaded_already_stays() -> None:
    """Where Textual's palette is loaded already, nothing is put in its place."""
    code = "import textual.command, sys\n"
    code += "from midstance.tui.lean import leave_out_the_unused\nleave_out_the_unused()\n"
    code += "print(sys.modules['textual.command'].__file__ is not None)"
    assert said_by(code).strip() == "True"
