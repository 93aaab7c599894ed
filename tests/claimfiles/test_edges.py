"""What a file may just hold, and places at the ends of its lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.claimfiles.files import read_text
from factcheck.claimfiles.marks import Marks
from factcheck.claimfiles.stream import parse
from factcheck.errors import UnreadableError


@pytest.mark.parametrize(
    ("mark", "told"),
    [
        ((0, 2), (1, 1, 3)),
        ((1, 1), (1, 2, None)),
        ((0, 3), (1, 1, None)),  # over the end of a line
        ((3, 5), (2, 1, 3)),
    ],
)
def test_a_place_has_an_end_where_it_is_of_one_line(
    mark: tuple[int, int], told: tuple[int, int, int | None]
) -> None:
    place = Marks("a.yaml", "ab\ncd").place(mark)
    assert (place.line, place.column, place.end_column) == told


def test_what_a_file_does_not_hold_is_placed_where_the_file_begins() -> None:
    value, marks = parse("\na: b\n", "a.yaml")
    assert isinstance(value, dict)
    assert str(marks.place_of_key(value, "c")) == str(marks.place(marks.root))


def test_a_value_may_have_a_hundred_thousand_characters() -> None:
    assert parse(f"a: {'x' * 100_000}", "a.yaml")[0] == {"a": "x" * 100_000}
    with pytest.raises(UnreadableError, match="a value of 100,001 characters"):
        parse(f"a: {'x' * 100_001}", "a.yaml")


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}")])
def test_lists_and_mappings_may_lie_twenty_deep(opening: str, closing: str) -> None:
    value, _ = parse(f"x: {opening * 19}b{closing * 19}", "a.yaml")
    assert isinstance(value, dict)
    with pytest.raises(UnreadableError):
        parse(f"x: {opening * 20}b{closing * 20}", "a.yaml")


def test_a_word_may_be_marked_as_one() -> None:
    assert parse("a: ! 5", "a.yaml")[0] == {"a": "5"}


def test_a_file_may_be_as_large_as_may_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.claimfiles.files.MAX_BYTES", 1024 * 1024)
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 1024 * 1024)
    assert len(read_text(path, "a.txt", "a.txt")) == 1024 * 1024
    path.write_bytes(b"x" * (1024 * 1024 + 1))
    with pytest.raises(UnreadableError, match="it holds more than 1 MiB"):
        read_text(path, "a.txt", "a.txt")
