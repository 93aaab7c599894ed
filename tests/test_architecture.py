"""What ARCHITECTURE.md says of files is so."""

import ast
import re
from collections import Counter
from collections.abc import Collection, Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parent.parent
LIBRARY = ROOT / "factcheck"
PAGE = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
ROWS = [re.findall(r"`([^`]+)`", line.split("|")[1]) for line in PAGE.splitlines() if "| `" in line]
PLACES: dict[str, int] = {}
for row, names in enumerate(ROWS):
    for name in names:
        PLACES.setdefault(name.rstrip("/"), row)  # reports/ is a room, and a folder at the top
PATHS = {name for name in re.findall(r"`([\w./]+)`", PAGE) if re.search(r"/|\.py$", name)}


@cache
def rooms() -> set[str]:
    return {
        path.name
        for path in LIBRARY.iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    } - {"__init__.py"}


@cache
def told(path: Path) -> list[ast.ImportFrom | ast.ClassDef]:
    """The imports and classes of a file, wherever in it they are written."""
    nodes = statements(ast.parse(path.read_text("utf-8")))
    return [node for node in nodes if isinstance(node, ast.ImportFrom | ast.ClassDef)]


def statements(node: ast.AST) -> Iterator[ast.AST]:
    """The statements in a part of a file, however deep: no expression holds one."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.expr):
            yield child
            yield from statements(child)


def imports(path: Path) -> Iterator[tuple[str, list[str]]]:
    """The modules that a file takes something from, with what."""
    for node in told(path):
        if isinstance(node, ast.ImportFrom):
            yield node.module or "", [alias.name for alias in node.names]


def imported(path: Path) -> Iterator[str]:
    """The rooms that a file of the library takes something from."""
    for module, _ in imports(path):
        if module.startswith("factcheck."):
            name = module.split(".")[1]
            yield name if f"{name}.py" not in rooms() else f"{name}.py"


def test_every_room_has_its_row() -> None:
    assert rooms() - PLACES.keys() == set()


def test_every_path_that_it_names_is_there() -> None:
    folders = (ROOT, LIBRARY, LIBRARY / "cli", ROOT / "tests")
    gone = {name for name in PATHS if not any((folder / name).exists() for folder in folders)}
    assert gone == set()


def test_every_question_is_decided_where_it_says() -> None:
    answers = re.findall(r"`([\w/]+\.py)`: `(\w+)` \|$", PAGE, re.MULTILINE)
    assert len(answers) > 20
    unknown = [
        (path, name)
        for path, name in answers
        if not re.search(
            rf"^\s*(?:def |class )?{name}\b", (LIBRARY / path).read_text("utf-8"), re.MULTILINE
        )
    ]
    assert unknown == []


def unnamed(room: Path) -> Iterator[str]:
    """The files of a room that the head of its ``__init__`` does not name."""
    said = (room / "__init__.py").read_text("utf-8")
    stub = room / "__init__.pyi"
    said += stub.read_text("utf-8") if stub.exists() else ""
    for path in room.glob("*.py"):
        if path.stem != "__init__" and not re.search(rf"\b{path.stem}\b", said):
            yield f"{room.name}/{path.name}"


def test_the_head_of_a_room_names_each_of_its_files() -> None:
    of_a_file_each = LIBRARY / "cli"  # whose names are those of its commands
    found = [path.parent for path in LIBRARY.rglob("*/__init__.py")]
    assert [name for room in found if room != of_a_file_each for name in unnamed(room)] == []


def test_a_room_imports_only_what_stands_above_it_or_beside_it() -> None:
    upward = [
        (path.relative_to(LIBRARY).as_posix(), name)
        for path in LIBRARY.rglob("*.py")
        for name in imported(path)
        if (room := path.relative_to(LIBRARY).parts[0]) != "__init__.py"
        if PLACES[name] > PLACES[room]
    ]
    assert upward == []


def modules() -> dict[str, Path]:
    """Every module of the library by its dotted name."""
    found = {}
    for path in LIBRARY.rglob("*.py"):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts).removesuffix(".__init__")] = path
    return found


def own_imports(path: Path, known: Collection[str]) -> Iterator[str]:
    """The modules of the library that one takes something from."""
    for module, names in imports(path):
        if module in known:
            named = (f"{module}.{name}" for name in names)
            yield from (name if name in known else module for name in named)


def test_no_files_import_each_other_in_a_circle() -> None:
    known = modules()
    graph = {name: set(own_imports(path, known)) for name, path in known.items()}
    TopologicalSorter(graph).prepare()  # raises for a circle, and names it


def classes() -> Iterator[tuple[str, str]]:
    """Each class of the library, without the mark of a private one, and its module."""
    for module, path in modules().items():
        for node in told(path):
            if isinstance(node, ast.ClassDef):
                yield node.name.lstrip("_"), module


def test_no_name_of_a_class_has_two_meanings() -> None:
    found = [*classes()]
    used = Counter(name for name, _ in found)
    assert [(name, module) for name, module in found if used[name] > 1] == []
