"""Reading a source as captured, and finding words in it."""

from factcheck.text.anchoring import Anchor, Span, anchor
from factcheck.text.folding import fold
from factcheck.text.parts import Part, divide
from factcheck.text.reading import TextError, decode, line_and_column, lines_of
from factcheck.text.sentences import sentence_around, year_before

__all__ = [
    "Anchor",
    "Part",
    "Span",
    "TextError",
    "anchor",
    "decode",
    "divide",
    "fold",
    "line_and_column",
    "lines_of",
    "sentence_around",
    "year_before",
]
