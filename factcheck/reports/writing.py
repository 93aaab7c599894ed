"""Reports → files, each whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from factcheck.errors import FactcheckError
from factcheck.model import Result
from factcheck.reports.rules import Rules

FILES: Mapping[str, str] = {
    "md": "consistency.md",
    "json": "consistency.json",
    "html": "consistency.html",
    "sarif": "consistency.sarif",
    "github": "consistency.github.txt",
    "gitlab": "consistency.gitlab.json",
    "csv": "consistency.csv",
}


class ReportError(FactcheckError):
    """A report that could not be written: which file, and why."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"the report {path} could not be written: {reason}")


class UnknownFormatError(FactcheckError):
    """A report asked for in a format that there is none of: its name."""

    def __init__(self, name: str) -> None:
        self.name = name
        hint = "; JUnit is pytest's own: --junitxml=PATH" if name == "junit" else ""
        super().__init__(f"no report is called {name!r}; there are {', '.join(FILES)}{hint}")


def write_reports(
    result: Result,
    folder: Path,
    formats: Iterable[str] = ("md", "json"),
    rules: Rules | None = None,
    root: Path | None = None,
) -> list[Path]:
    """Write a report in each format of ``FILES`` asked for, and say where.

    Lines of claim files are read under ``root`` (the working directory without one). Raises
    ``ReportError`` for a folder that cannot be written to or is full; the files written before
    are whole, and an older file that could not be replaced is left as it was. Raises
    ``UnknownFormatError`` for a format that is not in ``FILES``, before anything is written.
    """
    formats = tuple(formats)
    for name in formats:
        if name not in FILES:
            raise UnknownFormatError(name)
    texts = {FILES[name]: _rendered(name, result, rules or {}, root) for name in formats}
    return [write_whole(folder / name, text) for name, text in texts.items()]


def _rendered(name: str, result: Result, rules: Rules, root: Path | None) -> str:
    from factcheck import reports  # a format's module is imported only when it is asked for

    if name == "md":
        return reports.render_markdown(result, root)
    if name == "html":
        return reports.render_html(result, rules, root)
    if name == "sarif":
        return reports.render_sarif(result, rules)
    plain = {
        "json": lambda: reports.render_json(result),
        "github": lambda: reports.render_github(result),
        "gitlab": lambda: reports.render_gitlab(result),
        "csv": lambda: reports.render_csv(result),
    }
    return plain[name]()


def write_whole(path: Path, text: str) -> Path:
    """Write a file so that no reader ever finds half of it; raises ``ReportError``."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as file:
            file.write(text.encode())
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise ReportError(path, error.strerror or str(error)) from error
    return path
