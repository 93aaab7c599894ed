"""Writes down which planted slips lint tells, in ``slips.txt``.

    python tests/articles/record.py

A row that was told and no longer is stays told: ``test_articles.py`` asks for it.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2])]

from tests.articles.slips import SLIPS, rules_told, slips, written  # noqa: E402 — as above

if __name__ == "__main__":
    rows = [one if one.rule else one._replace(rule=rules_told(one)) for one in slips()]
    SLIPS.write_text(written(rows), "utf-8")
    told = sum(bool(one.rule) for one in rows)
    sys.stdout.write(f"{told} of {len(rows)} slips are told\n")
