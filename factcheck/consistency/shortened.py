"""A chain of comparisons without the members that cannot be read: of a < b < c, a < c is left."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from factcheck.consistency.tree import Expectation, Leaf, Sign, leaves

_JOINED = {
    frozenset({"<"}): "<",
    frozenset({"<="}): "<=",
    frozenset({"<", "<="}): "<",
    frozenset({">"}): ">",
    frozenset({">="}): ">=",
    frozenset({">", ">="}): ">",
    frozenset({"=="}): "==",
    frozenset({"==", "<="}): "<=",
    frozenset({"==", "<"}): "<",
    frozenset({"==", ">="}): ">=",
    frozenset({"==", ">"}): ">",
}


def shortened(tree: Expectation, unread: Collection[Leaf]) -> Expectation | None:
    """What a chain still says of the sides that can be read; ``None`` where that is nothing."""
    kept = [
        place
        for place, side in enumerate(tree.sides)
        if not any(leaf in unread for leaf in leaves(side))
    ]
    if not 1 < len(kept) < len(tree.sides):
        return None
    between = [tree.signs[one:other] for one, other in pairwise(kept)]
    signs = [_joined(each) for each in between]
    if not all(signs):
        return None
    sides = tuple(tree.sides[place] for place in kept)
    return Expectation(sides, tuple(sign for sign in signs if sign), tree.text)


def _joined(signs: tuple[Sign, ...]) -> Sign | None:
    """The comparison that several in a row amount to; ``None`` where they point two ways."""
    text = _JOINED.get(frozenset(sign.text for sign in signs))
    return Sign(text, signs[0].span) if text else None
