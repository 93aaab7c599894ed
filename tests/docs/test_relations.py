"""Each example of docs/relations.md, with what the page says that a run says of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factcheck.check import Example, standard_checks
from factcheck.consistency.forms import FORMS
from factcheck.examples import run_example
from factcheck.model import Result

PAGE = (Path(__file__).parents[2] / "docs" / "relations.md").read_text("utf-8")
EXAMPLES = re.findall(r"```yaml\n([\s\S]*?)```\n\n((?:>.*\n)+)", PAGE)


def said(result: Result) -> str:
    """The error, or else what the last of the compared claims came to, and why."""
    if result.errors:
        return " ".join(f"`{one.rule}`: {one.message}" for one in result.errors)
    last = [one for one in result.standings if one.reason][-1]
    return f"{last.verdict}: {last.reason}".rstrip(".") + "."


@pytest.mark.parametrize(("yaml", "told"), EXAMPLES)
def test_an_example_comes_to_what_the_page_says(yaml: str, told: str) -> None:
    written = " ".join(line.removeprefix(">").strip() for line in told.splitlines())
    assert said(run_example(Example(yaml, fails=False), standard_checks())) == written


@pytest.mark.parametrize("form", FORMS)
def test_every_form_has_its_section_with_an_example(form: str) -> None:
    sections = re.split(r"^## ", PAGE, flags=re.MULTILINE)
    (section,) = [one for one in sections if one.startswith(f"{form}:")]
    assert f"{form}: " in "".join(re.findall(r"```yaml\n(.*?)```", section, re.DOTALL))


def test_every_block_is_followed_by_what_a_run_says() -> None:
    assert PAGE.count("```yaml") == len(EXAMPLES)
