"""No bound, small table or message that is written out in the code changes unseen."""

from __future__ import annotations

from collections.abc import Iterable

from tests.words.constants import RECORD, constants


def test_no_constant_is_another_than_was_recorded() -> None:
    recorded = _by_name(RECORD.read_text("utf-8").splitlines())
    changed = [
        (recorded[name], value)
        for name, value in _by_name(constants()).items()
        if recorded.get(name, value) != value
    ]
    assert changed == [], "test what it decides, and run tests/words/constants.py"


def _by_name(lines: Iterable[str]) -> dict[str, str]:
    named = (line.partition(" = ") for line in lines)
    return {name: value for name, _, value in named}
