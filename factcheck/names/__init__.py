"""Names of people and organisations, their roles, and characters that hide in them.

``parts`` takes a name apart and knows which titles go with it; ``spelling`` compares two, by
``variants`` in use; ``roles`` compares offices; ``mentions`` are how a text speaks of a person,
``characters`` what hides; ``known_words`` finds well-known ones a letter off. ``tables`` has the
words for offices and nations, and those that are no person's name.
"""

from factcheck.names.characters import (
    HiddenCharacter,
    describe_hidden_characters,
    find_hidden_characters,
    has_hidden_characters,
)
from factcheck.names.known_words import (
    is_common_given_name,
    is_known_alone,
    is_word_of_names,
    likely_word,
)
from factcheck.names.mentions import (
    Introduction,
    NameMention,
    compare_mentions,
    find_mentions,
    find_other_surname,
    is_one_speaker,
    likely_speaker,
    surname_of,
)
from factcheck.names.parts import is_otherwise_titled
from factcheck.names.roles import (
    Role,
    are_two_offices,
    compare_roles,
    is_former,
    read_role,
    sole_office,
)
from factcheck.names.spelling import (
    NameComparison,
    Relation,
    compare_names,
    compare_with_reference,
)
from factcheck.names.tables import are_two_countries

__all__ = [
    "HiddenCharacter",
    "Introduction",
    "NameComparison",
    "NameMention",
    "Relation",
    "Role",
    "are_two_countries",
    "are_two_offices",
    "compare_mentions",
    "compare_names",
    "compare_roles",
    "compare_with_reference",
    "describe_hidden_characters",
    "find_hidden_characters",
    "find_mentions",
    "find_other_surname",
    "has_hidden_characters",
    "is_common_given_name",
    "is_former",
    "is_known_alone",
    "is_one_speaker",
    "is_otherwise_titled",
    "is_word_of_names",
    "likely_speaker",
    "likely_word",
    "read_role",
    "sole_office",
    "surname_of",
]
