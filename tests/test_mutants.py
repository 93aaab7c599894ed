"""The script of mutants changes what it says it changes, and draws the same by the same seed."""

from pathlib import Path

import pytest

from tests.mutants import applied, drawn, kept_in, mutants_of, room_tests

CODE = '''\
"""Words that do nothing."""
from typing import Any

def check(size: int = 3, name: "str" = "") -> bool:
    """More of them."""
    if size < 10 and not name:
        return "é" in name
    return True
'''


def mutated(code: str) -> list[str]:
    """The lines that mutants change, as they are then."""
    before = code.splitlines()
    texts = (applied(code, one).splitlines() for one in mutants_of("factcheck/a.py", code))
    return [b.strip() for text in texts for a, b in zip(before, text, strict=True) if a != b]


def test_every_part_that_does_something_is_changed_once() -> None:
    assert sorted(mutated(CODE)) == sorted(
        [
            'def check(size: int = 4, name: "str" = "") -> bool:',
            "if (not (size < 10 and not name)):",
            "if size < 10 or not name:",
            "if size <= 10 and not name:",
            "if size < 11 and not name:",
            "if size < 10 and name:",
            "return None",
            'return "é" not in name',
            'return "" in name',
            "return None",
            "return False",
        ]
    )


def test_a_table_loses_rows_and_changes_numbers() -> None:
    table = "# 1 of these\n[scale]\nthousand | 1000\nb5 | x\n"
    texts = [applied(table, one) for one in mutants_of("factcheck/words/en/a.txt", table)]
    assert texts == [
        "# 1 of these\n[scale]\n\nb5 | x\n",
        "# 1 of these\n[scale]\nthousand | 1001\nb5 | x\n",
        "# 1 of these\n[scale]\nthousand | 1000\n\n",
    ]


@pytest.mark.parametrize(
    ("path", "tests"),
    [
        ("factcheck/names/spelling.py", ["tests/names"]),
        ("factcheck/interval.py", ["tests/test_interval.py"]),
        ("factcheck/pytest_plugin.py", ["tests/plugin"]),
        ("checks/names/role_varies.py", ["tests/checks/names", "tests/checks/test_examples.py"]),
        ("factcheck/words/en/months.txt", ["tests/words"]),
    ],
)
def test_a_mutant_is_run_against_the_room_tests_its_room(path: str, tests: list[str]) -> None:
    assert room_tests(path) == tests


def test_the_same_seed_draws_the_same_mutants() -> None:
    rooms = ["factcheck/text", "factcheck/words/en/months.txt"]
    assert drawn(7, 20, rooms) == drawn(7, 20, rooms)
    assert drawn(7, 20, rooms) != drawn(8, 20, rooms)


def test_what_was_run_before_is_known_again(tmp_path: Path) -> None:
    kept = tmp_path / "kept.jsonl"
    assert kept_in(kept) == {}
    kept.write_text('{"mutant": "a.py:1:2 x", "survived": true}\n')
    assert kept_in(kept) == {"a.py:1:2 x": True}
