"""Statements of Wikidata, from an export that the desk pins (``form: wikidata``).

The export is what ``wbgetentities`` or Special:EntityData give: ``{"entities": {"Q…": …}}``, with
the entities that statements name among them for their labels. Ranks, qualifiers and the precision
of dates are kept (mediawiki.org: Wikibase/DataModel/JSON). Deprecated statements are left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from msgspec import Struct

from factcheck.errors import Place
from factcheck.model import Citation, Claim, Table, Written
from factcheck.reading.dates.date import read_date
from factcheck.references.asked import About, Asked, askers
from factcheck.references.table_files import TableError, told_where_malformed
from factcheck.words import choices, rows

_DATED, _NAMED, _WORDED, _COUNTED, _HELD = "date", "name", "text", "quantity", "held"
_DAY, _MONTH, _YEAR = 11, 10, 9  # precisions of Wikibase's times


@cache
def properties() -> Mapping[str, tuple[str, tuple[str, ...]]]:
    """Each property that is read: what its value becomes, and the words by which claims ask."""
    return {name: (kind, choices(words)) for name, kind, words in rows("wikidata")}


class Statement(Struct, frozen=True):
    """A statement as a claim would make it: of whom, what, a value under its key, when it held."""

    entity: str
    prop: str
    subject: str
    aspects: tuple[str, ...]
    key: str
    words: str
    also: tuple[str, ...] = ()
    as_of: str = ""

    @property
    def url(self) -> str:
        """Where a reader can open it."""
        return f"https://www.wikidata.org/wiki/{self.entity}#{self.prop}".rstrip("#")


def labels_in(tables: Iterable[Table], root: Path) -> Mapping[str, tuple[str, ...]]:
    """The English label and aliases of every entity in some exports, the label first.

    Raises ``TableError`` for a file that is no export.
    """
    found: dict[str, tuple[str, ...]] = {}
    for table in tables:
        for name, entity in _entities(root / table.path, table.path).items():
            with told_where_malformed(table.path, _EXPECTED):
                found.setdefault(name, _names(entity))
    return found


_EXPECTED = '{"entities": …}, as wbgetentities gives it'


def _entities(path: Path, shown: str) -> Mapping[str, Any]:
    with told_where_malformed(shown, _EXPECTED):
        entities: Mapping[str, Any] = json.loads(path.read_bytes())["entities"]
        return {name: entity for name, entity in entities.items() if "labels" in entity}


def statements(
    path: Path, shown: str, labels: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[Statement, tuple[str, ...]]]:
    """Each statement that is read, with all the names of what it is about.

    Raises ``TableError`` where the file is no export.
    """
    for name, entity in _entities(path, shown).items():
        with told_where_malformed(shown, _EXPECTED):
            found = list(_of_entity(name, entity.get("claims", {}), labels))
        yield from ((one, labels[name]) for one in found)


def _of_entity(
    name: str, claims: Mapping[str, Any], labels: Mapping[str, tuple[str, ...]]
) -> Iterator[Statement]:
    names = labels[name]
    if names and _is_person(claims):
        yield Statement(name, "", names[0], (), "name", names[0], names[1:])
    for prop in properties():
        for one in _current(claims.get(prop, [])):
            yield from _read(name, prop, one, labels)


def _is_person(claims: Mapping[str, Any]) -> bool:
    kinds = (one["mainsnak"].get("datavalue", {}) for one in claims.get("P31", []))
    return any(kind.get("value", {}).get("id") == "Q5" for kind in kinds)


def _names(entity: Mapping[str, Any]) -> tuple[str, ...]:
    """An entity's English label and aliases, the label first."""
    label = entity["labels"].get("en", {}).get("value", "")
    aliases = [one["value"] for one in entity.get("aliases", {}).get("en", [])]
    return tuple(filter(None, (label, *aliases)))


def _current(found: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The statements that are not deprecated, the preferred first."""
    kept = [one for one in found if one.get("rank") != "deprecated"]
    return sorted(kept, key=lambda one: one.get("rank") != "preferred")


def _read(
    entity: str,
    prop: str,
    said: Mapping[str, Any],
    labels: Mapping[str, tuple[str, ...]],
) -> Iterator[Statement]:
    kind, aspects = properties()[prop]
    value = said.get("mainsnak", {}).get("datavalue", {}).get("value")
    if value is None or not labels[entity]:
        return
    subject = labels[entity][0]
    term = _term(said.get("qualifiers", {}))
    if kind == _DATED:
        yield Statement(entity, prop, subject, aspects, "date", _day(value))
    elif kind == _COUNTED:
        words = str(value["amount"]).removeprefix("+")
        day = _qualified(said.get("qualifiers", {}), "P585")
        yield Statement(entity, prop, subject, aspects, "quantity", words, as_of=day)
    elif kind == _WORDED and "text" in value:
        if value.get("language") == "en":
            yield Statement(entity, prop, subject, aspects, "text", value["text"], as_of=term)
    elif names := labels.get(str(value.get("id")), ()):
        if kind == _HELD and term:
            held = tuple(f"{aspects[0]} {name}" for name in names) if aspects else names
            yield Statement(entity, prop, subject, held, "date", term)
        elif kind in (_NAMED, _WORDED):
            yield Statement(entity, prop, subject, aspects, kind, names[0], names[1:], term)


def _term(qualifiers: Mapping[str, Any]) -> str:
    """From when until when a statement holds; empty where neither is told."""
    start, end = (_qualified(qualifiers, prop) for prop in ("P580", "P582"))
    if start and end:
        return f"{start} to {end}"
    return f"since {start}" if start else f"until {end}" if end else ""


def _qualified(qualifiers: Mapping[str, Any], prop: str) -> str:
    found = qualifiers.get(prop, [{}])[0].get("datavalue", {}).get("value")
    return _day(found) if found else ""


def _day(value: Mapping[str, Any]) -> str:
    """A time of Wikibase in the words of a claim file, as precise as it is; empty where vaguer.

    Days of the Julian calendar, and years before our era, are left out.
    """
    found = re.fullmatch(r"\+(\d{4})-(\d\d)-(\d\d)T00:00:00Z", str(value.get("time")))
    is_julian = str(value.get("calendarmodel", "")).endswith("Q1985786")
    precision = value.get("precision", 0)
    if found is None or is_julian or precision < _YEAR:
        return ""
    year, month, day = found.groups()
    if precision == _YEAR:
        return year
    return f"{year}-{month}" if precision == _MONTH else f"{year}-{month}-{day}"


def claims_of(
    table: Table, asked: Asked, root: Path, labels: Mapping[str, tuple[str, ...]]
) -> Iterator[Claim]:
    """The statements of a table that claims ask for, and its people, as references.

    ``labels`` may be of others.

    Raises ``TableError`` where the export cannot be read, or a date in it is none.
    """
    found = statements(root / table.path, table.path, labels)
    for number, (one, names) in enumerate(found, start=1):
        abouts = [(name, *aspect) for name in names for aspect in _aspects(one)]
        for at, about in enumerate(abouts):
            is_asked = any(askers(asked, about, is_dated=one.key == "date"))
            if one.words and (is_asked or (at == 0 and not one.prop)):
                yield _claim(table, one, about, f"{one.entity}_{number}_{at}")


def _aspects(one: Statement) -> list[tuple[str, ...]]:
    """The properties under which it is asked for; a person's name under none."""
    return [(aspect,) for aspect in one.aspects] if one.prop else [()]


def _claim(table: Table, one: Statement, about: About, name: str) -> Claim:
    place = Place(table.path, 1, 1)
    said = {one.key: one.words, **({"as_of": one.as_of} if one.as_of else {})}
    for words in (one.as_of, one.words if one.key == "date" else ""):
        if words and not read_date(words).readings:
            message = f"{table.path} says {words!r} of {one.entity}, which no calendar has"
            raise TableError(message, expected="a day, month or year")
    title = f"Wikidata: {one.subject} ({one.entity})"
    accessed = next((cite.accessed for cite in table.citations if cite.accessed), "")
    note = f"{table.path}, {one.prop or 'label'}: {one.words}"
    return Claim(
        id=f"{table.id}_{name}",
        document=table.document,
        place=place,
        written={key: Written(words, place) for key, words in said.items()},
        about=about,
        also=one.also,
        citations=(Citation(title, one.url, accessed=accessed, note=note),),
        is_reference=True,
    )


_API = "https://www.wikidata.org/w/api.php?action=wbgetentities&format=json&languages=en"
_MOST_ASKED = 50  # entities at once, by the interface's own limit


def addresses(claims: Iterable[Claim], tables: Sequence[Table], root: Path) -> Iterator[str]:
    """Where to fetch what claims name: entities by their titles, and those that these name.

    Of the second, what is missing from the exports that are there. Raises ``TableError``.
    """
    words = {aspect.casefold() for _, aspects in properties().values() for aspect in aspects}
    named = (one for one in claims if one.name or one.aspect in words)
    titles = sorted({one.words("name") if one.name else one.about[0] for one in named})
    yield from _pages("sites=enwiki&titles=", titles, "labels|aliases|claims")
    known = labels_in(tables, root)
    entities = [
        entity for table in tables for entity in _entities(root / table.path, table.path).values()
    ]
    missing = {name for entity in entities for name in _named_in(entity)} - known.keys()
    yield from _pages("ids=", sorted(missing), "labels|aliases")


def _named_in(entity: Mapping[str, Any]) -> Iterator[str]:
    claims = entity.get("claims", {})
    for one in (one for prop in properties() for one in claims.get(prop, [])):
        value = one["mainsnak"].get("datavalue", {}).get("value", {})
        if isinstance(value, dict) and "id" in value:
            yield value["id"]


def _pages(by: str, names: Sequence[str], props: str) -> Iterator[str]:
    for at in range(0, len(names), _MOST_ASKED):
        listed = quote("|".join(names[at : at + _MOST_ASKED]))
        yield f"{_API}&props={quote(props)}&{by}{listed}"
