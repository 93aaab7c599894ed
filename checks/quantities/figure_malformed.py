"""Rule figure-malformed."""

import re

from factcheck import Claim, describe_hidden_characters, has_hidden_characters, warning

GROUPS = re.compile(
    r"[$£€]\d{1,3}(?:,\d{3})*,\d{1,2}$|\d{1,3}(?:,\d{3})+,\d{1,2}$|"
    r"(?<![\d,])\d{1,3},(?!(?:19|20)\d\d$)\d{4,5}$|(?<![\d.])\d{1,3}\.\d{3}\.\d\d$"
)
BETWEEN_DIGITS = re.compile(r"(?<=\d)[.,]?([^\d\s.,]{1,9})[.,]?(?=\d)")
LONG_YEAR = re.compile(r"(?:in|since|during|until|between) (?:(?:19|20)\d{3}|[2-9][2-9]\d\d)$")

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
LONG_DAY = re.compile(rf"\d{{3,}} (?:{MONTHS})$")
OLDEST = 122  # years: Jeanne Calment, 1875 to 1997
OLD = re.compile(
    r"(\d{3})-year-old(?:[’']s$| (?:[a-z]+ )?(?:man|woman|actor|player|driver|mother|father)\b)"
)
YOUNG = re.compile(
    r"\d{3}-year-old (?:[a-z]+ )?(?:boy|girl|teenager|pupil|schoolboy|schoolgirl|child)\b"
)
BEHIND_NAME = re.compile(r"[^\W\d_]{2,}, (?:aged )?(\d{3})$")


@warning
def check_figure_malformed(claim: Claim) -> None:
    r"""A number that nobody writes so: a digit or a separator too many or too few.

    Thousands stand in groups of three, decimals behind a point. Where commas are decimals, or
    where numbers are grouped otherwise (1,50,000 in India), the number is left alone. A year has
    four digits, and what is told of lies before 2200; a day has two, and no person lived for more
    than 122 years. What cannot be seen between two digits parts them for every search and every
    program, and nobody can tell which number is meant.

    Fails:
        - quantity: $100,00
        - quantity: 6,748,36
        - quantity: "1,2345"
        - quantity: 3.817.69
        - quantity: in 20030
        - quantity: 280 December
        - quantity: 260-year-old man
        - {exact: "Ada Holm, 550", quantity: "550"}
        - quantity: "9\u200b00 km"

    Passes:
        - quantity: $100.00
        - quantity: 6,748,360
        - quantity: 1,50,000
        - quantity: "10,847.66"
        - quantity: in 2003
        - quantity: 260-year-old house
        - {exact: "Ada Holm, 55", quantity: "55"}
        - quantity: "900\u200b km"
    """
    words = claim.words("quantity")
    is_parted = any(map(_is_hidden, BETWEEN_DIGITS.findall(words)))
    assert not is_parted, describe_hidden_characters(words)
    assert not GROUPS.search(words), (
        f"“{words}” is grouped as no number is: a digit or a sign is wrong."
    )
    assert not LONG_YEAR.match(words), f"“{words}” is no year that can be meant: a digit is wrong."
    assert not LONG_DAY.match(words), f"“{words}” is no day: a digit is too many."
    told = OLD.match(words) or BEHIND_NAME.search(claim.words("exact"))
    is_too_old = bool(told and int(told[1]) > OLDEST) or YOUNG.match(words)
    assert not is_too_old, f"“{words}” is no age of anybody: a digit is too many."


def _is_hidden(characters: str) -> bool:
    return all(map(has_hidden_characters, characters))
