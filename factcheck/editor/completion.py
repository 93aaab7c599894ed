"""What may be written next in a claim file: keys, claims, subjects, rules, fixed words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lsprotocol.types import CompletionItem, CompletionItemKind

from factcheck.archive import Archive
from factcheck.archive.linking import LINKS
from factcheck.check import Check
from factcheck.claimfiles.meaning import described, keys_under, part_at
from factcheck.editor.context import CursorContext
from factcheck.model import Claim, Source

_NAMING = "#/$defs/claim-id"


def completions(
    context: CursorContext, archive: Archive, source: Source | None, rules: Iterable[Check]
) -> list[CompletionItem]:
    """What may stand where the cursor does, in a file with this source as it was last read."""
    if not context.is_value:
        return _keys(context.path, rules)
    if context.path == ("expect",):
        return _claims(archive, source)
    key = context.path[-1] if context.path else ""
    if key == "about":
        return _abouts(context, archive)
    if key == "quoted_from":
        return [_named(one.id, one.document.title) for one in archive.sources]
    if names_claim(context.path):
        return _claims(archive, source)
    words = part_at(context.path).get("enum", ())
    return [_named(word, "") for word in words if isinstance(word, str)]


def names_claim(path: Sequence[str]) -> bool:
    """Whether the value under some keys names claims."""
    if path[:1] == ("expect",):
        return True
    within = [part_at(path[: length + 1]) for length in range(2, len(path))]
    return bool(path) and (
        path[-1] in LINKS
        or any(_NAMING in (part.get("$ref"), part.get("items", {}).get("$ref")) for part in within)
    )


def _keys(path: Sequence[str], rules: Iterable[Check]) -> list[CompletionItem]:
    if path[-1:] == ("allow",):
        return [_key(rule.rule, rule.summary) for rule in rules]
    return [_key(key, described(part)) for key, part in keys_under(path).items()]


def _key(key: str, meaning: str) -> CompletionItem:
    return CompletionItem(
        key, kind=CompletionItemKind.Property, documentation=meaning, insert_text=f"{key}: "
    )


def _named(word: str, meaning: str) -> CompletionItem:
    return CompletionItem(word, kind=CompletionItemKind.Value, detail=meaning or None)


def _claims(archive: Archive, source: Source | None) -> list[CompletionItem]:
    """The claims by their ids; those of other files, with the file, behind."""
    own = source.claims if source else ()
    others = [one for one in (*archive.claims, *archive.trusted) if one not in set(own)]
    return [
        *(_claim(claim.id, claim, "0") for claim in own),
        *(_claim(claim.uid, claim, "1") for claim in others),
    ]


def _claim(name: str, claim: Claim, rank: str) -> CompletionItem:
    return CompletionItem(
        name, kind=CompletionItemKind.Reference, detail=claim.value_words, sort_text=rank + name
    )


def _abouts(context: CursorContext, archive: Archive) -> list[CompletionItem]:
    """What claims are about, what references are about first; then the properties of that."""
    found: dict[str, str] = {}
    for rank, claims in enumerate((archive.trusted, archive.claims)):
        for claim in claims:
            if context.items and claim.subject != context.items[0].casefold():
                continue
            for word in claim.about[1:] if context.items else claim.about[:1]:
                found.setdefault(word, f"{rank}{word}")
    return [
        CompletionItem(word, kind=CompletionItemKind.Value, sort_text=rank)
        for word, rank in found.items()
    ]
