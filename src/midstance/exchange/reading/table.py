"""Tables of text as other programs write them: any delimiter, encoding and line end."""

from __future__ import annotations

import codecs
import csv
import io
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from midstance.exchange.reading.findings import ImportFileError
from midstance.exchange.reading.sources import HEAD_BYTES, MEBIBYTE
from midstance.exchange.reading.values import (
    DECIMAL_COMMA,
    CellError,
    day_comes_first,
    is_numbered_day,
    number_in,
    whole_in,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import TextIO

    from midstance.exchange.reading.findings import Findings
    from midstance.exchange.reading.sources import SourceFile

MOST_RECORDS, MOST_COLUMNS, LONGEST_CELL = 500_000, 200, 32_768
"""What a table may have: rows, columns, and characters of a cell."""
LONGEST_TABLE_LINE = 8 * MEBIBYTE
DELIMITERS = (",", ";", "\t")
_FORMULA = ("'=", "'+", "'-", "'@", "'\t", "'\r")


def header_cells(head: bytes) -> tuple[str, ...]:
    """The cells of the first record of a file that begins with ``head``: trimmed, in lower case."""
    text = head.decode(_guess_encoding(head), "replace").lstrip("\ufeff \r\n")
    delimiter = _delimiter_of(text)
    try:
        first = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
    except csv.Error:
        return ()
    return tuple(_column_name(cell) for cell in first[:MOST_COLUMNS])


def _column_name(cell: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", cell).casefold().split())


def _guess_encoding(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return "utf-8-sig"


def _delimiter_of(text: str) -> str:
    """The mark that stands most often between the cells of the first record."""
    counts = dict.fromkeys(DELIMITERS, 0)
    is_quoted = False
    for character in text:
        if character == '"':
            is_quoted = not is_quoted
        elif not is_quoted and character in "\r\n":
            break
        elif not is_quoted and character in counts:
            counts[character] += 1
    return max(DELIMITERS, key=lambda each: counts[each])


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of a file before it is read.

    Attributes:
        start: its first bytes.
        text: the same as text in lower case, without what stands before the first letter.
        cells: the cells of its first record, trimmed and in lower case.
        ending: how its name ends; only a hint, for names are changed.
    """

    start: bytes
    text: str
    cells: tuple[str, ...]
    ending: str

    @classmethod
    def of(cls, source: SourceFile) -> Self:
        """The beginning of ``source``.

        Raises:
            ImportFileError: it cannot be read.
        """
        start = source.head()
        is_wide = start.startswith((b"\xff\xfe", b"\xfe\xff"))
        text = start.decode("utf-16" if is_wide else "utf-8-sig", "replace")
        return cls(
            start, text.lstrip("\ufeff \t\r\n").casefold(), header_cells(start), source.ending
        )

    def has_columns(self, *names: str) -> bool:
        """Whether the first record holds all these names."""
        return set(names) <= set(self.cells)

    @property
    def is_xml(self) -> bool:
        """Whether it begins as XML."""
        return self.text.startswith("<")


class ExportRow:
    """A record of a table.

    Attributes:
        line: the line of the file in which it begins, counted from 1.
        cells: as they are written.
    """

    __slots__ = ("_columns", "_has_decimal_comma", "cells", "line")

    def __init__(
        self,
        line: int,
        cells: list[str],
        columns: Mapping[str, int],
        has_decimal_comma: Callable[[tuple[str, ...]], bool],
    ) -> None:
        self.line, self.cells = line, cells
        self._columns, self._has_decimal_comma = columns, has_decimal_comma

    def text(self, *names: str) -> str:
        """The trimmed cell of the first of these columns that there is; "" without any.

        An apostrophe that keeps a spreadsheet from reading a formula is taken away.
        """
        for name in names:
            place = self._columns.get(name)
            if place is not None and place < len(self.cells):
                cell = self.cells[place].strip()
                return cell[1:] if cell.startswith(_FORMULA) else cell
        return ""

    def number(self, *names: str) -> float | None:
        """The number in this cell; None in an empty one.

        Raises:
            CellError: it holds no number.
        """
        text = self.text(*names)
        return number_in(text, decimal_comma="," in text and self._has_decimal_comma(names))

    def whole(self, *names: str) -> int | None:
        """The same as a whole number.

        Raises:
            CellError: it holds no number.
        """
        text = self.text(*names)
        return whole_in(text, decimal_comma="," in text and self._has_decimal_comma(names))


class ExportTable:
    """A table with a header, read as often as it is asked for.

    Attributes:
        header: the names of the columns in their order, trimmed and in lower case.
        decimal_comma: whether 1,5 is one and a half in every cell, and 1,500 too; where it is not
            known, the other cells of the column say it.
    """

    def __init__(self, source: SourceFile, findings: Findings) -> None:
        """Find out how the file is written.

        Raises:
            ImportFileError: it cannot be read, or has too many columns.
        """
        self._source, self._findings = source, findings
        self._encoding = _encoding_of(source, findings)
        with self._open() as file:
            head = file.read(HEAD_BYTES).lstrip("\ufeff")
        self._delimiter = _delimiter_of(head.lstrip())
        self.decimal_comma = self._delimiter == ";"
        self._decimal_commas: dict[tuple[str, ...], bool] = {}
        self.header = tuple(_column_name(cell) for cell in next(self._records(), (1, []))[1])
        self._columns = {name: n for n, name in reversed(tuple(enumerate(self.header)))}

    def has(self, *names: str) -> bool:
        """Whether the table has all these columns."""
        return all(name in self._columns for name in names)

    def rows(self, *, quietly: bool = False) -> Iterator[ExportRow]:
        """Each record after the header; one that is cut short is left out, and noted once.

        Raises:
            ImportFileError: the table passes a limit; the error names the line.
        """
        for line, cells in self.records():
            if len(cells) < len(self.header):
                if not quietly:
                    reason = f"the row has {len(cells)} of {len(self.header)} cells"
                    self._findings.leave_out(reason, line)
            else:
                yield ExportRow(line, cells, self._columns, self._has_decimal_comma)

    def _has_decimal_comma(self, names: tuple[str, ...]) -> bool:
        """Whether a comma stands before decimals in a column: some cell means nothing else then."""
        if self.decimal_comma:
            return True
        if names not in self._decimal_commas:
            texts = (row.text(*names) for row in self.rows(quietly=True))
            self._decimal_commas[names] = any(map(DECIMAL_COMMA.fullmatch, texts))
        return self._decimal_commas[names]

    def records(self) -> Iterator[tuple[int, list[str]]]:
        """The same as plain cells with their lines, the short ones too; empty lines are passed."""
        records = self.every_record()
        next(records, None)
        yield from records

    def day_first(self, column: str) -> bool:
        """Whether the numbered dates of a column begin with the day.

        Raises:
            ImportFileError: they contradict each other.
        """
        said = self._findings.options.day_first
        place = self._columns.get(column, len(self.header))
        texts = (cells[place] for _, cells in self.records() if place < len(cells))
        first = next(texts, "")
        if said is not None or not is_numbered_day(first):
            return said if said is not None else True
        try:
            found = day_comes_first((first, *texts))
        except CellError as error:
            raise self._table_error(1, str(error)) from error
        if found is None and "." not in first:
            found = self._findings.options.usual_distance.value == "km"
            self._findings.guess_dates(day_first=found)
        return found is not False

    def every_record(self) -> Iterator[tuple[int, list[str]]]:
        """Every record from the first line on, for files that hold several tables.

        Raises:
            ImportFileError: the table passes a limit; the error names the line.
        """
        for number, (line, cells) in enumerate(self._records(), 1):
            if number > MOST_RECORDS + 1:  # the header is one
                raise self._table_error(line, f"there are more than {MOST_RECORDS:,} rows")
            yield line, cells

    def _open(self) -> TextIO:
        return io.TextIOWrapper(self._source.open(), self._encoding, "replace", newline="")

    def _records(self) -> Iterator[tuple[int, list[str]]]:
        csv.field_size_limit(LONGEST_CELL)
        with self._open() as file:
            reader = csv.reader(self._lines(file), delimiter=self._delimiter)
            line = 1
            try:
                for cells in reader:
                    if len(cells) > MOST_COLUMNS:
                        raise self._table_error(line, f"there are more than {MOST_COLUMNS} columns")
                    if any(cells):
                        yield line, cells
                    line = reader.line_num + 1
            except csv.Error as error:
                raise self._table_error(line, _csv_reason(error)) from error

    def _lines(self, file: TextIO) -> Iterator[str]:
        number = 0
        while line := file.readline(LONGEST_TABLE_LINE):
            number += 1
            if len(line) >= LONGEST_TABLE_LINE:
                raise self._table_error(number, "the line is too long")
            yield line.lstrip("\ufeff") if number == 1 else line

    def _table_error(self, line: int, reason: str) -> ImportFileError:
        return ImportFileError(
            f"line {line}: {reason}", self._source.name, "Nothing of this file was taken."
        )


def _csv_reason(error: csv.Error) -> str:
    if "field limit" in str(error):
        return f"a cell is longer than {LONGEST_CELL:,} characters, or a quote is never closed"
    return "it cannot be read as a table"


def _encoding_of(source: SourceFile, findings: Findings) -> str:
    """UTF-8 or UTF-16 where the bytes are that, else Windows-1252, which is noted."""
    with source.open() as file:
        start = file.read(4)
        if _guess_encoding(start) == "utf-16":
            return "utf-16"
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            decoder.decode(start)
            while piece := file.read(MEBIBYTE):
                decoder.decode(piece)
        except UnicodeDecodeError:
            findings.notes.append(f"{source.name}: read as Windows-1252, for it is not UTF-8")
            return "cp1252"
    return "utf-8-sig"
