"""Names that look like dates: "Super Tuesday", "the Coptic Christmas", "Theresa May"."""

from __future__ import annotations

import re
from datetime import date

from factcheck.dates.words import MONTH_WORDS, WEEKDAY_WORDS

_NAMES_A_WEEKDAY = {  # "Super Tuesday", "Bloody Sunday": no plain day of the week
    "black", "bloody", "blue", "super", "giving", "fat", "shrove", "ash", "maundy", "holy", "good",
    "easter", "palm", "whit", "low", "clean", "red", "cyber", "casual", "spy", "mad", "advent",
    "trinity", "mothering", "remembrance", "manic",
}  # fmt: skip
_AFTER_A_WEEKDAY = frozenset(
    {"times", "telegraph", "football", "lights", "paper", "papers", "live", "fever"}
)
_AFTER_A_MONTH = frozenset({"revolution", "monarchy", "surprise"})
_BROADCAST = frozenset({"show", "program", "programme"})
_FILMS = frozenset({"film", "films", "movie", "movies", "franchise", "series", "sequel"})
_AFTER_A_SEASON = frozenset({"olympics", "olympic", "paralympics", "games", "palace"})
_NAMED_BY = {  # "the Sunday Times", "March Madness", "the Winter Olympics"
    **dict.fromkeys((*WEEKDAY_WORDS, "night"), _AFTER_A_WEEKDAY),
    **dict.fromkeys(("winter", "summer"), _AFTER_A_SEASON),
    **dict.fromkeys(MONTH_WORDS, _AFTER_A_MONTH),
    "sunday": _AFTER_A_WEEKDAY | {"school", "schools", "mirror", "express", "herald"},
    "friday": _AFTER_A_WEEKDAY | {"agreement", "accord", "accords", "prayers"},
    "easter": frozenset({"island", "eggs", "egg", "bunny"}),
    "march": _AFTER_A_MONTH | {"madness", "for", "on"},
    "may": _AFTER_A_MONTH | {"said", "says", "told", "resigned", "insisted"},  # a surname
    "april": _AFTER_A_MONTH | {"fool", "fools"},
    "today": _BROADCAST,
    "tonight": _BROADCAST,
    "13th": _FILMS,
}
_OTHER_CALENDARS = {  # "the Islamic New Year", "Russia's Christmas"
    "orthodox", "coptic", "armenian", "islamic", "muslim", "hijri", "persian", "iranian", "thai",
    "tamil", "bengali", "hindu", "khmer", "cambodian", "lao", "burmese", "nepali", "ethiopian",
    "tibetan", "vietnamese", "korean", "julian", "old", "sikh", "sinhala", "punjabi", "russian",
    "russia", "ukrainian", "ukraine", "greek", "greece", "serbian", "serbia", "georgian",
    "georgia", "egyptian", "egypt", "eritrean", "eastern", "ethiopia", "armenia",
}  # fmt: skip
_SOUTHERN = {  # whose summer is the north's winter
    "southern", "austral", "australian", "australia", "zealand", "argentine", "argentina",
    "chilean", "chile", "brazilian", "brazil", "antarctic", "antarctica",
}  # fmt: skip
_SEASONS = {"spring", "summer", "autumn", "fall", "winter"}
_WHOSE = {"his", "her", "their", "my", "your", "our", "its"}  # "in his 40s" is an age
_FEASTS = {"christmas", "easter", "new"}
_NATIONAL = (  # of other days elsewhere than in the United States
    "Independence Day|Memorial Day|Labou?r Day|Thanksgiving(?: Day)?|Mothers?['’]?s? Day|"
    "Fathers?['’]?s? Day|Veterans['’]? Day|Flag Day|Election Day"
)
_PLAIN_BEFORE = (  # words that may stand before such a day, and say nothing of whose it is
    "In|On|The|A|An|At|Last|Next|This|Early|Late|Mid|By|Since|Until|From|And|Or|To|Of|Before|"
    "After|Over|For|Through|During|American|America['’]s|U\\.?S\\.?|Past"
)

_KNOWN = (  # days that are told for years without theirs, by the words beside them
    (re.compile(r"sept?(?:ember)? 11(?:th)?"), date(2001, 9, 11), {
        "attacks", "attack", "terror", "terrorist", "hijackers", "hijackings",
    }),
    (re.compile(r"jan(?:uary)? 6(?:th)?"), date(2021, 1, 6), {
        "riot", "riots", "rioters", "insurrection", "capitol", "insurrectionists",
    }),
    (re.compile(r"oct(?:ober)? 7(?:th)?"), date(2023, 10, 7), {"hamas", "massacre"}),
)  # fmt: skip


def known_year(run: list[str], beside: list[str], published: date | None) -> list[str]:
    """The year of a day that every reader knows, once it was: "the Sept. 11 attacks"."""
    told = " ".join(run)
    for pattern, day, words in _KNOWN:
        if published and day <= published and pattern.search(told) and words & set(beside):
            return [str(day.year)]
    return []


def is_a_name(words: str, tokens: list[str], start: int, end: int) -> bool:
    """Whether the words beside what looks like a date make it a name, or another day."""
    before, after = "".join(tokens[:start][-1:]), "".join(tokens[end:][:1])
    first, last = tokens[start], tokens[end - 1]
    is_named_before = (before in _NAMES_A_WEEKDAY and first in WEEKDAY_WORDS) or (
        before in _OTHER_CALENDARS and first in _FEASTS
    )
    run = set(tokens[start:end])
    is_elsewhere = bool(_SEASONS & run and _SOUTHERN & {*tokens[:start], *tokens[end:]})
    is_age = before in _WHOSE and re.fullmatch(r"'?\d0s", last) is not None
    has_year = any(token.isdigit() for token in tokens[start:end])
    is_named_after = not has_year and after in _NAMED_BY.get(last, ())
    if is_elsewhere or is_age or is_named_before or is_named_after:
        return True
    return _is_whose(words, tokens[start:end])


def _is_whose(words: str, run: list[str]) -> bool:
    """Whether it is a name, or somebody's: "June Carter", "India's Independence Day"."""
    if len(run) == 1 and run[0] in MONTH_WORDS and re.match(r"\w+\.? [A-Z]", words):
        return True
    name = "May" if run == ["may"] else f"(?:{_NATIONAL})"
    belongs = rf"\b(?!(?:{_PLAIN_BEFORE})\b)[A-Z][\w.]*(?:['’]s)? {name}\b"
    return bool(re.search(rf"{belongs}|{name} in [A-Z]", words))
