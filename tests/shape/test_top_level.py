"""The checkout has little at its top, and every file is in a place of its kind."""

from tests.shape.project import ROOT, SOURCE, TESTS, own_files

TOP_LEVEL = {"LICENSE", "README.md", "assets", "pyproject.toml", "src", "tests"}
DATA = {".toml", ".json", ".md"}
WHOLE_ROOM = {
    "test_laws.py",
    "test_mouse.py",
    "test_pictures.py",
    "test_plurals.py",
    "test_promises.py",
    "test_requirements.py",
    "test_stray_keys.py",
    "test_whole_session.py",
}
CODE = {".py", ".tcss", ".sql", ".typed"}


def test_the_top_level_holds_only_what_was_agreed() -> None:
    """Beside the agreed files and folders there are only dotfiles."""
    tops = {path.relative_to(ROOT).parts[0] for path in own_files()}
    assert {name for name in tops if not name.startswith(".")} <= TOP_LEVEL


def test_assets_are_data_and_the_package_is_code() -> None:
    """Someone who reads only data finds no code in ``assets``, and no data among the code."""
    pictures = set(own_files(ROOT / "assets" / "pictures"))
    assert {path.suffix for path in pictures} == {".svg"}
    assert {path.suffix for path in {*own_files(ROOT / "assets")} - pictures} <= DATA
    assert {path.suffix for path in own_files(SOURCE)} <= CODE


def test_a_package_says_what_it_is_and_imports_nothing() -> None:
    """Each ``__init__`` of the package is one docstring line; the first names the version too."""
    inits = {path: path.read_text("utf-8").splitlines() for path in SOURCE.rglob("__init__.py")}
    name, _, version = inits.pop(SOURCE / "__init__.py")
    assert name.startswith('"""')
    assert version.startswith("__version__ = ")
    assert all(len(lines) == 1 and lines[0].startswith('"""') for lines in inits.values())


def test_every_folder_of_code_is_a_package() -> None:
    """Each folder below the package that holds a module has an ``__init__``."""
    folders = {path.parent for path in SOURCE.rglob("*.py")}
    assert all((folder / "__init__.py").exists() for folder in folders)


def test_each_test_module_mirrors_a_module() -> None:
    """A test module in a room bears the name of a module there, or proves the room as a whole."""
    rooms = {path.parent.relative_to(SOURCE) for path in SOURCE.rglob("*.py")}
    strays = [
        path.relative_to(TESTS)
        for path in TESTS.rglob("test_*.py")
        if path.name not in WHOLE_ROOM
        and (room := path.parent.relative_to(TESTS)) in rooms
        and not (SOURCE / room / path.name.removeprefix("test_")).exists()
        and not (SOURCE / room / path.stem.removeprefix("test_")).is_dir()
    ]
    assert not strays
