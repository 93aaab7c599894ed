"""Whatever stands in a claim file, it is read or refused with its faults; nothing else happens."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import factcheck
from factcheck import FactcheckError, UnreadableError
from factcheck.claimfiles import read_claims
from factcheck.claimfiles.meaning import schema

LIMITED = settings(
    deadline=2000, max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
ARTICLE = """\
Lavrov Thanks North Korea

Sergey Lavrov hosted Choe on Tuesday. The missile flew up to 900 kilometers (500 miles).

Sergei Lavrov, second right, on October 18, 2023.
KIM WON JIN/AFP
"""
VALID = """\
source:
  title: Lavrov Thanks North Korea
  publisher: unknown
  file: ../seeds/a.txt
  published: 2024-01-16/2024-01-17   # one of the two
  note: >-
    The text carries
    no date.

claims:
  meeting:
    exact: hosted Choe on Tuesday
    about: [Moscow talks, date]
    date: on Tuesday
    tense: past
  lavrov: {exact: Sergey Lavrov, about: Lavrov, name: Sergey Lavrov, role: "foreign minister"}
  pictured: {exact: Sergei Lavrov, in: caption, about: Lavrov, name: Sergei Lavrov}
  range:
    exact: up to 900 kilometers (500 miles)
    about: [missiles, range]
    quantity: up to 900 kilometers
    restated: 500 miles
    by: &who U.S. intelligence
    allow: {conversion-error: {reason: as printed, by: desk, until: 2027-01-01}}
    verified: {by: desk, on: 2024-02-01}
  flight: {about: [missiles, range], quantity: 460km, by: *who}
  later: {date: shortly after, from: meeting}
  part: {share: 12.5%, n: 32}
  result: {statistic: "t(28) = 2.20, p = .036"}
  average: {mean: 3.46, sd: 1.2, n: 28}
  words: {quotation: 'active work', denies: later}

expect:
  - flight <= range
  - "range - flight > 100 km"
"""
Cuts = list[tuple[int, int, str]]
SPLINTERS = (
    *(
        "\n",
        "  ",
        "    ",
        "\t",
        "\r\n",
        ": ",
        ":",
        "- ",
        ", ",
        "[",
        "]",
        "{",
        "}",
        "#",
        "&a ",
        "*a",
    ),
    *(
        "'",
        '"',
        "|",
        ">-",
        "? ",
        "! ",
        "!!str ",
        "!!python/object:os.system ",
        "%YAML 1.2\n",
        "---\n",
    ),
    *(
        "...",
        "<<: ",
        "~",
        "null",
        "\ufeff",
        "\u202e",
        "\u200b",
        "\u2028",
        "\x85",
        "\\x00",
        "é",
        "𝒳",
    ),
    *("quantity: ", "date: ", "from: later", "about: ", "9" * 400, "1e999999", "0x1F", "12:30"),
    *("file: /etc/passwd", "file: ../../x", "a" * 300, "  meeting:\n", "expect: [a == a]\n"),
)
POSITIONS = st.integers(0, len(VALID))
CUTS = st.lists(
    st.tuples(POSITIONS, st.integers(0, 12), st.sampled_from(SPLINTERS) | st.text(max_size=3)),
    max_size=5,
)
KEYS = sorted(schema()["$defs"]["claim"]["properties"].keys())
PLAIN = st.sampled_from(
    ["900 km", "on Tuesday", "Lavrov", "a", "b", "1", "", "50%", "p = .05", "2024-02-30", "\u200b"]
) | st.text(max_size=12)
VALUES = st.recursive(
    PLAIN | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(PLAIN, inner, max_size=3),
    max_leaves=5,
)
CLAIMS = st.dictionaries(
    st.sampled_from("abcd"), st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=6), max_size=4
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("project")
    for folder in ("claims/reference", "seeds"):
        (root / folder).mkdir(parents=True)
    (root / "seeds/a.txt").write_text(ARTICLE, "utf-8")
    (root / "claims/reference/r.yaml").write_text(
        "source: {title: R}\nclaims: {range: {about: [missiles, range], quantity: 550 miles}}\n"
    )
    return root


@pytest.fixture(scope="module")
def checks() -> tuple[factcheck.Check, ...]:
    return factcheck.standard_checks()


def carved(text: str, cuts: Cuts) -> str:
    for at, length, splinter in cuts:
        text = text[:at] + splinter + text[at + length :]
    return text


def refused_or(work: Callable[[], object]) -> object:
    """What some work gives, or the documented error that it ends with."""
    try:
        return work()
    except FactcheckError as error:
        assert str(error)
        return error


@LIMITED
@given(CUTS)
def test_a_mutilated_claim_file_is_read_or_refused_with_places(project: Path, cuts: Cuts) -> None:
    try:
        read_claims(carved(VALID, cuts), "claims/a.yaml", project)
    except UnreadableError as error:
        assert all(fault.place.line >= 1 and fault.place.column >= 1 for fault in error.faults)


@LIMITED
@given(CUTS, st.binary(max_size=4), st.integers(0, len(VALID.encode())))
@example([], b"\x00", 40)
@example([], b"\xff\xfe", 0)
@example([], b"\xed\xa0\x80", 40)
def test_bytes_in_a_claim_file_are_loaded_or_refused(
    project: Path, cuts: Cuts, noise: bytes, at: int
) -> None:
    content = carved(VALID, cuts).encode("utf-8", "surrogatepass")
    (project / "claims/a.yaml").write_bytes(content[:at] + noise + content[at + len(noise) :])
    refused_or(lambda: factcheck.load(project))


@LIMITED
@given(st.binary(max_size=200))
@example(b"$:")  # YAML of another kind
@example(b"claims:\n  a:\n    \rt:\n?\n:\r:\n")  # a key that is no word
def test_raw_bytes_are_refused_or_passed_over(project: Path, content: bytes) -> None:
    (project / "claims/a.yaml").write_bytes(content)
    try:
        archive = factcheck.load(project)
    except UnreadableError:
        return
    assert archive.passed_over
    assert not archive.sources


@LIMITED
@given(CLAIMS)
def test_any_structure_under_the_keys_of_a_claim_is_loaded_or_refused(
    project: Path, claims: dict[str, object]
) -> None:
    (project / "claims/a.yaml").write_text(
        json.dumps({"source": {"title": "A"}, "claims": claims}), "utf-8"
    )
    refused_or(lambda: factcheck.load(project))


@settings(LIMITED, max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(KEYS), PLAIN), max_size=8), CUTS)
def test_no_check_breaks_down_on_what_was_loaded(
    project: Path, checks: tuple[factcheck.Check, ...], added: list[tuple[str, str]], cuts: Cuts
) -> None:
    lines = "".join(f"  x{i}: {{{key}: {words!r}}}\n" for i, (key, words) in enumerate(added))
    text = carved(VALID, cuts[:2]).replace("\nexpect:", f"\n{lines}\nexpect:")
    (project / "claims/a.yaml").write_text(text, "utf-8", errors="replace")
    loaded = refused_or(lambda: factcheck.load(project))
    if isinstance(loaded, factcheck.Archive):
        assert factcheck.run(loaded, checks).breakdowns == ()
