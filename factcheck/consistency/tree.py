"""The tree of an expectation: what it compares, each part with its columns.

Two trees are equal when they say the same; where their parts stand does not count.
``str`` writes a tree so that reading it again gives the same tree.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from msgspec import Struct

_PRECEDENCE = {"+": 1, "-": 1, "*": 2, "/": 2}
_TIGHTEST = 4


class Span(Struct, frozen=True):
    """Where a part stands: the column of its first character, from 0, and its width."""

    column: int = 0
    width: int = 0

    @property
    def end(self) -> int:
        """The column after the last character."""
        return self.column + self.width

    def to(self, other: Span) -> Span:
        """From the start of this span to the end of another."""
        return Span(self.column, other.end - self.column)


_NOWHERE = Span()


class Part(Struct, frozen=True, eq=False):
    """A part of an expression: equal to another that reads the same, wherever either stands."""

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and str(other) == str(self)

    def __hash__(self) -> int:
        return hash(str(self))


class ClaimName(Part, frozen=True, eq=False):
    """A claim: ``flight``, or ``lavrov-thanks.flight`` for one in another file."""

    name: str
    span: Span = _NOWHERE

    def __str__(self) -> str:
        return self.name


class Literal(Part, frozen=True, eq=False):
    """A numeral with what belongs to it, as written: ``0.5``, ``6 months``, ``$1.5 million``."""

    text: str
    span: Span = _NOWHERE

    def __str__(self) -> str:
        return self.text


class Day(Part, frozen=True, eq=False):
    """A day in ISO 8601's extended form: ``2024-01-10``."""

    text: str
    span: Span = _NOWHERE

    def __str__(self) -> str:
        return self.text


class Words(Part, frozen=True, eq=False):
    """Quoted words, read as an article's would be: ``"about 40 percent"``, ``"early 2024"``."""

    text: str
    span: Span = _NOWHERE

    def __str__(self) -> str:
        quote = "'" if '"' in self.text else '"'
        return f"{quote}{self.text}{quote}"


class Negation(Part, frozen=True, eq=False):
    """``-`` before an operand."""

    operand: Node
    span: Span = _NOWHERE

    def __str__(self) -> str:
        is_open = isinstance(self.operand, Operation | Literal)
        return f"-({self.operand})" if is_open else f"-{self.operand}"


class Operation(Part, frozen=True, eq=False):
    """Two operands joined by ``+``, ``-``, ``*`` or ``/``; ``sign_span`` is where the sign is."""

    sign: str
    left: Node
    right: Node
    span: Span = _NOWHERE
    sign_span: Span = _NOWHERE

    def __str__(self) -> str:
        own = _PRECEDENCE[self.sign]
        left = _enclosed(self.left, is_needed=_precedence(self.left) < own)
        right = _enclosed(self.right, is_needed=_precedence(self.right) <= own)
        return f"{left} {self.sign} {right}"


class Call(Part, frozen=True, eq=False):
    """``abs``, ``min``, ``max`` or ``sum`` of its arguments."""

    function: str
    arguments: tuple[Node, ...]
    span: Span = _NOWHERE

    def __str__(self) -> str:
        return f"{self.function}({', '.join(map(str, self.arguments))})"


Leaf: TypeAlias = ClaimName | Literal | Day | Words
Node: TypeAlias = Leaf | Negation | Operation | Call


class Sign(Part, frozen=True, eq=False):
    """One of ``==``, ``!=``, ``<``, ``<=``, ``>``, ``>=``."""

    text: str
    span: Span = _NOWHERE

    def __str__(self) -> str:
        return self.text


class Link(Struct, frozen=True):
    """One comparison of a chain: ``left sign right``."""

    left: Node
    sign: Sign
    right: Node


class Expectation(Part, frozen=True, eq=False):
    """A chain of comparisons, ``a < b <= c``: it holds when each two neighbours compare so.

    ``sides`` has one member more than ``signs``. ``text`` is what was read.
    """

    sides: tuple[Node, ...]
    signs: tuple[Sign, ...]
    text: str = ""

    def __str__(self) -> str:
        pairs = zip(self.signs, self.sides[1:], strict=True)
        return f"{self.sides[0]}" + "".join(f" {sign} {side}" for sign, side in pairs)

    @property
    def links(self) -> tuple[Link, ...]:
        """The comparisons, from the left."""
        triples = zip(self.sides, self.signs, self.sides[1:], strict=False)
        return tuple(Link(left, sign, right) for left, sign, right in triples)

    @property
    def claim_names(self) -> tuple[str, ...]:
        """The claims that it speaks of, each once, in the order written."""
        named = (node.name for node in self.leaves() if isinstance(node, ClaimName))
        return tuple(dict.fromkeys(named))

    def leaves(self) -> Iterator[Leaf]:
        """Claims and literals, from the left, each as often as it is written."""
        for side in self.sides:
            yield from leaves(side)


def leaves(node: Node) -> Iterator[Leaf]:
    """The claims and literals below a node, from the left, each as often as it is written."""
    match node:
        case Negation(operand=operand):
            yield from leaves(operand)
        case Operation(left=left, right=right):
            yield from leaves(left)
            yield from leaves(right)
        case Call(arguments=arguments):
            for argument in arguments:
                yield from leaves(argument)
        case _:
            yield node


def _precedence(node: Node) -> int:
    return _PRECEDENCE[node.sign] if isinstance(node, Operation) else _TIGHTEST


def _enclosed(node: Node, *, is_needed: bool) -> str:
    return f"({node})" if is_needed else str(node)
