"""A page in one file."""

import re

from midstance.exchange.page import STYLE, page, section_lines, table
from midstance.exchange.section import Section
from tests.exchange.pages import Page


def test_a_page_stands_alone() -> None:
    """Title and body; nothing is fetched, nothing runs."""
    found = Page("\n".join(page("A < B", ["<p>body</p>"])))
    found.assert_stands_alone()
    assert (found.texts["h1"], found.texts["p"]) == (["A < B"], ["body"])


def test_both_palettes_name_the_same_colours() -> None:
    """No colour of the light page is left over in the dark one, and each is used."""
    light, dark = STYLE.split("@media (prefers-color-scheme: dark)")
    dark = dark.partition("\n* {")[0]
    names = set(re.findall(r"(--\w+):", light))
    assert names == set(re.findall(r"(--\w+):", dark))
    assert names == set(re.findall(r"var\((--\w+)\)", STYLE))


def test_a_section_has_only_what_it_has() -> None:
    """Heading, lines, chart, table and note, in this order; empty parts are left out."""
    whole = Section("Work", ("done",), ("a", "b"), (("1", "<2>"),), "why")
    found = "\n".join(section_lines(whole, {"Work": "<svg></svg>"}))
    order = [found.index(each) for each in ("<h2>", "<li>", "<svg>", "<table>", 'class="note"')]
    assert order == sorted(order)
    assert "&lt;2&gt;" in found
    bare = "\n".join(section_lines(Section("Runs"), {}))
    assert bare.strip() == "<h2>Runs</h2>"


def test_a_table_has_a_head() -> None:
    """Cells of the head are heads."""
    found = Page("\n".join(table(("a", "b"), [("1", "2"), ("3", "4")])))
    assert (found.texts["th"], found.texts["td"]) == (["a", "b"], ["1", "2", "3", "4"])
