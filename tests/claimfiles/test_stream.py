import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claimfiles.marks import Marks
from factcheck.claimfiles.stream import parse
from factcheck.errors import UnreadableError


def faults_of(text: str) -> list[str]:
    with pytest.raises(UnreadableError) as caught:
        parse(text, "a.yaml")
    return [f"{fault.place}: {fault.message}" for fault in caught.value.faults]


@pytest.mark.parametrize(
    "words", ["NO", "yes", "12:30", "017", "5.10", "1_000", "0x1F", "2024-01-16", "1e3", ".5", "<<"]
)
def test_a_scalar_stays_the_words_that_the_file_writes(words: str) -> None:
    assert parse(f"a: {words}", "a.yaml")[0] == {"a": words}


@pytest.mark.parametrize("nothing", ["", " ~", " null", " Null", " NULL"])
def test_an_empty_or_null_scalar_is_no_value(nothing: str) -> None:
    assert parse(f"a:{nothing}", "a.yaml")[0] == {"a": None}


def test_a_quoted_null_is_a_word() -> None:
    assert parse("a: '~'\nb: ''", "a.yaml")[0] == {"a": "~", "b": ""}


def test_every_key_and_value_keeps_its_place() -> None:
    value: Any
    value, marks = parse("a:\n  b: one two\n  c: [x, yy]\n", "dir/a.yaml")
    inner = value["a"]
    assert str(marks.place_of_key(value, "a")) == "dir/a.yaml:1:1"
    assert str(marks.place_of(inner, "b")) == "dir/a.yaml:2:6"
    assert marks.place_of(inner, "b").end_column == 13
    assert str(marks.place_of(inner["c"], 1)) == "dir/a.yaml:3:10"


def test_columns_count_code_points() -> None:
    value: Any
    value, marks = parse("“é”: 𝒳y\n", "a.yaml")
    assert marks.place_of(value, "“é”").column == 6


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a: 1\nb: 2\na: 3", "a.yaml:3:1: 'a' stands twice, first in line 1"),
        ("a: [1", "a.yaml:1:4: this [ is never closed"),
        ("a: b: c", "a.yaml:1:5: a second colon in one line"),
        ("a: !!python/object:os.system x", "a.yaml:1:4: the tag "
                                           "tag:yaml.org,2002:python/object:os.system"),
        ("a: b\n---\nc: d", "a.yaml:2:1: a second document"),
        ("? [a]\n: b", "a.yaml:1:3: a key that is a list or a mapping"),
        ("a: *b", "a.yaml:1:4: *b names nothing before it"),
        ("a: &x {b: c}\nd: *x", "a.yaml:2:4: *x repeats a list or a mapping"),
        ("[" * 100, "a.yaml:1:21: nested too deeply"),
        ("a: &x b\n" + "".join(f"c{i}: *x\n" for i in range(60)), "a.yaml:52:6: too many aliases"),
        ("a: " + "x" * 200_000, "a.yaml:1:4: a value of 200,000 characters"),
    ],
)  # fmt: skip
def test_what_is_refused_is_named_at_its_place(text: str, fault: str) -> None:
    assert faults_of(text) == [fault]


def test_every_repeated_key_is_named_even_where_the_syntax_breaks_further_down() -> None:
    assert faults_of("a:\n  b: 1\n  c: 2\n  b: 3\n  c: 4\nd: 5\na: 6\ne: [1\n") == [
        "a.yaml:4:3: 'b' stands twice, first in line 2",
        "a.yaml:5:3: 'c' stands twice, first in line 3",
        "a.yaml:7:1: 'a' stands twice, first in line 1",
        "a.yaml:8:4: this [ is never closed",
    ]


@given(st.text("ab\n\r", max_size=12), st.sampled_from(["", "\ufeff"]))
def test_a_line_of_the_file_is_without_its_end_and_the_bom(text: str, bom: str) -> None:
    shown = [Marks("a.yaml", bom + text).line(number + 1) for number in range(20)]
    lines = [line.rstrip("\r") for line in text.split("\n")]
    assert shown == [*lines, *[""] * (20 - len(lines))]


def test_an_alias_of_words_is_read() -> None:
    assert parse("a: &x word\nb: *x", "a.yaml")[0] == {"a": "word", "b": "word"}


words = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1)
documents = st.recursive(
    words, lambda inner: st.lists(inner) | st.dictionaries(words, inner), max_leaves=20
)


@given(documents, st.sampled_from([None, True]), st.sampled_from(['"', "'", None]))
def test_structure_is_pyyamls_own(document: Any, flow: bool | None, style: str | None) -> None:
    text = yaml.safe_dump(
        document, allow_unicode=True, default_flow_style=flow, default_style=style
    )
    read = parse(text, "a.yaml")[0]
    assert json.dumps(read) == json.dumps(yaml.load(text, yaml.BaseLoader))  # noqa: S506 — BaseLoader makes strings only


@given(st.text(max_size=80))
def test_noise_is_read_or_refused_with_a_place(text: str) -> None:
    try:
        parse(text, "a.yaml")
    except UnreadableError as error:
        assert all(fault.place.path == "a.yaml" for fault in error.faults)
