from pathlib import Path

from factcheck import Check, find_checks, standard_checks
from factcheck.pages import by_family, family_of, render_index, render_page

OVERTAKEN = '''\
from factcheck import warning


@warning
def check_far_off(pair):
    """Two claims | far apart.

    A reader is
    lost.

    Fails:
        - claims:
            one: {about: [fire, dead], quantity: 12 people}
          references:
            other: {about: [fire, dead], quantity: 21 people}

    Passes:
        - quantity: 12 people
    """
    assert not pair.conflicts, pair.explanation
'''
PAGE = """\
# far-off

Two claims | far apart.

A reader is
lost.

A warning: a desk should look; a run does not fail. Family: dates.

## It fails on

```yaml
claims:
  one: {about: [fire, dead], quantity: 12 people}
references:
  other: {about: [fire, dead], quantity: 21 people}
```

## It passes

```yaml
quantity: 12 people
```

`references` is what the desk already holds to be true.

## To accept a finding

Beside one of the claims that it names, with a reason that a colleague understands:

```yaml
allow:
  far-off: why it stands
```
"""
INDEX = """\
# Checks

What each rule finds. `factcheck explain RULE` prints its page.

## dates

| rule | severity | what it finds |
|---|---|---|
| [far-off](far-off.md) | warning | Two claims \\| far apart. |
"""


def far_off(folder: Path) -> Check:
    path = folder / "checks" / "dates" / "far_off.py"
    path.parent.mkdir(parents=True)
    path.write_text(OVERTAKEN, "utf-8")
    (check,) = find_checks(folder)
    return check


def test_a_page_is_made_of_a_docstring(tmp_path: Path) -> None:
    assert render_page(far_off(tmp_path)) == PAGE


def test_the_index_is_a_table_for_each_family(tmp_path: Path) -> None:
    assert render_index([far_off(tmp_path)]) == INDEX


def test_a_check_without_a_folder_of_its_own_is_the_project_s_own(tmp_path: Path) -> None:
    check = far_off(tmp_path)
    Path(check.path).rename(tmp_path / "checks" / "far_off.py")
    (moved,) = find_checks(tmp_path)
    assert (family_of(check), family_of(moved)) == ("dates", "own")


def test_every_check_stands_in_one_family() -> None:
    families = by_family(standard_checks())
    rules = [check.rule for _, members in families for check in members]
    assert sorted(rules) == [check.rule for check in standard_checks()]
    assert [family for family, _ in families] == sorted({family for family, _ in families})
