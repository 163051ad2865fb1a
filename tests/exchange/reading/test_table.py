"""Tables in any encoding, with any delimiter, and none too large."""

from pathlib import Path

import pytest

from midstance.exchange.reading.findings import Findings, ImportFileError, ReadOptions
from midstance.exchange.reading.sources import Progress, find_sources
from midstance.exchange.reading.table import MOST_RECORDS, ExportTable


def table_of(path: Path, content: bytes, findings: Findings | None = None) -> ExportTable:
    """A table with this content."""
    path.write_bytes(content)
    (source,) = find_sources([path], Progress())
    return ExportTable(source, findings or Findings())


TEXT = 'Name;Weight\n"Knie\nruhig; mü";22,5\nB;1,020\n'


@pytest.mark.parametrize(
    "content",
    [TEXT.encode(), TEXT.encode("utf-8-sig"), TEXT.encode("utf-16"), TEXT.encode("cp1252")],
)
@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
def test_encodings_and_line_ends_give_the_same(tmp_path: Path, content: bytes, ends: bytes) -> None:
    """UTF-8 with and without its mark, UTF-16, Windows-1252; line breaks stand in quotes."""
    if b"\0" not in content:
        content = content.replace(b"\n", ends)
    rows = list(table_of(tmp_path / "a.csv", content).rows())
    assert [row.text("name").replace("\r", "") for row in rows] == ["Knie\nruhig; mü", "B"]
    assert [row.number("weight") for row in rows] == [22.5, 1.02]
    assert [row.line for row in rows] == [2, 4]


@pytest.mark.parametrize(("other", "number"), [("22,5", 1.02), ("22.5", 1020), ("2,040", 1020)])
def test_the_column_says_what_a_comma_means(tmp_path: Path, other: str, number: float) -> None:
    """With commas between the cells, 1,020 is read as another cell of its column shows."""
    text = f'Name,Weight,Steps\nA,"1,020","2,000"\nB,"{other}","12,5"\n'
    row, _ = table_of(tmp_path / "a.csv", text.encode()).rows()
    assert (row.number("weight"), row.whole("steps")) == (number, 2)


def test_windows_1252_is_named(tmp_path: Path) -> None:
    """The runner can see that letters may be wrong."""
    findings = Findings()
    list(table_of(tmp_path / "a.csv", TEXT.encode("cp1252"), findings).rows())
    assert findings.notes == [f"{tmp_path / 'a.csv'}: read as Windows-1252, for it is not UTF-8"]


def test_the_apostrophe_of_a_formula_is_taken_away(tmp_path: Path) -> None:
    """What was written so that a spreadsheet does not compute it comes back as it was."""
    (row,) = table_of(tmp_path / "a.csv", b"Name,Note\nA,'=1+1\n").rows()
    assert row.text("note") == "=1+1"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"A,B\n1," + b"x" * 40_000 + b"\n", "line 2: a cell is longer"),
        (b'A,B\n1,"' + b"x\n" * 40_000, "line 2: a cell is longer"),
        (b"A,B\n" + b"," * 300 + b"1\n", "line 2: there are more than 200 columns"),
        (b"A,B\n" + b"x" * (9 * 1024 * 1024), "line 2: the line is too long"),
        (b"A,B\n" + b"1,2\n" * (MOST_RECORDS + 1), f"line {MOST_RECORDS + 2}: there are more"),
    ],
    ids=["cell", "quote", "columns", "line", "rows"],
)
def test_what_has_no_end_is_refused_with_its_line(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    """A cell, a row, a line, and the number of rows have limits."""
    with pytest.raises(ImportFileError, match=reason):
        for _ in table_of(tmp_path / "a.csv", content).rows():
            pass


@pytest.mark.parametrize(
    ("dates", "said", "first"),
    [
        ("13/01/2026", None, True),
        ("01/13/2026", None, False),
        ("01/02/2026", None, True),
        ("01/02/2026", False, False),
        ("2026-01-02", None, True),
    ],
)
def test_three_orders_of_dates(tmp_path: Path, dates: str, said: bool | None, first: bool) -> None:
    """The file decides, then the runner, then the runner's unit of distance, which is a guess."""
    findings = Findings(ReadOptions(day_first=said))
    table = table_of(tmp_path / "a.csv", f"Date,B\n{dates},1\n".encode(), findings)
    assert table.day_first("date") is first
    is_guess = dates == "01/02/2026" and said is None
    assert bool(findings.guesses) is is_guess


def test_dates_that_contradict_each_other_are_refused(tmp_path: Path) -> None:
    """Nobody can know which of them are wrong."""
    table = table_of(tmp_path / "a.csv", b"Date,B\n13/01/2026,1\n01/13/2026,1\n")
    with pytest.raises(ImportFileError, match="some dates begin with the day"):
        table.day_first("date")
