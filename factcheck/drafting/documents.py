"""HTML and DOCX → the prose of an article, with its places in the file (the extra ``documents``).

What a page's main text is, is told by jusText (Pomikálek 2011), by the length of blocks, their
links and their small words; where it stands, by the parser of the standard library.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import unescape
from html.parser import HTMLParser
from itertools import accumulate
from mimetypes import MimeTypes
from pathlib import Path
from typing import Any
from unicodedata import normalize

from factcheck.claimfiles.files import read_text
from factcheck.drafting.plain_text import PlainText, read_markdown
from factcheck.errors import Fault, Place, UnreadableError
from factcheck.model import Origin

_BLOCKS = frozenset([
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hr", "legend", "li", "main", "nav", "ol", "option", "p", "pre", "section",
    "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul",
])  # fmt: skip
_UNSEEN = frozenset(["script", "style", "noscript", "template", "svg", "textarea"])
_LEAST = 40  # letters of a block that may be a part of a longer one
_SHORTER = {"length_low": 40, "length_high": 100}  # letters: paragraphs of news are short
_MOST_BYTES = 100_000_000  # of a DOCX once it is unpacked
_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?([\w-]+)", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PUBLISHED = frozenset(["article:published_time", "datepublished", "date", "dc.date", "pubdate"])

Piece = tuple[str, int, int]
"""Words of a file on one line, with their line and column."""


def read_document(path: Path, shown: str) -> PlainText:
    """The prose of a text, of Markdown, of the main text of HTML, or of DOCX.

    Raises ``UnreadableError`` for a file that is not what its name says, holds no article, or is no
    text by its name, and where the extra is missing.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        if kind := _other_kind(path):
            raise _unreadable(shown, f"by its name it is no text ({kind})")
        return read_markdown(read_text(path, shown, shown))
    try:
        return reader(path.read_bytes(), shown)
    except ImportError as error:
        needed = f"{path.suffix} needs {error.name}: pip install 'pytest-factcheck[documents]'"
        raise _unreadable(shown, needed) from None
    except OSError as error:
        raise _unreadable(shown, f"{error.strerror}".lower()) from None


def _other_kind(path: Path) -> str:
    """What a file is by its name, as registered with IANA, where that is no text; or empty."""
    kind, packed = MimeTypes().guess_type(path.name, strict=False)
    return packed or (kind if kind and not kind.startswith("text/") else "")


def _unreadable(shown: str, why: str) -> UnreadableError:
    return UnreadableError([Fault(f"{shown} cannot be read: {why}", Place(shown, 1, 1))])


# -- HTML --------------------------------------------------------------------------------------


_MOST_BLOCKS = 5_000  # each is set beside all others, which takes seconds


def _read_html(content: bytes, shown: str) -> PlainText:
    import justext  # type: ignore[import-untyped]  # it has no types; 0.2 s, for a page alone

    page = _Page()
    page.feed(source := _decoded(content, shown))
    page.close()
    if len(page.blocks) > _MOST_BLOCKS:
        raise _unreadable(shown, f"an article has no more than {_MOST_BLOCKS:,} paragraphs")
    try:
        paragraphs = justext.justext(source, justext.get_stoplist("English"), **_SHORTER)
    except Exception as error:  # lxml has many, none of them shared: the file is no HTML
        raise _unreadable(shown, f"it is no HTML ({type(error).__name__})") from None
    good = {_squashed(one.text) for one in paragraphs if not one.is_boilerplate}
    main = [_is_of(_squashed(block.words), good) for block in page.blocks]
    begun, to_end = [*accumulate(main, max)], [*accumulate(main[::-1], max)][::-1]
    blocks = [
        block
        for block, is_main, *between in zip(page.blocks, main, begun, to_end, strict=True)
        if is_main or (block.is_sentence and (block.is_in_article or all(between)))
    ]
    if not blocks:
        raise _unreadable(shown, "no article is found in it")
    headline = [page.headline] if page.headline and page.headline not in blocks else []
    return _prose([block.pieces for block in (*headline, *blocks)], page.fields)


def _decoded(content: bytes, shown: str) -> str:
    """The text of a page, in UTF-8 or in what it says that it is written in."""
    found = _CHARSET.search(content[:4096])
    for name in ("utf-8-sig", found[1].decode() if found else ""):
        try:
            return content.decode(name)
        except (UnicodeError, LookupError):
            continue
    raise _unreadable(shown, "neither UTF-8, nor what it says that it is")


def _squashed(words: str) -> str:
    return re.sub(r"\s+", "", normalize("NFKC", words))


def _is_of(words: str, good: set[str]) -> bool:
    """Whether a block is a paragraph of the main text, or a part of one."""
    return words in good or (len(words) >= _LEAST and any(words in one for one in good))


class _PageBlock:
    """The pieces of one block's words, with their places, and where it stands in its page."""

    def __init__(self, *, is_in_article: bool, is_beside: bool) -> None:
        self.pieces: list[Piece] = []
        self.linked = 0  # letters of links
        self.is_in_article = is_in_article
        self._is_beside = is_beside

    @property
    def words(self) -> str:
        """Its words, as one text."""
        return "".join(words for words, _, _ in self.pieces)

    @property
    def is_sentence(self) -> bool:
        """Whether it ends as a sentence does, is no list of links, and not set beside the text.

        What is full of figures and names has fewer small words than jusText asks of prose.
        """
        words = self.words.strip().rstrip(_CLOSING)
        is_told = " " in words and words.endswith(_ENDS)
        is_linked = self.linked * _LINKED > len(words)
        return is_told and not (is_linked or self._is_beside)


_ENDS, _CLOSING = (".", "!", "?"), ")”’\"'"
_LINKED = 3  # times the letters of links are more than all


class _Page(HTMLParser):
    """The blocks of a page, and its day of publication."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self._open: Counter[str] = Counter()
        self.blocks = [self._block()]
        self.fields: dict[str, str] = {}
        self.headline: _PageBlock | None = None
        self._tag = ""

    def _is_within(self, *tags: str) -> bool:
        return any(self._open[tag] for tag in tags)

    def _block(self) -> _PageBlock:
        return _PageBlock(
            is_in_article=self._is_within("article", "main"),
            is_beside=self._is_within("nav", "aside", "footer"),
        )

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, or what is not to be seen; take the day of publication."""
        self._open[tag] += 1
        given = dict(attrs)
        named = (given.get("property") or given.get("name") or given.get("itemprop") or "").lower()
        told = given.get("content") or given.get("datetime") or ""
        if (named in _PUBLISHED or tag == "time") and (day := _DAY.match(told)):
            self.fields.setdefault("date", day[0])
        if tag in _BLOCKS:
            self._begin(tag)

    def handle_endtag(self, tag: str) -> None:
        """End a block."""
        self._open[tag] = max(self._open[tag] - 1, 0)
        if tag in _BLOCKS:
            if tag == "h1" and not self.headline:
                self.headline = self.blocks[-1]
            self._begin("")

    def _begin(self, tag: str) -> None:
        self._tag = tag
        if not self.blocks[-1].words.strip():
            self.blocks.pop()
        self.blocks.append(self._block())

    def handle_data(self, data: str) -> None:
        """Words, line by line."""
        line, column = self.getpos()
        for number, words in enumerate(data.split("\n")):
            if number:
                self._add("\n", line + number, 0)
            self._add(words, line + number, 0 if number else column)

    def handle_entityref(self, name: str) -> None:
        """A character under its name."""
        self._add(unescape(f"&{name};"), *self.getpos())

    def handle_charref(self, name: str) -> None:
        """A character under its number."""
        self._add(unescape(f"&#{name};"), *self.getpos())

    def _add(self, words: str, line: int, column: int) -> None:
        if words and self._tag != "title" and not self._is_within(*_UNSEEN):
            told = words.translate(_AS_RAISED) if self._is_within("sup") else words
            self.blocks[-1].pieces.append((told, line, column + 1))
            self.blocks[-1].linked += len(words) if self._is_within("a") else 0


_AS_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""Digits of a power or of a note, which are none of the figure that they stand behind."""


# -- DOCX --------------------------------------------------------------------------------------


def _read_docx(content: bytes, shown: str) -> PlainText:
    import docx  # 0.2 s, for a file of Word alone

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > _MOST_BYTES:
                raise _unreadable(shown, "it is far too large once it is unpacked")
        document: Any = docx.Document(io.BytesIO(content))
    except UnreadableError:
        raise
    except Exception as error:  # zipfile, lxml and docx have one each for what is broken
        raise _unreadable(shown, f"it is no DOCX ({type(error).__name__})") from None
    told = [_paragraph_text(paragraph) for paragraph in document.element.body.iter(_W + "p")]
    blocks = [[(words, number, 1)] for number, words in enumerate(told, 1) if words.strip()]
    if not blocks:
        raise _unreadable(shown, "no text is found in it")
    return _prose(blocks, {})


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = {_W + "tab": " ", _W + "br": " ", _W + "noBreakHyphen": "-"}


def _paragraph_text(paragraph: Any) -> str:
    """The words of a paragraph, what was put in since included, what was struck out left out."""
    return "".join(
        (node.text or "") if node.tag == _W + "t" else _SIGNS.get(node.tag, "")
        for node in paragraph.iter()
    )


# -- both --------------------------------------------------------------------------------------


def _prose(blocks: Sequence[Sequence[Piece]], fields: Mapping[str, str]) -> PlainText:
    """Blocks as paragraphs, blanks between words as one, with the place of each word."""
    text, origins = "", list[Origin]()
    for block in blocks:
        text = f"{text.rstrip()}\n\n" if text else ""
        for words, line, column in _runs(block):
            if words != " " or text[-1:].strip():
                origins.append(Origin(len(text), line, column))
                text += words
    return PlainText(f"{text.rstrip()}\n", fields, tuple(origins))


def _runs(block: Sequence[Piece]) -> Iterator[Piece]:
    """The words of a block one by one, and each run of blanks as one."""
    for words, line, column in block:
        for found in re.finditer(r"\s+|\S+", words):
            yield (" " if found[0].isspace() else found[0]), line, column + found.start()


_READERS: Mapping[str, Callable[[bytes, str], PlainText]] = {
    ".html": _read_html,
    ".htm": _read_html,
    ".docx": _read_docx,
}
DOCUMENTS = tuple(_READERS)
