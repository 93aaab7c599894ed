"""Runs of pytest inside a test.

An inner run in this process forgets the modules that it was the first to import; those below
are imported here, so that they are imported once (yaml's compiled half outlives a reload of the
other, and the two then disagree; the standard checks are as many files as there are rules; what
an active run, a page or a schema imports takes as long as the rest of many a run).
"""

import json
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import jsonschema_rs  # noqa: F401 — kept for the inner runs, as are the next ones
import pint  # noqa: F401
import pytest
import yaml  # noqa: F401

for kept in (
    "factcheck.checks",  # which is a folder elsewhere in the tree
    *("factcheck.plugin.collection", "factcheck.plugin.reporting", "factcheck.reports.html"),
    *("factcheck.reports.markdown", "factcheck.statistics.deviations", "factcheck.model.sample"),
    *("jsonschema", "rapidfuzz", "syntok.segmenter", "tabulate"),
):
    import_module(kept)

# The one plugin that an inner run needs: pytest lists all files of each package that has another,
# which takes longer than many of the runs. Runs in processes of their own find it by themselves.
ALONE = ("--disable-plugin-autoload", "-p", "factcheck")
ARTICLE = "The missile\n\nIt flew up to 900 kilometers (500 miles), and 460km on Tuesday.\n"

CLAIMS = """\
source:
  title: The missile
  file: ../seeds/article.txt
  published: 2024-01-17
claims:
  range:
    exact: up to 900 kilometers (500 miles)
    quantity: up to 900 kilometers
    restated: 500 miles
"""

OTHER = """\
source:
  title: Another one
claims:
  mile:
    quantity: a mile
    restated: 2 km
"""

CHECKS = """\
from factcheck.checks import check_conversion_error, check_quotation_unattributed
"""


@dataclass
class Project:
    """A claims project in a folder of its own, run as a desk runs it."""

    pytester: pytest.Pytester

    @property
    def path(self) -> Path:
        return self.pytester.path

    def write(self, name: str, text: str) -> None:
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def run(self, *arguments: str, where: str = "checks") -> pytest.RunResult:
        return self.pytester.runpytest_inprocess(
            *ALONE, "-p", "no:cacheprovider", where, *arguments
        )

    def reports(self) -> dict[str, bytes]:
        folder = self.path / "reports"
        return {path.name: path.read_bytes() for path in folder.iterdir()}

    def report(self) -> Any:
        return json.loads(self.reports()["consistency.json"])

    def rules_found(self) -> list[str]:
        return [finding["rule"] for finding in self.report()["findings"]]

    @property
    def has_reports(self) -> bool:
        return (self.path / "reports").exists()


@pytest.fixture
def project(pytester: pytest.Pytester) -> Project:
    """One article with a wrong conversion, one without, and two checks."""
    pytester.makeini("[pytest]\n")
    made = Project(pytester)
    made.write("seeds/article.txt", ARTICLE)
    made.write("claims/article.yaml", CLAIMS)
    made.write("claims/other.yaml", OTHER)
    made.write("checks/standard.py", CHECKS)
    return made
