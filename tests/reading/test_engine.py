"""Layers of rules: bigger mentions out of smaller ones, longest match first."""

from __future__ import annotations

from factcheck.reading.grammar.engine import Line, Match, layer
from factcheck.reading.grammar.tokens import DIGITS, Kind, tokenize

_PAIR, _ONE = Kind("pair"), Kind("one")


def _pair(line: Line, at: int) -> Match | None:
    is_pair = at + 1 < len(line) and line[at + 1].kind == DIGITS
    return (at + 2, _PAIR, (line[at].norm, line[at + 1].norm)) if is_pair else None


def _one(line: Line, at: int) -> Match | None:
    return at + 1, _ONE, line[at].norm


def test_the_longest_match_stands_in_the_place_of_what_it_spans() -> None:
    line = layer([((DIGITS,), _one), ((DIGITS,), _pair)]).apply(
        tokenize("from 10 20 to 30"), "from 10 20 to 30"
    )
    assert [(node.kind, node.text) for node in line] == [
        ("word", "from"),
        ("pair", "10 20"),
        ("word", "to"),
        ("one", "30"),
    ]
    assert [node.value for node in line if node.value] == [("10", "20"), "30"]


def test_a_word_spelled_like_a_kind_of_node_is_none() -> None:
    line = layer([((DIGITS,), _one)]).apply(tokenize("digits word 7"), "digits word 7")
    assert [node.kind for node in line] == ["word", "word", "one"]


def test_a_rule_is_found_by_the_word_with_which_it_begins() -> None:
    line = layer([(("about",), _pair)]).apply(tokenize("about 5 about five"), "about 5 about five")
    assert [node.text for node in line] == ["about 5", "about", "five"]
