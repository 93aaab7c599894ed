"""``factcheck init``: a claims project to start from."""

from __future__ import annotations

import argparse
from pathlib import Path

from factcheck.cli.writing import schema_line, write_new
from factcheck.errors import FactcheckError
from factcheck.harmless import printed

HELP = """\
Writes a short article with one wrong figure, its claims, and a file that takes in the standard
checks. Run them, and the wrong figure is reported in red, with the reason. A file that is there
already is never written over.

  factcheck init my-desk     starts a project in the folder my-desk
  cd my-desk
  pytest checks/             runs the checks"""

_EXAMPLE = Path(__file__).with_name("example")


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
    claims, article = (_EXAMPLE.with_suffix(one).read_text("utf-8") for one in (".yaml", ".txt"))
    wanted = {
        name: text for name, text in KEPT_WHERE_THERE.items() if not (folder / name).exists()
    } | {
        "checks/standard.py": STANDARD,
        "claims/example.yaml": schema_line(folder / "claims", folder) + claims,
        "seeds/example.txt": article,
    }
    write_new({folder / name: text for name, text in wanted.items()})
    print(printed(_next_steps(folder, list(wanted))))
    return 0


def _refuse_claims(folder: Path) -> None:
    found = sorted(folder.glob("claims/**/*.y*ml"))
    if found:
        raise FactcheckError(
            f"{folder} holds claims already ({found[0].relative_to(folder).as_posix()}); "
            "factcheck new ARTICLE.txt adds a claim file"
        )


def _next_steps(folder: Path, names: list[str]) -> str:
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

KEPT_WHERE_THERE = {"pyproject.toml": PYPROJECT, ".gitignore": GITIGNORE}
MEANINGS = {
    "pyproject.toml": "marks the project's root for pytest",
    ".gitignore": "leaves reports and caches out of version control",
    "checks/standard.py": "takes in the standard checks; your own stand beside it",
    "claims/example.yaml": "what an article says, written for the checks",
    "seeds/example.txt": "the article as captured",
}
