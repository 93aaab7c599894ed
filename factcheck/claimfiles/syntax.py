"""What is wrong with a text that is no YAML, in words for somebody who writes none.

libyaml says where it stopped reading; what the writer forgot often stands further up: the
quotation mark or bracket that is never closed, the space behind a colon.
"""

from __future__ import annotations

import re
from collections import deque
from typing import Any

import yaml

from factcheck.claimfiles.indentation import misplaced_key, out_of_line, tokens_before
from factcheck.claimfiles.marks import Marks
from factcheck.errors import Fault

LibyamlError = Any  # yaml.MarkedYAMLError; its marks are typed as possibly unset
Mark = Any
Token = Any

_KEY_WITHOUT_SPACE = re.compile(r"(\s*(?:- )?[\w-]+):[^\s:/]")
_KEY = re.compile(r"[\w-]+:\s")
_CLOSING = {"{": "}", "[": "]"}
_NO_DASH = "did not find expected '-'"
_BEHIND = "quotation marks around all of the words; inside '…', an apostrophe is written twice"


def explain_syntax(error: LibyamlError, marks: Marks) -> Fault:
    """The fault behind an error of libyaml, at the place where it was made."""
    context, problem = error.context or "", error.problem or ""
    if context == "while scanning a quoted scalar" and problem.startswith("found unexpected"):
        return _unclosed_quote(error.context_mark, marks)
    at = error.problem_mark
    if at and "flow" not in context and _character(at, marks) in _CLOSING.values():
        return _closes_nothing(at, marks)
    if problem.startswith(("did not find expected key", "did not find expected ','", _NO_DASH)):
        return _broken_off(error, marks)
    if problem.startswith("did not find expected node content") and "flow" in context:
        return _nothing_in_brackets(at, marks)
    if problem.startswith("mapping values are not allowed"):
        return _colon_too_many(error.problem_mark, marks)
    if problem.startswith("could not find expected ':'"):
        message = "no colon and space follow this key"
        return _fault(message, error.context_mark, marks, "key: value")
    if problem.startswith("found character that cannot start any token"):
        return _reserved(error.problem_mark, marks)
    return _unexplained(error, marks)


def _fault(message: str, mark: Mark, marks: Marks, expected: str) -> Fault:
    return _fault_at(message, mark.line, mark.column, marks, expected)


def _fault_at(message: str, line: int, column: int, marks: Marks, expected: str) -> Fault:
    """A fault at a line and column counted from 0, as libyaml counts them."""
    return marks.fault(message, marks.place_in_line(line, column), expected)


def _character(mark: Mark, marks: Marks) -> str:
    return marks.line(mark.line + 1)[mark.column : mark.column + 1]


def _unclosed_quote(mark: Mark, marks: Marks, taken: int = 0) -> Fault:
    """A quotation mark without its partner; in line ``taken`` another's was taken for it."""
    quote = _character(mark, marks)
    until = f" before line {taken}" if taken else ""
    message = f"this quotation mark is never closed{until}"
    return _fault(message, mark, marks, f"the same mark, {quote}, after the last word")


def _broken_off(error: LibyamlError, marks: Marks) -> Fault:
    """Reading stopped where another key, or the end of a list or mapping, was expected."""
    at, quoted = error.problem_mark, _quoted_before(marks.text, error.problem_mark)
    if quoted and quoted.start_mark.line < quoted.end_mark.line:
        return _unclosed_quote(quoted.start_mark, marks, quoted.end_mark.line + 1)
    if quoted and not _KEY.match(marks.line(at.line + 1), at.column):
        return _fault("words stand after the closing quotation mark", at, marks, _BEHIND)
    if "flow" in (error.context or ""):
        return _bracket(error.context_mark, at, marks)
    is_list = (error.problem or "").startswith(_NO_DASH)
    return misplaced_key(at, marks) or out_of_line(error.context_mark, is_list, at, marks)


def _bracket(opened: Mark, at: Mark, marks: Marks) -> Fault:
    opening = _character(opened, marks)
    closing = _CLOSING.get(opening, "}")
    if at.line > opened.line:
        return _fault(f"this {opening} is never closed", opened, marks, f"{closing} at its end")
    message = f"a comma or {closing} is missing before this"
    return _fault(message, at, marks, "a comma between two values")


def _closes_nothing(at: Mark, marks: Marks) -> Fault:
    found = _character(at, marks)
    expected = f"quotation marks around words with a {found}, or no {found}"
    return _fault(f"this {found} closes nothing", at, marks, expected)


def _nothing_in_brackets(at: Mark, marks: Marks) -> Fault:
    """A comma, another closing bracket or the end of the text where a value was expected."""
    opened = _innermost_bracket(marks.text, at)
    if opened and _character(at, marks) != ",":
        return _bracket(opened, at, marks)
    return _fault("nothing stands before this comma", at, marks, "a value, then a comma")


def _innermost_bracket(text: str, mark: Mark) -> Mark | None:
    """Where the last bracket opens that is still open at a mark."""
    opened: list[Mark] = []
    for token in tokens_before(text, mark):
        if isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
            opened.append(token.start_mark)
        elif isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken) and opened:
            opened.pop()
    return opened[-1] if opened else None


def _quoted_before(text: str, mark: Mark) -> Token | None:
    """The words in quotation marks right behind which reading stopped at more words."""
    before = deque(tokens_before(text, mark), maxlen=1)
    is_quoted = before and isinstance(before[0], yaml.ScalarToken) and before[0].style in ("'", '"')
    return before[0] if is_quoted else None


def _colon_too_many(mark: Mark, marks: Marks) -> Fault:
    line = marks.line(mark.line + 1)
    if ": " in line[: mark.column]:
        expected = "quotation marks around words with a colon: 'one: two'"
        return _fault("a second colon in one line", mark, marks, expected)
    above = next((n for n in range(mark.line, 0, -1) if marks.line(n).strip()), 0)
    if found := _KEY_WITHOUT_SPACE.match(marks.line(above)):
        message = "no space follows this colon"
        return _fault_at(message, above - 1, found.end(1), marks, "key: value")
    if fault := misplaced_key(mark, marks):
        return fault
    expected = "the same spaces before each key of a claim"
    return _fault("this line is indented deeper than the one above allows", mark, marks, expected)


def _reserved(mark: Mark, marks: Marks) -> Fault:
    found = _character(mark, marks)
    if found == "\t":
        return _fault("a tab cannot indent", mark, marks, "spaces")
    message = f"words that begin with {found} need quotation marks"
    return _fault(message, mark, marks, f"'{found}…'")


def _unexplained(error: LibyamlError, marks: Marks) -> Fault:
    context = f" ({error.context})" if error.context else ""
    message = f"not YAML: {error.problem or 'it cannot be read'}{context}"
    expected = "keys and values, indented by spaces"
    if mark := error.problem_mark or error.context_mark:
        return _fault(message, mark, marks, expected)
    return marks.fault(message, marks.place(marks.root), expected)
