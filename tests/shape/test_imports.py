"""The rooms see each other only as far as their contracts allow."""

from tests.shape.project import run_tool


def test_every_import_contract_is_kept() -> None:
    """Imports point down only, and the core knows no terminal, disk or clock."""
    contracts = run_tool("lint-imports", "--no-cache")
    assert contracts.returncode == 0, contracts.stdout
