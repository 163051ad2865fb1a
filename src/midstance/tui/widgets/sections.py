"""Short lists under headings, cut so that all of them can be seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.reactive import var

from midstance.tui.widgets.line import MUTED, Line, Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

USUAL_MOST = 6
"""Lines of a list where there is no need to save any."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, its lines and their style."""

    heading: str
    lines: tuple[str, ...]
    style: str = "$text"

    def height(self, most: int) -> int:
        """The rows that it takes with ``most`` lines and, if need be, a word on the others."""
        return 1 + min(len(self.lines), most + 1)

    def parts(self, most: int) -> Iterator[Part]:
        """The heading and ``most`` lines; a single one more stands where its count would."""
        count = most if len(self.lines) > most + 1 else len(self.lines)
        yield f"{self.heading}\n", "bold $text"
        for line in self.lines[:count]:
            yield f"  {line}\n", self.style
        if count < len(self.lines):
            yield f"  and {len(self.lines) - count} more\n", MUTED


def fitting(sections: Iterable[Section], rows: int) -> Iterator[Part]:
    """The sections with as many lines of each as ``rows`` allow, by turns; at least one each."""
    found = tuple(sections)
    most = [1] * len(found)
    longest = max((len(each.lines) for each in found), default=1)
    for wanted in range(2, longest + 1):
        for place in range(len(found)):
            more = [*most[:place], wanted, *most[place + 1 :]]
            if sum(map(Section.height, found, more)) <= rows:
                most = more
    for each, number in zip(found, most, strict=True):
        yield from each.parts(number)


class Sections(Line):
    """Lists under headings; they keep to the widget's height, or to a few lines each."""

    is_fitted = var(False)
    """Whether the lists keep to the height that the widget is given."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        """No list."""
        super().__init__(id=id)
        self._sections: tuple[Section, ...] = ()

    def show_sections(self, sections: Iterable[Section]) -> None:
        """Show these lists."""
        self._sections = tuple(sections)
        self._fit()

    def watch_is_fitted(self) -> None:
        """Show more, or less."""
        self._fit()

    def on_resize(self) -> None:
        """Show what there is room for."""
        self._fit()

    def _fit(self) -> None:
        if self.is_fitted:
            self.show(*fitting(self._sections, self.size.height))
        else:
            self.show(*(part for each in self._sections for part in each.parts(USUAL_MOST)))
            self.refresh(layout=True)
