"""Scenes of a session for the tests of what is drawn."""

from dataclasses import replace

from midstance.domain.quantity import Load, WeightUnit
from midstance.domain.runner import Loading, LoadRules
from midstance.presentation.workout import session_keys
from midstance.tui.widgets.workout.canvas import Rows
from midstance.tui.widgets.workout.scene import Scene
from midstance.workout.events import SetsSaved
from midstance.workout.machine import Machine
from midstance.workout.state import GuideOptions
from midstance.workout.summary import summarise
from tests.playbook import EXERCISES, PLANKS, PUSH_UPS, Play, go_on, item, straight

BAR, STEP = Load(20_000), Load(2_500)
LIFTS = tuple(
    replace(each, loading=Loading(STEP, BAR), load_reason="all sets at RPE 6 last time")
    for each in straight(item("squat 3x5 82.5 kg @7", rest="180"), item("carry 2x40 m", rest="60"))
)
SIDES = straight(item("side-plank 2x20 s/side", rest="30"), item("push-up 1x8"))
JOGS = straight(item("run 2x180 s", rest="30"))
SESSIONS = {
    "lifts": LIFTS,
    "sides": SIDES,
    "planks": PLANKS,
    "jogs": JOGS,
    "push-ups": PUSH_UPS,
}
RULES = LoadRules(WeightUnit.KG, dict.fromkeys(EXERCISES, Loading(STEP, BAR)))
SIZES = ((40, 12), (60, 20), (80, 24), (120, 40), (150, 45), (200, 60))


def played(session: str, *transcript: str) -> Play:
    """A workout of one of the sessions after a transcript."""
    play = Play(SESSIONS[session])
    play.machine = Machine(SESSIONS[session], EXERCISES, GuideOptions(loads=RULES))
    go_on(play, *transcript)
    return play


def scene(session: str, *transcript: str, **more: object) -> Scene:
    """The scene after a transcript, everything saved; ``more`` are its other fields."""
    play = played(session, *transcript)
    machine = play.machine
    machine.handle(SetsSaved(tuple(each.sequence for each in machine.state.sets)), play.now)
    view = play.view
    shown = Scene(
        view,
        title="React and hinge",
        ends="18:53",
        keys=session_keys(view),
        summary=summarise(machine.state, play.now, machine.exercises, {}),
    )
    return replace(shown, **more)  # type: ignore[arg-type]  # fields by name


SCENES: dict[str, Scene] = {
    "today": scene("lifts"),
    "next": scene("lifts", "space"),
    "go": scene("lifts", "space; space; 5 s pass"),
    "typing": scene("lifts", "space; space; types 4"),
    "rest": scene("lifts", "space; space; space; 72 s pass"),
    "ready": scene("planks", "space; space; 2 s pass"),
    "hold": scene("planks", "space; space; space; 12 s pass"),
    "side": scene("sides", "space; space; space; 8 s pass"),
    "switch": scene("sides", "space; space; space; 20 s pass; 1 s passes"),
    "interrupted": scene("planks", "space; space; space; 4 s pass; sleeps 10 min"),
    "done": scene("push-ups", "space; skips the exercise"),
}
"""A scene of each phase."""


def lines(rows: Rows) -> list[str]:
    """The rows as texts, without blanks at their ends."""
    return ["".join(text for text, _ in row).rstrip() for row in rows]


def text_of(rows: Rows) -> str:
    """Everything that is written, line by line."""
    return "\n".join(lines(rows))
