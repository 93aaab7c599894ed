"""A claim file for a revised article: what a person wrote stays as it is, what is new is added."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import yaml
from msgspec import Struct

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
    words that the file sets aside, and was not drafted before. Nothing that is written is changed
    but the words that were drafted, which stand in a comment.
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
    names, replaced = names_by_span(named), _replaced(gone, named)
    every = {span: name for span, name in known.items() if name} | names
    beside = {name: f"in the place of {old}?" for old, name in replaced.items()}
    expected = [one for one in draft.expected if set(one.spans) & set(names)]
    told = _under(written, "expect", expected_lines(expected, every), source)
    told = _under(told, "claims", [*_NEW, *claim_lines(text, named, every, beside)], source)
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


def _replaced(gone: Iterable[Claim], named: Sequence[Named]) -> dict[str, str]:
    """The claims that are gone, each with the only new one of its kind and of its noun or unit."""
    found: dict[str, str] = {}
    for claim in gone:
        words = _without_figures(claim.value_words)
        alike = [
            name
            for drafted, name in named
            if _without_figures(drafted.fields.get(claim.kind, "")) == words
        ]
        if len(alike) == 1 and alike[0] not in found.values():
            found[claim.id] = alike[0]
    return found


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
    root = yaml.compose("\n".join([*lines, ""]), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
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


_INSET = "  "  # of what a draft writes under a key
