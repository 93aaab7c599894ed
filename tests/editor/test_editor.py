"""An editor, through the protocol: what it underlines, tells, corrects, completes, and goes to."""

from __future__ import annotations

import asyncio
from hashlib import sha256
from pathlib import Path

import pytest

from factcheck.editor.answers import FileView
from factcheck.editor.project import LEAST_KEPT
from factcheck.editor.upkeep import Upkeep
from factcheck.running.cache import FOLDER
from tests.editor.client import Editor, Message
from tests.editor.conftest import ARTICLE, CLAIMS, Folder

WRONG = "2,500 feet"


def rules(found: list[Message]) -> list[str]:
    return [one.get("code", "") for one in found]


def apply(editor: Editor, fix: Message) -> dict[str, str]:
    """The texts of the files that a fix changes, changed."""
    names = {editor.address(name): name for name in editor.texts}
    changed = {}
    for address, edits in fix["edit"]["changes"].items():
        lines = editor.texts[names[address]].split("\n")
        for edit in sorted(edits, key=lambda one: -int(one["range"]["start"]["character"])):
            place = edit["range"]
            assert place["start"]["line"] == place["end"]["line"]
            units = lines[place["start"]["line"]].encode("utf-16-le")
            start, end = (2 * place[side]["character"] for side in ("start", "end"))
            right = edit["newText"].encode("utf-16-le")
            lines[place["start"]["line"]] = (units[:start] + right + units[end:]).decode(
                "utf-16-le"
            )
        changed[names[address]] = "\n".join(lines)
    return changed


def test_a_right_claim_file_and_its_article_have_nothing_underlined(
    editor: Editor, desk: Folder
) -> None:
    assert editor.open(desk.claims) == []
    assert editor.open(desk.article) == []


def test_a_wrong_figure_is_underlined_in_the_claim_file_before_it_is_saved(
    editor: Editor, desk: Folder
) -> None:
    editor.open(desk.claims)
    found = editor.edit(desk.claims, "restated: 2,950 feet", f"restated: {WRONG}")
    error = next(one for one in found if one["code"] == "conversion-error")
    assert editor.words(desk.claims, error["range"]) == WRONG
    assert error["severity"] == 1
    assert "2,950 feet" in (desk.root / "claims" / "bridge.yaml").read_text("utf-8")


def test_a_wrong_figure_is_underlined_in_the_article_behind_a_character_of_two_units(
    editor: Editor, desk: Folder
) -> None:
    editor.open(desk.claims)
    editor.open(desk.article)
    editor.edit(desk.claims, "2,950", "2,500")
    editor.edit(desk.claims, "2,950", "2,500")
    (error,) = editor.edit(desk.article, "2,950 feet", WRONG)
    assert error["code"] == "conversion-error"
    assert editor.words(desk.article, error["range"]) == WRONG


def test_words_that_leave_the_article_are_told_of_in_the_claim_file(
    editor: Editor, desk: Folder
) -> None:
    editor.open(desk.claims)
    editor.open(desk.article)
    editor.edit(desk.article, "opened again on Tuesday", "opened again at last")
    found = editor.underlined(desk.claims)
    assert rules(found) == ["quote-not-in-source"]
    assert editor.words(desk.claims, found[0]["range"]) == "opened again on Tuesday"


def test_what_others_changed_on_disk_is_seen_as_a_file_is_saved(
    editor: Editor, desk: Folder
) -> None:
    editor.open(desk.claims)
    desk.write("seeds/bridge.txt", ARTICLE.replace("opened again on Tuesday", "opened at last"))
    editor.tell("textDocument/didSave", {"textDocument": {"uri": editor.address(desk.claims)}})
    assert rules(editor.underlined(desk.claims)) == ["quote-not-in-source"]


def test_a_reference_that_is_edited_is_held_against_the_open_claims(
    editor: Editor, desk: Folder
) -> None:
    editor.open(desk.claims)
    editor.open(desk.reference)
    editor.edit(desk.reference, "16 January 2024", "6 January 2024")
    assert editor.rules_shown(desk.claims, "differs-from-reference")


def test_what_another_file_makes_wrong_is_underlined_in_both(editor: Editor, desk: Folder) -> None:
    text = """\
source: {title: Another, published: 2024-01-18}
claims:
  length: {about: [Harbour Bridge, length], quantity: 850 meters}
"""
    other = desk.write("claims/zoo.yaml", text)
    editor.open(other)
    editor.open(desk.claims)
    assert editor.rules_shown(other, "claims-disagree")
    (error,) = editor.rules_shown(desk.claims, "claims-disagree")
    assert editor.words(desk.claims, error["range"]) == "900 meters"
    editor.edit(desk.claims, "    quantity: 900 meters\n    restated: 2,950 feet\n", "")
    assert editor.rules_shown(other) == []


def test_an_error_in_one_file_leaves_the_rest_working(editor: Editor, desk: Folder) -> None:
    editor.open(desk.claims)
    other = desk.write("claims/other.yaml", "source: {title: Other}\nclaims:\n  one: {exact: [}\n")
    assert [one["severity"] for one in editor.open(other)] == [1]
    found = editor.edit(desk.claims, "2,950 feet\n", "2,500 feet\n")
    assert "conversion-error" in rules(found)


def test_the_other_side_is_named_in_another_file_even_at_the_same_place(
    editor: Editor, desk: Folder
) -> None:
    length = "  length: {{about: [Zoo, length], quantity: {} metres}}\n"
    one, other = (
        desk.write(
            f"claims/{name}.yaml", f"source: {{title: Zoo}}\nclaims:\n{length.format(figure)}"
        )
        for name, figure in (("one", 700), ("two", 800))
    )
    error = next(each for each in editor.open(other) if each["code"] == "claims-disagree")
    sides = {each["location"]["uri"] for each in error["relatedInformation"]}
    assert sides == {editor.address(one)}


def test_a_file_that_breaks_while_written_keeps_its_claims_for_the_others(
    editor: Editor, desk: Folder
) -> None:
    text = "source: {title: Other}\nclaims:\n  same: {text: a, denies: bridge.opening}\n"
    other = desk.write("claims/other.yaml", text)
    assert editor.open(other) == []
    editor.open(desk.claims)
    assert editor.edit(desk.claims, "tense: past", "tense past") != []
    assert editor.underlined(other) == []
    editor.edit(desk.claims, "tense past", "tense: past")
    editor.edit(desk.claims, "opening:", "reopening:")
    (fault,) = editor.underlined(other)
    assert "no claim is called 'bridge.opening'" in fault["message"]


def test_a_misspelled_key_is_underlined_and_its_correction_mends_the_file(
    editor: Editor, desk: Folder
) -> None:
    editor.open(desk.claims)
    (fault,) = editor.edit(desk.claims, "quantity:", "quantitty:")
    assert editor.words(desk.claims, fault["range"]) == "quantitty"
    (fix,) = editor.fixes(desk.claims, "quantitty")
    assert fix["title"] == "Write “quantity” for “quantitty”"
    ((name, text),) = apply(editor, fix).items()
    assert editor.open(name, text) == []


def test_a_correction_in_the_claim_file_mends_the_article_with_it(
    editor: Editor, desk: Folder
) -> None:
    editor.open(desk.claims)
    editor.open(desk.article)
    editor.edit(desk.article, "2,950 feet", WRONG)
    editor.edit(desk.claims, "2,950 feet", WRONG)
    editor.edit(desk.claims, "2,950 feet", WRONG)
    fix = editor.fixes(desk.claims, f"{WRONG}\n")[0]
    assert fix["isPreferred"]
    changed = apply(editor, fix)
    assert set(changed) == {desk.claims, desk.article}
    editor.open(desk.article, changed[desk.article])
    assert editor.open(desk.claims, changed[desk.claims]) == []


def test_a_claim_tells_its_verdict_with_the_citation_that_it_rests_on(
    editor: Editor, desk: Folder
) -> None:
    editor.open(desk.claims)
    told = editor.hover(desk.claims, "date: on Tuesday", 8)
    assert "**opening**: agrees" in told
    assert "**opening**: agrees" in editor.hover(desk.claims, "exact: opened", 8)
    assert "**length**: agrees" in editor.hover(desk.claims, "restated: 2,950", 12)
    assert "[Harbour Bridge open, City Council](<https://example.org/bridge>)" in told


def test_words_of_the_article_tell_the_working_of_a_finding(editor: Editor, desk: Folder) -> None:
    editor.open(desk.claims)
    editor.open(desk.article)
    editor.edit(desk.claims, "2,950 feet", WRONG)
    editor.edit(desk.claims, "2,950 feet", WRONG)
    editor.edit(desk.article, "2,950 feet", WRONG)
    told = editor.hover(desk.article, WRONG)
    assert "**error** `conversion-error`" in told
    assert "- 900 m = 2,953 ft" in told


def test_a_reference_tells_its_citation_and_no_row_of_a_table(editor: Editor, desk: Folder) -> None:
    rows = "bridge,length\nHarbour Bridge,900 m\n"
    desk.write("claims/reference/lengths.csv", rows)
    table = f"""\
source: {{title: Bridges}}
tables:
  lengths:
    file: lengths.csv
    hash: sha256:{sha256(rows.encode()).hexdigest()}
    about: [{{column: bridge}}, length]
    quantity: {{column: length}}
    cite: {{title: "Register of bridges", url: "https://example.org/register"}}
claims:
  opening:
    about: [Harbour Bridge, opens again]
    date: 16 January 2024
    cite: {{title: "Harbour Bridge open, City Council", url: "https://example.org/bridge"}}
"""
    desk.write("claims/reference/bridges.yaml", table)
    editor.open(desk.claims)
    editor.open(desk.reference)
    told = editor.hover(desk.reference, "16 January 2024")
    assert told.startswith("**opening**: a reference")
    assert "City Council" in told


def test_a_key_tells_what_it_means(editor: Editor, desk: Folder) -> None:
    editor.open(desk.claims)
    assert "Who published it" not in editor.hover(desk.claims, "tense: past")
    assert "The tense in which it is told" in editor.hover(desk.claims, "tense: past")
    assert "The day of publication" in editor.hover(desk.claims, "published:")


@pytest.mark.parametrize(
    ("before", "after", "some"),
    [
        ("  file:", "  loc", {"locale", "published"}),
        ("    tense: past", "    den", {"denies", "illustrates"}),
        ("role: mayor}", "rol", {"role", "country"}),
        ("    tense: past", "    tense: ", {"past", "present", "future"}),
        *(
            ("    tense: past", f"    {key}: ", {"length", "bridges.opening"})
            for key in ("from", "denies", "illustrates", "corrects")
        ),
        ("    tense: past", "    total_of: [length, ", {"mayor", "opening"}),
        ("    tense: past", "    share_of: {part: length, whole: ", {"mayor"}),
        ("    tense: past", "    share_of: {par", {"part", "whole"}),
        ("    tense: past", "    allow: {conv", {"conversion-error"}),
        ("about: Ada Holm", "about: ", {"Harbour Bridge", "Ada Holm"}),
        ("about: Ada Holm", "about: [Harbour Bridge, ", {"opens again", "length"}),
        ("claims:", "expect:\n  - length < ", {"length"}),
    ],
)
def test_what_may_stand_there_is_completed(
    editor: Editor, desk: Folder, before: str, after: str, some: set[str]
) -> None:
    editor.open(desk.claims)
    editor.edit(desk.claims, before, after)
    assert some <= set(editor.completed(desk.claims, after))


def test_keys_are_not_offered_where_ids_are_chosen(editor: Editor, desk: Folder) -> None:
    editor.open(desk.claims)
    editor.edit(desk.claims, "  mayor:", "  may")
    assert editor.completed(desk.claims, "  may") == []


def test_a_claim_leads_to_its_words_and_the_words_to_the_claim(
    editor: Editor, desk: Folder
) -> None:
    editor.open(desk.claims)
    editor.open(desk.article)
    (there,) = editor.ask("textDocument/definition", editor.at(desk.claims, "date: on Tuesday"))
    assert there["uri"] == editor.address(desk.article)
    assert editor.words(desk.article, there["range"]) == "opened again on Tuesday"
    (back,) = editor.ask("textDocument/definition", editor.at(desk.article, "on Tuesday"))
    assert back["uri"] == editor.address(desk.claims)
    assert editor.words(desk.claims, back["range"]) == "opening"


@pytest.mark.parametrize("letter", [0, 3, len("bridge.opening")])
def test_the_name_of_a_claim_leads_to_it(editor: Editor, desk: Folder, letter: int) -> None:
    text = "source: {title: Other}\nclaims:\n  same: {text: a, denies: bridge.opening}\n"
    other = desk.write("claims/other.yaml", text)
    editor.open(desk.claims)
    editor.open(other)
    (there,) = editor.ask("textDocument/definition", editor.at(other, "bridge.opening", letter))
    assert there["uri"] == editor.address(desk.claims)
    assert editor.words(desk.claims, there["range"]) == "opening"


@pytest.mark.parametrize(("behind", "is_there"), [(0, True), (23, True), (24, False)])
def test_words_lead_to_their_claim_from_their_first_letter_to_behind_their_last(
    editor: Editor, desk: Folder, behind: int, is_there: bool
) -> None:
    editor.open(desk.article)
    words = "opened again on Tuesday"
    found = editor.ask("textDocument/definition", editor.at(desk.article, words, behind))
    assert bool(found) is is_there


def test_a_misspelled_name_that_no_claim_has_is_underlined_in_the_article_alone(
    editor: Editor, desk: Folder
) -> None:
    editor.open(desk.claims)
    editor.open(desk.article)
    (slip,) = editor.edit(desk.article, "Two lanes", "The lanes of Habrour Bridge")
    assert slip["code"] == "text-misspells-name"
    assert editor.words(desk.article, slip["range"]) == "Habrour"
    assert rules(editor.underlined(desk.claims)) == []


def test_an_article_without_a_claim_file_is_looked_at_as_lint_does(
    editor: Editor, desk: Folder
) -> None:
    letter = desk.write("notes/letter.md", "The wall is 900 meters (2,500 feet) long.\n")
    (error,) = editor.open(letter)
    assert error["code"] == "conversion-error"
    assert editor.words(letter, error["range"]) == WRONG
    fix = editor.fixes(letter, WRONG)[0]
    assert editor.open(letter, apply(editor, fix)[letter]) == []


def test_an_article_that_its_claim_file_lets_go_of_is_looked_at_as_lint_does(
    editor: Editor, desk: Folder
) -> None:
    editor.open(desk.claims)
    editor.open(desk.article)
    editor.edit(desk.claims, "  file: ../seeds/bridge.txt\n", "")
    assert rules(editor.edit(desk.article, "2,950 feet", WRONG)) == ["conversion-error"]


def test_a_closed_file_has_nothing_underlined(editor: Editor, desk: Folder) -> None:
    editor.open(desk.claims)
    assert editor.edit(desk.claims, "2,950 feet\n", "2,500 feet\n") != []
    assert editor.close(desk.claims) == []


def test_what_is_neither_text_nor_claims_is_left_alone(editor: Editor, desk: Folder) -> None:
    code = desk.write("app/bridge.py", '"""The wall is 900 meters (2,500 feet) long."""\n')
    assert editor.open(code) == []


def test_yaml_of_another_kind_is_left_alone(editor: Editor, desk: Folder) -> None:
    inside = desk.write("claims/insurance.yaml", "policies:\n  - {number: 7}\n")
    outside = desk.write("compose.yaml", "services: {web: {image: nginx}}\n")
    assert editor.open(inside) == editor.open(outside) == []


def test_accepted_findings_are_not_underlined(editor: Editor, desk: Folder) -> None:
    editor.open(desk.claims)
    editor.edit(desk.claims, "restated: 2,950 feet", "restated: 2,500 feet")
    editor.edit(desk.claims, "(2,950 feet)", "(2,500 feet)")
    allow = "    tense: past\n  wide:\n    quantity: 1 m\n    allow: {conversion-error: a typo}"
    assert "conversion-error" in rules(editor.underlined(desk.claims))
    accepted = "    quantity: 900 meters\n    allow: {conversion-error: the council's own figure}"
    found = editor.edit(desk.claims, "    quantity: 900 meters", accepted)
    assert "conversion-error" not in rules(found)
    assert "allowance-unused" in rules(editor.edit(desk.claims, "    tense: past", allow))


def test_a_project_without_a_fault_in_its_settings_is_told_of_none(
    editor: Editor, desk: Folder
) -> None:
    desk.write("pyproject.toml", "[tool.pytest.ini_options]\nfactcheck_fail_on = 'sometimes'\n")
    editor.open(desk.claims)
    assert any("factcheck_fail_on is 'sometimes'" in told for told in editor.messages)


def test_an_error_of_its_own_is_told_and_the_next_edit_looked_at(tmp_path: Path) -> None:
    shown: list[Path] = []
    told: list[str] = []

    def show(path: Path, _answer: FileView | None) -> None:
        shown.append(path)
        if len(shown) == 1:
            raise RuntimeError("a pipe broke")

    async def edited_twice() -> FileView | None:
        upkeep = Upkeep(show, told.append)
        letter = (tmp_path / "letter.txt").as_uri()
        for text in ("One.\n", "Two.\n"):
            upkeep.edit(letter, text)
            answer = await upkeep.answer(letter)
        return answer

    assert asyncio.run(edited_twice())
    assert told == ["it failed by itself: RuntimeError: a pipe broke"]
    assert len(shown) == 2


OWN = """\
def check_no_feet(restatement):
    \"\"\"Kilometres only.\"\"\"
    assert "feet" not in restatement.claim.words("restated"), "Give metres only."
"""
BROKEN = """\
def check_miles(restatement):
    \"\"\"Miles.\"\"\"
    raise ValueError("it broke")
"""


def test_checks_of_a_folder_are_run_only_where_the_editor_says_so(
    editor: Editor, desk: Folder
) -> None:
    desk.write("checks/own.py", OWN)
    assert editor.open(desk.claims) == []
    with Editor(editor.folder, ["--own-checks"]) as trusting:
        assert rules(trusting.open(desk.claims)) == ["no-feet"]
    desk.write("checks/broken.py", BROKEN)
    with Editor(editor.folder, ["--own-checks"]) as trusting:
        told = [one["message"] for one in trusting.open(desk.claims)]
        assert [one for one in told if one.startswith("miles: ")]


def test_what_a_large_project_is_known_for_is_kept_as_the_editor_ends(
    editor: Editor, desk: Folder
) -> None:
    for number in range(LEAST_KEPT):
        desk.write(f"claims/c{number}.yaml", "source: {title: A}\nclaims: {p: {about: A}}\n")
    desk.write("claims/bridge.yaml", CLAIMS.replace("restated: 2,950 feet", f"restated: {WRONG}"))
    told = []
    for _ in range(2):
        with Editor(editor.folder) as opened:
            told.append(rules(opened.open(desk.claims)))
        assert (desk.root / FOLDER / "kept.sqlite3").exists()
    assert told == [["conversion-error", "value-not-in-quote"]] * 2


@pytest.mark.parametrize(("encoding", "units"), [("utf-8", 4), ("utf-32", 1), (None, 2)])
def test_columns_are_counted_as_the_client_wants_them(
    editor: Editor, desk: Folder, encoding: str | None, units: int
) -> None:
    letter = desk.write("notes/letter.txt", "The 🌉 bridge is 900 meters (2,500 feet) long.\n")
    with Editor(editor.folder, encodings=encoding and [encoding]) as other:
        assert other.capabilities["positionEncoding"] == (encoding or "utf-16")
        offered = other.capabilities["completionProvider"]
        assert offered["triggerCharacters"] == [" ", "[", "{", ","]
        (error,) = other.open(letter)
    assert error["range"]["start"]["character"] == len("The  bridge is 900 meters (") + units
