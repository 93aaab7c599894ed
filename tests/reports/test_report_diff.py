from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.reports import OtherFormatError, as_tree, diff_reports
from tests.reports.conftest import Desk


def test_new_gone_and_unchanged_are_told(desk: Desk) -> None:
    old = as_tree(desk.with_findings(*desk.result.findings[1:]))
    new = as_tree(desk.with_findings(*desk.result.findings[:-1]))
    assert diff_reports(old, new) == (
        "New: 1 finding\n"
        "  claims/lavrov.yaml:50:15: error conversion-error: "
        "900 km is 559 miles, not 500; 500 miles is 805 km, not 900.\n"
        "Gone: 1 finding\n"
        "  claims/lavrov.yaml:60:15: note, allowed claims-disagree: 460 km here, 460 km there.\n"
        "Unchanged: 3 findings"
    )


def test_a_verdict_that_changed_is_told(desk: Desk) -> None:
    quiet = replace(desk.result, observations=())
    assert diff_reports(as_tree(desk.result), as_tree(quiet)).splitlines()[-3:] == [
        "  lavrov.landing: agrees → checked by nothing",
        "  lavrov.statement: cannot tell → checked by nothing",
        "  lavrov.flight: agrees → checked by nothing",
    ]


def test_another_format_is_refused(desk: Desk) -> None:
    with pytest.raises(OtherFormatError) as refused:
        diff_reports({"version": 2}, as_tree(desk.result))
    assert str(refused.value) == "the old report is not a consistency report of version 1"
