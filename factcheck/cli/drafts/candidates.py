"""What in an article may be worth a claim: figures, test results, dates, quotations, people."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.cli.drafts.candidate import Candidate
from factcheck.cli.drafts.days import find_days
from factcheck.cli.drafts.figures import find_figures
from factcheck.cli.drafts.means import find_means
from factcheck.cli.drafts.people import find_people_and_quotations
from factcheck.cli.drafts.shares import find_fractions
from factcheck.statistics import find_counted, find_result_spans
from factcheck.text import Span


def find_candidates(text: str, published: str = "") -> list[Candidate]:
    """Every candidate, no figure inside a date or a test result."""
    wholes = [
        *find_days(text, published),
        *_results(text),
        *find_means(text),
        *find_fractions(text),
    ]
    figures = find_figures(text, [whole.span for whole in wholes])
    found = [*wholes, *figures, *find_people_and_quotations(text)]
    return sorted(found, key=lambda one: (one.span, one.kind))


def _results(text: str) -> Iterator[Candidate]:
    """Test results, and percentages beside their counts, as papers print them."""
    for start, end in find_result_spans(text):
        yield Candidate(Span(start, end), "test result", {"statistic": text[start:end]})
    for start, end in find_counted(text):
        yield Candidate(Span(start, end), "figure", {"share": text[start:end]})
