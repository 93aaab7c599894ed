"""Names of people and organisations, their roles, and characters that hide in them.

``parts`` takes a name apart and knows which titles go with it; ``spelling`` compares two, by
``variants`` in use; ``roles`` compares offices; ``mentions`` are how a text speaks of a person,
``characters`` what hides; ``known_words`` finds well-known ones a letter off. ``tables`` has the
words for offices and nations, and those that are no person's name.
"""
