"""Adds a man page for every command to the wheel, made from the commands themselves.

An editable installation has none: its commands change without a new build.
"""

from __future__ import annotations

import inspect
import os
import re
import sys
import tempfile
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

if TYPE_CHECKING:
    from collections.abc import Iterator

    import click

SECTION = "share/man/man1"
FIRST_DAY = 315_532_800
"""1980-01-01 in seconds: the day that every page bears unless the build names another one."""


class ManPages(BuildHookInterface[Any]):
    """Writes the pages before a wheel is built."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add each page to what the wheel puts below the prefix of the installation."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root, "src")))
        root = import_module("midstance.cli.parser").midstance
        self._folder = tempfile.TemporaryDirectory(prefix="man-")
        for name, page in pages(root, self.metadata.version):
            path = Path(self._folder.name, f"{name}.1")
            path.write_text(page, encoding="utf-8")
            build_data["shared_data"][str(path)] = f"{SECTION}/{path.name}"


def pages(root: click.Command, version: str) -> Iterator[tuple[str, str]]:
    """The name and the text of the page of ``root`` and of each command below it."""
    return _pages(_context(root, root.name), version)


def _context(
    command: click.Command, name: str | None, parent: click.Context | None = None
) -> click.Context:
    from click import Context

    return Context(command, parent, name, **command.context_settings)


def _pages(ctx: click.Context, version: str, about: str = "") -> Iterator[tuple[str, str]]:
    yield ctx.command_path.replace(" ", "-"), "\n".join(_lines(ctx, version, about)) + "\n"
    for name, command, line in _below(ctx):
        yield from _pages(_context(command, name, ctx), version, line)


def _below(ctx: click.Context) -> Iterator[tuple[str, click.Command, str]]:
    """Each command of a group, with its line in the group's help."""
    from click import Group

    group = ctx.command
    if isinstance(group, Group):
        places = getattr(group, "places", {})
        for name in group.list_commands(ctx):
            command = group.get_command(ctx, name)
            if command is not None and not command.hidden:
                line = places[name][1] if name in places else command.get_short_help_str(200)
                yield name, command, line


def _lines(ctx: click.Context, version: str, about: str) -> Iterator[str]:
    title = ctx.command_path.replace(" ", "-")
    built = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", FIRST_DAY)), UTC)
    yield f'.TH "{_text(title.upper())}" "1" "{built:%Y-%m-%d}" "midstance {version}" "Midstance"'
    paragraphs = inspect.cleandoc(ctx.command.help or "").split("\n\n")
    yield from (".SH NAME", f"{_text(title)} \\- {_text((about or paragraphs[0]).rstrip('.'))}")
    usage = " ".join(ctx.command.collect_usage_pieces(ctx))
    yield from (".SH SYNOPSIS", f".B {_text(ctx.command_path)}", _text(usage))
    yield ".SH DESCRIPTION"
    epilog = inspect.cleandoc(ctx.command.epilog or "")
    for paragraph in (*paragraphs, *([epilog] if epilog else ())):
        yield from (".PP", _text(re.sub(r"\s*\n\s*", " ", paragraph.removeprefix("\b"))).strip())
    yield ".SH OPTIONS"
    for parameter in ctx.command.get_params(ctx):
        record = parameter.get_help_record(ctx)
        if record is not None:
            yield from (".TP", f"\\fB{_text(record[0])}\\fR", _text(record[1]))
    below = list(_below(ctx))
    if below:
        yield ".SH COMMANDS"
    for name, _, line in below:
        yield from (".TP", f"\\fB{_text(f'{title}-{name}')}\\fR(1)", _text(line))
    if ctx.parent is not None:
        parent = ctx.parent.command_path.replace(" ", "-")
        yield from (".SH SEE ALSO", f"\\fB{_text(parent)}\\fR(1)")


def _text(words: str) -> str:
    """Words as the page's language takes them: nothing in them is a request or an escape."""
    escaped = words.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped
