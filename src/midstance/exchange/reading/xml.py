"""XML read as it comes, without a tree: whatever its size, and without what could be a trap.

Entities are refused, as is any declaration of a document's type where the format has none.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.parsers import expat

from midstance.exchange.reading.findings import ImportFileError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from midstance.exchange.reading.sources import SourceFile

_CHUNK = 256 * 1024
"""Bytes that are read at a time."""
_DEEPEST = 64
"""Elements inside each other."""
_LONGEST_TEXT = 4096
"""Characters of a text or attribute that are kept."""
_REMEDY = "Nothing of it was taken. Export it again."


@dataclass(frozen=True, slots=True)
class Element:
    """The beginning or the end of an element.

    Attributes:
        name: without its namespace.
        path: the names of the elements around it, the outermost first.
        text: at its end the text directly in it; "" at its beginning.
    """

    name: str
    path: tuple[str, ...]
    is_end: bool
    attributes: Mapping[str, str]
    text: str = ""


class _Handlers:
    """Collects the elements of a chunk."""

    def __init__(self, *, allows_doctype: bool) -> None:
        self.found: deque[Element] = deque()
        self._allows_doctype = allows_doctype
        self._path: list[str] = []
        self._texts: list[list[str]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._path) >= _DEEPEST:
            raise ValueError("its elements lie too deep in each other")
        local = name.rpartition(" ")[2]
        self.found.append(Element(local, tuple(self._path), is_end=False, attributes=attributes))
        self._path.append(local)
        self._texts.append([])

    def end(self, _name: str) -> None:
        local = self._path.pop()
        text = "".join(self._texts.pop()).strip()
        self.found.append(Element(local, tuple(self._path), is_end=True, attributes={}, text=text))

    def text(self, text: str) -> None:
        if self._texts and len(self._texts[-1]) < _LONGEST_TEXT:
            self._texts[-1].append(text[:_LONGEST_TEXT])

    def doctype(self, *_: object) -> None:
        if not self._allows_doctype:
            raise ValueError("it declares a type of document, which this format never does")

    def entity(self, *_: object) -> None:
        raise ValueError("it declares entities")


def elements(source: SourceFile, limit: int, *, allows_doctype: bool = False) -> Iterator[Element]:
    """Each beginning and each end of an element, in their order.

    Raises:
        ImportFileError: it is no XML, is cut, too large, or holds what is refused.
    """
    handlers = _Handlers(allows_doctype=allows_doctype)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = handlers.start
    parser.EndElementHandler = handlers.end
    parser.CharacterDataHandler = handlers.text
    parser.StartDoctypeDeclHandler = handlers.doctype
    parser.EntityDeclHandler = handlers.entity
    with source.open(limit) as file:
        chunk = file.read(_CHUNK).removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n")
        is_last = False
        while not is_last:
            following = file.read(_CHUNK)
            is_last = not following
            try:
                parser.Parse(chunk, is_last)
            except expat.ExpatError as error:
                what = f"line {error.lineno}: it is not valid XML ({expat.ErrorString(error.code)})"
                raise ImportFileError(what, source.name, _REMEDY) from error
            except (ValueError, LookupError) as error:
                raise ImportFileError(str(error), source.name, _REMEDY) from error
            chunk = following
            while handlers.found:
                yield handlers.found.popleft()
