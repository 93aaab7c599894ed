"""A text without a claim file: what in it is found to contradict itself, and what is not."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from time import process_time

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import factcheck
from factcheck.drafting.lint import is_english
from factcheck.drafting.plain_text import read_markdown

_SENTENCES = yaml.load(
    Path(__file__).with_name("sentences.yaml").read_text("utf-8"), yaml.CSafeLoader
)
_AROUND = (
    "The harbour town has had a busy year, and the people who live there are glad of it. {} "
    "It was the talk of the market that week."
)


def _found(sentence: str, published: str | None = None) -> list[tuple[str, str]]:
    result = factcheck.lint(_AROUND.format(sentence), published)
    return [(finding.rule, str(finding.severity)) for finding in result.findings]


@pytest.mark.parametrize(("sentence", "rule"), _SENTENCES["found"])
def test_what_contradicts_itself_is_found(sentence: str, rule: str) -> None:
    assert [found for found, _ in _found(sentence)] == ([rule] if rule else [])


@pytest.mark.parametrize("sentence", _SENTENCES["left alone"])
def test_what_is_right_or_may_be_is_not(sentence: str) -> None:
    assert _found(sentence) == []


@pytest.mark.parametrize("sentence", _SENTENCES["left alone on 6 May 2024"])
def test_what_is_right_or_may_be_is_not_where_the_day_is_known(sentence: str) -> None:
    assert _found(sentence, "2024-05-06") == []


@pytest.mark.parametrize(("sentence", "rule"), _SENTENCES["found on 6 May 2024"])
def test_what_cannot_be_on_that_day_is_found(sentence: str, rule: str) -> None:
    assert [found for found, _ in _found(sentence, "2024-05-06")] == [rule]


@pytest.mark.parametrize(
    ("headline", "below", "rules"),
    [
        ("Toll nears 350 in ferry fire", "In the ferry fire 348 people were killed.", []),
        (
            "Toll tops 350 in ferry fire",
            "In the ferry fire 348 people were killed.",
            ["bound-exceeded"],
        ),
        ("Toll tops 350 in ferry fire", "The toll rose to 362. It was 348 on Monday.", []),
        ("Ferry fire kills 12", "The fire killed 21 people and injured 30.", ["claims-disagree"]),
        ("Ferry fire kills 12", "The fire killed 12 people and injured 21.", []),
        ("Holm to cut 21,600 jobs", "It cuts Sund (3,500 jobs), Berg (1,600 jobs) and more.", []),
        ("Ferry fire kills 12", "Five died in Holm, seven in Berg. In 2010 a fire killed 21.", []),
        ("Ferry fire kills 12", "The fire killed 12 people, and 21 more were killed by smoke.", []),
        ("Ferry fire kills 12", "The fire killed 21 children and 9 men, and others died.", []),
        ("Holm sells 12,500 homes", "Holm sold 15,200 homes.", ["claims-disagree"]),
        ("Holm sells 12,500 homes", "Holm sold 125,000 homes.", ["scale-slip"]),
        ("Holm sells 12,500 homes", "Holm sold 12,480 homes, and Berg 15,200 homes.", []),
        ("Profit at Holm up 43%", "The profit of Holm rose 34%.", ["claims-disagree"]),
        ("Profit at Holm up 43%", "Costs at Berg rose 34%.", []),
        ("Profit at Holm up 43%", "The profit of Holm rose 34% the year before.", []),
        ("Profits fall 4%", "The profits rose by 4%, it said.", ["claims-disagree"]),
        ("Profits fall 4%", "The profits rose by 4% on Friday.", []),
        ("Shares in Holm fell 4%", "Shares in Holm rose 4% a day before.", []),
        ("Shares in Holm fell 4%", "Shares in Holm fell 4%; shares in Berg rose 4%.", []),
        ("Oil holds above $50", "Oil held at $51.39; it was $41.50 in 2003.", []),
        ("More than 350 die in ferry fire", "The fire killed 348 people.", ["bound-exceeded"]),
        ("More than 350 die", "The fire killed 348 people, and 20 others died of smoke.", []),
        ("More than 350 die", "A fire killed 348 people in Holm and 20 people in Sund.", []),
    ],
)
def test_a_figure_of_the_headline_is_held_against_the_same_below(
    headline: str, below: str, rules: list[str]
) -> None:
    text = f"{headline}\n\n{_AROUND.format('')}\n\n{below}"
    assert [finding.rule for finding in factcheck.lint(text).findings] == rules


@pytest.mark.parametrize(
    ("headline", "first", "rules"),
    [
        ("Storm hits town; 3 dead", "A storm left four dead, police said.", ["claims-disagree"]),
        ("Fire kills 4", "A fire killed 9 people.", ["claims-disagree"]),
        ("Fire kills 4", "A fire killed ten people.", []),
        ("Fire kills 4", "A fire killed 9 people in 1908.", []),
        ("Storm hits town; 3 dead", "A storm killed three people and injured four.", []),
        ("Storm hits town; 3 dead", "Two people died there, and a third in hospital.", []),
        ("Painter Ole Berg dies at 81", "Ole Berg has died aged 91.", ["claims-disagree"]),
        ("Painter Ole Berg dies at 81", "Ole Berg is dead. His wife died aged 71.", []),
        (
            "Port of Holm to pay $14bn in oil suit",
            "The port has agreed to pay $14.5m (£7.7m), more than $4m of it for birds.",
            ["claims-disagree"],
        ),
        (
            "Port of Holm to pay $14m in oil suit",
            "The port has agreed to pay $14.5m (£7.7m), more than $4m of it for birds.",
            [],
        ),
        (
            "Holm ends $102.6m debt swap",
            "The port is to end its $102.6bn (£53.5bn) debt offer of 2001.",
            ["scale-slip"],
        ),
        ("Crash kills woman, 81", "A woman aged 18 and another aged 81 died on Friday.", []),
        ("Fire kills 3", "A fire killed two people in Sund, police said.", ["claims-disagree"]),
        ("Fire kills 3", "A fire killed two people in Sund. A third died on Monday.", []),
        ("Fire kills 3", "A fire killed two people in Sund. The keeper died in hospital.", []),
        ("Fire kills 3", "A fire killed a man and two women in Sund, police said.", []),
        ("Three dead in shooting", "A man killed two people, and then himself.", []),
        ("Fire kills 3", "A fire killed two people in Sund. In 1908 three died there.", []),
        ("Storm injures 6", "A storm injured seven men in Sund.", ["claims-disagree"]),
        ("Storm injures 6", "A storm injured four men and two women in Sund.", []),
        ("Four-day strike begins", "Their five-day strike began in Sund.", ["claims-disagree"]),
        (
            "Four-day strike begins",
            "Their strike of four days is longer than a five-day strike.",
            [],
        ),
        ("Four-day strike begins", "They struck, a week after a five-day strike by others.", []),
        ("Four-day strike begins", "Their four-day strike comes after a five-day strike.", []),
        ("Six-month ban for Holm", "Holm was given an eight-month ban.", ["claims-disagree"]),
        ("Six-month ban for Holm", "Her eight-month ban was cut to six months.", []),
        ("Ten-year plan for rail", "The minister told of a five-year plan for buses.", []),
        ("Three schools to close", "Four schools are to close in Sund.", ["claims-disagree"]),
        ("Three schools to close", "Four schools are to close in Sund, three of them soon.", []),
        ("Three schools to close", "Of the four schools in Sund all but one are to close.", []),
