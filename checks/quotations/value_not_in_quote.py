"""Rule value-not-in-quote."""

import re

from factcheck import Claim, Inconsistent, fold

KEYS = ("quantity", "restated", "share", "date", "name", "quotation", "statistic", "mean", "sd")
WORD = re.compile(r"\d+(?:[.,/:]\d+)*|[^\W\d_]+|%")
ISO = re.compile(r"-?\d{4}(-\d\d){0,2}(/.*)?")


def check_value_not_in_quote(claim: Claim) -> None:
    """A value that does not appear in the sentence the claim quotes.

    Values are written as the source writes them, so this is a slip in the claim file, and every
    comparison of the claim says something of another text. The value's words must come in their
    order; others may stand between, as in a quotation with "he said" in it. A date as
    2024-01-17 is the claim file's own form.

    Fails:
        - text: The missile traveled 460km from its launch site.
          claims:
            flight: {exact: traveled, quantity: 640km}
        - text: Sergey Lavrov, the foreign minister, met her on Tuesday.
          claims:
            meeting: {exact: met her, date: on Thursday}
            minister: {exact: the foreign minister, name: Sergei Lavrov}

    Passes:
        - text: The missile traveled 460 km from its launch site. It had flown up to 900 km.
          claims:
            flight: {exact: traveled 460 km, quantity: 460km}
        - text: “Pyongyang needs cash,” Yang said, “and it can always build a new stockpile.”
          claims:
            cash: {exact: Pyongyang needs cash, by: Yang Uk,
                   quotation: Pyongyang needs cash and it can always build a new stockpile}
        - text: A SIGNIFICANT ESCALATION, the White House’s spokesman John Kirby said on Jan. 4.
          claims:
            words: {exact: A SIGNIFICANT ESCALATION, quotation: a significant escalation}
            day: {exact: on Jan. 4, date: 2024-01-04}
        - text: Turnout was 40 % of voters.
          claims:
            turnout: {exact: Turnout was, share: 40 percent}
        - claims:
            flight: {exact: traveled, quantity: 640km}
    """
    if claim.span is None:
        return
    for key in filter(claim.written.__contains__, KEYS):
        value = claim.words(key)
        is_iso = key == "date" and ISO.fullmatch(value)
        if value and not is_iso and not _is_said(value, claim):
            message = f"The sentence “{_shortened(claim.sentence)}” does not say “{value}”."
            raise Inconsistent(message, claim, place=claim.place_of(key))


def _is_said(value: str, claim: Claim) -> bool:
    """Whether the quoted words, or the sentence around them, say the value."""
    exact = claim.words("exact")
    before, found, behind = exact.partition(value)
    if found and before[-1:] in ("", " ", "(") and behind[:1] in ("", " ", ")"):
        return True  # as most values are
    return _stands_in(value, exact) or _stands_in(value, claim.sentence)


def _stands_in(value: str, sentence: str) -> bool:
    """Whether the words of a value come in a sentence, in their order."""
    told = iter(_words(sentence))
    return all(word in told for word in _words(value))


def _words(text: str) -> list[str]:
    plain = fold(text).casefold().replace("per cent", "%").replace("percent", "%")
    return WORD.findall(plain)


def _shortened(sentence: str) -> str:
    return sentence if len(sentence) <= 120 else f"{sentence[:117].rstrip()}…"
