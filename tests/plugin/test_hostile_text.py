"""Text that attacks a terminal, a log or a page, in every place of a project that holds text."""

import re

import pytest

from factcheck.harmless import visible
from tests.plugin.conftest import Project

HOSTILE = (
    r"A\e]8;;http://example.org\aB\x9b31mC\n::error file=x::D\r##[error]E ##vso[task.x]F"
    r"\u00ad\u034f\u3164\U000E0041\u202e\u2066"
)
FOLDER = "claims/q\x1b]0;title\x07\x9b31m ##[error]\u202e"
CLAIMS = f"""\
source: {{title: "{HOSTILE}", publisher: "{HOSTILE}", file: ../../seeds/a.txt}}
claims:
  a: {{quantity: 900 km, restated: 500 miles, exact: 900 km (500 miles), by: "{HOSTILE}"}}
  b: {{name: "Sergey {HOSTILE}", about: "{HOSTILE}", role: "{HOSTILE}", note: "{HOSTILE}"}}
  c: {{name: "Sergei {HOSTILE}", about: "{HOSTILE}", allow: {{no-such-rule: "{HOSTILE}"}}}}
  d: {{quotation: "{HOSTILE}"}}
  e: {{quantity: "12 {HOSTILE}", about: ["{HOSTILE}", q]}}
  f: {{quantity: "13 {HOSTILE}", about: ["{HOSTILE}", q]}}
  g: {{exact: "nowhere {HOSTILE}"}}
"""
ARTICLE = """\
Head ##[warning]head

Serg\u202eey \u00adflew 900 km (500 miles)\u3164 here \u034f\U000e0041 ::error::z ##[error]q.
"""
OWN = f"""\
def check_own(claim):
    \"\"\"A finding, worded in hostile words.\"\"\"
    assert claim.id != "a", "{HOSTILE}"

def check_broken(claim):
    \"\"\"A check that breaks down with hostile words.\"\"\"
    raise ValueError("{HOSTILE}")
""".replace(r"\e", r"\x1b")
FORMATS = "html,sarif,junit,github,gitlab,csv"
SEEN_BY_PEOPLE = ("consistency.md", "consistency.html", "consistency.csv", "consistency.xml")
COLOURS = re.compile(r"\033\[[\d;]*m")


@pytest.fixture
def attacked(project: Project) -> Project:
    project.write("seeds/a.txt", ARTICLE)
    project.write(f"{FOLDER}/a.yaml", CLAIMS)
    project.write("checks/standard.py", "from factcheck.checks import *\n")
    project.write("checks/own.py", OWN)
    return project


@pytest.mark.parametrize("options", [(), ("-q",), ("-v",), ("--color=yes",), ("--tb=long", "-rA")])
def test_a_run_prints_nothing_that_hides_or_gives_orders(
    attacked: Project, options: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    result = attacked.run(*options)
    out = COLOURS.sub("", result.stdout.str())
    assert result.ret == 2  # a check broke down
    assert visible(out) == out
    assert not any(line.lstrip().startswith("::") for line in out.split("\n"))
    assert "##[" not in out
    assert "##vso[" not in out


def test_no_report_holds_what_hides(attacked: Project) -> None:
    attacked.run(f"--factcheck-report={FORMATS}")
    written = {name: content.decode() for name, content in attacked.reports().items()}
    assert len(written) == len(FORMATS.split(",")) + 2
    assert {name: text for name, text in written.items() if visible(text) != text} == {}


def test_annotations_are_the_only_lines_that_give_orders(attacked: Project) -> None:
    result = attacked.run("--factcheck-report=github")
    orders = [line for line in result.outlines if line.lstrip().startswith("::")]
    assert orders
    assert all(re.match(r"::(error|warning|notice) file=claims/", line) for line in orders)


def test_faults_of_a_claim_file_are_told_without_what_hides(attacked: Project) -> None:
    attacked.write("claims/b.yaml", f'source: {{title: A}}\nclaims: {{"{HOSTILE}": {{}}}}\n')
    result = attacked.run()
    told = result.stderr.str() + result.stdout.str()
    assert result.ret == 4
    assert visible(told) == told
    assert not any(line.lstrip().startswith("::") for line in told.split("\n"))
    assert "##[" not in told
