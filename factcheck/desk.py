"""A project in a run: its claims and checks, and what was recorded of it before.

What fails the run, what is written of its result, and what a terminal shows, with pytest or not.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from factcheck.archive import Archive
from factcheck.archive.loading import Project, find_project, load_found
from factcheck.check import Check, find_checks, standard_checks
from factcheck.errors import FactcheckError
from factcheck.harmless import one_line, without_commands
from factcheck.model import Result, Seen, Severity, Source
from factcheck.model.result import Before, percent_claimed
from factcheck.reports.baseline import Baseline, baseline_at
from factcheck.reports.github import render_github
from factcheck.reports.paper import Paper, can_print
from factcheck.reports.terminal import render_briefly, render_terminal
from factcheck.reports.writing import (
    ALWAYS,
    DOCUMENTED,
    JUNIT,
    append_to_job,
    folder_in_repository,
    write_reports,
)
from factcheck.running.examine import has_subjects, part_parameter
from factcheck.running.examined import Examined
from factcheck.values_given import NEVER, from_here, percent_of

SEEDS = "seeds"  # the folder of a project's texts


class AskedCoverage(Struct, frozen=True, dict=True):
    """That a run tells its coverage: the least percentage, and the report of what is not new."""

    least: float = 0.0
    before: Path | None = None

    @cached_property
    def known(self) -> Before:
        """What the older report covers; raises ``FactcheckError`` for one without coverage."""
        from factcheck.reports.coverage import read_before  # with all below it 40 ms

        return read_before(self.before) if self.before else ()

    def told_in(self, result: Result) -> Result:
        """A result with its coverage."""
        from factcheck.reports.coverage import with_coverage  # as above

        return with_coverage(result, self.known)

    def shortfall(self, result: Result) -> str:
        """What fails a run of too little coverage, in a sentence; empty where it is enough."""
        percent = percent_claimed(result.coverage)
        if percent >= self.least:
            return ""
        return f"Coverage is {percent:.1f} %, less than the {self.least:g} % asked for."

    def rendered(self, result: Result, paper: Paper) -> str:
        """The tables for a terminal, and what fails the run."""
        from factcheck.reports.coverage import render_coverage  # as above

        told = (render_coverage(result.coverage, paper), self.shortfall(result))
        return "\n" + "\n".join(filter(None, told))


def asked_coverage(
    option: str, least: str | None, before: str | Path | None, *, is_asked: bool
) -> AskedCoverage | None:
    """What three options ask for, any of them coverage; raises ``FactcheckError``.

    ``option`` is what the ``least`` percentage is given with.
    """
    if not (is_asked or least is not None or before):
        return None
    percent = 0.0 if least is None else percent_of(option, least)
    return AskedCoverage(percent, Path(before) if before else None)


class Desk(Struct, frozen=True, eq=False, dict=True):
    """A project, read when it is first asked for.

    ``claims`` is the folder of claim files from the ``root``, ``checks`` that of the project's
    checks; ``baseline_path`` is where findings recorded before are, or would be. ``fail_on`` is
    one of ``FAILING``. A report in each of the ``formats`` is written to ``reports``. A check
    may take ``check_seconds`` in a source; 0 is no limit. ``named`` files are claim files even
    where they look like others. ``lints`` is the folder of which the texts without a claim file
    are read as well, empty for none. ``coverage`` is what was asked for of it, if anything was.
    ``leaves_out`` is as in a ``Project``.
    """

    root: Path
    claims: str
    checks: Path
    baseline_path: Path
    fail_on: str
    reports: Path
    formats: tuple[str, ...] = ()
    check_seconds: float = 0.0
    named: tuple[Path, ...] = ()
    lints: str = ""
    coverage: AskedCoverage | None = None
    leaves_out: bool = False

    @cached_property
    def archive(self) -> Archive:
        """The project's claims."""
        archive = load_found(self.project)
        if not self.lints:
            return archive
        from factcheck.drafting.lint import with_texts  # 60 ms, which few runs ask for

        return with_texts(archive, self.lints)

    @cached_property
    def seen(self) -> Seen | None:
        """What was seen of its claims where these are not in memory, as in a ``Result``."""
        return None

    def take(self, archive: Archive, seen: Seen | None) -> None:
        """Take the project's claims as an engine gives them, and read them no more."""
        vars(self).update(archive=archive, seen=seen)

    def read_again(self) -> None:
        """Let go of what was taken."""
        for name in ("archive", "seen"):
            vars(self).pop(name, None)

    @property
    def project(self) -> Project:
        """What of the project is to be read."""
        found = find_project(self.root, self.claims, self.named)
        return replace(found, leaves_out=self.leaves_out)

    @cached_property
    def baseline(self) -> Baseline | None:
        """The findings that were recorded before, where there is a file of them."""
        path = self.baseline_path
        if not (path.exists() or path.is_symlink()):
            return None
        return baseline_at(path)

    @cached_property
    def checks_by_rule(self) -> dict[str, Check]:
        """The project's checks; imported only where an allowance or a report's pages ask."""
        return {check.rule: check for check in find_checks(self.checks)}

    def find_check(self, rule: str) -> Check | None:
        """The project's check for a rule."""
        return self.checks_by_rule.get(rule)

    def sources_for(self, check: Check) -> list[Source]:
        """The sources that have something for a check."""
        archive, parameter = self.archive, part_parameter(check)
        held = (source for source in archive.sources if source.is_held_against(check.rule))
        return [source for source in held if has_subjects(parameter, archive, source)]

    def accepted(self, found: Examined) -> Examined:
        """What was found, with what the baseline records allowed."""
        if self.baseline is None:
            return found
        return replace(found, findings=self.baseline.accept(found.findings))

    def complaint(self, found: Examined) -> str:
        """What fails a run of what was found; empty where nothing does."""
        lines = [one_line(one.explanation) for one in found.breakdowns]
        lines += [
            one_line(f"{finding.place}: {finding.severity} {finding.rule}: {finding.message}")
            for finding in found.findings
            if not finding.is_allowed and self._fails(finding.severity)
        ]
        return without_commands("\n".join(lines))

    def _fails(self, severity: Severity) -> bool:
        return self.fail_on != NEVER and severity.rank <= Severity(self.fail_on).rank

    def falls_short(self, result: Result) -> bool:
        """Whether a result has less coverage than is asked for."""
        return self.coverage is not None and bool(self.coverage.shortfall(result))

    @property
    def written_formats(self) -> tuple[str, ...]:
        """The formats in which reports are written: JUnit's is pytest's own."""
        return (*ALWAYS, *(name for name in self.formats if name != JUNIT))

    def write(self, result: Result) -> tuple[list[Path], str]:
        """Write the reports, and the job's summary: where they lie, or why they could not be."""
        pages: dict[str, Check] = {}
        if DOCUMENTED.intersection(self.written_formats):
            pages = self.checks_by_rule or {check.rule: check for check in standard_checks()}
        try:
            written = write_reports(result, self.reports, self.written_formats, pages, self.root)
            append_to_job(result, self.root)
        except FactcheckError as error:
            return [], str(error)
        return written, ""

    def paper(self, width: int, has_colours: bool) -> Paper:
        """What can be shown on standard output, with places as a person there would write them."""
        encoding = getattr(sys.stdout, "encoding", None) or "ascii"
        root = from_here(self.root)
        folder = f"{root.as_posix()}/" if root != Path() else ""
        return Paper(width, has_colours, not can_print("“→”", encoding), folder)

    def told(
        self,
        result: Result,
        paper: Paper,
        verbosity: int,
        written: Sequence[str] = (),
        is_whole: bool = True,
    ) -> Iterator[str]:
        """A result for a terminal, the findings alone where the ``verbosity`` is below 0.

        Then come coverage and annotations, where they are asked for. ``written`` are reports;
        of a run of some checks (``is_whole`` false), it says so.
        """
        if verbosity < 0:
            yield without_commands(render_briefly(result, paper))
        else:
            page = next((path for path in written if path.endswith(".html")), "")
            report = ", ".join(path for path in written if not path.endswith(".html"))
            shown = render_terminal(result, paper, self.root, report, is_whole, verbosity, page)
            yield without_commands(shown)
        if self.coverage:
            yield without_commands(self.coverage.rendered(result, paper))
        if "github" in self.formats:
            commands = render_github(result, folder_in_repository(self.root))
            yield from map(paper.raw, commands.splitlines())
