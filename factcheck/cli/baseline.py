"""``factcheck baseline``: today's findings, recorded."""

from __future__ import annotations

import argparse
from pathlib import Path

from factcheck.cli.project import add_project, checked, shown
from factcheck.harmless import printed
from factcheck.reports import record_baseline
from factcheck.reports.summary import counted
from factcheck.reports.writing import write_whole

HELP = """\
For an archive that has many findings already. They are written into a file, baseline.json;
from then on `pytest checks/` accepts them and is red for new ones only. A finding is known
again by its rule and its claims' words, wherever in the file they move; where the words
change, it is new.

  factcheck baseline         records the findings of the project in this folder"""


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


def run(arguments: argparse.Namespace) -> int:
    """Write the file, and say how much it records."""
    archive, result = checked(arguments)
    path = arguments.output or archive.root / "baseline.json"
    write_whole(path, record_baseline(result))
    recorded = sum(not finding.is_allowed for finding in result.findings)
    print(printed(f"Recorded {counted(recorded, 'finding')} in {shown(path)}."))
    return 0
