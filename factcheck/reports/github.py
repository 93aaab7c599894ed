"""Annotations on GitHub's pages: workflow commands, printed by a step."""

from __future__ import annotations

from factcheck.harmless import printed
from factcheck.model import Finding, Result, Severity
from factcheck.reports.findings import told

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render_github(result: Result, folder: str = "") -> str:
    """A command for each finding that is not allowed, the weightiest first.

    The runner shows ten of each severity in a step, so the order decides what is seen. ``folder``
    is where the project lies in its repository, such as ``desk/``.
    """
    return "".join(f"{_command(finding, folder)}\n" for finding in result.open_findings)


def _command(finding: Finding, folder: str) -> str:
    place, names = finding.place, ", ".join(map(finding.name_of, finding.claims))
    properties = {
        "file": folder + place.path,
        "line": place.line,
        "endLine": place.line,
        "col": place.column,
        "endColumn": place.end_column or place.column,
        "title": f"{finding.rule}: {names}" if names else finding.rule,
    }
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    message = _escaped("\n".join(told(finding)))
    return f"::{_COMMANDS[finding.severity]} {listed}::{message}"


def _escaped(text: str) -> str:
    """As the runner's toolkit escapes the text of a command."""
    return printed(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """As the runner's toolkit escapes a property of a command."""
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
