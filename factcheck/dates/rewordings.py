"""How dates are written otherwise than the patterns have them: "1Q24", "mid-day", "'88"."""

from __future__ import annotations

import re

from factcheck.rewriting import Rewriting

_DAY_NAME = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_MONTH_NAME = rf"{_MONTH}[a-z]*\.?"
_MONTH_DAY = rf"(?:{_MONTH_NAME} \d{{1,2}}|\d{{1,2}} {_MONTH_NAME})"

_NAME_RUN = (  # "January-September", "Monday-Friday", "Tuesday/Wednesday"
    r"\b((?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|"
    rf"[a-z]*(?:uary|ch|il|ber|ust)|{_DAY_NAME}))\.?([-/])"
    rf"(?={_MONTH}|mon|tue|wed|thu|fri|sat|sun)"
)
_COUNTED = r"(?:(?<=\d )|(?<=\b(?:last|next|this|past) )|(?<=\bthe ))"  # no "Mos Def"


def _joined(run: re.Match[str]) -> str:
    return f"{run[1]} {'to' if run[2] == '-' else 'or'} "


_FORMS = (
    (r"\b([ap])\. ?m\.?(?=\W|$)", r"\1m", "a.", "p."),
    (  # "July 1, 1908, a Wednesday"
        rf"\b({_MONTH_DAY}(?:,? \d{{4}})?), (?:which was )?an? ({_DAY_NAME})(?=[,.]?$)",
        r"\2, \1", ", a", ", which",
    ),
    (  # "Feb. 29, the last day of the month" names one day twice
        rf"\b({_DAY_NAME}|\d{{1,2}}|\d{{4}}), (?:the|a) (?:\w+ )?(?:day|eve|anniversary)\b[^,]*$",
        r"\1", ", the", ", a",
    ),
    (r"\bfy'?(?=\d)", "fy ", "fy"),
    *(  # as in headlines and messages
        (rf"\b{short}\b\.?", said, mark)
        for short, said, mark in (
            ("wks", "weeks", "wks"), (f"{_COUNTED}wk", "week", "wk"), ("yrs", "years", "yrs"),
            (f"{_COUNTED}yr", "year", "yr"), (f"{_COUNTED}mos", "months", "mos"),
            ("hrs", "hours", "hrs"),
            ("nite", "night", "nite"), ("ytd", "year to date", "ytd"), ("eoy", "year end", "eoy"),
            ("(?:tmrw|tmw)", "tomorrow", "tm"), ("2moro", "tomorrow", "2moro"),
            ("yday", "yesterday", "yday"),
        )
    ),
    (r"\b(\d{1,3})h(?= ago\b)", r"\1 hours", "h ago"),
    (r"\b(\d{1,3})d(?= ago\b)", r"\1 days", "d ago"),
    (r"\b(\d{1,3})[ -]1/2\b(?!/)", r"\1.5", " 1/2", "-1/2"),
    (r"(?<=\d) ?½", ".5", "½"),
    (r"\b([1-4])q'?(\d\d)\b", r"q\1 20\2", "q"),  # "1Q24"
    (r"\b([12])h'?(\d\d)\b", r"h\1 20\2", "1h", "2h"),
    (r"\bpost-(?=[12]\d{3})", "after ", "post-"),
    (r"\bpre-(?=[12]\d{3})", "before ", "pre-"),
    (r"\bmid(?=(?:week|year|summer|winter|month|season|century|decade)\b)", "mid ", "mid"),
    (
        r"\b(mid|late|early)-?(?=(?:morning|afternoon|evening)\b)", r"\1 ",
        "morning", "afternoon", "evening",
    ),
    (r"\bmid-day\b", "midday", "mid-day"),
    (r"\brun-up\b", "runup", "run-up"),
    *(  # "May, June and July", "Jan. 5, 6 and 7": from the first to the last
        (rf"{start}({name}),(?: {name},)* {name},? and (?={name}(?!\w))", r"\1 and ", ", ")
        for start, name in (
            (r"(?<=[a-z.] )", r"\d{1,2}"), (r"\b", _DAY_NAME), (r"\b", _MONTH_NAME),
            (r"\b", r"[12]\d{3}"),
        )
    ),
    (r"\b(first|second|third|fourth) fiscal quarter", r"fiscal \1 quarter", "fiscal quarter"),
    (r"\b(?:financial|calendar|business) (?=quarters?\b)", "", " quarter"),
    (r"(?<![\d/-])([12]\d{3})/(\d\d)(?![\d/-])", r"\1 to \2", "/"),
    (r"('\d\d)-(?='?\d\d(?!\d))", r"\1 to ", "'"),
    (r"(?<!\w)'([3-9]\d)(?![\ds])", r"19\1", "'"),  # "'88"; the pivot is news's own century
    (r"(?<!\w)'([0-2]\d)(?![\ds])", r"20\1", "'"),
    (r"\b(\d{1,2})-([a-z]{3,9})\.?-(\d{4})\b", r"\1 \2 \3", "-"),
    (r"\b([a-z]{3,9})-(\d{1,2})-(\d{4})\b", r"\1 \2 \3", "-"),
    (r"(?<=\w)-(?= )", "", "-"),
    (rf"(?<=\d)-(?={_MONTH})", " to ", "-"),
    (rf"\b({_MONTH_NAME})-(?=\d{{1,2}} {_MONTH})", r"\1 to ", "-"),  # "30 April-1 May"
    (  # "13-14", "1987-88", but not the month "2024-01"
        r"(?<![\d.,/-])(\d{1,2}|\d{4}(?!-(?:0\d|1[0-2])(?!\d)))-(\d{1,2}|\d{4})(?![\d-])",
        r"\1 to \2", "-",
    ),
    (r" -+ |(?<=\w)--+(?=\w)", " to ", " -", "--"),
    (r"'s\b|(?<=s)'(?=\s|$)", "", "'"),
    (_NAME_RUN, _joined, "-", "/"),
    (r"(?<=[a-z.])-(?=[\w'])|(?<=\d)-(?=[a-z])", " ", "-"),
    (r"(?<=[a-z])\.(?=\s|$|,)|[,;!?\"“”()\[\]]", " ", *".,;!?\"“”()[]"),
)  # fmt: skip
FORMS = tuple(Rewriting(pattern, said, tuple(marks)) for pattern, said, *marks in _FORMS)
"""Other forms of the same words, small letters all."""

COUNTS = (
    Rewriting(
        r"\b(?:an?|one) (day|week|month|year|decade|hour) or (?:two|so)\b",
        r"one to two \1s",
        (" or ",),
    ),
    Rewriting(
        r"\b(past|last|next|coming|this|the) (day|week|month|year|decade) and a half\b",
        r"\1 one and a half \2s",
        (" and a half",),
    ),
    Rewriting(
        r"\b(?!and )(\w+) (day|week|month|year|decade|hour)s? and a half\b",
        r"\1 and a half \2s",
        (" and a half",),
    ),
    Rewriting(r"\b(\w+) century and a half\b", r"\1 and a half centuries", ("century and a half",)),
)
"""Counts in the order in which the patterns have them."""
