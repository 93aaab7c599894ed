"""The files of a new claims project: an article of our own with one slip, and its claims."""

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
