"""What a run of pytest was asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

FAILING = ("error", "warning", "note", "never")  # the settings of what fails a run


def arguments_of(config: pytest.Config) -> Iterator[Path]:
    """The files and folders that the run was asked for."""
    for argument in config.args:
        yield (config.invocation_params.dir / argument.partition("::")[0]).resolve()
