"""The questions that the library asks: which pattern, which muscle, which equipment."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from midstance.domain.exercise import Equipment, Pattern
from midstance.domain.muscle import Muscle
from midstance.domain.runner import PROFILES
from midstance.domain.sieve import Kit, Sieve
from midstance.tui.exercise_text import pattern_text
from midstance.tui.screens.pick import Pick
from midstance.tui.widgets.rows import Row, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from midstance.domain.runner import Place

ANY = "any"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and what is looked for after each of its answers."""

    screen: Pick
    sieves: Mapping[str, Sieve]


def pattern(sieve: Sieve) -> Asked:
    """Which movement pattern?"""
    rows = (_row(each.value, pattern_text(each).capitalize()) for each in Pattern)
    sieves = {each.value: replace(sieve, pattern=each) for each in Pattern}
    return _asked("Which movement pattern?", rows, sieves, sieve, replace(sieve, pattern=None))


def muscle(sieve: Sieve) -> Asked:
    """Which muscle?"""
    rows = (
        _row(each.value, each.plain.capitalize(), each.value.replace("_", " ")) for each in Muscle
    )
    sieves = {each.value: replace(sieve, muscle=each) for each in Muscle}
    return _asked("Which muscle?", rows, sieves, sieve, replace(sieve, muscle=None))


def kit(sieve: Sieve, place: Place | None) -> Asked:
    """Which equipment?"""
    here = (Kit(place.name, place.equipment),) if place else ()
    there = (*here, *(Kit(name, owned) for name, owned in PROFILES.items()))
    found = {f"What {each.name} allows": each for each in there}
    found |= {f"What uses: {each.plain}": Kit(each.plain, item=each) for each in Equipment}
    rows = (_row(words, words) for words in found)
    sieves = {words: replace(sieve, kit=each) for words, each in found.items()}
    return _asked("Which equipment?", rows, sieves, sieve, replace(sieve, kit=None))


def _asked(
    title: str, rows: Iterable[Row], sieves: Mapping[str, Sieve], now: Sieve, without: Sieve
) -> Asked:
    at = next((key for key, each in sieves.items() if each == now), ANY)
    return Asked(Pick(title, (_row(ANY, "Any"), *rows), at=at), {ANY: without, **sieves})


def _row(key: str, text: str, detail: str = "") -> Row:
    return Row(key, (Span(text),), (Span(detail, "muted"),) if detail else ())
