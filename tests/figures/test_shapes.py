"""What is drawn of a body: near over far, the working part in its colour, props in grey."""

from midstance.figures.shapes import PROP_KINDS, Part, Shape, shapes_of
from tests.figures.every import bundled, every_figure


def parts(name: str, *, is_wrong: bool = False) -> list[Part]:
    """The parts of a figure's first pose, what lies behind first."""
    figure = bundled(name)
    return [shape.part for shape in shapes_of(figure, figure.path[0][1], is_wrong=is_wrong)]


def test_far_limbs_lie_behind_and_the_working_part_has_its_colour() -> None:
    """The squat works thighs and trunk."""
    drawn = parts("squat")
    last_far = max(place for place, part in enumerate(drawn) if part is Part.FAR)
    assert last_far < drawn.index(Part.WORKS)
    assert drawn[-1] is Part.NEAR


def test_from_the_front_both_sides_are_as_bright() -> None:
    """There is no far side then."""
    assert Part.FAR not in parts("side-lunge")


def test_a_mistake_is_of_one_colour_but_for_its_props() -> None:
    """The bench stays grey."""
    assert set(parts("plank", is_wrong=True)) == {Part.WRONG}
    assert set(parts("squat/chair", is_wrong=True)) == {Part.WRONG, Part.PROP}


def test_what_is_carried_moves_with_its_hand() -> None:
    """A kettlebell hangs below the hands in every pose."""
    figure = bundled("hinge/kettlebell")
    places = [bell(shapes_of(figure, pose)).start for _, pose in figure.path]
    for place, (_, pose) in zip(places, figure.path, strict=True):
        hand = figure.body(pose).near_arm.end
        assert abs(place[0] - hand[0]) < 1
        assert 0 < hand[1] - place[1] < 10
    assert places[0] != places[1]


def bell(shapes: tuple[Shape, ...]) -> Shape:
    """The first shape of a prop."""
    return next(shape for shape in shapes if shape.part is Part.PROP)


def test_every_kind_of_prop_that_is_used_is_drawn() -> None:
    """Each figure with props has a grey shape, mirrored ones too."""
    for figure in every_figure().values():
        for each in (figure, figure.mirrored()):
            drawn = [shape.part for shape in shapes_of(each, each.path[0][1])]
            assert (Part.PROP in drawn) == bool(figure.props)
        assert {prop.kind for prop in figure.props} <= set(PROP_KINDS)
