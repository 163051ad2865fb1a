"""The first start: what this is, four sessions, seven questions about health, and one big key."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from textwrap import wrap
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.containers import Container, Horizontal, Vertical

from midstance.coach.safety import QUESTIONS
from midstance.domain.quantity import WeightUnit
from midstance.domain.runner import Runner
from midstance.domain.session import Purpose
from midstance.presentation.blocks import MUTED
from midstance.presentation.clean import clean
from midstance.presentation.commands import BY_ID, Keymap, first_key, footer_labels
from midstance.presentation.key_names import Area
from midstance.presentation.phrases import plural
from midstance.presentation.planning.session_text import asked_text
from midstance.presentation.profile import LEVELS, equipment_phrase
from midstance.services.new_runner.first_run import FLAGS, QUESTION, TAGLINE, YES
from midstance.tui.dialogs.health import HealthDialog
from midstance.tui.screens.command_screen import CommandScreen, Handlers, bindings_of
from midstance.tui.screens.profile import dialogs as profile_dialogs
from midstance.tui.widgets.big_digits.letter_bar import LetterBar
from midstance.tui.widgets.big_digits.letters import SMALL_ROWS, LetterBlocks, letters
from midstance.tui.widgets.cell_pane import CellPane
from midstance.tui.widgets.figure import PosePane
from midstance.tui.widgets.line import FooterLine, StyledLine, StyledRows
from midstance.tui.widgets.workout.canvas import Canvas, fitted, padded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Click, Resize

    from midstance.coach.safety import HealthQuestion
    from midstance.domain.session import Item
    from midstance.presentation.blocks import StyledText
    from midstance.services.new_runner.first_run import FirstChoice
    from midstance.services.profile import ProfileService
    from midstance.tui.figures import ScreenFigures
    from midstance.tui.screens.profile.dialogs import ProfileDialog
    from midstance.tui.widgets.workout.canvas import Rows

FOOTER = (
    "first.start",
    "first.below",
    "first.health",
    "first.equipment",
    "first.experience",
    "first.units",
    "app.programs",
    "app.help",
)
RUNNER = "midstance"
"""The figure beside the name."""
WIDE, TALL = 110, 32
RUNNER_WIDTH, POSE_ROWS, AROUND_MOVES = 20, 10, 22
"""Columns of the runner beside the list, and rows of a pose and of all but it and the moves."""
NORMAL_WIDTH, NORMAL_HEIGHT, SMALL_ROWS_BEFORE = 80, 24, 11
PAGE_WIDTH, SIDE_WIDTH, TOPIC_WIDTH = 120, 35, 41


class FirstRunScreen(CommandScreen):
    """What a new runner sees; the big key declares that nothing applies, and starts."""

    CSS_PATH = "first_run.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Area.FIRST_RUN)

    def __init__(
        self,
        profile_service: ProfileService,
        choices: Callable[[], tuple[FirstChoice, ...]],
        start: Callable[[FirstChoice, tuple[str, ...]], None],
        time_of_day: Callable[[int], str],
        keymap: Keymap,
        figures: ScreenFigures,
        *,
        in_ascii: bool = False,
    ) -> None:
        """Offer sessions.

        Args:
            profile_service: takes the answers.
            choices: the sessions, as the runner would do them now.
            start: starts one, given what of its notices was read here.
            time_of_day: the time of day after a number of seconds, in words.
            keymap: the keys that the footer names.
            figures: those of the exercises, and of the runner beside the name.
            in_ascii: whether to draw without block characters.
        """
        super().__init__(keymap)
        self._profile_service, self._find_choices, self._start = profile_service, choices, start
        self._time_of_day, self._figures = time_of_day, figures
        self._blocks = LetterBlocks.ASCII if in_ascii else LetterBlocks.QUADRANTS
        self._choices, self._cursor, self._runner = choices(), 0, Runner()

    def handlers(self) -> Handlers:
        """What each command does."""
        return {
            "first.start": self._begin,
            "first.above": partial(self._move, -1),
            "first.below": partial(self._move, 1),
            "first.health": partial(self.start, self._ask_health),
            "first.equipment": partial(self._ask, profile_dialogs.equipment_here_dialog),
            "first.experience": partial(self._ask, profile_dialogs.level_dialog),
            "first.units": partial(self._ask, profile_dialogs.unit_dialog),
            "first.leave": lambda: self.dismiss(None),
        }

    def compose(self) -> ComposeResult:
        """The product's name, the sessions, the topics, the bar; at the side the marked session."""
        with Container(id="frame"), Vertical(id="page"):
            yield PosePane(id="runner")
            yield Wordmark(self._blocks, id="mark")
            with Horizontal(id="body"):
                with Vertical(id="main"):
                    yield StyledRows(id="tagline")
                    yield StyledRows(id="choices")
                    yield StyledRows(id="topics")
                    yield LetterBar(self._key("first.start"), "", blocks=self._blocks, id="start")
                    yield StyledRows(id="flags")
                with Vertical(id="side"):
                    yield StyledRows(id="session")
                    yield PosePane("plane", id="pose")
                    yield StyledRows(id="moves")
        yield StyledLine(id="notice")
        labels = {"first.start": "none of these: start"}
        keys = footer_labels(FOOTER, self.keymap, labels)
        arrows = tuple(("↑↓" if key == "↓" else key, label) for key, label in keys)
        yield FooterLine(arrows, id="keys")

    def on_mount(self) -> None:
        """Show what is offered."""
        self.query_one("#notice").display = False
        runner = self._figures.named(RUNNER)
        self.query_one("#runner", PosePane).show(runner)
        self.read(self._read)

    async def _read(self) -> None:
        self._runner = (await self._profile_service.reading()).runner
        self._draw()

    def on_resize(self, event: Resize) -> None:
        """Arrange the screen for its new size."""
        width, height = event.size
        self.set_class(width >= WIDE and height >= TALL, "-wide")
        self.set_class(width < NORMAL_WIDTH or height < NORMAL_HEIGHT, "-small")
        self._draw()

    def say(self, text: str, style: str = "bold $next") -> None:
        """Show a message in a line of its own, which there is room for only then."""
        self.query_one("#notice").display = True
        super().say(text, style)

    @property
    def marked(self) -> FirstChoice:
        """The session under the cursor."""
        return self._choices[self._cursor]

    def _key(self, id_: str) -> str:
        return first_key(BY_ID[id_], self.keymap)

    # What the runner does

    def on_click(self, event: Click) -> None:
        """Put the cursor on the session that was clicked."""
        offset = self.clicked_in(event, "#choices")
        place = -1 if offset is None else offset.y - self.has_class("-wide")
        if not self._shows_one_choice and 0 <= place < len(self._choices):
            self._move(place - self._cursor)

    def _begin(self) -> None:
        self._start(self.marked, self._briefs)

    @property
    def _briefs(self) -> tuple[str, ...]:
        """What is to be read before the marked session, where there is room for all of it."""
        rows = max(1, self.size.height - SMALL_ROWS_BEFORE) if self.has_class("-small") else 1
        is_whole = len(self.marked.briefs) <= rows or self.has_class("-wide")
        return self.marked.briefs if is_whole else ()

    def _move(self, by: int) -> None:
        self._cursor = min(max(self._cursor + by, 0), len(self._choices) - 1)
        self._draw()

    async def _ask_health(self) -> None:
        answers = await self.app.push_screen_wait(HealthDialog(self._runner.screening))
        if answers is not None:
            ids = tuple(each.id for each in QUESTIONS if each.id in answers)
            await self._save(replace(self._runner, screening=ids))

    def _ask(self, dialog: ProfileDialog) -> None:
        async def ask() -> None:
            after = await dialog(self.app, self._runner, self._profile_service.today)
            if after is not None:
                await self._save(after)

        self.start(ask)

    async def _save(self, after: Runner) -> None:
        await self._profile_service.change(self._runner, after)
        self._runner, self._choices = after, self._find_choices()
        self._draw()

    # How it is shown

    def _draw(self) -> None:
        width = min(self.size.width, PAGE_WIDTH)
        if not width:
            return
        wide, small = self.has_class("-wide"), self.has_class("-small")
        margin = 0 if small else 3 if wide else 2
        room = width - (42 if wide else 0)
        self._show("tagline", (" " * margin + TAGLINE, "$text"))
        list_room = room if wide or small else room - RUNNER_WIDTH
        self._show("choices", *self._choice_rows(margin, list_room))
        self._show("topics", *self._topic_rows(margin, one_column=wide or small))
        self.query_one("#start", LetterBar).word = self._word()
        self.set_class(bool(self._briefs), "-brief")
        self._show("flags", *self._flag_rows(room - 2 * margin))
        if wide:
            self._show_side()

    def _show(self, id_: str, *parts: StyledText) -> None:
        self.query_one(f"#{id_}", StyledRows).show(*parts)

    def _word(self) -> str:
        if self._runner.screening:
            return "START"
        return "NONE: START"

    @property
    def _shows_one_choice(self) -> bool:
        """Whether there is room for the marked session alone."""
        return self.size.height < NORMAL_HEIGHT - 4

    def _choice_rows(self, margin: int, room: int) -> Iterator[StyledText]:
        if self.has_class("-wide"):
            yield " " * margin + "START WITH\n", f"bold {MUTED}"
        shown = self._choices
        if self._shows_one_choice:
            shown = shown[self._cursor : self._cursor + 1]
        for choice in shown:
            yield "" if choice is shown[0] else "\n", ""
            yield from self._choice_row(choice, margin, room)
        if self.has_class("-wide"):
            yield "\n" + " " * margin + f"all {self._library_text()}   ", MUTED
            yield self._key("app.programs"), "bold $bright"
        elif not self.has_class("-small"):
            yield from self._programs_key("all programs")

    def _programs_key(self, words: str) -> Iterator[StyledText]:
        """The key that shows every program, at the end of the last session's row."""
        key = self._key("app.programs")
        yield key.rjust(RUNNER_WIDTH - 2 - len(words) - 1), "bold $bright"
        yield f" {words}", MUTED

    def _choice_row(self, choice: FirstChoice, margin: int, room: int) -> Iterator[StyledText]:
        here = choice is self.marked
        ground = " on $raised" if here else ""
        name_width = 26 if self.has_class("-wide") else 21
        name = fitted(clean(choice.name), name_width - 1)
        kit_room = max(0, room - max(margin, 1) - name_width - 12)
        kit = padded(clean(choice.kit_text), kit_room)
        remark = choice.remark
        if len(choice.kit_text) + len(remark) + 3 <= kit_room:
            kit = choice.kit_text + (remark + " ").rjust(kit_room - len(choice.kit_text))
        yield "▌" if here else " ", f"$next{ground}"
        yield (
            " " * (margin - 1) + padded(name, name_width),
            f"bold $bright{ground}" if here else "$text",
        )
        yield f"{choice.minutes:>3} min    ", f"bold $bright{ground}" if here else "$text"
        yield f"{kit} ", f"$text{ground}" if here else MUTED

    def _library_text(self) -> str:
        library = self._profile_service.library
        programs, routines = len(library.programs), len(library.routines)
        return f"{plural(programs, 'program')} and {plural(routines, 'routine')}"

    def _topic_rows(self, margin: int, *, one_column: bool) -> Iterator[StyledText]:
        left = " " * margin
        yield f"{left}{QUESTION}", "bold $bright"
        for place, question in enumerate(QUESTIONS):
            begins_line = one_column or place % 2 == 0
            yield f"\n{left}" if begins_line else "", ""
            yield from self._topic(question, pads=begins_line and not one_column)
        if self.has_class("-small"):
            return
        yield f"\n\n{left}" if self.has_class("-wide") else "", ""
        yield self._key("first.health"), "bold $bright"
        yield f" {YES if one_column else YES.partition(' and')[0]}", MUTED

    def _topic(self, question: HealthQuestion, *, pads: bool) -> Iterator[StyledText]:
        is_yes = question.id in (self._runner.screening or ())
        mark = "" if self.has_class("-small") else "· "
        yield "▸ " if is_yes else mark, "$next"
        topic = question.topic.ljust(TOPIC_WIDTH) if pads else question.topic
        yield topic, "bold $ready" if is_yes else "$text"

    def _flag_rows(self, width: int) -> Iterator[StyledText]:
        """What is to be read before the session, and the red flags with the key that says more."""
        for brief in self._briefs:
            yield f"{brief}\n", "bold $ready"
        if self.has_class("-small"):
            return
        more = f"{self._key('app.help')} read more"
        *lines, last = wrap(FLAGS, max(width, len(more)))
        for line in lines:
            yield f"{line}\n", MUTED
        gap = max(width - len(last) - len(more), 2)
        yield f"{last}{' ' * gap}", MUTED
        key, _, words = more.partition(" ")
        yield key, "bold $bright"
        yield f" {words}", MUTED

    def _show_side(self) -> None:
        choice = self.marked
        exercises = self._profile_service.library.exercises
        first = _shown_move(choice)
        shown = self._figures.of_exercise(exercises[first.exercise]) if first else None
        self.query_one("#pose", PosePane).show(shown and replace(shown, share=1.0))
        self.query_one("#pose").display = shown is not None
        self._show("session", *self._session_row(choice))
        self._show("moves", *self._move_rows(choice, has_pose=shown is not None))

    def _session_row(self, choice: FirstChoice) -> Iterator[StyledText]:
        name = fitted(clean(choice.name), 22)
        ends = f"done by {self._time_of_day(choice.minutes * 60)}"
        yield name, "bold $bright"
        yield ends.rjust(SIDE_WIDTH - cell_len(name)), MUTED

    def _move_rows(self, choice: FirstChoice, *, has_pose: bool) -> Iterator[StyledText]:
        """The exercises that have room, what the session is for, and the three questions."""
        exercises = self._profile_service.library.exercises
        purpose = wrap(clean(choice.purpose, 200), SIDE_WIDTH)
        most = self.size.height - AROUND_MOVES - len(purpose) - (POSE_ROWS if has_pose else 1)
        moves = _moves_of(choice)
        most = most if most >= len(moves) else most - 1
        yield "" if has_pose else "\n", ""
        for number, item in enumerate(moves[:most], 1):
            amount = asked_text(item.prescription)
            name = exercises[item.exercise].name.partition(" (")[0]
            exercise = fitted(clean(name), SIDE_WIDTH - 5 - len(amount))
            yield f"{number:<3}", "bold $next"
            yield exercise, "$text"
            yield amount.rjust(SIDE_WIDTH - 3 - cell_len(exercise)) + "\n", MUTED
        if len(moves) > most:
            yield f"   and {len(moves) - most} more\n", MUTED
        yield "\n", ""
        for line in purpose:
            yield f"{line}\n", "$text"
        yield "\n", ""
        yield from self._settings_rows()

    def _settings_rows(self) -> Iterator[StyledText]:
        runner, place = self._runner, self._runner.place
        kit = equipment_phrase(place.equipment) if place else "all of it"
        level = LEVELS[runner.level].partition(":")[0] if runner.level else "not set: no jumps yet"
        unit = self._profile_service.unit(runner)
        rows = (
            ("first.equipment", "equipment", kit),
            ("first.experience", "experience", level),
            ("first.units", "units", "pounds" if unit is WeightUnit.LB else "kg"),
        )
        for id_, label, value in rows:
            yield f"{self._key(id_)} ", "bold $bright"
            yield f"{label} ", MUTED
            room = SIDE_WIDTH - len(label) - 3
            shown = fitted(clean(value), room)
            yield " " * (room - cell_len(shown)) + shown + "\n", "$text"


def _moves_of(choice: FirstChoice) -> tuple[Item, ...]:
    """What a session is about: its exercises without the warm-up, unless that is all of it."""
    blocks = [each for each in choice.fitted.blocks if each.purpose is not Purpose.WARM_UP]
    return tuple(item for block in blocks for item in block.items) or choice.fitted.items


def _shown_move(choice: FirstChoice) -> Item | None:
    """What stands for a session as a picture: its first lift, else its first exercise."""
    blocks = choice.fitted.blocks
    lifts = (item for each in blocks if each.purpose is Purpose.STRENGTH for item in each.items)
    return next(lifts, next(iter(_moves_of(choice)), None))


class Wordmark(CellPane):
    """The product's name in large letters, half a row below the top where there are few rows."""

    def __init__(self, blocks: LetterBlocks, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        """The name, drawn with these blocks."""
        super().__init__(id=id)
        self._blocks = blocks

    def cells(self, width: int, height: int) -> Rows:
        """The name at this size."""
        canvas = Canvas(width, height)
        is_tall = height > SMALL_ROWS
        rows, blocks = (5, self._blocks) if is_tall else (SMALL_ROWS, self._half_blocks)
        drawn = letters("MIDSTANCE", rows, is_bold=True, blocks=blocks)
        canvas.letters(3 if is_tall else 2, 4 if is_tall else 1, drawn, "bright")
        return canvas.rows()

    @property
    def _half_blocks(self) -> LetterBlocks:
        """Half blocks, which alone can stand half a row lower."""
        is_plain = self._blocks is LetterBlocks.ASCII
        return LetterBlocks.ASCII if is_plain else LetterBlocks.HALVES
