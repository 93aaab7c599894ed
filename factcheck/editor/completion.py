"""What may be written next in a claim file: keys, claims, subjects, rules, fixed words.

What the cursor stands in is told from the lines before it, since a file being written is seldom
whole: block mappings by their indentation, and flow mappings and lists in them, as claim files are
written; what is neither leaves the keys around it as they were.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lsprotocol.types import CompletionItem, CompletionItemKind
from msgspec import Struct

from factcheck.archive import Archive
from factcheck.check import Check
from factcheck.claimfiles.meaning import described, keys_under, part_at
from factcheck.model import Claim, Source
from factcheck.model.claim import LINKS

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
        return [_value_item(one.id, one.document.title) for one in archive.sources]
    if names_claim(context.path):
        return _claims(archive, source)
    words = part_at(context.path).get("enum", ())
    return [_value_item(word, "") for word in words if isinstance(word, str)]


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


def _value_item(word: str, meaning: str) -> CompletionItem:
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


_KEY = re.compile(r"""(?P<key>"[^"]*"|'[^']*'|[^\s#\[\]{},:"'][^\[\]{},:]*)\s*:(?=\s|$)\s*""")
_TOKEN = re.compile(
    rf"""\s+|{_KEY.pattern}|(?P<sign>[\[\]{{}},])|"[^"]*"?|'[^']*'?|[^\s\[\]{{}},"'][^\[\]{{}},]*"""
)


class CursorContext(Struct, frozen=True):
    """The keys around a cursor, the outermost first, and what is written of the next word.

    ``is_value``: a value is being written, not a key. ``items`` are those of the list before it.
    """

    path: tuple[str, ...]
    word: str
    is_value: bool
    items: tuple[str, ...] = ()


def context_at(lines: Sequence[str], line: int, column: int) -> CursorContext:
    """The context of a place in a claim file, line and column counted from 0."""
    around: list[tuple[int, str]] = []
    rows = list(_logical([*lines[:line], lines[line][:column]]))
    for row in rows[:-1]:
        _enter(around, row)
    rest = _enter(around, rows[-1])
    has_key = bool(_KEY.match(_content(rows[-1]))) or rows[-1].lstrip().startswith("-")
    return _within(tuple(key for _, key in around), rest, has_key)


def _logical(lines: Sequence[str]) -> Iterator[str]:
    """The lines, those joined that a bracket holds together; comments and blank ones are left out.

    The last is always among them.
    """
    joined = ""
    for number, line in enumerate(lines):
        is_last = number == len(lines) - 1
        if not joined and not is_last and re.fullmatch(r"\s*(?:#.*)?", line):
            continue
        joined = f"{joined} {line.strip()}" if joined else line
        if is_last or not _is_open(joined):
            yield joined
            joined = ""


def _is_open(text: str) -> bool:
    """Whether a bracket in a value waits for its end."""
    value = _KEY.sub("", _content(text), count=1)
    if not value.startswith(("[", "{")):
        return False
    signs = [found["sign"] for found in _TOKEN.finditer(value) if found["sign"]]
    return sum(sign in "[{" for sign in signs) > sum(sign in "]}" for sign in signs)


def _content(row: str) -> str:
    return row.lstrip(" -")


def _enter(around: list[tuple[int, str]], row: str) -> str:
    """Leave the keys that a line ends, enter the one that it begins; what stands behind that."""
    content = _content(row)
    indent = len(row) - len(content)
    while around and around[-1][0] >= indent:
        around.pop()
    key = _KEY.match(content)
    if key is None:
        return content
    around.append((indent, key["key"].strip("\"'")))
    return content[key.end() :]


class _Bracket(Struct):
    """A bracket that is open: the key before the cursor in it, and the items of a list."""

    sign: str
    key: str = ""
    items: tuple[str, ...] = ()


def _within(path: tuple[str, ...], rest: str, has_key: bool) -> CursorContext:
    """The context behind the last key of the block: in its value, and the brackets of that."""
    brackets: list[_Bracket] = []
    start = 0
    for found in _TOKEN.finditer(rest) if rest.startswith(("[", "{")) else ():
        sign, key = found["sign"], found["key"]
        if sign in ("[", "{"):
            brackets.append(_Bracket(sign))
        elif sign and brackets:
            _end(brackets, sign, rest[start : found.start()].strip().strip("\"'"))
        elif key and brackets and brackets[-1].sign == "{":
            brackets[-1].key = key.strip("\"'")
        else:
            continue
        start = found.end()
    innermost = brackets[-1] if brackets else _Bracket("", "value" if has_key else "")
    keys = (*path, *(one.key for one in brackets if one.key))
    is_value = innermost.sign == "[" or bool(innermost.key)
    return CursorContext(keys, rest[start:].lstrip(), is_value, innermost.items)


def _end(brackets: list[_Bracket], sign: str, word: str) -> None:
    """End a bracket, or what stands in it before a comma."""
    innermost = brackets[-1]
    if sign != ",":
        brackets.pop()
    elif innermost.sign == "[":
        innermost.items = (*innermost.items, word)
    else:
        innermost.key = ""
