"""``factcheck new`` on any bytes: a claim file that loads, or one plain line why there is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import factcheck
from factcheck.cli import main

LIMITED = settings(
    deadline=2000,
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
PIECES = st.sampled_from(
    [
        *("MOSCOW, Jan. 17 (Reuters) —", "The missile flew", "up to 900 kilometers", "(500 miles)"),
        *("on Tuesday", ".", "\n", "\n\n", "“active work”", "“", "”", '"', "'", "said", "%", "\t"),
        *(
            "$1.5 billion",
            "3-5 km",
            "12 percent of 300 people",
            "t(28) = 2.20, p = .036",
            "p < .05",
        ),
        *("last week", "October 18, 2023", "half a million", "one in five", "5'11\"", ": ", "# "),
        *("- ", "[", "{", "&a ", "*a ", "\r\n", "\u202e", "\u200b", "\ufeff", "½"),
        *(
            "!!str ",
            "---",
            "...",
            "x" * 300,
            "1,000,000,000,000 tonnes",
            "9" * 400,
            "km",
            "→",
            "é",
            "\u2028",
            "\x85",
        ),
    ]
)
ARTICLES = st.lists(PIECES, max_size=25).flatmap(
    lambda pieces: st.sampled_from([" ".join(pieces), "".join(pieces)])
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("project")
    for folder in ("claims", "seeds"):
        (root / folder).mkdir()
    return root


def drafted(project: Path, content: bytes, *options: str) -> bool:
    """Whether a claim file was written for the content; what was written has to load."""
    target = project / "claims/a.yaml"
    target.unlink(missing_ok=True)
    (project / "seeds/a.txt").write_bytes(content)
    status = main(["new", str(project / "seeds/a.txt"), *options])
    assert status in (0, 4)
    assert target.exists() == (status == 0)
    return status == 0


@LIMITED
@given(ARTICLES)
@example("It flew 460 km.")
@example("A: b\n\n# “- x” said *a on Tuesday, Jan. 30, 2024: 5 km.")
@example("“" * 500 + "5 km" + "”" * 500)
def test_a_draft_of_any_article_loads(project: Path, article: str) -> None:
    if drafted(project, article.encode()):
        (source,) = factcheck.load(project).sources
        assert source.claims


@pytest.mark.parametrize("fragment", ["5,", "1999.", "\n", "\r\n", "AaBb", "and a half "])
def test_a_long_article_of_one_fragment_is_drafted(project: Path, fragment: str) -> None:
    """A pattern that begins anew in each fragment, and runs to the end, would take a minute."""
    article = fragment * (50_000 // len(fragment)) + " It flew 460 km."
    assert drafted(project, article.encode())


@LIMITED
@given(st.binary(max_size=80) | ARTICLES.map(str.encode), st.binary(max_size=3))
def test_any_bytes_are_drafted_or_refused(project: Path, content: bytes, end: bytes) -> None:
    if drafted(project, content + end):
        factcheck.load(project)


@LIMITED
@given(st.text(max_size=30).filter(lambda title: bool(title.split())), st.text(max_size=30))
def test_any_title_and_day_are_taken_or_refused(project: Path, title: str, day: str) -> None:
    if drafted(project, b"It flew 460 km.", f"--title={title}", f"--published={day}"):
        factcheck.load(project)


ABOUT_PEOPLE = st.lists(
    st.sampled_from(
        [
            *("van", "bin", "MP", "Ada", "Berg", "the", "of", "and", "&", "Dr", "Mr", ".", ","),
            *("said", "was", "(", ")", "'", "-", "who", "in", "for", "as", "former", "800m"),
            *("Mayor", "minister", "Prime", "president", "Lord", "Bank"),
        ]
    ),
    max_size=9,
).map(" ".join)


@settings(max_examples=200)
@given(ABOUT_PEOPLE)
@example("van MP Ada the Ada")
@example("de MP the Ada Holm , of")
@example("minister Berg president Dr was Berg Dr the of")
def test_words_about_people_are_read_in_any_order(words: str) -> None:
    assert all(words[one.start : one.end] == one.words for one in factcheck.read(words))
