"""Whether a YAML file is a claim file: told by the keys at its left edge.

A folder ``claims/`` may hold YAML of quite another kind. A slip of the key makes no file another
kind: what comes near to a key of claim files is meant as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

KEYS = ("source", "claims", "tables")
SUFFIXES = {".yaml", ".yml"}
SCHEMA = Path(__file__).parent / "schema" / "claims.schema.json"
"""The JSON Schema of claim files, which editors with a YAML language server read."""
MAX_BYTES = 32 * 1024 * 1024
"""Of a file that is read; a larger one is no text that anybody wrote."""
_PLAIN = re.compile(rf"^(?:{'|'.join(KEYS)})[ \t]*:(?:\s|$)", re.MULTILINE)


def holds_claim_file(folder: Path) -> bool:
    """Whether a folder, or one below it, holds a file with a key of claim files, or near to one."""
    return any(map(_is_claim_file, yaml_files(folder)))


def yaml_files(folder: Path) -> Iterator[Path]:
    """The files of a folder, and those below it, that are meant to be called as YAML is.

    What is called so, and is no regular file, is among them.
    """
    return filter(is_called_yaml, folder.rglob("*"))


def is_called_yaml(path: Path) -> bool:
    """Whether a name is meant as that of YAML: ``b.YAML``, and ``b.yaml.txt``, as Notepad saves."""
    return Path(path.name.lower().removesuffix(".txt")).suffix in SUFFIXES


def _is_claim_file(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        text = file.read(MAX_BYTES).replace(b"\0", b"").decode("utf-8", "replace")  # of UTF-16, too
    return bool(_PLAIN.search(text)) or any(map(_is_near, _parts_of(text)))


def is_of_another_kind(text: str) -> bool:
    """Whether a text is YAML with mappings or lists, and no key is, or is near, a claim file's.

    A text of nothing or of a few words, and what is no YAML, may have been a claim file.
    """
    if _PLAIN.search(text):
        return False
    parts = _parts_of(text)
    return any(parts) and not any(map(_is_near, parts))


def _parts_of(text: str) -> list[str]:
    """The keys of the outermost mapping or members of the outermost list; none of what is no YAML.

    Of a list's member, and of a key that is no plain word, ``-``; empty where nothing stands.
    """
    import yaml  # 15 ms, for a folder of files that have no plain key

    parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return list(_outermost(yaml.parse(text, parser), yaml))
    except (yaml.YAMLError, UnicodeEncodeError):
        return []


def _outermost(events: Iterable[Any], yaml: Any) -> Iterator[str]:
    depth, place, is_mapping = 0, 0, False
    for event in events:
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.NodeEvent):
            if depth == 0:
                place, is_mapping = 0, isinstance(event, yaml.MappingStartEvent)
            elif depth == 1:
                place += 1
                if place % 2 or not is_mapping:
                    words = event.value if isinstance(event, yaml.ScalarEvent) else "-"
                    yield words if is_mapping else words and "-"
            depth += isinstance(event, yaml.CollectionStartEvent)


def _is_near(key: str) -> bool:
    """Whether a key is one of claim files but for a letter, or two of them exchanged."""
    from rapidfuzz.distance import OSA  # 20 ms, as above

    return any(OSA.distance(key.casefold(), known, score_cutoff=1) <= 1 for known in KEYS)
