"""What a command finds in the folder that it is called in."""

from __future__ import annotations

import argparse
from pathlib import Path

from factcheck.archive import Archive, load
from factcheck.check import Check, find_checks, standard_checks
from factcheck.errors import FactcheckError
from factcheck.model import Result
from factcheck.reading.dates.date import read_date
from factcheck.running.run import run
from factcheck.values_given import refused


def add_checks(parser: argparse.ArgumentParser) -> None:
    """The option that says where a project's own checks stand."""
    parser.add_argument(
        "--checks",
        metavar="FOLDER",
        type=Path,
        help="where the project's own checks are (default: its folder checks/)",
    )


def add_project(parser: argparse.ArgumentParser) -> None:
    """The argument that names a project."""
    parser.add_argument(
        "project",
        metavar="FOLDER",
        nargs="?",
        type=Path,
        default=Path(),
        help="the project: a folder with claims/ (default: this folder)",
    )


def published_day(given: str | None) -> str:
    """What ``--published`` says; empty without it. Raises ``FactcheckError`` for what is no day."""
    read = read_date(given or "")
    if given and (why := read.why_no_origin):
        if not read.readings:
            why = read_date(given, _SOME_DAY).why_no_origin or "counts from another day"
        meant = (f"{one.earliest:%Y-%m-%d}" for one in read.readings)
        expected = f"a day, such as {' or '.join(meant) or _SOME_DAY}"
        raise refused("--published", given, expected, why)
    return given or ""


_SOME_DAY = "2024-01-17"


def own_checks(folder: Path) -> tuple[Check, ...]:
    """The checks of a project; none where it has no such folder.

    Raises ``FactcheckError`` for a check file that cannot be imported.
    """
    try:
        return find_checks(folder)
    except FactcheckError:
        raise
    except Exception as error:
        name = type(error).__name__
        raise FactcheckError(f"a check in {folder} cannot be imported: {name}: {error}") from error


def refuse_no_folder(folder: Path) -> None:
    """Raise ``FactcheckError`` for a folder that is named, and is none."""
    if not folder.is_dir():
        raise FactcheckError(f"there is no folder {folder}")


def known_checks(folder: Path | None) -> list[Check]:
    """The standard checks and a project's own, in the order of their rules.

    Without a folder, those of the project here: Python files in a folder that only happens to
    be called checks are not run. Raises ``FactcheckError`` where there is no such folder.
    """
    if folder is not None:
        refuse_no_folder(folder)
    here = Path("checks") if Path("claims").is_dir() else None
    own = folder or here
    known = {check.rule: check for check in (*standard_checks(), *(own_checks(own) if own else ()))}
    return [known[rule] for rule in sorted(known)]


def checked(arguments: argparse.Namespace) -> tuple[Archive, Result]:
    """A project's archive and what its checks find: its own, or the standard ones without any.

    Raises ``FactcheckError`` where there is no such folder, and where a check broke down, since
    the answer is not complete then.
    """
    refuse_no_folder(arguments.project)
    archive = load(arguments.project)
    result = run(archive, own_checks(archive.root / "checks") or None)
    if result.breakdowns:
        broken = result.breakdowns[0]
        raise FactcheckError(f"the check {broken.rule} broke down: {broken.message}")
    return archive, result
