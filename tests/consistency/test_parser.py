"""Expectations are read as arithmetic over claims, and nothing else."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.collector import collector_at_rest
from factcheck.consistency.expression import (
    Call,
    Chain,
    ClaimName,
    Columns,
    ComparisonSign,
    Literal,
    Negation,
    Node,
    Operation,
    walk,
)
from factcheck.consistency.parser import DEEPEST, LONGEST, MOST_OPERANDS, parse_expectation
from factcheck.errors import ExpressionError

IDS = st.from_regex(r"[A-Za-z_][A-Za-z0-9_]{0,8}", fullmatch=True).filter(
    lambda word: not (word.startswith("__") and word.endswith("__"))
)
FILES = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,12}", fullmatch=True)
CLAIMS = st.builds(ClaimName, IDS | st.tuples(FILES, IDS).map(".".join))
LITERALS = st.builds(
    Literal, st.sampled_from(["0.5", "6 months", "5 km", "3 %", "460km", "$1.5 million", "-5 °C"])
)
DAYS = st.builds(Literal, st.dates().map(str))
WORDS = st.builds(
    Literal, st.sampled_from(['"early 2024"', '"about 40 percent"', '"5\'11"', "'the \"day\"'"])
)
LEAVES = CLAIMS | LITERALS | DAYS | WORDS


def _deeper(nodes: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    return (
        st.builds(Negation, nodes)
        | st.builds(Operation, st.sampled_from("+-*/"), nodes, nodes)
        | st.builds(lambda node: Call("abs", (node,)), nodes)
        | st.builds(
            Call,
            st.sampled_from(["min", "max", "sum"]),
            st.lists(nodes, min_size=1, max_size=3).map(tuple),
        )
    )


NODES = st.recursive(LEAVES, _deeper, max_leaves=12)
SIGNS = st.builds(ComparisonSign, st.sampled_from(["==", "!=", "<", "<=", ">", ">="]))


@st.composite
def expectations(draw: st.DrawFn) -> Chain:
    signs = draw(st.lists(SIGNS, min_size=1, max_size=3))
    sides = draw(st.lists(NODES, min_size=len(signs) + 1, max_size=len(signs) + 1))
    return Chain(tuple(sides), tuple(signs))


@given(expectations())
def test_a_tree_that_is_printed_and_read_again_is_the_same(expectation: Chain) -> None:
    assert parse_expectation(str(expectation)) == expectation


@given(st.text(max_size=80) | st.text("ab.-_ 0123456789()<>=!+*/,'\"%$km", max_size=200))
def test_noise_raises_nothing_but_an_expression_error(noise: str) -> None:
    refusal = None
    try:
        read = parse_expectation(noise)
    except ExpressionError as error:
        refusal = error
    if refusal is None:
        assert parse_expectation(str(read)) == read
    else:
        assert 0 <= refusal.column <= len(noise)
        assert refusal.width >= 1


@settings(max_examples=20)
@given(st.sampled_from(["(", "-", "a+", "a<", "max(", "9**", "a.", "1,", "'", "a b "]))
def test_repeated_beginnings_are_read_or_refused_at_once(part: str) -> None:
    with collector_at_rest():  # a round through all that other tests left takes as long
        started = process_time()
        with pytest.raises(ExpressionError):
            parse_expectation(part * (LONGEST // len(part)))
        assert process_time() - started < 0.5


def test_every_part_knows_its_columns() -> None:
    text = "meeting - summit <  6 months"
    tree = parse_expectation(text)
    difference, months = tree.sides
    assert isinstance(difference, Operation)
    places = [difference.span, difference.sign_span, difference.left.span, difference.right.span]
    assert places == [Columns(0, 16), Columns(8, 1), Columns(0, 7), Columns(10, 6)]
    assert (tree.signs[0].span, months.span) == (Columns(17, 1), Columns(20, 8))
    assert tree.text == text


def test_operations_of_one_rank_are_read_from_the_left_and_products_first() -> None:
    a, b, c = (ClaimName(name) for name in "abc")
    assert parse_expectation("a - b - c == a").sides[0] == Operation("-", Operation("-", a, b), c)
    assert parse_expectation("a - b * c == a").sides[0] == Operation("-", a, Operation("*", b, c))


def test_hyphens_belong_to_a_file_and_never_to_an_id() -> None:
    assert parse_expectation("a-b == 0").sides[0] == Operation("-", ClaimName("a"), ClaimName("b"))
    assert parse_expectation("lavrov-thanks.flight == 0").claim_names == ("lavrov-thanks.flight",)
    assert parse_expectation("a - b.c == 0").claim_names == ("a", "b.c")
    assert parse_expectation("x - 2024-budget.total == 0").claim_names == ("x", "2024-budget.total")


@pytest.mark.parametrize(
    "words",
    [
        "six months", "one hundred and twenty days", "two dozen days", "twenty-one days",
        "a dozen boats", "half a million people", "one million", "six %",
    ],
)  # fmt: skip
def test_a_number_in_words_is_a_figure(words: str) -> None:
    assert parse_expectation(f"b - a >= {words}").sides[1] == Literal(words)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("six == a", ClaimName("six")),
        ("two * a < b", Operation("*", ClaimName("two"), ClaimName("a"))),
        ("hundred - two < b", Operation("-", ClaimName("hundred"), ClaimName("two"))),
        ("two.six < b", ClaimName("two.six")),
        ("one_a < b", ClaimName("one_a")),
    ],
)
def test_a_word_for_a_number_that_stands_alone_is_a_claim(text: str, side: Node) -> None:
    assert parse_expectation(text).sides[0] == side


def test_a_day_is_told_from_a_subtraction() -> None:
    assert parse_expectation("a < 2024-01-10").sides[1] == Literal("2024-01-10")
    assert isinstance(parse_expectation("a < 2024 - 01 - 10").sides[1], Operation)


def test_a_minus_at_a_figure_belongs_to_it() -> None:
    assert parse_expectation("low == -5 °C").sides[1] == Literal("-5 °C")
    assert parse_expectation("low == - 5").sides[1] == Negation(Literal("5"))
    assert parse_expectation("a -5 == 0").sides[0] == Operation("-", ClaimName("a"), Literal("5"))


def test_chains_keep_every_link() -> None:
    links = parse_expectation("a < b <= c != 3").links
    assert [(str(x.left), str(x.sign), str(x.right)) for x in links] == [
        ("a", "<", "b"),
        ("b", "<=", "c"),
        ("c", "!=", "3"),
    ]


@pytest.mark.parametrize("word", ["and", "or", "not", "in", "if", "else", "lambda", "for"])
def test_a_word_that_joins_elsewhere_joins_nothing(word: str) -> None:
    with pytest.raises(ExpressionError, match=f"^'{word}' joins nothing here$"):
        parse_expectation(f"a < b {word} c < d")


@pytest.mark.parametrize("pair", ["≤ <=", "≥ >=", "≠ !=", "− -", "– -", "× *", "· *", "÷ /", '“ "',
                                  '” "', "‘ '", "’ '", "^ *"])  # fmt: skip
def test_a_sign_of_print_is_told_with_the_one_that_is_meant(pair: str) -> None:
    sign, meant = pair.split()
    with pytest.raises(ExpressionError) as caught:
        parse_expectation(f"a {sign} b")
    assert caught.value.likely == meant


@pytest.mark.parametrize(
    ("text", "message", "column", "width", "expected", "likely"),
    [
        ("", "an expectation is empty", 0, 1, "such as: flight <= range", ""),
        ("a", "this compares nothing", 1, 1, "a comparison: == != < <= > or >=", ""),
        ("a = b", "a single = compares nothing", 2, 1, "", "=="),
        ("a => b", "=> is no sign of comparison", 2, 2, "", ">="),
        ("a =< b", "=< is no sign of comparison", 2, 2, "", "<="),
        ("a <> b", "<> is no sign of comparison", 2, 2, "", "!="),
        ("a // 2 < b", "an expectation divides with one stroke", 2, 2, "", "/"),
        ("a, b", "a comma separates arguments, inside a function", 1, 1, "", ""),
        ("a after b", "a day after another is the greater: a > b", 2, 5, "", ""),
        (
            "a between 10 and 60",
            "a figure between two others stands between two signs: 10 < a < 60",
            2,
            7,
            "",
            "",
        ),
        (
            "a < ' '",
            "these quotation marks hold nothing",
            4,
            3,
            'a figure or a date, such as "early 2024"',
            "",
        ),
        (
            f"{'1' * 41} < a",
            "a numeral of this length is no figure that an article gives",
            0,
            41,
            "at most 40 digits",
            "",
        ),
        ("a before b", "a day before another is the lesser: a < b", 2, 6, "", ""),
        (
            "a < 1 July 2009",
            "'2009' does not follow from what stands before it",
            11,
            4,
            "a sign between two values: + - * / or a comparison; "
            "a day is written 2024-01-17, or in quotes: '17 January 2024'",
            "",
        ),
        ("9**9**9 == a", "an expectation has no powers", 1, 2, "", ""),
        (
            "__import__('os') == 1",
            "there is no function __import__",
            0,
            10,
            "abs, max, min or sum before a parenthesis",
            "",
        ),
        (
            "maxx(a) < b",
            "there is no function maxx",
            0,
            4,
            "abs, max, min or sum before a parenthesis",
            "max",
        ),
        (
            "a.__class__ == 1",
            "__class__ is a name of Python's; an expectation is not run as code",
            0,
            11,
            "a claim's id",
            "",
        ),
        (
            "(a).real == 1",
            "a point here reaches into nothing",
            3,
            1,
            "a claim's id in this file, or file.claim",
            "",
        ),
        (".5 < a", "a numeral starts with a digit", 0, 2, "", "0.5"),
        (
            "max(1,000, a) < b",
            "1,000 may be one figure or several arguments",
            4,
            5,
            "figures without commas inside a function",
            "1000",
        ),
        (
            "5 km/h < speed",
            "5 km/h may mean “per” or “divided by”",
            0,
            6,
            "quotes around a unit with a slash, blanks around a division",
            '"5 km/h"',
        ),
        (
            "2024-01 < a",
            "2024-01 may be a month, or 2024 less 01",
            0,
            7,
            "quotes around a month, blanks around a minus",
            '"2024-01"',
        ),
        (
            "2024-02-30 < a",
            "the calendar has no day 2024-02-30",
            0,
            10,
            "year-month-day, such as 2024-01-10",
            "",
        ),
        (
            "1e999999 < a",
            "1e999999 is a number as programs write it",
            0,
            8,
            "digits, or words: 1,500,000 or 1.5 million",
            "",
        ),
        (
            "a ≤ b",
            "'≤' has no meaning in an expectation",
            2,
            1,
            "a claim, a figure, or one of + - * / ( ) == != < <= > >=",
            "<=",
        ),
        (
            "(a < b) == c",
            "a comparison stands outside of parentheses",
            3,
            1,
            "arithmetic in parentheses; one comparison a line",
            "",
        ),
        ("a < b and c", "'and' joins nothing here", 6, 3, "each expectation on its own", ""),
        (
            "a is less than b",
            "a comparison is written as a sign: ==, !=, <, <=, > or >=",
            2,
            2,
            "",
            "",
        ),
        ("a +", "the expectation ends too early", 3, 1, "a claim, a figure or a parenthesis", ""),
        (
            "a < * b",
            "'*' stands where a value is expected",
            4,
            1,
            "a claim, a figure or a parenthesis",
            "",
        ),
        ("(a + b", "this parenthesis is not closed", 0, 1, "a ) after it", ""),
        ("a < b)", "this parenthesis was never opened", 5, 1, "", ""),
        ("a < 'early", "this quotation is not closed", 4, 1, "a second ' after it", ""),
        ("abs(a, b) < 1", "abs is the size of one value", 0, 9, "one argument", ""),
        (
            "a b < 3",
            "'b' does not follow from what stands before it",
            2,
            1,
            "a sign between two values: + - * / or a comparison",
            "",
        ),
    ],
)
def test_a_mistake_is_shown_with_what_was_meant(
    text: str, message: str, column: int, width: int, expected: str, likely: str
) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse_expectation(text)
    error = caught.value
    assert (error.message, error.column, error.width) == (message, column, width)
    assert (error.expected, error.likely) == (expected, likely)


def test_nesting_and_length_are_bounded() -> None:
    fine = "(" * DEEPEST + "a" + ")" * DEEPEST + " < b"
    assert parse_expectation(fine) == parse_expectation("a < b")
    with pytest.raises(ExpressionError, match="nested more than 30 deep"):
        parse_expectation(f"({fine}")
    with pytest.raises(ExpressionError, match="nested more than 30 deep"):
        parse_expectation(f"-a + ({fine}")
    with pytest.raises(ExpressionError, match="more than 100 operands in one expectation"):
        parse_expectation("a" + " + a" * MOST_OPERANDS + " < b")
    with pytest.raises(ExpressionError, match="too long to be read"):
        parse_expectation("a" * LONGEST + " < b")
    with pytest.raises(ExpressionError, match="a numeral of this length"):
        parse_expectation("9" * 50 + " < b")


EVERY_KIND = "-(flight + 2) * 3 <= range - max(3 km, flight) < meeting / 2"


@pytest.mark.parametrize("words", ["a <= b", "a + b == 3 km", EVERY_KIND])
def test_what_reads_the_same_is_equal_wherever_it_stands(words: str) -> None:
    """No node minds its place, so that one asked before is known again."""
    tree, apart = parse_expectation(words), parse_expectation(f"  {words.replace(' ', '  ')}")
    nodes, others = ([*map(_walked, one.sides)] for one in (tree, apart))
    assert (tree, tree.signs, nodes) == (apart, apart.signs, others)
    assert {tree, *tree.signs} == {apart, *apart.signs}


def _walked(node: Node) -> list[Node]:
    return [*walk(node)]


@pytest.mark.parametrize(
    "text", ["a - b - c > 0", "a / b * c > 0", "a - (b - c) > 0", "(a + b) * c > 0"]
)
def test_an_expectation_is_told_with_the_brackets_that_it_needs_and_no_other(text: str) -> None:
    assert str(parse_expectation(text)) == text


def test_a_comma_may_be_of_a_figure_behind_a_function_and_of_none_within() -> None:
    assert str(parse_expectation("sum(a, b) <= 1,000")) == "sum(a, b) <= 1,000"
    with pytest.raises(ExpressionError, match="1,000 may be one figure or several arguments"):
        parse_expectation("sum(a, max(b, c), 1,000) <= d")
