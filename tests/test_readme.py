"""What the README shows is what a run prints."""

import re
from pathlib import Path

import yaml

import factcheck
from factcheck.reports.findings import Lines
from factcheck.reports.frames import frame
from factcheck.reports.paper import Paper

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def test_the_finding_that_it_shows_is_the_real_one() -> None:
    found = factcheck.run(ROOT).findings
    first = [one for one in found if one.claims[0].document.id == "lavrov-thanks-north-korea"]
    shown = frame(first[0], Lines(ROOT), Paper(80))
    assert f"```\n{shown}\n```\n<!-- end of the finding -->" in README


def test_the_worked_total_is_the_real_one() -> None:
    told = next(
        one.message for one in factcheck.run(ROOT).findings if one.rule == "parts-miss-total"
    )
    low, high = re.findall(r"\(([\d.]+)–([\d.]+) million with rounding\)", told)[0]
    assert f"the four make {low} to {high} million" in README


def test_every_yaml_and_python_block_is_sound() -> None:
    for language, block in re.findall(r"```(yaml|python)\n(.*?)```", README, flags=re.DOTALL):
        if language == "yaml":
            assert isinstance(yaml.safe_load(block), dict)
        else:
            compile(block, "README.md", "exec")


def test_every_file_that_it_points_to_is_there() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / target).exists(), target


def test_every_public_name_that_it_uses_exists() -> None:
    for name in re.findall(r"factcheck\.([a-z_]+)\(", README):
        assert hasattr(factcheck, name)
