"""Rule word-of-name-misspelled."""

from collections.abc import Iterable

from factcheck import Archive, Claim, Inconsistent, warning


@warning
def check_word_of_name_misspelled(name_claim: Claim, archive: Archive) -> None:
    """A well-known word in a name, a letter off.

    Given names, countries, months and what bodies are called count with two neighbouring letters
    exchanged, or where nobody could speak the word (Rbert). Words of which a letter off makes no
    other word (Secretary, University, Leicester) count with any letter, and so does a word beside
    the one that it is known with (Hong Kong, Grand Prix). Elsewhere a letter makes another name:
    Marc, Jon, Englund; so it does in a surname behind a given name, but for the one that everybody
    knows with it (Tony Blair). A word that a reference's name has is held against that.

    Fails:
        - claims: {one: {name: Untied Nations}}
        - claims: {one: {name: Intenational Committee}}
        - claims: {one: {name: Anthoyn Gooch}}
        - claims: {one: {name: Hnng Kong}}
        - claims: {one: {name: Rbert Holm}}
        - claims: {one: {name: Ada Holm, role: Home Secretay}}
        - claims: {one: {name: Tony Blar}}
        - claims:
            one: {about: UN, name: Untied Nations}
          references:
            un: {about: UN, name: UN}

    Passes:
        - claims: {one: {name: United Nations}}
        - claims: {one: {name: Marc Holm}}
        - claims: {one: {name: Petr Holm}}
        - claims: {one: {name: Ernst Holm}}
        - claims: {one: {name: Robert Englund}}
        - claims: {one: {name: Peter Strom}}
        - claims: {one: {name: Korean Airlines}}
        - claims: {one: {name: Banco Nacional}}
        - claims: {one: {name: Alexandria}}
        - claims:
            one: {about: Tony Blair, name: Tony Blar}
          references:
            blair: {about: Tony Blair, name: Tony Blair}
    """
    name = name_claim.name
    found = name.likely_words if name else None
    if name and found and not _is_held(found[1], archive.references_on(name_claim)):
        word, likely = found
        suggestions = (name.words.replace(word, likely),)
        told, place = f"“{word}” is a letter off “{likely}”.", name_claim.place_of("name")
        raise Inconsistent(told, name_claim, place=place, suggestions=suggestions)


def _is_held(likely: str, references: Iterable[Claim]) -> bool:
    """Whether the likely word is of a name that a reference gives: name-misspelled tells of it."""
    return any(likely in held.name.words.split() for held in references if held.name)
