"""The script of mutants changes what it says it changes, and draws the same by the same seed."""

from pathlib import Path
from typing import Any

import pytest

from tests.mutants import (
    ROOT,
    Mutant,
    applied,
    changes,
    drawn,
    equivalent,
    files,
    kept_in,
    kind_of,
    mutants_of,
    room_tests,
    text_of,
)
from tests.reached import FEW, Reached, Timed, quickest, statement_lines

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
    every = [one for one in mutants_of("factcheck/a.py", code) if changes(code, one)]
    texts = (applied(code, one).splitlines() for one in every)
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


def test_what_the_garbage_collector_looks_at_is_left_as_it_is() -> None:
    code = "class One(Struct, gc=False, frozen=True):\n    size: int\n"
    assert mutated(code) == ["class One(Struct, gc=False, frozen=False):"]


def test_the_names_that_a_room_offers_are_left_as_they_are() -> None:
    assert mutated('__all__ = ["one"]\n') == []


def test_that_lengths_are_one_is_no_condition_but_that_they_may_differ_is() -> None:
    assert mutated("both = zip(one, other, strict=True)\n") == []
    code = "both = zip(one, other, strict=False)\n"
    assert mutated(code) == [code.strip().replace("False", "True")]


@pytest.mark.parametrize("answer", ["None", "False"])
def test_no_answer_in_place_of_another_is_no_change(answer: str) -> None:
    code = f"def f():\n    return {answer}\n"
    assert [one.new for one in mutants_of("factcheck/a.py", code) if changes(code, one)] == [
        new for new in ("True",) if answer == "False"
    ]


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
        (
            "factcheck/reading/figures/units.py",
            ["tests/reading", "tests/quantities", "tests/dates"],
        ),
        ("factcheck/plugin/hooks.py", ["tests/plugin"]),
        ("checks/names/role_varies.py", ["tests/checks/names", "tests/checks/test_examples.py"]),
        ("factcheck/words/en/months.txt", ["tests/words"]),
        ("factcheck/model/pairs.py", ["tests/archive", "tests/claimfiles", "tests/model"]),
    ],
)
def test_a_mutant_is_run_against_the_room_tests_its_room(path: str, tests: list[str]) -> None:
    assert room_tests(path) == tests


def test_the_same_seed_draws_the_same_mutants() -> None:
    rooms = ["factcheck/text", "factcheck/words/en/months.txt"]
    assert drawn(7, 20, rooms) == drawn(7, 20, rooms)
    assert drawn(7, 20, rooms) != drawn(8, 20, rooms)


@pytest.mark.parametrize(
    ("kind", "code", "new"),
    [
        ("edges", "a < b", {"<="}),
        ("words", "f('a', b'', '')", {'""'}),
        ("numbers", "f(41, a)", {"42"}),
        ("sums", "a + b", {"-"}),
        ("truths", "f(True)", {"False"}),
        ("conditions", "not a", {"a"}),
        ("conditions", "a and b", {"or"}),
        ("conditions", "a == b", {"!="}),
        ("conditions", "a not in b", {"in"}),
        ("conditions", "b if a else\\\n c", {"(not (a))"}),
    ],
)
def test_every_mutant_is_of_one_kind(kind: str, code: str, new: set[str]) -> None:
    mutants = mutants_of("factcheck/a.py", code)
    assert {one.new for one in mutants} == new
    assert {kind_of(one) for one in mutants} == {kind}


def test_of_tables_rows_and_numbers_are_mutated() -> None:
    mutants = mutants_of("factcheck/words/en/a.txt", "thousand | 1000\n")
    assert [kind_of(one) for one in mutants] == ["rows", "numbers"]


@pytest.mark.parametrize("kinds", [["edges"], ["words", "numbers"]])
def test_mutants_of_some_kinds_alone_are_drawn(kinds: list[str]) -> None:
    some = drawn(7, 40, ["factcheck/text/anchoring.py"], kinds)
    assert {kind_of(one) for one in some} == {*kinds}


def test_what_was_run_before_is_known_again(tmp_path: Path) -> None:
    kept = tmp_path / "kept.jsonl"
    assert kept_in(kept) == {}
    kept.write_text('{"mutant": "a.py:1:2 x", "noticed by": "none"}\n')
    assert kept_in(kept) == {"a.py:1:2 x": "none"}


def _numbers(code: str) -> list[Mutant]:
    return [one for one in mutants_of("factcheck/a.py", code) if one.new == "2"]


def test_a_mutant_is_told_by_its_line_wherever_that_moves_to() -> None:
    for text in ("a = 1\nb = 2\n", "# more\n\na = 1\nb =  2\n"):
        told = [one.told(text) for one in mutants_of("factcheck/a.py", text)]
        assert told == ["factcheck/a.py: a = 1 -> a = 2", "factcheck/a.py: b = 2 -> b = 3"]
    code = "def f():\n    return 1\n"
    (one,) = _numbers(code)
    assert one.told(code) == "factcheck/a.py f: return 1 -> return 2"
    row = "one | 1\ntwo | 2\n"
    assert Mutant("a.txt", 0, 8, "\n").told(row) == "a.txt: one | 1 ->"


def test_every_mutant_named_as_equivalent_is_one_that_may_be_drawn() -> None:
    told = {
        mutant.told(text_of(path))
        for file in files()
        if (path := file.relative_to(ROOT).as_posix())
        in {row.partition(": ")[0].split()[0] for row in equivalent()}
        for mutant in mutants_of(path, text_of(path))
    }
    assert equivalent() - told == set()


WRITTEN = """\
WIDE = 3

def f(a, b=1):
    if a:
        return (
            a +
            b
        )
"""


@pytest.mark.parametrize(
    ("line", "lines"), [(1, []), (3, []), (4, [4]), (5, [5]), (7, [5, 6, 7]), (8, [5, 6, 7, 8])]
)
def test_a_line_is_reached_with_its_statement_or_by_the_import(line: int, lines: list[int]) -> None:
    assert list(statement_lines(WRITTEN, line)) == lines


def test_tests_that_start_a_process_may_reach_every_line_and_few_tests_mean_a_cache() -> None:
    many = [f"t{number}" for number in range(FEW)]
    seconds = dict.fromkeys([*many, "p", "other"], 1.0)
    known = Reached(seconds, ["p"], {"a.py": {1: many, 2: ["t1"]}})
    assert known.tests("a.py", [1]) == ({*many}, {"p"})
    assert known.tests("a.py", [2]) == ({"t1"}, seconds.keys() - {"t1"})
    assert known.tests("a.py", []) == ({*many}, {"p"})
    assert known.tests("b.py", [1]) == (set(), {*seconds})


def test_what_a_cache_keeps_is_reached_by_every_test_that_asks_for_it() -> None:
    timed = Timed(str)
    names: dict[str, Any] = {"__name__": "factcheck.a", "cache": timed.cache}
    exec("@cache\ndef inner(): return 1\n@cache\ndef outer(): return inner()", names)  # noqa: S102
    for test in ("a", "b"):
        timed.seconds[test] = 1.0
        timed.switch(test)
        assert names["outer"]() == 1
    assert timed.asking() == {"factcheck.a.outer": ["a", "b"], "factcheck.a.inner": ["a", "b"]}
    told = Reached({"a": 1.0, "b": 1.0}, [], {"a.py": {1: ["f"]}}, {"f": ["a", "b"]})
    assert told.tests("a.py", [1]) == ({"a", "b"}, set())


def test_of_other_rooms_the_quickest_tests_that_reach_the_line_have_some_time() -> None:
    own = Reached({"a": 1.0}, [], {"a.py": {1: ["a"]}})
    other = Reached(
        {"a": 1.0, "b": 2.0, "c": 19.0, "d": 3.0, "e": 1.0},
        [],
        {"a.py": {1: ["a", "b", "c", "d"], 2: ["e"]}},
    )
    assert quickest([other], own, "a.py", [1]) == {"b": 2.0, "d": 3.0}
