"""Words to a quantity.

A reading accounts for every word that it was given.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from msgspec.structs import replace

from factcheck.harmless import visible
from factcheck.quantities.measure import Form, Guess, Joint, Measure, Quantity
from factcheck.reading.figures.hedges import loosening, read_hedge_after
from factcheck.reading.figures.quantity_layers import with_quantities
from factcheck.reading.figures.scores_and_ranks import rank_of, score_of
from factcheck.reading.figures.series import FIGURES, QUANTITY
from factcheck.reading.figures.units import dimension_words, read_unit
from factcheck.reading.grammar.engine import Line, is_glued, kind_at, norm_at, why_hidden, words_of
from factcheck.reading.grammar.phrases import Phrases
from factcheck.reading.grammar.tokens import DIGITS, FRACTION, POWER, SIGN, WORD, tokenize
from factcheck.words import DETERMINERS, grammar, phrases_of, words_in

LONGEST = 300  # characters of words that can be one quantity


def first_figure(words: str) -> Quantity:
    """The first figure in some words, whatever else stands there."""
    quantity = read_quantity(words)
    return quantity.figures[0] if quantity.figures else quantity


@lru_cache(maxsize=65_536)  # an archive of a million claims has 43,000
def read_quantity(words: str, locale: str = "") -> Quantity:
    """What the words say: numerals, hedge, unit, and every reading of an ambiguous unit.

    ``locale`` says which country writes, ``en-GB`` or ``en-US``, which settles a gallon, a pint, a
    ton, and that "1.500 km" is one and a half; a billion is a thousand millions in both. Never
    raises: where nothing can be read, or something stands beside the figure that no rule accounts
    for, ``readings`` is empty and ``reason`` says why.
    """
    if len(words) > LONGEST:
        return Quantity(words, reason=f"{len(words)} characters are too many for one quantity")
    tokens = tokenize(words)
    is_plain = words.isascii() and words.isprintable()
    if not is_plain and (hidden := why_hidden(tokens)):
        return Quantity(words, reason=hidden)
    if score := score_of(words):
        return Quantity(words, reason="it is a score, two figures and not one", score=score)
    line = with_quantities(tokens, words)
    if len(line) == 1 and line[0].kind == QUANTITY:
        return in_country(_alone_in(words, line[0].value), locale)
    places = [at for at, node in enumerate(line) if node.kind == QUANTITY]
    main = _main(line, places)
    if main is None:
        return Quantity(words, reason=_why_unread(words), rank=rank_of(words))
    figures = _joint_figures(line, places, main, words)
    quantity = in_country(replace(figures[0], figures=figures), locale)
    rest = left_over(line, main, figures[1:])
    if not rest:
        return quantity
    if quantity.readings:
        reason = f"“{visible(rest)}” is not accounted for"
        return replace(quantity, readings=(), reason=reason, rank=rank_of(words))
    return replace(quantity, guesses=_unbounded(quantity.guesses))


def _alone_in(words: str, quantity: Quantity) -> Quantity:
    """A figure that is all that was said."""
    first = replace(quantity, words=words, is_lone=True)
    return replace(first, figures=(first,))


def in_country(quantity: Quantity, locale: str) -> Quantity:
    """A quantity as the writers of a country mean it, of both readings the one that is theirs.

    There a point is before decimals and a comma is not: "2,5 km" is unread, and the reason says so.
    """
    if locale not in _OTHERS:
        return quantity
    numerals = (each.text for measure in quantity.readings for each in measure.numerals)
    if comma := next(filter(_DECIMAL_COMMA.search, numerals), ""):
        return replace(quantity, readings=(), reason=f"“{comma}” has a comma where a point belongs")
    figures = tuple(
        replace(figure, readings=_settled(figure.readings, locale)) for figure in quantity.figures
    )
    return replace(quantity, readings=_settled(quantity.readings, locale), figures=figures)


def _unbounded(guesses: tuple[tuple[Guess, Measure], ...]) -> tuple[tuple[Guess, Measure], ...]:
    """The guesses without bounds, which other words may move: "dozens or hundreds"."""
    return tuple((guess, measure) for guess, measure in guesses if guess is not Guess.WITHIN)


def _main(line: Line, places: list[int]) -> int | None:
    """The place of the figure that the words are about: a number before a mere article's."""
    definite = [at for at in places if line[at].value.readings or line[at].value.unknown_unit]
    told = [at for at in definite if not _is_article(line[at].value)]
    return next(iter(told or definite or places), None)


def _is_article(quantity: Quantity) -> bool:
    return all(
        each.low.text.lower() in grammar("indefinite") for each in quantity.readings
    ) and bool(quantity.readings)


def _joint_figures(line: Line, places: list[int], main: int, words: str) -> tuple[Quantity, ...]:
    """The figure at ``main`` and those behind it, each with how it is joined to the one before."""
    is_outward = "outward" in words.lower()
    is_lone = _is_lone(line, main)
    first = replace(line[main].value, words=words, is_reach_of_winds=is_outward, is_lone=is_lone)
    found, last = [first], main
    for at in places:
        if at <= main:
            continue
        further = replace(
            line[at].value,
            joint=_joint(line, last, at),
            is_apart=any(node.norm == "," for node in line[main + 1 : at]),
            is_reach_of_winds=is_outward,
            is_lone=is_lone,
        )
        found.append(further)
        last = at
    return tuple(found)


_ALSO = frozenset([";", ",", "/", "=", "|", "or"])
_OPENING = frozenset(["(", "[", ":"])
_THAT_IS = frozenset(["≈", "~", "=", ",", "."])


def _joint(line: Line, last: int, at: int) -> Joint:
    """How a figure is joined to the one before: right behind, in brackets, or not."""
    between = [node.norm for node in line[last + 1 : at] if node.norm not in ("fan", "with", "a")]
    if not line[at].value.readings or line[at].value.readings[0].unit.dimension == "count":
        return Joint.NONE
    is_closed = [norm for norm in between if norm not in ("(", ")")]
    if between and len(is_closed) == 1 and is_closed[0] in _ALSO and between[0] != "(":
        return Joint.ALSO
    if between and (
        between[0] in _OPENING
        or "ie" in between
        or between[:2] == [",", "that"]
        or "equivalent" in between
    ):
        told = _OPENING.union(_THAT_IS, words_in("accounted", "that is"))
        return Joint.BRACKET if told.issuperset(between) else Joint.NONE
    return Joint.NONE


@cache
def _loose() -> frozenset[str]:
    return loosening() | words_in("accounted", "loose")


def _is_lone(line: Line, main: int) -> bool:
    """Whether the words hold the figure and at most loose words before something else is said."""
    if any(node.norm not in _loose() and node.kind == WORD for node in line[:main]):
        return False
    if any(node.kind == QUANTITY for node in line[:main]):
        return False
    for node in line[main + 1 :]:
        if node.norm in (",", ";", "/", "=", "or"):
            break
        if node.kind == QUANTITY or (node.kind == WORD and node.norm not in _loose()):
            return False
    return True


def _why_unread(words: str) -> str:
    if any(character.isdigit() for character in words):
        return "the number cannot be read"
    has_words = any(map(str.isprintable, "".join(words.split())))
    return "there is no number in it" if has_words else "there are no words"


_OTHERS = {
    "en-US": ("imperial ", "long ton", "tonne", "metric cup"),
    "en-GB": ("US ", "short ton"),
}
"""What the writers of a country do not mean where a word has several readings."""
_DECIMAL_COMMA = re.compile(r"(?<![\d,])\d+,(?:\d{1,2}|\d{4,})(?![\d,])")


def _settled(readings: tuple[Measure, ...], locale: str) -> tuple[Measure, ...]:
    """The readings that a country's writers mean: no imperial gallons in the United States."""
    others = _OTHERS[locale]
    kept = tuple(each for each in readings if not any(other in each.unit.name for other in others))
    return tuple(
        replace(each, numerals=tuple(replace(one, may_group=False) for one in each.numerals))
        for each in kept or readings
    )


# -- whether a reading accounts for every word that it was given


_MARKS = frozenset([".", ",", ";", ":", "(", ")", "[", "]", '"', "'", "'s", "...", "!", "?", "–"])
_EQUAL = frozenset(["=", "≈", "~"])
_HEADING = frozenset([":", "..."])
_LONGEST_SIGN = 3  # letters of a sign for a unit


def left_over(line: Line, main: int, figures: tuple[Quantity, ...]) -> str:
    """The words beside the figure at ``main`` that nothing accounts for, "…" between; "" for none.

    ``figures`` are those behind it, each with how it is joined to the one before.
    """
    begin = _past_heading(line, main)
    rest = [at for at in range(begin, main) if not _is_lead(line, at, main)]
    rest += _behind(line, main, list(figures))
    begins = [at for at in rest if at - 1 not in rest]
    ends = [at + 1 for at in rest if at + 1 not in rest]
    return " … ".join(words_of(line[begin:end]) for begin, end in zip(begins, ends, strict=True))


# -- before the figure


def _past_heading(line: Line, main: int) -> int:
    """Where the words behind a heading begin: "Depth (m): 25", "MINIMUM PRESSURE...952 MB"."""
    for at in range(main - 1, 0, -1):
        if line[at].norm in _HEADING:
            return at + 1
    is_closed = norm_at(line, main - 1) in (")", "]")
    opening = next((at for at in range(main) if line[at].norm in ("(", "[")), None)
    is_heading = is_closed and all(node.kind == WORD for node in line[:opening])
    return main if is_heading and opening is not None else 0


def _is_lead(line: Line, at: int, main: int) -> bool:
    """Whether what stands before a figure leaves it as it is: "traveled", "an area of"."""
    node = line[at]
    if node.kind == SIGN:
        return node.norm in _MARKS or node.norm in _EQUAL
    if node.kind != WORD:
        return False
    norm = node.norm
    if norm in _leading() or (norm == "or" and at == 0):
        return True
    if norm in words_in("accounted", "beginning"):
        return not _is_open(line, at, main)
    if norm in words_in("accounted", "structure"):
        return False
    return _is_of(line, at, main) or _is_measured_thing(line, at, main)


def _is_open(line: Line, at: int, main: int) -> bool:
    """Whether one figure is all that is said of what begins with it: "from 30 km"."""
    silent = words_in("accounted", "silent") | _MARKS
    around = (node.norm for node in (*line[:at], *line[main + 1 :]))
    readings = line[main].value.readings
    is_single = all(each.form is Form.SINGLE and not each.is_bound for each in readings)
    return is_single and all(norm in silent for norm in around)


@cache
def _leading() -> frozenset[str]:
    """The words before a figure that leave it as it is."""
    changes = ("risen", "fallen", "difference", "held", "beaten", "temperature", "measured")
    return words_in("accounted", "silent", "lead", "measured") | words_in("changes", *changes)


def _is_of(line: Line, at: int, main: int) -> bool:
    """Whether words lead to "of" and the figure, and so name what is measured: "loading of"."""
    for here in range(at + 1, main):
        if line[here].norm == "of":
            return True
        if line[here].kind != WORD or line[here].norm in words_in("accounted", "structure"):
            return False
    return False


def _is_measured_thing(line: Line, at: int, main: int) -> bool:
    """Whether a noun is what a dimension behind the figure is of: "a stem 8 mm thick"."""
    here = main + 2 if norm_at(line, main + 1) == "-" else main + 1
    return at == main - 1 and norm_at(line, here) in dimension_words("side", "place")


# -- behind it


def _behind(line: Line, main: int, figures: list[Quantity]) -> list[int]:
    """What stands behind a figure and does not tell what it measures."""
    rest: list[int] = []
    at, quantity = main + 1, line[main].value
    while at < len(line):
        open_end = _past_qualified(line, at, quantity)
        end = None if open_end else _accounted(line, main, at, quantity, figures)
        past = end or open_end or at + 1
        rest += [] if end else range(at, past)
        at = past
    return rest


def _past_qualified(line: Line, at: int, quantity: Quantity) -> int | None:
    """Where words end that say of what a figure holds: "so far", "before tax", "annually".

    A length of time is as long whatever it leads to: "two weeks before publication".
    """
    kinds = {each.unit.dimension for each in quantity.readings}
    if kinds == {"time"} and norm_at(line, at) in grammar("of time", "meanwhile"):
        return None
    if line[at].kind != WORD:
        return None
    found, known = (phrases.longest(line, at) for phrases in (_qualifying(), _behind_phrases()))
    if known and (not found or known[0] >= found[0]):
        return None
    if not found and not _is_adverb(line, at):
        return None
    end = found[0] if found else at + 1
    while kind_at(line, end) == WORD:
        end += 1
    return end


def _is_adverb(line: Line, at: int) -> bool:
    """Whether a word in "-ly" ends what is told, and so is of the figure: "40 km annually"."""
    norm = line[at].norm
    is_end = at + 1 == len(line) or line[at + 1].kind == SIGN
    return is_end and norm.endswith("ly") and norm not in words_in("accounted", "in -ly")


def _accounted(
    line: Line, main: int, at: int, quantity: Quantity, figures: list[Quantity]
) -> int | None:
    """Where what is accounted for at ``at`` ends; None where it is not."""
    node = line[at]
    if end := _level(line, at, quantity) or _past_joint(line, at, quantity, figures):
        return end
    if node.kind == QUANTITY:
        is_told = _is_whole(line, at) or _is_size(line, at, main) or _is_moment(line, at, main)
        return at + 1 if is_told else None
    if node.kind in (DIGITS, FRACTION):
        return at + 1 if _is_in_name(line, at) else None
    if node.kind == POWER:  # the mark of a note
        return at + 1
    if node.kind == FIGURES:
        return at + 1 if norm_at(line, at - 1) in words_in("numbered", "before years") else None
    if node.kind == SIGN:
        is_hyphen = node.norm in ("-", "/") and norm_at(line, at + 1) not in ("", "/")
        return at + 1 if node.norm in _MARKS or is_hyphen else None
    if at == main + 1 and _is_of_another_unit(line, at, quantity):
        return None
    return _word_behind(line, at, main)


def _is_of_another_unit(line: Line, at: int, quantity: Quantity) -> bool:
    """Whether a second unit of the same kind stands behind a figure: "5 km miles", "£5 dollars"."""
    is_plural = line[at].norm.endswith("s") or line[at].norm == "feet"
    found = read_unit(line, at, counts=False)
    if found is None or "-" in line[at - 1].text:  # "12-ounce cups"
        return False
    kinds = {each.unit.dimension for each in quantity.readings}
    again = {unit.dimension for unit in found[0]}
    if again == {"share"}:
        return True  # no share is told in anything else: "5 km percent"
    if not is_plural or len(line[at].norm) <= _LONGEST_SIGN:
        return False
    if all(each.unit.is_money for each in quantity.readings):
        return all(unit.is_money for unit in found[0]) and not kinds & again
    return kinds == again != {"time"}  # "2:04:50 hours"


def _is_in_name(line: Line, at: int) -> bool:
    """Whether digits go on a capital letter, as those of a substance do: "tonnes of CO2"."""
    return is_glued(line, at) and line[at - 1].kind == WORD and line[at - 1].text[:1].isupper()


def _word_behind(line: Line, at: int, main: int) -> int | None:
    """Where a word that tells of the figure before it ends; None for one that bounds or joins."""
    if found := _behind_phrases().longest(line, at):
        return found[0]
    if read_hedge_after(line, at):
        return None
    if line[at].norm == "than" and _is_compared(line, at):
        return at + 1
    return None if line[at].norm in words_in("accounted", "structure") else at + 1


def _level(line: Line, at: int, quantity: Quantity) -> int | None:
    """Past the level that a change led to: "doubled to 9%"."""
    if norm_at(line, at) != "to" or kind_at(line, at + 1) != QUANTITY:
        return None
    is_change = quantity.moved or any(one.unit.dimension == "ratio" for one in quantity.readings)
    return at + 2 if is_change else None


def _past_joint(line: Line, at: int, quantity: Quantity, figures: list[Quantity]) -> int | None:
    """Past a further figure that says the first again, and what joins it: "(23 mph)", "/ 5 mi"."""
    here = next((k for k in range(at, len(line)) if line[k].kind == QUANTITY), None)
    again = next((each for each in figures if here and each.start == line[here].start), None)
    if here is None or again is None or again.joint is Joint.NONE:
        return None
    is_or = line[here - 1].norm == "or"
    is_count = all(one.unit.dimension == "count" for one in quantity.readings)
    return None if is_count or (is_or and not _is_one_kind(quantity, again)) else here + 1


def _is_one_kind(quantity: Quantity, other: Quantity) -> bool:
    """Whether two figures that "or" joins measure alike; signs may join a weight and a height."""
    kinds = {each.unit.dimension for each in quantity.readings}
    return bool(kinds & {each.unit.dimension for each in other.readings})


def _is_compared(line: Line, at: int) -> bool:
    """Whether "than" stands behind a comparative, before no figure: "warmer than normal"."""
    is_comparative = norm_at(line, at - 1) in words_in("accounted", "behind")
    return is_comparative and all(node.kind != QUANTITY for node in line[at:])


def _is_whole(line: Line, at: int) -> bool:
    """Whether a figure is the whole of a part before it: "half of the 60 boats", "34 of 120"."""
    here = at - 1
    while norm_at(line, here) in grammar(*DETERMINERS):
        here -= 1
    if norm_at(line, here) != "of" or line[here - 1].kind != QUANTITY:
        return False
    parts = line[here - 1].value.readings
    is_bare = all(each.unit.is_bare for each in parts)
    return is_bare or parts[0].unit.dimension == "share"


def _is_moment(line: Line, at: int, main: int) -> bool:
    """Whether a length of time tells when another figure was reached: "£4bn a year earlier"."""
    lengths, figures = ([unit.unit.dimension for unit in line[here].value.readings]
                        for here in (at, main))  # fmt: skip
    return (
        lengths == ["time"]
        and "time" not in figures
        and norm_at(line, at + 1) in words_in("measures", "moments")
    )


def _is_size(line: Line, at: int, main: int) -> bool:
    """Whether what is counted is told with its size: "two 8-ounce packs", "a bottle (750 ml)"."""
    units = [each.unit for each in line[main].value.readings]
    if any(unit.dimension != "count" for unit in units):
        return False
    if norm_at(line, at - 1) == "(" and norm_at(line, at + 1) == ")":
        return all(unit.name for unit in units)
    return at == main + 1 and "-" in line[at].text and norm_at(line, at + 1) != ""


@cache
def _behind_phrases() -> Phrases:
    return Phrases((phrase, None) for phrase in phrases_of("accounted")["behind"])


@cache
def _qualifying() -> Phrases:
    return Phrases((phrase, None) for phrase in phrases_of("accounted")["qualifying"])
