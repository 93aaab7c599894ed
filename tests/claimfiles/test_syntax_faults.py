"""What is no YAML is told where the slip is made, not where the reading stops."""

import pytest

from factcheck.claimfiles.stream import parse
from factcheck.errors import UnreadableError


def told(text: str) -> str:
    with pytest.raises(UnreadableError) as caught:
        parse(text, "a.yaml")
    return str(caught.value)


def test_a_quotation_mark_without_its_partner_is_pointed_at() -> None:
    assert told('source:\n  title: "A title\nclaims:\n  a: {exact: b}\n') == (
        "a.yaml:2:10: this quotation mark is never closed\n"
        '  2 |   title: "A title\n'
        "    |          ^\n"
        '  expected: the same mark, ", after the last word'
    )


def test_a_quotation_mark_closed_by_the_next_one_is_pointed_at() -> None:
    assert told('source:\n  title: "A title\nclaims:\n  a:\n    exact: "b"\n') == (
        "a.yaml:2:10: this quotation mark is never closed before line 5\n"
        '  2 |   title: "A title\n'
        "    |          ^\n"
        '  expected: the same mark, ", after the last word'
    )


def test_an_apostrophe_that_closes_its_quotation_is_pointed_at() -> None:
    assert told("a: 'It's a title'\n") == (
        "a.yaml:1:8: words stand after the closing quotation mark\n"
        "  1 | a: 'It's a title'\n"
        "    |        ^\n"
        "  expected: quotation marks around all of the words; "
        "inside '…', an apostrophe is written twice"
    )


@pytest.mark.parametrize(
    ("text", "place", "message", "expected"),
    [
        ("a: 'x\n---\nb: c'", "1:4", "this quotation mark is never closed",
         "the same mark, ', after the last word"),
        ("a: {b: \"x\n  c: \"y\"}", "1:8", "this quotation mark is never closed before line 2",
         'the same mark, ", after the last word'),
        ("a: {b: c\nd: e", "1:4", "this { is never closed", "} at its end"),
        ("a: [b, c\nd: e", "1:4", "this [ is never closed", "] at its end"),
        ("a: [1, {b: 2,", "1:8", "this { is never closed", "} at its end"),
        ("a: [1, {b: 2},", "1:4", "this [ is never closed", "] at its end"),
        ("a: [1, , 2]", "1:8", "nothing stands before this comma", "a value, then a comma"),
        ("a: ,b", "1:4",
         "not YAML: did not find expected node content (while parsing a block node)",
         "keys and values, indented by spaces"),
        ("a: [b]]", "1:7", "this ] closes nothing",
         "quotation marks around words with a ], or no ]"),
        ("a: }", "1:4", "this } closes nothing",
         "quotation marks around words with a }, or no }"),
        ('a: {b: "c" d: e}', "1:12", "a comma or } is missing before this",
         "a comma between two values"),
        ("a: {b: [c, d}", "1:13", "a comma or ] is missing before this",
         "a comma between two values"),
        ("a: b: c", "1:5", "a second colon in one line",
         "quotation marks around words with a colon: 'one: two'"),
        ("a:b\nc: d", "1:2", "no space follows this colon", "key: value"),
        ("a: b\nc\nd: e", "2:1", "no colon and space follow this key", "key: value"),
        ("a: b\n  c: d", "2:4", "this line is indented deeper than the one above allows",
         "the same spaces before each key of a claim"),
        ("a:\n  b: \"c\"\n d: e", "3:2", "this line does not line up with those above",
         "the keys of a claim one below the other, with the same spaces before each"),
        ("a: @b", "1:4", "words that begin with @ need quotation marks", "'@…'"),
        ("a: - b", "1:4", "words that begin with - need quotation marks", "'-…'"),
        ("a:\n\t- b", "2:1", "a tab cannot indent", "spaces"),
        ("a: b\nc: de\x01f", "2:6", "not YAML: character U+0001", "characters that print"),
        ("a: b\n---\nc: d", "2:1", "a second document", "one document in a file"),
        ("a: !!int 5", "1:4", "the tag tag:yaml.org,2002:int", "plain words, lists and mappings"),
        ("a: &x [b]\nc: *x", "2:4", "*x repeats a list or a mapping", "an alias of plain words"),
        ("a: *x", "1:4", "*x names nothing before it", "an anchor"),
        ("? [a]\n: b", "1:3", "a key that is a list or a mapping", "a word"),
        ("a: &x b\n*x : c", "2:1", "a key that is an alias", "a word"),
        ("a: b\na: c", "2:1", "'a' stands twice, first in line 1", "each key once"),
        ("a: b\n- c", "2:1", "a dash stands among keys that begin in line 1",
         "a dash before each item of a list, and none before the keys of a claim"),
        ('a: "\\q"', "1:5",
         "not YAML: found unknown escape character (while parsing a quoted scalar)",
         "keys and values, indented by spaces"),
    ],
)  # fmt: skip
def test_a_slip_is_told_in_plain_words_at_its_place(
    text: str, place: str, message: str, expected: str
) -> None:
    lines = told(text).splitlines()
    assert (lines[0], lines[-1]) == (f"a.yaml:{place}: {message}", f"  expected: {expected}")


HEAD = "source:\n  title: A\nclaims:\n"


@pytest.mark.parametrize(
    ("claims", "place", "message"),
    [
        ("  a:\n    - exact: b\n    by: c\n", "6:5",
         "a key stands among items that begin in line 5"),
        ("  - a:\n      by: b\n  c: d\n", "6:3", "a key stands among items that begin in line 4"),
        ("  a:\n    exact: b\n    - by: c\n", "6:5",
         "a dash stands among keys that begin in line 5"),
        ("  a:\n    exact: b\n   - by: c\n", "6:4", "this line does not line up with those above"),
        ("  a:\n    by: b\nheight:\n    by: c\n  d:\n", "6:1",
         "'height' stands at the start of a line, as only source, claims, tables, providers, "
         "expect and unclaimed do"),
        ("  a:\n    exact: b\nquantity: 5 km\n    by: c\n", "6:1",
         "'quantity' stands at the start of a line, as only source, claims, tables, providers, "
         "expect and unclaimed do"),
        ("  a:\n    exact: b\n  quantity: 5 km\n    by: c\n", "6:3",
         "'quantity' stands in the column of the claims"),
        ("  a: {exact: b,\n  by: c}\n   d: {exact: e}\n", "6:4",
         "this line does not line up with those above"),
        ("  a:\n    exact: b\n   by: c\n", "6:4", "this line does not line up with those above"),
        ("    a:\n      by: b\n  c:\n    by: d\n", "6:3",
         "this line does not line up with those above"),
        ("  a:\n    exact: b\n      by: c\n", "6:9",
         "this line is indented deeper than the one above allows"),
        ("  a:\n    allow:\n      b: c\n    exact: d\n      by: e\n", "8:9",
         "this line is indented deeper than the one above allows"),
    ],
)  # fmt: skip
def test_a_line_with_the_wrong_indentation_is_told_where_it_can_be(
    claims: str, place: str, message: str
) -> None:
    assert told(HEAD + claims).splitlines()[0] == f"a.yaml:{place}: {message}"


def test_many_lines_behind_a_byte_order_mark_are_looked_through_once() -> None:
    text = f"\ufeff# {'x' * 5_000_000}\na: b\n" + "\n" * 50_000 + "  c: d"
    assert told(text).startswith("a.yaml:50003:4: this line is indented deeper than the one above")
