"""A chain of comparisons without the members that cannot be read: of a < b < c, a < c is left."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from factcheck.consistency.tree import Expectation, Leaf, Sign, leaves


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
    unequal = [sign for sign in signs if sign.text != "=="]
    if len(unequal) < 2:
        return (unequal or signs)[0]
    is_one_way = {sign.text[0] for sign in unequal} in ({"<"}, {">"})
    strictest = min(unequal, key=lambda sign: len(sign.text))
    return strictest if is_one_way else None
