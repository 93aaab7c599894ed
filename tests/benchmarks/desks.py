"""Projects of any size that look like a desk's: articles, claim files, references.

Everything follows from the numbers asked for, so two runs measure the same files.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FIRST = [
    "Sergey", "Anna", "Yang", "Maria", "John", "Choe", "Fatima", "Paul", "Ingrid", "Kim", "Elena",
    "Tom", "Aisha", "Luis", "Hana", "Olof",
]  # fmt: skip
LAST = [
    "Lavrov", "Kirby", "Petrova", "Okafor", "Lindqvist", "Moreau", "Haddad", "Tanaka", "Sørensen",
    "Novak", "Silva", "Kowalski", "O’Connor", "Banerjee", "Castillo", "Weber", "Nguyen", "Farouk",
    "Ivanova", "Brandt",
]  # fmt: skip
COUNTRIES = [
    "Russia", "North Korea", "Norway", "France", "Kenya", "Brazil", "Japan", "Poland", "Canada",
    "Egypt",
]  # fmt: skip
ROLES = ["spokesman", "ambassador", "professor", "adviser", "lawmaker"]  # held by many at a time
PLACES = [
    "Moscow", "Pyongyang", "Oslo", "Lyon", "Nairobi", "Recife", "Osaka", "Gdansk", "Halifax",
    "Aswan",
]  # fmt: skip
THINGS = [
    "missile", "pipeline", "railway", "storm", "river", "glacier", "ferry", "satellite",
    "reservoir", "wildfire",
]  # fmt: skip
WORDS = [
    "significant", "concerning", "escalation", "support", "active", "work", "towards", "agreements",
    "made", "between", "them", "resources", "needed", "winter", "before", "parliament", "which",
    "nobody", "here", "expected", "after", "such", "a", "long", "year",
]  # fmt: skip
MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
]  # fmt: skip
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
# unit, plural as printed, what one of it is in the other, the other as printed, the usual size
UNITS = (
    ("kilometers", 0.621371, "miles", (20, 900)),
    ("square kilometers", 0.386102, "square miles", (30, 9000)),
    ("meters", 3.28084, "feet", (5, 400)),
    ("kilograms", 2.20462, "pounds", (10, 800)),
    ("liters", 0.264172, "gallons", (40, 5000)),
)
TOPIC_SHARED_BY = 3  # claims, as the same facts are told in several articles
SLIPS = 0.02  # of all claims: those with a planted error
_SLIPS_OF_A_KIND = SLIPS * 15 / 5  # five of the fifteen kinds of claims can have one


@dataclass
class Article:
    """An article in the making: its paragraphs, and the claims made of them."""

    number: int
    published: datetime.date
    chance: random.Random
    topics: int
    sentences: list[str] = field(default_factory=list)
    claims: list[str] = field(default_factory=list)
    told: set[tuple[str, int]] = field(default_factory=set)
    planted: list[tuple[str, str]] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"article-{self.number:05}"

    def add(self, sentence: str, key: str, **fields: str) -> None:
        """A sentence with its claim; ``key`` is completed by the claim's number."""
        self.sentences.append(sentence)
        lines = [f"  {key}_{len(self.claims) + 1}:"]
        lines += [f"    {name.rstrip('_')}: {words}" for name, words in fields.items() if words]
        self.claims.append("\n".join(lines))

    def slips(self, rule: str, key: str) -> bool:
        """Whether the claim to come has an error, of which the rule's check has to tell."""
        slips = self.chance.random() < _SLIPS_OF_A_KIND
        if slips:
            self.planted.append((rule, f"{self.name}.{key}_{len(self.claims) + 1}"))
        return slips

    def topic(self, kind: str) -> tuple[int, random.Random]:
        """A topic new to this article, shared with a few others, and what decides its facts."""
        number = self.chance.randrange(self.topics)
        while (kind, number) in self.told:
            number = (number + 1) % self.topics
        self.told.add((kind, number))
        return number, random.Random(f"{kind} {number}")  # noqa: S311 — test data, no secret


def write_desk(root: Path, claims: int, sources: int) -> list[tuple[str, str]]:
    """A project of so many claims in so many sources; references tell of a tenth of the topics.

    Gives what a run has to find, and nothing besides: rules, each with a claim of a finding.
    """
    planted: list[tuple[str, str]] = []
    for name in ("claims/reference", "seeds"):
        (root / name).mkdir(parents=True, exist_ok=True)
    (root / "pytest.ini").write_text("[pytest]\n")
    topics = max(3 * claims // sources, claims // len(KINDS) // TOPIC_SHARED_BY)
    for number in range(sources):
        share = claims * (number + 1) // sources - claims * number // sources
        article = _article(number, share, topics)
        (root / f"seeds/{article.name}.txt").write_text(_text(article), "utf-8")
        (root / f"claims/{article.name}.yaml").write_text(_claim_file(article), "utf-8")
        planted += article.planted
    (root / "claims/reference/facts.yaml").write_text(_references(topics), "utf-8")
    return planted


def _article(number: int, claims: int, topics: int) -> Article:
    chance = random.Random(number)  # noqa: S311 — test data, no secret
    published = datetime.date(2024, 1, 1) + datetime.timedelta(days=number % 700)
    article = Article(number, published, chance, topics)
    while len(article.claims) < claims:
        KINDS[len(article.claims) % len(KINDS)](article)
    return article


def _distance(article: Article) -> None:
    number, facts = article.topic("distance")
    thing = f"{facts.choice(THINGS)} {number}"
    unit, rate, other, (least, most) = facts.choice(UNITS)
    figure = facts.randrange(least, most)
    again = round(figure * rate * (1.4 if article.slips("conversion-error", "reach") else 1))
    stated, restated = f"{figure:,} {unit}", f"{again:,} {other}"
    by = _person(article.chance)
    article.add(
        f"The {thing} reached up to {stated} ({restated}), {by} said.",
        "reach",
        exact=f"The {thing} reached up to {stated} ({restated})",
        about=f"[{thing}, reach]",
        quantity=f"up to {stated}",
        restated=restated,
        by=by,
    )


def _count(article: Article) -> None:
    number, facts = article.topic("count")
    place = facts.choice(PLACES)
    figure = facts.randrange(3, 4000)
    hedge = facts.choice(["", "about ", "at least ", "more than ", "nearly "])
    noun = facts.choice(["people", "houses", "tanks", "children", "soldiers"])
    stated = f"{hedge}{figure:,} {noun}"
    article.add(
        f"In {place}, {stated} were counted in survey {number}.",
        "counted",
        exact=f"{stated} were counted in survey {number}",
        about=f"[survey {number} in {place}, number of {noun}]",
        quantity=stated,
    )


def _money(article: Article) -> None:
    number, facts = article.topic("money")
    currency, scale = facts.choice("$€£"), facts.choice(["million", "billion"])
    figure = f"{currency}{facts.randrange(11, 990) / 10:g} {scale}"
    article.add(
        f"Plan {number} will cost {figure} over ten years.",
        "cost",
        exact=f"Plan {number} will cost {figure}",
        about=f"[plan {number}, cost]",
        quantity=figure,
        as_of=str(article.published.year),
    )


def _day(article: Article) -> None:
    number, facts = article.topic("day")
    day = datetime.date(2020, 1, 1) + datetime.timedelta(days=facts.randrange(1400))
    month = MONTHS[day.month - 1]
    slip = article.slips("weekday-mismatch", "summit")
    weekday = WEEKDAYS[(day.weekday() + slip) % 7]
    phrase = article.chance.choice(
        [
            f"on {month} {day.day}, {day.year}",
            f"in {month} {day.year}",
            f"on {day.day} {month} {day.year}",
            f"on {weekday}, {month} {day.day}, {day.year}",
        ]
        if not slip
        else [f"on {weekday}, {month} {day.day}, {day.year}"]
    )
    article.add(
        f"Summit {number} was held {phrase} in {facts.choice(PLACES)}.",
        "summit",
        exact=f"Summit {number} was held {phrase}",
        about=f"[summit {number}, date]",
        date=phrase,
        tense="past",
    )


def _recent_day(article: Article) -> None:
    phrase = article.chance.choice(["on Tuesday", "last week", "on Friday", "last month"])
    number = len(article.claims)
    article.add(
        f"Round {number} of the talks ended {phrase}.",
        "talks",
        exact=f"Round {number} of the talks ended {phrase}",
        about=f"[talks {article.number}, end of round {number}]",
        date=phrase,
        tense="past",
    )


def _named(article: Article) -> None:
    number, facts = article.topic("name")
    name, role = _person(facts), facts.choice(ROLES)
    country = facts.choice(COUNTRIES)
    article.add(
        f"{name}, {role} of {country}, opened session {number}.",
        "person",
        exact=f"{name}, {role} of {country}, opened session {number}",
        about=f"{name} {number}",
        name=name,
        role=role,
        country=country,
    )


def _said(article: Article) -> None:
    by = _person(article.chance)
    words = " ".join(article.chance.sample(WORDS, k=article.chance.randrange(6, 16)))
    article.add(
        f"“{words},” {by} stated.",
        "words",
        exact=words,
        quotation=words,
        by=by,
        about=f"[round {article.topic('said')[0]}, judgement]",
    )


def _share(article: Article) -> None:
    number, facts = article.topic("share")
    n = facts.randrange(20, 90)
    count = facts.randrange(1, n)
    slip = article.slips("percentage-impossible", "share")
    share = f"{100 * (count - slip / 2) / n:.1f} percent"
    article.add(
        f"In sample {number}, {share} of {n} plots were dry.",
        "share",
        exact=f"In sample {number}, {share} of {n} plots",
        about=f"[sample {number}, share of dry plots]",
        share=share,
        n=str(n),
    )


def _stated_in_words(article: Article) -> None:
    number, facts = article.topic("class")
    kind = f"short-range {facts.choice(THINGS)}"
    article.add(
        f"Object {number} is a {kind}, the report says.",
        "class",
        exact=f"Object {number} is a {kind}",
        about=f"[object {number}, class]",
        text=kind,
        note="The report itself is not public; a person has to read it.",
    )


def _judgement(article: Article) -> None:
    number = len(article.claims)
    article.add(
        f"Decision {number} has caused growing concern abroad.",
        "concern",
        exact=f"Decision {number} has caused growing concern",
        about=f"[decision {number} of {article.number}, effect]",
        note="The writer’s own judgement; a person has to say whether it is supported.",
    )


KINDS = (
    *(_distance, _count, _named, _day, _said, _distance, _recent_day, _count, _money, _named),
    *(_said, _share, _distance, _stated_in_words, _judgement),
)


def _person(chance: random.Random) -> str:
    return f"{chance.choice(FIRST)} {chance.choice(LAST)}"


def _title(article: Article) -> str:
    return f"Ministers Weigh the Figures of Round {article.number}"


def _text(article: Article) -> str:
    told = article.sentences
    paragraphs = [" ".join(told[at : at + 3]) for at in range(0, len(told), 3)]
    return "\n\n".join([_title(article), *paragraphs]) + "\n"


def _claim_file(article: Article) -> str:
    head = (
        f"source:\n  title: {_title(article)}\n  publisher: The Daily Desk\n"
        f"  file: ../seeds/{article.name}.txt\n  published: {article.published}\n\nclaims:\n"
    )
    return head + "\n".join(article.claims) + "\n\nexpect:\n  - counted_2 >= 1\n"


def _references(topics: int) -> str:
    return "source:\n  title: Facts\n  publisher: the desk\n\nclaims:\n" + "\n".join(
        claim for number in range(0, topics, 10) for claim in _facts(number)
    )


def _facts(number: int) -> Iterator[str]:
    facts = random.Random(f"distance {number}")  # noqa: S311 — test data, no secret
    thing = f"{facts.choice(THINGS)} {number}"
    unit, _, _, (least, most) = facts.choice(UNITS)
    cite = (
        f"    cite: {{title: Yearbook, url: 'https://example.org/{number}', accessed: 2026-11-24}}"
    )
    yield (
        f"  reach_{number}:\n    about: [{thing}, reach]\n"
        f"    quantity: {facts.randrange(least, most):,} {unit}\n{cite}"
    )
    facts = random.Random(f"name {number}")  # noqa: S311 — test data, no secret
    name, role = _person(facts), facts.choice(ROLES)
    yield (
        f"  person_{number}:\n    about: {name} {number}\n    name: {name}\n    role: {role}\n"
        f"    country: {facts.choice(COUNTRIES)}\n{cite}"
    )
