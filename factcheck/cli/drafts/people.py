"""People in running text, where a title or an office beside a full name says that it is one.

Silent where neither stands there: a name that is none costs a reader more than a missing one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain

from factcheck.cli.drafts.candidate import Candidate
from factcheck.cli.drafts.offices import (
    HONORIFICS,
    MODIFIERS,
    NO_PERSON,
    OF_AN_OFFICE,
    OFFICES,
    OPENINGS,
    TIES,
    TITLES,
)
from factcheck.cli.drafts.words import SAID
from factcheck.names.roles import countries
from factcheck.text import Part, Span, divide

PARTICLE = r"(?:de|del|della|de la|da|dos|di|du|van|van der|von|bin|ibn|al|el|ter)"
_REACH = 120  # characters on either side of an office in which a name is looked for
_DOING = rf"(?:{SAID}|was|is|had|has|will|would|left|took|went|[a-z]+ed)"
_OF_A_PLACE = re.compile(r"-(?:based|born|owned|led|backed|listed|made|run|bound)$")
_ENDS = r"(?=[,.;:)\n]|$| \(| (?:and|in|at|from|as|who|until|when)\b)"
_PLAIN = (
    r"(?!(?:who|whose|which|of|to|and|or|with|that|for|from|by|the|an?|in|on|at|his|her|their|its|"
    r"as|is|was)\b)[a-z][a-z-]*"
)


def find_people(text: str) -> Iterator[Candidate]:
    """One candidate for each person, and another where the role or the spelling is another."""
    told: set[tuple[str, str]] = set()
    taken: list[tuple[int, int]] = []
    start = _headline_end(text)
    mentions = [one for one in _mentions(text) if one[0][0] >= start]
    for span, fields in sorted(mentions, key=lambda one: (one[0][0], -len(one[1]), one[0])):
        key = fields["name"], fields.get("role", "").lower()
        is_known = key in told or (not key[1] and key[0] in {name for name, _ in told})
        if is_known or any(first < span[1] and span[0] < last for first, last in taken):
            continue
        told.add(key)
        taken.append(span)
        yield Candidate(Span(*span), "name", fields, {"about": fields["name"]})


def _headline_end(text: str) -> int:
    """Where the headline ends: in it, every word may have a capital."""
    return max((end for part, _, end in divide(text) if part is Part.HEADLINE), default=0)


def _mentions(text: str) -> Iterator[tuple[tuple[int, int], dict[str, str]]]:
    """Where a person may be named, and what the words there say of the person."""
    for start, end in _near_an_office(text):
        for found in chain.from_iterable(one.finditer(text, start, end) for one in _patterns()):
            name = found["name"]
            if not _is_person(name) or not _stands_alone(text, found):
                continue
            role = _role(found.groupdict())
            if role is not None:
                yield found.span(), {"name": name, **role}
    yield from _by_age_or_kin(text)
    yield from _known_later(text)


def _by_age_or_kin(text: str) -> Iterator[tuple[tuple[int, int], dict[str, str]]]:
    """People whose age, country or tie to another stands beside the name."""
    for found in chain.from_iterable(one.finditer(text) for one in _told_patterns()):
        country = found.groupdict().get("country")
        if _is_person(found["name"]):
            yield (
                found.span() if country else found.span("name"),
                {"name": found["name"], **({"country": country} if country else {})},
            )


def _near_an_office(text: str) -> Iterator[tuple[int, int]]:
    """The passages in which an office or a title stands; elsewhere nothing is looked for."""
    start = end = 0
    for found in _signs().finditer(text):
        first = max(
            text.rfind(" ", 0, max(0, found.start() - _REACH)),
            text.rfind("\n", 0, found.start()),
            0,
        )
        if first > end:
            yield start, end
            start = first
        end = min(len(text), found.end() + _REACH)
    yield start, end


@cache
def _signs() -> re.Pattern[str]:
    titles = _any_of([*TITLES.split(), *HONORIFICS.split()])
    return re.compile(rf"\b(?:(?i:{offices()})\b|(?:{titles})(?!\w)|(?:from|of|at|with) )")


def _is_person(name: str) -> bool:
    words = name.replace("’s", "").split()
    capitals = [word for word in words if word[0].isupper()]
    is_other = any(word.strip(".,") in _no_person() or _OF_A_PLACE.search(word) for word in words)
    return len(capitals) > 1 and not is_other and words[-1] not in countries()


def _stands_alone(text: str, found: re.Match[str]) -> bool:
    """Whether the role is the person's own: not "the secretary of President Ada Holm"."""
    before, after = text[max(0, found.start() - 40) : found.start()], text[found.end() :][:30]
    is_anothers = re.search(r"\b(?:of|to|for|by)(?: the)?(?: [A-Z]\w+)? $", before)
    is_office = is_anothers and re.search(offices(), before.lower())
    return not is_office and not re.match(rf" (?:{offices()})\b", after)


def _role(groups: dict[str, str | None]) -> dict[str, str] | None:
    """The role and the country beside a name; ``None`` where it is no role after all."""
    words = " ".join((groups.get("role") or "").split())
    country, rest = _country(re.sub(r"^(?i:the|a|an|his|her|its|their|our) ", "", words))
    if (tail := groups.get("tail")) and tail.removeprefix("the ") in countries():
        country = country or tail.removeprefix("the ")
    elif tail:
        rest = f"{rest} {groups['link']} {tail}"
    if rest.lower() == "counterpart" or rest.rstrip(".") in _honorifics():
        rest = ""
    return {key: value for key, value in (("role", rest), ("country", country)) if value}


def _country(words: str) -> tuple[str, str]:
    """The country that begins the words for an office, and the words without it."""
    known = countries()
    for count in (3, 2, 1):
        first, rest = " ".join(words.split()[:count]), " ".join(words.split()[count:])
        former = re.match(r"(?:former|acting|then|outgoing) ", first)
        bare = re.sub("[’']s?$", "", first[former.end() :] if former else first)
        if rest and bare in known:
            return known[bare], f"{former[0]}{rest}" if former else rest
    return "", words


def _last_alone(text: str) -> dict[str, int]:
    """Where each word that seems a surname stands alone for the last time."""
    return {found[found.lastgroup or 0]: found.start() for found in _alone().finditer(text)}


@cache
def _alone() -> re.Pattern[str]:
    word = r"[A-ZÀ-Þ][\w’'-]*\w"
    return re.compile(
        rf"\b(?:Mr|Mrs|Ms|Dr)\.? (?P<titled>{word})\b|"
        rf"(?:[.”\"\n]\s{{1,40}}|^)(?P<first>{word}) {_DOING}\b|"
        rf", [”\"]? ?(?P<says>{word}) {SAID}\b|[”\"] {SAID} (?P<said>{word})\b(?! [A-Z])",
        re.MULTILINE,
    )


def _known_later(text: str) -> Iterator[tuple[tuple[int, int], dict[str, str]]]:
    """Full names whose surname stands alone later: "Mr Holm", "Holm said", "Holm left"."""
    alone = _last_alone(text)
    for found in re.finditer(rf"(?<![\w.’'-]){_name()}", text) if alone else ():
        name = found["name"]
        if alone.get(name.split()[-1], 0) >= found.end() - 1 and _is_person(name):
            _, name = _country(name)  # "Norwegian Ada Holm"
            if " " in name:
                start = found.end("name") - len(name)
                yield (start, found.end("name")), {"name": name}


@cache
def _told_patterns() -> tuple[re.Pattern[str], ...]:
    """The age or the country behind a name, the tie before: "his biographer, Ada Holm"."""
    nations = _any_of(countries().values())
    return (
        re.compile(rf"(?<![\w.’'-]){_name()}(?=, [1-9]\d[,;])"),
        re.compile(
            rf"\b(?:his|her|their|whose) (?:[a-z-]+ )?(?:{_any_of(TIES.split())}),? {_name()}"
        ),
        re.compile(rf"(?<![\w.’'-]){_name()} of (?:the )?(?P<country>{nations})\b"),
    )


@cache
def _no_person() -> frozenset[str]:
    return frozenset([*NO_PERSON.split(), *TITLES.split()])


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(word.rstrip(".") for word in HONORIFICS.split())


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))


@cache
def offices() -> str:
    """The words for offices and callings, as alternatives of a pattern."""
    return _any_of(OFFICES.split())


@cache
def _name() -> str:
    """A full name: two to four words with capitals, initials and particles between them."""
    word = r"[A-ZÀ-ÞŁŚŠŽ](?:(?=\w*[a-zà-ÿ])\w*+|[’'][A-Z]\w+)(?:[-’'][A-Z]\w+|-[^\W\d]\w*)?"
    stop = _any_of(_no_person())
    more = rf"(?: (?:[A-Z]\.(?: ?[A-Z]\.)?|{PARTICLE})){{0,2}} (?!(?:{stop})\b){word}"
    return (
        rf"(?P<name>(?!(?:{stop})\b){word}(?:{more}){{1,3}}(?: Jr\.?| Sr\.?| I{{2,3}})?)(?![\w-])"
    )


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """The office before the name, with or without commas, and behind it."""
    nations = _any_of(countries())
    nation = rf"(?:(?:{nations})(?:[’']s)? )"
    capital = rf"(?:(?!(?:{_any_of(OPENINGS.split())})\b)[A-Z][\w-]*|(?:[A-Z]\.){{2,}}|&) "
    modifier = rf"(?:(?i:{_any_of(MODIFIERS.split())}) |{nation}|{capital})"
    honorific = rf"(?:(?:{_any_of(HONORIFICS.split())}) )?"
    office = rf"(?:(?i:{offices()})(?: [Gg]eneral)?|(?:{_any_of(TITLES.split())}))"
    joined = rf"(?:(?i:{offices()}) and )?"
    before = rf"(?<![\w’'-])(?P<role>{joined}{modifier}{{0,6}}{office}(?: of (?:{OF_AN_OFFICE}))?)"
    tail = r"(?: (?P<link>of|for) (?P<tail>[^,.;:“”\"\n]{2,50}))?"
    behind = (
        rf", (?P<role>(?:(?:the|an?|its) (?:{_PLAIN} ){{0,3}})?{modifier}{{0,6}}(?i:{offices()})"
        rf"(?: and (?:CEO|CFO|(?:{modifier}{{0,2}})(?i:{offices()})))?)"
        rf"\b(?![’'-])(?: (?P<link>of|for) (?P<tail>[^,.;:()“”\"\n]{{2,50}}?){_ENDS})?"
    )
    seated = rf"(?=, (?:from|of|at|with) [^,.;:“”\"\n]{{3,60}}, {SAID}\b)"
    return (
        re.compile(rf"{before} {honorific}{_name()}"),
        re.compile(rf"{before}{tail}, {honorific}{_name()}(?=[,.])"),
        re.compile(rf"(?<![\w’'-]){honorific}{_name()}{behind}"),
        re.compile(rf"(?<![\w’'-])(?P<role>{_any_of(HONORIFICS.split())}) {_name()}"),
        re.compile(rf"(?<![\w’'-]){_name()}{seated}"),
    )
