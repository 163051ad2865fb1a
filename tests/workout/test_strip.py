"""The session as a short list."""

from midstance.domain.session import Style
from midstance.workout.strip import Mark, Row, asked, rows
from tests.playbook import (
    EXERCISES,
    PUSH_UPS,
    Play,
    block,
    go_on,
    item,
    perform,
    straight,
    turns_of,
)


def marks(play: Play) -> list[str]:
    """Each row's marks as letters: done, skipped, half, now, to do."""
    letters = {Mark.DONE: "d", Mark.SKIPPED: "s", Mark.HALF: "h", Mark.NOW: "n", Mark.TO_DO: "-"}
    return ["".join(letters[mark] for mark in row.marks) for row in play.view.rows]


def test_marks_move_with_the_workout() -> None:
    """To do, now, half for one side, done, skipped."""
    play = perform(
        straight(item("side-plank 2x20 s/side", rest="9"), item("push-up 1x5")), "0 s pass"
    )
    assert marks(play) == ["--", "-"]
    found = []
    for line in ("space; space", "25 s pass", "5 s pass", "20 s pass", "skips", "space; space"):
        go_on(play, line)
        found.append(marks(play))
    assert found == [["n-", "-"], ["h-", "-"], ["h-", "-"], ["dn", "-"], ["ds", "n"], ["ds", "d"]]


def test_the_row_on_the_screen_is_known() -> None:
    """None before the start and after the end."""
    play = perform(straight(item("push-up 1x5"), item("squat 1x5")), "0 s pass")
    assert [row.is_now for row in play.view.rows] == [False, False]
    go_on(play, "space; space; space")
    assert [row.is_now for row in play.view.rows] == [False, True]
    assert [row.is_done for row in play.view.rows] == [True, False]
    go_on(play, "space; space")
    assert [row.is_now for row in play.view.rows] == [False, False]
    assert all(row.is_done for row in play.view.rows)


def test_one_side_skipped_is_a_set_done() -> None:
    """Something of it was done."""
    play = perform(straight(item("calf-raise 1x5/side")), "space; space; space; skips")
    assert marks(play) == ["d"]


def test_rows_follow_the_order_of_the_day() -> None:
    """What was put off moves down, and its done sets with it."""
    gym = straight(item("squat 2x5", rest="60"), item("push-up 1x9"))
    play = perform(gym, "space; kit taken")
    assert [row.name for row in play.view.rows] == ["Push up", "Squat"]
    play = perform(gym, "space; space; space; kit taken")
    assert [row.name for row in play.view.rows] == ["Squat", "Push up"]
    assert marks(play) == ["d-", "n"]


def test_a_variant_gives_its_name_to_the_row() -> None:
    """The marks of what was done stay."""
    play = perform(PUSH_UPS, "space; space; space; swaps 0 for plank 3x20 s")
    (row,) = play.view.rows
    assert row == Row(0, "Plank", "Strength", (Mark.DONE, Mark.NOW, Mark.TO_DO), is_now=True)


def test_a_superset_has_a_row_for_each_exercise() -> None:
    """Rounds are the marks."""
    pair = block(item("push-up 2x8"), item("squat 2x5", rest="60"), style=Style.SUPERSET)
    play = perform(turns_of(pair), "space; space; space; space")
    assert marks(play) == ["dn", "d-"]


def test_a_capped_block_shows_the_rounds_so_far() -> None:
    """One while it is ahead, then as many as were begun, all that were done behind."""
    amrap = block(item("push-up 1x8"), style=Style.INTERVAL, cap=60)
    play = perform(turns_of(block(item("squat 1x5")), amrap), "space")
    assert marks(play) == ["n", "-"]
    go_on(play, "space; space; space; space; space")
    assert marks(play) == ["d", "ddn"]
    go_on(play, "60 s pass; space")
    assert marks(play) == ["d", "ddd"]
    assert asked(play.machine.state) == play.machine.state.turns


def test_rows_need_only_a_state() -> None:
    """They are the same however they are asked for."""
    play = perform(PUSH_UPS, "space")
    assert rows(play.machine.state, EXERCISES) == play.view.rows
