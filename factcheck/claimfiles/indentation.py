"""Which line has the wrong number of spaces before it, where libyaml stops further down.

A key with too few spaces ends the claim that it belongs to; libyaml then refuses the next line,
which is as it should be. Where only a part of a claim file can stand in a column, the key that
does not belong there is told instead.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import yaml

from factcheck.claimfiles.marks import Marks
from factcheck.claimfiles.refusing import IN_LINE, at_left_edge
from factcheck.claimfiles.validation import schema
from factcheck.errors import Fault

Mark = Any  # libyaml's; its fields are typed as possibly unset, which they never are
Token = Any


def tokens_before(text: str, mark: Mark) -> Iterator[Token]:
    """The tokens of a text that begin before a mark, as far as it has any."""
    try:
        for token in yaml.scan(text, getattr(yaml, "CLoader", yaml.Loader)):
            if (token.start_mark.line, token.start_mark.column) >= (mark.line, mark.column):
                return
            yield token
    except yaml.YAMLError:
        return


def misplaced_key(at: Mark, marks: Marks) -> Fault | None:
    """The key above a mark that has too few spaces before it, where that can be told."""
    tokens = list(tokens_before(marks.text, at))
    keys = list(_keys_outside_brackets(tokens))
    edges = [number for number, key in enumerate(keys) if key.start_mark.column == 0]
    parts = list(schema()["properties"])
    if not any(keys[number].value in parts for number in edges):
        return None
    outer, *inner = keys[edges[-1] :]
    if not difflib.get_close_matches(str(outer.value), parts, n=1):
        return _told(outer, at_left_edge(outer.value), marks)
    if outer.value != "claims" or not inner or _is_claim(inner[-1], tokens):
        return None
    is_outside = inner[-1].start_mark.column == inner[0].start_mark.column
    message = f"{inner[-1].value!r} stands in the column of the claims"
    return _told(inner[-1], message, marks) if is_outside else None


def _keys_outside_brackets(tokens: list[Token]) -> Iterator[Token]:
    depth = 0
    for sign, key in pairwise(tokens):
        depth += isinstance(sign, yaml.FlowMappingStartToken | yaml.FlowSequenceStartToken)
        depth -= isinstance(sign, yaml.FlowMappingEndToken | yaml.FlowSequenceEndToken)
        if isinstance(sign, yaml.KeyToken) and not depth:
            yield key


def _told(key: Token, message: str, marks: Marks) -> Fault:
    place = marks.place((key.start_mark.index, key.end_mark.index))
    return marks.fault(message, place, IN_LINE)


def _is_claim(key: Token, tokens: list[Token]) -> bool:
    """Whether a key is followed by something other than words, as a claim's id is."""
    following = tokens[tokens.index(key) + 2 :]
    return not (following and isinstance(following[0], yaml.ScalarToken))


def out_of_line(context: Mark | None, is_list: bool, at: Mark, marks: Marks) -> Fault:
    """A line that belongs to no list or mapping which is open above it.

    ``context`` is where the innermost one begins that is still open.
    """
    place = marks.place_in_line(at.line, at.column)
    is_dash = marks.line(at.line + 1).startswith("- ", at.column)
    if context and context.column == at.column and is_list != is_dash:
        where = "a dash stands among keys that" if is_dash else "a key stands among items that"
        message = f"{where} begin in line {context.line + 1}"
        expected = "a dash before each item of a list, and none before the keys of a claim"
        return marks.fault(message, place, expected)
    expected = "the keys of a claim one below the other, with the same spaces before each"
    return marks.fault("this line does not line up with those above", place, expected)
