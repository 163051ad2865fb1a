"""The states that a power cut can leave: what was synced is whole, all else may be torn or gone."""

from tests.faults.power_cuts import Call, Disk


def disk(*calls: Call) -> Disk:
    """A disk of which all this was asked."""
    asked = Disk()
    for call in calls:
        asked.do(call)
    return asked


def test_what_is_synced_with_its_name_is_in_every_state() -> None:
    """A file that was synced, and its folder after it, is there whole whatever happens."""
    made = [Call("create", ("/d/a",)), Call("write", ("/d/a",), 0, b"x" * 1500)]
    synced = disk(*made, Call("sync", ("/d/a",)), Call("sync", ("/d",)))
    assert synced.states(20) == [{"/d/a": b"x" * 1500}] * 20
    torn = {content for state in disk(*made).states(60) for content in state.values()}
    assert len(torn) > 3
