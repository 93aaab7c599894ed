"""Rule surname-before-full-name."""

from factcheck import (
    Claim,
    Inconsistent,
    NameComparison,
    NameMention,
    Pair,
    Part,
    Relation,
    compare_mentions,
    compare_names,
    divide,
    find_mentions,
    warning,
)


@warning
def check_surname_before_full_name(name_pair: Pair) -> None:
    """A person called by surname alone before the text has given the full name.

    A reader does not know who is meant. Headlines, captions and quoted words stand apart from
    running text. A name that the text never gives in full needs no introduction, a family that
    shares the surname is somebody else, and given name and surname are introduction enough.
    Which part is the surname the claims tell.

    Fails:
        - text: |
            Missiles over Ukraine

            Kirby announced a meeting of the Council. John Kirby is a spokesman.
          claims:
            announces: {exact: Kirby announced, about: Kirby, name: Kirby}
            spokesman: {exact: John Kirby is, about: Kirby, name: John Kirby}
        - text: |
            A factory is inspected

            Last week, Kim ordered more launchers. Kim Jong Un is North Korea’s leader.
          claims:
            leader: {exact: Kim Jong Un is, about: Kim Jong Un, name: Kim Jong Un}
            orders: {exact: Kim ordered, about: Kim Jong Un, name: Kim}

    Passes:
        - text: |
            Kirby Announces Meeting

            John Kirby announced a meeting of the Council. Kirby is a spokesman.
          claims:
            headline: {exact: Kirby Announces, in: headline, about: Kirby, name: Kirby}
            full: {exact: John Kirby announced, about: Kirby, name: John Kirby}
            later: {exact: Kirby is, about: Kirby, name: Kirby}
        - text: |
            A meeting is called

            The Kirby family waited. John Kirby is a spokesman.
          claims:
            family: {exact: The Kirby family, about: Kirby, name: Kirby}
            spokesman: {exact: John Kirby is, about: Kirby, name: John Kirby}
        - text: |
            A meeting is called

            “Kirby will tell you,” she said. John Kirby is a spokesman.
          claims:
            quoted: {exact: Kirby will tell you, about: Kirby, name: Kirby}
            spokesman: {exact: John Kirby is, about: Kirby, name: John Kirby}
        - text: |
            Talks in Moscow

            Putin received her. Putin spoke of agreements.
          claims:
            receives: {exact: Putin received, about: Putin, name: Putin}
            speaks: {exact: Putin spoke, about: Putin, name: Putin}
        - text: |
            A bridge opens

            Ada Holm opened the bridge. Ada Maria Holm has been mayor for a year.
          claims:
            opens: {exact: Ada Holm opened, about: Ada Holm, name: Ada Holm}
            mayor: {exact: Ada Maria Holm has, about: Ada Holm, name: Ada Maria Holm}
    """
    short, full = _by_length(name_pair)
    if not (name_pair.is_within_source and short.span and full.span):
        return
    if _compared(short, full).relation is not Relation.SHORT:
        return
    surname, name = short.words("name"), full.words("name")
    found = compare_mentions(_mentions(full, name, surname), name, surname)
    is_these = _holds(short, found.early) and _holds(full, found.full)
    if found.comparison.conflicts and is_these:
        raise Inconsistent(found.comparison.explanation, short, full, place=short.place_of("name"))


def _by_length(pair: Pair) -> tuple[Claim, Claim]:
    """The shorter name and the longer one."""
    one, other = sorted((pair.other, pair.claim), key=lambda claim: len(claim.words("name")))
    return one, other


def _compared(short: Claim, full: Claim) -> NameComparison:
    return compare_names(short.words("name"), full.words("name"))


def _mentions(claim: Claim, name: str, surname: str) -> list[NameMention]:
    """Every mention in running text, with its place in the whole text."""
    document = claim.document
    return [
        NameMention(start + mention.start, mention.words, mention.part)
        for part, start, end in divide(document.text, document.caption)
        if part is Part.BODY
        for mention in find_mentions(document.text[start:end], name, surname)
    ]


def _holds(claim: Claim, mention: NameMention | None) -> bool:
    """Whether the claim's anchored words are where a mention stands."""
    span = claim.span
    return bool(mention and span and span.start <= mention.start < span.end)
