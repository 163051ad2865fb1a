"""What the planner's rules say: each code with its reason in words, and where it comes from.

The numbers beginning with S are the wishes of runners and coaches that a rule answers; studies
are named where a rule stands on one.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

DOMA = "Doma et al. 2017, Sports Medicine 47:2187-2200"
GARBER = "Garber et al. 2011, Med Sci Sports Exerc 43:1334-1359"
ROBINEAU = "Robineau et al. 2016, J Strength Cond Res 30:672-683"
BOSQUET = "Bosquet et al. 2007, Med Sci Sports Exerc 39:1358-1365"
NOSAKA = "Nosaka et al. 2001, Med Sci Sports Exerc 33:1490-1495"
PRACTICE = "coaching practice"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule or a wish of the planner.

    Attributes:
        words: what it says, as a sentence.
        seeds: the codes of the wishes that it answers.
        source: the study it stands on, or that it is practice.
    """

    words: str
    seeds: tuple[str, ...] = ()
    source: str = PRACTICE


RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "H1": Rule("No leg work on the day before a long run or a race.", ("S77",), DOMA),
        "H2": Rule("The same muscles get one clear day between sessions.", ("S78",), GARBER),
        "H3": Rule("No heavy leg work on the day before a fast run.", ("S77", "S80"), DOMA),
        "H4": Rule("One strength session a day, two or three a week.", ("S75",), GARBER),
        "H5": Rule("No strength on race day; 20 light minutes beside a long run.", ("S77",)),
        "H6": Rule(
            "Leg work follows a fast run by six hours, and not for beginners.",
            ("S76", "S84"),
            ROBINEAU,
        ),
        "H7": Rule("Jumps come after running, never before it.", ("S85",)),
        "H8": Rule("One day a week has neither a run nor strength.", ("S81",)),
        "H9": Rule("Only on days, and within the minutes, that you have.", ("S109",)),
        "H10": Rule("Days around a race, an illness or pain are closed.", ("S87",), BOSQUET),
        "H11": Rule("Two days between jump sessions.", ("S88",)),
        "H12": Rule(
            "Only where the equipment and your body allow the main work.",
            ("S104", "S105", "S106", "S107"),
        ),
        "H13": Rule("A HIIT session is the run of its day.", ("S84",)),
        "H14": Rule("No HIIT session next to a fast run.", ("S84",)),
        "H15": Rule("The program wants more days between two sessions.", (), GARBER),
        "quality_eve_mod": Rule(
            "moderate leg work on the day before a fast run", ("S77", "S80"), DOMA
        ),
        "key48_heavy": Rule("heavy leg work two days before a long or fast run", ("S80",), DOMA),
        "key48_mod": Rule("moderate leg work two days before a long or fast run", ("S80",), DOMA),
        "after_long_light": Rule("light leg work on the day after a long run or race", ("S80",)),
        "after_long_mod": Rule("leg work on the day after a long run or race", ("S80",), DOMA),
        "after_long_heavy": Rule(
            "heavy leg work on the day after a long run or race", ("S80",), DOMA
        ),
        "after_long_hiit": Rule("HIIT on the day after a long run or race", ("S84",)),
        "next_easy": Rule("an easy run on the day after leg work", ("S80",), DOMA),
        "next_recovery": Rule("a recovery run on the day after leg work", ("S80",), DOMA),
        "same_easy": Rule("strength on the day of an easy run", ("S76", "S79")),
        "same_recovery": Rule("strength on the day of a recovery run", ("S76", "S79")),
        "same_quality": Rule("strength on the day of a fast run", ("S76", "S79"), ROBINEAU),
        "same_long_light": Rule("strength on the day of a long run", ("S76", "S79")),
        "long_eve_light": Rule("leg work on the free day before a long run", ("S77",), DOMA),
        "same_double": Rule("strength on a day with two runs", ("S76",)),
        "wrong_place": Rule("a place without the usual equipment for a lift", ("S104",)),
        "leg_gap_2d": Rule("heavy leg work only two days apart", ("S78",), GARBER),
        "spacing": Rule("strength days that are spread unevenly", ("S78",)),
        "rest_short": Rule("too few days of rest", ("S81",)),
        "triple": Rule("three hard days in a row", ("S81",)),
        "prefer": Rule("a day that you prefer"),
        "avoid": Rule("a day that you would rather avoid"),
        "change": Rule("a day other than in the weeks before"),
        "owed": Rule("a session that was cut before comes first"),
        "novelty": Rule("leg work that is new counts as heavier", ("S86",), NOSAKA),
        "order": Rule("sessions out of their order"),
    }
)
"""Hard rules as sentences; wishes, whose codes are words, as what costs points."""


def rule_sources(codes: tuple[str, ...]) -> tuple[str, ...]:
    """The rule codes, then the wishes and studies behind them, each once."""
    rules = [RULES[code] for code in codes]
    named = [*codes, *(seed for rule in rules for seed in rule.seeds)]
    return tuple(dict.fromkeys([*named, *(rule.source for rule in rules)]))
