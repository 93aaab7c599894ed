"""Findings → reports, one format per file."""

from factcheck.reports.fingerprints import fingerprint
from factcheck.reports.json_report import render_json
from factcheck.reports.markdown import render_markdown
from factcheck.reports.terminal import render_terminal

__all__ = ["fingerprint", "render_json", "render_markdown", "render_terminal"]
