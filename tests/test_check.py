"""A check's name, parameters and docstring say what it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck import (
    Archive,
    Claim,
    FactcheckError,
    Severity,
    everywhere,
    find_checks,
    note,
    warning,
)
from factcheck.check import (
    CheckError,
    Example,
    check_of,
    files_behind,
    import_check_file,
    standard_checks,
)


def check_too_long(claim: Claim) -> None:
    """A claim that goes on.

    Readers stop.

    It is silent on lists.

    Fails:
        - text: on and on
          about: [talk, length]
        - published: 2024-01-17
          claims:
            a: {text: and on}

    Passes:
        - text: short
    """


def check_undocumented(claim: Claim) -> None: ...


def test_the_rules_id_is_the_functions_name() -> None:
    assert check_of(check_too_long).rule == "too-long"


def check_of_all(claim: Claim, archive: Archive) -> None: ...


def test_a_check_is_marked_to_look_everywhere_with_a_key_and_without() -> None:
    assert everywhere(check_of_all) is check_of_all
    assert everywhere(key=lambda claim: claim.id)(check_of_all) is check_of_all
    assert check_of(check_of_all).looks_everywhere
    assert check_of(check_of_all).key is None
    assert [check.rule for check in standard_checks() if check.key] == ["office-held-twice"]


def check_of_some(claim: Claim, archive: Archive) -> None: ...


def test_a_check_of_a_projects_own_may_look_everywhere_and_a_standard_one_says_so() -> None:
    assert check_of(check_of_some).looks_everywhere
    assert not check_of(check_too_long).looks_everywhere
    assert [one.rule for one in standard_checks() if one.looks_everywhere] == ["office-held-twice"]


def test_the_page_is_the_docstring() -> None:
    check = check_of(check_too_long)
    assert check.summary == "A claim that goes on."
    assert check.description == "Readers stop.\n\nIt is silent on lists."


def test_the_examples_are_yaml_failing_ones_first() -> None:
    assert check_of(check_too_long).examples == (
        Example("text: on and on\nabout: [talk, length]\n", fails=True),
        Example("published: 2024-01-17\nclaims:\n  a: {text: and on}\n", fails=True),
        Example("text: short\n", fails=False),
    )


def test_a_check_without_a_docstring_has_an_empty_page() -> None:
    check = check_of(check_undocumented)
    assert (check.summary, check.description, check.examples) == ("", "", ())


def test_a_check_is_an_error_unless_it_is_marked() -> None:
    def check_error(claim: Claim) -> None: ...

    @warning
    def check_warning(claim: Claim) -> None: ...

    @note
    def check_note(claim: Claim) -> None: ...

    marked = [check_of(one).severity for one in (check_error, check_warning, check_note)]
    assert marked == [Severity.ERROR, Severity.WARNING, Severity.NOTE]


def test_a_check_without_a_parameter_is_refused() -> None:
    def check_nothing() -> None: ...

    with pytest.raises(CheckError) as refused:
        check_of(check_nothing)
    assert str(refused.value) == f"check_nothing in {__file__} runs on nothing"


@pytest.mark.parametrize("kind", ["async def check_x(claim): ...", "def check_x(claim): yield"])
def test_a_check_that_would_not_run_when_called_is_refused(tmp_path: Path, kind: str) -> None:
    (tmp_path / "a.py").write_text(f"{kind}\n", "utf-8")
    with pytest.raises(CheckError) as refused:
        find_checks(tmp_path)
    told = f"check_x in {tmp_path / 'a.py'} is async or yields; expected a plain function"
    assert str(refused.value) == told


def test_a_check_file_that_ends_the_program_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("import sys\nsys.exit(0)\n", "utf-8")
    with pytest.raises(CheckError) as refused:
        find_checks(tmp_path)
    assert str(refused.value) == "a.py ends the program as it is imported"


def test_checks_are_found_in_all_files_below_but_private_ones(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    body = "def check_{}(claim): ...\ndef helped(claim): ...\n"
    for name, rule in (("b.py", "second"), ("below/a.py", "first"), ("_shared.py", "private")):
        (tmp_path / name).write_text(body.format(rule), "utf-8")
    assert [check.rule for check in find_checks(tmp_path)] == ["first", "second"]


def test_a_rule_of_one_name_is_found_once_in_the_first_file(tmp_path: Path) -> None:
    for name in ("a.py", "b.py"):
        (tmp_path / name).write_text("def check_x(claim): ...\n", "utf-8")
    assert [Path(check.path).name for check in find_checks(tmp_path)] == ["a.py"]


def test_a_folder_that_is_not_there_has_no_checks(tmp_path: Path) -> None:
    assert find_checks(tmp_path / "checks") == ()


def test_what_a_check_file_raises_comes_through(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("raise LookupError('no such thing')\n", "utf-8")
    with pytest.raises(LookupError, match="no such thing"):
        find_checks(tmp_path)


def test_a_check_file_that_never_ends_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "slow.py"
    path.write_text("import time\ntime.sleep(2)\n", "utf-8")
    with pytest.raises(FactcheckError) as refused:
        import_check_file(path, seconds=0.05)
    assert str(refused.value) == "slow.py has not finished its import after 0.05 seconds"


def test_what_checks_hang_on_is_neither_hidden_nor_compiled_nor_written_by_runs(
    tmp_path: Path,
) -> None:
    names = ["a.py", "b.txt", "c/d.yaml", ".git/e", "c/.f/g.py", "c/h.pyc", "reports/i.json"]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("", "utf-8")

    def behind(written: Path | None) -> list[str]:
        found = files_behind(tmp_path, written)
        return sorted(path.relative_to(tmp_path).as_posix() for path in found if path.is_file())

    assert behind(tmp_path / "reports") == names[:3]
    assert behind(None) == behind(tmp_path) == behind(tmp_path.parent) == [*names[:3], names[-1]]
