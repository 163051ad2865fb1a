"""The profile: who trains, where, with what, and what has to be spared."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on

from midstance.coach.adapt.preferences import drop_preference
from midstance.domain.exercise import Equipment, Limitation
from midstance.domain.runner import (
    Runner,
    add_complaint,
    remove_place,
    set_heaviest,
    set_load_step,
)
from midstance.presentation.commands import DEFAULT_KEYMAP, Keymap, footer_labels
from midstance.presentation.key_names import Area
from midstance.presentation.profile import WeekSettings, profile_rows
from midstance.tui.guarded import DIALOG_BREAKPOINTS
from midstance.tui.screens.command_screen import CommandScreen, Handlers, bindings_of
from midstance.tui.screens.profile import dialogs as profile_dialogs
from midstance.tui.screens.profile import heart as heart_dialogs
from midstance.tui.screens.profile import limitations as limitation_dialogs
from midstance.tui.screens.profile import loads as load_dialogs
from midstance.tui.screens.profile import week as week_dialogs
from midstance.tui.widgets.line import EdgeLine, FooterLine, StyledLine
from midstance.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from midstance.domain.quantity import WeightUnit
    from midstance.services.profile import ProfileService
    from midstance.tui.screens.profile.dialogs import ProfileDialog
    from midstance.tui.screens.profile.week import WeekDialog

_DIALOGS: Mapping[str, ProfileDialog] = {
    "goal": profile_dialogs.goal_dialog,
    "priority": profile_dialogs.priority_dialog,
    "level": profile_dialogs.level_dialog,
    "units": profile_dialogs.unit_dialog,
    "desk": profile_dialogs.toggle_desk_work,
    "health": profile_dialogs.screening_dialog,
    "born": heart_dialogs.born_dialog,
    "max-bpm": heart_dialogs.maximum_dialog,
    "easy-zone": heart_dialogs.maximum_dialog,
    "circuits": heart_dialogs.ceiling_dialog,
    "add-place": profile_dialogs.add_place_dialog,
    "add-complaint": limitation_dialogs.add_complaint_dialog,
}
_DIALOGS_ABOUT: Mapping[str, Callable[[str], ProfileDialog]] = {
    "place": profile_dialogs.place_dialog,
    "complaint": limitation_dialogs.complaint_dialog,
}


_LOAD_DIALOGS: Mapping[str, Callable[[WeightUnit], ProfileDialog]] = {
    "add-step": load_dialogs.add_load_step_dialog,
    "add-heaviest": load_dialogs.add_heaviest_dialog,
    "bar": load_dialogs.bar_dialog,
    "body-weight": load_dialogs.body_weight_dialog,
}
_LOAD_DIALOGS_ABOUT: Mapping[str, Callable[[str, WeightUnit], ProfileDialog]] = {
    "step": load_dialogs.load_step_dialog,
    "heaviest": load_dialogs.heaviest_dialog,
}
_WEEK_DIALOGS: Mapping[str, WeekDialog] = {
    "distance": week_dialogs.distance_dialog,
    "minutes": week_dialogs.minutes_dialog,
    "style": week_dialogs.style_dialog,
}
_WITHOUT: Mapping[str, Callable[[Runner], Runner]] = {
    "bar": lambda runner: replace(runner, bar=None),
    "body-weight": lambda runner: replace(runner, body_weight=None),
    "born": lambda runner: replace(runner, born=None),
    "max-bpm": lambda runner: replace(runner, max_bpm=None),
    "circuits": lambda runner: replace(runner, circuit_ceiling=None),
}
"""What takes the one answer of a line away."""


class ProfileScreen(CommandScreen):
    """The profile, a line for each thing in it."""

    CSS_PATH = "screen.tcss"
    VERTICAL_BREAKPOINTS = DIALOG_BREAKPOINTS
    AUTO_FOCUS = "#lines"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(Area.PROFILE)
    FOOTER = ("profile.change", "profile.remove", "profile.back", "app.today", "app.help")

    def __init__(
        self, profile_service: ProfileService, config: Path, keymap: Keymap = DEFAULT_KEYMAP
    ) -> None:
        """Show the profile; ``config`` is the folder of the settings."""
        super().__init__(keymap)
        self._profile_service, self._config = profile_service, config
        self._runner, self._week = Runner(), WeekSettings()

    def handlers(self) -> Handlers:
        """What each command does."""
        return {
            "profile.change": self._change,
            "profile.remove": self._remove,
            "profile.back": lambda: self.dismiss(None),
        }

    def compose(self) -> ComposeResult:
        """The lines, a line for messages, keys."""
        yield EdgeLine(id="top")
        yield RowList(id="lines")
        yield StyledLine(id="notice")
        yield FooterLine(footer_labels(self.FOOTER, self.keymap), id="keys")

    def on_mount(self) -> None:
        """Read the profile."""
        self.query_one("#top", EdgeLine).show_ends("MIDSTANCE   Profile", "")
        self.read(self._read)

    @property
    def list(self) -> RowList:
        """The lines."""
        return self.query_one("#lines", RowList)

    async def _read(self) -> None:
        reading = await self._profile_service.reading()
        self._runner = reading.runner
        self._week = await self._profile_service.week_settings()
        self._show()
        for problem in reading.problems:
            self.say(problem, "bold $text-warning")

    def _show(self) -> None:
        runner, unit = self._runner, self._profile_service.unit(self._runner)
        exercises = self._profile_service.library.exercises
        config = str(self._config)
        self.list.rows = tuple(
            profile_rows(runner, unit, exercises, config, self._week, self._profile_service.today)
        )

    @on(RowList.Chosen)
    def _change(self) -> None:
        if row := self.list.highlighted:
            kind, _, name = row.key.partition(":")
            week = week_dialogs.days_dialog(name) if kind == "days" else _WEEK_DIALOGS.get(kind)
            if week is not None:
                self.start(partial(self._ask_week, week))
            elif (dialog := self._dialog(kind, name)) is not None:
                self.start(partial(self._ask, dialog))

    def _dialog(self, kind: str, name: str) -> ProfileDialog | None:
        unit = self._profile_service.unit(self._runner)
        if kind in _LOAD_DIALOGS:
            return _LOAD_DIALOGS[kind](unit)
        if kind in _LOAD_DIALOGS_ABOUT:
            return _LOAD_DIALOGS_ABOUT[kind](name, unit)
        about = _DIALOGS_ABOUT.get(kind)
        return about(name) if about else _DIALOGS.get(kind)

    async def _ask(self, dialog: ProfileDialog) -> None:
        after = await dialog(self.app, self._runner, self._profile_service.today)
        if after is not None:
            await self._save(after)

    async def _ask_week(self, dialog: WeekDialog) -> None:
        after = await dialog(self.app, self._week)
        if after is not None:
            await self._profile_service.change_week(after)
            self._week = after
            self._show()

    async def _save(self, after: Runner) -> None:
        await self._profile_service.change(self._runner, after)
        self._runner = after
        self._show()

    def _remove(self) -> None:
        row = self.list.highlighted
        after = self._without(row.key) if row else self._runner
        if after == self._runner:
            self.say("This line can be changed, but not removed.")
        else:
            self.start(partial(self._save, after))

    def _without(self, key: str) -> Runner:
        """The runner without what the line with this key says."""
        kind, _, name = key.partition(":")
        runner = self._runner
        match kind:
            case "place":
                return remove_place(runner, name)
            case "complaint":
                return add_complaint(runner, Limitation(name), None, self._profile_service.today)
            case "step":
                return set_load_step(runner, Equipment(name), None)
            case "heaviest":
                return set_heaviest(runner, Equipment(name), None)
            case "preference":
                gone = runner.preferences[int(name)]
                return drop_preference(runner, gone.program, gone.prescribed)
        return _WITHOUT[kind](runner) if kind in _WITHOUT else runner
