"""The review of a week as a web page in one file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.quantity import WeightUnit
from midstance.exchange.charts import volume_chart
from midstance.exchange.page import page, section_lines
from midstance.exchange.week_sections import VOLUME, title, week_sections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from midstance.domain.review import WeekReview


def week_html(review: WeekReview, unit: WeightUnit = WeightUnit.KG) -> Iterator[str]:
    """The lines of the page."""
    charts = {VOLUME: volume_chart(review.volume)}
    body = (
        line for section in week_sections(review, unit) for line in section_lines(section, charts)
    )
    yield from page(title(review), body)
