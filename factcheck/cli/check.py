"""``factcheck check``: the checks without pytest, with the same report and the same status."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

from msgspec.structs import replace

from factcheck.check import standard_checks, standard_folder
from factcheck.cli.project import own_checks
from factcheck.collector import collector_at_rest
from factcheck.desk import AskedCoverage, Desk, asked_coverage
from factcheck.errors import FactcheckError
from factcheck.harmless import printed
from factcheck.model import Breakdown, Result, Source
from factcheck.model.result import UNREADABLE as UNREADABLE_FILE
from factcheck.reports.summary import told_passed_over
from factcheck.reports.writing import check_formats, more_formats, names_in
from factcheck.running.engines import ENOUGH, LARGE, examine_on
from factcheck.running.examine import examine_all, needs_pytest
from factcheck.running.examined import Examined, gathered
from factcheck.running.portions import Asking
from factcheck.settings import desk_in, project_above
from factcheck.values_given import FAILING, from_here, refused, workers_of

HELP = """\
Runs the project's checks, or the standard ones where it has none, and prints and writes the
report that pytest checks/ would. A PATH may be a project, or anything in it; of claim files and
articles, only these are checked, against all that is known, and the written reports stay.

  factcheck check                       checks the project in this folder
  factcheck check desks/a desks/b -v    several, with what each claim came to
  factcheck check claims/ferry.yaml     one claim file
  factcheck check --report html         writes a page as well

The exit status is 0, 1 where there are errors, 2 where a check broke down or a report could not
be written, 4 where something could not be read, 5 where no check ran."""
CLEAN, WRONG, BROKEN, UNREADABLE, NOTHING_RAN = 0, 1, 2, 4, 5


def describe(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        type=Path,
        default=[Path()],
        help="a project, or anything in it (default: this folder)",
    )
    parser.add_argument(
        "--report",
        metavar="FORMATS",
        default="",
        help=f"reports to write beside md and json, with commas: {', '.join(more_formats())}",
    )
    parser.add_argument(
        "--reports",
        metavar="FOLDER",
        type=Path,
        help="the folder that reports are written to (default: that of the project, reports)",
    )
    parser.add_argument("--fail-on", choices=FAILING, help="as pytest's --factcheck-fail-on")
    parser.add_argument("--coverage", action="store_true", help="how much of the texts is claimed")
    parser.add_argument(
        "--coverage-fail-under", metavar="PERCENT", help="the least that is claimed"
    )
    parser.add_argument(
        "--changed", metavar="REPORT", type=Path, help="coverage of what an older JSON has not"
    )
    parser.add_argument(
        "-v", "--verbose", action="count", default=0, help="what each claim came to"
    )
    parser.add_argument("-q", "--quiet", action="count", default=0, help="a line for each finding")
    parser.add_argument(
        "--no-cache",
        action="store_true",
        help="find everything anew, and keep nothing of it",
    )
    parser.add_argument(
        "--engine",
        default="",
        help="where the checks run: processes, dask or dask://HOST:PORT (default: here; of an "
        f"archive of {LARGE:,} files and more, on {ENOUGH} processors and more, processes)",
    )
    parser.add_argument(
        "--workers",
        metavar="N",
        help="of an engine (default: one for each processor)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Check every project that the paths lie in; the worst status of them."""
    try:
        workers = workers_of("--workers", arguments.workers) if arguments.workers else 0
        desks = list(_desks(arguments))
        for desk, _ in desks:
            check_formats(desk.written_formats)
            _ = desk.baseline, desk.coverage and desk.coverage.known
        found = [_found(*one, arguments, workers) for one in desks]
    except FactcheckError as error:
        print(printed(f"factcheck check: {error}"), file=sys.stderr)
        return UNREADABLE
    told = zip(desks, found, strict=True)
    with collector_at_rest():  # what reports are made of holds no cycles either
        return max(_reported(desk, *one, arguments) for (desk, _), one in told)


def _desks(arguments: argparse.Namespace) -> Iterator[tuple[Desk, Sequence[Path]]]:
    """A desk for each project with the paths that lie in it, in the order that names them."""
    roots: dict[Path, list[Path]] = {}
    for path in arguments.paths:
        roots.setdefault(_root_of(path.absolute()), []).append(path.absolute())
    check_formats(formats := names_in(arguments.report))
    if arguments.reports and len(roots) > 1:
        raise refused("--reports", str(arguments.reports), "one project, of which reports are told")
    for root, paths in roots.items():
        desk = desk_in(root, paths, formats, arguments.fail_on, arguments.reports)
        yield replace(desk, coverage=_asked_coverage(arguments), leaves_out=True), paths


def _chosen(desk: Desk, paths: Sequence[Path]) -> Sequence[Source]:
    """The sources that the paths are the files of; none where one of them is anything else.

    Raises ``FactcheckError`` for a claim file that cannot be read.
    """
    unread = [one for one in desk.archive.breakdowns if one.rule == UNREADABLE_FILE]
    if told := [one.told for one in unread for path in paths if path.stem == one.source]:
        raise FactcheckError("\n".join(told))
    files = {
        desk.root / path: source
        for source in desk.archive.sources
        for path in (source.document.path, source.document.place.path)
        if path
    }
    if not files.keys() >= set(paths):
        return ()
    return list({files[path].id: files[path] for path in paths}.values())


def _asked_coverage(arguments: argparse.Namespace) -> AskedCoverage | None:
    least, before = arguments.coverage_fail_under, arguments.changed
    return asked_coverage("--coverage-fail-under", least, before, is_asked=arguments.coverage)


def _root_of(path: Path) -> Path:
    """The nearest folder above that has claims; raises ``FactcheckError`` where none has."""
    if not path.exists():
        raise FactcheckError(f"there is no {from_here(path)}")
    root = project_above(path)
    if root is None:
        raise FactcheckError(
            f"no claim files above {from_here(path)}; factcheck init starts a project"
        )
    return root


_Found: TypeAlias = tuple[Sequence[Source], Sequence[Examined]]


def _found(
    desk: Desk, paths: Sequence[Path], arguments: argparse.Namespace, workers: int
) -> _Found:
    """The sources that are asked for, none for all, and what the checks find in them.

    Checks that only pytest can run are told of. An engine checks the claim files of a whole
    project.
    """
    own = own_checks(desk.checks)
    checks, folder = (own, desk.checks) if own else (standard_checks(), standard_folder())
    able = [check for check in checks if not needs_pytest(check)]
    message = "it needs pytest's fixtures: run it with pytest"
    unable = (check for check in checks if check not in able)
    left = [Examined(breakdowns=(Breakdown(check.rule, "", message),)) for check in unable]
    if desk.lints or any(map(Path.is_file, paths)):
        chosen = _chosen(desk, paths)
        told = {one.id: one for source in chosen for one in _telling_of(source, desk)}
        known = {check.rule: check for check in checks}.get
        found = examine_all(able, desk.archive, known, desk.check_seconds, list(told.values()))
        examined = [_of(one, chosen) for one in found]
    else:
        rules = frozenset(check.rule for check in able)
        asking = Asking(str(folder), rules, desk.check_seconds, str(desk.reports))
        is_kept, engine = not arguments.no_cache, arguments.engine
        archive, looked, seen = examine_on(engine, workers, desk.project, asking, is_kept=is_kept)
        examined, chosen = list(looked), []
        desk.take(archive, seen)
    return chosen, [*left, *map(desk.accepted, examined)]


def _reported(
    desk: Desk,
    chosen: Sequence[Source],
    examined: Sequence[Examined],
    arguments: argparse.Namespace,
) -> int:
    """Report what the checks of a project, or of ``chosen`` sources, found."""
    result = gathered(desk.archive, examined, desk.seen)
    if chosen:
        result = replace(result, sources=tuple(chosen))
    if desk.coverage:
        result = desk.coverage.told_in(result)
    written, unwritten = ([], "") if chosen else desk.write(result)
    paper = desk.paper(shutil.get_terminal_size().columns, sys.stdout.isatty())
    verbosity = -1 if arguments.quiet else arguments.verbose
    paths = [from_here(path).as_posix() for path in written]
    print(*desk.told(result, paper, verbosity, paths), sep="\n")
    if desk.archive.passed_over:
        print(paper.text(told_passed_over(desk.archive.passed_over)))
    if unwritten:
        print(printed(f"ERROR: {unwritten}"))
    return BROKEN if unwritten else _status(desk, examined, result)


def _telling_of(source: Source, desk: Desk) -> Iterator[Source]:
    """The sources in which something may be found of one; itself among them."""
    yield source
    for claim in source.claims:
        yield from desk.archive.concerned_with(claim)


def _of(examined: Examined, chosen: Sequence[Source]) -> Examined:
    """What was found of some sources: all, where none is chosen."""
    if not chosen:
        return examined
    documents = {source.document for source in chosen}
    paths = {document.place.path for document in documents}
    found = (
        finding
        for finding in examined.findings
        if finding.place.path in paths or any(one.document in documents for one in finding.claims)
    )
    return replace(examined, findings=tuple(found))


def _status(desk: Desk, examined: Sequence[Examined], result: Result) -> int:
    if result.is_unreadable:
        return UNREADABLE
    if result.breakdowns:
        return BROKEN
    if not result.rules:
        return NOTHING_RAN
    return WRONG if desk.falls_short(result) or any(map(desk.complaint, examined)) else CLEAN
