"""Draws every figure with no name on it, and a key apart: who reads it picks one of eight names.

Run it with a folder for its files:

    python -m tests.bench.recognition FOLDER

``sheet.svg`` and ``sheet.txt`` hold the pictures at the size of a session's screen,
``questions.txt`` eight names for each, ``key.txt`` the right ones. A figure that is not
picked is not to be shipped.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from midstance.domain.library import Library
from midstance.figures.drawing import FigureRows
from midstance.figures.figure import Figure
from midstance.figures.page import figure_text, stills
from midstance.figures.shapes import Part
from midstance.storage.definitions.compiler import compile_library
from midstance.storage.definitions.sources import bundled_sources
from midstance.storage.figures.book import FigureBook
from midstance.storage.places import bundled_assets

COLUMNS, ROWS, ACROSS, DOT = 39, 20, 4, 3
NAMES, ALIKE = 8, 3
COLOURS = {
    Part.NEAR: "#F7FAFC",
    Part.FAR: "#62727F",
    Part.WORKS: "#5EDB8C",
    Part.WRONG: "#FF8A80",
    Part.PROP: "#97A6B3",
    Part.FLOOR: "#33414E",
}
BITS = ((0, 3), (1, 4), (2, 5), (6, 7))


def shown(library: Library, book: FigureBook) -> list[tuple[str, Figure]]:
    """A name and a figure for each figure that is shipped, in a steady order without a system."""
    found: dict[str, tuple[str, Figure]] = {}
    for exercise in library.exercises.values():
        figure = book.figure(exercise.figure)
        if figure is not None:
            found.setdefault(exercise.figure, (exercise.name, figure))
    return sorted(found.values(), key=lambda each: hash_of(each[0]))


def hash_of(text: str) -> int:
    """A number that mixes names, the same on every machine."""
    mixed = 7
    for character in text:
        mixed = (mixed * 131 + ord(character)) % 1_000_003
    return mixed


def choices(place: int, names: list[str], alike: dict[str, list[str]]) -> list[str]:
    """The right name, some of the same pattern, and others, in alphabetical order."""
    right = names[place]
    picked = dict.fromkeys([right, *[each for each in alike[right] if each != right][:ALIKE]])
    for step in range(1, len(names)):
        if len(picked) < NAMES:
            picked.setdefault(names[(place + 17 * step) % len(names)])
    return sorted(picked)


def without_words(rows: FigureRows) -> FigureRows:
    """The pictures alone: the words below them would give the answer."""
    return tuple(
        tuple((sign, part) if ord(sign) >= BRAILLE else (" ", None) for sign, part in row)
        for row in rows
    )


BRAILLE = 0x2800


def dots(rows: FigureRows, left: int, top: int) -> Iterator[str]:
    """The dots of a picture as SVG."""
    for y, row in enumerate(rows):
        for x, (sign, part) in enumerate(row):
            if part is None:
                continue
            for down, pair in enumerate(BITS):
                for across, bit in enumerate(pair):
                    if (ord(sign) - BRAILLE) >> bit & 1:
                        cx, cy = left + (2 * x + across) * DOT, top + (4 * y + down) * DOT
                        yield f'<circle cx="{cx}" cy="{cy}" r="1.2" fill="{COLOURS[part]}"/>'


def sheet(figures: list[Figure]) -> Iterator[str]:
    """All pictures with their numbers."""
    wide, high = 2 * COLUMNS * DOT + 30, 4 * ROWS * DOT + 40
    size = f'width="{ACROSS * wide}" height="{-(-len(figures) // ACROSS) * high}"'
    yield f'<svg xmlns="http://www.w3.org/2000/svg" {size} style="background:#0D1217">'
    for place, figure in enumerate(figures):
        left, top = place % ACROSS * wide + 10, place // ACROSS * high + 24
        yield f'<text x="{left}" y="{top - 8}" fill="#D6DEE5">{place + 1}</text>'
        yield from dots(without_words(stills(figure, COLUMNS, ROWS)), left, top)
    yield "</svg>"


def main(folder: Path) -> None:
    """Write the sheet, the questions and the key."""
    library = compile_library(bundled_sources(bundled_assets())).library
    pairs = shown(library, FigureBook(bundled_assets(), folder))
    names, figures = [name for name, _ in pairs], [figure for _, figure in pairs]
    patterns = {each.name: each.pattern for each in library.exercises.values()}
    alike = {name: [each for each in names if patterns[each] is patterns[name]] for name in names}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "sheet.svg").write_text("\n".join(sheet(figures)), "utf-8")
    pictures = [figure_text(without_words(stills(each, COLUMNS, ROWS))) for each in figures]
    numbered = [f"{place}\n{picture}\n" for place, picture in enumerate(pictures, 1)]
    (folder / "sheet.txt").write_text("\n".join(numbered), "utf-8")
    questions = [
        f"{place + 1}: {'; '.join(choices(place, names, alike))}" for place in range(len(names))
    ]
    (folder / "questions.txt").write_text("\n".join(questions) + "\n", "utf-8")
    key = [f"{place}: {name}" for place, name in enumerate(names, 1)]
    (folder / "key.txt").write_text("\n".join(key) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
