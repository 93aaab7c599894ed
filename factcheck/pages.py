"""The published pages of the checks, made of their docstrings.

``python -m factcheck.pages`` writes those of the standard checks to ``docs/checks``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from factcheck.check import Check, standard_checks

INDEX = "README.md"
OWN = "own"
WEIGHTS = {
    "error": "An error: it fails a run.",
    "warning": "A warning: a desk should look; a run does not fail.",
    "note": "A note: worth knowing, no defect.",
}
_KEYS = {
    "references": "`references` is what the desk already holds to be true.",
    "others": "`others` is what another source claims.",
    "expect": "`expect` is a relation between claims.",
    "text": "`text` is the source as captured.",
}


def family_of(check: Check) -> str:
    """The folder that a check's file stands in; ``own`` where that is the checks' folder itself."""
    folder = Path(check.path).parent.name
    return OWN if folder == "checks" else folder


def by_family(checks: Iterable[Check]) -> list[tuple[str, list[Check]]]:
    """Families and their checks, both in the order of their names."""
    ordered = sorted(checks, key=lambda check: (family_of(check), check.rule))
    return [(family, list(members)) for family, members in groupby(ordered, family_of)]


def keys_of(examples: Iterable[str]) -> list[str]:
    """What the keys of examples stand for, where an example is more than one claim."""
    text = "".join(examples)
    return [meaning for key, meaning in _KEYS.items() if f"\n{key}:" in f"\n{text}"]


def render_page(check: Check) -> str:
    """A check's page in Markdown: the defect, why it matters, what fails and what passes."""
    parts = [
        f"# {check.rule}",
        check.summary,
        check.description,
        f"{WEIGHTS[check.severity]} Family: {family_of(check)}.",
        *_examples("It fails on", check, fails=True),
        *_examples("It passes", check, fails=False),
        *keys_of(example.yaml for example in check.examples),
        "## To accept a finding",
        "Beside one of the claims that it names, with a reason that a colleague understands:",
        _block(f"allow:\n  {check.rule}: why it stands\n"),
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def _examples(heading: str, check: Check, *, fails: bool) -> Iterator[str]:
    shown = [_block(example.yaml) for example in check.examples if example.fails is fails]
    yield from [f"## {heading}", *shown] if shown else []


def _block(yaml: str) -> str:
    return f"```yaml\n{yaml}```"


def render_index(checks: Iterable[Check]) -> str:
    """The page that leads to all others: a table of rules for each family."""
    parts = ["# Checks", "What each rule finds. `factcheck explain RULE` prints its page."]
    for family, members in by_family(checks):
        parts += [f"## {family}", _table(members)]
    return "\n\n".join(parts) + "\n"


def _table(checks: Iterable[Check]) -> str:
    rows = (
        f"| [{check.rule}]({check.rule}.md) | {check.severity} | {_cell(check.summary)} |"
        for check in checks
    )
    return "\n".join(["| rule | severity | what it finds |", "|---|---|---|", *rows])


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def render_pages(checks: Iterable[Check]) -> dict[str, str]:
    """The text of every page by its file name, the index included."""
    known = list(checks)
    return {INDEX: render_index(known)} | {
        f"{check.rule}.md": render_page(check) for check in known
    }


def write_pages(folder: str | Path) -> list[Path]:
    """Write the pages of the standard checks, and take away those of rules that are gone."""
    pages = render_pages(standard_checks())
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    for left in target.glob("*.md"):
        if left.name not in pages:
            left.unlink()
    for name, text in pages.items():
        (target / name).write_text(text, "utf-8", newline="\n")
    return [target / name for name in sorted(pages)]


if __name__ == "__main__":
    write_pages(sys.argv[1] if len(sys.argv) > 1 else "docs/checks")
