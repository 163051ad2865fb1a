"""The sets of the log as one JSON array, an entry a line: what ``midstance log --json`` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


def json_lines(entries: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """The lines of the array, each with its line break, as they come."""
    import json  # noqa: PLC0415 - only where it is asked for

    before = "["
    for entry in entries:
        yield f"{before}\n"
        before = f"{json.dumps(entry, allow_nan=False)},"
    if before == "[":
        yield "[]\n"
    else:
        yield f"{before.removesuffix(',')}\n]\n"
