"""The assets are found wherever the package was put."""

from pathlib import Path

from midstance.storage.bundled import PACKAGE, assets


def test_a_checkout_has_its_assets_at_the_top() -> None:
    """They lie beside ``src``."""
    assert assets() == PACKAGE.parents[1] / "assets"
    assert {"exercises", "programs", "routines", "schemas", "keymaps"} <= {
        folder.name for folder in assets().iterdir()
    }


def test_an_installed_package_has_them_inside(tmp_path: Path) -> None:
    """That place comes first."""
    inside = tmp_path / "src" / "midstance" / "assets"
    inside.mkdir(parents=True)
    (tmp_path / "assets").mkdir()
    assert assets(inside.parent) == inside


def test_a_package_that_is_no_folder_is_asked_through_its_loader(tmp_path: Path) -> None:
    """Without a folder in either place, the import system says where they are."""
    assert assets(tmp_path / "a" / "b" / "midstance").name == "assets"
