"""A check's docstring examples, run as what they are: small projects of their own."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from factcheck.archive import Archive, load
from factcheck.check import Check, Example, standard_checks
from factcheck.claimfiles.stream import parse
from factcheck.errors import FactcheckError
from factcheck.model import Finding, Result
from factcheck.running.examine import ALLOWANCE, part_parameter
from factcheck.running.run import run

_WHOLE = {
    "published",
    "text",
    "claims",
    "references",
    "expect",
    "others",
    "other_text",
    "other_published",
}


def findings_in(check: Check, example: Example) -> tuple[Finding, ...]:
    """What a check finds in one of its examples; raises as ``result_of`` does."""
    found = result_of(check, example).findings
    return tuple(finding for finding in found if finding.rule == check.rule)


def result_of(check: Check, example: Example) -> Result:
    """What comes of a check, and of those that it needs, on one of its examples.

    Raises ``UnreadableError`` where the example is no claim file, ``RuntimeError`` where the
    check fails by itself.
    """
    result = run_example(example, [check, *_needed_by(check)])
    if result.breakdowns:
        raise RuntimeError(result.breakdowns[0].message)
    return result


def untrue_examples(check: Check) -> Iterator[tuple[Example, str]]:
    """Its examples that are not true of a check, each with what happens instead."""
    for example in check.examples:
        try:
            found = findings_in(check, example)
        except (FactcheckError, RuntimeError) as error:
            yield example, f"cannot be run: {error}"
            continue
        if bool(found) != example.fails:
            yield example, f"fails: {found[0].message}" if found else "passes"


def run_example(example: Example, checks: Iterable[Check]) -> Result:
    """What some checks find in an example."""
    with tempfile.TemporaryDirectory() as folder:
        return run(_project(example.yaml, Path(folder)), checks)


def _needed_by(check: Check) -> tuple[Check, ...]:
    """The other checks that one needs to know of: an allowance is of their findings."""
    if part_parameter(check) != ALLOWANCE:
        return ()
    return tuple(other for other in standard_checks() if other.rule != check.rule)


def _project(example: str, folder: Path) -> Archive:
    """The archive of an example: one claim, or ``{published, text, claims, references, …}``.

    ``others`` are claims of another source, ``other_text`` what it says, ``other_published`` when.
    """
    content: Any = parse(example, "example.yaml")[0]
    whole: dict[str, Any] = content if set(content) <= _WHOLE else {"claims": {"example": content}}
    _write(folder / "claims" / "example.yaml", whole, whole["claims"])
    for key, name in (("text", "example.txt"), ("other_text", "other.txt")):
        if key in whole:
            (folder / name).write_text(whole[key], "utf-8")
    if "others" in whole:
        given = {"text": "other_text", "published": "other_published"}
        other = {key: whole[name] for key, name in given.items() if name in whole}
        _write(folder / "claims" / "other.yaml", other, whole["others"])
    if "references" in whole:
        _write(folder / "claims" / "reference" / "reference.yaml", {}, whole["references"])
    return load(folder)


def _write(path: Path, whole: dict[str, Any], claims: dict[str, Any]) -> None:
    source = {"title": path.stem}
    source |= {"published": whole["published"]} if "published" in whole else {}
    source |= {"file": f"../{path.stem}.txt"} if "text" in whole else {}
    content: dict[str, Any] = {"source": source, "claims": claims}
    content |= {"expect": whole["expect"]} if "expect" in whole else {}
    path.parent.mkdir(parents=True, exist_ok=True)
    written = yaml.dump(content, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    path.write_text(written, "utf-8")
