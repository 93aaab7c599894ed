"""Numbers that are exact and no amount: scores, and places in a row.

A score of a game or a vote is told with who prevailed: "won 4-0", "passed by 31 votes to 18". Of a
victory, and of what a majority passed, the greater number stands first. Of a defeat some tell it
first and some last, so that nothing is asked of it. A rank is a place in a row, "the 44th
president", or the number of a name, "Category 3".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from factcheck.quantities.measure import Rank, Score
from factcheck.reading.grammar.number_words import cardinals, ordinals
from factcheck.text import Span, ends_of_lines, sentence_around
from factcheck.words import any_of, grammar, phrases_of, words_in

_DASHED = r"\d{1,3}[-–]\d{1,3}"
_FIRST_TENS = 20  # in words, with a hyphen before what follows: "forty-fourth"
_SCORED, _VOTED = re.compile(r"\d[-–]\d"), re.compile(r"(?:by|oted) .*\bto ")
_OF_TWO_SIDES = re.compile(rf"{_SCORED.pattern}|{_VOTED.pattern}|\w in ")  # all that is wrong
_NO_SET = r"(?=[.;)\n]|$| (?:in|at|on|against|over|away|after|to|for|with|before)\b)(?! to \d)"


def find_scores(text: str) -> Iterator[Span]:
    """Where a victory, a draw or a series is told with its score, or what was passed with its vote.

    Not where the sentence tells of a sport that the fewest points win, or of an order of its own
    (penalties away from home are told with those of the home side first), or of a second match.
    """
    lines = [*_lines_with_scores(text)]
    for way, wrong in _wrong().items():
        for found in (each for line in lines for each in way().finditer(text, *line)):
            if way is _enacted and not wrong(found):
                continue
            told = sentence_around(text, span := Span(*found.span()))
            kinds = _left_open().get(way, ("lesser wins",))
            is_other = any(_of(kind).search(text, told.start, told.end) for kind in kinds)
            is_other = is_other or (way is _decided and _is_won_away(text, found))
            is_tie = way is _decided and _is_tie(found[0])
            if not is_other and not (is_tie and _of("tied").search(text)):
                yield span


def _lines_with_scores(text: str) -> Iterator[tuple[int, int]]:
    """The lines in which a score, a vote or a number of chances may stand."""
    telling = (_SCORED, _VOTED, _of_any_chance())
    for line in ends_of_lines(text):
        if any(one.search(text, *line) for one in telling):
            yield line


def find_scores_apart(text: str, headline: Span) -> Iterator[tuple[Span, Span]]:
    """The score of a headline, and another that is all that is told below of the same sides."""
    above = [*_FIGURES.finditer(text, headline.start, headline.end)]
    below = [*_FIGURES.finditer(text, headline.end)]
    told = {frozenset(map(int, one.groups())) for one in below}
    if len(above) != 1 or len(told) != 1 or frozenset(map(int, above[0].groups())) in told:
        return
    one, other = Span(*above[0].span()), Span(*below[0].span())
    around = sentence_around(text, other)
    sides = [
        _NAMED.findall(text, *span)
        for span in ((headline.start, headline.end), (around.start, around.end))
    ]
    if len(set(sides[0]) & set(sides[1])) >= _SIDES and _is_final(text, headline, around):
        yield one, other


def _is_final(text: str, *around: Span) -> bool:
    """Whether words around scores tell a victory or a vote, and of no part of one, nor another."""
    deciding = re.compile("|".join(_words(kind) for kind in ("won", "beat", "victory", "passed")))
    return all(
        re.search(rf"\b(?:{deciding.pattern})\b", text[span.start : span.end])
        and not any(
            _of(kind).search(text, span.start, span.end)
            for kind in ("not the end", "another match", "lesser wins")
        )
        for span in around
    )


_FIGURES = re.compile(r"(?<![\w.,–-])(\d{1,3})[-–](\d{1,3})(?![\w–-]|[.,]\d)")
_NAMED = re.compile(r"\b[A-Z][\w'’]{2,}")
_SIDES = 2


@cache
def _left_open() -> Mapping[Callable[[], re.Pattern[str]], tuple[str, ...]]:
    """Kinds of words of a sentence that leave open whether a score is wrong, by how it is told."""
    others = ("lesser wins", "another match")
    series, unfinished = (*others, "one of a series"), (*others, "unfinished")
    return {_enacted: ("undecided",), _of_series: series, _in_sets: unfinished, _from_half: others}


def _is_won_away(text: str, found: re.Match[str]) -> bool:
    """Whether the hosts may stand first, as some tell it: "won 0-2 in Sund"."""
    return bool(re.match(r"won \d", found[0]) and re.match(" (?:at|in) [A-Z]", text[found.end() :]))


def explain_score(words: str, *, is_in_text: bool = False) -> str:
    """Why the score in some words cannot be that of a victory, a draw or a series; or empty.

    Two figures of some 60 to 80 may be strokes of a round of golf, of which the fewest win. Where
    the words stand in a text, as many on both sides are no victory.
    """
    for way, wrong in _wrong().items() if _OF_TWO_SIDES.search(words) else ():
        if found := way().search(words):
            is_sure = is_in_text or not (way is _decided and _is_tie(found[0]))
            told = wrong(found) if is_sure else ""
            return f"“{found[0]}” {told}." if told else ""
    return ""


@cache
def _wrong() -> Mapping[Callable[[], re.Pattern[str]], Callable[[re.Match[str]], str]]:
    """What is wrong with a score, by the pattern of the words that tell it."""
    return {
        _of_series: _explain_series,
        _of_chances: _explain_chances,
        _in_sets: _explain_sets,
        _from_half: _explain_half,
        _drawn: _explain_draw,
        _enacted: _explain_vote,
        _decided: _explain_victory,
    }


def _explain_vote(found: re.Match[str]) -> str:
    """Nothing for as many on both sides, of which the one who presides decides."""
    first, last = _scores(found[0])[-1]
    return "gives a majority fewer votes than the minority" if first < last else ""


_REVERSED = "gives the winner less than the loser"


def _explain_victory(found: re.Match[str]) -> str:
    [(first, last)] = _scores(found[0])
    if first == last:
        return "is a draw"
    is_golf = "by" not in found[0] and _STROKES.issuperset((first, last))
    return _REVERSED if first < last and not is_golf else ""


def _explain_draw(found: re.Match[str]) -> str:
    """Nothing for what may be a range: "drew 15-20 in a week"."""
    [(first, last)] = _scores(found[0])
    return "is no draw" if first > last or (first < last and found[0][-1].isalpha()) else ""


def _explain_half(found: re.Match[str]) -> str:
    """Nothing where each side may have as much as it had; either may stand first at the end."""
    (one, other), end = _scores(found[0])
    is_grown = any(one <= first and other <= last for first, last in (end, end[::-1]))
    return "" if is_grown else "gives a side less than it had"


def _explain_series(found: re.Match[str]) -> str:
    """More victories than there can be; nothing for figures that may be of a set."""
    most, (less, more) = _worth(found["of"]), sorted(_scores(found[0])[-1])
    is_beyond = more > most // 2 + 1 or less > most // 2
    return "is more than the series can have" if is_beyond and more <= most else ""


def _explain_sets(found: re.Match[str]) -> str:
    """What the winner of a match of tennis lost: its last set, half of them, or a tie-break won.

    So with a set lost in straight sets, and with another number of them than told: "in three sets".
    """
    sets = list(re.finditer(_SET, found[0]))
    played = [(int(one["first"]), int(one["last"])) for one in sets]
    if any(max(one, other) < _LEAST_OF_SET for one, other in played):
        return ""
    won = [one > other for one, other in played]
    is_tie_break_lost = any(
        is_won and one["less"] and int(one["points"]) < int(one["less"])
        for one, is_won in zip(sets, won, strict=True)
    )
    pairs = zip(sets, played, strict=True)
    if any(one["points"] and abs(first - last) > 1 for one, (first, last) in pairs):
        return "tells a tie-break of a set that was won by more than one game"
    told = re.search(r"\bin (\w+) sets", found[0])
    number = cardinals().get(told[1], len(sets)) if told else len(sets)
    is_straight = told is not None and told[1] == "straight"
    if number != len(sets) or (is_straight and not all(won)):
        return "has other sets than it tells"
    is_lost = not won[-1] or 2 * sum(won) <= len(won) or is_tie_break_lost
    return _REVERSED if is_lost else ""


def _explain_chances(found: re.Match[str]) -> str:
    """More victories, or defeats, than matches."""
    rank = rank_of(found["rank"])
    return "is more than one a match" if rank and rank.number > _worth(found["of"]) else ""


def _is_tie(words: str) -> bool:
    """Whether both sides have as many."""
    return any(first == last for first, last in _scores(words))


def _scores(words: str) -> list[tuple[int, int]]:
    return [(_worth(one["first"]), _worth(one["last"])) for one in _pair().finditer(words)]


_LEAST_OF_SET = 6  # games


def score_of(words: str, *, is_known: bool = False) -> Score:
    """The figures of two sides, set by set; empty where words are none, or may be a range.

    "4-1", "two-nil", "the Senate voted 52 to 48", "6-4, 3-6, 7-5". Where no word tells of a score,
    only one that says nothing may stand beside it, and the greater figure of the first set has to
    stand first, unless it is known to be a score (``is_known``).
    """
    may_be_told = "-" in words or "–" in words or " to " in words
    found = _score_alone().fullmatch(words.casefold()) if may_be_told else None
    if found is None:
        return ()
    score = tuple(_scores(re.sub(r"\(.*?\)", "", found["sets"])))  # no points of a tie-break
    is_descending = score[0][0] >= score[0][1]
    before, behind = set(found["before"].split()), set(found["behind"].split())
    if behind - _telling() - words_in("scores", "beside") or (found["of"] and not is_descending):
        return ()
    if behind & _telling() or before & (_telling() - words_in("scores", "lost money")):
        return score
    is_bare = not behind and not before - grammar("article") - {"by"}
    return score if is_bare and (is_known or is_descending) else ()


def are_opposed(one: str, other: str) -> bool:
    """Whether one score is of a victory over those to whom the other says it was a defeat.

    So is a vote that passed what the other rejected. A victory and a defeat without the other
    side's name may be one game, told of either side.
    """
    outcomes = [_outcome(words.casefold()) for words in (one, other)]
    ways, rivals = zip(*outcomes, strict=True)
    return sorted(ways) == [-1, 1] and len(set(rivals)) == 1


def _outcome(words: str) -> tuple[int, str]:
    """1 for a victory, -1 for a defeat, with the other side's name; of a vote without."""
    for way, pattern in _outcomes():
        if found := pattern.match(words):
            return way, found["rival"] or ""
    return 0, ""


@cache
def _outcomes() -> tuple[tuple[int, re.Pattern[str]], ...]:
    score = re.sub(r"\?P<\w+>", "?:", _pair().pattern)
    name = rf"(?:the )?(?P<rival>(?:[^\W\d][\w'’.-]* ){{1,4}}?){score}"
    vote = rf"(?:it )?(?:by )?(?:a vote of )?(?P<rival>){score}"
    ways = (("passed", vote, 1), ("rejected", vote, -1), ("lost to", name, -1), ("beat", name, 1))
    return tuple(
        (way, re.compile(rf"(?:was |were )?(?:{_words(section)}) {rest}"))
        for section, rest, way in ways
    )


def _worth(number: str) -> int:
    return int(number) if number.isdecimal() else cardinals()[number]


def rank_of(words: str) -> Rank | None:
    """The place in a row that all the words are, and of what: "the fifth time" is 5, "time".

    ``None`` for words that are none, or may be a part of a whole: "a third", "the third of them".
    """
    found = _placed().fullmatch(words.casefold())
    if found is None:
        return None
    number = found["number"] or found["digits"] or ordinals()[found["word"]]
    tens = cardinals()[found["tens"]] if found["tens"] else 0
    return Rank(tens + int(number), (found["name"] or found["of"] or "").strip(" -"))


_STROKES = frozenset(range(60, 81))


@cache
def _of(section: str) -> re.Pattern[str]:
    return re.compile(rf"\b{_words(section)}\b", re.IGNORECASE)


_BY = "by (?:a vote of )?"


@cache
def _decided() -> re.Pattern[str]:
    """A score of which the first side prevailed; a set of several is none."""
    of, name, votes = _words, r"[A-Z][\w'’.-]*", r"\d{1,3}(?: votes)? to \d{1,3}"
    goes_on = rf"(?=[.,;\n]|$| (?:{any_of(grammar('preposition'))})\b(?! to\b))"
    ways = (
        rf"\b(?:{of('won')}) {_DASHED}{_NO_SET}",
        rf"\b(?:{of('beat')}) (?:the )?{name}(?: {name}){{0,3}} {_DASHED}{_NO_SET}",
        rf"(?<![\w.,–-])(?<!\d to ){_DASHED} (?:{of('victory')}){_NO_SET}",
        rf"\b(?:{of('passed')}) (?:it )?{_BY}(?:{votes}\b|{_DASHED}{_NO_SET})",
        rf"(?<![\w.,–-])(?<!\d to ){_DASHED} (?:ahead|up){goes_on}",
        rf"\b(?:led|leading) {_DASHED} (?:at|by) (?:half[- ]time|the (?:break|interval))",
    )
    return re.compile("|".join(ways))


@cache
def _enacted() -> re.Pattern[str]:
    """A vote by which a thing was done: "approved the plan 5-4", "voted by 27 to 22 to accept"."""
    votes = rf"{_number()}(?: votes)? to {_number()}"
    vote = rf"{_DASHED}(?:{_NO_SET}|(?=, (?!(?:and )?\d)))"
    put = rf"\b(?:{_words('put to it')}) (?:has |have )?(?:was |were |been )?(?:[a-z]+ly )?"
    passed = rf"\b(?:{_words('enacted', 'passed')}) (?:[a-z'’-]+ ){{0,4}}?(?:{_words('put to it')})"
    body = r"(?:the [A-Z][a-z]+ )?"
    to_do = r"(?: on [A-Z][A-Za-z ]{1,20})? to (?!an?\b|the\b)[a-z]+"
    ways = (
        rf"{passed} (?:by )?{vote}",
        rf"{passed}, {_DASHED}(?=[.;\n]|$|,? on [A-Z])",
        rf"{passed} {_BY}{votes}(?=[.,;\n]|$| votes\b| on [A-Z])",
        rf"{put}(?:{_words('passed')}) {body}{vote}",
        rf"\b[Vv]oted (?:by )?(?:{votes}|{_DASHED}){to_do}",
    )
    return re.compile("|".join(ways))


_TIE_BREAK = r"\((?P<points>\d{1,2})(?:[-–](?P<less>\d{1,2}))?\)"
_SET = rf"(?P<first>\d{{1,2}})[-–](?P<last>\d{{1,2}})(?: {_TIE_BREAK})?"


@cache
def _in_sets() -> re.Pattern[str]:
    """The sets of a match that was won: "beat Holm 6-2, 3-6, 6-1", "a 6-2 6-1 victory".

    Not "won the first set 6-2".
    """
    between = rf"(?:(?!(?:{_words('of another')})\b)[\w'’.-]+ ){{0,7}}?(?:sets, )?"
    one = re.sub(r"\?P<\w+>", "?:", _SET)
    end = r"(?![-–\d]|,? (?:and )?[(\[]?\d)"
    sets = rf"{one}(?:,?(?: and)? {one})+"
    behind = rf"(?<![\d,–-] )(?<![\w–-]){sets} (?:{_words('victory')})\b"
    told = rf"\b(?:{_words('won', 'beat')}) {between}{sets}{end}(?:(?: to win)? in [a-z]+ sets\b)?"
    return re.compile(f"{told}|{behind}")


@cache
def _of_chances() -> re.Pattern[str]:
    """Which victory or defeat it is of so many matches: "their fifth defeat in four matches"."""
    rank = rf"(?P<rank>{any_of(ordinals())}|\d{{1,2}}[a-z]{{2}})"
    outcome = rf"(?:[a-z]+ )?(?:{_words('victory')}|defeat|loss)"
    whose = any_of(grammar("article", "possessive"))
    last = rf"(?:(?:{whose}) )?(?:(?:last|past) )?"
    of = rf"(?P<of>{any_of(cardinals())}|\d{{1,3}})"
    lead = rf"(?P<lead>\b(?:won|{_words('lost for')}) for the )?"
    what = rf"(?(lead)time|{outcome})"
    return re.compile(rf"{lead}\b{rank} {what} in {last}{of} (?:{_words('chances')})\b")


@cache
def _of_any_chance() -> re.Pattern[str]:
    return re.compile(_words("chances"))


_NO_MORE = r"(?=[.,;)\n]|$| (?:in|at|with|against) )"


@cache
def _drawn() -> re.Pattern[str]:
    """A score that both sides have: "drew 2-2", "a 2-2 draw"; not a crowd, "drew 20-30"."""
    ways = (
        rf"\b(?:drew|drawing|(?:match|game) was drawn) \d[-–]\d{_NO_MORE}",
        r"(?<![\w.,–-])\d[-–]\d (?:draw|stalemate|tie)\b(?!-| break)",
    )
    return re.compile("|".join(ways))


@cache
def _from_half() -> re.Pattern[str]:
    """A score at half-time and the one at the end: "led 2-0 at half-time and won 3-1"."""
    half = rf"(?:led|trailed) {_DASHED} at (?:half[- ]time|the break|the interval)"
    end = rf"(?:{_words('won')}|lost|drew) {_DASHED}{_NO_SET}"
    return re.compile(rf"\b{half}\b[^.;\n\d]{{0,40}}?\b{end}")


@cache
def _of_series() -> re.Pattern[str]:
    """How often each side has won in a series of so many: "the best-of-seven final 4-2"."""
    of = any_of([*_SERIES, *map(str, map(cardinals().get, _SERIES))])
    score = r"(?P<first>\d)[-–](?P<last>\d)"
    return re.compile(rf"\bbest[- ]of[- ](?P<of>{of})\b(?: [\w'’-]+){{0,5}}? {score}{_NO_SET}")


_SERIES = ("three", "five", "seven", "nine")


@cache
def _number() -> str:
    small = any_of(word for word, number in cardinals().items() if number < _FIRST_TENS)
    return rf"(?:\d{{1,3}}|{small})"


@cache
def _pair() -> re.Pattern[str]:
    """The figures of both sides: "4-1", "two-nil", "432 votes to 202"."""
    number, of = _number(), _words("counted")
    return re.compile(rf"\b(?P<first>{number})(?:[-–]|(?: (?:{of}))? to )(?P<last>{number})\b")


@cache
def _score_alone() -> re.Pattern[str]:
    one = re.sub(r"\?P<\w+>", "?:", _pair().pattern)
    once = rf"{one}(?: \(\d{{1,2}}[-–]\d{{1,2}}\))?"
    sets = rf"(?P<sets>{once}(?:(?:,| and|, and)? {once})*)(?: (?P<of>{_words('counted')}))?"
    return re.compile(rf"(?P<before>(?:[^\W\d]+ ){{0,6}}?){sets}(?P<behind>(?: [^\W\d]+){{0,4}})")


@cache
def _telling() -> frozenset[str]:
    return words_in("scores", "won", "beat", "victory", "defeat", "passed", "voted", "told")


@cache
def _placed() -> re.Pattern[str]:
    which = any_of({"the"} | grammar("possessive"))
    tens = any_of(word for word, number in cardinals().items() if number >= _FIRST_TENS)
    words = rf"(?:(?P<tens>{tens})-)?(?P<word>{any_of(ordinals())})"
    ordinal = rf"(?:{words}|(?P<digits>\d{{1,4}})(?:st|nd|rd|th))(?P<of>(?:[ -](?!of\b)[^\W\d]+)*)"
    name = rf"(?P<name>{any_of(words_in('numbered', 'named'))})\.? ?(?P<number>\d{{1,4}})"
    return re.compile(rf"(?:(?:{which}) )?(?:{ordinal}|{name})")


def _words(*sections: str) -> str:
    return any_of(phrase for name in sections for phrase in phrases_of("scores")[name])
