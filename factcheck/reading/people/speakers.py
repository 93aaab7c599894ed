"""Whose words a quotation is, in the forms in which news attributes them.

Before the words or behind them, turned round, in the rest of the sentence, in the sentence
before; by a name, an office, a body ("the ministry said"), or a pronoun that goes back to
whoever spoke or acted last. Where the text leaves a doubt, nobody is told.
"""

from __future__ import annotations

from itertools import pairwise

from factcheck.names.tables import words_of
from factcheck.reading.grammar.prose import Prose
from factcheck.reading.grammar.saying import saying, says
from factcheck.reading.grammar.tokens import DASHES, PARAGRAPH
from factcheck.reading.people.speech import (
    PUNCTUATION,
    Marked,
    Speaker,
    Speech,
    is_passive,
    is_says,
    node_at,
    owns,
    person,
)
from factcheck.reading.people.subjects import (
    after_verb,
    sentence_subject,
    spoken_by,
    subject,
    telling,
)
from factcheck.reading.people.words_of_offices import is_to
from factcheck.words import grammar

_MOST_BEHIND_WITH = 6  # nodes of a subject
_MOST_OF_REPLY = 8  # nodes of a quotation by itself that may be another speaker's
_MOST_WORDS = 18  # between a quotation and the verb that attributes it


def find_speakers(speech: Speech, marked: list[Marked]) -> list[Speaker | None]:
    """The speaker of each quotation; ``None`` where the text tells nobody, or not for sure."""
    found: list[Speaker | None] = []
    for number, one in enumerate(marked):
        before = marked[number - 1] if number else None
        last = found[-1] if found else None
        found.append(_speaker(speech, one, before, last))
    return _carried_back(marked, found)


def _carried_back(marked: list[Marked], found: list[Speaker | None]) -> list[Speaker | None]:
    """A speech that goes on has one speaker, also where only its end tells whom."""
    for at, (one, further) in reversed([*enumerate(pairwise(marked))]):
        if found[at] is None and one.goes_on and further.first - one.end == 1:
            found[at] = found[at + 1]
    return found


def _speaker(
    speech: Speech, one: Marked, before: Marked | None, last: Speaker | None
) -> Speaker | None:
    """The speaker, by the form of attribution that tells most surely."""
    if before and before.goes_on and one.first - 1 == before.end and last:
        named = _behind(speech, one, last)  # where marks are missing, another may have spoken
        is_told = named and named.mention and named.start > speech.prose.line[one.end - 1].start
        return named if is_told else last
    forms = (_in_front, _behind) if _is_led_up_to(speech, one) else (_behind, _in_front)
    for form in forms:
        if named := form(speech, one, last):
            return named
    if before and last and _goes_on(speech, before, one):
        return last
    return _further_on(speech, one, last) or _sentence_before(speech, one, last)


def _is_led_up_to(speech: Speech, one: Marked) -> bool:
    """Whether the words right before a quotation announce it: "Holm said: “…”"."""
    mark = one.first - 1
    is_cut = speech.prose.norm(one.end - 1) == ","  # and goes on with "said Berg"
    return speech.prose.norm(mark - 1) in (":", ",") or (not is_cut and is_says(speech, mark - 1))


def _behind(speech: Speech, one: Marked, last: Speaker | None) -> Speaker | None:
    """Who the words right behind a quotation say has spoken: "said Holm", "Holm said"."""
    prose = speech.prose
    if one.goes_on:
        return None
    at = one.past
    at = at + 1 if prose.norm(at) in DASHES | {","} else at
    if at >= len(prose.line) or prose.norm(at) in PUNCTUATION:
        return None
    is_set_off = at > one.past and prose.norm(at - 1) in DASHES  # "“…” – Ada Holm"
    if is_set_off and (named := _speaker_in_words(speech, at, _end_of_paragraph(prose, at))):
        return named
    stop = prose.sentence(at)[1]
    is_own = prose.sentence(at)[0] == at  # a sentence of its own: "“It is.” Holm said."
    if not is_own and (is_says(speech, at) or _is_verb_before_name(speech, one, at)):
        return after_verb(speech, at + 1, stop, last)
    if _is_according(prose, at):
        return after_verb(speech, at + 2, stop, last)
    if prose.norm(at) == "as" and not is_own:
        at += 1
    if prose.norm(at) in grammar("be") and prose.norm(at + 1) == "how":
        at += 2
    return _before_verb_behind(speech, at, stop, is_own, last)


def _speaker_in_words(speech: Speech, first: int, end: int) -> Speaker | None:
    """Who is meant where a few words with capitals are all that stands there."""
    if end in speech.ends and speech.starts.get(first) == speech.ends[end]:
        return person(speech.ends[end])
    words = speech.prose.line[first:end]
    is_name = len(words) <= _MOST_OF_NAME and all(node.text[:1].isupper() for node in words)
    return spoken_by(speech.prose, first, end) if is_name else None


_MOST_OF_NAME = 4  # words


def _end_of_paragraph(prose: Prose, at: int) -> int:
    ends = (here for here in range(at + 1, len(prose.line)) if prose.line[here].gap == PARAGRAPH)
    return next(ends, len(prose.line))


def _is_verb_before_name(speech: Speech, one: Marked, at: int) -> bool:
    """Whether any verb stands between quoted words and a person: "“It is old,” laughs Holm"."""
    norm = speech.prose.norm(at)
    if speech.prose.norm(one.end - 1) not in (",", "?", "!") and at == one.past:
        return False
    is_person = at + 1 in speech.starts or at + 2 in speech.starts
    is_verb = speech.prose.line[at].text.islower()  # "Rosales told Holm": a surname in -s
    return is_person and is_verb and (says(norm) != "" or norm.endswith(("s", "ed")))


def _before_verb_behind(
    speech: Speech, at: int, stop: int, is_own: bool, last: Speaker | None
) -> Speaker | None:
    """Who stands between a quotation and a verb of saying: "the ministry's spokesman said"."""
    for verb in range(at + 1, min(stop, at + _MOST_WORDS)):
        if verb in speech.inside:
            return None
        if is_says(speech, verb) and _reaches(speech, at, verb):
            if is_own and not _is_short(speech.prose, at, verb):
                return None
            return subject(speech, verb, at, last, is_behind=True)
    return None


def _is_short(prose: Prose, at: int, verb: int) -> bool:
    """Whether a sentence of its own says no more than who spoke: "“It is.” Holm said."."""
    if prose.line[at].gap == PARAGRAPH or any(prose.norm(here) == "," for here in range(at, verb)):
        return False
    return prose.norm(verb + 1) == "."


def _reaches(speech: Speech, at: int, verb: int) -> bool:
    """Whether nothing but who speaks stands between a quotation and the verb."""
    norms = [speech.prose.norm(here) for here in range(at, verb)]
    if at in speech.starts and norms[-1] in DASHES | {","}:
        return True
    if norms.count(",") == 1:
        return True
    told = {norm for here, norm in enumerate(norms, at) if not is_to(speech.prose, here)}
    return not saying("stop") - {"as"} & told


def _in_front(speech: Speech, one: Marked, last: Speaker | None) -> Speaker | None:
    """Who the sentence up to a quotation says has spoken: "Holm said that it was “old”"."""
    prose = speech.prose
    mark = one.first - 1
    start = prose.sentence(mark)[0]
    if announced := _announced(speech, start, mark, last):
        return announced
    for verb in range(mark - 1, start - 1, -1):
        norm = prose.norm(verb)
        if verb in speech.inside or (
            norm.endswith("ing") and prose.norm(verb - 1) in grammar("be")
        ):
            continue
        if _is_according(prose, verb - 1):
            return after_verb(speech, verb + 1, mark, last)
        if is_says(speech, verb, is_any=True):
            if _is_denied(prose, verb):
                return None
            named = _governing(speech, verb, start, mark, last)
            if named or prose.norm(verb - 1) not in grammar("pronoun"):
                return named
    if prose.norm(mark - 1) == ":" and mark - 1 in speech.ends:
        return person(speech.ends[mark - 1])
    return None


def _announced(speech: Speech, start: int, mark: int, last: Speaker | None) -> Speaker | None:
    """Who is told with a colon to speak, or by "in the words of", without a verb behind them.

    "Added Berg: “…”", "Berg's reply: “…”", "In the words of Berg, “…”".
    """
    prose = speech.prose
    if " ".join(node.norm for node in prose.line[start : start + _LEADING]) == "in the words of":
        return after_verb(speech, start + _LEADING, mark, last)
    if prose.norm(mark - 1) != ":":
        return None
    if says(prose.norm(start)) == "say" and not prose.norm(start).endswith("ing"):
        return after_verb(speech, start + 1, mark - 1, last)
    return _speaker_in_words(speech, start, mark - 3) if prose.norm(mark - 3) == "'s" else None


_LEADING = 4  # words


def _is_denied(prose: Prose, verb: int) -> bool:
    """Whether a verb is told not to be so: "did not say whether “the few” would go"."""
    before = prose.norm(verb - 1)
    return before in ("not", "never", "cannot") or before.endswith("n't")


def _governing(
    speech: Speech, verb: int, start: int, mark: int, last: Speaker | None
) -> Speaker | None:
    """The subject of a verb that governs a quotation, if it is an active one."""
    norm, before = speech.prose.norm(verb), speech.prose.norm(verb - 1)
    if norm == "saying" and before == "as":
        if quoted := speech.ends.get(verb - 1):  # "it quoted Ada Holm as saying"
            return person(quoted)
        return sentence_subject(speech, start, verb, last)
    if last and norm.endswith("ing") and node_at(speech.prose, last.start) >= start:
        return last  # "“It is old,” said Holm, adding that it was “no use”"
    if norm.endswith("ing") and before != ",":
        if first := _past_with(speech.prose, verb, start):
            return spoken_by(speech.prose, first, verb)  # "with neighbours warning of"
        near = subject(speech, verb, start, last)
        if near and _is_somebody(near):
            return near  # "it quoted an official saying"
    if before == "to" or norm.endswith("ing"):
        is_his = before != "to" or speech.prose.norm(verb - 2) == "on"
        named = sentence_subject(speech, start, verb, last) or telling(speech, start, verb)
        return named if is_his else None
    if is_passive(speech, verb):
        return None
    is_turned = before == "," and verb + 1 in speech.starts and says(norm) != "told"
    if is_turned and not owns(speech.prose, speech.starts[verb + 1]):  # "…, said Holm, and “…”"
        return after_verb(speech, verb + 1, mark, last)
    named = subject(speech, verb, start, last)
    is_second = named is None and before in grammar("coordinator")
    return sentence_subject(speech, start, verb, last) if is_second else named


def _past_with(prose: Prose, verb: int, start: int) -> int:
    """Where the subject of a participle begins, behind "with"; 0 where none does."""
    reach = range(verb - 1, max(start, verb - _MOST_BEHIND_WITH), -1)
    return next((at + 1 for at in reach if prose.norm(at) == "with"), 0)


def _is_somebody(speaker: Speaker) -> bool:
    words = speaker.who.casefold().split()
    return not words_of("office", "calling", "people").isdisjoint(words)


def _is_according(prose: Prose, at: int) -> bool:
    return prose.norm(at) == "according" and prose.norm(at + 1) == "to"


def _further_on(speech: Speech, one: Marked, last: Speaker | None) -> Speaker | None:
    """Who the end of the sentence says has spoken: "It had “slowed”, and would again, he said"."""
    prose = speech.prose
    if one.goes_on:
        return None
    stop = prose.sentence(one.past - 1)[1]
    for at in range(one.past, stop - 1):
        if at in speech.inside or prose.norm(at) not in (",", "and"):
            continue
        if prose.norm(at) == "and":  # "He called it “old” and says it will go"
            start = prose.sentence(one.first - 1)[0] if is_says(speech, at + 1) else at
            named = sentence_subject(speech, start, one.first - 1, last) if start < at else None
            if named:
                return named
            continue
        if is_says(speech, at + 1) and not prose.norm(at + 1).endswith("ing"):
            return _around_verb(speech, at + 1, one.past, stop, last)
        if _is_according(prose, at + 1):
            return after_verb(speech, at + 3, stop, last)
        verb = next((v for v in range(at + 2, min(stop, at + 9)) if is_says(speech, v)), 0)
        is_end = verb and prose.norm(verb + 1) in grammar("preposition") | {".", "reporters"}
        if is_end and not any(prose.norm(v) == "," for v in range(at + 1, verb)):
            return subject(speech, verb, at + 1, last, is_behind=True)
    if prose.norm(one.past) == "by" and _is_described(speech, one.first - 1):
        return after_verb(speech, one.past + 1, stop, last)
    return None


def _around_verb(
    speech: Speech, verb: int, start: int, stop: int, last: Speaker | None
) -> Speaker | None:
    """Who speaks beside a verb behind a comma: "…, said Holm", "Ada Holm, 45, told reporters"."""
    if says(speech.prose.norm(verb)) == "told":
        return subject(speech, verb, start, last, is_behind=True)
    return after_verb(speech, verb + 1, stop, last)


def _is_described(speech: Speech, mark: int) -> bool:
    """Whether a passive verb stands before a quotation: "was described as “old”"."""
    near = range(max(0, mark - 8), mark)
    return any(
        says(speech.prose.norm(at)) == "call" and speech.prose.norm(at - 1) in grammar("be")
        for at in near
    )


def _goes_on(speech: Speech, before: Marked, one: Marked) -> bool:
    """Whether nothing but who spoke stands between two quotations: one speech."""
    prose = speech.prose
    first, mark = before.past, one.first - 1
    if before.is_single != one.is_single:
        return False
    starts = [at for at in range(first, mark) if prose.sentence(at)[0] == at]
    if first == mark:
        return prose.line[mark].gap != PARAGRAPH or one.end - one.first > _MOST_OF_REPLY
    has_verb = any(is_says(speech, at) for at in range(first, mark))
    return has_verb and not starts and _is_speech(prose, one)


def _is_speech(prose: Prose, one: Marked) -> bool:
    """Whether a quotation is a sentence, or goes on with one: no words set apart."""
    mark = one.first - 1
    return prose.sentence(mark)[0] == mark or prose.norm(mark - 1) in (",", ":")


def _sentence_before(speech: Speech, one: Marked, last: Speaker | None) -> Speaker | None:
    """Who speaks in the sentence before a quotation that is a sentence of its own."""
    prose = speech.prose
    mark = one.first - 1
    if prose.sentence(mark)[0] != mark or mark == 0 or one.is_single:
        return None
    start, stop = prose.sentence(mark - 1)
    is_cut = not one.goes_on and prose.norm(one.end - 1) == ","  # by "read a banner outside"
    if start in speech.inside or is_cut:
        return None
    for verb in range(start, stop):
        if verb not in speech.inside and is_says(speech, verb, is_any=True):
            return _governing(speech, verb, start, stop, last)
    if prose.line[mark].gap == PARAGRAPH:
        return None
    if prose.norm(start + (prose.norm(start) in grammar("coordinator"))) in grammar("one person"):
        return sentence_subject(speech, start, stop, last)
    places = (at for at in range(start + 1, stop + 1) if at in speech.ends)
    named = {speech.ends[at].value.full for at in places}
    is_one = len(named) == 1 and start in speech.starts
    return person(speech.starts[start]) if is_one else None
