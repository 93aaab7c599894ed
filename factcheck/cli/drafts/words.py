"""Words that several patterns of drafts look for, as alternatives."""

from __future__ import annotations

from factcheck.cli.drafts.alternatives import number_words

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
WEEKDAYS = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
PARTS = "(?:half|(?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|sixteenth)s?)"
WAYS = "(?:long|tall|wide|high|deep|thick|across|apart|in diameter)"
MONEY = "[$€£¥]"
DIGIT = "[\\d½¼¾⅓⅔⅛⅜⅝⅞]"
SMALL = number_words(2, 90)
ONES = (  # "an eighth of a mile", "half an inch", "a mile"
    rf"(?:(?:an?|{number_words(1, 9)})[- ])?{PARTS} of an?|half an?|"
    r"(?<!s of )(?<![fxhn]th of )(?<!ird of )(?<!quarter of )(?:an?|one)"
)
NUMBERS = (
    f"{SMALL}|half an?|a dozen|a hundred|a thousand|a million|one in|"
    r"one (?:(?:hundred|thousand|million|billion|trillion|gold|silver|bronze)\b)"
)
