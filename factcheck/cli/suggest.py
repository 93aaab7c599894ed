"""``factcheck suggest``: corrections on paper."""

from __future__ import annotations

import argparse

from factcheck.cli.project import add_project, checked
from factcheck.model import Result
from factcheck.reports.suggest import suggest
from factcheck.reports.summary import counted

HELP = """\
Where a check knows what would be right, it is printed twice: as the lines of the claim file to
change (- the old line, + the new one), and as proof marks for the article, [-old-]{+new+}.
Nothing is changed: a person decides.

  factcheck suggest                     prints those of the project here
  factcheck suggest > corrections.txt   keeps them in a file

Correct the article first; `git apply corrections.txt` then corrects the claim files."""


def describe(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    add_project(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the corrections."""
    archive, result = checked(arguments)
    text = suggest(result, archive.root)
    print(text.rstrip("\n") if text else _without_corrections(result))
    return 0


def _without_corrections(result: Result) -> str:
    """Why nothing is printed: how many findings have no correction, or are allowed."""
    left, allowed = len(result.open_findings), len(result.allowed_findings)
    told = [
        (left, f"{counted(left, 'finding')} {'has' if left == 1 else 'have'} none"),
        (allowed, f"{counted(allowed, 'finding')} {'is' if allowed == 1 else 'are'} allowed"),
    ]
    said = " and ".join(words for count, words in told if count)
    return f"No corrections: {said or 'nothing was found to be wrong'}."
