"""Safety notices in paragraphs, for the screen and the prompt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from midstance.domain.pain import PAIN_RULE, RED_FLAGS
from midstance.presentation.blocks import BLANK, paragraph, section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from midstance.coach.safety import SafetyNotice
    from midstance.presentation.blocks import Paragraph


def notice_paragraphs(notices: Iterable[SafetyNotice]) -> Iterator[Paragraph]:
    """The texts of ``notices``, with the pain rule and the red flags under headings."""
    for each in notices:
        text, has_pain_rule, _ = each.text.partition(PAIN_RULE)
        yield paragraph(text.strip(), mark="● ")
        yield BLANK
        if has_pain_rule:
            yield from section("If something hurts", paragraph(PAIN_RULE))
            *others, last = RED_FLAGS
            flags = (*(f"{flag};" for flag in others), f"{last}.")
            yield from section(
                "Stop, and seek medical help for", *(paragraph(flag, mark="✗ ") for flag in flags)
            )
