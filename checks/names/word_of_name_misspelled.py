"""Rule word-of-name-misspelled."""

from factcheck import Inconsistent, Name, warning


@warning
def check_word_of_name_misspelled(name: Name) -> None:
    """A well-known word in a name, a letter off.

    Given names, countries, months and what bodies are called count with two neighbouring letters
    exchanged, or where nobody could speak the word (Rbert). Words of which a letter off makes no
    other word (Secretary, University, Leicester) count with any letter, and so does a word beside
    the one that it is known with (Hong Kong, Grand Prix). Elsewhere a letter makes another name:
    Marc, Jon, Englund; so it does in a surname behind a given name, but for the one that everybody
    knows with it (Tony Blair).

    Fails:
        - name: Untied Nations
        - name: Intenational Committee
        - name: Anthoyn Gooch
        - name: Hnng Kong
        - name: Rbert Holm
        - {name: Ada Holm, role: Home Secretay}
        - name: Tony Blar

    Passes:
        - name: United Nations
        - name: Marc Holm
        - name: Petr Holm
        - name: Ernst Holm
        - name: Robert Englund
        - name: Peter Strom
        - name: Korean Airlines
        - name: Banco Nacional
        - name: Alexandria
    """
    found = name.likely_words
    if found:
        word, likely = found
        whole = name.words.replace(word, likely)
        raise Inconsistent(f"“{word}” is a letter off “{likely}”.", suggestions=(whole,))
