"""Words of change: doubled, fell by a third, rose 5 percent; degrees that are a difference."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache, lru_cache

from factcheck.reading.figures.hedges import loosening, words_of_hedges
from factcheck.reading.grammar.engine import Line, Mention, norm_at
from factcheck.reading.grammar.number_words import part_beginnings
from factcheck.reading.grammar.numerals import read_number
from factcheck.reading.grammar.tokens import PARAGRAPH, WORD, tokenize
from factcheck.text import LONGEST_SENTENCE
from factcheck.words import grammar, phrases_of, words_in

_REACH = 60  # characters before a figure in which the words of its change stand
_MOST_BETWEEN = 3  # words between a verb of change and "by"


@cache
def factors() -> Mapping[str, Fraction]:
    """The words that are a factor: doubled is 2, halved a half."""
    pairs = (phrase.split(" = ") for phrase in phrases_of("changes")["factor"])
    return {word: Fraction(value) for word, value in pairs}


def is_factor(line: Line, at: int) -> bool:
    """Whether a word of change stands alone: not "double room", nor "doubled to 12 percent"."""
    following = norm_at(line, at + 1)
    if line[at].norm in words_in("changes", "adjective"):
        behind = grammar("article", "possessive", "demonstrative", "preposition", "relative")
        return following in behind | {"", ",", "."}
    return True


def direction_before(line: Line, at: int) -> tuple[int, int] | None:
    """Which way a figure at ``at`` went, 1 or -1, and where the words that say so begin.

    "Rose 5 percent", "fell by a third"; "rose to 5 percent" is a level, "a narrow 5 percent" none.
    """
    here = at - 1
    for _ in range(_MOST_BETWEEN + 1):
        norm = norm_at(line, here)
        if here < 0 or line[here].kind != WORD or norm in ("to", "from", "than", "at"):
            return None
        way = direction_of(line, here)
        if way:
            is_attribute = here == at - 1 and norm_at(line, here - 1) in grammar("article")
            return None if is_attribute else (way, here)
        here -= 1
    return None


def direction_start(text: str, mention: Mention) -> int:
    """Where a figure begins with the words that say which way it went, if it is a percentage.

    "Fell by 2%", "up 15.9 percent", "an increase of 3%".
    """
    if not mention.value.moved or mention.value.readings[0].unit.dimension != "share":
        return mention.start
    line = tokenize(text[max(0, mention.start - _REACH) : mention.start])
    told = direction_before(line, len(line))
    if told is None or any(node.norm not in _BESIDE for node in line[told[1] + 1 :]):
        return mention.start
    at = told[1]
    if line[at - 1].norm in grammar("indefinite"):
        at -= 1
    return len(text[: mention.start].rstrip()) - (line[-1].end - line[at].start)


_BESIDE = frozenset(["by", "of"])


def direction_of(line: Line, at: int) -> int:
    """1 for a word of a rise, -1 for one of a fall, 0 for any other."""
    norm = line[at].norm
    if norm == "up" and norm_at(line, at - 1) in words_in("changes", "made up"):
        return 0
    if norm in words_in("changes", "risen"):
        return 1
    return -1 if norm in words_in("changes", "fallen") else 0


def ways_told(words: str) -> frozenset[int]:
    """The ways in which words tell of a change: 1 of a rise, -1 of a fall; no bound is one.

    "Up to 5 percent" and "less than 5 percent" say how much it was, at most.
    """
    line = tokenize(words)
    ways = (
        -1 if node.norm in words_in("changes", "lesser") else direction_of(line, at)
        for at, node in enumerate(line)
        if not (_bounds(line, at) or _is_attribute(line, at))
    )
    return frozenset(ways) - {0}


def _is_attribute(line: Line, at: int) -> bool:
    """Whether a word describes the figure behind it: "a narrow 5 percent"."""
    return norm_at(line, at - 1) in grammar("article") and read_number(line, at + 1) is not None


def _bounds(line: Line, at: int) -> bool:
    """Whether a word bounds the figure behind it: "up to 5", "less than $5", "less than half"."""
    if line[at].norm == "up":
        return norm_at(line, at + 1) == "to"
    bounded = norm_at(line, at + 2)
    is_factor_word = bounded in factors() or bounded.endswith("fold") or bounded == "half"
    is_figure = not bounded[:1].isalpha() or is_factor_word or bool(read_number(line, at + 2))
    return norm_at(line, at + 1) == "than" and is_figure


def is_more_by(words: str) -> bool:
    """Whether words tell by how much something is more: "10 percent more", "+10"."""
    line = tokenize(words)
    more = [
        at
        for at, node in enumerate(line)
        if node.norm in words_in("changes", "greater") and norm_at(line, at - 1) != "or"
    ]
    return norm_at(line, 0) == "+" or any(
        read_number(line, at) for at in range(max(more, default=0))
    )


def is_told_as_more(words: str) -> bool:
    """Whether a factor may be of what was, or of what came on top: "three times more".

    Three times as many, or four (Merriam-Webster's Dictionary of English Usage 1994, "times").
    """
    line = tokenize(words)
    return any(
        node.norm == "times" and norm_at(line, at + 1) in words_in("changes", "greater", "risen")
        for at, node in enumerate(line)
    )


def is_told_on_top(words: str) -> bool:
    """Whether a factor is of what came on top: "half as much again"."""
    line = tokenize(words)
    return any(
        node.norm == "as" and norm_at(line, at + 2) == "again" for at, node in enumerate(line)
    )


def leads_to_part(words: str) -> bool:
    """Whether words say what is left, and not what has gone: "fell to a quarter"."""
    line = tokenize(words)
    return any(
        node.norm == "to" and norm_at(line, at - 1) != "up" and direction_of(line, at - 1)
        for at, node in enumerate(line[1:], 1)
    )


def is_told_of_before(words: str) -> bool:
    """Whether a part or a percentage is told of what was before, and so is what is left of it.

    "80 percent of what it was", "a quarter of its former size", "a tenth the price", "a fifth as
    large".
    """
    line = tokenize(words)
    shares = part_beginnings() | words_in("measures", "percent")
    behind = (
        [later.norm for later in line[at + 1 :]]
        for at, node in enumerate(line)
        if node.norm in shares
    )
    return any(map(_leads_to_before, behind))


def _leads_to_before(norms: list[str]) -> bool:
    match norms:
        case ["as", _] | ["as", _, "as", *_] | ["the", _, *_] | ["of", "what", *_]:
            return True
        case ["of", *rest]:
            return not words_in("changes", "before").isdisjoint(rest)
    return False


def way_of_pace(words: str) -> int:
    """1 where words tell that something took longer, "slower", -1 for "faster", 0 for neither."""
    return _side(words, "faster", "slower")


def side_of_zero(words: str) -> int:
    """-1 where words tell an amount as a loss or a deficit, 1 as a profit or a surplus, else 0."""
    return _side(words, "in the red", "in the black")


def side_of_verb(words: str) -> int:
    """-1 where words tell of what was lost, 1 of what was earned or gained, else 0."""
    return _side(words, "was lost", "was earned")


@lru_cache(maxsize=4096)  # of claims, again and again
def way_of_figure(words: str) -> int:
    """Which way the words of one figure tell of it: 1 "5 percent higher", -1 "a loss of $3m", or 0.

    A level that something rose or fell to has no way, nor has what is set against another: "5
    percent higher than in May". Slower is more time and less speed, and tells neither.
    """
    line = tokenize(words)
    norms = {node.norm for node in line}
    if not norms.isdisjoint(("to", "at", "from", "than", "or")) or way_of_pace(words):
        return 0
    sides = (side_of_verb(words), side_of_zero(words), int(is_more_by(words)), _ahead(line))
    ways = ways_told(words) | frozenset(sides) - {0}
    return next(iter(ways)) if len(ways) == 1 else 0


def _ahead(line: Line) -> int:
    """1 for what is ahead, early or above an average or a surface, -1 for its opposite."""
    last = len(line) - 1
    for at, node in enumerate(line):
        if at == last and node.norm in words_in("changes", "ahead", "behind"):
            return 1 if node.norm in words_in("changes", "ahead") else -1
        if node.norm in ("above", "below") and _is_norm_near(line, at + 1):
            return 1 if node.norm == "above" else -1
    return 0


def _side(words: str, less: str, more: str) -> int:
    """-1 where words of one section stand among some, 1 for those of the other."""
    norms = _without_up(words)
    is_less, is_more = (not norms.isdisjoint(words_in("changes", side)) for side in (less, more))
    return is_more - is_less


@lru_cache(maxsize=64)  # of a figure, for each two sides again
def _without_up(words: str) -> frozenset[str]:
    line = tokenize(words)
    return frozenset(n.norm for at, n in enumerate(line) if norm_at(line, at + 1) != "up")


def direction_behind(line: Line, at: int) -> int:
    """Which way a figure that ends at ``at`` went: "a 48 percent increase", "5 percent fewer"."""
    here = at + 1 if norm_at(line, at) == "-" else at
    if (
        here >= len(line)
        or line[here].gap == PARAGRAPH
        or line[here].norm in ("up", "lower", "higher")
    ):
        return 0
    return direction_of(line, here)


def is_difference(line: Line, start: int, end: int) -> bool | None:
    """Whether degrees from ``start`` to ``end`` are a difference; None where nothing tells.

    The words of a sentence's length to either side tell of it.
    """
    first = max(start - LONGEST_SENTENCE, 0)
    line, start, end = line[first : end + LONGEST_SENTENCE], start - first, end - first
    before = [node.norm for node in line[:start]]
    if not before and end == len(line):
        return None
    if before[-1:] == ["+/-"] or _is_moved(before):
        return True
    for at, node in enumerate(line):
        if start <= at < end or not _is_cue(line, at, node.norm):
            continue
        is_level = at < start and any(
            norm in words_in("changes", "level") for norm in before[at + 1 :]
        )
        return None if is_level else True
    return False if _is_measured(before) else None


def _is_cue(line: Line, at: int, norm: str) -> bool:
    if norm in ("higher", "lower") and norm_at(line, at - 1) in grammar("conjoining"):
        return False
    if norm in ("above", "below"):
        return norm_at(line, at + 1) in words_in("changes", "usual")
    return norm in words_in("changes", "difference")


def _is_moved(before: list[str]) -> bool:
    """Whether what stands before is held, beaten or gone up by so much."""
    held = [at for at, norm in enumerate(before) if norm in words_in("changes", "held")]
    warming = [at for at, norm in enumerate(before) if _is_warming(before, at, norm)]
    if held and warming and held[0] < warming[0] and warming[0] - held[0] <= 4:
        return not words_in("changes", "held to").isdisjoint(before[warming[0] + 1 :][-3:])
    if "by" in before[-3:] and not words_in("changes", "beaten").isdisjoint(before[:-1]):
        return True
    is_loose = before[-1:] == ["by"] or (before and before[-1] in loosening())
    rest = before[:-1] if is_loose else before
    if rest[-1:] and rest[-1] in ("up", "down"):
        return len(rest) == 1 or rest[-2] in grammar("be", "meanwhile") | {",", ";"}
    return False


def _is_warming(before: list[str], at: int, norm: str) -> bool:
    is_global = norm == "heating" and before[at - 1 : at] == ["global"]
    return is_global or norm in words_in("changes", "warming")


def _is_measured(before: list[str]) -> bool:
    """Whether a temperature is told: "a high of 29 °C", "as hot as", "hit", "preheat the oven"."""
    last = len(before) - before[::-1].index(",") if "," in before else 0
    for at in range(last, len(before)):
        norm, following = before[at], before[at + 1] if at + 1 < len(before) else ""
        if norm in words_in("changes", "temperature"):
            return True
        if norm in words_in("changes", "measured") and following in grammar("be") | {"of", "hit"}:
            return True
        if norm == "as" and following in words_in("changes", "as warm"):
            return True
    return False


def is_told_difference(words: str, around: str, exact: str = "") -> bool:
    """Whether the words right before or behind degrees in a text call them a difference.

    ``exact`` is more that begins with them, where they may stand in the text several times.
    """
    line = tokenize(around)
    norms = [token.norm for token in line]
    told = [token.norm for token in tokenize(words)]
    more = [token.norm for token in tokenize(exact)]
    sought = more if more[: len(told)] == told else told
    for at in range(len(norms) - len(sought) + 1):
        if norms[at : at + len(sought)] == sought:
            end = at + len(told)
            return _rises_by(line, at) or _is_more_behind(line, end)
    return False


def _rises_by(line: Line, at: int) -> bool:
    """Whether a verb of change and "by", or its noun and "of", stand right before."""
    here = at - 1
    while norm_at(line, here) in words_of_hedges() - {"by", "of"}:
        here -= 1
    if norm_at(line, here) == "of":
        return norm_at(line, here - 1) in words_in("changes", "difference")
    before = [norm_at(line, k) for k in range(max(here - 1 - _MOST_BETWEEN, 0), here)]
    changes = words_in("changes", "risen", "fallen")
    return norm_at(line, here) == "by" and not changes.isdisjoint(before)


def _is_more_behind(line: Line, at: int) -> bool:
    """Whether "warmer", "above the average" … stand right behind, past a restatement."""
    here = _past_restatement(line, at)
    norm = norm_at(line, here)
    if norm == "of":
        return norm_at(line, here + 1) in ("warming", "cooling")
    if norm in words_in("changes", "more behind"):
        return True
    return norm in ("above", "below") and _is_norm_near(line, here + 1)


def _past_restatement(line: Line, at: int) -> int:
    """Past a figure that is told again: "(3.6 F)", "or 3.6 F", ", or 3.6 F,"; not "or lower"."""
    here = at + (norm_at(line, at) == ",")
    is_again = norm_at(line, here) == "or" and read_number(line, here + 1) is not None
    if norm_at(line, at) != "(" and not is_again:
        return at
    ends = words_in("changes", "more behind") | {",", ")", "above", "below"}
    while here < len(line) and norm_at(line, here) not in ends:
        here += 1
    return here + (norm_at(line, here) in (",", ")"))


def _is_norm_near(line: Line, at: int) -> bool:
    """Whether a norm or an average stands within a few words: "above the long-term average"."""
    near = [norm_at(line, k) for k in range(at, min(at + 7, len(line)))]
    return any(norm in words_in("changes", "norm") for norm in near)
