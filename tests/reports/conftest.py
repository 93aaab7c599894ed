"""A small desk: the first article, a dozen of its claims, and what a run would find in them."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from msgspec.structs import replace

from factcheck.claimfiles import read_claim_file
from factcheck.comparison import Verdict
from factcheck.model import Breakdown, Claim, Finding, Observation, Result, Severity, Source

HERE = Path(__file__).parent
ARTICLE = HERE.parents[1] / "seeds" / "lavrov-thanks-north-korea.txt"


@dataclass(frozen=True)
class Desk:
    """A project on disk and the result of a run over it."""

    root: Path
    result: Result

    def claim(self, name: str) -> Claim:
        sources = (*self.result.sources, *self.result.references)
        return next(claim for source in sources for claim in source.claims if claim.id == name)

    def finding(self, rule: str) -> Finding:
        return next(finding for finding in self.result.findings if finding.rule == rule)

    def copies(self, count: int) -> Result:
        """The source so many times, only the first with its findings."""
        (source,) = self.result.sources
        copies = [_copied(source, f"lavrov-{number}") for number in range(count)]
        return replace(self.result, sources=(source, *copies), observations=())

    def agreeing(self) -> Result:
        """All claims compared: one clashes, one agrees only through rounding, the others agree."""
        said = Observation(
            ("claims-disagree",), (self.claim("headline"),), Verdict.ROUNDING, "As rounded."
        )
        rest = [claim for claim in self.result.claims if claim.id not in ("range", "headline")]
        fine = [
            Observation(("claims-disagree",), (one,), Verdict.AGREES, "Both fit.") for one in rest
        ]
        first = self.result.observations[0]
        found = tuple(f for f in self.result.findings if f.rule == "conversion-error")
        return replace(self.result, findings=found, observations=(first, said, *fine))

    def with_findings(self, *findings: Finding) -> Result:
        return replace(self.result, findings=findings)


def _copied(source: Source, name: str) -> Source:
    document = replace(source.document, id=name)
    return Source(document, tuple(replace(claim, document=document) for claim in source.claims))


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return desk_in(tmp_path_factory.mktemp("desk"))


def desk_in(root: Path) -> Desk:
    """The desk in an empty folder."""
    (root / "claims" / "reference").mkdir(parents=True)
    (root / "seeds").mkdir()
    shutil.copy(ARTICLE, root / "seeds")
    shutil.copy(HERE / "desk.yaml", root / "claims" / "lavrov.yaml")
    shutil.copy(HERE / "desk_reference.yaml", root / "claims" / "reference" / "events.yaml")
    source = _read(root, "claims/lavrov.yaml")
    reference = _read(root, "claims/reference/events.yaml", is_reference=True)
    return Desk(root, _result(source, reference))


def _read(root: Path, path: str, is_reference: bool = False) -> Source:
    return read_claim_file(root / path, root, is_reference).source


def _result(source: Source, reference: Source) -> Result:
    claims = {claim.id: claim for claim in (*source.claims, *reference.claims)}
    return Result(
        sources=(source,),
        references=(reference,),
        findings=tuple(sorted(_findings(claims), key=lambda finding: finding.sort_key)),
        observations=tuple(_observations(claims)),
        rules=(
            "claims-disagree",
            "conversion-error",
            "overtaken-event",
            "quotation-unattributed",
            "spelling-varies",
        ),
        breakdowns=(Breakdown("weekday-mismatch", "lavrov", "ValueError: no such week"),),
    )


def _findings(claims: dict[str, Claim]) -> list[Finding]:
    return [
        Finding(
            "conversion-error",
            Severity.ERROR,
            "900 km is 559 miles, not 500; 500 miles is 805 km, not 900.",
            claims["range"].place_of("restated"),
            (claims["range"],),
            ("900 km = 559 mi", "written 500 mi", "10.6 % off", "550 or 560 would be a rounding"),
            ("550 miles", "560 miles"),
        ),
        Finding(
            "overtaken-event",
            Severity.WARNING,
            "The Security Council met on the missiles on 10 January 2024, before the article "
            "appeared (16 or 17 January 2024): the intention was overtaken.",
            claims["council"].place_of("tense"),
            (claims["council"], claims["council_meets"]),
            ("10 January 2024 is before 16 or 17 January 2024",),
        ),
        Finding(
            "quotation-unattributed",
            Severity.WARNING,
            "“active work” is quoted, and the text does not say whose words it is.",
            claims["active_work"].place_of("quotation"),
            (claims["active_work"],),
        ),
        Finding(
            "spelling-varies",
            Severity.WARNING,
            "Lavrov is spelled Sergey and Sergei.",
            claims["lavrov_pictured"].place_of("name"),
            (claims["lavrov"], claims["lavrov_pictured"]),
            (),
            ("Sergey Lavrov",),
        ),
        Finding(
            "claims-disagree",
            Severity.NOTE,
            "460 km here, 460 km there.",
            claims["flight"].place_of("quantity"),
            (claims["flight"], claims["flown"]),
            allowance=claims["flight"].allowances[0],
        ),
    ]


def _observations(claims: dict[str, Claim]) -> list[Observation]:
    return [
        Observation(
            ("conversion-error",), (claims["range"],), Verdict.CONFLICTS, "900 km is 559 mi."
        ),
        Observation(("claims-disagree",), (claims["flight"],), Verdict.AGREES, "Both say 460 km."),
        Observation(
            ("overtaken-event",),
            (claims["statement"],),
            Verdict.CANNOT_TELL,
            "The White House spoke on 4 and on 9 January 2024; only the second is last week.",
        ),
        Observation(("quotation-unattributed",), (claims["active_work"],)),
        Observation(("spelling-varies",), (claims["lavrov"], claims["lavrov_pictured"])),
        Observation(("weekday-mismatch",), (claims["landing"],), Verdict.AGREES, "A Wednesday."),
    ]
