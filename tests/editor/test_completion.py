"""What the editor takes to be around a cursor, whatever stands in between."""

from __future__ import annotations

from factcheck.editor.completion import context_at

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
