"""Rule reference-without-citation."""

from factcheck import Claim


def check_reference_without_citation(reference: Claim) -> None:
    """A reference without a citation that a reader could look up.

    What the desk trusts accuses others, so it has to say where it comes from.

    Fails:
        - claims:
            flight: {about: [missile, distance flown], quantity: 460 km}
          references:
            flight: {about: [missile, distance flown], quantity: 460 km}

    Passes:
        - claims:
            flight: {about: [missile, distance flown], quantity: 460 km}
          references:
            flight:
              about: [missile, distance flown]
              quantity: 460 km
              cite: {title: Statement at the Council, url: "https://example.org/statement"}
    """
    assert reference.citations, f"The reference {reference.uid} cites no source"
