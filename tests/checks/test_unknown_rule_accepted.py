from pathlib import Path

import pytest

from factcheck import load, run, standard_checks


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("conversion-eror", "No check has the rule conversion-eror, which is accepted here; "
                            "did you mean conversion-error?"),
        ("xyzzy", "No check has the rule xyzzy, which is accepted here."),
    ],
)  # fmt: skip
def test_a_rule_that_there_is_not_is_told_with_what_was_likely_meant(
    rule: str, message: str, tmp_path: Path
) -> None:
    (tmp_path / "claims").mkdir()
    text = f"source: {{title: A}}\nclaims:\n  a: {{quantity: 9 km, allow: {{{rule}: b}}}}\n"
    (tmp_path / "claims" / "a.yaml").write_text(text, "utf-8")
    findings = run(load(tmp_path), standard_checks()).findings
    assert [one.message for one in findings if one.rule == "allowance-unused"] == [message]
