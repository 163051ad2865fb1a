"""One week in a file: read as it is written, and every mistake with its line, key and remedy."""

import json
from pathlib import Path

import pytest

from midstance.coach.schedule.planner.search import plan_week
from midstance.domain.runner import Level
from midstance.domain.session import Version
from midstance.domain.volume import LegClass
from midstance.domain.weeks.plan import PlanStyle
from midstance.domain.weeks.run import Run, RunKind
from midstance.exchange.week_file import read_week, read_week_file
from midstance.presentation.planning.plan import plans_to_plain
from midstance.storage.definitions.problems import DefinitionFileError
from midstance.storage.definitions.toml_file import parse
from tests.shape.project import TESTS

WEEKS = [
    json.loads(line)
    for line in (TESTS / "coach/schedule/planner/weeks.jsonl").read_text("utf-8").splitlines()
]
WEEK = """\
level = "advanced"
style = "stack"
two_slots = ["Tue", "Thu"]
owed = { A = [2, "leg-free"] }
was = ["Tue", "Fri"]
available = ["Mon", "tuesday", "Wed", "Fri"]
prefer = ["Wed", "Wed"]
avoid = ["Fri"]

[[run]]
day = "Tue"
kind = "intervals"
minutes = 50
distance = 9.5

[[run]]
day = "Tue"
kind = "cross"
hard = true

[[run]]
day = "Sun"
kind = "other"
hard = true
legs = true
effort = 7

[[session]]
id = "A"
legs = "heavy"
shares = ["legs", "upper"]
hiit = true
minutes = 30

[[session]]
id = "C"
legs = "none"

[[gap]]
between = ["A", "C"]
hours = 72
"""


@pytest.mark.parametrize("number", range(len(WEEKS)))
def test_sixty_weeks_give_the_plans_of_another_planner(number: int) -> None:
    """An independent search by brute force found the same plans, versions, points and counts."""
    given = WEEKS[number]
    week = read_week(parse("week.toml", given["week"].encode()))
    assert plans_to_plain(plan_week(week)) == given["answer"]


def test_everything_in_a_week_is_read() -> None:
    """Runs by day, sessions with what they owe, days, wishes and gaps."""
    week = read_week(parse("week.toml", WEEK.encode()))
    assert (week.level, week.style) == (Level.ADVANCED, PlanStyle.STACK)
    assert week.days[1].runs == (
        Run(RunKind.INTERVALS, 50, 9500),
        Run(RunKind.CROSS, is_hard=True),
    )
    assert week.days[6].runs == (Run(RunKind.OTHER, effort=7, is_hard=True, is_on_legs=True),)
    assert [each.is_available for each in week.days] == [
        True,
        True,
        True,
        False,
        True,
        False,
        False,
    ]
    assert [each.has_two_slots for each in week.days][:4] == [False, True, False, True]
    assert (week.days[2].prefers, week.days[4].avoids) == (2, 1)
    first, second = week.sessions
    assert (first.legs, first.has_upper, first.is_hiit) == (LegClass.HEAVY, True, True)
    assert (first.minutes, first.owed, first.last_version) == (30, 2, Version.LEG_FREE)
    assert (second.has_upper, second.minutes, second.owed) == (False, 45, 0)
    assert week.usual_days == frozenset({1, 4})
    assert [(gap.sessions, gap.days) for gap in week.gaps] == [(("A", "C"), 3)]
    assert week.is_ring


def test_what_is_not_written_has_its_default() -> None:
    """All days, one slot, the style by the runs, no usual days."""
    week = read_week(
        parse("week.toml", b'level = "beginner"\n[[session]]\nid = "A"\nlegs = "light"\n')
    )
    assert week.style is PlanStyle.AUTO
    assert all(each.is_available and not each.has_two_slots for each in week.days)
    assert week.usual_days is None
    everywhere = b'level = "beginner"\ntwo_slots = true\n[[session]]\nid = "A"\nlegs = "none"\n'
    assert all(each.has_two_slots for each in read_week(parse("w", everywhere)).days)


LEVEL = 'level = "beginner"\n'
A = '[[session]]\nid = "A"\nlegs = "heavy"\n'


NOT_A_DAY = "is not a day of the week; write Mon, Tue, Wed, Thu, Fri, Sat or Sun"
SLOTS = 'neither true nor false nor a list of days; write true, false or ["Tue", "Fri"]'
ITSELF = "a session needs no hours between it and itself; name two sessions"
KEYS = "this key is not known here; the keys here are id, legs, shares, hiit, minutes"


def run(rest: str) -> str:
    """A week with one session and a run, its keys from line 6 on."""
    return f"{LEVEL}{A}[[run]]\n{rest}\n"


def gap(between: str) -> str:
    """A week with one session and a gap."""
    return f"{LEVEL}{A}[[gap]]\nbetween = {between}\nhours = 72\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (A, "1:1: level: this key is missing; add it"),
        (LEVEL, "1:1: session: this key is missing; add it"),
        (LEVEL + "session = []", "2:11: session: there is no session to place; add [[session]]"),
        (
            'level = "begginer"\n' + A,
            "1:9: level: 'begginer' is not known here; did you mean 'beginner'?",
        ),
        (run('day = "Tus"\nkind = "easy"'), f"6:7: run[0].day: 'Tus' {NOT_A_DAY}"),
        (
            run('day = "Tue"\nkind = "interval"'),
            "7:8: run[0].kind: 'interval' is not known here; did you mean 'intervals'?",
        ),
        (run('day = "Tue"'), "6:1: run[0].kind: this key is missing; add it"),
        (
            run('day = "Tue"\nkind = "easy"\nlegs = true'),
            "8:1: run[0].legs: a run of kind 'easy' has no 'legs'; remove it; it is read for other",
        ),
        (
            run('day = "Tue"\nkind = "easy"\nminutes = 0'),
            "8:11: run[0].minutes: 0 is out of range; write a number from 1 to 1440",
        ),
        (f"{LEVEL}two_slots = 3\n{A}", f"2:13: two_slots: 3 is {SLOTS}"),
        (
            f'{LEVEL}prefer = "Tue"\n{A}',
            '2:10: prefer: \'Tue\' is not a list; write ["Tue", "Fri"]',
        ),
        (f"{LEVEL}was = [2]\n{A}", f"2:7: was: 2 {NOT_A_DAY}"),
        (
            f'{LEVEL}owed = {{ B = [2, "full"] }}\n{A}',
            "2:14: owed.B: there is no session 'B'; the sessions here are A",
        ),
        (
            f'{LEVEL}owed = {{ A = [5, "full"] }}\n{A}',
            "2:8: owed: A: 5 is out of range; write a number from 0 to 4",
        ),
        (
            f"{LEVEL}owed = {{ A = 2 }}\n{A}",
            '2:8: owed: A: 2 is not points and a version; write [2, "leg-free"]',
        ),
        (
            f"{LEVEL}owed = 3\n{A}",
            '2:8: owed: 3 is not a table; write { A = [2, "leg-free"] }',
        ),
        (
            LEVEL + A + A,
            "6:6: session[1].id: there is a session 'A' already; give it an id of its own",
        ),
        (gap('["A", "A"]'), f"6:11: gap[0].between: {ITSELF}"),
        (gap('["A"]'), "6:11: gap[0].between: the list has 1 entries; write 2"),
        (
            gap('["A", "X"]'),
            "6:17: gap[0].between[1]: there is no session 'X'; the sessions here are A",
        ),
        (f'{LEVEL}{A}colour = "red"\n', f"5:1: session[0].colour: {KEYS}"),
    ],
)
def test_each_mistake_has_its_line_key_and_remedy(tmp_path: Path, text: str, said: str) -> None:
    """As editors understand it, and never a traceback."""
    file = tmp_path / "week.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(DefinitionFileError) as error:
        read_week_file(file)
    assert str(error.value) == f"{file}:{said}"


def test_a_day_takes_one_session_so_seven_are_the_most() -> None:
    """An eighth could only be left out."""
    many = "".join(A.replace('"A"', f'"{name}"') for name in "ABCDEFGH")
    with pytest.raises(DefinitionFileError, match="there are 8 sessions, and a day takes one"):
        read_week(parse("week.toml", (LEVEL + many).encode()))


def test_several_mistakes_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    """Whatever the order in which they were found."""
    file = tmp_path / "week.toml"
    file.write_text('level = "x"\nwas = 1\n' + A + 'hiit = "no"\n', "utf-8")
    with pytest.raises(DefinitionFileError) as error:
        read_week_file(file)
    assert [each.line for each in error.value.problems] == [1, 2, 6]


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    """The message names the file."""
    with pytest.raises(DefinitionFileError, match=r"week\.toml:1:1: this cannot be read: no such"):
        read_week_file(tmp_path / "week.toml")
