"""Rule word-of-name-misspelled."""

from factcheck import Inconsistent, Name, warning


@warning
def check_word_of_name_misspelled(name: Name) -> None:
    """A well-known word in a name, a letter off.

    Given names, countries, months and what bodies are called count with two neighbouring letters
    exchanged; the last three, from nine letters on, with any letter off. In shorter words a letter
    makes another name: Marc, Jon, Englund.

    Fails:
        - name: Untied Nations
        - name: Intenational Committee
        - name: Anthoyn Gooch
        - {name: Ada Holm, role: Prseident}

    Passes:
        - name: United Nations
        - name: Marc Holm
        - name: Petr Holm
        - name: Robert Englund
        - name: Korean Airlines
    """
    found = name.likely_words
    if found:
        word, likely = found
        whole = name.words.replace(word, likely)
        raise Inconsistent(f"“{word}” is a letter off “{likely}”.", suggestions=(whole,))
