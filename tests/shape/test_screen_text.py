"""Text from files and people is never read as markup by the screen."""

import ast
from collections.abc import Iterator

import pytest

from tests.shape.project import SOURCE

WIDGETS_THAT_READ_MARKUP = {"Button", "Label", "Option", "Static", "notify"}
TITLES = {"border_subtitle", "border_title", "sub_title", "title", "tooltip"}
CLEANERS = {"Content", "shown"}


def unclean_text(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and text of each expression that reaches the screen without being made plain."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args:
            name = called_name(node.func)
            text = node.args[0]
            if name in WIDGETS_THAT_READ_MARKUP and not (is_plain(text) or turns_markup_off(node)):
                yield node.lineno, ast.unparse(text)
            if name == "update" and is_pieced_together(text):
                yield node.lineno, ast.unparse(text)
        elif isinstance(node, ast.Assign) and sets_title(node) and not is_plain(node.value):
            yield node.lineno, ast.unparse(node.value)


def called_name(function: ast.expr) -> str:
    """The last word of what is called: ``notify`` of ``self.app.notify``."""
    return ast.unparse(function).rpartition(".")[2]


def turns_markup_off(call: ast.Call) -> bool:
    """Whether the call says ``markup=False``."""
    return any(
        word.arg == "markup" and ast.unparse(word.value) == "False" for word in call.keywords
    )


def sets_title(node: ast.Assign) -> bool:
    """Whether an assignment sets one of the titles that a widget shows."""
    target = node.targets[0]
    return isinstance(target, ast.Attribute) and target.attr in TITLES


def is_plain(text: ast.expr) -> bool:
    """Whether an expression is a literal, or content made from plain text."""
    match text:
        case ast.Constant():
            return True
        case ast.IfExp(body=yes, orelse=no):
            return is_plain(yes) and is_plain(no)
        case ast.Call(func=maker):
            return bool(CLEANERS & set(ast.unparse(maker).split(".")))
        case _:
            return False


def is_pieced_together(text: ast.expr) -> bool:
    """Whether an expression builds a string from parts."""
    match text:
        case ast.JoinedStr() | ast.BinOp():
            return True
        case ast.Call(func=maker):
            return called_name(maker) in {"format", "join", "str"}
        case _:
            return False


def test_no_text_from_data_is_read_as_markup() -> None:
    """What a widget, a notice or a title shows is a literal, content, or has its markup off."""
    assert not [
        f"{path.relative_to(SOURCE)}:{line}: {text}"
        for path in (SOURCE / "tui").rglob("*.py")
        for line, text in unclean_text(ast.parse(path.read_text("utf-8")))
    ]


@pytest.mark.parametrize(
    "code",
    [
        "Label(exercise.name)",
        "Static(f'{name}')",
        "self.app.notify(note)",
        "label.update(f'{name}')",
        "label.update('Set ' + name)",
        "label.update('{}'.format(name))",
        "self.border_title = name",
        "Label('a' if known else name)",
    ],
)
def test_text_that_would_be_read_as_markup_is_seen(code: str) -> None:
    """Each way in which a name could reach the markup parser is recognised."""
    assert len(list(unclean_text(ast.parse(code)))) == 1


@pytest.mark.parametrize(
    "code",
    [
        "Label('Today')",
        "Static(Content(f'{name}'))",
        "self.notify(shown(note), markup=False)",
        "label.update(Content.assemble(name))",
        "wanted.update(more)",
        "self.border_title = Content(name)",
        "self.tooltip = 'More' if is_open else None",
    ],
)
def test_plain_text_is_let_through(code: str) -> None:
    """Literals, content and text with its markup off are no mistake."""
    assert not list(unclean_text(ast.parse(code)))
