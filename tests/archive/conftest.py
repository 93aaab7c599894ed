"""A claims project in a folder, written a few lines at a time."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from factcheck import Archive, UnreadableError, load


@dataclass(frozen=True)
class Project:
    """Claim files under a root; what is written of a source is its claims alone."""

    root: Path

    def write(self, name: str, claims: str, *, published: str = "", expect: str = "") -> Path:
        path = self.root / "claims" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        head = f"source:\n  title: {path.stem}\n"
        head += f"  published: {published}\n" if published else ""
        body = "".join(f"  {line}\n" for line in claims.strip().splitlines())
        tail = f"expect:\n  - {expect}\n" if expect else ""
        path.write_text(f"{head}claims:\n{body}{tail}", "utf-8")
        return path

    def load(self) -> Archive:
        return load(self.root)

    def faults(self) -> str:
        with pytest.raises(UnreadableError) as refused:
            self.load()
        return str(refused.value)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)
