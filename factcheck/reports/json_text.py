"""Lists and mappings → JSON as people read it: indented, every character as it is."""

from __future__ import annotations

import msgspec


def json_text(tree: object, indent: int = 2) -> str:
    """The text of a tree, a value to a line, without a last line break."""
    return msgspec.json.format(msgspec.json.encode(tree), indent=indent).decode()
