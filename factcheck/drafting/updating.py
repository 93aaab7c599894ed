"""A claim file for a revised article: what a person wrote stays as it is, what is new is added."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from math import inf
from typing import Any, TypeAlias

import yaml
from msgspec import Struct
from msgspec.structs import replace

from factcheck.consistency.forms import FORMS
from factcheck.drafting.candidates import Draft
from factcheck.drafting.claim import DraftedClaim
from factcheck.drafting.claim_file import (
    DRAFTED,
    claim_lines,
    drafted_lines,
    drafted_words,
    expected_lines,
    names_by_span,
    words_of_draft,
)
from factcheck.drafting.ids import Named, named_claims
from factcheck.errors import FactcheckError
from factcheck.model import Claim, Source
from factcheck.model.claim import LINKS
from factcheck.names.spelling import compare_names
from factcheck.text import Span


class Updated(Struct, frozen=True):
    """The text of a claim file with what is new, and the claims whose words are gone.

    ``dropped`` are words that were drafted before and have no claim any more: they get none.
    ``replaced`` are the ids of claims that are gone, each with that of the new one which is most
    likely in its place.
    """

    text: str
    added: tuple[DraftedClaim, ...]
    gone: tuple[Claim, ...]
    dropped: tuple[str, ...] = ()
    replaced: Mapping[str, str] = {}


def updated(written: str, source: Source, draft: Draft) -> Updated:
    """The claim file of ``source``, with the claims of a draft of its text as it is now.

    A drafted claim is new where it shares no words with a claim that stands in the text, nor with
    words that the file sets aside, and was not drafted before. One that is likely in the place of
    a claim that is gone has what that is about, and what it follows from. Nothing that is written
    is changed but the words that were drafted, which stand in a comment.
    """
    text = source.document.text
    held = {claim.id: claim.span for claim in source.claims if claim.span}
    aside = {one.words: one.span for one in source.unclaimed}
    gone = tuple(one for one in source.claims if one.words("exact") and one.span is None)
    known = {one.span: _holder(one.span, held) for one in draft.claims}
    fresh = [one for one in draft.claims if not (known[one.span] or _holder(one.span, aside))]
    added, dropped = _sorted_out(text, fresh, _dropped(written, source))
    if not added:
        return Updated(written, (), gone, dropped)
    named = named_claims(text, added, {claim.id for claim in source.claims})
    names, replaced = names_by_span(named), _replaced(source, named)
    former, root = {name: old for old, name in replaced.items()}, _composed(written)
    kept = {
        name: _kept(written, root, former[name], _KEPT.union(claim.missing))
        for claim, name in named
        if name in former
    }
    named = [(_without(claim, kept.get(name, {})), name) for claim, name in named]
    every = {span: name for span, name in known.items() if name} | names
    beside = {name: f"in the place of {old}?" for old, name in replaced.items()}
    expected = [one for one in draft.expected if set(one.spans) & set(names)]
    told = _under(written, "expect", expected_lines(expected, every), source)
    more = {name: map(": ".join, keys.items()) for name, keys in kept.items()}
    lines = claim_lines(text, named, every, beside, more)
    told = _under(told, "claims", [*_NEW, *lines], source)
    return Updated(_remembering(told, text, draft, added), added, gone, dropped, replaced)


_NEW = ("", "  # New in the article as it was revised:")


def _holder(span: Span, held: Mapping[str, Span]) -> str:
    """The claim that stands on a span's words, if one does."""
    return next((name for name, one in held.items() if one.overlaps(span)), "")


def _dropped(written: str, source: Source) -> Counter[str]:
    """How often words were drafted that no claim of the file has any more."""
    held = [" ".join(claim.words("exact").split()) for claim in source.claims]
    drafted = Counter(drafted_words(written))
    return Counter({words: n - sum(words in one for one in held) for words, n in drafted.items()})


def _sorted_out(
    text: str, fresh: Sequence[DraftedClaim], dropped: Counter[str]
) -> tuple[tuple[DraftedClaim, ...], tuple[str, ...]]:
    """What is new, and the words of what was drafted before."""
    added, old = [], []
    for claim, words in zip(fresh, words_of_draft(text, fresh), strict=True):
        if dropped[words] > 0:
            dropped[words] -= 1
            old.append(words)
        else:
            added.append(claim)
    return tuple(added), tuple(old)


def _replaced(source: Source, named: Sequence[Named]) -> dict[str, str]:
    """The claims that are gone, each with the new one that is most likely in its place.

    That is one with the same noun or unit, or a spelling of the same name, between the claims that
    stand before and behind; then such a one elsewhere; then one of its kind between them.
    """
    gaps, found = dict(_gaps(source)), dict[str, str]()
    steps: tuple[Callable[[Claim, DraftedClaim], bool], ...] = (
        lambda old, new: _stands_in(gaps[old], new) and _is_alike(old, new),
        _is_alike,
        lambda old, new: _stands_in(gaps[old], new) and _is_of_a_kind(old, new),
    )
    for is_likely in steps:
        likely: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for old in gaps:
            new = (name for drafted, name in named if is_likely(old, drafted))
            names = tuple(name for name in new if name not in found.values())
            if names and old.id not in found:
                likely[names].append(old.id)
        for names, ids in likely.items():
            if len(names) <= len(ids) and not set(names) & set(found.values()):
                found.update(zip(ids, names, strict=False))
    return found


_Gap: TypeAlias = tuple[int, float]  # where a text may have what a claim told that is gone


def _gaps(source: Source) -> Iterator[tuple[Claim, _Gap]]:
    """The claims that are gone, each with where those that are not end before and begin behind."""
    claims = [one for one in source.claims if one.span or one.words("exact")]
    for at, claim in enumerate(claims):
        if claim.span is None:
            before = (one.span.end for one in reversed(claims[:at]) if one.span)
            behind = (one.span.start for one in claims[at:] if one.span)
            yield claim, (next(before, 0), next(behind, inf))


def _stands_in(gap: _Gap, drafted: DraftedClaim) -> bool:
    return gap[0] <= drafted.span.start and drafted.span.end <= gap[1]


def _is_alike(old: Claim, new: DraftedClaim) -> bool:
    """Whether two values are of one noun or unit, or spellings of one name."""
    words, others = old.value_words, new.fields.get(old.kind, "")
    if old.kind == "name" and others:
        return not compare_names(words, others).is_different
    return _without_figures(words) == _without_figures(others)


def _is_of_a_kind(old: Claim, new: DraftedClaim) -> bool:
    """Whether two values are dates, or have a word or a sign beside figures in common."""
    words, others = old.value_words, new.fields.get(old.kind, "")
    if old.kind in ("name", "date"):
        return old.kind == "date" and bool(others)
    both = (set(_WORD_OR_SIGN.findall(_without_figures(one))) for one in (words, others))
    return not next(both).isdisjoint(next(both))


_WORD_OR_SIGN = re.compile(r"[^\W\d]+|[^\w\s#.,]")
_KEPT = frozenset({"about", "as_of", "family_name", *LINKS, *FORMS})
"""The keys that say of a claim what no draft knows, whatever its words are."""


def _kept(written: str, root: Any, old: str, keys: Collection[str]) -> dict[str, str]:
    """What a person wrote of a claim that is gone, as it is written; nothing in several lines."""
    for key in ("claims", old):
        root = next(value for name, value in root.value if name.value == key)
    return {
        key.value: " ".join(written[value.start_mark.index : value.end_mark.index].split())
        for key, value in root.value
        if key.value in keys and (isinstance(value, yaml.ScalarNode) or value.flow_style)
    }


def _without(claim: DraftedClaim, keys: Collection[str]) -> DraftedClaim:
    """A drafted claim without what it has of its own under some keys."""
    return replace(
        claim,
        about=() if "about" in keys else claim.about,
        missing={key: words for key, words in claim.missing.items() if key not in keys},
        forms={key: spans for key, spans in claim.forms.items() if key not in keys},
    )


def _without_figures(words: str) -> str:
    return " ".join(re.sub(r"\d[\d.,]*", "#", words.casefold()).split())


def _remembering(written: str, text: str, draft: Draft, added: Sequence[DraftedClaim]) -> str:
    """The file with the words drafted so far: what is new among them, or all where it had none."""
    is_told = f"{DRAFTED}\n" in written
    words = [*drafted_words(written), *words_of_draft(text, added if is_told else draft.claims)]
    comment = "".join(f"{line}\n" for line in drafted_lines(words))
    if is_told:
        return re.sub(rf"{re.escape(DRAFTED)}\n(#.*\n)*", lambda _: comment, written)
    return f"{written}\n{comment}"


def _under(written: str, key: str, added: Iterable[str], source: Source) -> str:
    """A file with lines added at the end of what stands under a key of its top, as far in as that.

    Raises ``FactcheckError`` where that is in braces or brackets.
    """
    more = [line for each in added for line in each.split("\n")]
    if not more:
        return written
    lines = written.rstrip("\n").split("\n")
    root = _composed("\n".join([*lines, ""]))
    top = root.value if isinstance(root, yaml.MappingNode) else []
    held = next((pair for pair in top if pair[0].value == key), None)
    end, inset = len(lines), _INSET
    if held is None:
        more = ["", f"{key}:", *more]
    else:
        begin, value = held[0].start_mark, held[1]
        if isinstance(value, yaml.ScalarNode) or value.flow_style:
            raise FactcheckError(
                f"{source.document.place.path}:{begin.line + 1}:{begin.column + 1}: nothing can be "
                f"added to {key} as it is written; expected a line for each, under {key}:"
            )
        end, inset = value.end_mark.line, " " * value.start_mark.column
    while not lines[end - 1].strip() or lines[end - 1].startswith("#"):
        end -= 1
    told = [re.sub(f"^{_INSET}", inset, line) for line in more]
    return "\n".join([*lines[:end], *told, *lines[end:], ""])


def _composed(written: str) -> yaml.Node | None:
    return yaml.compose(written, getattr(yaml, "CSafeLoader", yaml.SafeLoader))


_INSET = "  "  # of what a draft writes under a key
