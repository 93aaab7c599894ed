"""Rule quotation-not-in-source."""

import re

from factcheck import Archive, Claim, Inconsistent, anchor

EDGES = " .,;:!?'\"“”‘’"
MARKED = re.compile(r"…|\.\.\.|\w*\[\w+\]\w*|\[[^\]]*\]")  # "[W]e": the word is changed


def check_quotation_not_in_source(claim: Claim, archive: Archive) -> None:
    """Words quoted from a document in this project that do not appear in it.

    What stands in quotation marks is word for word. Capitals, the marks around the words and
    the comma inside them may differ, and what is left out or put in between dots or brackets
    is the writer's own. Where the document was not captured, nothing is said.

    Fails:
        - claims:
            words: {quotation: a grave and dangerous escalation, by: John Kirby,
                    quoted_from: other}
          other_text: “This is a significant and dangerous escalation,” Kirby said.
          others:
            kirby: {exact: Kirby said}

    Passes:
        - claims:
            words: {quotation: "A significant and dangerous escalation,", quoted_from: other}
            parts: {quotation: a significant … escalation, quoted_from: other}
            added: {quotation: "[It] is a significant [and] dangerous escalation",
                    quoted_from: other}
          other_text: “This is a significant and dangerous escalation,” Kirby said.
          others:
            kirby: {exact: Kirby said}
        - claims:
            words: {quotation: a grave and dangerous escalation, quoted_from: other}
          others:
            kirby: {exact: Kirby said}
    """
    source = archive.by_source.get(claim.words("quoted_from"))
    if source is None or not source.document.text:
        return
    text, before, past = source.document.text.casefold(), "", 0
    for part in MARKED.split(claim.words("quotation")):
        words = part.strip(EDGES).casefold()
        if not words:
            continue
        found = anchor(text, words)
        if found.is_cut_short:
            raise ValueError(found.explanation)
        next_one = next((span for span in found.spans if span.start >= past), None)
        if next_one is None:
            order = f"stands before “{before}” in {source.id}, and is quoted as coming after."
            missing = f"does not stand in {source.id}{_hint(found.nearest)}"
            raise Inconsistent(
                f"“{part.strip()}” {missing if found.is_missing else order}",
                claim,
                place=claim.place_of("quotation"),
            )
        before, past = part.strip(), next_one.end


def _hint(passage: str) -> str:
    """The end of a sentence that says what stands there instead."""
    nearest = passage.strip(EDGES)
    return f"; the nearest words are “{nearest}”." if nearest else "."
