"""The sheet for readers who do not know the figures: no name on it, and a key that fits."""

from pathlib import Path

from tests.bench.recognition import main


def test_the_sheet_tells_no_name_and_the_key_answers_each_question(tmp_path: Path) -> None:
    """Each question has eight names, and the right one is among them."""
    main(tmp_path)
    questions = (tmp_path / "questions.txt").read_text("utf-8").splitlines()
    key = (tmp_path / "key.txt").read_text("utf-8").splitlines()
    assert len(key) == len(questions) >= 110
    for question, answer in zip(questions, key, strict=True):
        number, _, right = answer.partition(": ")
        asked, _, names = question.partition(": ")
        assert asked == number
        assert len(names.split("; ")) == 8
        assert right in names.split("; ")
    for name in ("sheet.svg", "sheet.txt"):
        text = (tmp_path / name).read_text("utf-8")
        assert not any(each.partition(": ")[2] in text for each in key)
