from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.cli.drafts.candidate import Candidate
from factcheck.cli.drafts.candidates import find_candidates
from factcheck.cli.drafts.days import published_in

READ = ("by", "country")  # what stands beside the words, or only in another form in them
SECTIONS = yaml.safe_load((Path(__file__).parent / "passages.yaml").read_text("utf-8"))
PASSAGES = [passage for passages in SECTIONS.values() for passage in passages]


def shown(candidate: Candidate) -> str:
    words = " = ".join(words for key, words in candidate.fields.items() if key != "by")
    return f"{words} ~" if "tense" in candidate.missing else words


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage["text"][:40])
def test_a_passage_yields_what_a_reader_would_claim(passage: dict[str, Any]) -> None:
    found = [shown(candidate) for candidate in find_candidates(passage["text"])]
    assert found == [str(words) for words in passage["found"]]


def test_the_words_of_a_candidate_are_those_of_the_text() -> None:
    for passage in PASSAGES:
        for candidate in find_candidates(passage["text"]):
            words = passage["text"][candidate.span.start : candidate.span.end]
            assert all(value in words for key, value in candidate.fields.items() if key not in READ)


def test_a_dateline_is_the_day_of_publication_and_no_claim() -> None:
    text = "Census\n\nWASHINGTON, April 26, 2021 — The bureau spoke on Monday."
    assert published_in(text) == "April 26, 2021"
    assert [shown(one) for one in find_candidates(text, "April 26, 2021")] == ["on Monday"]


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("WESTBURY, England, Feb. 11, 2024 — A bridge opened.", "Feb. 11, 2024"),
        ("LONDON, 6 May 2024 (Reuters) - A bridge opened.", "6 May 2024"),
        ("September 10, 2025\n\nA bridge opened.", "September 10, 2025"),
        ("By Ann Lee\nPublished on Tuesday, 10 September 2024 at 10:20 BST", "10 September 2024"),
    ],
)
def test_a_day_at_the_head_is_that_of_publication(head: str, day: str) -> None:
    assert published_in(f"Bridge\n\n{head}") == day
    assert "date" not in {one.kind for one in find_candidates(f"Bridge\n\n{head}", day)}


@pytest.mark.parametrize(
    "text", ["It was on April 26, 2021 — a Monday.", f"{'x' * 400}\n6 May 2024"]
)
def test_a_date_elsewhere_is_not_taken_for_the_day_of_publication(text: str) -> None:
    assert published_in(f"Census\n\n{text}") == ""


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We need cash,” Yang stated.", "Yang"),
        ("“It is old,” said Ada Holm, the mayor.", "Ada Holm"),
        ("“All are safe,” the captain said.", "the captain"),
        ("“It is near”, the National Hurricane Center said.", "the National Hurricane Center"),
        ("“All are safe,” said spokeswoman Ada Holm for the line.", "Ada Holm"),
        ("“All are safe,” chairman and chief executive Ada Holm said.", "Ada Holm"),
        ("John Kirby said: “It is an escalation.”", "John Kirby"),
        ("“This has to stop.” Ada Holm said.", "Ada Holm"),
        ("“This has to stop.” Mayor Ada Holm said the council had cut its own costs.", ""),
        ("“It is old,” said fire chaplain Ada H. Holm of the town.", "Ada H. Holm"),
        ("“It is old,” Ada Holm had said.", "Ada Holm"),
        ("“It is old,” said the driver's lawyer, Ada Holm.", "Ada Holm"),
        ("“It is old,” its director, Ada Holm, said.", "Ada Holm"),
        ("“It is old,” Chief Executive Officer Ada Holm told analysts.", "Ada Holm"),
        ("“It is old,” said Ada de Wit, a painter.", "Ada de Wit"),
        ("“It is old,” the party's leader, Ada Holm, 44, told us.", "Ada Holm"),
        ("“It is old,” Ada Holm, 44, said.", "Ada Holm"),
        ("A spokeswoman, Ada Holm, called the new plan “a step ahead.”", "Ada Holm"),
        ("Ada Holm, the mayor of the town they called the “jewel” long ago, left.", ""),
        ("“It is old,” as the baker Ada Holm says in her book.", "Ada Holm"),
        ("District Attorney Ada Holm called it “a long road with one end”.", "Ada Holm"),
        ("“It is old,” Mr. Holm said.", "Mr. Holm"),
        ("“It is old,” she said. Ada Holm left.", ""),
        ("“It is old.” She left.", ""),
        ("The Department of Public Order wrote that it was “as old as the town”.", ""),
        ("It was, Mr. Holm told us in May, “as old as the town”.", "Mr. Holm"),
        ("Ada Holm said no.\n\n“We went to Bergen,” Holm says.\n\n“It was old,” she adds.", "Holm"),
        ("It was described as “old, and not small” by Ada Holm, of the club.", "Ada Holm"),
        ("“It is old,” said the shop boss, “and small.”", "the shop boss"),
        ("“It is old,” Office of Town Walls official Ada Holm warned.", "Ada Holm"),
        ("Ada Holm, of the rowing club, said: “It is old.”", "Ada Holm"),
        ("Mr Ole O'Dell, for Holm, said: “It is old.”", "Mr Ole O'Dell"),
        ("On Monday, Ada Holm, of the club, said it was “as old as the town”.", ""),
        ("The league said that “it may be as old as the town”, in a letter.", "The league"),
        ("A spokesman for the old club said: “It is sad.”", "A spokesman for the old club"),
        ("The mother of Holm said: “It is sad.”", ""),
        ("Ada Holm said the spring began on a “rather sour note” there.", "Ada Holm"),
        ("After Holm said no, Berg asked for “a little more of it”.", ""),
        (
            "Judge Ole Berg said no. It was late, he added.\n\n“It is old,” he said.",
            "Judge Ole Berg",
        ),
        ("Holm, who on Friday said it was “a rather sad day”, left.", "Holm"),
        ("Ada Holm, an official in Bergen said it “will be so again”.", "Ada Holm"),
        ("An official in Bergen said it “will be so again”.", ""),
        ("Ada Holm said no. Her son Ole wept. She said: “It is old.”", ""),
        ("His son Ole, a cook, was there. He added: “It is old.”", ""),
        ("The meeting focused on “active work” towards agreements.", ""),
    ],
)
def test_the_likely_speaker_is_the_one_named_beside_the_words(text: str, speaker: str) -> None:
    quotation = next(one for one in find_candidates(text) if one.kind == "quotation")
    assert quotation.fields.get("by", "") == speaker
    assert quotation.missing == ({} if speaker else {"by": ""})


def test_a_quotation_that_goes_on_has_the_same_speaker() -> None:
    text = "“It is old,” said Ada Holm, the mayor. “It is small,” he said. “So what?”\n\n“No.”"
    found = [one for one in find_candidates(text) if one.kind == "quotation"]
    assert [one.fields.get("by", "") for one in found] == ["Ada Holm", "Ada Holm", "Ada Holm", ""]


@pytest.mark.parametrize(
    "text",
    [
        "“It is old,” Ada Holm said. “So is the town.\n\n“It will not last.”",
        '"It is old," Ada Holm said. "So is the town.\n\n"It will not last."',
        "“It is old,” Ada Holm said.\n\n“So is the town.”\n\n“It will not last,” Ada Holm said.",
        "“It is old,” Rams coach Ada Holm told us. “So is the town.\n\n“It will not last.”",
    ],
)
def test_words_that_go_on_in_the_next_paragraph_have_one_speaker(text: str) -> None:
    found = [one for one in find_candidates(text) if one.kind == "quotation"]
    assert [(one.fields["quotation"], one.fields.get("by")) for one in found] == [
        ("It is old", "Ada Holm"),
        ("So is the town", "Ada Holm"),
        ("It will not last", "Ada Holm"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ole “Red” Berg and others, nicknamed “the Lost Sons”, came.",
        "Asked how often, 40% said “never”, 12 % gave “now and then” and the rest left.",
        "They found it “too cold” or “too warm”.",
        "It was worse than the “Long Gale” of that year.",
        "She led a game show, “Dizzy Spells.”",
        "She served as a “stage mother” for ten “mass choirs”, a “side door.” Some of “No One”.",
    ],
)
def test_nicknames_and_answers_to_choose_from_are_nobodys_words(text: str) -> None:
    assert "quotation" not in {one.kind for one in find_candidates(text)}


def test_a_stray_mark_of_inches_opens_no_quotation() -> None:
    text = 'He is 6\'2" tall and of the town\n\n"It is old," Ada Holm said.'
    (quotation,) = (one for one in find_candidates(text) if one.kind == "quotation")
    assert quotation.fields == {"quotation": "It is old", "by": "Ada Holm"}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("It had 35 percent of voters behind it.", "share"),
        ("About 95 percent of the skeleton is there.", "share"),
        ("One in five adults smokes.", "share"),
        ("A sixth of the members left.", "share"),
        ("It is so. Two thirds called it dear.", "share"),
        ("It says six in 10 of those asked agree.", "share"),
        ("It has won 10 in 10 years.", "quantity"),
        ("It fell by 35 percent of its value.", "quantity"),
        ("A rise of 35 percent of late is likely.", "quantity"),
        ("Turnout was 35 percent.", "quantity"),
        ("It was more than the 85 percent of the first half of 2018.", "quantity"),
        ("It is 120 percent of the usual.", "quantity"),
    ],
)
def test_a_part_of_a_whole_is_a_share(text: str, key: str) -> None:
    (figure,) = (one for one in find_candidates(text) if one.kind == "figure")
    assert list(figure.fields) == [key]
