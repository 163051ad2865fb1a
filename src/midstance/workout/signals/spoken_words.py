"""Numbers, quantities and names as a speech program can read them aloud: in words alone."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING
from unicodedata import category, normalize

from midstance.domain.quantity import LoadMeaning, Unit, WeightUnit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from midstance.domain.planned_sets import PlannedSet
    from midstance.domain.quantity import Load

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SIZES = ((1_000_000, "million"), (1000, "thousand"), (100, "hundred"))
MOST_DIGITS = 6
"""Longer numbers are read digit by digit."""

_PARTS = MappingProxyType({"5": "a half", "25": "a quarter", "75": "three quarters"})
_LESS_THAN_ONE = MappingProxyType(
    {"5": "half a", "25": "a quarter of a", "75": "three quarters of a"}
)
_UNIT_NAMES = MappingProxyType({WeightUnit.KG: "kilogram", WeightUnit.LB: "pound"})
_COUNTED = MappingProxyType(
    {
        Unit.REPS: "repetition",
        Unit.SECONDS: "second",
        Unit.METRES: "metre",
        Unit.CONTACTS: "jump",
    }
)
_MINUTE = 60


def number_words(number: int) -> str:
    """A whole number from 0 on: ``twelve``, ``one hundred and five``."""
    if number < len(_ONES):
        return _ONES[number]
    if number < _SIZES[-1][0]:
        tens, ones = divmod(number, 10)
        return f"{_TENS[tens]}-{_ONES[ones]}" if ones else _TENS[tens]
    size, name = next(each for each in _SIZES if number >= each[0])
    many, rest = divmod(number, size)
    words = f"{number_words(many)} {name}"
    if not rest:
        return words
    link = " and " if rest < _SIZES[-1][0] else " "
    return f"{words}{link}{number_words(rest)}"


def load_words(load: Load, meaning: LoadMeaning, unit: WeightUnit) -> str:
    """A load with what is weighed: ``twenty-two and a half kilograms each hand``."""
    mass = _mass_words(load, unit)
    match meaning:
        case LoadMeaning.EACH_HAND:
            return f"{mass} each hand"
        case LoadMeaning.HELP:
            return f"{mass} of help"
        case _:
            return mass


def _mass_words(load: Load, unit: WeightUnit) -> str:
    whole, _, part = load.text(unit).removesuffix(f" {unit.value}").partition(".")
    name = _UNIT_NAMES[unit]
    if whole == "0" and part in _LESS_THAN_ONE:
        return f"{_LESS_THAN_ONE[part]} {name}"
    number = _decimal_words(whole, part)
    return f"{number} {name}" if number == "one" else f"{number} {name}s"


def _decimal_words(whole: str, part: str) -> str:
    words = _digit_words(whole) if len(whole) > MOST_DIGITS else number_words(int(whole))
    if not part:
        return words
    return (
        f"{words} and {_PARTS[part]}" if part in _PARTS else f"{words} point {_digit_words(part)}"
    )


def _digit_words(digits: str) -> str:
    return " ".join(_ONES[int(each)] for each in digits)


def amount_words(planned_set: PlannedSet) -> str:
    """What one set asks for: ``twelve repetitions``, ``thirty seconds or more``.

    Sides are in it only where they take turns inside the set.
    """
    low, high = planned_set.target.amount, planned_set.prescription.up_to
    unit = planned_set.target.unit
    if high is not None:
        words = f"{number_words(low)} to {_counted_words(high, unit)}"
    elif unit is Unit.SECONDS:
        words = time_words(low)
    else:
        words = _counted_words(low, unit)
    more = " or more" if planned_set.target.open_ended else ""
    if not planned_set.alternating:
        return words + more
    return f"{words}{more}, sides in turn" if planned_set.is_timed else f"{words}{more} each side"


def time_words(seconds: int) -> str:
    """A time: ``forty-five seconds``, ``one minute``, ``ninety seconds``, ``two minutes``."""
    minutes, rest = divmod(seconds, _MINUTE)
    if not minutes or (minutes == 1 and rest):
        return _counted_words(seconds, Unit.SECONDS)
    words = f"{number_words(minutes)} minute{'' if minutes == 1 else 's'}"
    return f"{words} {_counted_words(rest, Unit.SECONDS)}" if rest else words


def _counted_words(number: int, unit: Unit) -> str:
    return f"{number_words(number)} {_COUNTED[unit]}{'' if number == 1 else 's'}"


MOST_OF_A_NAME = 120
"""Characters of a name that are read aloud; names in own files may be of any length."""

_SHORT_FORMS: Mapping[str, str] = MappingProxyType(
    {
        "alt": "alternating",
        "bb": "barbell",
        "bss": "Bulgarian split squat",
        "bw": "bodyweight",
        "cm": "centimetres",
        "db": "dumbbell",
        "dbs": "dumbbells",
        "dl": "deadlift",
        "ext": "extension",
        "kb": "kettlebell",
        "kbs": "kettlebells",
        "kg": "kilograms",
        "km": "kilometres",
        "lb": "pounds",
        "lbs": "pounds",
        "max": "maximum",
        "mb": "medicine ball",
        "mins": "minutes",
        "ohp": "overhead press",
        "rdl": "Romanian deadlift",
        "rdls": "Romanian deadlifts",
        "rep": "repetition",
        "reps": "repetitions",
        "rom": "range of motion",
        "sec": "seconds",
        "secs": "seconds",
        "sl": "single-leg",
        "sldl": "stiff-legged deadlift",
        "vs": "versus",
    }
)
"""Short forms that gyms write, and what a person says for them."""

_AFTER_A_NUMBER = MappingProxyType(
    {"m": "metres", "s": "seconds", "min": "minutes", "mi": "miles", "ft": "feet", "x": "times"}
)
"""Short forms that are letters or words of their own where no number stands before them."""

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("():;[]\u2013\u2014", ", "),
        **dict.fromkeys("&+", " and "),
        "\u00d7": " times ",
        "@": " at ",
        "%": " percent ",
        "\u00b0": " degrees ",
        "=": " equals ",
        "/": " or ",
        ".": "",
    }
)
_ORDINALS = MappingProxyType({"1st": "first", "2nd": "second", "3rd": "third"})
_FRACTIONS = MappingProxyType(
    {"1/2": "half", "1/3": "third", "2/3": "two-thirds", "1/4": "quarter", "3/4": "three-quarters"}
)
_DECIMALS = MappingProxyType({"1/2": ".5", "1/4": ".25", "3/4": ".75"})
_LONGEST_SPELLED = 4  # letters of a word in capitals that is read letter by letter
_VOWELS = frozenset("AEIOUY")
_MIXED = re.compile(rf"(?<![\d/])(\d+)[ -]({'|'.join(_DECIMALS)})(?![\d/])")
_FRACTION = re.compile(rf"(?<![\d/])(?:{'|'.join(_FRACTIONS)})(?![\d/])")
_ORDINAL = re.compile(rf"\b(?:{'|'.join(_ORDINALS)})\b")
_NUMBER = re.compile(rf"(\d+(?:[.,]\d+)?)(?:\s*({'|'.join(_AFTER_A_NUMBER)})\b)?")
_WORD = re.compile(r"[^\W\d_]+")


def spoken_name(name: str) -> str:
    """A name without digits, short forms or signs: ``Glute bridge, two legs`` for the bracket.

    ``RDL`` is said as ``Romanian deadlift`` and ``1/2`` as ``half``; other capitals are spelled.
    """
    text = re.sub(r"(?<=\d)(?=[¼½¾])", " ", name[:MOST_OF_A_NAME])
    text = normalize("NFKC", text).replace("\u2044", "/").replace("\u2019", "'")
    text = re.sub(r"\bw/(o\b)?", lambda found: " without " if found[1] else " with ", text)
    text = _MIXED.sub(lambda found: found[1] + _DECIMALS[found[2]], text)
    text = _FRACTION.sub(lambda found: f" {_FRACTIONS[found[0]]} ", text)
    text = re.sub(r"(?<=\d)\s*x\s*(?=\d)", " by ", re.sub(r"(?<=\d)/(?=\d)", " ", text))
    text = _ORDINAL.sub(lambda found: _ORDINALS[found[0]], text)
    text = _NUMBER.sub(_number_in_name, text).translate(_SIGNS)
    is_shouted = name.isupper()
    text = _WORD.sub(lambda found: _word_in_full(found[0], is_shouted=is_shouted), text)
    text = "".join(each if each in " ,'-" or category(each)[0] in "LM" else " " for each in text)
    text = re.sub(r"[\s,]*,[\s,]*", ", ", re.sub(r"(?<!\w)[-']+|[-']+(?!\w)", " ", text))
    return re.sub(r"\s+", " ", text).strip(" ,")


def _number_in_name(match: re.Match[str]) -> str:
    """A number in words, apart from the letters around it, with its unit where one follows."""
    whole, _, part = match[1].replace(",", ".").partition(".")
    return f" {_decimal_words(whole, part)} {_AFTER_A_NUMBER.get(match[2] or '', match[2] or '')} "


def _word_in_full(word: str, *, is_shouted: bool) -> str:
    """A word as it is, in full where it is short for something, or letter by letter.

    In a name that is written in capitals throughout, only what has no vowel is no word.
    """
    if word.lower() in _SHORT_FORMS:
        return _SHORT_FORMS[word.lower()]
    if len(word) == 1 or not word.isupper():
        return word
    is_word = len(word) > _LONGEST_SPELLED or (is_shouted and _VOWELS & set(word))
    return word.lower() if is_word or not word.isascii() else " ".join(word)
