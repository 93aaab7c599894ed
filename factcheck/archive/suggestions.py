"""What a claim should say where it is wrong, and the others are sure to be right."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from factcheck.archive.index import Archive
from factcheck.comparison import Comparison
from factcheck.model import Claim
from factcheck.reading.comparing import compare_quantities, compare_restatement

_NUMERAL = r"\d(?:[\d.,]*\d)?"


def with_slip(comparison: Comparison, written: str, right: str) -> Comparison:
    """The comparison with the only figure that exchanged digits would put right."""
    told = f"“{written}” may have two digits exchanged: with “{right}” it fits"
    return replace(comparison, suggestions=(right,), working=(*comparison.working, told))


def with_suggestions(
    comparison: Comparison,
    claim: Claim,
    others: Sequence[Claim],
    archive: Archive,
    *,
    are_sure: bool = False,
) -> Comparison:
    """The comparison with what the claim should say, if all the others are sure to be right.

    Parts taken together are surer than their total.
    """
    if not (comparison.suggestions and others):
        return without_suggestions(comparison)
    are_sure = are_sure or all(one.is_reference or archive.is_confirmed(one) for one in others)
    if archive.is_confirmed(claim) or not are_sure:
        return without_suggestions(comparison)
    words = tuple(_in_words(suggestion, claim) for suggestion in comparison.suggestions)
    return replace(comparison, suggestions=words)


def conversion_of(claim: Claim, references: Sequence[Claim]) -> Comparison | None:
    """A figure set against its restatement; where a reference is the latter, the former is wrong.

    ``None`` where the claim has no such two figures.
    """
    answer, stated, restated = claim.conversion, claim.quantity, claim.restated
    if answer is None or stated is None or restated is None or not answer.conflicts:
        return answer
    known = [reference.quantity for reference in references if reference.quantity]
    is_stated_wrong = any(
        compare_quantities(stated, one).conflicts and compare_quantities(restated, one).fits
        for one in known
    )
    if not is_stated_wrong:
        return answer
    return replace(answer, suggestions=compare_restatement(restated, stated).suggestions)


def without_suggestions(comparison: Comparison) -> Comparison:
    """The comparison without what would be right: any of its figures may be the wrong one."""
    return replace(comparison, suggestions=())


def _in_words(suggestion: str, claim: Claim) -> str:
    """A number in place of the one in the claim's words, as fine as it: ``some 420 people``."""
    words = claim.value_words
    written, found = re.findall(_NUMERAL, words), re.search(_NUMERAL, suggestion)
    if len(written) != 1 or found is None:
        return suggestion
    unit = (suggestion[: found.start()] + suggestion[found.end() :]).strip()
    is_share = re.search("percent|per cent|%", words) is not None
    is_alike = words.replace(written[0], "").rstrip().endswith(unit) and not is_share
    if is_alike or (is_share and unit == "%"):
        return _printed(words, written[0], found[0])
    return suggestion


def _printed(words: str, written: str, number: str) -> str:
    """The words with another number, rounded to as many decimals as theirs has."""
    digits = len(written.partition(".")[2])
    if len(number.partition(".")[2]) > digits:
        number = f"{float(number.replace(',', '')):,.{digits}f}"
    return words.replace(written, number)
