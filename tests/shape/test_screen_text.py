"""Text from files and people is never read as markup by the screen."""

import ast
from collections.abc import Iterator

import pytest

from tests.shape.project import SOURCE

WIDGETS = {"Button", "Label", "Option", "Static", "Tab"}
TITLES = {"border_subtitle", "border_title", "sub_title", "title", "tooltip"}
CLEANERS = {"Content", "clean"}
IMPORTED = "from textual.widgets import Button, Label, Static\n"


def unclean_text(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and text of each expression that reaches the screen without being made plain."""
    readers = {"notify", *textual_names(tree)}
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=function, args=[text, *_]) if reads_markup(function, readers):
                if not (is_plain(text) or turns_markup_off(node)):
                    yield node.lineno, ast.unparse(text)
            case ast.Call(func=ast.Attribute(attr="update"), args=[text, *_]):
                if is_pieced_together(text):
                    yield node.lineno, ast.unparse(text)
            case ast.Assign(targets=[ast.Attribute(attr=title), *_], value=text):
                if title in TITLES and not is_plain(text):
                    yield node.lineno, ast.unparse(text)


def textual_names(tree: ast.AST) -> Iterator[str]:
    """The widgets that read markup and were imported from Textual, and what is made from them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("textual"):
            yield from (alias.name for alias in node.names if alias.name in WIDGETS)
        if isinstance(node, ast.ClassDef) and WIDGETS & {ast.unparse(base) for base in node.bases}:
            yield "super().__init__"


def reads_markup(function: ast.expr, readers: set[str]) -> bool:
    """Whether what is called takes its first argument for markup."""
    return ast.unparse(function) in readers or called_name(function) in readers


def called_name(function: ast.expr) -> str:
    """The last word of what is called: ``notify`` of ``self.app.notify``."""
    return ast.unparse(function).rpartition(".")[2]


def turns_markup_off(call: ast.Call) -> bool:
    """Whether the call says ``markup=False``."""
    return any(
        word.arg == "markup" and ast.unparse(word.value) == "False" for word in call.keywords
    )


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
        case ast.Call(func=ast.Attribute(value=ast.Call() as joint)) if is_plain(joint):
            return False
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
        "class Card(Static):\n  def __init__(self, name):\n    super().__init__(name)",
    ],
)
def test_text_that_would_be_read_as_markup_is_seen(code: str) -> None:
    """Each way in which a name could reach the markup parser is recognised."""
    assert len(list(unclean_text(ast.parse(IMPORTED + code)))) == 1


@pytest.mark.parametrize(
    "code",
    [
        "Label('Today')",
        "Static(Content(f'{name}'))",
        "self.notify(clean(note), markup=False)",
        "label.update(Content.assemble(name))",
        "wanted.update(more)",
        "label.update(Content(' ').join(names))",
        "Option(name)",
        "class Card(Widget):\n  def __init__(self, name):\n    super().__init__(name)",
        "self.border_title = Content(name)",
        "self.tooltip = 'More' if is_open else None",
    ],
)
def test_plain_text_is_let_through(code: str) -> None:
    """Literals, content and text with its markup off are no mistake."""
    assert not list(unclean_text(ast.parse(IMPORTED + code)))
