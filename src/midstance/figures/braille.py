"""Braille characters: which bit of a character shows which dot of a cell."""

BRAILLE_BLANK = 0x2800
"""The character without a dot; each dot adds its bit."""
BRAILLE_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bits of the two dots in each of the four rows of a cell, from the top."""
