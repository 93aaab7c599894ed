"""What stands around some words of a source: their sentence, the year that was told of last."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.text.anchoring import Span
from factcheck.text.parts import divide


def sentence_around(text: str, span: Span, caption: str = "") -> Span:
    """The sentence or sentences that contain a span, within its block."""
    start, end = _block_around(text, span, caption)
    inside = [s for s in _sentences(text, start, end) if s.start < span.end and s.end > span.start]
    if not inside:
        return Span(start, end)
    return Span(min(inside[0].start, span.start), max(inside[-1].end, span.end))


def _block_around(text: str, span: Span, caption: str) -> tuple[int, int]:
    for _, start, end in divide(text, caption):
        if start <= span.start < end:
            return start, max(end, span.end)
    return span.start, span.end


@lru_cache(maxsize=1024)
def _sentences(text: str, start: int, end: int) -> tuple[Span, ...]:
    from syntok import segmenter  # 12 ms, for a command that reads no article

    spans = []
    for paragraph in segmenter.analyze(text[start:end]):
        for sentence in paragraph:
            words = [token for token in sentence if token.value]  # blanks at the end are empty
            if words:
                first, last = words[0], words[-1]
                spans.append(Span(start + first.offset, start + last.offset + len(last.value)))
    return tuple(spans)


_YEAR = re.compile(r"(?<![\w.,/$€£¥#-])(?:1[5-9]|20)\d\d(?![\w%]|[.,]\d|-\w{3})")
_REACH = 4000  # characters before the place in which a year is looked for


def year_before(text: str, at: int) -> int | None:
    """The last year named before an offset, not far from it; ``None`` where there is none."""
    found = _YEAR.findall(text, max(0, at - _REACH), at)
    return int(found[-1]) if found else None
