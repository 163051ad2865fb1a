"""What a browser finds in a page."""

from collections import defaultdict
from html.parser import HTMLParser

VOID = {"meta", "link", "img", "br", "hr", "input"}


class Page(HTMLParser):
    """A page, parsed; texts are those of an element and of all that is inside it.

    Attributes:
        elements: every element with its attributes, in order.
        texts: the texts of each kind of element.
    """

    def __init__(self, source: str) -> None:
        """Read ``source`` from its beginning to its end."""
        super().__init__()
        self.source = source
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = defaultdict(list)
        self._open: list[tuple[str, list[str]]] = []
        self.feed(source)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that begins."""
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append((tag, []))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element without content."""
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Note an element that ends; elements are properly nested."""
        opened, texts = self._open.pop()
        assert opened == tag
        self.texts[tag].append("".join(texts))

    def handle_data(self, data: str) -> None:
        """Note a text."""
        for _, texts in self._open:
            texts.append(data)

    def count(self, tag: str) -> int:
        """How many elements of a kind there are."""
        return sum(each == tag for each, _ in self.elements)

    def classes(self, tag: str) -> list[str | None]:
        """The classes of all elements of a kind."""
        return [attributes.get("class") for each, attributes in self.elements if each == tag]

    def assert_stands_alone(self) -> None:
        """No script, nothing fetched, nothing that reacts; light and dark."""
        tags = {tag for tag, _ in self.elements}
        assert not tags & {"script", "link", "iframe", "img", "object", "embed", "base", "form"}
        names = {name for _, attributes in self.elements for name in attributes}
        assert not [n for n in names if n.startswith("on") or n in {"src", "href", "style"}]
        (style,) = self.texts["style"]
        assert "url(" not in style
        assert "@import" not in style
        assert "prefers-color-scheme: dark" in style
        policies = [held.get("content") for tag, held in self.elements if "http-equiv" in held]
        assert policies == ["default-src 'none'; style-src 'unsafe-inline'"]
        assert self.source.startswith("<!DOCTYPE html>")
