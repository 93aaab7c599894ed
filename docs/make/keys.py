"""``docs/keys.md`` of the JSON Schema of claim files: ``python docs/make/keys.py``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from factcheck.claimfiles.meaning import examples_of, keys_under, mappings_of, referred, schema

PAGE = Path(__file__).parents[1] / "keys.md"
_HEAD = """\
# Keys of a claim file

Every key with its meaning, what stands under it, and an example. Values are written word for word
as the article writes them; numbers, too, are read from the words. The page is made of the
[schema](https://json-schema.org/), which `factcheck schema` prints the path of: an editor that
knows it shows the same as you type.

A claim file has `source` and `claims` at its left edge and, where a desk wants it, `expect`; a file
of references may have `tables` and `providers`.
"""
_SECTIONS: Mapping[str, tuple[str, ...]] = {
    "At the left edge": (),
    "Under source": ("source",),
    "Under review": ("source", "review"),
    "Under a claim": ("claims", "id"),
    "Under cite": ("claims", "id", "cite"),
    "Under verified": ("claims", "id", "verified"),
    "Under a rule that is allowed": ("claims", "id", "allow", "rule"),
    "Under a table": ("tables", "id"),
    "Under a column of a table": ("tables", "id", "columns", "name"),
}
_PATTERNS: Mapping[str, str] = {
    schema()["$defs"]["claim-id"]["pattern"]: "the name of a claim or a file",
    schema()["$defs"]["citation"]["properties"]["url"]["pattern"]: "an address",
}


def render() -> str:
    """The whole page."""
    parts = [_HEAD]
    for title, path in _SECTIONS.items():
        parts += [f"## {title}", *_entries(path)]
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _entries(path: Sequence[str]) -> Iterator[str]:
    for key, part in keys_under(path).items():
        yield f"### {key}"
        yield f"{part['description']} *{_kind(part)}.*"
        yield _block(key, part)


def _block(key: str, part: Mapping[str, Any]) -> str:
    """Its examples, each as a line of a claim file; of a key with fixed words, the first."""
    given = examples_of(referred(dict(part)))
    shown = given if "examples" in part else given[:1]
    lines = "\n".join(f"{key}: {one}" for one in shown)
    return f"```yaml\n{lines}\n```"


def _kind(part: Mapping[str, Any]) -> str:
    """What stands under a key, in plain words."""
    if "enum" in part:
        words = [word for word in part["enum"] if isinstance(word, str)]
        return "One of " + ", ".join(f"`{word}`" for word in words)
    kinds = dict.fromkeys(_kinds(referred(dict(part))))
    told = ", or ".join(kinds)
    return told[:1].upper() + told[1:]


def _kinds(part: Mapping[str, Any]) -> Iterator[str]:
    for way in part.get("anyOf", [part]):
        whole = referred(way)
        if "items" in whole:
            yield f"a list: {_kind(whole['items'])[:1].lower()}{_kind(whole['items'])[1:]}"
        elif any(True for _ in mappings_of(whole)):
            yield _mapping(whole)
        else:
            yield _PATTERNS.get(whole.get("pattern", ""), "text")


def _mapping(part: Mapping[str, Any]) -> str:
    """A mapping with its keys, those in brackets that may be left out."""
    known = part.get("properties")
    if not known:
        return "a mapping of names of your choice"
    needed = part.get("required", ())
    keys = ", ".join(f"`{key}`" if key in needed else f"(`{key}`)" for key in known)
    return f"a mapping: {keys}"


if __name__ == "__main__":
    PAGE.write_text(render(), "utf-8", newline="\n")
