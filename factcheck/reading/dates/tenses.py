"""Whether a sentence tells of the past or of what is to come, at a date in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import islice, takewhile

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
    is_compared,
    is_in_ed,
    is_unfulfilled,
    pairs,
    tense_of,
    words_of,
)
from factcheck.reading.grammar.calendar_words import months, unit_words, weekdays
from factcheck.reading.grammar.number_words import cardinals
from factcheck.reading.grammar.saying import says
from factcheck.reading.grammar.tokens import DIGITS, WORD, Token, tokenize
from factcheck.text import Span, sentence_around
from factcheck.words import grammar, words_in


class _AroundDate(Struct, frozen=True):
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


def tense_at(text: str, start: int, end: int) -> str:
    """``past`` or ``future`` where the words around a date tell; empty where none does.

    ``start`` and ``end`` bound the date. Its own words go first, and those right beside it, then
    the verb before it in its clause, then the one behind; a sentence that tells of both elsewhere
    decides nothing. A verb of saying tells when somebody spoke, and nothing of what was said: "said
    the line opens on 1 November". A verb of the present tells nothing, "the shop sells ice on
    Tuesday", but for those of a timetable: "they meet on Tuesday".
    """
    around = sentence_around(text, Span(start, end))
    before, behind = tokenize(text[around.start : start]), tokenize(text[end : around.end])
    beside = _AroundDate(
        tuple(token.norm for token in tokenize(text[start:end])),
        before,
        behind,
        clause_of(before[::-1]),
        is_headline=_opens(text, around.start) and text[around.end - 1] not in _MARKS,
    )
    tellings = (
        _by_its_words,
        _by_its_clause,
        _by_words_beside,
        _by_events,
        _by_verbs,
        _by_headline,
    )
    told = (tense for tells in tellings if (tense := tells(beside)))
    tense = next(told, "") or _by_sentence(beside)
    if tense == OPEN and (beside.is_owner or beside.own[0] in words_of("limit")):
        return ""
    return _by_nouns(beside) if tense in ("", OPEN) else tense


def _opens(text: str, start: int) -> bool:
    """Whether before a sentence stands nothing, or the first half of a headline."""
    before = text[: min(start, _LONGEST_HEADLINE)].strip()
    is_half = start <= _LONGEST_HEADLINE and before.endswith(";") and "\n" not in before
    return is_half or not before


_LONGEST_HEADLINE = 300  # characters
_MARKS = frozenset(".!?")
_SIGNS = frozenset(["/", "-", "–", "and"])
_MOST_BESIDE = 3  # words between a date and what tells of it: "aftermath of the May"
_MOST_NAMED = 7  # words of a name by a date: "Saturday's charity rugby match"
_TILL = frozenset(["until", "till"])
_MOST_GIVEN = 4  # words between "gave" and "until": "gave the two sides until Friday to"
_MOST_ON = 20  # words between a verb and what it is put off to
_MOST_COPULA = 8  # words between "is" and the day of what is: "is against Holm on 5 May"


def _by_its_words(at: _AroundDate) -> str:
    own = at.own
    if not words_of("next").isdisjoint(own) or own[-1] in words_of("ending next"):
        is_bare = own[:2] == ("the", "next") and not at.is_owner
        is_led = is_bare and any(token.norm in grammar("preposition") for token in at.led[:1])
        is_story = (is_bare and not is_led) or _counts(own[-1])
        is_story = is_story and _by_verbs(at) == PAST and _told_by_all(at) == {PAST}
        return OPEN if is_story else FUTURE
    is_of_past = any(token.norm in words_of("come about") for token in at.led[:_MOST_BESIDE])
    is_last = not (words_of("last") | words_of("over by then")).isdisjoint(own)
    return PAST if is_of_past or is_last else ""


def _by_its_clause(at: _AroundDate) -> str:
    """What a clause tells that is the date's own: "1 July, when banks will be allowed to"."""
    behind = _behind_comma(at.behind)
    is_own = [token.norm for token in behind[:1]] == ["when"]
    return _nearest_tense(clause_of(behind[1:])) if is_own else ""


def _by_words_beside(at: _AroundDate) -> str:
    """What prepositions and participles right before a date tell."""
    first = (at.own[0], *(token.norm for token in at.led[:_MOST_BESIDE]))
    led = {token.norm for token in at.led}
    figures = [token for token in at.behind[:_MOST_BESIDE] if token.kind == DIGITS]
    if "ahead" in first and at.is_owner and figures:
        return PAST  # "ahead of Friday's close of 71.8"
    if "ahead" in first[:2] or ("ahead" in led and not words_of("fixtures").isdisjoint(led)):
        return FUTURE  # "ahead of Saturday's match", "ahead of their match on Saturday"
    is_entry = at.own[0] in months() and not words_of("entry").isdisjoint(first[1:2])
    if is_entry and (len(at.led) == 1 or at.led[0].text.istitle() or first[1] == "pay"):
        return FUTURE  # "Pay June 12", "and a payout on June 12, record June 5"
    if " ".join(first[2:0:-1]) in words_of("of days to come"):
        return FUTURE  # "to holders of record 12 June", "the outlook for Sunday"
    is_compared_day = at.is_owner and not words_of("compared from").isdisjoint(first[:2])
    if is_compared_day or (at.own[0] in ("in", "for") and is_compared(at.led[::-1])):
        return PAST  # "up from January's record", "up from 40 in January"
    if not words_of("to run").isdisjoint(first[:2]):
        is_over = at.is_leading and _told_behind(at) == PAST
        nearest = [token for token in at.led[:2] if token.norm not in words_of("to run")]
        verbs = (pair for pair in pairs(nearest[:1]) if not says(pair[0].norm))
        is_over = is_over or any(tense_of(pair) == PAST for pair in verbs)
        return PAST if is_over else FUTURE  # "it became effective 5 May"
    is_length = at.own[:1] == ("in",) and at.own[1:2] != ("the",) and _counts(at.own[-1])
    if is_length and not _superlatives().isdisjoint(first[1:]):
        return OPEN  # "the worst crisis in 12 years"
    if at.own[:2] == ("as", "of"):
        return FUTURE if _by_verbs(at) == FUTURE else PAST
    return _by_what_is_set(at)


def _by_what_is_set(at: _AroundDate) -> str:
    """What is told that was set or put off: "moved to 5 May", "slated for release in May"."""
    led = [token.norm for token in at.led]
    if not words_of("following").isdisjoint(led):
        return ""  # "after being extended through the weekend"
    nouns = [norm for norm in led if norm not in grammar("article")]
    place = nouns.index("for") if "for" in nouns[:_MOST_BESIDE] else len(nouns)
    if not words_of("set for").isdisjoint(nouns[place + 1 : place + 2]):
        return FUTURE
    first, behind = (at.own[0], *led), [token.norm for token in at.behind[:1]]
    is_till = first[0] in _TILL and behind == ["to"]
    if is_till and not words_of("giving").isdisjoint(led[:_MOST_GIVEN]):
        return FUTURE  # "gave him until Friday to pay"
    till = next((at for at, norm in enumerate(led[:_MOST_ON]) if norm in _TILL), -1)
    is_until = not words_of("until").isdisjoint(first[:2]) or till >= 0
    reach = _MOST_ON if is_until else _MOST_BESIDE if not {"to", "for"}.isdisjoint(first[:2]) else 0
    if not words_of("put off").isdisjoint(led[:reach]):
        return FUTURE
    if "from" in first[:2] and not words_of("put off").isdisjoint(led[:2]):
        return OPEN  # "the match was moved from Friday"
    is_held = not words_of("fixtures").isdisjoint(led[: max(till, 0)])  # "until a trial on Friday"
    return OPEN if is_held else ""


@cache
def _superlatives() -> frozenset[str]:
    return words_in("trends", "most", "least") | {"worst", "best", "first"}


def _by_events(at: _AroundDate) -> str:
    """What a thing tells that is named by its date: "Friday's attack", "for Saturday's match"."""
    determiners = grammar("article", "possessive") | cardinals().keys()
    led = [token.norm for token in at.led if token.norm not in determiners]
    is_for = (at.own[0], *led[:1])[-1] == "for"
    if is_for and not words_of("over").isdisjoint(led[1:_MOST_BESIDE]):
        return PAST
    named, befallen = _name_behind(at), words_of("befallen")
    is_hoped = at.is_owner and not words_of("hoped for").isdisjoint(led[1:2])
    is_due = not (words_of("fixtures") | words_of("dated goods")).isdisjoint(named)
    is_traded = _SIGNS.union(months()).issuperset(at.own)
    is_traded = is_traded and not words_of("traded").isdisjoint(named)
    is_set = is_due and not at.is_owner and not words_of("put off").isdisjoint(led[:1])
    if is_traded or is_set or (is_for and (is_hoped or is_due)):
        return FUTURE  # "set a Friday deadline", "picked for Saturday's match"
    if not (words_of("accounts").isdisjoint(named) or words_of("to report").isdisjoint(led)):
        return PAST
    if at.is_owner:
        befallen |= words_in("changes", "risen", "fallen")
    if not befallen.isdisjoint(named):
        return PAST
    if not words_of("befallen").isdisjoint(led[led[:1] == ["of"] :][:1]):
        is_ahead = FUTURE in (_told_before(at), _by_headline(at))
        return "" if is_ahead or at.own[0] in words_of("limit") else PAST
    return OPEN if is_for and at.is_owner else ""


def _name_behind(at: _AroundDate) -> list[str]:
    """The words behind a date that may tell what has its name by it: "the 5 May deadline"."""
    classes = ("preposition", "of time", "coordinator", "subordinator", "relative", "be")
    norms = (t.norm if t.kind == WORD or t.norm == "-" else "" for t in at.behind[at.is_owner :])
    named = takewhile(lambda norm: norm and norm not in grammar(*classes), norms)
    return list(islice(named, _MOST_NAMED))


def _by_verbs(at: _AroundDate) -> str:
    """What the nearest verb tells, that before the date first."""
    is_said = at.led and says(at.led[0].norm) and at.own[0] in words_of("from then")
    if is_said and _nearest_tense(clause_of(_behind_comma(at.behind))) == FUTURE:
        return FUTURE  # "said from 1 July it will own"
    is_second = [token.norm for token in at.before[-1:]] == ["and"]
    other = replace(at, led=clause_of(at.before[-2::-1])) if is_second else at
    return _told_before(at) or _told_behind(at) or _told_before(other)


def _told_behind(at: _AroundDate) -> str:
    """What the clause behind a date tells, or the next, where the date opens what is told."""
    if at.led and at.behind and (is_in_ed(at.behind[0]) or is_in_ed(at.led[0])):
        return PAST  # "The firm in May agreed to pay", "agreed in May to pay"
    if not at.is_leading:
        return _nearest_tense(clause_of(at.behind))
    behind = _behind_comma(at.behind)
    first = clause_of(behind)
    rest = clause_of(_behind_comma(behind[len(first) :]))
    if first and rest and says(first[-1].norm):
        return _nearest_tense(rest)  # "On 1 July, the board said, it will own"
    return _nearest_tense(first) or _nearest_tense(rest)


def _by_headline(at: _AroundDate) -> str:
    """What a headline tells, of which the present is past: "Prices surge in May"."""
    if not at.is_headline or not weekdays().keys().isdisjoint(at.own):
        return ""
    told = pairs((*at.before, *at.behind))
    if not words_of("foreseen").isdisjoint(pair[0].norm for pair in told):
        return FUTURE
    if any(tense_of(pair) == FUTURE or (pair[1] == "to" and pair[0].kind == WORD) for pair in told):
        return FUTURE
    changes = words_in("changes", "risen", "fallen", "went") | words_of("unmoved")
    words = (*at.own, *(pair[0].norm for pair in told))
    is_of_accounts = not words_of("quarters").isdisjoint(words)
    return PAST if is_of_accounts or any(pair[0].norm in changes for pair in told) else ""


def _told_by_all(at: _AroundDate) -> set[str]:
    """What the verbs of a sentence tell, but for those of saying."""
    return {
        tense
        for tokens in (at.before, at.behind)
        for pair in pairs(tokens)
        if at.is_of_speech or not says(pair[0].norm) or _is_result(pair)
        if (tense := tense_of(pair))
    }


def _by_sentence(at: _AroundDate) -> str:
    """What all verbs of a sentence tell, where they agree."""
    if found := _told_by_all(at):
        before = {token.norm for token in at.before}
        is_supposed = "would" in before and not words_of("condition").isdisjoint(before)
        return found.pop() if len(found) == 1 and not is_supposed else ""
    if any(token.norm in words_of("looking ahead") for token in at.before):
        return FUTURE
    if any(says(pair[0].norm) and tense_of(pair) == PAST for pair in pairs(at.led[::-1])):
        return PAST  # "urged delegates at a summit on Sunday to do more"
    return ""


def _by_nouns(at: _AroundDate) -> str:
    """What the nouns around a date tell where no verb does: "a fall in May", "the May meeting"."""
    led = {token.norm for token in at.led}
    object_ = [*takewhile(lambda token: token.norm not in grammar("be"), at.led)]
    is_told = led.isdisjoint(words_of("hoped for") | words_of("modal") | words_of("condition"))
    if is_told and any(map(_is_befallen, pairs(object_[::-1]))):
        return PAST
    is_ahead = led.isdisjoint(words_of("following"))
    return FUTURE if is_ahead and not words_of("fixtures").isdisjoint(_name_behind(at)) else ""


def _is_befallen(pair: Between) -> bool:
    """Whether a noun tells of what came about: "a fall of 40 points", "its previous offer"."""
    token, before, behind = pair
    is_noun = before in grammar("article") or behind == "of"
    is_change = is_noun and token.norm in words_in("changes", "risen", "fallen")
    return is_change or token.norm in words_of("befallen")


def _behind_comma(tokens: Sequence[Token]) -> Sequence[Token]:
    """What stands behind a date that opens its sentence, without a comma before it."""
    return tokens[1:] if tokens and tokens[0].norm == "," else tokens


def _counts(norm: str) -> bool:
    """Whether a word is a unit of which several are told: the "years" of "the next two years"."""
    return norm.endswith("s") and norm.removesuffix("s") in unit_words().values()


def _nearest_tense(tokens: Iterable[Token]) -> str:
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


def _told_before(at: _AroundDate) -> str:
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
            asked = nearest[place + 2 : place + 2 + _MOST_BESIDE]
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
        _is_result(nearest[at]) or nearest[at - 1][0].norm in _beside_speech()
    )
    return "" if is_open else tense


def _is_result(pair: Between) -> bool:
    """Whether a verb of saying tells of what came about: "posted a loss", "recording a surplus"."""
    token, before, behind = pair
    is_verb = token.norm in words_of("results") or (
        token.norm in words_of("resulting") and before not in grammar("be")
    )
    return is_verb and behind in grammar("article")


def _of_present(nearest: Sequence[Between], place: int, at: _AroundDate) -> str:
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
    is_team = is_team and _nearest_tense(clause_of(at.behind)) != PAST  # "Sund host Moss on Friday"
    if token.norm in words_of("to report") and token.norm.endswith("s") and not at.is_headline:
        is_told = not words_of("accounts").isdisjoint(one[0].norm for one in nearest[:place])
        return FUTURE if is_told and _is_day(at.own) else ""  # "reports its results on Friday"
    if _is_timetabled(pair) or is_team or (token.norm in words_of("looking ahead") and not is_led):
        return FUTURE  # but "charged with planning an attack on Friday"
    if token.norm in grammar("is") and _is_day_of_event(nearest[:place], at):
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
    is_subject = (is_subject or before.endswith("s")) and token.text.islower()
    return is_plain and is_subject and before not in _before_nouns()


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


def _is_day_of_event(between: Sequence[Between], at: _AroundDate) -> bool:
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
