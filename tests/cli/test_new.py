import os
import re
from pathlib import Path
from textwrap import indent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import load, run
from factcheck.claimfiles import read_claims
from factcheck.cli import main
from factcheck.drafting.candidates import draft_of
from factcheck.drafting.claim_file import Head, draft_file, scalar, select
from factcheck.drafting.ids import slug
from factcheck.harmless import visible
from factcheck.text import Span

Capture = pytest.CaptureFixture[str]
SEED = Path(__file__).parents[2] / "seeds" / "lavrov-thanks-north-korea.txt"
STORY = """\
Ferry Sinks

HARBOUR TOWN, May 6, 2024 — A ferry sank on Saturday with 40 people aboard.

It lay 12 km (7 miles) from the shore. “All are safe,” the captain said; all 40 people were.
"""
DRAFT = """\
# A draft: read each claim beside the article, and remove what is no claim. The words stay as the
# article writes them. Fill in the keys that stand here as comments, and add what only a reader
# sees: places, people not recognised, what is said without a figure.
source:
  title: Ferry Sinks
  file: ../seeds/ferry.txt
  published: May 6, 2024

claims:
  # HARBOUR TOWN, May 6, 2024 — A ferry sank …
  ferry_saturday:
    exact: on Saturday
    date: on Saturday
    tense: past
  people:
    exact: 40 people
    prefix: with
    quantity: 40 people

  # It lay 12 km (7 miles) from the shore.
  lay:
    exact: 12 km (7 miles)
    quantity: 12 km
    restated: 7 miles

  # “All are safe,” the captain said; all 40 people …
  captain_says:
    exact: All are safe
    quotation: All are safe
    by: the captain
  people_2:
    exact: 40 people
    prefix: all
    quantity: 40 people

# Drafted once: what of this has no claim any more, factcheck new --update leaves out.
#   on Saturday · 40 people · 12 km (7 miles) · All are safe · 40 people
"""
SAID = """\
Wrote claims/ferry.yaml: 3 figures, 1 date, 1 quotation, 1 of the figures in two units.
Published: May 6, 2024, from the dateline; is it right?

Read each claim beside the article, and remove what is no claim. Then add:
  about      where other articles tell of the same thing
  places, people not recognised, and what is said without a figure

pytest checks/ -k ferry runs the checks on it.
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("claims", "seeds"):
        Path(name).mkdir()
    Path("seeds/ferry.txt").write_text(STORY, "utf-8")
    return tmp_path


def written() -> list[str]:
    return sorted(path.name for path in Path("claims").rglob("*"))


def test_a_schema_in_the_project_is_named_from_the_claim_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.cli.writing.SCHEMA", folder / ".venv/claims.schema.json")
    main(["new", "seeds/ferry.txt"])
    named = "# yaml-language-server: $schema=../.venv/claims.schema.json\n"
    assert Path("claims/ferry.yaml").read_text("utf-8") == named + DRAFT


def test_a_draft_holds_a_claim_for_each_figure_date_and_quotation(
    capsys: Capture,
) -> None:
    assert main(["new", "seeds/ferry.txt"]) == 0
    assert Path("claims/ferry.yaml").read_text("utf-8") == DRAFT
    assert capsys.readouterr().out == SAID


def test_a_draft_of_the_first_article_finds_the_wrong_conversion(folder: Path) -> None:
    Path("seeds/lavrov.txt").write_bytes(SEED.read_bytes())
    assert main(["new", "seeds/lavrov.txt", "--published", "2024-01-16/2024-01-17"]) == 0
    errors = [one for one in run(".").findings if one.severity == "error"]
    assert [(one.rule, one.message) for one in errors] == [
        (
            "conversion-error",
            "900 kilometers is 559 miles, not 500; 500 miles is 805 km, not 900.",
        )
    ]


@pytest.mark.parametrize("seed", sorted(SEED.parent.glob("*.txt")), ids=lambda path: path.stem)
def test_every_drafted_claim_stands_in_just_one_place(seed: Path) -> None:
    Path("seeds", seed.name).write_bytes(seed.read_bytes())
    main(["new", f"seeds/{seed.name}"])
    (source,) = load(".").sources
    assert len(source.claims) > 10
    assert [claim.id for claim in source.claims if claim.span is None] == []


@pytest.mark.parametrize(
    ("front", "title", "is_dated"),
    [
        ("---\ntitle: 'The ferry'\ndate: 2024-05-07\n---\n# Ferry Sinks\n", "The ferry", True),
        ("---\ndate: 5/6/2024\n---\n\n# Ferry Sinks\n", "Ferry Sinks", False),
        ("---\ndate: soon\n---\n\n# Ferry Sinks\n", "Ferry Sinks", False),
        ("# Ferry Sinks\n", "Ferry Sinks", False),
    ],
)
def test_a_title_and_a_day_are_those_of_the_front_matter_or_of_the_heading(
    front: str, title: str, is_dated: bool, capsys: Capture
) -> None:
    body = "\nA ferry sank with 40 people aboard.\n"
    Path("seeds/ferry.md").write_text(front + body, "utf-8")
    assert main(["new", "seeds/ferry.md"]) == 0
    (source,) = load(".").sources
    assert source.document.title == title
    assert ("published" in source.document.written) is is_dated
    assert [claim.words("exact") for claim in source.claims] == ["40 people"]
    assert ("-07, from the front matter" in capsys.readouterr().out) is is_dated


def test_a_front_matter_alone_is_no_text(capsys: Capture) -> None:
    Path("seeds/ferry.md").write_text("---\nauthor: Ada Holm\n---\n", "utf-8")
    assert main(["new", "seeds/ferry.md"]) == 4
    assert "seeds/ferry.md holds no text" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["ferry.html", "ferry.HTM", "ferry.docx"])
def test_a_page_or_a_file_of_word_is_refused(name: str, capsys: Capture) -> None:
    Path("seeds", name).write_text("<p>The ferry is 90 metres long.</p>", "utf-8")
    assert main(["new", f"seeds/{name}"]) == 4
    assert "save the article's words as ferry.txt" in capsys.readouterr().err
    assert not Path("claims/ferry.yaml").exists()


def test_an_article_of_which_the_reading_fails_is_told_of(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise IndexError("list index out of range")

    monkeypatch.setattr("factcheck.cli.new.draft_of", fail)
    assert main(["new", "seeds/ferry.txt"]) == 2
    told = "factcheck new: seeds/ferry.txt could not be read: IndexError: list index out of range"
    assert told in capsys.readouterr().err
    assert written() == []


def test_line_ends_and_a_byte_order_mark_do_not_move_the_words() -> None:
    Path("seeds/ferry.txt").write_bytes("\ufeff".encode() + STORY.replace("\n", "\r\n").encode())
    main(["new", "seeds/ferry.txt"])
    assert Path("claims/ferry.yaml").read_text("utf-8") == DRAFT
    (source,) = load(".").sources
    assert [claim.id for claim in source.claims if claim.span is None] == []


def test_title_day_and_file_can_be_given(capsys: Capture) -> None:
    main(["new", "seeds/ferry.txt", "--title", "A: “B”", "--published", "2024-05-07",
          "-o", "claims/north/wreck.yaml"])  # fmt: skip
    head = Path("claims/north/wreck.yaml").read_text("utf-8").splitlines()[3:7]
    assert head == [
        "source:",
        "  title: 'A: “B”'",
        "  file: ../../seeds/ferry.txt",
        "  published: '2024-05-07'",
    ]
    assert capsys.readouterr().out.startswith("Wrote claims/north/wreck.yaml: 3 figures")


def test_a_day_that_the_dateline_contradicts_is_said(capsys: Capture) -> None:
    main(["new", "seeds/ferry.txt", "--published", "2023-05-07"])
    said = capsys.readouterr().out
    assert "--published 2023-05-07, but the text's own dateline says May 6, 2024." in said
    written_words = Path("claims/ferry.yaml").read_text("utf-8")
    assert "  # its own dateline says May 6, 2024: one of the two is wrong\n" in written_words


GROWTH = """\
Holm Grows

Profits at Blue Bay rose 24% to £4.6m in 2004. The Grand Bridge is 900 metres long. In all 36 people
work there, 12 of them women. “It cost £5m,” said Ada Holm, the mayor.
"""


def test_a_draft_holds_the_relations_that_the_article_tells() -> None:
    told = GROWTH.replace("to £4.6m", "to £4.6m from £3.7m")
    Path("seeds/ferry.txt").write_text(told, "utf-8")
    main(["new", "seeds/ferry.txt"])
    (source,) = load(".").sources
    claims = {claim.id: claim for claim in source.claims}
    (form,) = claims["profits_change"].forms.values()
    assert [one.text for one in form] == ["profits_before", "profits"]
    assert "expect:" in Path("claims/ferry.yaml").read_text("utf-8")
    assert [one.rule for one in run(".").findings if one.severity == "error"] == []


def test_a_draft_says_what_a_figure_is_about_and_who_says_it() -> None:
    Path("seeds/ferry.txt").write_text(GROWTH, "utf-8")
    main(["new", "seeds/ferry.txt"])
    (source,) = load(".").sources
    about = {claim.id: claim.about for claim in source.claims if claim.about}
    assert about == {
        "profits_change_in_2004": ("Blue Bay", "profits change in 2004"),
        "profits_in_2004": ("Blue Bay", "profits in 2004"),
        "length": ("Grand Bridge", "length"),
        "ada_holm": ("Ada Holm",),
    }
    assert (
        next(claim for claim in source.claims if claim.words("quantity") == "£5m").by == "Ada Holm"
    )


def test_a_figure_that_is_all_that_is_quoted_is_two_claims_of_two_names() -> None:
    text = "The old guide put the height of the wave at “more than 50 feet”."
    written = draft_file(text, Head("A title", "seeds/a.txt"), draft_of(text))
    assert "  more_than_50_feet:" in written
    assert "  quotation_more_than_50:" in written


def test_what_may_be_of_any_year_is_left_to_a_person() -> None:
    Path("seeds/ferry.txt").write_text(GROWTH.replace(" in 2004", ""), "utf-8")
    main(["new", "seeds/ferry.txt"])
    assert "    # about: [Blue Bay, profits]\n" in Path("claims/ferry.yaml").read_text("utf-8")


def test_an_update_adds_what_is_new_and_keeps_what_a_person_wrote(capsys: Capture) -> None:
    main(["new", "seeds/ferry.txt"])
    mine = (
        Path("claims/ferry.yaml")
        .read_text("utf-8")
        .replace("quantity: 12 km", "quantity: 12 km  # mine")
    )
    Path("claims/ferry.yaml").write_text(mine + "\nexpect:\n  - people == people_2\n", "utf-8")
    revised = STORY.replace("on Saturday ", "").replace("all 40 people were", "3 people drowned")
    Path("seeds/ferry.txt").write_text(revised, "utf-8")
    capsys.readouterr()
    assert main(["new", "--update", "seeds/ferry.txt"]) == 0
    told = Path("claims/ferry.yaml").read_text("utf-8")
    kept, _, new = told.partition("\n  # New in the article as it was revised:\n")
    assert kept == mine.partition("\n# Drafted once")[0]
    assert "  people_3:  # in the place of people_2?\n    exact: 3 people\n" in new
    assert "· 40 people · 3 people\n" in new
    assert told.endswith("\nexpect:\n  - people == people_2\n")
    assert capsys.readouterr().out == (
        "claims/ferry.yaml: added 1 figure; 3 claims kept as written.\n"
        "claims/ferry.yaml:11:3: ferry_saturday is gone from the article: look at it.\n"
        "claims/ferry.yaml:31:3: people_2 is gone from the article: is people_3 in its place?\n"
        "Where it is, take the old claim out, and give the new one its name.\n"
    )
    main(["new", "--update", "seeds/ferry.txt"])
    assert Path("claims/ferry.yaml").read_text("utf-8") == told


GREW = "Sales rose to 900 tonnes from 800 tonnes.\n"


@pytest.mark.parametrize("inset", ["", "    "])
def test_an_update_writes_as_far_in_as_a_person_did(inset: str) -> None:
    main(["new", "seeds/ferry.txt"])
    head, claims = Path("claims/ferry.yaml").read_text("utf-8").split("\nclaims:\n")
    mine = f"{head}\n'claims':\n{indent(claims.partition('# Drafted')[0], '    ')}"
    mine += f"\nexpect:\n{inset}- people == people_2\n"
    Path("claims/ferry.yaml").write_text(mine, "utf-8")
    Path("seeds/ferry.txt").write_text(STORY + GREW, "utf-8")
    assert main(["new", "--update", "seeds/ferry.txt"]) == 0
    told = Path("claims/ferry.yaml").read_text("utf-8")
    assert "      sales:\n        exact: 900 tonnes\n" in told
    assert f"{inset}- people == people_2\n{inset}- sales >= sales_before\n" in told
    assert "sales" in [claim.id for claim in load(".").sources[0].claims]


@pytest.mark.parametrize(
    ("key", "claims"),
    [
        (
            "expect",
            "claims:\n  people: {exact: 40 people, quantity: 40 people}\nexpect: [people > 3]",
        ),
        ("claims", "claims: {people: {exact: 40 people, quantity: 40 people}}"),
    ],
)
def test_an_update_adds_nothing_to_what_is_written_in_brackets(
    key: str, claims: str, capsys: Capture
) -> None:
    mine = f"source:\n  title: Ferry\n  file: ../seeds/ferry.txt\n{claims}\n"
    Path("claims/ferry.yaml").write_text(mine, "utf-8")
    Path("seeds/ferry.txt").write_text(STORY + GREW, "utf-8")
    assert main(["new", "--update", "seeds/ferry.txt"]) == 2
    line = mine[: mine.index(f"{key}:")].count("\n") + 1
    told = f"claims/ferry.yaml:{line}:1: nothing can be added to {key} as it is written"
    assert told in capsys.readouterr().err
    assert Path("claims/ferry.yaml").read_text("utf-8") == mine


DROPPED = """\
  lay:
    exact: 12 km (7 miles)
    quantity: 12 km
    restated: 7 miles

"""


def test_a_claim_that_a_person_took_out_is_not_brought_back(capsys: Capture) -> None:
    main(["new", "seeds/ferry.txt"])
    mine = Path("claims/ferry.yaml").read_text("utf-8").replace(DROPPED, "")
    Path("claims/ferry.yaml").write_text(mine, "utf-8")
    capsys.readouterr()
    assert main(["new", "--update", "seeds/ferry.txt"]) == 0
    assert Path("claims/ferry.yaml").read_text("utf-8") == mine
    told = (
        "claims/ferry.yaml: drafted before, and left out as it has no claim any more: "
        "“12 km (7 miles)”.\n"
    )
    assert capsys.readouterr().out == (
        f"claims/ferry.yaml: nothing new; 4 claims kept as written.\n{told}"
    )
    Path("seeds/ferry.txt").write_text(f"{STORY}It was built in 1988.\n", "utf-8")
    assert main(["new", "--update", "seeds/ferry.txt"]) == 0
    assert capsys.readouterr().out == (
        f"claims/ferry.yaml: added 1 date; 4 claims kept as written.\n{told}"
    )
    assert "12 km" not in [claim.words("quantity") for claim in load(".").sources[0].claims]


def test_of_two_that_are_gone_one_is_replaced_and_without_a_value_nothing_is(
    capsys: Capture,
) -> None:
    main(["new", "seeds/ferry.txt"])
    more = "  aboard: {exact: 40 people aboard, quantity: 40 people}\n"
    more += "  shore: {exact: from the shore}\n  length: {quantity: 12 km, about: ferry}\n"
    mine = (
        Path("claims/ferry.yaml").read_text("utf-8").replace("\n# Drafted", f"\n{more}\n# Drafted")
    )
    Path("claims/ferry.yaml").write_text(mine, "utf-8")
    revised = STORY.replace("40 people aboard", "30 people aboard").replace(" from the shore", "")
    Path("seeds/ferry.txt").write_text(revised, "utf-8")
    capsys.readouterr()
    assert main(["new", "--update", "seeds/ferry.txt"]) == 0
    told = capsys.readouterr().out
    assert told.count("in its place?") == 1
    assert "shore is gone from the article: look at it." in told
    assert "length" not in told


def test_what_is_revised_follows_from_what_the_claim_before_did() -> None:
    main(["new", "seeds/ferry.txt"])
    mine = Path("claims/ferry.yaml").read_text("utf-8")
    mine = mine.replace("  people_2:\n", "  people_2:\n    total_of: [people, lay]\n")
    Path("claims/ferry.yaml").write_text(mine, "utf-8")
    Path("seeds/ferry.txt").write_text(STORY.replace("all 40", "all 41"), "utf-8")
    main(["new", "--update", "seeds/ferry.txt"])
    told = Path("claims/ferry.yaml").read_text("utf-8")
    assert "    quantity: 41 people\n    total_of: [people, lay]\n" in told


BRIDGES = """\
Two bridges

The old bridge is 84 metres long. It cost £2.4 million, said the engineer Katarina Lindqvist.

The new one is 60 metres long. Work starts in September, said the mayor, Ada Holm.
"""
REVISED = {
    "84 metres": "86 metres",
    "£2.4 million": "£900,000",
    "Katarina": "Katerina",
    "60 metres": "59 metres",
    "in September": "on 4 May",
    "Ada Holm": "Per Berg",
}


@pytest.mark.parametrize(
    ("old", "now"),
    [
        ("84 metres", "86 metres"),
        ("£2.4 million", "£900,000"),
        ("Katarina Lindqvist", "Katerina Lindqvist"),
        ("60 metres", "59 metres"),
        ("in September", "on 4 May"),
        ("Ada Holm", ""),
    ],
)
def test_what_is_revised_has_what_a_person_wrote_of_the_claim_before(
    old: str, now: str, capsys: Capture
) -> None:
    """In the same sentence, of the same kind: a date for a date, a spelling for a name."""
    Path("seeds/ferry.txt").write_text(BRIDGES, "utf-8")
    main(["new", "seeds/ferry.txt", "--published", "2025-05-12"])
    (source,) = load(".").sources
    (claim,) = (one for one in source.claims if one.value_words == old)
    mine = Path("claims/ferry.yaml").read_text("utf-8")
    mine = mine.replace(f"    about: {old}\n", "")
    told = "    about: [the bridge, 'its: own']\n    as_of: 2025-05-01\n"
    Path("claims/ferry.yaml").write_text(
        mine.replace(f"  {claim.id}:\n", f"  {claim.id}:\n{told}"), "utf-8"
    )
    revised = BRIDGES
    for words, others in REVISED.items():
        revised = revised.replace(words, others)
    Path("seeds/ferry.txt").write_text(revised, "utf-8")
    capsys.readouterr()
    main(["new", "--update", "seeds/ferry.txt"])
    _, _, new = Path("claims/ferry.yaml").read_text("utf-8").partition("# New in the article")
    found = re.findall(rf"  # in the place of {claim.id}\?\n((?:    .*\n)*)", new)
    assert len(found) == bool(now)
    assert all(told in one and now in one for one in found)
    gone = f"{claim.id} is gone from the article: " + ("is " if now else "look at it.")
    assert gone in capsys.readouterr().out


def test_what_a_person_had_to_add_to_a_draft_is_kept_where_that_lacks_it_again() -> None:
    Path("seeds/ferry.txt").write_text("Fair\n\nThe fair: on Saturday.\n", "utf-8")
    main(["new", "seeds/ferry.txt", "--published", "2025-05-12"])
    mine = Path("claims/ferry.yaml").read_text("utf-8")
    hint = "    # tense: past, present or future\n"
    assert hint in mine
    Path("claims/ferry.yaml").write_text(mine.replace(hint, "    tense: future\n"), "utf-8")
    Path("seeds/ferry.txt").write_text("Fair\n\nThe fair: on Sunday.\n", "utf-8")
    main(["new", "--update", "seeds/ferry.txt"])
    told = Path("claims/ferry.yaml").read_text("utf-8")
    assert "    date: on Sunday\n    tense: future\n" in told


def test_what_is_expected_of_new_claims_has_a_place_of_its_own() -> None:
    main(["new", "seeds/ferry.txt"])
    assert "\nexpect:" not in Path("claims/ferry.yaml").read_text("utf-8")
    Path("seeds/ferry.txt").write_text(f"{STORY}\nThe storm hurt 36 people, 13 of them children.\n")
    main(["new", "--update", "seeds/ferry.txt"])
    told = Path("claims/ferry.yaml").read_text("utf-8")
    assert load(".").sources[0].claims
    assert told.index("\nexpect:") < told.index("\n# Drafted once")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A ferry sank.", {}),
        ("A red ferry sank. A boat met a ferry.", {"prefix": "red"}),
        ("A red ferry sank. A red ferry rose.", {"suffix": "sank."}),
        (
            "A red ferry sank. A red ferry rose. An old ferry sank.",
            {"prefix": "red", "suffix": "sank."},
        ),
    ],
)
def test_as_few_words_beside_a_claim_as_tell_it_apart_are_drafted(
    text: str, told: dict[str, str]
) -> None:
    text = f"Lost\n\n{text}"
    start = text.index("ferry")
    assert select(text, Span(start, start + 5)) == {"exact": "ferry", **told}


def test_the_same_words_in_another_place_are_new() -> None:
    main(["new", "seeds/ferry.txt"])
    Path("seeds/ferry.txt").write_text(f"{STORY}A trawler saved 40 people.\n", "utf-8")
    main(["new", "--update", "seeds/ferry.txt"])
    told = Path("claims/ferry.yaml").read_text("utf-8")
    assert "  people_3:\n    exact: 40 people\n    prefix: saved\n" in told


def test_words_that_a_file_sets_aside_get_no_claim(capsys: Capture) -> None:
    main(["new", "seeds/ferry.txt"])
    mine = Path("claims/ferry.yaml").read_text("utf-8").partition("\n# Drafted once")[0]
    aside = mine.replace(DROPPED, "") + "\nunclaimed:\n  12 km (7 miles): from a chart\n"
    Path("claims/ferry.yaml").write_text(aside, "utf-8")
    capsys.readouterr()
    main(["new", "--update", "seeds/ferry.txt"])
    assert Path("claims/ferry.yaml").read_text("utf-8") == aside
    assert capsys.readouterr().out == "claims/ferry.yaml: nothing new; 4 claims kept as written.\n"


def test_a_file_without_the_comment_has_one_from_its_first_update_on() -> None:
    main(["new", "seeds/ferry.txt"])
    mine = Path("claims/ferry.yaml").read_text("utf-8").partition("\n# Drafted once")[0]
    Path("claims/ferry.yaml").write_text(mine.replace(DROPPED, ""), "utf-8")
    main(["new", "--update", "seeds/ferry.txt"])
    told = Path("claims/ferry.yaml").read_text("utf-8")
    assert "quantity: 12 km\n" in told
    assert told.endswith(DRAFT[DRAFT.index("\n# Drafted once") :])


def test_an_article_without_a_claim_file_has_nothing_to_update(capsys: Capture) -> None:
    Path("seeds/other.txt").write_text(STORY, "utf-8")
    main(["new", "seeds/other.txt"])
    assert main(["new", "--update", "seeds/ferry.txt"]) == 2
    assert capsys.readouterr().err == (
        "factcheck new: no claim file has seeds/ferry.txt: "
        "factcheck new seeds/ferry.txt writes one\n"
    )


def test_of_two_claim_files_the_one_named_is_updated(capsys: Capture) -> None:
    main(["new", "seeds/ferry.txt"])
    other = Path("claims/other.yaml")
    other.write_text(Path("claims/ferry.yaml").read_text("utf-8"), "utf-8")
    capsys.readouterr()
    assert main(["new", "--update", "seeds/ferry.txt"]) == 2
    assert "(claims/ferry.yaml, claims/other.yaml): name one with -o" in capsys.readouterr().err
    assert main(["new", "--update", "seeds/ferry.txt", "-o", "claims/other.yaml"]) == 0
    assert capsys.readouterr().out.startswith("claims/other.yaml: nothing new; ")


def test_a_day_near_the_dateline_contradicts_nothing(capsys: Capture) -> None:
    main(["new", "seeds/ferry.txt", "--published", "2024-05-07"])
    assert "dateline says" not in capsys.readouterr().out


def test_an_article_with_nothing_to_recognise_gets_its_headline_as_a_claim(
    capsys: Capture,
) -> None:
    Path("seeds/Été à la mer.txt").write_text("Quiet Day\n\nNothing happened.\n", "utf-8")
    assert main(["new", "seeds/Été à la mer.txt"]) == 0
    (claim,) = load(".").sources[0].claims
    assert (claim.uid, claim.words("exact")) == ("ete-a-la-mer.headline", "Quiet Day")
    assert capsys.readouterr().out.startswith(
        "Wrote claims/ete-a-la-mer.yaml: "
        "the headline only; no figure, date, name or quotation was recognised.\n"
    )


def test_a_claim_file_is_never_written_over(capsys: Capture) -> None:
    Path("claims/old").mkdir()
    Path("claims/old/ferry.yml").write_text("mine\n", "utf-8")
    assert main(["new", "seeds/ferry.txt"]) == 2
    assert capsys.readouterr().err == (
        "factcheck new: nothing written: claims/old/ferry.yml is there already; "
        "--update adds what is new in the article, -o FILE gives another name\n"
    )
    assert written() == ["ferry.yml", "old"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["seeds/none.txt"],
            "seeds/none.txt:1:1: seeds/none.txt cannot be read: no such file or directory\n"
            "  expected: a text file",
        ),
        (["seeds/empty.txt"], "seeds/empty.txt holds no text"),
        (
            ["seeds/latin.txt"],
            "seeds/latin.txt:1:4: byte 0xE9 is not UTF-8\n  expected: text in UTF-8",
        ),
        (
            ["seeds/ferry.txt", "--published", "soon"],
            "--published is 'soon', which counts from another day; expected a day, "
            "such as 2024-01-17",
        ),
        (
            ["seeds/ferry.txt", "-o", "ferry.yaml"],
            "ferry.yaml is no place for a claim file: expected claims/NAME.yaml, "
            "the name of letters, digits, hyphens and underscores",
        ),
        (
            ["seeds/ferry.txt", "-o", "claims/a b.yaml"],
            "claims/a b.yaml is no place for a claim file: expected claims/NAME.yaml, "
            "the name of letters, digits, hyphens and underscores",
        ),
    ],
)
def test_what_cannot_be_drafted_is_said_and_nothing_is_written(
    arguments: list[str], message: str, capsys: Capture
) -> None:
    Path("seeds/empty.txt").write_text("\ufeff \n", "utf-8")
    Path("seeds/latin.txt").write_bytes(b"Caf\xe9")
    assert main(["new", *arguments]) == 4
    assert capsys.readouterr() == ("", f"factcheck new: {message}\n")
    assert written() == []


def test_an_article_outside_the_project_is_refused(
    tmp_path_factory: pytest.TempPathFactory, capsys: Capture
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "story.txt"
    elsewhere.write_text(STORY, "utf-8")
    assert main(["new", str(elsewhere)]) == 4
    assert capsys.readouterr().err == (
        f"factcheck new: {elsewhere} lies outside the project: copy it into seeds/ first\n"
    )


def test_without_a_project_it_says_how_to_start_one(capsys: Capture) -> None:
    Path("claims").rmdir()
    assert main(["new", "seeds/ferry.txt"]) == 4
    assert capsys.readouterr().err == (
        "factcheck new: there is no project here (no folder claims/): factcheck init starts one\n"
    )


FRAGMENTS = st.sampled_from(
    ["5 km (3 miles)", "on Tuesday", "“no: #1”", "10 %", "\n\n", "May 5, 2020", "$3 million", "'",
     "t(22) = 1.61, p = .121", "- &a *b", "\ufeff", "\x85", "\u2028", "5 km", ": ", "null", "\t",
     "“more than 5 km”"]
)  # fmt: skip
CAPTURED = st.text(st.characters(codec="utf-8", min_codepoint=0x20, exclude_characters="\x7f"))
ARTICLES = st.lists(FRAGMENTS | CAPTURED, min_size=1, max_size=12).map(" ".join)


@given(ARTICLES.filter(str.strip))
def test_whatever_the_article_its_draft_can_be_read(text: str) -> None:
    draft = draft_of(text)
    written = draft_file(text, Head("A title", "seeds/a.txt"), draft)
    source = read_claims(written.replace("  file: seeds/a.txt\n", ""), "a.yaml", Path()).source
    assert len(source.claims) == max(1, len(draft.claims))


@given(CAPTURED.filter(str.strip))
def test_words_written_as_a_scalar_are_read_back(words: str) -> None:
    line = " ".join(words.split())
    source = read_claims(
        f"source:\n  title: {scalar(words)}\nclaims:\n  a: {{about: b}}\n", "a.yaml", Path()
    ).source
    assert source.document.title == line


@given(st.text())
def test_a_slug_is_of_plain_letters_and_digits(words: str) -> None:
    assert set(slug(words, "-")) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@pytest.mark.skipif(os.name == "nt", reason="a file name of Windows is text without line breaks")
@pytest.mark.parametrize(
    "name", [b"a\nb.txt", b"a\tb.txt", b"\xff.txt", b"\x1b[31m.txt", b"a\xe2\x80\xae.txt"]
)
def test_an_article_that_no_claim_file_can_name_is_refused(
    folder: Path, name: bytes, capsys: Capture
) -> None:
    article = Path(os.fsdecode(os.fsencode(folder / "seeds") + b"/" + name))
    article.write_text("Head\n\nIt flew 460 km.\n", "utf-8")
    assert main(["new", str(article)]) == 4
    told = capsys.readouterr().err
    assert told.endswith("cannot stand in a claim file: rename it\n")
    assert visible(told) == told
    assert told.count("\n") == 1
