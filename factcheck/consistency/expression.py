"""The tree of an expectation: what it compares, each part with its columns; how to walk it.

Two trees are equal when they say the same; where their parts stand does not count.
``str`` writes a tree so that reading it again gives the same tree.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from factcheck.errors import ExpressionError

T = TypeVar("T")

COMPARISONS: Final[Mapping[str, Callable[[Any, Any], Any]]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
"""The signs of comparison, and what each asks of two numbers."""

OPERATIONS: Final[Mapping[str, Callable[[Any, Any], Any]]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}
"""The signs of arithmetic, and what each makes of two numbers."""

_PRECEDENCE = {"+": 1, "-": 1, "*": 2, "/": 2}
_TIGHTEST = 4


class Columns(Struct, frozen=True):
    """Where a part stands: the column of its first character, from 0, and its width."""

    column: int = 0
    width: int = 0

    @property
    def end(self) -> int:
        """The column after the last character."""
        return self.column + self.width

    def to(self, other: Columns) -> Columns:
        """From the start of this span to the end of another."""
        return Columns(self.column, other.end - self.column)

    def refused(self, message: str, expected: str = "", likely: str = "") -> ExpressionError:
        """The error of what stands here."""
        return ExpressionError(message, self.column, self.width, expected, likely)


_NOWHERE = Columns()


class Syntax(Struct, frozen=True):
    """A piece of an expectation: equal to another that reads the same, wherever either stands."""

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and str(other) == str(self)

    def __hash__(self) -> int:
        return hash(str(self))


class ClaimName(Syntax, frozen=True):
    """A claim: ``flight``, or ``lavrov-thanks.flight`` for one in another file."""

    name: str
    span: Columns = _NOWHERE

    def __str__(self) -> str:
        return self.name


class Literal(Syntax, frozen=True):
    """What the desk writes itself, as written.

    A numeral with what belongs to it, ``6 months``; a day in ISO 8601's extended form,
    ``2024-01-10``; or, in quotes, words that are read as an article's would be, ``"early 2024"``.
    """

    text: str
    span: Columns = _NOWHERE

    def __str__(self) -> str:
        return self.text

    @property
    def is_quoted(self) -> bool:
        """Whether it is in words, which are as precise as an article's."""
        return self.text[0] in "\"'"


class Negation(Syntax, frozen=True):
    """``-`` before an operand."""

    operand: Node
    span: Columns = _NOWHERE

    def __str__(self) -> str:
        is_open = isinstance(self.operand, Operation | Literal)
        return f"-({self.operand})" if is_open else f"-{self.operand}"


class Operation(Syntax, frozen=True):
    """Two operands joined by ``+``, ``-``, ``*`` or ``/``; ``sign_span`` is where the sign is."""

    sign: str
    left: Node
    right: Node
    span: Columns = _NOWHERE
    sign_span: Columns = _NOWHERE

    def __str__(self) -> str:
        own = _PRECEDENCE[self.sign]
        left = enclosed(self.left, is_needed=_precedence(self.left) < own)
        right = enclosed(self.right, is_needed=_precedence(self.right) <= own)
        return f"{left} {self.sign} {right}"


class Call(Syntax, frozen=True):
    """``abs``, ``min``, ``max`` or ``sum`` of its arguments."""

    function: str
    arguments: tuple[Node, ...]
    span: Columns = _NOWHERE

    def __str__(self) -> str:
        return f"{self.function}({', '.join(map(str, self.arguments))})"


Leaf: TypeAlias = ClaimName | Literal
Branch: TypeAlias = Negation | Operation | Call
Node: TypeAlias = Leaf | Branch


class ComparisonSign(Syntax, frozen=True):
    """One of ``==``, ``!=``, ``<``, ``<=``, ``>``, ``>=``."""

    text: str
    span: Columns = _NOWHERE

    def __str__(self) -> str:
        return self.text


class ComparisonLink(Struct, frozen=True):
    """One comparison of a chain: ``left sign right``."""

    left: Node
    sign: ComparisonSign
    right: Node


class Chain(Syntax, frozen=True):
    """A chain of comparisons, ``a < b <= c``: it holds when each two neighbours compare so.

    ``sides`` has one member more than ``signs``. ``text`` is what was read.
    """

    sides: tuple[Node, ...]
    signs: tuple[ComparisonSign, ...]
    text: str = ""

    def __str__(self) -> str:
        pairs = zip(self.signs, self.sides[1:], strict=True)
        return f"{self.sides[0]}" + "".join(f" {sign} {side}" for sign, side in pairs)

    @property
    def links(self) -> tuple[ComparisonLink, ...]:
        """The comparisons, from the left."""
        triples = zip(self.sides, self.signs, self.sides[1:], strict=False)
        return tuple(ComparisonLink(left, sign, right) for left, sign, right in triples)

    @property
    def claim_names(self) -> tuple[str, ...]:
        """The claims that it speaks of, each once, in the order written."""
        named = (node.name for node in self.leaves() if isinstance(node, ClaimName))
        return tuple(dict.fromkeys(named))

    def leaves(self) -> Iterator[Leaf]:
        """Claims and literals, from the left, each as often as it is written."""
        for side in self.sides:
            yield from leaves(side)


def operands(node: Node) -> tuple[Node, ...]:
    """What stands right below a node; nothing below a leaf."""
    match node:
        case Negation(operand=operand):
            return (operand,)
        case Operation(left=left, right=right):
            return left, right
        case Call(arguments=arguments):
            return arguments
    return ()


def walk(node: Node) -> Iterator[Node]:
    """A node and all below it, from the left, what stands above first."""
    yield node
    for operand in operands(node):
        yield from walk(operand)


def leaves(node: Node) -> Iterator[Leaf]:
    """The claims and literals below a node, from the left, each as often as it is written."""
    return (part for part in walk(node) if isinstance(part, Leaf))


def fold(node: Node, of_leaf: Callable[[Leaf], T], joined: Callable[[Branch, Sequence[T]], T]) -> T:
    """What a tree comes to, from its leaves up: ``joined`` has what is below each branch.

    Leaves are asked from the left.
    """
    if isinstance(node, Leaf):
        return of_leaf(node)
    return joined(node, [fold(operand, of_leaf, joined) for operand in operands(node)])


def is_product(node: Node) -> bool:
    """Whether it multiplies or divides."""
    return isinstance(node, Operation) and node.sign in "*/"


def joined(sign: str, left: str, right: str) -> Operation:
    """Two claims, by their names, joined by a sign of arithmetic."""
    return Operation(sign, ClaimName(left), ClaimName(right))


def compared(left: Node, sign: str, right: Node) -> Chain:
    """One comparison, as if it had been read."""
    tree = Chain((left, right), (ComparisonSign(sign),))
    return replace(tree, text=str(tree))


def _precedence(node: Node) -> int:
    return _PRECEDENCE[node.sign] if isinstance(node, Operation) else _TIGHTEST


def enclosed(words: object, *, is_needed: bool) -> str:
    """What is written, in parentheses where they are needed."""
    return f"({words})" if is_needed else str(words)
