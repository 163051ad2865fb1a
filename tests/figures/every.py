"""Every bundled figure, for tests that hold for all of them."""

from functools import cache

from midstance.figures.figure import Figure
from midstance.storage.definitions.toml_file import parse
from midstance.storage.figures.book import figures_in
from tests.shape.project import ROOT

FIGURES = ROOT / "assets" / "figures"


@cache
def every_figure() -> dict[str, Figure]:
    """The bundled figures by id, each change of one among them."""
    return {
        id_: figure
        for path in sorted(FIGURES.glob("*.toml"))
        for id_, figure in figures_in(parse(str(path), path.read_bytes())).items()
    }


def bundled(name: str) -> Figure:
    """One bundled figure."""
    return every_figure()[name]
