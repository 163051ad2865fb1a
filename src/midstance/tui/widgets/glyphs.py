"""The shapes of the big display: digits, signs and capitals, each a few strokes."""

from midstance.tui.widgets.strokes import Cut, Dot, Frame, Line, Stroke

_BOWL = Frame("upper", "TRB", "TL BL")
_LOOP = Frame("lower", "TRB", "TL BL")
_STEM = Frame("full", "L")
_BAR = Frame("upper", "B")
_TOP = Frame("full", "T")
_BASE = Frame("full", "B")
_FALLING_TO_LEFT = (Cut("upper", "BR"), Cut("lower", "TL"))
_FALLING_TO_RIGHT = (Cut("upper", "BL"), Cut("lower", "TR"))
_FOOT = (Cut("full", "BL"), Cut("full", "BR"))
_MIDDLE_STEM = Line(0.5, 0, 0.5, 1)


def _light(x0: float, y0: float, x1: float, y1: float) -> Line:
    return Line(x0, y0, x1, y1, is_light=True)


GLYPHS: dict[str, tuple[Stroke, ...]] = {
    "0": (Frame("full", "TRBL"),),
    "1": (Line(0.6, 0, 0.6, 1), Line(0.12, 0.22, 0.48, 0)),
    "2": (Frame("upper", "TRB"), Frame("lower", "TLB", "BL"), *_FALLING_TO_LEFT),
    "3": (Frame("upper", "TRB"), Frame("lower", "TRB")),
    "4": (Frame("upper", "LB", "BL"), Frame("full", "R")),
    "5": (Frame("upper", "TLB", "TL BL"), Frame("lower", "TRB"), Cut("lower", "TR")),
    "6": (Frame("full", "TL"), Frame("lower", "TRBL", "TL"), Cut("full", "BL")),
    "7": (_TOP, Frame("full", "R")),
    "8": (Frame("upper", "TRBL"), Frame("lower", "TRBL")),
    "9": (Frame("upper", "TRBL", "BR"), Frame("full", "RB"), Cut("full", "TR")),
    ":": (Dot(0.31), Dot(0.69)),
    ".": (Line(0, 1, 0, 1),),
    "-": (_BAR,),
    "+": (_BAR, Line(0.5, 0.22, 0.5, 0.78)),
    "×": (Line(0, 0.3, 1, 1), Line(1, 0.3, 0, 1)),
    "/": (Line(1, 0, 0, 1),),
    " ": (),
    "A": (Frame("full", "LTR"), _BAR),
    "B": (_STEM, _BOWL, _LOOP),
    "C": (Frame("full", "TLB"),),
    "D": (Frame("full", "TRBL", "TL BL"),),
    "E": (_STEM, _TOP, _BAR, _BASE),
    "F": (_STEM, _TOP, _BAR),
    "G": (Frame("full", "TLB"), Frame("lower", "RB"), Line(0.75, 0.5, 1, 0.5), *_FOOT),
    "H": (_STEM, _BAR, Frame("full", "R")),
    "I": (Line(0, 0, 0, 1),),
    "J": (Frame("full", "RB"), Line(0, 0.65, 0, 1), *_FOOT),
    "K": (_STEM, Line(1, 0, 0, 0.5), Line(0, 0.5, 1, 1)),
    "L": (_STEM, _BASE),
    "M": (_STEM, Frame("full", "R"), _light(0, 0, 0.5, 0.5), _light(1, 0, 0.5, 0.5)),
    "N": (_STEM, Frame("full", "R"), _light(0, 0.05, 1, 0.95)),
    "O": (Frame("full", "TRBL"),),
    "P": (_STEM, _BOWL),
    "Q": (Frame("full", "TRBL"), _light(0.55, 0.65, 1, 1)),
    "R": (_STEM, _BOWL, Line(0.3, 0.5, 1, 1)),
    "S": (Frame("upper", "TLB"), Frame("lower", "TRB"), *_FALLING_TO_RIGHT),
    "T": (_TOP, _MIDDLE_STEM),
    "U": (Frame("full", "LBR"),),
    "V": (Line(0, 0, 0.5, 1), Line(1, 0, 0.5, 1)),
    "W": (_STEM, Frame("full", "R"), _light(0, 1, 0.5, 0.5), _light(1, 1, 0.5, 0.5)),
    "X": (Line(0, 0, 1, 1), Line(1, 0, 0, 1)),
    "Y": (Line(0, 0, 0.5, 0.5), Line(1, 0, 0.5, 0.5), Line(0.5, 0.5, 0.5, 1)),
    "Z": (_TOP, Line(1, 0, 0, 1), _BASE),
}
"""Strokes by character; small letters are drawn as small capitals of the same shape."""

NARROW = frozenset(":.I")
"""Characters as wide as one stroke."""

WIDE = frozenset("MW")
"""Characters wider than the rest by one stroke."""

_ALIASES = str.maketrans({"−": "-", "–": "-", "x": "×", "\N{NO-BREAK SPACE}": " "})


def drawable(text: str) -> str | None:
    """Text with each character replaced by one that has strokes; None where one has none.

    Args:
        text: As it should appear; `x` between numbers is the multiplication sign.
    """
    known = text.translate(_ALIASES)
    return known if all(character.upper() in GLYPHS for character in known) else None
