"""A project in a run: its claims and checks, what was recorded of it before, and what fails it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from factcheck.archive import Archive
from factcheck.archive.loading import Project, find_project, load_found
from factcheck.check import Check, find_checks
from factcheck.claimfiles.files import read_text
from factcheck.examine import has_subjects, part_parameter
from factcheck.examined import Examined
from factcheck.harmless import without_commands
from factcheck.model import Result, Severity, Source
from factcheck.model.coverage import Before, percent_claimed
from factcheck.reports.baseline import Baseline, read_baseline
from factcheck.reports.escaping import one_line
from factcheck.reports.paper import Paper

NEVER = "never"
SEEDS = "seeds"  # the folder of a project's texts
FAILING = (*map(str, Severity), NEVER)
"""The settings of what fails a run: the least severity that does, or none."""


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
    least: float | None, before: str | Path | None, *, is_asked: bool
) -> AskedCoverage | None:
    """What the three options ask for; any of them asks for coverage."""
    if not (is_asked or least is not None or before):
        return None
    return AskedCoverage(least or 0.0, Path(before) if before else None)


class Desk(Struct, frozen=True, eq=False, dict=True):
    """A project, read when it is first asked for.

    ``claims`` is the folder of claim files from the ``root``, ``checks`` that of the project's
    checks; ``baseline_path`` is where findings recorded before are, or would be. ``fail_on`` is
    one of ``FAILING``. A report in each of the ``formats`` is written to ``reports``. A check
    may take ``check_seconds`` in a source; 0 is no limit. ``named`` files are claim files even
    where they look like others. ``lints`` is the folder of which the texts without a claim file
    are read as well, empty for none. ``coverage`` is what was asked for of it, if anything was.
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

    @cached_property
    def archive(self) -> Archive:
        """The project's claims."""
        archive = load_found(self.project)
        if not self.lints:
            return archive
        from factcheck.drafting.lint import with_texts  # 60 ms, which few runs ask for

        return with_texts(archive, self.lints)

    @property
    def project(self) -> Project:
        """What of the project is to be read."""
        return find_project(self.root, self.claims, self.named)

    @cached_property
    def baseline(self) -> Baseline | None:
        """The findings that were recorded before, where there is a file of them."""
        path = self.baseline_path
        if not (path.exists() or path.is_symlink()):
            return None
        return read_baseline(read_text(path, path.name, path.name), path.name)

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
