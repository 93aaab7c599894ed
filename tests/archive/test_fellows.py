from pathlib import Path

from factcheck.archive import load


def test_the_fellows_of_a_claim_are_those_of_its_source_about_the_same(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    for name in ("a", "b"):
        (tmp_path / f"claims/{name}.yaml").write_text(
            f"source: {{title: {name}}}\nclaims:\n"
            "  one: {name: Ann Lee, about: Ann Lee}\n  alone: {name: Bo}\n"
            "  other: {name: Ann Li, about: ann lee}\n",
            "utf-8",
        )
    archive = load(tmp_path)
    first = archive.by_uid["a.one"]
    assert [fellow.uid for fellow in archive.fellows(first)] == ["a.one", "a.other"]
    assert archive.fellows(first) == archive.fellows(archive.by_uid["a.other"])
    assert archive.fellows(archive.by_uid["a.alone"]) == ()
