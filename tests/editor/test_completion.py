"""What the editor takes to be around a cursor, whatever stands in between."""

from __future__ import annotations

import pytest

from factcheck.editor.completion import CursorContext, context_at

LINES = """\
claims:
  # quantity: 5 km, as told
  length:
    quantity: 900 meters

    about: [Harbour Bridge,

      # what of it
      """.splitlines()


def test_comments_and_blank_lines_are_around_nothing() -> None:
    assert context_at(LINES, 5, 4).path == ("claims", "length")
    within = context_at(LINES, len(LINES) - 1, len(LINES[-1]))
    assert within.path == ("claims", "length", "about")
    assert within.items[0] == "Harbour Bridge"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("    ", CursorContext((), "", is_value=False)),
        ("  quantity: ab", CursorContext(("quantity",), "ab", is_value=True)),
        ("  - ab", CursorContext((), "ab", is_value=True)),
        ("  about: [", CursorContext(("about",), "", is_value=True)),
        (
            "  about: ['Blue Bay', \"pier\", so",
            CursorContext(("about",), "so", is_value=True, items=("Blue Bay", "pier")),
        ),
        ("  length: {quan", CursorContext(("length",), "quan", is_value=False)),
        ('  length: {"quantity": 5', CursorContext(("length", "quantity"), "5", is_value=True)),
        ("  length: {'about': [pier], re", CursorContext(("length",), "re", is_value=False)),
    ],
)
def test_what_stands_in_brackets_is_told_without_its_quotes(line: str, told: CursorContext) -> None:
    assert context_at([line], 0, len(line)) == told
