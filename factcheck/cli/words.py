"""Words that several patterns of drafts look for, as alternatives."""

from __future__ import annotations

HEDGES = (  # without "under": people are "under 18"
    "about|around|some|nearly|almost|roughly|approximately|an estimated|more than|fewer than|"
    "less than|just over|just under|over|at least|at most|up to|as many as|no more than"
)
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
WEEKDAYS = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
SAID = (
    "(?:said|says|stated|added|wrote|told|announced|explained|noted|warned|tweeted|recalled|"
    "insisted|argued|replied|remarked|admitted|claimed|adds|tells|notes|warns|argues|explains)"
)
PARTS = "(?:half|(?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|sixteenth)s?)"
WAYS = "(?:long|tall|wide|high|deep|thick|across|apart|in diameter)"
DIGIT = "[\\d½¼¾⅓⅔⅛⅜⅝⅞]"
