"""Reading a source as captured, and finding words in it.

``reading`` is bytes → text, its lines, its headline and captions, ``folding`` one form for each
quote and dash; ``anchoring`` finds a claim's words, and the sentence around them; ``years`` tells
which numbers may be years, which an age, and where one stands behind a name.
"""

from factcheck.text.anchoring import (
    LONGEST_SENTENCE,
    Anchor,
    Span,
    Stretches,
    anchor,
    cut,
    sentence_around,
)
from factcheck.text.folding import fold
from factcheck.text.reading import (
    Part,
    TextError,
    decode,
    divide,
    ends_of_lines,
    headline_of,
    line_and_column,
    lines_of,
    offset_of,
    runs_of_letters,
)
from factcheck.text.years import (
    NEAR_YEAR,
    OLDEST,
    YEAR,
    age_behind,
    may_be_age,
    may_be_year,
    year_before,
    years_behind,
)

__all__ = [
    "LONGEST_SENTENCE",
    "NEAR_YEAR",
    "OLDEST",
    "YEAR",
    "Anchor",
    "Part",
    "Span",
    "Stretches",
    "TextError",
    "age_behind",
    "anchor",
    "cut",
    "decode",
    "divide",
    "ends_of_lines",
    "fold",
    "headline_of",
    "line_and_column",
    "lines_of",
    "may_be_age",
    "may_be_year",
    "offset_of",
    "runs_of_letters",
    "sentence_around",
    "year_before",
    "years_behind",
]
