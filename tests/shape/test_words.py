"""The project speaks of training, and not of how or where it was written."""

import re
from collections.abc import Iterator

from tests.shape.project import ROOT, own_files

UNWANTED = {
    "an absolute path of someone's machine": re.compile(
        r"(?<![\w.])/(?:home|root|work|Users|mnt)/\w"
    ),
    "a mark of unfinished work": re.compile(
        r"\b(?:TODO|FIXME|XXX|HACK|raise NotImplemented\w*)\b"
        r"|pragma: no cover|mark\.(?:skip|xfail)"
    ),
    "a ticket's number": re.compile(r"(?i)\b(?:issue|ticket) ?#?\d+\b"),
    "a word of tools that write": re.compile(
        r"\b(?:AI|LLM|[Cc]hatbot|[Ll]anguage model|[Cc]o-[Aa]uthored-[Bb]y|[Gg]enerated by)\b"
    ),
}


def unwanted_words() -> Iterator[str]:
    """Every line of the project's text that holds a word it should not, with the reason."""
    for path in own_files():
        if path.name != "test_words.py" and path.suffix not in {".svg", ".db"}:
            for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
                for kind, pattern in UNWANTED.items():
                    if found := pattern.search(line):
                        yield f"{path.relative_to(ROOT)}:{number}: {kind}: {found[0]}"


def test_nothing_tells_where_or_by_what_it_was_written() -> None:
    """No file names a machine's folders, unfinished work, a ticket or a writing tool."""
    assert not list(unwanted_words())


def test_each_kind_of_unwanted_word_is_recognised() -> None:
    """The patterns see what they are made for."""
    samples = ["/" + "home/me", "TO" + "DO: later", "see issue " + "#12", "generated " + "by"]
    assert all(
        pattern.search(text) for pattern, text in zip(UNWANTED.values(), samples, strict=True)
    )
