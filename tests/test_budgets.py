"""What costs too many steps is ended by a count, and the run says so."""

from __future__ import annotations

from collections.abc import Callable
from cProfile import Profile
from pathlib import Path
from time import process_time

import pytest

import factcheck
from factcheck import Claim, Result
from factcheck.archive.pairs import MOST_CLASHES, MOST_RIVALS
from factcheck.check import check_of
from factcheck.consistency.system import Budget, SpentError
from factcheck.drafting.candidates import find_candidates
from factcheck.drafting.ids import named_claims
from factcheck.drafting.plain_text import read_markdown
from factcheck.reading.grammar.engine import Mention
from factcheck.reading.people import subjects
from factcheck.reading.relations import near_misses
from factcheck.reading.relations.relation_senses import may_be_alike
from factcheck.reports.markdown import render_markdown
from factcheck.reports.paper import Paper
from factcheck.reports.terminal import render_briefly, render_terminal
from factcheck.text import anchor


def run_over(root: Path, lines: list[str], expect: list[str] | None = None) -> Result:
    claims = "".join(f"  c{number}: {{{line}}}\n" for number, line in enumerate(lines))
    expected = "".join(f"  - {one}\n" for one in expect or ())
    (root / "claims").mkdir(exist_ok=True)
    (root / "claims/a.yaml").write_text(
        f"source: {{title: A, published: 2024-01-17}}\nclaims:\n{claims}"
        + (f"expect:\n{expected}" if expected else ""),
        "utf-8",
    )
    return factcheck.run(root)


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """A source that tells one thing in sixty ways."""
    lines = [f"date: 2024-{n // 28 + 1:02d}-{n % 28 + 1:02d}, about: [x, y]" for n in range(60)]
    return run_over(tmp_path_factory.mktemp("crowded"), lines)


def test_claims_that_clash_without_end_are_compared_no_further(crowded: Result) -> None:
    clashes = [one for one in crowded.observations if "claims-disagree" in one.rules]
    assert len(clashes) < MOST_CLASHES + MOST_RIVALS
    assert any("comparisons of them are left out" in one.message for one in crowded.breakdowns)


def test_a_source_of_which_something_is_left_out_is_told_of_once(crowded: Result) -> None:
    left_out = [one for one in crowded.breakdowns if "are left out" in one.message]
    assert len(left_out) == 1
    assert all(one.is_cut_short for one in left_out)


@pytest.mark.parametrize("render", [render_terminal, render_markdown])
def test_every_report_says_that_the_answer_is_not_complete(
    crowded: Result, render: Callable[[Result], str]
) -> None:
    assert "not complete" in " ".join(render(crowded).split())


def test_so_does_a_quiet_run(crowded: Result) -> None:
    assert "a: the answer is not complete: " in render_briefly(crowded, Paper())


def test_a_source_of_a_few_clashes_is_complete(tmp_path: Path) -> None:
    result = run_over(tmp_path, [f"quantity: {n + 10} km, about: [x, y]" for n in range(5)])
    assert result.breakdowns == ()


def test_conflicts_that_take_too_many_looks_leave_the_answer_incomplete(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [f"quantity: {n + 10} km, about: [x{n}, y]" for n in range(8)]
    expect = [f"c{n} > c{n + 1}" for n in range(7)]
    assert run_over(tmp_path, lines, expect).breakdowns == ()
    monkeypatch.setattr(Budget, "spend_looks", _spent)
    (told,) = run_over(tmp_path, lines, expect).breakdowns
    assert told.is_cut_short
    assert "was not found within the steps allowed" in told.message


def _spent(_budget: Budget, _count: int) -> None:
    raise SpentError


@pytest.mark.parametrize("words", ["ab ", "аб "])
def test_words_that_begin_everywhere_are_not_looked_for_to_the_end(words: str) -> None:
    found = anchor(words * 40_000, words * 10_000)
    assert found.is_cut_short
    assert found.is_ambiguous
    assert not found.is_missing
    assert found.span is None
    assert "too many places" in found.explanation


@pytest.mark.parametrize(
    ("text", "exact", "number"),
    [("aaa", "a", 0), ("a½a ½a", "½a", 2), ("KN23, KN 23", "23", 2), ("1,460 and 460", "460", 1)],
)
def test_skipping_what_cannot_begin_finds_the_same_places(
    text: str, exact: str, number: int
) -> None:
    assert len(anchor(text, exact).spans) == number


def test_a_check_runs_once_on_a_source_however_many_allowances_it_has(tmp_path: Path) -> None:
    asked: list[str] = []

    def check_counted(claim: Claim) -> None:
        """Counts what it is asked."""
        asked.append(claim.id)
        assert claim.id, "never"

    lines = [f"quantity: {n} km, allow: {{counted: known}}" for n in range(30)]
    standard = factcheck.standard_checks()
    run_over(tmp_path, lines)
    factcheck.run(tmp_path, [check_of(check_counted), *standard])
    assert len(asked) == len(lines)


def test_a_name_of_ten_thousand_hidden_characters_is_told_in_a_few_words() -> None:
    told = factcheck.describe_hidden_characters("\u202e" * 10_000)
    assert told.endswith("; and 9,988 more.")
    assert len(told) < 2_000


def test_a_thousand_spellings_of_one_name_are_set_against_a_few(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [f"name: Sergei Lavr{chr(97 + n // 26)}{chr(97 + n % 26)}, about: p" for n in range(60)]
    module = next(one for one in factcheck.standard_checks() if one.rule == "spelling-varies")
    compared: list[str] = []
    names = module.function.__globals__
    compare = names["compare_names"]

    def counting(one: str, other: str) -> object:
        compared.append(one)
        return compare(one, other)

    monkeypatch.setitem(names, "compare_names", counting)
    run_over(tmp_path, lines)
    assert len(compared) < len(lines) * 100


def calls_of(ask: Callable[..., object], text: str) -> int:
    """How many functions are called to ask something of a text."""
    profile = Profile(subcalls=False, builtins=False)
    profile.runcall(ask, text, published="2024-06-12")
    return sum(one.callcount for one in profile.getstats())


@pytest.mark.parametrize(
    ("ask", "times", "words"),
    [
        (factcheck.lint, 10, "on Monday, 6 May 2019, two weeks before Easter and four days later"),
        (factcheck.lint, 10, "the week before the week after the month before"),
        (factcheck.lint, 20, "Ann Berg, born on 5 June 1951, died in 2011, aged 60, and left two"),
        (factcheck.lint, 20, "the flat cost £4 million ($5.1 million) and the house €7m"),
        (factcheck.read, 40, "he said: “It was never like that before,” and she said “no”"),
        (factcheck.read, 40, "it was 31 C (88 F) at noon and fell 4 degrees to 27"),
    ],
)
def test_a_sentence_that_does_not_end_costs_twice_as_much_where_it_is_twice_as_long(
    ask: Callable[..., object], times: int, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subjects, "_LONGEST_SPEECH", 100)  # which a short text passes, too
    ask(f"{words}.", published="2024-06-12")  # so that tables are loaded
    once, twice = (calls_of(ask, ", ".join([words] * count)) for count in (times, 2 * times))
    assert twice < 2.25 * once


def test_figures_that_come_again_and_again_cost_no_more_each() -> None:
    factcheck.lint("$5 (" * 20)  # so that tables are loaded
    once, twice = (calls_of(factcheck.lint, "$5 (" * count) for count in (500, 1000))
    assert twice < 2.25 * once


def test_what_a_date_counts_from_is_sought_beside_it_alone() -> None:
    def told(count: int) -> str:
        days = ((day % 27 + 1, 1900 + day % 90) for day in range(count))
        return " ".join(
            f"He left on {day} May {year}. Two weeks later he fell. He died on Friday, {day} June."
            for day, year in days
        )

    find_candidates(told(20), "2024-06-12")  # so that tables are loaded
    once, twice = (calls_of(find_candidates, told(count)) for count in (60, 120))
    assert twice < 2.25 * once


def test_a_figure_of_what_was_told_before_is_sought_among_those_it_may_be_a_slip_for() -> None:
    def told(count: int) -> str:
        numbers = (10_000 + 7_919 * place % 90_000 for place in range(count))
        return " ".join(f"The {number:,} homes were built in Sund." for number in numbers)

    factcheck.lint(told(20))  # so that tables are loaded
    once, twice = (calls_of(factcheck.lint, told(count)) for count in (100, 200))
    assert twice < 2.25 * once


def test_lengths_of_time_that_run_on_are_split_once_at_each_sign() -> None:
    factcheck.read_date("5 h - 6 h")  # so that tables are loaded
    once, twice = (calls_of(factcheck.read_date, "+55h---0" * count) for count in (8, 16))
    assert twice < 4 * once  # each split reads its sides; a date has 300 characters at most


def test_a_claim_is_named_without_counting_those_of_its_name_again() -> None:
    class Counted(set[str]):
        asked = 0

        def __contains__(self, name: object) -> bool:
            self.asked += 1
            return super().__contains__(name)

    text, taken = "It cost $5. " * 200, Counted()
    claims = find_candidates(text, "")
    assert len({name for _, name in named_claims(text, claims, taken)}) == len(claims) == 200
    assert taken.asked < 4 * len(claims)


def test_figures_that_are_too_many_to_add_up_are_not_set_beside_each_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = 0

    def counting(one: Mention, other: Mention) -> bool:
        nonlocal asked
        asked += 1
        return may_be_alike(one, other)

    monkeypatch.setattr(near_misses, "may_be_alike", counting)
    factcheck.lint("The wells were 12 metres, 15 metres and 40 metres deep, 67 metres in all.")
    assert asked > 0
    asked = 0
    factcheck.lint(f"The wells were {', '.join(['12 metres'] * 200)} deep, 2,410 metres in all.")
    assert asked == 0


@pytest.mark.parametrize(
    "words",
    ["<!-- ", "](", "“", "(", "```` ` ", "`", "*", "[", " "],
)
def test_marks_of_markdown_that_are_never_closed_are_looked_through_once(words: str) -> None:
    marks = words * 30_000
    start = process_time()
    read_markdown(f"---\ntitle: a{marks}x\n---\n\nA hall opened.\n\n{marks}")
    assert process_time() - start < 5  # each mark looked for to the end takes a minute


@pytest.mark.parametrize("form", ["total_of", "expect"])
def test_a_sum_of_many_parts_costs_no_more_than_its_square(tmp_path: Path, form: str) -> None:
    def calls(count: int) -> int:
        ids = [f"c{number}" for number in range(count)]
        total = f"quantity: 7 km, total_of: [{', '.join(ids)}]" * (form == "total_of")
        lines = [
            *(f"quantity: {number + 100} km" for number in range(count)),
            total or "quantity: 7 km",
        ]
        expected = [f"{' + '.join(ids)} == c{count}"] if form == "expect" else []
        profile = Profile(subcalls=False, builtins=False)
        result = profile.runcall(run_over, tmp_path, lines, expected)
        assert result.errors
        assert not result.breakdowns
        return sum(one.callcount for one in profile.getstats())

    calls(3)  # so that tables are loaded
    assert calls(32) < 6 * calls(16)
