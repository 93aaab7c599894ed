"""Totals and averages told in a sentence with all their parts, and one whole divided into shares.

"20 men and 16 women, 36 in all", "40, 50 and 60 people, an average of 50", "$64 million: $31
million from the state and $33 million from the town", "of the 100 shares 67 rose, 31 fell and two
were unchanged".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from fractions import Fraction
from functools import cache
from itertools import accumulate, chain, pairwise, starmap

from factcheck.reading.dates.date import DATE
from factcheck.reading.grammar.engine import Line, Mention, Node, kind_at, norm_at
from factcheck.reading.grammar.phrases import Phrases
from factcheck.reading.relations.figured_sentences import (
    AMOUNT,
    PLACING,
    dimension_of,
    hedged_from,
    is_age_or_day,
    is_but_for_slip,
    is_share,
    is_single_figure,
    measure_of,
    noun_end,
    number_of,
    read_nodes,
)
from factcheck.reading.relations.members import (
    OF_WHOM,
    are_shared_among,
    is_led_by_of,
    kinds_in,
    kinds_of,
    last_word,
    told_as,
)
from factcheck.reading.relations.rests import (
    end_with_rest,
    miss_by_exchange,
    take_all_sides,
    with_whole_before_colon,
)
from factcheck.reading.relations.shares_of_one import (
    BEFORE_PARTS,
    is_rest,
    shares_of_one,
    tails_of,
)
from factcheck.reading.relations.sums import add_up, are_terms, may_average
from factcheck.words import grammar, phrases_of, words_in

_LISTING = frozenset([",", "and", "plus", ";"])
_BEFORE_TOTAL = frozenset([",", "–", ";", ":", "make", "making"])
_FEWEST = 2  # parts of a total


Total = tuple[str, Mention | None, Sequence[Mention]]
"""A ready relation's key, the figure that follows from others, none for shares, and the others."""
TOTAL, AVERAGE, SHARES = "total_of", "average_of", "shares"


def totals_in(line: Line, text: str) -> Iterator[Total]:
    """What a sentence tells of all its figures: their total, their average, or shares of one whole.

    Shares are no more than the whole together. What a clause says of a part behind a colon is left
    out, "$3 million for a bridge that will open in May", and its share: "975, or 78 percent".
    """
    for left_out in (None, _without_clauses, _without_shares):
        way = left_out(line) if left_out else line
        if found := [*_told_of_all(way, text)] if way else []:
            yield from found
            return


def _without_shares(line: Line) -> Line:
    """A line without the shares that tell its counts again; empty where it has none."""
    kept: list[Node] = []
    at = 0
    while at < len(line):
        if _is_share_again(line, at):
            at += 4 if norm_at(line, at + 3) == "," else 3
        else:
            kept.append(line[at])
            at += 1
    return kept if len(kept) < len(line) else ()


def _is_share_again(line: Line, at: int) -> bool:
    """Whether a share behind a comma and "or" tells what stands before once more."""
    if norm_at(line, at) != "," or norm_at(line, at + 1) != "or":
        return False
    share = line[at + 2] if kind_at(line, at + 2) == AMOUNT else None
    return isinstance(share, Mention) and is_share(share)


def parts_told_next(first: Line, then: Line, text: str) -> Iterator[Total]:
    """The whole of a sentence, and its parts in the next, which make up more than all of it.

    "It will spend £28 million. Schools take £12 million, care £11 million, roads £8 million".
    With "everything else" among them they are all of it, and may be less as well.
    """
    ats = [at for at, node in enumerate(then) if node.kind == AMOUNT]
    wholes = [at for at, node in enumerate(first) if node.kind == AMOUNT]
    if len(wholes) != 1 or len(ats) <= _FEWEST or not _is_list_alone(then, ats):
        return
    found = [
        _figure(line, at, text) for line, at in ((first, wholes[0]), *((then, a) for a in ats))
    ]
    figures = [one for one in found if one]
    if len(figures) < len(found) or not _are_one_sum(then, 0, figures, ()):
        return
    total, *parts = map(number_of, figures)
    surplus = sum(parts) - total
    is_closed = any(_tells_rest(then, at) for at in range(ats[0], len(then)))
    is_near = abs(surplus) * _MOST_OVER <= total
    is_over = surplus > 0 and _is_shared_out(
        first, then, is_money=measure_of(figures[0]).unit.is_money
    )
    if is_near and (is_over or is_closed):
        yield TOTAL, figures[0], figures[1:]


def _is_shared_out(first: Line, then: Line, *, is_money: bool) -> bool:
    """Whether a sentence tells where a sum goes, or where so many of the first died."""
    told = [{node.norm for node in line} for line in (first, then)]
    if is_money:
        is_plain = words_in("totals", "no sum").isdisjoint(told[0])
        return is_plain and not words_in("totals", "shared out").isdisjoint(told[1])
    return not any(words_in("topics", "dead").isdisjoint(norms) for norms in told)


def _is_list_alone(line: Line, ats: Sequence[int]) -> bool:
    """Whether a sentence lists figures alone, each behind what it is of, with one verb."""
    verbs = grammar("be", "have") | words_in("changes", "risen", "fallen", "went")
    between = [line[one + 1 : other] for one, other in pairwise(ats)]
    return (
        _is_listed(line, ats)
        and norm_at(line, ats[-1] - 1) != ","
        and any(node.norm == "and" for node in between[-1])
        and all(verbs.isdisjoint(node.norm for node in words) for words in between)
    )


def _tells_rest(line: Line, at: int) -> bool:
    """Whether words are for all that is left: "everything else", "the rest"."""
    return " ".join(norm_at(line, at + here) for here in (0, 1)) in phrases_of("totals")["the rest"]


def _without_clauses(line: Line) -> Line:
    """A line without the relative clauses behind its colon; empty where it has none."""
    colon = next((at for at, node in enumerate(line) if node.norm == ":"), len(line))
    kept, is_in_clause = [*line[:colon]], False
    for at in range(colon, len(line)):
        if line[at].norm in grammar("relative"):
            is_in_clause = True
            while kept[-1].norm == ",":
                kept.pop()
        is_last = line[at].norm == "and" and _leads_to_figure(line, at + 1)
        is_in_clause &= not (is_last or line[at].norm in _ENDING_CLAUSE)
        kept += [] if is_in_clause else [line[at]]
    return kept if len(kept) < len(line) else ()


def _leads_to_figure(line: Line, at: int) -> bool:
    return kind_at(line, at) == AMOUNT


_ENDING_CLAUSE = frozenset([",", ";", "."])


def _told_of_all(line: Line, text: str) -> Iterator[Total]:
    """What a line tells of all the figures in it."""
    every = [at for at, node in enumerate(line) if node.kind == AMOUNT]
    found = [] if len(every) < _FEWEST else _figures(line, every, text)
    if not found:
        return
    ats, figures = with_whole_before_colon(line, *_without_count(line, every, found))
    if _has_part_without_figure(line, ats):
        return
    form = _form_of_last(line, ats)
    if form == TOTAL and _takes_away(line, ats[:-1]):
        return
    total = ats[-1] if form else _total_before(line, ats)
    if total is not None:
        told = figures.pop(ats.index(total))
        is_sum = are_terms(line, told, figures) or (
            add_up([told, *figures]) and _is_of_parts(line, ats, told, figures)
        )
        if may_average([told, *figures]) if form == AVERAGE else is_sum:
            yield form or TOTAL, told, figures
    elif any(are_parts(line, ats, figures) for are_parts in _OF_WHOLE):
        yield TOTAL, figures[0], figures[1:]
    elif shares := shares_of_one(line, ats, figures):
        yield SHARES, None, shares


def _has_part_without_figure(line: Line, ats: Sequence[int]) -> bool:
    """Whether a list has a part that no figure tells: "six men and a boy", "and the rest"."""
    some = words_in("totals", "some")
    between = (at for at in range(ats[0] + 1, len(line)) if norm_at(line, at) in _LISTING)
    opening = [-1] if norm_at(line, ats[0] - 1) == "," else []  # "A captain, two pilots, …"
    return any(
        norm_at(line, at + 1) in some
        or (norm_at(line, at + 1) == "the" and norm_at(line, at + 2) in some)
        for at in (*between, *opening)
        if norm_at(line, at + 2) not in words_in("totals", "told of some")
        and not any(_leads_to_figure(line, at + k) and is_rest(line, at + k) for k in (3, 4))
    )


def _takes_away(line: Line, ats: Sequence[int]) -> bool:
    """Whether a part may be taken from what stands before it: "hired 300 and laid off 120".

    Where the first part is taken away, all of them are: "lost 12 seats and then lost nine".
    """
    before = {node.norm for node in line[: ats[0]]}
    between = {node.norm for node in line[ats[0] : ats[-1]]}
    is_of_part = norm_at(line, noun_end(line, ats[-1] + 1)) == "of"  # "on one of these"
    return is_of_part or not words_in("totals", "taking away").isdisjoint(between - before)


def _without_count(
    line: Line, ats: Sequence[int], figures: list[Mention]
) -> tuple[Sequence[int], list[Mention]]:
    """Without the number of the figures themselves: "the three ships carried 40, 50 and 60".

    A list may begin with a part that is that number by chance: "two goals, one miss and one draw".
    """
    is_between = len(ats) > _FEWEST + 1 and number_of(figures[1]) == len(ats) - 2
    if is_between and any(norm_at(line, at) == ":" for at in range(ats[1], ats[2])):
        return [ats[0], *ats[2:]], [figures[0], *figures[2:]]  # "£9m in two contracts: £5m for"
    is_count = len(ats) > _FEWEST + 1 and number_of(figures[0]) == len(ats) - 2
    *parts, total = map(number_of, figures[1:])
    is_part = _is_listed(line, ats[:2]) and sum(parts) != total
    if is_count and not is_part and _form_of_last(line, ats[1:]):
        return ats[1:], figures[1:]
    return ats, figures


def _figures(line: Line, ats: Sequence[int], text: str) -> list[Mention]:
    """The figures at places, each with its noun; none where one is not told plainly."""
    if any(is_age_or_day(line, at) for at in ats[:-1]):
        return []
    found = [_figure(line, at, text) for at in ats[:-1]]
    found.append(_figure(line, ats[-1], text, is_led=_is_told_as(line, ats[-1], AVERAGE)))
    return [] if None in found else [one for one in found if one]


def _form_of_last(line: Line, ats: Sequence[int]) -> str:
    """What the last figure of a sentence is of those listed before it; nothing where it is none.

    "20 men and 16 women, 36 in all", "40, 50 and 60 people, an average of 50".
    """
    if len(ats) <= _FEWEST or not _is_listed(line, ats[:-1]):
        return ""
    last = ats[-1]
    if any(node.norm in grammar("each") for node in line[ats[-2] : last]):
        return ""  # "four offices, 25 on each shift, 120 in all"
    end = noun_end(line, last + 1)
    in_all = _in_all().longest(line, end) if end < len(line) else None
    if in_all and norm_at(line, in_all[0]) not in grammar("preposition"):
        told, behind = ([norm_at(line, at + k) for k in (0, 1)] for at in (last - 2, in_all[0]))
        is_more = behind[0] == "," and behind[1] in words_in("totals", "adding")
        is_clause = ";" in told and behind[0] not in ("", ".")  # "; 15 in all were aboard"
        return "" if _BEFORE_TOTAL.isdisjoint(told) or is_more or is_clause else TOTAL
    form = next((form for form in (TOTAL, AVERAGE) if _is_told_as(line, last, form)), "")
    per = grammar("indefinite") if form == AVERAGE else frozenset()  # "an average of 250 a month"
    is_ended = norm_at(line, end) in _ENDING_LAST | per
    return form if is_ended and norm_at(line, last - 4) in _BEFORE_LED else ""


def _is_told_as(line: Line, at: int, form: str) -> bool:
    """Whether the words right before a figure say what it is of others: "an average of"."""
    return " ".join(norm_at(line, at - k) for k in (3, 2, 1)) in phrases_of("totals")[form]


@cache
def _in_all() -> Phrases:
    return Phrases((words, None) for words in phrases_of("totals")["in all"])


_BEFORE_LED = _BEFORE_TOTAL | {"for"}
_ENDING_LAST = frozenset(["", ".", ",", "”"])


def _total_before(line: Line, ats: Sequence[int]) -> int | None:
    """The first figure of a sentence, where a colon sets its parts behind it."""
    if len(ats) <= _FEWEST:
        return None
    first = ats[0]
    is_total = tuple(norm_at(line, first - k) for k in (2, 1)) == ("total", "of")
    colons = [at for at in range(first, ats[1]) if norm_at(line, at) in (":", "–")]
    return first if is_total and colons and _is_listed(line, ats[1:]) else None


def _is_listed(line: Line, ats: Sequence[int]) -> bool:
    """Whether a comma or "and" stands between each two figures of a list, and no other clause."""
    apart = words_in("totals", "no list") | {"("}
    return all(
        any(norm_at(line, at) in _LISTING for at in range(one, other))
        and not any(norm_at(line, at) in apart for at in range(one, other))
        for one, other in pairwise(ats)
    )


def _figure(line: Line, at: int, text: str, *, is_led: bool = False) -> Mention | None:
    """The figure at a place with its noun; None where it is bounded, or several at once.

    ``is_led`` where the words before it are no hedge.
    """
    nodes = line[at : noun_end(line, at + 1)]
    figure = read_nodes(nodes, text)
    is_free = is_led or hedged_from(line, at) == at
    is_plain = is_single_figure(figure.value) and norm_at(line, at + len(nodes)) != "or"
    return figure if is_plain and is_free else None


def _is_of_parts(line: Line, ats: Sequence[int], told: Mention, parts: Sequence[Mention]) -> bool:
    """Whether "a total of" counts what the parts are: no points of so many goals and throws.

    Cats and dogs may be animals, where there are about as many; of games some are drawn.
    """
    name, *others = (measure_of(one).unit.name.split()[-1:] for one in (told, *parts))
    if not name or name in others or not _is_told_as(line, ats[-1], TOTAL):
        return True
    games = words_in("scores", "counted", "victory", "defeat")
    is_near = is_but_for_slip(number_of(told), sum(map(number_of, parts), Fraction(0)))
    return is_near and games.isdisjoint(chain(name, *others)) and all(others)


def _is_broken_down(line: Line, ats: Sequence[int], figures: Sequence[Mention]) -> bool:
    """Whether behind a sum a colon or dash sets all its parts, or a comma places in which it is.

    "$64 million: $31 million from the state and $33 million from the town". Behind a comma there
    may be other places, and behind a colon other kinds ("12 rooms: three bedrooms and a hall"):
    those are parts of it only where they add up, or, of places and parties, to more than there is;
    so are kinds that are little more together: "12 ships: nine ferries, two tugs and two barges".
    """
    before = line[noun_end(line, ats[0] + 1) : ats[1]] if len(ats) > _FEWEST else ()
    tails = tails_of(line, ats[1:]) if before else []
    said = {n.start for tail in tails for n in tail[1:] if before[-1].norm == ":"}
    if not before or not _are_one_sum(line, ats[0], figures, before, said):
        return False
    total, *parts = map(number_of, figures)
    surplus = sum(parts) - total
    is_money = measure_of(figures[0]).unit.is_money
    if not tails or max(parts) >= total:
        return False
    is_closed = any(node.norm == "and" for node in line[ats[-2] : ats[-1]])
    if _is_led_to(before, "made up of"):  # not "312 pages, consisting of 12 chapters and two maps"
        return is_closed and (is_money or is_but_for_slip(surplus + total, total))
    if _is_led_to(before, "some of"):
        told = [told_as(one, tail) for one, tail in zip(figures[1:], tails, strict=True)]
        are_apart = bool(all(told) and kinds_of(told))
        are_for = is_money and all(norm_at(tail, 0) in _USED for tail in tails)
        return surplus > 0 and is_closed and (are_apart or are_for)
    if before[-1].norm in BEFORE_PARTS:
        is_open = not words_in("totals", "and more").isdisjoint(n.norm for n in line[ats[-1] :])
        if surplus < 0 and is_open:
            return False
        is_closed |= surplus > 0
        is_on = surplus > 0 and all(norm_at(tail, 0) == "on" for tail in tails)
        is_all = is_closed and all(_is_of(tail, is_money=is_money or is_on) for tail in tails)
        is_over = is_closed and 0 < surplus * _MOST_OVER <= total and _are_bare(before, tails)
        are_named = surplus > 0 and all(starmap(_is_named, zip(figures[1:], tails, strict=True)))
        return surplus == 0 or is_all or are_named or is_over
    is_placed = all(_is_of(tail, is_money=False) and tail[0].norm in PLACING for tail in tails)
    is_alone = not any(node.norm in grammar("preposition") for node in line[: ats[1]])
    return before[-1].norm == "," and surplus >= 0 and is_placed and is_alone


def _is_led_to(before: Line, section: str) -> bool:
    """Whether words between a whole and its parts say which of it they are: "comprising"."""
    told = " ".join(node.norm for node in before)
    return told.endswith(tuple(phrases_of("totals")[section]))


def _are_bare(before: Line, tails: Sequence[Line]) -> bool:
    """Whether a colon sets kinds of things behind their number, each told by a word alone."""
    return before[-1].norm == ":" and all(len(tail) <= 1 for tail in tails)


_MOST_OVER = 4  # times: of parts that are above their whole by more the whole counts something else
_MOST_JOINING = 3  # words that lead from a whole to its parts: "made up of"
_USED = frozenset(["for", "on"])
_DIVIDING = PLACING | {"to"}
_SPENDING = _DIVIDING | {"for", "by", "on"}  # of counts those may be the same: "by boat"
_MOST_OF_PART = 5  # nodes that tell of which a part is: "from the port of Sund"
_MOST_OF_SUM = 8  # the same of money: "by selling the old bus depot"
_GREAT = 20  # of which three groups side by side, one as large as the others, are no chance
_LEAST_SUM = 1_000_000  # of money: less may be a price beside others, "$15: $12 for members"


def _are_all_of_one(line: Line, ats: Sequence[int], figures: Sequence[Mention]) -> bool:
    """Whether words divide what a number counts into kinds of which nothing is two at once.

    "Of the 12 jurors seven were women and six men", "56 passengers, of whom 20 died and 46 were
    hurt". Where there may be further kinds, they are parts of it only where they add up, or to more
    than there is; where all but the last do, that may be of each: "20 men, 16 women, 12 of age".
    """
    total, *parts = map(number_of, figures)
    is_counted = {dimension_of(one) for one in figures} == {"count"} and len(parts) >= _FEWEST
    tails = tails_of(line, ats[1:]) if is_counted else []
    told = [told_as(one, tail) for one, tail in zip(figures[1:], tails, strict=False)]
    kinds = kinds_of(told) if tails and all(told) else ()
    whole = {*last_word(figures[0]), *(node.norm for node in line[ats[0] : ats[1]])}
    is_part = any(not kind.isdisjoint(whole) for kind in kinds)  # "two were killed, 14 hurt"
    if not kinds or is_part or not _is_whole(line, ats, figures, tails):
        return False
    of_all = [*kinds_in("all"), *(kinds_in("all of a list") if _is_set_out(line, ats) else ())]
    is_told = kinds in of_all and len(kinds) == len(parts)
    are_sides = not _counts_anybody(figures[0]) and _is_set_off(line, ats, figures)
    is_all = is_told and (len(parts) > _FEWEST or are_sides)  # of two, none may be a child
    return is_all or (sum(parts) >= total and total not in accumulate(parts[:-1]))


def _is_whole(
    line: Line, ats: Sequence[int], figures: Sequence[Mention], tails: Sequence[Line]
) -> bool:
    """Whether the first figure is surely the whole of the others.

    It is led by "of", or they by "of whom"; or they stand behind it and a dash, behind a clause
    with it, or right behind a number of people, or one so great that they miss it by no chance,
    and nothing more is said of them.
    """
    total, *parts = map(number_of, figures)
    is_missed = total >= _GREAT and abs(sum(parts) - total) <= _FEWEST
    between = [node.norm for node in line[noun_end(line, ats[0] + 1) : ats[1]]]
    them = [node.norm for node in tails[0][:2]]
    if is_led_by_of(line, ats[0]) or between[-2:] in OF_WHOM or them in OF_WHOM:
        return True
    is_bare = all(not tail or tail[0].norm == "," for tail in tails)
    is_beside = between == [","] and (is_missed or _counts_anybody(figures[0]))
    return is_bare and (is_beside or _is_set_off(line, ats, figures))


def _is_set_out(line: Line, ats: Sequence[int]) -> bool:
    """Whether a colon or a dash sets parts behind their whole, and "and" ends them."""
    is_ended = any(node.norm == "and" for node in line[ats[-2] : ats[-1]])
    return is_ended and norm_at(line, ats[1] - 1) in BEFORE_PARTS


def _counts_anybody(figure: Mention) -> bool:
    """Whether a figure counts people, and leaves open which; or the members of a body."""
    words = last_word(figure)
    are_members = any(word.removesuffix("s") in words_in("nouns", "body") for word in words)
    return are_members or not words_in("topics", "anybody").isdisjoint(words)


def _is_set_off(line: Line, ats: Sequence[int], figures: Sequence[Mention]) -> bool:
    """Whether parts stand behind a dash or colon, or the comma of a clause, with their whole.

    Right behind that a comma makes a list: "nine children, four women and five men".
    """
    before, end = norm_at(line, ats[1] - 1), noun_end(line, ats[0] + 1)
    is_clause = before == "," and end < ats[1] - 1
    return bool(last_word(figures[0])) and (before in BEFORE_PARTS or is_clause)


def _are_one_sum(
    line: Line, at: int, figures: Sequence[Mention], before: Line, told: Set[int] = frozenset()
) -> bool:
    """Whether figures are all large sums of one money, or all count what the first counts.

    ``told`` is where the words stand that say no more than what the parts of a sum are for.
    """
    units = [measure_of(one).unit for one in figures]
    joining = {node.start for node in before[-_MOST_JOINING:]}
    joining |= told if units[0].is_money else set()
    spread = words_in("totals", "no sum")
    is_spread = any(node.norm in spread and node.start not in joining for node in line)
    if is_spread or any(node.kind == DATE for node in line[at:]):
        return False
    if units[0].is_money:
        return len({one.name for one in units}) == 1 and number_of(figures[0]) >= _LEAST_SUM
    is_counted = any(node.norm in words_in("numbered", "harmed") for node in line)
    return (bool(units[0].name) or is_counted) and {one.dimension for one in units} == {"count"}


def _is_of(tail: Line, *, is_money: bool) -> bool:
    """Whether words say of what a figure is a part, and no more: "from the state", "in Sund"."""
    most, leading = (_MOST_OF_SUM, _SPENDING) if is_money else (_MOST_OF_PART, _DIVIDING)
    if not 1 < len(tail) <= most or tail[0].norm not in leading:
        return False
    start = 2 if tail[1].norm in grammar("article", "possessive") else 1
    is_named = all(node.text[:1].isupper() for node in tail[start:])
    is_short = tail[0].norm == "from" and len(tail) == start + 1
    return is_money or is_named or is_short


def _is_named(figure: Mention, tail: Line) -> bool:
    """Whether a name tells whose a part is: "20 Labour", "18 Liberal Democrats"."""
    words = [*figure.text.split()[1:], *(node.text for node in tail)]
    return bool(words) and all(word[:1].isupper() for word in words)


_OF_WHOLE = (
    _is_broken_down,
    _are_all_of_one,
    are_shared_among,
    end_with_rest,
    take_all_sides,
    miss_by_exchange,
)
