"""Pages and files of Word: their main text, with its places."""

import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement

from factcheck.cli import main
from factcheck.drafting import documents
from factcheck.drafting.documents import read_document
from factcheck.drafting.lint import lint
from factcheck.drafting.plain_text import PlainText
from factcheck.errors import UnreadableError

PAGE = """\
<!doctype html><html><head><title>Ferry &mdash; The Westbury News</title>
<meta property="article:published_time" content="2024-01-17T10:00:00Z">
<script>var x = "90 metres (195 ft)";</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/n">News of 31 April 2021</a></li></ul></nav>
<h1>Ferry opens</h1>
<p>The harbour town has had a busy year, and the people who live there are glad of it. The ferry
is <b>90 metres</b>&nbsp;(195&nbsp;ft) long, and it was the talk of the market that week.</p>
<p>“We are glad that it has come at last,” said the mayor of the town, who had asked for it for
many years. Caf&eacute;s opened on 31&#160;April 2021, and they will be used by all of them.</p>
<footer><p>Copyright 31 April 2024 Westbury News Company. All rights.</p></footer></body></html>
"""


def _page(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "page.html"
    path.write_bytes(content)
    return path


def _found(path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[str]:
    main(["lint", str(path)])
    told = capsys.readouterr().out.splitlines()
    yield from (line.rpartition("/")[2] for line in told if ": error " in line)


def test_the_main_text_of_a_page_is_read_with_its_places(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _page(tmp_path, PAGE.encode())
    assert list(_found(path, capsys)) == [
        "page.html:7:7: error conversion-error",
        "page.html:9:33: error impossible-date",
    ]


def test_the_words_of_a_page_are_its_headline_and_paragraphs(tmp_path: Path) -> None:
    prose = read_document(_page(tmp_path, PAGE.encode()), "page.html")
    headline, first, second = prose.text.strip().split("\n\n")
    assert headline == "Ferry opens"
    assert first.endswith("The ferry is 90 metres (195 ft) long, and it was the talk of the market "
                          "that week.")  # fmt: skip
    assert "Cafés opened on 31 April 2021" in second
    assert prose.fields == {"date": "2024-01-17"}


def test_a_page_is_read_in_what_it_says_that_it_is_written_in(tmp_path: Path) -> None:
    page = PAGE.replace("<head>", '<head><meta charset="iso-8859-1">').replace("“", '"')
    prose = read_document(_page(tmp_path, page.replace("”", '"').encode("iso-8859-1")), "page.html")
    assert "Cafés" in prose.text


def test_a_note_or_a_power_is_no_digit_of_the_figure_before_it(tmp_path: Path) -> None:
    long = "The mayor spoke for an hour about the river, its ferries and the people of the town."
    page = (
        "<html><body><p>The bridge is 120<sup>1</sup> meters (394 feet) long. It was opened in "
        f"May. {long}</p><p>A square of 5 m<sup>2</sup> lies before it. {long}</p></body></html>"
    )
    text = read_document(_page(tmp_path, page.encode()), "page.html").text
    assert "120¹ meters" in text
    assert "5 m² lies" in text
    assert lint(text).findings == ()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"<html><body><a href='x'>Home</a></body></html>", "no article is found in it"),
        (b"<html>Caf\xe9</html>", "neither UTF-8, nor what it says that it is"),
        (b"<meta charset='undefined'>Caf\xe9", "neither UTF-8, nor what it says that it is"),
        (b"<p>A hall opened.</p>" * 5_001, "an article has no more than 5,000 paragraphs"),
        (b"<p><b>A hall opened." * 5_001, "an article has no more than 5,000 paragraphs"),
        (b"", "no HTML"),
    ],
)
def test_a_page_without_an_article_is_refused(tmp_path: Path, content: bytes, why: str) -> None:
    with pytest.raises(UnreadableError, match=why):
        read_document(_page(tmp_path, content), "page.html")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A file of Word with a headline, two paragraphs and a table."""
    document = docx.Document()
    document.add_heading("Ferry opens", 0)
    document.add_paragraph("The town has had a busy year, and the people there are glad of it.")
    paragraph = document.add_paragraph("The ferry is ")
    paragraph.add_run("90 metres").bold = True
    paragraph.add_run(" (195 ft) long, and it was the talk of the market that week.")
    document.add_table(1, 1).cell(0, 0).text = "It opened on 31 April 2021, and all were glad."
    path = tmp_path / "report.docx"
    document.save(str(path))
    return path


def test_a_file_of_word_is_read_with_the_numbers_of_its_paragraphs(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert list(_found(report, capsys)) == [
        "report.docx:3:14: error conversion-error",
        "report.docx:4:14: error impossible-date",
    ]


def test_what_is_no_file_of_word_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(b"PK and no more")
    with pytest.raises(UnreadableError, match="it is no DOCX"):
        read_document(path, "report.docx")


def test_a_file_of_word_without_words_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    docx.Document().save(str(path))
    with pytest.raises(UnreadableError, match="no text is found in it"):
        read_document(path, "report.docx")


@pytest.mark.parametrize(("name", "module"), [("page.html", "justext"), ("report.docx", "docx")])
def test_without_the_extra_it_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, module: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    (tmp_path / name).write_text(PAGE, "utf-8")
    needed = r"needs \w+: pip install 'pytest-factcheck\[documents\]'"
    with pytest.raises(UnreadableError, match=needed):
        read_document(tmp_path / name, name)


def _read(tmp_path: Path, page: str) -> PlainText:
    return read_document(_page(tmp_path, page.encode()), "page.html")


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ('<meta name="date" content="2024-01-18">', "2024-01-18"),
        ('<meta itemprop="datePublished" content="2024-01-18T10:00">', "2024-01-18"),
        ('<meta name="DC.date" content="2024-01-18">', "2024-01-18"),
        ('<meta name="pubdate" content="2024-01-18">', "2024-01-18"),
        ('<time datetime="2024-01-18">', "2024-01-18"),
        ('<meta name="date" content="18 January"><time datetime="2024-01-19">', "2024-01-19"),
        ("<meta name content><time datetime>", None),
        ('<meta name="modified" content="2024-01-18">', None),
    ],
)
def test_the_day_of_a_page_is_told_in_one_of_several_ways(
    tmp_path: Path, told: str, day: str | None
) -> None:
    meta = '<meta property="article:published_time" content="2024-01-17T10:00:00Z">'
    assert _read(tmp_path, PAGE.replace(meta, told)).fields.get("date") == day


@pytest.mark.parametrize(
    ("headlines", "first"),
    [
        ("", "The harbour town"),
        ('<h1><a href="/f">Ferry opens</a></h1>', "Ferry opens"),
        ('<h1><a href="/f">Ferry opens</a></h1><h1><a href="/g">More</a></h1>', "Ferry opens"),
    ],
)
def test_the_first_headline_of_a_page_is_read_wherever_it_stands(
    tmp_path: Path, headlines: str, first: str
) -> None:
    text = _read(tmp_path, PAGE.replace("<h1>Ferry opens</h1>", headlines)).text
    assert text.startswith(first)
    assert "\n\nMore" not in text


def test_a_line_of_a_paragraph_is_read_where_it_is_long_or_a_sentence(tmp_path: Path) -> None:
    lines = ["Then it was they who told us of all they ever said",
             "Then it was those who told us of all they ever said",
             "It rained.", "By A. Holm"]  # fmt: skip
    assert [len("".join(line.split())) for line in lines[:2]] == [39, 40]
    text = _read(tmp_path, PAGE.replace("week.</p>", f"week.<br>{'<br>'.join(lines)}</p>")).text
    assert [f"\n{line}\n" in text for line in lines] == [False, True, True, False]


FIGURES = "Rain reached 5.5 inches (190 millimeters) at Lindow airport."
"""A sentence that is all figures and names, and has no small words."""


@pytest.mark.parametrize(
    ("page", "is_read"),
    [
        (f"<article><p>{FIGURES}</p></article>", True),
        (f"<main><div><p>{FIGURES}</p></div></main>", True),
        (f"<article><p>“{FIGURES}”</p></article>", True),
        (f"<article><aside><p>{FIGURES}</p></aside></article>", False),
        (f"<article><p><a href='/'>{FIGURES}</a></p></article>", False),
        (f"<article><p>{FIGURES[:-1]}</p></article>", False),
        (f"<p>{FIGURES}</p>", False),
        (f"<footer><p>{FIGURES}</p></footer>", False),
    ],
)
def test_a_sentence_of_figures_is_read_where_it_stands_in_an_article(
    tmp_path: Path, page: str, is_read: bool
) -> None:
    beside = PAGE.replace("</body>", f"{page}</body>")
    assert (FIGURES[:-1] in _read(tmp_path, beside).text) is is_read


def test_a_sentence_of_figures_is_read_between_paragraphs(tmp_path: Path) -> None:
    text = _read(tmp_path, PAGE.replace("</p>", f"</p><p>{FIGURES}</p>", 1)).text
    assert FIGURES in text


def test_blanks_beside_the_tags_of_a_page_are_one_and_none_begins_it(tmp_path: Path) -> None:
    page = PAGE.replace("<h1>Ferry", "<h1>\n  Ferry").replace("is <b>90", "is <b> 90")
    prose = _read(tmp_path, page)
    assert prose.text.startswith("Ferry opens\n\nThe harbour")
    assert "The ferry is 90 metres" in prose.text
    assert prose.origins[0].start == 0


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="cannot be read: no such file"):
        read_document(tmp_path / "report.docx", "report.docx")


def test_an_empty_run_of_word_says_nothing(tmp_path: Path, report: Path) -> None:
    document = docx.Document(str(report))
    document.paragraphs[0].runs[0]._r.append(OxmlElement("w:t"))  # as Word itself writes them
    document.save(str(report))
    assert read_document(report, "report.docx").text.startswith("Ferry opens\n\n")


def test_what_parts_words_in_a_file_of_word_is_a_blank(tmp_path: Path, report: Path) -> None:
    document = docx.Document(str(report))
    words = document.paragraphs[0].add_run("again")
    words.add_tab()
    words.add_text("and")
    words.add_break()
    words.add_text("again")
    document.save(str(report))
    assert read_document(report, "report.docx").text.startswith("Ferry opensagain and again\n\n")


def test_a_file_of_word_is_unpacked_up_to_a_size(
    report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with zipfile.ZipFile(report) as packed:
        size = sum(part.file_size for part in packed.infolist())
    monkeypatch.setattr(documents, "_MOST_BYTES", size)
    assert read_document(report, "report.docx").text
    monkeypatch.setattr(documents, "_MOST_BYTES", size - 1)
    with pytest.raises(UnreadableError, match="far too large once it is unpacked"):
        read_document(report, "report.docx")


BLOCKS = (
    "address article aside blockquote body br caption center dd div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol option p pre section "
    "table tbody td tfoot th thead tr ul"
)


def _blocks(tag: str) -> list[str]:
    page = documents._Page()
    page.feed(f"One<{tag}>two</{tag}>three")
    return [block.words for block in page.blocks]


@pytest.mark.parametrize("tag", BLOCKS.split())
def test_a_block_of_a_page_begins_and_ends_with_its_tag(tag: str) -> None:
    assert _blocks(tag) == ["One", "two", "three"]


@pytest.mark.parametrize("tag", ["b", "span", "a", "em", "time", "label"])
def test_what_stands_in_a_line_begins_none(tag: str) -> None:
    assert _blocks(tag) == ["Onetwothree"]


@pytest.mark.parametrize("tag", ["script", "style", "noscript", "template", "svg", "textarea"])
def test_what_nobody_sees_is_left_out(tag: str) -> None:
    assert _blocks(tag) == ["Onethree"]
