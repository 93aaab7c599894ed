"""The words of a quantity in the order in which they are read.

Each sign stands before its number ("minus 20"), each part beside its whole ("one and a half
mile"), and what only a page's layout joins is a range or a list.
"""

from __future__ import annotations

import re

from factcheck.quantities.number_words import number_words
from factcheck.quantities.numerals import read_numeral
from factcheck.quantities.short_forms import SHORT_FORMS, in_full
from factcheck.quantities.unit_words import UNIT
from factcheck.rewriting import Rewriting, rewrite

_SCALE_WORD = r"(?: ?(?:F|C|Fahrenheit|Celsius)\b)?"
_NUMBER = rf"(?:\d[\d.]*|(?:\w+ty-)?(?:{number_words(1, 90)}))"
_SIZE = r"\d+(?:\.\d+)?(?: ?\d+⁄\d+)?"
_AND_MORE = re.compile(r"(\d)\+[ -]?(?=[A-Za-z°])")


def reorder(text: str) -> str:
    """The words with each sign and part before its number: "minus 20", "at least 35 mph"."""
    text = rewrite(text, ORDERS)
    if "+" in text and _AND_MORE.search(text):
        return "at least " + _AND_MORE.sub(r"\1 ", text)
    return text


def _parted(match: re.Match[str]) -> str:
    """The words "25/33 mpg" and "110/120g" with "or" for the slash; "3/4 kg" as it stands."""
    read = read_numeral(match[0], 0)
    return (
        match[0]
        if read and read[1] == match.end() - match.start()
        else match[0].replace("/", " or ")
    )


def _listed(match: re.Match[str]) -> str:
    """A pattern's sizes, "8 (10, 12) cm", as a list: "8, 10, 12 cm"."""
    return re.sub(r"[\s,()\[\]]*[,()\[\]][\s,()\[\]]*", ", ", match[0]).rstrip(", ") + " "


def _negated(match: re.Match[str]) -> str:
    """The words "20 degrees below zero F" as "minus 20 degrees F"."""
    unit = match[4] or " degrees"
    first = f"minus {match[1]} {match[2]} " if match[1] else ""
    return f"{first}minus {match[3]}{unit}{match[5] or ''}"


def _timed(match: re.Match[str]) -> str:
    """The time of a race, "2:06:51" or "3:43.13", in hours, minutes and seconds."""
    *larger, seconds = match[0].split(":")
    units = ("hours", "minutes")[-len(larger) :]
    counts = [f"{int(count)} {unit}" for count, unit in zip(larger, units, strict=True)]
    return f"{' '.join(counts)} {seconds.removeprefix('0')} seconds"


def _moved(match: re.Match[str]) -> str:
    """The words "a mile and a half" in the order "one and a half mile"."""
    number = "one" if match[1].lower() in ("a", "an", "the") else match[1]
    return f"{number} and {match[3].replace('-', ' ')} {match[2]}"


ORDERS = (
    *SHORT_FORMS,
    Rewriting(
        rf"(?<!half )(?<!of )\ban? ({UNIT}) (to (?=an? |one |two |three |\d)|or (?=two\b|three\b))",
        r"one \1 \2",
        (" to ", " or "),
        re.IGNORECASE,
    ),
    Rewriting(
        rf"\b({number_words(1, 12)}|an?|the) ({UNIT})(?: and |-and-)"
        r"(an?[ -]half|an?[ -]quarter|three[ -]quarters)\b",
        _moved,
        ("half", "quarter"),
        re.IGNORECASE,
    ),
    Rewriting(
        rf"\b(?:({_NUMBER}) (to|and) )?({_NUMBER})((?: ?degrees?| ?°)?{_SCALE_WORD})"
        rf" below(?: zero({_SCALE_WORD})|$)",
        _negated,
        (" below",),
        re.IGNORECASE,
    ),
    Rewriting(
        r"(?<![\d/.])\d[\d.]*(?:/\d[\d.]*)+"
        r"(?= ?-?(?:mpg|g|ml|kg|cm|mm|mmHg|kPa|mph|km/h|°?[CF])\b)",
        _parted,
        ("/",),
        re.IGNORECASE,
    ),
    Rewriting(
        r"\b(gas marks? (?!1/[24]\b)\d+)(?: ?[-–/] ?| to | or )(?=\d+\b)",
        r"\1 to gas mark ",
        ("gas mark",),
        re.IGNORECASE,
    ),
    Rewriting(
        r"(?<=[\dCF°]) ?[/(] ?(?:fan ?\d+ ?°? ?[CF]?|\d+ ?°? ?[CF]?[ (]fan\)?)\)?"
        r"(?= ?(?:[/,;)]|$))",
        "",
        ("fan",),
        re.IGNORECASE,
    ),
    Rewriting(
        r"(\d[\d.]*) ?(?:mpg )?city(?: ?/ ?| and |, )"
        r"(\d[\d.]*) ?(?:mpg )?(?:highway|hwy)\b(?: mpg\b)?",
        r"\1 or \2 mpg",
        ("city",),
        re.IGNORECASE,
    ),
    Rewriting(
        r"\b(?:(\d)m ?(?=\d)|(?=(?:[5-9]|1[0-6])(?: \d⁄\d)?f))(\d+(?: ?\d⁄\d)?)f\b"
        r"(?: ?(\d+)yd?s?\b)?",
        in_full("miles", "furlongs", "yards"),
        tuple(f"{digit}f" for digit in range(10)),
    ),
    Rewriting(r"(\d)-plus\b", r"\1+", ("-plus",), re.IGNORECASE),
    Rewriting(
        r"\b([\w.]+)-(foot|pound|inch|yard|ton(?=n)|mile(?=r))n?e?r\b",
        r"\1-\2",
        ("-footer", "-pounder", "-incher", "-yarder", "-tonner", "-miler"),
        re.IGNORECASE,
    ),
    Rewriting(
        r"\b(\d+:[0-5]\d) ?(/|per )(?= ?(?:km|mi|mile|kilometer|kilometre)\b)",
        r"\1 min \2",
        (":",),
    ),
    Rewriting(
        r"(?<![\d:.])(?:\d{1,2}:[0-5]\d:[0-5]\d(?:\.\d+)?|\d{1,2}:[0-5]\d\.\d{1,3})"
        r"(?![\d:]| ?[ap]\.?m\b)",
        _timed,
        (":",),
    ),
    Rewriting(  # no time of day, which has fewer hours, and no shares of a hundred
        r"(?<![\d:.])(?!50:50|60:40|70:30|80:20|90:10|65:35|75:25|55:45|85:15|95:05)"
        r"(?:2[4-9]|[3-9]\d):[0-5]\d(?![\d:]|\.\d| ?(?:min|sec|hour|split|ratio|mix))",
        _timed,
        (":",),
    ),
    Rewriting(
        r"\b(\d\d)\.([0-3]) ?(\d⁄\d) ?-?(?:hh|hands?)\b",
        r"\1 hands \2 \3 inches",
        ("hh", "hand"),
    ),
    Rewriting(
        rf"{_SIZE} ?(?:[(\[]{_SIZE}(?:, ?{_SIZE})+[)\]] ?)+"
        r"(?=(?:cm|mm|m|in|inch(?:es)?|yds?|yards|g|oz|metres|meters)\b|\")",
        _listed,
        ("(", "["),
    ),
)
"""What is read in another order, or not at all."""
