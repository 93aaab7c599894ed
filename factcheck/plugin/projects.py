"""The projects that a run of pytest is asked for, and whether anything looks at their claims.

Found without reading a claim and without walking a tree but a project's own two folders, and two
levels below a folder that lies in no project.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple

import pytest

from factcheck.values_given import from_here
from factcheck.yaml_kind import holds_claim_file, yaml_files

_NO_CHECK = ("test_", "conftest")  # names of files that pytest gives another meaning
_TAKE_IN = "from factcheck.checks import *"


class AskedProject(NamedTuple):
    """A folder with claims or checks, and those of a run's files and folders that lie about it.

    A named tuple: msgspec takes 8 ms to import, which runs of other tests are spared.
    """

    root: Path
    claims: Path
    checks: Path
    asked: tuple[Path, ...]

    @property
    def is_named(self) -> bool:
        """Whether the run was asked for claims or checks, or for what lies in them."""
        folders = (self.claims, self.checks)
        return any(path.is_relative_to(folder) for path in self.asked for folder in folders)

    @property
    def reaches_checks(self) -> bool:
        """Whether it was asked for the checks, a part of them, or a folder around them."""
        return any(
            path.is_relative_to(self.checks) or self.checks.is_relative_to(path)
            for path in self.asked
        )

    @property
    def is_looked_at(self) -> bool:
        """Whether checks of the run have claims to look at; what is named counts as claims."""
        if not (self.reaches_checks and self._holds("factcheck", "def check_")):
            return False
        return holds_claim_file(self.claims) or (
            self.is_named and self._holds("factcheck") and any(yaml_files(self.claims))
        )

    @property
    def unlooked(self) -> str:
        """That its claims, or its checks, have nothing to look at them or at, and the way out.

        Empty where there are none, or the run was asked for something else.
        """
        if not (self.is_named or self.reaches_checks):
            return ""
        claims, checks = shown(self.claims), shown(self.checks)
        if not holds_claim_file(self.claims):
            told = f"no claim files in {claims}/; factcheck new ARTICLE.txt writes one"
            return told if self._holds("factcheck") else ""
        if self._holds("factcheck", "def check_"):
            return f"nothing looks at the claims in {claims}/: pytest {checks} runs the checks"
        return (
            f"nothing looks at the claims in {claims}/: there are no checks in {checks}/. "
            f"The line “{_TAKE_IN}” in {checks}/standard.py takes the standard ones in; "
            f"factcheck check {shown(self.root)} runs them without it"
        )

    def _holds(self, *words: str) -> bool:
        """Whether a file of the checks holds one of the words."""
        return any(word.encode() in content for content in _contents(self.checks) for word in words)


def _contents(checks: Path) -> Iterator[bytes]:
    """The files that may hold checks: no tests, though their folder may be called the same."""
    files = (path for path in sorted(checks.rglob("*.py")) if path.is_file())
    return (path.read_bytes() for path in files if not path.name.startswith(_NO_CHECK))


def shown(path: Path) -> str:
    """A path as a person in this folder would write it."""
    return from_here(path).as_posix()


def projects_of(
    asked: Sequence[Path], claims: str, checks: str, passed_over: Sequence[str] = ()
) -> list[AskedProject]:
    """The projects that files and folders lie in, in the order in which they are asked for.

    A project is the nearest folder above that has a folder of ``claims``. Of a folder that lies in
    none, those in it, or in a folder of it: desks stand side by side. ``passed_over`` are patterns
    of names that pytest does not look into.
    """
    found: dict[Path, list[Path]] = {}
    for path in asked:
        root = _root_of(path, claims, checks)
        for one in [root] if root else _roots_below(path, claims, checks, passed_over):
            found.setdefault(one, []).append(path)
    return [
        AskedProject(root, root / claims, root / checks, tuple(own)) for root, own in found.items()
    ]


def _root_of(path: Path, claims: str, checks: str) -> Path | None:
    """The project's folder; of checks that have no claims beside them, the folder around them."""
    above = (path, *path.parents)
    holding = [folder for folder in above if _is_folder(folder / claims)]
    roots = [root for root in holding if all(root != other / checks for other in holding)]
    around = next((folder.parent for folder in above if folder.name == checks), None)
    if not roots or (around and around != roots[0] and around.is_relative_to(roots[0])):
        is_inside = bool(roots) and path.is_relative_to(roots[0] / checks)
        return roots[0] if is_inside else around
    return roots[0]


_DEEPEST = 2  # folders below one that is asked for


def _roots_below(
    folder: Path, claims: str, checks: str, passed_over: Sequence[str], depth: int = 0
) -> Iterator[Path]:
    """The folders with claims and checks in a folder, and in those in it; none in another."""
    if not _is_folder(folder) or depth > _DEEPEST:
        return
    if _is_folder(folder / claims) and _is_folder(folder / checks):
        yield folder
        return
    for entry in sorted(os.scandir(folder), key=lambda one: one.name):
        is_passed_over = any(fnmatch(entry.name, pattern) for pattern in passed_over)
        if entry.is_dir(follow_symlinks=False) and not is_passed_over:
            yield from _roots_below(Path(entry.path), claims, checks, passed_over, depth + 1)


def value_set(config: pytest.Config, name: str) -> object:
    """What a run sets; raises ``UsageError`` where pytest refuses the kind of value."""
    try:
        return config.getini(name)
    except TypeError as error:
        raise pytest.UsageError(str(error)) from None


def _is_folder(path: Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 — pathlib raises where a name is too long


def absolute(path: str, folder: Path) -> Path:
    """An argument of pytest as an absolute path, links kept: pytest keeps them, too."""
    named = folder / path.partition("::")[0]
    return Path(os.path.abspath(named))  # noqa: PTH100 — resolve() would follow links
