"""Whose words a quotation is, as far as the words around it name the speaker."""

from __future__ import annotations

import re
from functools import cache

from factcheck.cli.drafts.offices import OPENINGS
from factcheck.cli.drafts.people import PARTICLE, offices
from factcheck.cli.drafts.words import SAID, WEEKDAYS

_SAID_OR_BEGAN = rf"(?:{SAID}|began|continued|concluded|went on)"
_HAS_SAID = rf"(?:(?:has|had|also|later|previously|then) )?{SAID}"
_MORE_NAMES = rf"(?: (?:[A-Z]\.|(?:{PARTICLE} )?[A-Z][\w’'-]+)){{0,3}}"
_NOBODY = "He|She|They|It|I|We|You|Who|" + WEEKDAYS
_TITLES = "Mr|Mrs|Ms|Miss|Dr|Sir"
_NAME = (
    rf"((?:the |(?:{_TITLES})\.? )?(?!(?:{_NOBODY})\b)[A-Z][\w’'-]+{_MORE_NAMES}"
    r"(?<![’']s)|[Tt]he [a-z]+\b(?![’']))"
)
_CALLINGS = "official|officer|boss|resident|survivor|witness|expert|specialist|organiser|organizer"
_NOT_OF = r"(?<!\bof )(?<!\bfor )(?<!\bby )(?<!\bfrom )(?<!\bin )(?<!\bat )(?<!\bon )(?<!\bto )"
_REACH = 80  # characters on either side of a quotation in which its speaker is looked for
_FURTHER = 400  # characters before it in which whoever "he" or "she" is has spoken
_MOST_SENTENCES = 3
_SENTENCE_END = re.compile(
    r"(?<=[.!?])(?<!\bMr\.)(?<!\bMrs\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bSt\.)(?<!\b[A-Z]\.)"
    r"[”\"]?\s+(?=[“\"A-Z])|\n+"
)
_DESCRIBED = re.compile(r"\b(?:described|called|hailed|labelled|labeled|dubbed)\b[^.“”\"]{0,40}$")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"")
_SOMEBODY = r"(?:[Hh]e|[Ss]he)"
_SOMEBODY_AFTER = re.compile(rf"[,.]? {_SOMEBODY} (?:{_HAS_SAID}|{_SAID_OR_BEGAN})\b")
_SOMEBODY_BEFORE = re.compile(rf"\b{_SOMEBODY} {_HAS_SAID}\b[^“”\"\n.]{{0,60}}[“\"]?$")
_OTHERS = re.compile(r", (?:\w+ )?[A-Z][a-z]")  # "After Holm said no, Berg asked for"
_PART_BEFORE = re.compile(r"(?:^|[^.!?] |\n)(?!The\b)[A-Z][\w’'-]* $")
_CAPITAL = re.compile(r"(?<=[\w,] )[A-Z][a-z]")


def find_speaker(before: str, after: str, last: str) -> str:
    """The speaker whom the words before and behind a quotation name; empty where nobody.

    ``last`` is the speaker of the quotation before, where this one goes on with it.
    """
    if named := _beside(before[-_REACH:], after[:_REACH]) or last:
        return named
    if _DESCRIBED.search(before[-_REACH:]) and (found := _by_somebody().match(after)):
        return _named(found)
    sentence = _SENTENCE_END.split(before[-_FURTHER:])[-1]
    is_somebody = _SOMEBODY_AFTER.match(after) or _SOMEBODY_BEFORE.search(sentence)
    return _last_to_speak(before) if is_somebody else _speaking(sentence)


def goes_on(between: str) -> bool:
    """Whether the words between two quotations only say who spoke the first: one speech."""
    return _goes_on().fullmatch(between) is not None


def _beside(before: str, after: str) -> str:
    """Who the words right next to a quotation say has spoken."""
    return _named(_speaker_after().match(after) or _speaker_before().search(before))


def _named(found: re.Match[str] | None) -> str:
    """Whom a pattern has found, by whichever of its groups; empty where it found nobody."""
    return next(filter(None, found.groups()), "") if found else ""


def _last_to_speak(before: str) -> str:
    """Who spoke in the sentences before; nobody where others are named there since."""
    told = _QUOTED.sub("", before[-_FURTHER:])
    for sentence in _SENTENCE_END.split(told)[::-1][1 : 1 + _MOST_SENTENCES]:
        if speaker := _speaking(sentence):
            return speaker
        if _CAPITAL.search(sentence):
            break
    return ""


def _speaking(sentence: str) -> str:
    """Who speaks in a sentence, or in the part of it before a quotation."""
    found = _opening().match(sentence) or _for_another().search(sentence)
    if found is None:
        direct = _direct().finditer(sentence)
        found = next((one for one in [*direct][::-1] if _is_whole(sentence, one.start())), None)
    return "" if found and _OTHERS.search(sentence, found.end()) else _named(found)


def _is_whole(sentence: str, start: int) -> bool:
    """Whether no part of the name stands before it: "Safety" in "Department of Public Safety"."""
    return _PART_BEFORE.search(sentence[:start]) is None


@cache
def _opening() -> re.Pattern[str]:
    """Who begins a sentence, told more of between commas: "Ada Holm, of the league, said"."""
    nobody = "|".join(set(OPENINGS.split()) - set(_TITLES.split("|")))
    return re.compile(
        rf"(?!(?:{nobody})\b){_NAME}, "
        rf"(?:[^“”\"\n]{{3,80}}, |[^“”\"\n,]{{3,80}} ){_HAS_SAID}\b"
    )


@cache
def _for_another() -> re.Pattern[str]:
    """An office that speaks for somebody: "a spokesman for the club said"."""
    return re.compile(
        rf"\b((?i:an?|the|its) (?:[\w-]+ ){{0,2}}{_offices()} (?:for|of|at|from|with) "
        rf"(?:the )?[\w’' -]{{2,30}}?) {_HAS_SAID}\b"
    )


@cache
def _direct() -> re.Pattern[str]:
    """Who stands right before the verb: "but Holm said that"."""
    return re.compile(rf"{_NOT_OF}\b{_NAME} {_HAS_SAID}\b")


@cache
def _by_somebody() -> re.Pattern[str]:
    """Whose words they are, behind "was described as": "by the mayor, Ada Holm"."""
    return re.compile(rf",? by (?:(?:the )?(?:[\w-]+ ){{0,4}}{_offices()},? )?{_NAME}")


@cache
def _goes_on() -> re.Pattern[str]:
    office = rf"(?:(?:[\w-]+ ){{0,5}}{_offices()} )?"
    return re.compile(
        rf"[,.]? ?(?:{office}{_NAME} {SAID}|{SAID} {office}{_NAME}|"
        rf"(?:he|she|they) {_SAID_OR_BEGAN})"
        r"[^.\n]*(?:\.\s+|, )"
    )


@cache
def _speaker_before() -> re.Pattern[str]:
    """Who said it, right before the words: "Ada Holm said:", "the lawyer Ada Holm called it"."""
    office = rf"(?:(?:[A-Z][\w-]+ ){{0,4}}{_offices()} )?"
    what = r"(?:it|him|her|them|(?:the|this|that|his|her|its|their) (?:[\w-]+ ){0,2}[\w-]+)"
    called = rf",? (?:called|calls|described) {what}(?: as)?"  # "Ada Holm, called the plan"
    return re.compile(rf"{_NOT_OF}{office}{_NAME}(?: {_HAS_SAID}(?:[,:]| that)?|{called}) $")


@cache
def _speaker_after() -> re.Pattern[str]:
    """Who said it, right behind the words: "said the mayor", "spokeswoman Ada Holm said"."""
    office = rf"(?:(?:[\w-]+ ){{0,5}}{_offices()} )?"
    anothers = (  # "Holm's lawyer, "
        r"(?:[A-Z][\w-]+(?: [A-Z][\w-]+)?|the [a-z]+)[’']s (?:[a-z-]+ ){0,3}[a-z-]+, "
    )
    its = (  # "its director, ", "the party's leader, "
        rf"(?:its|the|his|her|their) (?:[\w-]+(?:[’']s)? ){{0,5}}{_offices()}, "
    )
    plain = r"(?:(?!(?:the|that|it|he|she|they)\b)[a-z-]+ ){1,2}(?=[A-Z])"  # "fire chaplain"
    return re.compile(
        rf"[,.]? (?:{SAID} (the (?:[a-z]+ ){{1,2}}[a-z]+)(?=[,.])|"  # "the team boss"
        rf"{SAID} (?:{anothers}|{its}|{office}|{plain}){_NAME}|"
        rf"{its}{_NAME}, (?:[1-9]\d, )?{SAID}\b|{_NAME}, [1-9]\d, {SAID}\b|"
        rf"as (?:the [a-z-]+ |{office}){_NAME} (?:{SAID}|writes|put it|puts it)\b|"
        rf"{office}{_NAME} {_HAS_SAID}\b)"
    )


def _offices() -> str:
    return rf"(?i:{offices()}|{_CALLINGS})"
