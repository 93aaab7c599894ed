"""What brings claims together that are about different things."""

from __future__ import annotations

from pathlib import Path

from factcheck import Claim, load
from factcheck.archive.dependencies import Dependencies
from factcheck.archive.records import card_of
from tests.random_desk import write


def _name(claim: Claim) -> str:
    return claim.words("name")


def _role(claim: Claim) -> str:
    return claim.words("role")


def test_claims_that_are_alike_by_one_of_several_keys_are_brought_together(tmp_path: Path) -> None:
    told = {
        "a": "about: x, name: Ann Lee, role: mayor",
        "b": "about: y, name: Bo Lind, role: mayor",
        "c": "about: z, name: Bo Lind, role: judge",
        "d": "about: v, name: mayor, role: clerk",
    }
    for name, claim in told.items():
        write(
            tmp_path / f"claims/{name}.yaml", f"source: {{title: A}}\nclaims:\n  p: {{{claim}}}\n"
        )
    cards = [card_of(source, [_name, _role]) for source in load(tmp_path).sources]
    assert Dependencies(cards, lambda _: None).offered == {0: [0], 1: [0], 2: [0]}
