"""Findings → reports, one format per file."""

from factcheck.reports.baseline import Baseline, read_baseline, record_baseline
from factcheck.reports.csv_report import render_csv
from factcheck.reports.diff import OtherFormatError, diff_reports
from factcheck.reports.fingerprints import fingerprint
from factcheck.reports.github import render_github
from factcheck.reports.gitlab import render_gitlab
from factcheck.reports.html import render_html
from factcheck.reports.json_report import as_tree, render_json
from factcheck.reports.junit import junit_properties
from factcheck.reports.markdown import render_markdown
from factcheck.reports.rules import RuleExample, RulePage, Rules
from factcheck.reports.sarif import render_sarif
from factcheck.reports.suggest import suggest, suggest_patch, suggest_proof
from factcheck.reports.summary import Summary, summarise
from factcheck.reports.terminal import render_terminal
from factcheck.reports.writing import (
    FILES,
    ReportError,
    UnknownFormatError,
    write_reports,
    write_whole,
)

__all__ = [
    "FILES",
    "Baseline",
    "OtherFormatError",
    "ReportError",
    "RuleExample",
    "RulePage",
    "Rules",
    "Summary",
    "UnknownFormatError",
    "as_tree",
    "diff_reports",
    "fingerprint",
    "junit_properties",
    "read_baseline",
    "record_baseline",
    "render_csv",
    "render_github",
    "render_gitlab",
    "render_html",
    "render_json",
    "render_markdown",
    "render_sarif",
    "render_terminal",
    "suggest",
    "suggest_patch",
    "suggest_proof",
    "summarise",
    "write_reports",
    "write_whole",
]
