"""What the verbs around a date tell of its time: the nearest one, that before it first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from factcheck.reading.dates.tensed_verbs import (
    BEFORE_PLAIN,
    FUTURE,
    OPEN,
    PAST,
    Between,
    begins_noun,
    clause_of,
    is_adverb,
    is_in_ed,
    is_unfulfilled,
    pairs,
    tense_of,
    words_of,
)
from factcheck.reading.grammar.calendar_words import months, weekdays
from factcheck.reading.grammar.number_words import cardinals
from factcheck.reading.grammar.saying import says
from factcheck.reading.grammar.tokens import WORD, Token
from factcheck.words import grammar, words_in


class AroundDate(Struct, frozen=True):
    """The words of a date, those before and behind it in its sentence, and the clause before it.

    The clause goes from the date to its beginning. ``is_headline``: the sentence opens the text,
    and no mark ends it.
    """

    own: tuple[str, ...]
    before: Sequence[Token]
    behind: Sequence[Token]
    led: Sequence[Token]
    is_headline: bool

    @property
    def is_of_speech(self) -> bool:
        """Whether a verb of saying elsewhere tells of it: "On Monday that was said"."""
        return not self.before or [token.norm for token in self.behind[:1]] == ["that"]

    @property
    def is_owner(self) -> bool:
        """Whether it tells whose something is: "Friday's"."""
        return [token.norm for token in self.behind[:1]] == ["'s"]

    @property
    def is_leading(self) -> bool:
        """Whether it opens what is told, alone or in a phrase: "In a letter on Tuesday".

        So it does in a clause without a subject: "Speaking in Sund on Tuesday, she said".
        """
        first = len(self.before) - len(self.led)
        is_first = first == 0 or self.before[first - 1].norm in ('"', "'")
        is_first = is_first or (first == 1 and self.before[0].norm in grammar("coordinator"))
        opening = self.led[-1].norm if self.led else ""
        is_led = not opening or opening in grammar("preposition", "of time")
        return is_first and (is_led or opening.endswith("ing"))


_MOST_COPULA = 8  # words between "is" and the day of what is: "is against Holm on 5 May"


def by_verbs(at: AroundDate) -> str:
    """What the nearest verb tells, that before the date first."""
    is_said = at.led and says(at.led[0].norm) and at.own[0] in words_of("from then")
    if is_said and nearest_tense(clause_of(behind_comma(at.behind))) == FUTURE:
        return FUTURE  # "said from 1 July it will own"
    is_second = [token.norm for token in at.before[-1:]] == ["and"]
    other = replace(at, led=clause_of(at.before[-2::-1])) if is_second else at
    return told_before(at) or told_behind(at) or told_before(other)


def told_behind(at: AroundDate) -> str:
    """What the clause behind a date tells, or the next, where the date opens what is told."""
    if at.led and at.behind and (is_in_ed(at.behind[0]) or is_in_ed(at.led[0])):
        return PAST  # "The firm in May agreed to pay", "agreed in May to pay"
    if not at.is_leading:
        return nearest_tense(clause_of(at.behind))
    behind = behind_comma(at.behind)
    first = clause_of(behind)
    rest = clause_of(behind_comma(behind[len(first) :]))
    if first and rest and says(first[-1].norm):
        return nearest_tense(rest)  # "On 1 July, the board said, it will own"
    return nearest_tense(first) or nearest_tense(rest)


def behind_comma(tokens: Sequence[Token]) -> Sequence[Token]:
    """What stands behind a date that opens its sentence, without a comma before it."""
    return tokens[1:] if tokens and tokens[0].norm == "," else tokens


def nearest_tense(tokens: Iterable[Token]) -> str:
    """What the verb of a clause behind a date tells that stands nearest."""
    for pair in pairs(tokens):
        if _is_modal(pair[0]) or pair[0].norm == "would":
            return PAST if pair[2] == "have" else FUTURE
        if tense := tense_of(pair):
            return tense
        if _is_timetabled(pair):
            return FUTURE
        if pair[0].norm in words_of("planned") and pair[1] not in words_of("no verb") | {""}:
            return PAST
    return ""


def told_before(at: AroundDate) -> str:
    """What the verb of the clause before a date tells that stands nearest.

    Where the date may be that of what is said, a verb of saying tells nothing but right beside
    it, or with where, or to whom, between. One that "by" opens is mostly the date of what was to be
    done, "told to leave by Friday".
    """
    nearest = pairs(at.led[::-1])[::-1]
    if any(token.norm in words_of("condition") for token in at.led):
        told = (pair for pair in nearest if pair[1] not in words_of("condition"))
        return OPEN if any(tense_of(pair) == PAST for pair in told) else FUTURE
    if is_unfulfilled(at.led):
        return OPEN
    limits = words_of("limit").intersection(at.own[:1])
    for place, pair in enumerate(nearest):
        tense = tense_of(pair) if pair[1] != "and" else ""  # "to be debated and voted on in May"
        if tense:
            return _of_verb(tense, nearest, place, is_of_speech=at.is_of_speech)
        if tense := _of_present(nearest, place, at):
            is_after = any(one[0].norm in words_of("following") for one in nearest[:place])
            return OPEN if is_after else tense
        if pair[1] == "to" and pair[0].kind == WORD and not begins_noun(pair[0]):
            asked = nearest[place + 2 : place + 2 + MOST_BESIDE]
            if limits:
                return FUTURE if any(tense_of(one) == FUTURE for one in asked) else OPEN
            if any(one[0].norm in words_of("to do") or _is_doing(one) for one in asked):
                return FUTURE
            if nearest[-1][0].norm == "with":
                return FUTURE  # "with trading to begin in May"
    return ""


def _is_doing(pair: Between) -> bool:
    """Whether it is what somebody does now, behind which "to" tells of what is to come."""
    return pair[0].norm.endswith("ing") and pair[1] in grammar("is")


def _of_verb(tense: str, nearest: Sequence[Between], at: int, *, is_of_speech: bool) -> str:
    """What a verb with a tense tells of a date so many words behind it."""
    verb, before, _ = nearest[at]
    modals = {pair[0].norm for pair in nearest[at + 1 : at + 4]} if before == "have" else set()
    if not modals.isdisjoint(("will", "would")):
        return FUTURE if "will" in modals else OPEN  # "will have finished this weekend"
    is_apart = at > 0 and tense == PAST and bool(says(verb.norm)) and not is_of_speech
    is_open = is_apart and not (
        is_result(nearest[at]) or nearest[at - 1][0].norm in _beside_speech()
    )
    return "" if is_open else tense


def is_result(pair: Between) -> bool:
    """Whether a verb of saying tells of what came about: "posted a loss", "recording a surplus"."""
    token, before, behind = pair
    is_verb = token.norm in words_of("results") or (
        token.norm in words_of("resulting") and before not in grammar("be")
    )
    return is_verb and behind in grammar("article")


def _of_present(nearest: Sequence[Between], place: int, at: AroundDate) -> str:
    """What a word tells that shows its verb to be of the present, or a modal."""
    pair = nearest[place]
    token, before, behind = pair
    is_perfect = behind == "have" and nearest[place - 1][2] != "to"  # "would have to sail"
    if token.norm in words_of("reported"):
        is_told = token.norm == "would" or any(says(t.norm) for t in (*at.before, *at.behind))
        return FUTURE if is_told and not is_perfect else OPEN
    if _is_modal(token):
        return PAST if is_perfect else FUTURE
    is_led = before in grammar("preposition") and token.norm.endswith("ing")
    is_team = _is_of_team([one[0] for one in nearest[max(place - 1, 0) : place + 2]], behind)
    is_team = is_team and nearest_tense(clause_of(at.behind)) != PAST  # "Sund host Moss on Friday"
    if token.norm in words_of("to report") and token.norm.endswith("s") and not at.is_headline:
        is_told = not words_of("accounts").isdisjoint(one[0].norm for one in nearest[:place])
        return FUTURE if is_told and _is_day(at.own) else ""  # "reports its results on Friday"
    is_arranged = _is_timetabled(pair) or is_team or _is_of_several(nearest, place)
    if is_arranged or (token.norm in words_of("looking ahead") and not is_led):
        return FUTURE  # but "charged with planning an attack on Friday"
    is_copula = token.norm in grammar("is") or (token.norm == "'s" and before in ("it", "there"))
    if is_copula and _is_day_of_event(nearest[:place], at):
        return FUTURE
    if token.norm in words_of("lasting") and not words_of("until").isdisjoint(at.own[:1]):
        return "" if before in BEFORE_PLAIN | _before_nouns() else FUTURE
    if token.norm in words_of("present") and before not in BEFORE_PLAIN | words_of("looking ahead"):
        return OPEN if words_of("until").isdisjoint(at.own[:1]) else FUTURE
    return ""


def _is_modal(token: Token) -> bool:
    """Whether a word is a modal, and no "May"."""
    return token.norm in words_of("modal of now") and token.text.islower()


def _is_timetabled(pair: Between) -> bool:
    """Whether a verb of the present tells what a timetable does: "the fair opens on 5 May".

    In its plain form it has a subject right before it, of several: "the teams meet".
    """
    token, before, behind = pair
    if not words_of("timetabled").isdisjoint((token.norm, f"{token.norm} {behind}")):
        return before not in _before_nouns()
    plain = words_of("timetabled plain")
    is_plain = token.norm in plain or f"{token.norm}s" in words_of("timetabled")
    is_subject = before in words_of("subject") or before in ("", "and", "who", "which")
    is_several = before.endswith("s") or before in cardinals()
    is_subject = (is_subject or is_several) and token.text.islower()
    return is_plain and is_subject and before not in _before_nouns()


def _is_of_several(nearest: Sequence[Between], place: int) -> bool:
    """Whether a plain verb right before a date has its subject apart: "talks on it begin in"."""
    token, before, _ = nearest[place]
    is_plain = f"{token.norm}s" in words_of("timetabled") and before not in _before_nouns()
    subjects = nearest[2:] if place == 0 and is_plain and token.text.islower() else ()
    return any(
        one.norm.endswith("s") and behind in grammar("preposition", "of place") | {"over"}
        for one, _, behind in subjects
    )


def _is_of_team(told: Sequence[Token], behind: str) -> bool:
    """Whether a plain verb stands between two names, the last first: "Holm host Sund on Friday"."""
    match told:
        case [other, verb, team] if verb.text.islower() and team.text.istitle():
            is_verb = f"{verb.norm}s" in words_of("timetabled")
            is_met = is_verb and (other.text.istitle() or behind in ("to", "at"))
            return is_met and team.norm not in _before_nouns()
    return False


@cache
def _before_nouns() -> frozenset[str]:
    """What no verb stands right behind."""
    classes = ("article", "possessive", "preposition", "demonstrative", "be", "have")
    return grammar(*classes) | {"'s", "does"}


def _is_day_of_event(between: Sequence[Between], at: AroundDate) -> bool:
    """Whether "is" and a day are apart by no verb: "the match is in Sund on Tuesday"."""
    if between and between[-1][0].norm in _gerunds():
        return True
    words = [word for pair in between if not is_adverb(word := pair[0].norm)]
    is_direct = not words or at.own[0] in ("on", "at")
    has_verb = any(
        word.endswith(("ed", "ing")) or word in words_in("tenses", "past", "participles")
        for word in words
        if word not in words_of("staged")
    )
    return _is_day(at.own) and is_direct and len(words) <= _MOST_COPULA and not has_verb


def _is_day(own: Sequence[str]) -> bool:
    """Whether words are a weekday, or a month with a day."""
    has_number = any(word[0].isdigit() for word in own)
    return any(word in weekdays() or (has_number and word in months()) for word in own)


@cache
def _gerunds() -> frozenset[str]:
    """What is done by a timetable, behind "is": "is meeting"."""
    stems = [third.removesuffix("s") for third in words_of("timetabled")]
    return frozenset(f"{stem.removesuffix('e')}ing" for stem in stems)


@cache
def _beside_speech() -> frozenset[str]:
    """What stands behind a verb of saying where a date tells when somebody spoke."""
    return grammar("preposition", "of place", "object") | words_of("beside speech")


MOST_BESIDE = 3  # words between a date and what tells of it: "aftermath of the May"
