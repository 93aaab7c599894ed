"""Whether a sentence tells of the past or of what is to come, at a date in it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import islice, pairwise, takewhile

from factcheck.reading.dates.tensed_verbs import (
    FUTURE,
    OPEN,
    PAST,
    Between,
    clause_of,
    is_compared,
    pairs,
    tense_of,
    words_of,
)
from factcheck.reading.dates.verbs_around import (
    MOST_BESIDE,
    AroundDate,
    behind_comma,
    by_verbs,
    is_result,
    nearest_tense,
    told_before,
    told_behind,
)
from factcheck.reading.grammar.calendar_words import months, unit_words, weekdays
from factcheck.reading.grammar.number_words import cardinals
from factcheck.reading.grammar.saying import says
from factcheck.reading.grammar.tokens import DIGITS, WORD, tokenize
from factcheck.text import Span, sentence_around
from factcheck.words import grammar, words_in


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
    beside = AroundDate(
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
        by_verbs,
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
_MOST_NAMED = 7  # words of a name by a date: "Saturday's charity rugby match"
_TILL = frozenset(["until", "till"])
_MOST_GIVEN = 4  # words between "gave" and "until": "gave the two sides until Friday to"
_MOST_SHIFTED = 6  # words between a date and the one before it: "from 3 March to 5"
_MOST_ON = 20  # words between a verb and what it is put off to


def _by_its_words(at: AroundDate) -> str:
    own = at.own
    if not words_of("next").isdisjoint(own) or own[-1] in words_of("ending next"):
        is_bare = own[:2] == ("the", "next") and not at.is_owner
        is_led = is_bare and any(token.norm in grammar("preposition") for token in at.led[:1])
        is_story = (is_bare and not is_led) or _counts(own[-1])
        is_story = is_story and by_verbs(at) == PAST and _told_by_all(at) == {PAST}
        return OPEN if is_story else FUTURE
    is_of_past = any(token.norm in words_of("come about") for token in at.led[:MOST_BESIDE])
    of = max(own.index(word) for word in ("of", "in", own[0]) if word in own)
    is_last = not (words_of("last") | words_of("over by then")).isdisjoint(own[of:])
    return PAST if is_of_past or is_last else ""


def _by_its_clause(at: AroundDate) -> str:
    """What a clause tells that is the date's own: "1 July, when banks will be allowed to"."""
    behind = behind_comma(at.behind)
    is_own = [token.norm for token in behind[:1]] == ["when"]
    return nearest_tense(clause_of(behind[1:])) if is_own else ""


def _by_words_beside(at: AroundDate) -> str:
    """What prepositions and participles right before a date tell."""
    first = (at.own[0], *(token.norm for token in at.led[:MOST_BESIDE]))
    led = {token.norm for token in at.led}
    figures = [token for token in at.behind[:MOST_BESIDE] if token.kind == DIGITS]
    if "ahead" in first and at.is_owner and figures:
        return PAST  # "ahead of Friday's close of 71.8"
    if "ahead" in led and not words_of("fixtures").isdisjoint(led):
        return FUTURE  # "ahead of their match on Saturday"
    is_entry = at.own[0] in months() and not words_of("entry").isdisjoint(first[1:2])
    if is_entry and (len(at.led) == 1 or at.led[0].text.istitle() or first[1] == "pay"):
        return FUTURE  # "Pay June 12", "and a payout on June 12, record June 5"
    if " ".join(first[2:0:-1]) in words_of("of days to come"):
        return FUTURE  # "to holders of record 12 June", "the outlook for Sunday"
    is_compared_day = at.is_owner and not words_of("compared from").isdisjoint(first[:2])
    if is_compared_day or (at.own[0] in ("in", "for") and is_compared(at.led[::-1])):
        return PAST  # "up from January's record", "up from 40 in January"
    if not words_of("to run").isdisjoint(first[:2]):
        is_over = at.is_leading and told_behind(at) == PAST
        nearest = [token for token in at.led[:2] if token.norm not in words_of("to run")]
        verbs = (pair for pair in pairs(nearest[:1]) if not says(pair[0].norm))
        is_over = is_over or any(tense_of(pair) == PAST for pair in verbs)
        return PAST if is_over else FUTURE  # "it became effective 5 May"
    is_length = at.own[:1] == ("in",) and at.own[1:2] != ("the",) and _counts(at.own[-1])
    if is_length and not _superlatives().isdisjoint(first[1:]):
        return OPEN  # "the worst crisis in 12 years"
    if at.own[:2] == ("as", "of"):
        return FUTURE if by_verbs(at) == FUTURE else PAST
    return _by_what_is_set(at)


def _by_what_is_set(at: AroundDate) -> str:
    """What is told that was set or put off: "moved to 5 May", "slated for release in May"."""
    led = [token.norm for token in at.led]
    if not words_of("following").isdisjoint(led):
        return ""  # "after being extended through the weekend"
    nouns = [norm for norm in led if norm not in grammar("article")]
    place = nouns.index("for") if "for" in nouns[:MOST_BESIDE] else len(nouns)
    if not words_of("set for").isdisjoint(nouns[place + 1 : place + 2]):
        return OPEN if _is_called_off(at) else FUTURE
    first, behind = (at.own[0], *led), [token.norm for token in at.behind[:1]]
    is_till = first[0] in _TILL and behind == ["to"]
    if is_till and not words_of("giving").isdisjoint(led[:_MOST_GIVEN]):
        return FUTURE  # "gave him until Friday to pay"
    till = next((at for at, norm in enumerate(led[:_MOST_ON]) if norm in _TILL), -1)
    is_until = not words_of("until").isdisjoint(first[:2]) or till >= 0
    reach = _MOST_ON if is_until else MOST_BESIDE if not {"to", "for"}.isdisjoint(first[:2]) else 0
    if (told := _by_shift(first)) or not words_of("put off").isdisjoint(led[:reach]):
        return told or FUTURE
    is_held = not words_of("fixtures").isdisjoint(led[: max(till, 0)])  # "until a trial on Friday"
    return OPEN if is_held else ""


def _by_shift(led: Sequence[str]) -> str:
    """What is told of a date from which, or to which, something is put off: "slipped from May to".

    ``led``: the words from its first to the beginning of the clause.
    """
    start = led.index("from") if "from" in led[:_MOST_SHIFTED] else len(led)
    verbs = {*led[start + 1 : start + 2], " ".join(led[start + 2 : start : -1])}
    is_to = "to" in led[:2]
    is_shifted = not (words_of("shifted") | words_of("put off")).isdisjoint(verbs)
    if not is_shifted or not (is_to or start < 2):
        return ""
    return OPEN if words_of("put off").isdisjoint(verbs) or not is_to else FUTURE


def _is_called_off(at: AroundDate) -> bool:
    """Whether its sentence goes on with what became of a plan: "set for May but postponed"."""
    norms = ["", *(token.norm for token in at.behind)]
    told = {*norms, *map(" ".join, pairwise(norms))}
    return not words_of("called off").isdisjoint(told)


@cache
def _superlatives() -> frozenset[str]:
    return words_in("trends", "most", "least") | {"worst", "best", "first"}


def _by_events(at: AroundDate) -> str:
    """What a thing tells that is named by its date: "Friday's attack", "for Saturday's match"."""
    determiners = grammar("article", "possessive") | cardinals().keys()
    led = [token.norm for token in at.led if token.norm not in determiners]
    is_for = (at.own[0], *led[:1])[-1] == "for"
    if is_for and not words_of("over").isdisjoint(led[1:MOST_BESIDE]):
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
        is_ahead = FUTURE in (told_before(at), _by_headline(at))
        return "" if is_ahead or at.own[0] in words_of("limit") else PAST
    return ""


def _name_behind(at: AroundDate) -> list[str]:
    """The words behind a date that may tell what has its name by it: "the 5 May deadline"."""
    classes = ("preposition", "of time", "coordinator", "subordinator", "relative", "be")
    norms = (t.norm if t.kind == WORD or t.norm == "-" else "" for t in at.behind[at.is_owner :])
    named = takewhile(lambda norm: norm and norm not in grammar(*classes), norms)
    return list(islice(named, _MOST_NAMED))


def _by_headline(at: AroundDate) -> str:
    """What a headline tells, of which the present is past: "Prices surge in May"."""
    if not at.is_headline or not weekdays().keys().isdisjoint(at.own):
        return ""
    told = pairs((*at.before, *at.behind))
    if any(token.norm in words_of("following") for token in at.led[:MOST_BESIDE]):
        return PAST  # "Holm lifts forecast after strong summer"
    if not words_of("foreseen").isdisjoint(pair[0].norm for pair in told):
        return FUTURE
    if any(pair[1] == "to" and pair[0].kind == WORD for pair in told):
        return FUTURE
    changes = words_in("changes", "risen", "fallen", "went") | words_of("unmoved")
    words = (*at.own, *(pair[0].norm for pair in told))
    is_of_accounts = not words_of("quarters").isdisjoint(words)
    return PAST if is_of_accounts or any(pair[0].norm in changes for pair in told) else ""


def _told_by_all(at: AroundDate) -> set[str]:
    """What the verbs of a sentence tell, but for those of saying."""
    return {
        tense
        for tokens in (at.before, at.behind)
        for pair in pairs(tokens)
        if at.is_of_speech or not says(pair[0].norm) or is_result(pair)
        if (tense := tense_of(pair))
    }


def _by_sentence(at: AroundDate) -> str:
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


def _by_nouns(at: AroundDate) -> str:
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


def _counts(norm: str) -> bool:
    """Whether a word is a unit of which several are told: the "years" of "the next two years"."""
    return norm.endswith("s") and norm.removesuffix("s") in unit_words().values()
