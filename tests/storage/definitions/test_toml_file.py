"""TOML is read within limits, and a file beyond them is refused with its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from midstance.storage.definitions.problems import DefinitionFileError, Problem, UnplacedProblem
from midstance.storage.definitions.toml_file import MAX_BYTES, MAX_DEPTH, MAX_DOTS, MAX_LINE, parse


def read_only_reason(content: bytes | str) -> tuple[Problem, ...]:
    """The problems for which ``content`` is refused."""
    with pytest.raises(DefinitionFileError) as caught:
        parse("f.toml", content if isinstance(content, bytes) else content.encode())
    return caught.value.problems


def test_a_file_is_read_whatever_its_line_ends_and_mark() -> None:
    """Windows line ends and a byte order mark change nothing."""
    plain = parse("f", b'a = 1\nb = """x\ny"""\n')
    assert parse("f", b'\xef\xbb\xbfa = 1\r\nb = """x\r\ny"""\r\n').tables == plain.tables


def test_the_largest_file_is_read_and_a_byte_more_is_not() -> None:
    """256 KiB are enough for anybody."""
    line = b"# " + b"x" * 1021 + b"\n"
    whole = line * (MAX_BYTES // len(line))
    assert parse("f", whole).tables == {}
    (told,) = read_only_reason(whole + b"\n")
    assert told.message == "the file is larger than 256 KiB"


def test_a_long_line_is_refused_at_its_end() -> None:
    """4,096 characters are the most."""
    fits = 'a = "' + "x" * (MAX_LINE - 6) + '"'
    assert parse("f", fits.encode()).tables["a"]
    (told,) = read_only_reason("\n" + fits + " ")
    assert (told.line, told.column) == (2, MAX_LINE + 1)


def test_a_bomb_of_dotted_keys_is_refused_unread() -> None:
    """Each dot costs the parser more than the one before; 64 a line are the most."""
    assert parse("f", (".".join("a" * (MAX_DOTS + 1)) + " = 1").encode()).tables
    (told,) = read_only_reason(".".join("a" * 2000) + " = 1")
    assert told.message == "the line has more than 64 dots"


def test_many_dotted_keys_are_refused_unread() -> None:
    """However few each line has: 8,000 in a file are the most."""
    line = "a.b.c.d.e.k{} = 1\n"
    assert parse("f", "".join(line.format(number) for number in range(200)).encode()).tables
    (told,) = read_only_reason("".join(line.format(number) for number in range(1601)))
    assert told.message == "the file has more than 8000 dots"


@pytest.mark.parametrize("bracket", ["[", "{a = "])
def test_deep_nesting_is_refused_where_it_gets_too_deep(bracket: str) -> None:
    """Sixteen are the most, of lists and of tables."""
    ends = "]" if bracket == "[" else "}"
    assert parse("f", f"a = {bracket * MAX_DEPTH}1{ends * MAX_DEPTH}".encode()).tables
    (told,) = read_only_reason(f"a = {bracket * 300}1{ends * 300}")
    assert told.message == "tables and lists are nested deeper than 16"
    assert told.column == 5 + MAX_DEPTH * len(bracket)


def test_brackets_in_texts_and_comments_are_not_nesting() -> None:
    """Only what the parser enters counts."""
    many = "[" * 40
    text = (
        f"# {many}\na = \"{many}\"\nb = '{many}'\nc = \"\"\"{many}\"\n\"\"\"\nd = '''{many}'\n'''\n"
    )
    assert set(parse("f", text.encode()).tables) == {"a", "b", "c", "d"}


@pytest.mark.parametrize("quotes", ['"""', "'''", '"', "'", '"""\\"""'])
def test_a_text_that_never_ends_is_refused(quotes: str) -> None:
    """However often it begins."""
    (told,) = read_only_reason(f"a = {quotes * 501}")
    assert "not valid TOML" in told.message


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a = 1\nb = = 2", 2, 5),
        ("a = 1\na = 2", 2, 6),
        ("[a", 1, 3),
        ("a = '\x1b[2J'", 1, 6),
        ("a = [1,\n", 2, 1),
        ("a = 1\n[a]", 2, 3),
    ],
)
def test_a_slip_in_the_syntax_is_placed(text: str, line: int, column: int) -> None:
    """The parser's own line and column, in our words."""
    (told,) = read_only_reason(text)
    assert (told.line, told.column) == (line, column)
    assert told.message.startswith("this is not valid TOML: ")


def test_bytes_that_are_no_text_are_placed() -> None:
    """The first byte that is not UTF-8, with its line and column."""
    (told,) = read_only_reason(b'a = 1\nname = "caf\xe9"\n')
    assert (told.line, told.column) == (2, 12)
    assert told.message == "byte 0xe9 is not UTF-8 text"


@pytest.mark.parametrize(
    "text",
    [
        "a = [\n" + "{},\n" * 1001 + "]",
        "".join(f"key-{number} = 1\n" for number in range(1001)),
        "[[a]]\n" * 1001,
        "[[b]]\nc = [\n" + "1,\n" * 1001 + "]",
    ],
)
def test_a_list_or_table_without_end_is_refused_before_it_is_looked_into(text: str) -> None:
    """Every entry of a file that nobody writes could hold mistakes, and each takes its time."""
    with pytest.raises(DefinitionFileError, match=r"more than (1000 entries|300 keys)"):
        parse("own.toml", text.encode())


def test_a_hundred_mistakes_are_placed_and_the_others_counted() -> None:
    """So a check takes no longer the more is wrong."""
    document = parse("own.toml", b"a = 1\n")
    faults = [UnplacedProblem(("a",), f"mistake {number}") for number in range(150)]
    problems = document.problems(faults)
    assert [problem.message for problem in problems[98:]] == [
        "mistake 98",
        "mistake 99",
        "and 50 more; fix these first, then check again",
    ]
    assert len(document.problems(faults[:100])) == 100


def test_every_line_beyond_the_limits_is_not_needed() -> None:
    """One is enough to refuse the file; the parser never sees it."""
    assert len(read_only_reason(("x" * 5000 + "\n") * 20)) == 1


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_bytes_end_in_anything_but_a_refusal(content: bytes) -> None:
    """Whatever a file holds, it is read or refused with a place."""
    told: tuple[Problem, ...] = ()
    try:
        parse("f", content)
    except DefinitionFileError as error:
        told = error.problems
    assert all(p.line >= 1 and p.column >= 1 and p.message for p in told)
