"""The fields of one claim in a file → a claim of the model."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import Any

from factcheck.claimfiles.marks import Marks
from factcheck.reading.date import read_date
from factcheck.errors import Fault
from factcheck.model import Allowance, Citation, Claim, Document, Verification, Written
from factcheck.model.claim import VALUE_KEYS

_COUNT = re.compile(r"[1-9][0-9]{0,2}(,[0-9]{3}){1,3}|[1-9][0-9]{0,11}")
_NO_REASONS = {"none", "null", "nil", "nothing", "na", "yes", "no", "true", "false", "tbd", "todo"}
_LISTS = ("total_of", "average_of")
_PAIRS = {
    "share_of": ("part", "whole"),
    "change_from": ("before", "after"),
    "difference_of": ("larger", "smaller"),
    "rate_of": ("amount", "per"),
    "age_of": ("born", "on"),
    "duration_of": ("start", "end"),
}
_NEEDS = {
    "restated": ("quantity",),
    "prefix": ("exact",),
    "suffix": ("exact",),
    "in": ("exact",),
    "role": ("name",),
    "country": ("name", "place"),
    "family_name": ("name",),
    "mean": ("n",),
    "sd": ("mean",),
    "items": ("mean",),
    "n": ("mean", "share", "statistic"),
    "values": ("mean",),
    "from": ("date",),
    "quoted_from": ("quotation",),
}


def read_claim(
    key: str,
    fields: dict[str, Any],
    container: dict[str, Any],
    document: Document,
    marks: Marks,
    faults: list[Fault],
) -> Claim:
    """One claim; what is wrong with it beyond the schema is added to ``faults``."""
    faults.extend(_contradictions(fields, marks))
    about = fields.get("about", [])
    return Claim(
        id=key,
        document=document,
        place=marks.place_of_key(container, key),
        written=_written(fields, marks),
        about=(about,) if isinstance(about, str) else tuple(about),
        also=tuple(fields.get("also", [])),
        citations=_citations(fields.get("cite", [])),
        allowances=_allowances(fields.get("allow", {}), marks, faults),
        verification=_verification(fields, marks, faults),
        forms=_forms(fields, marks),
        is_reference=document.is_reference,
    )


def _written(fields: dict[str, Any], marks: Marks) -> Mapping[str, Written]:
    return {
        key: Written(words, marks.place_of(fields, key))
        for key, words in fields.items()
        if isinstance(words, str)
    }


def _contradictions(fields: dict[str, Any], marks: Marks) -> list[Fault]:
    values = [key for key in VALUE_KEYS if key in fields]
    faults = [
        marks.fault(
            f"{key!r} beside {values[0]!r}: a claim carries one value",
            marks.place_of_key(fields, key),
            "a claim of its own for each value",
        )
        for key in values[1:]
    ]
    for key, needed in _NEEDS.items():
        if key in fields and not any(other in fields for other in needed):
            either = " or ".join(map(repr, needed))
            place = marks.place_of_key(fields, key)
            faults.append(marks.fault(f"{key!r} without {either}", place, f"{either} beside it"))
    return [*faults, *_miscounts(fields, marks), *_undated(fields, marks)]


def _miscounts(fields: dict[str, Any], marks: Marks) -> list[Fault]:
    return [
        marks.fault(f"{fields[key]!r} is no count", marks.place_of(fields, key), "a whole number")
        for key in ("n", "items")
        if key in fields and not _COUNT.fullmatch(fields[key])
    ]


def _undated(fields: dict[str, Any], marks: Marks) -> Iterator[Fault]:
    """That nothing says as of when a figure holds, where the words for it cannot be read."""
    if "as_of" in fields and not read_date(fields["as_of"]).readings:
        message = f"{fields['as_of']!r} is no day or period with its year"
        expected = "when the figure holds, such as 2024-01-17, or 2023, or Q3 2023"
        yield marks.fault(message, marks.place_of(fields, "as_of"), expected)


def _citations(cited: dict[str, str] | list[dict[str, str]]) -> tuple[Citation, ...]:
    return tuple(Citation(**one) for one in (cited if isinstance(cited, list) else [cited]) if one)


def _allowances(
    allowed: dict[str, Any], marks: Marks, faults: list[Fault]
) -> tuple[Allowance, ...]:
    return tuple(
        Allowance(
            rule=rule,
            reason=_reason(allowed, rule, marks, faults),
            place=marks.place_of_key(allowed, rule),
            by="" if isinstance(terms, str) else terms.get("by", ""),
            until=None if isinstance(terms, str) else _day(terms, "until", marks, faults),
        )
        for rule, terms in allowed.items()
    )


def _reason(allowed: dict[str, Any], rule: str, marks: Marks, faults: list[Fault]) -> str:
    """Why a finding is accepted; that there is no reason, in whatever words, is a fault."""
    terms = allowed[rule]
    holder, key = (allowed, rule) if isinstance(terms, str) else (terms, "reason")
    reason: str = holder[key]
    if re.sub(r"[\W_]", "", reason).casefold() in {"", *_NO_REASONS}:
        expected = f"why the finding stands, such as {rule}: the agency's own figure"
        place = marks.place_of(holder, key)
        faults.append(marks.fault(f"{reason!r} is no reason", place, expected))
    return reason


def _verification(fields: dict[str, Any], marks: Marks, faults: list[Fault]) -> Verification | None:
    terms = fields.get("verified")
    if terms is None:
        return None
    on = _day(terms, "on", marks, faults)
    until = _day(terms, "until", marks, faults)
    place = marks.place_of_key(fields, "verified")
    return Verification(terms["by"], on or datetime.date.min, place, terms.get("cite", ""), until)


def _day(
    terms: dict[str, str], key: str, marks: Marks, faults: list[Fault]
) -> datetime.date | None:
    if key not in terms:
        return None
    try:
        return datetime.date.fromisoformat(terms[key])
    except ValueError:
        place = marks.place_of(terms, key)
        faults.append(marks.fault(f"{terms[key]!r} is no day", place, "a day, such as 2024-01-18"))
        return None


def _forms(fields: dict[str, Any], marks: Marks) -> Mapping[str, tuple[Written, ...]]:
    """The claims that ``total_of`` and its like name, in the order in which they are defined."""
    forms: dict[str, tuple[Written, ...]] = {}
    for form in (*_LISTS, *_PAIRS):
        terms = fields.get(form)
        if terms is None:
            continue
        keys = range(len(terms)) if form in _LISTS else filter(terms.__contains__, _PAIRS[form])
        forms[form] = tuple(Written(terms[key], marks.place_of(terms, key)) for key in keys)
    return forms
