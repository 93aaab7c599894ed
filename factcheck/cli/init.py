"""``factcheck init``: a claims project to start from."""

from __future__ import annotations

import argparse
from pathlib import Path

from factcheck.cli.writing import write_new
from factcheck.errors import FactcheckError
from factcheck.harmless import printed
from factcheck.yaml_kind import SCHEMA

HELP = """\
Writes a short article with one wrong figure, its claims, and a file that takes in the standard
checks. Run them, and the wrong figure is reported in red, with the reason. A file that is there
already is never written over.

  factcheck init my-desk     starts a project in the folder my-desk
  cd my-desk
  pytest checks/             runs the checks"""


def describe(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument(
        "folder",
        metavar="FOLDER",
        nargs="?",
        type=Path,
        default=Path(),
        help="the folder to start in, made where it is missing (default: this folder)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the project's files, and say what to do next."""
    folder: Path = arguments.folder
    _refuse_claims(folder)
    wanted = {
        name: text for name, text in KEPT_WHERE_THERE.items() if not (folder / name).exists()
    } | ALWAYS_NEW
    schema = f"# yaml-language-server: $schema={SCHEMA.resolve().as_posix()}\n"
    wanted["claims/example.yaml"] = schema + wanted["claims/example.yaml"]
    write_new({folder / name: text for name, text in wanted.items()})
    print(printed(_said(folder, list(wanted))))
    return 0


def _refuse_claims(folder: Path) -> None:
    found = sorted(folder.glob("claims/**/*.y*ml"))
    if found:
        raise FactcheckError(
            f"{folder} holds claims already ({found[0].relative_to(folder).as_posix()}); "
            "factcheck new ARTICLE.txt adds a claim file"
        )


def _said(folder: Path, names: list[str]) -> str:
    kept = [name for name in KEPT_WHERE_THERE if name not in names]
    enter = [] if folder == Path() else [f"  cd {folder}"]
    return "\n".join(
        [
            "Started a claims project:",
            *(f"  {name:<21}{MEANINGS[name]}" for name in names),
            *(f"  {name:<21}was there and stays as it is" for name in kept),
            "",
            "Next:",
            *enter,
            "  pytest checks/       red: one figure of the example is wrong",
            "  Correct “294 feet” to “394 feet” in seeds/example.txt and claims/example.yaml,",
            "  and it turns green.",
            "",
            "Then put an article of your own into seeds/, and:",
            "  factcheck new seeds/ARTICLE.txt   writes a first claim file for it",
            "  factcheck rules                   lists what the checks find",
        ]
    )


PYPROJECT = """\
# A claims project: `pytest checks/` runs its checks.
[tool.pytest.ini_options]
testpaths = ["checks"]
"""

GITIGNORE = """\
__pycache__/
.pytest_cache/
reports/
"""

STANDARD = '''\
"""The standard checks: `factcheck rules` lists them.

A check of your own is a function check_… in a file beside this one.
"""

from factcheck.checks import *
'''

ARTICLE = """\
Millbrook Opens Its Footbridge

MILLBROOK, May 6, 2024 — The new footbridge over the Mill opened on Saturday, May 4, 2024.

It is 120 meters (294 feet) long and carries up to 400 people at a time. Work took two years.

“It is a small bridge with a long history,” said Ada Holm, the mayor.
"""

CLAIMS = """\
# What the article says, word for word. A claim carries at most one value: quantity, date, name,
# quotation and others; `about` names its subject, and a property of it.
source:
  title: Millbrook Opens Its Footbridge
  file: ../seeds/example.txt
  published: 2024-05-06

claims:
  opening:
    exact: opened on Saturday, May 4, 2024
    about: [footbridge opens, date]
    date: Saturday, May 4, 2024
    tense: past
  length:
    exact: 120 meters (294 feet) long
    about: [footbridge, length]
    quantity: 120 meters
    restated: 294 feet
  load:
    exact: up to 400 people at a time
    about: [footbridge, load]
    quantity: up to 400 people
  mayor:
    exact: Ada Holm, the mayor
    about: Ada Holm
    name: Ada Holm
    role: mayor
  history:
    exact: It is a small bridge with a long history
    about: [footbridge, judgement]
    quotation: It is a small bridge with a long history
    by: Ada Holm
"""

KEPT_WHERE_THERE = {"pyproject.toml": PYPROJECT, ".gitignore": GITIGNORE}
ALWAYS_NEW = {
    "checks/standard.py": STANDARD,
    "claims/example.yaml": CLAIMS,
    "seeds/example.txt": ARTICLE,
}
MEANINGS = {
    "pyproject.toml": "marks the project's root for pytest",
    ".gitignore": "leaves reports and caches out of version control",
    "checks/standard.py": "takes in the standard checks; your own stand beside it",
    "claims/example.yaml": "what an article says, written for the checks",
    "seeds/example.txt": "the article as captured",
}
