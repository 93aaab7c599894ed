"""Rule word-out-of-place."""

from factcheck import Claim, explain_out_of_place, warning


@warning
def check_word_out_of_place(claim: Claim) -> None:
    """Words that cannot stand where they stand, so that one was exchanged or left out.

    "A" goes with no 87, "the" with no "were", and an "an" before "minister" was another's before:
    the figure or the word behind it is not the one that was written first. Nor does "the" stand
    twice, as "that" and "had" may. A "not" is lost where
    "any" is said to have been come upon: "they have found any evidence". A claim's words are looked
    at in their sentence. What may be spelled out (an MP, an S-class), is spoken in two ways (a
    hotel, an hotel) or allows "any" (if, hardly, more than, deny) is left alone.

    Fails:
        - exact: a 87-year-old
        - exact: an mayor
        - exact: a America-based
        - exact: an university
        - text: Nobody knew the the harbour better.
          claims:
            harbour: {exact: the the}
        - text: The were no boats left in the harbour.
          claims:
            boats: {exact: The were}
        - text: Officials said they have come up with any evidence against the firm.
          claims:
            evidence: {exact: have come up with any evidence}

    Passes:
        - exact: an 87-year-old
        - exact: a 1,100-mile walk
        - exact: an MP
        - exact: an hotel
        - exact: a European
        - exact: had had
        - text: Nobody said they have come up with any evidence against the firm.
          claims:
            evidence: {exact: have come up with any evidence}
    """
    words = claim.words("exact")
    if words.count(" ") != 1 and " any" not in words:
        return  # as of most claims, whose sentence need not be looked for
    told = explain_out_of_place(words, claim.sentence or words)
    assert not told, told
