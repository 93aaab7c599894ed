"""Rule figure-malformed."""

import re

from factcheck import (
    Claim,
    describe_hidden_characters,
    explain_malformed,
    has_hidden_characters,
    warning,
)

BETWEEN_DIGITS = re.compile(r"(?<=\d)[.,]?([^\d\s.,]{1,9})[.,]?(?=\d)")
BEHIND_NAME = re.compile(r"\b[A-Z][^\W\d_]+, (?:aged )?(?:12[3-9]|1[3-9]\d|[2-9]\d\d)$")


@warning
def check_figure_malformed(claim: Claim) -> None:
    r"""A number that nobody writes so: a digit or a separator too many or too few.

    Thousands stand in groups of three, decimals behind a point. Where commas are decimals, or
    where numbers are grouped otherwise (1,50,000 in India), the number is left alone. A year has
    four digits, and what is told of lies before 2100; behind words that stand before other numbers
    too ("by 20030"), or where it may be yet to come ("in 3002"), it is told only where another
    year of the text is a digit away. A day has two digits, no person lived for more than 122
    years, an ordinal number ends as it is spoken, no hour has 75 minutes, no morning a twentieth
    hour, and no nation but two a billion people. What cannot be seen between two digits parts them
    for every search and every program, and nobody can tell which number is meant.

    Fails:
        - quantity: $100,00
        - quantity: 6,748,36
        - quantity: "1,2345"
        - quantity: 3.817.69
        - quantity: in 20030
        - quantity: 280 December
        - quantity: 260-year-old man
        - quantity: 91th
        - quantity: 1275 GMT
        - quantity: 20.38am
        - quantity: $0619
        - quantity: 1 billion Indonesians
        - {exact: "Ada Holm, 550", quantity: "550"}
        - quantity: "9\u200b00 km"

    Passes:
        - quantity: $100.00
        - quantity: 6,748,360
        - quantity: 1,50,000
        - quantity: "10,847.66"
        - quantity: in 2003
        - quantity: 112th
        - quantity: 2359 GMT
        - quantity: 1.4 billion Indians
        - quantity: 7:30am
        - quantity: $0.62
        - quantity: 260-year-old house
        - {exact: "Ada Holm, 55", quantity: "55"}
        - {exact: "on average, 300", quantity: "on average, 300"}
        - quantity: to 20180
        - quantity: "900\u200b km"
    """
    words = claim.words("quantity")
    is_parted = any(map(_is_hidden, BETWEEN_DIGITS.findall(words)))
    assert not is_parted, describe_hidden_characters(words)
    told = explain_malformed(words, claim.document.text)
    assert not told, told
    exact = claim.words("exact")
    is_too_old = exact[-3:].isdigit() and BEHIND_NAME.search(exact)
    assert not is_too_old, f"“{words}” is no age of anybody: a digit is too many."


def _is_hidden(characters: str) -> bool:
    return all(map(has_hidden_characters, characters))
