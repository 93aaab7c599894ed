"""From findings to reports, one format per file."""

from .baseline import Baseline, read_baseline, record_baseline
from .csv_report import render_csv
from .diff import OtherFormatError, diff_reports
from .findings import fingerprint, junit_properties
from .github import render_github
from .gitlab import render_gitlab
from .html import render_html
from .json_report import render_json
from .markdown import render_markdown
from .paper import Paper
from .sarif import render_sarif
from .suggest import suggest, suggest_patch, suggest_proof
from .summary import Summary, summarise
from .terminal import render_briefly, render_terminal
from .writing import (
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
    "Paper",
    "ReportError",
    "Summary",
    "UnknownFormatError",
    "diff_reports",
    "fingerprint",
    "junit_properties",
    "read_baseline",
    "record_baseline",
    "render_briefly",
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
