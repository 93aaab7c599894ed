"""What the reports need to know of a rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from factcheck.model import Severity


class RuleExample(Protocol):
    """YAML on which a check fails or passes."""

    @property
    def yaml(self) -> str:
        """The example, as a claim file would write it."""

    @property
    def fails(self) -> bool:
        """Whether the check must fail on it."""


class RulePage(Protocol):
    """A rule's published page, as a ``Check`` gives it."""

    @property
    def rule(self) -> str:
        """The rule's id."""

    @property
    def severity(self) -> Severity:
        """What its findings weigh."""

    @property
    def summary(self) -> str:
        """The defect, in a sentence."""

    @property
    def description(self) -> str:
        """Why it matters, and when the check is silent."""

    @property
    def examples(self) -> Sequence[RuleExample]:
        """What fails and what passes."""


Rules = Mapping[str, RulePage]
