"""Every fault of a claim file is told at once, at its place, with what was expected."""

from pathlib import Path

import pytest

from factcheck.claimfiles import read_claim_file
from factcheck.errors import UnreadableError

HEAD = "source:\n  title: A title\nclaims:\n"


def faults_of(root: Path, text: str, name: str = "a") -> str:
    path = root / "claims" / f"{name}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    with pytest.raises(UnreadableError) as caught:
        read_claim_file(path, root, is_reference="/" in name)
    return str(caught.value)


def test_a_misspelled_key_is_shown_with_what_was_likely_meant(tmp_path: Path) -> None:
    assert faults_of(tmp_path, HEAD + "  range:\n    quantitiy: 900 km\n") == (
        "claims/a.yaml:5:5: unknown key 'quantitiy'\n"
        "  5 |     quantitiy: 900 km\n"
        "    |     ^^^^^^^^^\n"
        "  did you mean: quantity"
    )


EDGE = (
    "stands at the start of a line, as only source, claims, tables, providers, expect and "
    "unclaimed do"
)
IN_LINE = "the same spaces before each key of a claim, and fewer before each claim"


@pytest.mark.parametrize(
    ("rest", "message", "expected"),
    [
        ("  a:\n    by: b\nexact: c\n", f"6:1: 'exact' {EDGE}", f"expected: {IN_LINE}"),
        ("  a:\n    by: b\nheight:\n  exact: c\n", f"6:1: 'height' {EDGE}",
         f"expected: {IN_LINE}"),
        ("  a: {by: b}\nfile: c\n", f"5:1: 'file' {EDGE}",
         "expected: the same spaces before each key of the source"),
        ("  a: {by: b}\nexpects: [a < a]\n", "5:1: unknown key 'expects'", "did you mean: expect"),
        ("  a: {by: b, expect: a < b}\n", "4:14: 'expect' stands too far in",
         "expected: at the left edge of the file, as 'claims' stands"),
        ("  a: {by: b}\n  date: 5 May\n", "5:3: 'date' stands in the column of the claims",
         f"expected: {IN_LINE}"),
        ("  a: {by: b}\n  late: 5 May\n", "5:9: expected a mapping (key: value), found text",
         "expected: for example late: {exact: up to 900 kilometers, "
         "quantity: up to 900 kilometers}. One checkable statement, as written in the source"),
    ],
)  # fmt: skip
def test_a_key_with_too_few_spaces_before_it_is_told_as_that(
    tmp_path: Path, rest: str, message: str, expected: str
) -> None:
    lines = faults_of(tmp_path, HEAD + rest).splitlines()
    assert (lines[0], lines[3:]) == (f"claims/a.yaml:{message}", [f"  {expected}"])


def test_a_key_far_from_any_is_shown_with_those_there_are(tmp_path: Path) -> None:
    assert faults_of(tmp_path, "source:\n  title: A\n  zzz: b\nclaims:\n  a: {exact: b}\n") == (
        "claims/a.yaml:3:3: unknown key 'zzz'\n"
        "  3 |   zzz: b\n"
        "    |   ^^^\n"
        "  expected: caption, file, locale, note, published, publisher, review, title or url"
    )


def test_all_faults_come_in_one_go(tmp_path: Path) -> None:
    told = faults_of(
        tmp_path,
        "source:\n  titel: A\nclaims:\n  a b: {exact: c}\n  range:\n    in: captoin\n    exact:\n",
    )
    places = [line for line in told.splitlines() if line.startswith("claims/")]
    assert places == [
        "claims/a.yaml:2:3: unknown key 'titel'",
        "claims/a.yaml:4:3: 'a b' cannot be a key here",
        "claims/a.yaml:6:9: 'captoin' is not one of headline, caption or body; "
        "did you mean 'caption'?",
        "claims/a.yaml:7:5: nothing stands here",
    ]


@pytest.mark.parametrize(
    ("claim", "fault"),
    [
        ("{quantity: 5 km, date: today}", "4:23: 'date' beside 'quantity': "
                                          "a claim carries one value"),
        ("{quantity: 5 km, as_of: nonsense}", "4:30: 'nonsense' is no day or period with its year"),
        ("{restated: 5 km}", "4:7: 'restated' without 'quantity'"),
        ("{mean: 3.45}", "4:7: 'mean' without 'n'"),
        ("{name: A, allow: {x: {reason: b, until: soon}}}", "4:46: 'soon' is no day"),
        ("{name: A, allow: {some-rule: none}}", "4:35: 'none' is no reason"),
        ("{name: A, allow: {some-rule: null}}", "4:24: nothing stands here"),
        ("{name: A, allow: {some-rule: N/A}}", "4:35: 'N/A' is no reason"),
        ("{name: A, allow: {some-rule: {reason: '--'}}}", "4:44: '--' is no reason"),
        ("{verified: {by: me, on: 31 June}}", "4:30: '31 June' is no day"),
        ("{share_of: {part: a}}", "4:7: 'share_of' takes part and whole: whole is missing"),
        ("{about: [a, b, c]}", "4:14: at most 2 stand here, found 3"),
        ("{quantity: [a]}", "4:17: expected text, found a list"),
    ],
)  # fmt: skip
def test_a_claim_that_contradicts_itself_is_refused(tmp_path: Path, claim: str, fault: str) -> None:
    told = faults_of(tmp_path, f"{HEAD}  a: {claim}\n")
    assert told.splitlines()[0] == f"claims/a.yaml:{fault}"


CITED = "{cite: {title: b, url: c}}"


@pytest.mark.parametrize(
    ("claim", "message", "expected"),
    [
        ("b", "4:6: expected a mapping (key: value), found text",
         "for example a: {exact: up to 900 kilometers, quantity: up to 900 kilometers}. "
         "One checkable statement, as written in the source"),
        ("{about: {b: c}}", "4:14: expected text or a list, found a mapping (key: value)",
         "for example about: Lavrov. What the claim is about: a subject, or [subject, property]. "
         "Claims with the same about are compared"),
        ("{verified: {by: me}}", "4:17: 'on' is missing",
         "for example on: 2024-01-18. On which day"),
        ("{allow: {some-rule: {by: me}}}", "4:26: 'reason' is missing",
         "for example reason: the agency's own figure. Why it stands"),
        ("{about: [b, c, d]}", "4:14: at most 2 stand here, found 3",
         "for example about: Lavrov. What the claim is about: a subject, or [subject, property]. "
         "Claims with the same about are compared"),
        ("{total_of: [3,400, 120]}", "4:7: 'total_of' names claims, not figures",
         "for example total_of: [killed, wounded]. The claims whose figures add up to this one"),
        ("{from: 2 days}", "4:7: 'from' names a claim, not a figure",
         "for example from: accusation. The claim that a relative date counts from"),
        ("{total_of: [the dead, wounded]}", "4:18: 'the dead' cannot be a claim's id",
         "for example flight. A claim's id, or file.claim for one in another file"),
        ("{quoted_from: 2nd report}", "4:20: '2nd report' does not have the form expected here",
         "for example quoted_from: lavrov-thanks-north-korea. "
         "The source (a claim file's name) whose words are quoted, where it is one of this "
         "project's"),
        ("{allow: {some-rule: [b]}}",
         "4:26: expected text or a mapping (key: value), found a list",
         "for example some-rule: the agency's own figure. "
         "Why the finding stands, in words or as {reason, by, until}"),
        ("{allow: {some-rule: }}", "4:15: nothing stands here",
         "for example some-rule: the agency's own figure. "
         "Why the finding stands, in words or as {reason, by, until}"),
        ("{total_of: b}", "4:17: expected a list, found text",
         "for example total_of: [killed, wounded]. The claims whose figures add up to this one"),
        ("{in: [b]}", "4:11: a list is not one of headline, caption or body",
         "for example in: headline. The part of the article in which exact stands"),
        (CITED, "4:29: 'c' does not have the form expected here",
         "for example url: https://example.org/statement. An address that a reader can open"),
        ("{change_from: {befor: b, aftr: c}}",
         "4:7: 'change_from' takes before and after: not befor and aftr",
         "for example change_from: {before: sales_2022, after: sales_2023}. "
         "This claim is the change from one figure to another"),
        ("{share_of: {part: b, whole: c, of: d}}",
         "4:7: 'share_of' takes part and whole: not of",
         "for example share_of: {part: women, whole: members}. "
         "This claim is the share that a part has in a whole"),
    ],
)  # fmt: skip
def test_one_fault_says_what_was_found_and_shows_what_was_expected(
    tmp_path: Path, claim: str, message: str, expected: str
) -> None:
    lines = faults_of(tmp_path, f"{HEAD}  a: {claim}\n").splitlines()
    assert lines[0] == f"claims/a.yaml:{message}"
    assert lines[3:] == [f"  expected: {expected}"]


TABLE = "tables: {t: {file: t.csv, cite: {title: A, url: https://example.org/a}"
KNOWN = f"source: {{title: A}}\n{TABLE}"


@pytest.mark.parametrize(
    ("name", "text", "message", "expected"),
    [
        ("a", HEAD + "  a: {quantity: 5 km, date: 2024}\n",
         "4:23: 'date' beside 'quantity': a claim carries one value",
         "a claim of its own for each value"),
        ("a", HEAD + "  a: {quantity: 5 km, as_of: soon}\n",
         "4:30: 'soon' is no day or period with its year",
         "when the figure holds, such as 2024-01-17, or 2023, or Q3 2023"),
        ("a", f"{HEAD}  a: {{by: b}}\n{TABLE}, about: b, quantity: c}}}}\n",
         "5:1: 'tables' in a file that is no reference",
         "a file in claims/reference/, where what the desk trusts lies"),
        ("reference/a", KNOWN + ", quantity: {column: b}}}\n",
         "2:10: 'about' of the table 't' is missing",
         "for example about: [{column: state}, population]"),
        ("reference/a", KNOWN + ", about: {column: b}}}\n",
         "2:10: the table 't' gives no value", "for example quantity: {column: people}"),
        ("reference/a",
         KNOWN + ", about: {column: b}, quantity: c, name: d}}\n",
         "2:106: 'name' beside 'quantity': a row carries one value",
         "a table of its own for each value"),
        ("a", "source: {title: A, file: ../b.txt}\nclaims: {a: {by: b}}\n",
         "1:26: ../b.txt is empty", "the captured text"),
        ("a", "source: {title: A, file: ../c.txt}\nclaims: {a: {exact: 5 km}}\n"
         "unclaimed: {6 km: told elsewhere}\n",
         "3:13: “6 km” does not stand in the source; the nearest words are “5 km”",
         "words of the text, once there"),
        ("a", "source: {title: A, file: ../c.txt}\nclaims: {a: {exact: 5 km}}\n"
         "unclaimed: {5 km: told elsewhere}\n",
         "3:13: a claims “5 km”, which is set aside here", "words that no claim quotes"),
    ],
)  # fmt: skip
def test_what_was_expected_is_told_beside_what_was_found(
    tmp_path: Path, name: str, text: str, message: str, expected: str
) -> None:
    (tmp_path / "claims/reference").mkdir(parents=True)
    (tmp_path / "b.txt").write_text("", "utf-8")
    (tmp_path / "c.txt").write_text("It is 5 km long.", "utf-8")
    lines = faults_of(tmp_path, text, name).splitlines()
    assert (lines[0], lines[-1]) == (f"claims/{name}.yaml:{message}", f"  expected: {expected}")


@pytest.mark.parametrize(
    "words", ["nil", "Nothing", "yes", "No", "true", "false", "TBD", "to-do", "t.b.d.", "'null'"]
)
def test_a_word_that_gives_no_reason_is_none(tmp_path: Path, words: str) -> None:
    told = faults_of(tmp_path, f"{HEAD}  a: {{exact: b, allow: {{some-rule: {words}}}}}\n")
    assert f"{words.strip(chr(39))!r} is no reason" in told


@pytest.mark.parametrize("rule", ["conversion_error", "Conversion error", "CONVERSION-ERROR"])
def test_a_rule_that_is_written_otherwise_is_told_as_it_is_written(
    tmp_path: Path, rule: str
) -> None:
    assert faults_of(tmp_path, f"{HEAD}  a: {{exact: b, allow: {{{rule}: c}}}}\n") == (
        f"claims/a.yaml:4:25: {rule!r} cannot be a key here\n"
        f"  4 |   a: {{exact: b, allow: {{{rule}: c}}}}\n"
        "    |                         ^^^^^^^^^^^^^^^^\n"
        "  expected: a rule's id, such as conversion-error\n"
        "  did you mean: conversion-error"
    )


@pytest.mark.parametrize(
    ("key", "meant"), [("conversion", "restated"), ("Speaker", "by"), ("sum-of", "total_of")]
)
def test_a_key_of_another_name_is_told_by_its_own(tmp_path: Path, key: str, meant: str) -> None:
    told = faults_of(tmp_path, f"{HEAD}  a: {{exact: b, {key}: c}}\n")
    assert told.splitlines()[-1] == f"  did you mean: {meant}"


def test_an_unreadable_day_of_publication_is_refused(tmp_path: Path) -> None:
    told = faults_of(
        tmp_path, "source:\n  title: A\n  published: 30 February 2024\nclaims: {a: {exact: b}}\n"
    )
    assert told.startswith("claims/a.yaml:3:14: '30 February 2024' is no date: ")


def test_a_day_of_publication_with_two_readings_is_refused(tmp_path: Path) -> None:
    head = "source: {title: A, published: 03/09/2024}\nclaims: {a: {exact: b}}\n"
    assert faults_of(tmp_path, head).splitlines()[0] == (
        "claims/a.yaml:1:31: '03/09/2024' may be 9 March 2024 or 3 September 2024"
    )


def test_a_path_from_the_root_is_shown_as_it_should_be_written(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text("b", "utf-8")
    head = "source: {title: A, file: seeds/a.txt}\nclaims: {a: {exact: b}}\n"
    assert faults_of(tmp_path, head).endswith("did you mean: ../seeds/a.txt")


def test_a_second_word_of_about_is_no_misspelled_key(tmp_path: Path) -> None:
    told = faults_of(tmp_path, HEAD + "  a: {about: Old Bridge, distance, quantity: 5 km}\n")
    assert told.startswith("claims/a.yaml:4:26: unknown key 'distance'\n")
    assert told.endswith("brackets around several ({about: [Old Bridge, length]})")


def test_words_cut_off_at_a_comma_are_told_to_be_quoted(tmp_path: Path) -> None:
    assert faults_of(tmp_path, HEAD + "  a: {exact: 900 m (2,950 ft)}\n") == (
        "claims/a.yaml:4:23: unknown key '950 ft)'\n"
        "  4 |   a: {exact: 900 m (2,950 ft)}\n"
        "    |                       ^^^^^^^\n"
        '  expected: quotation marks around words with a comma in them: {exact: "6 m, or 20 ft"}'
    )


@pytest.mark.parametrize(
    ("claim", "fault"),
    [
        ("{exact: 3,400 tents, quantity: 3,400 tents}",
         "4:39: '400 tents' stands twice, first in line 4"),
        ("{exact: b, allow: {some-rule: an early count, as they say}}",
         "4:52: 'as they say' cannot be a key here"),
        ("{exact: b, allow: {some-rule: {reason: early, later mended}}}",
         "4:52: unknown key 'later mended'"),
    ],
)  # fmt: skip
def test_a_key_that_a_comma_cut_off_is_told_once(tmp_path: Path, claim: str, fault: str) -> None:
    lines = faults_of(tmp_path, f"{HEAD}  a: {claim}\n").splitlines()
    assert (lines[0], lines[3:]) == (
        f"claims/a.yaml:{fault}",
        ['  expected: quotation marks around words with a comma in them: {exact: "6 m, or 20 ft"}'],
    )


@pytest.mark.parametrize(
    ("claim", "likely"),
    [
        ("{exact: b, by: c, by: }", "expected: each key once"),
        ("{exact: b, quantitiy: }", "did you mean: quantity"),
    ],
)
def test_a_key_with_its_colon_is_not_cut_off(tmp_path: Path, claim: str, likely: str) -> None:
    assert faults_of(tmp_path, f"{HEAD}  a: {claim}\n").endswith(likely)


@pytest.mark.parametrize(
    ("named", "message"),
    [
        ("../seeds/none.txt", "../seeds/none.txt cannot be read: no such file or directory"),
        ("../seeds", "../seeds cannot be read: it is no regular file"),
        ("../../outside.txt", "../../outside.txt lies outside the project"),
        ("../seeds/way_out.txt", "../seeds/way_out.txt lies outside the project"),
        ("../seeds/circle.txt", "../seeds/circle.txt cannot be read: it is a link to nothing"),
        ("../seeds/blank.txt", "../seeds/blank.txt is empty"),
        ("../claims/a.yaml", "../claims/a.yaml is this claim file"),
        (f"../{'x' * 300}", f"../{'x' * 300} cannot be read: file name too long"),
        ("../seeds/nowhere.txt", "../seeds/nowhere.txt cannot be read: it is a link to nothing"),
    ],
)
def test_a_captured_text_must_be_a_file_inside_the_project(
    tmp_path: Path, named: str, message: str
) -> None:
    root = tmp_path / "project"
    (root / "seeds").mkdir(parents=True)
    (tmp_path / "outside.txt").write_text("secret")
    (root / "seeds" / "way_out.txt").symlink_to(tmp_path / "outside.txt")
    (root / "seeds" / "nowhere.txt").symlink_to(root / "none.txt")
    (root / "seeds" / "circle.txt").symlink_to("circle.txt")
    (root / "seeds" / "blank.txt").write_text("\ufeff \n", "utf-8")
    told = faults_of(root, f"source:\n  title: A\n  file: {named}\nclaims:\n  a: {{exact: b}}\n")
    assert told.splitlines()[0] == f"claims/a.yaml:3:9: {message}"
    inside = "  expected: a path from this claim file to a text inside the project"
    assert (inside in told) is ("outside" in message)


def test_a_publication_of_two_days_is_told_with_both(tmp_path: Path) -> None:
    told = faults_of(
        tmp_path, HEAD.replace("A title", "A\n  published: 01/02/2024") + "  a: {by: b}\n"
    )
    assert told.splitlines()[0] == (
        "claims/a.yaml:3:14: '01/02/2024' may be 2 January 2024 or 1 February 2024"
    )
    assert told.endswith("such as 2024-01-17, or two within which it is: 2024-01-16/2024-01-17")


def test_an_example_that_ends_with_a_stop_is_followed_by_no_other(tmp_path: Path) -> None:
    told = faults_of(tmp_path, HEAD.replace("A title", "A\n  note: []") + "  a: {by: b}\n")
    assert "January as news. What is known" in told


@pytest.mark.parametrize("key", ["n", "items"])
def test_nought_is_no_count(tmp_path: Path, key: str) -> None:
    count = {"n": 28, key: 0}
    told = faults_of(
        tmp_path, f"{HEAD}  a: {{mean: 3.4, n: {count['n']}, items: {count.get('items', 1)}}}\n"
    )
    assert told.splitlines()[0].endswith("'0' is no count")
    assert told.endswith("expected: a whole number, 1 or more")


def test_a_captured_text_in_another_encoding_is_refused_at_its_place(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes("caf\xe9".encode("latin-1"))
    told = faults_of(tmp_path, HEAD.replace("A title", "A\n  file: ../old.txt") + "  a: {by: b}\n")
    assert told == "old.txt:1:4: byte 0xE9 is not UTF-8\n  expected: text in UTF-8"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "1:1: nothing stands here"),
        (b"- a\n", "1:1: expected a mapping (key: value), found a list"),
        (b"\xff\xfes\x00", "1:1: the file is UTF-16, expected UTF-8"),
        (b"a: \x00", "1:4: control character U+0000"),
        (b"a: \xe9", "1:4: byte 0xE9 is not UTF-8"),
        (b"a:\n\t- b", "2:1: a tab cannot indent"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_claim_file_is_refused(
    tmp_path: Path, content: bytes, message: str
) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(content)
    with pytest.raises(UnreadableError) as caught:
        read_claim_file(path, tmp_path)
    assert str(caught.value).splitlines()[0] == f"a.yaml:{message}"


def test_a_folder_or_a_dangling_link_is_no_claim_file(tmp_path: Path) -> None:
    folder, link = tmp_path / "a.yaml", tmp_path / "b.yaml"
    folder.mkdir()
    link.symlink_to(tmp_path / "none")
    for path, message in (
        (folder, "a.yaml:1:1: a.yaml cannot be read: it is no regular file"),
        (link, "b.yaml:1:1: b.yaml cannot be read: it is a link to nothing"),
    ):
        with pytest.raises(UnreadableError) as caught:
            read_claim_file(path, tmp_path)
        assert str(caught.value).splitlines()[0] == message


def test_a_claim_file_may_be_a_link_within_the_project_and_not_out_of_it(tmp_path: Path) -> None:
    root, outside = tmp_path / "project", tmp_path / "shared.yaml"
    (root / "desk").mkdir(parents=True)
    for file in (outside, root / "desk/shared.yaml"):
        file.write_text(HEAD + "  a: {by: b}\n", "utf-8")
    (root / "in.yaml").symlink_to("desk/shared.yaml")
    (root / "out.yaml").symlink_to(outside)
    assert [claim.uid for claim in read_claim_file(root / "in.yaml", root).source.claims] == [
        "in.a"
    ]
    with pytest.raises(UnreadableError) as caught:
        read_claim_file(root / "out.yaml", root)
    assert str(caught.value) == (
        "out.yaml:1:1: out.yaml is a link out of the project\n"
        "  expected: a claim file inside the project"
    )


def test_a_project_may_itself_be_reached_by_a_link(tmp_path: Path) -> None:
    (tmp_path / "project/claims").mkdir(parents=True)
    (tmp_path / "project/claims/a.yaml").write_text(HEAD + "  a: {by: b}\n", "utf-8")
    (tmp_path / "linked").symlink_to(tmp_path / "project")
    root = tmp_path / "linked"
    assert read_claim_file(root / "claims/a.yaml", root).source.document.id == "a"


def test_a_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("\ufeffsource:\r\n  title: A\r\nclaims:\r\n  a: {exact: b}\r\n".encode())
    source = read_claim_file(path, tmp_path).source
    assert source.document.title == "A"
    assert str(source.claims[0].place) == "a.yaml:4:3"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("source\n  title: A\n", "1:7: no colon follows 'source'"),
        ("source:\n  title A\n  publisher: B\n", "2:8: no colon follows 'title'"),
        (HEAD + "  range\n    exact: b\n", "4:8: no colon follows 'range'"),
        (HEAD + "  range:\n    exact 9 km\n    by: B\n", "5:10: no colon follows 'exact'"),
    ],
)
def test_a_missing_colon_is_told_where_it_is_missing(tmp_path: Path, text: str, told: str) -> None:
    assert faults_of(tmp_path, text).startswith(f"claims/a.yaml:{told}\n")


def test_a_line_too_deep_below_words_is_no_missing_colon(tmp_path: Path) -> None:
    text = HEAD + "  range:\n    note: some long\n      text\n      by: B\n"
    assert "indented deeper" in faults_of(tmp_path, text)


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("part_of", "did you mean: total_of"),
        ("importance", "did you mean: note"),
        ("colour", "expected: a key such as exact, about"),
    ],
)
def test_a_key_is_taken_for_none_that_only_ends_as_it_does(
    tmp_path: Path, key: str, meant: str
) -> None:
    assert meant in faults_of(tmp_path, HEAD + f"  range: {{exact: a, {key}: b}}\n")


def test_an_empty_file_is_told_what_belongs_into_it(tmp_path: Path) -> None:
    told = faults_of(tmp_path, "").splitlines()
    assert told[-1] == "  expected: source: with a title, and claims: under it the claims"


def test_a_part_of_a_form_that_is_misspelled_is_told_with_what_was_meant(tmp_path: Path) -> None:
    claims = HEAD + "  a: {quantity: 5, change_from: {befor: b, after: c}}\n"
    told = faults_of(tmp_path, claims).splitlines()
    assert told[0].endswith("4:34: 'change_from' takes before and after: not befor")
    assert told[-1] == "  did you mean: before"


def test_a_merge_key_is_told_of_without_a_list_of_all_keys(tmp_path: Path) -> None:
    told = faults_of(tmp_path, HEAD + "  range:\n    <<: {exact: a}\n")
    assert "'<<' takes nothing over here" in told
    assert "age_of" not in told
