"""Words in quotation marks: what they are, and whose.

Not all are a quotation: marks also set apart titles, names that somebody goes by, glosses, terms
and words that the writer does not stand by.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from factcheck.reading.grammar.engine import Mention, spanning
from factcheck.reading.grammar.number_words import cardinals
from factcheck.reading.grammar.prose import Prose
from factcheck.reading.grammar.tokens import DASHES, WORD, Kind
from factcheck.reading.people.speakers import find_speakers
from factcheck.reading.people.speech import Marked, Speaker, find_marked, read_speech
from factcheck.words import grammar, phrases_of, words_in

QUOTATION, SCARE = Kind("quotation"), Kind("scare")
_ENDS = frozenset([".", "!", "?", ","])
_MOST_SCARE_WORDS = 2  # of a sentence that may be set apart all the same: “No way.”
_MOST_LABEL_WORDS, _MOST_TERM_WORDS, _MOST_TITLE_WORDS = 4, 3, 8


class Quoted(Struct, frozen=True):
    """Words between marks: what they are, who says them, and where the text names the speaker.

    ``words`` come without the comma or point that belongs to the sentence around. ``use`` is
    ``quotation``, or ``title``, ``nickname``, ``gloss``, ``term`` or ``scare`` for words that
    are set apart and nobody's. ``who`` is empty where the text does not say, or not for sure;
    ``speaker`` is its span, in code points. ``goes_on`` where the next quotation is the same
    speech; ``is_single`` where the marks are single ones, as in a headline.
    """

    words: str
    use: str
    who: str = ""
    speaker: tuple[int, int] | None = None
    goes_on: bool = False
    is_single: bool = False


def quotations_in(prose: Prose, people: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """What stands between quotation marks, in order; each mention's value is ``Quoted``."""
    marked = find_marked(prose)
    if not marked:
        return ()
    speakers = find_speakers(read_speech(prose, people, marked), marked)
    return tuple(
        mention
        for one, speaker in zip(marked, speakers, strict=True)
        for mention in _mention(prose, one, speaker)
    )


def _mention(prose: Prose, one: Marked, speaker: Speaker | None) -> Iterator[Mention]:
    end = one.end
    while prose.norm(end - 1) in (",", "."):
        end -= 1
    if end == one.first:
        return
    use = _use(prose, one, speaker)
    told = speaker if use == QUOTATION else None
    value = Quoted(
        prose.words(one.first, end),
        use,
        told.who if told else "",
        (told.start, told.end) if told else None,
        one.goes_on,
        one.is_single,
    )
    yield spanning(prose.line[one.first : end], QUOTATION, value, prose.text)


def _use(prose: Prose, one: Marked, speaker: Speaker | None) -> str:
    """What the marks are for."""
    count = sum(node.kind == WORD for node in prose.line[one.first : one.end])
    apart = _set_apart(prose, one, count)
    if apart:
        return apart
    if speaker:
        return QUOTATION
    if count <= _MOST_TERM_WORDS and _is_counted(prose, one):
        return "term"
    if _is_name(prose, one, count):
        return "title"
    is_capital = prose.is_capital(one.first)
    is_sentence = prose.norm(one.end - 1) in _ENDS and is_capital and count > _MOST_SCARE_WORDS
    is_short = count <= _MOST_TERM_WORDS or one.is_single
    return SCARE if is_short and not is_sentence else QUOTATION


def _set_apart(prose: Prose, one: Marked, count: int) -> str:
    """What the words right beside the marks say they set apart; empty if nothing does."""
    mark = one.first - 1
    norm, two = prose.norm(mark - 1), prose.norm(mark - 2)
    is_capital = prose.is_capital(one.first)
    apart = phrases_of("set_apart")
    if norm == "(" and prose.norm(one.past) == ")":
        return "gloss"
    if norm == "or" and two in DASHES | {","} and not is_capital:
        return "gloss"
    if norm in apart["glossing"] or (norm == "as" and two == "translates"):
        return "gloss"
    titled = norm, two if prose.line[mark - 1].kind == WORD else ""
    is_made = norm == "'s" and count > 1 and _is_name(prose, one, count)
    if is_made or (is_capital and any(word in apart["titled"] for word in titled)):
        return "title"  # the station's “Rivers of the North”
    work = two if norm == "," else norm
    if work in apart["works"] and is_capital and count <= _MOST_TITLE_WORDS:
        return "title"
    if count > _MOST_LABEL_WORDS:
        return ""
    if norm in apart["nicknamed"] or _is_known_as(prose, mark):
        return "nickname"
    if norm == "-" or (norm == "called" and two == "-"):
        return "nickname"
    if is_capital and _is_between_names(prose, one):
        return "nickname"
    return "term" if _is_answer(prose, one) else ""


def _is_known_as(prose: Prose, mark: int) -> bool:
    """Whether somebody goes by the words: "known as", "the press knows him as"."""
    near = {prose.norm(at) for at in range(max(0, mark - 4), mark)}
    return prose.norm(mark - 1) == "as" and bool(near & words_in("set_apart", "known"))


def _is_between_names(prose: Prose, one: Marked) -> bool:
    """Whether a given name stands before and a surname behind: Ole “Red” Berg."""
    before, behind = one.first - 2, one.past
    if before < 0 or behind >= len(prose.line):
        return False
    given, surname = prose.line[before], prose.line[behind]
    both = given.kind == surname.kind == WORD and given.text[0].isupper()
    return both and surname.text[0].isupper() and prose.sentence(behind)[0] != behind


def _is_answer(prose: Prose, one: Marked) -> bool:
    """Whether it is one of the words to choose from: “often” or “never”, 12 % “never”."""
    mark = one.first - 1
    before, behind = prose.norm(mark - 1), prose.norm(one.past)
    is_or = behind == "or" and prose.norm(one.past + 1) == '"'
    is_or = is_or or (before == "or" and prose.norm(mark - 2) == '"')
    near = {prose.norm(at) for at in range(max(0, mark - 3), mark)}
    return is_or or ("%" in near)


def _is_counted(prose: Prose, one: Marked) -> bool:
    norm = prose.norm(one.first - 2)
    return norm in grammar("indefinite") or norm in cardinals() or norm.isdigit()


def _is_name(prose: Prose, one: Marked, count: int) -> bool:
    """Whether every word has its capital, as a title or a name has."""
    words = [node for node in prose.line[one.first : one.end] if node.kind == WORD]
    small = grammar("article", "preposition", "conjoining")
    large = [node for node in words if node.norm not in small or node is words[0]]
    is_title = bool(words) and all(node.text[0].isupper() for node in large)
    is_sentence = prose.norm(one.end - 1) in (".", "!", "?", "...") and count == 1
    return is_title and (count > 1 or not is_sentence)
