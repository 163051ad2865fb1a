"""What the shell completes."""

import os
import subprocess
import sys

import pytest

from tests.shape.project import ROOT


def completed(*words: str) -> list[str]:
    """What bash is offered for the last of ``words``."""
    environment = {
        **os.environ,
        "_MIDSTANCE_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join(("midstance", *words)),
        "COMP_CWORD": str(len(words)),
    }
    answer = subprocess.run(
        [sys.executable, "-c", "import sys; from midstance.cli.main import main; main()"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.stderr == ""
    return [line.partition(",")[2] for line in answer.stdout.splitlines()]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("st",), ["start"]),
        (("start", "core-5-"), ["core-5-easy", "core-5-hard"]),
        (("start", "foundations/"), ["foundations/A", "foundations/B"]),
        (("use", "f"), ["foundations"]),
        (("programs", "found"), ["foundations"]),
        (("exercises", "plank-s"), ["plank-shoulder-tap"]),
        (("log", "--exercise", "plank-k"), ["plank-knees"]),
        (("log", "--js"), ["--json"]),
    ],
)
def test_ids_of_the_library_are_offered(words: tuple[str, ...], offered: list[str]) -> None:
    """Commands, sessions, programs, exercises and options complete in the shell."""
    assert completed(*words) == offered
