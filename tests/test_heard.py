"""What is said beside an answer is taken, told again, and known to have been said."""

import sys
import warnings
from collections.abc import Iterator

import pytest

from factcheck.heard import each_heard, listening


def _said(*words: str) -> Iterator[str]:
    for word in words:
        if word == "print":
            print(word)
        elif word == "complain":
            print(word, file=sys.stderr)
        elif word == "warn":
            warnings.warn(word, stacklevel=1)
        yield word


@pytest.mark.parametrize("how", ["print", "complain"])
def test_what_is_printed_is_heard_and_printed_afterwards(
    how: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert list(each_heard(_said("quiet", how, "quiet"))) == [
        ("quiet", True),
        (how, False),
        ("quiet", True),
    ]
    assert capsys.readouterr().out == f"{how}\n"


def test_a_warning_is_heard_and_told_afterwards() -> None:
    with pytest.warns(UserWarning, match="warn"):
        assert list(each_heard(_said("warn"))) == [("warn", False)]


def test_a_warning_that_is_an_error_is_raised_where_it_is_given() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(UserWarning, match="warn"):
            list(each_heard(_said("warn")))


def test_nobody_else_hears_what_is_taken(capsys: pytest.CaptureFixture[str]) -> None:
    with listening() as heard:
        list(_said("print"))
    assert not heard.is_quiet
    assert capsys.readouterr().out == ""
