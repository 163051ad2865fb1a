"""Reads figures from a TOML file: poses, what a change of a figure differs in, props, mistakes."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Any, NamedTuple

from midstance.figures.figure import Figure, Prop, Wrong
from midstance.figures.shapes import ANCHORS, PROP_KINDS, WORKING_PARTS
from midstance.figures.skeleton import TRUNK, FigureView, Limb, Pose, along, solve
from midstance.storage.definitions.problems import DefinitionFileError, UnplacedProblem, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from midstance.figures.skeleton import Point
    from midstance.storage.definitions.problems import KeyPath
    from midstance.storage.definitions.toml_file import TomlFile

MOST_POSES, MOST_PROPS, MOST_NUMBER = 16, 8, 720
"""What a figure may have: poses, props, and the largest number."""
POSE_KEYS = (
    *("hip", "shoulder", "trunk", "chest", "head"),
    *("arms", "near_arm", "far_arm", "legs", "near_leg", "far_leg"),
)
LIMB_KEYS = ("turn", "touch", "toes", "sole")
PROP_KEYS = ("kind", "at", "size", "to")
CHANGE_KEYS = (*POSE_KEYS, "works", "path", "low", "props", "pose", "wrong")
FIGURE_KEYS = (*CHANGE_KEYS, "id", "view", "change")
_REPLACES = {
    "hip": ("shoulder",),
    "shoulder": ("hip",),
    "trunk": ("chest",),
    "arms": ("near_arm", "far_arm"),
    "legs": ("near_leg", "far_leg"),
}
"""What a key of an upper layer takes away from the layers below it."""


class FigureMistakeError(ValueError):
    """A figure that cannot be drawn, with the place of the mistake."""

    def __init__(self, path: KeyPath, message: str, remedy: str, *, on_key: bool = False) -> None:
        """``on_key`` marks the key instead of its value."""
        super().__init__(message)
        self.problem = UnplacedProblem(path, message, remedy, on_key=on_key)


class Held(NamedTuple):
    """A value of the file and where it stands."""

    value: Any
    path: KeyPath


class LocatedPose(NamedTuple):
    """A pose and the table that holds it."""

    figure: str
    name: str
    view: FigureView
    pose: Pose
    path: KeyPath


class ReadFigures(NamedTuple):
    """The figures of a file by id, each change as a figure of its own, and all their poses."""

    figures: dict[str, Figure]
    poses: list[LocatedPose]


def read_figures(document: TomlFile) -> ReadFigures:
    """Every figure of a file.

    Raises:
        DefinitionFileError: something in it is wrong; the first mistake of each figure is named.
    """
    read = ReadFigures({}, [])
    problems: list[UnplacedProblem] = []
    try:
        tables = _list(Held(document.tables.get("figure"), ("figure",)))
        _check_keys(Held(document.tables, ()), ("figure",))
    except FigureMistakeError as error:
        raise DefinitionFileError(document.problems([error.problem])) from None
    for table in tables:
        try:
            _read_figure(table, read)
        except FigureMistakeError as error:
            problems.append(error.problem)
    if problems:
        raise DefinitionFileError(document.problems(problems))
    return read


def _read_figure(table: Held, read: ReadFigures) -> None:
    _check_keys(table, FIGURE_KEYS)
    id_ = _word(_required(table, "id"))
    if id_ in read.figures:
        raise FigureMistakeError(
            (*table.path, "id"), f"{id_!r} is there twice", "give it an id of its own"
        )
    view = _one_of(_get(table, "view", "side"), tuple(FigureView))
    read.figures[id_] = _variant(id_, FigureView(view), (table,), read.poses)
    for name, change in _tables(table, "change").items():
        _check_keys(change, CHANGE_KEYS)
        full = f"{id_}/{name}"
        read.figures[full] = _variant(full, FigureView(view), (table, change), read.poses)


def _variant(
    id_: str, view: FigureView, layers: tuple[Held, ...], found: list[LocatedPose]
) -> Figure:
    """A figure, or one with a change on top of it."""
    path = tuple(_path(id_, view, layers, found))
    low = _optional(layers, "low")
    return Figure(
        id=id_,
        view=view,
        path=path,
        low=_is_low(path, view) if low is None else _flag(low),
        works=tuple(_one_of(each, WORKING_PARTS) for each in _optional_list(layers, "works")),
        props=tuple(map(_prop, _optional_list(layers, "props", MOST_PROPS))),
        wrong=_read_wrong_pose(id_, view, layers, found),
    )


def _path(
    id_: str, view: FigureView, layers: tuple[Held, ...], found: list[LocatedPose]
) -> Iterator[tuple[str, Pose]]:
    """The poses that the path names, in its order."""
    listed = _required_in_layers(layers, "path")
    names = _list(listed)
    if len(names) > MOST_POSES:
        message = f"there are {len(names)} poses in a path"
        raise FigureMistakeError(listed.path, message, f"use {MOST_POSES} at most")
    for held in names:
        name = _word(held)
        tables = _pose_layers(layers, name)
        if not tables:
            remedy = nearest(name, tuple(_pose_names(layers))) or "write its pose"
            raise FigureMistakeError(held.path, f"there is no pose {name!r}", remedy)
        pose = _pose(tables, view, layers[-1].path)
        found.append(LocatedPose(id_, name, view, pose, tables[-1].path))
        yield name, pose


def _pose_names(layers: tuple[Held, ...]) -> Iterable[str]:
    return {name: None for layer in layers for name in _tables(layer, "pose")}


def _pose_layers(layers: tuple[Held, ...], name: str) -> list[Held]:
    """The tables that a pose is put together from, the lowest first; none if it has none."""
    found = [_tables(layer, "pose").get(name) for layer in layers]
    if not any(found):
        return []
    tables: list[Held] = []
    for layer, own in zip(layers, found, strict=True):
        shared = {key: value for key, value in layer.value.items() if key in POSE_KEYS}
        tables.append(Held(shared, layer.path))
        if own is not None:
            _check_keys(own, POSE_KEYS)
            tables.append(own)
    return tables


def _pose(tables: list[Held], view: FigureView, path: KeyPath) -> Pose:
    """The pose that the layers amount to."""
    merged = _merge_tables(tables)
    base = "shoulder" if "shoulder" in merged else "hip"
    for key in ("trunk", base):
        if key not in merged:
            raise FigureMistakeError(path, f"a pose has no {key}", f"write {key}")
    trunk = _number(merged["trunk"])
    chest = _number(merged["chest"]) if "chest" in merged else trunk
    head = _number(merged["head"]) if "head" in merged else chest
    hip = _point(merged[base])
    if base == "shoulder":
        hip = along(along(hip, chest + 180, TRUNK / 2), trunk + 180, TRUNK / 2)
    arms, legs = (_limbs(merged, kind, view, hip[0]) for kind in ("arm", "leg"))
    return Pose(hip, trunk, chest, head, *arms, *legs)


def _merge_tables(tables: list[Held]) -> dict[str, Held]:
    """Each key of a pose as the topmost table has it."""
    merged: dict[str, Held] = {}
    for table in tables:
        for key in table.value:
            for gone in _REPLACES.get(key, ()):
                if gone not in table.value:
                    merged.pop(gone, None)
        for key, value in table.value.items():
            merged[key] = Held(value, (*table.path, key))
    return merged


def _other_side(limb: Limb, middle: float) -> Limb:
    """A limb seen from the front as the other side has it."""
    turn = limb.turn and (180 - limb.turn[0], 180 - limb.turn[1])
    touch = limb.touch and (2 * middle - limb.touch[0], limb.touch[1])
    return Limb(turn, touch, limb.by_toes, None if limb.sole is None else 180 - limb.sole)


def _limbs(
    merged: Mapping[str, Held], kind: str, view: FigureView, middle: float
) -> tuple[Limb, Limb]:
    """Both arms or both legs; seen from the front, what is written for both is the near one's."""
    both = merged.get(f"{kind}s")
    near, far = (_limb(merged.get(f"{side}_{kind}", both), kind) for side in ("near", "far"))
    if view is FigureView.FRONT and f"far_{kind}" not in merged:
        far = _other_side(near, middle)
    return near, far


def _limb(held: Held | None, kind: str) -> Limb:
    if held is None:
        return Limb(turn=(-90.0, -90.0))
    _check_keys(held, LIMB_KEYS if kind == "leg" else LIMB_KEYS[:2])
    where = [key for key in LIMB_KEYS[:3] if key in held.value]
    if len(where) != 1:
        message = f"this says {' and '.join(where) or 'nothing'} of where the {kind} is"
        raise FigureMistakeError(held.path, message, "write one of turn, touch and toes")
    place = _point(Held(held.value[where[0]], (*held.path, where[0])))
    sole = None
    if "sole" in held.value:
        sole = _number(Held(held.value["sole"], (*held.path, "sole")))
    if where[0] == "turn":
        return Limb(turn=place, sole=sole)
    return Limb(None, place, where[0] == "toes", 0.0 if sole is None and kind == "leg" else sole)


def _is_low(path: tuple[tuple[str, Pose], ...], view: FigureView) -> bool:
    """Whether the first pose is the lower one, by all its joints together."""
    first, last = (
        sum(place[1] for _, place in solve(pose, view).joints())
        for pose in (path[0][1], path[-1][1])
    )
    return first < last


def _read_wrong_pose(
    id_: str, view: FigureView, layers: tuple[Held, ...], found: list[LocatedPose]
) -> Wrong | None:
    own = _tables(layers[-1], "wrong")
    wrongs = own or ({} if "path" in layers[-1].value else _tables(layers[0], "wrong"))
    for name, table in wrongs.items():
        _check_keys(table, ("of", *POSE_KEYS))
        of = _required(table, "of")
        below = _pose_layers(layers, _word(of))
        if not below:
            message = f"there is no pose {_word(of)!r}"
            raise FigureMistakeError(of.path, message, "name a pose of this figure")
        differs = {key: value for key, value in table.value.items() if key != "of"}
        pose = _pose([*below, Held(differs, table.path)], view, table.path)
        found.append(LocatedPose(id_, name, view, pose, table.path))
        return Wrong(name, pose)
    return None


def _prop(held: Held) -> Prop:
    _check_keys(held, PROP_KEYS)
    size = (0.0, 0.0)
    if "size" in _table(held).value:
        size = _point(_required(held, "size"))
    to = _place(_required(held, "to")) if "to" in held.value else None
    kind = _one_of(_required(held, "kind"), PROP_KINDS)
    return Prop(kind, _place(_required(held, "at")), size, to)


def _place(held: Held) -> Point | str:
    return _one_of(held, ANCHORS) if isinstance(held.value, str) else _point(held)


def _required_in_layers(layers: tuple[Held, ...], key: str) -> Held:
    held = _optional(layers, key)
    if held is None:
        raise FigureMistakeError(layers[0].path, f"{key} is missing", f"write {key}")
    return held


def _optional(layers: tuple[Held, ...], key: str) -> Held | None:
    return next((_required(each, key) for each in reversed(layers) if key in each.value), None)


def _optional_list(layers: tuple[Held, ...], key: str, most: int = MOST_POSES) -> list[Held]:
    held = _optional(layers, key)
    found = _list(held) if held is not None else []
    if held is not None and len(found) > most:
        message = f"there are {len(found)} entries"
        raise FigureMistakeError(held.path, message, f"use {most} at most")
    return found


def _get(table: Held, key: str, usual: str) -> Held:
    return Held(_table(table).value.get(key, usual), (*table.path, key))


def _required(table: Held, key: str) -> Held:
    if key not in _table(table).value:
        raise FigureMistakeError(table.path, f"{key} is missing", f"write {key}")
    return Held(table.value[key], (*table.path, key))


def _tables(table: Held, key: str) -> dict[str, Held]:
    held = _table(Held(table.value.get(key, {}), (*table.path, key)))
    return {name: _table(Held(value, (*held.path, name))) for name, value in held.value.items()}


def _table(held: Held) -> Held:
    if not isinstance(held.value, dict):
        raise FigureMistakeError(held.path, "this is no table", "write it in { } or below [ ]")
    return held


def _list(held: Held) -> list[Held]:
    if not isinstance(held.value, list) or not held.value:
        raise FigureMistakeError(held.path, "this is no list with entries", "write it in [ ]")
    return [Held(value, (*held.path, number)) for number, value in enumerate(held.value)]


def _check_keys(held: Held, keys: tuple[str, ...]) -> None:
    for key in _table(held).value:
        if key not in keys:
            remedy = nearest(key, keys) or f"the keys here are {', '.join(keys)}"
            raise FigureMistakeError(
                (*held.path, key), "this key is not known here", remedy, on_key=True
            )


def _word(held: Held) -> str:
    if not isinstance(held.value, str) or not held.value:
        raise FigureMistakeError(held.path, "this is no name", 'write a name in " "')
    return held.value


def _one_of(held: Held, words: tuple[str, ...]) -> str:
    word = _word(held)
    if word not in words:
        remedy = nearest(word, words) or f"write one of {', '.join(words)}"
        raise FigureMistakeError(held.path, f"{word!r} is not known here", remedy)
    return word


def _flag(held: Held) -> bool:
    if not isinstance(held.value, bool):
        raise FigureMistakeError(held.path, "this is neither true nor false", "write one of them")
    return held.value


def _number(held: Held) -> float:
    value = held.value
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        raise FigureMistakeError(held.path, "this is not a number", "write one, such as 50 or 12.5")
    if abs(value) > MOST_NUMBER:
        message = f"{value:g} is out of range"
        raise FigureMistakeError(held.path, message, "write percents of the height, or degrees")
    return float(value)


def _point(held: Held) -> Point:
    numbers = _list(held)
    if len(numbers) != 2:  # noqa: PLR2004 - across and up
        message = f"there are {len(numbers)} numbers here"
        raise FigureMistakeError(held.path, message, "write two")
    return _number(numbers[0]), _number(numbers[1])
