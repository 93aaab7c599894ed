"""``factcheck baseline``: today's findings, recorded."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from factcheck.cli.lint import linted, texts_of, unread_of
from factcheck.cli.project import add_project, checked, published_day
from factcheck.errors import FactcheckError, UnreadableError
from factcheck.harmless import printed
from factcheck.model import Result
from factcheck.reports.baseline import baseline_at, record_baseline
from factcheck.reports.summary import counted
from factcheck.reports.writing import write_whole
from factcheck.values_given import from_here

HELP = """\
For an archive that has many findings already. They are written into a file, baseline.json;
from then on `pytest checks/` accepts them and is red for new ones only. A finding is known
again by its rule and its claims' words, wherever in the file they move; where the words
change, it is new. A run changes nothing in the file, and says what could go.

  factcheck baseline           records the findings of the project here
  factcheck baseline --prune   takes out of the record what is found no more
  factcheck baseline --lint articles/ -o lint.json
                               records what factcheck lint finds in texts, which
                               factcheck lint --baseline lint.json then accepts"""


def describe(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    add_project(parser)
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=Path,
        help="the file to write (default: baseline.json in the project's folder)",
    )
    parser.add_argument(
        "--lint",
        metavar="ARTICLE",
        nargs="+",
        help="texts or folders, as factcheck lint takes them",
    )
    parser.add_argument("--published", metavar="DAY", help="with --lint: the day of publication")
    parser.add_argument(
        "--prune",
        action="store_true",
        help="record nothing new: only take out what is found no more",
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the file, and say how much it records, or what was taken out of it."""
    unread = None
    if arguments.lint:
        published = published_day(arguments.published)
        texts, faults = texts_of(arguments.lint)
        if faults:
            raise UnreadableError(faults)
        root, result = Path(), linted(texts, published)
        unread = unread_of(texts, faults)
    elif arguments.published:
        raise FactcheckError("--published is of texts: it stands beside --lint")
    else:
        archive, result = checked(arguments)
        root = archive.root
    path: Path = arguments.output or root / "baseline.json"
    print(printed(_pruned(path, result, unread) if arguments.prune else _recorded(path, result)))
    return 0


def _recorded(path: Path, result: Result) -> str:
    write_whole(path, record_baseline(result))
    recorded = sum(not finding.is_allowed for finding in result.findings)
    return f"Recorded {counted(recorded, 'finding')} in {from_here(path)}."


def _pruned(path: Path, result: Result, unread: Callable[[str], bool] | None) -> str:
    """Take out of the file what is found no more; raises ``FactcheckError`` where there is none."""
    if not path.exists():
        raise FactcheckError(f"there is no {from_here(path)}; factcheck baseline writes one")
    baseline = baseline_at(path).beside(result, unread)
    gone = baseline.gone(result.findings)
    if not gone:
        return f"Everything that {from_here(path)} records is found still."
    write_whole(path, baseline.kept(result.findings))
    count = baseline.count_gone(result.findings)
    return f"Took {counted(count, 'finding')} out of {from_here(path)}: {', '.join(gone)}."
