"""Whether figures may be added up, or averaged: as of one kind, or as terms of a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.reading.grammar.engine import Line, Mention, norm_at
from factcheck.reading.relations.figured_sentences import (
    NEVER_SUMMED,
    dimension_of,
    is_share,
    measure_of,
    number_of,
    place_behind,
)
from factcheck.words import words_in


def are_terms(line: Line, told: Mention, parts: Sequence[Mention]) -> bool:
    """Whether terms are told of a sentence that is served for each: "four years for theft"."""
    units = [measure_of(one).unit.name for one in (parts[0], told)]
    others = {measure_of(one).unit.name for one in parts[1:]}
    is_each = all(norm_at(line, place_behind(line, one)) in _SERVED_FOR for one in parts)
    is_alone = words_in("totals", "at once").isdisjoint(node.norm for node in line)
    return (
        is_each
        and is_alone
        and units[0] == units[1] in ("year", "month")
        and others <= {units[0], ""}
    )


def add_up(figures: Sequence[Mention]) -> bool:
    """Whether figures are of one dimension, none a share or a bare year, and rates of one time.

    What the total counts may not be what only one of the parts counts: "6 sprays on 12 plots, 72
    plots in all" are a product.
    """
    dimensions = {dimension_of(one) for one in figures}
    told, *parts = [measure_of(one).unit.name.split()[-1:] for one in figures]
    if told and told in parts and any(part not in ([], told) for part in parts):
        return False
    is_of_one_time = len({_per(one) for one in figures}) == 1
    return is_of_one_time and len(dimensions) == 1 and not dimensions & NEVER_SUMMED


_SERVED_FOR = frozenset(["for", "on"])


def _per(mention: Mention) -> str:
    """The time of a rate, "day" for so many a day; nothing where a figure is no rate."""
    _, is_rate, time = re.sub(r"\bper ", "/", measure_of(mention).unit.name).rpartition("/")
    return time if is_rate else ""


def may_average(figures: Sequence[Mention]) -> bool:
    """Whether an average can be of figures of one dimension.

    Shares, rates and prices may have weights that nobody tells: theirs is only within their bounds.
    """
    if len({dimension_of(one) for one in figures}) != 1:
        return False
    average, *parts = figures
    numbers = [*map(number_of, parts)]
    is_within = min(numbers) <= number_of(average) <= max(numbers)
    is_weighed = is_share(average) or measure_of(average).unit.is_money
    return not is_within or not (is_weighed or "/" in dimension_of(average))
