"""Words in double quotation marks, with the speaker where the article names one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.cli.drafts.alternatives import number_words
from factcheck.cli.drafts.candidate import Candidate
from factcheck.cli.drafts.speakers import find_speaker, goes_on
from factcheck.text import Span

_QUOTATION = re.compile(  # the last two go on in the next paragraph, which opens anew
    '“(?P<curly>[^“”\n]{2,})”|(?<!\\d)"(?P<straight>[^"\n]{2,})"|'
    r'“(?P<open_curly>[^“”\n]{2,})(?=\n\s*“)|(?<![\w."])"(?P<open_straight>\w[^"\n]+)(?=\n\s*"\w)'
)
_TITLE = re.compile(r"\b(?:called|titled|entitled|named) (?:\w+ )?[“\"]?$")
_LABEL = re.compile(
    r"(?:\b(?:nicknamed|dubbed|known as|so-called)|\d ?%(?: \w+){0,2}) $", re.IGNORECASE
)
_GIVEN_NAME, _SURNAME = re.compile(r"\b[A-Z][\w’'-]+ $"), re.compile(r" [A-Z][\w’'-]+")
_OR, _OR_ANOTHER = re.compile(r"[”\"] or $"), re.compile(r" or [“\"]")
_ALONE = re.compile(r"\s*(?:\n|$)")  # a paragraph of its own, which goes on with the one before
_SAYS_MORE = re.compile(  # a sentence of its own behind one that is quoted: "Holm said the club"
    r"\s+(?:[A-Z][\w.’'-]*\s+){1,6}(?:said|says|added|adds|explained|noted|warned)\s+"
    r"(?:that|the|he|she|it|they|there|we|an?|his|her|its|their|no|some|more|many|most|all|both)\b"
)
_MOST_LABEL_WORDS = 4
_MOST_TERM_WORDS = 3
_COUNTED = re.compile(rf"\b(?:an?|{number_words(1, 10)}|\d+) $", re.IGNORECASE)


def find_quotations(text: str) -> Iterator[Candidate]:
    """The words between the marks, without the comma that belongs to the sentence.

    Silent about titles, names and answers to choose from, which are nobody's words.
    """
    speaker, past, is_open = "", 0, False
    for found in _QUOTATION.finditer(text):
        group = found.lastgroup or ""
        before, after = text[: found.start()], text[found.end() :]
        between = text[past : found.start()]
        is_next = is_open or (goes_on(between) and ("\n" not in between or _ALONE.match(after)))
        is_ended = found[group].endswith(".") and _SAYS_MORE.match(after) is not None
        speaker = find_speaker(before, "" if is_ended else after, speaker if is_next else "")
        past, is_open = found.end(), group.startswith("open")
        words = found[group].rstrip(" ,.;")
        is_term = not speaker and _is_term(before[-20:], found[group])
        if words.strip() and not (is_term or _is_nobodys(before[-40:], words, after[:40])):
            fields = {"quotation": words, **({"by": speaker} if speaker else {})}
            start = found.start(group)
            span = Span(start, start + len(words))
            yield Candidate(span, "quotation", fields, {} if speaker else {"by": speaker})


def _is_nobodys(before: str, words: str, after: str) -> bool:
    """Whether the marks hold a work's title, a name that somebody goes by, or an answer."""
    is_short_name = before.endswith("(") and after.startswith(")")
    is_titled = words[0].isupper() and _TITLE.search(before) is not None
    return is_short_name or is_titled or _is_label(before, words, after)


def _is_term(before: str, words: str) -> bool:
    """Whether a few words that nobody speaks are a name or a term: a “money mule”."""
    count = len(words.split())
    is_ended = words.endswith((".", "!", "?", "…"))
    is_name = count <= _MOST_LABEL_WORDS and all(word[0].isupper() for word in words.split())
    is_one_of = count <= _MOST_TERM_WORDS and _COUNTED.search(before) is not None
    return is_one_of or (is_name and (count > 1 or not is_ended))


def _is_label(before: str, words: str, after: str) -> bool:
    """Whether a few words are a nickname, or what people could answer: “often” or “never”."""
    if len(words.split()) > _MOST_LABEL_WORDS:
        return False
    is_between_names = _GIVEN_NAME.search(before) and _SURNAME.match(after)
    is_answer = _OR.search(before) or _OR_ANOTHER.match(after)
    is_nickname = words[0].isupper() and is_between_names
    return bool(_LABEL.search(before) or is_answer or is_nickname)
