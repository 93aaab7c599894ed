"""``factcheck diff``: two JSON reports set against each other."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from factcheck.claimfiles.files import read_text
from factcheck.errors import FactcheckError
from factcheck.harmless import printed
from factcheck.reports.diff import diff_reports, has_new_error

HELP = """\
Each run of pytest checks/ writes reports/consistency.json. Keep a copy, run again later, and
set the two against each other:

  cp reports/consistency.json old.json
  pytest checks/
  factcheck diff old.json reports/consistency.json

A finding is the same as long as its rule and its claims' words are, wherever they stand.
For scripts: the exit status is 1 where an error is new and not allowed, or no longer allowed, 2
where a file is no report, otherwise 0."""


def describe(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("old", metavar="OLD.json", type=Path, help="the earlier report")
    parser.add_argument("new", metavar="NEW.json", type=Path, help="the later report")


def run(arguments: argparse.Namespace) -> int:
    """Print the differences; 1 where there is a new error."""
    old, new = _read(arguments.old), _read(arguments.new)
    print(printed(diff_reports(old, new)))
    return int(has_new_error(old, new))


def _read(path: Path) -> Any:
    """The report in a file; raises ``FactcheckError`` where it is none."""
    try:
        report = json.loads(read_text(path, str(path), str(path)))
    except (ValueError, RecursionError) as error:
        raise FactcheckError(f"{path} is not JSON: {error}") from None
    if not isinstance(report, dict):
        raise FactcheckError(f"{path} is not a report: expected a reports/consistency.json")
    return report
