"""``factcheck rules``: every rule, by family."""

from __future__ import annotations

import argparse
import re
import textwrap
from collections.abc import Iterator

from tabulate import tabulate

from factcheck.check import Check
from factcheck.cli.project import add_checks, known_checks
from factcheck.harmless import printed
from factcheck.pages import by_family

HELP = """\
A rule is one thing that is looked for, such as a conversion that is wrong. Listed are the
standard rules and those of the project in this folder. An error makes a run red; a warning or
a note is told, and leaves it green.

  factcheck rules
  factcheck explain conversion-error     prints one rule's page"""
_WIDTH = 44


def describe(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    add_checks(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the table."""
    checks = known_checks(arguments.checks)
    headers = ["family", "rule", "severity", "what it finds"]
    print(printed(tabulate(list(_rows(checks)), headers, disable_numparse=True)))
    print(f"\n{len(checks)} rules. factcheck explain RULE prints a rule's page.")
    return 0


def _rows(checks: list[Check]) -> Iterator[list[str]]:
    for family, members in by_family(checks):
        for number, check in enumerate(members):
            plain = re.sub("``(.*?)``", r"“\1”", check.summary)
            summary = "\n".join(textwrap.wrap(plain, _WIDTH, break_on_hyphens=False))
            yield ["" if number else family, check.rule, str(check.severity), summary]
