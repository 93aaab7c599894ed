"""How often a law is tried that has very many examples, or costly ones."""

from __future__ import annotations

import os

from hypothesis import settings


def times(often: int) -> settings:
    """So often where CI=true, and a third as often at the desk."""
    return settings(max_examples=often if os.environ.get("CI") else often // 3, deadline=None)
