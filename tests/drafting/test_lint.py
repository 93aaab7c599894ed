"""A text without a claim file: what in it is found to contradict itself, and what is not.

The sentences that are found or left alone each by itself are asked in ``tests/answers``.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from time import process_time

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import factcheck
from factcheck.drafting.language import is_english
from factcheck.drafting.lint import with_texts
from factcheck.drafting.plain_text import read_markdown

_SENTENCES = yaml.load(
    Path(__file__).with_name("sentences.yaml").read_text("utf-8"), yaml.CSafeLoader
)
_AROUND = (
    "The harbour town has had a busy year, and the people who live there are glad of it. {} "
    "It was the talk of the market that week."
)

_BORN = "Holm was born on 11 November 1945 in Sund."
_AT_BIRTH = "Born Adelheid Maria Holm on November 11, 1945, in Sund, she sold fish."
_AT_THE_END = "Ada Maria Holm, poet, born 11 November 1945; died 3 May 2024"


def _found(sentence: str, published: str | None = None) -> list[tuple[str, str]]:
    result = factcheck.lint(_AROUND.format(sentence), published)
    return [(finding.rule, str(finding.severity)) for finding in result.findings]


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
        (
            "Sund bank to shut 45 branches",
            "The bank will shut 54 branches in Sund, leaving 212. Last year 70 per cent were full.",
            ["claims-disagree"],
        ),
        (
            "Sund bank to shut 45 branches",
            "The bank will shut 54 branches in Sund. It shut 45 branches in Holm.",
            [],
        ),
        (
            "Sund bank to shut 45 branches",
            "The bank will shut 54 branches in Sund, 20 branches in May and 25 branches in June.",
            [],
        ),
        ("Sund bank to shut 45 branches", "The mayor opened 54 branches of it long ago.", []),
        ("Holm to cut 21,600 jobs", "It cuts Sund (3,500 jobs), Berg (1,600 jobs) and more.", []),
        ("Ferry fire kills 12", "Five died in Holm, seven in Berg. In 2010 a fire killed 21.", []),
        ("Ferry fire kills 12", "The fire killed 12 people, and 21 more were killed by smoke.", []),
        ("Ferry fire kills 12", "The fire killed 21 children and 9 men, and others died.", []),
        ("Holm sells 12,500 homes", "Holm sold 15,200 homes.", ["claims-disagree"]),
        ("Holm sells $1.7m of bonds", "Holm sold $540,000 of notes and $1.17m of bonds.", []),
        ("Holm loses $1.27 a share", "Shr loss $1.27 vs $65. Holm year loss $2.17 vs $65.", []),
        ("Ann Holm wins with 54%", "Ann Holm won with 45% in Sund.", ["claims-disagree"]),
        ("Holm beat Sund 3-1", "Holm beat Sund 3-2 with goals from Berg.", ["claims-disagree"]),
        ("Holm beat Sund 3-1", "Holm beat Sund 3-1 with goals from Berg.", []),
        ("Holm beat Sund 3-1", "Holm led Sund 2-0 at half-time and won by goals from Berg.", []),
        ("Holm beat Sund 3-1", "Last week Holm beat Sund 3-2.", []),
        (
            "The bank said on Monday that it had lent four loans to pay for schools and roads.",
            "Two loans will pay for schools.",
            [],
        ),
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
        ("Unemployment falls to 4.2%", "Unemployment fell to 2.4% in May.", ["claims-disagree"]),
        ("Unemployment falls to 4.2%", "Unemployment fell to 2.4% in Lund and 4.2% here.", []),
        ("Profit rises 12% at Acme", "Acme's first quarter profit rose 21%.", ["claims-disagree"]),
        ("Profit rises 12% at Acme", "Acme's first profit rose 21%.", []),
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
        ("Holm buys pier for $345m", "Traders said that $345 billion was paid.", ["scale-slip"]),
        ("Holm buys pier for $34m", "Traders said that $34 billion was paid.", []),
        ("Fire kills 3", "A fire killed two people in Sund, police said.", ["claims-disagree"]),
        ("Fire kills 3", "A fire killed two people in Sund. A third died on Monday.", []),
        ("Fire kills 3", "A fire killed two people in Sund. The keeper died in hospital.", []),
        ("Fire kills 3", "A fire killed a man and two women in Sund, police said.", []),
        ("Three dead in shooting", "A man killed two people, and then himself.", []),
        ("Fire kills 3", "A fire killed two people in Sund. In 1908 three died there.", []),
        ("Storm injures 6", "A storm injured seven men in Sund.", ["claims-disagree"]),
        ("Storm injures 6", "A storm injured four men and two women in Sund.", []),
        ("Fire kills 6 in Sund", "A fire killed five people in Holm on Monday.", []),
        ("Fire kills 6", "A fire killed five people and a boy drowned in Holm.", []),
        ("Fire hurts 6", "Four people were gravely hurt by a fire and two slightly hurt.", []),
        ("Six jailed for arson", "Four men were jailed for the fire and two for theft.", []),
        ("Five die in fire", "Three people died at once on Monday. Two died on the way.", []),
        ("Fire kills 3", "Two people were killed by a fire; the keeper was found dead.", []),
        ("Six dead in Sund", "A keeper shot dead five people. He was shot by guards.", []),
        ("Four-day strike begins", "Their five-day strike began in Sund.", ["claims-disagree"]),
        ("Four-day strike begins", "Nurses, who held a five-day strike in June, left.", []),
        ("Four-day strike begins", "It follows a five-day strike by the same nurses.", []),
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
        ("Three schools to close", "Four schools closed in Sund.", []),
        ("Holm to free three ships", "Holm freed four ships, it said.", []),
        ("Holm frees three ships", "Holm freed four ships, it said.", ["claims-disagree"]),
        ("Holm frees three ships", "Holm freed four ships on Saturday.", []),
        ("Holm frees three ships", "Holm, which freed four ships for a fee, did so again.", []),
        ("Sund downs 12 kites over Berg", "Sund downed 30 kites, it said.", []),
        ("Sund downs 12 kites", "Sund downed 30 kites, it said.", ["claims-disagree"]),
        ("Firm cuts 400 jobs", "The firm would cut 900 jobs in Sund.", []),
        ("Three schools to close", "Of the four schools in Sund all but one are to close.", []),
    ],
)
def test_a_small_toll_and_an_age_of_the_headline_are_held_against_the_first_lines(
    headline: str, first: str, rules: list[str]
) -> None:
    text = f"{headline}\n\n{first}\n\n{_AROUND.format('')}"
    assert [finding.rule for finding in factcheck.lint(text).findings] == rules


@pytest.mark.parametrize(("headline", "first", "rule"), _SENTENCES["first lines"])
def test_a_figure_of_the_headline_is_held_against_the_first_lines(
    headline: str, first: str, rule: str
) -> None:
    text = f"{headline}\n\n{first}\n\n{_AROUND.format('')}"
    assert [finding.rule for finding in factcheck.lint(text).findings] == ([rule] if rule else [])


@pytest.mark.parametrize(
    ("headline", "first", "rules"),
    [
        ("Firm sells 384 shops", "The firm sold 348 shops, it said.", ["claims-disagree"]),
        ("Bank fined $20 million", "The bank was fined $20 billion.", ["scale-slip"]),
        ("Toll tops 350", "The fire killed 348 people.", ["bound-exceeded"]),
        ("Toll nears 350", "The fire killed 348 people.", []),
        ("Firm sells 384 shops", "The firm sold 348 shops in 2023, it said.", []),
    ],
)
def test_the_year_of_a_dateline_is_none_of_which_a_figure_is_told(
    headline: str, first: str, rules: list[str]
) -> None:
    text = f"{headline}\n\nSUND, May 6, 2024 — {first}\n\n{_AROUND.format('')}"
    assert [finding.rule for finding in factcheck.lint(text).findings] == rules


def test_a_change_is_worked_out_in_one_of_the_units_of_a_name() -> None:
    [finding] = factcheck.lint("Output was 500 barrels, down 20 percent from 525.").findings
    assert "a change of 4.762 %" in finding.message
    assert " or " not in finding.message


def test_the_likely_slip_between_headline_and_text_is_named() -> None:
    text = f"Ferry fire kills 12\n\n{_AROUND.format('The fire killed 21 people.')}"
    (finding,) = factcheck.lint(text).findings
    assert finding.message == (
        "21 people and 12 cannot both be right. “12” and “21 people” have two digits exchanged."
    )


@pytest.mark.parametrize(
    ("sentence", "published", "rules"),
    [
        ("Output will fall to 61 tons in 1987 from 105 tons in 1986.", "1987-04-24", []),
        ("It is expected to end despite the boom in 1985.", "1987-04-24", []),
        ("It will write off its cranes in 1986.", "1987-03-06", []),
        (
            "The port will write off its cranes in 1985.",
            "1987-03-06",
            ["claims-exclude-each-other"],
        ),
        ("A road will be built by 1988 and the pier made in January 1989.", "1987-04-01", []),
        ("He aimed in 1988 to build a pier.", "1987-04-01", []),
        ("The pier was opened in 1988.", "1987-04-01", ["future-event"]),
        ("The crop will fall in the 1986/87 (Nov/Oct) season.", "1987-04-01", []),
        ("It opened on Monday, 16 January.", "2024-01-20", ["weekday-mismatch"]),
        ("It opened on Monday, 16 January.", "2024-02-03", []),  # so it was in 2023
        ("It opened on Saturday, 16 January.", "2024-02-03", ["weekday-mismatch"]),
        ("It opened on Friday, January 19.", "2024-02-03", []),
        ("It opened on Wednesday, January 19.", "2024-02-03", ["weekday-mismatch"]),
        ("It will open in 2014.", "2024-02-03", ["claims-exclude-each-other"]),
        ("It opened in 2027.", "2024-02-03", ["future-event"]),
        ("It will beat the mark that was set in 2014, as planned by 1996.", "2024-02-03", []),
        (
            "Ada Holm, who has died aged 88, was born on 11 November 1945.",
            "2024-05-06",
            ["age-miscomputed"],
        ),
        ("Ada Holm, who has died aged 78, was born on 11 November 1945.", "2024-05-06", []),
        *(
            (f"{told}\n\n{born}", "2024-05-06", rules)
            for told, born, rules in (
                ("Ada Holm, 87, of Sund, died Friday.", _BORN, ["age-miscomputed"]),
                ("Ada Holm, 78, of Sund, died Friday.", _BORN, []),
                ("Ada Holm, 87, died of what she had caught in 2015.", _BORN, []),
                ("Addie Holm died on Friday. She was 87.", _AT_BIRTH, ["age-miscomputed"]),
                ("Addie Holm died on Friday. She was 78.", _AT_BIRTH, []),
                ("Ida Holm died on Friday. She was 87.", _AT_BIRTH, []),
                ("Ada Holm has died aged 87.", f"{_BORN}\n\n{_AT_THE_END}", ["age-miscomputed"]),
                ("Ada Holm has died aged 78.", f"{_BORN}\n\n{_AT_THE_END}", []),
            )
        ),
        ("It cost US$640m (£640m) in all.", "2023-06-05", ["exchange-rate-off"]),
        ("It cost US$640m (£514m) in all.", "2023-06-05", []),
        *(
            (sentence, "2026-05-06", ["duration-miscomputed"])
            for sentence in _SENTENCES["anniversaries of other years than 6 May 2026"]
        ),
        *(
            (sentence, "2026-05-06", [])
            for sentence in _SENTENCES["anniversaries that may be kept on 6 May 2026"]
        ),
    ],
)
def test_a_day_is_held_against_that_of_publication(
    sentence: str, published: str, rules: list[str]
) -> None:
    assert [rule for rule, _ in _found(sentence, published)] == rules


def _read_in(year: int, sentence: str) -> list[str]:
    result = factcheck.lint(_AROUND.format(sentence), today=date(year, 5, 6))
    return [finding.rule for finding in result.findings]


@pytest.mark.parametrize(
    "sentence", _SENTENCES["years that nobody who reads in 2026 can look back on"]
)
def test_a_text_without_a_day_appeared_by_the_end_of_the_year_it_is_read_in(sentence: str) -> None:
    assert _read_in(2026, sentence) == ["future-event"]
    assert _read_in(2094, sentence) == []


@pytest.mark.parametrize("sentence", _SENTENCES["years that may be told of in 2026"])
def test_a_year_to_come_may_be_told_of(sentence: str) -> None:
    assert _read_in(2026, sentence) == []


def test_the_year_of_reading_is_told_where_nothing_else_is_known() -> None:
    result = factcheck.lint("The mill was closed in 2094.", today=date(2026, 5, 6))
    assert [finding.message for finding in result.findings] == [
        "“in 2094” is told as past, but comes after the year in which the text is read (2026), "
        "and so after its publication."
    ]


@pytest.mark.parametrize(
    ("sentence", "is_right"),
    [
        ("The mill burned down in 1986, 30 years ago.", False),
        ("Thirty years ago, in 1986, the mill burned down.", False),
        ("In 1986, 38 years ago, the mill burned down.", True),
        ("In 1986, nearly four decades ago, the mill burned down.", True),
        ("Ten years ago, by 2010, the mill was closed.", True),
    ],
)
def test_how_long_ago_a_year_was_is_held_against_publication(sentence: str, is_right: bool) -> None:
    assert (_found(sentence, "2024-05-06") == []) is is_right


def test_a_name_with_a_letter_off_is_a_warning() -> None:
    text = "Ada Lindgren spoke. “We are glad,” said Mrs Lindgern. Mrs Lindgren left for Westbury."
    assert _found(text) == [("spelling-varies", "warning")]


@pytest.mark.parametrize(
    "text",
    [
        "By Ada Marsh\n\nThe council met in March, as it does. In March it rained.",
        "The town is busy on Monday. On Monday it met Sarah Munday, a driver. Monday was hot.",
        "Greece sent two. Officials in Greece met Mayor Tom Greene of Westbury. Greece waited.",
        "Turkey sent two. Officials in Turkey were late, Turley said. The town of Turkey waited.",
        "The Storm hit the town. Ada Strom, a driver, saw the Storm. They left with the Storm.",
        "They met in Boston. In Boston Ada Bolton, a driver, saw the mayor. They like Boston.",
        "The Turkey was late, said Mr Turley, a driver. They like the Turkey. The Turkey left.",
        "The council met with Peter Chrismas, a driver, and the town waited.",
        "Ada Forrest spoke. Mrs Forrest likes the town. They met at the Forest, Forrest said.",
    ],
)
def test_a_surname_is_no_slip_for_a_month_a_nation_or_a_thing(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The town met in Janury. In January it rained, and January was cold.", "Janury"),
        ("It was in Hrlow Bay. Harlow Bay was late. They liked Harlow Bay.", "Hrlow Bay"),
        ("The Torists lost to them. The Tourists won. They met the Tourists again.", "Torists"),
    ],
)
def test_a_month_a_place_or_a_thing_with_a_letter_off_is_told(text: str, words: str) -> None:
    messages = [finding.message for finding in factcheck.lint(_AROUND.format(text)).findings]
    (message,) = messages  # one defect, one finding
    assert message.startswith((f"“{words}” here", f"“{words}” is a letter off"))


def test_a_finding_carries_the_span_and_place_of_its_words_in_the_text() -> None:
    text = "Two lines\n\nThe ferry is 90 metres (195 ft) long, and the people of the town like it."
    (finding,) = factcheck.lint(text, path="ferry.txt").findings
    span = finding.claims[0].span
    assert span is not None
    assert text[span.start : span.end] == "90 metres (195 ft)"
    assert str(finding.place) == "ferry.txt:3:14"


def test_the_day_of_publication_comes_from_the_caller_the_front_matter_or_the_dateline() -> None:
    text = "The bridge that had been shut opened on Wednesday, and the people cheered it."
    results = [
        factcheck.lint(text, "2024-01-17"),
        factcheck.lint(text, date(2024, 1, 17)),
        factcheck.lint(f"---\ntitle: Bridge\ndate: 2024-01-17\n---\n{text}"),
        factcheck.lint(f"WESTBURY, January 17, 2024 — {text}"),
    ]
    days = [result.sources[0].document.published_on for result in results]
    assert days == ["17 January 2024"] * 4


def test_a_text_in_another_language_is_told_and_is_not_green() -> None:
    text = (
        "Der Hund und die Katze liegen im Garten, und die Kinder spielen mit dem neuen Ball dort."
    )
    result = factcheck.lint(text)
    assert not result.findings
    assert [one.rule for one in result.breakdowns] == ["language"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Der Müller schloss am Montag die alte Mühle für immer.", "not English"),
        ("Le meunier a fermé lundi le vieux moulin sur la colline.", "not English"),
        ("Młynarz zamknął we wtorek stary młyn nad potokiem.", "not English"),
        ("Mylläri sulki maanantaina vanhan myllyn joen yli.", "not English"),
        ("Mylläri sulki maanantaina vanhan myllyn mäellä.", "too short to tell"),
        ("", "no words"),
        ("---\nlayout: A\n---\n12 (3)\n", "no words"),
    ],
)
def test_a_short_text_that_nothing_shows_to_be_english_is_told(text: str, why: str) -> None:
    (broken,) = factcheck.lint(text).breakdowns
    assert broken.rule == "language"
    assert why in broken.message


@pytest.mark.parametrize(
    "text",
    [
        "Ferry opens", "It rains.", "Miller shuts old mill over river", "Stocks slump.",
        "Police arrested nine people Tuesday.", "Charles de Gaulle dies", "Rain hits Sund.",
        "Café owner's fiancée wins", "Toll nears 350 in ferry fire", "Man bites dog in big park.",
        "Per se, the mill en route shut.", "China is a major copper importer.",
        "Sixty-five dock workers downed tools two weeks ago over job security rules there.",
        "He met Mayor Holm. Mayor Holm sang.", "3.7 m/s² is 12.1 ft/s², 15 m³ is 530 ft³.",
        "Sund hosts five specialty stores.", "Holm is Japan's big insurer.",
    ],
)  # fmt: skip
def test_a_headline_or_a_line_of_english_is_read(text: str) -> None:
    assert not factcheck.lint(text).breakdowns


def test_a_text_of_which_the_reading_fails_is_told_and_is_not_green(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> None:
        raise IndexError("list index out of range")

    monkeypatch.setattr("factcheck.drafting.lint.claims_of_text", fail)
    (broken,) = factcheck.lint(_AROUND.format("It rains."), path="a.txt").breakdowns
    assert (broken.rule, broken.source) == ("reading", "a.txt")
    assert broken.message.startswith("IndexError: list index out of range (test_lint.py:")


@pytest.mark.parametrize("name", ["read_markdown", "why_unread", "published_in"])
def test_lint_raises_for_no_text_whatever_part_of_the_reading_fails(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def fail(*_: object) -> None:
        raise IndexError("list index out of range")

    monkeypatch.setattr(f"factcheck.drafting.lint.{name}", fail)
    assert [one.rule for one in factcheck.lint("It rains.").breakdowns] == ["reading"]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("The cat sat on the mat and it was not at all glad that the dog was there.", True),
        ("Le chat est sur la table et il ne veut pas manger les poissons de la mer ici.", False),
        ("De kat zat op de mat en het was niet blij dat de hond er ook was vandaag.", False),
        ("Ferry opens", None),
        ("Бюджет вырос на 24 процента.", False),
        ("予算は24％増えた。", False),
        ("Ferry to Хвар", None),
        ("Ada Holm " * 6, None),
        ("in zum " * 19 + "in", None),
        ("in zum " * 20, False),
        ("in " * 3 + "zum " * 17, None),
        ("in " * 3 + "zum " * 18, False),
        ("in in in in the zum zum", None),
        ("in in in in in in in zum the zum zum", None),
    ],
)
def test_english_is_told_from_other_languages(text: str, answer: bool | None) -> None:
    assert is_english(text) is answer


@pytest.mark.parametrize(
    ("title", "heading", "rules"),
    [
        ("Ferry fire kills 12", "", ["claims-disagree"]),
        ('"Ferry fire kills 12"', "", ["claims-disagree"]),
        ("Ferry fire kills 21", "", []),
        ("Ferry fire kills 12", "# Ferry fire\n\n", []),
    ],
)
def test_the_title_of_a_front_matter_is_the_headline_of_a_text_without_one(
    title: str, heading: str, rules: list[str]
) -> None:
    front = f"---\ntitle: {title}\ndate: 2024-01-17\n---\n"
    result = factcheck.lint(f"{front}{heading}The fire killed 21 people and injured 30.\n")
    assert [finding.rule for finding in result.findings] == rules
    assert all(finding.place.line in (2, 5) for finding in result.findings)


def test_code_addresses_and_front_matter_are_no_prose_and_places_stay() -> None:
    text = (
        "---\ntitle: A\n---\nIt is `90 m (1 ft)` [here](http://a.b/90)\n```\n31 April 2021\n```\n"
    )
    prose = read_markdown(text)
    assert prose.fields == {"title": "A"}
    assert len(prose.text) == len(text)
    assert "90" not in prose.text
    assert "April" not in prose.text


def test_words_that_are_emphasised_stay_at_their_places() -> None:
    text = "It is **90 metres** (_195 ft_), or 5*90*2, on *Tuesday*, 2 May."
    told = read_markdown(text).text
    assert told == "It is   90 metres    (195 ft),  or 5*90*2, on  Tuesday,  2 May."
    words = ("90 metres", "195 ft", "Tuesday", "2 May")
    assert [told.index(each) for each in words] == [text.index(each) for each in words]


@given(st.text(max_size=80))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_text_is_linted(text: str) -> None:
    result = factcheck.lint(text)
    assert [one for one in result.breakdowns if one.rule != "language"] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Work begins on March 3, 2025, Ellen Moss said.",
        "The council is to meet on Oct. 11, 2024, the clerk said.",
        "The agency said the line opens on Nov. 1, 2024.",
        "The election is on Nov. 5, 2024, and Mr. Moss said he would run.",
        "A deadline of Oct. 1, 2024, was set, and the vote was moved to Oct. 20, 2024.",
        "The exhibition, which opened in May, closes on Oct. 31, 2024.",
        "The union called a strike on Oct. 9, 2024, and they booked the hall for May 3, 2025.",
    ],
)
def test_what_is_still_to_come_is_not_taken_for_past(sentence: str) -> None:
    assert _found(sentence, "2024-09-17") == []


def test_a_wrong_weekday_is_held_against_the_nearest_year() -> None:
    told = _AROUND.format("The fair opens on Tuesday, May 15.")
    (finding,) = factcheck.lint(told, "2024-05-06").findings
    assert "15 May 2024 is a Wednesday, not a Tuesday" in finding.message


def test_what_happened_after_publication_is_found() -> None:
    found = _found("The bridge opened on Oct. 11, 2024, and the ferry sank in 2034.", "2024-09-17")
    assert found == [("future-event", "error")] * 2


def test_a_short_text_without_the_words_of_english_alone_is_read_all_the_same() -> None:
    text = "ALDBECK, Sept. 12, 2024 — Hanna Oduya, 44, who was born in 1990, is a baker."
    assert [finding.rule for finding in factcheck.lint(text).findings] == ["age-miscomputed"]


def test_a_finding_in_a_text_speaks_of_its_words_and_of_no_names_that_nobody_gave() -> None:
    (finding,) = factcheck.lint(_AROUND.format("Shares fell 5p, or 9%, to 95p.")).findings
    assert finding.message == "9% is not 5p ÷ (95p + 5p), which is 5 %."
    assert not any("text_" in line for line in finding.working)


_DATED = "OSLO, May 6, 2024 — "


@pytest.mark.parametrize(
    ("sentence", "message"),
    [
        ("The minister resigned on Tuesday, May 6, his office said.", "6 May 2024 was a Monday"),
        ("The line opened on Thursday, May 3, and was full.", "3 May 2024 was a Friday"),
        ("The line will open on Thursday, June 14, it said.", "14 June 2024 is a Friday"),
        ("The line will open on Saturday, June 14, it said.", "14 June 2024 is a Friday"),
        ("This year's fair will open on Saturday, June 14.", "14 June 2024 is a Friday"),
        ("The final will be played on Saturday, June 14.", "14 June 2024 is a Friday"),
        ("The ferry sank on Friday, May 5, they said.", "5 May 2024 was a Sunday"),
        ("The fair of 2014 closed on Thursday, May 7, in a storm.", "7 May 2014 was a Wednesday"),
    ],
)
def test_a_weekday_is_held_against_the_day_of_publication(sentence: str, message: str) -> None:
    (finding,) = factcheck.lint(_DATED + sentence).findings
    assert finding.message.startswith(message)


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister resigned on Monday, May 6, his office said.",
        "The line will open on Friday, June 14, it said.",
        "The fair of 2014 was cut short. It closed on Wednesday, May 7, in a storm.",
        "The fair of 2014 was cut short. It closed on Tuesday, May 6, that year.",
        "Next year's Good Friday, April 18, is also a Friday.",
        "It was three years before, on Thursday, May 6, that it closed.",
        "He was last seen on Friday, May 5. She had been away for a year.",
        "The first anniversary of the flood, on Saturday, May 6, was marked.",
        "Places for next year are sold. The festival opens on Friday, May 2.",
        "Last spring, Holm met Berg on Friday, May 5.",
        "The cup will open on Thursday, June 11, two years later than planned.",
    ],
)
def test_a_weekday_may_be_of_the_year_told_of(sentence: str) -> None:
    assert factcheck.lint(_DATED + sentence).findings == ()


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Foreign Minister Ada Holm met them. Defence Minister Ada Holm spoke.", True),
        ("Ada Holm, the foreign minister, met us. Deputy Foreign Minister Ada Holm left.", True),
        ("Foreign Minister Ada Holm met them. Former Defence Minister Ada Holm spoke.", False),
        ("Prime Minister Ada Holm met them. Ada Holm, the finance minister, spoke.", False),
        ("Foreign Minister Ada Holm met them. Defence Minister Bo Holm spoke.", False),
        ("Governor Ada Holm spoke. In 2014 the mayor Ada Holm had been against it.", False),
    ],
)
def test_two_offices_of_one_person_are_told(text: str, is_told: bool) -> None:
    told = [finding.rule for finding in factcheck.lint(text).findings]
    assert told == (["role-varies"] if is_told else [])


@pytest.mark.parametrize(
    ("told", "is_found"),
    [
        ("Mary Holm said on Monday: “We are glad.” “It is over,” he said.", True),
        ("“We are glad,” Mary Holm said on Monday. “It is over,” he said.", True),
        ("“We are glad,” Mrs Holm said on Monday. “It is over,” he added.", True),
        ("“We are glad,” Sir Ian Holm said on Monday. “It is over,” she added.", True),
        ("“We are glad,” Mary Holm said on Monday. “It is over,” she said.", False),
        ("“We are glad,” Mary Holm said of her son. “It is over,” he said.", False),
        ("“We are glad,” Leslie Holm said on Monday. “It is over,” he said.", False),
        ("“We are glad,” Mary Holm said to Per Lund. “It is over,” he said.", False),
        ("Per Lund was glad: “Yes,” Mary Holm said. “It is over,” he said.", False),
        ("The king was glad: “Yes,” Mary Holm said. “It is over,” he said.", False),
        ("“We are glad,” Mary Holm said to the king. “It is over,” he said.", False),
        ("“We are glad.” Mary Holm met Jim Lund. “It is over,” he said.", False),
        ("“We are glad.” Mary Holm told Jim Lund of it. “It is over,” he said.", False),
        ("“We are glad.” Mary Holm wept on Monday. “It is over,” he said.", False),
        ("Mary Holm said on Monday that it was late. “Sit down, sit down,” he said.", False),
        ("“Is it over?” Mary Holm said. “It is over,” he said.", False),
        ("“Tell me,” Mary Holm asked. “It is over,” he said.", False),
        ("“Was it late?” Mary Holm asked. “Late,” he replied. “I slept,” he said.", False),
    ],
)
def test_what_a_woman_says_goes_on_with_she(told: str, is_found: bool) -> None:
    found = factcheck.lint(f"{told}\n\n{_AROUND.format('')}").findings
    assert [one.rule for one in found] == ["title-contradicts-name"] * is_found


def test_names_make_no_short_text_foreign() -> None:
    text = "Ada Holm, the foreign minister, spoke. Deputy Foreign Minister Ada Holm left."
    assert is_english(text) is not False


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Fans of North Tynesdie cheered. North Tyneside won, and North Tyneside played on.",
            ["North Tynesdie", "North Tyneside"],
        ),
        (
            "The Harlwo Company met. The Harlow Company left.",
            ["The Harlwo Company", "The Harlow Company"],
        ),
    ],
)
def test_a_name_spelled_in_two_ways_is_underlined_as_a_whole(text: str, words: list[str]) -> None:
    found = next(one for one in factcheck.lint(text).findings if one.rule == "spelling-varies")
    assert [claim.words("exact") for claim in found.claims] == words
    spans = [claim.span for claim in found.claims if claim.span]
    assert [text[span.start : span.end] for span in spans] == words


@pytest.mark.parametrize(
    "below",
    [
        "The bank, which has assets of $20 billion, was fined on Tuesday, it said.",
        "The bank with assets of $20 billion was fined on Tuesday, it said.",
        "The regulator fined the $20 billion bank on Tuesday, it said.",
    ],
)
def test_a_sum_of_the_headline_is_not_held_against_the_size_of_a_thing(below: str) -> None:
    text = f"Bank fined $20 million\n\nLONDON, May 7, 2024 — {below}"
    assert factcheck.lint(text).findings == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "The index rose to 20180 points, and the rain fell. ",
        "President Barack Obama spoke of the port and the rain. ",
        "“We are glad,” Mary Holm said in Sund. “It is over,” she said. ",
    ],
)
def test_what_a_text_has_again_and_again_takes_time_with_its_length(sentence: str) -> None:
    factcheck.lint(sentence)
    taken = []
    for times in (250, 1000):
        started = process_time()
        factcheck.lint(sentence * times)
        taken.append(process_time() - started)
    assert taken[1] < 8 * taken[0]


def test_markdown_beside_a_text_is_its_note_and_a_text_is_nobodys(tmp_path: Path) -> None:
    for name in ("claims/a.yaml", "seeds/b.txt", "seeds/b.md", "seeds/C.TXT", "seeds/d.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("source: {title: A}\nclaims: {p: {text: q}}\n")
    found = with_texts(factcheck.load(tmp_path), "seeds").sources
    assert [one.document.path for one in found[1:]] == ["seeds/C.TXT", "seeds/b.txt", "seeds/d.md"]


@pytest.mark.parametrize(
    "text", ["The bridge cost 12,5000 euros last year.", "The house was sold for $1,23 million."]
)
def test_digits_that_nobody_writes_are_told_once_with_their_unit(text: str) -> None:
    (found,) = factcheck.lint(text).findings
    assert found.rule == "figure-malformed"
    assert found.claims[0].words("exact") in ("12,5000 euros", "$1,23 million")
