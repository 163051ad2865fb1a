"""The project speaks of training, and not of how or where it was written."""

import ast
import re
import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from tests.shape.project import ROOT, SOURCE, own_files

README = ROOT / "README.md"

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


AVOIDED = re.compile(
    r"(?i)who trains, where|restricts nothing|\bnot said\b|lies behind you|comes first: running"
    r"|smallest steps in load|usual steps|takes? what comes nearest|enter takes it|esc leaves it"
    r"|one of these true of you|it may serve you well to learn|next sensible thing|kit taken"
    r"|comes back after|\(as hard\)|\bother kit\b|load under way|four fifths of"
    r"|sets, rest and place|^not: |\banew\b|\bso many\b|amendments|evidence \d|row of full weeks"
)
"""What was said before gym and app terms took its place: on screens, at the prompt, in files."""


def said_in(path: Path) -> Iterator[str]:
    """Every text of a module that can reach a person: literals, and what explains a command."""
    tree = ast.parse(path.read_text("utf-8"))
    unread = {id(each) for node in ast.walk(tree) for each in docstrings(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in unread:
            yield from strings_in(node.value)


def docstrings(node: ast.AST) -> Iterator[ast.Constant]:
    """The strings of a body that no runner reads; the help of a command is read."""
    decorators = " ".join(map(ast.unparse, getattr(node, "decorator_list", ())))
    body = getattr(node, "body", ())
    if isinstance(body, list) and not re.search(r"\b(?:command|group)\b", decorators):
        for each in body:
            if isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant):
                yield each.value


def strings_in(value: object) -> Iterator[str]:
    """Every text of a file of data, however deep."""
    match value:
        case str():
            yield value
        case dict():
            yield from chain.from_iterable(map(strings_in, value.values()))
        case list():
            yield from chain.from_iterable(map(strings_in, value))


def test_people_are_spoken_to_in_gym_and_app_terms() -> None:
    """No screen, command, help, error, asset or page of the README says what is to be avoided."""
    texts = [(path, text) for path in SOURCE.rglob("*.py") for text in said_in(path)]
    for path in (ROOT / "assets").rglob("*.toml"):
        if path.parent.name != "templates":
            data = tomllib.loads(path.read_text("utf-8"))
            texts += [(path, text) for text in strings_in(data)]
    texts += [(README, line) for line in README.read_text("utf-8").splitlines()]
    assert len(texts) > 5000
    found = [(str(path.relative_to(ROOT)), AVOIDED.search(text)) for path, text in texts]
    assert not [(path, words[0]) for path, words in found if words]


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
