"""Reports → files, each whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from errno import EISDIR, ENOTDIR
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from factcheck.check import Check
from factcheck.errors import FactcheckError
from factcheck.model import Result
from factcheck.values_given import meant
from factcheck.whole_files import is_linked, sweep, taken_away, write_beside


class _Format(NamedTuple):
    """Where a report is written, by which function of which module, and what that takes beside."""

    file: str
    module: str
    function: str
    takes: tuple[str, ...] = ()


_FORMATS: Mapping[str, _Format] = {
    "md": _Format("consistency.md", "markdown", "render_markdown", ("root",)),
    "json": _Format("consistency.json", "json_report", "json_pieces"),
    "jsonl": _Format("consistency.jsonl", "json_report", "json_lines"),
    "html": _Format("consistency.html", "html", "render_pages", ("rules", "root")),
    "sarif": _Format("consistency.sarif", "sarif", "render_sarif", ("rules", "folder")),
    "github": _Format("consistency.github.txt", "github", "render_github", ("folder",)),
    "gitlab": _Format("consistency.gitlab.json", "gitlab", "render_gitlab", ("folder",)),
    "csv": _Format("consistency.csv", "csv_report", "render_csv"),
    "footnotes": _Format("footnotes/", "footnotes", "render_footnotes"),
    "webannotation": _Format("webannotation.jsonld", "web_annotation", "render_web_annotation"),
    "claimreview": _Format("claimreview.jsonld", "claim_review", "render_claim_review"),
}
FILES: Mapping[str, str] = {name: form.file for name, form in _FORMATS.items()}
ALWAYS = ("md", "json")
"""The reports that every run of a project writes."""
DOCUMENTED = {name for name, form in _FORMATS.items() if "rules" in form.takes}
"""The reports that carry the rules' pages."""
JUNIT = "junit"  # the report that pytest itself writes


def more_formats() -> Iterator[str]:
    """The reports that are written where they are asked for."""
    return (name for name in FILES if name not in ALWAYS)


class ReportError(FactcheckError):
    """A report that could not be written: which file, and why."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"the report {path} could not be written: {reason}")


class UnknownFormatError(FactcheckError):
    """A report asked for in a format that there is none of: its name, and what else there is."""

    def __init__(self, name: str, also: Sequence[str] = ()) -> None:
        self.name, self.also = name, also
        hint = "; JUnit is pytest's own: --junitxml=PATH" if name == JUNIT else ""
        known = (*FILES, *also)
        likely = meant(name, known)
        there_are = f"{likely} There are" if likely else "there are"
        super().__init__(f"no report is called {name!r}; {there_are} {', '.join(known)}{hint}")


def write_reports(
    result: Result,
    folder: Path,
    formats: Iterable[str] = ("md", "json"),
    rules: Mapping[str, Check] | None = None,
    root: Path | None = None,
) -> list[Path]:
    """Write a report in each format of ``FILES`` asked for, and say where.

    Lines of claim files are read under ``root`` (the working directory without one). Raises
    ``ReportError`` for a folder that cannot be written to, is full or is a link; then the older
    files are all left as they were. Raises ``UnknownFormatError`` for a format that is not in
    ``FILES``, before anything is written.
    """
    formats = tuple(formats)
    check_formats(formats)
    refuse_link(folder, root)
    texts: dict[str, Iterable[str]] = {}
    if with_pages := [name for name in formats if name in _PAGES]:
        result = result.in_memory  # once, for all pages
    for name in formats:
        texts |= _rendered(name, result, rules or {}, root)
    paths = {folder / name: pieces for name, pieces in texts.items()}
    _write_together(paths)
    for name in with_pages:
        _take_away_stale(folder / name, paths)
    return list(paths)


_PAGES = ("html", "footnotes")  # formats with a folder of their name, a page a source in it
_MARK = '<meta name="generator" content="factcheck">'


def _take_away_stale(folder: Path, written: Iterable[Path]) -> None:
    """Take away the pages of sources that are gone; what factcheck has not written stays."""
    if folder.is_symlink():
        return
    for page in sorted(set(folder.glob("*.html")) - set(written)):
        with suppress(OSError, UnicodeError):
            if page.is_file() and _MARK in page.read_text("utf-8")[:1000]:
                page.unlink()


def refuse_link(folder: Path, root: Path | None) -> None:
    """Raise ``ReportError`` where a folder of reports is a link: nobody knows into what.

    So it is of a folder between it and the project's root, too.
    """
    if is_linked(folder, root or Path()):
        raise ReportError(folder, "it is a link, or lies in one")


def names_in(formats: str) -> tuple[str, ...]:
    """The formats that an option names, with commas between."""
    return tuple(filter(None, (name.strip() for name in formats.split(","))))


def check_formats(names: Iterable[str], also: Sequence[str] = ()) -> None:
    """Raise ``UnknownFormatError`` for the first that is not in ``FILES``, nor ``also`` written."""
    for name in names:
        if name not in (*FILES, *also):
            raise UnknownFormatError(name, also)


def _rendered(
    name: str, result: Result, rules: Mapping[str, Check], root: Path | None
) -> Mapping[str, Iterable[str]]:
    """The files of a report in pieces, under their paths from the folder of reports.

    Its module is imported only now: all of them take 20 ms, and a run writes two. What stands
    beside a repository's files counts its paths from the root of that.
    """
    form = _FORMATS[name]
    given = {"rules": rules, "root": root, "folder": folder_in_repository(root)}
    render = getattr(import_module(f"factcheck.reports.{form.module}"), form.function)
    rendered: str | Mapping[str, str] | Iterable[str]
    rendered = render(result, **{key: given[key] for key in form.takes})
    if isinstance(rendered, Mapping):
        return {path: [text] for path, text in rendered.items()}
    return {form.file: [rendered] if isinstance(rendered, str) else rendered}


def append_to_job(result: Result, root: Path | None = None) -> None:
    """Add the Markdown report to the page of a GitHub job, where the run is one.

    Raises ``ReportError`` where that page cannot be written.
    """
    page = os.environ.get("GITHUB_STEP_SUMMARY")
    if page:
        (report,) = _rendered("md", result, {}, root).values()
        with _reported(Path(page)), Path(page).open("a", encoding="utf-8") as summary:
            summary.writelines(report)


def write_whole(path: Path, text: str) -> Path:
    """Write a file so that no reader ever finds half of it; raises ``ReportError``."""
    _write_together({path: [text]})
    return path


def _write_together(texts: Mapping[Path, Iterable[str]]) -> None:
    """Write all the files before any takes the place of an older one."""
    beside: dict[Path, Path] = {}
    with taken_away(beside.values()):
        for path, pieces in texts.items():
            with _reported(path):
                _make_folder(path.parent)
                beside[path] = write_beside(path, pieces)
                if path.is_dir():
                    raise IsADirectoryError(EISDIR, "a folder has its name")
        for path, new in beside.items():
            with _reported(path):
                new.replace(path)
    for folder in {path.parent for path in texts}:
        sweep(folder, (path.name for path in texts))


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise NotADirectoryError(ENOTDIR, f"{folder.name} is no folder") from error


@contextmanager
def _reported(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ReportError(path, error.strerror or str(error)) from error


def folder_in_repository(root: Path | None) -> str:
    """The project's folder, such as ``desk/``; empty where it is the repository's root or in none.

    Without ``root``, the working directory's.
    """
    project = (root or Path()).resolve()
    for folder in (project, *project.parents):
        if (folder / ".git").exists():
            return "".join(f"{part}/" for part in project.relative_to(folder).parts)
    return ""
