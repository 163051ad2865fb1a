"""What is said about an exercise beside the stage."""

from dataclasses import replace

from midstance.tui.widgets.workout.cue_panel import CuePanel
from midstance.workout.card import Card
from tests.playbook import PLANKS, Play, go_on
from tests.tui.widgets.one_widget_app import OneWidgetApp


def card() -> Card:
    """The card of a plank."""
    play = Play(PLANKS)
    go_on(play, "space")
    return replace(play.view.card, last="30 · 25 s", best="40 s", caution="[b]Wrist", note="x\x1b")


async def shown(of: Card, heading: str = "", *, everything: bool = False, height: int = 20) -> str:
    """What the panel shows."""
    panel = CuePanel()
    async with OneWidgetApp(panel).run_test(size=(40, height)) as pilot:
        panel.styles.height = height
        await pilot.pause()
        panel.show_card(of, heading, everything=everything)
        await pilot.pause()
        return "\n".join(strip.text.rstrip() for strip in panel.render_lines(panel.size.region))


async def test_one_cue_and_the_numbers_of_last_time() -> None:
    """The panel shows last time, the best, one cue, the caution and the note."""
    text = await shown(card())
    assert "last time  30 · 25 s" in text
    assert "best       40 s" in text
    assert text.count("●") == 1
    assert "! [b]Wrist" in text
    assert "x\ufffd" in text


async def test_everything_on_demand() -> None:
    """All cues, the mistakes and the reason stand there when asked for."""
    text = await shown(card(), everything=True)
    assert "● Stand tall" in text
    assert "● Breathe" in text
    assert "✗ Hips sag" in text
    assert "late in a race" in text


async def test_another_set_has_a_heading() -> None:
    """A set that is looked at ahead or behind is named."""
    text = await shown(card(), "2 ahead")
    assert text.startswith("2 ahead\nPlank\n30 s")


async def test_two_rows() -> None:
    """In two rows the cue and the last time have room, or the set that is looked at."""
    assert (await shown(card(), height=2)).splitlines() == ["Stand tall", "last time 30 · 25 s"]
    assert "1 back: Plank · 30 s" in await shown(card(), "1 back", height=2)


async def test_nothing_known() -> None:
    """A card without cues and past is empty."""
    bare = replace(card(), cue="", last="", best="", caution="", note="", tempo="")
    assert not (await shown(bare)).strip()
    assert not (await shown(bare, height=2)).strip()


async def test_a_tempo() -> None:
    """The tempo stands below the cue."""
    assert "tempo 3-1-X-0" in await shown(replace(card(), tempo="3-1-X-0"))
