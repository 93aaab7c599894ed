"""Mutants drawn by a seed, each run against its room's own tests.

    python tests/mutants.py --seed 1 --number 500 --kept mutants.jsonl

A mutant is one small change: a comparison, a number, a condition, a word or a number of a table.
It is killed where a test of its room fails (tests/<room>, for a check tests/checks/<family>, for
a table tests/words), or where they do not end. What is done is kept a line each, so that a run
that was stopped goes on; equivalent mutants are named in the file ``--equivalent``, a line
``path:line:column what`` each, and count as none. Nothing in the working tree is changed: a copy
is mutated. Ends with 1 where more than one in twenty survives.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
COPIED = ("factcheck", "checks", "tests", "claims", "seeds", "docs", "reports", ".ci", ".github")
MOST_SURVIVING = 0.05
SECONDS = 600  # for the tests of a room, after which a mutant counts as killed


class Mutant(NamedTuple):
    """A change of a text: from where to where, in code points, and what stands there then."""

    path: str
    start: int
    end: int
    new: str
    place: str

    @property
    def name(self) -> str:
        return f"{self.place} {self.new.strip()[:40]}"


SWAPPED: Mapping[type[ast.AST], str] = {
    ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "==",
    ast.In: "not in", ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is",
    ast.Add: "-", ast.Sub: "+", ast.Mult: "/", ast.Div: "*", ast.FloorDiv: "*", ast.Mod: "*",
    ast.And: "or", ast.Or: "and",
}  # fmt: skip
SIGNS = re.compile(r"not\s+in|is\s+not|<=|>=|==|!=|//|\b(?:in|is|and|or)\b|[<>+\-*/%]")


class _Text:
    """A source text, and the offsets of what the parser tells by line and byte."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.splitlines(keepends=True)
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line))

    def offset(self, line: int, column: int) -> int:
        before = self.lines[line - 1].encode()[:column].decode()
        return self.starts[line - 1] + len(before)

    def span(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        end_line, end = node.end_lineno or node.lineno, node.end_col_offset or 0
        return self.offset(node.lineno, node.col_offset), self.offset(end_line, end)


def mutants_of(path: str, text: str) -> list[Mutant]:
    """Every mutant of a Python file, or of a table."""
    if path.endswith(".txt"):
        return list(_of_table(path, text))
    source = _Text(text)
    found = [
        Mutant(path, start, end, new, _place(path, text, start))
        for node in _meant(ast.parse(text))
        for start, end, new in _changes(node, source)
    ]
    return [mutant for mutant in found if _parses(text, mutant)]


def _place(path: str, text: str, at: int) -> str:
    return f"{path}:{text.count(chr(10), 0, at) + 1}:{at - text.rfind(chr(10), 0, at)}"


def _parses(text: str, mutant: Mutant) -> bool:
    try:
        ast.parse(applied(text, mutant))
    except SyntaxError:
        return False
    return True


def applied(text: str, mutant: Mutant) -> str:
    """The text with the change."""
    return text[: mutant.start] + mutant.new + text[mutant.end :]


def _meant(tree: ast.AST) -> Iterator[ast.AST]:
    """The nodes that do something: annotations, imports and docstrings do nothing."""
    for child in ast.iter_child_nodes(tree):
        is_words = isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)
        if is_words or isinstance(child, ast.Import | ast.ImportFrom | ast.arg):
            continue
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            continue
        if isinstance(child, ast.AnnAssign):
            yield from _meant(ast.Module([ast.Expr(child.value)] if child.value else [], []))
            continue
        if isinstance(child, ast.FunctionDef):
            yield from _meant(ast.Module(child.body, []))
            yield from child.args.defaults
            continue
        yield child
        yield from _meant(child)


def _changes(node: ast.AST, source: _Text) -> Iterator[tuple[int, int, str]]:
    if isinstance(node, ast.Compare):
        sides = [node.left, *node.comparators]
        for at, sign in enumerate(node.ops):
            yield from _swapped(source, sides[at], sides[at + 1], sign)
    elif isinstance(node, ast.BinOp):
        yield from _swapped(source, node.left, node.right, node.op)
    elif isinstance(node, ast.BoolOp):
        yield from _swapped(source, node.values[0], node.values[1], node.op)
    elif isinstance(node, ast.Constant):
        yield from _constant(node, source)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield (*source.span(node), source.text[slice(*source.span(node.operand))])
    elif isinstance(node, ast.If | ast.IfExp | ast.While):
        start, end = source.span(node.test)
        yield start, end, f"(not ({source.text[start:end]}))"
    elif isinstance(node, ast.Return) and node.value is not None:
        yield (*source.span(node.value), "None")


def _swapped(
    source: _Text, left: ast.expr, right: ast.expr, sign: ast.AST
) -> Iterator[tuple[int, int, str]]:
    between = source.span(left)[1], source.span(right)[0]
    found = SIGNS.search(source.text, *between)
    if found and type(sign) in SWAPPED:
        yield found.start(), found.end(), SWAPPED[type(sign)]


def _constant(node: ast.Constant, source: _Text) -> Iterator[tuple[int, int, str]]:
    start, end = source.span(node)
    if isinstance(node.value, bool):
        yield start, end, str(not node.value)
    elif isinstance(node.value, int):
        yield start, end, str(node.value + 1)
    elif isinstance(node.value, str) and source.text[start] in "'\"" and node.value:
        yield start, end, '""'


def _of_table(path: str, text: str) -> Iterator[Mutant]:
    """A row less, or another number in it."""
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip() and not line.startswith(("#", "[")):
            yield Mutant(path, at, at + len(line), "\n", _place(path, text, at))
            for found in re.finditer(r"(?<![\w.])\d+(?![\w.])", line):
                new = str(int(found[0]) + 1)
                start = at + found.start()
                yield Mutant(path, start, at + found.end(), new, _place(path, text, start))
        at += len(line)


def room_tests(path: str) -> list[str]:
    """The tests of a file's room."""
    parts = Path(path).parts
    if parts[0] == "checks":
        folders = [f"tests/checks/{parts[1]}", "tests/checks/test_examples.py"]
    elif path.endswith(".txt"):
        folders = [*dict.fromkeys(["tests/words", f"tests/{parts[1]}"])]
    elif len(parts) == 2:
        folders = [f"tests/test_{parts[1]}"]
        if parts[1].startswith("pytest_"):
            folders = ["tests/plugin"]
    else:
        folders = [f"tests/{parts[1]}"]
    return [folder for folder in folders if (ROOT / folder).exists()]


def files() -> Iterator[Path]:
    """What is mutated: the library, its tables and its checks."""
    for pattern in ("factcheck/**/*.py", "factcheck/**/*.txt", "checks/**/*.py"):
        yield from sorted(ROOT.glob(pattern))


def drawn(seed: int, number: int, rooms: Iterable[str] = ()) -> list[Mutant]:
    """So many mutants of all, or of those of some rooms, drawn by a seed."""
    every = [
        mutant
        for file in files()
        if room_tests(path := file.relative_to(ROOT).as_posix())
        and (not rooms or any(path.startswith(room) for room in rooms))
        for mutant in mutants_of(path, file.read_text("utf-8"))
    ]
    chance = random.Random(seed)  # noqa: S311 — a draw that can be repeated
    return chance.sample(every, min(number, len(every)))


def copied(folder: Path) -> Path:
    """A copy of the tree, whose checks are found beside the library as in an installed one."""
    for name in COPIED:
        if (ROOT / name).is_dir():
            ignored = shutil.ignore_patterns("__pycache__", ".*_cache")
            shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    for file in ROOT.iterdir():
        if file.is_file():
            shutil.copy(file, folder / file.name)
    (folder / "factcheck/checks").symlink_to("../checks")
    return folder


def is_green(tree: Path, tests: list[str]) -> bool:
    """Whether some tests pass in a copy, and in time."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
    told = {"PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        ended = subprocess.run(  # noqa: S603 — pytest, of this environment
            command, cwd=tree, env=os.environ | told, capture_output=True, timeout=SECONDS,
            check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return False
    return ended.returncode == 0


def survives(tree: Path, mutant: Mutant) -> bool:
    """Whether the tests of its room pass with a mutant in the copy."""
    file = tree / mutant.path
    text = file.read_text("utf-8")
    try:
        file.write_text(applied(text, mutant), "utf-8")
        return is_green(tree, room_tests(mutant.path))
    finally:
        file.write_text(text, "utf-8")


def kept_in(file: Path) -> dict[str, bool]:
    """The mutants that were run before, and whether they survived."""
    if not file.exists():
        return {}
    lines = map(json.loads, file.read_text("utf-8").splitlines())
    return {one["mutant"]: one["survived"] for one in lines}


def run(mutants: list[Mutant], kept: Path, say: Callable[[str], None]) -> dict[str, bool]:
    """Run those that were not run before; a room whose tests fail without a mutant is left out."""
    done = kept_in(kept)
    green: dict[tuple[str, ...], bool] = {}
    with tempfile.TemporaryDirectory() as folder:
        tree = copied(Path(folder))
        for mutant in mutants:
            tests = tuple(room_tests(mutant.path))
            if mutant.name in done:
                continue
            if tests not in green:
                green[tests] = is_green(tree, list(tests))
            if not green[tests]:
                say(f"left out   {mutant.name}: {', '.join(tests)} fail without it")
                continue
            done[mutant.name] = survives(tree, mutant)
            with kept.open("a", encoding="utf-8") as file:
                file.write(
                    f"{json.dumps({'mutant': mutant.name, 'survived': done[mutant.name]})}\n"
                )
            say(f"{'survived' if done[mutant.name] else 'killed':10} {mutant.name}")
    return done


def main() -> int:
    """Run the mutants drawn, and print how many survive by room."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--number", type=int, default=500)
    parser.add_argument("--kept", type=Path, default=Path("mutants.jsonl"))
    parser.add_argument("--equivalent", type=Path, default=ROOT / "tests/equivalent_mutants.txt")
    parser.add_argument("rooms", nargs="*", help="such as factcheck/names; all without one")
    given = parser.parse_args()
    same = given.equivalent.read_text("utf-8").splitlines() if given.equivalent.exists() else []
    mutants = [one for one in drawn(given.seed, given.number, given.rooms) if one.name not in same]
    done = run(mutants, given.kept, lambda line: print(line, flush=True))
    told = [one for one in mutants if one.name in done]
    count = Counter(Path(one.path).parts[1] for one in told)
    left = Counter(Path(one.path).parts[1] for one in told if done[one.name])
    for room in sorted(count):
        print(f"{room:24} {left[room]:4} of {count[room]:4} survive")
    total = sum(left.values())
    print(f"{'all':24} {total:4} of {len(told):4} survive")
    return int(total > MOST_SURVIVING * max(1, len(told)))


if __name__ == "__main__":
    sys.exit(main())
