"""What leaves open whether the figures of a sentence are to each other what its words may tell.

One table: to each form of relation the questions of which none may be answered with yes, each a
function of a sentence, or of two, and of what a row binds in them. They are grouped by what they
ask about: ``open_changes``, ``times_of_changes``, ``open_counts``, ``ages_and_lengths``, and
``open_across`` of what goes on from one sentence to the next.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from factcheck.reading.grammar.engine import Line
from factcheck.reading.relations import (
    ages_and_lengths,
    open_across,
    open_changes,
    open_counts,
    times_of_changes,
)
from factcheck.reading.relations.relation_rows import Bound
from factcheck.reading.relations.relation_senses import (
    AGAIN,
    AT_LEAST,
    EARLIER,
    LED,
    ORDER,
    PART,
    PRODUCT,
    RIVALS,
    SUM,
)

Question = Callable[[Line, Bound], bool]


def is_open(form: str, line: Line, bound: Bound, *, is_across: bool = False) -> bool:
    """Whether the words of a sentence, or of two, leave open what is told of figures."""
    questions = _ACROSS if is_across else _QUESTIONS
    return any(asked(line, bound) for asked in questions.get(form, ()))


_QUESTIONS: Mapping[str, Sequence[Question]] = {
    ORDER: (
        open_changes.is_rate_of_money,
        open_changes.is_one_of_two,
        open_changes.is_without_scale,
        open_changes.is_second_of_clause,
        open_changes.may_be_noun,
        open_changes.are_ranks,
    ),
    "change_from": (
        open_changes.is_rate_of_money,
        open_changes.is_one_of_two,
        open_changes.is_without_scale,
        open_changes.goes_on_from_change,
        open_changes.is_of_another_amount,
        open_changes.is_of_other_things,
        open_changes.is_of_another_measure,
        open_changes.is_measured_behind,
        open_counts.is_more_than_of_others,
        times_of_changes.is_against_another,
        times_of_changes.is_from_another_time,
        times_of_changes.is_over_another_time,
        times_of_changes.is_on_another_date,
        times_of_changes.is_from_later_time,
        times_of_changes.is_of_each_time,
        times_of_changes.is_over_two_times,
        times_of_changes.is_from_longer_ago,
    ),
    LED: (open_changes.is_in_the_red,),
    PART: (open_counts.may_be_of_another, open_counts.counts_other_things),
    SUM: (
        open_counts.may_be_of_another,
        open_counts.has_further_count,
        open_counts.is_had_by_each,
    ),
    AT_LEAST: (open_counts.is_of_others,),
    RIVALS: (open_counts.is_of_another_vote,),
    "share_of": (
        open_counts.is_graded,
        open_counts.is_of_more_or_less,
        open_counts.has_own_whole,
        open_counts.is_of_each,
        open_counts.counts_other_things,
    ),
    "rate_of": (open_counts.is_of_some,),
    PRODUCT: (
        open_counts.is_one_of_several_prices,
        open_counts.is_of_sum_before,
        open_counts.is_priced_otherwise,
        open_counts.is_for_each_of_else,
    ),
    "difference_of": (
        open_counts.is_far_from_margin,
        open_counts.is_margin_of_else,
        open_counts.are_changes,
        open_counts.is_left_of_else,
        open_counts.is_more_than_of_others,
    ),
    "age_of": (ages_and_lengths.is_of_birthplace, ages_and_lengths.is_of_nobody_born),
    "duration_of": (
        ages_and_lengths.is_within,
        ages_and_lengths.is_of_other_days,
        ages_and_lengths.is_told_at_another_time,
        ages_and_lengths.is_kept_of_work,
    ),
    EARLIER: (ages_and_lengths.is_of_something_older,),
    AGAIN: (ages_and_lengths.is_told_at_another_time,),
}

_ACROSS: Mapping[str, Sequence[Question]] = {
    PART: _QUESTIONS[PART],
    "change_from": (open_across.goes_on_with_another,),
    SUM: (open_across.is_of_other_place, open_counts.is_no_sum),
    AT_LEAST: (open_across.is_of_other_place, open_across.are_far_above),
    RIVALS: (open_across.is_of_other_place,),
    "difference_of": (open_across.is_of_other_place,),
    "age_of": (
        open_across.tells_of_two,
        open_across.is_of_somebody_else,
        ages_and_lengths.is_of_birthplace,
    ),
    "duration_of": (open_across.may_be_of_second, ages_and_lengths.is_counted_otherwise),
    EARLIER: (open_across.may_be_of_second,),
}
"""The same of two sentences, of which the second goes on with the first."""
