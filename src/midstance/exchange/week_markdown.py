"""The review of a week as Markdown, to be copied into notes or a training diary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.quantity import WeightUnit
from midstance.exchange.defused import markdown
from midstance.exchange.markdown_table import table
from midstance.exchange.week_sections import title, week_sections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from midstance.domain.review import WeekReview
    from midstance.exchange.section import Section


def week_markdown(review: WeekReview, unit: WeightUnit = WeightUnit.KG) -> Iterator[str]:
    """The review of a week, line by line."""
    yield f"# {title(review)}"
    for section in week_sections(review, unit):
        yield ""
        yield f"## {markdown(section.heading)}"
        yield from _body(section)


def _body(section: Section) -> Iterator[str]:
    if section.lines:
        yield ""
        yield from (f"- {markdown(line)}" for line in section.lines)
    if section.rows:
        yield ""
        yield from table(section.head, section.rows)
    if section.note:
        yield ""
        yield markdown(section.note)
