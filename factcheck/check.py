"""A check: a plain function that tests one thing and says what is wrong.

Its name is the rule's id, its parameter what it runs on, its docstring the rule's page, and a
mark its severity.
"""

from __future__ import annotations

import ast
import inspect
import os
import sys
import textwrap
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import cache, cached_property, lru_cache, partial
from hashlib import sha256
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from importlib.util import find_spec, spec_from_loader
from itertools import chain
from pathlib import Path
from types import ModuleType
from typing import TypeVar, overload

from msgspec import Struct

from factcheck.errors import FactcheckError
from factcheck.model import Claim, Severity
from factcheck.time_limit import OverdueError, call_within
from factcheck.values_given import meant

PREFIX = "check_"
IMPORT_SECONDS = 20
_SEVERITY = "factcheck_severity"
_EVERYWHERE = "factcheck_everywhere"
_BESIDE = "factcheck_beside"
_OF_CONFLICTS = "factcheck_of_conflicts"
_PUT_OFF = inspect.CO_COROUTINE | inspect.CO_GENERATOR | inspect.CO_ASYNC_GENERATOR
_SECTIONS = ("Fails:", "Passes:", "Silent:")

Function = TypeVar("Function", bound=Callable[..., None])


class CheckError(FactcheckError):
    """A check that cannot be used: what is wrong with it, and where it stands."""


def warning(check: Function) -> Function:
    """Mark a check whose findings are warnings: a desk should look, a run does not fail."""
    setattr(check, _SEVERITY, Severity.WARNING)
    return check


def note(check: Function) -> Function:
    """Mark a check whose findings are notes: worth knowing, no defect."""
    setattr(check, _SEVERITY, Severity.NOTE)
    return check


@overload
def everywhere(check: Function) -> Function: ...
@overload
def everywhere(*, key: Callable[[Claim], Hashable]) -> Callable[[Function], Function]: ...
def everywhere(
    check: Function | None = None, *, key: Callable[[Claim], Hashable] | None = None
) -> Function | Callable[[Function], Function]:
    """Mark a check of a claim that looks at others of any source, whatever they are about.

    With a ``key``, such as ``@everywhere(key=office_of)``, only at those of which it is the same;
    it then finds nothing of claims that have none, or of one subject. A key is made of what
    MessagePack can hold. Only the standard checks have one: a project's own see all claims anyway.
    """
    if check is None:
        return partial(everywhere, key=key)
    setattr(check, _EVERYWHERE, key)
    return check


def beside_others(check: Function) -> Function:
    """Mark a check of a claim that looks at what other sources tell of the same.

    It finds more only where they do so in other words.
    """
    setattr(check, _BESIDE, True)
    return check


def of_conflicts(check: Function) -> Function:
    """Mark a check that says nothing of two sides that do not conflict: it is not asked then."""
    setattr(check, _OF_CONFLICTS, True)
    return check


class Example(Struct, frozen=True):
    """YAML from a check's docstring on which it must fail (or pass)."""

    yaml: str
    fails: bool


class Check(Struct, frozen=True, eq=False, dict=True):
    """A check function with what its name, signature and docstring say of it."""

    function: Callable[..., None]
    parameters: tuple[str, ...]

    @cached_property
    def rule(self) -> str:
        """The rule's id: ``check_conversion_error`` is ``conversion-error``."""
        return self.function.__name__.removeprefix(PREFIX).replace("_", "-")

    @property
    def severity(self) -> Severity:
        """What its findings weigh."""
        severity: Severity = getattr(self.function, _SEVERITY, Severity.ERROR)
        return severity

    @property
    def path(self) -> str:
        """The file that the check stands in."""
        return self.function.__code__.co_filename

    @property
    def looks_everywhere(self) -> bool:
        """Whether nobody knows at which claims it looks: it says so, or is a project's own."""
        sees_archive = "archive" in self.parameters
        return sees_archive and (hasattr(self.function, _EVERYWHERE) or not self.is_standard)

    @property
    def key(self) -> Callable[[Claim], Hashable] | None:
        """What brings the claims together at which it looks, wherever these stand."""
        return getattr(self.function, _EVERYWHERE, None) if self.is_standard else None

    @property
    def looks_beside(self) -> bool:
        """Whether it looks at a claim beside those of other sources about the same."""
        return hasattr(self.function, _BESIDE)

    @cached_property
    def looks_at_conflicts_alone(self) -> bool:
        """Whether it has nothing to say of sides that agree, or of which nothing can be told."""
        return hasattr(self.function, _OF_CONFLICTS)

    @property
    def is_standard(self) -> bool:
        """Whether the package ships it, which knows how far it looks."""
        return Path(self.path).is_relative_to(standard_folder())

    @cached_property
    def _sections(self) -> dict[str, str]:
        return dict(_sectioned(inspect.cleandoc(self.function.__doc__ or "")))

    @property
    def summary(self) -> str:
        """The docstring's first line: the defect, in a sentence."""
        return self._sections[""].partition("\n")[0]

    @property
    def description(self) -> str:
        """What follows the first line: why it matters, and when the check is silent."""
        return self._sections[""].partition("\n")[2].strip()

    @cached_property
    def examples(self) -> tuple[Example, ...]:
        """The docstring's examples, failing ones first."""
        return tuple(
            Example(yaml, heading == "Fails:")
            for heading in _SECTIONS
            for yaml in _listed(self._sections.get(heading, ""))
        )


@cache
def standard_folder() -> Path:
    """The folder of the checks that the package ships.

    Raises ``FactcheckError`` where they are not installed.
    """
    spec = find_spec("factcheck.checks")
    folders = list(spec.submodule_search_locations or ()) if spec else []
    if not folders:
        raise FactcheckError("the standard checks are not installed: install the package again")
    return Path(folders[0])


def _sectioned(text: str) -> Iterator[tuple[str, str]]:
    """The parts of a docstring: the text under no heading, and under each heading."""
    heading, lines = "", list[str]()
    for line in text.splitlines():
        if line in _SECTIONS:
            yield heading, "\n".join(lines).strip("\n")
            heading, lines = line, []
        else:
            lines.append(line)
    yield heading, "\n".join(lines).strip("\n")


def _listed(section: str) -> Iterator[str]:
    """The members of an indented list, each as a text of its own."""
    member: list[str] = []
    for line in textwrap.dedent(section).splitlines():
        if line.startswith("- ") and member:
            yield textwrap.dedent("\n".join(member)).strip() + "\n"
            member = []
        member.append(f"  {line[2:]}" if line.startswith("- ") else line)
    if member:
        yield textwrap.dedent("\n".join(member)).strip() + "\n"


@lru_cache(maxsize=1024)  # a run asks four times of each, which takes 4 ms
def check_of(function: Callable[..., None]) -> Check:
    """The check that a function is; raises ``CheckError`` where it cannot be one."""
    parameters = tuple(inspect.signature(function).parameters)
    named = f"{function.__name__} in {function.__code__.co_filename}"
    if not parameters:
        raise CheckError(f"{named} runs on nothing")
    if function.__code__.co_flags & _PUT_OFF:
        raise CheckError(f"{named} is async or yields; expected a plain function")
    return Check(function, parameters)


def checks_in(module: ModuleType) -> list[Check]:
    """The checks that a module holds, in the order of their names."""
    return [
        check_of(value)
        for name, value in sorted(vars(module).items())
        if name.startswith(PREFIX) and inspect.isfunction(value)
    ]


def import_check_file(path: Path, seconds: float = IMPORT_SECONDS) -> ModuleType:
    """Run a check file as a module, without pytest's rewriting of asserts; once as it stands.

    Raises whatever the file raises, and ``CheckError`` where it ends the program, or has not
    finished after so many seconds: it may wait for something that never comes.
    """
    try:
        stood = path.stat()
        call = partial(_module_of, path, stood.st_ino, stood.st_size, stood.st_mtime_ns)
        return call_within(seconds, call)
    except SystemExit:
        raise CheckError(f"{path.name} ends the program as it is imported") from None
    except OverdueError:
        message = f"{path.name} has not finished its import after {seconds:g} seconds"
        raise CheckError(message) from None


@lru_cache(maxsize=1024)  # all standard checks take 20 ms, and a run asks for them three times
def _module_of(path: Path, *_stood: int) -> ModuleType:
    name = f"factcheck_checks_{path.stem}_{sha256(str(path).encode()).hexdigest()[:8]}"
    loader = SourceFileLoader(name, str(path))
    module = ModuleType(name)
    module.__file__ = str(path)
    module.__spec__ = spec_from_loader(name, loader)
    loader.exec_module(module)
    return module


def find_checks(folder: str | Path) -> tuple[Check, ...]:
    """Every check in the files of a folder and those below it, in the order of their rules.

    Files whose name begins with an underscore are passed over; of two checks of one rule the
    first counts. Raises whatever a file raises as it is imported, and ``CheckError`` for one
    that does not end, or for a check without a parameter.
    """
    found: dict[str, Check] = {}
    for path in check_files(Path(folder)):
        for check in checks_in(import_check_file(path)):
            found.setdefault(check.rule, check)
    return tuple(found[rule] for rule in sorted(found))


@cache
def standard_checks() -> tuple[Check, ...]:
    """The checks that the package ships, in the order of their rules.

    Raises ``FactcheckError`` where they are not installed.
    """
    return find_checks(standard_folder())


def no_such_rule(rule: str) -> str:
    """That no check of a run has a rule which is accepted, and which one was likely meant."""
    known = [check.rule for check in standard_checks()]
    likely = "" if rule in known else meant(rule, known)
    told = f"No check has the rule {rule}, which is accepted here"
    return f"{told}; {likely}" if likely else f"{told}."


def check_files(folder: Path) -> Iterable[Path]:
    """The files of a folder of checks, in the order of their paths."""
    return sorted(
        path for path in folder.rglob("*.py") if not path.name.startswith("_") and path.is_file()
    )


def names_imported(text: bytes) -> frozenset[str]:
    """Names that modules may have which a file names; none of one that breaks as it is read."""
    try:
        nodes = ast.walk(ast.parse(text))
        return frozenset(chain.from_iterable(map(_names_in, nodes)))
    except (SyntaxError, ValueError):  # it breaks whatever imports it, each time anew
        return frozenset()


def files_behind(
    folder: Path,
    written: Path | None = None,
    names_in: Callable[[bytes], Iterable[str]] = names_imported,
) -> Iterator[Path]:
    """What a project's checks hang on: all files in their folder, and the modules they import.

    Hidden files and folders are left out, and what is ``written`` by runs, such as the folder of
    reports: both change with each run where the folder of checks is the whole project's. What they
    import inside a function, or by a name in quotation marks, counts as well; of what is
    installed no more than the files named, which change with each version. Of the standard checks
    nothing: they are this library's.
    """
    if folder == standard_folder():
        return
    every = (path for path in folder.rglob("*") if not _is_aside(path, folder, written))
    left = [path for path in every if path.is_file() and os.access(path, os.R_OK)]
    known = {path.resolve() for path in left}
    told: dict[Path, set[str]] = defaultdict(set)  # by the folders of those that name them
    while left:
        path = left.pop()
        yield path
        if path.suffix == ".py" and _INSTALLED.isdisjoint(path.parts):
            named = set(names_in(path.read_bytes())) - told[path.parent]
            told[path.parent] |= named
            files = chain.from_iterable(_files_of(name, path.parent) for name in named)
            new = {found.resolve() for found in files} - known
            known |= new
            left += new


def _is_aside(path: Path, folder: Path, written: Path | None) -> bool:
    is_hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    is_written = written in path.parents and written not in (folder, *folder.parents)
    return is_hidden or path.suffix == ".pyc" or is_written


_INSTALLED = {"site-packages", "dist-packages"}


def _names_in(node: ast.AST) -> Iterator[str]:
    """Names that a module may have; with dots before it, it stands in a package around this one."""
    match node:
        case ast.Import(names):
            yield from (alias.name for alias in names)
        case ast.ImportFrom(module, names, level):
            start = "." * level + (f"{module}." if module else "")
            yield from (start + alias.name for alias in names)
        case ast.Constant(str(text)) if all(map(str.isidentifier, text.split("."))):
            yield text


def _files_of(name: str, folder: Path) -> Iterator[Path]:
    """The files of a module and of the packages around it, as far as there are any."""
    bare = name.lstrip(".")
    above = [folder, *folder.parents][len(name) - len(bare) - 1 :][:1]
    where: Iterable[str] | None = [*map(str, above)] if bare != name else None
    for part in bare.split("."):
        spec = _spec_of(part) if where is None else PathFinder.find_spec(part, [*where])
        if spec is None:
            return
        if spec.origin and (found := Path(spec.origin)).is_file():
            yield found
        where = spec.submodule_search_locations or ()


def _spec_of(name: str) -> ModuleSpec | None:
    """Where a module that stands in no package was found, or would be."""
    if name in sys.stdlib_module_names or name == "factcheck":
        return None
    known = getattr(sys.modules.get(name), "__spec__", None)
    found = (finder.find_spec(name, None) for finder in sys.meta_path)
    return known or next(filter(None, found), None)
