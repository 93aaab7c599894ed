"""Rule hidden-character."""

from factcheck import Name, describe_hidden_characters, has_hidden_characters, warning


@warning
def check_hidden_character(name: Name) -> None:
    r"""A name that contains an invisible character or a letter of another alphabet.

    No search finds the name, two names that look the same are different, and a text may turn
    its direction. Joiners that Persian and Hindi are spelled with are spelling.

    Fails:
        - name: "Sergey\u200b Lavrov"
        - name: "Lavr\u043Ev"

    Passes:
        - name: Sergey Lavrov
        - name: Сергей Лавров
        - name: Sinéad O’Connor
        - name: "علی\u200Cرضا"
    """
    assert not has_hidden_characters(name.words), describe_hidden_characters(name.words)
