"""Measures modules, functions and imports for the size budget."""

import ast
import math
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
DECISIONS = (
    ast.If,
    ast.For,
    ast.AsyncFor,
    ast.While,
    ast.ExceptHandler,
    ast.IfExp,
    ast.comprehension,
    ast.Match,
    ast.Assert,
)

IMPORTS = (ast.Import, ast.ImportFrom)

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef
ImportNode = ast.Import | ast.ImportFrom


@dataclass(frozen=True, slots=True)
class Function:
    """A function's size: ``lines`` without its docstring, ``branches`` counting from one."""

    where: str
    lines: int
    branches: int
    is_typed: bool


@dataclass(frozen=True, slots=True)
class Module:
    """A module's size, what it defines, and what it imports.

    Attributes:
        undocumented: what is public and has no docstring.
        public: the public functions, classes and constants that it defines at its top.
        imports: the dotted names that it imports anywhere.
        imports_at_load: those of them that importing the module itself imports.
        late_imports: how many import statements stand inside functions.
    """

    name: str
    lines: int
    functions: tuple[Function, ...]
    undocumented: tuple[str, ...]
    public: tuple[str, ...]
    imports: frozenset[str]
    imports_at_load: frozenset[str]
    late_imports: int


def lines_of(path: Path) -> int:
    """How many lines a file has."""
    return len(path.read_text("utf-8").splitlines())


def nearest_rank(values: Iterable[int], share: float) -> int:
    """The smallest value that ``share`` of the values do not exceed; 0 if there are none."""
    ranked = sorted(values)
    return ranked[max(0, math.ceil(share * len(ranked)) - 1)] if ranked else 0


def measure(root: Path) -> list[Module]:
    """Every module of the package that lies at ``root``, empty ones left out."""
    return [
        measure_module(path, dotted_name(path, root))
        for path in sorted(root.rglob("*.py"))
        if path.stat().st_size
    ]


def dotted_name(path: Path, root: Path) -> str:
    """The name under which a module of the package at ``root`` is imported."""
    return ".".join(path.relative_to(root.parent).with_suffix("").parts).removesuffix(".__init__")


def measure_module(path: Path, name: str) -> Module:
    """Read one module and measure what it holds."""
    tree = ast.parse(path.read_text("utf-8"))
    return Module(
        name,
        lines_of(path),
        tuple(measure_function(node, name) for node in functions_in(tree)),
        tuple(f"{name}: {public}" for public in undocumented_in(tree)),
        tuple(public_names_in(tree)),
        frozenset(target for each in imports_in(tree) for target in targets(each)),
        frozenset(target for each in imports_at_load(tree) for target in targets(each)),
        len(late_imports(tree)),
    )


def functions_in(tree: ast.AST) -> Iterator[FunctionNode]:
    """All functions and methods, nested ones too."""
    return (node for node in ast.walk(tree) if isinstance(node, FUNCTIONS))


def measure_function(node: FunctionNode, module: str) -> Function:
    """Lines without the docstring, decisions, and whether every annotation is there."""
    where = f"{module}:{node.lineno} {node.name}"
    return Function(where, code_lines(node), 1 + decisions_in(node), is_typed(node))


def code_lines(node: FunctionNode) -> int:
    """From ``def`` to the end, without the docstring."""
    body_starts_with_docstring = ast.get_docstring(node, clean=False) is not None
    return span(node) - (span(node.body[0]) if body_starts_with_docstring else 0)


def span(node: ast.stmt) -> int:
    """How many lines a statement covers."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def decisions_in(node: ast.AST) -> int:
    """Decision points inside a function, those of nested functions and classes left out.

    A match is one: over a union it is a table with a line for each case, which the type checker
    holds complete.
    """
    total = 0
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, (*FUNCTIONS, ast.ClassDef)):
            total += isinstance(child, DECISIONS) + decisions_in(child)
            total += len(child.values) - 1 if isinstance(child, ast.BoolOp) else 0
    return total


def is_typed(node: FunctionNode) -> bool:
    """Whether every parameter and the result are annotated."""
    spec = node.args
    given = [*spec.posonlyargs, *spec.args, *spec.kwonlyargs]
    given += [extra for extra in (spec.vararg, spec.kwarg) if extra]
    own = given[1:] if given and given[0].arg in {"self", "cls"} else given
    return node.returns is not None and all(parameter.annotation for parameter in own)


def undocumented_in(tree: ast.Module) -> Iterator[str]:
    """What is public and has no docstring: the module, its classes, functions and methods."""
    if ast.get_docstring(tree) is None:
        yield "the module"
    yield from undocumented_members(tree)


def undocumented_members(holder: ast.AST) -> Iterator[str]:
    """Public classes, functions and methods without a docstring, at any depth of classes."""
    for node in ast.iter_child_nodes(holder):
        if not isinstance(node, (*FUNCTIONS, ast.ClassDef)):
            yield from undocumented_members(node)
        elif not node.name.startswith("_"):
            if ast.get_docstring(node) is None and not is_overload(node):
                yield node.name
            if isinstance(node, ast.ClassDef):
                yield from undocumented_members(node)


def is_overload(node: FunctionNode | ast.ClassDef) -> bool:
    """Whether this is only a signature, with the text at the implementation."""
    return any(ast.unparse(mark).endswith("overload") for mark in node.decorator_list)


def public_names_in(tree: ast.Module) -> Iterator[str]:
    """Public functions, classes and constants that a module defines at its top."""
    for node in tree.body:
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                names = [name]
            case ast.ClassDef(name=name) | ast.AnnAssign(target=ast.Name(id=name)):
                names = [name]
            case ast.Assign(targets=targets_):
                names = [each.id for each in targets_ if isinstance(each, ast.Name)]
            case _:
                names = []
        yield from (name for name in names if not name.startswith("_"))


def imports_in(tree: ast.AST) -> Iterator[ImportNode]:
    """Every import statement: at the top, inside a function, or for the types alone."""
    return (node for node in ast.walk(tree) if isinstance(node, IMPORTS))


def imports_at_load(holder: ast.AST) -> Iterator[ImportNode]:
    """The import statements that run when a module is loaded."""
    for node in ast.iter_child_nodes(holder):
        if isinstance(node, IMPORTS):
            yield node
        elif not isinstance(node, FUNCTIONS) and not is_for_types_alone(node):
            yield from imports_at_load(node)


def is_for_types_alone(node: ast.AST) -> bool:
    """Whether this is a block that only a type checker reads."""
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def late_imports(tree: ast.Module) -> set[ImportNode]:
    """The import statements inside functions."""
    return {each for function in functions_in(tree) for each in imports_in(function)}


def targets(statement: ImportNode) -> list[str]:
    """The dotted names that an import statement imports."""
    prefix = f"{statement.module}." if isinstance(statement, ast.ImportFrom) else ""
    return [f"{prefix}{alias.name}" for alias in statement.names]


def import_graph(
    modules: Iterable[Module], imports: Callable[[Module], frozenset[str]]
) -> dict[str, set[str]]:
    """For each module the modules of ours that it imports, by their names."""
    wanted = {module.name: imports(module) for module in modules}
    return {
        name: {module for target in targets_ if (module := owner(target, wanted)) not in {"", name}}
        for name, targets_ in wanted.items()
    }


def import_cycles(modules: Iterable[Module]) -> list[list[str]]:
    """Modules that can reach themselves through imports, each with the others of its circle."""
    graph = import_graph(modules, lambda module: module.imports)
    reach = {name: reachable(name, graph) for name in graph}
    circles = {
        tuple(sorted(other for other in reach[name] if name in reach[other]))
        for name in graph
        if name in reach[name]
    }
    return [list(circle) for circle in sorted(circles)]


def owner(target: str, known: Container[str]) -> str:
    """The longest beginning of a dotted name that is a module of ours, or nothing."""
    while target and target not in known:
        target = target.rpartition(".")[0]
    return target


def reachable(start: str, graph: dict[str, set[str]]) -> set[str]:
    """Every module that imports lead to from ``start``, itself only through a circle."""
    found: set[str] = set()
    waiting = list(graph[start])
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(graph[name])
    return found
