"""Reading a source as captured, and finding words in it.

``reading`` is bytes → text, ``parts`` its headline and captions, ``folding`` one form for each
quote and dash; ``anchoring`` finds a claim's words, and the sentence around them.
"""

from factcheck.text.anchoring import Anchor, Span, anchor, sentence_around, year_before
from factcheck.text.folding import fold
from factcheck.text.parts import Part, divide
from factcheck.text.reading import TextError, decode, line_and_column, lines_of, offset_of

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
    "offset_of",
    "sentence_around",
    "year_before",
]
