"""Mutants drawn by a seed, each run against its room's own tests.

    pip install coverage
    python tests/mutants.py --seed 1 --number 500 --kept mutants.jsonl --jobs 2
    python tests/mutants.py --own --kinds edges,words factcheck/text/anchoring.py

A mutant is one small change: a comparison, a number, a condition, a word or a number of a table.
It is killed where a test of its room fails (``room_tests``) or one that holds for every room
(``LAWS``: what phrases, sentences, examples and articles are read, drafted and told as, and the
oracles), or where they do not end; where none does, the quickest tests of other rooms
that reach its line have the last word, and that is told apart. Of the rooms, and of their tests
that reach the line, those that take least time are run first, each mutant in a fork of a process
that has what does not change imported (``reached.py``). What is done is kept a line each, so that
a run that was stopped goes on; equivalent mutants are named, with the reason, in
``equivalent_mutants.txt``, and count as none. Nothing in the working tree is changed: copies are
mutated. Ends with 1 where more than one in twenty survives.

A room or a file is settled quickest against its own tests (``--own``), kind by kind (``--kinds``):
``edges`` first, since half of what changes ``<`` to ``<=`` survives where no test asks about an
edge, then ``words`` and ``numbers``, which make two thirds of what survives.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import json
import os
import random
import re
import shutil
import sys
import tempfile
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import cache, lru_cache, partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests import reached  # noqa: E402 — as above
from tests.answers.record import questions  # noqa: E402 — as above

COPIED = ("factcheck", "checks", "tests", "claims", "seeds", "docs", "reports", ".ci", ".github")
MOST_SURVIVING = 0.05
ROOM, OTHERS, NONE = "its room", "others", "none"  # that notice a mutant
UNCHANGED = (  # by a mutant: imported once, before the forks
    *("hypothesis", "jinja2", "jsonschema", "jsonschema_rs", "mpmath", "msgspec", "pint"),
    *("_pytest.pytester", "rapidfuzz", "tabulate", "xdist.plugin", "yaml"),
)


class Mutant(NamedTuple):
    """A change of a text: from where to where, in code points, and what stands there then."""

    path: str
    start: int
    end: int
    new: str

    def place(self, text: str) -> str:
        """The file, the line and the column."""
        line = _line(text, self.start)
        return f"{self.path}:{line}:{self.start - text.rfind(chr(10), 0, self.start)}"

    def told(self, text: str) -> str:
        """The file, the function, the line as it is and as the mutant has it, wherever that is."""
        begin = text.rfind("\n", 0, self.start) + 1
        end = text.find("\n", max(self.start, self.end - 1))
        then = text[begin : self.start] + self.new + text[self.end : end]
        before = bisect_left(_functions(text), (begin,))
        place = " ".join((self.path, *(name for _, name in _functions(text)[:before][-1:])))
        return " ".join(f"{place}: {text[begin:end]} -> {then}".split())


@lru_cache(maxsize=1)
def _functions(text: str) -> list[tuple[int, str]]:
    """Where the functions of a file begin, with their names."""
    found = re.finditer(r"^ *def (\w+)", text, re.MULTILINE)
    return [(one.start(), one[1]) for one in found]


SWAPPED: Mapping[type[ast.AST], str] = {
    ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "==",
    ast.In: "not in", ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is",
    ast.Add: "-", ast.Sub: "+", ast.Mult: "/", ast.Div: "*", ast.FloorDiv: "*", ast.Mod: "*",
    ast.And: "or", ast.Or: "and",
}  # fmt: skip
NO_TESTS = ("TYPE_CHECKING", "__name__ == '__main__'")  # where the file is not imported by tests
SAME = {("None", "None"), ("False", "None")}  # as the answer of a function
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
    """Every mutant of a Python file, or of a table; some of them may be no Python."""
    if path.endswith(".txt"):
        return list(_of_table(path, text))
    source = _Text(text)
    return [
        Mutant(path, start, end, new)
        for node in _meant(ast.parse(text))
        for start, end, new in _changes(node, source)
    ]


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def changes(text: str, mutant: Mutant) -> bool:
    """Whether a mutant is Python, and says something else than what stands there."""
    if (text[mutant.start : mutant.end], mutant.new) in SAME:
        return False
    try:
        mutant.path.endswith(".txt") or ast.parse(applied(text, mutant))
    except SyntaxError:
        return False
    return True


def applied(text: str, mutant: Mutant) -> str:
    """The text with the change."""
    return text[: mutant.start] + mutant.new + text[mutant.end :]


def _meant(tree: ast.AST) -> Iterator[ast.AST]:
    """The nodes that do something: annotations, imports and docstrings do nothing.

    Nor does what the garbage collector looks at (``gc``): in vain, which costs time alone. What is
    as long as what it is zipped with (``strict=True``) is so whether or not it is looked at. What a
    file does as a script writes a file that is kept, which is tested. Which names a room offers
    (``__all__``) is held by the linter and the type checker.
    """
    for child in ast.iter_child_nodes(tree):
        is_words = isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)
        if is_words or isinstance(child, ast.Import | ast.ImportFrom | ast.arg):
            continue
        if isinstance(child, ast.keyword) and ast.unparse(child).startswith(("gc=", "strict=True")):
            continue
        if isinstance(child, ast.If) and ast.unparse(child.test) in NO_TESTS:
            continue
        if isinstance(child, ast.Assign) and ast.unparse(child.targets[0]) == "__all__":
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
            yield Mutant(path, at, at + len(line), "\n")
            for found in re.finditer(r"(?<![\w.])\d+(?![\w.])", line):
                new = str(int(found[0]) + 1)
                yield Mutant(path, at + found.start(), at + found.end(), new)
        at += len(line)


CODE = ("tests/test_frozen_values.py",)
"""The tests of what a file is when it is imported: its values' classes."""
LAWS = (
    ("tests/answers",),
    ("tests/articles",),
    ("tests/checks/test_examples.py",),
    ("tests/oracles",),
)
"""The tests that hold for every room."""
ROOM_TESTS: Mapping[str, tuple[str, ...]] = {  # where they are more than tests/<room>
    "factcheck/reading": ("tests/reading", "tests/quantities", "tests/dates"),
    "factcheck/drafting": ("tests/drafting", "tests/cli/test_new.py"),
    "factcheck/words": ("tests/words",),
    "factcheck/model": ("tests/archive", "tests/claimfiles"),
    "checks": ("tests/checks/test_examples.py",),
}


def room_tests(path: str) -> list[str]:
    """The tests of a file's room."""
    parts = Path(path).parts
    room = "checks" if parts[0] == "checks" else "/".join(parts[:2])
    folders = [*ROOM_TESTS.get(room, ()), f"tests/{parts[1]}", f"tests/test_{parts[1]}"]
    if parts[0] == "checks":
        folders = [f"tests/checks/{parts[1]}", *ROOM_TESTS[room]]
    elif path.endswith(".txt"):
        folders.insert(0, "tests/words")
    return [folder for folder in dict.fromkeys(folders) if (ROOT / folder).exists()]


def files() -> Iterator[Path]:
    """What is mutated: the library, its tables and its checks."""
    for pattern in ("factcheck/**/*.py", "factcheck/**/*.txt", "checks/**/*.py"):
        yield from sorted(ROOT.glob(pattern))


@cache
def text_of(path: str) -> str:
    """A file of the library as it is."""
    return (ROOT / path).read_text("utf-8")


KINDS: Mapping[str, re.Pattern[str]] = {
    "edges": re.compile(r"[<>]=?"),
    "words": re.compile('""'),
    "numbers": re.compile(r"\d+"),
    "sums": re.compile(r"[-+*/]"),
    "truths": re.compile("True|False"),
    "rows": re.compile(r"\n"),
    "conditions": re.compile(r"None|\(not .*\)|and|or|[=!]=|(?:not )?in|is(?: not)?", re.DOTALL),
}
"""What a mutant of a kind has in the changed place; one that only loses its ``not`` has anything,
and is of conditions too."""


def kind_of(mutant: Mutant) -> str:
    """The kind of a mutant."""
    fitting = (kind for kind, new in KINDS.items() if new.fullmatch(mutant.new))
    return next(fitting, "conditions")


def drawn(
    seed: int, number: int, rooms: Iterable[str] = (), kinds: Collection[str] = KINDS
) -> list[Mutant]:
    """So many mutants of all, or of those of some rooms or kinds, drawn by a seed."""
    every = [
        mutant
        for file in files()
        if room_tests(path := file.relative_to(ROOT).as_posix())
        and (not rooms or any(path.startswith(room) for room in rooms))
        for mutant in mutants_of(path, text_of(path))
        if kind_of(mutant) in kinds
    ]
    random.Random(seed).shuffle(every)  # noqa: S311 — a draw that can be repeated
    return list(islice((one for one in every if changes(text_of(one.path), one)), number))


def _left_out(folder: str, names: list[str]) -> set[str]:
    """Of a folder's files: caches, and links."""
    caches = shutil.ignore_patterns("__pycache__", ".*_cache")(folder, names)
    return caches | {name for name in names if Path(folder, name).is_symlink()}


def copied(folder: Path) -> Path:
    """A copy of the tree, whose checks are found beside the library as in an installed one."""
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=_left_out)
    for file in ROOT.iterdir():
        if file.is_file():
            shutil.copy(file, folder / file.name)
    (folder / "factcheck/checks").symlink_to("../checks")
    return folder


def noticed_by(
    tree: Path,
    mutant: Mutant,
    own: reached.Reached,
    laws: Iterable[reached.Reached],
    others: Iterable[reached.Reached],
) -> str:
    """Whose tests fail with a mutant in the copy: its room's or the laws, other rooms', or none."""
    text = text_of(mutant.path)
    is_table = mutant.path.endswith(".txt")
    lines = () if is_table else reached.statement_lines(text, _line(text, mutant.start))
    elsewhere = reached.quickest(others, own, mutant.path, lines)
    file = tree / mutant.path
    try:
        file.write_text(applied(text, mutant), "utf-8")
        first = [law.of(law.tests(mutant.path, lines)[0]) for law in laws]
        later = [own.of(tests) for tests in own.tests(mutant.path, lines)]
        is_imported = not (is_table or lines)
        if is_imported and not reached.in_a_fork(tree, _is_lawful, reached.SECONDS):
            return ROOM
        chosen = sorted(filter(None, [*first, *later]), key=lambda tests: sum(tests.values()))
        if not all(_pass(tree, tests) for tests in chosen):
            return ROOM
        return NONE if _pass(tree, elsewhere) else OTHERS
    finally:
        file.write_text(text, "utf-8")


def _is_lawful() -> bool:
    return reached.passes(CODE)


def _pass(tree: Path, chosen: Mapping[str, float]) -> bool:
    most = reached.LEAST_SECONDS + reached.TIMES_LONGER * sum(chosen.values())
    return reached.in_a_fork(tree, partial(reached.pass_by_file, chosen), most)


def kept_in(file: Path) -> dict[str, str]:
    """The mutants that were run before, and whose tests noticed them."""
    if not file.exists():
        return {}
    lines = map(json.loads, file.read_text("utf-8").splitlines())
    return {one["mutant"]: one["noticed by"] for one in lines}


def equivalent() -> set[str]:
    """The mutants that change nothing that anybody could see."""
    file = ROOT / "tests/equivalent_mutants.txt"
    lines = file.read_text("utf-8").splitlines() if file.exists() else []
    return {line for line in lines if line and not line.startswith("#")}


def _tree(folder: Path) -> Path:
    """This process's copy."""
    tree = folder / str(os.getpid())
    if not tree.exists():
        tree.mkdir()
        copied(tree)
        reached.in_a_fork(tree, reached.compiled, reached.SECONDS)
    return tree


def _known(folder: Path, scratch: Path, tests: tuple[str, ...]) -> bool:
    return reached.reached(_tree(folder), tests, scratch) is not None


def _noticed_by(
    folder: Path, scratch: Path, rooms: Iterable[tuple[str, ...]], mutant: Mutant
) -> str:
    tree, room = _tree(folder), tuple(room_tests(mutant.path))
    known = {tests: found for tests in rooms if (found := _of_room(tree, tests, scratch))}
    known.pop(CODE, None)
    laws = [known.pop(law) for law in LAWS if law in known]
    return noticed_by(tree, mutant, known.pop(room), laws, known.values())


_of_room = cache(reached.reached)


def run(
    mutants: list[Mutant],
    kept: Path,
    scratch: Path,
    jobs: int,
    laws: Iterable[tuple[str, ...]] = LAWS,
) -> dict[str, str]:
    """Run those that were not run before; a room whose tests fail without a mutant is left out."""
    done = kept_in(kept)
    names = {one: _name(one) for one in mutants}
    left = [one for one in mutants if names[one] not in done]
    rooms = {
        tests: sum(tuple(room_tests(one.path)) == tests for one in left)
        for tests in dict.fromkeys([CODE, *laws, *(tuple(room_tests(one.path)) for one in mutants)])
    }
    scratch.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        ProcessPoolExecutor(jobs) as pool,
        kept.open("a", encoding="utf-8") as file,
    ):
        green = dict(
            zip(rooms, pool.map(partial(_known, Path(folder), scratch), rooms), strict=True)
        )
        if not green[CODE]:
            raise SystemExit(f"{' and '.join(CODE)} fail without a mutant")
        for tests in (tests for tests, is_green in green.items() if not is_green):
            print(f"left out   {rooms[tests]} mutants: {', '.join(tests)} fail without them")
        known = tuple(tests for tests, is_green in green.items() if is_green)
        work = partial(_noticed_by, Path(folder), scratch, known)
        going = {pool.submit(work, one): one for one in left if green[tuple(room_tests(one.path))]}
        for ended in as_completed(going):
            name = names[going[ended]]
            done[name] = ended.result()
            file.write(f"{json.dumps({'mutant': name, 'noticed by': done[name]})}\n")
            file.flush()
            print(f"{done[name]:10} {name}", flush=True)
    return done


def _name(mutant: Mutant) -> str:
    return f"{mutant.place(text_of(mutant.path))} {mutant.new.strip()[:40]}"


def _kinds(told: str) -> list[str]:
    kinds = told.split(",")
    if unknown := {*kinds} - {*KINDS}:
        raise argparse.ArgumentTypeError(f"no kinds: {', '.join(sorted(unknown))}")
    return kinds


def main() -> int:
    """Run the mutants drawn, and print how many survive by room."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--number", type=int, default=500)
    parser.add_argument("--kept", type=Path, default=Path("mutants.jsonl"))
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--scratch", type=Path, default=Path(tempfile.gettempdir(), "reached"))
    parser.add_argument("--own", action="store_true", help="against a room's own tests alone")
    parser.add_argument(
        "--kinds", type=_kinds, default=[*KINDS], help=f"of {','.join(KINDS)}; all without it"
    )
    parser.add_argument(
        "rooms", nargs="*", help="such as factcheck/names or a file of it; all without one"
    )
    given = parser.parse_args()
    for name in UNCHANGED:
        importlib.import_module(name)
    questions()  # once, before the forks, which import the library each for itself
    if "factcheck" in sys.modules:
        raise SystemExit("the library is imported already: no fork would see its mutant")
    every = drawn(given.seed, given.number, given.rooms, given.kinds)
    same = equivalent()
    mutants = [one for one in every if one.told(text_of(one.path)) not in same]
    laws = () if given.own else LAWS
    done = run(mutants, given.kept, given.scratch, given.jobs, laws)
    return told(mutants, done, len(every) - len(mutants))


def told(mutants: list[Mutant], done: Mapping[str, str], same: int) -> int:
    """Print how many survive by room, and how many other rooms notice; 1 where too many survive."""
    ran = [(Path(one.path).parts[1], done[_name(one)]) for one in mutants if _name(one) in done]
    rows = [(room, [by for one, by in ran if one == room]) for room in sorted(dict(ran))]
    for room, found in [*rows, ("all", [by for _, by in ran])]:
        elsewhere = f"{found.count(OTHERS)} noticed by other rooms alone"
        print(f"{room:24} {found.count(NONE):4} of {len(found):4} survive; {elsewhere}")
    print(f"{same} are equivalent")
    return int(sum(by == NONE for _, by in ran) > MOST_SURVIVING * max(1, len(ran)))


if __name__ == "__main__":
    sys.exit(main())
