"""Negative figures of what is counted one by one: "-3 tanks", "minus 40 people"."""

from __future__ import annotations

import re

from factcheck.late_pattern import LatePattern
from factcheck.quantities.measure import Quantity
from factcheck.reading.nouns import noun_at
from factcheck.reading.tokens import tokenize
from factcheck.words.sections import words_in

_SIGNED = LatePattern(r"(?:[-−‑﹣－](?=[\d.])|(?:minus|negative)\s)", flags=re.IGNORECASE)
_SHARE_OF = LatePattern(r"(?:%|per ?cent|pct)\.? of (?P<whole>.+)", (" of ",), re.IGNORECASE)
_TOLD = LatePattern(r"\b(?:is|are|was|were|has|have|had|there|\w+ed)\b", flags=re.IGNORECASE)
_CHANGE = LatePattern(
    r"""
    \b(?:chang|differ|compar|increas|decreas|declin|grow|grew|ris|rose|f[ae]ll|drop|gain|los[est]|
    cut|reduc|shr[aiu]nk|expan|contract|swing|swung|shift|trend|vari|devia|fluctuat|anomal|balanc|
    surplus|defici|short|excess|(?:im|em|out|in)?migra|margin|gap|lead|lag|trail|correct|revis|
    adjust|offset|error|deduct|subtract|remov|handicap|scor|point|contribut|impact|effect|turnover|
    (?:in|out)?flow|exchang|headcount|turnout|attend|transfer|delta|estimat|model|forecast|
    coefficient|bias|residual|result|br(?:ing|ought)|previous)\w*
  | \b(?:net|by|than|from|between|vs|versus|against|since|earlier|below|under|above|over|behind|
    ahead|fewer|less|more|higher|lower|up|down|annual(?:ly)?|y/y|year-on-year|debts?|ow(?:e|ed|es)|
    natural|plus|out\ of)\b
  | [+±∆Δ]
""",
    flags=re.IGNORECASE | re.VERBOSE,
)


def is_negative_count(
    quantity: Quantity, sentence: str, subject: str, *, is_share: bool = False
) -> bool:
    """Whether it is a negative number, or share, of people, animals or things that one can count.

    ``sentence`` is the one around the figure, or nothing, ``subject`` what the figure is said to
    be about. A change, a difference and a balance may be negative: where a word of either, or of
    the figure, may speak of one, or the sentence has no verb, as in a table, it is left alone. So
    are bare numbers, points, goals, seats, votes and jobs: a change of them is told without words.
    """
    return (
        quantity.is_below_zero
        and _counted(quantity, is_share) in words_in("nouns", "one by one")
        and _SIGNED.match(quantity.words.strip()) is not None
        and not _CHANGE.search(f"{quantity.words} {sentence} {subject}")
        and not (sentence and not _TOLD.search(sentence))
    )


def _counted(quantity: Quantity, is_share: bool) -> str:
    """The last word of what is counted, or of the whole of a share."""
    share = _SHARE_OF.search(quantity.words) if is_share else None
    noun = noun_at(tokenize(share["whole"]), 0) if share else None
    unit = noun[0] if noun else quantity.readings[0].unit
    return (unit.name.split() or [""])[-1]
