from pathlib import Path

import pytest

from factcheck import standard_checks
from factcheck.cli import main
from factcheck.cli.explain import page_of

Capture = pytest.CaptureFixture[str]
OWN = '''\
from factcheck import note


@note
def check_too_round(quantity):
    """A figure that is suspiciously round.

    Asked of the desk: who counted?

    Fails:
        - quantity: 1000 people

    Passes:
        - quantity: 1013 people
    """
    assert not quantity.words.startswith("1000"), f"“{quantity.words}” is very round"
'''
PAGE = """\
too-round (note, own)

A figure that is suspiciously round.

Asked of the desk: who counted?

A note: worth knowing, no defect.

It fails on:

    quantity: 1000 people

It passes:

    quantity: 1013 people

To accept a finding, beside one of the claims that it names:

    allow:
      too-round: why it stands
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write_own_check(text: str = OWN) -> None:
    for name in ("claims", "checks"):
        Path(name).mkdir()
    Path("checks/too_round.py").write_text(text, "utf-8")


def test_every_standard_rule_is_listed(capsys: Capture) -> None:
    assert main(["rules"]) == 0
    shown = capsys.readouterr().out
    assert [one.rule for one in standard_checks() if f"  {one.rule}  " not in shown] == []
    assert f"\n{len(standard_checks())} rules. factcheck explain RULE" in shown


def test_rules_stand_under_their_family_with_their_severity(capsys: Capture) -> None:
    main(["rules"])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["family", "rule", "severity", "what", "it", "finds"]
    families = [line.split()[0] for line in lines[2:] if line[:1].strip() and "rules." not in line]
    assert families == sorted(set(families))
    assert any(line.split()[:2] == ["conversion-imprecise", "warning"] for line in lines)


def test_the_list_shows_no_markup(capsys: Capture) -> None:
    main(["rules"])
    shown = " ".join(capsys.readouterr().out.split())
    assert "note An “about” that nearly matches another claim's, so" in shown
    assert "`" not in shown


def test_a_project_s_own_checks_are_listed_with_the_standard_ones(capsys: Capture) -> None:
    write_own_check()
    main(["rules"])
    shown = " ".join(capsys.readouterr().out.split())
    assert " own too-round note A figure that is suspiciously round. " in shown
    assert " conversion-error error " in shown


def test_a_folder_that_is_only_called_checks_is_not_run(capsys: Capture) -> None:
    write_own_check("raise SystemExit('this was run')\n")
    Path("claims").rmdir()
    assert main(["rules"]) == 0
    assert "conversion-error" in capsys.readouterr().out


def test_checks_elsewhere_can_be_named(capsys: Capture) -> None:
    write_own_check()
    Path("checks").rename("house")
    assert main(["explain", "too-round", "--checks", "house"]) == 0
    assert "A figure that is suspiciously round." in capsys.readouterr().out


def test_a_rule_is_explained_on_a_page(capsys: Capture) -> None:
    write_own_check()
    assert main(["explain", "too-round"]) == 0
    assert capsys.readouterr().out == PAGE


def test_an_example_of_an_own_check_that_is_not_so_is_told(capsys: Capture) -> None:
    write_own_check(
        "def check_no_feet(quantity):\n"
        '    """Feet.\n\n    Fails:\n        - quantity: 3 m\n\n    Passes:\n'
        '        - quantity: 3 feet\n        - quantity: [3]\n    """\n'
        "    assert 'feet' not in quantity.words, 'Why not metres?'\n"
    )
    assert main(["explain", "no-feet"]) == 1
    told = capsys.readouterr().out.partition("why it stands\n")[2]
    assert "under Fails passes.\n    quantity: 3 m\n" in told
    assert "under Passes fails: Why not metres?\n    quantity: 3 feet\n" in told
    assert "under Passes cannot be run: " in told


@pytest.mark.parametrize("name", ["conversion-error", "conversion_error", "check_conversion_error"])
def test_a_rule_is_known_by_any_form_of_its_name(name: str, capsys: Capture) -> None:
    assert main(["explain", name]) == 0
    assert capsys.readouterr().out.startswith("conversion-error (error, quantities)\n\n")


def test_no_line_of_a_page_but_an_example_is_wider_than_a_terminal() -> None:
    lines = [line for check in standard_checks() for line in page_of(check).splitlines()]
    assert len(lines) > 100
    assert [line for line in lines if len(line) > 80 and not line.startswith("    ")] == []


def test_a_near_miss_is_answered_with_what_was_likely_meant(capsys: Capture) -> None:
    assert main(["explain", "weekday-mismach"]) == 2
    assert capsys.readouterr().err == (
        "factcheck explain: there is no rule 'weekday-mismach'; did you mean weekday-mismatch?\n"
    )


def test_an_unknown_rule_is_answered_with_where_to_look(capsys: Capture) -> None:
    assert main(["explain", "xyzzy"]) == 2
    assert capsys.readouterr().err == (
        "factcheck explain: there is no rule 'xyzzy'; factcheck rules lists them\n"
    )


def test_a_check_that_cannot_be_imported_is_an_error_without_a_traceback(capsys: Capture) -> None:
    write_own_check("import no_such_module\n")
    assert main(["rules"]) == 2
    assert capsys.readouterr().err == (
        "factcheck rules: a check in checks cannot be imported: "
        "ModuleNotFoundError: No module named 'no_such_module'\n"
    )
