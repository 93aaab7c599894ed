"""What an editor reads of a name or title that is wrong, and the honest ones that look it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factcheck import standard_checks
from factcheck.check import Example
from factcheck.examples import findings_in

Say = Callable[[str, str], list[str]]

TWICE = """
claims:
  lead: {{about: person, name: '{one}'}}
  below: {{about: person, name: '{other}'}}
"""
HELD = """
claims:
  person: {{about: person, name: '{stated}'}}
references:
  person: {{about: person, name: '{held}'}}
"""
ROLES = """
claims:
  lead: {{about: Lavrov, name: Sergey Lavrov, role: '{one}'}}
  below: {{about: Lavrov, name: Lavrov, role: '{other}'}}
"""
ARTICLE = """
text: |
  {headline}

  {body}
claims:
  short: {{exact: '{short}', prefix: '{prefix}', about: Kirby, name: Kirby}}
  full: {{exact: John Kirby, about: Kirby, name: John Kirby}}
"""


OFTEN = """
text: |
  Talks

  {first} came to the talks. {second} said so; {second} left early.
claims:
  lead: {{exact: '{first} came', about: person, name: '{first}'}}
  below: {{exact: '{second} said', about: person, name: '{second}'}}
"""
SURNAME = """
text: |
  Talks

  “Yes,” said the envoy Ada Lindquist. Ada Lindqvist came to the talks. Lindqvist left early.
claims:
  lead: {about: Ada Lindqvist, quotation: 'Yes', by: the envoy Ada Lindquist}
  below: {exact: Ada Lindqvist came, about: Ada Lindqvist, name: Ada Lindqvist}
"""


@pytest.mark.parametrize(
    ("rule", "claims", "told"),
    [
        ("spelling-varies", ("Sergey Lavrov", "Sergei Lavrov"), "one name, two spellings"),
        ("given-name-varies", ("Ada Holm", "Maria Holm"), "one surname, two given names"),
    ],
)
def test_a_spelling_that_the_text_has_less_often_is_the_likely_slip(
    say: Say, rule: str, claims: tuple[str, str], told: str
) -> None:
    rarer, usual = claims
    expected = [f"“{rarer}” here, “{usual}” there: {told}."]
    assert say(rule, OFTEN.format(first=rarer, second=usual)) == expected
    text = OFTEN.format(first=usual, second=rarer).replace(f"; {rarer}", f". {usual} and {usual}")
    assert say(rule, text) == expected


def test_a_surname_alone_tells_how_it_is_spelled_too(say: Say) -> None:
    assert say("spelling-varies", SURNAME) == [
        "“Ada Lindquist” here, “Ada Lindqvist” there: one name, two spellings."
    ]


def test_two_spellings_are_told_side_by_side(say: Say) -> None:
    assert say("spelling-varies", TWICE.format(one="Sergey Lavrov", other="Sergei Lavrov")) == [
        "“Sergei Lavrov” here, “Sergey Lavrov” there: one name, two spellings."
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergey Lavrov", "Lavrov"),
        ("Mr. Lavrov", "Lavrov’s"),
        ("U.N. Security Council", "UN Security Council"),
        ("John Kirby", "JOHN KIRBY"),
        ("Martin Luther King Jr.", "Martin Luther King"),
    ],
)
def test_a_short_form_is_no_other_spelling(say: Say, one: str, other: str) -> None:
    assert say("spelling-varies", TWICE.format(one=one, other=other.replace("'", "''"))) == []


@pytest.mark.parametrize(
    ("also", "messages"),
    [
        ("{about: Joan, name: John Doe, also: [Joan Kirby]}", []),
        ("{about: Joan, name: Joan Kirby}", []),
        (
            "{about: Joan, name: Joan Kirb}",
            ["“Joan” is one letter away from “John” in “John Kirby”."],
        ),
    ],
    ids=["also called so", "of that name", "nearly of that name"],
)
def test_the_name_of_somebody_else_that_the_desk_knows_is_no_misspelling(
    say: Say, also: str, messages: list[str]
) -> None:
    held = HELD.format(stated="Joan Kirby", held="John Kirby")
    assert say("name-misspelled", f"{held}  other: {also}\n") == messages


SPEAKERS = """
claims:
  adviser: {{about: John Kirby, name: {name}}}
  grave: {{quotation: a grave step, by: {by}}}
  again: {{quotation: grave words, by: {by}}}
references:
  kirby: {{about: John Kirby, name: John Kirby}}
"""


def test_a_misspelled_speaker_is_told_once(say: Say) -> None:
    assert say("name-misspelled", SPEAKERS.format(name="Kirby", by="spokesman John Kerby")) == [
        "“Kerby” is one letter away from “Kirby” in “John Kirby”."
    ]
    assert say("spelling-varies", SPEAKERS.format(name="John Kirby", by="John Kerby")) == []


@pytest.mark.parametrize(
    ("name", "by"),
    [
        ("Kirby", "Joan Kirby"),
        ("Kirby", "Kirbi"),
        ("John Kirby", "John Kirby"),
        ("Kirby", "the Kerbys"),
    ],
)
def test_a_speaker_who_may_be_somebody_else_is_left_alone(say: Say, name: str, by: str) -> None:
    claims = SPEAKERS.format(name=name, by=by)
    assert say("name-misspelled", claims) == say("spelling-varies", claims) == []


def test_a_name_misspelled_as_the_speaker_is_told_as_the_name_alone(say: Say) -> None:
    told = say("name-misspelled", SPEAKERS.format(name="John Kerby", by="John Kerby"))
    assert told == ["“Kerby” is one letter away from “Kirby” in “John Kirby”."]


def test_a_misspelled_name_is_told_with_the_right_one(say: Say) -> None:
    assert say("name-misspelled", HELD.format(stated="Vladmir Putin", held="Vladimir Putin")) == [
        "“Vladmir” is one letter away from “Vladimir” in “Vladimir Putin”."
    ]


@pytest.mark.parametrize(
    ("stated", "held"),
    [
        ("Sergei Lavrov", "Sergey Lavrov"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Kim Jong Il", "Kim Jong Un"),
        ("Choi Son Hui", "Choe Son Hui"),
        ("KN-24", "KN-23"),
        ("Putin", "Vladimir Putin"),
    ],
)
def test_a_transliteration_or_somebody_else_is_no_misspelling(
    say: Say, stated: str, held: str
) -> None:
    assert say("name-misspelled", HELD.format(stated=stated, held=held)) == []


def test_a_hidden_character_is_named(say: Say) -> None:
    assert say("hidden-character", r'name: "Sergey\u200b Lavrov"') == [
        "“Sergey Lavrov” holds U+200B ZERO WIDTH SPACE at character 7 (cannot be seen)."
    ]


@pytest.mark.parametrize("name", ["Сергей Лавров", "Sinéad O’Connor", "김정은", "Nguyễn Văn A"])
def test_a_name_in_its_own_script_hides_nothing(say: Say, name: str) -> None:
    assert say("hidden-character", f"name: {name}") == []


def test_two_offices_are_told_side_by_side(say: Say) -> None:
    assert say("role-varies", ROLES.format(one="foreign minister", other="defense minister")) == [
        "Sergey Lavrov is “foreign minister” in one place and “defense minister” in another."
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("president", "prime minister"),
        ("president of France", "French prime minister"),
        ("governor", "senator"),
        ("health secretary", "secretary of education"),
        ("the king", "the queen"),
        ("police spokesman", "spokeswoman for the police"),
    ],
)
def test_offices_that_one_person_hardly_holds_are_told(say: Say, one: str, other: str) -> None:
    assert say("role-varies", ROLES.format(one=one, other=other)) == [
        f"Sergey Lavrov is “{one}” in one place and “{other}” in another."
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("foreign minister", "Russian foreign minister"),
        ("foreign minister", "minister of foreign affairs"),
        ("president", "party leader"),
        ("White House spokesman", "National Security Council spokesman"),
        ("former defense minister", "foreign minister"),
        ("professor of law", "member of the council"),
        ("deputy prime minister", "economy minister"),
        ("president of the chess club", "prime minister"),
        ("mayor", "candidate for governor"),
        ("governor of the central bank", "mayor"),
        ("queen of soul", "king of Norway"),
        ("spokesperson", "spokeswoman"),
        ("press secretary", "defense secretary"),
        ("acting president", "prime minister"),
    ],
)
def test_offices_that_one_person_may_hold_are_left_alone(say: Say, one: str, other: str) -> None:
    assert say("role-varies", ROLES.format(one=one, other=other)) == []


COUNTRIES = """
claims:
  lead: {{about: Ada Brunn, name: Ada Brunn, country: {one}}}
  below: {{about: Ada Brunn, name: Brunn, country: {other}}}
"""


@pytest.mark.parametrize(
    ("one", "other", "is_told"),
    [
        ("Niger", "Nigeria", True),
        ("Republic of the Congo", "Democratic Republic of the Congo", True),
        ("Guinea", "Gambia", True),
        ("Congo", "Democratic Republic of the Congo", False),
        ("Nigerien", "Niger", False),
    ],
)
def test_countries_with_like_names_are_two(say: Say, one: str, other: str, is_told: bool) -> None:
    assert bool(say("country-varies", COUNTRIES.format(one=one, other=other))) is is_told


def test_a_surname_before_the_full_name_is_told_with_it(say: Say) -> None:
    claims = ARTICLE.format(
        headline="A meeting is called",
        body="Last week, Kirby announced it. John Kirby is a spokesman.",
        short="Kirby announced",
        prefix="week,",
    )
    assert say("surname-before-full-name", claims) == [
        "“Kirby” comes before the full name, “John Kirby”."
    ]


@pytest.mark.parametrize(
    ("headline", "body", "short", "prefix"),
    [
        ("Kirby Speaks", "John Kirby announced it.", "Kirby Speaks", ""),
        ("A meeting", "John Kirby announced it; then Kirby left.", "Kirby left", "then"),
        ("A meeting", "The Kirby family waited. John Kirby came.", "Kirby family", "The"),
        ("A meeting", "Kirby spoke. John Kirby came; then Kirby left.", "Kirby left", "then"),
        ("A meeting", "“Kirby will tell,” she said. John Kirby came.", "Kirby will tell", ""),
    ],
)
def test_a_surname_after_or_apart_is_left_alone(
    say: Say, headline: str, body: str, short: str, prefix: str
) -> None:
    claims = ARTICLE.format(headline=headline, body=body, short=short, prefix=prefix)
    assert say("surname-before-full-name", claims.replace(", prefix: ''", "")) == []


@pytest.mark.parametrize(
    "names",
    [
        ("Torvald", "Ada Torvalt", "Torvald", "Ada Torvald"),
        ("Ada Torvald", "Torvald", "Ada Torvalt"),
        ("Iván Torres", "Ivan Torres", "Iván Torres"),
    ],
)
def test_one_odd_spelling_among_several_is_told_once(say: Say, names: tuple[str, ...]) -> None:
    lines = [f"  c{n}: {{about: person, name: {name}}}" for n, name in enumerate(names)]
    assert len(say("spelling-varies", "claims:\n" + "\n".join(lines))) == 1


def test_all_claims_that_have_the_slip_are_named_with_it() -> None:
    names = ("Ada Torvald", "Ada Torvalt", "Ada Torvalt")
    lines = [f"  c{n}: {{about: person, name: {name}}}" for n, name in enumerate(names)]
    (check,) = (one for one in standard_checks() if one.rule == "spelling-varies")
    example = Example("claims:\n" + "\n".join(lines), fails=True)
    (finding,) = findings_in(check, example)
    assert [claim.id for claim in finding.claims] == ["c1", "c0", "c2"]


def test_who_agrees_with_one_of_two_held_alike_is_no_slip_of_the_other(say: Say) -> None:
    held = """
claims:
  person: {{about: person, name: '{stated}'}}
references:
  one: {{about: person, name: Ane Holmberg}}
  other: {{about: person, name: Anne Holmberg}}
"""
    assert say("name-misspelled", held.format(stated="Anne Holmberg")) == []
    assert say("name-misspelled", held.format(stated="Ane Holmberg")) == []
    assert len(say("name-misspelled", held.format(stated="Anne Holmbergg"))) == 1


MISSPELLED = """
text: |
  Two-Year Fight Ends

  The council of Harlow Bay met in the Vestmark Hall. Harlow Bay is small, and so is Hrlow Bay.
  They like Vestmark Hall, and Vstmark Hall likes them.
claims:
  fight: {{exact: Two-Year Fight, quantity: Two-Year{more}}}
"""


def test_each_misspelled_name_of_a_text_is_told_by_itself(say: Say) -> None:
    assert say("text-misspells-name", MISSPELLED.format(more="")) == [
        "“Hrlow Bay” is a letter off “Harlow Bay”.",
        "“Vstmark Hall” is a letter off “Vestmark Hall”.",
    ]


ACCEPT = "allow: {text-misspells-name: the name of a boat}"


def test_a_misspelled_name_is_told_at_its_own_words_and_of_no_other_claim() -> None:
    checks = {check.rule: check for check in standard_checks()}
    own = f"}}\n  boat: {{exact: so is Hrlow Bay, {ACCEPT}"
    for more, accepted in (("", []), (f", {ACCEPT}", []), (own, ["boat"])):
        example = Example(MISSPELLED.format(more=more), fails=True)
        found = findings_in(checks["text-misspells-name"], example)
        allowed = [claim.id for one in found if one.is_allowed for claim in one.claims]
        assert (len(found), allowed) == (2, accepted)
        places = {(one.place.line, one.place.column) for one in found if not one.claims}
        assert places >= {(4, 30)}
