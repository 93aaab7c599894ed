"""Names of references that a text has a letter off, and those that are somebody else's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Say = Callable[[str, str], list[str]]

DESK = """
text: |
  Talks

  {body}
claims:
  talks: {{exact: Talks{more}}}
references:
  bo: {{about: Bo Lindqvist, name: Bo Lindqvist, role: foreign minister, also: [Bosse Lindqvist]}}
  ada: {{about: Tjahjanto, name: Ada Tjahjanto}}
  ada_in_office: {{about: [Tjahjanto, mayor], date: since 1 May 2012}}
  sergey: {{about: Lavrov, name: Sergey Lavrov}}
  council: {{about: [Westbury Harbour Council, members], quantity: 12 members}}
  yamaha: {{about: [Yamaha, founded], date: 12 October 1887}}
  volkswagen: {{about: [Volkswagen, founded], date: 28 May 1937}}
"""


def _told(say: Say, body: str, more: str = "") -> list[str]:
    return say("text-misspells-name", DESK.format(body=body, more=more))


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("It was Ada Tjahjantho who paid.", "“Ada Tjahjantho” is a letter off “Ada Tjahjanto”."),
        (
            "Ada Tjajhanto paid. Ada Tjajhanto left.",
            "“Ada Tjajhanto” is a letter off “Ada Tjahjanto”.",
        ),
        (
            "Norway’s Foreign Minister Lindqvst left.",
            "“Foreign Minister Lindqvst” is a letter off “foreign minister Lindqvist”.",
        ),
        (
            "The Westbury Harbuor Council met.",
            "“Westbury Harbuor Council” is a letter off “Westbury Harbour Council”.",
        ),
        ("It has two engines by Yahama.", "“Yahama” is a letter off “Yamaha”."),
        ("Volkswagon sold it.", "“Volkswagon” is a letter off “Volkswagen”."),
    ],
)
def test_a_name_that_a_reference_holds_is_told_a_letter_off(
    say: Say, body: str, message: str
) -> None:
    assert _told(say, body) == [message]


@pytest.mark.parametrize(
    "body",
    [
        "It was Ada Tjahjanto who paid, and Tjahjanto left.",
        "It was Eva Tjahjantho who paid.",  # somebody else
        "Lindqvst paid, and so did the Lindqvsts.",  # a surname alone may be anybody's
        "Prime Minister Lindqvst paid.",
        "Bo Lindqvists and Ada Tjahjantos are many.",
        "Sergei Lavrov paid.",  # two romanizations
        "It has two Yamahas, in the Yamahan way.",
        "It was paid by Yahama Brothers, of J. Yahama.",
        "A yahama is a bird. It has the Yahama of a bird.",
        "It was Zamaha who paid, and Yamata, and Yamha.",
        "The Westbury Harbor Boys and the Westbury Harbours Council met.",
    ],
)
def test_what_may_be_somebody_else_is_left_alone(say: Say, body: str) -> None:
    assert _told(say, body) == []


def test_a_letter_off_the_text_s_own_name_is_told_once(say: Say) -> None:
    body = "It was Ada Tjahjanto who paid. Ada Tjahjanto left, and Ada Tjahjantho stayed."
    assert _told(say, body) == ["“Ada Tjahjantho” is a letter off “Ada Tjahjanto”."]


def test_a_name_that_a_claim_compares_with_the_reference_is_told_there(say: Say) -> None:
    body, claimed = "It was Ada Tjahjantho who paid.", ", name: Ada Tjahjantho, about: {}"
    assert _told(say, body, claimed.format("Tjahjanto")) == []
    assert len(_told(say, body, claimed.format("Tjahjantho"))) == 1


GOES_ON = """
text: |
  A vote

  The mayor, Ada Castelino, spoke. It was late, Castellino said. “We wait,” Castellino said.
claims:
  mayor: {{exact: Ada Castelino, about: Ada Castelino, name: Ada Castelino}}
{more}
"""


@pytest.mark.parametrize(
    ("more", "count"),
    [
        ("", 1),
        ("  later: {exact: Castellino said. “We, about: Ada Castelino, name: Castellino}", 0),
        ("references: {ada: {about: Ada Castelino, name: Ada Castellino}}", 0),
    ],
    ids=["by one claim alone", "and the other", "and a reference"],
)
def test_a_name_that_a_claim_gives_is_told_of_the_text_where_no_claim_tells_it(
    say: Say, more: str, count: int
) -> None:
    assert len(say("text-misspells-name", GOES_ON.format(more=more))) == count
