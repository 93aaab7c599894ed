"""What is told of the library's values is so: none of them changes once it is made."""

import ast
from collections.abc import Iterator

from tests.test_architecture import LIBRARY, told

FILLED = {  # while something is worked out: nobody outside keeps one
    *("_Bracket", "Box", "Budget", "_Parser", "_SolverTerms", "_Encoder", "Marks", "DisjointSets"),
    *("Told", "Heard"),  # until its phrases are read, its block ends
}


def structs() -> Iterator[ast.ClassDef]:
    """The library's classes of values."""
    values = {"Struct"}
    classes = [
        node
        for path in LIBRARY.rglob("*.py")
        for node in told(path)
        if isinstance(node, ast.ClassDef)
    ]
    while new := [
        node
        for node in classes
        if node.name not in values and values.intersection(map(ast.unparse, node.bases))
    ]:
        values.update(node.name for node in new)
        yield from new


def test_values_are_frozen_but_for_what_is_filled_while_something_is_worked_out() -> None:
    filled = {
        node.name
        for node in structs()
        if not any(
            word.arg == "frozen" and ast.unparse(word.value) == "True" for word in node.keywords
        )
    }
    assert filled == FILLED
