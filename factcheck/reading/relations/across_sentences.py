"""Relations told from one sentence to the next: "Sales rose 12 percent to £28m. They were £25m".

Nothing is told where the second sentence may be of another thing, place or time than the first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.names.tables import words_of
from factcheck.reading.dates.date import DATE
from factcheck.reading.grammar.engine import Line, Mention, norm_at
from factcheck.reading.grammar.tokens import WORD
from factcheck.reading.relations.figured_sentences import (
    AMOUNT,
    is_but_for_slip,
    measure_of,
    noun_end,
    number_of,
    place_of,
)
from factcheck.reading.relations.open_relations import is_open
from factcheck.reading.relations.relation_rows import (
    Bound,
    RelationRow,
    figures_at,
    first_match,
    places_of_rows,
)
from factcheck.reading.relations.relation_senses import SENSE
from factcheck.words import grammar, words_in


def told_across(line: Line, text: str) -> Iterator[tuple[str, Bound]]:
    """The relation from one sentence to the next, its form and what a row of it binds.

    Where the second goes on with what the first tells: with "it", "he", "that is a rise of".
    """
    for at, _, row in places_of_rows(line, is_across=True):
        matched = first_match(row, line, at, text, SENSE[row.form])
        if not matched or not _is_of_one(row, line[:at]) or _are_harmed_otherwise(line):
            continue
        if not is_open(row.form, line, matched[1], is_across=True):
            yield row.form, matched[1]
            return


def shares_of_whole_before(sentences: Sequence[Line], text: str) -> Iterator[tuple[str, Bound]]:
    """The share of a whole that some sentence before tells: "240 homes … Of the homes, 72, or 40%".

    Only where the text counts that once, and the share is but for a slip what the two make.
    """
    for number, line in enumerate(sentences):
        noun = norm_at(line, 2) if [norm_at(line, 0), norm_at(line, 1)] == ["of", "the"] else ""
        figures = [one for one in line if isinstance(one, Mention) and one.kind == AMOUNT]
        if not noun or len(figures) != _BOTH or norm_at(line, 3) != ",":
            continue
        wholes = [
            figure
            for before in sentences[:number]
            for at, node in enumerate(before)
            if node.kind == AMOUNT
            and noun_end(before, at + 1) == at + 2
            and norm_at(before, at + 1) == noun
            for _, figure in [*figures_at(before, at, text)][:1]
        ]
        part, share = figures
        if _is_counted_again(sentences[:number], noun):
            continue
        bound = {"share": share, "part": part, "whole": wholes[0]} if len(wholes) == 1 else {}
        is_again = norm_at(line, place_of(line, share) - 1) == "or"
        if bound and is_again and SENSE["share_of"](bound) and _is_near_share(bound):
            yield "share_of", bound


_BOTH = 2


def _is_counted_again(sentences: Sequence[Line], noun: str) -> bool:
    """Whether what is counted is joined by others, or its number changes: "it was cut to 180"."""
    for line in sentences:
        nodes = [node.norm for node in line]
        is_joined = any(
            one.kind == AMOUNT and nodes[at + 1 : at + 3] == [noun, "and"]
            for at, one in enumerate(line[:-3])
            if line[at + 3].kind == AMOUNT
        )
        is_cut = any(
            one.norm == "to" and then.kind == AMOUNT and before.kind != AMOUNT
            for before, one, then in zip(line, line[1:], line[2:], strict=False)
        )
        if is_joined or is_cut:
            return True
    return False


def _is_near_share(bound: Bound) -> bool:
    told = number_of(bound["share"]) * measure_of(bound["share"]).unit.worth
    return is_but_for_slip(number_of(bound["part"]) / number_of(bound["whole"]), told)


def _are_harmed_otherwise(line: Line) -> bool:
    """Whether some were killed and others hurt, who make no sum: "hurt 12. Another two died"."""
    told, harms = {node.norm for node in line}, ("dead", "injured", "missing")
    return sum(not told.isdisjoint(words_in("topics", harm)) for harm in harms) > 1


def _is_of_one(row: RelationRow, before: Line) -> bool:
    """Whether what stands before brings in nobody and nothing else: "her son was born", "31 of 48".

    Before "was born" stands a name alone, "he", or "the actor, who"; before a day with an age no
    tie to somebody is told; before the first part of a sum stands no figure.
    """
    if row.form != "age_of":
        return not any(node.kind in (AMOUNT, DATE) for node in before)
    told = {node.norm for node in before}
    if any(told & others for others in (grammar("possessive"), words_of("tie"), _OF_OTHERS)):
        return False
    is_named = all(node.text[:1].isupper() for node in before if node.kind == WORD)
    is_thing = norm_at(before, 0) in grammar("article") and len(before) <= _MOST_OF_SUBJECT
    return is_named or bool(row.opening) or (is_thing and before[-1].norm == "who")


_MOST_OF_SUBJECT = 6  # nodes: "the former actor, who"


_OF_OTHERS = frozenset(["'s", "by"])
